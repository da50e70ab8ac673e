"""Headings side by side, each over the middle of a few numbers of its own: two years under *Thefts*, two under *Fires*.

Belongs here: how wide such headings reach. Does not belong here: one heading over all numbers, and which heading holds
for a number (reading).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.graphics.panels.groups import Group
from pipelines.model import Box

#: So many headings, each over so many numbers in a row, set to their middle within this share of their width.
FEWEST_HEADS = 2
FEWEST_NUMBERS = 2
CENTRED = 0.1
#: The row of numbers begins at most so many em under the headings.
UNDER = 3.5


def over_their_numbers(heads: Sequence[Group], numbers: Sequence[Group]) -> list[Group]:
    """Return headings, those side by side over equally many numbers each as wide as these."""
    out = list(heads)
    for row in _rows(heads):
        foot = max(h.box.bottom for h in row)
        under = [n for n in numbers if -2 <= n.box.top - foot <= UNDER * row[0].size]
        own = [[n.box for n in under if _nearest(n, row) is head] for head in row]
        if len({len(boxes) for boxes in own}) > 1 or len(own[0]) < FEWEST_NUMBERS:
            continue
        wide = [Box.around(boxes) for boxes in own]
        if not all(_centred(h.box, box) for h, box in zip(row, wide, strict=True)):
            continue
        for head, box in zip(row, wide, strict=True):
            reach = Box(min(head.box.x0, box.x0), head.box.top, max(head.box.x1, box.x1), head.box.bottom)
            out[next(k for k, h in enumerate(out) if h is head)] = replace(head, box=reach)
    return out


def _rows(heads: Sequence[Group]) -> list[list[Group]]:
    rows: list[list[Group]] = []
    for head in sorted(heads, key=lambda h: h.box.top):
        level = next((r for r in rows if _level(r[0], head)), None)
        if level is None:
            rows.append([head])
        else:
            level.append(head)
    return [row for row in rows if len(row) >= FEWEST_HEADS]


def _level(a: Group, b: Group) -> bool:
    return abs(a.box.top - b.box.top) <= 0.3 * a.size and abs(a.size - b.size) < 0.1 and a.bold == b.bold


def _nearest(number: Group, row: Sequence[Group]) -> Group:
    middle = number.box.x0 + number.box.x1
    return min(row, key=lambda h: abs(h.box.x0 + h.box.x1 - middle))


def _centred(head: Box, numbers: Box) -> bool:
    return abs(head.x0 + head.x1 - numbers.x0 - numbers.x1) / 2 <= CENTRED * numbers.width
