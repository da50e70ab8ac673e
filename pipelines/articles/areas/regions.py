"""Where tables and charts stand on a page.

Belongs here: the boxes that layout keeps out of stories and that the graphics room reads. Does not belong here: reading
them. Precision first: columns of running text are never taken for a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.articles.charts.finding import ChartArea, find_charts
from pipelines.articles.tables.finding import find_grids
from pipelines.articles.tables.grid import outside
from pipelines.model import Box, Page, Word


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page that is no running text; `kind` is ``table`` or ``chart``. Titles stand outside its box."""

    kind: str
    box: Box


def find_regions(page: Page, charts: Sequence[ChartArea] | None = None) -> tuple[Region, ...]:
    """Return the tables and vector charts of a page, from the top down; `charts` are the page's, where known."""
    charts = find_charts(page) if charts is None else charts
    regions = [Region("chart", chart.box) for chart in charts]
    left: Sequence[Word] = page.words
    if charts:
        left = outside(left, [chart.box for chart in charts])
    regions += [Region("table", grid.box) for grid in find_grids(page, left)]
    return tuple(sorted(regions, key=lambda region: (region.box.top, region.box.x0)))
