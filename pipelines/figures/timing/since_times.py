"""Times from which something was counted up to another day, or to now: *since January 312 have called*.

Belongs here: whether a figure is such a count, and its days. Does not belong here: the level that a change began from
(compared_times), and any other choice of a figure's time (timing).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.figures.circumstances.context import comparison_of
from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.periods.model import Period
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Reading
from pipelines.figures.sentences.verbs import governing_verb
from pipelines.figures.timing.clause_times import in_relative
from pipelines.figures.timing.compared_times import is_compared
from pipelines.figures.timing.standing import FARTHEST, NEAR_START, clause_of, is_of_record, is_past

#: What a part is told by.
OF_WHOM = re.compile(r"\d[ ](?:[a-z]+[ ])?of[ ](?:whom|which|them)\b")
TOLD_ON = ("as of", "as at")
IN_THE_YEAR = ("in", "during")
RUNNING_TO = ("by", "to", "until", "up to")


def counted_since(p: Passage, reading: Reading, readings: list[Reading], inside: list[Period]) -> Period | None:
    """Return the days from a starting point on, in which something was counted: *since January 312 have called*."""
    floor, ceiling = p.sentence_of(reading.first)
    since = next((o for o in inside if o.lead == "since" and o.start and o.until and o.start < o.until), None)
    if since is None or since.start is None or is_of_record(p, p.token_at(since.char_start)):
        return None
    if OF_WHOM.search(p.text, reading.quantity.end, since.char_start) is not None:
        return None  # 1.1 million refugees, 617,000 of whom have come since 15 April
    if _told_of_at_once(p, reading, since):
        return replace(since, lead="")
    told = set(p.lowers[floor:ceiling])
    begins = since.char_start - p.starts[floor] < NEAR_START or p.lowers[floor] == "since"
    opens = begins and reading.concept.choice == "counted-noun"
    summed = p.lowers[reading.first - 2 : reading.first] == ("total", "of")  # a total of 40 were seen since May
    counts = not told.isdisjoint(words("reaching_now")) or "cumulative" in told or summed
    if (not counts and not opens) or _is_moved(p, reading, floor, ceiling):
        return None
    if reading.quantity.unit_kind == "duration" or comparison_of(p, reading) is not None:
        return None
    if any(r.quantity.form == "multiple" and floor <= r.first < ceiling for r in readings):
        return None  # the bill has doubled since 2021 and now eats 78p of every pound
    here = reading.quantity.end
    if (
        here > since.char_start
        and "," in p.text[since.char_end : here]
        and in_relative(p, p.token_at(since.char_start))
    ):
        return None  # the states, where a tariff has applied since August, took 38 million
    if not words("relative_adverbs").isdisjoint(p.lowers[reading.last : p.token_at(since.char_start)]):
        return None  # left its rate at 6.5%, where it has been since October
    begin, end = clause_of(p, reading.first, floor, ceiling)
    if not p.starts[begin] <= since.char_start < p.starts[end - 1]:
        return None
    nearer = (o for o in inside if o.holds and abs(o.char_start - here) < abs(since.char_start - here))
    if any(not is_compared(p, o, p.starts[floor]) for o in nearer):
        return None  # but: since May it spent 3 million, as much as in the whole of 2024
    return replace(since, end=since.until)


def _told_of_at_once(p: Passage, reading: Reading, since: Period) -> bool:
    """Whether a figure is of the starting point itself: *since 2015, when it had 12 boats, the fleet has grown*."""
    gap = p.text[since.char_end : reading.quantity.start]
    return gap.startswith((", when ", " when ")) and "," not in gap[2:]


FELL_TO = (("ill",), ("sick",), ("victim",))  # people have fallen ill: no number of them fell


def _is_moved(p: Passage, reading: Reading, floor: int, ceiling: int) -> bool:
    """Whether a figure is that of a change: in its own clause where it is a count, *helped 13 million gain access*."""
    begin, end = clause_of(p, reading.first, floor, ceiling)
    if reading.concept.choice == "counted-noun" and (verb := governing_verb(p, reading.first, floor)) is not None:
        begin, end = max(begin, verb.start), verb.end
    moved = [k for k in range(begin, end) if p.lowers[k] in changes().verbs]
    return any(p.lowers[k + 1 : k + 2] not in FELL_TO for k in moved)


def counting_on(p: Passage, reading: Reading) -> Period | None:
    """Return the days of a count that the sentences before began with *since*, where this one goes on with what has
    come about: *Since 9 June two storms hit it. Over 300 people have been moved.*"""
    floor, _ = p.sentence_of(reading.first)
    if reading.quantity.unit_kind == "duration" or comparison_of(p, reading) is not None:
        return None
    for _ in range(FARTHEST):
        if floor == 0 or not _has_been(p, floor):
            return None
        floor, ceiling = p.sentence_of(floor - 1)
        begin, end = p.starts[floor], p.starts[ceiling - 1]
        timed = [o for o in p.periods if begin <= o.char_start < end]
        if timed:
            since = timed[0]
            opens = since.lead == "since" and since.char_start - begin < NEAR_START and len(timed) == 1
            counted = opens and since.start and since.until and since.start < since.until
            return replace(since, end=since.until) if counted else None
    return None


def _has_been(p: Passage, floor: int) -> bool:
    verb = next((k for k in range(floor, p.sentence_of(floor)[1]) if p.tags[k] == "X"), None)
    return verb is not None and p.lowers[verb] in ("has", "have") and "been" in p.lowers[verb + 1 : verb + 3]


def since_until(p: Passage, reading: Reading, inside: list[Period]) -> Period | None:
    """Return the days from one to another in which something was done: *since 1 July 4 million were out by Sunday*.

    A year that is counted up to a day within it ends there: *As of 8 September, 21 were reported in 2031*.
    """
    if not inside:
        return None
    since = next((o for o in inside if o.lead == "since" and o.start), None)
    until = next((o for o in inside if o.lead in RUNNING_TO and o.start and o.start == o.end), None)
    here = reading.quantity
    if since is None or until is None or since.char_start > here.start or until.char_start < here.end:
        if len(inside) == 1:
            return None
        since = next((o for o in inside if o.form == "year" and o.lead in IN_THE_YEAR), None)
        until = next((o for o in inside if _tells_of(o, since)), None) if since is not None else None
    if since is None or until is None or not since.start or not until.start or until.start <= since.start:
        return None
    if not is_past(p, *p.sentence_of(reading.first)) or comparison_of(p, reading) is not None:
        return None
    return replace(since, end=until.start)


def _tells_of(day: Period, year: Period) -> bool:
    """Whether a sentence says how far a year has been counted that is not over then."""
    if day.lead not in TOLD_ON or day.start is None or day.start != day.end or not year.start or not year.end:
        return False
    return year.start < day.start < year.end
