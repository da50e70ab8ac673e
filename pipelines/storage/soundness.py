"""Whether all rows of an issue are good, asked in the cheapest way.

Belongs here: that one answer. Does not belong here: which rows are not good and why (`validation.py`), and what a
table's columns ask (`schemas/`).

Nearly every issue is sound and has few rows, and what a query costs hardly depends on its rows: to ask all that there
is to ask by queries takes five times as long as to look through the columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import isfinite, isnan
from typing import Any

import polars as pl
from pandera.polars import PolarsData

from schemas import ISSUE_TABLES
from schemas.ddl import polars_schema

# A box may touch its page's edge, or bleed over it by what rounding and glyph overhang amount to.
EDGE_TOLERANCE_PT = 2.0
EDGES = ("x0", "top", "x1", "bottom")
BOXED_TABLES = ("blocks", "figures", "mentions", "tables", "table_cells", "findings")
PageSizes = Mapping[tuple[str, int], tuple[float | None, float | None]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What one column of a table asks of its values."""

    is_needed: bool
    is_float: bool
    one_of: frozenset[str] | None
    at_least: float | None

    def holds(self, values: pl.Series) -> bool:
        """Tell whether all of the column's values are as asked."""
        if self.is_needed and (values.null_count() or (self.is_float and any(map(isnan, values.to_list())))):
            return False
        if self.one_of is not None and not self.one_of.issuperset(set(values.to_list()) - {None}):
            return False
        least: Any = values.min() if self.at_least is not None else None
        return least is None or bool(least >= self.at_least)


def is_sound(frames: dict[str, pl.DataFrame]) -> bool:
    """Tell whether no row of the issue's `frames` fails a check of its table's model, of its key or of its box.

    Text offsets are not looked at. Rows are not sound where their columns are not those of the model.
    """
    if any(frame.schema != polars_schema(ISSUE_TABLES[table]) for table, frame in frames.items()):
        return False
    filled = {table: frame for table, frame in frames.items() if not frame.is_empty()}
    pages = zip(*(frames["pages"][name].to_list() for name in _SIZES), strict=True)
    sizes = {(issue_id, page_no): (width, height) for issue_id, page_no, width, height in pages}
    return (
        all(_columns_hold(table, frame) and _has_own_keys(table, frame) for table, frame in filled.items())
        and all(_boxes_lie(filled[table], sizes) for table in BOXED_TABLES if table in filled)
        and _rows_hold(filled)
    )


_SIZES = ("issue_id", "page_no", "width_pt", "height_pt")


def _columns_hold(table: str, frame: pl.DataFrame) -> bool:
    return all(asked.holds(values) for asked, values in zip(_asked(table), frame.get_columns(), strict=True))


@cache
def _asked(table: str) -> tuple[Asked, ...]:
    kinds = polars_schema(ISSUE_TABLES[table])
    asked = []
    for name, column in ISSUE_TABLES[table].to_schema().columns.items():
        extra = column.metadata or {}
        one_of = frozenset(extra["one_of"]) if extra.get("one_of") else None
        asked.append(Asked(not column.nullable, kinds[name].is_float(), one_of, extra.get("at_least")))
    return tuple(asked)


def _has_own_keys(table: str, frame: pl.DataFrame) -> bool:
    key = key_of(table)
    return not key or len(set(zip(*(frame.get_column(name).to_list() for name in key), strict=True))) == frame.height


def _boxes_lie(frame: pl.DataFrame, sizes: PageSizes) -> bool:
    """Tell whether each row's box is a rectangle on its page, or none."""
    columns = [frame.get_column(name).to_list() for name in EDGES]
    if not all(_has_shape(*box) for box in zip(*columns, strict=True)):
        return False
    if "page_no" not in frame.columns:
        return True
    places = zip(frame.get_column("issue_id").to_list(), frame.get_column("page_no").to_list(), strict=True)
    return all(
        place[1] is None or _is_on(sizes.get(place), *box)
        for place, box in zip(places, zip(*columns, strict=True), strict=True)
    )


def _has_shape(x0: float | None, top: float | None, x1: float | None, bottom: float | None) -> bool:
    if x0 is None or top is None or x1 is None or bottom is None:
        return x0 is None and top is None and x1 is None and bottom is None
    return x0 <= x1 and top <= bottom and isfinite(x0) and isfinite(top) and isfinite(x1) and isfinite(bottom)


def _is_on(
    size: tuple[float | None, float | None] | None, x0: float | None, top: float, x1: float, bottom: float
) -> bool:
    if size is None or size[0] is None or size[1] is None:
        return False
    slack = EDGE_TOLERANCE_PT
    return x0 is None or (x0 >= -slack and top >= -slack and x1 <= size[0] + slack and bottom <= size[1] + slack)


def _rows_hold(filled: dict[str, pl.DataFrame]) -> bool:
    """Tell whether the models' checks of whole rows hold."""
    # The model's own methods: pandera's way to them loads all its backends, and hypothesis where that is installed.
    asked = [
        getattr(ISSUE_TABLES[table], str(check.name))(PolarsData(frame.lazy()))
        for table, frame in filled.items()
        for check in ISSUE_TABLES[table].to_schema().checks
    ]
    answers = pl.collect_all(asked, optimizations=pl.QueryOptFlags.none())
    return all(bool(answer.to_series().all(ignore_nulls=False)) for answer in answers)


@cache
def key_of(table: str) -> list[str]:
    """Return the columns that tell the table's rows apart, none where nothing does."""
    columns = ISSUE_TABLES[table].to_schema().columns
    return [name for name, column in columns.items() if (column.metadata or {}).get("key")]
