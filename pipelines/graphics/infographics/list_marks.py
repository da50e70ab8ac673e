"""Numbers that only count: the items of a list, ``1. Malaria``, ``2. Pneumonia``; ranks left of names; lines; sections.

Belongs here: telling such numbers from those that say something. Does not belong here: running numbers of a table's
rows (tables.names).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.articles import clues_among
from pipelines.graphics.panels.groups import Group

MARK = re.compile(r"^(?P<number>\d{1,2})(?P<dot>[.)])?$")
#: ``3.``, ``3. Tides``, and a note with nothing but an address of the web.
DOTTED = re.compile(r"^(?P<number>\d{1,2})[.)](?:\D*|\W*\w+://.*)$")
#: ``4.2.1 Tides``
SECTION = re.compile(r"^\d{1,2}(?:\.\d{1,2}){2,4}\.?(?!\d)")
#: A list has so many items at least; their marks share an edge within so many points.
FEWEST = 3
#: So many count the lines or items of a page, whatever stands beside them.
MANY = 8
ALIGNED = 2.0


def list_marks(groups: Sequence[Group]) -> set[int]:
    """Return the ids of the groups that only count.

    They count 1, 2, 3 down a column: with a dot, with a name and a number behind, many of them, or with nothing beside
    them, as where the bars of a chart are ranked; or with dots on from column to column; or they number a section, or
    the clue of a crossword.
    """
    found = [(g, match) for g in groups if (match := MARK.match(g.text)) is not None]
    marks: set[int] = set()
    for first, match in found:
        if match["number"] != "1":
            continue
        column = [first]
        for group, other in sorted(found, key=lambda pair: pair[0].box.top):
            last = column[-1]
            onward = int(other["number"]) == len(column) + 1 and group.box.top > last.box.bottom - 1
            if onward and other["dot"] == match["dot"] and _aligned(group, first):
                column.append(group)
        counts = match["dot"] or len(column) >= MANY or all(_heads_row(mark, groups) for mark in column)
        if len(column) >= FEWEST and (counts or not any(_level(mark, groups) for mark in column)):
            marks |= {id(mark) for mark in column}
    dotted = [(int(match["number"]), id(group)) for group in groups if (match := DOTTED.match(group.text)) is not None]
    if len(dotted) >= FEWEST and sorted(number for number, _ in dotted) == list(range(1, len(dotted) + 1)):
        marks |= {mark for _, mark in dotted}
    clues = clues_among([group.text for group in groups])
    return marks | {id(group) for k, group in enumerate(groups) if k in clues or SECTION.match(group.text)}


def _aligned(a: Group, b: Group) -> bool:
    near = min(abs(a.box.x0 - b.box.x0), abs(a.box.x1 - b.box.x1)) <= ALIGNED
    return near and abs(a.size - b.size) <= 0.1 * b.size


def _heads_row(mark: Group, groups: Sequence[Group]) -> bool:
    """Tell whether a name stands behind a mark on its line, and a number behind that."""
    level = sorted((g for g in _level(mark, groups) if g.box.x0 >= mark.box.x1), key=lambda g: g.box.x0)
    return len(level) >= 2 and level[0].kind == "label" and any(g.kind == "number" for g in level[1:])


def _level(mark: Group, groups: Sequence[Group]) -> list[Group]:
    return [g for g in groups if g is not mark and abs(g.lines[0].middle - mark.lines[0].middle) <= 0.4 * mark.size]
