"""The weeks of a month: *in the third week of October*.

Belongs here: their days, counted from the month's first or back from its last. Does not belong here: weeks of the year
(weeks).
"""

from __future__ import annotations

from datetime import timedelta

from pipelines.figures.periods.weeks import NOTHING, WEEK, WEEKDAYS, Days

WEEKS_OF_MONTH = {"first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3}


def week_of_month(words: str, month: Days) -> Days:
    """Return *the third week of October* as seven days of it, counted from its first day, or back from its last."""
    first, last = month
    named = words.lower().split()
    if first is None or last is None or "week" not in named:
        return NOTHING
    if not {"last", "final"}.isdisjoint(named):
        return last - WEEK, last
    number = next((WEEKS_OF_MONTH[word] for word in named if word in WEEKS_OF_MONTH), None)
    if number is None:
        return NOTHING
    start = first + number * timedelta(days=len(WEEKDAYS))
    return start, start + WEEK
