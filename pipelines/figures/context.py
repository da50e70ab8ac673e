"""What a figure is compared with, whether it is a fact, and the period it holds for.

Belongs here: fields that the clause around a figure decides. Does not belong here: which way it went (direction), who
(attribution) and what (concepts).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipelines.figures.changes import changes
from pipelines.figures.chunks import governing_verb
from pipelines.figures.passage import Passage
from pipelines.figures.period_model import Period
from pipelines.figures.period_relations import REPORTED, counted_from
from pipelines.figures.readings import Reading
from pipelines.figures.rulebook import PatternRule, pattern_rules
from pipelines.figures.standing import is_of_record, is_past, pointed_at, standing_period
from pipelines.figures.wordlists import words
from pipelines.rules.finding import PieceIndex


def comparison_of(p: Passage, reading: Reading) -> str | None:
    """Return ``from``, ``to``, ``by`` or ``previous`` where the figure is one side of a comparison."""
    first = reading.first
    floor, _ = p.sentence_of(first)
    if reading.quantity.bound == "range" and p.lowers[first] in ("between", "from"):
        return None
    lead = " ".join(p.lowers[max(floor, first - 2) : first])
    earlier = EARLIER_BEHIND.match(p.text, _past_restatement(p, reading.quantity.end)) is not None
    if earlier and lead.endswith(("from", "against", "with", "to", "than", "versus", "after")):
        return "previous"
    if _leads_previous(lead) and not (lead.endswith("after") and not _restated(p, reading)):
        return "from" if lead.endswith("from") else "previous"
    if _rule("comparison.previous-named").search(p.between(max(floor, first - 8), first) + " ") is not None:
        return "previous"
    if earlier and p.lowers[first - 1] not in changes().before and p.tags[first - 1] in "X":
        return "previous"
    word = p.lowers[first - 1] if first > floor else ""
    named = _level_named(p.between(max(floor, first - 6), first))
    if named is not None:
        word = named["lead"].lower()
    elif (start := level_start(p, reading)) != first:
        word = p.lowers[start - 1]
    if word == "by" and reading.concept.choice == "counted-noun":
        verb = governing_verb(p, first, floor)
        if verb is not None and p.lowers[verb.end - 1] in words("margin_verbs"):
            return None  # lost by 72 runs
    return word if word in ("from", "to", "by") and _changing(p, first, floor) else None


def level_start(p: Passage, reading: Reading) -> int:
    """Return the first token of a figure with the noun that names its level: *to a record low of 214*."""
    floor, _ = p.sentence_of(reading.first)
    if p.lowers[reading.first - 3 : reading.first : 2] == ("as", "as") and p.lowers[reading.first - 4] == "to":
        return reading.first - 3  # tumbled to as low as $58,400
    begin = max(floor, reading.first - 6)
    named = _level_named(p.between(begin, reading.first))
    if named is None:
        return reading.first
    return p.token_at(p.starts[begin] + named.start("lead")) + 1


def _level_named(before: str) -> re.Match[str] | None:
    """Return the noun that names a figure's level where it ends the text before it."""
    return _rule("comparison.level-named").search(before) if before.rstrip("\n").endswith("of") else None


EARLIER_BEHIND = re.compile(r"[ ]\w+[ ](?:year|month|week|quarter|day)s?[ ](?:earlier|ago|before|previously)")


UP_OR_DOWN = ("up", "down")
RESTATED = re.compile(r"[ ]?\([^()]{2,40}\)")


def _past_restatement(p: Passage, end: int) -> int:
    """Return the end of a restatement in brackets: *1.2 billion yuan ($165 million) a year earlier*."""
    if "(" not in p.text[end : end + 2]:
        return end
    bracket = RESTATED.match(p.text, end)
    return bracket.end() if bracket is not None and any(end <= q.start < bracket.end() for q in p.quantities) else end


@lru_cache(maxsize=16_384)
def _leads_previous(lead: str) -> bool:
    """Tell whether two words lead what is compared with; the same few pairs stand before most figures."""
    return _previous_lead().search(lead) is not None


@cache
def _previous_lead() -> re.Pattern[str]:
    pattern = _rule("comparison.previous").pattern
    return re.compile(rf"(?:{pattern.pattern})$", pattern.flags)


