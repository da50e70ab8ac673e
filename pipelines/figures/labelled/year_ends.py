"""Columns headed by years under a title that says with which month each year ends, or of which day the numbers are.

Belongs here: *2022* under *for the year ended 31 March 2023* or *as at 31 December 2023*, where the title names the
latest year alone, or under *since 1 January*. Does not belong here: years that a header writes as two, *2022/23*
(labelled.years), and parts of a year that stand without any year beside it (labelled.periods).
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from pipelines.figures.labelled.years import last_month, month_number
from pipelines.figures.lexicon.rulebook import pattern_rules
from pipelines.figures.periods.model import Period

RULES = "graphics/level_days.toml"
DECEMBER = 12


def days_in_year(year: int, others: Sequence[str]) -> tuple[date, date] | None:
    """Return the first and the last day of what a column headed `year` holds for, where one of the `others` says."""
    for text in others:
        if (day := _day_told(text)) is not None:
            told = date(year, day[0], min(day[1], calendar.monthrange(year, day[0])[1]))
            return told, told
        last = last_month(text)
        if last is not None and last != DECEMBER:
            return date(year - 1, last + 1, 1), date(year, last, calendar.monthrange(year, last)[1])
    return None


def end_of_stretch(period: Period) -> date | None:
    """Return the last day of a time put together of several headers: what counts *since 1 January* of a year before,
    beside the same of this one, ends on the day of that year on which the issue tells of it."""
    if period.start is None or period.until is None:
        return period.end or period.start
    return max(period.start, period.until + relativedelta(year=period.start.year))


@lru_cache(maxsize=4096)
def _day_told(text: str) -> tuple[int, int] | None:
    """Return the month and the day of it that numbers are told for: a month's last one or the year's first."""
    for rule in pattern_rules(RULES):
        for match in rule.finditer(text):
            month = month_number(match["month"] or match["month2"])
            day = int(match["day"] or match["day2"])
            if (day, month) == (1, 1) or (day > 1 and day >= calendar.monthrange(2023, month)[1]):
                return month, day
    return None
