"""Which rows are good: the table models' own checks, and those that need more than one table.

Belongs here: applying checks and setting failed rows aside with their reasons. Does not belong here: what a table's
columns are (those are in `schemas/`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandera.errors
import polars as pl

from pipelines.model import Rejection
from pipelines.storage.soundness import BOXED_TABLES, EDGE_TOLERANCE_PT, EDGES, is_sound, key_of
from schemas import ISSUE_TABLES
from schemas.ddl import polars_schema


@dataclass(frozen=True, slots=True)
class Failure:
    """One row that failed one check; `row_no` counts in the table's frame."""

    table: str
    row_no: int
    column: str | None
    check: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The rows that may be loaded, by table, and those that may not."""

    good: dict[str, pl.DataFrame]
    rejections: tuple[Rejection, ...]


def validate(issue_id: str, frames: dict[str, pl.DataFrame]) -> Verdict:
    """Part the rows of one issue's `frames` into good ones and rejections; a bad row never stops a good one."""
    failures: dict[str, dict[int, Failure]] = {table: {} for table in frames}
    for failure in _failures(frames):
        failures[failure.table].setdefault(failure.row_no, failure)
    good, rejections = {}, []
    for table, frame in frames.items():
        bad = dict(sorted(failures[table].items()))
        good[table] = frame[[no for no in range(frame.height) if no not in bad]] if bad else frame
        for row_no, failure in bad.items():
            row = frame[row_no : row_no + 1].write_ndjson().strip()
            rejections.append(Rejection(table, issue_id, row, failure.column, failure.check, failure.reason))
    return Verdict(good, tuple(rejections))


def _failures(frames: dict[str, pl.DataFrame]) -> Iterator[Failure]:
    """Yield what each row fails, what its own table asks first."""
    if not is_sound(frames):
        for table, frame in frames.items():
            yield from _schema_failures(table, frame)
            yield from _repeated_keys(table, frame)
        for table in BOXED_TABLES:
            frame = frames[table]
            yield from _boxes_of_no_shape(table, frame)
            if "page_no" in frame.columns:
                yield from _boxes_outside(table, frame, frames["pages"])
    articles = frames["articles"]
    bodies = dict(zip(articles["article_id"].to_list(), articles["body"].to_list(), strict=True))
    for table in ("figures", "mentions"):
        yield from _wrong_offsets(table, frames[table], bodies)


def _schema_failures(table: str, frame: pl.DataFrame) -> Iterator[Failure]:
    # A call of pandera costs the same for no rows as for hundreds, and most issues have no row in some tables.
    if frame.is_empty() and frame.schema == polars_schema(ISSUE_TABLES[table]):
        return
    try:
        ISSUE_TABLES[table].validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        for case in errors.failure_cases.iter_rows(named=True):
            if case["index"] is None:
                problem = f"table {table} does not have the columns of its model: {case['failure_case']}"
                raise ValueError(problem) from errors
            whole_row = case["schema_context"] != "Column"
            column = None if whole_row else case["column"]
            check = str(case["check"])
            value = "the row" if whole_row else repr(case["failure_case"])
            yield Failure(table, int(case["index"]), column, check, f"{value} fails {check}")


def _repeated_keys(table: str, frame: pl.DataFrame) -> Iterator[Failure]:
    key = key_of(table)
    if not key or frame.is_empty():
        return
    again = frame.select(pl.struct(key).is_first_distinct().not_()).to_series().arg_true()
    for row_no in again:
        yield Failure(table, int(row_no), key[0], "unique", f"a row with this {' and '.join(key)} came before")


def _boxes_of_no_shape(table: str, frame: pl.DataFrame) -> Iterator[Failure]:
    """Yield the rows whose box has an edge that is no number or missing, or two the wrong way round."""
    edges = [pl.col(name) for name in EDGES]
    missing = pl.sum_horizontal(edge.is_null() for edge in edges)
    shaped = pl.all_horizontal(edge.is_finite() for edge in edges) & (edges[0] <= edges[2]) & (edges[1] <= edges[3])
    bad = frame.select(((missing > 0) & (missing < 4)) | ((missing == 0) & ~shaped)).to_series().arg_true()
    for row_no in bad:
        yield Failure(table, int(row_no), None, "box_has_a_shape", "its box is no rectangle")


def _boxes_outside(table: str, frame: pl.DataFrame, pages: pl.DataFrame) -> Iterator[Failure]:
    """Yield the rows whose box does not lie on their page, or whose page is not there."""
    sizes = pages.select("issue_id", "page_no", "width_pt", "height_pt")
    placed = frame.with_row_index("row_no").join(sizes, on=["issue_id", "page_no"], how="left", maintain_order="left")
    slack = EDGE_TOLERANCE_PT
    outside = placed.filter(
        pl.col("page_no").is_not_null()
        & (
            pl.col("width_pt").is_null()
            | (pl.col("x0") < -slack)
            | (pl.col("top") < -slack)
            | (pl.col("x1") > pl.col("width_pt") + slack)
            | (pl.col("bottom") > pl.col("height_pt") + slack)
        )
    )
    for row_no, page_no in outside.select("row_no", "page_no").iter_rows():
        yield Failure(table, row_no, None, "box_on_page", f"the box does not lie on page {page_no}")


def _wrong_offsets(table: str, frame: pl.DataFrame, bodies: dict[str, str]) -> Iterator[Failure]:
    # Lists: a query for each issue, of which most have some hundred rows, costs more than all these rows do.
    columns = (frame[name].to_list() for name in ("article_id", "char_start", "char_end", "surface"))
    for row_no, (article_id, start, end, surface) in enumerate(zip(*columns, strict=True)):
        if start is None:
            continue
        body = bodies.get(article_id)
        if body is None:
            yield Failure(table, row_no, "article_id", "article_exists", "its article is not there")
        elif end is None or body[start:end] != surface:
            yield Failure(
                table, row_no, "char_start", "offsets_give_surface", f"body[{start}:{end}] is {body[start:end]!r}"
            )
