"""What is generated from the table models equals what is committed, and covers the contract."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import duckdb
import pytest

from pipelines.model import Article, Block, Figure, Mention, PageFacts
from pipelines.storage.database import migrate
from schemas import ALL_TABLES, DERIVED_TABLES, ISSUE_TABLES
from schemas.ddl import columns_of, dictionary_markdown

EVERY_TABLE = ALL_TABLES | DERIVED_TABLES
ROOT = Path(__file__).resolve().parents[2]

# The columns analysts are promised; adding one is fine, losing one breaks their queries.
PROMISED = {
    "issues": "issue_id file_name sha256 size_bytes publication number published_on published_to page_count revision "
    "loaded_at rules_version",
    "files": "file_name sha256 size_bytes seen_at status reason issue_id run_id",
    "pages": "issue_id page_no label section width_pt height_pt word_count text_source",
    "articles": "article_id issue_id kind section kicker headline deck byline authors credit body word_count "
    "page_first page_last continued_from continued_on",
    "blocks": "block_id issue_id article_id page_no seq role text x0 top x1 bottom char_start char_end",
    "figures": "figure_id issue_id article_id block_id page_no x0 top x1 bottom source surface sentence "
    "char_start char_end value value_high bound unit unit_kind per per_unit concept change comparison modality "
    "conversion_of place subject attributed_to period_start period_end period_text rule_id",
    "entities": "entity_id label name aliases country first_issue_id mention_count",
    "mentions": "mention_id entity_id issue_id article_id block_id page_no x0 top x1 bottom surface sentence "
    "char_start char_end role affiliation provision rule_id",
    "rejections": "table_name issue_id row column check reason rejected_at run_id",
}
VIEWS = {
    "figure_series", "figure_levels", "figure_matches", "figure_revisions", "latest_figures", "entity_timeline",
    "co_mentions", "article_search", "published", "data_dictionary",
}  # fmt: skip


@pytest.fixture(scope="module")
def warehouse() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    migrate(connection)
    return connection


def test_the_committed_dictionary_is_the_generated_one() -> None:
    committed = (ROOT / "warehouse" / "DATA_DICTIONARY.md").read_text(encoding="utf-8")
    assert committed == dictionary_markdown(EVERY_TABLE), "run `bulletins schema --write`"


@pytest.mark.parametrize("table", sorted(PROMISED))
def test_promised_columns_exist(warehouse: duckdb.DuckDBPyConnection, table: str) -> None:
    there = {row[0] for row in warehouse.execute(f'SELECT * FROM "{table}"').description}
    assert set(PROMISED[table].split()) <= there


def test_promised_views_answer(warehouse: duckdb.DuckDBPyConnection) -> None:
    for view in VIEWS:
        warehouse.execute(f"SELECT * FROM {view}").fetchall()


def test_every_table_and_column_has_a_comment(warehouse: duckdb.DuckDBPyConnection) -> None:
    silent = warehouse.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal AND table_name IN "
        f"({', '.join(repr(table) for table in EVERY_TABLE)})"
    ).fetchall()
    assert silent == []
    tables = warehouse.execute("SELECT table_name FROM duckdb_tables() WHERE comment IS NULL").fetchall()
    assert {row[0] for row in tables} <= {"schema_version", "dictionary_entries"}


def test_the_dictionary_view_lists_every_column(warehouse: duckdb.DuckDBPyConnection) -> None:
    told = set(warehouse.execute('SELECT "table", "column" FROM data_dictionary WHERE "column" IS NOT NULL').fetchall())
    assert told == {(table, spec.name) for table, model in EVERY_TABLE.items() for spec in columns_of(table, model)}


@pytest.mark.parametrize(
    ("table", "record", "elsewhere"),
    [
        ("figures", Figure, {"box"}),
        ("mentions", Mention, {"box"}),
        ("blocks", Block, {"box", "spans"}),
        ("articles", Article, {"blocks", "spans"}),
        ("pages", PageFacts, {"fault"}),
    ],
)
def test_a_records_fields_are_its_tables_columns(table: str, record: type, elsewhere: set[str]) -> None:
    columns = {spec.name for spec in columns_of(table, ISSUE_TABLES[table])}
    assert {field.name for field in fields(record)} - elsewhere <= columns
