"""A table's grid of cells, before anything is known of what they mean.

Belongs here: what a grid and a cell are. Does not belong here: how they are found, and what the cells mean (headers,
units, sums).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.model import Box, Word
from pipelines.values import frozen

#: What a box holds may stand so many points outside of it.
SLACK = 1.0


@frozen
class GridCell:
    """One cell: rows and columns count from 0, spans are at least 1."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    words: tuple[Word, ...]
    text: str
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells in rows and columns; `ruled` when lines part them, else the gaps between words.

    `heads` is how many rows are known to head the columns, 0 where the cells themselves have to tell.
    """

    box: Box
    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    ruled: bool
    heads: int = 0


def outside(words: Sequence[Word], boxes: Sequence[Box]) -> list[Word]:
    """Return the words that none of the boxes holds."""
    left = list(words)
    for box in boxes:  # `holds` written out: each is asked of a whole page
        x0, x1, top, bottom = box.x0 - SLACK, box.x1 + SLACK, box.top - SLACK, box.bottom + SLACK
        left = [
            word
            for word in left
            if not ((x0 <= ((b := word.box).x0 + b.x1) / 2 <= x1) and (top <= (b.top + b.bottom) / 2 <= bottom))
        ]
    return left


def holds(outer: Box, inner: Box, slack: float = SLACK) -> bool:
    """Tell whether the middle of `inner` lies in `outer`."""
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 - slack <= x <= outer.x1 + slack and outer.top - slack <= y <= outer.bottom + slack
