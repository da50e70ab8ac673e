"""Printed totals against the sums of their columns.

Belongs here: which rows are totals and whether they add up. Does not belong here: reading the table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipelines.articles.tables.segments import missing_marks
from pipelines.graphics.panels.axes import number_of, with_point
from pipelines.graphics.tables.reading import ReadCell, ReadTable, group_by_row, is_value
from pipelines.rules import load_lines

#: A table needs so many rows under a total before their sum says anything.
FEWEST_ROWS = 3
#: Blanks between the thousands of a number: ``31 067``.
BLANKS = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class SumCheck:
    """`verified` is None where no total is printed; `differences` says where a total is not the sum."""

    verified: bool | None
    differences: tuple[str, ...] = ()


@lru_cache(maxsize=4096)  # to tell how a table prints its numbers, to check its sums, and for the value itself
def cell_value(text: str) -> float | None:
    """Return the number of a cell, None for a mark of a missing one; a footnote's mark does not count."""
    plain = text.rstrip("*†‡§¶# ").lower()
    marks = missing_marks()
    if plain in marks:
        return marks[plain]
    return number_of(with_point(BLANKS.sub("", plain)).replace(",", "")) if is_value(text) else None


def check_sums(table: ReadTable, before: Sequence[ReadTable] = ()) -> SumCheck:
    """Compare each total row with the sum of the rows above it, back to the total before, `before` on earlier pages."""
    running = _Running()
    for part in before:
        running.add(part)
    running.compared = running.equal = 0
    running.differences.clear()
    running.add(table)
    if running.compared == 0:
        return SumCheck(None)
    if running.equal == 0:  # rates and averages: their total is no sum
        return SumCheck(False, tuple(running.differences))
    return SumCheck(running.equal == running.compared, tuple(running.differences))


class _Running:
    """The sums of the columns since the last total, and how the totals met so far compare with them."""

    def __init__(self) -> None:
        self.sums: dict[int, float] = {}
        self.counts: dict[int, int] = {}
        self.held: dict[int, bool] = {}
        self.differences: list[str] = []
        self.compared = 0
        self.equal = 0

    def add(self, table: ReadTable) -> None:
        """Go through the rows of a table, or of the part of one on a page."""
        totals = set(load_lines("graphics/total_words.txt"))
        rows = group_by_row(table.cells)
        for number in sorted(rows):
            if number in table.header_rows:
                continue
            names = [c.cell.text.strip(" *:.").lower() for c in rows[number] if c.cell.column in table.name_columns]
            is_total = any(name in totals or name.startswith(("total ", "grand total")) for name in names)
            for read in rows[number]:
                value = cell_value(read.cell.text) if read.is_data and read.cell.column_span == 1 else None
                if value is None:
                    continue
                if is_total:
                    self._compare(read, value)
                else:
                    self._sum(read, value)
            if is_total:
                self.sums, self.counts = {}, {}

    def _sum(self, read: ReadCell, value: float) -> None:
        column = read.cell.column
        self.sums[column] = self.sums.get(column, 0.0) + value
        self.counts[column] = self.counts.get(column, 0) + 1
        self.held[column] = self.held.get(column, True) and "%" not in read.cell.text

    def _compare(self, read: ReadCell, value: float) -> None:
        column, text = read.cell.column, read.cell.text
        if self.counts.get(column, 0) < FEWEST_ROWS or not self.held.get(column, False) or "%" in text:
            return
        self.compared += 1
        tolerance = 0.5 * self.counts[column] * _last_digit(text) if "." in text else 0.5
        if abs(value - self.sums[column]) <= tolerance:
            self.equal += 1
        else:
            head = " ".join(read.column_headers) or f"column {column + 1}"
            self.differences.append(f"{head}: printed {text}, the rows make {self.sums[column]:g}")


def _last_digit(text: str) -> float:
    digits = text.rsplit(".", 1)[-1]
    return 10.0 ** -sum(c.isdigit() for c in digits)
