"""Line charts: the height of each line above the labels of its axis, read from the drawing, or printed at its points.

Belongs here: reading the lines of one chart area. Does not belong here: bars, and finding the area.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from pipelines.articles.charts.bars import Bars
from pipelines.articles.charts.finding import VALUE, YEAR, ChartArea
from pipelines.articles.charts.line_names import line_legend
from pipelines.articles.charts.lines import FEWEST_MARKED, MOST_BACK, marked_lines
from pipelines.articles.tables.segments import Segment, segments_of
from pipelines.graphics.charts.axis_names import turned_unit
from pipelines.graphics.charts.between import with_points
from pipelines.graphics.charts.categories import Category, category_at, find_categories
from pipelines.graphics.charts.fitting_labels import MISFIT, stands_at
from pipelines.graphics.charts.legend_heads import without_legend
from pipelines.graphics.charts.lent_axes import lent_labels, lent_line_axes
from pipelines.graphics.charts.value_axes import ValueAxes, value_axes, without_side
from pipelines.graphics.panels.axes import Scale, number_of, tick_unit, with_point
from pipelines.graphics.panels.panel import Panel
from pipelines.graphics.panels.titles import Title
from pipelines.model import Box, Curve, LabelledValue, stable_id

#: A printed value stands within so many points of its point of the line.
LABEL_REACH = 12.0
#: The labels of marks stand under their plot within so many points, not under the one beside it.
LEVEL = 4.0
#: Ticks end so many points left of the first mark: what is printed over a mark is no tick.
OFF_TICKS = 3.5
#: Beside its point it is set to its height within so many em; what is over a point comes before by so many points.
BESIDE = 0.5
AFTER = 8.0
#: A line is so wide at least (in points); one of few months, beside a wider one and named by a legend, so wide.
LONG = 40.0
SHORT = 12.0
#: The sample of a line in the legend is so long (in points).
SAMPLE = (6.0, 60.0)
#: A name at a line's end stands within so many em of its height; nearer ones come first.
NEAR_END = 0.4
#: The number behind that name is the value there within so large a share of the axis, within so many points of the end.
NEAR_VALUE = 0.02
AT_END = 3.0
#: One that is drawn as a rectangle is so high at most.
FLAT = 4.0


def read_lines(panel: Panel, area: ChartArea, title: Title, taken: Sequence[Box] = ()) -> list[LabelledValue]:
    """Return the values of a chart's lines: at their marks, else at the labels of the level axis, with both axes;
    `taken` are the printed numbers of its bars."""
    inside = [s for s in segments_of(panel.page.words, panel.page) if _in(s.box, area.box) and s.box not in taken]
    marked = [c for c in marked_lines(panel.page) if _in(c.box, area.box)]
    axes = value_axes(panel, None, area.plot, inside, area.box.top)
    if axes.left is None and axes.right is None and marked:
        # a plot of marks is wider than its lines, and may reach into the ticks
        reach = Box.around(c.box for c in marked)
        narrow = Box(reach.x0 - OFF_TICKS, area.plot.top, reach.x1 + OFF_TICKS, area.plot.bottom)
        axes = value_axes(panel, None, narrow, inside, area.box.top)
    if axes.left is None and axes.right is None and not area.bars:
        axes = lent_line_axes(panel, area)
    if title.hint is None and not area.bars and axes.left is None and axes.right is None:
        title = replace(title, hint=turned_unit(panel.whole_page, area.plot))
    if marked:
        return _read_marked(panel, area, marked, inside, axes, title)
    curves = [c for c in panel.page.curves if _is_line(c, area.box)]
    named = [c for c in panel.page.curves if c not in curves and c.box.height > FLAT and _is_line(c, area.box, SHORT)]
    named = named if curves else []
    curves += [c for c in named if _series(panel, c, inside) is not None]  # a year that has only begun
    both = [axis.scale for axis in (axes.left, axes.right) if axis is not None]
    if not curves or not both:
        return []
    ticks = {id(s) for scale in both for s in scale.ticks}
    baseline = max(s.middle for scale in both for s in scale.ticks)
    level = Bars(True, baseline, (), Box(area.plot.x0, area.plot.top, area.plot.x1, baseline))
    names = [_name_of(panel, curve, inside) for curve in curves]
    under = [s for s in inside if not any(s is name for name in names)]  # a line may end under the lowest tick
    categories = find_categories(level, under, panel.page.words, ticks) or lent_labels(panel, area.plot)
    categories = with_points(categories, [[x for x, _ in curve.points] for curve in curves])
    values = []
    for number, (curve, name) in enumerate(zip(curves, names, strict=True)):
        axis = axes.of(name.text if name is not None else None, curve.stroke, by_right=bool(area.bars))
        if axis is None or (name is None and area.bars and axis is axes.left):
            continue  # no more than the trend of the bars it is drawn over
        own = replace(title, hint=axes.hint(axis, title.hint))
        series, end = _parted(name, curve, axis.scale)
        series = without_side(series) if series is not None else None
        for category in categories:
            height = _height(curve, category.middle)
            if height is not None:
                place = (category.middle, height)
                printed = _printed_at(place, [s for s in inside if id(s) not in ticks])
                if end is not None and abs(category.middle - max(curve.points)[0]) <= AT_END:
                    printed = end
                values.append(_value(panel, number, series, category, place, printed, axis.scale, own))
    return values


def _read_marked(
    panel: Panel,
    area: ChartArea,
    lines: Sequence[Curve],
    segments: Sequence[Segment],
    axes: ValueAxes,
    title: Title,
) -> list[LabelledValue]:
    """Return a value for each mark: the number printed over it, else its height on the axis."""
    both = [axis.scale for axis in (axes.left, axes.right) if axis is not None]
    ticks = {id(s) for scale in both for s in scale.ticks}
    level = Bars(True, area.plot.bottom, (), area.plot)
    in_legend = line_legend(panel.page, area.plot, segments)
    under = [
        s
        for s in without_legend(panel.page, area, segments)
        if s not in in_legend and abs(s.box.x0 + s.box.x1 - area.plot.x0 - area.plot.x1) <= area.plot.width + 2 * LEVEL
    ]
    categories = find_categories(level, under, panel.page.words, ticks) or lent_labels(panel, area.plot)
    categories = with_points(categories, [[x for x, _ in line.points] for line in lines])
    below = [s for s in segments if s.box.top >= area.plot.bottom - 2]
    numbers = [s for s in segments if s.numeric and id(s) not in ticks and s not in below]
    points = [(number, x, y) for number, line in enumerate(lines) for x, y in line.points]
    found = [_name_of(panel, line, segments) for line in lines]
    own = [
        axes.of(name.text if name is not None else None, line.stroke, by_right=bool(area.bars))
        for name, line in zip(found, lines, strict=True)
    ]
    printed = _printed_over(
        [(x, y) for _, x, y in points],
        [lines[number].stroke for number, _, _ in points],
        [s for s in numbers if number_of(s.text) is not None],
        [axis.scale if (axis := own[number]) is not None else None for number, _, _ in points],
    )
    series: list[str | None] = []
    ends: list[Segment | None] = []
    for named, line, axis in zip(found, lines, own, strict=True):
        whole = named.text if named is not None else None
        told, end = _parted(named, line, axis.scale) if axis is not None else (whole, None)
        series.append(told)
        ends.append(end)
    values = []
    for k, (number, x, y) in enumerate(points):
        axis = own[number]
        if k in printed or axis is not None:
            category = category_at(x, categories, level)
            name = without_side(series[number] or "") or None
            headed = replace(title, hint=axes.hint(axis, title.hint))
            scale = axis.scale if axis is not None else None
            label = printed.get(k)
            if ends[number] is not None and x == max(lines[number].points)[0]:
                label = ends[number]
            values.append(_value(panel, number, name, category, (x, y), label, scale, headed))
    return values


def _printed_over(
    points: Sequence[tuple[float, float]],
    strokes: Sequence[str | None],
    numbers: Sequence[Segment],
    scales: Sequence[Scale | None],
) -> dict[int, Segment]:
    """Give each point the number centred over it, or under it; the nearest pairs first, points at one place alike. A
    number in the colour of one line is of no other; one that does not fit its point's height comes last, and where most
    do, never when another fits."""
    offers = []
    for k, (x, y) in enumerate(points):
        for j, segment in enumerate(numbers):
            if segment.words[0].color != strokes[k] and segment.words[0].color in strokes:
                continue
            off, over = abs((segment.box.x0 + segment.box.x1) / 2 - x), y - segment.box.bottom
            under = segment.box.top - y
            fits = stands_at(segment.text, y, scales[k])
            last = MISFIT if fits is False else 0.0
            if off <= 4 and (-1 <= over <= LABEL_REACH or -1 <= under <= LABEL_REACH):
                offers.append((last + off + (over if over >= -1 else 3 + under), k, j))
            beside = min(abs(segment.box.x0 - x), abs(x - segment.box.x1))
            if abs(segment.middle - y) <= BESIDE * segment.size and 0 <= beside <= LABEL_REACH:
                offers.append((last + AFTER + beside, k, j))
    fitting = [(k, j) for cost, k, j in offers if cost < MISFIT]
    told, own = {k for k, _ in fitting}, {j for _, j in fitting}
    if 2 * len(told) > len(points):
        offers = [offer for offer in offers if offer[0] < MISFIT or not (offer[1] in told or offer[2] in own)]
    taken: dict[int, Segment] = {}
    owner: dict[int, int] = {}
    for _, k, j in sorted(offers):
        if k in taken or (j in owner and max(abs(a - b) for a, b in zip(points[k], points[owner[j]], strict=True)) > 1):
            continue
        owner.setdefault(j, k)
        taken[k] = numbers[j]
    return taken


def _is_line(curve: Curve, area: Box, shortest: float = LONG) -> bool:
    xs = [x for x, _ in curve.points]
    rising = sum(b >= a - 0.1 for a, b in itertools.pairwise(xs))
    return (
        len(xs) >= FEWEST_MARKED
        and curve.fill is None
        and curve.stroke is not None
        and curve.box.width > shortest
        and rising >= 0.95 * (len(xs) - 1)
        and all(b - a >= -MOST_BACK * curve.box.width for a, b in itertools.pairwise(xs))
        and _in(curve.box, area)
    )


def _in(box: Box, area: Box) -> bool:
    return box.x0 >= area.x0 - 3 and box.x1 <= area.x1 + 3 and box.top >= area.top - 3 and box.bottom <= area.bottom + 3


def _height(curve: Curve, x: float) -> float | None:
    """Return how high the line stands at `x`, None beside it."""
    points = sorted(curve.points)
    xs = [point[0] for point in points]
    if not xs[0] - 2 <= x <= xs[-1] + 2:
        return None
    at = min(max(bisect_left(xs, x), 1), len(points) - 1)
    (x0, y0), (x1, y1) = points[at - 1], points[at]
    if x1 - x0 < 0.01:
        return y1
    return y0 + (y1 - y0) * (min(max(x, x0), x1) - x0) / (x1 - x0)


def _parted(name: Segment | None, curve: Curve, scale: Scale) -> tuple[str | None, Segment | None]:
    """Return a line's name and the number behind it that its last point has: ``Morfa 43`` at its end."""
    if name is None or len(name.words) < 2:
        return (name.text if name else None), None
    number, value = Segment.of(name.words[-1:]), number_of(name.words[-1].text)
    span = max(abs(number_of(s.text) or 0.0) for s in scale.ticks)
    if value is None or abs(scale.value_at(max(curve.points)[1]) - value) > NEAR_VALUE * span:
        return name.text, None
    return " ".join(word.text for word in name.words[:-1]).rstrip(" ,:"), number


