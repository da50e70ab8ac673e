"""What small charts in a row have of the first one: its value axis, and the names of its rows.

Belongs here: finding the neighbour that lends them. Does not belong here: reading axes and names.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.articles.charts.bars import Bars
from pipelines.articles.charts.finding import ChartArea, find_charts
from pipelines.articles.tables.segments import segments_of
from pipelines.graphics.charts.categories import Category, find_categories
from pipelines.graphics.charts.value_axes import ValueAxes, value_axes
from pipelines.graphics.panels.panel import Panel
from pipelines.model import Box, Page

#: Columns on one baseline stand on it within so many points.
ON_BASELINE = 1.2
#: Lines share an axis where so many gridlines run at the same heights, each through so large a share of the plot.
FEWEST_SHARED = 3
THROUGH = 0.8
#: Charts of a row share so large a share of their height.
IN_ROW = 0.5
#: Plots one over the other have one middle and one width, but for such shares of it, and stand near each other:
#: at most so many times their height apart.
SAME_MIDDLE = 0.04
SAME_WIDTH = 0.15
MOST_BETWEEN = 1.0
#: The labels of a chart stand in its box, or reach over its sides by so many points.
SLACK = 3.0


def lent_axes(panel: Panel, bars: Bars) -> ValueAxes:
    """Return the value axes of the columns left of these in the same colours on the same baseline: they share them."""
    for area, other in _left_of(panel, bars):
        alike = {r.fill for r in bars.rects} <= {r.fill for r in other.rects}
        if other.upright and alike and abs(other.baseline - bars.baseline) <= ON_BASELINE:
            segments = segments_of(panel.whole_page.words, panel.whole_page)
            inside = [s for s in segments if stands_in(s.box, area.box)]
            axes = value_axes(panel, other, other.box, inside, min(area.box.top, other.box.top))
            if axes.left is not None:
                return ValueAxes(axes.left, None)
    return ValueAxes(None, None)


def lent_line_axes(panel: Panel, area: ChartArea) -> ValueAxes:
    """Return the value axes of lines left of these with gridlines at the same heights: they share them."""
    page = panel.whole_page
    own = _gridlines(page, area.plot)
    for other in find_charts(page) if len(own) >= FEWEST_SHARED else ():
        lines = not other.bars and other.pie is None and other.marks is None
        shared = min(other.box.bottom, area.box.bottom) - max(other.box.top, area.box.top)
        beside = other.plot.x1 < area.plot.x0 and shared > IN_ROW * area.plot.height
        if lines and beside and len(own & _gridlines(page, other.plot)) >= FEWEST_SHARED:
            inside = [s for s in segments_of(page.words, page) if stands_in(s.box, other.box)]
            axes = value_axes(panel, None, other.plot, inside, other.box.top)
            if axes.left is not None:
                return ValueAxes(axes.left, None)
    return ValueAxes(None, None)


def _gridlines(page: Page, plot: Box) -> set[int]:
    """Return the heights of the level rules through a plot."""
    return {
        round(r.box.top)
        for r in page.rules
        if r.box.width > 10 * max(r.box.height, 0.1)
        and min(r.box.x1, plot.x1) - max(r.box.x0, plot.x0) >= THROUGH * plot.width
    }


def lent_names(panel: Panel, bars: Bars) -> list[Category]:
    """Return the names of lying bars that another chart on their left has in the same rows: they share them."""
    rows = sorted({round(r.box.top) for r in bars.rects})
    for area, other in _left_of(panel, bars) if not bars.upright else ():
        if not other.upright and sorted({round(r.box.top) for r in other.rects}) == rows:
            segments = segments_of(panel.whole_page.words, panel.whole_page)
            inside = [s for s in segments if stands_in(s.box, area.box)]
            found = find_categories(other, inside, panel.whole_page.words, set())
            if len(found) >= len(rows):
                return found
    return []


def lent_labels(panel: Panel, plot: Box) -> list[Category]:
    """Return the labels under the next chart below in the same column whose axis has any: they share them."""
    page = panel.whole_page
    below = [
        area
        for area in find_charts(page)
        if area.pie is None and area.marks is None and not any(not bars.upright for bars in area.bars)
        and area.plot.top > plot.bottom and _same_span(area.plot, plot)
    ]  # fmt: skip
    for area in sorted(below, key=lambda area: area.plot.top):
        if area.box.top - plot.bottom > MOST_BETWEEN * max(area.plot.height, plot.height):
            return []
        foot = max(bars.baseline for bars in area.bars) if area.bars else area.plot.bottom
        under = [s for s in segments_of(page.words, page) if stands_in(s.box, area.box) and s.middle > foot]
        under = [s for s in under if area.plot.x0 - SLACK <= (s.box.x0 + s.box.x1) / 2 <= area.plot.x1 + SLACK]
        found = find_categories(Bars(True, foot, (), area.plot), under, page.words, set())
        if len(found) > 1:
            return found
        plot = area.plot
    return []


def _same_span(a: Box, b: Box) -> bool:
    """Tell whether two plots one over the other are about as wide, on one middle."""
    off = abs(a.x0 + a.x1 - b.x0 - b.x1) / 2
    return off <= SAME_MIDDLE * b.width and abs(a.width - b.width) <= SAME_WIDTH * b.width


def _left_of(panel: Panel, bars: Bars) -> Iterator[tuple[ChartArea, Bars]]:
    for area in find_charts(panel.whole_page):
        for other in area.bars:
            if other.box.x1 < bars.box.x0:
                yield area, other


def stands_in(box: Box, area: Box) -> bool:
    """Tell whether a label stands in a chart's box, or little beyond it."""
    return (
        box.x0 >= area.x0 - SLACK
        and box.x1 <= area.x1 + SLACK
        and box.top >= area.top - SLACK
        and box.bottom <= area.bottom + SLACK
    )
