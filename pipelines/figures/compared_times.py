"""Times that a figure is compared with: *11 percent more than in July 2023*, *below the average of five years*.

Belongs here: whether a time is that of the other side of a comparison, and what that says of the figure's own. Does not
belong here: the choice among all the times of a sentence (timing).
"""

from __future__ import annotations

import re
from datetime import timedelta

from pipelines.figures.changes import changes
from pipelines.figures.clause_times import in_relative
from pipelines.figures.context import comparison_of, context_rule
from pipelines.figures.owned_times import is_owner
from pipelines.figures.passage import Passage
from pipelines.figures.period_model import EDGED_FORMS, Period
from pipelines.figures.period_relations import moved_on
from pipelines.figures.readings import Reading
from pipelines.figures.standing import LEAD, is_of_record
from pipelines.figures.verbs import governing_verb

BEFORE = 64  # characters before a time that say whether it is compared with
UP_OR_DOWN = ("up", "down")
LAST_YEAR = re.compile(r"\blast year$")
SHORTEST, LESS_THAN_A_YEAR = 27, 365
OF_AVERAGE = "period.of-average"
BASES = ("period.comparing", OF_AVERAGE)  # rules of a gap between a figure and the time of the other side


def is_compared(p: Passage, period: Period, begin: int) -> bool:
    """Whether a period is only the other side of a comparison: *than in July 2023*, *from the first quarter*."""
    if period.lead in ("than", "from") and period.form not in ("between", "days_pair", "numbered_weeks"):
        return True
    # more than 800 trains ran last year: the bound compares nothing
    bounds = [q.end for q in p.quantities if q.end <= period.char_start and "than" in q.text.lower()]
    head = p.text[max([begin, period.char_start - BEFORE, *bounds]) : period.char_start]
    told = any(begin <= q.start < period.char_start for q in p.quantities)
    rules: tuple[str, ...] = ("period.standard", OF_AVERAGE, "period.compared-with")
    if period.lead == "for" and not told:
        rules = rules[2:]  # the total for the 18th week rose; twice the total for 2019
    return any(context_rule(name).search(head) is not None for name in rules)


def is_change(p: Passage, reading: Reading) -> bool:
    before = p.lowers[reading.first - 1]
    return before in UP_OR_DOWN or (before == "of" and p.lowers[reading.first - 2] in changes().nouns)


def counterpart_of(
    p: Passage, reading: Reading, timed: list[Period], begin: int, about: tuple[Period, ...]
) -> Period | None:
    """Return the time that one of the year before is compared with: *cost 118, 11 fewer than in March last year*.

    Where it is compared with the month or quarter before the story's own, it is the story's: *25 less than in July*.
    """
    if comparison_of(p, reading) in ("from", "previous") or reading.quantity.unit_kind == "duration":
        return None
    for other in timed:
        if other.start is None or other.end is None or other.char_start < reading.quantity.end:
            continue
        next_one = next((o for o in about if o.form == LEAD and o.start == other.end + timedelta(days=1)), None)
        if next_one is not None and is_compared(p, other, begin):
            return next_one
        if not LAST_YEAR.search(other.text) or not SHORTEST < (other.end - other.start).days + 1 < LESS_THAN_A_YEAR:
            continue
        if is_compared(p, other, begin) and ";" not in p.text[reading.quantity.end : other.char_start]:
            return moved_on(other)
    return None


def is_other_side(p: Passage, period: Period, begin: int) -> bool:
    """Whether a time is that of what is compared with, or only says how far back a record goes."""
    if period.form in ("earlier", "same_period") or is_owner(p, period):
        return True
    if is_compared(p, period, begin):
        return period.lead != "from" or period.form not in EDGED_FORMS  # not of what begins from 1 October
    at = p.token_at(period.char_start)
    return period.lead == "since" and (is_of_record(p, at) or in_relative(p, at))


def start_level(p: Passage, reading: Reading, inside: list[Period]) -> Period | None:
    """Return the time since which something changed, for its level then: *since 2019 it has fallen from 31 to 27*."""
    if comparison_of(p, reading) != "from":
        return None
    floor, _ = p.sentence_of(reading.first)
    verb = governing_verb(p, reading.first, floor)
    since = [o for o in inside if o.lead == "since" and o.form in EDGED_FORMS and o.char_end <= reading.quantity.start]
    if not since or verb is None or p.lowers[verb.start] not in ("has", "have"):
        return None
    between = any(since[-1].char_end <= o.char_start < reading.quantity.start for o in inside)
    return None if between or is_of_record(p, p.token_at(since[-1].char_start)) else since[-1]
