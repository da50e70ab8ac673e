"""A bare number that is the level something came to, told behind its step or beside another thing's level.

Belongs here: one step for each way of saying it; a step returns None where its way is not taken. Does not belong here:
the order of the steps (bare_numbers).
"""

from __future__ import annotations

from dataclasses import replace

from pipelines.figures.concepts.bare_spots import Bare, may_borrow
from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.antecedents import resolve
from pipelines.figures.sentences.chunks import phrase_left
from pipelines.figures.sentences.readings import Concept, Reading, phrase_text, previous_count
from pipelines.figures.sentences.verbs import object_between


def level_behind_step(b: Bare) -> Reading | None:
    """*Employment increased by 12,300 persons over the quarter to 2.74 million*"""
    s, p, step = b.spot, b.spot.p, b.spot.previous_here
    if step is None or s.lead != "to" or step.concept.choice != "counted-noun" or b.subject is None or b.verb is None:
        return None
    if p.lowers[step.first - 1] != "by" or b.verb.end > step.first or p.lowers[b.verb.end - 1] not in changes().verbs:
        return None
    return b.reading(resolve(p, b.subject, s.floor, s.earlier), "subject-value")


def level_behind_gap(b: Bare) -> Reading | None:
    """*Sales rose 3% to 4 million euros and costs by a fifth to 1.2 million*: of what the figure before names"""
    s, step = b.spot, b.spot.earlier[-1] if b.spot.earlier else None
    if step is None or step.concept.choice != "gapped" or step.last != s.first - 1 or s.lead not in ("to", "from"):
        return None
    like = next(
        (r.quantity for r in reversed(s.earlier) if r.first >= s.floor and s.p.lowers[r.first - 1] == s.lead), None
    )
    borrows = like is not None and may_borrow(s.quantity, like) and like.unit != "%"
    return b.reading(step.concept.text, "subject-value", like if borrows else None)


def level_left(b: Bare) -> Reading | None:
    """*speeds have fallen below 20 mph, from 26 a decade ago*: in the unit of the level it went to"""
    s, told = b.spot, b.spot.previous_here
    if s.lead != "from" or told is None or told.quantity.unit is None or not may_borrow(s.quantity, told.quantity):
        return None
    straight = set(s.p.tags[told.last : s.first - 1]) <= set(".TA") and ";" not in s.p.words[told.last : s.first]
    near = told.quantity.value and NEAREST <= s.quantity.value / told.quantity.value <= FARTHEST
    if not straight or not near or s.quantity.scale != told.quantity.scale:
        return None
    return b.reading(told.concept.text, "continued", told.quantity)


NEAREST, FARTHEST = 0.2, 5.0  # times a level that the one before it may be


def of_age(b: Bare) -> Reading | None:
    """*the average age of buyers has risen to 34*: in years"""
    s, p, subject = b.spot, b.spot.p, b.subject
    if subject is None or s.quantity.unit is not None or not 0 < s.quantity.value < OLDEST:
        return None
    if b.verb is not None and p.lowers[b.verb.end - 1] in changes().transitive and s.lead in ("to", "from"):
        subject = object_between(p, b.verb, s.first) or subject  # raises the retirement age by two years to 64
    head = next((k for k in range(subject[0], subject[1]) if p.tags[k] == "P"), subject[1]) - 1
    led = s.lead in words("level_leads") or s.lead in words("amount_verbs")
    if not led or p.lowers[head] not in ("age", "ages"):
        return None
    aged = replace(s.quantity, unit="year", unit_kind="duration", rule_id=f"{s.quantity.rule_id}.age")
    return Reading(aged, s.first, s.last, Concept(phrase_text(p, subject), "subject-value"))


OLDEST = 120


def of_magnitude(b: Bare) -> Reading | None:
    """*an earthquake of magnitude 6.4 hit the west*"""
    s, p = b.spot, b.spot.p
    if s.lead not in words("reading_nouns") or p.lowers[s.first - 2] != "of":
        return None
    counted = previous_count(s.earlier) if p.tags[s.first - 3] == "R" else None
    if counted is not None:
        return b.reading(counted.concept.text, "noun-of-value")  # 800 quakes, the strongest of them of magnitude 5.2
    named = phrase_left(p, s.first - 2) or b.subject
    return b.said(named, "noun-of-value") if named is not None else None


def level_of_next(b: Bare) -> Reading | None:
    """*bringing the tally to 78,466 and the toll to 1,203*: of what stands between *and* and *to*"""
    s, p, told = b.spot, b.spot.p, b.spot.previous_here
    if told is None or told.concept.choice != "object-value" or s.lead != "to" or p.lowers[told.last] != "and":
        return None
    named = phrase_left(p, s.first - 1)
    own = named is not None and set(p.tags[told.last + 1 : named[0]]) <= {"D"}
    return b.said(named, "object-value") if named is not None and own else None
