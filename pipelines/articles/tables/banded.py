"""Rows that level rules part: all words between two rules are one row's, however many lines they take.

Belongs here: putting together the lines of a name, or of words between numbers, that one row has. Does not belong here:
tables whose rules cross upright ones (tables.ruled), and lines of words where no rules part the rows (tables.wraps).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipelines.articles.tables.rules import LevelRule
from pipelines.articles.tables.segments import Segment, cell_text
from pipelines.model import Box

#: Rules part the rows of a table when this share of them has one below, above the next.
MOSTLY = 0.7
#: What is not level with a row's numbers is off them by more than so many em.
LEVEL = 0.25
#: And runs along all numbers but this share of their width.
REACH = 0.2
#: The first line of a cell stands at most so far (in em) over its numbers.
LINE = 0.8
#: Lines of one cell begin, end, or have their middles at one place within so many points.
ALIKE = 2.0
#: A rule goes on over words that end so many points beyond it.
SLACK = 2.0
#: A cell has so many lines at most, and reaches so far (in em) from the middle of its numbers.
MOST_LINES = 5
CELL = 5.0
#: Pieces of one rule stand at one height within so many points, so many apart.
SAME_LEVEL = 0.8
BREAK = 4.0


def level_banded(rows: Sequence[Sequence[Segment]], rules: Sequence[LevelRule], size: float) -> dict[int, Segment]:
    """Return the numbers that stand between the same two rules as a row of others, which have none in their column,
    set level with that row, by the ids of what they were."""
    tops = _parting(rows, rules, size)
    moved: dict[int, Segment] = {}
    bands = [(bisect_left(tops, row[0].middle), row) for row in rows] if tops else []
    for (band, above), (other, below) in pairwise(bands):
        most, few = (above, below) if len(above) >= len(below) else (below, above)
        crossing = any(a.box.x0 < b.box.x1 and b.box.x0 < a.box.x1 for a in most for b in few)
        if band != other or not 0 < band < len(tops) or crossing or abs(few[0].middle - most[0].middle) > 2 * size:
            continue
        for s in few:
            box = Box(s.box.x0, most[0].box.top, s.box.x1, most[0].box.bottom)
            moved[id(s)] = Segment(s.words, box, s.text, True, s.size)
    return moved


def _parting(rows: Sequence[Sequence[Segment]], rules: Sequence[LevelRule], size: float) -> list[float]:
    """Return the heights of the rules along the numbers where these part most rows, else none."""
    along = _along(rows, rules, size)
    tops = sorted(r.top for r in along)
    if not tops:
        return []
    middles = [row[0].middle for row in rows]
    parted = sum(bisect_left(tops, above) < bisect_left(tops, below) for above, below in pairwise(middles))
    return tops if parted >= MOSTLY * (len(rows) - 1) else []


def _along(rows: Sequence[Sequence[Segment]], rules: Sequence[LevelRule], size: float) -> list[LevelRule]:
    """Return the rules along the numbers, from the header's to the one under the last row; those in pieces, one over
    each column, as one."""
    high, low = rows[0][0].middle - CELL * size, rows[-1][0].middle + CELL * size
    pieces = sorted((r for r in rules if high <= r.top <= low), key=lambda r: (round(r.top), r.x0))
    whole: list[LevelRule] = []
    for rule in pieces:
        last = whole[-1] if whole else None
        if last is not None and abs(last.top - rule.top) < SAME_LEVEL and rule.x0 - last.x1 <= BREAK:
            whole[-1] = LevelRule(last.top, last.x0, max(last.x1, rule.x1))
        else:
            whole.append(rule)
    if not whole:
        return []
    left, right = min(s.box.x0 for row in rows for s in row), max(s.box.x1 for row in rows for s in row)
    return [r for r in whole if r.x0 <= left + SLACK and r.x1 >= right - REACH * (right - left)]


def join_banded(
    rows: Sequence[Sequence[Segment]], segments: Sequence[Segment], size: float, rules: Sequence[LevelRule]
) -> tuple[list[Segment], dict[int, tuple[int, ...]]]:
    """Return the segments, what one row has in one place between two rules as one, level with the row's numbers; and
    for each that was put together the ids of its lines."""
    tops = _parting(rows, rules, size)
    if not tops:
        return list(segments), {}
    along, right = _along(rows, rules, size), max(s.box.x1 for row in rows for s in row)
    middles = [row[0].middle for row in rows]
    first = min(tops[0], middles[0] - LINE * size)  # no rule may be over the first row
    by_band: dict[tuple[float, float], list[Segment]] = defaultdict(list)
    for segment in segments:
        if segment.numeric or segment.box.x1 > right or not first < segment.middle < tops[-1]:
            continue
        over = [r.top for r in along if r.x0 <= segment.box.x0 + SLACK and r.x1 >= segment.box.x1 - SLACK]
        above = max((top for top in over if top < segment.middle), default=first)
        below = min((top for top in over if top > segment.middle), default=None)
        if below is not None:
            by_band[above, below].append(segment)
    made: list[Segment] = []
    joined: dict[int, tuple[int, ...]] = {}
    for (above, below), found in by_band.items():
        own = [row for row, middle in zip(rows, middles, strict=True) if above < middle < below]
        if len(own) != 1:
            continue
        for lines in _stacks(found):
            off = abs(lines[0].middle - own[0][0].middle) > LEVEL * size
            if (len(lines) > 1 or off) and len(lines) <= MOST_LINES:
                words = tuple(word for line in lines for word in line.words)
                place = Box.around(line.box for line in lines)
                box = Box(place.x0, own[0][0].box.top, place.x1, own[0][0].box.bottom)
                made.append(Segment(words, box, cell_text(words), False, lines[0].size))
                joined[id(made[-1])] = tuple(id(line) for line in lines)
    replaced = {line for lines in joined.values() for line in lines}
    return [*(s for s in segments if id(s) not in replaced), *made], joined


def _stacks(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Return what stands in one band, the lines of one cell together."""
    stacks: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: s.middle):
        for stack in stacks:
            above = stack[-1]
            off = (
                segment.box.x0 - above.box.x0,
                segment.box.x1 - above.box.x1,
                (segment.box.x0 + segment.box.x1 - above.box.x0 - above.box.x1) / 2,
            )
            if segment.middle > above.middle + LEVEL * segment.size and min(map(abs, off)) <= ALIKE:
                stack.append(segment)
                break
        else:
            stacks.append([segment])
    return stacks
