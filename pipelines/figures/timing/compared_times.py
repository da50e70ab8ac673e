"""Times that a figure is compared with: *11 percent more than in July 2023*, *below the average of five years*.

Belongs here: whether a time is that of the other side of a comparison, and what that says of the figure's own. Does not
belong here: the choice among all the times of a sentence (timing).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import cache

from pipelines.figures.circumstances.context import comparison_of, context_rule
from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.periods.model import EDGED_FORMS, Period
from pipelines.figures.periods.relations import counted_from, moved_on
from pipelines.figures.periods.units import moved, span
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Reading
from pipelines.figures.sentences.verbs import governing_verb
from pipelines.figures.timing.clause_times import in_relative
from pipelines.figures.timing.leads import LEAD
from pipelines.figures.timing.owned_times import is_owner
from pipelines.figures.timing.standing import is_of_record
from pipelines.rules import load_lines

BEFORE = 64  # characters before a time that say whether it is compared with
BASIC = "period.compared-with"
SUBJECT_JOINTS = ("of", "for", "in", "at", "on")  # within a noun phrase
UP_OR_DOWN = ("up", "down")
MONTH_NAMED = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
LAST_YEAR = re.compile(r"\blast year$")
SHORTEST, LESS_THAN_A_YEAR = 27, 365
YEAR_ON_YEAR = re.compile(r"(?i)\b(?:year[- ](?:on|over)[- ]year|on the year|y/y|yoy|y-o-y|annually)\b")
ALIKE = timedelta(days=4)  # by which months and quarters differ in length
DAYS_OF_WEEK, MORE_THAN_A_QUARTER, DAYS_OF_YEAR = 7, 100, 366
BACKWARD = ("earlier", "same_period")  # forms of what counts from a time named before
OF_AVERAGE = "period.of-average"
BEFORE_THIS = re.compile(r"\b(?:previous|preceding|prior)[ ](?:week|month|quarter)$")
LED_TO = re.compile(r"(?i)\b(?:compare[sd]?|comparison|relative|similar|equal|close)[ ]$")
BASES = ("period.comparing", OF_AVERAGE)  # rules of a gap between a figure and the time of the other side


def is_compared(p: Passage, period: Period, begin: int) -> bool:
    """Whether a period is only the other side of a comparison: *than in July 2023*, *from the first quarter*."""
    # Asked for each figure of a sentence about each of its times.
    key = period.char_start, period.char_end, period.form, period.lead, begin
    if key not in p.compared:
        p.compared[key] = _is_compared(p, period, begin)
    return p.compared[key]


def is_compared_on(p: Passage, period: Period) -> bool:
    """Whether *on* leads to a time that is no day, which can only be what a change is on: *rose 4.7% on May 2030*."""
    return period.form in ("month", "part", "year", "first_months") and p.text.endswith(" on ", 0, period.char_start)


def is_over_a_base(p: Passage, period: Period, begin: int) -> bool:
    """Whether *over* leads to the time that one before it in the sentence, as long, is set against: *growth during July
    2031 over July 2030*."""
    if period.lead != "over" or period.form in BACKWARD or period.start is None or period.end is None:
        return False
    length = period.end - period.start
    if any(
        o.start.month == period.start.month and o.start > period.start and o.end - o.start == length
        for o in p.periods
        if o.char_start < begin and o.holds and o.start is not None and o.end is not None
    ):
        return True  # in October it changed by 0.2%; it rose 5.3% over October 2030
    return any(
        o.start > period.start and abs((o.end - o.start) - length) < ALIKE
        for o in p.periods
        if begin <= o.char_start < period.char_start and o.start is not None and o.end is not None
    )


def _is_compared(p: Passage, period: Period, begin: int) -> bool:
    if is_compared_on(p, period) or is_over_a_base(p, period, begin):
        return True
    if period.text.startswith(("to ", "with ")) and LED_TO.search(p.text, begin, period.char_start) is not None:
        return True
    opens_span = period.form == "year_span" and period.char_start == begin  # from 2022–2050 it will cost 3 billion
    if period.lead in ("than", "from") and period.form not in ("between", "days_pair", "numbered_weeks"):
        return not opens_span
    if period.form == "year" and period.text.startswith("of the "):
        behind = p.token_at(period.char_end) + 1  # within 3 percent of the 2019 level
        if behind < len(p.lowers) and p.lowers[behind] in words("base_heads"):
            return True
    # more than 800 trains ran last year: the bound compares nothing
    bounds = [q.end for q in p.quantities if q.end <= period.char_start and "than" in q.text.lower()]
    head = p.text[max([begin, period.char_start - BEFORE, *bounds]) : period.char_start]
    told = any(begin <= q.start < period.char_start for q in p.quantities)
    if period.lead == "over" and period.form in BACKWARD:
        head += "on "  # an increase of 4% over the previous year
    rules: tuple[str, ...] = ("period.standard", OF_AVERAGE, BASIC)
    if period.lead == "for" and not told:
        rules = rules[2:]  # the total for the 18th week rose; twice the total for 2019
    that = p.token_at(period.char_start) - 1
    if p.lowers[that] == "that" and that > 0 and _tells(p, that - 1):
        return False
    found = [name for name in rules if context_rule(name).search(head) is not None]
    return bool(found) and not (BASIC not in found and _is_of_subject(p, period))


def _tells(p: Passage, token: int) -> bool:
    """Whether a word is a verb of telling, so that *that* behind it begins what is told: *said on Monday that*."""
    while token > 0 and p.tags[token] in "TA":
        token -= 1
    return p.lowers[token] in _telling() or p.lowers[token] in words("studying_verbs")


@cache
def _telling() -> frozenset[str]:
    return frozenset(load_lines("figures/reporting.txt"))


def _is_of_subject(p: Passage, period: Period) -> bool:
    """Whether a time is that of a clause's own subject: *passenger numbers in 2023 were 14% lower than in 2019*."""
    at, behind = p.token_at(period.char_start), p.token_at(period.char_end) + 1
    if p.tags[behind : behind + 1] not in ("X", "V"):
        return False
    floor, _ = p.sentence_of(at)
    while at > floor and (p.tags[at - 1] in "NJD" or p.lowers[at - 1] in SUBJECT_JOINTS):
        at -= 1
    return at == floor or p.tags[at - 1] in ".C" or p.words[at - 1] in ",;:"


