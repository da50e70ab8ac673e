"""Times that only a named one explains: *in the first*, *the rolling 12-month total*, *on the first day*, *this week*.

Belongs here: the days of an expression that lies within, before or at the end of another time or of a report's own.
Does not belong here: expressions that count back so many months or years (periods.relations), and those that only the
issue's date resolves (periods.days).
"""

from __future__ import annotations

import re
from calendar import month_abbr
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from pipelines.figures.periods.days import count_of
from pipelines.figures.periods.model import ISSUE, Period
from pipelines.figures.periods.units import LENGTHS, moved, relative, span
from pipelines.figures.periods.weeks import ORDINALS, weekday_within

MONTHS_OF_YEAR = 12
A_YEAR, A_MONTH = 360, 31
WEEK, A_DAY = timedelta(days=7), timedelta(days=1)
PREVIOUS_END = re.compile(r"end of the (?:previous|preceding) (?P<unit>year|quarter|month|week)$")
ROLLING = re.compile(r"(?P<count>\w+)[- ](?P<unit>month|quarter|week)")
STEP = re.compile(r"(?i)\b(?:(?P<count>\w+)[ ])?(?P<unit>year|month|week|quarter|day|decade|season)s?\b")
LAST_WEEK = re.compile(r"(?i)\blast[ ]week$")
OF_ONE_DAY = ("day", "named_day", "month_day", "holiday", "that_weekday", "that_day")
PARTS_OF_YEAR = ("part", "elliptic_part")


def end_of_previous(period: Period, unit: str, before: list[Period]) -> Period:
    """Return *at the end of the previous quarter* as the day before the quarter that the text named last."""
    most = LENGTHS[unit][1]
    for named in reversed(before):
        if not named.start or not named.end or not named.holds or (named.end - named.start).days + 1 > most:
            continue
        first, _ = relative({"which": "this", "unit": unit}, named.end)
        if first is not None:
            return replace(period, start=first - timedelta(days=1), end=first - timedelta(days=1))
    return period