def _series(panel: Panel, curve: Curve, segments: Sequence[Segment]) -> str | None:
    name = _name_of(panel, curve, segments)
    return name.text if name is not None else None


def _name_of(panel: Panel, curve: Curve, segments: Sequence[Segment]) -> Segment | None:
    """Return the name beside the legend's sample of this line, or at the line's own end."""
    samples = [r.box for r in panel.page.rules if r.color == curve.stroke and SAMPLE[0] <= r.box.width <= SAMPLE[1]]
    samples += [r.box for r in panel.page.rects if r.fill == curve.stroke and 2 <= r.box.width <= 16]
    flat = [r.box for r in panel.page.rects if r.fill == curve.stroke and r.box.height <= FLAT]
    samples += [box for box in flat if SAMPLE[0] <= box.width <= SAMPLE[1]]
    samples += [c.box for c in panel.page.curves if c.stroke == curve.stroke and SAMPLE[0] <= c.box.width <= SAMPLE[1]]
    last = max(curve.points)
    ends = [*samples, Box(last[0] - 1, last[1] - 1, last[0] + 1, last[1] + 1)]
    for box in ends:
        middle = (box.top + box.bottom) / 2
        named = [
            s
            for s in segments
            if abs(s.middle - middle) <= 0.7 * s.size
            and s.box.x0 - box.x1 >= -1
            and (s.box.x0 - box.x1 <= 1.5 * s.size or _in_one_legend(panel, box, s.box, curve))
            and (VALUE.fullmatch(s.text) is None or YEAR.fullmatch(s.text) is not None)
        ]
        if named:
            own = [s for s in named if s.words[0].color == curve.stroke] or named
            return min(own, key=lambda s: (abs(s.middle - middle) > NEAR_END * s.size, s.box.x0))
    return None


