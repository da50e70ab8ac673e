"""The times of a whole issue: the day that its relative times count from, and what it says that it is about.

Belongs here: what an issue's facts mean for the times of its texts. Does not belong here: reading the facts off the
head (the articles' facts), and the times that headlines and texts name.
"""

from __future__ import annotations

from datetime import date

from pipelines.figures.periods.model import ISSUE, Period
from pipelines.figures.timing.leads import LEAD, reported_span
from pipelines.model import IssueFacts

DAYS_OF_ISSUE = (4, 15)  # between the first and the last day of the week, ten days or fortnight that an issue is of
A_YEAR = 360


def told_on(issue: IssueFacts) -> date | None:
    """Return the day that an issue's *last year* and *in May* count from: when it came out, or the end of its year."""
    begun, over = issue.covers_from, issue.covers_to
    annual = begun is not None and over is not None and (over - begun).days > A_YEAR
    return over if annual or issue.published_on is None else issue.published_on


def times_of_issue(issue: IssueFacts) -> list[Period]:
    """Return the time that the issue's head says it is about, none where it only says when it came out.

    A month in its head is when it came out: what it tells is mostly of the month before. So a monthly or quarterly
    report is about the last one that was over, which holds for what no story says a time of (`reported_span`).
    """
    covers = issue.covers_from is not None and issue.covers_to is not None
    first, last = (issue.covers_from, issue.covers_to) if covers else (issue.published_on, issue.published_to)
    if first is not None and last is not None and DAYS_OF_ISSUE[0] <= (last - first).days <= DAYS_OF_ISSUE[1]:
        return [Period(first, last, "", 0, 0, "issue", ISSUE)]
    if covers:
        return [Period(first, last, "", 0, 0, LEAD, ISSUE)]
    span = reported_span(issue.publication, issue.published_on)
    return [span] if span is not None else []