def is_change(p: Passage, reading: Reading) -> bool:
    at = reading.first - 1
    if p.lowers[at] == "by" and p.lowers[at - 1] in UP_OR_DOWN:
        return True  # up by 4.3% over last year
    return p.lowers[at] in UP_OR_DOWN or (p.lowers[at] == "of" and p.lowers[at - 1] in changes().nouns)


def counterpart_of(
    p: Passage, reading: Reading, timed: list[Period], begin: int, about: tuple[Period, ...]
) -> Period | None:
    """Return the time that one of the year before is compared with: *cost 118, 11 fewer than in March last year*.

    Where it is compared with the month or quarter before the story's own, it is the story's: *25 less than in July*.
    """
    if comparison_of(p, reading) in ("from", "previous") or reading.quantity.unit_kind == "duration":
        return None
    for other in timed:
        if other.start is None or other.end is None:
            continue
        apart = sorted((other.char_start, reading.quantity.start))
        dated = other.form not in BACKWARD and is_compared(p, other, begin)
        if dated and ";" not in p.text[apart[0] : apart[1]]:
            told = _told_before(p, other, begin)
            if told is not None:
                return told
        if other.char_start < reading.quantity.end:
            continue
        if BEFORE_THIS.search(other.text) and is_compared(p, other, begin):
            return step_on(other)  # fell to 23 from 36 in the previous quarter
        next_one = next((o for o in about if o.form == LEAD and o.start == other.end + timedelta(days=1)), None)
        if next_one is not None and is_compared(p, other, begin):
            return next_one
        if not LAST_YEAR.search(other.text) or not SHORTEST < (other.end - other.start).days + 1 < LESS_THAN_A_YEAR:
            continue
        if is_compared(p, other, begin) and ";" not in p.text[reading.quantity.end : other.char_start]:
            return moved_on(other)
    return None


def step_on(period: Period) -> Period | None:
    """Return the week, month or quarter behind one that is called the previous one."""
    if period.start is None or period.end is None:
        return None
    start, end = moved(period.start, period.end, -span(period.text.split()[-1], 1))
    return replace(period, start=start, end=end)