@cache
def _rule(rule_id: str) -> PatternRule:
    """Return one rule of ``context.toml``."""
    return next(rule for rule in pattern_rules("figures/context.toml") if rule.rule_id == rule_id)


def _restated(p: Passage, reading: Reading) -> bool:
    """Whether a value behind *after* continues another of its kind: *4.7 percent after 4.5*, not *after nine years*."""
    quantity = reading.quantity
    if quantity.unit_kind == "duration" or reading.concept.choice == "counted-noun":
        return False
    floor, _ = p.sentence_of(reading.first)
    begin = p.starts[floor]
    return any(q.unit == quantity.unit and begin <= q.start < quantity.start for q in p.quantities)


def _changing(p: Passage, first: int, floor: int) -> bool:
    verbs, nouns = changes().verbs, changes().nouns
    return any(
        word in verbs or word in nouns or word in words("changing_levels")
        for word in p.lowers[max(floor, first - 14) : first]
    )


def modality_and_rule(p: Passage, reading: Reading) -> tuple[str, str]:
    """Return ``reported``, ``target``, ``forecast`` or ``hypothetical``, and the id of the rule that says so."""
    floor, _ = p.sentence_of(reading.first)
    verb = governing_verb(p, reading.first, floor)
    start = verb.start if verb is not None else floor
    begin = max(floor, start - 6)
    for k in range(reading.first - 1, floor, -1):
        if p.words[k] in (";", ":"):
            begin = max(begin, k + 1)
            break
    clause = p.between(begin, reading.first)
    if (
        verb is not None
        and verb.start > floor
        and p.lowers[verb.start - 1] in ("and", "or")
        and p.tags[verb.start] == "V"
    ):
        led = governing_verb(p, verb.start - 1, floor)
        if led is not None and p.tags[led.start] == "X" and p.lowers[led.start] in words("modals"):
            clause = f"{p.between(led.start, led.end)} {clause}"  # will shut 150 stores and cut 2,400 jobs
    attribute = reading.concept.choice == "noun-behind" and reading.quantity.unit_kind not in ("ratio", "percent")
    if not attribute and (verb is None or _opens_clause(p, begin, reading.first)):
        clause = f"{clause} {_verb_behind(p, reading)}"
    rules = _modalities()
    for index in _modality_index().of(clause.lower()):
        if rules[index].pattern.search(clause):
            return rules[index].value, rules[index].rule_id
    return "reported", ""


@cache
def _modalities() -> tuple[PatternRule, ...]:
    return tuple(rule for rule in pattern_rules("figures/context.toml") if rule.rule_id.startswith("modality"))


@cache
def _modality_index() -> PieceIndex:
    return PieceIndex([rule.hints for rule in _modalities()])


def _opens_clause(p: Passage, begin: int, first: int) -> bool:
    """Whether no verb stands between a clause's beginning and the figure, so that the verb is still to come."""
    return not any(p.tags[k] in "VX" for k in range(begin, first))


def _verb_behind(p: Passage, reading: Reading) -> str:
    """Return the verb group whose subject the figure is a part of: *75 grants will be awarded*, else nothing."""
    _, ceiling = p.sentence_of(reading.first)
    at = reading.last
    while at < ceiling and p.tags[at] in "NDJAPS#T":
        at += 1
    end = at
    while end < ceiling and (p.tags[end] in "XVA" or p.lowers[end] == "to"):
        end += 1
    return p.between(at, end) if end > at and p.tags[at] == "X" else ""


