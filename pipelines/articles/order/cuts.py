"""Reading order by recursive cuts.

Belongs here: the order of things on a page from their places and the rules between them. A vertical cut reads what is
left of it first; the horizontal cut is chosen that exposes the largest side-by-side region. Does not belong here: what
the things are; a heading that holds for several columns comes with a box as wide as those.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.articles.page.shapes import overlap, overlap_x, overlap_y
from pipelines.model import Box
from pipelines.values import frozen

#: Boxes may intrude on each other by this many points and still be apart.
SLACK = 1.0
#: Things whose lines hold fewer words are labels or cells: cutting between them would take rows apart.
WORDS_PER_LINE = 2.0
#: A rule is a wall when it runs this many points past both sides of a cut.
PAST = 4.0


@frozen
class Item:
    """One thing to put in order: its place, its size in lines and words, and its number in the caller's list.

    `rank` is where it comes in an order that the file itself gives, where there is a sound one; `onward` is the number
    of the thing at another column's head in which its last sentence goes on.
    """

    number: int
    box: Box
    line_count: int
    word_count: int
    rank: int | None = None
    onward: int | None = None


@dataclass(frozen=True, slots=True)
class Walls:
    """Rules on the page that no cut may cross."""

    level: tuple[Box, ...]
    upright: tuple[Box, ...]
    #: whether any thing's sentence goes on in another (its `onward`)
    linked: bool = False


def reading_order(items: Sequence[Item], walls: Walls) -> list[int]:
    """Return the numbers of `items` in reading order."""
    result: list[int] = []
    _order(sorted(items, key=_from_the_top), walls, result, 0)
    return result


def _from_the_top(item: Item) -> tuple[float, float]:
    return item.box.top, item.box.x0


def _order(items: Sequence[Item], walls: Walls, result: list[int], depth: int) -> None:
    if len(items) < 2 or depth > 40:
        result.extend(item.number for item in items)
        return
    groups = _columns(items, walls)
    told = _told(groups, items, walls)
    if (len(groups) > 1 and not (walls.linked and _cuts_sentence(groups, items, walls))) or told:
        for group in told or groups:
            _order(sorted(group, key=_from_the_top), walls, result, depth + 1)
        return
    slabs = _slabs(items, walls)
    if len(slabs) == 1:
        result.extend(item.number for item in _by_precedence(items))
        return
    band = _widest_band(slabs, walls)
    if band is None:
        for slab in slabs:
            _order(slab, walls, result, depth + 1)
        return
    first, last = band
    for part in (slabs[:first], slabs[first : last + 1], slabs[last + 1 :]):
        if part:
            _order([item for slab in part for item in slab], walls, result, depth + 1)


def _told(groups: Sequence[Sequence[Item]], items: Sequence[Item], walls: Walls) -> list[list[Item]]:
    """Return the bands across the page that the file's own order takes one after the other: what can be read in columns
    and in rows is read as the file does. It has to know all items, and none are returned where it takes the columns."""
    if any(item.rank is None for item in items) or (len(groups) > 1 and _follow(groups)):
        return []
    bands: list[list[Item]] = []
    for slab in _slabs(items, walls):
        bands.append(list(slab))
        while len(bands) > 1 and not _follow(bands[-2:]):
            last = bands.pop()
            bands[-1] += last
    return bands if len(bands) > 1 else []


def _cuts_sentence(groups: Sequence[Sequence[Item]], items: Sequence[Item] = (), walls: Walls | None = None) -> bool:
    """Tell whether columns read one after the other would put what is below a text between it and the next column's
    head, where its sentence goes on; with `items`, whether they can be read in bands instead."""
    cut = any(
        item.onward is not None
        and any(other.box.top >= item.box.bottom - SLACK for other in group)
        and any(other.number == item.onward for later in groups[place + 1 :] for other in later)
        for place, group in enumerate(groups)
        for item in group
    )
    return cut and (walls is None or len(_slabs(items, walls)) > 1)


def _follow(groups: Sequence[Sequence[Item]]) -> bool:
    """Tell whether the file's own order takes the groups one after the other; it knows all that is in them."""
    until = -1
    for group in groups:
        ranks = [item.rank for item in group if item.rank is not None]
        if min(ranks) < until:
            return False
        until = max(ranks)
    return True


def _slabs(items: Sequence[Item], walls: Walls) -> list[list[Item]]:
    """Return `items` (top to bottom) parted at every horizontal strip that nothing crosses."""
    slabs: list[list[Item]] = []
    until = float("-inf")
    left = min(item.box.x0 for item in items)
    right = max(item.box.x1 for item in items)
    for item in items:
        clear = item.box.top >= until - SLACK
        if clear and slabs:
            middle = (until + item.box.top) / 2
            clear = not any(
                wall.top < middle - 1
                and wall.bottom > middle + 1
                and left < wall.x0 < right
                and wall.top < until - 1
                and wall.bottom > item.box.top + 1
                for wall in walls.upright
            )
        if clear or not slabs:
            slabs.append([])
        slabs[-1].append(item)
        until = max(until, item.box.bottom)
    return slabs


