"""What a figure is compared with, and whether it is a fact.

Belongs here: fields that the clause around a figure decides. Does not belong here: which way it went (direction), the
period it holds for (timing), who (attribution) and what (concepts).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.rulebook import PatternRule, pattern_rules
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.main_clauses import clause_start
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Reading
from pipelines.figures.sentences.verbs import governing_verb
from pipelines.rules.finding import PieceIndex


def comparison_of(p: Passage, reading: Reading) -> str | None:
    """Return ``from``, ``to``, ``by`` or ``previous`` where the figure is one side of a comparison."""
    # Asked three times of each figure: for its own sake, for its direction and for its time.
    quantity = reading.quantity
    key = (
        reading.first,
        quantity.start,
        quantity.end,
        quantity.bound,
        quantity.unit,
        quantity.unit_kind,
        reading.concept.choice,
    )
    if key not in p.comparisons:
        p.comparisons[key] = _comparison_of(p, reading)
    return p.comparisons[key]


def _are_givers(p: Passage, reading: Reading) -> bool:
    """Whether a number counts those that money came from: *raised €4 million from 380 guests*."""
    start = reading.quantity.start
    return p.text[max(0, start - 6) : start] == " from " and any(
        q.end == start - 6 and q.unit_kind == "currency" for q in p.quantities
    )


def _behind_share(p: Passage, token: int) -> bool:
    """Whether the share by which something changed ends before a token."""
    return any(q.unit in ("%", "pp") and p.starts[token] == q.end + 1 for q in p.quantities)


LIST_JOINTS = ("and", ",")
LISTED = 80  # characters of a list of what is compared with, before its last number


def _listed_beside(p: Passage, reading: Reading) -> str | None:
    """Return how a count is compared in a list with others that are: *against 1,210 cases and 35 deaths in week 35*."""
    if reading.concept.choice != "counted-noun":
        return None
    here = reading.quantity.start
    listed = context_rule("comparison.previous-listed").search(p.text[max(0, here - LISTED) : here])
    _, ceiling = p.sentence_of(reading.first)
    behind = next((k for k in range(reading.last, ceiling) if p.tags[k] not in "NJA"), ceiling)
    if listed is None or (behind < ceiling and p.tags[behind] in "VX"):
        return None
    return "previous" if listed["previous"] else "from"


def _comparison_of(p: Passage, reading: Reading) -> str | None:
    first = reading.first
    floor, _ = p.sentence_of(first)
    if reading.quantity.bound == "range" and p.lowers[first] in ("between", "from"):
        return None
    if reading.concept.choice == "counted-noun" and reading.quantity.unit is None and _are_givers(p, reading):
        return None
    lead = " ".join(p.lowers[max(floor, first - 2) : first])
    earlier = EARLIER_BEHIND.match(p.text, past_restatement(p, reading.quantity.end)) is not None
    if earlier and lead.endswith(("from", "against", "with", "to", "than", "versus", "after")):
        return "previous"
    if _leads_previous(lead) and not (lead.endswith("after") and not _restated(p, reading)):
        return "from" if lead.endswith("from") else "previous"
    if context_rule("comparison.previous-named").search(p.between(max(floor, first - 8), first) + " ") is not None:
        return "previous"
    if p.lowers[first - 1] in LIST_JOINTS and (listed := _listed_beside(p, reading)) is not None:
        return listed
    if earlier and p.lowers[first - 1] not in changes().before and p.tags[first - 1] in "X":
        return "previous"
    if p.lowers[first - 1] == "the" and p.lowers[first - 3 : first - 1] in (("up", "from"), ("down", "from")):
        return "from"  # up from the 9,200 or so of last year
    if p.lowers[first - 2 : first] == ("from", "the") and _behind_share(p, first - 2):
        return "from"  # an increase of 2 percent from the 31,638 boats built in 2031
    word = p.lowers[first - 1] if first > floor else ""
    begin = max(floor, first - 6)
    named, at = _level_named(p.between(begin, first)), first - 1
    if named is not None:
        word, at = named["lead"].lower(), p.token_at(p.starts[begin] + named.start("lead"))
    elif (start := level_start(p, reading)) != first:
        word = p.lowers[start - 1]
    if word == "to" and p.lowers[at - 1] in words("leads_of_to"):
        return None  # in addition to four surveys, corresponding to an increase of 3%
    if word == "by" and reading.concept.choice == "counted-noun":
        verb = governing_verb(p, first, floor)
        if verb is not None and p.lowers[verb.end - 1] in words("margin_verbs"):
            return None  # lost by 72 runs
    if word == "from" and _is_made_from(p, reading, floor):
        return None  # has grown true seed from 4,354 varieties
    if word == "from" and not words("reaching_verbs").isdisjoint(p.lowers[max(floor, first - 14) : first]):
        return word if _restated(p, reading) else None  # reached 42 MW from 28 MW
    return word if word in ("from", "to", "by") and _changing(p, first, floor) else None


def _is_made_from(p: Passage, reading: Reading, floor: int) -> bool:
    """Whether a number counts what something is made or taken from: a verb with its object before, and no level to."""
    first = reading.first
    if reading.concept.choice != "counted-noun" or reading.quantity.unit is not None:
        return False
    verb = governing_verb(p, first, floor)
    between = p.tags[verb.end : first - 1] if verb is not None else ""
    _, ceiling = p.sentence_of(first)
    goes_on = any(p.lowers[k] == "to" and p.tags[k + 1 : k + 2] == "#" for k in range(reading.last, ceiling - 1))
    return "N" in between and not set(between) & set("#PVX.") and not goes_on


def level_start(p: Passage, reading: Reading) -> int:
    """Return the first token of a figure with the noun that names its level: *to a record low of 214*."""
    floor, _ = p.sentence_of(reading.first)
    if p.lowers[reading.first - 3 : reading.first : 2] == ("as", "as") and p.lowers[reading.first - 4] == "to":
        return reading.first - 3  # tumbled to as low as $58,400
    if p.lowers[reading.first - 1] in words("extremes_before") and p.tags[reading.first - 2] == "D":
        return reading.first - 2  # climbed to a record 22.7 percent
    step = reading.first - 1
    while step > floor and (
        p.tags[step] == "D"
        or p.lowers[step] in words("step_adjectives")
        or (p.lowers[step] == "of" and p.lowers[step - 1] in ("average", "total"))
    ):
        step -= 1
    if step < reading.first - 2 and p.lowers[step] == "by":
        return step + 1  # eased by a further 8%
    begin = max(floor, reading.first - 6)
    named = _level_named(p.between(begin, reading.first))
    if named is None or (reading.quantity.unit_kind == "percent" and p.lowers[reading.first - 2] in changes().nouns):
        return reading.first  # corresponding to an increase of 3%
    return p.token_at(p.starts[begin] + named.start("lead")) + 1


def _level_named(before: str) -> re.Match[str] | None:
    """Return the noun that names a figure's level where it ends the text before it."""
    return context_rule("comparison.level-named").search(before) if before.rstrip("\n").endswith("of") else None


