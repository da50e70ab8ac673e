"""Calendar units counted from a day: whole months, *last quarter*, the last one that was over, how long each is.

Belongs here: arithmetic on days. Does not belong here: reading expressions (periods.days).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from pipelines.figures.periods.weeks import NOTHING, Days

#: How many days a period of each unit has, at least and at most.
LENGTHS = {"week": (7, 7), "month": (28, 31), "quarter": (90, 92), "year": (365, 366), "period": (2, 366)}
LENGTHS |= {"half": (181, 184), "half-year": (181, 184), "semester": (181, 184)}
NEARLY_OVER = 2  # days before its end on which a month or a quarter may be told of as a whole


def whole_month(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


#: How many of which part of a date one of each unit is; of any other, one is a day.
OF_DATES = {
    "century": ("years", 100),
    "decade": ("years", 10),
    "year": ("years", 1),
    "season": ("years", 1),
    "half-year": ("months", 6),
    "half year": ("months", 6),
    "quarter": ("months", 3),
    "month": ("months", 1),
    "fortnight": ("weeks", 2),
    "week": ("weeks", 1),
}


def span(unit: str, count: int) -> relativedelta:
    unit = unit.rstrip("s")
    if unit == "24 hour":
        return relativedelta(days=1)
    part, times = OF_DATES.get(unit, ("days", 1))
    return relativedelta(**{part: times * count})  # type: ignore[arg-type]  # all of these take whole numbers


def moved(start: date, end: date, back: relativedelta) -> tuple[date, date]:
    """Return the days from `start` to `end` so far back, whole months whole; with less than nothing, so far on."""
    ended = end - back
    if (start.day == 1 or start == end) and (end + timedelta(days=1)).day == 1:
        ended = ended.replace(day=monthrange(ended.year, ended.month)[1])
    return ended if start == end else start - back, ended


def last_complete(unit: str, today: date | None) -> Days:
    """Return the week, month or quarter that was over when the issue came out, or that a day or two end."""
    if today is not None and unit in ("half", "half-year"):
        begun = date(today.year, 1 if today.month <= 6 else 7, 1) - relativedelta(months=6)
        return begun, whole_month(begun.year, begun.month + 5)[1]
    if today is None or unit not in ("week", "month", "quarter"):
        return NOTHING
    first, last = relative({"which": "this", "unit": unit}, today)
    if first is None or last is None or (last - today).days <= NEARLY_OVER:
        return first, last
    return relative({"which": "last", "unit": unit}, today)


def relative(groups: dict[str, str], today: date | None) -> Days:
    if today is None:
        return NOTHING
    which = groups["which"].lower().removeprefix("the ")
    step = {"last": -1, "previous": -1, "prior": -1, "preceding": -1, "past": -1, "next": 1, "following": 1}.get(
        which, 0
    )
    unit = groups["unit"]
    if unit == "year":
        return date(today.year + step, 1, 1), date(today.year + step, 12, 31)
    if unit == "month":
        day = today + relativedelta(months=step)
        return whole_month(day.year, day.month)
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        return monday, monday + timedelta(days=6)
    if unit == "quarter":
        day = today + relativedelta(months=3 * step)
        month = (day.month - 1) // 3 * 3 + 1
        return date(day.year, month, 1), whole_month(day.year, month + 2)[1]
    return NOTHING


def edge_of(
    days: tuple[date | None, date | None], which: str, unit: str, count: int
) -> tuple[date | None, date | None]:
    """Return the first or last so many weeks, of seven days each, or days of a stretch of `days`."""
    first, last = days
    length = timedelta(days=count * {"weeks": 7, "days": 1}.get(unit, 0) - 1)
    if first is None or last is None or not timedelta(0) <= length <= last - first:
        return None, None
    return (last - length, last) if which in ("last", "final") else (first, first + length)