# -- periods --------------------------------------------------------------------------------------------------------
def period_of(p: Passage, reading: Reading, readings: list[Reading], about: tuple[Period, ...] = ()) -> Period | None:
    """Return the period the figure holds for: the one behind it, the one that leads its clause, the sentence's, or the
    one that the paragraph or, by its head, the story is `about`."""
    floor, ceiling = p.sentence_of(reading.first)
    begin, end = p.starts[floor], p.starts[ceiling - 1] + len(p.words[ceiling - 1])
    inside = [period for period in p.periods if begin <= period.char_start < end and period.start is not None]
    quantity = reading.quantity
    opened = next((period for period in inside if p.text[period.char_end : quantity.start].strip() == "("), None)
    if opened is not None and p.text[quantity.end : quantity.end + 1] == ")":
        return opened  # 18% fewer than in week 18 (1,468)
    whose = next((o for o in inside if _is_owned(p, o) and o.char_end + 3 == quantity.start), None)
    if whose is not None:
        return whose
    inside = [period for period in inside if not _is_owned(p, period) and not _is_delivery(p, period)]
    behind = _period_behind(p, _past_restatement(p, quantity.end), end, reading, readings, inside)
    if behind is not None and behind.lead != REPORTED:
        return behind
    if (shared := _shared_earlier(p, reading, readings, inside)) is not None:
        return shared
    if _has_deadline(p, quantity.end, inside, readings):
        return None
    held = [period for period in inside if period.holds and not _is_compared(p, period, begin)]
    before = [
        period
        for period in held + [period for period in inside if _turns_back(p, period) or _has_own_clause(p, period)]
        if period.char_end <= quantity.start + 1
        and not _is_aside(p, period, begin)
        and _goes_on(p, period, reading, ceiling, opens=period.char_start - begin < 4)
    ]
    if before:
        return before[-1]
    after = [period for period in held if period.char_start >= quantity.end]
    between = [r for r in readings if r.first > reading.first and after and r.quantity.end <= after[0].char_start]
    if (
        after
        and ";" not in p.text[quantity.end : after[0].char_start]
        and not any(_breaks(p, reading, r) for r in between)
        and not (between and comparison_of(p, between[-1]) in ("from", "previous"))
        and not (between and _in_other_clause(p, reading, between[-1], after[0]))
    ):
        return after[0]
    opening = next((period for period in inside if period.form == "earlier" and period.char_start - begin < 4), None)
    if opening is not None:
        return opening  # the year before, it was 590,000
    if inside and not held and (pointed := pointed_at(p, floor)) is not None:
        return pointed
    timed = [period for period in p.periods if begin <= period.char_start < end]
    if held or any(_is_own_time(p, period) for period in timed):
        return None
    standing = standing_period(p, reading, floor, ceiling, _held_before(p, floor), about)
    earlier = next((o for o in timed if o.form == "earlier" and 0 <= o.char_start - quantity.end <= 2), None)
    if earlier is not None and earlier.start is None and standing is not None:
        return counted_from(earlier, standing)  # 61 were tested, against 40 a week earlier
    return standing


def _goes_on(p: Passage, period: Period, reading: Reading, ceiling: int, *, opens: bool) -> bool:
    """Whether a period still holds behind a semicolon: *imports rose 5% in August; exports fell 3%*."""
    parts = [k for k in range(p.token_at(period.char_end), reading.first) if p.words[k] == ";"]
    if not parts:
        return True
    if opens:  # in 2019 there was one ship a month; now there are three a week
        return words("timeless").isdisjoint(p.lowers[parts[-1] + 1 : reading.first])
    own = any(p.starts[parts[-1]] < other.char_start < p.starts[ceiling - 1] for other in p.periods)
    return not own and is_past(p, parts[-1] + 1, ceiling)


def _is_own_time(p: Passage, period: Period) -> bool:
    """Whether a period that no value holds for still keeps its sentence from that of the paragraph."""
    if period.lead == "since" and is_of_record(p, p.token_at(period.char_start)):
        return False  # prices slipped to 975, their lowest since 2020
    return period.lead in words("deadline_leads") or (period.form == "same_period" and period.lead in words("spans"))


def _held_before(p: Passage, floor: int) -> list[Period]:
    """Return the periods that values of the sentences before hold for: none of a comparison or of a report."""
    before = []
    for period in p.periods:
        if period.char_start >= p.starts[floor]:
            break
        begin, _ = p.sentence_of(p.token_at(period.char_start))
        start = p.starts[begin]
        if period.holds and not _is_compared(p, period, start):
            before.append(period)
    return before


def _is_owned(p: Passage, period: Period) -> bool:
    """Whether a time owns the figure behind it, and no other: *short of last year's 5.95 million tonnes*."""
    return p.text[period.char_end : period.char_end + 2] in ("'s", "’s")


def _is_delivery(p: Passage, period: Period) -> bool:
    """Whether a month only names a contract: *November canola futures*."""
    return period.form == "month" and _rule("period.delivery").pattern.match(p.text, period.char_end) is not None


