"""An amount where it stands in its sentence: what every step that looks for its concept is given.

Belongs here: the spot itself. Does not belong here: the steps (behind, before and clauses) and their order (measures).
"""

from __future__ import annotations

from typing import NamedTuple

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.chunks import Chunk
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Concept, Reading, phrase_text, previous_figure


class Spot(NamedTuple):
    """The tokens `first` up to `last` of an amount in the sentence from `floor` up to `ceiling`, `earlier` the readings
    before it; `at` is the token behind it and what its brackets restate, `previous` the figure that it may continue."""

    p: Passage
    quantity: Quantity
    first: int
    last: int
    floor: int
    ceiling: int
    earlier: list[Reading]
    at: int
    previous: Reading | None

    @property
    def word(self) -> str:
        """The word behind the amount, in small letters; empty at the sentence's end."""
        return self.p.lowers[self.at] if self.at < self.ceiling else ""

    @property
    def lead(self) -> str:
        """The word before the amount, in small letters."""
        return self.p.lowers[self.first - 1]

    @property
    def bears_verb(self) -> bool:
        """Whether the bound that the amount begins with holds the verb of its clause: *sales (all cars) topped 40*."""
        return self.p.lowers[self.first] in words("bound_verbs") and self._is_behind_noun

    @property
    def _is_behind_noun(self) -> bool:
        before = self.first - 1
        return before >= self.floor and (self.p.tags[before] in "NT" or self.p.words[before] == ")")

    @property
    def previous_here(self) -> Reading | None:
        """The figure that it may continue, where that stands in the same sentence."""
        return self.previous if self.previous is not None and self.previous.first >= self.floor else None

    def moved_to(self, first: int) -> Spot:
        """Return the spot as if the amount began at `first`: before *a record low of*."""
        return self._replace(first=first)

    def said(self, phrase: Chunk, choice: str) -> Concept:
        """Return a phrase of the passage as the concept."""
        return Concept(phrase_text(self.p, phrase), choice)


def spot_of(
    p: Passage, quantity: Quantity, first: int, last: int, floor: int, ceiling: int, earlier: list[Reading]
) -> Spot:
    """Return the spot of the amount from `first` up to `last` in the sentence from `floor` up to `ceiling`."""
    at = past_short_form(p, _past_bracket(p, first, last, ceiling), ceiling)
    return Spot(p, quantity, first, last, floor, ceiling, earlier, at, previous_figure(p, earlier, first, floor))


LONGEST_RESTATEMENT = 6


def _past_bracket(p: Passage, first: int, last: int, ceiling: int) -> int:
    """Return the token behind a bracketed restatement: *half (52%) of those polled*, *a 2.4 billion euro ($2.6 billion)
    fine*; `last` where there is none."""
    for end in range(last, min(last + LONGEST_RESTATEMENT, ceiling - 1)):
        if p.words[end] == ")":
            named = p.words[last] == "(" and p.tags[end + 1] in "NJ" and p.tags[first - 1] == "D"
            led = p.lowers[end + 1] in ("of", "worth")  # 40 million yuan ($6 million) worth of shares
            return end + 1 if led or named else last
    return last


def past_short_form(p: Passage, at: int, ceiling: int) -> int:
    """Return the token behind what a bracket shortens: *a 7% year-on-year (YoY) increase*; else `at`."""
    if at + 4 >= ceiling or p.words[at + 1] != "(" or p.words[at + 3] != ")" or p.tags[at] not in "NJAT":
        return at
    return at + 4 if "-" in p.words[at] and p.words[at + 2].isalpha() else at
