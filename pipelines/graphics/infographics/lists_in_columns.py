"""Names with a number at the end of each line, in lists side by side: districts in three columns over a board.

Belongs here: rows that hold a name and its number several times. Does not belong here: one list, which the costs of
pairing read (pairing), and rows under heads (compared).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.graphics.infographics.pairing import Pair
from pipelines.graphics.panels.groups import Group, has_number

#: So many rows of so many names with a number each.
FEWEST_ROWS = 2
FEWEST_COLUMNS = 2
#: Names, or numbers, of one column begin or end within so many points.
SAME_EDGE = 3.0
#: What stands level has its middle within so many em.
LEVEL = 0.35


def lists_in_columns(numbers: Sequence[Group], labels: Sequence[Group]) -> list[Pair]:
    """Return the numbers of lists side by side, each with the name left of it; nothing where rows differ."""
    rows = [row for row in _rows([*numbers, *labels]) if len(row) >= 2 * FEWEST_COLUMNS]
    rows = [row for row in rows if all(_is_pair(a, b) for a, b in zip(row[::2], row[1::2], strict=False))]
    rows = [row for row in rows if len(row) % 2 == 0]
    if not rows:
        return []
    widest = max(rows, key=len)
    alike = [row for row in rows if _stand_alike(row, widest)]
    same = [row for row in alike if len({name.text.lower() for name in row[::2]}) == 1]
    if len(alike) < FEWEST_ROWS or len(same) == len(alike):  # *Boys* in each card is of each card's own
        return []
    return [Pair(number, name, "left") for row in alike for name, number in zip(row[::2], row[1::2], strict=True)]


def _rows(groups: Sequence[Group]) -> list[list[Group]]:
    rows: list[list[Group]] = []
    for group in sorted((g for g in groups if len(g.lines) == 1), key=lambda g: g.lines[0].middle):
        near = rows and abs(rows[-1][0].lines[0].middle - group.lines[0].middle) <= LEVEL * group.size
        if near:
            rows[-1].append(group)
        else:
            rows.append([group])
    return [sorted(row, key=lambda g: g.box.x0) for row in rows]


def _is_pair(name: Group, number: Group) -> bool:
    return name.kind == "label" and number.kind == "number" and not has_number(name.text)


def _stand_alike(row: Sequence[Group], other: Sequence[Group]) -> bool:
    """Tell whether names begin and numbers begin or end where those of another row do, as far as the row goes."""
    names = all(abs(a.box.x0 - b.box.x0) <= SAME_EDGE for a, b in zip(row[::2], other[::2], strict=False))
    ends = zip(row[1::2], other[1::2], strict=False)
    return names and all(min(abs(a.box.x0 - b.box.x0), abs(a.box.x1 - b.box.x1)) <= SAME_EDGE for a, b in ends)
