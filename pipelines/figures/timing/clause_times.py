"""Times of another clause than a figure's: *the bridge opened in 1968 and is 1,840 metres long*.

Belongs here: whether a time and a figure stand in clauses of their own. Does not belong here: the choice among the
times of a sentence (timing), and times that are compared with (compared_times).
"""

from __future__ import annotations

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.periods.model import Period
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Reading
from pipelines.figures.sentences.verbs import governing_verb
from pipelines.figures.timing.standing import NEAR_START, clause_of, is_past_verb

CLAUSE_JOINTS = (" and ", " but ")  # before a time that opens a clause of its own
NEVER_KNOWN = ("year_span", "season", "financial")  # forms of times whose days differ from trade to trade
FEW = 14  # words of a clause before the time in it


def in_relative(p: Passage, token: int) -> bool:
    """Whether a token stands in a clause about the noun before it: *left it at 6.5%, where it has been since May*."""
    opener = next((k for k in range(token - 1, max(0, token - FEW), -1) if p.words[k] == ","), None)
    return opener is not None and p.lowers[opener + 1] in words("relative_adverbs")


def in_past_clause(p: Passage, reading: Reading, period: Period) -> bool:
    """Whether a time is that of what came about before what is: *opened in 1968 and is 1,840 metres long*.

    So it is with an aside: *the minibus, bought in December for 31,500, has 16 seats*.
    """
    floor, _ = p.sentence_of(reading.first)
    verb = governing_verb(p, reading.first, floor)
    at = p.token_at(period.char_start)
    if verb is None or verb.start <= at or p.words[verb.start - 1] not in (",", "and", "but"):
        return False
    if p.words[verb.start - 1] == "," and "," not in p.words[floor:at]:
        return False
    if is_past_verb(p, verb.start) or p.lowers[verb.start].endswith("ing") or p.lowers[verb.start] == "to":
        return False  # rose 8% in March, to reach 2.9 billion
    told = [k for k in range(floor, at) if p.tags[k] in "VX" and not p.lowers[k].endswith("ing")]
    return bool(told) and is_past_verb(p, told[-1]) and p.lowers[told[-1]] not in words("event_participles")


def in_closed_relative(p: Passage, reading: Reading, period: Period) -> bool:
    """Whether a time is that of a clause about the subject, behind which the figure's verb goes on: *the mill, which
    opened in 1983 and employs 300, closed with debts of 2 million*."""
    floor, _ = p.sentence_of(reading.first)
    verb = governing_verb(p, reading.first, floor)
    at = p.token_at(period.char_start)
    if verb is None or verb.start <= at:
        return False
    if verb.start == p.token_at(period.char_end) + 1 and period.form == "day":
        led = next((k for k in range(at - 1, floor, -1) if p.tags[k] in "W,"), None)
        begun = (
            led is not None
            and p.lowers[led] in words("relatives")
            and p.lowers[led + 1] in words("beginning_verbs") | {"was"}
        )
        return begun  # a campaign that began on 20 September had reached 1.9 million
    if p.words[verb.start - 1] != ",":
        return False
    opener = next((k for k in range(at - 1, floor, -1) if p.words[k] == ","), None)
    return opener is not None and p.tags[opener + 1] == "W" and not of_event(p, opener, period)


def of_event(p: Passage, begin: int, period: Period) -> bool:
    """Whether an aside says when its noun was held, so that its time is the sentence's: *the fair, held on 3 May*."""
    return not words("event_participles").isdisjoint(p.lowers[begin : p.token_at(period.char_start)])


