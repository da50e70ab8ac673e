"""A bare number where it stands, and whether it may take the unit or the concept of a figure before it.

Belongs here: what every step that looks for its concept is given. Does not belong here: the steps and their order
(bare_numbers).
"""

from __future__ import annotations

from dataclasses import replace

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.chunks import Chunk
from pipelines.figures.sentences.passage import VerbGroup
from pipelines.figures.sentences.readings import Concept, Reading, phrase_text, with_unit
from pipelines.figures.sentences.spots import Spot
from pipelines.values import frozen


@frozen
class Bare:
    """A bare number where it stands, with the phrase before its *of*, its clause's verb and subject, and the subject of
    a clause whose verb is left out; `previous` is the figure that it may continue."""

    spot: Spot
    named: Chunk | None
    verb: VerbGroup | None
    subject: Chunk | None
    gap: Chunk | None
    previous: Reading | None

    def reading(self, text: str | None, choice: str, like: Quantity | None = None) -> Reading:
        """Return the number with a concept, and with the unit of `like` where one is given."""
        quantity = self.spot.quantity
        if like is not None and like.unit is not None:
            quantity = with_unit(quantity, like.unit, like.unit_kind, like)
        elif choice == "continued" and like is not None and like.unit_kind == "other" and quantity.unit is None:
            quantity = replace(quantity, unit_kind="other")  # put on 53 points to 8,328.6
        return Reading(quantity, self.spot.first, self.spot.last, Concept(text, choice))

    def said(self, phrase: Chunk, choice: str, like: Quantity | None = None) -> Reading:
        """Return the number with a phrase of the passage as its concept."""
        return self.reading(phrase_text(self.spot.p, phrase), choice, like)

    def taken_from(self, counted: Reading) -> Reading:
        """Return the number as more of what was counted before."""
        s = self.spot
        return Reading(s.quantity, s.first, s.last, taken_from(counted))


def taken_from(counted: Reading) -> Concept:
    """Return the concept of what was counted before; a level's is that of a level: *nearly double the 170,000 seen*."""
    level = counted.concept.choice == "subject-value"
    return Concept(counted.concept.text, "subject-value" if level else "antecedent")


HUNDRED = 100.0


def may_borrow(quantity: Quantity, previous: Quantity) -> bool:
    """Whether a bare number takes the unit before it: *lost 1.3% to 4,967.23* is no percentage."""
    if previous.form in ("age", "multiple") or quantity.per is not None or quantity.text.endswith("dozen"):
        return False  # the price of a dozen
    if previous.unit_kind == "currency" and quantity.value < 1 and previous.value >= HUNDRED and previous.scale == 1.0:
        return False  # was fined $1,200 after blowing 0.14
    if previous.unit == "%" and quantity.text.lower().startswith("as many as"):
        return False
    if previous.unit_kind == "duration" and quantity.scale > 1.0:
        return False  # lost 7 million customers in six months; it now serves 3.4 million
    return not (previous.unit == "%" and abs(quantity.value) > 100)


def is_set_against(s: Spot) -> bool:
    """Whether a number is what a level with a unit is compared with, or goes on with what is."""
    like = s.previous_here
    if like is None or like.quantity.unit is None or not may_borrow(s.quantity, like.quantity):
        return False
    compared = s.lead == "against" or s.p.lowers[s.first - 2 : s.first] in (("compared", "with"), ("compared", "to"))
    goes_on = s.lead == "and" and like.concept.choice == "continued" and s.first == like.last + 1
    return (compared and like.concept.choice == "subject") or goes_on


def is_age_reached(s: Spot) -> bool:
    """Whether a bare number is an age that someone reaches: *a 94% chance of dying before 90*, *retire at 65*."""
    led = s.lead in ("before", "by", "at", "past", "until") and s.p.lowers[s.first - 2] in words("aging_verbs")
    return led and s.quantity.unit is None and s.quantity.value % 1 == 0 and s.quantity.value <= OLDEST


OLDEST = 120
MANY = 1e6


def money_spoken_of(b: Bare, head: str) -> Quantity | None:
    """Return the last sum of money near for millions of what is money: *pays a dividend of 400 million*."""
    s = b.spot
    if s.quantity.scale < MANY or head not in words("money_things"):
        return None
    begin = s.p.sentence_of(s.floor - 1)[0] if s.floor else 0
    sums = [r.quantity for r in s.earlier if r.first >= begin and r.quantity.unit_kind == "currency"]
    return next((q for q in reversed(sums) if q.explicit_unit), None)
