"""Dots in rows: two or more on one line, each with its number, behind the name of the row.

Belongs here: telling such rows from bullets and maps, and which name and number is whose. Does not belong here: stems,
which are read as bars (charts.stems), and lines with marks (charts.lines).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.articles.charts.marks import Mark, MarkPlot
from pipelines.articles.tables.segments import Segment
from pipelines.model import Box, Page

#: A dot is so large (in points), and as wide as high within so many.
SMALLEST = 3.0
LARGEST = 30.0
ROUND = 1.0
#: Dots of a row have their middles within so many points of a line; there are so many rows at least, evenly apart
#: within this share of a step, and so many dots in a row at most.
LEVEL = 1.5
FEWEST_ROWS = 3
UNEVEN = 0.15
LEAST_STEP = 8.0
MOST_IN_ROW = 5
#: Dots of one series stand so differently far to the right at least, else they are the bullets of a list.
SPREAD = 4.0
#: So large a share of the rows has a name, and of the dots a number of its own.
NAMED = 0.8
NUMBERED = 0.7
#: A number stands within so many em of its dot, a heading so many em over the first row, a name of the legend so many
#: behind its dot, and the legend so many points away.
BESIDE = 1.2
FAR_BEHIND = 4.0
OVER = 2.5
BEHIND = 1.6
LEGEND_AWAY = 60.0
#: A name has at most so many words; an age band or a year is one, too.
MOST_WORDS = 8
BAND_OR_YEAR = re.compile(r"\d{1,3}\s?[-–−]\s?\d{1,3}|\d{1,3}\s?\+|(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Dot:
    box: Box
    fill: str

    @property
    def x(self) -> float:
        return (self.box.x0 + self.box.x1) / 2

    @property
    def y(self) -> float:
        return (self.box.top + self.box.bottom) / 2


def dots_of(page: Page) -> list[_Dot]:
    """Return the dots of a page, one for each place: a later one hides what lies under it."""
    seen: dict[tuple[int, int], _Dot] = {}
    for curve in page.curves:
        box = curve.box
        if curve.fill in (None, "#ffffff") or not SMALLEST <= box.width <= LARGEST:
            continue
        if abs(box.width - box.height) <= ROUND and len(curve.points) > 4:
            seen[round((box.x0 + box.x1) / 2), round((box.top + box.bottom) / 2)] = _Dot(box, curve.fill or "")
    return list(seen.values())


def find_dots(dots: Sequence[_Dot], segments: Sequence[Segment]) -> list[MarkPlot]:
    """Return the charts whose `dots` stand in even rows, each with its name, and most with a number of their own."""
    rows: dict[int, list[_Dot]] = defaultdict(list)
    listed = _listed(dots, segments)
    for dot in sorted((d for d in dots if id(d) not in listed), key=lambda d: d.y):
        key = next((k for k in rows if abs(rows[k][0].y - dot.y) <= LEVEL), None)
        rows[len(rows) if key is None else key].append(dot)
    named: list[tuple[list[_Dot], Segment]] = []
    for row in rows.values():
        name = _name_of(row, segments)
        if name is not None and len(row) <= MOST_IN_ROW:
            named.append((sorted(row, key=lambda d: d.x), name))
    named = [entry for entry in named if not _is_entry(entry, named)]
    found = []
    for run in _even_runs(named):
        plot = _plot_of(run, dots, segments)
        if plot is not None:
            found.append(plot)
    return found


def _listed(dots: Sequence[_Dot], segments: Sequence[Segment]) -> set[int]:
    """Return the ids of the dots of a legend in a column: each with a name right behind it, one below the other."""
    named = [dot for dot in dots if any(_is_behind(s, dot) for s in segments if not s.numeric)]
    columns = [[other for other in named if abs(other.x - dot.x) <= LEVEL] for dot in named]
    return {
        id(dot)
        for dot, column in zip(named, columns, strict=True)
        if len(column) >= 2 and len({other.fill for other in column}) == len(column)
    }


def _is_behind(segment: Segment, dot: _Dot) -> bool:
    near = -1 <= segment.box.x0 - dot.box.x1 <= BEHIND * segment.size
    return near and abs(segment.middle - dot.y) <= 0.6 * segment.size


def _name_of(row: Sequence[_Dot], segments: Sequence[Segment]) -> Segment | None:
    """Return the words left of a row's dots on their line, else those right of them."""
    first, last = min(d.box.x0 for d in row), max(d.box.x1 for d in row)
    level = [s for s in segments if abs(s.middle - row[0].y) <= 0.5 * s.size and len(s.words) <= MOST_WORDS]
    names = [s for s in level if not s.numeric or BAND_OR_YEAR.fullmatch(s.text)]
    left = [s for s in names if s.box.x1 <= first]
    right = [s for s in names if s.box.x0 >= last]
    return max(left, key=lambda s: s.box.x1, default=None) or min(right, key=lambda s: s.box.x0, default=None)


def _is_entry(entry: tuple[list[_Dot], Segment], named: Sequence[tuple[list[_Dot], Segment]]) -> bool:
    """Tell whether a row is that of a legend: each dot has its name right behind it, and other rows have not."""
    row, name = entry
    if name.box.x0 < row[-1].box.x1:
        return name.box.x1 > row[0].box.x0 and len(row) > 1
    return any(other.box.x1 <= dots[0].box.x0 for dots, other in named)


