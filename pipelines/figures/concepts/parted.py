"""An amount that is a part of what was told before: *The quota is 98,000 tonnes. Of this, 61,000 go to trawlers*.

Belongs here: finding that whole where only a pronoun or another amount stands for it. Does not belong here: wholes that
the sentence names itself (before_amounts, counts).
"""

from __future__ import annotations

from dataclasses import replace

from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.chunks import phrase_right, with_conjuncts
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Concept, Reading
from pipelines.figures.sentences.spots import Spot

#: How the figure of a whole is told.
WHOLES = ("of-phrase", "counted-noun", "subject", "noun-of-value", "object", "noun-behind", "spent-on", "continued")


def of_this(s: Spot) -> Concept | None:
    """*Of this, 61,000 tonnes go to trawlers*: of what the last amount of its kind in the sentence before was of"""
    p, floor = s.p, s.floor
    if p.lowers[floor] != "of" or not floor or s.first != floor + 3 or p.words[floor + 2] != ",":
        return None
    if p.lowers[floor + 1] not in words("pointing_whole"):
        return None
    before, _ = p.sentence_of(floor - 1)
    share = s.quantity.unit_kind in ("percent", "ratio")
    for told in reversed(s.earlier):
        if told.first < before:
            return None
        like = told.quantity.unit == s.quantity.unit and not share
        whole = share and told.quantity.unit_kind not in ("percent", "ratio", "duration", "temperature")
        if told.concept.text and (like or whole):
            return Concept(told.concept.text, "of-the-whole")
    return None


def in_share(s: Spot) -> Concept | None:
    """*Half of all crashes happened at night. Drink played a part in 28 percent*: of the crashes, too"""
    ends = s.at >= s.ceiling or s.p.tags[s.at] in ".C"
    if s.quantity.unit != "%" or s.lead not in ("in", "for") or not ends:
        return None
    before = s.p.sentence_of(s.floor - 1)[0] if s.floor else 0
    here = [r for r in s.earlier if r.first >= s.floor]
    for told in here[::-1] or [r for r in s.earlier if r.first >= before]:
        share = told.quantity.unit == "%" or told.quantity.form in ("share", "fraction")
        if (
            share
            and told.concept.choice in ("of-phrase", "of-the-set", "of-the-next", "in-share")
            and told.concept.text
        ):
            return Concept(told.concept.text, "in-share")
    return None


def of_unnamed(readings: list[Reading], index: int) -> Reading:
    """Return a part of an amount whose noun is left out, of what an amount like it before was of: *picked 40 tonnes of
    plums. Orve alone brought in 12 tonnes of the 30 sold*."""
    part = readings[index]
    for told in reversed(readings[:index]):
        alike = told.quantity.unit_kind == part.quantity.unit_kind or told.quantity.unit_kind in (
            "mass",
            "area",
            "volume",
        )
        bought = told.concept.choice == "spent-on" and part.quantity.unit_kind == "count" and _are_things(told)
        if (alike or bought) and told.concept.text and told.concept.choice in WHOLES:
            return replace(part, concept=Concept(told.concept.text, "antecedent"))
    return part


def _are_things(money: Reading) -> bool:
    """Whether money was for several things: *lent 96 million for cold rooms, and 17 of the 23 planned are built*."""
    head = (money.concept.text or "").split(" of ")[0].split()[-1:]
    return bool(head) and is_plural(head[0].lower())


def of_the_whole(p: Passage, quantity: Quantity, token: int, floor: int, earlier: list[Reading]) -> str | None:
    """What *of it* stands for: the last amount of its kind that is not smaller, since no part exceeds its whole."""
    told = earlier[-1] if earlier else None
    if (
        p.lowers[token] in ("that", "this")
        and quantity.unit_kind in ("percent", "ratio")
        and told is not None
        and told.quantity.unit_kind not in ("percent", "ratio", "duration")
    ):
        main = next((r for r in earlier if r.first >= p.sentence_of(told.first)[0]), told)
        return (main if main.quantity.unit == told.quantity.unit else told).concept.text  # 70 percent of that
    if (
        p.lowers[token] not in ("it", "that", "this")
        or quantity.unit is None
        or quantity.unit_kind in ("percent", "ratio")
    ):
        return None
    for reading in reversed(earlier):
        if reading.quantity.unit == quantity.unit and reading.quantity.value >= quantity.value:
            return reading.concept.text
    return None


def going_on_what(s: Spot) -> Concept | None:
    """*of every pound, 38p goes on pipes, 24p on running costs and 11p on interest*: what each part goes on"""
    here, at = s.previous_here, s.at
    goes = s.word in words("going_to_use")
    goes_too = here is not None and here.concept.choice == "spent-on" and here.quantity.unit == s.quantity.unit
    if s.quantity.unit_kind not in ("currency", "percent", "ratio") or not (goes or goes_too):
        return None
    if not goes and here is not None and set(s.p.tags[here.last + 1 : s.first]) & set("VX"):
        return None
    at += goes
    if at + 1 >= s.ceiling or s.p.lowers[at] not in words("spent_on"):
        return None
    at += 1
    while at < s.ceiling and s.p.tags[at] == "D":
        at += 1
    used = phrase_right(s.p, at, counted=False) if at < s.ceiling and s.p.tags[at] in "NJ" else None
    return s.said(with_conjuncts(s.p, used), "spent-on") if used is not None else None
