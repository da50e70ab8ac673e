"""The days of weeks: numbered ones, those named by a day in them, and weekends.

Belongs here: one function per form of expression. Does not belong here: months, quarters and years (periods.days).
"""

from __future__ import annotations

from calendar import month_abbr
from datetime import date, timedelta

Days = tuple[date | None, date | None]
NOTHING: Days = (None, None)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEK = timedelta(days=6)
SATURDAY = 5
#: The part of a rule's match that names the day with which a stretch to some week begins.
FROM_DAY = "from_day"
#: The quarter that each ordinal is; the last one of halves or thirds is cut to their number.
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": 4,
    "last": 4,
    "opening": 1,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}


def numbered_weeks(groups: dict[str, str], today: date | None, form: str) -> Days:
    """Return the days of a week, or from one week to another, by its number in the year, as ISO 8601 counts them.

    Without a printed year it is the week of that number that began last before `today`. *From January to week 31* and
    *from the start of the year* begin with a day.
    """
    first = int(next(number for name, number in groups.items() if name.startswith("week")))
    last = int(groups.get("week8") or groups["week2"]) if form == "numbered_weeks" else first
    printed = groups.get("year") or groups.get("year5")
    years = [int(printed)] if printed else [today.year, today.year - 1] if today else []
    for year in years:
        try:
            start, end = date.fromisocalendar(year, first, 1), date.fromisocalendar(year, last, 7)
            start = _first_day(groups, end) if FROM_DAY in groups else start
        except ValueError:  # there is no such week in that year
            return NOTHING
        if printed or today is None or start <= today:
            return (start, end) if start <= end else NOTHING
    return NOTHING


def _first_day(groups: dict[str, str], last: date) -> date:
    """Return the day that a stretch to some week begins with: its last year's, unless that comes after it."""
    month = list(month_abbr).index(groups["month"][:3].capitalize()) if "month" in groups else 1
    begun = date(int(groups.get("year6") or last.year), month, int(groups.get("day") or 1))
    return begun if begun <= last else begun.replace(year=begun.year - 1)


def days_off(week: Days) -> timedelta:
    """Return by how much a week of an issue that begins on Saturday or Sunday is off the weeks of ISO 8601.

    No other day counts: a paper that comes out for Friday to Thursday numbers no weeks by that.
    """
    first, last = week
    if first is None or last is None or last - first != WEEK or first.weekday() < SATURDAY:
        return timedelta(0)
    return timedelta(days=first.weekday() - len(WEEKDAYS))


def same_weeks(first: date, last: date, years: int) -> Days | None:
    """Return the weeks of those numbers so many years before, None where the days are no whole weeks."""
    off = days_off((first, first + WEEK))
    if (first - off).weekday() or (last - first).days % 7 != WEEK.days or years < 1:
        return None
    (year, begun, _), (_, ended, _) = (first - off).isocalendar(), (last - off).isocalendar()
    try:
        then = date.fromisocalendar(year - years, begun, 1), date.fromisocalendar(year - years, ended, 7)
        return then[0] + off, then[1] + off
    except ValueError:  # there was no 53rd week
        return None


def week_to(weekday: str, today: date | None) -> Days:
    """Return the seven days that end with the last such weekday before `today`."""
    if today is None:
        return NOTHING
    last = today - timedelta(days=(today.weekday() - WEEKDAYS.index(weekday)) % 7)
    return last - WEEK, last


def weekend(which: str, today: date | None) -> Days:
    """Return the Saturday and Sunday before `today`, or after it for *next* and *this*."""
    if today is None:
        return NOTHING
    saturday = today - timedelta(days=(today.weekday() - 5) % 7 or 7)
    if which in ("this", "next"):
        saturday += timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


def weekday_within(weekday: str, first: date, last: date) -> date | None:
    """Return the one such weekday of some days, None where there are several or none."""
    found = first + timedelta(days=(WEEKDAYS.index(weekday) - first.weekday()) % 7)
    return found if found <= last < found + timedelta(days=7) else None


def named_day(groups: dict[str, str], today: date | None) -> Days:
    """Return *yesterday*, *on Monday*, *on Thursday last week*."""
    if today is None:
        return NOTHING
    if "name" in groups:
        shift = {"yesterday": -1, "tomorrow": 1}.get(groups["name"].lower(), 0)
        return _day(today + timedelta(days=shift))
    back = (today.weekday() - WEEKDAYS.index(groups["weekday"])) % 7
    if "week" in groups:
        monday = today - timedelta(days=today.weekday() + (7 if groups["week"] == "last" else 0))
        return _day(monday + timedelta(days=WEEKDAYS.index(groups["weekday"])))
    if back == 0 and ("last" in groups or "last2" in groups):
        back = 7
    return _day(today - timedelta(days=back))


def _day(day: date) -> Days:
    return day, day
