"""Columns of running text beside a chart: their lines are none of its labels, however near they come.

Belongs here: telling such columns by the lines that fill them. Does not belong here: lines and blocks of the text
itself (`lines`, `blocks`), and what a chart's labels are (`charts.finding`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from pipelines.articles.tables.segments import Segment
from pipelines.model import Box

#: A full line of text has at least so many words, and the next one follows within so many em.
FEWEST_WORDS = 4
LEADING = 1.7
#: A column shows at least so many full lines; at least this share of them goes on in lower case from the line before.
FEWEST_LINES = 4
GOES_ON = 0.5
#: Edges within so many points are flush.
FLUSH = 2.0
#: So many numbers alone on a level are ticks.
FEWEST_TICKS = 4
#: Justification pulls the words of a line so far apart at most (in em).
PULLED = 3.2


def outside_text(segments: Sequence[Segment]) -> list[Segment]:
    """Return the segments that stand in no column of running text, in the order given.

    A column is seen by its full lines, which begin or end flush; a line that justification has pulled apart (*tonnes …
    per … hectare … in … 2023*) is all of the column's, its number too.
    """
    columns = list(dict.fromkeys((*_columns(segments), *_columns(_rejoined(segments)))))
    if not columns:
        return list(segments)
    return [s for s in segments if not _stands_in(s, columns) or (s.numeric and _is_tick(s, columns, segments))]


def _is_tick(segment: Segment, columns: Sequence[Box], segments: Sequence[Segment]) -> bool:
    """Tell whether a number over or under a column's full lines stands in a row of numbers in one size, with no word on
    their level: ticks, which a text may follow closely."""
    if any(_within(segment, column) for column in columns):
        return False
    row = [s for s in segments if abs(s.middle - segment.middle) <= 1]
    return len(row) >= FEWEST_TICKS and all(s.numeric and abs(s.size - segment.size) <= 0.1 for s in row)


def _rejoined(segments: Sequence[Segment]) -> list[Segment]:
    """Return the lines as they would be without the gaps that justification makes; a gutter is none of these."""
    edges = sorted(s.box.x0 for s in segments if len(s.words) >= FEWEST_WORDS)
    lines: list[list[Segment]] = []
    by_row = [(round(middle := s.middle), s.box.x0, number, middle, s) for number, s in enumerate(segments)]
    by_row.sort()
    end, level, size = 0.0, float("-inf"), 0.0  # of the segment before
    for _, x0, _, middle, segment in by_row:
        own = segment.size
        if (
            abs(level - middle) <= 1
            and abs(size - own) <= 0.1 * own
            and 0 <= x0 - end <= PULLED * own
            and _count_near(x0, edges) < FEWEST_LINES
        ):
            lines[-1].append(segment)
        else:
            lines.append([segment])
        end, level, size = segment.box.x1, middle, own
    return [line[0] if len(line) == 1 else Segment.of([word for s in line for word in s.words]) for line in lines]


def _count_near(x: float, edges: Sequence[float]) -> int:
    """Return how many of the edges, which are sorted, are flush with `x`."""
    near = edges[bisect_left(edges, x - FLUSH - 1) : bisect_right(edges, x + FLUSH + 1)]
    return sum(abs(edge - x) <= FLUSH for edge in near)


@dataclass(eq=False, slots=True)
class _Stack:
    """Full lines one below the other: where they begin and the widest of them ends, and the last one's top and size."""

    lines: list[Segment]
    left: float
    right: float
    top: float
    size: float


def _columns(segments: Sequence[Segment]) -> list[Box]:
    full = sorted(
        (s for s in segments if len(s.words) >= FEWEST_WORDS and not s.numeric), key=lambda s: (s.box.top, s.box.x0)
    )
    rows = _Rows(segments)
    stacks: list[_Stack] = []
    for line in full:
        x0, x1, top, size = line.box.x0, line.box.x1, line.box.top, line.size
        for stack in stacks:  # each line is held against all stacks: what tells most of them apart comes first
            if abs(x0 - stack.left) > FLUSH and abs(x1 - stack.right) > FLUSH:
                continue
            if top > stack.top and abs(size - stack.size) <= 0.1 * stack.size and rows.lead_on(stack, line):
                stack.lines.append(line)
                stack.right, stack.top, stack.size = max(stack.right, x1), top, size
                break
        else:
            stacks.append(_Stack([line], x0, x1, top, size))
    return [
        Box.around(line.box for line in stack.lines)
        for stack in stacks
        if len(stack.lines) >= FEWEST_LINES
        and sum(line.text[:1].islower() for line in stack.lines) >= GOES_ON * len(stack.lines)
    ]


class _Rows:
    """Where all segments stand: (middle, top in whole points, x0, x1, size) of each, by their middles and tops."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        boxes = [(s.box, s.size) for s in segments]
        places = [((b.top + b.bottom) / 2, round(b.top), b.x0, b.x1, size) for b, size in boxes]
        #: How many times as high as its size a segment may be.
        self._highest = max([(b.bottom - b.top) / size for b, size in boxes if size > 0], default=0.0)
        self._by_middle = sorted(places)
        self._middles = [place[0] for place in self._by_middle]
        self._by_top = sorted(places, key=itemgetter(1))
        self._tops = [place[1] for place in self._by_top]

    def lead_on(self, stack: _Stack, line: Segment) -> bool:
        """Tell whether a line follows a stack at the leading, over lines that were pulled apart or are short."""
        above, below, step, same = stack.top, line.box.bottom, LEADING * line.size, 0.05 * line.size
        first, last = round(above), round(line.box.top)
        left, right = stack.left - FLUSH, max(stack.lines[-1].box.x1, line.box.x1) + FLUSH
        if max(below - line.box.top, 0.55 * self._highest * line.size) + 1 > step:  # type higher than its leading
            level = self._by_middle[bisect_right(self._middles, above) : bisect_left(self._middles, below)]
            tops = {
                top for _, top, x0, x1, size in level if x0 >= left and x1 <= right and abs(size - line.size) <= same
            }
            return all(after - before <= step for before, after in pairwise(sorted(tops | {first, last})))
        # what stands level with one of both is within a step of it: only what begins between them is looked at
        if last - first <= step:
            return True  # whatever stands there
        before = first
        for place in range(bisect_right(self._tops, first), bisect_left(self._tops, last)):
            middle, top, x0, x1, size = self._by_top[place]
            if top - before > step:
                return False  # most stacks end far above
            if x0 >= left and x1 <= right and abs(size - line.size) <= same and above < middle < below:
                before = top
        return last - before <= step


def _stands_in(segment: Segment, columns: Sequence[Box]) -> bool:
    reach, middle, box = LEADING * segment.size, segment.middle, segment.box
    x0, x1 = box.x0 + FLUSH, box.x1 - FLUSH
    for column in columns:
        if x0 >= column.x0 and x1 <= column.x1 and column.top - reach <= middle <= column.bottom + reach:
            return True
    return False


def _within(segment: Segment, column: Box) -> bool:
    level = column.top <= segment.middle <= column.bottom
    return level and segment.box.x0 + FLUSH >= column.x0 and segment.box.x1 - FLUSH <= column.x1
