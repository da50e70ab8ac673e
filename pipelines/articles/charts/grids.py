"""How high the plot of a line chart is: the line with its axis, gridlines and ticks.

Belongs here: which level rules and ticks are a line's own. Does not belong here: words beside the plot
(charts.chart_box), and finding lines (charts.lines).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipelines.articles.tables.segments import Segment
from pipelines.model import Box, Page, Rect

#: The axis of a line stands at most this share of the line's own height away from it.
GRID_REACH = 1.0
#: A tick stands beside its gridline within so many points.
AT_TICK = 8.0
#: Between gridlines of two charts is a gap so many times as wide as their steps.
GAP = 1.6
#: Gridlines are evenly spaced within so many points.
GRID_OFF = 1.0
#: The strokes of ticks are so long at most (in points), and so many on each side.
TICK = 10.0
FEWEST_TICKS = 3
#: A gridline is no edge of the plot's ground more than so many points from it.
ON_EDGE = 2.0


def with_grid(plot: Box, page: Page, segments: list[Segment]) -> Box:
    """Return the box of a line with its axis and gridlines, and the ticks beside them: it need not touch its axis."""
    ground = next((frame.box for frame in page.rects if _is_ground(frame.box, page, plot)), None)
    if ground is not None:
        return Box(plot.x0, ground.top, plot.x1, ground.bottom)
    reach = max(GRID_REACH * plot.height, 40.0)
    along = [
        r.box
        for r in page.rules
        if r.box.width > 10 * max(r.box.height, 0.1)
        and min(r.box.x1, plot.x1) - max(r.box.x0, plot.x0) >= 0.8 * plot.width
        and r.box.width <= 1.6 * plot.width
        and not any(_is_edge(r.box, frame, plot) for frame in page.rects)
    ]
    near = _own_grid(plot, [box for box in along if plot.top - reach <= box.top <= plot.bottom + reach])
    boxes = [plot, *_gridlines(near, along)]
    columns: dict[int, list[Box]] = defaultdict(list)
    grid = Box.around(boxes)
    high, low = (
        (grid.top - AT_TICK, grid.bottom + AT_TICK) if len(near) >= 3 else (plot.top - reach, plot.bottom + reach)
    )
    for s in segments:
        beside = 0 <= plot.x0 - s.box.x1 <= 40 and high <= s.middle <= low
        if s.numeric and beside:
            columns[round(s.box.x1 / 3)].append(s.box)
    for column in columns.values():
        if len(column) >= 3:
            boxes += column
    whole = Box.around(boxes)
    return Box(plot.x0, whole.top, plot.x1, whole.bottom)


def _gridlines(near: list[Box], along: Sequence[Box]) -> list[Box]:
    """Return the rules near a line with those that go on as evenly: a line that hardly falls is far over its axis."""
    found = sorted(near, key=lambda box: box.top)
    if len(found) < 2:
        return found
    first = found[0]
    alike = [b for b in along if abs(b.x0 - first.x0) <= 1 and abs(b.x1 - first.x1) <= 1]
    step = min((b.top - a.top for a, b in pairwise(found) if b.top - a.top > 2), default=0.0)
    for box in sorted(alike, key=lambda box: box.top):
        if abs(box.top - found[-1].top - step) <= GRID_OFF:
            found.append(box)
    for box in sorted(alike, key=lambda box: -box.top):
        if abs(found[0].top - box.top - step) <= GRID_OFF:
            found.insert(0, box)
    return found


def _own_grid(plot: Box, near: list[Box]) -> list[Box]:
    """Return of the rules near a line those that are no other chart's: past a gap wider than the steps of the others a
    chart over it or under it begins."""
    found = sorted(near, key=lambda box: box.top)
    gaps = [b.top - a.top for a, b in pairwise(found) if b.top - a.top > 2]
    if len(gaps) < 2:
        return near
    widest = GAP * sorted(gaps)[len(gaps) // 2]
    groups = [[found[0]]]
    for a, b in pairwise(found):
        if b.top - a.top > widest:
            groups.append([])
        groups[-1].append(b)
    own = [g for g in groups if g[0].top - widest <= plot.bottom and plot.top - widest <= g[-1].top]
    inside = [g for g in own if g[0].top <= plot.bottom and plot.top <= g[-1].top]
    return [box for group in inside or own for box in group]


def _is_edge(rule: Box, frame: Rect, plot: Box) -> bool:
    """Tell whether a level rule is the upper or lower edge of a frame drawn around the plot, not its axis."""
    box = frame.box
    around = box.x0 < plot.x0 - 3 and box.x1 > plot.x1 + 3 and box.top < plot.top - 3 and box.bottom > plot.bottom + 3
    return around and min(abs(rule.top - box.top), abs(rule.top - box.bottom)) <= 1 and rule.x0 <= box.x0 + 1


def _is_ground(frame: Box, page: Page, plot: Box) -> bool:
    """Tell whether gridlines run through a plot from one side of a frame around it to the other."""
    if frame.x0 > plot.x0 or frame.x1 < plot.x1 or frame.top > plot.top or frame.bottom < plot.bottom:
        return False
    grid = [
        r.box.top
        for r in page.rules
        if r.box.width > 10 * max(r.box.height, 0.1)
        and abs(r.box.x0 - frame.x0) <= GRID_OFF and abs(r.box.x1 - frame.x1) <= GRID_OFF
        and frame.top + ON_EDGE < r.box.top < frame.bottom - ON_EDGE and plot.top <= r.box.top <= plot.bottom
    ]  # fmt: skip
    return len(grid) >= 2 or _has_axes(frame, page) or _has_ticks(frame, page)


def _has_ticks(frame: Box, page: Page) -> bool:
    """Tell whether small strokes stand out of a frame's foot and left side: the ticks of the plot that it is drawn
    around."""
    left, foot = 0, 0
    for rule in page.rules:
        box = rule.box
        if max(box.width, box.height) <= TICK:
            left += abs(box.x1 - frame.x0) <= 1 and box.width > box.height and frame.top - 1 <= box.top <= frame.bottom
            foot += abs(box.top - frame.bottom) <= 1 and box.height > box.width and frame.x0 - 1 <= box.x0 <= frame.x1
    return min(left, foot) >= FEWEST_TICKS


def _has_axes(frame: Box, page: Page) -> bool:
    """Tell whether rules run along the whole foot and the whole left side of a frame: the axes of the plot in it."""
    foot = any(
        abs(r.box.top - frame.bottom) <= 1 and abs(r.box.x0 - frame.x0) <= 1 and abs(r.box.x1 - frame.x1) <= 1
        for r in page.rules
    )
    return foot and any(
        abs(r.box.x0 - frame.x0) <= 1 and abs(r.box.top - frame.top) <= 1 and abs(r.box.bottom - frame.bottom) <= 1
        for r in page.rules
    )


def within_column(whole: Box, plot: Box, plots: Sequence[Box]) -> Box:
    """Return a plot with its gridlines and ticks, no higher and no lower than half way to the next over or under it."""
    column = [other for other in plots if other.x0 < plot.x1 and other.x1 > plot.x0]
    high = max((other.bottom for other in column if other.bottom <= plot.top), default=None)
    low = min((other.top for other in column if other.top >= plot.bottom), default=None)
    top = whole.top if high is None else max(whole.top, (high + plot.top) / 2)
    return Box(whole.x0, top, whole.x1, whole.bottom if low is None else min(whole.bottom, (low + plot.bottom) / 2))
