"""Where bar charts and line charts stand on a page: bars on one baseline, lines of many points, and their labels.

Belongs here: finding the box that a chart takes with its axis, labels and legend. Does not belong here: what bars and
lines mean: that is the graphics room's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from pipelines.articles.charts.bars import Bars, bar_rects, find_bars, touch
from pipelines.articles.charts.chart_box import MOST_LABEL_WORDS, away, frame_of, grown
from pipelines.articles.charts.dots import dots_of, find_dots
from pipelines.articles.charts.grids import with_grid, within_column
from pipelines.articles.charts.heat import find_heat, shaded_cells
from pipelines.articles.charts.legend_names import with_next_lines
from pipelines.articles.charts.line_names import LEGEND_AWAY, end_names, line_legend
from pipelines.articles.charts.lines import SAME_ENDS, chart_lines, marked_lines, marked_plots, may_have_lines
from pipelines.articles.charts.marks import MarkPlot
from pipelines.articles.charts.multiples import Small, alike, families, heading_over, own_titles
from pipelines.articles.charts.pies import Pie, find_pies, led_labels, ring_names
from pipelines.articles.charts.pyramids import find_pyramids, row_labels, side_names
from pipelines.articles.charts.slopes import find_ended, find_slopes, long_lines, slope_lines
from pipelines.articles.charts.stack_names import stack_names
from pipelines.articles.charts.text import outside_text
from pipelines.articles.charts.treemap import find_treemaps, treemap_parts
from pipelines.articles.page.kept import kept
from pipelines.articles.tables.segments import Segment, segments_of
from pipelines.model import Box, Page, Rect, Rule, Word

#: Labels under charts in a row stand on one level within so many points.
SAME_LEVEL = 2.0
#: Lines in a row end on one level within so many points: a tick reaches below the axis that the others have without.
SAME_FEET = 3.0
#: Names of lying bars end so many points left of them at most.
NAME_REACH = 130.0
#: The value of a legend's name stands up to so many em right of it.
VALUE_REACH = 10.0
#: Names of a legend that stand one below the other are at most so far apart (in em).
LIST_STEP = 2.0
#: What stands beside a part of a bar is its value, no series' name, as a year or an age band may be.
VALUE = re.compile(r"[-−+]?\d[\d.,]*\s?%?")
YEAR = re.compile(r"(?:19|20)\d\d")
#: The ticks of an axis under rows of dots stand so many points below them at most, and are so many at least.
TICKS_BELOW = 24.0
FEWEST_TICKS = 3
#: A legend level with a pie that names all its slices stands so many radii beside it at most.
LEGEND_BESIDE = 3.0
#: The sample of a colour in a legend is so large (in points), so wide and so high at most.
SAMPLE = (2.0, 32.0, 18.0)
#: Words that reach so far (in points) into a gap between lines stand in it.
TOUCHING = 2.0


@dataclass(frozen=True, slots=True)
class ChartArea:
    """A chart on a page: its bars, or the box of its lines, and the box with all that belongs to it; or a pie, or marks
    in rows."""

    bars: tuple[Bars, ...]
    plot: Box
    box: Box
    pie: Pie | None = None
    marks: MarkPlot | None = None


def find_charts(page: Page, words: Sequence[Word] | None = None) -> tuple[ChartArea, ...]:
    """Return the vector charts of a page, from the top down."""
    return _charts(page, page.words if words is None else words)


@kept
def _charts(page: Page, words: tuple[Word, ...]) -> tuple[ChartArea, ...]:
    rects = bar_rects(page)
    pyramids = find_pyramids(rects, words)
    two_sided = {id(r) for pair in pyramids for side in pair for r in side.rects}
    groups = find_bars(page, words, [r for r in rects if id(r) not in two_sided] if pyramids else rects)
    pies = find_pies(page)
    # most pages have none of these: then nothing asks for the words
    dots, slopes, cells, parts = dots_of(page), slope_lines(page), shaded_cells(page), treemap_parts(page)
    drawn = groups or pyramids or pies or may_have_lines(page) or dots or slopes or cells or parts
    segments = segments_of(words, page) if drawn else []
    lines = _on_one_axis([curve.box for curve in chart_lines(page, segments)], segments)
    marked = [box for box in marked_plots(page, segments) if not any(touch(box, b.box, 2) for b in groups)]
    told = [*find_dots(dots, segments), *find_slopes(slopes, segments), *find_heat(cells, segments, page)]
    told += [*find_treemaps(parts, segments), *find_ended(long_lines(page), segments)]
    told = [plot for plot in told if not any(touch(plot.box, box, 0) for box in (*marked, *(b.box for b in groups)))]
    lines = [box for box in lines if not any(touch(box, plot.box, -1) for plot in told)]
    plots: list[tuple[tuple[Bars, ...], Box]] = [((group,), group.box) for group in groups]
    plots += [(pair, Box.around(side.box for side in pair)) for pair in pyramids]
    plots += [((), box) for box in marked]
    plots += [((), box) for box in lines if not any(touch(box, b.box, 2) for b in groups)]
    merged = _merged(plots)
    all_plots = [plot for _, plot in merged] + [pie.box for pie in pies] + [plot.box for plot in told]
    labels = cache(lambda: outside_text(segments))
    areas, without = [], []
    reach = {k: plot if bars else with_grid(plot, page, segments) for k, (bars, plot) in enumerate(merged)}
    for k, (bars, plot) in enumerate(merged):
        is_marked = any(touch(plot, box, -1) for box in marked)
        whole = plot if is_marked else reach[k]
        others = [other for other in all_plots if other != plot]
        wholes = [*(within_column(box, merged[n][1], all_plots) for n, box in reach.items() if n != k)]
        wholes += all_plots[len(merged) :]
        box = grown(whole, page, segments, labels, others, wholes)
        names = [name for group in bars for name in row_names(group, segments)] + end_names(page, plot, segments)
        names += line_legend(page, plot, segments)
        names += [*(side_names(bars[0], segments) or ()), *row_labels(bars[0], segments)] if bars else []
        names += [name for group in bars for name in stack_names(group, segments).values()]
        box = Box.around([box, *(name.box for name in names)])
        legend = legend_of(page, bars, plot, segments, others)
        box = Box.around([box, *(part for pair in legend for part in (pair[0].box, pair[1].box))])
        if bars or _has_axis(box, segments, 3 if is_marked else 4):
            areas.append(ChartArea(bars, whole if is_marked else plot, box))
        elif not is_marked and frame_of(plot, page, segments, others) is None:
            without.append((ChartArea((), plot, box), whole))
    areas += _sharing(without, [box for k, box in reach.items() if any(a.plot == merged[k][1] for a in areas)])
    areas = _with_own_titles(_even_tops(_in_one_frame(areas), segments), segments)
    for pie in pies:
        box = grown(pie.box, page, segments, labels, [other for other in all_plots if other != pie.box])
        box = Box.around([box, *(s.box for s in segments if _names_number(s, segments, box))])
        box = Box.around([box, *(s.box for s in (*ring_names(pie, segments), *led_labels(page, pie, segments)))])
        pairs = _near_pie(pie_legend(page, pie, segments), pie, [other for other in all_plots if other != pie.box])
        numbers = [s for _, name in pairs for s in segments if s.numeric and _is_value_of(s, name)]
        box = Box.around([box, *(part.box for pair in pairs for part in pair), *(s.box for s in numbers)])
        areas.append(ChartArea((), pie.box, box, pie))
    areas += [ChartArea((), plot.box, _marked_box(plot, page, segments, all_plots), marks=plot) for plot in told]
    areas.sort(key=lambda area: (area.box.top, area.box.x0))
    return tuple(areas)


def _in_one_frame(areas: Sequence[ChartArea]) -> list[ChartArea]:
    """Join lines whose charts take the same box: words between them in it are their names, no labels of one."""
    out: list[ChartArea] = []
    for area in areas:
        same = next((o for o in out if not (o.bars or area.bars) and o.box == area.box), None)
        if same is None:
            out.append(area)
        else:
            out[out.index(same)] = ChartArea((), Box.around((same.plot, area.plot)), area.box)
    return out


def _sharing(without: Sequence[tuple[ChartArea, Box]], known: list[Box]) -> list[ChartArea]:
    """Return the lines without an axis of their own whose plots are as high as one of the `known` charts in their row,
    or as wide as one in their column: small charts share their axes."""
    found: list[ChartArea] = []
    left, known = list(without), list(known)
    while True:
        more = [pair for pair in left if any(_is_beside(pair[1], box) for box in known)]
        if not more:
            return found
        found += [area for area, _ in more]
        known += [whole for _, whole in more]
        left = [pair for pair in left if pair not in more]


def _is_beside(a: Box, b: Box) -> bool:
    """Tell whether two plots begin and end at one level, of one width, or one stands over the other as high."""
    row = abs(a.top - b.top) <= SAME_LEVEL and abs(a.bottom - b.bottom) <= SAME_LEVEL
    column = abs(a.x0 - b.x0) <= SAME_LEVEL and abs(a.height - b.height) <= SAME_LEVEL
    return (row or column) and abs(a.width - b.width) <= SAME_LEVEL


def _marked_box(plot: MarkPlot, page: Page, segments: list[Segment], plots: Sequence[Box]) -> Box:
    """Return the box of a chart of marks with its words, and the ticks of an axis under it."""
    box = Box.around([plot.box, *plot.words])
    frame = frame_of(box, page, segments, [other for other in plots if other != plot.box])
    if frame is not None:
        return Box.around([box, frame])
    below = [s for s in segments if s.numeric and 0 <= s.box.top - box.bottom <= max(TICKS_BELOW, _row_step(plot))]
    ticks = [s for s in below if box.x0 - s.box.width <= s.box.x0 and s.box.x1 <= box.x1 + 2 * s.box.width]
    return Box.around([box, *(s.box for s in ticks)]) if len(ticks) >= FEWEST_TICKS else box


def _row_step(plot: MarkPlot) -> float:
    """Return how far the rows of a chart of marks are apart: its axis is no further below the last of them."""
    rows = sorted({round((mark.box.top + mark.box.bottom) / 2) for mark in plot.marks})
    return min((b - a for a, b in pairwise(rows) if b - a > SAME_LEVEL), default=0.0)


def _on_one_axis(lines: list[Box], segments: Sequence[Segment]) -> list[Box]:
    """Join the boxes of lines that begin and end together with no word between them: they share their axes."""
    out: list[Box] = []
    for box in sorted(lines, key=lambda box: box.top):
        above = next((o for o in out if abs(o.x0 - box.x0) <= SAME_ENDS and abs(o.x1 - box.x1) <= SAME_ENDS), None)
        gap = Box(box.x0, above.bottom, box.x1, box.top) if above is not None and above.bottom < box.top else None
        if above is None or (gap is not None and any(touch(s.box, gap, -TOUCHING) for s in segments)):
            out.append(box)
        else:
            out[out.index(above)] = Box.around((above, box))
    return out


def _is_value_of(number: Segment, name: Segment) -> bool:
    """Tell whether a number stands in line with a legend's name, in a column right of it."""
    return abs(number.middle - name.middle) <= 2 and 0 <= number.box.x0 - name.box.x1 <= VALUE_REACH * name.size


