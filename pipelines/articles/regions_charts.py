"""Where bar charts and line charts stand on a page: bars on one baseline, lines of many points, and their labels.

Belongs here: finding bars and the box that a chart takes with its axis, labels and legend. Does not belong here: what
the bars mean: that is the graphics room's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from pipelines.articles.tables_segments import Segment, reads_as_number, segments_of
from pipelines.model import Box, Page, Rect, Word

#: Edges within this distance (in points) are one edge; bars of one chart are equally thick within it.
SAME = 1.2
THICKNESS = 1.6
#: Labels are taken into the chart from within so many em; longer segments are text beside it.
NEAR = 1.5
MOST_LABEL_WORDS = 8
#: Tick labels beside the plot stand up to so many em away from it.
TICK_REACH = 4.0
#: A stack has at most so many parts.
MOST_STACKED = 24
#: The axis of a line stands at most this share of the line's own height away from it.
GRID_REACH = 1.0
#: A legend has at most so many squares; more of them are cells.
MOST_SWATCHES = 60
#: Names of a legend stand up to so many em below the labels.
LEGEND_REACH = 3.5
#: Numbers belong to bars from within so many points.
NUMBER_REACH = 30.0
#: A line in a chart has at least so many points.
FEWEST_POINTS = 6
#: A frame around a chart holds at most so many words.
MOST_FRAMED_WORDS = 140


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars that stand on one baseline (`upright`) or hang from one on the left; stacked ones follow each other."""

    upright: bool
    baseline: float
    rects: tuple[Rect, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class ChartArea:
    """A chart on a page: its bars, or the box of its lines, and the box with all that belongs to it."""

    bars: tuple[Bars, ...]
    plot: Box
    box: Box


def find_charts(page: Page, words: Sequence[Word] | None = None) -> tuple[ChartArea, ...]:
    """Return the vector charts of a page, from the top down."""
    looked_at = list(page.words if words is None else words)
    groups = find_bars(page, looked_at)
    plots: list[tuple[tuple[Bars, ...], Box]] = [((group,), group.box) for group in groups]
    plots += [((), box) for box in _line_plots(page) if not any(_touch(box, b.box, 2) for b in groups)]
    if not plots:
        return ()
    segments = segments_of(looked_at, page)
    merged = _merged(plots)
    areas = []
    for bars, plot in merged:
        whole = plot if bars else _with_grid(plot, page, segments)
        box = _grown(whole, page, segments, [other for _, other in merged if other != plot])
        if bars or _has_axis(box, segments):
            areas.append(ChartArea(bars, plot, box))
    areas.sort(key=lambda area: (area.box.top, area.box.x0))
    return tuple(areas)


def find_bars(page: Page, words: Sequence[Word]) -> list[Bars]:
    """Return the groups of bars of a page: equally thick rectangles on one baseline, of different lengths."""
    rects = [r for r in page.rects if _may_be_bar(r, page)]
    rects = _as_seen(_without_twins(rects))
    slices = [Rect(r.box, r.color, None) for r in page.rules if r.color and r.box.width > 2 and r.box.height > 0.2]
    texts = [w for w in words if w.rotation == 0 and not reads_as_number(w.text)]
    numbers = [w for w in words if w.rotation == 0 and reads_as_number(w.text)]
    found: list[Bars] = []
    taken: set[int] = set()
    sides = _Sides(page)
    for upright in (True, False):
        by_sides = _by_sides([*rects, *slices], upright)
        groups: dict[int, list[Rect]] = defaultdict(list)
        for rect in rects:
            if id(rect) not in taken:
                groups[round(_base(rect, upright) / SAME)].append(rect)
        for key in sorted(groups, key=lambda k: -len(groups[k])):
            near = [r for k in (key - 1, key, key + 1) for r in groups.get(k, []) if id(r) not in taken]
            for bars in _equally_thick(near, upright):
                whole = _with_stacked(bars, by_sides, upright)
                shown = _is_chart(bars, whole, upright, texts) and _has_numbers(whole, upright, numbers)
                if shown and not sides.are_cells(bars) and not _are_grounds(bars, upright, numbers):
                    taken |= {id(r) for r in whole}
                    box = Box.around(r.box for r in whole)
                    base = sum(_base(r, upright) for r in bars) / len(bars)
                    found.append(Bars(upright, base, tuple(whole), box))
    return found


def _may_be_bar(rect: Rect, page: Page) -> bool:
    box = rect.box
    if rect.fill in (None, "#ffffff") or box.width * box.height > 0.2 * page.width_pt * page.height_pt:
        return False
    return box.width >= 0.4 and box.height >= 0.4 and max(box.width, box.height) >= 2


def _without_twins(rects: list[Rect]) -> list[Rect]:
    seen: dict[tuple[int, int, int, int], Rect] = {}
    for rect in rects:
        box = rect.box
        seen[round(box.x0), round(box.top), round(box.x1), round(box.bottom)] = rect
    return list(seen.values())


def _as_seen(rects: list[Rect]) -> list[Rect]:
    """Cut off what a rectangle of a stack hides of the one painted before it."""
    out = list(rects)
    for upright in (True, False):
        stacks: dict[tuple[int, int], list[int]] = defaultdict(list)
        for k, rect in enumerate(out):
            sides = (rect.box.x0, rect.box.x1) if upright else (rect.box.top, rect.box.bottom)
            stacks[round(sides[0]), round(sides[1])].append(k)
        for stack in stacks.values():
            for a, b in combinations(stack, 2) if 2 <= len(stack) <= MOST_STACKED else ():
                out[a] = _trimmed(out[a], out[b].box, upright)
    return out


def _trimmed(rect: Rect, over: Box, upright: bool) -> Rect:
    box = rect.box
    low, high = (box.top, box.bottom) if upright else (box.x0, box.x1)
    first, last = (over.top, over.bottom) if upright else (over.x0, over.x1)
    if not first < high or not last > low or (first <= low and last >= high):
        return rect
    if first <= low < last < high:
        low = last
    elif low < first < high <= last:
        high = first
    cut = Box(box.x0, low, box.x1, high) if upright else Box(low, box.top, high, box.bottom)
    return Rect(cut, rect.fill, rect.stroke)


def _base(rect: Rect, upright: bool) -> float:
    return rect.box.bottom if upright else rect.box.x0


def _thick(rect: Rect, upright: bool) -> float:
    return rect.box.width if upright else rect.box.height


def _long(rect: Rect, upright: bool) -> float:
    return rect.box.height if upright else rect.box.width


def _equally_thick(rects: list[Rect], upright: bool) -> list[list[Rect]]:
    groups: list[list[Rect]] = []
    for rect in sorted(rects, key=lambda r: _thick(r, upright)):
        if groups and _thick(rect, upright) - _thick(groups[-1][0], upright) <= THICKNESS:
            groups[-1].append(rect)
        else:
            groups.append([rect])
    return [group for group in groups if len(group) >= 2]


def _by_sides(rects: list[Rect], upright: bool) -> dict[tuple[int, int], list[Rect]]:
    """Return the rectangles under the places of their long sides, so that those of one stack are found at once."""
    out: dict[tuple[int, int], list[Rect]] = defaultdict(list)
    for rect in rects:
        low, high = (rect.box.x0, rect.box.x1) if upright else (rect.box.top, rect.box.bottom)
        out[round(low), round(high)].append(rect)
    return out


def _with_stacked(bars: list[Rect], by_sides: dict[tuple[int, int], list[Rect]], upright: bool) -> list[Rect]:
    """Add the rectangles that continue a bar in another colour."""
    whole = list(bars)
    known = {id(r) for r in bars}
    ends = list(bars)
    while ends:
        fresh = []
        for end in ends:
            low, high = (end.box.x0, end.box.x1) if upright else (end.box.top, end.box.bottom)
            for a in (-1, 0, 1):
                for b in (-1, 0, 1):
                    for rect in by_sides.get((round(low) + a, round(high) + b), ()):
                        off = end.box.top - rect.box.bottom if upright else rect.box.x0 - end.box.x1
                        if id(rect) not in known and abs(off) <= SAME:
                            known.add(id(rect))
                            fresh.append(rect)
        whole += fresh
        ends = fresh
    return whole


def _is_chart(bars: list[Rect], whole: list[Rect], upright: bool, texts: list[Word]) -> bool:
    lengths = sorted(_long(r, upright) for r in whole)
    thick = max(_thick(r, upright) for r in bars)
    if lengths[-1] - lengths[0] < 2 or lengths[-1] < 6 or thick < 1.5:
        return False
    starts = sorted((r.box.x0, r.box.x1) if upright else (r.box.top, r.box.bottom) for r in bars)
    if any(b[0] < a[1] - SAME for a, b in pairwise(starts)):
        return False  # they lie on each other
    gaps = [b[0] - a[1] for a, b in pairwise(starts)]
    if max(gaps) > 12 * thick + 20 or (len(bars) == 2 and gaps[0] > 4 * thick):
        return False
    own = [_long(r, upright) for r in bars]
    if max(own) - min(own) < 1.5:
        return False  # shaded cells of a column
    box = Box.around(r.box for r in whole)
    inside = sum(
        any(_inside(w.box, r.box) for r in whole)
        for w in texts
        if w.box.x1 > box.x0 and w.box.x0 < box.x1 and w.box.bottom > box.top and w.box.top < box.bottom
    )
    return inside <= 0.3 * len(bars)


def _are_grounds(bars: list[Rect], upright: bool, numbers: list[Word]) -> bool:
    """Tell whether the rectangles only lie under numbers, most of them equally long: the shading of a table's cells."""
    lengths = sorted(_long(r, upright) for r in bars)
    usual = lengths[len(lengths) // 2]
    alike = sum(abs(length - usual) <= 1 for length in lengths)
    box = Box.around(r.box for r in bars)
    near = [w.box for w in numbers if _touch(w.box, box, 0)]
    under = sum(any(_inside(word, bar.box) for word in near) for bar in bars)
    return alike >= 0.6 * len(bars) and under >= 0.6 * len(bars)


class _Sides:
    """The page's rules by place, to tell a shaded cell, which lines enclose, from a bar, which stands free."""

    def __init__(self, page: Page) -> None:
        self.level: dict[int, list[Box]] = defaultdict(list)
        self.upright: dict[int, list[Box]] = defaultdict(list)
        for rule in page.rules:
            box = rule.box
            if box.width >= box.height:
                self.level[round((box.top + box.bottom) / 2)].append(box)
            else:
                self.upright[round((box.x0 + box.x1) / 2)].append(box)

    def are_cells(self, rects: list[Rect]) -> bool:
        """Tell whether lines run along three sides of most rectangles."""
        enclosed = sum(self._sides_of(rect.box) >= 3 for rect in rects)
        return enclosed >= 0.6 * len(rects)

    def _sides_of(self, box: Box) -> int:
        level = [self._runs(self.level, at, box.x0, box.x1, True) for at in (box.top, box.bottom)]
        upright = [self._runs(self.upright, at, box.top, box.bottom, False) for at in (box.x0, box.x1)]
        return sum([*level, *upright])

    @staticmethod
    def _runs(lines: dict[int, list[Box]], at: float, low: float, high: float, level: bool) -> bool:
        shared = 0.0
        for key in (round(at) - 1, round(at), round(at) + 1):
            for box in lines.get(key, ()):
                first, last = (box.x0, box.x1) if level else (box.top, box.bottom)
                shared += max(0.0, min(high, last) - max(low, first))
        return shared >= 0.7 * (high - low)


def _inside(word: Box, bar: Box) -> bool:
    return bar.x0 < word.x0 and word.x1 < bar.x1 and bar.top - 1 < word.top and word.bottom < bar.bottom + 1


def _has_numbers(bars: list[Rect], upright: bool, numbers: list[Word]) -> bool:
    """Tell whether numbers stand at the ends of bars, or in a line beside them as ticks: a chart is never without."""
    box = Box.around(r.box for r in bars)
    near = [w.box for w in numbers if _touch(w.box, box, NUMBER_REACH)]
    labelled = sum(any(_labels(label, bar.box, upright) for label in near) for bar in bars)
    if labelled >= max(2, 0.5 * len(bars)):
        return True
    lines: dict[int, int] = defaultdict(int)
    for b in near:
        outside = (b.x1 <= box.x0 + 3 or b.x0 >= box.x1 - 3) if upright else (b.top >= box.bottom - 3)
        if outside:
            for place in {round(b.x1 / 3), round(b.x0 / 3)} if upright else {round(b.bottom / 3)}:
                lines[place] += 1
    return max(lines.values(), default=0) >= 3


def _labels(label: Box, bar: Box, upright: bool) -> bool:
    x, y = (label.x0 + label.x1) / 2, (label.top + label.bottom) / 2
    if upright:
        return bar.x0 - 4 <= x <= bar.x1 + 4 and bar.top - 20 <= y <= bar.bottom
    return bar.top - 3 <= y <= bar.bottom + 3 and bar.x0 <= x and label.x0 <= bar.x1 + 20


def _line_plots(page: Page) -> list[Box]:
    """Return the boxes of the lines of many points that run from left to right."""
    boxes = []
    for curve in page.curves:
        if (curve.fill is not None and curve.stroke is None) or len(curve.points) < FEWEST_POINTS:
            continue
        xs = [x for x, _ in curve.points]
        steps = [b - a for a, b in pairwise(xs)]
        if curve.box.width > 40 and curve.box.height > 4 and sum(s >= -0.1 for s in steps) >= 0.95 * len(steps):
            boxes.append(curve.box)
    return boxes


def _touch(a: Box, b: Box, slack: float) -> bool:
    return a.x0 <= b.x1 + slack and b.x0 <= a.x1 + slack and a.top <= b.bottom + slack and b.top <= a.bottom + slack


def _merged(plots: list[tuple[tuple[Bars, ...], Box]]) -> list[tuple[tuple[Bars, ...], Box]]:
    out: list[tuple[tuple[Bars, ...], Box]] = []
    for bars, box in plots:
        for other in [item for item in out if _touch(item[1], box, 3)]:
            out.remove(other)
            bars, box = (*other[0], *bars), Box.around((other[1], box))
        out.append((bars, box))
    return out


def _with_grid(plot: Box, page: Page, segments: list[Segment]) -> Box:
    """Return the box of a line with its axis and gridlines, and the ticks beside them: it need not touch its axis."""
    reach = max(GRID_REACH * plot.height, 40.0)
    boxes = [plot]
    for rule in page.rules:
        box = rule.box
        along = min(box.x1, plot.x1) - max(box.x0, plot.x0)
        near = plot.top - reach <= box.top <= plot.bottom + reach and box.width > 10 * max(box.height, 0.1)
        if (
            box.width > 10 * max(box.height, 0.1)
            and near
            and along >= 0.8 * plot.width
            and box.width <= 1.6 * plot.width
        ):
            boxes.append(box)
    columns: dict[int, list[Box]] = defaultdict(list)
    for s in segments:
        beside = 0 <= plot.x0 - s.box.x1 <= 40 and plot.top - reach <= s.middle <= plot.bottom + reach
        if s.numeric and beside:
            columns[round(s.box.x1 / 3)].append(s.box)
    for column in columns.values():
        if len(column) >= 3:
            boxes += column
    whole = Box.around(boxes)
    return Box(plot.x0, whole.top, plot.x1, whole.bottom)


def _grown(plot: Box, page: Page, segments: list[Segment], others: list[Box]) -> Box:
    """Return the plot's box with axis, gridlines, tick labels, category labels and legend."""
    frame = _frame(plot, page, segments, others)
    if frame is not None:
        return frame
    axes = [
        r.box
        for r in page.rules
        if _touch(r.box, plot, 4)
        and (
            r.box.width <= 1.8 * plot.width + 30
            if r.box.width > r.box.height
            else r.box.height <= 1.8 * plot.height + 30
        )
    ]
    box = Box.around([plot, *axes])
    taken: set[int] = set()
    swatches = [r.box for r in page.rects if r.box.width < 14 and r.box.height < 14 and r.fill not in (None, "#ffffff")]
    if len(swatches) > MOST_SWATCHES:
        swatches = []
    low, high = _between_dividers(plot, page)
    near_plot = [s for s in segments if _touch(s.box, box, NEAR * s.size) and len(s.words) <= MOST_LABEL_WORDS]
    usual = sorted(s.size for s in near_plot)[len(near_plot) // 2] if near_plot else 8.0
    candidates = [
        s
        for s in segments
        if len(s.words) <= MOST_LABEL_WORDS and low <= s.box.x0 and s.box.x1 <= high
        and 0.6 * usual <= s.size <= 1.45 * usual and (s.numeric or not s.bold)
    ]  # fmt: skip
    for _ in range(3):
        fresh = [
            s
            for s in candidates
            if id(s) not in taken
            and _touch(s.box, box, _reach(s, plot, swatches) * s.size)
            and (s.numeric or _touch(s.box, plot, 2.4 * s.size) or (_level(s.box, plot) and s.box.x1 <= plot.x0 + 1)
                 or _named(s, swatches))
        ]  # fmt: skip
        if not fresh:
            break
        taken |= {id(s) for s in fresh}
        box = Box.around([box, *(s.box for s in fresh)])
    box = _with_all_ticks(box, plot, [s for s in candidates if s.numeric])
    turned = [w.box for w in page.words if w.rotation and _touch(w.box, box, 12)]
    return Box.around([box, *turned])


def _with_all_ticks(box: Box, plot: Box, numbers: list[Segment]) -> Box:
    """Add the ticks beyond the tallest bar: numbers in line with ticks already taken, one step on."""
    columns: dict[int, list[Segment]] = defaultdict(list)
    for segment in numbers:
        if segment.box.x1 <= plot.x0 + 3 or segment.box.x0 >= plot.x1 - 3:
            columns[round(segment.box.x1 / 3)].append(segment)
    for column in columns.values():
        column.sort(key=lambda s: -s.middle)
        inside = [s for s in column if _level(s.box, plot)]
        if len(inside) < 2:
            continue
        step = (inside[0].middle - inside[-1].middle) / (len(inside) - 1)
        for segment in column:
            if 0 < box.top - segment.middle <= 1.3 * step:
                box = Box.around([box, segment.box])
    return box


def _reach(segment: Segment, plot: Box, swatches: list[Box]) -> float:
    if segment.numeric and _level(segment.box, plot):
        return TICK_REACH
    return LEGEND_REACH if _named(segment, swatches) else NEAR


def _level(box: Box, plot: Box) -> bool:
    return box.bottom >= plot.top - 3 and box.top <= plot.bottom + 3


def _between_dividers(plot: Box, page: Page) -> tuple[float, float]:
    """Return between which upright rules the plot stands that are longer than it and part it from its neighbours."""
    low, high = 0.0, page.width_pt
    for rule in page.rules:
        box = rule.box
        if box.height > 5 * max(box.width, 0.5) and box.top < plot.top - 4 and box.bottom > plot.bottom + 4:
            if box.x1 <= plot.x0 - 6:
                low = max(low, box.x1)
            elif box.x0 >= plot.x1 + 6:
                high = min(high, box.x0)
    return low, high


def _named(segment: Segment, swatches: list[Box]) -> bool:
    return any(
        s.top < segment.middle < s.bottom + 1 and 0 <= segment.box.x0 - s.x1 <= 2 * segment.size for s in swatches
    )


def _frame(plot: Box, page: Page, segments: list[Segment], others: list[Box]) -> Box | None:
    best: Box | None = None
    for rect in page.rects:
        box = rect.box
        if not (box.x0 <= plot.x0 and box.top <= plot.top and box.x1 >= plot.x1 and box.bottom >= plot.bottom):
            continue
        if box.width * box.height > 8 * max(plot.width * plot.height, 1) or any(_touch(box, o, -2) for o in others):
            continue
        if box.width < plot.width + 12 or box.height < plot.height + 12:
            continue
        inside = sum(len(s.words) for s in segments if _touch(s.box, box, -1))
        if inside <= MOST_FRAMED_WORDS and (best is None or box.width * box.height > best.width * best.height):
            best = box
    return best


def _has_axis(box: Box, segments: list[Segment]) -> bool:
    ticks = [s for s in segments if s.numeric and _touch(s.box, box, 0)]
    return len(ticks) >= 4
