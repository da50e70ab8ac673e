"""Bars on a page: equally thick rectangles on one baseline, with what is stacked on them.

Belongs here: telling bars from shaded cells and other boxes, and what of each is seen. Does not belong here: the box of
the whole chart, and what bars mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from pipelines.articles.charts.bar_sides import BarSides
from pipelines.articles.charts.labels import LabelWords
from pipelines.articles.charts.shapes import full_shapes
from pipelines.articles.charts.side_by_side import side_by_side
from pipelines.articles.charts.stacks import SAME, by_sides_of, lowest_parts, on_others, with_stacked
from pipelines.articles.charts.stems import FEWEST_THIN, THIN, stems, thin_bars
from pipelines.articles.page.kept import kept_of_page
from pipelines.articles.page.word_arrays import arrays_of
from pipelines.model import Box, Page, Rect, Word

#: Bars of one chart are equally thick within so many points.
THICKNESS = 1.6
#: The longest bar of a chart is so long at least, and so much longer than the shortest (in points).
LEAST_LONG = 6.0
LEAST_DIFFERENCE = 2.0
#: A stack has at most so many parts.
MOST_STACKED = 24
#: A waterfall has at least so many bars.
FEWEST_STEPS = 4
#: Bars on equal tracks show progress; there are so many at least.
FEWEST_TRACKS = 3
#: So many rectangles unevenly far apart (in their thickness), of which so large a share has one of two lengths, are
#: cells of a table.
FEWEST_CELLS = 6
UNEVEN = 0.6
OF_TWO = 0.85
#: Numbers belong to bars from within so many points.
NUMBER_REACH = 30.0
#: Ticks stand beside the lines around a plot within so many.
FRAME_REACH = 12.0
#: A plot with lines around it is so wide and high at least.
LEAST_PLOT = 40.0


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars that stand on one baseline (`upright`) or hang from one on the left; stacked ones follow each other.

    Those of values below zero lie on the other side of the baseline. `steps`: each bar begins where the one before
    ended, as in a waterfall. In a pyramid the bars of one side grow `leftward`, and `other_side` is the other's box.
    """

    upright: bool
    baseline: float
    rects: tuple[Rect, ...]
    box: Box
    steps: bool = False
    leftward: bool = False
    other_side: Box | None = None

    def is_below(self, rect: Rect) -> bool:
        """Tell whether a bar lies on the other side of the baseline: its value is below zero."""
        near, far = (rect.box.top, rect.box.bottom) if self.upright else (rect.box.x1, rect.box.x0)
        return (
            not (self.steps or self.leftward) and abs(near - self.baseline) <= SAME and abs(far - self.baseline) > SAME
        )


def bar_rects(page: Page) -> list[Rect]:
    """Return the rectangles of a page that may be bars or parts of bars, as they are seen."""
    thin = thin_bars(page)
    plain = [r for r in (*page.rects, *full_shapes(page)) if _may_be_bar(r, page) and not (thin and r.box.width < THIN)]
    return [*_as_seen(without_tracks(_without_twins(plain))), *stems(page), *thin]


