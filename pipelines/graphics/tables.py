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
from pipelines.articles.tables_number_heads import leads_on
from pipelines.articles.tables_segments import counts_on, missing_marks, text_lines
from pipelines.graphics.axes import number_of, with_point
from pipelines.graphics.table_groups import (
    LEADERS,
    GroupRow,
    blank_rows,
    enter_group,
    is_group_row,
    leave_groups,
    row_cells,
    row_texts,
)
from pipelines.graphics.table_headers import SMALL, YEAR, column_headers, unique, with_counted
from pipelines.graphics.table_names import (
    CODE,
    DATE,
    are_bands,
    is_index,
    is_number,
    names_rows,
    numbers_columns,
    without_ranks,
)
from pipelines.graphics.table_parts import NamedRow, wholes_of, without_lead
from pipelines.graphics.table_row_names import (
    MOST_WORDS,
    Wraps,
    carried_names,
    find_remarks,
    names_by_column,
    told_heads,
    weeks_with_dates,
    wrapped_names,
)
from pipelines.graphics.unit_words import says_scale

#: How many people rates are told for.
MANY = frozenset(f"{10**n:,}".replace(",", mark) for n in range(3, 7) for mark in ("", ",", " "))
#: A code that numbers a row is no name, however far it is indented: ``AB/XYZ/2031/07/0042``.
LONG_CODE = re.compile(r"^(?=\S*\d)(?=\S*[^\W\d_])\S{8,}$")

#: Rows of a table that goes on show that they are its rows by so many cells at least.
FEWEST_ALIKE = 2


@dataclass(frozen=True, slots=True)
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
    header = _header_rows(grid, at)
    if inherited is not None and header and _go_on_at_once(grid, at, header, inherited):
        header = []
    numbering = next((row for row in header if row > 0 and numbers_columns(row_texts(row, grid, at))), None)
    names = _name_columns(grid, at, header)
    if inherited is not None and not header:
        headers: list[tuple[str, ...]] = list(inherited.column_headers)
        names = [c for c in inherited.name_columns if c < grid.columns]
        corner = inherited.corner
    else:
        saying = [row for row in header if row != numbering]
        headers = with_counted(column_headers(grid, at, saying), names)
        told = [c for c in names if c not in weeks_with_dates(grid, at, header, names)]
        corner = " ".join(unique(at[r, c].text for r in saying for c in told if (r, c) in at)) or None
    weeks = corner is not None and heads_weeks(corner)
    rows = _named_rows(grid, at, header, names, wrapped_names(grid, at, header))
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
    header: list[int] = []
    for row in range(grid.rows):
        cells = row_cells(row, grid, at)
        numbers = [c for c in cells if c.column > 0 and is_number(c.text)]
        plain = [c for c in numbers if not YEAR.match(c.text) and not says_scale(c.text)]
        words = [c for c in cells if c.column > 0 and c.text and not is_number(c.text)]
        if row == 0 and len(words) > 2 * len(numbers) and not any(map(_holds_digit, numbers)):
            plain = numbers = []  # among names of columns, *Ref.* is one: only below does it stand for a number
        if header and len(words) > len(numbers) and all(c.text in MANY for c in plain):
            plain = []  # the second line of ``Cases per 100 000``
        if header and plain and numbers_columns(row_texts(row, grid, at)):
            header.append(row)
            break
        if header and plain and _ends_bands(row, header[-1], plain, at):
            plain = numbers = []
        told = row > 0 or (bool(cells) and cells[0].column == 0 and heads_weeks(cells[0].text))
        if plain and len(plain) == len(numbers) and told and counts_on([c.text for c in plain]):
            plain = [] if not _counts_below(row, grid, at) else plain
        if plain or (numbers and row > 0 and not _more_numbers_below(row, grid, at)):
            break
        if numbers and header and _is_headed(row, header[-1], numbers, at):
            break
        if len([c for c in cells if c.text]) == 0:
            continue
        header.append(row)
    if len(header) == grid.rows:
        return header[:1]
    while len(header) > 1 and (is_group_row(header[-1], grid, at) or _is_dated(header[-1], grid, at)):
        header.pop()
    if header == [0] and is_group_row(0, grid, at) and _only_names(grid, at):
        return [0]
    return header


def _holds_digit(cell: GridCell) -> bool:
    return any(map(str.isdigit, cell.text))


