"""Grids whose numbers only count their cells: the days of a month's calendar, the squares of a puzzle.

Belongs here: telling such a grid as a whole. Does not belong here: single cells that hold no amount (clocks), and
columns of running numbers beside what they count (names).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from babel.dates import get_day_names

from pipelines.articles.tables.grid import Grid, GridCell
from pipelines.rules import load_lines

#: A calendar heads its columns with so many days of the week in a row, one after the other.
DAYS_OF_WORK = 5
#: So many numbers at least count cells, and this share of them is one more than the last.
FEWEST = 10
SHARE = 0.85
#: No month ends before this day.
LAST = 28
#: Puzzles of digits are so many squares wide and high.
SIZES = (4, 6, 9, 16)
_DAY = re.compile(r"^(\d{1,2})(?![\d.,:/%]|\s?(?:am|pm)\b)")
_DIGIT = re.compile(r"^[1-9]$")


def only_counts(grid: Grid, title: str | None) -> bool:
    """Tell whether the grid is a calendar of a month, or a puzzle: its numbers are no values."""
    return _is_calendar(grid) or _is_puzzle(grid, title)


def _is_calendar(grid: Grid) -> bool:
    """Tell whether days of the week head the columns, and the numbers below count on from cell to cell."""
    rows = [[cell.text for cell in row] for row in _rows(grid)]
    head = next((k for k, texts in enumerate(rows) if _are_weekdays(texts)), None)
    if head is None:
        return False
    days = [int(match[1]) for texts in rows[head + 1 :] for text in texts if (match := _DAY.match(text))]
    over_weekend = 8 - sum(map(bool, rows[head]))
    steps = sum(b - a in (1, over_weekend) or (b == 1 and a >= LAST) for a, b in pairwise(days))
    return len(days) >= FEWEST and steps >= SHARE * (len(days) - 1)


def _is_puzzle(grid: Grid, title: str | None) -> bool:
    """Tell whether the title says so, or each square holds one digit that neither its row nor its column has twice."""
    if title is not None and _names_puzzle().match(title):
        return True
    if grid.rows != grid.columns or grid.rows not in SIZES:
        return False
    held = [cell for cell in grid.cells if cell.text]
    if len(held) < FEWEST or not all(_DIGIT.match(cell.text) and int(cell.text) <= grid.rows for cell in held):
        return False
    in_rows = {(cell.row, cell.text) for cell in held}
    in_columns = {(cell.column, cell.text) for cell in held}
    return len(in_rows) == len(held) == len(in_columns)


def _are_weekdays(texts: Sequence[str]) -> bool:
    """Tell whether the texts are days of the week, one after the other: *Mon Tue Wed Thu Fri*, *S M T W T F S*."""
    said = [text.rstrip(".").lower() for text in texts if text]
    if not DAYS_OF_WORK <= len(said) <= 7:
        return False
    names = _weekdays()
    return any(all(names[(first + k) % 7].startswith(text) for k, text in enumerate(said)) for first in range(7))


@cache
def _weekdays() -> tuple[str, ...]:
    """Return the names of the days in small letters, Monday first."""
    names = get_day_names("wide", locale="en")
    return tuple(names[day].lower() for day in range(7))


@cache
def _names_puzzle() -> re.Pattern[str]:
    """Return what matches titles such as *Sudoku*, *Quick crossword No. 4,120* and *Solution to Monday's sudoku*."""
    words = "|".join(map(re.escape, load_lines("graphics/puzzle_words.txt")))
    return re.compile(rf"(?i)\W*(?:[^\W\d][\w'’]*\s){{0,3}}(?:{words})s?(?:\W*(?:no|number|solutions?)\b)?[\W\d]*$")


def _rows(grid: Grid) -> list[list[GridCell]]:
    """Return the cells row by row, each from left to right."""
    rows: list[list[GridCell]] = [[] for _ in range(grid.rows)]
    for cell in sorted(grid.cells, key=lambda cell: cell.column):
        rows[cell.row].append(cell)
    return rows
