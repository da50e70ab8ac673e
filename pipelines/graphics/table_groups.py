"""Rows of a table that hold a name and nothing else, and name the rows under them.

Belongs here: which of them hold for a row, as their type and their indent tell. Does not belong here: rows that have
numbers of their own and parts under them (table_parts).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.articles.tables_grid import GridCell


@dataclass(slots=True)
class GroupRow:
    """A name over rows: where it starts, its type, and whether the rows under it are indented, once that is known."""

    text: str
    x0: float
    style: tuple[object, ...]
    indented: bool | None = None


def _style(cell: GridCell) -> tuple[object, ...]:
    word = cell.words[0] if cell.words else None
    bold = word.bold if word else False
    return (
        cell.fill,
        bold,
        cell.text.isupper(),
        round(cell.words[0].box.x0 / 3) if word and cell.column_span == 1 else 0,
    )


def enter_group(groups: list[GroupRow], cell: GridCell, after_group: bool) -> None:
    """Put a group row on the stack: in place of the last one of its style, or below the one just before it."""
    style = _style(cell)
    x0 = min((w.box.x0 for w in cell.words), default=cell.box.x0)
    same = [k for k, group in enumerate(groups) if group.style == style]
    if same:
        del groups[same[0] :]
    elif not after_group:
        while groups and x0 <= groups[-1].x0 + 1.5:
            groups.pop()
    if groups and groups[-1].indented is None:
        groups[-1].indented = x0 > groups[-1].x0 + 1.5
    groups.append(GroupRow(cell.text, x0, style))


def leave_groups(groups: list[GroupRow], first: GridCell) -> None:
    """Close the groups that a row no longer stands under, as its indent tells."""
    if first.column != 0 or not first.words:
        return
    x0 = min(w.box.x0 for w in first.words)
    while groups and groups[-1].indented and x0 <= groups[-1].x0 + 1.0:
        groups.pop()
    if groups and groups[-1].indented is None:
        groups[-1].indented = x0 > groups[-1].x0 + 1.5