def find_bars(page: Page, words: Sequence[Word], rects: Sequence[Rect]) -> list[Bars]:
    """Return the groups of bars among `rects`: equally thick rectangles on one baseline, of different lengths."""
    if not rects:
        return []
    slices = [Rect(r.box, r.color, None) for r in page.rules if r.color and r.box.width > 2 and r.box.height > 0.2]
    labels = LabelWords(arrays_of(page, words))
    found = find_steps(rects, labels)
    silent: list[list[Rect]] = []
    taken = {id(r) for bars in found for r in bars.rects}
    sides = BarSides(page)
    for upright in (True, False):
        by_sides = by_sides_of([*rects, *slices], upright)
        lifted = on_others(list(rects), upright)
        first = _by_base([r for r in rects if id(r) not in taken and id(r) not in lifted], upright)
        # the lowest parts of stacks before what stands on them, which may be as even
        order = [(first, key) for key in sorted(first, key=lambda k: -len(first[k]))]
        groups = _by_base([r for r in rects if id(r) not in taken], upright) if lifted else first
        order += [(groups, key) for key in sorted(groups, key=lambda k: -len(groups[k]))] if lifted else []
        for groups, key in order:
            near = [r for k in (key - 1, key, key + 1) for r in groups.get(k, []) if id(r) not in taken]
            near = lowest_parts(near, upright)
            alike = _equally_thick(near, upright)
            for bars, low in (part for group in alike for part in _parts(group, upright, sides, labels)):
                whole = with_stacked(bars, by_sides, upright)
                hung = _hung_between(bars, rects, upright) if _far_apart(bars, upright) else []
                if not _may_be_chart(bars, whole, upright, low, hung):
                    continue
                around = Box.around(r.box for r in whole)
                numbers, texts = labels.near(around, NUMBER_REACH)
                ticks = [*numbers, *labels.turned_numbers(around, NUMBER_REACH)]
                if _hold_text(bars, whole, texts):
                    continue
                shown = has_numbers(whole, upright, ticks)
                if not shown and upright and (frame := _frame_on_base(around, page)) is not None:
                    shown = has_numbers(whole, upright, labels.near(frame, FRAME_REACH)[0], frame)
                cells = sides.are_cells(bars) and _thick(bars[0], upright) >= THIN  # gridlines run beside thin bars
                grounds = _are_grounds(bars, upright, numbers) and not _are_stacks(bars, whole, upright)
                if not shown and upright and not cells:
                    silent.append(whole)
                elif shown and not cells and not grounds:
                    base = sum(_base(r, upright) for r in bars) / len(bars)
                    whole = [*whole, *_below(bars, base, [r for r in rects if id(r) not in taken], upright)]
                    whole += _low(whole, base, slices, upright)
                    taken |= {id(r) for r in whole}
                    box = Box.around(r.box for r in whole)
                    found.append(Bars(upright, base, tuple(whole), box))
    for whole in (w for w in silent if not any(id(r) in taken for r in w)):
        sharing = next((other for other in found if _shares_axis(whole, other)), None)
        if sharing is not None:
            found.append(Bars(True, sharing.baseline, tuple(whole), Box.around(r.box for r in whole)))
    return found


def _frame_on_base(bars: Box, page: Page) -> Box | None:
    """Return the lines around a plot whose columns stand on their lower side, further in than ticks stand off them."""
    frames = [
        box
        for box in _frames(page)
        if abs(box.bottom - bars.bottom) <= SAME and box.x0 < bars.x0 and box.x1 > bars.x1 and box.top <= bars.top
    ]
    return min(frames, key=lambda box: box.width, default=None)


@kept_of_page
def _frames(page: Page) -> tuple[Box, ...]:
    """Return the rectangles of a page that are only outlines, and as large as a plot."""
    drawn = (r.box for r in page.rects if r.fill is None and r.stroke is not None)
    return tuple(box for box in drawn if min(box.width, box.height) >= LEAST_PLOT)


def _by_base(rects: Sequence[Rect], upright: bool) -> dict[int, list[Rect]]:
    """Return rectangles by the line they stand on."""
    groups: dict[int, list[Rect]] = defaultdict(list)
    for rect in rects:
        groups[round(_base(rect, upright) / SAME)].append(rect)
    return groups


def _shares_axis(bars: list[Rect], other: Bars) -> bool:
    """Tell whether columns without numbers stand beside others that have them, as thick, in their colours and on their
    baseline: of small charts in a row only the first may have an axis."""
    box = Box.around(r.box for r in bars)
    beside = box.x0 > other.box.x1 and box.x0 - other.box.x1 <= other.box.width
    alike = {r.fill for r in bars} <= {r.fill for r in other.rects}
    thick = abs(_thick(bars[0], True) - _thick(other.rects[0], True)) <= THICKNESS
    return other.upright and beside and alike and thick and abs(box.bottom - other.baseline) <= SAME


