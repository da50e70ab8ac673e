"""The days of several years, or of years that begin in a month of their own: *2019-2023*, *the 1990s*.

Belongs here: one function per form of expression. Does not belong here: financial years, which a text has to define
(financial_years), and what lies within a calendar year (days).
"""

from __future__ import annotations

from datetime import date

from pipelines.figures.periods.units import whole_month
from pipelines.figures.periods.weeks import NOTHING, Days

MONTHS_OF_YEAR = 12
MOST_YEARS = 100
THIS_CENTURY = 2000


def decade(groups: dict[str, str]) -> Days:
    if "part" in groups:
        return NOTHING
    first = int(groups["decade"])
    return date(first, 1, 1), date(first + 9, 12, 31)


def year_with_months(groups: dict[str, str], months: tuple[int, int]) -> Days:
    """Return the twelve months of *2024/25 (October/September)*, from the first to the second of `months`."""
    first, (begins, ends) = int(groups["year1"]), months
    if int(groups["year2"]) % 100 != (first + 1) % 100 or begins != ends % MONTHS_OF_YEAR + 1 or begins == 1:
        return NOTHING
    return date(first, begins, 1), whole_month(first + 1, ends)[1]


def year_span(groups: dict[str, str]) -> Days | None:
    """Return the days of two years, or of a month by its number, *2024-03*; None for a year that begins in one of them
    and ends in the other."""
    first, second = int(groups["year1"]), groups["year2"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if last < first:
        if len(second) == 2 and first >= THIS_CENTURY:  # no span leads from this century into the next
            return whole_month(first, int(second)) if 1 <= int(second) <= MONTHS_OF_YEAR else NOTHING
        last += 100
    if last < first or last - first > MOST_YEARS:
        return NOTHING
    fiscal = len(second) == 2 and last == first + 1
    if groups["dash"] == "/" or fiscal or not groups.keys().isdisjoint({"kind", "before", "code"}):
        return None
    return date(first, 1, 1), date(last, 12, 31)
