"""Printed totals against the sums of their columns.

Belongs here: which rows are totals and whether they add up. Does not belong here: reading the table.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.articles.tables_segments import missing_marks
from pipelines.graphics.axes import number_of
from pipelines.graphics.tables import ReadTable, group_by_row, is_value
from pipelines.rules import load_lines

#: A table needs so many rows under a total before their sum says anything.
FEWEST_ROWS = 3


@dataclass(frozen=True, slots=True)
class SumCheck:
    """`verified` is None where no total is printed; `differences` says where a total is not the sum."""

    verified: bool | None
    differences: tuple[str, ...] = ()


def cell_value(text: str) -> float | None:
    """Return the number of a cell, None for a mark of a missing one; a footnote's mark does not count."""
    plain = text.rstrip("*†‡§¶# ").lower()
    marks = missing_marks()
    if plain in marks:
        return marks[plain]
    return number_of(plain.replace(",", "")) if is_value(text) else None


def check_sums(table: ReadTable) -> SumCheck:
    """Compare each total row with the sum of the rows above it, back to the total before."""
    totals = set(load_lines("graphics/total_words.txt"))
    rows = group_by_row(table.cells)
    sums: dict[int, float] = {}
    counts: dict[int, int] = {}
    held: dict[int, bool] = {}
    differences: list[str] = []
    compared = 0
    equal = 0
    for number in sorted(rows):
        if number in table.header_rows:
            continue
        names = [c.cell.text.strip(" *:.").lower() for c in rows[number] if c.cell.column in table.name_columns]
        is_total = any(name in totals or name.startswith(("total ", "grand total")) for name in names)
        for read in rows[number]:
            column = read.cell.column
            value = cell_value(read.cell.text) if read.is_data and read.cell.column_span == 1 else None
            if value is None:
                continue
            if not is_total:
                sums[column] = sums.get(column, 0.0) + value
                counts[column] = counts.get(column, 0) + 1
                held[column] = held.get(column, True) and "%" not in read.cell.text
            elif counts.get(column, 0) >= FEWEST_ROWS and held.get(column, False) and "%" not in read.cell.text:
                compared += 1
                tolerance = 0.5 * counts[column] * _last_digit(read.cell.text) if "." in read.cell.text else 0.5
                if abs(value - sums[column]) <= tolerance:
                    equal += 1
                else:
                    head = " ".join(read.column_headers) or f"column {column + 1}"
                    differences.append(f"{head}: printed {read.cell.text}, the rows make {sums[column]:g}")
        if is_total:
            sums, counts = {}, {}
    if compared == 0:
        return SumCheck(None)
    if equal == 0:  # rates and averages: their total is no sum
        return SumCheck(False, tuple(differences))
    return SumCheck(equal == compared, tuple(differences))


def _last_digit(text: str) -> float:
    digits = text.rsplit(".", 1)[-1]
    return 10.0 ** -sum(c.isdigit() for c in digits)
