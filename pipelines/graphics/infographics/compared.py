"""Numbers side by side under short heads, one row for each name: target and result, women and men.

Belongs here: finding such rows in an infographic, whose names stand left of the numbers or between them. Does not
belong here: columns under times (panel_times), and tables, which are found before (the articles room).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.articles.tables.times import is_time
from pipelines.graphics.infographics.pairing import Pair
from pipelines.graphics.panels.groups import Group, has_number

#: So many rows of so many numbers are compared; a head has so many words, and stands so many em over its first number.
FEWEST_ROWS = 2
MOST_COLUMNS = 4
MOST_HEAD_WORDS = 5
OVER = 4.0
#: How a head begins that says that its numbers are shares.
PERCENT_FIRST = re.compile(r"(?i)^(?:%|per\s?cent)\s+(?=[^\W\d_])")
#: Numbers and names of a row share this part of their height.
SHARED = 0.5


def compared(numbers: Sequence[Group], labels: Sequence[Group]) -> tuple[list[Pair], list[Group]]:
    """Return the numbers that stand in rows under heads, each with its row's name and what its column's head says, and
    the heads; nothing where any row or column has no name of its own."""
    rows = [row for row in _rows(numbers) if 2 <= len(row) <= MOST_COLUMNS]
    if len(rows) < FEWEST_ROWS or len({len(row) for row in rows}) > 1:
        return [], []
    columns = list(zip(*rows, strict=True))
    if not all(_aligned(a, b) for column in columns for a in column for b in column):
        return [], []
    heads = [_head_of(column, labels) for column in columns]
    if None in heads or len({id(head) for head in heads}) < len(heads):
        return [], []
    found = [head for head in heads if head is not None]
    level = max(h.lines[0].middle for h in found) - min(h.lines[0].middle for h in found) <= 0.5 * found[0].size
    if not level or all(is_time(head.text) for head in found):
        return [], []
    inside = {id(number) for row in rows for number in row}
    low, high = rows[0][0].box.top, max(number.box.bottom for number in rows[-1])
    if any(id(n) not in inside and low - 1 <= n.lines[0].middle <= high for n in numbers):
        return [], []
    pairs = []
    for row in rows:
        names = [g for g in labels if g not in found and _shares_line(g, row[0]) and not has_number(g.text)]
        if len(names) != 1 or names[0].box.x0 >= row[-1].box.x1:
            return [], []
        if any(_has_own(number, labels, [*found, *names]) for number in row):
            return [], []
        name = names[0].text.rstrip(" :;.")
        pairs += [
            Pair(number, names[0], "left", f"{name}: {_unit_behind(head.text.rstrip(' :;.'))}")
            for number, head in zip(row, found, strict=True)
        ]
    return pairs, found


def _unit_behind(head: str) -> str:
    """Return a head with its unit in brackets behind it: ``% change on 2022``."""
    match = PERCENT_FIRST.match(head)
    return head if match is None else f"{head[match.end() :]} (%)"


def _has_own(number: Group, labels: Sequence[Group], known: Sequence[Group]) -> bool:
    """Tell whether words straight over or under a number are its own."""
    return any(
        g not in known
        and -0.3 * number.size <= max(g.box.top - number.box.bottom, number.box.top - g.box.bottom) <= g.size
        and min(g.box.x1, number.box.x1) > max(g.box.x0, number.box.x0)
        for g in labels
    )


def _rows(numbers: Sequence[Group]) -> list[list[Group]]:
    rows: list[list[Group]] = []
    for number in sorted(numbers, key=lambda g: g.box.top):
        row = next((row for row in rows if _shares_line(row[0], number)), None)
        if row is None:
            rows.append([number])
        else:
            row.append(number)
    return [sorted(row, key=lambda g: g.box.x0) for row in rows]


def _shares_line(a: Group, b: Group) -> bool:
    height = min(a.box.height, b.box.height)
    return min(a.box.bottom, b.box.bottom) - max(a.box.top, b.box.top) > SHARED * height


def _aligned(a: Group, b: Group) -> bool:
    return min(a.box.x1, b.box.x1) > max(a.box.x0, b.box.x0) or abs(a.box.x0 - b.box.x0) <= a.size


def _head_of(column: Sequence[Group], labels: Sequence[Group]) -> Group | None:
    """Return the few words straight over a column's first number."""
    first = column[0]
    over = [
        g
        for g in labels
        if -1 <= first.box.top - g.box.bottom <= OVER * g.size
        and len(g.text.split()) <= MOST_HEAD_WORDS
        and not has_number(g.text)
        and min(g.box.x1, first.box.x1) > max(g.box.x0, first.box.x0) - 0.5 * g.size
    ]
    return max(over, key=lambda g: g.box.bottom, default=None)
