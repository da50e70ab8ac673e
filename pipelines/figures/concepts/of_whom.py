"""The concept of a share of people told before: *412 pupils at six schools, 40 percent of whom are girls*.

Belongs here: whom a relative clause means. Does not belong here: shares of things (before_amounts, behind_amounts).
"""

from __future__ import annotations

from pipelines.figures.sentences.chunks import phrase_left
from pipelines.figures.sentences.readings import Concept, are_people, says_where
from pipelines.figures.sentences.spots import Spot
from pipelines.figures.sentences.subject_tails import what_is_there


def of_whom(s: Spot) -> Concept | None:
    """*712 people in 24 states, 11 percent of whom*: of the people, else of what is not where they are."""
    if s.p.lowers[s.at : s.at + 2] != ("of", "whom"):
        return None
    counted = [r for r in s.earlier if r.first >= s.floor and r.quantity.unit is None and r.concept.text]
    people = [r for r in counted if are_people(r.concept.text or "")]
    main = [r for r in counted if not says_where(s.p, r)]
    if people or main:
        return Concept((people or main)[-1].concept.text, "of-pronoun")
    beside = phrase_left(s.p, s.first - 1) if s.p.words[s.first - 1] == "," else None
    if beside is None or beside[0] < s.floor:
        return None
    return s.said(what_is_there(s.p, beside, s.floor), "of-pronoun")