def _below(bars: list[Rect], base: float, rects: list[Rect], upright: bool) -> list[Rect]:
    """Return the bars of values below zero: as thick as the others, beside them, on the other side of the baseline."""
    thick = max(_thick(r, upright) for r in bars)
    own = {id(r) for r in bars}
    spans = sorted((r.box.x0, r.box.x1) if upright else (r.box.top, r.box.bottom) for r in bars)
    reach = 12 * thick + 20
    found = []
    for rect in rects:
        start = rect.box.top if upright else rect.box.x1
        low, high = (rect.box.x0, rect.box.x1) if upright else (rect.box.top, rect.box.bottom)
        if id(rect) in own or abs(start - base) > SAME or abs(_thick(rect, upright) - thick) > THICKNESS:
            continue
        if spans[0][0] - reach <= low and high <= spans[-1][1] + reach and all(high <= a or low >= b for a, b in spans):
            found.append(rect)
    return found


def _low(bars: list[Rect], base: float, slices: list[Rect], upright: bool) -> list[Rect]:
    """Return the bars so low that they are drawn as lines: in a bar's colour, as thick, on the baseline."""
    thick = sorted(_thick(r, upright) for r in bars)[len(bars) // 2]
    fills = {r.fill for r in bars}
    spans = sorted((r.box.x0, r.box.x1) if upright else (r.box.top, r.box.bottom) for r in bars)
    steps = [b[0] - a[0] for a, b in pairwise(spans) if b[0] - a[0] > SAME]
    reach = 2 * min(steps, default=0.0) + SAME
    found = []
    for rect in slices:
        low, high = (rect.box.x0, rect.box.x1) if upright else (rect.box.top, rect.box.bottom)
        if rect.fill not in fills or abs(_base(rect, upright) - base) > SAME or abs(high - low - thick) > SAME:
            continue
        near = spans[0][0] - reach <= low and high <= spans[-1][1] + reach
        if near and all(high <= a + SAME or low >= b - SAME for a, b in spans):
            found.append(rect)
    return found


def find_steps(rects: Sequence[Rect], labels: LabelWords) -> list[Bars]:
    """Return the waterfalls: bars in an even row of which each begins where the one before ended."""
    groups: dict[int, list[Rect]] = defaultdict(list)
    for rect in rects:
        groups[round(rect.box.width / THICKNESS)].append(rect)
    found = []
    for group in groups.values():
        group.sort(key=lambda r: r.box.x0)
        if len(group) < FEWEST_STEPS or len({round(r.box.bottom) for r in group}) < FEWEST_STEPS - 1:
            continue
        pitches = [b.box.x0 - a.box.x0 for a, b in pairwise(group)]
        even = max(pitches) - min(pitches) <= SAME and min(pitches) > group[0].box.width
        steps = all(_steps_on(a.box, b.box) for a, b in pairwise(group)) and not _share_edge(group)
        if even and steps:
            box = Box.around(r.box for r in group)
            numbers, _ = labels.near(box, NUMBER_REACH)
            labelled = sum(any(_labels(w.box, r.box, True, 20.0) for w in numbers) for r in group)
            if labelled >= 0.6 * len(group):
                found.append(Bars(True, box.bottom, tuple(group), box, True))
    return found


def _share_edge(bars: Sequence[Rect]) -> bool:
    """Tell whether all bars stand on one line or hang from it: they are above zero and below it, and no steps."""
    edges = (bars[0].box.top, bars[0].box.bottom)
    return any(all(min(abs(r.box.top - y), abs(r.box.bottom - y)) <= SAME for r in bars) for y in edges)


def _steps_on(a: Box, b: Box) -> bool:
    return min(abs(x - y) for x in (a.top, a.bottom) for y in (b.top, b.bottom)) <= 2 * SAME


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


def without_tracks(rects: list[Rect]) -> list[Rect]:
    """Leave out the tracks of progress bars: equal rectangles of one colour, on each of which a bar of another begins
    where it begins and fills a part of it."""
    by_start: dict[tuple[int, int, int], list[Rect]] = defaultdict(list)
    for rect in rects:
        by_start[round(rect.box.x0), round(rect.box.top), round(rect.box.bottom)].append(rect)
    pairs = [pair for pair in by_start.values() if len(pair) == 2 and pair[0].fill != pair[1].fill]
    tracks: dict[tuple[str | None, int, int], list[Rect]] = defaultdict(list)
    for under, over in pairs:
        if over.box.x1 <= under.box.x1 + SAME:
            tracks[under.fill, round(under.box.x0), round(under.box.x1)].append(under)
    left_out = {id(r) for group in tracks.values() if len(group) >= FEWEST_TRACKS for r in group}
    grounds = {fill for (fill, *_), group in tracks.items() if len(group) >= FEWEST_TRACKS}
    return [r for r in rects if id(r) not in left_out] if len(grounds) == 1 else rects


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


def _parts(bars: list[Rect], upright: bool, sides: BarSides, labels: LabelWords) -> list[tuple[list[Rect], bool]]:
    """Return bars by the axes they stand on, and of each part whether its bars may be low: others beside it are not."""
    parts = _by_axis(bars, upright, sides)
    if len(parts) == 1 and upright:
        parts = side_by_side(bars, max(r.box.bottom for r in bars), labels, sides)
    return [(part, any(_rises(other, upright) for other in parts if other is not part)) for part in parts]


def _rises(bars: list[Rect], upright: bool) -> bool:
    lengths = [_long(r, upright) for r in bars]
    return max(lengths) >= LEAST_LONG and max(lengths) - min(lengths) >= LEAST_DIFFERENCE


def _by_axis(bars: list[Rect], upright: bool, sides: BarSides) -> list[list[Rect]]:
    """Part bars that stand on different axes: charts set side by side at one height."""
    parts: dict[tuple[int, int], list[Rect]] = defaultdict(list)
    for rect in bars:
        middle = (rect.box.x0 + rect.box.x1) / 2 if upright else (rect.box.top + rect.box.bottom) / 2
        axis = sides.axis_at(_base(rect, upright), middle, upright)
        if axis is None:
            return [bars]
        parts[axis].append(rect)
    ranges = sorted(parts)
    if any(b[0] <= a[1] for a, b in pairwise(ranges)) or min(len(part) for part in parts.values()) < 2:
        return [bars]
    return [parts[axis] for axis in ranges]


def _far_apart(bars: list[Rect], upright: bool) -> bool:
    """Tell whether two bars stand so far apart that they are a chart only with others that hang between them."""
    if len(bars) != 2 or not upright:
        return False
    left, right = sorted(bars, key=lambda bar: bar.box.x0)
    gap = right.box.x0 - left.box.x1
    thick = max(_thick(r, upright) for r in bars)
    return 4 * thick < gap <= 12 * thick + 20


def _hung_between(bars: list[Rect], rects: Sequence[Rect], upright: bool) -> list[Rect]:
    """Return the bars of less than zero that hang from the line that two bars stand on, between them."""
    return _below(bars, sum(_base(r, upright) for r in bars) / len(bars), list(rects), upright)


def _may_be_chart(bars: list[Rect], whole: list[Rect], upright: bool, low: bool, hung: Sequence[Rect] = ()) -> bool:
    """Tell whether rectangles stand and differ as the bars of a chart do; `low` where they may all be low, `hung` are
    those of less than zero."""
    lengths = sorted(_long(r, upright) for r in whole)
    thick = max(_thick(r, upright) for r in bars)
    if not low and (lengths[-1] - lengths[0] < LEAST_DIFFERENCE or lengths[-1] < LEAST_LONG):
        return False
    if thick < 1.5 and len(bars) < FEWEST_THIN:
        return False
    starts = sorted((r.box.x0, r.box.x1) if upright else (r.box.top, r.box.bottom) for r in (*bars, *hung))
    if any(b[0] < a[1] - SAME for a, b in pairwise(starts)):
        return False  # they lie on each other
    gaps = [b[0] - a[1] for a, b in pairwise(starts)]
    if max(gaps) > 12 * thick + 20 or (len(starts) == 2 and gaps[0] > 4 * thick):
        return False
    own = [_long(r, upright) for r in bars]
    uneven = max(gaps) - min(gaps) > UNEVEN * thick
    if len(bars) >= FEWEST_CELLS and uneven and _of_two_lengths(own):
        return False  # the shaded cells of a table's columns, and of heads over two of them
    return max(own) - min(own) >= (0.5 if low else 1.5)  # else shaded cells of a column


def _of_two_lengths(lengths: Sequence[float]) -> bool:
    counts = sorted((sum(abs(a - b) <= SAME for b in lengths), a) for a in lengths)
    most, usual = counts[-1]
    second = max((n for n, a in counts if abs(a - usual) > SAME), default=0)
    return most + second >= OF_TWO * len(lengths)


def _hold_text(bars: list[Rect], whole: list[Rect], texts: Sequence[Word]) -> bool:
    """Tell whether words stand in the rectangles, more than bars hold."""
    return sum(any(_inside(w.box, r.box) for r in whole) for w in texts) > 0.3 * len(bars)


def _are_grounds(bars: list[Rect], upright: bool, numbers: list[Word]) -> bool:
    """Tell whether the rectangles only lie under numbers, most of them equally long: the shading of a table's cells."""
    lengths = sorted(_long(r, upright) for r in bars)
    usual = lengths[len(lengths) // 2]
    alike = sum(abs(length - usual) <= 1 for length in lengths)
    box = Box.around(r.box for r in bars)
    near = [w.box for w in numbers if touch(w.box, box, 0)]
    under = sum(any(_inside(word, bar.box) for word in near) for bar in bars)
    return alike >= 0.6 * len(bars) and under >= 0.6 * len(bars)


def _are_stacks(bars: list[Rect], whole: list[Rect], upright: bool) -> bool:
    """Tell whether what continues the bars ends unevenly, as parts of stacks do, and not in columns, as cells do."""
    parts = len(whole) / len(bars)
    ends = {round(r.box.top if upright else r.box.x1) for r in whole}
    fills = {r.fill for r in whole}
    return parts >= 2 and parts == len(fills) and len(ends) > parts + 1


def _inside(word: Box, bar: Box) -> bool:
    return bar.x0 < word.x0 and word.x1 < bar.x1 and bar.top - 1 < word.top and word.bottom < bar.bottom + 1


def has_numbers(bars: Sequence[Rect], upright: bool, numbers: list[Word], plot: Box | None = None) -> bool:
    """Tell whether numbers stand at the ends of bars, or in a line beside them, or beside their `plot`, as ticks: a
    chart is never without."""
    box = plot or Box.around(r.box for r in bars)
    near = [w.box for w in numbers if touch(w.box, box, NUMBER_REACH)]
    labelled = sum(any(_labels(label, bar.box, upright) for label in near) for bar in bars)
    if labelled >= max(2, 0.5 * len(bars)):
        return True
    lines: dict[int, int] = defaultdict(int)
    for b in near:
        outside = (b.x1 <= box.x0 + 3 or b.x0 >= box.x1 - 3) if upright else (b.top >= box.bottom - 3)
        if outside:
            for place in {round(b.x1 / 3), round(b.x0 / 3)} if upright else {round(b.bottom / 3), round(b.top / 3)}:
                lines[place] += 1
    return max(lines.values(), default=0) >= 3


def _labels(label: Box, bar: Box, upright: bool, under: float = 0.0) -> bool:
    x, y = (label.x0 + label.x1) / 2, (label.top + label.bottom) / 2
    if upright:
        return bar.x0 - 4 <= x <= bar.x1 + 4 and bar.top - 20 <= y <= bar.bottom + under
    return bar.top - 3 <= y <= bar.bottom + 3 and bar.x0 <= x and label.x0 <= bar.x1 + 20


def touch(a: Box, b: Box, slack: float) -> bool:
    return a.x0 <= b.x1 + slack and b.x0 <= a.x1 + slack and a.top <= b.bottom + slack and b.top <= a.bottom + slack
