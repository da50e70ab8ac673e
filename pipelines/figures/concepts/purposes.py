"""The concept of money by what is done with it or who did it: needed *to pay for* places, *raised by* candidates.

Belongs here: what stands behind an amount of money and says its use, its source or its taker. Does not belong here:
verbs of spending before it (amount_phrases) and shares of an amount (parted).
"""

from __future__ import annotations

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import phrase_right
from pipelines.figures.sentences.readings import Concept
from pipelines.figures.sentences.spots import Spot


def to_pay_for(s: Spot) -> Concept | None:
    """*needs £8m to pay for more beds*, *gave £6m to support carers*"""
    p, at = s.p, s.at + 1
    if s.quantity.unit_kind != "currency" or s.word != "to" or at + 1 >= s.ceiling:
        return None
    if p.lowers[at] not in words("paid_doings") or not words("taking_money").isdisjoint(p.lowers[s.floor : s.first]):
        return None
    at += 1
    at += p.lowers[at] in words("doing_links")
    at += p.lowers[at] == "more"
    thing = phrase_right(p, at, counted=False) if at < s.ceiling and p.tags[at] in "NJD" else None
    return s.said(thing, "spent-on") if thing is not None else None


def got_for(s: Spot) -> Concept | None:
    """*the $10 million received for scholarships*, *the $24 million raised by candidates for the Senate*"""
    p, at = s.p, s.at + 1
    if s.quantity.unit_kind != "currency" or s.word not in words("money_participles") or at + 1 >= s.ceiling:
        return None
    at += p.tags[at] == "A"
    if p.lowers[at] not in ("for", "by", "on") or at + 1 >= s.ceiling or p.tags[at + 1] not in "NJD":
        return None
    thing = phrase_right(p, at + 1, counted=False)
    if thing is None or p.lowers[thing[1] - 1] in words("time_nouns"):
        return None
    link = thing[1]
    if p.lowers[at] == "by" and p.lowers[link : link + 1] == ("for",) and p.tags[link + 1 : link + 2] in ("N", "J"):
        sought = phrase_right(p, link + 1, counted=False)
        thing = (thing[0], sought[1]) if sought is not None and sought[0] == link + 1 else thing
    return s.said(thing, "spent-on" if p.lowers[at] != "by" else "got-by")
