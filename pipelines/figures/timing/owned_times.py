"""Times that own what is told of them: *May's change was revised*, *2022's record of 6 million*, *ended May at 5*.

Belongs here: whether a figure is of the noun that a possessive time stands before, the edge of a time that a verb of
ending takes, a time that brackets keep to themselves, and one of every year. Does not belong here: any other choice of
a figure's time (timing).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from pipelines.figures.circumstances.context import comparison_of, level_start
from pipelines.figures.lexicon.wordlists import alternatives, words
from pipelines.figures.periods.model import Period
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Reading
from pipelines.figures.sentences.verbs import governing_verb
from pipelines.figures.timing.standing import clause_of, is_past

POSSESSIVE = ("'s", "’s")
OWNED_TAILS = ("of", "in", "for")
TOTAL_WORDS = 5  # of the phrase before the noun of a total and its time
OF_EVERY_YEAR = ("month", "day", "between", "end_of", "part", "days_pair")
NOT_OVER = re.compile(r"(?i)(?:this|next)[ ]")
COPULAS = ("is", "are")
OF_FLOWS = ("mass", "volume", "energy", "currency")
AT_LEVEL = ("at", "with", "on")


def is_owner(p: Passage, period: Period) -> bool:
    """Whether a time owns what stands behind it, and no other: *short of last year's 5.95 million tonnes*."""
    return p.text[period.char_end : period.char_end + 2] in POSSESSIVE


def is_occasion(p: Passage, period: Period) -> bool:
    """Whether a time owns an occasion on which something was: *At Tuesday's auction prices fell*, *in May's poll*;
    so does one that somebody attends: *40 are to join this year's race*."""
    at = p.token_at(period.char_start)
    before = p.lowers[at - 1] if at else ""
    return p.lowers[at] in ("at", "in") or before in ("at", "in") or before in words("attending_verbs")


def is_habit(p: Passage, period: Period) -> bool:
    """Whether a month or a day is one of every year: *the rains usually begin in March and last ten weeks*."""
    if period.form not in OF_EVERY_YEAR or re.search(r"\d{4}", period.text) is not None:
        return False
    at = p.token_at(period.char_start)
    floor, ceiling = p.sentence_of(at)
    begin, end = clause_of(p, at, floor, ceiling)
    return not words("habitual").isdisjoint(p.lowers[begin:end]) and not is_past(p, begin, end)


#: What stands between the amount of a peak and when it was: below the peak of 160.2 points reached in March 2029.
REACHED = re.compile(
    r"(?:[ ](?!and\b|but\b)[a-z]+)?,?[ ](?:reached|set|recorded|registered|seen|hit|posted|observed)[ ]$"
)


@cache
def _extreme_of() -> re.Pattern[str]:
    """Return how a text ends before the amount of a peak: *the record high of*."""
    return re.compile(rf"\b(?:{alternatives('extremes')}|record)[ ](?:of|at)[ ](?:just[ ]|about[ ])?\W?$")


@cache
def _aims() -> re.Pattern[str]:
    """Return what leads from what was done to what is to be: *invested 410 million and plans to spend 520 million*."""
    return re.compile(rf"\b(?:and|but)[ ](?:now[ ]|it[ ])?(?:{alternatives('aim_leads')})[ ](?=[^.;]*\d)")


#: What stands before the time of one of many: 67 ships called, the last on 9 December.
OF_ONE = re.compile(
    r",[ ]the[ ](?:last|first|latest|largest|biggest|most[ ]recent)(?:[ ]one|[ ]of[ ](?:them|these))?[ ]$"
)


def is_of_another(p: Passage, period: Period, quantity: Quantity) -> bool:
    """Whether a time is that of one of what a figure counts, of a peak that it is set against, or of an aim."""
    if period.char_start < quantity.end:
        return False
    if OF_ONE.search(p.text, quantity.end, period.char_start) is not None:
        return True
    return is_of_peak(p, period, quantity) or _aims().search(p.text, quantity.end, period.char_start) is not None


def is_of_peak(p: Passage, period: Period, quantity: Quantity) -> bool:
    """Whether a time is that of a peak which another figure is set against: *20 percent below the peak of 160 points
    reached in March 2029*."""
    if REACHED.search(p.text, quantity.end, period.char_start) is None:
        return False
    peak = next((q for q in reversed(p.quantities) if q.end <= period.char_start), None)
    if peak is None or peak.start <= quantity.start or REACHED.fullmatch(p.text, peak.end, period.char_start) is None:
        return False
    return _extreme_of().search(p.text, quantity.end, peak.number_start) is not None


def owned_time(p: Passage, reading: Reading, inside: Iterable[Period]) -> Period | None:
    """Return the time whose noun a figure is of: as its subject in the past tense, or behind it and *of*."""
    floor, ceiling = p.sentence_of(reading.first)
    inside = list(inside)
    if (owner := next((o for o in inside if _owns_left_out(p, o, reading)), None)) is not None:
        return owner
    for period in inside:
        ended = p.text[period.char_end - 2 : period.char_end] in POSSESSIVE
        if period.char_end > reading.quantity.start or not (ended or is_owner(p, period)):
            continue
        first = p.token_at(period.char_end - 1 if ended else period.char_end) + 1
        end = _phrase_end(p, first, ceiling)
        if end >= ceiling:
            continue
        if end == first:
            at = p.token_at(period.char_start)
            if p.tags[first] == "V" and is_past(p, first, ceiling) and (at == floor or p.words[at - 1] == ";"):
                return period  # last year's raised 2,140
            continue
        if p.lowers[end] == "of" and end + 1 == reading.first:
            return period
        while end < ceiling - 1 and p.lowers[end] in OWNED_TAILS and p.tags[end + 1] in "NJD":
            end = _phrase_end(p, end + 1, ceiling)
        while end < ceiling and p.tags[end] == "A":
            end += 1
        at = p.token_at(period.char_start)
        opens = at == floor or p.tags[at - 1] in ".CW" or p.lowers[at - 1] == "that"
        verb = governing_verb(p, reading.first, floor)
        while verb is not None and verb.start > end and p.lowers[verb.start - 1] == "and":
            verb = governing_verb(p, verb.start - 1, floor)  # last year's fire lasted five days and killed 203
        if not opens or verb is None or verb.start != end:
            continue
        now = NOT_OVER.match(period.text) is not None and p.lowers[verb.start] in COPULAS  # this year's crop is 5
        revised = not words("revising_verbs").isdisjoint(p.lowers[verb.start : verb.end])
        if not now and not revised and not is_past(p, end, ceiling):
            continue
        if comparison_of(p, reading) != "previous":
            return period
    return None


