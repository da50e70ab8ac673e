"""The year that a short header says beside a word or two: *2022 (P)*, *Population 2021*, *Urban 2018*.

Belongs here: which year such a header is of. Does not belong here: years among more words (header_years), and years
that begin in another month (years).
"""

from __future__ import annotations

import re
from datetime import date

from pipelines.rules import load_lines

TRAILING_YEAR = re.compile(r"^(?P<before>[^\d]{1,40}?)[\s(\[]+(?P<year>(?:19|20)\d\d)[)\]]?$")
MARKED_YEAR = re.compile(
    r"^(?P<first>[^\W\d_]+\.?\s)?(?P<year>(?:19|20)\d\d)(?:\s?[(\[]?(?P<mark>[^\W\d_]+\.?)[)\]]?)?$"
)
#: A header with more words than this before its year is a sentence.
MOST_WORDS_BEFORE = 3
#: One word that a year tells from others has more letters than this: *FY* has not.
SHORTEST_NAME = 3


def year_of(text: str) -> int | None:
    """Return the year that a short header ends in, or that a mark such as *provisional* stands beside."""
    marked = MARKED_YEAR.match(text.strip())
    if marked is not None:
        marks = load_lines("graphics/year_marks.txt")
        beside = [marked[name].strip().lower() for name in ("first", "mark") if marked[name]]
        return int(marked["year"]) if all(mark in marks for mark in beside) else None
    trailing = TRAILING_YEAR.match(text.strip())
    if trailing is None or len(trailing["before"].split()) > MOST_WORDS_BEFORE:
        return None
    last = trailing["before"].split()[-1:]
    if not last or last[0].lower().strip(",") in load_lines("graphics/compared_with.txt"):
        return None
    return int(trailing["year"])


def year_named(text: str, published_on: date | None) -> int | None:
    """Return the year behind the one word that it tells from others: ``Urban 2018``; one to come is a plan's name."""
    marked = MARKED_YEAR.match(text.strip())
    word = marked["first"].strip(" .").lower() if marked is not None and marked["first"] else ""
    if (
        marked is None
        or marked["mark"]
        or len(word) <= SHORTEST_NAME
        or word in load_lines("graphics/compared_with.txt")
    ):
        return None
    year = int(marked["year"])
    return year if published_on is None or year <= published_on.year else None
