"""A grid to a table: which rows and columns are headers, and what each number's headers are.

Belongs here: header rows, name columns, group rows, spans. Does not belong here: finding the grid, sums, units.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.articles.table_times import heads_weeks, tells_time
from pipelines.articles.tables_grid import Grid, GridCell
from pipelines.articles.tables_segments import counts_on, missing_marks, reads_as_number, text_lines
from pipelines.graphics.axes import number_of, with_point
from pipelines.graphics.table_groups import GroupRow, enter_group, leave_groups
from pipelines.graphics.table_headers import SMALL, YEAR, column_headers, unique
from pipelines.graphics.table_names import DATE, are_bands, is_index, is_number, names_rows, without_ranks
from pipelines.graphics.table_parts import NamedRow, wholes_of, without_lead
from pipelines.graphics.unit_words import is_scale, says_scale, says_unit

#: Dots that lead the eye from a name to its numbers.
LEADERS = re.compile(r"(?:\s*[.·…]){2,}\s*$|\s+[.·…]\s*$")
#: A cell that holds more words than this is text, even in a column of numbers.
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell with what heads it; `is_data` when it holds a figure, or a mark for a missing one."""

    cell: GridCell
    is_header: bool
    is_data: bool
    row_headers: tuple[str, ...] = ()
    column_headers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table's cells with their headers; `header_rows` and `name_columns` count from 0."""

    grid: Grid
    cells: tuple[ReadCell, ...]
    header_rows: tuple[int, ...]
    name_columns: tuple[int, ...]
    corner: str | None
    column_headers: tuple[tuple[str, ...], ...]
    named: tuple[NamedRow, ...] = ()


def is_value(text: str) -> bool:
    """Tell whether a cell's text is a number, not a mark for a missing one (``Nil`` is a number: none)."""
    if not reads_as_number(text) or DATE.match(text):
        return False
    marks = missing_marks()
    key = text.rstrip("*†‡").lower()
    return key not in marks or marks[key] is not None


def read_table(grid: Grid, inherited: ReadTable | None = None, before: Sequence[NamedRow] = ()) -> ReadTable:
    """Return the grid's cells with their headers; `inherited` is the table on the page before that this continues, and
    `before` its rows, of whose last one the first rows may be parts."""
    printed = {(cell.row, cell.column): cell for cell in grid.cells}
    grid = without_ranks(grid)
    at = _by_place(grid)
    header = _header_rows(grid, at)
    names = _name_columns(grid, at, header)
    if inherited is not None and not header:
        headers: list[tuple[str, ...]] = list(inherited.column_headers)
        names = [c for c in inherited.name_columns if c < grid.columns]
        corner = inherited.corner
    else:
        headers = column_headers(grid, at, header)
        told = [c for c in names if c not in _weeks_with_dates(grid, at, header, names)]
        corner = " ".join(unique(at[r, c].text for r in header for c in told if (r, c) in at)) or None
    weeks = corner is not None and heads_weeks(corner)
    rows = _named_rows(grid, at, header, names, _wrapped_names(grid, at, header))
    cells = _with_headers(grid, at, header, names, headers, wholes_of(rows, before))
    cells = [replace(read, cell=printed[read.cell.row, read.cell.column]) for read in cells]
    cells = [_of_week(cell) for cell in cells] if weeks else cells
    return ReadTable(grid, tuple(cells), tuple(header), tuple(names), corner, tuple(headers), tuple(rows))


def _of_week(read: ReadCell) -> ReadCell:
    """Return a cell whose row is only the number of a week, as *Week* over the names says, under that week."""
    if not read.row_headers or not SMALL.match(read.row_headers[-1]):
        return read
    return replace(read, row_headers=(*read.row_headers[:-1], f"Week {read.row_headers[-1]}"))


def _by_place(grid: Grid) -> dict[tuple[int, int], GridCell]:
    return {
        (r, c): cell
        for cell in grid.cells
        for r in range(cell.row, cell.row + cell.row_span)
        for c in range(cell.column, cell.column + cell.column_span)
    }


def _header_rows(grid: Grid, at: dict[tuple[int, int], GridCell]) -> list[int]:
    """Return the rows above the first one with numbers; a row of years or dates heads columns too."""
    if grid.heads:
        return list(range(grid.heads))
    header = []
    for row in range(grid.rows):
        cells = _row_cells(row, grid, at)
        numbers = [c for c in cells if c.column > 0 and is_number(c.text)]
        plain = [c for c in numbers if not YEAR.match(c.text) and not says_scale(c.text)]
        told = row > 0 or (bool(cells) and cells[0].column == 0 and heads_weeks(cells[0].text))
        if plain and len(plain) == len(numbers) and told and counts_on([c.text for c in plain]):
            plain = [] if not _counts_below(row, grid, at) else plain
        if plain or (numbers and row > 0 and not _more_numbers_below(row, grid, at)):
            break
        if len([c for c in cells if c.text]) == 0:
            continue
        header.append(row)
    if len(header) == grid.rows:
        return header[:1]
    while header and _is_group_row(header[-1], grid, at) and len(header) > 1:
        header.pop()
    if header == [0] and _is_group_row(0, grid, at) and _only_names(grid, at):
        return [0]
    return header


