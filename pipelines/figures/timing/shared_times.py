"""Times that figures of a list share out: *of $40m, $37m and $35m for the years ended 30 June 2024, 2023 and 2022*.

Belongs here: which figures of a sentence take which year of a list of years. Does not belong here: any other choice of
a figure's time (timing), and things that are shared out so (topics).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from pipelines.figures.concepts.topics import JOINTS
from pipelines.figures.periods.model import Period
from pipelines.figures.periods.units import whole_month
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Reading

RULE = "period.shared-out"
YEARS = re.compile(
    r"[12](?<![\d,.\-–/].)(?:(?<=1)[89]|(?<=2)0)\d\d(?:,[ ](?:1[89]|20)\d\d)*"
    r",?[ ]and[ ](?:in[ ])?(?:1[89]|20)\d\d(?![\d\-–/]|[,.]\d)"
)
YEAR = re.compile(r"\d{4}")
#: Before the day on which each of the years of a list ended.
YEARS_ENDED = re.compile(
    r"(?i)\byears?[ ](?:that[ ])?(?:ended|ending|to)[ ](?:[A-Za-z]+[ ]\d{1,2}|\d{1,2}[ ][A-Za-z]+),?[ ]$"
)
RESPECTIVELY = "respectively"
HALF_YEAR = 6  # months
MANY = 3  # figures and years that go together without a word of it


def shared_out(p: Passage, readings: list[Reading]) -> tuple[list[Reading], dict[int, Period]]:
    """Return the time of each figure, by its index, whose list has as many members as a list of times beside it.

    The figures of such a list are of one thing, so that the readings come with one concept for each list.
    """
    out: dict[int, Period] = {}
    named = list(readings)
    for begin, end, times in _lists(p):
        start, stop = p.sentence_text(p.token_at(begin))
        told = RESPECTIVELY in p.text[start:stop].lower()
        if not told and len(times) < MANY:
            continue
        before = [g for g in _groups(p, readings, start, begin) if len(g) == len(times)]
        after = [g for g in _groups(p, readings, end, stop) if len(g) == len(times)]
        for group in before or (after[:1] if told else []):
            figure = readings[group[0]].quantity.start
            first, last = (figure, begin) if figure < begin else (end, figure)
            apart = any(first < o.char_start and o.char_end < last for o in p.periods) or ";" in p.text[first:last]
            if apart:
                continue
            out.update(zip(group, times, strict=True))
            one = readings[
                group[0] if readings[group[0]].concept.text and readings[group[0]].quantity.unit else group[-1]
            ]
            for index in group:
                named[index] = replace(readings[index], concept=one.concept)
    return named, out


def _lists(p: Passage) -> list[tuple[int, int, list[Period]]]:
    """Return the lists of times in a text: where each begins and ends, and its times."""
    found = []
    for match in YEARS.finditer(p.text):
        years = [int(year) for year in YEAR.findall(match.group())]
        first = next((o for o in p.periods if o.char_start <= match.start() and o.char_end == match.start() + 4), None)
        first = first if first is not None and first.start is not None else _calendar_year(match, years[0])
        if first.start is None or first.end is None or first.end.year != years[0]:
            continue
        if YEARS_ENDED.search(p.text, 0, match.start()) is not None and first.start == first.end:
            first = replace(first, start=first.end - relativedelta(years=1) + timedelta(days=1))
        begin = min(first.char_start, match.start())
        first = replace(first, text=p.text[begin : match.end()], char_start=begin, char_end=match.end(), rule_id=RULE)
        times = [_years_on(first, year - years[0]) for year in years]
        found.append((begin, match.end(), times))
    for period in p.periods:  # in May and June, respectively
        parted = period.form == "between" and " and " in period.text and period.start and period.end
        if parted and period.start and period.end and RESPECTIVELY in p.text[period.char_end : period.char_end + 15]:
            begun = period.start
            if 0 < begun.month - period.end.month < HALF_YEAR and begun.year < period.end.year:
                begun = begun.replace(year=period.end.year)  # in August and July, respectively
            days = [whole_month(day.year, day.month) for day in (begun, period.end)]
            if days[0][0] == begun and days[1][1] == period.end:
                times = [replace(period, start=start, end=end, rule_id=RULE) for start, end in days]
                found.append((period.char_start, period.char_end, times))
    return found


def _calendar_year(match: re.Match[str], year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), str(year), match.start(), match.start() + 4, "year", RULE)


def _years_on(period: Period, years: int) -> Period:
    step = relativedelta(years=years)
    start, end = period.start, period.end
    return replace(period, start=start and start + step, end=end and end + step)


def _groups(p: Passage, readings: list[Reading], begin: int, end: int) -> list[list[int]]:
    """Return the figures between two places by their lists, those of one unit that a comma or *and* joins."""
    groups: list[list[int]] = []
    for index, reading in enumerate(readings):
        if not begin <= reading.quantity.start < end:
            continue
        before = readings[groups[-1][-1]] if groups else None
        joined = before is not None and p.lowers[before.last : reading.first] in JOINTS
        if joined and before is not None and before.quantity.unit in (None, reading.quantity.unit):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups
