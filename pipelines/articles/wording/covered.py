"""What time an issue tells of, where its head names one beside the day on which it came out.

Belongs here: telling the two apart, and quarters, halves, weeks and years in a head. Does not belong here: days and
months (`dates`), which runs are the head (`facts`), and what figures make of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from pipelines.articles.page.rules import pattern_rules
from pipelines.articles.wording.dates import Period, find_period, find_periods, months_of, week_of, without_period

#: A report on days comes out within so many days behind them, one on months within so many.
SOON = timedelta(days=60)
LATER = timedelta(days=400)
LONGEST_OF_DAYS = timedelta(days=16)
OTHER_FIRST_DAY = timedelta(days=3)  # by which weeks that begin on another day are off those of ISO 8601 at most
LONGEST_DAY = 24  # characters of a day as heads print it
MONTHS = {"quar": 3, "half": 6, "year": 12}
COUNTS = {"three": 3, "six": 6, "nine": 9, "twelve": 12}
MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}


def came_out(period: Period, heads: Sequence[str]) -> Period:
    """Return the day on which an issue came out where its head names it beside `period`, else `period`."""
    if period.first == period.last:
        return period
    soon = SOON if period.last - period.first <= LONGEST_OF_DAYS else LATER
    of_days = period.last - period.first <= LONGEST_OF_DAYS
    for day in (found for text in heads for found in _times(text) if found.first == found.last):
        if (day.first > period.last if of_days else day.first >= period.first) and day.first - period.last <= soon:
            return day
    return period


def covered_time(published: Period | None, heads: Sequence[str]) -> Period | None:
    """Return the days, week, month, quarter, half or year of a head that was over when the issue came out."""
    out = published.first if published is not None else None
    for text in heads:
        for found in (*_named(text, out), *_times(text)):
            # *July to September 2031*, whose last month is all that says when the issue came out
            ends = published is not None and found.first < published.first and found.last == published.last
            over = ends or out is None or timedelta(0) <= out - found.last <= LATER
            if found.first == found.last or not over:
                continue
            if found.last - found.first <= LONGEST_OF_DAYS and out is not None and out - found.last > SOON:
                continue
            if out is not None or found.last - found.first > LONGEST_OF_DAYS:
                return found
    return None


def without_ended(text: str) -> str:
    """Return a head without the day or month at whose end the time ended that an issue is of.

    *Six months ended 30 June 2031*, *Labour force in the quarter to September 2031*.
    """
    (ended,) = pattern_rules("covered.toml", "ended")
    for match in ended.pattern.finditer(text):
        rest = text[match.end() :]
        if (found := find_period(rest[:LONGEST_DAY])) is not None and _is_day_or_month(found):
            return f"{text[: match.start()]} {without_ended(without_period(rest))}"
    return text


def _ended(text: str) -> list[Period]:
    """Return the months, half or year whose last day or month a head names."""
    (rule,) = pattern_rules("covered.toml", "ended")
    found = []
    for match in rule.pattern.finditer(text):
        day = find_period(text[match.end() :][:LONGEST_DAY])
        if day is None or not _is_day_or_month(day):
            continue
        unit = (match["u"] or "").lower()
        months = MONTHS.get(unit[:4]) or COUNTS.get(match["n"].lower()) or int(match["n"])
        found.append(Period(day.last + timedelta(days=1) - relativedelta(months=months), day.last))
    return found


def _is_day_or_month(period: Period) -> bool:
    return period.first == period.last or period == months_of(period.first.year, period.first.month, period.first.month)


def names_time(text: str) -> bool:
    """Tell whether a head names a quarter, a half or a year that an issue may tell of: *Third quarter 2031*."""
    return bool(_named(text, None))


def of_this_issue(text: str) -> str:
    """Return a head up to where it speaks of another issue: *Next release: 4 June*."""
    (of_another,) = pattern_rules("covered.toml", "next")
    found = of_another.pattern.search(text)
    return text if found is None else text[: found.start()]


def _times(text: str) -> list[Period]:
    return find_periods(without_ended(of_this_issue(text)))


def _named(text: str, out: date | None) -> list[Period]:
    quarter, week, year = pattern_rules("covered.toml")
    found = _ended(text)
    for match in quarter.pattern.finditer(text):
        number = int(match["n"] or match["n2"] or ORDINALS[match["o"].lower()])
        length = 3 if (match["c"] or match["p"] or match["p2"])[0].lower() == "q" else 6
        if number * length <= 12:
            found.append(months_of(int(match["b"]), number * length - length + 1, number * length))
    for match in pattern_rules("covered.toml", "months")[0].pattern.finditer(text):
        first, last = (MONTH_NAMES.index(match[name].lower()) + 1 for name in ("f", "l"))
        if first < last:
            found.append(months_of(int(match["b"]), first, last))
    weeks = [period for match in week.pattern.finditer(text) if (period := _week(match, out)) is not None]
    found += [_as_printed(period, text) for period in weeks]
    found += [months_of(int(match["b"]), 1, 12) for match in year.pattern.finditer(text)]
    return found


def _as_printed(week: Period, text: str) -> Period:
    """Return a numbered week with the days that its head prints beside the number: weeks begin on Sunday, or on
    Saturday, in some countries."""
    printed = (found for found in _times(text) if found.last - found.first == week.last - week.first)
    return next((found for found in printed if abs(found.first - week.first) <= OTHER_FIRST_DAY), week)


def _week(match: re.Match[str], out: date | None) -> Period | None:
    """Return the week of that number, where no year is printed the last one that was over."""
    if match["b"]:
        return week_of(int(match["b"]), int(match["w"]))
    if out is None:
        return None
    weeks = (week_of(year, int(match["w"])) for year in (out.year, out.year - 1))
    return next((week for week in weeks if week is not None and week.last <= out), None)