def part_of_report(period: Period, carried: tuple[Period, ...], before: list[Period]) -> Period:
    """Return *in the final quarter* as that of the year that a report is of, where it is none of the calendar.

    Where a financial year was named before of which nobody says when it begins, it has no days.
    """
    if any(o.form == "financial" and o.start is None for o in (*carried, *before)):
        return replace(period, start=None, end=None)
    year = next((o for o in carried if o.rule_id == ISSUE and o.start and o.end and o.holds), None)
    if year is None or not year.start or not year.end or year.start.month == 1 or (year.end - year.start).days < A_YEAR:
        return period
    found = next((ORDINALS[word] for word in period.text.lower().split() if word in ORDINALS), None)
    months = next((n for word, n in (("quarter", 3), ("half", 6)) if word in period.text.lower()), None)
    if found is None or months is None:
        return period
    number = min(found, MONTHS_OF_YEAR // months)
    start = year.start + relativedelta(months=(number - 1) * months)
    return replace(period, start=start, end=start + relativedelta(months=months) - timedelta(days=1))


def is_undated_part(period: Period) -> bool:
    """Whether a time is a part of a financial year of which nobody says when it begins."""
    return period.form in ("financial", "part") and period.start is None


def week_of_issue(period: Period, carried: tuple[Period, ...]) -> Period:
    """Return *this week* as the week that an issue is of, which may be over when it comes out."""
    fewest, most = LENGTHS["week"]
    spans = (o for o in carried if o.rule_id == ISSUE and o.start and o.end)
    week = next((o for o in spans if o.start and o.end and fewest <= (o.end - o.start).days + 1 <= most), None)
    return replace(period, start=week.start, end=week.end) if week is not None else period


def in_weeks_told(period: Period, before: list[Period]) -> Period | None:
    """Return *last week*, and *the past four weeks*, as they end with the week that the text said ended on a day:
    *the week ending February 28*, of Saturday to Friday. None where it said so of none near."""
    step = STEP.search(period.text)
    if step is None or step["unit"].lower() != "week" or not period.start or not period.end:
        return None
    for told in reversed(before):
        if told.form != "months_to" or not told.start or not told.end or told.end - told.start != WEEK - A_DAY:
            continue
        if period.form == "past_n" and told.start <= period.end <= told.end + 2 * WEEK:
            return replace(period, start=told.end + A_DAY - (period.end - period.start), end=told.end)
        if LAST_WEEK.search(period.text) and told.start <= period.end and told.end >= period.start:
            return replace(period, start=told.start, end=told.end)
    return None


def some_day(period: Period, before: list[Period]) -> Period:
    """Return *on the first day* as the day on which something began that the text named just before."""
    named = next((o for o in reversed(before) if o.rule_id != ISSUE), None)
    if named is None or not named.start or not named.end or not named.holds or (named.end - named.start).days > A_MONTH:
        return period
    if named.form in ("end_of", "year_end"):
        return period  # at the end of 2029 it had 40 boats: nothing began on that day
    if re.search(r"\b(?:first|opening)\b", period.text):
        return replace(period, start=named.start, end=named.start)
    if re.search(r"\b(?:last|final|closing)\b", period.text) and named.start < named.end:
        return replace(period, start=named.end, end=named.end)
    return period


def that_day(period: Period, before: list[Period]) -> Period:
    """Return *that night* as the day that the text named last."""
    named = next((o for o in reversed(before) if o.start and o.start == o.end and o.form in OF_ONE_DAY), None)
    return replace(period, start=named.start, end=named.end) if named is not None else period


def that_weekday(period: Period, before: list[Period]) -> Period:
    """Return *on the Wednesday* as that day of the week, or other days, that the text named last."""
    for named in reversed(before):
        if named.start and named.end and named.holds and named.start < named.end:
            day = weekday_within(period.text.split()[-1], named.start, named.end)
            if day is not None:
                return replace(period, start=day, end=day)
    return period


def month_before(period: Period, before: list[Period]) -> Period:
    """Return *the December before* as the last month of that name before the time that the text named last."""
    month = next(k for k, name in enumerate(month_abbr) if name and re.search(rf"\b{name}", period.text))
    named = next(
        (o for o in reversed(before) if o.holds and o.start and o.end and (o.end - o.start).days < A_YEAR), None
    )
    if named is None or named.start is None:
        return period
    start = named.start.replace(day=1, month=month)
    start = start if start < named.start.replace(day=1) else start.replace(year=start.year - 1)
    return replace(period, start=start, end=start + relativedelta(months=1) - timedelta(days=1))


def weekday_before(period: Period, before: list[Period]) -> Period:
    """Return *the previous Sunday* as a week before the Sunday that the text named last."""
    day = next((word for word in period.text.split() if word.endswith("day")), "")
    for named in reversed(before):
        if named.start and named.start == named.end and named.start.strftime("%A") == day:
            return replace(period, start=named.start - WEEK, end=named.start - WEEK)
    return period


def rolling(period: Period, before: list[Period]) -> Period:
    """Return *the rolling 12-month total* as the months that end with the last one that the text is about."""
    step = ROLLING.search(period.text)
    ended = [o.end for o in before if o.end and o.start and o.holds and o.start < o.end]
    if step is None or not ended:
        return period
    last = max(ended)
    start = last + timedelta(days=1) - span(step["unit"], count_of(step["count"]))
    return replace(period, start=start, end=last)


def those_n(period: Period, before: list[Period]) -> Period:
    """Return *in those three months* as the last stretch of that length that was named."""
    step = STEP.search(period.text.split(maxsplit=2)[-1])
    if step is None:
        return period
    length = span(step["unit"].lower(), count_of(step["count"]))
    for named in reversed(before):
        if named.start and named.end and named.holds and named.start + length - timedelta(days=1) == named.end:
            return replace(period, start=named.start, end=named.end)
    return period


def elliptic_part(period: Period, before: list[Period]) -> Period:
    """Return *in the first* as the quarter or half of the year whose other one the text named just before."""
    number = ORDINALS[period.text.split()[-1].lower()]
    named = next((o for o in reversed(before) if o.form in PARTS_OF_YEAR and o.start and o.end), None)
    if named is None or named.start is None or named.end is None:
        return period
    months = {1: 3, 2: 6}.get((named.end - named.start).days // 85, 0)
    if not months or number * months > MONTHS_OF_YEAR:
        return period
    start = date(named.start.year, (number - 1) * months + 1, 1)
    return replace(period, start=start, end=start + relativedelta(months=months) - timedelta(days=1))


RELATIVE = re.compile(r"(?i)\b(?P<which>last|this|next)[ ](?P<unit>year|month|week|quarter)$")
ORDER = ("last", "this", "next")


def elliptic_relative(period: Period, before: list[Period]) -> Period:
    """Return *3% next* as the year behind *this year* that the text named just before."""
    named = next((o for o in reversed(before) if o.form == "relative"), None)
    told = RELATIVE.search(named.text) if named is not None else None
    if named is None or told is None or named.start is None or named.end is None:
        return period
    steps = ORDER.index(period.text.lower()) - ORDER.index(told["which"].lower())
    start, end = moved(named.start, named.end, -span(told["unit"].lower(), steps))
    return replace(period, start=start, end=end)


#: What stands before a part of a year that is one of the year before: *from the* year-ago *second quarter*.
YEAR_AGO_PART = re.compile(
    r"(?i)\b(?P<lead>from|than|against|with|to|in|over|on|for)[ ](?:the[ ]|a[ ])?year[- ](?:ago|earlier)[ ]$"
)


def of_year_ago(period: Period, text: str) -> Period | None:
    """Return a part of a year as that of the year before: *38 in the year-ago second quarter*; else None."""
    looked = YEAR_AGO_PART.search(text, max(0, period.char_start - 24), period.char_start)
    if looked is None:
        return None
    start = looked.start()
    told = replace(
        period, text=text[start : period.char_end], char_start=start, form="same_period", lead=looked["lead"]
    )
    if period.start is None or period.end is None:
        return told
    first, last = moved(period.start, period.end, relativedelta(years=1))
    return replace(told, start=first, end=last)
