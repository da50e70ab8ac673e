"""Words of a table's cells over two or three lines, their numbers half way up: *White* over *maize*, 655 beside both.

Belongs here: which segments are lines of one cell, where rows have no lines between them. Does not belong here: names
whose numbers stand level with one of their lines (graphics), and headers.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.tables.segments import Segment, cell_text
from pipelines.model import Box

#: Lines of one cell follow each other within so many em, and their middle is off that of their numbers by so many.
LINE_PITCH = 1.5
OFF_NUMBERS = 0.2
#: They begin, end or have their middle at one place within so many points.
ALIKE = 1.5


def join_wrapped(
    rows: Sequence[Sequence[Segment]], segments: Sequence[Segment], size: float
) -> tuple[list[Segment], dict[int, tuple[int, ...]]]:
    """Return the segments, lines of one cell left of a row's last number as one; and for each that was put together the
    ids of its lines."""
    numbers = {id(s) for row in rows for s in row}
    middles = [row[0].middle for row in rows]
    joined: dict[int, tuple[int, ...]] = {}
    reach = LINE_PITCH * size + 1
    high, low = min(middles) - reach, max(middles) + reach
    beside = [s for s in segments if high <= s.middle <= low]
    loose = [(s.middle, s) for s in beside if id(s) not in numbers]
    replaced: set[int] = set()
    made: list[Segment] = []
    for number, row in enumerate(rows):
        middle, end = middles[number], max(s.box.x1 for s in row)
        near = [s for at, s in loose if 0 < abs(at - middle) <= LINE_PITCH * size and s.box.x1 < end]
        for upper in [s for s in near if s.middle < middle - OFF_NUMBERS * size]:
            lower = [s for s in near if s.middle > middle and _are_alike(upper, s)]
            lower = [s for s in lower if abs(upper.middle + s.middle - 2 * middle) <= 2 * OFF_NUMBERS * size]
            if not lower:
                continue
            under = min(lower, key=lambda s: s.middle)
            others = [m for k, m in enumerate(middles) if k != number]
            if any(abs(line.middle - m) <= abs(line.middle - middle) for line in (upper, under) for m in others):
                continue
            level = [s for s in beside if abs(s.middle - middle) <= OFF_NUMBERS * size and _are_over(s, upper)]
            if any(id(s) in numbers for s in level) or len(level) > 1:
                continue
            lines = [upper, *level, under]
            if level and not _are_alike(upper, level[0]):
                continue
            if under.middle - upper.middle > LINE_PITCH * size * (len(lines) - 1):
                continue
            if level and not _is_closer(upper.middle, under.middle, others):
                continue
            if any(_are_over(s, upper) and upper.middle < s.middle < under.middle for s in beside if s not in lines):
                continue
            words = tuple(word for line in lines for word in line.words)
            box = Box.around(line.box for line in lines)
            whole = Segment(words, box, cell_text(words), False, max(line.size for line in lines))
            made.append(whole)
            joined[id(whole)] = tuple(id(line) for line in lines)
            replaced |= set(joined[id(whole)])
            beside = [s for s in beside if id(s) not in replaced] + [whole]
            loose = [(at, s) for at, s in loose if id(s) not in replaced] + [(whole.middle, whole)]
            near = [s for s in near if id(s) not in replaced]
    return [s for s in (*segments, *made) if id(s) not in replaced], joined


def _are_alike(a: Segment, b: Segment) -> bool:
    same_type = a.bold == b.bold and abs(a.size - b.size) <= 0.5
    off = (a.box.x0 - b.box.x0, a.box.x1 - b.box.x1, (a.box.x0 + a.box.x1 - b.box.x0 - b.box.x1) / 2)
    return same_type and min(abs(value) for value in off) <= ALIKE


def _are_over(a: Segment, b: Segment) -> bool:
    return min(a.box.x1, b.box.x1) > max(a.box.x0, b.box.x0)


def _is_closer(top: float, bottom: float, others: Sequence[float]) -> bool:
    """Tell whether three lines stand closer to each other than to the numbers of other rows: they are not three rows,
    of which two only name groups."""
    pitch = (bottom - top) / 2
    return all(m < top - 1.15 * pitch or m > bottom + 1.15 * pitch for m in others)
