"""A bare number that counts more, or a part, of what was counted before it: *Wardens found 412 birds and tested 260*.

Belongs here: one step for each way of saying it; a step returns None where its way is not taken. Does not belong here:
the order of the steps (bare_numbers).
"""

from __future__ import annotations

from functools import cache

from pipelines.figures.concepts.bare_spots import Bare
from pipelines.figures.concepts.topics import made_by_person, told_of_pointed
from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import phrase_left
from pipelines.figures.sentences.readings import Reading, are_people, people_verbs, previous_count, set_of
from pipelines.figures.sentences.spots import Spot
from pipelines.figures.sentences.verbs import following_verb
from pipelines.rules import load_lines


def of_place(b: Bare) -> Reading | None:
    """*Colombo district alone had 1,201*, *Colombo accounted for 1,201*"""
    s, p, verb, subject = b.spot, b.spot.p, b.verb, b.subject
    spoken = previous_count(s.earlier) or (s.earlier[-1] if s.earlier else None)
    if spoken is None or not spoken.concept.text or verb is None or subject is None:
        return None
    of_whole = p.lowers[verb.end - 1] in words("composing_verbs") and p.lowers[verb.end : s.first] == ("for",)
    if not of_whole and (verb.end != s.first or p.lowers[verb.end - 1] not in words("having_verbs")):
        return None
    place = p.words[subject[0]][0].isupper() and subject[0] > 0 and p.tags[subject[0]] == "N"
    return b.taken_from(spoken) if place else None


def of_next_place(b: Bare) -> Reading | None:
    """*There were 61,207 guests. Norland sent 27,940, Sefton 14,112*: of what the place before had so many of"""
    s, p, told, verb = b.spot, b.spot.p, b.previous, b.verb
    if b.gap is None or told is None or told.first < s.floor or not told.concept.text or verb is None:
        return None
    named = p.words[b.gap[0]][0].isupper() and p.lowers[verb.end - 1] in words("having_verbs")
    own = told.concept.text.lower() in " ".join(p.lowers[s.floor : s.first])  # Norland had 12 schools, Sefton 9
    return b.reading(told.concept.text, "continued") if named and not own else None


def ahead_by(b: Bare) -> Reading | None:
    """*26 points from 10 matches, two ahead of Leverkusen*: of what both have won, not of what they have played"""
    s, p = b.spot, b.spot.p
    if p.lowers[s.last : s.last + 1] == () or p.lowers[s.last] not in words("standing_behind_leads"):
        return None
    begin = p.sentence_of(s.floor - 1)[0] if s.floor else 0
    won = [r for r in s.earlier if r.first >= begin and (r.concept.text or "").lower() in words("things_won")]
    return b.taken_from(won[-1]) if won and s.quantity.unit is None else None


def there_are(b: Bare) -> Reading | None:
    """*at present there are nine*"""
    s, p = b.spot, b.spot.p
    be = next((k for k in range(s.first - 1, s.floor, -1) if p.tags[k] != "A"), s.floor)
    there = p.tags[be] == "X" and "there" in p.lowers[be - 1 : be]
    if not there or (s.last < s.ceiling and p.tags[s.last] not in ".CT"):
        return None
    at = be - 1
    apart = p.lowers[at - 3 : at + 1] == (",", "of", "which", "there")  # the dunlin, of which there were 40,000, fell
    if apart and (named := phrase_left(p, at - 3)) is not None:
        return b.said(named, "of-which")
    counted = previous_count(s.earlier, p)
    return b.reading(counted.concept.text, "antecedent") if counted is not None else None


def handled(b: Bare) -> Reading | None:
    """*412 birds were found. Laboratories tested 260 and confirmed the virus in 38*: of what was counted before"""
    s, p = b.spot, b.spot.p
    if b.verb is None or (s.last < s.ceiling and p.tags[s.last] not in ".CP"):
        return None
    before = p.sentence_of(s.floor - 1)[0] if s.floor else 0
    counted = previous_count([r for r in s.earlier if r.first >= before], p)
    if counted is None or counted.concept.choice == "subject-value" or p.lowers[s.last : s.last + 1] == ("of",):
        return None
    handled = b.verb.end == s.first and s.lead in words("handling_verbs")
    if handled and (thing := thing_told(s)) is not None:
        return b.taken_from(thing)
    if handled and s.lead in words("caring_verbs") and not are_people(counted.concept.text or ""):
        return b.reading("people", "people-verb")  # handed out 96,000 bottles; the tents treated 310
    measured = s.previous_here is not None and s.previous_here.quantity.unit is not None
    ends = s.last >= s.ceiling or p.tags[s.last] in ".C"
    inside = s.lead == "in" and counted.first >= s.floor and ends
    inside = inside and (measured or counted.concept.choice == "antecedent")
    return b.taken_from(counted) if handled or inside else None