def before_own_clause(p: Passage, reading: Reading, period: Period) -> bool:
    """Whether a figure's clause says what is now, behind one that a time ends: *fell in March, and now takes 9 days*.

    So it is behind one about a noun of the sentence: *a rule that took effect on 1 May now splits the day in 24*.
    """
    floor, ceiling = p.sentence_of(reading.first)
    begin, end = clause_of(p, reading.first, floor, ceiling)
    at = p.token_at(period.char_start)
    verb = governing_verb(p, reading.first, floor)
    if begin > at and (verb is None or verb.start <= at):
        told = next((k for k in range(reading.last, end) if p.tags[k] in "VX"), None)
        return told is not None and is_present(p, told) and period.char_start - p.starts[floor] >= NEAR_START
    if verb is None or verb.start <= at or not is_present(p, verb.start):
        return False
    if begin > at:
        return period.char_start - p.starts[floor] >= NEAR_START or "now" in p.lowers[begin : reading.last]
    led = [k for k in range(floor, at) if p.tags[k] in "VX" and k > floor and p.lowers[k - 1] in words("relatives")]
    return bool(led) and is_past_verb(p, led[-1])


def behind_own_clause(p: Passage, reading: Reading, period: Period) -> bool:
    """Whether a time comes only in a clause behind that of a figure: *it takes 13 days, and 52 left in 2022*.

    So it is with a clause about a noun behind the figure: *leads a team of 12 at a firm, which came here in 2021*.
    """
    floor, ceiling = p.sentence_of(reading.first)
    at = p.token_at(period.char_start)
    verb = governing_verb(p, reading.first, floor)
    gap = range(reading.last, at)
    opener = next((k for k in gap if p.words[k - 1] == "," and p.lowers[k] in words("relative_adverbs")), at)
    told = set(p.tags[opener + 1 : at])
    if set("VX") & told and not set(".W") & told:
        return True
    if verb is None or not is_present(p, verb.start):
        return False
    _, end = clause_of(p, reading.first, floor, ceiling)
    # weighs 4.1 tonnes and was raised in 1987
    return end <= at or any(p.lowers[k] == "and" and p.tags[k + 1] in "VX" and is_past_verb(p, k + 1) for k in gap)


def is_present(p: Passage, token: int) -> bool:
    """Whether a verb, or the first one of a group, tells what is now: no past, no participle, nothing to come."""
    lower = p.lowers[token]
    if p.tags[token] == "X":
        return lower in words("present_auxiliaries")
    return lower.endswith("s") and not is_past_verb(p, token)


def of_unknown_days(p: Passage, reading: Reading, readings: list[Reading], end: int) -> bool:
    """Whether a time stands straight behind a figure of which nobody knows the days: *cost 38 million in 2030/31 and is
    to reach 44 million by the end of March*."""
    behind = next((o for o in p.periods if reading.quantity.end <= o.char_start < end), None)
    if behind is None or behind.start is not None or behind.form not in NEVER_KNOWN:
        return False
    gap = p.text[reading.quantity.end : behind.char_start]
    if not gap.strip():
        return True
    begin = p.starts[p.sentence_of(reading.first)[0]]
    if any(o.start is not None and begin <= o.char_start < reading.quantity.start for o in p.periods):
        return False
    between = any(reading.quantity.end <= r.quantity.start < behind.char_start for r in readings)
    return not between and not set(",;") & set(gap) and not any(joint in gap for joint in CLAUSE_JOINTS)


def in_adjunct(p: Passage, reading: Reading, period: Period) -> bool:
    """Whether a time is that of what led to what is to come: *will cut 28 sailings after losing 6 million in May*."""
    floor, _ = p.sentence_of(reading.first)
    verb = governing_verb(p, reading.first, floor)
    tokens = range(reading.last, p.token_at(period.char_start))
    joined = words("subordinators")
    opener = next((k for k in tokens if p.lowers[k] in joined or _opens_reason(p, k)), None)
    if opener is not None and "V" in p.tags[opener : p.token_at(period.char_start)]:
        return True  # climbed 6.8% after it said second-quarter sales had risen
    if verb is None or p.lowers[verb.start] not in words("modals"):
        return False
    return any(p.lowers[k] in words("adjunct_openers") and p.lowers[k + 1].endswith("ing") for k in tokens)


def _opens_reason(p: Passage, token: int) -> bool:
    return p.lowers[token] == "as" and p.words[token - 1] == ","  # fell to 20, as a storm closed the port in June
