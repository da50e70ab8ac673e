"""The headers of a table's columns: what the cells over a column say, from the outermost to the innermost.

Belongs here: putting header cells together, a unit, a year or a count of days in them. Does not belong here: which rows
are headers (tables), and what headers mean (figures).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipelines.articles.tables.grid import Grid, GridCell
from pipelines.articles.tables.segments import cell_text, text_lines
from pipelines.articles.tables.times import heads_weeks, is_day, is_month
from pipelines.graphics.panels.carried_years import with_years
from pipelines.graphics.panels.unit_words import is_symbol, says_unit
from pipelines.rules import load_lines

YEAR = re.compile(r"^(?:1[89]|20)\d\d(?:[-/–]\d{2,4})?(?:[*†]*|\s?\(?[bcefprs]\)?)$")
LAST_BRACKET = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*)[)\]]$")
ROMAN = ("I", "II", "III", "IV")
#: A month of a year: ``Oct. 2031``.
DATED_MONTH = re.compile(r"[A-Z][a-z]{2,8}\.?\s(?:19|20)\d\d")
#: A day without its year, which may stand on the next line: ``September 30,``.
DAY_OF_MONTH = re.compile(r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?),?")
#: A share that says of what, which is more than a unit: ``% change``.
OF_WHAT = re.compile(r"(?i)^(?:%|per\s?cent)\s?(?:changes?|growth|shares?|variation|difference)\b")
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
    units = [c for c in units if not OF_WHAT.match(lasts[c][0])]
    units = [c for c in units if ")" not in lasts[c][0] or "(" in lasts[c][0]]  # ``kW)`` under ``(2031$/``
    if sum(lasts[c][0][:1] in ("(", "[") for c in units) > len(units) / 2:  # then ``days`` of *Rainy days* is none
        units = [c for c in units if lasts[c][0][:1] in ("(", "[") or is_symbol(lasts[c][0])]
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
        found.append(tuple(unique(_counted(_with_rates(levels), corner))))
    return _in_points(_in_years(with_roman_quarters(found)))


def _in_points(headers: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the headers, ``(points)`` behind a column of shares as percentage points, in which it has moved."""
    out = list(headers)
    for column, header in enumerate(headers[1:], start=1):
        words = load_lines("graphics/point_words.txt")
        match = LAST_BRACKET.search(header[-1]) if header else None
        if match is not None and match["inside"].strip(".").lower() in words and "%" in " ".join(headers[column - 1]):
            out[column] = (*header[:-1], f"{header[-1][: match.start()]} (percentage points)".strip())
    return out


def with_roman_quarters(headers: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the headers, ``I`` to ``IV`` under a year as the quarters of that year, where a third or fourth is one."""
    found = [_roman(header) for header in headers]
    if not any(number in (3, 4) for number, _, _ in found if number is not None):
        return list(headers)
    return [
        header if number is None else (*above, f"Q{number} {year}")
        for header, (number, year, above) in zip(headers, found, strict=True)
    ]


def _roman(header: tuple[str, ...]) -> tuple[int | None, str, tuple[str, ...]]:
    """Return the number that a header's last words print in Roman digits, the year before it, and what is over them."""
    words = " ".join(header[-2:]).split()
    if len(words) == 2 and words[1] in ROMAN and YEAR.fullmatch(words[0]):
        return ROMAN.index(words[1]) + 1, words[0], header[:-2] if header[-1] == words[1] else header[:-1]
    return None, "", ()


def _in_years(headers: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the headers, quarters and months with the year that one left of them is printed with."""
    lasts = [h[-1] if h and not any(YEAR.search(part) for part in h[:-1]) else "" for h in headers]
    return [(*h[:-1], last) if last else h for h, last in zip(headers, with_years(lasts), strict=True)]


def _with_rates(levels: list[str]) -> list[str]:
    """Return a column's headers, what a rate is told for with the header over it that ends in *per*: ``Cases per`` over
    ``100 000``."""
    out: list[str] = []
    for level in levels:
        if out and out[-1].lower().endswith(" per") and level:
            out[-1] = f"{out[-1]} {level}"
        else:
            out.append(level)
    return out


def _counted(levels: list[str], corner: str) -> list[str]:
    """Return a column's headers, a day under its month or under what it ends, or a week's number under *Week*, as one
    of them."""
    ends = load_lines("graphics/end_words.txt")
    for at in range(len(levels) - 1):
        last = (levels[at].lower().split() or [""])[-1]
        day = is_day(levels[at + 1]) or DATED_MONTH.fullmatch(levels[at + 1]) or DAY_OF_MONTH.fullmatch(levels[at + 1])
        if last in ends and day:
            return [*levels[:at], f"{levels[at]} {levels[at + 1]}", *levels[at + 2 :]]
    if len(levels) >= 1 and SMALL.match(levels[-1]):
        above = levels[-2] if len(levels) >= 2 else ""
        if is_month(above):
            return [*levels[:-2], f"{levels[-1]} {above}"]
        week = next((text for text in (above, corner) if heads_weeks(text)), None)
        if week is not None:
            return [*(levels[:-2] if week == above else levels[:-1]), f"Week {levels[-1]}"]
    return levels


def _lines(cell: GridCell) -> list[str]:
    return [cell_text(line) for line in text_lines(cell.words)]


def _levels(cell: GridCell) -> list[str]:
    """Return a header cell's text; a year on a line of its own under or over other words is a level of its own."""
    lines = _lines(cell)
    if len(lines) >= 2 and YEAR.fullmatch(lines[0]) and not any(YEAR.search(line) for line in lines[1:]):
        rest = " ".join(lines[1:])
        return [cell.text] if is_month(rest) or says_unit(rest) else [lines[0], rest]
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


def with_counted(headers: Sequence[tuple[str, ...]], names: Sequence[int]) -> list[tuple[str, ...]]:
    """Return the headers of columns with those that only say ``%`` under the one left of them, whose share they are.

    ``No. of cases | %`` are cases and their share. Under a year or a name of rows it says no share of that.
    """
    out = list(headers)
    for column in range(1, len(out)):
        own, left = out[column], out[column - 1]
        if (
            not own
            or own[-1].strip("()") not in load_lines("graphics/percent_heads.txt")
            or not left
            or column - 1 in names
            or own[:-1] != left[:-1]
        ):
            continue
        counted = left[-1]
        if len(counted) < 3 or counted.lower() in load_lines("graphics/count_heads.txt"):
            continue  # ``n | %`` under one name are both of that
        if any(char.isdigit() for char in counted) or "%" in counted or not any(char.isalpha() for char in counted):
            continue
        out[column] = (*left, own[-1])
    return out