FAR_VERB = 20  # tokens from a verb of change to the last of what changed by it
EARLIER_BEHIND = re.compile(r"[ ]\w+[ ](?:year|month|week|quarter|day)s?[ ](?:earlier|ago|before|previously)")


RESTATED = re.compile(r"[ ]?\([^()]{2,40}\)")


def past_restatement(p: Passage, end: int) -> int:
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
    pattern = context_rule("comparison.previous").pattern
    return re.compile(rf"(?:{pattern.pattern})$", pattern.flags)


@cache
def context_rule(rule_id: str) -> PatternRule:
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
    ) or not verbs.keys().isdisjoint(p.lowers[max(floor, first - FAR_VERB) : max(floor, first - 14)])


def modality_and_rule(p: Passage, reading: Reading) -> tuple[str, str]:
    """Return ``reported``, ``target``, ``forecast`` or ``hypothetical``, and the id of the rule that says so."""
    floor = clause_start(p, reading.first, *p.sentence_of(reading.first))
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
            if _is_known_base(p, reading, floor):
                break
            return rules[index].value, rules[index].rule_id
    return "reported", ""


def _is_known_base(p: Passage, reading: Reading, floor: int) -> bool:
    """Whether a figure is what one that is planned or foreseen is set against: *600 by 2030, up from 357 in 2022*; an
    earlier forecast is none."""
    first = reading.first
    lead = " ".join(p.lowers[max(floor, first - 2) : first])
    compared = _leads_previous(lead) and not lead.endswith("after")
    if not compared and p.lowers[first - 1] != "from" and not lead.endswith("instead of"):
        return False
    known = KNOWN_BEHIND.match(p.text, reading.quantity.end) is not None
    return known or words("forecast_nouns").isdisjoint(p.lowers[floor:first])


#: The time of what is known already.
KNOWN_BEHIND = re.compile(
    r"[ ](?:now|today|at[ ]present|currently|last[ ]year|(?:a|one)[ ]year[ ](?:ago|earlier|before))\b"
)


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
