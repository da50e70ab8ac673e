"""The concept of an amount set beside another: the rival it is of, the base of a multiple, what a part is held in.

Belongs here: one step for each way of saying it; a step returns None where its way is not taken. Does not belong here:
amounts that tell the same thing again (restated, apposed), and the order of the steps (measures, bare_numbers).
"""

from __future__ import annotations

from pipelines.figures.concepts.bare_spots import Bare, may_borrow
from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import Chunk, phrase_left, phrase_right
from pipelines.figures.sentences.readings import Concept, Reading
from pipelines.figures.sentences.spots import Spot


def base_of_multiple(s: Spot) -> Concept | None:
    """*set aside $1.4 billion for bad loans, more than twice the $590 million of a year before*: of the loans too"""
    last = s.earlier[-1] if s.earlier else None
    if last is None or last.quantity.form != "multiple" or last.last != s.first - 1 or s.lead != "the":
        return None
    looks_back = s.word in ("of", "in", "a", "") or (s.at < s.ceiling and s.p.tags[s.at] in "TC.")
    beside = last.concept.choice == "apposed" and looks_back
    return Concept(last.concept.text, "continued") if beside else None


def _rival(s: Spot) -> Chunk | None:
    """Return who is on an amount behind *ahead of*: *Labour on 44 percent, 20 points ahead of* the Greens *on 24*."""
    if s.lead != "on" or s.first - 3 < s.floor:
        return None
    who = phrase_left(s.p, s.first - 1)
    if who is None or not s.p.words[who[0]][0].isupper():
        return None
    lead = who[0] - 1 - (s.p.tags[who[0] - 1] == "D")
    ahead = s.p.lowers[lead - 1 : lead + 1] == ("ahead", "of") or s.p.lowers[lead] in ("behind", "over")
    return who if ahead else None


def of_rival(s: Spot) -> Concept | None:
    """*put Labour on 44%, ahead of the Greens on 24%*"""
    who = _rival(s) if s.quantity.unit == "%" else None
    return s.said(who, "object") if who is not None else None


def of_rival_bare(b: Bare) -> Reading | None:
    """*put Labour on 44 percent, 20 points ahead of the Greens on 24*"""
    who = _rival(b.spot)
    like = next((r.quantity for r in reversed(b.spot.earlier) if r.quantity.unit == "%"), None)
    if who is None or like is None or not may_borrow(b.spot.quantity, like):
        return None
    return b.said(who, "object-value", like)


def no_larger_than(s: Spot) -> Concept | None:
    """*97 specimens no longer than 3 centimetres*, *in flats no larger than 40 square metres*"""
    p, first = s.p, s.first
    if p.lowers[first] != "no" or p.lowers[first + 2 : first + 3] != ("than",) or p.tags[first - 1] != "N":
        return None
    thing = phrase_left(p, first)
    if thing is not None and p.lowers[thing[0]] in words("phrase_openers"):
        thing = thing[0] + 1, thing[1]  # 97 other specimens
    return s.said(thing, "described") if thing is not None and thing[0] > s.floor else None


def held_in(s: Spot) -> Concept | None:
    """*awarded $38 million to the family, $20 million of it in punitive damages*: what a part is given or held in"""
    p, at = s.p, s.at + 3
    if p.lowers[s.at : s.at + 3] not in PARTS_IN or s.lead != "," or at >= s.ceiling or p.tags[at] not in "NJ":
        return None
    if s.quantity.unit_kind not in ("currency", "percent", "ratio"):
        return None
    thing = phrase_right(p, at, counted=False)
    named = thing is not None and (p.words[thing[0]][0].isupper() or p.lowers[thing[1] - 1] in words("time_nouns"))
    ends = thing is not None and (thing[1] >= s.ceiling or p.tags[thing[1]] in ".CV")
    return s.said(thing, "amount-in") if thing is not None and ends and not named else None


PARTS_IN = (("of", "it", "in"), ("of", "that", "in"), ("of", "which", "in"))


def up_from(s: Spot) -> Concept | None:
    """*sells at 42,500 naira for a 50-kg bag, up from 31,000 naira*: of what the last amount in its unit is of"""
    here, p = s.previous_here, s.p
    risen = p.lowers[s.first - 2 : s.first] in (("up", "from"), ("down", "from"))
    if here is None or not risen or p.words[s.first - 3] != "," or here.quantity.unit == s.quantity.unit:
        return None
    told = next((r for r in reversed(s.earlier) if r.first >= s.floor and r.quantity.unit == s.quantity.unit), None)
    return Concept(told.concept.text, "apposed") if told is not None and s.quantity.unit is not None else None


def set_against(s: Spot) -> Concept | None:
    """*rents have gone up by 11%, against 4% for wages*"""
    p, behind = s.p, s.at + 1
    if s.previous_here is None or s.quantity.unit != s.previous_here.quantity.unit or s.word != "for":
        return None
    led = p.lowers[s.first - 2 : s.first]
    if led not in ((",", "against"), ("compared", "with"), ("compared", "to"), (",", "versus")) or behind >= s.ceiling:
        return None
    thing = phrase_right(p, behind, counted=False) if p.tags[behind] in "NJ" else None
    if thing is None or p.lowers[thing[1] - 1] in words("time_nouns") or p.words[thing[0]][0].isupper():
        return None
    named = is_plural(p.lowers[thing[1] - 1]) or (p.lowers[behind] != "the" and "#" not in p.tags[slice(*thing)])
    return s.said(thing, "set-against") if named else None
