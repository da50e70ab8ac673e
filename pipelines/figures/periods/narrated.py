"""Times without a year in a text that tells of a year long past: *in 2019 it fell to 4% in March*, *in week 7*.

Belongs here: which year such a time is of, where a printed one before it, or behind it in a bracket, says so. Does not
belong here: the nearest such time before the issue's day, which it is else (periods.days).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from pipelines.figures.periods.days import YEAR
from pipelines.figures.periods.glanced import is_glanced_at
from pipelines.figures.periods.model import ISSUE, Period
from pipelines.figures.periods.units import moved

#: Forms that name a part of a year, and may leave out which one.
YEARLESS = frozenset({"month", "part", "day", "days_pair", "between", "end_of", "month_day"})
#: Forms whose printed year says which one their text tells of.
DATED = YEARLESS | {"year", "first_months", "months_to"}
NAMES_YEAR = re.compile(rf"(?:{YEAR})|\byear\b")
#: How far a time lies from the one that gives it its year, at most: in the same sentence, and from one before it.
NEAR, FAR = timedelta(days=100), timedelta(days=190)
#: A time that is over as long as this, without its year, would be news no more: its text tells of another year.
NEWS = timedelta(days=120)
A_YEAR = 360
#: How a text ends before a time that it only compares with, and before one that dates a standard.
COMPARED = re.compile(r"(?i)\b(?:relative to|compared (?:with|to)|against|than|versus|on|over|from)[ ](?:the )?$")
STANDARD = re.compile(r"\b(?:those|that|levels?|averages?|peak) (?:of|in|for)[ ]$")
WEEK, HALF_A_YEAR = timedelta(days=6), 26
NUMBER = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")  # of a week


def in_told_year(
    period: Period, before: Sequence[Period], text: str, today: date | None, is_compared: Callable[[Period], bool]
) -> Period:
    """Return a time without a year as that of the year its sentence or the one before it tells of.

    `before` are the times of the same paragraph in their order; `is_compared` tells which stand on the other side of a
    comparison. A year that holds the whole of it must be that of its own sentence, and not the last one.
    """
    if period.form not in YEARLESS or period.start is None or period.end is None or period.rule_id == ISSUE:
        return period
    if NAMES_YEAR.search(period.text) is not None:
        return period
    told = (o for o in reversed(before) if o.form in DATED and o.start and o.end and _says_year(o))
    told = (o for o in told if not is_compared(o) and not _is_base(o, text))
    anchor = next((o for o in told if not is_glanced_at(text, o)), None)
    if anchor is None or anchor.start is None or anchor.end is None or anchor.start.year != anchor.end.year:
        return period
    same_sentence = ". " not in text[anchor.char_end : period.char_start]
    whole_year = (anchor.end - anchor.start).days >= A_YEAR
    candidates = (_years_on(period, anchor.start.year - period.start.year + k) for k in (-1, 0, 1))
    found = min(candidates, key=lambda o: _apart(o, anchor))
    if found.days == period.days or (today is not None and found.end is not None and found.end > today):
        return period
    if whole_year:
        return found if same_sentence and today is not None and anchor.end.year < today.year - 1 else period
    if same_sentence and _apart(found, anchor) <= NEAR:
        return found
    old = today is None or today - period.end > NEWS
    return found if old and _apart(found, anchor) <= FAR else period


def of_told_year(period: Period, before: Sequence[Period], text: str) -> Period:
    """Return *than in 2016, when 40 came in the first half of the year* as the months of the year told just before."""
    if period.form not in ("first_months", "part") or not period.text.endswith("of the year"):
        return period
    year = next((o for o in reversed(before) if o.form == "year" and o.start), None)
    if year is None or year.start is None or period.start is None or year.start.year == period.start.year:
        return period
    told = WHEN.fullmatch(text, year.char_end, period.char_start) is not None
    return _years_on(period, year.start.year - period.start.year) if told else period


WHEN = re.compile(r",?[ ]when[ ][^.;]*")


def in_split_year(period: Period, before: Sequence[Period], text: str) -> Period:
    """Return a month of a year that begins in one calendar year and ends in the next, as its sentence names one: *in
    2029-30 it took 40 in December*. In which of the two the months from April to September lie, the year must tell."""
    if period.form != "month" or period.start is None or NAMES_YEAR.search(period.text) is not None:
        return period
    year = next((o for o in reversed(before) if o.form in SPLIT and SPLIT_YEARS.search(o.text)), None)
    if year is None or ". " in text[year.char_end : period.char_start] or not period.text.startswith(("in ", "In ")):
        return period
    printed = SPLIT_YEARS.search(year.text)
    first = int(printed[1]) if printed is not None else 0
    fitting = [_years_on(period, then - period.start.year) for then in (first, first + 1)]
    if year.start is not None and year.end is not None:
        return next((o for o in fitting if o.start and year.start <= o.start <= year.end), period)
    if FIRST_OF_BOOKS <= period.start.month <= LAST_OF_BOOKS:
        return replace(period, start=None, end=None, form="financial")
    return fitting[period.start.month < FIRST_OF_BOOKS]


SPLIT = ("year_span", "financial")
SPLIT_YEARS = re.compile(r"\b((?:19|20)\d\d)[-–/]\d\d\b")
FIRST_OF_BOOKS, LAST_OF_BOOKS = 4, 9  # months in which years of two begin


def glossed(period: Period, behind: Period | None, text: str) -> Period:
    """Return a numbered week as the days that a bracket behind it gives: *in week 7 (week ending 18 February 2018)*."""
    if period.form != "numbered_week" or behind is None or not behind.start or not behind.end:
        return period
    week = text[period.char_end : behind.char_start] == " (" and behind.end - behind.start == WEEK
    return replace(period, start=behind.start, end=behind.end) if week else period


def in_counted_weeks(period: Period, carried: Sequence[Period], before: Sequence[Period]) -> Period:
    """Return a numbered week without a year as so many weeks from the one that the text named last.

    `before` are the times of the same paragraph, `carried` those of the text before it.
    """
    if period.form != "numbered_week" or _says_year(period) or period.start is None or period.end is None:
        return period
    number = NUMBER.search(period.text)
    weeks = (o for o in (*reversed(before), *reversed(carried)) if o.form == "numbered_week" and o.start)
    named, other = next(((o, n) for o in weeks if (n := NUMBER.search(o.text)) is not None), (None, None))
    if number is None or other is None or named is None or named.start is None:
        return period
    steps = int(number[1]) - int(other[1])
    if abs(steps) >= HALF_A_YEAR:
        return period
    start = named.start + timedelta(weeks=steps)
    return replace(period, start=start, end=start + WEEK)


def _is_base(period: Period, text: str) -> bool:
    before = text[max(0, period.char_start - 20) : period.char_start]
    led = before + period.text.partition(" ")[0] + " "
    return COMPARED.search(before) is not None or STANDARD.search(led) is not None


def _says_year(period: Period) -> bool:
    return re.search(YEAR, period.text) is not None


def _years_on(period: Period, years: int) -> Period:
    if period.start is None or period.end is None:
        return period
    start, end = moved(period.start, period.end, -relativedelta(years=years))
    return replace(period, start=start, end=end)


def _apart(period: Period, anchor: Period) -> timedelta:
    """Return how far two times with days lie from each other: nothing where they share one."""
    if period.start is None or period.end is None or anchor.start is None or anchor.end is None:
        return timedelta.max
    return max(period.start - anchor.end, anchor.start - period.end, timedelta(0))
