"""Pyramids on a page: lying bars to both sides of one axis, row by row, as ages of men and women are drawn.

Belongs here: telling the two sides from other rectangles. Does not belong here: bars to one side (charts.bars), and
what bars mean.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, product

from pipelines.articles.charts.bars import LEAST_DIFFERENCE, LEAST_LONG, THICKNESS, Bars, has_numbers
from pipelines.articles.charts.stacks import SAME, by_sides_of, with_stacked
from pipelines.articles.tables.segments import Segment, reads_as_number
from pipelines.model import Box, Rect, Word

#: A pyramid has at least so many rows, and this share of them has bars on both sides.
FEWEST_ROWS = 3
BOTH_SIDES = 0.7
#: Between the sides is room for names, at most this share of their width.
GAP = 0.4
#: Rows follow each other closely: from one to the next is at most so many times a bar's thickness.
PITCH = 3.5
#: The names of the sides have so few words, and stand so many points over the bars or under them, at most.
MOST_NAME_WORDS = 4
NAME_REACH = 45.0
#: Names of rows stand so many points beside the bars at most and share an edge within so many; a number is none.
LABEL_REACH = 150.0
SAME_EDGE = 3.0
PLAIN = re.compile(r"^[-−]?\d[\d.,]*%?$")


def find_pyramids(rects: Sequence[Rect], words: Sequence[Word]) -> list[tuple[Bars, Bars]]:
    """Return the left and the right bars of the pyramids that `rects` make, with ticks or numbers among `words`."""
    ends, starts = _by_edge(rects, "x1"), _by_edge(rects, "x0")
    found: list[tuple[Bars, Bars]] = []
    taken: set[int] = set()
    numbers = [w for w in words if w.rotation == 0 and reads_as_number(w.text)] if ends and starts else []
    facing = [
        (left, right)
        for (left, wide), (right, wide_too) in product(_with_widest(ends), _with_widest(starts))
        if -SAME <= _gap(left, right) <= GAP * (wide + wide_too)
    ]
    facing.sort(key=lambda pair: (-len(pair[0]) - len(pair[1]), abs(_gap(*pair))))
    for left, right in facing:
        pair = _pair(left, right)
        if pair is None or any(id(r) in taken for side in pair for r in side.rects):
            continue
        if has_numbers(pair[1].rects, False, numbers):
            pair = _with_outer_parts(*pair, rects)
            taken |= {id(r) for side in pair for r in side.rects}
            found.append(pair)
    return found


def _with_outer_parts(left: Bars, right: Bars, rects: Sequence[Rect]) -> tuple[Bars, Bars]:
    """Return both sides with the parts in other colours that go on from their bars: answers that lean to one side and
    to the other, each in two strengths or more."""
    mirrored = {id(r): _mirrored(r) for r in rects}
    outer = _stacked([mirrored[id(r)] for r in left.rects], list(mirrored.values()))
    plain = {id(mirror): r for r in rects for mirror in (mirrored[id(r)],)}
    sides = ([plain[id(r)] for r in outer], _stacked(list(right.rects), list(rects)))
    if [len(side) for side in sides] == [len(left.rects), len(right.rects)]:
        return left, right
    boxes = [Box.around(r.box for r in side) for side in sides]
    return (
        replace(left, rects=tuple(sides[0]), box=boxes[0], other_side=boxes[1]),
        replace(right, rects=tuple(sides[1]), box=boxes[1], other_side=boxes[0]),
    )


def _stacked(bars: list[Rect], rects: list[Rect]) -> list[Rect]:
    return with_stacked(bars, by_sides_of(rects, False), False)


def _mirrored(rect: Rect) -> Rect:
    box = rect.box
    return replace(rect, box=Box(-box.x1, box.top, -box.x0, box.bottom))


def side_names(bars: Bars, segments: Sequence[Segment]) -> tuple[Segment, Segment] | None:
    """Return the names of both sides of the pyramid that `bars` are one side of: ``Men`` and ``Women`` in one line over
    the bars, or under them."""
    if bars.other_side is None:
        return None
    whole = Box.around((bars.box, bars.other_side))
    first, last = sorted((bars.box, bars.other_side), key=lambda box: box.x0)
    near = [
        s
        for s in segments
        if not s.numeric
        and any(c.isalpha() for c in s.text)
        and len(s.words) <= MOST_NAME_WORDS
        and (-2 <= whole.top - s.box.bottom <= NAME_REACH or -2 <= s.box.top - whole.bottom <= NAME_REACH)
    ]
    left = [s for s in near if first.x0 - NAME_REACH <= s.box.x0 and s.box.x1 <= first.x1 + 2]
    right = [s for s in near if last.x0 - 2 <= s.box.x0 and s.box.x1 <= last.x1 + NAME_REACH]
    pairs = [(a, b) for a in left for b in right if abs(a.middle - b.middle) <= 2 and a.text != b.text]
    return min(
        pairs, key=lambda pair: max(whole.top - pair[0].box.bottom, pair[0].box.top - whole.bottom), default=None
    )


def row_labels(bars: Bars, segments: Sequence[Segment]) -> list[Segment]:
    """Return the names of a pyramid's rows where they stand left of all bars, or right: one for most rows, in line."""
    if bars.other_side is None:
        return []
    whole = Box.around((bars.box, bars.other_side))
    level = [s for s in segments if whole.top - 2 <= s.middle <= whole.bottom + 2 and not PLAIN.match(s.text)]
    for beside in (
        [s for s in level if -2 <= whole.x0 - s.box.x1 <= LABEL_REACH],
        [s for s in level if -2 <= s.box.x0 - whole.x1 <= LABEL_REACH],
    ):
        rows = [s for s in beside if any(abs(s.middle - _middle(r.box)) <= 0.5 * s.size for r in bars.rects)]
        edges = [{round(getattr(s.box, edge) / SAME_EDGE) for s in rows} for edge in ("x0", "x1")]
        if (
            len(rows) >= BOTH_SIDES * len({round(r.box.top) for r in bars.rects})
            and len(rows) == len(beside)
            and min(map(len, edges)) <= 2
        ):
            return rows
    return []


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _by_edge(rects: Sequence[Rect], edge: str) -> list[list[Rect]]:
    groups: dict[int, list[Rect]] = defaultdict(list)
    for rect in rects:
        groups[round(getattr(rect.box, edge) / SAME)].append(rect)
    out = []
    for key, group in groups.items():
        near = [*group, *groups.get(key + 1, [])]
        if len(near) >= FEWEST_ROWS and _differ(near):
            out.append(near)
    return out


