"""Amounts and counts that tell once more, or of others, what the clause before told: *or 4.8%*, *for men 78%*.

Belongs here: the steps that take the concept of the figure before them although a verb stands between. Does not belong
here: what stands beside a figure with no verb between (apposed), and the order of the steps (measures, bare_numbers).
"""

from __future__ import annotations

from pipelines.figures.concepts.bare_spots import Bare
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import phrase_left
from pipelines.figures.sentences.readings import Concept, Reading, previous_count
from pipelines.figures.sentences.spots import Spot
from pipelines.figures.sentences.verbs import governing_verb, object_between, subject_of


def said_as_share(s: Spot) -> Concept | None:
    """*of 846 tests 41 were positive, or 4.8%*"""
    here = s.earlier[-1] if s.earlier and s.earlier[-1].first >= s.floor else None
    if here is None or s.lead != "or" or s.p.words[s.first - 2] != "," or s.quantity.unit != "%":
        return None
    ends = s.at >= s.ceiling or s.p.tags[s.at] in ".C"
    counted = here.quantity.unit_kind not in ("percent", "duration") and here.concept.text
    return Concept(here.concept.text, "continued") if ends and counted else None


def set_against_told(s: Spot) -> Concept | None:
    """*spent 4.3 billion on diesel, against 2.9 billion budgeted*; *pays 33 euros for a tonne of beans, or 2 a bag*"""
    here, p = s.previous_here, s.p
    if here is None or s.lead not in ("against", "versus", "or") or p.words[s.first - 2] != ",":
        return None
    if s.word == "for" and s.lead != "or":
        return None
    same = here.quantity.unit == s.quantity.unit and s.quantity.unit_kind == "currency"
    if s.lead == "or" and p.lowers[here.last] != "for":
        return None  # bought it for $53 billion in stock, or $171 a share
    return (
        Concept(here.concept.text, "continued") if same and not set(p.tags[here.last : s.first]) & set("VX") else None
    )


def of_the_loser(s: Spot) -> Concept | None:
    """*Garcia led Hale by 50.3% to 48.8%*: the second is of who is led"""
    here, p = s.previous_here, s.p
    if here is None or s.lead != "to" or here.last != s.first - 1 or here.quantity.unit != s.quantity.unit:
        return None
    verb = governing_verb(p, here.first, s.floor) if p.lowers[here.first - 1] == "by" else None
    if verb is None or p.lowers[verb.end - 1] not in words("margin_verbs"):
        return None
    loser = object_between(p, verb, here.first)
    return s.said(loser, "object") if loser is not None else None


def measuring_too(s: Spot) -> Concept | None:
    """*the probe, 1.2 metres across and weighing 338 kg*: of the probe too"""
    here, at = s.previous_here, s.first - 2
    if here is None or s.lead not in words("measuring_participles") or s.p.tags[at] != "C":
        return None
    return Concept(here.concept.text, "continued") if set(s.p.tags[here.last : at]) <= set("PA") else None


def for_others(s: Spot) -> Concept | None:
    """*for women it was 69 per cent, for men 78 per cent*"""
    here, p = s.previous_here, s.p
    if here is None or here.quantity.unit != s.quantity.unit or p.tags[s.first - 1] not in "NJ":
        return None
    group = phrase_left(p, s.first)
    if group is None or p.lowers[group[0] - 1] not in words("group_links"):
        return None
    at = group[0] - 1
    parted = p.words[at - 1] in (",", ";") or p.lowers[at - 1] == "and"
    if not parted or here.last > at or set(p.tags[here.last : at]) & set("VXN"):
        return None
    led = [k for k in range(s.floor, here.first) if p.lowers[k] == p.lowers[at]]
    opens = bool(led) and (led[-1] == s.floor or p.tags[led[-1] - 1] in ".C")
    return Concept(here.concept.text, "continued") if opens else None


def next_in_rank(s: Spot) -> Concept | None:
    """*Kasela accounts for 44% of the cases; Nkoro and Tembwe follow with 21% and 13%*"""
    here, p = s.previous_here, s.p
    if here is None or here.quantity.unit != s.quantity.unit or not here.concept.text:
        return None
    if s.lead == "and" and here.concept.choice == "next-in-rank" and here.last == s.first - 1:
        return here.concept
    follows = s.lead in words("rank_links") and p.lowers[s.first - 2] in words("following_verbs")
    return Concept(here.concept.text, "next-in-rank") if follows else None


def short_of(s: Spot) -> Concept | None:
    """*output fell short of the plan by 8%*"""
    if s.lead != "by" or (verb := governing_verb(s.p, s.first, s.floor)) is None:
        return None
    subject = subject_of(s.p, verb, s.floor)
    missed = s.p.lowers[verb.end : verb.end + 2] == ("short", "of")
    return s.said(subject, "subject") if missed and subject is not None else None


def had_by(b: Bare) -> Reading | None:
    """*We have 22 points from ten games. Last season we had 13*"""
    s, p = b.spot, b.spot.p
    if b.verb is None or b.verb.end != s.first or s.lead not in words("owned_by_verbs"):
        return None
    if p.tags[b.verb.start - 1] != "R" or (s.last < s.ceiling and p.tags[s.last] not in ".CP"):
        return None
    before = p.sentence_of(s.floor - 1)[0] if s.floor else 0
    counted = next((r for r in s.earlier if r.first >= before and p.tags[max(0, r.first - 1)] == "V"), None)
    counted = counted if counted is not None and counted.quantity.unit is None else None
    counted = counted or previous_count([r for r in s.earlier if r.first >= before], p)
    return b.taken_from(counted) if counted is not None else None


def with_room(b: Bare) -> Reading | None:
    """*a gym with seats for 650*"""
    s, p = b.spot, b.spot.p
    if s.lead != "for" or p.lowers[s.first - 2] not in words("room_nouns") or s.first - 2 <= s.floor:
        return None
    named = phrase_left(p, s.first - 1)
    ends = s.last >= s.ceiling or p.tags[s.last] in ".C"
    return b.said(named, "room-for") if named is not None and ends else None
