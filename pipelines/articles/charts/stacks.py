"""What is stacked on bars: rectangles that continue them in another colour.

Belongs here: finding them among all of a page's rectangles. Does not belong here: what bars are (`charts.bars`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import product
from operator import itemgetter

from pipelines.model import Rect

#: Edges within this distance (in points) are one edge.
SAME = 1.2
#: More rectangles between the same two sides than this are cells of a table.
MOST_IN_STACK = 60

#: Rectangles under the places of their long sides: where each begins, its number on the page, and the rectangle.
BySides = dict[tuple[int, int], list[tuple[float, int, Rect]]]


def by_sides_of(rects: list[Rect], upright: bool) -> BySides:
    """Return the rectangles by their long sides, in the order in which they begin, so that those of one stack are
    found at once."""
    out: BySides = defaultdict(list)
    for number, rect in enumerate(rects):
        low, high = (rect.box.x0, rect.box.x1) if upright else (rect.box.top, rect.box.bottom)
        out[round(low), round(high)].append((rect.box.bottom if upright else rect.box.x0, number, rect))
    for stack in out.values():
        stack.sort()
    return out


def lowest_parts(rects: list[Rect], upright: bool) -> list[Rect]:
    """Leave out the rectangles that begin where one beneath them ends, as the second part of a stack whose first part
    is so short that both begin near the axis."""
    lifted = on_others(rects, upright)
    return [rect for rect in rects if id(rect) not in lifted] if lifted else rects


def on_others(rects: list[Rect], upright: bool) -> set[int]:
    """Return the ids of the rectangles that begin where another, in another colour, ends."""
    if len(rects) < 2:
        return set()
    by_sides: dict[tuple[int, int], list[Rect]] = defaultdict(list)
    for rect in rects:
        low, high = (rect.box.x0, rect.box.x1) if upright else (rect.box.top, rect.box.bottom)
        by_sides[round(low), round(high)].append(rect)
    if len(by_sides) == len(rects):
        return set()
    return {
        id(rect)
        for stack in by_sides.values()
        if len(stack) <= MOST_IN_STACK
        for rect in stack
        for other in stack
        if other is not rect and other.fill != rect.fill and _begins_at_end(rect, other, upright)
    }


def _begins_at_end(rect: Rect, other: Rect, upright: bool) -> bool:
    if upright:
        return abs(rect.box.bottom - other.box.top) <= SAME / 2 < other.box.bottom - rect.box.bottom
    return abs(rect.box.x0 - other.box.x1) <= SAME / 2 < rect.box.x0 - other.box.x0


def with_stacked(bars: list[Rect], by_sides: BySides, upright: bool) -> list[Rect]:
    """Add the rectangles that continue a bar in another colour."""
    whole = list(bars)
    known = {id(r) for r in bars}
    ends = list(bars)
    while ends:
        fresh = []
        for end in ends:
            low, high = (end.box.x0, end.box.x1) if upright else (end.box.top, end.box.bottom)
            edge = end.box.top if upright else end.box.x1
            sides = round(low), round(high)
            for a, b in product((-1, 0, 1), repeat=2):
                stack = by_sides.get((sides[0] + a, sides[1] + b))
                if stack is None:
                    continue
                near = stack[bisect_left(stack, (edge - 2 * SAME,)) : bisect_left(stack, (edge + 2 * SAME,))]
                for _, _, rect in sorted(near, key=itemgetter(1)):
                    off = end.box.top - rect.box.bottom if upright else rect.box.x0 - end.box.x1
                    if id(rect) not in known and abs(off) <= SAME:
                        known.add(id(rect))
                        fresh.append(rect)
        whole += fresh
        ends = fresh
    return whole