def row_names(bars: Bars, segments: Sequence[Segment]) -> list[Segment]:
    """Return the names of lying bars: one for most of them, in line with each other, nothing else in their column."""
    if bars.upright or len(bars.rects) < 2:
        return []
    found: dict[int, Segment] = {}
    words = [s for s in segments if not s.numeric and len(s.words) <= MOST_LABEL_WORDS and s.box.x1 <= bars.box.x0 + 2]
    for rect in bars.rects:
        level = [s for s in words if rect.box.top - 1 <= s.middle <= rect.box.bottom + 1]
        near = max(level, key=lambda s: s.box.x1, default=None)
        if near is not None and bars.box.x0 - near.box.x1 <= NAME_REACH:
            found[id(near)] = near
    names = list(found.values())
    rows = len({round(r.box.top) for r in bars.rects})
    if len(names) < 2 or len(names) < 0.45 * rows:
        return []
    low, high = min(s.box.x0 for s in names), max(s.box.x1 for s in names)
    aligned = max(sum(abs(s.box.x0 - low) <= 3 for s in names), sum(abs(s.box.x1 - high) <= 3 for s in names))
    beside = [s for s in segments if s.box.x1 > low and s.box.x0 < high]
    beside = [s for s in beside if bars.box.top - 2 <= s.middle <= bars.box.bottom + 2]
    return names if aligned >= 0.7 * len(names) and len(beside) <= 1.35 * len(names) else []


