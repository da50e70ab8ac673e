"""What names the rows of a table: the words left of its numbers, over two lines or in several columns.

Belongs here: which cells name a row, and what their columns are headed by. Does not belong here: rows that name those
under them (table_groups), and which columns hold names (tables).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.articles.table_times import heads_weeks, tells_time
from pipelines.articles.tables_grid import Grid, GridCell
from pipelines.graphics.table_groups import LEADERS, is_group_row
from pipelines.graphics.table_headers import SMALL
from pipelines.graphics.unit_words import is_scale, says_unit

#: A cell that holds more words than this is text, even in a column of numbers.
MOST_WORDS = 8
#: So many columns that name a row have heads that tell what each of them names.
SEVERAL = 2


def weeks_with_dates(
    grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int], names: Sequence[int]
) -> set[int]:
    """Return the first column where it numbers the weeks whose dates stand in the column behind it: these say more."""
    if list(names[:2]) != [0, 1] or not header or (header[-1], 0) not in at or not heads_weeks(at[header[-1], 0].text):
        return set()
    rows = [r for r in range(grid.rows) if r not in header and (r, 0) in at and (r, 1) in at and at[r, 0].text]
    dated = [r for r in rows if SMALL.match(at[r, 0].text) and tells_time(at[r, 1].text)]
    return {0} if dated and len(dated) == len(rows) else set()


def carried_names(
    grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int], names: Sequence[int], index: set[int]
) -> dict[int, str]:
    """Return the name in the first of two columns of names for the rows below that print it no more; a table whose
    first row has none sets these names in the middle of their rows."""
    if grid.ruled or list(names[:2]) != [0, 1] or index & {0, 1}:
        return {}
    found: dict[int, str] = {}
    last: str | None = None
    for row in (r for r in range(grid.rows) if r not in header):
        first, second = (at[row, c].text if (row, c) in at else "" for c in (0, 1))
        if first and second:
            last = first
        elif first or (second and last is None):
            return {}
        elif second and last is not None:
            found[row] = last
    return found


def told_heads(
    own: tuple[str, ...],
    row: int,
    column: int,
    names: Sequence[int],
    at: dict[tuple[int, int], GridCell],
    headers: Sequence[tuple[str, ...]],
) -> tuple[str, ...]:
    """Return what the columns of a row's own names are headed by; nothing where only one column names it."""
    if len(own) < SEVERAL:
        return ()
    by_text = {
        LEADERS.sub("", at[row, c].text).strip(): headers[c][-1] if c < len(headers) and headers[c] else ""
        for c in names
        if c < column and (row, c) in at
    }
    return tuple(by_text.get(name, "") for name in own)


def names_by_column(
    row: int,
    filled: Sequence[int],
    at: dict[tuple[int, int], GridCell],
    names: Sequence[int],
    index: set[int],
    whole: dict[int, str],
    remarks: set[int],
) -> dict[int, tuple[str, ...]]:
    """Return for each column the names that stand left of it, from the nearest run of name columns; `filled` are the
    columns with a cell in this row, `remarks` columns of words that name no rows."""
    out: dict[int, tuple[str, ...]] = {}
    current: list[str] = []
    last_name = -2
    columns = sorted({*filled, 0} if row in whole else filled)
    for column in columns:
        if column in remarks:
            continue
        if column in names or column in index:
            if column - 1 != last_name:
                current = []
            last_name = column
            text = whole[row] if column == 0 and row in whole else at[row, column].text
            text = LEADERS.sub("", text or "").strip()
            if column in names and column not in index and current and (says_unit(text) or is_scale(text)):
                current = [*current[:-1], f"{current[-1]} ({text})"]
            elif column in names and column not in index and text and len(text.split()) <= 3 * MOST_WORDS:
                current = [*current, text]
            elif column in index:
                last_name = column
        else:
            out[column] = tuple(dict.fromkeys(current))
    return out


def find_remarks(
    grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int], names: Sequence[int], index: set[int]
) -> set[int]:
    """Return the columns of words behind numbers that say the same of several rows, as ``good`` or ``falling`` do."""
    found: set[int] = set()
    for column in names:
        if column == 0 or column - 1 in names or column - 1 in index:
            continue
        texts = [at[r, column].text for r in range(grid.rows) if r not in header and (r, column) in at]
        texts = [text for text in texts if text]
        if len(set(texts)) < len(texts):
            found.add(column)
    return found


@dataclass(frozen=True, slots=True)
class Wraps:
    """Names over two lines: rows that only carry a part of one, and the whole name of the row they belong to."""

    into: frozenset[int]
    whole: dict[int, str]


def wrapped_names(grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int]) -> Wraps:
    if grid.ruled:
        return Wraps(frozenset(), {})
    into: set[int] = set()
    whole: dict[int, str] = {}
    alone = [r for r in range(grid.rows) if r not in header and is_group_row(r, grid, at)]
    for row in alone:
        cell = at[row, 0]
        below, above = at.get((row + 1, 0)), at.get((row - 1, 0))
        if below is not None and below.text[:1].islower() and row + 1 not in alone:
            into.add(row)
            whole[row + 1] = f"{cell.text} {below.text}"
        elif above is not None and row - 1 not in header and row - 1 not in alone:
            deeper = cell.box.x0 > above.box.x0 + 1 and (below is None or below.box.x0 < cell.box.x0 - 2)
            # leaders end a name, and capitals begin another
            deeper = deeper and not LEADERS.search(above.text) and cell.text.isupper() == above.text.isupper()
            if cell.text[:1].islower() or deeper or above.text.endswith(("/", "-", ",")):
                into.add(row)
                whole[row - 1] = f"{above.text} {cell.text}" if not above.text.endswith("/") else above.text + cell.text
    return Wraps(frozenset(into), whole)
