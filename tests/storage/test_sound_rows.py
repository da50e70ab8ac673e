"""Sound rows are told by one query over all columns: it has to see whatever the models' own checks see."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.model import GraphicsReading
from pipelines.storage.rows import frames_of
from pipelines.storage.validation import validate
from schemas import ISSUE_TABLES
from tests.storage.samples import figure_of, layout_of, mention_of


def frames() -> dict[str, pl.DataFrame]:
    layout = layout_of("a")
    return frames_of(layout, GraphicsReading("a"), (mention_of(layout),), (figure_of(layout),))


def asked_columns() -> list[tuple[str, str, str]]:
    """Return (table, column, what is asked of it) for every check of the tables that the sample has rows in."""
    filled = frames()
    found = []
    for table, model in ISSUE_TABLES.items():
        for name, column in model.to_schema().columns.items():
            if table not in filled or filled[table].is_empty():
                continue
            asked = column.metadata or {}
            checks = {check.name for check in column.checks}
            found += [(table, name, "not null")] if not column.nullable else []
            found += [(table, name, "one of")] if "isin" in checks else []
            found += [(table, name, "at least")] if "greater_than_or_equal_to" in checks else []
            assert checks <= {"isin", "greater_than_or_equal_to"}, f"{table}.{name} asks what one query does not"
            assert ("isin" in checks) == bool(asked.get("one_of"))
            assert ("greater_than_or_equal_to" in checks) == (asked.get("at_least") is not None)
    return found


def test_a_sound_issue_passes_whole():
    verdict = validate("a", frames())
    assert verdict.rejections == ()
    assert verdict.good["articles"].height == 1


@pytest.mark.parametrize(("table", "column", "asked"), asked_columns())
def test_whatever_a_column_asks_is_asked(table, column, asked):
    broken = frames()
    frame = broken[table]
    least = (ISSUE_TABLES[table].to_schema().columns[column].metadata or {}).get("at_least")
    wrong = {"not null": None, "one of": "nonsense", "at least": least - 1 if least is not None else None}[asked]
    broken[table] = frame.with_columns(pl.lit(wrong, dtype=frame.schema[column]).alias(column))
    assert any(r.table_name == table and r.column == column for r in validate("a", broken).rejections)
