"""The concept of a figure: the noun phrase that is counted or measured.

Belongs here: reading a passage's quantities in order. Does not belong here: choosing the phrase of a count (counts) or
of an amount (measures), and where phrases begin and end (chunks).
"""

from __future__ import annotations

from dataclasses import replace

from pipelines.figures.amounts import Quantity
from pipelines.figures.counts import count_reading
from pipelines.figures.measures import measure_concept
from pipelines.figures.passage import Passage
from pipelines.figures.readings import Concept, Reading


def read_concepts(p: Passage) -> list[Reading]:
    """Return every quantity of a passage with its concept, bare numbers with the unit of the one they continue."""
    readings: list[Reading] = []
    for quantity in p.quantities:
        first, last = p.token_at(quantity.start), p.token_at(quantity.end - 1) + 1
        readings.append(_read(p, quantity, first, last, readings))
    return _from_what_follows(p, readings)


def _read(p: Passage, quantity: Quantity, first: int, last: int, earlier: list[Reading]) -> Reading:
    floor, ceiling = p.sentence_of(first)
    if quantity.unit is None and quantity.form in ("digits", "words", "vague"):
        return count_reading(p, quantity, first, last, floor, ceiling, earlier)
    return Reading(quantity, first, last, measure_concept(p, quantity, first, last, floor, ceiling, earlier))


def _from_what_follows(p: Passage, readings: list[Reading]) -> list[Reading]:
    """Give ``nine of the 16 provinces`` and ``from 14 to 6 documents`` the concept of the quantity behind them."""
    out = list(readings)
    for index in range(len(out) - 2, -1, -1):
        if out[index].concept.choice == "of-the-next":
            out[index] = replace(out[index], concept=Concept(out[index + 1].concept.text, "of-the-next"))
    return out
