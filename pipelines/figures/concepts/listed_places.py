"""A bare number in a list of names with one each in brackets: *Orve (1,644 cases), Lund (1,120)*.

Belongs here: what such a list counts. Does not belong here: which numbers in brackets count (quantities.bracketed), and
of which place each is (circumstances.holders).
"""

from __future__ import annotations

from pipelines.figures.concepts.bare_spots import Bare
from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import phrase_left
from pipelines.figures.sentences.readings import Reading, lead_of_list, names_areas, phrase_text
from pipelines.figures.sentences.verbs import governing_verb, subject_of

NUMBER_OF = "number of "


def listed(b: Bare) -> Reading | None:
    """*Orve (1,644 cases), Lund (1,120)*; *new cases came from 5 counties, namely Leath (29)*"""
    p, first, floor = b.spot.p, b.spot.first, b.spot.floor
    if p.words[first - 1] != "(":
        return None
    here = [r for r in b.spot.earlier if r.first >= floor]
    if here and (counted := _counted_before(b, here)) is not None:
        return b.reading(counted, "listed")
    return _of_named_areas(b, here) or _of_noun_before(b, here) or _of_count_before(b, here)


def _counted_before(b: Bare, here: list[Reading]) -> str | None:
    """Return what the bracket before, or the count that others follow, counts."""
    p, first, last = b.spot.p, b.spot.first, here[-1]
    ranked = any(p.lowers[k] in words("ranking_verbs") for k in range(last.last, first))  # 60 ships, followed by ...
    opening = next((r for r in reversed(here) if p.words[r.first - 1] == "("), None)
    if opening is not None and ")" not in p.words[opening.last : last.first]:
        last, behind = opening, last.last  # (181 cases, of them 12 fatal) and Orve (57)
    elif ranked:
        behind = last.last
    else:
        return None
    barred = set("XWR#") if ranked else set("VXWR#")
    if last.quantity.unit is not None or set(p.tags[behind : first - 1]) & barred:
        return None
    text = last.concept.text or ""
    if last.concept.choice == "apposition" and NUMBER_OF in text:
        return text.partition(NUMBER_OF)[2]
    return text if last.concept.choice in ("counted-noun", "listed") else None


def _of_named_areas(b: Bare, here: list[Reading]) -> Reading | None:
    """*76 cases were reported from 3 districts, including Leath (44)*: cases"""
    p, floor = b.spot.p, b.spot.floor
    lead = next((k for k in range(b.spot.first - 1, floor, -1) if names_areas(p, k)), None)
    if lead is None or p.tags[lead] == "X":
        return None
    named = words("area_nouns")
    counts = [r for r in here if r.quantity.unit is None and r.first < lead and r.concept.text]
    counted = next((r for r in counts if named.isdisjoint((r.concept.text or "").lower().split())), None)
    if counted is not None:
        return b.reading(counted.concept.text, "listed")
    verb = governing_verb(p, lead, floor)
    subject = subject_of(p, verb, floor) if verb is not None else None
    if verb is None or subject is None or p.tags[subject[0]] == "R" or p.lowers[verb.start - 1] in named:
        return None
    return b.reading(phrase_text(p, subject), "listed")


def _of_count_before(b: Bare, here: list[Reading]) -> Reading | None:
    """*410 cases: Norland (223)*, *three deaths were reported by Norland (2) and Sefton (1)*: cases, deaths"""
    p, first = b.spot.p, b.spot.first
    lead = lead_of_list(p, first - 2) if p.words[first - 2][0].isupper() else b.spot.floor
    counts = [r for r in here if r.quantity.unit is None and r.last <= lead and r.concept.choice == "counted-noun"]
    if lead <= b.spot.floor or not counts:
        return None
    told, done = counts[-1], p.lowers[lead] == "by" and p.tags[lead - 1] == "V"
    parted = p.words[lead + 1 : lead + 2] == (":",) and not set("VXPW") & set(p.tags[told.last : lead + 1])
    return b.reading(told.concept.text, "listed") if done or parted else None


def _of_noun_before(b: Bare, here: list[Reading]) -> Reading | None:
    """*visitors from Norland (611), while those from Sefton (49)*: visitors"""
    p, first = b.spot.p, b.spot.first
    lead = lead_of_list(p, first - 2) if p.words[first - 2][0].isupper() else b.spot.floor
    if lead <= b.spot.floor or p.lowers[lead] not in words("place_leads"):
        return None
    if p.lowers[lead - 1] in ("those", "these"):
        told = next((r for r in reversed(here) if r.concept.choice == "listed"), None)
        return b.reading(told.concept.text, "listed") if told is not None else None
    noun = phrase_left(p, lead)
    plural = noun is not None and noun[1] == lead and is_plural(p.lowers[lead - 1]) and p.tags[lead - 1] == "N"
    return b.reading(phrase_text(p, noun), "listed") if noun is not None and plural else None
