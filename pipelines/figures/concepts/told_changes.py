"""The concept of a change that a clause tells beside a figure, or of the level that a change led to.

Belongs here: *corresponding to a rise of 2.5%*, *10% in sales and 11% in rents*, *took a dip to 33%*: one step for each
way; a step returns None where its way is not taken. Does not belong here: the order of the steps (measures), and
changes told by their own noun phrase (behind_amounts, before_amounts).
"""

from __future__ import annotations

from pipelines.figures.concepts.before_amounts import changed_inside, of_before
from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import phrase_right
from pipelines.figures.sentences.readings import Concept, what_changed
from pipelines.figures.sentences.spots import Spot

DASHES = (",", "-", "–", "—")


def equal_to_change(s: Spot) -> Concept | None:
    """*7.2 million stays, corresponding to an increase of 2.5%*: of what the figure before counts"""
    p, told = s.p, s.previous_here
    before = of_before(p, s.first) if told is not None and s.lead == "of" else None
    if before is None or told is None or p.lowers[before[1] - 1] not in changes().nouns:
        return None
    at = before[0] - 1
    while at > told.last and p.tags[at] in "DA":
        at -= 1
    equal = p.lowers[at] == "to" and p.lowers[at - 1] in words("equal_words")
    if not equal and not (p.lowers[at] in words("result_participles") and p.words[at - 1] == ","):
        return None
    inside = changed_inside(s)
    return inside if inside is not None else Concept(what_changed(p, told, s.floor, s.earlier), "apposed-change")


def change_in_again(s: Spot) -> Concept | None:
    """*increases of 10.0% in revenue and 10.8% in rents*"""
    told = s.previous_here
    if told is None or told.concept.choice != "change-in" or s.word != "in" or s.lead not in ("and", ","):
        return None
    same = told.quantity.unit == s.quantity.unit and s.p.lowers[told.last : told.last + 1] == ("in",)
    return changed_inside(s) if same else None


def after_change(s: Spot) -> Concept | None:
    """*fell by 18.3% to 643 units, after an increase by 0.2%*: of what the last amount in its unit is of"""
    p, at = s.p, s.first - 2
    if s.lead not in ("of", "by") or at <= s.floor or p.lowers[at] not in changes().nouns:
        return None
    while at > s.floor and p.tags[at] in "NJDA":
        at -= 1
    told = next((r for r in reversed(s.earlier) if r.first >= s.floor and r.quantity.unit == s.quantity.unit), None)
    led = p.lowers[at] in ("after", "following") and told is not None
    return Concept(told.concept.text, "continued") if led and told is not None and told.concept.text else None


def behind_span(s: Spot) -> Concept | None:
    """*USD 5.4 m six months net funding requirements*: of what the span of time stands before"""
    p, at = s.p, s.last
    if s.quantity.unit_kind != "currency" or at + 2 >= s.ceiling or p.tags[at] != "#":
        return None
    at += 1 if p.lowers[at].endswith(("-month", "-year", "-week")) else 2
    if p.lowers[at - 1] not in words("steps_of_span") and "-" not in p.words[at - 1]:
        return None
    thing = phrase_right(p, at, counted=False) if at < s.ceiling and p.tags[at] in "JN" else None
    return s.said(thing, "noun-behind") if thing is not None else None


def apposed_change(s: Spot) -> Concept | None:
    """*posted a surplus of 23 million, a 6.8-percent increase*: of the figure before"""
    p, told = s.p, s.previous_here
    if told is None or s.lead not in ("a", "an") or p.words[s.first - 2] not in DASHES:
        return None
    noun = next((k for k in range(s.at, min(s.at + 3, s.ceiling)) if p.lowers[k] in changes().nouns), None)
    if noun is None or p.lowers[noun + 1 : noun + 2] in (("in",), ("of",)) or set(p.tags[s.at : noun]) - set("AJN"):
        return None
    plain = not set("VX.") & set(p.tags[told.last : s.first - 2])
    return Concept(what_changed(p, told, s.floor, s.earlier), "apposed-change") if plain else None
