"""Rows of numbers that head a table's columns: years, days, scales, the ends of ranges.

Belongs here: telling whether the first rows of numbers are headers. Does not belong here: headers of words
(tables_head_lines).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.articles.tables_segments import Segment, counts_on
from pipelines.rules import load_lines

YEAR = re.compile(r"^(?:1[89]|20)\d\d(?:[-/–]\d{2,4})?(?:[*†]*|\s?\(?[bcefprs]\)?)$")
#: Years stand in so many lines of a header at most.
MOST_YEARS = 3
#: What numbers are in, in brackets: (1,000).
SCALE = re.compile(r"^\([$€£¥₹]?(?:1,?0{3}|0{3}s?|10,?0{3}|100,?0{3}|1,?0{3},?0{3})\)$")
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
        if not (scales or _goes_on(row, segments)):
            break
        first += 1
    if len(rows) - first > 2 and _heads_days(rows[first:]):
        first += 1
    return first


def _heads_days(rows: Sequence[Sequence[Segment]]) -> bool:
    """Tell whether the first row counts days or weeks, and the next does not go on counting."""
    first, second = (sorted(row, key=lambda s: s.box.x0) for row in rows[:2])
    return counts_on([s.text for s in first]) and not counts_on([s.text for s in second])


def _goes_on(row: Sequence[Segment], segments: Sequence[Segment]) -> bool:
    """Tell whether most numbers of a row are the second line of a header: ``100,000-`` over ``250,000``."""
    led = 0
    for number in row:
        above = [
            s
            for s in segments
            if s.box.x0 < number.box.x1
            and s.box.x1 > number.box.x0
            and -1 <= number.box.top - s.box.bottom <= LEADING * number.size
        ]
        led += len(above) == 1 and leads_on(above[0].text)
    return led >= 2 and 2 * led > len(row)


def leads_on(text: str) -> bool:
    """Tell whether a header's line is not its last: ``Less than``, ``100,001-``, ``Change,``."""
    leads = load_lines("articles/header_leads.txt")
    words = text.lower().split()
    ended = len(words) > 1 and words[-2] in leads  # ``18 years and over`` says all
    return text.endswith(("-", "–", "—", ",")) or (bool(words) and words[-1] in leads and not ended)