def _told_before(p: Passage, other: Period, begin: int) -> Period | None:
    """Return the time that the sentences before told of, where this one compares it with the same a year earlier."""
    days = moved_on(other).days
    return next((o for o in p.periods if o.char_start < begin and o.holds and o.days == days), None)


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


def at_span_edge(p: Passage, reading: Reading, period: Period) -> Period:
    """Return the year with which a span of years began, or ended, for a level that a change led from, or to: *between
    2020 and 2030 it shrank from 88,000 to 66,000*. What months of a year are compared with nobody says."""
    if period.form != "between" or period.start is None or period.end is None:
        return period
    compared = comparison_of(p, reading)
    floor, ceiling = p.sentence_of(reading.first)
    months = MONTH_NAMED.findall(p.text, period.char_start, period.char_end)
    if p.lowers[reading.first - 1] in words("arriving_verbs") and len(months) > 1:
        return replace(period, start=period.end.replace(day=1))  # doubled between May 2023 and May 2024, reaching 837
    told = range(floor + 1, ceiling)
    if compared not in ("from", "to") or MONTH_NAMED.search(period.text) is not None:
        return period
    if not any(p.lowers[k - 1] == "from" and p.tags[k] == "#" for k in told):
        return period
    edge = period.start if compared == "from" else period.end
    return replace(period, start=edge.replace(month=1, day=1), end=edge.replace(month=12, day=31))


def bracketed_year(p: Passage, reading: Reading) -> Period | None:
    """Return the time whose counterpart a year before stands in a bracket behind a figure: *was 91 (H1 2030: 84)*."""
    behind = next((o for o in p.periods if o.char_start >= reading.quantity.end), None)
    if behind is None or behind.start is None or p.text[reading.quantity.end : behind.char_start] != " (":
        return None
    return moved_on(behind) if p.text[behind.char_end : behind.char_end + 1] == ":" else None


def before_the_change(p: Passage, reading: Reading, period: Period) -> Period | None:
    """Return the period of a figure that its clause holds for: for the level that a change began *from* the one before.

    That is the week before for a week, and the year before for more than a quarter. Of a month or a quarter nobody says
    whether the change is on the one before or on a year earlier.
    """
    if (edge := at_span_edge(p, reading, period)) is not period:
        return edge
    compared = comparison_of(p, reading)
    if compared == "previous" and period.form == LEAD:
        return None
    if compared != "from" or period.start is None or period.end is None or _is_corrected(p, reading, period):
        return period
    days = (period.end - period.start).days + 1
    if days == DAYS_OF_WEEK:
        return counted_from(replace(period, text="a week earlier"), period)
    if (base := _told_base(p, reading, period)) is not None:
        return base
    if SHORTEST < days <= MORE_THAN_A_QUARTER and YEAR_ON_YEAR.search(p.text, *p.sentence_text(reading.first)):
        return counted_from(replace(period, text="a year earlier"), period)
    if not MORE_THAN_A_QUARTER <= days <= DAYS_OF_YEAR:
        return None
    return counted_from(replace(period, text="a year earlier"), period)


def _told_base(p: Passage, reading: Reading, period: Period) -> Period | None:
    """Return the time that the paragraph compares its own with: *22% less than in the same period of 2023*."""
    for other in reversed(p.periods):
        if other.char_start > reading.quantity.start or other.form not in BACKWARD or other.start is None:
            continue
        if other.end is None or period.start is None or period.end is None or other.end >= period.start:
            continue
        alike = abs((other.end - other.start) - (period.end - period.start)) < ALIKE
        return other if alike else None
    return None


def _is_corrected(p: Passage, reading: Reading, period: Period) -> bool:
    """Tell whether a change is one of what is known of a time, not of that time: *the total for May rose from 3*."""
    if period.char_end > reading.quantity.start:
        return False
    if period.char_end <= p.starts[p.sentence_of(reading.first)[0]]:
        return False
    of_subject = period.lead == "for" or p.text[period.char_start : period.char_end].lower().startswith("for ")
    clause = p.lowers[p.token_at(period.char_end) : reading.first]
    return of_subject or not words("revising_verbs").isdisjoint(clause)
