"""Bounds: the words around a quantity that say more than, at most, about.

Belongs here: applying the bound rules (data) at a quantity. Does not belong here: the words themselves.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from pipelines.figures.lexicon.rulebook import PatternRule, pattern_rules
from pipelines.figures.lexicon.units import read_unit
from pipelines.figures.lexicon.wordlists import alternatives, words
from pipelines.figures.quantities.amounts import Quantity, clean
from pipelines.rules import load_lines


@cache
def _left_bounds() -> tuple[re.Pattern[str], tuple[tuple[str, str], ...]]:
    """Return one pattern of all bounds on the left, a group ``r0``, ``r1`` … each, and their values and ids.

    The match that begins first wins, so that *no more than* is not read as *more than*.
    """
    rules = [rule for rule in pattern_rules("figures/bounds.toml") if rule.side == "left"]
    groups = "|".join(f"(?P<r{index}>{rule.pattern.pattern})" for index, rule in enumerate(rules))
    values = tuple((rule.value, rule.rule_id) for rule in rules)
    # Each group asks for the beginning of a word as well; asked once before them all, most letters fail at once.
    return re.compile(rf"(?<![\w-])(?:{groups})[ \n]*\Z", re.VERBOSE | re.IGNORECASE), values


@cache
def _right_rules() -> tuple[PatternRule, ...]:
    return tuple(rule for rule in pattern_rules("figures/bounds.toml") if rule.side == "right")


@cache
def _any_right() -> re.Pattern[str]:
    """Return one pattern of all bounds on the right: most quantities have none."""
    return re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in _right_rules()), re.VERBOSE | re.IGNORECASE)


@cache
def _endings() -> re.Pattern[str]:
    """Return how the words before a number end where they may be a bound on the left."""
    return re.compile(rf"(?i)(?:\b(?:{alternatives('bound_endings')})(?:[ ]the)?|[~≈<>≤≥=])\Z")


@cache
def _last_words() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:\b(?:{alternatives('bound_last_words')})|[~≈<>≤≥=])\Z")


@lru_cache(maxsize=16_384)
def _may_end_bound(word: str) -> bool:
    """Tell whether a bound may end in this word; the same few words stand before most figures."""
    return _last_words().search(word) is not None


def may_end_bound(head: str) -> bool:
    """Tell whether the text before a number may end with a bound: by its last word, then by its last three."""
    last = head.rsplit(None, 3)[-3:]
    return bool(last) and _may_end_bound(last[-1]) and _endings().search(" ".join(last)) is not None


@cache
def _noun_rules() -> tuple[PatternRule, ...]:
    return tuple(rule for rule in pattern_rules("figures/bounds.toml") if rule.side == "noun")


LONG = 1000  # so many hours, days or years are no stretch of time that something takes
OVER_AS_PREPOSITION = re.compile(
    r"(?i)(?:\d[\d,.]*|million|billion|percent|%|[a-z]{3,}s|[a-z]+ion|paid|spread|(?:be|been|was|were)[ ]spent"
    r"|rise|growth|plan|it)[ ]over[ ]*\Z"
)


def bounded(text: str, quantity: Quantity, ends: frozenset[int] = frozenset()) -> Quantity:
    """Return `quantity` with the bound that the words around it give, and with those words in its span."""
    right = _right_bound(text, quantity)
    if quantity.bound != "exact":
        return quantity
    head = text[max(0, quantity.start - 48) : quantity.start]
    if not may_end_bound(head):
        return right
    pattern, values = _left_bounds()
    match = pattern.search(head)
    if match is None or match.lastgroup is None:
        return right
    start = quantity.start - (len(head) - match.start())
    phrase = match.group().strip().lower()
    soon = phrase == "within" and quantity.unit_kind == "duration"  # pay $2.3 million within 90 days
    if start - 1 in ends and phrase in words("place_bounds") and not soon:
        return right
    if phrase == "within" and quantity.unit is None and _areas_behind().match(text, quantity.end) is not None:
        return right  # from 31 villages within nine districts
    if phrase == "top" and TOP_AS_ADJECTIVE.search(head[: match.start()]):
        return right  # the top 1 percent, Top ten causes
    if phrase.startswith("pass") and quantity.unit_kind == "currency" and _law_behind().match(text, quantity.end):
        return right  # voted to pass the $1.2 trillion infrastructure bill
    if phrase.startswith("pass") and quantity.unit is None and _is_done_by(head[: match.start()], text, quantity.end):
        return right  # drivers passed 34 signals at danger
    if phrase.endswith(" from") and TO_BEHIND.match(text, quantity.end):
        return right  # with prices from $89 to $499
    counted = quantity.unit is None or quantity.unit_kind == "currency"
    if phrase == "over" and counted and OVER_AS_PARTICLE.search(head, 0, match.start()):
        return right  # handed over 27 jets; but: runs over 5 km
    if phrase == "as much as" and quantity.unit is None and quantity.form == "words":
        return right  # weighs as much as three elephants
    if phrase == "over" and _is_of_an_event(text, quantity, head[: match.start()]):
        return right
    if phrase == "over" and _is_preposition(quantity, head, start, match.start()):
        return right
    if phrase == "under" and quantity.unit_kind == "length" and text.startswith(" of ", quantity.end):
        return right  # buried under eight metres of mud
    if phrase == "up to" and _is_risen(head[: match.start()]) and SIZE_BEHIND.match(text, quantity.end) is None:
        return right  # edged up to 127.4
    bound, rule_id = values[int(match.lastgroup[1:])]
    if phrase.endswith(" the") and phrase.split()[-2] in words("comparing_ends"):
        bound, rule_id = "exact", "bound.set-against"  # six short of the 90 needed: 90 are needed
    return replace(
        quantity, start=start, text=text[start : quantity.end], bound=bound, rule_id=f"{quantity.rule_id}+{rule_id}"
    )


def _is_risen(head: str) -> bool:
    """Tell whether a text ends in a verb of what went up, which *may* tells of no level: *fines may go up to 400*."""
    *before, verb = head.lower().split()[-3:] or [""]
    return verb in words("rising_verbs") and words("permitting").isdisjoint(before)


#: What stands before *top* where it is no verb: an article, or nothing.
TOP_AS_ADJECTIVE = re.compile(r"(?i)(?:^|\b(?:the|its|their|our|his|her|a|of|in|among|from)|[.:;,(])\s*\Z")
#: A size is no level that something went up to: was up to 12 metres long.
SIZE_BEHIND = re.compile(r"[ ](?:long|wide|tall|high|deep|thick|across|old)\b")


OVER_AS_PARTICLE = re.compile(
    r"(?i)\b(?:(?:hand|sign|roll|knock|pull)(?:ed|ing|s)?|t[ao]k(?:e|es|en|ing)|took|runs?|ran|running)[ ]\Z"
)
TO_BEHIND = re.compile(r"[ ](?:a[ ][a-z]+[ ])?(?:to|up[ ]to|down[ ]to)[ ]")


@cache
def _areas_behind() -> re.Pattern[str]:
    return re.compile(rf"[ ](?:[a-z-]+[ ]){{0,2}}?(?:{alternatives('area_nouns')})\b")


@cache
def _law_behind() -> re.Pattern[str]:
    """What a parliament passes, behind how much money it is about."""
    return re.compile(rf"[ ](?:[\w'’-]+[ ]){{0,4}}?(?:{alternatives('passed_by_vote')})\b")


def _is_done_by(before: str, text: str, end: int) -> bool:
    """Whether people stand before a verb and things of their own behind its number."""
    doer = before.split()[-1:]
    plural = (
        bool(doer) and doer[0].lower().endswith("s") and doer[0].lower()[:-1] in load_lines("figures/actor_nouns.txt")
    )
    return plural and THINGS_BEHIND.match(text, end) is not None


THINGS_BEHIND = re.compile(r"[ ](?:[a-z-]+[ ])?[a-z]{3,}s\b")


def _is_preposition(quantity: Quantity, head: str, start: int, in_head: int) -> bool:
    """Whether *over* before a stretch of time is no bound: *5 million over three years*, *Over ten years it grew*."""
    aside = quantity.unit_kind == "length" and head[:in_head].endswith(", ")  # the stage, over 161.5 km, has six climbs
    if quantity.unit_kind != "duration" or quantity.form == "age":
        return aside
    if quantity.value >= LONG:
        return False  # logged over 3 billion hours
    before = head[:in_head].split()[-1:]
    bounding = not before or before[0].lower() in words("over_leads")
    return (
        not bounding
        or OVER_AS_PREPOSITION.search(head) is not None
        or start == 0
        or head[:in_head].endswith((". ", "” "))
    )


def _is_of_an_event(text: str, quantity: Quantity, before: str) -> bool:
    """Whether *over* leads to the parts that an event took: *drew a million over 17 nights*, *won over 12 rounds*."""
    noun = EVENT_PART.match(text, quantity.end)
    if noun is None or noun["part"] not in words("event_parts") or quantity.unit is not None:
        return False
    last = before.split()[-1:]
    return bool(last) and (last[0][:1].isupper() or last[0][-1:].isdigit() or last[0].lower().endswith(("s", "ed")))


EVENT_PART = re.compile(r"[ ](?:[a-z]+[ ])?(?P<part>[a-z]+)\b")


def _right_bound(text: str, quantity: Quantity) -> Quantity:
    places = {quantity.number_end, quantity.end}
    if quantity.scale != 1.0 and (plus := text.find("+", quantity.start + 1, quantity.number_end)) > 0:
        places.add(plus)  # 20+ million
    bounded_here = any(_any_right().match(text, place) for place in places)
    for rule in _right_rules() if bounded_here else ():
        for place in places:
            match = rule.pattern.match(text, place)
            if match is None:
                continue
            end = max(quantity.end, match.end())
            unit, kind, explicit = quantity.unit, quantity.unit_kind, quantity.explicit_unit
            value = quantity.value
            if unit is None and (found := read_unit(text, match.end())) is not None:
                unit, kind, explicit, end = found[0].symbol, found[0].kind, True, found[1]
                value = clean(value * found[0].factor)
            return replace(
                quantity, end=end, text=text[quantity.start : end], bound=rule.value, value=value, unit=unit,
                unit_kind=kind, explicit_unit=explicit, rule_id=f"{quantity.rule_id}+{rule.rule_id}",
                plain_integer=False,
            )  # fmt: skip
    if (
        quantity.unit_kind != "count"
        or quantity.unit is not None
        or text.find(" or", quantity.end, quantity.end + 60) < 0
    ):
        return quantity
    for rule in _noun_rules():
        if rule.pattern.match(text, quantity.end) is not None:
            return replace(quantity, bound=rule.value, rule_id=f"{quantity.rule_id}+{rule.rule_id}")
    return quantity
