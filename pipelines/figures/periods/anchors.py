"""The days of a time that another counts back from: *by 30 June 410 cases, against 290 in the preceding month*.

Belongs here: which days of the first are meant. Does not belong here: how far the second lies back (`relations`).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from pipelines.figures.lexicon.wordlists import alternatives
from pipelines.figures.periods.model import Period

IN_YEAR = re.compile(r"[Ii]n[ ]the[ ](?:previous|preceding|prior)[ ]year$")
IN_STEP = re.compile(r"(?:in|during)[ ]the[ ](?:previous|preceding|prior)[ ]month$")


SAME_STRETCH = re.compile(
    r"(?i)\b(?:same|corresponding|comparable|equivalent)[ ][^\d,]{0,30}?(?:period|weeks|months|days)\b"
)


def counted_on_from(period: Period, before: list[Period]) -> list[Period]:
    """Return the stretch that *the same period of 2023* is told against where its sentence counts since a day."""
    since = before[-1] if before else None
    if since is None or since.lead != "since" or not since.start or not since.until or since.until <= since.start:
        return []
    return [since] if period.form == "same_period" and SAME_STRETCH.search(period.text) else []


SHORT_STEP = re.compile(
    r"(?i)\b(?:a|one|the)[ ](?P<unit>week|month|quarter)[ ](?:earlier|before|prior)$"
    r"|\b(?:previous|preceding|prior)[ ](?P<unit2>week|month|quarter)$"
)
LEAST_OF_YEAR = 359


def short_enough(period: Period, before: list[Period]) -> list[Period]:
    """Return the times that *a month earlier* can count from: no whole years, as of a record that was set in 2029, and
    behind *from the previous week* none longer than a week, where one was named."""
    step = SHORT_STEP.search(period.text)
    if period.form not in ("earlier", "same_period") or step is None:
        return before
    weeks = [o for o in before if o.start and o.end and timedelta(days=1) < o.end - o.start < timedelta(days=7)]
    if weeks and (step["unit"] or step["unit2"]).lower() == "week":
        return weeks
    return [o for o in before if o.start is None or o.end is None or (o.end - o.start).days < LEAST_OF_YEAR]


@cache
def _at_a_day() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{alternatives('points_of_time')})\b")


def anchored_days(anchor: Period, period: Period) -> tuple[date, date]:
    """Return the days of a time that others count back from: those since a day on run up to the last one told of."""
    assert anchor.start is not None
    assert anchor.end is not None
    if anchor.start == anchor.end and anchor.lead == "on" and IN_STEP.match(period.text):
        first = anchor.start.replace(day=1)  # from 23.1 percent in the preceding month, behind a day of this one
        return first, first + relativedelta(months=1) - timedelta(days=1)
    if anchor.start == anchor.end and IN_YEAR.match(period.text):
        return anchor.start.replace(month=1, day=1), anchor.start.replace(month=12, day=31)
    if anchor.until is None or anchor.lead != "since" or anchor.until < anchor.start:
        return anchor.start, anchor.end
    return (anchor.until if _at_a_day().search(period.text) else anchor.start), anchor.until
