"""A share by what is said of it: *80% were women*, *the median age of the patients is 27 and 56% are male*.

Belongs here: the noun behind *were*, and those whose measure was told before. Does not belong here: other words behind
a share (behind_amounts).
"""

from __future__ import annotations

from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import phrase_right
from pipelines.figures.sentences.readings import Concept, Reading
from pipelines.figures.sentences.spots import Spot


def complement(s: Spot) -> Concept | None:
    """*80% were women*: a share that is its clause's subject is of what it is said to be."""
    p, at = s.p, s.at
    if s.quantity.unit != "%" or s.word not in words("complement_links") or at + 1 >= s.ceiling:
        return None
    if s.first > s.floor and p.tags[s.first - 1] not in ".C" and s.lead not in words("complement_leads"):
        return None
    if s.first > s.floor and p.lowers[s.floor] in words("set_openers"):
        return None  # of the patients, 58% were men
    noun = phrase_right(p, at + 1, counted=False)
    many = noun is not None and is_plural(p.lowers[noun[1] - 1])
    if not many and p.tags[at + 1] in "JVAN" and (group := _measured_group(s.previous_here)) is not None:
        return Concept(group, "complement")
    if noun is None or not many or p.tags[noun[1] : noun[1] + 1] in ("N", "V"):
        return None
    return s.said(noun, "complement")


def _measured_group(told: Reading | None) -> str | None:
    """Return those whose measure was told before a share of them."""
    if told is None or told.quantity.unit in (None, "%") or told.quantity.unit_kind == "currency":
        return None
    measure, _, group = (told.concept.text or "").rpartition(" of ")
    group = group.removeprefix("the ")
    return group if measure and is_plural(group.split()[-1].lower()) else None