def _is_dated(row: int, grid: Grid, at: dict[tuple[int, int], GridCell]) -> bool:
    """Tell whether a row has a day where the row under it has one too: it is another of the same list."""
    pairs = [(at.get((row, column)), at.get((row + 1, column))) for column in range(grid.columns)]
    return any(a is not None and b is not None and DATE.match(a.text) and DATE.match(b.text) for a, b in pairs)


def _go_on_at_once(
    grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int], inherited: ReadTable
) -> bool:
    """Tell whether what would head the columns are rows of the table before: without a number by chance, they say
    nothing of what heads it, and look like the row under them in each column."""
    said = {part.lower() for head in inherited.column_headers for part in head}
    below = header[-1] + 1
    pairs = [(at.get((row, c)), at.get((below, c))) for row in header for c in range(grid.columns)]
    told = [(a, b) for a, b in pairs if a is not None and b is not None and a is not b and a.words and b.words]
    if len(told) < FEWEST_ALIKE * len(header) or any(a.text.lower() in said for a, _ in told):
        return False
    return all(_type_of(a) == _type_of(b) for a, b in told)


def _type_of(cell: GridCell) -> tuple[object, ...]:
    word = cell.words[0]
    return word.bold, word.italic, word.color, round(word.size_pt, 1), cell.fill, cell.column_span


def _is_headed(row: int, above: int, numbers: Sequence[GridCell], at: dict[tuple[int, int], GridCell]) -> bool:
    """Tell whether numbers that could be years stand beside a name of their own, under heads of words, one over each:
    then they are what the first row counts."""
    name, stub = at.get((row, 0)), at.get((above, 0))
    if name is None or stub is None or name is stub or not name.text or not stub.text or stub.column_span > 1:
        return False
    if name.row != row or is_number(name.text):
        return False
    heads = [at.get((above, cell.column)) for cell in numbers]
    return all(
        head is not None and head.column_span == 1 and head.text and not is_number(head.text) for head in heads
    ) and not tells_time(stub.text)


def _ends_bands(row: int, above: int, numbers: Sequence[GridCell], at: dict[tuple[int, int], GridCell]) -> bool:
    """Tell whether numbers are the second lines of the bands over them: ``100,001-`` and ``200,000``."""
    heads = [at.get((above, cell.column)) for cell in numbers]
    begun = [head for head in heads if head is not None and head.text and leads_on(head.text)]
    return len(begun) >= 2 and 2 * len(begun) > len(heads)


def _only_names(grid: Grid, at: dict[tuple[int, int], GridCell]) -> bool:
    return (0, 0) in at and at[0, 0].column_span == grid.columns


def _more_numbers_below(row: int, grid: Grid, at: dict[tuple[int, int], GridCell]) -> bool:
    return any(
        cell.column > 0 and is_number(cell.text) and not YEAR.match(cell.text)
        for below in range(row + 1, min(row + 4, grid.rows))
        for cell in row_cells(below, grid, at)
    )


def _counts_below(row: int, grid: Grid, at: dict[tuple[int, int], GridCell]) -> bool:
    below = row_cells(row + 1, grid, at) if row + 1 < grid.rows else []
    return counts_on([c.text for c in below if c.column > 0 and c.text])


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
        and is_index(headers[c], [cell.text for cell in grid.cells if cell.column == c and cell.row not in header])
    }
    index |= weeks_with_dates(grid, at, header, names)
    wraps = wrapped_names(grid, at, header)
    remarks = find_remarks(grid, at, header, names, index)
    blank = _blank_rows(grid, at, header, wraps)
    others = {*header, *wraps.into, *blank}
    parting = [r for r in range(grid.rows) if r not in others and is_group_row(r, grid, at)]
    wholes = _within_groups(wholes, [r for r in parting if without_lead(at[r, 0].text) == at[r, 0].text])
    carried = carried_names(grid, at, header, names, index)
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
        names_of_row = names_by_column(row, columns[row], at, told_names, index, {**carried, **wraps.whole}, remarks)
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
            told = told_heads(own, row, cell.column, names, at, headers)
            said = ("",) * len(above) + told if told and not is_name else ()
            out.append(ReadCell(cell, is_name, data, above + own if not is_name else above, heads, said))
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
            or row in header
            or row in wraps.into
            or cell.row != row
        ):
            continue
        own = {c.column: c.text for c in row_cells(row, grid, at) if c.column not in names and is_number(c.text)}
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


def group_by_row(cells: Sequence[ReadCell]) -> dict[int, list[ReadCell]]:
    """Return the cells of each row."""
    rows: dict[int, list[ReadCell]] = defaultdict(list)
    for cell in cells:
        rows[cell.cell.row].append(cell)
    return rows
