"""Rows that are parts of a row above them which has numbers of its own: *of which: male* under *Deaths*.

Belongs here: which rows a row is a part of, by indent, marks before its name, or bold type where the numbers add up.
Does not belong here: rows that only head others (tables), and printed totals (sums).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipelines.rules import load_lines

#: A part's name starts so many points further right than that of its whole; names at one level within as many.
INDENT = 2.0
SAME_LEVEL = 1.2
#: Names set to the middle or to the right start everywhere: levels have so many rows on average, or are few.
FEWEST_A_LEVEL = 1.6
FEW_LEVELS = 2
#: One whole with more parts than this, and nothing beside it, is what the table is about: its name is not said again.
MOST_UNDER_ONE = 3
#: A mark before a part's name: ``- girls``, ``• girls``.
MARK = re.compile(r"^(?:[-–—•·○▪*›»]|\.{2,})\s*(?=[^\W\d_])")
#: So many wholes in bold type show the pattern.
FEWEST_BOLD = 2


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row with numbers: where its name starts, how it is printed, and its numbers by column."""

    row: int
    x0: float
    text: str
    bold: bool
    numbers: dict[int, float]


def wholes_of(rows: Sequence[NamedRow], before: Sequence[NamedRow] = ()) -> dict[int, tuple[NamedRow, ...]]:
    """Return for each row that is a part the rows it is a part of, the outermost first; `before` are the rows of the
    same table on the page before."""
    if before:  # numbered on, so that rows of both pages are told apart
        first = before[-1].row + 1
        together = wholes_of([*before, *(replace(row, row=row.row + first) for row in rows)])
        return {number - first: wholes for number, wholes in together.items() if number >= first}
    found: dict[int, tuple[NamedRow, ...]] = _by_indent(rows) if _in_levels(rows) else {}
    if not found:
        found = _by_bold(rows)
    for last, after in itertools.pairwise(rows):
        if after.row not in found and _is_led(after) and abs(after.x0 - last.x0) <= SAME_LEVEL:
            whole = found.get(last.row, ()) if _is_led(last) else (*found.get(last.row, ()), last)
            if whole and not _is_total(whole[-1]):
                found[after.row] = whole
    return _needed(rows, found)


def without_lead(text: str) -> str:
    """Return a part's name without what only says that it is one: ``of which: male`` is ``male``."""
    plain = MARK.sub("", text.strip())
    return _lead().sub("", plain).strip() or text


def _needed(rows: Sequence[NamedRow], found: dict[int, tuple[NamedRow, ...]]) -> dict[int, tuple[NamedRow, ...]]:
    """Return the wholes that the names of parts leave open: ``Shoe stores`` under ``Clothing stores`` says all, unless
    another whole has a part of that name."""
    names = Counter(row.text.lower() for row in rows)
    out: dict[int, tuple[NamedRow, ...]] = {}
    for row in rows:
        alone = names[row.text.lower()] == 1 and not _is_led(row)
        wholes = tuple(w for w in found.get(row.row, ()) if not (alone and _last_word(w.text) == _last_word(row.text)))
        if wholes:
            out[row.row] = wholes
    return out


def _last_word(text: str) -> str:
    words = re.findall(r"[^\W\d_]{3,}", re.sub(r"\([^()]*\)", " ", text.lower()))
    return words[-1].removesuffix("s") if words else text.lower()


@cache
def _lead() -> re.Pattern[str]:
    words = "|".join(sorted((re.escape(w) for w in load_lines("graphics/part_leads.txt")), key=len, reverse=True))
    return re.compile(rf"(?i)^(?:{words})(?![^\W\d_])\s*[:,–—-]?\s*")


@cache
def _totals() -> frozenset[str]:
    return frozenset(load_lines("graphics/total_words.txt"))


def _is_total(row: NamedRow) -> bool:
    return row.text.lower().strip(" *:.") in _totals()


def _is_led(row: NamedRow) -> bool:
    """Tell whether a name says itself that it is a part's."""
    return MARK.match(row.text.strip()) is not None or _lead().match(row.text.strip()) is not None


def _in_levels(rows: Sequence[NamedRow]) -> bool:
    levels = _levels(rows)
    return len(levels) > 1 and (len(levels) <= FEW_LEVELS or len(rows) >= FEWEST_A_LEVEL * len(levels))


def _levels(rows: Sequence[NamedRow]) -> list[float]:
    levels: list[float] = []
    for x0 in sorted(row.x0 for row in rows):
        if not levels or x0 - levels[-1] > SAME_LEVEL:
            levels.append(x0)
    return levels


def _by_indent(rows: Sequence[NamedRow]) -> dict[int, tuple[NamedRow, ...]]:
    found: dict[int, tuple[NamedRow, ...]] = {}
    open_rows: list[NamedRow] = []
    for row in rows:
        while open_rows and row.x0 < open_rows[-1].x0 + INDENT:
            open_rows.pop()
        wholes = tuple(whole for whole in open_rows if not _is_total(whole))
        if wholes and not _is_total(row):
            found[row.row] = wholes
        open_rows.append(row)
    outermost = {wholes[0].row for wholes in found.values()}
    tops = [row for row in rows if row.row not in found and not _is_total(row)]
    if len(outermost) == 1 and len(tops) == 1 and len(found) > MOST_UNDER_ONE:
        return {row: wholes[1:] for row, wholes in found.items() if len(wholes) > 1}
    return found


def _by_bold(rows: Sequence[NamedRow]) -> dict[int, tuple[NamedRow, ...]]:
    """Return the parts of wholes that only bold type tells, where some whole's numbers are the sums of its parts'."""
    found: dict[int, tuple[NamedRow, ...]] = {}
    whole: NamedRow | None = None
    parts: dict[int, list[NamedRow]] = {}
    for row in rows:
        if row.bold:
            whole = None if _is_total(row) else row
        elif whole is None:
            return {}  # a table that starts with a part has its sums behind the parts
        else:
            found[row.row] = (whole,)
            parts.setdefault(whole.row, []).append(row)
    by_row = {row.row: row for row in rows}
    sums = sum(len(under) > 1 and _adds_up(by_row[number], under) for number, under in parts.items())
    return found if len(parts) >= FEWEST_BOLD and sums else {}


def _adds_up(whole: NamedRow, parts: Sequence[NamedRow]) -> bool:
    return any(
        all(column in part.numbers for part in parts)
        and value != 0
        and abs(sum(part.numbers[column] for part in parts) - value) <= 0.5
        for column, value in whole.numbers.items()
    )
