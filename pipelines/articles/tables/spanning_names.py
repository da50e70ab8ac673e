"""Names of groups of rows that stand half way up their rows, in a column of their own left of the rows' names.

Belongs here: telling such a column by its names' places, and which rows each name is for. Does not belong here: names
that stand in the first row of their group (tables.names).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipelines.articles.tables.grid import GridCell
from pipelines.articles.tables.names import Column
from pipelines.articles.tables.segments import Segment, cell_text
from pipelines.model import Box, Word

#: A name stands half way up its rows when it is off by so many em at most.
OFF_MIDDLE = 0.4
#: Lines of one name mostly follow each other within so many em, and are so many at most; names begin, or have their
#: middles, at one place within so many points.
LINE_PITCH = 1.35
MOST_LINES = 4
ALIKE = 1.5
#: This far (in em) the column's head stands over the first row at most.
HEAD_REACH = 4.0
#: Names have so many words at most.
NAME_WORDS = 8
#: So many lines, the first of so many words, at most so many em from one to the next, are text.
TEXT_LINES = 2
TEXT_WORDS = 3
TEXT_PITCH = 2.0


@dataclass(frozen=True, slots=True)
class SpanningName:
    """A name and the first and the last of the rows that it is for, counted from 0."""

    lines: tuple[Segment, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class SpanningNames:
    """A column of names, and the names from the top down."""

    column: Column
    names: tuple[SpanningName, ...]


def spanning_names(
    rows: Sequence[Sequence[Segment]], edge: Column, segments: Sequence[Segment], size: float
) -> SpanningNames | None:
    """Return the names left of the column `edge` that stand half way up the rows they are for, when all rows have one
    so, under a head of their own beside that of the next column."""
    top, bottom = rows[0][0].box.top - 0.5 * size, rows[-1][0].box.bottom + 0.5 * size
    inside = [s for s in segments if s.box.x1 <= edge.x0 - 0.3 * size and top <= s.middle <= bottom]
    if not inside or len(inside) > len(rows) or any(s.numeric or len(s.words) > NAME_WORDS for s in inside):
        return None
    if not _at_one_place(inside) or _goes_on_below(inside, edge, segments):
        return None
    middles = [row[0].middle for row in rows]
    names = _over_rows(sorted(inside, key=lambda s: s.middle), middles, size) or []
    if not any(name.last > name.first for name in names):
        return None
    column = Column(min(s.box.x0 for s in inside), max(s.box.x1 for s in inside))
    heads = [s for s in segments if top - HEAD_REACH * size <= s.middle < top and not s.numeric]
    own = [s for s in heads if s.box.x0 < column.x1 and s.box.x1 > column.x0 and s.box.x1 < edge.x0]
    beside = [s for s in heads if s.box.x1 > edge.x0 and s.box.x0 < edge.x1]
    return SpanningNames(column, tuple(names)) if own and beside else None


def _at_one_place(names: Sequence[Segment]) -> bool:
    starts = [s.box.x0 for s in names]
    middles = [(s.box.x0 + s.box.x1) / 2 for s in names]
    return min(max(places) - min(places) for places in (starts, middles)) <= ALIKE


def _goes_on_below(names: Sequence[Segment], edge: Column, segments: Sequence[Segment]) -> bool:
    """Tell whether lines of several words follow below the last of what seem to be names, all left of `edge`: text of
    a column beside the table. Notes under a table are as wide as that."""
    last = max(names, key=lambda s: s.middle)
    below = sorted((s for s in segments if s.middle > last.middle + 0.5 * last.size), key=lambda s: s.middle)
    lines = [s for s in below if s.box.x0 < edge.x0 and s.box.x1 > last.box.x0][:TEXT_LINES]
    steps = pairwise([last, *lines])
    if len(lines) < TEXT_LINES or len(lines[0].words) < TEXT_WORDS:
        return False
    return all(
        s.box.x1 <= edge.x0
        and abs(s.box.x0 - last.box.x0) <= ALIKE
        and s.middle - above.middle <= TEXT_PITCH * last.size
        for above, s in steps
    )


def _over_rows(lines: Sequence[Segment], middles: Sequence[float], size: float) -> list[SpanningName] | None:
    """Return which of the rows each name is for, so that each is half way up its rows and no row is left over; None
    where that cannot be. What stands close under a line goes on with its name first of all."""
    close = [below.middle - above.middle <= LINE_PITCH * above.size for above, below in pairwise(lines)]

    # each pair of a line and a row is asked once: ways to get there double with each line of a long column
    @cache
    def from_here(at: int, first: int) -> tuple[SpanningName, ...] | None:
        left = len(lines) - at
        if not left or first == len(middles):
            return () if not left and first == len(middles) else None
        whole = next((k for k, near in enumerate(close[at:], 1) if not near), left)
        for count in sorted(range(1, min(left, MOST_LINES) + 1), key=lambda k: (k != whole, k)):
            middle = (lines[at].middle + lines[at + count - 1].middle) / 2
            for last in range(first, len(middles)):
                if abs((middles[first] + middles[last]) / 2 - middle) <= OFF_MIDDLE * size:
                    rest = from_here(at + count, last + 1)
                    if rest is not None:
                        return (SpanningName(tuple(lines[at : at + count]), first, last), *rest)
        return None

    found = from_here(0, 0)
    return None if found is None else list(found)


def spanning_cells(names: Sequence[SpanningName], rows: Sequence[int], column: int) -> list[GridCell]:
    """Return the cells of names; `rows` are the grid's rows of the rows of numbers."""
    cells = []
    for name in names:
        words: tuple[Word, ...] = tuple(word for line in name.lines for word in line.words)
        box = Box.around(word.box for word in words)
        first, last = rows[name.first], rows[name.last]
        cells.append(GridCell(first, column, last - first + 1, 1, box, words, cell_text(words)))
    return cells
