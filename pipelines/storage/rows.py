"""What the stages found, as data frames with the columns of the warehouse's tables.

Belongs here: the mapping from the types of `pipelines.model` to rows. Does not belong here: whether a row is good (that
is `validation.py`) and how it is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

import polars as pl

from pipelines.entities import summarize
from pipelines.entities.link_keys import link_keys
from pipelines.model import Box, Figure, FigureMatch, GraphicsReading, Layout, Mention, PageFacts, Table, stable_id
from pipelines.storage.derived import series_id
from schemas import ISSUE_TABLES
from schemas.ddl import polars_schema

# The tables that the rooms fill; `issues` is filled at the load, which alone knows the revision.
ROOM_TABLES = tuple(table for table in ISSUE_TABLES if table != "issues")


def frames_of(
    layout: Layout,
    graphics: GraphicsReading,
    mentions: tuple[Mention, ...],
    figures: tuple[Figure, ...],
    matches: tuple[FigureMatch, ...] = (),
) -> dict[str, pl.DataFrame]:
    """Return one frame per table of `ROOM_TABLES`, with exactly the columns and types of its model."""
    rows: dict[str, list[dict[str, Any]]] = {
        "pages": [
            _plain(page, leave={"fault"}) | {"status": _page_status(page), "reason": page.fault}
            for page in layout.pages
        ],
        "articles": [
            _plain(article, leave={"blocks", "spans"})
            | {"authors": list(article.authors), "word_count": len(article.body.split())}
            for article in layout.articles
        ],
        "blocks": [
            _plain(block, leave={"spans"})
            for blocks in (*(article.blocks for article in layout.articles), layout.furniture)
            for block in blocks
        ],
        "tables": [_table_row(table) for table in graphics.tables],
        "table_cells": [
            _plain(cell)
            | {
                "issue_id": graphics.issue_id,
                "row_headers": list(cell.row_headers),
                "column_headers": list(cell.column_headers),
            }
            for table in graphics.tables
            for cell in table.cells
        ],
        "figures": [_plain(figure) | {"series_id": series_id(figure)} for figure in figures],
        "figure_pairs": [_plain(match) for match in matches],
        "mentions": [
            _plain(mention) | {"found_as": mention.entity_id, "affiliation_found_as": mention.affiliation}
            for mention in mentions
        ],
        "entity_keys": [
            {"issue_id": graphics.issue_id, "entity_id": summary.entity_id, "key": key}
            for summary in summarize(mentions, layout.issue.published_on)
            for key in link_keys(summary)
        ],
        "findings": [
            _plain(finding)
            | {"finding_id": stable_id("w", finding.issue_id, finding.check, finding.page_no, n, finding.reason)}
            for n, finding in enumerate(graphics.findings)
        ],
    }
    return {table: frame_of(table, rows[table]) for table in ROOM_TABLES}


def frame_of(table: str, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Return `rows` as a frame with the columns of `table`; what a row leaves out is NULL."""
    schema = polars_schema(ISSUE_TABLES[table])
    return pl.DataFrame(
        [{name: row.get(name) for name in schema} for row in rows], schema=schema, orient="row", strict=False
    )


def _plain(record: Any, leave: frozenset[str] | set[str] = frozenset()) -> dict[str, Any]:
    """Return a record's fields by name, its box taken apart into four columns."""
    out: dict[str, Any] = {}
    for field in fields(record):
        if field.name in leave:
            continue
        value = getattr(record, field.name)
        if field.name == "box":
            out |= _corners(value)
        else:
            out[field.name] = value
    return out


def _page_status(page: PageFacts) -> str:
    if page.fault is None:
        return "loaded"
    return "partial" if page.word_count else "refused"


def _corners(box: Box | None) -> dict[str, float | None]:
    if box is None:
        return {"x0": None, "top": None, "x1": None, "bottom": None}
    return {"x0": box.x0, "top": box.top, "x1": box.x1, "bottom": box.bottom}


def _table_row(table: Table) -> dict[str, Any]:
    return _plain(table, leave={"cells"}) | {
        "row_count": max((cell.row_no + cell.row_span for cell in table.cells), default=0),
        "column_count": max((cell.column_no + cell.column_span for cell in table.cells), default=0),
    }
