"""Days and periods as heads of pages and file names print them.

Belongs here: reading one day or period. Does not belong here: where it was printed, and dates in sentences.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name}
MONTHS["sept"] = 9
_MONTH = r"(?P<{0}>" + "|".join(sorted((m for m in MONTHS), key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DASH = r"\s*(?:-|–|—|to|and|&)\s*"


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day."""

    first: date
    last: date


_SHAPES = tuple(
    re.compile(r"(?<![\w.])" + shape + r"(?!\w)", re.IGNORECASE)
    for shape in (
        # April 28-May 4, 2022
        _MONTH.format("m1")
        + r"\s+"
        + _DAY.format("d1")
        + _DASH
        + _MONTH.format("m2")
        + r"\s+"
        + _DAY.format("d2")
        + r",?\s+"
        + _YEAR,
        # April 14-20, 2022
        _MONTH.format("m1") + r"\s+" + _DAY.format("d1") + _DASH + _DAY.format("d2") + r",?\s+" + _YEAR,
        # 28 April - 4 May 2022
        _DAY.format("d1")
        + r"\s+"
        + _MONTH.format("m1")
        + _DASH
        + _DAY.format("d2")
        + r"\s+"
        + _MONTH.format("m2")
        + r",?\s+"
        + _YEAR,
        # 14-20 April 2022
        _DAY.format("d1") + _DASH + _DAY.format("d2") + r"\s+" + _MONTH.format("m1") + r",?\s+" + _YEAR,
        # April 14, 2022
        _MONTH.format("m1") + r"\s+" + _DAY.format("d1") + r",?\s+" + _YEAR,
        # 14 April 2022
        _DAY.format("d1") + r"(?:\s+|\.\s*)(?:of\s+)?" + _MONTH.format("m1") + r",?\s+" + _YEAR,
        # January-March 2022
        _MONTH.format("m1") + r"\s*[-–—/]\s*" + _MONTH.format("m2") + r",?\s+" + _YEAR,
        # 2022-04-14, 2022/04/14, 2022_04_14, 20220414
        _YEAR + r"(?P<sep>[-./_]?)(?P<n1>0[1-9]|1[0-2])(?P=sep)" + r"(?P<d1>0[1-9]|[12]\d|3[01])",
        # 14.04.2022
        r"(?P<d1>0?[1-9]|[12]\d|3[01])(?P<sep>[./-])(?P<n1>0?[1-9]|1[0-2])(?P=sep)" + _YEAR,
        # April 2022
        r"(?<!\d\s)" + _MONTH.format("m1") + r",?\s+" + _YEAR,
        # 2022-04
        _YEAR + r"[-_.](?P<n1>0[1-9]|1[0-2])",
    )
)


def find_period(text: str) -> Period | None:
    """Return the first day or period that `text` names, None when there is none."""
    found = _first_period(text)
    return found[1] if found else None


def without_period(text: str) -> str:
    """Return `text` without the first day or period that it names."""
    found = _first_period(text)
    return text if found is None else f"{text[: found[0].start()]} {text[found[0].end() :]}"


def _first_period(text: str) -> tuple[re.Match[str], Period] | None:
    # One character for one: what is found stands at the same place in `text`.
    spaced = re.sub(r"(?<=\d)_(?=\D)|(?<=\D)_(?=\d)|(?<=[A-Za-z])_(?=[A-Za-z])", " ", text)
    for shape in _SHAPES:
        read = [(found, period) for found in shape.finditer(spaced) if (period := _period(found)) is not None]
        if read:
            return read[0]
    return None


def _period(found: re.Match[str]) -> Period | None:
    parts = found.groupdict()
    year = int(parts["year"])
    month = MONTHS[parts["m1"].casefold()] if parts.get("m1") else int(parts["n1"])
    last_month = MONTHS[parts["m2"].casefold()] if parts.get("m2") else month
    try:
        if not parts.get("d1"):
            return Period(date(year, month, 1), date(year, last_month, calendar.monthrange(year, last_month)[1]))
        first = date(year, month, int(parts["d1"]))
        last = date(year, last_month, int(parts["d2"])) if parts.get("d2") else first
    except ValueError:
        return None
    if last < first:
        first = first.replace(year=year - 1) if month > last_month else first
    return Period(first, last) if first <= last else None