def _in_one_legend(panel: Panel, sample: Box, name: Box, curve: Curve) -> bool:
    """Tell whether a box is drawn around a sample and a name, not around the line: names may stand to its middle."""
    frames = (r.box for r in panel.page.rects if r.stroke is not None and not _in(curve.box, r.box))
    return any(_in(sample, frame) and _in(name, frame) for frame in frames)


def _printed_at(place: tuple[float, float], segments: Sequence[Segment]) -> Segment | None:
    x, y = place
    found = (
        s for s in segments
        if s.numeric and number_of(s.text) is not None
        and abs((s.box.x0 + s.box.x1) / 2 - x) <= 6 and 0 <= y - s.box.bottom <= LABEL_REACH
    )  # fmt: skip
    return next(found, None)


def _value(
    panel: Panel,
    number: int,
    series: str | None,
    category: Category | None,
    place: tuple[float, float],
    printed: Segment | None,
    scale: Scale | None,
    title: Title,
) -> LabelledValue:
    x, y = place
    measured = float(f"{scale.value_at(y):.4g}") if scale is not None else None
    block = panel.block_of(Box(x, y, x, y))
    return LabelledValue(
        value_id=stable_id("v", block.block_id, panel.page_no, "line", number, f"{x:.1f}"),
        issue_id=panel.issue_id,
        article_id=panel.article.article_id,
        block_id=block.block_id,
        page_no=panel.page_no,
        box=printed.box if printed else Box(x - 1, y - 1, x + 1, y + 1),
        kind="chart",
        text=printed.text if printed else f"{measured:g}",
        title=title.text,
        context=title.context,
        series=series,
        category=category.text if category else None,
        row_headers=tuple(part for part in (category.outer, category.text) if part) if category else (),
        column_headers=(series,) if series else (),
        unit_hint=title.hint or tick_unit(scale),
        value=measured
        if not printed
        else number_of(printed.text)
        if with_point(printed.text) != printed.text
        else None,
        precision=scale.precision if scale is not None and not printed else None,
        rule_id="graphics.line_label" if printed else "graphics.line_height",
    )
