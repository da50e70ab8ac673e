"""The time that a whole issue is of, for what its tiles and charts show with no time of their own.

Belongs here: giving that time to them. Does not belong here: finding it in the issue's head (the articles' facts), the
day that a page says it shows (status), and the standing time of running text (standing).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dateutil.relativedelta import relativedelta

from pipelines.figures.labelled.periods import Span
from pipelines.figures.lexicon.rulebook import pattern_rules
from pipelines.figures.timing.issue_times import times_of_issue
from pipelines.model import Figure, IssueFacts, Layout
from pipelines.rules import load_lines

SINCE = re.compile(r"(?i)since\b|year[- ]to[- ]date\b|ytd\b|cum")
#: The form of the time of an issue that is of a week or so.
OF_DAYS = "issue"
SOURCES = frozenset(("infographic", "chart"))


def with_issue_times(figures: Iterable[Figure], layout: Layout) -> list[Figure]:
    """Give tiles and charts without a time the one that their issue's head says it is of: *Annual report 2031*."""
    figures = [_counted_to(figure, layout.issue) for figure in figures]
    time = _time_of(layout.issue)
    return figures if time is None else [_timed(figure, time) for figure in figures]


def _counted_to(figure: Figure, issue: IssueFacts) -> Figure:
    """Let what is counted *since 1 January* end with the days that the issue covers, not on the day it came out."""
    covered, out, end = issue.covers_to, issue.published_on, figure.period_end
    if covered is None or out is None or end is None or figure.period_start is None or not covered < out:
        return figure
    if (end.month, end.day) != (out.month, out.day) or SINCE.match(figure.period_text or "") is None:
        return figure
    ended = covered + relativedelta(years=end.year - out.year)  # what an earlier year counted up to the same day
    return replace(figure, period_end=ended) if figure.period_start < ended else figure


def _timed(figure: Figure, time: Span) -> Figure:
    told = figure.period_start is not None or figure.period_text is not None
    if told or figure.source not in SOURCES or (figure.unit_kind == "duration" and not _is_measured(figure)):
        return figure
    return replace(figure, period_start=time.start, period_end=time.end)


def _is_measured(figure: Figure) -> bool:
    """Tell whether a duration is what was measured, not a term: its label gives the unit, or says of what it is the
    average (*Average stay, days*, *4.9*)."""
    averages = load_lines("graphics/average_words.txt")
    named = (figure.concept or "").lower().split()[:1]
    return not any(map(str.isalpha, figure.surface)) or any(word in averages for word in named)


def _time_of(issue: IssueFacts) -> Span | None:
    if issue.covers_from is not None and issue.covers_to is not None:
        return Span(issue.covers_from, issue.covers_to, "")
    day, last = issue.published_on, issue.published_to
    for time in times_of_issue(issue):
        if time.form == OF_DAYS and time.start is not None and time.end is not None:
            return Span(time.start, time.end, "")
    if day is None or not issue.publication:
        return None
    if last in (None, day):
        return Span(day, day, "") if _is_named("figures/daily_papers.toml", issue.publication) else None
    return Span(day, last, "") if _is_named("figures/boards.toml", issue.publication) else None


def _is_named(rules: str, publication: str | None) -> bool:
    return any(next(rule.finditer(publication or ""), None) is not None for rule in pattern_rules(rules))
