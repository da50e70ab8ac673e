"""What an amount is of that stands beside a count of those who get it, or of what lasts so long.

Belongs here: *paid its 300 growers an average of 40 cents*, *holds 4,000 bags, enough for three weeks*. Does not belong
here: objects without a number (clauses), and numbers that count (counts).
"""

from __future__ import annotations

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.passage import VerbGroup
from pipelines.figures.sentences.readings import Concept
from pipelines.figures.sentences.spots import Spot

#: What may stand between those who get an amount and the amount.
AVERAGES = ((), ("an", "average"), ("an", "average", "of"), ("on", "average"))


def enough_for(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*the mill holds 4,000 bags, enough for three weeks*: so long they last"""
    p, here = s.p, s.previous_here
    if s.quantity.unit_kind != "duration" or s.lead != "for" or here is None:
        return None
    before = slice(here.last, s.first - 1)
    lasts = p.lowers[s.first - 2 : s.first - 1] == ("enough",) and not set(p.tags[before]) & set("VX#")
    lasts = lasts and here.concept.choice != "subject"  # who holds it is told as its subject
    return Concept(here.concept.text, "continued") if lasts else None


def given_to_counted(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*paid its 300 growers an average of 40 cents a kilo*"""
    p, told = s.p, s.previous_here
    if verb is None or told is None or told.concept.choice != "counted-noun" or told.first < verb.end:
        return None
    if s.word == "for":
        return None  # paid its 860 members 52 cents a litre for milk
    if p.lowers[verb.end - 1] not in words("giving_verbs") or set(p.tags[verb.end : told.first]) - {"D"}:
        return None
    noun = told.last
    while noun < s.first and p.tags[noun] in "JN":
        noun += 1
    return Concept(told.concept.text, "object") if p.lowers[noun : s.first] in AVERAGES else None