def _names_number(segment: Segment, segments: Sequence[Segment], box: Box) -> bool:
    """Tell whether a segment stands right over or under a number of the chart in `box`: the name of a slice."""
    return not segment.numeric and any(
        s.numeric
        and touch(s.box, box, 0)
        and abs(s.size - segment.size) <= 0.2 * s.size
        and max(s.box.top - segment.box.bottom, segment.box.top - s.box.bottom) <= 0.6 * s.size
        and min(s.box.x1, segment.box.x1) > max(s.box.x0, segment.box.x0)
        for s in segments
    )


def _even_tops(areas: list[ChartArea], segments: Sequence[Segment]) -> list[ChartArea]:
    """Give charts side by side on one baseline the height of the tallest: their titles stand on one line."""
    out = []
    for area in areas:
        row = [
            other.box.top
            for other in areas
            if area.bars and other.bars and area.bars[0].upright and other.bars[0].upright
            and abs(other.bars[0].baseline - area.bars[0].baseline) <= 2
        ]  # fmt: skip
        box = Box(area.box.x0, min([area.box.top, *row]), area.box.x1, area.box.bottom)
        above = Box(box.x0, box.top, box.x1, area.box.top)
        free = not any(touch(s.box, above, -1) for s in segments)
        out.append(ChartArea(area.bars, area.plot, box, area.pie) if free else area)
    return out


