"""What a chart of marks shows: each mark with the number printed at it, the name of its row, that of its series.

Belongs here: the shape that dots in rows, slopes and shaded cells share. Does not belong here: finding each of them
(charts.dots, charts.slopes, charts.heat), and what their names mean: that is the graphics room's.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.articles.tables.segments import Segment
from pipelines.model import Box


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot, the end of a line or a cell at `box`; `row` and `series` are the words that name it, where there are
    any, and `number` is printed at it."""

    box: Box
    number: Segment
    row: str | None = None
    series: str | None = None


@dataclass(frozen=True, slots=True)
class MarkPlot:
    """The marks of one chart, the box that they fill, and the boxes of all words that belong to them."""

    marks: tuple[Mark, ...]
    box: Box
    words: tuple[Box, ...]
