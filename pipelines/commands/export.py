"""`bulletins export`: the published warehouse as Parquet, CSV or a workbook, with the data dictionary beside it.

Belongs here: which tables go out and how each form puts their values. Does not belong here: the tables themselves.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console

from pipelines.errors import SettingsError
from pipelines.settings import Settings
from pipelines.storage.folders import make_folder
from pipelines.storage.parquet import OPTIONS
from pipelines.storage.snapshot import attached, copy_out, exportable
from schemas import ALL_TABLES
from schemas.ddl import dictionary_markdown

FORMATS = ("parquet", "csv", "xlsx")
# A cell that begins so is run as a formula by the common spreadsheet programs.
FORMULA_START = r"^[=+\-@\t\r\n＝＋－＠]"
BATCH_ROWS = 5000
# What a sheet and a cell hold at most, and the largest whole number a cell keeps exactly.
SHEET_ROWS = 1_048_575
CELL_CHARACTERS = 32_767
EXACT_INTEGER = 2**53
FIRST_DAY_OF_SHEETS = date(1900, 3, 1)
CSV_REMARK = """
## In the CSV files

A text that begins with `=`, `+`, `-`, `@`, a tab or a line break has a `'` put before it, so that no spreadsheet
program runs it as a formula. Lists are JSON. The Parquet files hold every value as it is.
"""
XLSX_REMARK = """
## In the workbook

