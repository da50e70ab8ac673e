"""The concept of a figure: the noun phrase that is counted or measured.

Belongs here: reading a passage's quantities in order. Does not belong here: choosing the phrase of a count (counts) or
of an amount (measures), and where phrases begin and end (chunks).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.figures.concepts.counts import count_reading
from pipelines.figures.concepts.measures import measure_concept
from pipelines.figures.concepts.parted import of_unnamed
from pipelines.figures.concepts.share_counts import shares_of_parts
from pipelines.figures.concepts.topics import in_pairs, respectively
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.main_clauses import clause_start
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Concept, Reading, with_unit
from pipelines.figures.sentences.verbs import governing_verb


def read_concepts(p: Passage) -> list[Reading]:
    """Return every quantity of a passage with its concept, bare numbers with the unit of the one they continue."""
    readings: list[Reading] = []
    for quantity in p.quantities:
        first, last = p.token_at(quantity.start), p.token_at(quantity.end - 1) + 1
        readings.append(_read(p, quantity, first, last, readings))
    return [_plain(r) for r in respectively(p, in_pairs(p, shares_of_parts(p, _from_what_follows(p, readings))))]


#: A time that owns a noun, before it: this year's wheat crop, the month's sales. The figure's period tells it.
OWNING_TIME = re.compile(
    r"(?i)^(?:week|month|quarter|year)-on-(?:week|month|quarter|year),?[ ]the[ ](?=\w{3})"
    r"|^(?:(?:this|last|next|the)[ ])?(?:(?:current|previous|past|coming)[ ])?(?:year|season|quarter|month|week|day)"
    r"(?:['’]s|s['’])[ ](?=\w{3})"
)


def _plain(reading: Reading) -> Reading:
    """Return a figure without the time that owns its noun, and without a concept that is a clock time or a number."""
    text, choice = reading.concept.text, reading.concept.choice
    if text is None:
        return reading
    if text.lower() in words("measuring_participles") | words("no_concepts"):
        return replace(reading, concept=Concept(None, choice))  # 18 tonnes averaging £0.48 a kilo
    if not text[0].isalpha() and not any(map(str.isalpha, text)):
        return replace(reading, concept=Concept(None, choice))
    if ("s" not in text and "-on-" not in text) or OWNING_TIME.match(text) is None:
        return reading
    return replace(reading, concept=Concept(OWNING_TIME.sub("", text), choice))


def _read(p: Passage, quantity: Quantity, first: int, last: int, earlier: list[Reading]) -> Reading:
    floor, ceiling = p.sentence_of(first)
    quantity = _capped(p, quantity, first, floor)
    whole = _read_within(p, quantity, first, last, floor, ceiling, earlier)
    begin = clause_start(p, first, floor, ceiling)
    elsewhere = whole.concept.choice in GUESSED and (whole.concept.text or "") not in p.between(begin, ceiling)
    if begin == floor or (quantity.unit is None and not elsewhere):
        return whole  # a bare number may go on with what was counted before
    clause = _read_within(p, quantity, first, last, begin, ceiling, earlier)
    told = clause.concept.text is not None and clause.concept.text in p.between(begin, ceiling)
    return clause if told or (elsewhere and quantity.unit is not None) else whole


#: How a concept is chosen by a verb or by place, which holds for one clause only.
GUESSED = ("opening-phrase", "subject", "subject-value", "phrase-before")


def _read_within(
    p: Passage, quantity: Quantity, first: int, last: int, floor: int, ceiling: int, earlier: list[Reading]
) -> Reading:
    if quantity.unit is None and quantity.form in ("digits", "words", "vague"):
        return count_reading(p, quantity, first, last, floor, ceiling, earlier)
    return Reading(quantity, first, last, measure_concept(p, quantity, first, last, floor, ceiling, earlier))


def _capped(p: Passage, quantity: Quantity, first: int, floor: int) -> Quantity:
    """Read what a verb of limiting sets as the most: *the law caps rent rises at 3 percent*."""
    if quantity.bound != "exact" or p.lowers[first - 1] not in ("at", "to"):
        return quantity
    verb = governing_verb(p, first, floor)
    if verb is None or p.lowers[verb.end - 1] not in words(
        "capping_verbs" if p.lowers[first - 1] == "at" else "limiting"
    ):
        return quantity
    return replace(quantity, bound="at_most", rule_id=f"{quantity.rule_id}+bound.capped")


def _measured_alike(part: Quantity, whole: Quantity) -> Quantity:
    """Return a bare part with the unit of its whole: *6,400 of the 11,000 kilometres of road*."""
    if part.unit is not None or part.form not in ("digits", "words") or whole.unit is None or whole.hyphenated:
        return part
    if whole.unit_kind in ("percent", "ratio", "currency") or whole.form == "age" or part.value > whole.value:
        return part
    return with_unit(part, whole.unit, whole.unit_kind, whole)


def _from_what_follows(p: Passage, readings: list[Reading]) -> list[Reading]:
    """Give ``nine of the 16 provinces`` and ``from 14 to 6 documents`` the concept of the quantity behind them."""
    out = list(readings)
    for index in range(len(out) - 2, -1, -1):
        if out[index].concept.choice == "of-the-next":
            behind = out[index + 1]
            if behind.concept.text is None and behind.concept.choice == "continued":
                behind = out[index + 1] = of_unnamed([*out[:index], behind], index)
            quantity = _measured_alike(out[index].quantity, behind.quantity)
            out[index] = replace(out[index], quantity=quantity, concept=Concept(behind.concept.text, "of-the-next"))
    return out
