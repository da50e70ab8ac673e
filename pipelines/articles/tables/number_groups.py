"""Numbers that make one table without a lattice: those that hang together down columns and along rows.

Belongs here: grouping a page's numbers, parting two tables and joining what words part. Does not belong here: names,
headers and cells (tables.unruled).
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter

from pipelines.articles.tables.names import aligned
from pipelines.articles.tables.number_heads import YEAR
from pipelines.articles.tables.rules import LevelRule
from pipelines.articles.tables.segments import Segment

#: Numbers of one column follow each other within so many lines.
ROW_REACH = 5.5
#: Numbers of one row stand on one baseline within this (in em).
BASELINE = 0.3
#: A table has at least so many rows of numbers.
FEWEST_ROWS = 3
#: Of the words of a column that says one of a few kinds so few are not the same, in so many rows at least; and so few
#: kinds there may be in any case.
KINDS = 0.2
FEWEST_KINDS = 5
TWO_KINDS = 2
#: The title of a second table is so much larger than its numbers.
LARGE = 1.12


def components(numbers: list[Segment], segments: list[Segment]) -> list[list[Segment]]:
    """Return the groups of numbers that hang together down columns and along rows."""
    parent = list(range(len(numbers)))

    def find(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    place = {id(s): k for k, s in enumerate(numbers)}
    for k, other in _down(numbers):
        parent[find(k)] = find(other)
    lines: dict[int, list[tuple[float, float, Segment]]] = defaultdict(list)
    for segment in segments:
        lines[round(segment.box.bottom / 4)].append((segment.box.x0, segment.box.bottom, segment))
    for k, number in enumerate(numbers):
        base, end, level = number.box.bottom, number.box.x1 - 0.5, BASELINE * number.size
        key = round(base / 4)
        right = [
            place
            for near in (key - 1, key, key + 1)
            for place in lines.get(near, ())
            if place[0] >= end and abs(place[1] - base) <= level
        ]
        if right:
            _, _, following = min(right, key=itemgetter(0))
            if following.numeric and abs(following.size - number.size) < 0.15 * number.size:
                parent[find(k)] = find(place[id(following)])
    groups: dict[int, list[Segment]] = defaultdict(list)
    for k, number in enumerate(numbers):
        groups[find(k)].append(number)
    return [group for group in groups.values() if len(group) >= FEWEST_ROWS]


def parted_tables(group: list[Segment], segments: list[Segment]) -> list[list[Segment]]:
    """Part what hangs together though it is two tables, one under the other: a bold or large line that begins left of
    the numbers stands between, with years or other headers under it."""
    size = sorted(s.size for s in group)[len(group) // 2]
    rows = rows_of(group, size)
    first, last = min(s.box.x0 for s in group), max(s.box.x1 for s in group)
    parts: list[list[Segment]] = [list(rows[0])]
    words = [s for s in segments if not s.numeric]
    for above, below in itertools.pairwise(rows):
        bottom, top = max(s.box.bottom for s in above), min(s.box.top for s in below)
        between = [s for s in words if s.box.top >= bottom - 1 and s.box.bottom <= top + 1]
        titles = [s for s in between if s.box.x0 < first and (s.bold or s.size > LARGE * size)]
        titles = [
            s
            for s in titles
            if len(s.words) > 1 and not any(abs(o.middle - s.middle) < 2 and o is not s for o in between)
        ]
        heads = [
            s
            for s in between
            if titles and s.box.top >= titles[0].box.bottom - 1 and first - size < s.box.x1 <= last + size
        ]
        heads = [s for s in heads if s not in titles]
        years = all(YEAR.match(s.text) for s in below)
        if titles and (years or len(heads) >= min(2, len(below))):
            parts.append([])
        parts[-1] += below
    return parts if all(len(part) >= FEWEST_ROWS for part in parts) else [group]


def across_words(
    groups: list[list[Segment]], rules: Sequence[LevelRule], segments: Sequence[Segment]
) -> list[list[Segment]]:
    """Join groups of numbers in the same rows that rules over and under run along together, or between which words
    stand that are the same in most rows, as no names are."""
    out: list[list[Segment]] = []
    for group in sorted(groups, key=lambda g: min(s.box.x0 for s in g)):
        lines = {round(s.box.bottom) for s in group}
        for k, other in enumerate(out):
            theirs = {round(s.box.bottom) for s in other}
            x0, x1 = min(s.box.x0 for s in (*other, *group)), max(s.box.x1 for s in (*other, *group))
            top, bottom = min(lines), max(lines)
            along = [r for r in rules if r.x0 <= x0 + 1 and r.x1 >= x1 - 1 and top - 60 <= r.top <= bottom + 20]
            over, under = any(r.top < top for r in along), any(r.top > bottom - 2 for r in along)
            level = _are_level(lines, theirs) and _are_level(theirs, lines)
            if level and ((over and under) or _are_kinds(other, group, segments)):
                out[k] = [*other, *group]
                break
        else:
            out.append(group)
    return out


def _are_kinds(left: Sequence[Segment], right: Sequence[Segment], segments: Sequence[Segment]) -> bool:
    """Tell whether the words between two groups of numbers say in each row one of a few kinds: ``cash``, ``cheque``."""
    x0, x1 = max(s.box.x1 for s in left), min(s.box.x0 for s in right)
    top, bottom = min(s.box.top for s in left), max(s.box.bottom for s in left)
    between = [s for s in segments if s.box.x0 >= x0 - 1 and s.box.x1 <= x1 + 1 and top <= s.middle <= bottom]
    rows = len({round(s.box.bottom) for s in right})
    kinds = len({s.text for s in between})
    return rows >= FEWEST_KINDS and len(between) >= rows and kinds <= max(TWO_KINDS, KINDS * rows)


def _are_level(lines: set[int], others: set[int]) -> bool:
    """Tell whether each of some lines has one of the others within two points: a column may be set a little lower."""
    return all(any(line + off in others for off in (0, -1, 1, -2, 2)) for line in lines)


def _down(numbers: list[Segment]) -> list[tuple[int, int]]:
    """Return the pairs of numbers, as places in the list, that follow each other down a column."""
    pairs = []
    buckets: dict[int, list[int]] = defaultdict(list)
    for k, number in enumerate(numbers):  # from the top down
        low, high = int(number.box.x0 // 20), int(number.box.x1 // 20)
        above = {j for key in range(low, high + 1) for j in buckets[key]}
        for j in above:
            other = numbers[j]
            gap = number.box.top - other.box.bottom
            if -1 <= gap <= ROW_REACH * number.size and aligned(other, number):
                pairs.append((j, k))
        for key in range(low, high + 1):
            buckets[key] = [j for j in buckets[key] if numbers[j].box.bottom > number.box.top - 6 * number.size]
            buckets[key].append(k)
    return pairs


def rows_of(group: list[Segment], size: float) -> list[list[Segment]]:
    rows: list[list[Segment]] = []
    for segment in sorted(group, key=lambda s: s.box.bottom):
        if rows and segment.box.bottom - rows[-1][0].box.bottom <= 0.5 * size:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return rows
