"""Exports hold every row, and no spreadsheet program runs any of it."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import polars as pl
import pytest
from typer.testing import CliRunner

from pipelines.cli import app
from pipelines.commands.export import CELL_CHARACTERS, write_export
from pipelines.errors import SettingsError, WarehouseError
from pipelines.settings import Settings
from schemas import ALL_TABLES
from tests.site.bulletin import Name, Number, ferries, publish_all, settings_of

FORMULA = '=HYPERLINK("x","y")'


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    made = settings_of(tmp_path_factory.mktemp("export"))
    issue = ferries("harbour-2024", date(2024, 3, 1), 412)
    first = replace(
        issue.stories[0],
        headline=FORMULA,
        lines=(*issue.stories[0].lines, "-5 °C and @home and +3 of it.", "word " * 9000),
        numbers=(*issue.stories[0].numbers, Number("-5 °C", -5, {"unit": "°C", "unit_kind": "temperature"})),
        names=(*issue.stories[0].names, Name("@home", "PRODUCT", "@home")),
    )
    publish_all(made, [replace(issue, stories=(first, *issue.stories[1:]))])
    return made


def counts(settings: Settings) -> dict[str, int]:
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        return {table: connection.table(table).count("*").fetchall()[0][0] for table in ALL_TABLES}


def test_parquet_holds_every_row_as_it_is(settings: Settings, tmp_path: Path) -> None:
    write_export(settings.warehouse, tmp_path / "out", "parquet")
    for table, rows in counts(settings).items():
        assert pl.read_parquet(tmp_path / "out" / f"{table}.parquet").height == rows, table
    articles = pl.read_parquet(tmp_path / "out" / "articles.parquet")
    assert FORMULA in articles["headline"].to_list()
    assert articles.schema["authors"] == pl.List(pl.String)
    assert pl.read_parquet(tmp_path / "out" / "figure_series.parquet").height > 0


def test_csv_holds_every_row_and_no_formula(settings: Settings, tmp_path: Path) -> None:
    write_export(settings.warehouse, tmp_path / "out", "csv")
    for table, rows in counts(settings).items():
        frame = pl.read_csv(tmp_path / "out" / f"{table}.csv", infer_schema=False)
        assert frame.height == rows, table
        for column in frame.iter_columns():
            texts = [text for text in column.drop_nulls().to_list() if text[:1] in ("=", "+", "@", "\t", "＝")]
            assert not texts, (table, column.name)
    figures = pl.read_csv(tmp_path / "out" / "figures.csv")
    assert "'-5 °C" in figures["surface"].to_list()
    assert -5.0 in figures["value"].to_list()
    entities = pl.read_csv(tmp_path / "out" / "entities.csv")
    assert "'@home" in entities["name"].to_list()


def test_the_workbook_holds_every_row_and_no_formula(settings: Settings, tmp_path: Path) -> None:
    done = write_export(settings.warehouse, tmp_path / "out", "xlsx")
    space = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(tmp_path / "out" / "bulletins.xlsx") as book:
        workbook = ElementTree.fromstring(book.read("xl/workbook.xml"))
        names = [str(sheet.get("name")) for sheet in workbook.findall("s:sheets/s:sheet", space)]
        sheets = {
            name: ElementTree.fromstring(book.read(f"xl/worksheets/sheet{at}.xml")) for at, name in enumerate(names, 1)
        }
    for table, rows in counts(settings).items():
        assert len(sheets[table].findall("s:sheetData/s:row", space)) == rows + 1, table
    cells = [cell for sheet in sheets.values() for cell in sheet.iter(f"{{{space['s']}}}c")]
    assert not [cell for cell in cells if cell.find("s:f", space) is not None]
    texts = [text.text or "" for sheet in sheets.values() for text in sheet.iter(f"{{{space['s']}}}t")]
    assert FORMULA in texts
    assert max(map(len, texts)) <= CELL_CHARACTERS
    assert done.cut_cells == sum(text.endswith("… [cut]") for text in texts) > 0


@pytest.mark.parametrize("form", ["parquet", "csv", "xlsx"])
def test_the_dictionary_lies_beside_it(settings: Settings, tmp_path: Path, form: str) -> None:
    out = tmp_path / "out"
    answer = CliRunner().invoke(app, ["export", str(out), "--format", form, "--warehouse", str(settings.warehouse)])
    assert answer.exit_code == 0, answer.output
    text = (out / "DATA_DICTIONARY.md").read_text()
    assert all(f"## `{table}`" in text for table in ALL_TABLES)
    assert form == "xlsx" or (out / f"data_dictionary.{form}").exists()
    assert not [path for path in out.iterdir() if path.name.endswith(".part")]


def test_an_export_is_repeated_in_place(settings: Settings, tmp_path: Path) -> None:
    first = write_export(settings.warehouse, tmp_path / "out", "csv")
    assert write_export(settings.warehouse, tmp_path / "out", "csv").rows == first.rows


def test_what_cannot_be_done_says_what_to_do(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="bulletins ingest"):
        write_export(tmp_path / "none.duckdb", tmp_path / "out", "csv")
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="no folder"):
        write_export(settings.warehouse, tmp_path / "file", "csv")
    answer = CliRunner().invoke(app, ["export", str(tmp_path / "out"), "--format", "ods"])
    assert isinstance(answer.exception, SettingsError)
