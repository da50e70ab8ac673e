"""What amounts of a list behind a colon are of: *set a new fee for each account: 3 euros for savings, 5 for loans*.

Belongs here: the phrase before the colon that the list shares out. Does not belong here: labels (*Deaths: 6*), and bare
numbers that count the subject of the clause before the colon (topics).
"""

from __future__ import annotations

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import phrase_left
from pipelines.figures.sentences.readings import Concept
from pipelines.figures.sentences.spots import Spot


def before_colon(s: Spot) -> Concept | None:
    """*assumes a survival rate for each type of hut: 90% for large huts, 80% for small huts*"""
    p, here = s.p, s.previous_here
    shares = p.lowers[s.last : s.last + 1] == ("for",)
    if here is not None and here.concept.choice == "before-colon" and here.quantity.unit_kind == s.quantity.unit_kind:
        linked = s.lead in (",", "and", "or", ";")
        return Concept(here.concept.text, "before-colon") if linked and shares else None
    colon = s.first - 1
    if p.words[colon] != ":" or not shares or "V" not in p.tags[s.floor : colon]:
        return None
    phrase = phrase_left(p, colon)
    if phrase is None:
        return None
    each = phrase[0] - 1
    if each > s.floor and p.lowers[each] in words("sharing_words") and p.tags[each - 1] == "P":
        phrase = phrase_left(p, each - 1)
    return s.said(phrase, "before-colon") if phrase is not None and phrase[0] > s.floor else None
