"""The time that the title of a report names, for the lines of figures under it: *Traffic figures for August 2031*, then
*Passengers: 6.4 million*.

Belongs here: which headings title a report of a time, and which lines such a time holds for. Does not belong here:
sentences with a verb (standing), and tables (labelled).
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from pipelines.figures.lexicon.wordlists import alternatives, words
from pipelines.figures.periods.model import Period
from pipelines.figures.sentences.passage import Passage

#: The form of such a time among those that a text is about.
TITLE = "title"
YEAR_AT_END = re.compile(r"^(?=[^\d]*[A-Za-z]{2})[^.;:!?]*[^\W\d]{2},?[ ](?P<year>(?:19|20)\d\d)$")
SHORTEST = 5  # days: what a day is the title of tells of other days too


def titles(heading: str, period: Period) -> bool:
    """Whether a heading says that what stands under it are the figures of a time."""
    if period.start is None or period.end is None or (period.end - period.start).days < SHORTEST:
        return False
    return _of_data().search(heading) is not None


def is_heading_time(period: Period, out: date | None) -> bool:
    """Whether the time of a line over a paragraph is what that tells of: no day on which it came out, none to come."""
    if period.start is None or period.end is None or (out is not None and period.end > out):
        return False
    return (period.end - period.start).days >= SHORTEST or period.lead.startswith(("as of", "as at"))


def year_at_end(heading: str) -> tuple[Period, ...]:
    """Return the year that a heading of several words ends in: *Fires in Norland, 2030*, *Annual report 2030*."""
    ended = YEAR_AT_END.search(heading)
    if ended is None:
        return ()
    year = int(ended["year"])
    return (
        Period(date(year, 1, 1), date(year, 12, 31), ended["year"], *ended.span("year"), "year", "period.year-title"),
    )


@cache
def _of_data() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{alternatives('titles_of_data')})\b")


def is_label_line(p: Passage, floor: int, ceiling: int) -> bool:
    """Whether a sentence is a line of figures without a verb, and of no sum up to now, aim or capacity."""
    depth = 0
    for k in range(floor, ceiling):
        depth += (p.words[k] == "(") - (p.words[k] == ")")
        if depth == 0 and p.tags[k] in "VXR":
            return False
    return words("no_part_of_report").isdisjoint(p.lowers[floor:ceiling])
