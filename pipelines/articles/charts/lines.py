"""Where the lines of line charts run: curves of many points, or of few with a mark on each.

Belongs here: telling a chart's line from other strokes, and which lines share one plot. Does not belong here: the box
of the whole chart, and what the lines say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipelines.articles.charts.chains import chained_lines
from pipelines.articles.tables.segments import Segment
from pipelines.model import Box, Curve, Page

#: A line in a chart has at least so many points; with a mark on each point fewer will do.
FEWEST_POINTS = 6
FEWEST_MARKED = 3
#: A mark is so large at most (in points), and its middle so near to the point.
MARK = 10.0
ON_POINT = 1.5
#: A line that hardly rises does rise by so much, and has more points than this; else it is a rule, drawn in pieces.
LEAST_RISE = 0.2
FEWEST_FLAT = 2
#: Lines of one plot start and end together within this; the axis is at most so far below the lowest of them.
SAME_ENDS = 3.0
AXIS_BELOW = 260.0
#: A line never goes back by so large a share of its width.
MOST_BACK = 0.3
#: Gridlines through a plot are so many each way, and begin and end together within so many points.
FEWEST_GRID = 3
EVEN = 1.0
#: Plots beside each other are so many points apart (from the middle between them).
APART = 2.0
#: Ticks stand up to so many points left of a line, labels so many below the lowest of them.
TICKS_LEFT = 60.0
LABELS_BELOW = 24.0
#: No frame is drawn in these: the ground of a whole chart is.
UNSEEN = (None, "#ffffff")
#: More words on a line than this are text, and no label of a plot.
MOST_LABEL_WORDS = 8


def may_have_lines(page: Page) -> bool:
    """Tell whether any curve may be a chart's line, before its points' marks and its axis are looked for."""
    several = any(len(c.points) >= min(FEWEST_POINTS, FEWEST_MARKED) and _runs_right(c) for c in page.curves)
    return several or bool(chained_lines(page))


def chart_lines(page: Page, segments: Sequence[Segment] = ()) -> list[Curve]:
    """Return the curves that run from left to right through many points, or through few beside an axis of ticks."""
    lines = [c for c in page.curves if _runs_right(c)]
    few = segments and any(len(c.points) < FEWEST_POINTS for c in lines)
    turned = _turned_numbers(page) if few else []
    return [
        c
        for c in lines
        if (
            len(c.points) >= FEWEST_POINTS
            or (len(c.points) >= FEWEST_MARKED and c.fill is None and _has_axes(c.box, segments, turned))
        )
    ]


def _turned_numbers(page: Page) -> list[Segment]:
    """Return the numbers that run up or down the page, as some programs set those of an upright axis."""
    turned = (Segment.of([word]) for word in page.words if word.rotation in (90, 270))
    return [segment for segment in turned if segment.numeric]


def _has_axes(line: Box, segments: Sequence[Segment], turned: Sequence[Segment]) -> bool:
    """Tell whether numbers stand in a column left of a line, from its top to its foot, and labels in a row below it."""
    left = [s for s in (*segments, *turned) if s.numeric and 0 <= line.x0 - s.box.x1 <= TICKS_LEFT]
    columns: dict[int, list[float]] = defaultdict(list)
    for s in left:
        columns[round(s.box.x1 / 3)].append(s.middle)
    ticks = max(columns.values(), key=len, default=[])
    if len(ticks) < FEWEST_MARKED or min(ticks) > line.bottom or max(ticks) < line.top:
        return False
    foot = max(ticks)
    below = [
        s for s in segments if -4 <= s.box.top - foot <= LABELS_BELOW and s.box.x1 > line.x0 and s.box.x0 < line.x1
    ]
    return len(below) >= 2


def marked_lines(page: Page) -> list[Curve]:
    """Return the strokes from left to right with a small filled mark on each of their points."""
    strokes = [
        c for c in page.curves
        if c.stroke is not None and c.fill is None and len(c.points) >= FEWEST_MARKED and _runs_right(c)
    ]  # fmt: skip
    chained = list(chained_lines(page))
    if not strokes:
        return chained
    marks: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    shapes = [c.box for c in page.curves if c.fill is not None] + [r.box for r in page.rects if r.fill is not None]
    for box in shapes:
        if 0.8 <= box.width <= MARK and 0.8 <= box.height <= MARK:
            x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
            marks[round(x / 4), round(y / 4)].append((x, y))
    return [c for c in strokes if all(_is_marked(point, marks) for point in c.points)] + chained


def _is_marked(point: tuple[float, float], marks: dict[tuple[int, int], list[tuple[float, float]]]) -> bool:
    column, row = round(point[0] / 4), round(point[1] / 4)
    return any(
        abs(x - point[0]) <= ON_POINT and abs(y - point[1]) <= ON_POINT
        for a in (-1, 0, 1)
        for b in (-1, 0, 1)
        for x, y in marks.get((column + a, row + b), ())
    )


def _runs_right(curve: Curve) -> bool:
    if curve.fill is not None and curve.stroke is None:
        return False
    is_rule = curve.box.height <= LEAST_RISE or (curve.box.height <= 4 and len(curve.points) <= FEWEST_FLAT)
    if curve.box.width <= 40 or is_rule:
        return False  # nearly all of a map's: their points are not looked at
    steps = [b[0] - a[0] for a, b in pairwise(curve.points)]
    if min(steps, default=0.0) < -MOST_BACK * curve.box.width:
        return False  # the outline of a bar comes back to where it began
    return sum(step >= -0.1 for step in steps) >= 0.95 * len(steps)


def marked_plots(page: Page, segments: Sequence[Segment]) -> list[Box]:
    """Return the plots of marked lines: half a step wider than the lines, and down to their axis."""
    by_ends: dict[tuple[int, int], list[Curve]] = defaultdict(list)
    for curve in marked_lines(page):
        by_ends[round(curve.box.x0 / SAME_ENDS), round(curve.box.x1 / SAME_ENDS)].append(curve)
    plots = []
    for lines in by_ends.values():
        lines.sort(key=lambda c: c.box.top)
        groups: list[list[Curve]] = []
        for line in lines:
            above = max(c.box.bottom for c in groups[-1]) if groups else 0.0
            if groups and not _parted(line.box, above, segments):
                groups[-1].append(line)
            else:
                groups.append([line])
        plots += [_plot(group, page, segments) for group in groups]
    return [_apart(plot, plots) for plot in plots]


def _apart(plot: Box, plots: Sequence[Box]) -> Box:
    """Return a plot without the half step that it shares with its neighbour: small charts in a row stand close."""
    x0, x1 = plot.x0, plot.x1
    for other in plots:
        if other.top >= plot.bottom or other.bottom <= plot.top:
            continue
        middle, half = (max(x0, other.x0) + min(x1, other.x1)) / 2, 0.2 * min(plot.width, other.width)
        if other.x0 > plot.x0 and plot.x1 - half < other.x0 < plot.x1 + APART:
            x1 = min(x1, middle - APART)
        elif other.x0 < plot.x0 and other.x1 - half < plot.x0 < other.x1 + APART:
            x0 = max(x0, middle + APART)
    return Box(x0, plot.top, x1, plot.bottom)


def _parted(line: Box, above: float, segments: Sequence[Segment]) -> bool:
    """Tell whether words stand between a line and what ends at `above`: then they are two charts."""
    return any(
        not s.numeric and above < s.middle < line.top and s.box.x1 > line.x0 and s.box.x0 < line.x1 for s in segments
    )


def _plot(lines: Sequence[Curve], page: Page, segments: Sequence[Segment]) -> Box:
    box = Box.around(c.box for c in lines)
    points = sorted({round(x, 1) for c in lines for x, _ in c.points})
    half = (points[-1] - points[0]) / (len(points) - 1) / 2
    wide = Box(box.x0 - half, box.top, box.x1 + half, box.bottom)
    axes = [
        r.box for r in page.rules
        if r.box.width > 10 * max(r.box.height, 0.1) and -2 <= r.box.top - wide.bottom <= AXIS_BELOW
        and r.box.x0 <= box.x0 + 2 and r.box.x1 >= box.x1 - 2 and r.box.width <= 1.3 * wide.width
        and not _text_between(box, r.box.top, segments)
    ]  # fmt: skip
    axes += [
        r.box for r in page.rects  # a frame around the plot: its lower side is the axis
        if r.stroke not in UNSEEN and r.box.top <= box.top and r.box.bottom >= wide.bottom - 2
        and r.box.x0 <= box.x0 + 2 and r.box.x1 >= box.x1 - 2 and r.box.width <= 1.3 * wide.width
        and not _text_between(box, r.box.bottom, segments)
    ]  # fmt: skip
    ground = _ground(box, page)
    if ground is not None:
        return ground
    return Box(wide.x0, wide.top, wide.x1, max([wide.bottom, *(axis.bottom for axis in axes)]))


def _ground(lines: Box, page: Page) -> Box | None:
    """Return the box that gridlines fill, where several run through some lines both ways, all as long as each other."""
    upright = [
        r.box for r in page.rules
        if r.box.height > 10 * max(r.box.width, 0.1) and lines.x0 - 2 <= r.box.x0 and r.box.x1 <= lines.x1 + 2
        and r.box.top <= lines.top and r.box.bottom >= lines.bottom
    ]  # fmt: skip
    if len(upright) < FEWEST_GRID or not _are_even([(b.top, b.bottom) for b in upright]):
        return None
    top, bottom = upright[0].top, upright[0].bottom
    level = [
        r.box for r in page.rules
        if r.box.width > 10 * max(r.box.height, 0.1) and r.box.x0 <= lines.x0 and r.box.x1 >= lines.x1
        and top - 2 <= r.box.top and r.box.bottom <= bottom + 2
    ]  # fmt: skip
    if len(level) < FEWEST_GRID or not _are_even([(b.x0, b.x1) for b in level]):
        return None
    return Box(level[0].x0, top, level[0].x1, bottom)


def _are_even(spans: Sequence[tuple[float, float]]) -> bool:
    return all(abs(a - spans[0][0]) <= EVEN and abs(b - spans[0][1]) <= EVEN for a, b in spans)


def _text_between(plot: Box, low: float, segments: Sequence[Segment]) -> bool:
    return any(
        plot.bottom < s.middle < low and not s.numeric and s.box.x1 > plot.x0 and s.box.x0 < plot.x1 for s in segments
    )
