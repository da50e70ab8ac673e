"""Parts of years that a comparison leaves out: *sales of the six months rose to 948, compared to 881 in 2012*.

Belongs here: the part of the year that a bare year stands for behind one, and the recent month or quarter that a change
is of where only the one a year before is named. Does not belong here: the choice among a sentence's times (choosing).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from pipelines.figures.periods.model import Period
from pipelines.figures.periods.relations import counted_from, moved_on
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Reading
from pipelines.figures.timing.compared_times import is_compared
from pipelines.values import frozen

#: Of what length a part of a year is whose sums are told: two months to three quarters.
SHORTEST, LONGEST = timedelta(days=58), timedelta(days=276)
#: By how much a sum may differ from that of the same part of another year: a whole year's is further off.
LEAST, MOST = 0.4, 1.7
SUMS = ("count", "currency", "mass", "volume", "energy")
#: How long after its end a month or quarter is reported on.
RECENT = timedelta(days=100)
OF_YEAR = re.compile(r"\b(?P<year>(?:19|20)\d\d)[ ](?:level|record|average|total|figure)[ ]of[ ]$")
MOST_YEARS, A_YEAR = 20, timedelta(days=366)
OF_CALENDAR = ("month", "part")


@frozen
class Level:
    """A figure before this one, and the time that it holds for."""

    reading: Reading
    period: Period | None


def part_of_named_year(
    p: Passage, reading: Reading, period: Period | None, comparison: str | None, before: Level | None
) -> Period | None:
    """Return the time of a level that is compared with the sum of a part of a later year: the same part of its own."""
    own = before.period if before is not None else None
    if own is None or before is None or period is None or period.form != "year" or own.start is None or own.end is None:
        return period
    here, level = reading.quantity, before.reading.quantity
    ending = comparison in ("previous", "from") and p.sentence_of(reading.first) == p.sentence_of(before.reading.first)
    if not ending or not SHORTEST < own.end - own.start < LONGEST or period.end is None or period.end >= own.end:
        return period
    if here.unit != level.unit or here.unit_kind not in SUMS or not LEAST <= here.value / (level.value or 1) <= MOST:
        return period
    back = own.end.year - period.end.year
    earlier = own
    for _ in range(back):
        earlier = counted_from(replace(period, text="a year earlier"), earlier) or earlier
    return period if earlier is own else replace(period, start=earlier.start, end=earlier.end)


def at_level_of_year(p: Passage, reading: Reading, period: Period | None) -> Period | None:
    """Return the time of *lower than the 2023 level of 32 tonnes*: that of its sentence, in the year named."""
    if period is None or period.start is None or period.end is None:
        return period
    named = OF_YEAR.search(p.text, max(0, reading.quantity.start - 24), reading.quantity.start)
    back = period.end.year - int(named["year"]) if named is not None else 0
    if not 0 < back <= MOST_YEARS or period.end - period.start > A_YEAR:
        return period
    earlier = period
    for _ in range(back):
        earlier = counted_from(replace(period, text="a year earlier"), earlier) or earlier
    return replace(period, start=earlier.start, end=earlier.end)


def of_attributive_time(p: Passage, reading: Reading, period: Period | None, before: Level | None) -> Period | None:
    """Return the time that stands before the noun of a figure, *on the January 2031 rate of 5.3 percent*, for that
    figure alone: one before it in the sentence has the time of its own figure before."""
    own = next((o for o in p.periods if o.form in OF_CALENDAR and _is_attributive(p, o, reading.quantity.start)), None)
    if own is not None and own.start is not None:
        return own
    if period is None or period.form not in OF_CALENDAR or period.char_start < reading.quantity.end:
        return period
    if not any(_is_attributive(p, period, q.start) for q in p.quantities if q.start > period.char_end):
        return period
    same = before is not None and p.sentence_of(before.reading.first) == p.sentence_of(reading.first)
    return before.period if before is not None and same else None


def of_part_included(p: Passage, reading: Reading, period: Period | None, before: Level | None) -> Period | None:
    """Return the time of the other side for a part of it told at once: *against 151 cases including 3 deaths (CFR 2%)
    reported in week 5*."""
    if before is None or before.period is None or (period is not None and period.days == before.period.days):
        return period
    gap = p.text[before.reading.quantity.end : reading.quantity.start]
    if len(gap) > FARTHEST or INCLUDING.fullmatch(gap) is None:
        return period
    own = any(reading.quantity.end <= o.char_start <= reading.quantity.end + 4 for o in p.periods)
    if own or p.sentence_of(before.reading.first) != p.sentence_of(reading.first):
        return period
    at = before.period.char_start
    return before.period if at > reading.quantity.end and is_compared(p, before.period, 0) else period


def _is_attributive(p: Passage, period: Period, figure: int) -> bool:
    """Whether nothing but a noun and *of* stands between a time behind an article and a figure."""
    if not 0 < figure - period.char_end < FARTHEST or period.start is None:
        return False
    article = period.text.lower().startswith("the ") or p.text.endswith("the ", 0, period.char_start)
    return article and NOUN_OF.fullmatch(p.text, period.char_end, figure) is not None


FARTHEST = 40
INCLUDING = re.compile(r"[ ](?:[a-z-]+[ ]){1,3}(?:including[ ]|\((?:[A-Za-z]+[ :]{1,2}){1,3})")
NOUN_OF = re.compile(r"(?:[ ][a-z-]+){1,3}[ ]of[ ]")


def recent_counterpart(p: Passage, reading: Reading, change: str | None, today: date | None) -> Period | None:
    """Return the month or quarter that a change is of where its sentence names only that of a year before, by its year:
    *down 0.8% from July 2017*, in August 2018."""
    if change is None or today is None:
        return None
    floor, ceiling = p.sentence_of(reading.first)
    begin, end = p.starts[floor], p.starts[ceiling - 1]
    timed = [o for o in p.periods if begin <= o.char_start < end]
    if len(timed) != 1 or timed[0].form not in OF_CALENDAR or not timed[0].text[-4:].isdigit():
        return None
    if timed[0].char_start < reading.quantity.end or not is_compared(p, timed[0], begin):
        return None
    later = moved_on(timed[0])
    return later if later.end is not None and timedelta(0) <= today - later.end <= RECENT else None