def _differ(rects: Sequence[Rect]) -> bool:
    lengths = [r.box.width for r in rects]
    return max(lengths) >= LEAST_LONG and max(lengths) - min(lengths) >= LEAST_DIFFERENCE


def _with_widest(groups: Sequence[list[Rect]]) -> list[tuple[list[Rect], float]]:
    """Return each group with the width of its widest bar."""
    return [(group, max(r.box.width for r in group)) for group in groups]


def _gap(left: Sequence[Rect], right: Sequence[Rect]) -> float:
    return right[0].box.x0 - left[0].box.x1


def _pair(left: Sequence[Rect], right: Sequence[Rect]) -> tuple[Bars, Bars] | None:
    rows = [(a, b) for a in left for b in right if abs(a.box.top - b.box.top) <= SAME and _alike(a, b) and a is not b]
    tops = sorted({round(a.box.top) for a, _ in rows})
    if len(rows) != len(tops) or len(rows) < max(FEWEST_ROWS, BOTH_SIDES * max(len(left), len(right))):
        return None
    thick = max(a.box.height for a, _ in rows)
    if any(not 0.9 * thick <= b - a <= PITCH * thick for a, b in pairwise(tops)):
        return None
    first, last = rows[0][0], rows[0][1]
    alike = [[r for r in side if _alike(r, first) and r.fill == of.fill] for side, of in ((left, first), (right, last))]
    if any(len(side) < FEWEST_ROWS or not _differ(side) for side in alike) or _stands_left(alike[0]):
        return None
    if first.fill == last.fill and len({round(r.box.width) for side in alike for r in side}) < len(tops):
        return None
    sides = [tuple(side) for side in alike]
    ends = (sum(r.box.x1 for r in sides[0]) / len(sides[0]), sum(r.box.x0 for r in sides[1]) / len(sides[1]))
    boxes = [Box.around(r.box for r in side) for side in sides]
    return (
        Bars(False, ends[0], sides[0], boxes[0], leftward=True, other_side=boxes[1]),
        Bars(False, ends[1], sides[1], boxes[1], other_side=boxes[0]),
    )


def _stands_left(rects: Sequence[Rect]) -> bool:
    """Tell whether bars begin at one line on the left, closer than they end on the right: the first parts of stacks."""
    starts, ends = [r.box.x0 for r in rects], [r.box.x1 for r in rects]
    return max(starts) - min(starts) < max(ends) - min(ends)


def _alike(a: Rect, b: Rect) -> bool:
    return abs(a.box.height - b.box.height) <= THICKNESS
