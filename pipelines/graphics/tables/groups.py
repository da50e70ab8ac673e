"""Rows of a table that hold a name and nothing else, and name the rows under them.

Belongs here: which of them hold for a row, as their type and their indent tell, and which hold for none because only
their numbers are missing. Does not belong here: rows with numbers of their own and parts under them (tables.parts).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipelines.articles.tables.grid import Grid, GridCell
from pipelines.graphics.tables.headers import YEAR
from pipelines.graphics.tables.names import is_number
from pipelines.model import Box
from pipelines.rules import load_lines

#: A unit behind a name in capitals is not in capitals.
IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
#: Names set to the middle of one column have it at one place within so many points.
ONE_MIDDLE = 4.0
#: Dots that lead the eye from a name to its numbers.
#: The last dot of *U.S.* is its own.
LEADERS = re.compile(r"(?<!\.[A-Z])(?:\s*[.·…]){2,}\s*$|(?<=\.[A-Z]\.)(?:\s*[.·…])+\s*$|\s+[.·…]\s*$")
#: So many rows with numbers before the first without any, with no heading among them, are rows of one list.
LIST = 3
#: And so many where there is but one: what heads rows alone seldom leaves others without a heading.
LIST_OF_ONE = 2
#: Of more tints than these a row's own says nothing; names begin at one place within so many points.
MOST_FILLS = 2
AT_ONE_PLACE = 1.5
#: So many names, of which so large a share stands in the order of the alphabet, are in that order.
FEWEST_SORTED = 4
#: Names that begin with so many equal words are those of one list.
SAME_WORDS = 3
SORTED = 0.8
#: So often a name without numbers follows another that looks the same where both are rows of a list.
FEWEST_FOLLOWING = 3


@dataclass(slots=True)
class GroupRow:
    """A name over rows: where it starts, its type, and whether the rows under it are indented, once that is known."""

    text: str
    x0: float
    middle: float
    style: tuple[object, ...]
    indented: bool | None = None


def row_cells(row: int, grid: Grid, at: dict[tuple[int, int], GridCell]) -> list[GridCell]:
    cells = [at.get((row, column)) for column in range(grid.columns)]
    return list({id(cell): cell for cell in cells if cell is not None}.values())


def row_texts(row: int, grid: Grid, at: dict[tuple[int, int], GridCell]) -> list[str]:
    """Return the texts of a row in which each column has a cell of its own, else none."""
    cells = row_cells(row, grid, at)
    return [cell.text for cell in cells] if len(cells) == grid.columns else []


def is_group_row(row: int, grid: Grid, at: dict[tuple[int, int], GridCell]) -> bool:
    """Tell whether a row holds a name and nothing else."""
    cells = [c for c in row_cells(row, grid, at) if c.text]
    if len(cells) != 1 or cells[0].column != 0 or cells[0].row_span != 1:
        return False
    return not is_number(cells[0].text) or YEAR.match(cells[0].text) is not None


def _style(cell: GridCell) -> tuple[object, ...]:
    word = cell.words[0] if cell.words else None
    bold = word.bold if word else False
    return (
        cell.fill,
        bold,
        IN_BRACKETS.sub("", cell.text).isupper(),
        round(cell.words[0].box.x0 / 3) if word and cell.column_span == 1 else 0,
    )


def enter_group(groups: list[GroupRow], cell: GridCell, after_group: bool) -> None:
    """Put a group row on the stack: in place of the last one of its style, or below the one just before it."""
    style = _style(cell)
    box = Box.around([w.box for w in cell.words]) if cell.words else cell.box
    x0, middle = box.x0, (box.x0 + box.x1) / 2
    # names set to the middle begin at different places
    same = [
        k
        for k, group in enumerate(groups)
        if group.style == style or (group.style[:3] == style[:3] and abs(group.middle - middle) <= ONE_MIDDLE)
    ]
    if same:
        del groups[same[0] :]
    elif not after_group:
        while groups and x0 <= groups[-1].x0 + 1.5:
            groups.pop()
    if groups and groups[-1].indented is None:
        groups[-1].indented = x0 > groups[-1].x0 + 1.5
    groups.append(GroupRow(cell.text, x0, middle, style))


def leave_groups(groups: list[GroupRow], first: GridCell) -> None:
    """Close the groups that a row no longer stands under, as its indent tells."""
    if first.column != 0 or not first.words:
        return
    x0 = min(w.box.x0 for w in first.words)
    while groups and groups[-1].indented and x0 <= groups[-1].x0 + 1.0:
        groups.pop()
    if groups and groups[-1].indented is None:
        groups[-1].indented = x0 > groups[-1].x0 + 1.5


def blank_rows(alone: Sequence[int], data: Sequence[int], names: Mapping[int, GridCell]) -> set[int]:
    """Return which of the rows that hold a name `alone` are rows of the list whose numbers are missing, not headings.

    They look like the rows with numbers (`data`) beside them, and headings in the table look otherwise; or there are
    none and the row stands in a list, or in its alphabet; or several follow each other, as headings seldom do. `names`
    are the first cells by row.
    """
    data = [row for row in data if row in names]
    alike = [row for row in alone if row in names and any(_same_look(names[row], names[r]) for r in data)]
    fills = {names[row].fill for row in data}
    totals = load_lines("graphics/total_words.txt")
    before_total = {r for r in alike if r + 1 in names and names[r + 1].text.lower().strip(" *:.") in totals}
    alike = [row for row in alike if names[row].fill in fills or len(fills) > MOST_FILLS]
    if sum(row + 1 in alike for row in alike) >= FEWEST_FOLLOWING:
        return before_total | set(alike)
    others = set(alone) - set(alike)
    first = min(alone, default=0)
    before = sum(r < first for r in data)
    found = before_total if data else set()  # no heading has a total alone under it
    for row in alike:
        beside = [r for r in (row - 1, row + 1) if r in data]
        placed = all(r in data or r in others or r in alike for r in (row - 1, row + 1) if r in names)
        if not beside or not placed or not all(_same_look(names[row], names[r]) for r in beside):
            continue
        listed = before >= (LIST_OF_ONE if len(alone) == 1 else LIST) or (before > 0 and _in_alphabet(row, data, names))
        if others or listed or _is_worded_as(names[row], [names[r] for r in data]):
            found.add(row)
    return found


def _same_look(a: GridCell, b: GridCell) -> bool:
    """Tell whether two names are printed alike and begin, or have their middles, at one place."""
    if not a.words or not b.words or a.text.endswith(":"):
        return False
    one, other = a.words[0], b.words[0]
    alike = (one.bold, one.italic, one.color) == (other.bold, other.italic, other.color)
    caps = [name.text.isupper() and " " in name.text for name in (a, b)]
    if not alike or abs(one.size_pt - other.size_pt) > 0.3 or caps[0] != caps[1] or a.column_span != b.column_span:
        return False
    boxes = [Box.around(word.box for word in name.words) for name in (a, b)]
    middles = [(box.x0 + box.x1) / 2 for box in boxes]
    led = LEADERS.search(a.text) or LEADERS.search(b.text)  # what dots fill up is not set to the middle
    centred = not led and abs(middles[0] - middles[1]) <= AT_ONE_PLACE
    return abs(boxes[0].x0 - boxes[1].x0) <= AT_ONE_PLACE or centred


def _is_worded_as(name: GridCell, others: Sequence[GridCell]) -> bool:
    """Tell whether a name begins with the same words as all others: ``Number of persons`` tested, found ill, cured."""
    first = name.text.split()[:SAME_WORDS]
    return len(first) == SAME_WORDS and len(others) >= 2 and all(o.text.split()[:SAME_WORDS] == first for o in others)


def _in_alphabet(row: int, data: Sequence[int], names: Mapping[int, GridCell]) -> bool:
    """Tell whether the name of a row stands where the alphabet puts it among the names of the rows with numbers."""
    texts = [names[r].text.casefold() for r in sorted((*data, row)) if r in names]
    pairs = list(pairwise(texts))
    in_order = sum(a <= b for a, b in pairs)
    own = names[row].text.casefold()
    return (
        len(texts) > FEWEST_SORTED
        and in_order >= SORTED * len(pairs)
        and all(a <= b for a, b in pairs if own in (a, b))
    )
