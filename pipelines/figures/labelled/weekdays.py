"""The days of a week that a title tells of: *Mon* under *Calls by day, week of 5 February*.

Belongs here: which day of a week a header names. Does not belong here: which week its title tells of (periods).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from pipelines.figures.labelled.periods import Span
from pipelines.figures.periods.weeks import WEEKDAYS

SHORTEST = 3
WEEK = timedelta(days=6)


def day_within(span: Span | None, headers: Sequence[str]) -> Span | None:
    """Return the day of a week `span` that one of the headers names, else `span`."""
    if span is None or span.start is None or span.end is None or span.end - span.start != WEEK:
        return span
    for header in headers:
        plain = header.strip(" .,").lower()
        names = [k for k, day in enumerate(WEEKDAYS) if len(plain) >= SHORTEST and day.lower().startswith(plain)]
        if len(names) == 1:
            day = span.start + timedelta(days=(names[0] - span.start.weekday()) % 7)
            return Span(day, day, header)
    return span
