"""Which rows of a table head its columns, as their texts and their place tell.

Belongs here: where the header ends and the first row of numbers begins. Does not belong here: what the header says
(tables.headers), and names of groups of rows (tables.groups).
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from pipelines.articles.tables.grid import Grid, GridCell
from pipelines.articles.tables.number_heads import leads_on
from pipelines.articles.tables.segments import counts_on
from pipelines.articles.tables.times import heads_weeks, tells_time
from pipelines.graphics.panels.unit_words import is_amount_of_money, says_scale, says_unit
from pipelines.graphics.tables.groups import is_group_row, row_cells, row_texts
from pipelines.graphics.tables.headers import YEAR
from pipelines.graphics.tables.names import DATE, are_bands, continues_numbering, is_number, numbers_columns

#: How many people rates are told for.
MANY = frozenset(f"{10**n:,}".replace(",", mark) for n in range(3, 7) for mark in ("", ",", " "))
#: A table of two columns may be a list of names and their values, without a header; these have so few words.
PAIR = 2
AMOUNT = re.compile(r"^(?!(?:19|20)\d\d\b)\d[\d.,]*\s?(?:%|[^\W\d_]\S*)(?:\s\S+)?$")
#: So many bands that follow each other head columns.
FEWEST_BANDS = 3
#: Rows of a table that goes on show that they are its rows by so many cells at least.
FEWEST_ALIKE = 2


def header_rows(grid: Grid, at: dict[tuple[int, int], GridCell]) -> list[int]:
    """Return the rows above the first one with numbers; a row of years or dates heads columns too."""
    if grid.heads:
        return list(range(grid.heads))
    header: list[int] = []
    pairs = grid.columns == PAIR
    for row in range(grid.rows):
        cells = row_cells(row, grid, at)
        numbers = [c for c in cells if c.column > 0 and (is_number(c.text) or (pairs and _tells_amount(c.text)))]
        plain = [c for c in numbers if not YEAR.match(c.text) and not _says_scale(c.text)]
        words = [c for c in cells if c.column > 0 and c.text and not is_number(c.text)]
        if row == 0 and len(words) > 2 * len(numbers) and not any(map(_holds_digit, numbers)):
            plain = numbers = []  # among names of columns, *Ref.* is one: only below does it stand for a number
        if header and len(words) > len(numbers) and all(c.text in MANY for c in plain):
            plain = []  # the second line of ``Cases per 100 000``
        if header and plain and numbers_columns(row_texts(row, grid, at)):
            header += numbering_rows(row, grid, at)
            break
        if plain and row == 0 and len(plain) >= FEWEST_BANDS and are_bands([c.text for c in cells if c.column > 0]):
            plain = numbers = []  # ages, one band over each column
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


def _says_scale(text: str) -> bool:
    """Tell whether what looks like a number is a scale: ``(1,000)``, ``£000``."""
    return says_scale(text) or ("000" in text and says_unit(text))


def _tells_amount(text: str) -> bool:
    """Tell whether the second of a pair is an amount with its unit: ``US$48.6 million``, ``412 km``; a time is none."""
    return is_amount_of_money(text) or (AMOUNT.match(text) is not None and not tells_time(text))


def numbering_rows(row: int, grid: Grid, at: dict[tuple[int, int], GridCell]) -> list[int]:
    """Return a row that numbers the columns, and the one under it where that says what some are reckoned from."""
    below = [at[row + 1, c].text if (row + 1, c) in at else "" for c in range(grid.columns)]
    return [row, row + 1] if row + 1 < grid.rows and continues_numbering(below) else [row]


def _holds_digit(cell: GridCell) -> bool:
    return any(map(str.isdigit, cell.text))


def _is_dated(row: int, grid: Grid, at: dict[tuple[int, int], GridCell]) -> bool:
    """Tell whether a row has a day where the row under it has one too: it is another of the same list."""
    pairs = [(at.get((row, column)), at.get((row + 1, column))) for column in range(grid.columns)]
    return any(a is not None and b is not None and DATE.match(a.text) and DATE.match(b.text) for a, b in pairs)


def go_on_at_once(grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int], said: Set[str]) -> bool:
    """Tell whether what would head the columns are rows of the table before: without a number by chance, they say
    nothing of what heads it (`said`, in lower case), and look like the row under them in each column."""
    below = header[-1] + 1
    pairs = [(at.get((row, c)), at.get((below, c))) for row in header for c in range(grid.columns)]
    told = [(a, b) for a, b in pairs if a is not None and b is not None and a is not b and a.words and b.words]
    if len(told) < FEWEST_ALIKE * len(header) or any(a.text.lower() in said for a, _ in told):
        return False
    if sum(is_number(b.text) and not is_number(a.text) for a, b in told) >= FEWEST_ALIKE:
        return False  # names over numbers are heads
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
