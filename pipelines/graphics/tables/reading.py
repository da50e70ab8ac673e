"""A grid to a table: which rows and columns are headers, and what each number's headers are.

Belongs here: name columns, group rows, spans. Does not belong here: finding the grid, sums, units.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.articles.tables.grid import Grid, GridCell
from pipelines.articles.tables.segments import missing_marks, text_lines
from pipelines.articles.tables.times import heads_weeks, is_month
from pipelines.graphics.panels.axes import number_of, with_point
from pipelines.graphics.panels.unit_words import is_amount_of_money
from pipelines.graphics.tables.groups import (
    LEADERS,
    GroupRow,
    blank_rows,
    enter_group,
    is_group_row,
    leave_groups,
    row_cells,
    row_texts,
)
from pipelines.graphics.tables.head_rows import go_on_at_once, header_rows, numbering_rows
from pipelines.graphics.tables.headers import SMALL, YEAR, column_headers, unique, with_counted
from pipelines.graphics.tables.names import (
    CODE,
    are_bands,
    counts_anew,
    is_index,
    is_number,
    measures,
    names_rows,
    numbers_columns,
    numbers_parts,
    without_ranks,
)
from pipelines.graphics.tables.parts import NamedRow, wholes_of, without_lead
from pipelines.graphics.tables.row_names import (
    MOST_WORDS,
    Wraps,
    carried_names,
    find_remarks,
    middle_names,
    names_by_column,
    time_columns,
    told_heads,
    unit_columns,
    weeks_with_dates,
    wrapped_names,
)
from pipelines.rules import load_lines
from pipelines.values import frozen

#: A code that numbers a row is no name, however far it is indented: ``AB/XYZ/2031/07/0042``.
LONG_CODE = re.compile(r"^(?=\S*\d)(?=\S*[^\W\d_])\S{8,}$")
#: A band of ages names a row, though it reads as a number: ``20–39``, ``75+``.
AGES = re.compile(r"^\d{1,3}(?:\s?[-–—]\s?\d{1,3}|\s?\+)$")


@frozen
class ReadCell:
    """A cell with what heads it; `is_data` when it holds a figure, or a mark for a missing one."""

    cell: GridCell
    is_header: bool
    is_data: bool
    row_headers: tuple[str, ...] = ()
    column_headers: tuple[str, ...] = ()
    row_heads: tuple[str, ...] = ()


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
    if not is_number(text):
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
    header = header_rows(grid, at)
    if inherited is not None and header:
        said = {part.lower() for head in inherited.column_headers for part in head}
        header = [] if go_on_at_once(grid, at, header, said) else header
    numbered = (row for row in header if row > 0 and numbers_columns(row_texts(row, grid, at)))
    numbering = next((numbering_rows(row, grid, at) for row in numbered), [])
    names = _name_columns(grid, at, header)
    if inherited is not None and not header:
        headers: list[tuple[str, ...]] = list(inherited.column_headers)
        names = [c for c in inherited.name_columns if c < grid.columns]
        corner = inherited.corner
    else:
        saying = [row for row in header if row not in numbering]
        headers = with_counted(column_headers(grid, at, saying), names)
        untold = weeks_with_dates(grid, at, header, names) | time_columns(grid, at, header, names, set())
        told = [c for c in names if c not in untold]
        corner = " ".join(unique(at[r, c].text for r in saying for c in told if (r, c) in at)) or None
    weeks = corner is not None and heads_weeks(corner)
    rows = _named_rows(grid, at, header, names, wrapped_names(grid, at, header))
    cells = _with_headers(grid, at, header, names, headers, wholes_of(rows, before))
    cells = [replace(read, cell=printed[read.cell.row, read.cell.column]) for read in cells]
    cells = [_of_week(cell) for cell in cells] if weeks else cells
    days = corner is not None and corner.lower().strip(" .:") in load_lines("graphics/day_heads.txt")
    cells = [_of_day(cell) for cell in cells] if days else cells
    if corner is not None and is_month(corner) and any(_is_of_day(cell) for cell in cells):
        cells = [_of_month(cell, corner) for cell in cells]
    return ReadTable(grid, tuple(cells), tuple(header), tuple(names), corner, tuple(headers), tuple(rows))


def _of_week(read: ReadCell) -> ReadCell:
    """Return a cell whose row is only the number of a week, as *Week* over the names says, under that week."""
    if not read.row_headers or not SMALL.match(read.row_headers[-1]):
        return read
    return replace(read, row_headers=(*read.row_headers[:-1], f"Week {read.row_headers[-1]}"))


def _of_day(read: ReadCell) -> ReadCell:
    """Return a cell whose row is only the number of a day, as *Day* over the names says, under that day."""
    if not read.row_headers or not SMALL.match(read.row_headers[-1]) or not read.column_headers:
        return read
    month = read.column_headers[-1]
    if not is_month(month):
        return read
    days = f"{read.row_headers[-1]} {month}"
    return replace(read, row_headers=read.row_headers[:-1], column_headers=(*read.column_headers[:-1], days))


def _is_of_day(read: ReadCell) -> bool:
    return bool(read.row_headers) and SMALL.match(read.row_headers[-1]) is not None


def _of_month(read: ReadCell, month: str) -> ReadCell:
    """Return a cell whose row is only the number of a day under that day of the month over the names."""
    if not _is_of_day(read):
        return read
    return replace(read, row_headers=(*read.row_headers[:-1], f"{read.row_headers[-1]} {month}"))


def _by_place(grid: Grid) -> dict[tuple[int, int], GridCell]:
    return {
        (r, c): cell
        for cell in grid.cells
        for r in range(cell.row, cell.row + cell.row_span)
        for c in range(cell.column, cell.column + cell.column_span)
    }


def _name_columns(grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int]) -> list[int]:
    """Return the columns that name rows: the first, and others of text; one headed as the first again."""
    body = [r for r in range(grid.rows) if r not in header]
    first_head = at[header[-1], 0].text if header and (header[-1], 0) in at else None
    names: list[int] = []
    for column in range(grid.columns):
        cells = [at[r, column] for r in body if (r, column) in at and at[r, column].text]
        # the name of a group of rows lies over all columns; a number over two is one of both
        own = [c for c in cells if c.column == column or is_number(c.text)]
        texts = [c.text for c in (own or cells)]
        if not texts:
            continue
        words = sum(not is_number(t) for t in texts)
        head = at[header[-1], column].text if header and (header[-1], column) in at else None
        again = column > 0 and bool(head) and head == first_head and at[header[-1], column] is not at[header[-1], 0]
        repeated = again and 0 in names
        inside = not names and 0 < column < grid.columns - 1  # between numbers on both sides
        bands = (names == list(range(column)) or inside) and are_bands(texts)
        bands |= inside and all(YEAR.match(text) for text in texts) and len(set(texts)) == len(texts)
        if (
            words > 0.6 * len(texts)
            or repeated
            or bands
            or (column == 0 and grid.columns > 1 and names_rows(texts, head))
        ):
            names.append(column)
    if grid.columns > 1 and len(names) in (0, grid.columns):
        # where all columns are text, the others say something of what the first one names
        first = [at[r, 0].text for r in body if (r, 0) in at and at[r, 0].text]
        names = [] if not names and first_head and measures(first) else [0]
    return names


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
    body: dict[int, list[str]] = defaultdict(list)
    for cell in grid.cells:
        if cell.row not in header:
            body[cell.column].append(cell.text)
    headed = range(min(grid.columns, len(headers)))
    index = {c for c in headed if is_index(headers[c], body[c]) or (c - 1 in names and counts_anew(body[c]))}
    over_rows = any(cell.row_span > 1 and cell.row not in header for cell in grid.cells)
    numbered = {c: headers[c][-1] for c in index if numbers_parts(headers[c], body[c], over_rows)}
    index |= weeks_with_dates(grid, at, header, names)
    wraps = wrapped_names(grid, at, header)
    times = time_columns(grid, at, header, names, index, headers)
    units = unit_columns(at, header, names, headers)
    remarks = find_remarks(grid, at, header, names, index) | times | units
    middle = middle_names(grid, at, header, [c for c in names if c not in remarks], index) if 0 not in names else None
    blank = _blank_rows(grid, at, header, wraps)
    others = {*header, *wraps.into, *blank}
    parting = [r for r in range(grid.rows) if r not in others and is_group_row(r, grid, at)]
    wholes = _within_groups(wholes, [r for r in parting if without_lead(at[r, 0].text) == at[r, 0].text])
    carried = carried_names(grid, at, header, names, index, times, numbered)
    columns: dict[int, list[int]] = defaultdict(list)
    for r, c in at:
        columns[r].append(c)
    groups: list[GroupRow] = []
    after_group = False
    for row in range(grid.rows):
        cells = list(row_cells(row, grid, at))
        if row in header:
            out += [ReadCell(c, True, False) for c in cells if id(c) not in seen]
            seen |= {id(c) for c in cells}
            continue
        filled = [c for c in cells if c.text]
        if row in wraps.into:
            out += [ReadCell(c, True, False) for c in cells if id(c) not in seen]
            seen |= {id(c) for c in cells}
            continue
        if is_group_row(row, grid, at) and row not in blank:
            if 0 not in index or not CODE.match(filled[0].text):  # the code of a row whose other cells lie over it
                enter_group(groups, filled[0], after_group)
                after_group = True
            out += [ReadCell(c, True, False) for c in cells if id(c) not in seen]
            seen |= {id(c) for c in cells}
            continue
        after_group = False
        if filled:
            leave_groups(groups, filled[0])
        told_names = [c for c in names if c not in remarks]
        names_of_row = names_by_column(
            row, columns[row], at, told_names, index, {**carried, **wraps.whole}, remarks, numbered
        )
        if middle is not None and (row, middle) in at and at[row, middle].text:
            names_of_row |= dict.fromkeys(range(middle), (at[row, middle].text,))
        dated = tuple(at[row, c].text for c in times if (row, c) in at and at[row, c].text)
        unit = next((at[row, c].text for c in units if (row, c) in at and at[row, c].text), None)
        for cell in cells:
            if id(cell) in seen:
                continue
            seen.add(id(cell))
            is_name = cell.column in names or cell.column in index or cell.column in times
            data = not is_name and bool(cell.text) and _holds_data(cell)
            heads = _heads_of(cell, headers)
            own = names_of_row.get(cell.column, ())
            above = tuple(group.text for group in groups)
            if row in wholes and own and not is_name:
                above += tuple(LEADERS.sub("", whole.text).strip() for whole in wholes[row])
                own = (without_lead(own[0]), *own[1:])
            own = (*own[:-1], f"{own[-1]} ({LEADERS.sub('', unit).strip()})") if unit and own else own
            told = told_heads(own, row, cell.column, names, at, headers)
            said = ("",) * len((*above, *dated)) + told if told and not is_name else ()
            out.append(ReadCell(cell, is_name, data, above + dated + own if not is_name else above, heads, said))
    return out


def _within_groups(wholes: dict[int, tuple[NamedRow, ...]], groups: Sequence[int]) -> dict[int, tuple[NamedRow, ...]]:
    """Leave out the wholes that stand before a row that heads a group: what it heads are no parts of them."""
    if not groups:
        return wholes
    out = {}
    for row, above in wholes.items():
        head = max((group for group in groups if group < row), default=-1)
        kept = tuple(whole for whole in above if whole.row > head or head < 0)
        if kept:
            out[row] = kept
    return out


def _blank_rows(grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int], wraps: Wraps) -> set[int]:
    """Return the rows that hold a name alone because their numbers are missing; see `blank_rows`."""
    body = [r for r in range(grid.rows) if r not in header and r not in wraps.into and (r, 0) in at]
    alone = [r for r in body if is_group_row(r, grid, at)]
    data = [r for r in body if r not in alone and any(is_number(c.text) for c in row_cells(r, grid, at))]
    return blank_rows(alone, data, {r: at[r, 0] for r in body if at[r, 0].text}) if alone else set()


def _named_rows(
    grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int], names: Sequence[int], wraps: Wraps
) -> list[NamedRow]:
    """Return the rows with a name in the first column and numbers behind it, from the top down."""
    found: list[NamedRow] = []
    first = names[0] if names else 0
    for row in range(grid.rows if names else 0):
        cell = at.get((row, first))
        if (
            cell is None
            or not cell.words
            or LONG_CODE.match(cell.text)
            or (is_number(cell.text) and not YEAR.match(cell.text) and not AGES.match(cell.text))
            or row in header
            or row in wraps.into
            or cell.row != row
        ):
            continue
        own = {c.column: c.text for c in row_cells(row, grid, at) if c.column not in names and is_number(c.text)}
        if own:
            numbers = {c: number_of(with_point(text)) for c, text in own.items()}
            start = at.get((row - 1, first), cell) if row - 1 in wraps.into else cell
            lines = text_lines(start.words)
            if not lines:
                continue  # a name that runs up the page, beside rows with names of their own
            words = lines[0]
            text = wraps.whole.get(row, cell.text)
            held = {c: number for c, number in numbers.items() if number is not None}
            found.append(NamedRow(row, words[0].box.x0, text, all(word.bold for word in words), held))
    return found


def _holds_data(cell: GridCell) -> bool:
    return is_number(cell.text) or (
        len(cell.text.split()) <= MOST_WORDS
        and bool(re.search(r"\d", cell.text))
        and (bool(re.match(r"[(\d$€£]", cell.text)) or is_amount_of_money(cell.text))
    )


def _heads_of(cell: GridCell, headers: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    spanned = [headers[c] for c in range(cell.column, cell.column + cell.column_span) if c < len(headers)]
    if not spanned:
        return ()
    shared = spanned[0]
    for other in spanned[1:]:
        shared = tuple(a for a, b in zip(shared, other, strict=False) if a == b)
    return shared


def group_by_row(cells: Sequence[ReadCell]) -> dict[int, list[ReadCell]]:
    """Return the cells of each row."""
    rows: dict[int, list[ReadCell]] = defaultdict(list)
    for cell in cells:
        rows[cell.cell.row].append(cell)
    return rows
