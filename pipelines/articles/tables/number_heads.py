"""Rows of numbers that head a table's columns: years, days, scales, the ends of ranges.

Belongs here: telling whether the first rows of numbers are headers. Does not belong here: headers of words
(tables.head_lines).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.articles.tables.segments import Segment, counts_on
from pipelines.articles.tables.times import heads_weeks
from pipelines.rules import load_lines

YEAR = re.compile(r"^(?:1[89]|20)\d\d(?:[-/–]\d{2,4})?(?:[*†]*|\s?\(?[bcefprs]\)?)$")
#: The first and the last of several years, and the number of a week.
YEARS = re.compile(r"^[(\[](?:1[89]|20)\d\d\s?[-–/]\s?(?:1[89]|20)?\d\d[)\]]$")
SMALL = re.compile(r"^\d{1,2}$")
#: So many of a row's numbers show that all are the times of the heads over them.
FEWEST_DATED = 2
#: Years stand in so many lines of a header at most.
MOST_YEARS = 3
#: What numbers are in, in brackets: (1,000); and thousands of money without any: £000.
SCALE = re.compile(
    r"^\([$€£¥₹]?(?:1,?0{3}|0{3}s?|10,?0{3}|100,?0{3}|1,?0{3},?0{3})\)$|^(?:[A-Z]{0,3}[$€£¥₹])?\s?['’‘]?0{3}s?$"
)
#: A header's next line is at most so far (in em) below it.
LEADING = 0.5


def first_row(rows: Sequence[Sequence[Segment]], segments: Sequence[Segment]) -> int:
    """Return how many of the rows of numbers, from the top, are headers."""
    first = 0
    while first < len(rows) - 2:
        row = rows[first]
        years = next((k for k, r in enumerate(rows[first:]) if not all(YEAR.match(s.text) for s in r)), len(rows))
        if 0 < years <= MOST_YEARS and first + years < len(rows) - 1:
            first += years
            continue
        scales = all(SCALE.match(s.text) for s in row)
        if not (scales or _goes_on(row, segments) or _dates_heads(row, segments)):
            break
        first += 1
    if len(rows) - first > 2 and _heads_days(rows[first:]) and not _numbers_names(rows[first:], segments):
        first += 1
    return first


def _heads_days(rows: Sequence[Sequence[Segment]]) -> bool:
    """Tell whether the first row counts days or weeks, and the next does not go on counting."""
    first, second = (sorted(row, key=lambda s: s.box.x0) for row in rows[:2])
    return counts_on([s.text for s in first]) and not counts_on([s.text for s in second])


def _numbers_names(rows: Sequence[Sequence[Segment]], segments: Sequence[Segment]) -> bool:
    """Tell whether a row that counts has its 1 over the names, left of all numbers of the next: it counts columns."""
    middle, edge = rows[0][0].middle, min(s.box.x0 for s in rows[1])
    level = [s for s in segments if abs(s.middle - middle) <= LEADING * s.size and s.box.x1 < edge]
    return any(s.text.strip("()[]") == "1" for s in level)


def _dates_heads(row: Sequence[Segment], segments: Sequence[Segment]) -> bool:
    """Tell whether each number of a row is the year or the week of the words right over it: ``Cum.`` over ``2031``,
    ``Week`` over ``21``, ``Normal`` over ``(1991-2020)``."""
    if len(row) < FEWEST_DATED or not all(
        YEARS.match(s.text) or YEAR.match(s.text) or SMALL.match(s.text) for s in row
    ):
        return False
    for number in row:
        above = [s for s in _over(number, segments) if not s.numeric]
        week = len(above) == 1 and SMALL.match(number.text) and heads_weeks(above[0].text)
        if len(above) != 1 or not (week or YEAR.match(number.text) or YEARS.match(number.text)):
            return False
    return True


def _over(number: Segment, segments: Sequence[Segment]) -> list[Segment]:
    """Return what stands right over a number, at the leading of a header's lines."""
    return [
        s
        for s in segments
        if s.box.x0 < number.box.x1
        and s.box.x1 > number.box.x0
        and -1 <= number.box.top - s.box.bottom <= LEADING * number.size
    ]


def _just_over(row: Sequence[Segment], segments: Sequence[Segment]) -> list[Segment]:
    """Return the few segments of a page among which are those right over the numbers of a row."""
    top = min((number.box.top - LEADING * number.size for number in row), default=0.0)
    bottom = max((number.box.top for number in row), default=0.0)
    return [s for s in segments if top - 2 <= s.box.bottom <= bottom + 2]


def _goes_on(row: Sequence[Segment], segments: Sequence[Segment]) -> bool:
    """Tell whether most numbers of a row are the second line of a header: ``100,000-`` over ``250,000``."""
    led = 0
    near = _just_over(row, segments)
    for number in row:
        above = _over(number, near)
        led += len(above) == 1 and leads_on(above[0].text)
    return led >= 2 and 2 * led > len(row)


def leads_on(text: str) -> bool:
    """Tell whether a header's line is not its last: ``Less than``, ``100,001-``, ``Change,``."""
    leads = load_lines("articles/header_leads.txt")
    words = text.lower().split()
    ended = len(words) > 1 and words[-2] in leads  # ``18 years and over`` says all
    return text.endswith(("-", "–", "—", ",")) or (bool(words) and words[-1] in leads and not ended)
