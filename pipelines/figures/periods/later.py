"""Times that count on from a named one: *three years later*, *the year after*, *the following month*.

Belongs here: the days of an expression that lies behind another time of its text. Does not belong here: expressions
that count back (periods.relations), and those that only the issue's date resolves (periods.days).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.periods.days import count_of
from pipelines.figures.periods.model import Period
from pipelines.figures.periods.tense import tells_past
from pipelines.figures.periods.units import moved, relative, span

#: The form of *three years later* and *the year after*.
LATER = "later"
FOLLOWING = re.compile(r"(?i)\bthe[ ](?:following|next)[ ](?P<unit>\w+)$|^following[ ](?P<bare>\w+)$")
STEP = re.compile(r"(?i)(?P<count>\w+)[ ](?P<unit>year|month|week|quarter|day|decade)s?[ ](?P<which>\w+)$")
LOOKED_BACK = ("same_period", "earlier")
LONGEST = 366  # days of a time that *a year later* moves on as a whole


def is_following(period: Period) -> bool:
    """Tell whether a time is *the following year* or *the next month*, which may count from a named one."""
    return period.form == "relative" and FOLLOWING.search(period.text) is not None


def following(period: Period, out: Sequence[Period], text: str, today: date | None) -> Period:
    """Return *the following year* as the one behind the time named last; *the next year* so only in the past tense.

    Where no time is named before, *the next year* counts from the issue's day, and of the following one nobody knows.
    """
    unit = FOLLOWING.search(period.text)
    anchor = _named_last(out)
    next_one = "next" in period.text.lower()
    past = tells_past(_sentence(text, period))
    if unit is None or (next_one and (period.lead in words("leads_from_today") or not past)):
        return period
    if anchor is None or anchor.end is None:
        return period if next_one else replace(period, start=None, end=None)
    start, end = relative({"which": "following", "unit": (unit["unit"] or unit["bare"]).lower()}, anchor.end)
    return _told(replace(period, start=start, end=end), past, today)


def later(period: Period, out: Sequence[Period], text: str, today: date | None) -> Period:
    """Return *three years later* as the time named last, so much on; *the year after* as the year behind it."""
    anchor, step = _named_last(out), STEP.search(period.text)
    if anchor is None or step is None or anchor.start is None or anchor.end is None:
        return period
    past = tells_past(_sentence(text, period))
    if step["which"].lower() == "after" and step["unit"].lower() != "day":
        start, end = relative({"which": "following", "unit": step["unit"].lower()}, anchor.end)
        return _told(replace(period, start=start, end=end), past, today)
    first = anchor.start if (anchor.end - anchor.start).days <= LONGEST else _start_of_last_year(anchor.end)
    if step["unit"].lower() == "day" and first != anchor.end:
        return period
    start, end = moved(first, anchor.end, -span(step["unit"].lower(), count_of(step["count"])))
    return _told(replace(period, start=start, end=end), past, today)


def this_year(period: Period, out: Sequence[Period], today: date | None) -> Period:
    """Return *the same period this year* as the time named last, in the year of the issue."""
    anchor = _named_last(out)
    if anchor is None or anchor.start is None or anchor.end is None or today is None or anchor.end.year > today.year:
        return period
    start, end = moved(anchor.start, anchor.end, span("year", anchor.end.year - today.year))
    return replace(period, start=start, end=end, form=LATER)


def _start_of_last_year(end: date) -> date:
    return end.replace(year=end.year - 1) + timedelta(days=1) if (end.month, end.day) != (2, 29) else end


def _told(period: Period, past: bool, today: date | None) -> Period:
    """Return the time, without days where what is told as past would be still to come."""
    if past and today is not None and period.start is not None and period.start > today:
        return replace(period, start=None, end=None)
    return period


def _named_last(out: Sequence[Period]) -> Period | None:
    """Return the time that a text named last, one of a comparison only for want of others."""
    dated = [o for o in reversed(out) if o.start is not None and o.end is not None and o.lead != "reported"]
    return next((o for o in dated if o.form not in LOOKED_BACK), dated[0] if dated else None)


def _sentence(text: str, period: Period) -> str:
    end = text.find(". ", period.char_end)
    return text[text.rfind(". ", 0, period.char_start) + 1 : end if end >= 0 else len(text)]
