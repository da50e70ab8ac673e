"""Numbers that share a label: a share in a ring over its name with the count under it, an earlier number in small type.

Belongs here: which number without a label takes that of another, by where the three stand. Does not belong here: the
first pairing, and boxes about one number each (pairing, boxes).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.articles.charts.ringed import ring_around
from pipelines.graphics.infographics.pairing import Pair
from pipelines.graphics.infographics.panel_times import nearest_time
from pipelines.graphics.panels.groups import Group
from pipelines.model import Box, Page

#: A label between two numbers is at most so many em from each, and so many labels of a panel stand so.
NEAR = 1.5
FEWEST_BETWEEN = 2
#: The middles or edges of what stands in one column are within so many em.
IN_COLUMN = 0.7
#: A tile's own number is so many times as large as an earlier one under it, which is at most so many em below.
MAIN = 1.3
BELOW_MAIN = 2.5
#: A time stands at most so many em before its number.
BEFORE = 0.6
SHARE = re.compile(r"\(?\d[\d.,]*\s?%\)?")
#: By how much a number has moved, with its sign.
SIGNED = re.compile(r"[+−–-]\s?\d[\d.,]*\s?(?:%|pp)")
SIGNED_COUNT = re.compile(r"[+−–-]\d[\d.,]*")


def with_labels_between(pairs: Sequence[Pair], headings: Sequence[Group], page: Page) -> list[Pair]:
    """Give numbers the label straight under them that names the smaller number under it, too: ``91%`` in a ring,
    *Measles, first dose* and ``41,208 children``."""
    named = [p for p in pairs if p.label is not None and p.side == "above"]
    found: dict[int, Pair] = {}
    for p in pairs:
        if (p.label is not None and p.label not in headings) or not named:
            continue
        ring = ring_around(p.number.box, page)
        under = [q for q in named if q.number.size <= p.number.size and _between(ring, q)]
        if len(under) == 1:
            found[id(p)] = Pair(p.number, under[0].label, "below")
    if len(found) < FEWEST_BETWEEN:
        return list(pairs)
    return [found.get(id(p), p) for p in pairs]


def _between(upper: Box, lower: Pair) -> bool:
    label = lower.label
    if label is None:
        return False
    near = -0.3 * label.size <= label.box.top - upper.bottom <= NEAR * label.size
    near = near and lower.number.box.top - label.box.bottom <= NEAR * label.size
    return near and _in_column(upper, label.box, label.size)


def with_label_of_main(pairs: Sequence[Pair], times: Sequence[Group]) -> list[Pair]:
    """Give a number behind its time the label of the larger number over it: ``2023: €3.94bn`` under *Revenue*."""
    return [_of_main(p, pairs, times) if p.label is None else p for p in pairs]


def _of_main(pair_of: Pair, pairs: Sequence[Pair], times: Sequence[Group]) -> Pair:
    number = pair_of.number
    time = time_before(number, times)
    if time is None:
        return pair_of
    line = Box.around([time.box, number.box])
    over = [
        p
        for p in pairs
        if p.label is not None
        and p.number.size >= MAIN * number.size
        and -0.3 * number.size <= line.top - p.number.box.bottom <= BELOW_MAIN * number.size
        and _in_column(p.number.box, line, number.size)
    ]
    return pair_of if len(over) != 1 else Pair(number, over[0].label, over[0].side)


def moves_behind(numbers: Sequence[Group]) -> set[int]:
    """Return the ids of numbers with a sign in small type straight behind larger ones: **71%** ``+3 pp``. They have the
    labels of those, and ask for none of their own."""
    signed = [n for n in numbers if SIGNED.fullmatch(n.text) or SIGNED_COUNT.fullmatch(n.text)]
    return {id(n) for n in signed if any(_is_behind(n, main) for main in numbers)}


def _is_behind(number: Group, main: Group) -> bool:
    return MAIN * number.size <= main.size and _level(main, number) and 0 <= number.box.x0 - main.box.x1 <= main.size


def with_labels_of_rows(pairs: Sequence[Pair], times: Sequence[Group], numbers: Sequence[Group]) -> list[Pair]:
    """Give a number the label of the one left of it on its line, where each has a time of its own under it or over it,
    or where it says by how much that one has moved, or what share it is, in a list: ``4,120`` of *2019*, ``9,870`` of
    *2024* and ``+140%``; *Bridges inspected*, ``1,104 of 1,200`` and ``92%``."""
    out: list[Pair] = []
    for p in sorted(pairs, key=lambda p: p.number.box.x0):
        out.append(_of_left(p, out, times, numbers) if p.label is None else p)
    return out


def _of_left(pair_of: Pair, left: Sequence[Pair], times: Sequence[Group], numbers: Sequence[Group]) -> Pair:
    number = pair_of.number
    level = [p for p in left if p.label is not None and _level(p.number, number)]
    if not level:
        return pair_of
    nearest = max(level, key=lambda p: p.number.box.x1)
    own, other = (nearest_time(n, None, times, numbers) for n in (number, nearest.number))
    timed = own is not None and other is not None and own.text != other.text
    behind = nearest.side == "left" and SHARE.fullmatch(number.text) and "%" not in nearest.number.text
    small = SIGNED_COUNT.fullmatch(number.text) is not None and MAIN * number.size <= nearest.number.size
    if not timed and not behind and not SIGNED.fullmatch(number.text) and not small:
        return pair_of
    return Pair(number, nearest.label, nearest.side)


def _level(a: Group, b: Group) -> bool:
    low, high = max(a.box.top, b.box.top), min(a.box.bottom, b.box.bottom)
    return high - low > 0.5 * min(a.box.height, b.box.height)


def time_before(number: Group, times: Sequence[Group]) -> Group | None:
    """Return the time straight before a number on its line, in its type: ``2023: 17,905``."""
    return next(
        (
            t
            for t in times
            if abs(t.lines[0].middle - number.lines[0].middle) <= 0.2 * number.size
            and 0 <= number.box.x0 - t.box.x1 <= BEFORE * number.size
            and abs(t.size - number.size) < 0.1
        ),
        None,
    )


def _in_column(a: Box, b: Box, size: float) -> bool:
    off = min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2)
    return off <= IN_COLUMN * size