Every text is a text, whatever it begins with. Lists are JSON. A cell holds 32,767 characters: longer texts are cut
and end in `… [cut]`; the Parquet and CSV files hold them whole.
"""


@dataclass(slots=True)
class Exported:
    """What was written: rows by table, and how many cells had to be cut."""

    rows: dict[str, int] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)
    cut_cells: int = 0


def export(settings: Settings, out: Path, form: str, console: Console) -> int:
    """Write the export and say what it holds; return 0."""
    if form not in FORMATS:
        raise SettingsError(f"there is no format {form!r}", where="--format", do=f"Choose one of {', '.join(FORMATS)}")
    done = write_export(settings.warehouse, out, form)
    for table, rows in done.rows.items():
        console.print(f"{rows:>10,}  {table}", markup=False, highlight=False)
    if done.cut_cells:
        console.print(f"{done.cut_cells} texts longer than a cell holds were cut", style="yellow", highlight=False)
    console.print(f"written  {len(done.files)} files in {out}", markup=False, highlight=False, soft_wrap=True)
    return 0


def write_export(warehouse: Path, out: Path, form: str) -> Exported:
    """Write every table, the views of `VIEWS` and the data dictionary of one state of the warehouse to `out`.

    Files of an earlier export are replaced, each at once. Raises WarehouseError without a warehouse, SettingsError
    where `out` cannot be a folder.
    """
    done = Exported()
    with attached(warehouse) as connection:
        make_folder(out)
        names = exportable(connection)
        if form == "xlsx":
            _write_workbook(connection, names, out, done)
        else:
            for name in names:
                _copy(connection, name, out, form, done)
    remark = {"csv": CSV_REMARK, "xlsx": XLSX_REMARK}.get(form, "")
    with _replacing(out / "DATA_DICTIONARY.md", done) as aside:
        aside.write_text(dictionary_markdown(ALL_TABLES) + remark, encoding="utf-8")
    return done


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str]]:
    # Not by DESCRIBE: of a table called "tables" it lists all tables.
    described = connection.execute(f'SELECT * FROM "{table}" LIMIT 0').description or []
    return [(column[0], str(column[1])) for column in described]


@contextmanager
def _replacing(target: Path, done: Exported) -> Iterator[Path]:
    """Yield a file beside `target` that takes its place when the block ends well."""
    aside = target.with_name(f".{target.name}.part")
    try:
        yield aside
        os.replace(aside, target)
    finally:
        aside.unlink(missing_ok=True)
    done.files.append(target)


# -- Parquet and CSV
def _copy(connection: duckdb.DuckDBPyConnection, table: str, out: Path, form: str, done: Exported) -> None:
    columns = _columns(connection, table)
    if form == "csv":
        chosen, options = ", ".join(_csv_column(name, kind) for name, kind in columns), "FORMAT csv, HEADER"
    else:
        chosen, options = "*", OPTIONS
    with _replacing(out / f"{table}.{form}", done) as aside:
        done.rows[table] = copy_out(connection, table, aside, columns=chosen, options=options)


def _csv_column(name: str, kind: str) -> str:
    quoted = f'"{name}"'
    if kind.endswith("[]"):
        return f"to_json({quoted})::VARCHAR AS {quoted}"
    if kind != "VARCHAR":
        return quoted
    return f"CASE WHEN regexp_matches({quoted}, '{FORMULA_START}') THEN '''' || {quoted} ELSE {quoted} END AS {quoted}"


# -- a workbook
def _write_workbook(connection: duckdb.DuckDBPyConnection, names: list[str], out: Path, done: Exported) -> None:
    import xlsxwriter  # type: ignore[import-untyped]

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with _replacing(out / "bulletins.xlsx", done) as aside, xlsxwriter.Workbook(str(aside), options) as book:
        forms = _Forms(
            book.add_format({"bold": True, "bottom": 1}),
            book.add_format({"num_format": "yyyy-mm-dd"}),
            book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        )
        for name in names:
            _write_sheets(connection, name, book, forms, done)


@dataclass(frozen=True, slots=True)
class _Forms:
    head: Any
    day: Any
    moment: Any


def _write_sheets(connection: duckdb.DuckDBPyConnection, table: str, book: Any, forms: _Forms, done: Exported) -> None:
    """Write one table to a sheet, and to further ones where a sheet is full."""
    columns = _columns(connection, table)
    cursor = connection.execute(f'SELECT * FROM "{table}"')
    sheet, row_no, sheet_no, total = _add_sheet(book, table, columns, forms), 0, 1, 0
    while rows := cursor.fetchmany(BATCH_ROWS):
        for row in rows:
            if row_no == SHEET_ROWS:
                sheet_no += 1
                sheet, row_no = _add_sheet(book, f"{table}_{sheet_no}", columns, forms), 0
            row_no += 1
            for column_no, value in enumerate(row):
                done.cut_cells += _write_cell(sheet, row_no, column_no, value, forms)
        total += len(rows)
    done.rows[table] = total


def _add_sheet(book: Any, name: str, columns: list[tuple[str, str]], forms: _Forms) -> Any:
    sheet = book.add_worksheet(name[:31])
    sheet.freeze_panes(1, 0)
    for at, (column, _) in enumerate(columns):
        sheet.set_column(at, at, 40 if column in ("sentence", "body", "text", "meaning", "reason") else 16)
        sheet.write_string(0, at, column, forms.head)
    return sheet


def _write_cell(sheet: Any, row_no: int, column_no: int, value: object, forms: _Forms) -> bool:
    """Write one cell as what it is, never as a formula; return whether its text had to be cut."""
    if value is None:
        return False
    if isinstance(value, bool):
        sheet.write_boolean(row_no, column_no, value)
    elif _is_exact(value):
        sheet.write_number(row_no, column_no, value)
    elif isinstance(value, datetime) and value.date() >= FIRST_DAY_OF_SHEETS:
        sheet.write_datetime(row_no, column_no, value, forms.moment)
    elif isinstance(value, date) and not isinstance(value, datetime) and value >= FIRST_DAY_OF_SHEETS:
        sheet.write_datetime(row_no, column_no, value, forms.day)
    else:
        text = json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)
        cut = len(text) > CELL_CHARACTERS
        sheet.write_string(row_no, column_no, text[: CELL_CHARACTERS - 7] + "… [cut]" if cut else text)
        return cut
    return False


def _is_exact(value: object) -> bool:
    """Return whether a cell keeps the number as it is: cells hold doubles, and neither infinities nor not-a-number."""
    return math.isfinite(value) if isinstance(value, float) else isinstance(value, int) and abs(value) <= EXACT_INTEGER