def as_small(areas: Sequence[ChartArea]) -> list[Small]:
    """Return charts as `regions_multiples` looks at them."""
    feet = [a.bars[0].baseline if a.bars and a.bars[0].upright else a.plot.bottom for a in areas]
    for k, area in enumerate(areas):
        # lines without a drawn axis end where the lowest of them does; their labels stand on one level all the same
        row = [a for a in areas if not a.bars and not area.bars and abs(a.box.bottom - area.box.bottom) <= SAME_FEET]
        if len(row) > 1 and any(abs(a.plot.bottom - area.plot.bottom) > SAME_LEVEL for a in row):
            feet[k] = max(a.box.bottom for a in row)
    return [Small(area.plot, foot, area.box.top) for area, foot in zip(areas, feet, strict=True)]


def _with_own_titles(areas: list[ChartArea], segments: Sequence[Segment]) -> list[ChartArea]:
    """Give small charts under one heading the words over each of them, which else are taken for text."""
    small, out = as_small(areas), list(areas)
    for family in families(small):
        charts = [small[k] for k in family]
        titles = own_titles(charts, segments)
        if titles and (alike(titles, charts) or heading_over(charts, titles, segments) is not None):
            for k, title in zip(family, titles, strict=True):
                out[k] = replace(areas[k], box=Box.around([areas[k].box, title.box]))
    return out


def legend_of(
    page: Page, bars: Sequence[Bars], plot: Box, segments: Sequence[Segment], others: Sequence[Box] = ()
) -> list[tuple[Rect, Segment]]:
    """Return the squares in the colours of bars or lines, each with the name to its right, above or below the plot."""
    own = [r.box for group in bars for r in group.rects]
    fills = {r.fill for group in bars for r in group.rects}
    lines = [*chart_lines(page), *marked_lines(page)] if bars else marked_lines(page)
    fills |= {c.stroke for c in lines if touch(c.box, plot, 0)}
    if len(fills) < 2:
        return []
    legend: list[tuple[Rect, Segment]] = []
    for rect, name in sorted(swatches(page, segments, fills, own), key=lambda pair: away(pair[0].box, plot)):
        # a list of names may go on further from the plot than it begins
        onward = any(
            abs(rect.box.x0 - known.box.x0) <= 2 and touch(rect.box, known.box, LIST_STEP * name.size)
            for known, _ in legend
        )
        if (onward or touch(rect.box, plot, LEGEND_AWAY)) and not any(
            away(rect.box, other) < away(rect.box, plot) for other in others
        ):
            legend.append((rect, name))
    return legend


