"""A count where it stands in its sentence: what every step that looks for what it counts is given.

Belongs here: the spot itself. Does not belong here: the steps (counts, counts_beside and parts_of_counts).
"""

from __future__ import annotations

from typing import NamedTuple

from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.chunks import Chunk
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Concept, Reading, phrase_text, with_unit

#: Kinds of amounts that have a size, of which a number beside them may tell more.
SIZES = frozenset({"length", "area", "volume", "mass", "energy", "power", "duration", "data", "currency", "other"})


class Count(NamedTuple):
    """The tokens `first` up to `last` of a number without a unit in the sentence from `floor` up to `ceiling`;
    `earlier` are the readings before it."""

    p: Passage
    quantity: Quantity
    first: int
    last: int
    floor: int
    ceiling: int
    earlier: list[Reading]

    @property
    def word(self) -> str:
        """The word behind the number, in small letters; empty where nothing follows."""
        return self.p.lowers[self.last] if self.last < len(self.p.lowers) else ""

    @property
    def beside(self) -> Reading | None:
        """The figure before it, where that stands in the same sentence."""
        return self.earlier[-1] if self.earlier and self.earlier[-1].first >= self.floor else None

    @property
    def sized(self) -> Reading | None:
        """The amount before it in the sentence, where that has a size and a unit."""
        like = self.beside
        return (
            like if like is not None and like.quantity.unit is not None and like.quantity.unit_kind in SIZES else None
        )

    def reading(self, text: str | None, choice: str) -> Reading:
        """Return the number with what it counts, and the name of the step that found it."""
        return Reading(self.quantity, self.first, self.last, Concept(text, choice))

    def said(self, phrase: Chunk, choice: str) -> Reading:
        """Return the number with a phrase of the passage as what it counts."""
        return self.reading(phrase_text(self.p, phrase), choice)

    def with_concept(self, concept: Concept) -> Reading:
        """Return the number with a concept that another figure has."""
        return Reading(self.quantity, self.first, self.last, concept)

    def like(self, other: Reading, choice: str, text: str | None = None) -> Reading:
        """Return the number in the unit of another figure, and as one of the same thing unless `text` names it."""
        unit = other.quantity.unit or ""
        borrowed = with_unit(self.quantity, unit, other.quantity.unit_kind, other.quantity)
        return Reading(borrowed, self.first, self.last, Concept(other.concept.text if text is None else text, choice))