def _only_names(grid: Grid, at: dict[tuple[int, int], GridCell]) -> bool:
    return (0, 0) in at and at[0, 0].column_span == grid.columns


def _more_numbers_below(row: int, grid: Grid, at: dict[tuple[int, int], GridCell]) -> bool:
    return any(
        cell.column > 0 and is_number(cell.text) and not YEAR.match(cell.text)
        for below in range(row + 1, min(row + 4, grid.rows))
        for cell in _row_cells(below, grid, at)
    )


def _counts_below(row: int, grid: Grid, at: dict[tuple[int, int], GridCell]) -> bool:
    below = _row_cells(row + 1, grid, at) if row + 1 < grid.rows else []
    return counts_on([c.text for c in below if c.column > 0 and c.text])


def _row_cells(row: int, grid: Grid, at: dict[tuple[int, int], GridCell]) -> list[GridCell]:
    cells: list[GridCell] = []
    for column in range(grid.columns):
        cell = at.get((row, column))
        if cell is not None and cell not in cells:
            cells.append(cell)
    return cells


def _is_group_row(row: int, grid: Grid, at: dict[tuple[int, int], GridCell]) -> bool:
    """Tell whether a row holds a name and nothing else."""
    cells = [c for c in _row_cells(row, grid, at) if c.text]
    if len(cells) != 1 or cells[0].column != 0 or cells[0].row_span != 1:
        return False
    return not is_number(cells[0].text) or YEAR.match(cells[0].text) is not None


def _name_columns(grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int]) -> list[int]:
    """Return the columns that name rows: the first, and others of text; one headed as the first again."""
    body = [r for r in range(grid.rows) if r not in header]
    first_head = at[header[-1], 0].text if header and (header[-1], 0) in at else None
    names: list[int] = []
    for column in range(grid.columns):
        texts = [at[r, column].text for r in body if (r, column) in at and at[r, column].text]
        if not texts:
            continue
        words = sum(not is_number(t) for t in texts)
        head = at[header[-1], column].text if header and (header[-1], column) in at else None
        repeated = column > 0 and bool(head) and head == first_head and at[header[-1], column] is not at[header[-1], 0]
        bands = names == list(range(column)) and are_bands(texts)
        if (
            words > 0.6 * len(texts)
            or repeated
            or bands
            or (column == 0 and grid.columns > 1 and names_rows(texts, head))
        ):
            names.append(column)
    if grid.columns > 1 and len(names) in (0, grid.columns):
        names = [0]  # where all columns are text, the others say something of what the first one names
    return names


def _weeks_with_dates(
    grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int], names: Sequence[int]
) -> set[int]:
    """Return the first column where it numbers the weeks whose dates stand in the column behind it: these say more."""
    if list(names[:2]) != [0, 1] or not header or (header[-1], 0) not in at or not heads_weeks(at[header[-1], 0].text):
        return set()
    rows = [r for r in range(grid.rows) if r not in header and (r, 0) in at and (r, 1) in at and at[r, 0].text]
    dated = [r for r in rows if SMALL.match(at[r, 0].text) and tells_time(at[r, 1].text)]
    return {0} if dated and len(dated) == len(rows) else set()


def _with_headers(
    grid: Grid,
    at: dict[tuple[int, int], GridCell],
    header: Sequence[int],
    names: Sequence[int],
    headers: Sequence[tuple[str, ...]],
    wholes: dict[int, tuple[NamedRow, ...]],
) -> list[ReadCell]:
    out: list[ReadCell] = []
    seen: set[int] = set()
    index = {
        c
        for c in range(grid.columns)
        if c < len(headers)
        and is_index(headers[c], [at[r, c].text for r in range(grid.rows) if r not in header and (r, c) in at])
    }
    index |= _weeks_with_dates(grid, at, header, names)
    wraps = _wrapped_names(grid, at, header)
    remarks = _remarks(grid, at, header, names, index)
    groups: list[GroupRow] = []
    after_group = False
    for row in range(grid.rows):
        cells = list(_row_cells(row, grid, at))
        if row in header:
            out += [ReadCell(c, True, False) for c in cells if id(c) not in seen]
            seen |= {id(c) for c in cells}
            continue
        filled = [c for c in cells if c.text]
        if row in wraps.into:
            out += [ReadCell(c, True, False) for c in cells if id(c) not in seen]
            seen |= {id(c) for c in cells}
            continue
        if _is_group_row(row, grid, at):
            enter_group(groups, filled[0], after_group)
            after_group = True
            out += [ReadCell(c, True, False) for c in cells if id(c) not in seen]
            seen |= {id(c) for c in cells}
            continue
        after_group = False
        if filled:
            leave_groups(groups, filled[0])
        names_of_row = _names_by_column(row, at, [c for c in names if c not in remarks], index, wraps.whole, remarks)
        for cell in cells:
            if id(cell) in seen:
                continue
            seen.add(id(cell))
            is_name = cell.column in names or cell.column in index
            data = not is_name and bool(cell.text) and _holds_data(cell)
            heads = _heads_of(cell, headers)
            own = names_of_row.get(cell.column, ())
            above = tuple(group.text for group in groups)
            if row in wholes and own and not is_name:
                above += tuple(LEADERS.sub("", whole.text).strip() for whole in wholes[row])
                own = (without_lead(own[0]), *own[1:])
            out.append(ReadCell(cell, is_name, data, above + own if not is_name else above, heads))
    return out


