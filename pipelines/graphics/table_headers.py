"""The headers of a table's columns: what the cells over a column say, from the outermost to the innermost.

Belongs here: putting header cells together, a unit, a year or a count of days in them. Does not belong here: which rows
are headers (tables), and what headers mean (figures).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipelines.articles.table_times import heads_weeks, is_month
from pipelines.articles.tables_grid import Grid, GridCell
from pipelines.articles.tables_segments import text_lines
from pipelines.graphics.carried_years import with_years
from pipelines.graphics.unit_words import is_symbol, says_unit
from pipelines.rules import load_lines

YEAR = re.compile(r"^(?:1[89]|20)\d\d(?:[-/–]\d{2,4})?(?:[*†]*|\s?\(?[bcefprs]\)?)$")
#: Numbers of days and weeks, and what stands over them.
SMALL = re.compile(r"^\d{1,2}$")


def column_headers(grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int]) -> list[tuple[str, ...]]:
    """Return the headers of each column; where the last of them is only a unit it stands in brackets."""
    lasts = {
        column: _lines(at[header[-1], column])[-1:]
        for column in range(grid.columns)
        if header and (header[-1], column) in at
    }
    times = load_lines("graphics/time_heads.txt")  # "This week" over two lines has no unit under it
    units = [c for c, last in lasts.items() if last and says_unit(last[0]) and last[0].lower() not in times]
    found = []
    for column in range(grid.columns):
        levels = [part for row in header if (row, column) in at for part in _levels(at[row, column])]
        corner = at[header[-1], 0].text if header and (header[-1], 0) in at and column > 0 else ""
        last = lasts.get(column)
        if last and column in units and (len(units) >= 0.5 * (grid.columns - 1) or is_symbol(last[0])):
            whole = " ".join(_lines(at[header[-1], column]))
            above = whole.removesuffix(last[0]).strip()
            if levels and levels[-1] in (whole, at[header[-1], column].text) and (above or len(levels) > 1):
                levels = [*levels[:-1], *([above] if above else []), f"({last[0].strip('()[]')})"]
        found.append(tuple(unique(_counted(levels, corner))))
    return _in_years(found)


def _in_years(headers: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the headers, quarters and months with the year that one left of them is printed with."""
    lasts = [h[-1] if h and not any(YEAR.search(part) for part in h[:-1]) else "" for h in headers]
    return [(*h[:-1], last) if last else h for h, last in zip(headers, with_years(lasts), strict=True)]


def _counted(levels: list[str], corner: str) -> list[str]:
    """Return a column's headers, a day under its month or a week's number under *Week* as one of them."""
    if len(levels) >= 1 and SMALL.match(levels[-1]):
        above = levels[-2] if len(levels) >= 2 else ""
        if is_month(above):
            return [*levels[:-2], f"{levels[-1]} {above}"]
        week = next((text for text in (above, corner) if heads_weeks(text)), None)
        if week is not None:
            return [*(levels[:-2] if week == above else levels[:-1]), f"Week {levels[-1]}"]
    return levels


def _lines(cell: GridCell) -> list[str]:
    return [" ".join(w.text for w in line if not w.superscript) for line in text_lines(cell.words)]


def _levels(cell: GridCell) -> list[str]:
    """Return a header cell's text; a year on a line of its own under other words is a level of its own."""
    lines = _lines(cell)
    if len(lines) >= 2 and YEAR.fullmatch(lines[-1]) and not any(YEAR.search(line) for line in lines[:-1]):
        return [" ".join(lines[:-1]), lines[-1]]
    return [cell.text]


def unique(texts: Iterable[str]) -> list[str]:
    """Return the texts that say something, none straight after itself."""
    out: list[str] = []
    for text in texts:
        if text and (not out or out[-1] != text):
            out.append(text)
    return out
