"""What the stages found, as data frames with the columns of the warehouse's tables.

Belongs here: the mapping from the types of `pipelines.model` to rows. Does not belong here: whether a row is good (that
is `validation.py`) and how it is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import chain, repeat
from operator import attrgetter
from typing import Any

import polars as pl

from pipelines.entities import summarize
from pipelines.entities.link_keys import link_keys
from pipelines.model import Figure, FigureMatch, GraphicsReading, Layout, Mention, PageFacts, Table, stable_id
from pipelines.storage.derived import series_id
from schemas import ISSUE_TABLES
from schemas.ddl import polars_schema

# The tables that the rooms fill; `issues` is filled at the load, which alone knows the revision.
ROOM_TABLES = tuple(table for table in ISSUE_TABLES if table != "issues")
EDGES = frozenset({"x0", "top", "x1", "bottom"})
Columns = Mapping[str, Iterable[Any]]


def frames_of(
    layout: Layout,
    graphics: GraphicsReading,
    mentions: tuple[Mention, ...],
    figures: tuple[Figure, ...],
    matches: tuple[FigureMatch, ...] = (),
) -> dict[str, pl.DataFrame]:
    """Return one frame per table of `ROOM_TABLES`, with exactly the columns and types of its model."""
    pages, articles, tables = layout.pages, layout.articles, graphics.tables
    blocks = [*chain.from_iterable(article.blocks for article in articles), *layout.furniture]
    cells = [cell for table in tables for cell in table.cells]
    keys = [
        (summary.entity_id, key)
        for summary in summarize(mentions, layout.issue.published_on)
        for key in link_keys(summary)
    ]
    of_tables: dict[str, tuple[Sequence[Any], Columns]] = {
        "pages": (pages, {"status": map(_page_status, pages), "reason": (page.fault for page in pages)}),
        "articles": (articles, {"word_count": (len(article.body.split()) for article in articles)}),
        "blocks": (blocks, {}),
        "tables": (tables, {"row_count": map(_row_count, tables), "column_count": map(_column_count, tables)}),
        "table_cells": (cells, {"issue_id": repeat(graphics.issue_id, len(cells))}),
        "figures": (figures, {"series_id": map(series_id, figures)}),
        "figure_pairs": (matches, {}),
        "mentions": (
            mentions,
            {
                "found_as": (mention.entity_id for mention in mentions),
                "affiliation_found_as": (mention.affiliation for mention in mentions),
            },
        ),
        "entity_keys": (
            keys,
            {
                "issue_id": repeat(graphics.issue_id, len(keys)),
                "entity_id": (entity_id for entity_id, _ in keys),
                "key": (key for _, key in keys),
            },
        ),
        "findings": (
            graphics.findings,
            {
                "finding_id": (
                    stable_id("w", finding.issue_id, finding.check, finding.page_no, n, finding.reason)
                    for n, finding in enumerate(graphics.findings)
                )
            },
        ),
    }
    return {table: _frame(table, *of_tables[table]) for table in ROOM_TABLES}


def _frame(table: str, records: Sequence[Any], further: Columns) -> pl.DataFrame:
    """Return a row for each of `records`, which are of one type, with the columns of `table`.

    A column is one of `further`, else an edge of the record's box, else the record's field of its name, else NULL.
    """
    schema = polars_schema(ISSUE_TABLES[table])
    if not records:
        return _no_rows(table)
    named = {field.name for field in fields(records[0])} if is_dataclass(records[0]) else set()
    columns: dict[str, list[Any]] = {}
    for name, kind in schema.items():
        if name in further:
            columns[name] = list(further[name])
        elif name in EDGES and "box" in named:
            edge = attrgetter(name)
            columns[name] = [None if record.box is None else edge(record.box) for record in records]
        elif name in named:
            values = map(attrgetter(name), records)
            columns[name] = [list(value) for value in values] if isinstance(kind, pl.List) else list(values)
        else:
            columns[name] = [None] * len(records)
    return pl.DataFrame(columns, schema=schema, strict=False)


@cache
def _no_rows(table: str) -> pl.DataFrame:
    return pl.DataFrame(schema=polars_schema(ISSUE_TABLES[table]))


def _page_status(page: PageFacts) -> str:
    if page.fault is None:
        return "loaded"
    return "partial" if page.word_count else "refused"


def _row_count(table: Table) -> int:
    return max((cell.row_no + cell.row_span for cell in table.cells), default=0)


def _column_count(table: Table) -> int:
    return max((cell.column_no + cell.column_span for cell in table.cells), default=0)
