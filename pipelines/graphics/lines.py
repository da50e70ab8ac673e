"""Line charts: the height of each line above the labels of its axis, read from the drawing, or printed at its points.

Belongs here: reading the lines of one chart area. Does not belong here: bars, and finding the area.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence

from pipelines.articles.regions_bars import Bars
from pipelines.articles.regions_charts import FEWEST_POINTS, ChartArea
from pipelines.articles.tables_segments import Segment, segments_of
from pipelines.graphics.axes import Scale, find_scale, number_of
from pipelines.graphics.categories import Category, find_categories
from pipelines.graphics.panel import Panel
from pipelines.graphics.titles import Title
from pipelines.model import Box, Curve, LabelledValue, stable_id

#: A printed value stands within so many points of its point of the line.
LABEL_REACH = 12.0
#: The sample of a line in the legend is so long (in points).
SAMPLE = (6.0, 60.0)


def read_lines(panel: Panel, area: ChartArea, title: Title) -> list[LabelledValue]:
    """Return the values of a chart's lines at the labels of its level axis; none without both axes."""
    curves = [c for c in panel.page.curves if _is_line(c, area.box)]
    inside = [s for s in segments_of(panel.page.words, panel.page) if _in(s.box, area.box)]
    scale = find_scale(None, area.plot, inside, True)
    if not curves or scale is None:
        return []
    ticks = {id(s) for s in scale.ticks}
    baseline = max(s.middle for s in scale.ticks)
    axis = Bars(True, baseline, (), Box(area.plot.x0, area.plot.top, area.plot.x1, baseline))
    categories = find_categories(axis, inside, panel.page.words, ticks)
    values = []
    for number, curve in enumerate(curves):
        series = _series(panel, curve, inside)
        for category in categories:
            height = _height(curve, category.middle)
            if height is not None:
                values.append(_value(panel, number, series, category, height, inside, scale, title))
    return values


def _is_line(curve: Curve, area: Box) -> bool:
    xs = [x for x, _ in curve.points]
    rising = sum(b >= a - 0.1 for a, b in itertools.pairwise(xs))
    return (
        len(xs) >= FEWEST_POINTS
        and curve.stroke is not None
        and curve.box.width > 40
        and rising >= 0.95 * (len(xs) - 1)
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


def _series(panel: Panel, curve: Curve, segments: Sequence[Segment]) -> str | None:
    """Return the name beside the legend's sample of this line, or at the line's own end."""
    samples = [r.box for r in panel.page.rules if r.color == curve.stroke and SAMPLE[0] <= r.box.width <= SAMPLE[1]]
    samples += [c.box for c in panel.page.curves if c.stroke == curve.stroke and SAMPLE[0] <= c.box.width <= SAMPLE[1]]
    last = max(curve.points)
    ends = [*samples, Box(last[0] - 1, last[1] - 1, last[0] + 1, last[1] + 1)]
    for box in ends:
        middle = (box.top + box.bottom) / 2
        named = [
            s for s in segments if abs(s.middle - middle) <= 0.7 * s.size and -1 <= s.box.x0 - box.x1 <= 1.5 * s.size
        ]
        if named:
            return min(named, key=lambda s: s.box.x0).text
    return None


def _value(
    panel: Panel,
    number: int,
    series: str | None,
    category: Category,
    height: float,
    segments: Sequence[Segment],
    scale: Scale,
    title: Title,
) -> LabelledValue:
    place = category.middle
    ticks = {id(s) for s in scale.ticks}
    printed = [
        s
        for s in segments
        if s.numeric and id(s) not in ticks and number_of(s.text) is not None
        and abs((s.box.x0 + s.box.x1) / 2 - place) <= 6 and 0 <= height - s.box.bottom <= LABEL_REACH
    ]  # fmt: skip
    measured = float(f"{scale.value_at(height):.4g}")
    block = panel.block_of(Box(place, height, place, height))
    text = printed[0].text if printed else f"{measured:g}"
    return LabelledValue(
        value_id=stable_id("v", block.block_id, panel.page_no, "line", number, f"{place:.1f}"),
        issue_id=panel.issue_id,
        article_id=panel.article.article_id,
        block_id=block.block_id,
        page_no=panel.page_no,
        box=printed[0].box if printed else Box(place - 1, height - 1, place + 1, height + 1),
        kind="chart",
        text=text,
        title=title.text,
        context=title.context,
        series=series,
        category=category.text,
        row_headers=tuple(part for part in (category.outer, category.text) if part),
        column_headers=(series,) if series else (),
        unit_hint=title.hint,
        value=None if printed else measured,
        precision=None if printed else scale.precision,
        rule_id="graphics.line_label" if printed else "graphics.line_height",
    )