def opening_in(b: Bare) -> Reading | None:
    """*The labs tested 40 barges. In nine the limit was exceeded*"""
    s, p = b.spot, b.spot.p
    if s.first - s.floor != 1 or s.lead not in ("in", "at", "on") or p.tags[s.last : s.last + 1] not in ("D", "R"):
        return None
    before = p.sentence_of(s.floor - 1)[0] if s.floor else 0
    counted = previous_count([r for r in s.earlier if r.first >= before], p)
    return b.taken_from(counted) if counted is not None else None


def of_pointed(b: Bare) -> Reading | None:
    told = told_of_pointed(b.spot)
    return b.reading(told, "antecedent") if told is not None else None


def made_by(b: Bare) -> Reading | None:
    """*a barrel sells for €900. Last year he built 26*"""
    s, told = b.spot, b.previous
    made = told is not None and made_by_person(s.p, told, b.verb, b.subject, s.first, s.floor)
    return b.reading(told.concept.text, "antecedent") if told is not None and made else None


def of_set(b: Bare) -> Reading | None:
    """*Of the 58 growers, 51 signed*"""
    s = b.spot
    counted = set_of(s.p, s.floor, s.earlier)
    signed = counted is not None and following_verb(s.p, s.last, s.ceiling)
    return b.reading(counted.concept.text, "of-the-set") if counted is not None and signed else None


def people_acted_on(b: Bare) -> Reading | None:
    """*killing at least nine*"""
    noun = b.gap is not None and b.spot.p.tags[b.spot.first - 1] == "N"  # flats measure 60 square metres and houses 148
    if b.spot.p.lowers[b.spot.last : b.spot.last + 3] == ("from", "their", "homes"):
        return b.reading("people", "people-verb")  # has driven 5.6 million from their homes
    s = b.spot
    opens = s.first == s.floor and s.last < s.ceiling and s.p.lowers[s.last] in words("crowd_verbs") and not s.earlier
    if opens and s.quantity.unit is None:
        return b.reading("people", "people-verb")  # 2,000 march for jobs
    return b.reading("people", "people-verb") if s.lead in people_verbs() and not noun else None


def dying(b: Bare) -> Reading | None:
    """*The toll is rising: 2,415 have died*: people, where nothing else was counted before"""
    s, p = b.spot, b.spot.p
    at = next((k for k in range(s.last, s.ceiling) if p.tags[k] not in "AX"), s.last)
    if p.lowers[at : at + 1] == () or p.lowers[at] not in words("harmed_words") or p.tags[at] != "V":
        return None
    counted = previous_count(s.earlier, p)
    return b.reading("people", "people-verb") if counted is None or counted.concept.choice == "subject-value" else None


def on_board(b: Bare) -> Reading | None:
    """*the ferry had 417 on board, and only 83 were saved*: people, where no others were counted before"""
    s, p = b.spot, b.spot.p
    aboard = p.lowers[s.last : s.last + 1] == ("aboard",) or p.lowers[s.last : s.last + 2] == ("on", "board")
    saved = p.tags[s.last : s.last + 1] == "X" and p.lowers[s.last + 1 : s.last + 2] != ()
    saved = saved and p.lowers[s.last + 1] in people_verbs() | words("saving_verbs")
    counted = previous_count([r for r in s.earlier if r.concept.choice != "people-verb"])
    told = counted is not None and counted.concept.choice == "counted-noun"
    return b.reading("people", "people-verb") if (aboard or saved) and not told else None


def more_of_them(b: Bare) -> Reading | None:
    """*The yard has 12 cranes and sold three*; *40 wide*; *another 12*"""
    s, p = b.spot, b.spot.p
    taken = s.quantity.form == "words" and p.tags[s.first - 1] == "V"
    described = s.last < s.ceiling and p.tags[s.last] == "J"
    if not (taken or described or s.lead in ("another", "further")):
        return _gained_like(b)
    counted = thing_told(s) or previous_count(s.earlier)
    return b.taken_from(counted) if counted is not None else None