def _even_runs(named: list[tuple[list[_Dot], Segment]]) -> list[list[tuple[list[_Dot], Segment]]]:
    """Return rows one below the other in even steps whose names are flush on one side."""
    runs: list[list[tuple[list[_Dot], Segment]]] = []
    for row, name in sorted(named, key=lambda item: item[0][0].y):
        for run in runs:
            (before, other), step = run[-1], row[0].y - run[-1][0][0].y
            even = len(run) < 2 or abs(step - (before[0].y - run[-2][0][0].y)) <= UNEVEN * step
            flush = min(abs(name.box.x0 - other.box.x0), abs(name.box.x1 - other.box.x1)) <= 3
            if step >= LEAST_STEP and even and flush and abs(name.size - other.size) <= 0.1 * name.size:
                run.append((row, name))
                break
        else:
            runs.append([(row, name)])
    return [run for run in runs if len(run) >= FEWEST_ROWS]


def _plot_of(
    run: list[tuple[list[_Dot], Segment]], dots: Sequence[_Dot], segments: Sequence[Segment]
) -> MarkPlot | None:
    own = [dot for row, _ in run for dot in row]
    by_fill: dict[str, list[float]] = defaultdict(list)
    for dot in own:
        by_fill[dot.fill].append(dot.x)
    if not any(max(xs) - min(xs) >= SPREAD for xs in by_fill.values()):
        return None
    numbers = _numbers_of(own, segments)
    if all(len(row) == 1 for row, _ in run):
        numbers = _behind_each(own, segments) or numbers
    names = {id(name) for _, name in run}
    if len(numbers) < NUMBERED * len(own):
        return None
    box = Box.around(dot.box for dot in own)
    legend = _legend(own, dots, segments, box)
    heads = {} if legend else _heads(run[0][0], segments, numbers)
    marks, words = [], [name.box for _, name in run]
    for row, name in run:
        for dot in row:
            number = numbers.get(id(dot))
            series = legend.get(dot.fill) or heads.get(dot.fill)
            if number is not None and id(number) not in names:
                marks.append(Mark(dot.box, number, name.text, series.text if series else None))
                words.append(number.box)
    words += [name.box for name in (*legend.values(), *heads.values())]
    words += [dot.box for dot in dots if dot.fill in legend and _is_near(dot.box, box)]
    return MarkPlot(tuple(marks), box, tuple(words))


def _numbers_of(dots: Sequence[_Dot], segments: Sequence[Segment]) -> dict[int, Segment]:
    """Give each dot the number in it, beside it or over it; the nearest pairs first."""
    offers = []
    for k, dot in enumerate(dots):
        for j, segment in enumerate(segments):
            if not segment.numeric:
                continue
            box, size = segment.box, segment.size
            across = abs((box.x0 + box.x1) / 2 - dot.x)
            off = abs(segment.middle - dot.y)
            gap = max(box.x0 - dot.box.x1, dot.box.x0 - box.x1)
            over = max(dot.box.top - box.bottom, box.top - dot.box.bottom)
            if off <= 0.4 * size and gap <= BESIDE * size:
                offers.append((max(gap, 0.0) + off, k, j))
            elif across <= 0.5 * max(dot.box.width, box.width) and -0.4 * size <= over <= 0.8 * size:
                offers.append((max(over, 0.0) + across, k, j))
    taken: dict[int, Segment] = {}
    used: set[int] = set()
    for _, k, j in sorted(offers):
        if id(dots[k]) not in taken and j not in used:
            taken[id(dots[k])] = segments[j]
            used.add(j)
    return taken


def _behind_each(dots: Sequence[_Dot], segments: Sequence[Segment]) -> dict[int, Segment]:
    """Return the one number right of each dot, where all have one, equally far off: each is alone in its row."""
    found: dict[int, Segment] = {}
    gaps = []
    for dot in dots:
        level = [s for s in segments if s.box.x0 >= dot.box.x1 - 1 and abs(s.middle - dot.y) <= 0.4 * s.size]
        near = [s for s in level if s.numeric and s.box.x0 - dot.box.x1 <= FAR_BEHIND * s.size]
        if len(near) != 1 or len(level) != 1:
            return {}
        found[id(dot)] = near[0]
        gaps.append(near[0].box.x0 - dot.box.x1)
    return found if max(gaps) - min(gaps) <= near[0].size else {}


def _legend(own: Sequence[_Dot], dots: Sequence[_Dot], segments: Sequence[Segment], plot: Box) -> dict[str, Segment]:
    """Return what the dots' colours stand for: dots of the same colours over, under or beside the rows, with words
    behind each."""
    rows = {id(dot) for dot in own}
    fills = {dot.fill for dot in own}
    found: dict[str, Segment] = {}
    for dot in dots:
        if id(dot) in rows or dot.fill not in fills or not _is_near(dot.box, plot):
            continue
        behind = [s for s in segments if _is_behind(s, dot)]
        if behind:
            found[dot.fill] = min(behind, key=lambda s: s.box.x0)
    return found


def _is_near(box: Box, plot: Box) -> bool:
    across = plot.x0 - 2 * LEGEND_AWAY <= box.x0 and box.x1 <= plot.x1 + 2 * LEGEND_AWAY
    return across and plot.top - LEGEND_AWAY <= box.top and box.bottom <= plot.bottom + LEGEND_AWAY


def _heads(row: Sequence[_Dot], segments: Sequence[Segment], numbers: dict[int, Segment]) -> dict[str, Segment]:
    """Return the words over the dots of the first row, which name the series where no legend does."""
    told = {id(s) for s in numbers.values()}
    found: dict[str, Segment] = {}
    for dot in row:
        over = [
            s
            for s in segments
            if id(s) not in told
            and 0 <= dot.box.top - s.box.bottom <= OVER * s.size
            and abs((s.box.x0 + s.box.x1) / 2 - dot.x) <= max(0.5 * s.box.width, s.size)
            and len(s.words) <= 3
        ]
        if over:
            found[dot.fill] = max(over, key=lambda s: s.box.bottom)
    several = len(row) > 1 and len({id(s) for s in found.values()}) == len({dot.fill for dot in row})
    return found if several else {}