def _near_pie(pairs: Sequence[tuple[Rect, Segment]], pie: Pie, others: Sequence[Box]) -> list[tuple[Rect, Segment]]:
    """Return the names of a legend near a pie; one level with it that names all its slices may be further away."""
    near = [pair for pair in pairs if touch(pair[0].box, pie.box, LEGEND_AWAY)]
    if near:
        return near
    level = [
        pair
        for pair in pairs
        if pie.box.top <= pair[1].middle <= pie.box.bottom
        and touch(pair[0].box, pie.box, LEGEND_BESIDE * pie.radius)
        and not any(away(pair[0].box, other) < away(pair[0].box, pie.box) for other in others)
    ]
    return level if {part.fill for part in pie.slices} <= {rect.fill for rect, _ in level} else []


def pie_legend(page: Page, pie: Pie, segments: Sequence[Segment]) -> list[tuple[Rect, Segment]]:
    """Return the squares and dots in the colours of a pie's slices that are none of them, each with its name."""
    pairs = swatches(page, segments, {part.fill for part in pie.slices})
    return [pair for pair in pairs if not pie.covers(pair[0].box)]


def swatches(
    page: Page, segments: Sequence[Segment], fills: Collection[str | None], own: Sequence[Box] = ()
) -> list[tuple[Rect, Segment]]:
    """Return the small squares and dots in these colours, not those over `own`, each with the name to its right, or to
    its left where none has one to its right."""
    dots = [Rect(c.box, c.fill, None) for c in page.curves if c.fill in fills and _is_small(c.box)]
    strokes = [r for r in page.rules if r.color in fills and SAMPLE[0] <= r.box.width <= SAMPLE[1]]
    dots += [Rect(_thick(r), r.color, None) for r in strokes if r.box.width > r.box.height]
    small = [
        rect
        for rect in (*page.rects, *dots)
        if rect.fill in fills and _is_small(rect.box) and not _lies_on(rect.box, own)
    ]
    named = [s for s in segments if VALUE.fullmatch(s.text) is None or YEAR.fullmatch(s.text) is not None]
    samples = [rect.box for rect in small]
    found, left = [], []
    for rect in small:
        box = rect.box
        level = [s for s in named if box.top - 3 <= s.middle <= box.bottom + 3]
        right = [s for s in level if -1 <= s.box.x0 - box.x1 <= 1.6 * s.size]
        before = [s for s in level if -1 <= box.x0 - s.box.x1 <= 1.6 * s.size]
        if right:
            found.append((rect, with_next_lines(min(right, key=lambda s: s.box.x0), named, samples)))
        elif before:
            left.append((rect, max(before, key=lambda s: s.box.x1)))
    return found or left


def _lies_on(box: Box, others: Sequence[Box]) -> bool:
    """Tell whether a box overlaps one of the others by more than a point; `touch` written out, as squares are many."""
    x0, top, right, below = box.x0, box.top, box.x1 - 1, box.bottom - 1
    for other in others:
        if x0 <= other.x1 - 1 and other.x0 <= right and top <= other.bottom - 1 and other.top <= below:
            return True
    return False


def _thick(rule: Rule) -> Box:
    """Return the box that a level stroke fills."""
    middle, half = (rule.box.top + rule.box.bottom) / 2, max(rule.width_pt, rule.box.height, SAMPLE[0]) / 2
    return Box(rule.box.x0, middle - half, rule.box.x1, middle + half)


def _is_small(box: Box) -> bool:
    return SAMPLE[0] <= box.width <= SAMPLE[1] and SAMPLE[0] <= box.height <= SAMPLE[2]


def _merged(plots: list[tuple[tuple[Bars, ...], Box]]) -> list[tuple[tuple[Bars, ...], Box]]:
    out: list[tuple[tuple[Bars, ...], Box]] = []
    for bars, box in plots:
        for other in [item for item in out if touch(item[1], box, 3)]:
            out.remove(other)
            bars, box = (*other[0], *bars), Box.around((other[1], box))
        out.append((bars, box))
    return out


def _has_axis(box: Box, segments: list[Segment], fewest: int) -> bool:
    ticks = [s for s in segments if s.numeric and touch(s.box, box, 0)]
    return len(ticks) >= fewest
