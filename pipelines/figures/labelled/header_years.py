"""Headers with a year among their words, which is the time of their numbers: *Census 2011 population*.

Belongs here: which headers say their time so. Does not belong here: headers that are a time, or end in one
(labelled.periods).
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from pipelines.figures.labelled.periods import YEAR, find_period, lone_year
from pipelines.rules import load_lines

#: Such a header has at most so many words; a longer one is a sentence.
MOST_WORDS = 6


@lru_cache(maxsize=4096)
def year_within(header: str | None, published_on: date | None) -> str | None:
    """Return a header whose one year stands among its words, as that year: ``Census 2011 population``; any other as it
    is. What a year names, such as prices, a plan or boundaries, is of no time."""
    match = YEAR.search(header) if header and len(header.split()) <= MOST_WORDS else None
    if header is None or match is None or not any(map(str.isalpha, header[match.end() :])):
        return header
    behind = re.findall(r"[^\W\d_]+", header[match.end() :].lower())[:2]
    if not set(behind).isdisjoint(load_lines("graphics/year_owners.txt")) or find_period([header], published_on):
        return header
    span = lone_year(header, published_on)
    return header if span is None else span.text