def _columns(items: Sequence[Item], walls: Walls) -> list[list[Item]]:
    """Return `items` parted at every vertical strip that nothing crosses, where both sides are columns of text."""
    groups: list[list[Item]] = []
    until = float("-inf")
    top = min(item.box.top for item in items)
    bottom = max(item.box.bottom for item in items)
    inside = [wall for wall in walls.level if top + 2 < wall.top < bottom - 2]
    for item in sorted(items, key=lambda item: item.box.x0):
        clear = item.box.x0 >= until - SLACK
        if clear and groups:
            clear = not any(wall.x0 < until - PAST and wall.x1 > item.box.x0 + PAST for wall in inside)
        if clear or not groups:
            groups.append([])
        groups[-1].append(item)
        until = max(until, item.box.x1)
    return _refuse_cells(groups) if len(groups) > 1 else groups


def _refuse_cells(groups: list[list[Item]]) -> list[list[Item]]:
    """Join neighbours again where one of them holds cells or labels instead of text."""
    joined = [groups[0]]
    for group in groups[1:]:
        if _is_text(group) and _is_text(joined[-1]):
            joined.append(group)
        else:
            joined[-1] = joined[-1] + group
    return joined


def _is_text(group: Sequence[Item]) -> bool:
    lines = sum(item.line_count for item in group)
    return sum(item.word_count for item in group) >= WORDS_PER_LINE * lines


def _widest_band(slabs: Sequence[Sequence[Item]], walls: Walls) -> tuple[int, int] | None:
    """Return the first and last of the slabs next to each other that, together, stand in columns and hold the most."""
    best: tuple[float, int, int] | None = None
    for first in range(len(slabs)):
        gathered: list[Item] = []
        for last in range(first, len(slabs)):
            gathered.extend(slabs[last])
            if len(gathered) < 2:
                continue
            if not _has_strip(gathered):
                break
            groups = _columns(gathered, walls)
            if len(groups) < 2:
                continue
            score = 0.0 if walls.linked and _cuts_sentence(groups) else _side_by_side(groups)
            if score > 0 and (best is None or score > best[0]):
                best = (score, first, last)
    if best is None or (best[1] == 0 and best[2] == len(slabs) - 1):
        return None
    return best[1], best[2]


def _has_strip(items: Sequence[Item]) -> bool:
    until = float("-inf")
    for count, (x0, x1) in enumerate(sorted((item.box.x0, item.box.x1) for item in items)):
        if count and x0 >= until - SLACK:
            return True
        until = max(until, x1)
    return False


def _side_by_side(groups: Sequence[Sequence[Item]]) -> float:
    """Return how much the columns hold while they stand side by side."""
    spans = [(min(i.box.top for i in group), max(i.box.bottom for i in group)) for group in groups]
    shared = max(overlap(*a, *b) for a, b in itertools.pairwise(spans))
    if shared <= 0:
        return 0.0
    return sum(item.box.width * item.box.height for group in groups for item in group)


def _by_precedence(items: Sequence[Item]) -> list[Item]:
    """Order things that no straight cut parts: as the file does, else each after those above it, and from the left."""
    if all(item.rank is not None for item in items):
        return sorted(items, key=lambda item: item.rank or 0)
    remaining = list(items)
    ordered: list[Item] = []
    while remaining:
        free = [
            item
            for item in remaining
            if not any(other is not item and _comes_before(other.box, item.box) for other in remaining)
        ]
        chosen = min(
            free or remaining, key=lambda item: (item.box.x0, item.box.top) if free else (item.box.top, item.box.x0)
        )
        if ordered and free:
            under = [
                item
                for item in free
                if overlap_x(item.box, ordered[-1].box) > 0.5 * min(item.box.width, ordered[-1].box.width)
            ]
            chosen = min(under, key=lambda item: item.box.top) if under else chosen
        ordered.append(chosen)
        remaining.remove(chosen)
    return ordered


def _comes_before(a: Box, b: Box) -> bool:
    """Tell whether `a` stands above `b` in the same columns, or beside it to the left."""
    if overlap_x(a, b) > SLACK:
        return (a.top + a.bottom) / 2 < (b.top + b.bottom) / 2
    return a.x1 <= b.x0 + SLACK and overlap_y(a, b) > 0.8 * min(a.height, b.height)