def _gained_like(b: Bare) -> Reading | None:
    """*Construction added 3,100 jobs; manufacturing shed 1,200*"""
    s, like = b.spot, b.spot.previous_here
    if like is None or s.lead not in _gaining_verbs() or s.p.lowers[like.first - 1] not in _gaining_verbs():
        return None
    return b.taken_from(like) if like.concept.choice == "counted-noun" else None


@cache
def _gaining_verbs() -> frozenset[str]:
    return frozenset(load_lines("figures/gaining_verbs.txt"))


def the_same(b: Bare) -> Reading | None:
    """*Four men were held. The four, aged 18 to 44, are from Berwick*: as many as were counted last"""
    s, p = b.spot, b.spot.p
    if s.lead != "the" or not s.earlier:
        return None
    if s.first - 2 == s.floor and p.lowers[s.floor] in words("set_openers") and p.words[s.last : s.last + 1] == (",",):
        alike = (r for r in reversed(s.earlier) if r.quantity.unit is None and r.concept.text)
        whole = next((r for r in alike if r.quantity.value == s.quantity.value), None)
        return b.taken_from(whole) if whole is not None else None  # of the 17, eleven were at crossings
    if s.quantity.form != "words" or s.first - 1 != s.floor:
        return None
    counted = next((r for r in reversed(s.earlier) if r.quantity.unit is None and r.concept.text), None)
    if counted is None or counted.quantity.value != s.quantity.value or (p.tags[s.last] not in ".VXAW"):
        return None
    return b.taken_from(counted)


def others(b: Bare) -> Reading | None:
    """*left one person dead and 12 others in hospital*: people, where none were counted before"""
    s, p = b.spot, b.spot.p
    if p.lowers[s.last : s.last + 1] != ("others",):
        return None
    counted = previous_count([r for r in s.earlier if r.first >= s.floor])
    harmed = s.lead in people_verbs() and p.tags[s.first - 1] == "V"  # two drones killed a nurse and hurt five others
    if counted is not None and (not harmed or are_people(counted.concept.text or "")):
        return b.taken_from(counted)
    clause = set(p.lowers[s.floor : s.ceiling])
    people = not clause.isdisjoint(people_verbs() | words("harmed_words"))
    return b.reading("people" if people else "others", "people-verb" if people else "others")


def parts_of(b: Bare) -> Reading | None:
    """*The deputies, 14 from the left and nine from the centre*"""
    p, first, last = b.spot.p, b.spot.first, b.spot.last
    if first <= b.spot.floor + 1 or p.words[first - 1] != "," or p.lowers[last : last + 1] not in PART_LINKS:
        return None
    whole = phrase_left(p, first - 1) if is_plural(p.lowers[first - 2]) and b.spot.previous_here is None else None
    return b.said(whole, "antecedent") if whole is not None else None


PART_LINKS = (("from",), ("in",), ("with",))


def thing_told(s: Spot) -> Reading | None:
    """Return the thing whose price or size the same sentence tells, where it counts nothing: *Launches cost €4 million
    each; we have ordered five*."""
    here = [r for r in s.earlier if r.first >= s.floor]
    if not here or ";" not in s.p.words[here[-1].last : s.first]:
        return None
    if any(r.quantity.unit is None for r in here) or here[-1].concept.choice not in ("subject", "each-of", "continued"):
        return None
    return here[-1] if here[-1].concept.text and here[-1].quantity.unit_kind not in ("percent", "duration") else None


def acting_before(s: Spot, last: int) -> Reading | None:
    """Return the count that opens the sentence as its subject, for one up to `last` that is a subject too: *Eleven
    homes closed, taking 640 beds with them, and six more have filed*."""
    p, opening = s.p, next((r for r in s.earlier if r.first >= s.floor), None)
    if opening is None or opening.first != s.floor or opening.concept.choice != "counted-noun":
        return None
    behind = next((k for k in range(opening.last, s.first) if p.tags[k] not in "NJA"), s.first)
    return opening if p.tags[behind] in "VX" and following_verb(p, last, s.ceiling) else None
