"""What a share is of that stands beside it in a list: *rye with 26%, hay with 24%*, *the highest rate in May - 14%*.

Belongs here: the noun before *with*, and the object before a dash. Does not belong here: names with their shares
(continuing), brackets (bracketed_items).
"""

from __future__ import annotations

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import Chunk, phrase_left
from pipelines.figures.sentences.readings import Concept
from pipelines.figures.sentences.spots import Spot
from pipelines.figures.sentences.verbs import governing_verb, object_between

DASHES = ("-", "–", "—")


def listed_with(s: Spot) -> Concept | None:
    """*were rye with 26%, hay and oats with 24%*, *followed by rye with 26%*: of what is no name"""
    p = s.p
    if s.lead != "with" or s.quantity.unit != "%":
        return None
    phrase = _before_with(s)
    if phrase is None or phrase[0] - 1 <= s.floor or p.words[phrase[0]][0].isupper():
        return None
    before = phrase[0] - 1
    told = s.previous_here
    ranked = p.lowers[before] == "by" and p.lowers[before - 1] in words("ranking_verbs")
    goes_on = p.lowers[before] in (",", "and") and told is not None and p.lowers[told.first - 1] == "with"
    begins = p.tags[before] == "X" and any(
        p.lowers[k] == "with" and p.tags[k + 1] == "#" for k in range(s.last, s.ceiling - 1)
    )
    return s.said(phrase, "listed-with") if ranked or goes_on or begins else None


def _before_with(s: Spot) -> Chunk | None:
    """Return the phrase before *with*, from its first noun: *mining and quarrying* with."""
    phrase = phrase_left(s.p, s.first - 1)
    if phrase is None:
        return None
    at = phrase[0] - 1
    while at > s.floor and s.p.tags[at] == "D":
        at -= 1
    return phrase if at == phrase[0] - 1 else None


def behind_dash(s: Spot) -> Concept | None:
    """*recorded the highest rate in January - 14.1%*"""
    p = s.p
    if s.lead not in DASHES:
        return None
    verb = governing_verb(p, s.first - 1, s.floor)
    thing = object_between(p, verb, s.first - 1) if verb is not None else None
    if thing is None or set(p.tags[thing[1] : s.first - 1]) - {"T"}:
        return None
    return s.said(thing, "behind-dash")
