"""Rows of numbers with a word of their own each, alike in all rows, and a name at the left of each row.

Belongs here: ``Judges`` before ``51%`` over *women* and ``49%`` over *men*. Does not belong here: rows under heads that
stand over the first of them only (compared).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipelines.graphics.infographics.pairing import Pair
from pipelines.graphics.panels.groups import Group, has_number
from pipelines.model import Box

#: So many rows of so many numbers each.
FEWEST_ROWS = 2
FEWEST_COLUMNS = 2
#: The names of rows begin or end within so many points of each other.
SAME_EDGE = 3.0


def with_names_of_rows(pairs: Sequence[Pair], groups: Sequence[Group]) -> tuple[list[Pair], list[Group]]:
    """Return the pairs, those in rows with the name of their row before their own word, and the names."""
    rows = _rows(pairs)
    alike: dict[tuple[str, ...], list[list[Pair]]] = defaultdict(list)
    for row in rows:
        alike[tuple(p.label.text.lower() if p.label else "" for p in row)].append(row)
    said: dict[int, str] = {}
    names: list[Group] = []
    for words, same in alike.items():
        if len(same) < FEWEST_ROWS or len(set(words)) < max(FEWEST_COLUMNS, len(words)) or "" in words:
            continue
        found = [_name_of(row, groups) for row in same]
        own = [name for name in found if name is not None]
        if len(own) < len(same) or len({name.text for name in own}) < len(own):
            continue
        flush = max(n.box.x0 for n in own) - min(n.box.x0 for n in own) <= SAME_EDGE
        if not flush and max(n.box.x1 for n in own) - min(n.box.x1 for n in own) > SAME_EDGE:
            continue
        names += own
        for row, name in zip(same, own, strict=True):
            said |= {id(p.number): f"{name.text.rstrip(' :;.')}: {p.label.text}" for p in row if p.label is not None}
    named = [Pair(p.number, p.label, p.side, said.get(id(p.number), p.said)) for p in pairs]
    return named, names


def _rows(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Return the numbers that stand level, each with its label over, under or behind it, from the top down."""
    rows: list[list[Pair]] = []
    for p in sorted(pairs, key=lambda p: p.number.box.top):
        level = next((row for row in rows if _level(row[0].number, p.number)), None)
        if level is None:
            rows.append([p])
        else:
            level.append(p)
    return [sorted(row, key=lambda p: p.number.box.x0) for row in rows if len(row) >= FEWEST_COLUMNS]


def _level(a: Group, b: Group) -> bool:
    return abs(a.lines[0].middle - b.lines[0].middle) <= 0.3 * min(a.size, b.size)


def _name_of(row: Sequence[Pair], groups: Sequence[Group]) -> Group | None:
    """Return the one label left of all of a row, between its top and its foot."""
    whole = Box.around([*(p.number.box for p in row), *(p.label.box for p in row if p.label is not None)])
    own = [p.label for p in row]
    left = [
        g
        for g in groups
        if g.kind == "label"
        and g not in own
        and g.box.x1 <= whole.x0
        and whole.top <= (g.box.top + g.box.bottom) / 2 <= whole.bottom
        and not has_number(g.text)
    ]
    return left[0] if len(left) == 1 else None