def _shared_earlier(p: Passage, reading: Reading, readings: list[Reading], inside: list[Period]) -> Period | None:
    """Return the earlier time that ends a list of what is compared: *against 92 cases and 3 deaths the week before*."""
    end = reading.quantity.end
    following = next((period for period in inside if period.char_start >= end), None)
    if following is None or following.form != "earlier" or comparison_of(p, reading) != "previous":
        return None
    gap = p.tags[reading.last : p.token_at(following.char_start)]
    listed = [r for r in readings if end <= r.quantity.start < following.char_start]
    return (
        following if listed and not set(gap) & set("VXWP") and ";" not in p.text[end : following.char_start] else None
    )


def _turns_back(p: Passage, period: Period) -> bool:
    """Whether *the year before* opens a clause of its own: *there were nine, and the year before only six*."""
    return period.form == "earlier" and p.text[: period.char_start].endswith(("and ", "; ", "but "))


def _has_own_clause(p: Passage, period: Period) -> bool:
    """Whether a time that was only compared with is told of at once: *than in the previous year, when 60 died*."""
    return period.start is not None and p.text.startswith((", when ", " when "), period.char_end)


def _in_other_clause(p: Passage, reading: Reading, other: Reading, period: Period) -> bool:
    """Whether a period is that of what another figure did: *3.2 million users, a quarter of whom joined in May*."""
    if "," not in p.text[reading.quantity.end : other.quantity.start]:
        return False
    if "," in p.text[other.quantity.end : period.char_start]:
        return False  # 1.4 million people, or one in 23, will need aid in May
    return "V" in p.tags[other.last : p.token_at(period.char_start)]


def _has_deadline(p: Passage, end: int, inside: list[Period], readings: list[Reading]) -> bool:
    """Whether a deadline stands directly behind a figure: *rose in May and may reach 8 billion by 2030*."""
    following = next((period for period in inside if period.char_start >= end), None)
    if following is None or following.holds or following.lead not in ("by", "since"):
        return False
    gap = p.text[end : following.char_start]
    return not set(gap) & set(",;:") and not any(end <= r.quantity.start < following.char_start for r in readings)


def _is_aside(p: Passage, period: Period, begin: int) -> bool:
    """Whether a period belongs to an aside between commas: *the bridge, opened in 1931, carries 28,000 cars*."""
    if p.text[period.char_end : period.char_end + 1] != ",":
        return False
    opening = p.text.rfind(", ", begin, period.char_start)  # the comma of 1,902 opens nothing
    if ";" in p.text[max(opening, begin) : period.char_start] or any(
        opening <= q.start < period.char_start for q in p.quantities
    ):
        return False
    return (
        opening >= 0
        and len(p.text[opening : period.char_start].split()) > 1
        and any(p.tags[k] == "V" for k in range(p.token_at(opening), p.token_at(period.char_start)))
    )


def _period_behind(
    p: Passage, start: int, end: int, reading: Reading, readings: list[Reading], inside: list[Period]
) -> Period | None:
    """Return the period that stands behind a figure with no other figure and no comma between them."""
    following = next((period for period in inside if period.char_start >= start), None)
    if following is None:
        return None
    gap = p.text[start : following.char_start]
    if any(start <= r.quantity.start < following.char_start for r in readings):
        return None
    adjacent = len(gap.split()) <= 1
    if not following.holds and not (
        adjacent
        and following.form in ("earlier", "same_period", "relative", "month", "year")
        and following.lead in ("", "in")
    ):
        return None
    if "," in gap or ";" in gap or _rule("period.comparing").search(gap):
        return None
    if gap.strip() == "on" and following.form not in ("day", "named_day") and p.lowers[reading.first - 1] in UP_OR_DOWN:
        return None  # down 9.2% on January 2024
    return following


def _is_compared(p: Passage, period: Period, begin: int) -> bool:
    """Whether a period is only the other side of a comparison: *than in July 2023*, *from the first quarter*."""
    if period.lead in ("than", "from") and period.form not in ("between", "days_pair"):
        return True
    # more than 800 trains ran last year: the bound compares nothing
    bounds = [q.end for q in p.quantities if q.end <= period.char_start and "than" in q.text.lower()]
    head = p.text[max([begin, period.char_start - 40, *bounds]) : period.char_start]
    return any(_rule(name).search(head) is not None for name in ("period.standard", "period.compared-with"))


def _breaks(p: Passage, reading: Reading, other: Reading) -> bool:
    return ";" in p.text[reading.quantity.end : other.quantity.start]