def _named_rows(
    grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int], names: Sequence[int], wraps: _Wraps
) -> list[NamedRow]:
    """Return the rows with a name in the first column and numbers behind it, from the top down."""
    found: list[NamedRow] = []
    first = names[0] if names else 0
    for row in range(grid.rows if names else 0):
        cell = at.get((row, first))
        if cell is None or not cell.words or row in header or row in wraps.into or cell.row != row:
            continue
        own = {c.column: c.text for c in _row_cells(row, grid, at) if c.column not in names and is_number(c.text)}
        if own:
            numbers = {c: number_of(with_point(text)) for c, text in own.items()}
            start = at[row - 1, first] if row - 1 in wraps.into else cell
            words = text_lines(start.words)[0]
            text = wraps.whole.get(row, cell.text)
            held = {c: number for c, number in numbers.items() if number is not None}
            found.append(NamedRow(row, words[0].box.x0, text, all(word.bold for word in words), held))
    return found


def _holds_data(cell: GridCell) -> bool:
    return is_number(cell.text) or (
        len(cell.text.split()) <= MOST_WORDS
        and bool(re.search(r"\d", cell.text))
        and bool(re.match(r"[(\d$€£]", cell.text))
    )


def _heads_of(cell: GridCell, headers: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    spanned = [headers[c] for c in range(cell.column, cell.column + cell.column_span) if c < len(headers)]
    if not spanned:
        return ()
    shared = spanned[0]
    for other in spanned[1:]:
        shared = tuple(a for a, b in zip(shared, other, strict=False) if a == b)
    return shared


def _names_by_column(
    row: int,
    at: dict[tuple[int, int], GridCell],
    names: Sequence[int],
    index: set[int],
    whole: dict[int, str],
    remarks: set[int],
) -> dict[int, tuple[str, ...]]:
    """Return for each column the names that stand left of it, from the nearest run of name columns; `remarks` are
    columns of words that name no rows."""
    out: dict[int, tuple[str, ...]] = {}
    current: list[str] = []
    last_name = -2
    columns = sorted({c for r, c in at if r == row})
    for column in columns:
        if column in remarks:
            continue
        if column in names or column in index:
            if column - 1 != last_name:
                current = []
            last_name = column
            text = whole.get(row) if column == 0 and row in whole else at[row, column].text
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


def _remarks(
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
class _Wraps:
    """Names over two lines: rows that only carry a part of one, and the whole name of the row they belong to."""

    into: frozenset[int]
    whole: dict[int, str]


def _wrapped_names(grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int]) -> _Wraps:
    if grid.ruled:
        return _Wraps(frozenset(), {})
    into: set[int] = set()
    whole: dict[int, str] = {}
    alone = [r for r in range(grid.rows) if r not in header and _is_group_row(r, grid, at)]
    for row in alone:
        cell = at[row, 0]
        below, above = at.get((row + 1, 0)), at.get((row - 1, 0))
        if below is not None and below.text[:1].islower() and row + 1 not in alone:
            into.add(row)
            whole[row + 1] = f"{cell.text} {below.text}"
        elif above is not None and row - 1 not in header and row - 1 not in alone:
            deeper = cell.box.x0 > above.box.x0 + 1 and (below is None or below.box.x0 < cell.box.x0 - 2)
            if cell.text[:1].islower() or deeper or above.text.endswith(("/", "-", ",")):
                into.add(row)
                whole[row - 1] = f"{above.text} {cell.text}" if not above.text.endswith("/") else above.text + cell.text
    return _Wraps(frozenset(into), whole)


def group_by_row(cells: Sequence[ReadCell]) -> dict[int, list[ReadCell]]:
    """Return the cells of each row."""
    rows: dict[int, list[ReadCell]] = defaultdict(list)
    for cell in cells:
        rows[cell.cell.row].append(cell)
    return rows