def _owns_left_out(p: Passage, period: Period, reading: Reading) -> bool:
    """Whether a time owns a noun that is left out: *July's sales came to 145,000 and* August's *to 203,000*."""
    at, first = p.token_at(period.char_start), p.token_at(period.char_end) + 1
    led = is_owner(p, period) and at > 0 and p.lowers[at - 1] in words("elliptic_joints") and first < reading.first
    return led and not set(p.tags[first : reading.first]) - set("PXA")


def _phrase_end(p: Passage, token: int, ceiling: int) -> int:
    while token < ceiling and p.tags[token] in "NJD":
        token += 1
    return token


def at_edge(p: Passage, reading: Reading, period: Period) -> Period:
    """Return the last day of a time that something ended *at* a figure, the first of one that it began at one."""
    if period.start is None or period.lead or period.start == period.end:
        return period
    lead = p.lowers[level_start(p, reading) - 1]
    if lead not in AT_LEVEL or period.char_end > reading.quantity.start:
        return period
    if lead == "with" and reading.quantity.unit_kind in OF_FLOWS:
        return period  # closed the year with 26.9 million tonnes of cargo
    begun = p.token_at(period.char_start) - 1
    before = p.lowers[begun - 1] if p.tags[begun] == "D" else p.lowers[begun]
    if before in words("ending_verbs"):
        return replace(period, start=period.end)
    return replace(period, end=period.start) if before in words("beginning_verbs") else period


def running_total(p: Passage, reading: Reading) -> int | None:
    """Return where the noun stands that a figure is the running total of: *bringing the total to 640*, else None.

    It is all that was counted up to now, whatever time its clause is of.
    """
    floor, _ = p.sentence_of(reading.first)
    start = level_start(p, reading)
    if p.lowers[start - 1] != "to" or (found := _bringing().search(p.between(floor, start))) is None:
        return None
    return p.starts[floor] + found.start("what")


def is_of_total(p: Passage, period: Period) -> bool:
    """Whether a time is that of a total alone: *22 came in, bringing the year's total to 640*."""
    at = p.token_at(period.char_start)
    behind = p.lowers[at - 1] in words("totals") and "ing" in " ".join(p.lowers[max(0, at - TOTAL_WORDS) : at - 1])
    floor, _ = p.sentence_of(at)
    behind = behind or _total_of().search(p.between(floor, at)) is not None
    return behind or (period.form == "to_date" and p.text[period.char_end - 2 : period.char_end] in POSSESSIVE)


@cache
def _total_of() -> re.Pattern[str]:
    """Return how a clause ends before the time of a total: *bringing the total number of dead for*."""
    totals = rf"(?:[a-z]+[ ])?(?:{alternatives('totals')})[ ](?:number[ ])?of"
    return re.compile(rf",[ ](?:bringing|taking)[ ](?:the|its|their)[ ]{totals}[ ][^,;\d]{{1,40}}$")


@cache
def _bringing() -> re.Pattern[str]:
    brings, totals = alternatives("bringing_verbs"), alternatives("totals")
    what = rf"(?:the|its|their|this)[ ][^,;]{{0,40}}\b(?:{totals})\b[^,;]{{0,60}}"
    what = rf"{what}|[a-z]+[ ](?:for|over|since)[ ][^,;\d]{{0,40}}"  # bringing receipts for the half-year to
    return re.compile(rf"\b(?:{brings})[ ](?P<what>{what})\bto$")


def in_others_brackets(p: Passage, period: Period, reading: Reading, readings: list[Reading]) -> bool:
    """Tell whether a time is in brackets with another figure, and this one outside: *was 8.7% (8.5% last month)*."""
    opening = p.text.rfind("(", 0, period.char_start)
    closing = p.text.find(")", period.char_end)
    if opening < 0 or closing < 0 or ")" in p.text[opening : period.char_start]:
        return False
    inside = range(opening, closing)
    return reading.quantity.start not in inside and any(o.quantity.start in inside for o in readings)


#: The end of a bracket behind a number and what it counts, and the sign of a sample that opens one: (n=40).
ENDS_BRACKET = re.compile(r"(?:[ ][a-z]+){0,2}\)")
SAMPLE_SIGN = re.compile(r"(?<=\()[nN] ?= ?$")


def leads_bracket(text: str, period: Period, quantity: Quantity) -> bool:
    """Tell whether a time stands before a figure's bracket, or first in it before a colon: *(2030/31: 15p)*."""
    gap = SAMPLE_SIGN.sub("", text[period.char_end : quantity.start]).strip()
    opens = gap == "(" or (gap == ":" and text[period.char_start - 1 : period.char_start] == "(")
    return opens and ENDS_BRACKET.match(text, quantity.end) is not None
