"""Shaded cells: equal rectangles in rows and columns, each with a number, in colours that differ with it; the names of
rows and columns stand outside them.

Belongs here: telling these from the tinted rows of a table, whose names lie in cells as its numbers do. Does not belong
here: tables (tables*).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipelines.articles.charts.marks import Mark, MarkPlot
from pipelines.articles.tables.segments import Segment, counts_on
from pipelines.articles.tables.times import heads_weeks
from pipelines.model import Box, Page, Rect

#: Cells are equal within so many points, so large at least, and so far apart at most.
SAME = 1.5
SMALLEST = 8.0
LARGEST = 90.0
APART = 8.0
#: There are so many rows and columns at least, and so many colours.
FEWEST = 2
FEWEST_CELLS = 6
FEWEST_FILLS = 3
#: So large a share of the cells holds a number; a name stands within so many em of the cells.
NUMBERED = 0.7
NAME_AWAY = 2.0
#: A map of squares has so many at least, each named in so many words.
FEWEST_NAMED = 8
MOST_NAME_WORDS = 2


def shaded_cells(page: Page) -> list[list[Rect]]:
    """Return the groups of equal rectangles in several colours that stand in rows and columns."""
    groups: dict[tuple[int, int], list[Rect]] = defaultdict(list)
    for rect in page.rects:
        box = rect.box
        if rect.fill is not None and SMALLEST <= box.height <= LARGEST and SMALLEST <= box.width <= LARGEST:
            groups[round(box.width / SAME), round(box.height / SAME)].append(rect)
    found = []
    for (wide, high), group in groups.items():
        near = [r for a in (wide, wide + 1) for b in (high, high + 1) for r in groups.get((a, b), [])]
        cells = list({(round(r.box.x0), round(r.box.top)): r for r in (*group, *near)}.values())
        if len(cells) >= FEWEST_CELLS and len({r.fill for r in cells}) >= FEWEST_FILLS and _is_grid(cells):
            found.append(cells)
    return found


def _is_grid(cells: Sequence[Rect]) -> bool:
    columns = _places([r.box.x0 for r in cells])
    rows = _places([r.box.top for r in cells])
    width, height = cells[0].box.width, cells[0].box.height
    close = all(b - a <= width + APART for a, b in pairwise(columns))
    close &= all(b - a <= height + APART for a, b in pairwise(rows))
    return len(columns) >= FEWEST and len(rows) >= FEWEST and close and len(cells) >= 0.7 * len(columns) * len(rows)


def _places(values: Sequence[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > SAME:
            out.append(value)
    return out


def find_heat(groups: Sequence[Sequence[Rect]], segments: Sequence[Segment], page: Page) -> list[MarkPlot]:
    """Return the charts of shaded cells with a number in most, and names of all rows and columns around them."""
    found: list[MarkPlot] = []
    turned = [Segment.of([word]) for word in page.words if word.rotation in (90, 270)] if groups else []
    for cells in groups:
        box = Box.around(r.box for r in cells)
        if any(plot.box.x0 < box.x1 and box.x0 < plot.box.x1 and plot.box.top < box.bottom for plot in found):
            continue
        within = [s for s in segments if _in(s.box, box)]
        named = _named_cells(cells, within)
        if named:
            found.append(MarkPlot(tuple(named), box, tuple(s.box for s in within)))
            continue
        numbers = {
            k: inside[0]
            for k, cell in enumerate(cells)
            if len(inside := [s for s in within if _in(s.box, cell.box)]) == 1 and inside[0].numeric
        }
        if len(numbers) < NUMBERED * len(cells) or any(not s.numeric for s in within):
            continue
        tops, height = _places([r.box.top for r in cells]), cells[0].box.height
        rows = {round(top): _beside(top, box, height, segments) for top in tops}
        if all(name is None for name in rows.values()):  # they may run up the page
            rows = {round(top): _beside(top, box, height, turned) for top in tops}
        lefts, width = _places([r.box.x0 for r in cells]), cells[0].box.width
        columns = {round(x): _over(x, box, width, segments) for x in lefts}
        if any(name is None for name in columns.values()):  # a title may stand over some
            columns = {round(x): _under(x, box, width, segments) for x in lefts}
        if any(name is None for name in (*rows.values(), *columns.values())):
            continue
        names = [name for name in (*rows.values(), *columns.values()) if name is not None]
        weeks = _corner(box, columns, segments)
        marks = []
        for k, number in numbers.items():
            row = _nearest(rows, cells[k].box.top)
            column = _nearest(columns, cells[k].box.x0)
            column = f"{weeks.text} {column}" if weeks is not None else column
            marks.append(Mark(cells[k].box, number, row, column))
        names += [weeks] if weeks is not None else []
        found.append(MarkPlot(tuple(marks), box, tuple(name.box for name in names)))
    return found


def _named_cells(cells: Sequence[Rect], within: Sequence[Segment]) -> list[Mark]:
    """Return the cells of a map of equal squares, each with a short name and a number: all of them, or none."""
    marks = []
    for cell in cells if len(cells) >= FEWEST_NAMED else ():
        inside = [s for s in within if _in(s.box, cell.box)]
        names, numbers = [s for s in inside if not s.numeric], [s for s in inside if s.numeric]
        if len(names) == len(numbers) == 1 and len(names[0].words) <= MOST_NAME_WORDS:
            marks.append(Mark(cell.box, numbers[0], names[0].text))
    return marks if len(marks) == len(cells) and len({mark.row for mark in marks}) == len(marks) else []


def _corner(box: Box, columns: dict[int, Segment | None], segments: Sequence[Segment]) -> Segment | None:
    """Return the word for weeks left of the names of columns that only count: ``Week`` before ``20 21 22``."""
    heads = [name for name in columns.values() if name is not None]
    if not counts_on([name.text for name in heads]):
        return None
    level = [s for s in segments if s.box.x1 <= box.x0 + 2 and abs(s.middle - heads[0].middle) <= 2]
    return next((s for s in level if heads_weeks(s.text)), None)


def _nearest(names: dict[int, Segment | None], place: float) -> str | None:
    segment = names[min(names, key=lambda k: abs(k - place))]
    return segment.text if segment is not None else None


def _in(inner: Box, outer: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


def _beside(top: float, box: Box, height: float, segments: Sequence[Segment]) -> Segment | None:
    """Return the words left of a row of cells, right before them."""
    level = [s for s in segments if top <= s.middle <= top + height and -1 <= box.x0 - s.box.x1 <= 12 * s.size]
    return max(level, key=lambda s: s.box.x1, default=None)


def _over(x: float, box: Box, width: float, segments: Sequence[Segment]) -> Segment | None:
    """Return the words over a column of cells."""
    over = [s for s in _across(x, width, segments) if -1 <= box.top - s.box.bottom <= NAME_AWAY * s.size]
    return max(over, key=lambda s: s.box.bottom, default=None)


def _under(x: float, box: Box, width: float, segments: Sequence[Segment]) -> Segment | None:
    """Return the words under a column of cells."""
    under = [s for s in _across(x, width, segments) if -1 <= s.box.top - box.bottom <= NAME_AWAY * s.size]
    return min(under, key=lambda s: s.box.top, default=None)


def _across(x: float, width: float, segments: Sequence[Segment]) -> list[Segment]:
    middles = [(s, (s.box.x0 + s.box.x1) / 2) for s in segments if s.box.width <= 1.6 * width]
    return [s for s, middle in middles if x - 2 <= middle <= x + width + 2]
