"""The day on which an issue's numbered weeks end: *Week 8 ending February 24* moves them from where ISO 8601 has them.

Belongs here: finding that line, and moving the weeks of tables, charts and tiles. Does not belong here: reading
numbered weeks (periods.weeks), and the weeks of running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from pipelines.figures.labelled.periods import find_period
from pipelines.figures.lexicon.rulebook import pattern_rules
from pipelines.model import Figure, Layout

#: Words of a time that a week ends: numbered, the current one, or from the year's first day on.
NUMBERED = re.compile(
    r"(?i)\b(?:epi)?w(?:ee)?ks?\.?\s?\d|\bcurrent week\b|^cum(?:ulative|\.)?\b|^(?:ytd|year[ -]to[ -]date)\b"
)
#: Weeks end so many days before or after the Sunday of ISO 8601 at most.
MOST_DAYS = 3
WEEK = timedelta(days=6)


def with_week_ends(figures: Iterable[Figure], layout: Layout) -> list[Figure]:
    """Give the numbered weeks of figures the days that the issue says one of them has."""
    off = _days_off(layout)
    return [_moved(figure, off) for figure in figures] if off else list(figures)


def _moved(figure: Figure, off: int) -> Figure:
    start, end, text = figure.period_start, figure.period_end, figure.period_text
    if start is None or end is None or not text or not NUMBERED.search(text):
        return figure
    if end.weekday() != WEEK.days:
        return figure
    days = timedelta(days=off)
    if (start.month, start.day) == (1, 1):  # of a year, up to the week
        return replace(figure, period_end=end + days)
    if start.weekday() == 0 and (end - start).days % 7 == WEEK.days:
        return replace(figure, period_start=start + days, period_end=end + days)
    return figure


def _days_off(layout: Layout) -> int:
    """Return how many days the issue's weeks are off those of ISO 8601, 0 where it says nothing, or two things."""
    found: set[int] = set()
    blocks = [*(block for article in layout.articles for block in article.blocks), *layout.furniture]
    for block in blocks:
        for rule in pattern_rules("figures/week_ends.toml"):
            for match in rule.finditer(block.text):
                off = _off(int(match["week"]), match["day"], layout.issue.published_on)
                if off is not None:
                    found.add(off)
    return found.pop() if len(found) == 1 else 0


def _off(week: int, text: str, published_on: date | None) -> int | None:
    day = find_period([text], published_on)
    if day is None or day.end is None or day.start != day.end:
        return None
    for year in (day.end.year, day.end.year - 1, day.end.year + 1):
        try:
            off = (day.end - date.fromisocalendar(year, week, 7)).days
        except ValueError:  # that year has no such week
            continue
        if abs(off) <= MOST_DAYS:
            return off
    return None
