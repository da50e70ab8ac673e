"""The time that a story or a report is about: what its lead tells of, and what a report says so in its name.

Belongs here: the first time that a story's figures hold for, as far as it is read. Does not belong here: which figures
it then stands for (standing), and the times that the issue's head names (issue_times).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.periods.model import ISSUE, Period
from pipelines.figures.periods.relations import moved_on
from pipelines.figures.periods.units import NEARLY_OVER, last_complete

LEAD = "lead"  # the form of the time that a story's lead is about
RECENT = timedelta(days=400)  # before the issue: what came longer ago opens a tale and no report
BASE = re.compile(
    r"(?i)\b(?:(?:from|than|against|with|on)[ ](?:an?|the|its|their)[ ]"
    r"|(?:after|following)[ ](?:an?[ ])?|follow(?:s|ed)[ ][^.;,\d]{0,32})$"
)
LONGEST_BASE = 44  # characters before a figure that may say so


def is_base(text: str, figure: int) -> bool:
    """Whether a figure is what a text compares with: *a reversal from the 0.2 percent drop in the first quarter*."""
    return BASE.search(text, max(0, figure - LONGEST_BASE), figure) is not None


def lead_period(spoken: list[Period], lead: Period | None, today: date | None) -> Period | None:
    """Return the time that a story is about, as far as it is read: the first one that its lead's figures hold for.

    `spoken` are those of one paragraph, `lead` is what the ones before made of it. A look at a part of it leaves it
    standing, an earlier time that opens a paragraph takes its place; a later time, or a longer one, ends it. No day
    opens a story but the last of a month: news of a day tells of it, and of much else.
    """
    spoken = [o for o in spoken if not (today and o.start and o.start > today)]  # what is to come is no report's
    if lead is None:
        first = _latest_alike(spoken) if spoken else None
        reported = first is not None and _covers(first) and _is_just_over(first, today)
        return replace(first, form=LEAD) if first is not None and reported else None
    opening = spoken[0] if spoken else None
    if opening is not None and moved_on(opening).days == lead.days:
        spoken = spoken[1:]  # it was 3.1% in May last year
    elif opening is not None and opening.end and lead.start and opening.end < lead.start and _covers(opening):
        return replace(opening, form=LEAD) if _is_just_over(opening, today) else lead
    kept = all(
        other.start and other.end and lead.start and lead.end
        and (other.end < lead.start or lead.start <= other.start <= other.end <= lead.end)
        for other in spoken if other.until is None
    )  # fmt: skip
    return lead if kept else None


def _latest_alike(spoken: list[Period]) -> Period:
    """Return the first time of a paragraph, or the latest of those like it: *May saw 93 sales and June 343*."""
    alike = [o for o in spoken if o.form == spoken[0].form and o.start and o.until is None]
    length = _length(spoken[0])
    return max((o for o in alike if length and _length(o) == length), key=lambda o: str(o.start), default=spoken[0])


def _length(period: Period) -> int:
    """Return how many whole months, or days, a time has; nothing where it has no days."""
    if period.start is None or period.end is None:
        return 0
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    return months if period.start.day == 1 and ends_month(period) else -(period.end - period.start).days - 1


def reported_span(publication: str | None, today: date | None) -> Period | None:
    """Return the month or quarter that a report which says so in its name tells of: the last before it came out."""
    if not is_report(publication):
        return None
    named = _title_words(publication)
    unit = next((unit for word, unit in (("monthly", "month"), ("quarterly", "quarter")) if word in named), None)
    start, end = last_complete(unit, today) if unit is not None else (None, None)
    return Period(start, end, "", 0, 0, LEAD, ISSUE) if start is not None else None


def is_report(publication: str | None) -> bool:
    """Whether a publication says in its name that it reports on a time."""
    return not _title_words(publication).isdisjoint(words("report_titles"))


def _title_words(publication: str | None) -> set[str]:
    return set(re.findall(r"\w+", (publication or "").lower()))


def _is_just_over(period: Period, today: date | None) -> bool:
    if today is None or period.end is None:
        return False
    return today - RECENT <= period.end <= today + timedelta(days=NEARLY_OVER)  # the 29th tells of the month


def _covers(period: Period) -> bool:
    if period.start is None or period.end is None or period.until is not None:
        return False
    return period.start != period.end or ends_month(period)


def ends_month(period: Period) -> bool:
    return period.end is not None and (period.end + timedelta(days=1)).day == 1
