"""Times in a header that count from the time its table or panel is about: *this week*, *a year ago*, *year to date*.

Belongs here: finding such words (the rules are in ``graphics/header_times.toml``) and counting from a standing span.
Does not belong here: which text gives the standing span (labelled.periods), and times that count from the issue's date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from dateutil.relativedelta import relativedelta

from pipelines.figures.lexicon.rulebook import pattern_rules
from pipelines.figures.lexicon.wordlists import alternatives
from pipelines.rules import load_lines

RULES = "graphics/header_times.toml"
BASE = "base"
END = "end"
STEPS = {
    "week": relativedelta(weeks=1),
    "month": relativedelta(months=1),
    "quarter": relativedelta(months=3),
    "year": relativedelta(years=1),
}
#: The longest span, in days, that is still one of the unit.
LONGEST_DAYS = {"week": 7, "month": 31, "quarter": 92, "year": 366}
WORD_BEFORE = re.compile(r"([^\W\d_]+\.?)[ ](?:an?[ ]|the[ ])?$")


#: A time from one to another.
IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
SPANS = re.compile(r"(?i)\d.*(?:[-–—]|\bto\b).*\d|[^\W\d_]\s?[–—-]\s?[^\W\d_]")


@cache
def _based() -> re.Pattern[str]:
    """Return what a header of a change is like whose base the next one says: *Change on* / *a year earlier*."""
    return re.compile(rf"(?i)\b(?:{alternatives('change_headers')})\b.*\b(?:{alternatives('base_links')})$")


@dataclass(frozen=True, slots=True)
class HeaderTime:
    """Words that count from the standing time: `way` is same, back, since or last; from `start` up to `end` of the
    header; `year` where the words name it, `count` how many units *last* are."""

    way: str
    unit: str
    start: int
    end: int
    year: int | None = None
    count: int = 1


@lru_cache(maxsize=4096)
def header_time(text: str) -> HeaderTime | None:
    """Return the words of a header that count from its table's time; what a header compares with is none."""
    for rule in pattern_rules(RULES):
        if rule.value in (BASE, END):
            continue
        for match in rule.finditer(text):
            before = WORD_BEFORE.search(text, 0, match.start())
            if before is not None and before[1].lower() in load_lines("graphics/compared_with.txt"):
                continue
            groups = match.groupdict()
            unit = groups.get("unit") or groups.get("unit2") or "year"
            year = groups.get("year") or groups.get("year2")
            count = int(groups.get("count") or 1)
            return HeaderTime(rule.value, unit.lower(), match.start(), match.end(), int(year) if year else None, count)
    return None


def base_of(text: str) -> tuple[int, int] | None:
    """Return where a header names what its change is reckoned from: *on June 2023* in *Change on June 2023*."""
    for rule in pattern_rules(RULES):
        match = next(rule.finditer(text), None) if rule.value == BASE else None
        if match is not None:
            return match.span()
    return None


@lru_cache(maxsize=4096)
def without_end(text: str) -> str | None:
    """Return a header or a title without the words that say that what it heads is counted on the last day of its time;
    None where it has none."""
    for rule in pattern_rules(RULES):
        match = next(rule.finditer(text), None) if rule.value == END else None
        if match is not None:
            return (text[: match.start()] + text[match.end() :]).strip()
    return None


def without_header_time(text: str) -> str:
    """Return a header without such words: ``Cases this week`` is ``Cases``."""
    found = header_time(text)
    return text if found is None else (text[: found.start] + text[found.end :]).strip(" ,;:–—-")


def counted_from(found: HeaderTime, start: date, end: date) -> tuple[date, date] | None:
    """Return first and last day of `found`, counted from the span `start` to `end`; None where the two do not fit."""
    if found.way == "since":
        last = end if found.year in (None, end.year) else _in_year(found.year, start, end)
        return (date(last.year, 1, 1), last) if last is not None else None
    if found.way == "last":
        return _up_to(end, found.count, found.unit)
    days = (end - start).days + 1
    if days > LONGEST_DAYS[found.unit]:
        return None
    if found.way == "same":
        shortest = LONGEST_DAYS[found.unit] * 0.7
        observed = days == 1 and found.unit == "week"  # what is looked at once a week: a level, a price
        return (start, end) if days >= shortest or observed else None
    if found.unit == "year" and days == 7 and start.isoweekday() == 1:
        return _week_a_year_back(start)
    step = STEPS[found.unit]
    if (end + timedelta(days=1)).day == 1 and start.day == 1:  # whole months stay whole
        return start - step, (end + timedelta(days=1)) - step - timedelta(days=1)
    return start - step, end - step


def counted_from_week(parts: Sequence[str], start: date, end: date) -> tuple[date, date, str] | None:
    """Return first and last day, and the words, of the first part that counts from the week from `start` to `end`:
    that week itself, the one before or the same a year earlier."""
    for part in parts:
        found = header_time(part)
        if found is not None and found.way in ("same", "back"):
            days = counted_from(found, start, end)
            return None if days is None else (*days, part[found.start : found.end])
    return None


def _up_to(end: date, count: int, unit: str) -> tuple[date, date]:
    """Return so many days, weeks or months that end on a day; hours are told for the days they make."""
    if unit == "month":
        return end + timedelta(days=1) - relativedelta(months=count), end
    days = {"day": count, "week": 7 * count}.get(unit, max(1, round(count / 24)))
    return end - timedelta(days=days - 1), end


def _in_year(year: int | None, start: date, end: date) -> date | None:
    """Return the day of another year up to which is counted: the end of the week with that number, or the same day."""
    if year is None or year > end.year:
        return None
    if (end - start).days == 6 and start.isoweekday() == 1:
        try:
            return date.fromisocalendar(year, start.isocalendar().week, 7)
        except ValueError:
            return None
    return end + relativedelta(year=year)


def _week_a_year_back(monday: date) -> tuple[date, date] | None:
    """Weeks have numbers: the same week of another year is the one with its number (ISO 8601)."""
    year, week, _ = monday.isocalendar()
    try:
        first = date.fromisocalendar(year - 1, week, 1)
    except ValueError:
        return None  # a year of 52 weeks has no week 53
    return first, first + timedelta(days=6)


def without_base_headers(headers: Sequence[str]) -> list[str]:
    """Return a column's headers without the times under one that ends in what a change is reckoned from: ``March 2031``
    under ``Change since (%)`` is no time of the change, ``March–April 2031`` is."""
    out: list[str] = []
    based = False
    for header in headers:
        if based and not SPANS.search(header):
            continue
        out.append(header)
        based = based or _based().search(IN_BRACKETS.sub("", header).strip(" :")) is not None
    return out
