"""A number in brackets that was told of the same thing before: *0.7 percent (previously 0.9)*, *(revised from 4.4)*.

Belongs here: the step, and the unit and scale it takes over. Does not belong here: other numbers in brackets
(before_amounts, bracketed_items), and what the words around say of a comparison (circumstances.context).
"""

from __future__ import annotations

from dataclasses import replace

from pipelines.figures.concepts.bare_spots import Bare, may_borrow
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.readings import Concept, Reading, with_unit

#: What was told before is so many times the value told now, at least and at most.
LEAST, MOST = 0.2, 5.0


def first_told(b: Bare) -> Reading | None:
    """*the deficit was 4.1 billion euros (originally 4.4)*: the same thing in the same unit and scale"""
    s, p = b.spot, b.spot.p
    told = s.earlier[-1] if s.earlier else None
    if told is None or told.first < s.floor or p.words[told.last : told.last + 1] != ("(",):
        return None
    between = p.lowers[told.last + 1 : s.first]
    known = words("first_told")
    if known.isdisjoint(between) or not (known | words("first_told_joints")).issuperset(between):
        return None
    quantity, unit = _scaled(s.quantity, told.quantity), told.quantity.unit
    if unit is not None and may_borrow(quantity, told.quantity):
        quantity = with_unit(quantity, unit, told.quantity.unit_kind, None if quantity.scale > 1.0 else told.quantity)
    return Reading(quantity, s.first, s.last, Concept(told.concept.text, "continued"))


def _scaled(before: Quantity, now: Quantity) -> Quantity:
    """Return a number without a scale word in the scale of the one it stood for: *2.4 million (first put at 2.6)*."""
    alike = now.scale > 1.0 == before.scale and LEAST <= before.value * now.scale / (now.value or 1.0) <= MOST
    return replace(before, value=before.value * now.scale, scale=now.scale) if alike else before
