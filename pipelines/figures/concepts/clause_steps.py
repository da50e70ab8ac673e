"""The concept of an amount by ways of saying it that lead past the clause's own subject.

Belongs here: one step for each way; a step returns None where its way is not taken. Does not belong here: the order of
the steps (clauses), and the subject and object themselves (verbs).
"""

from __future__ import annotations

from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.before_verbs import opens_with_participle
from pipelines.figures.sentences.chunks import Chunk, phrase_left, phrase_right
from pipelines.figures.sentences.passage import Passage, VerbGroup
from pipelines.figures.sentences.readings import Concept
from pipelines.figures.sentences.spots import Spot
from pipelines.figures.sentences.verbs import following_verb, object_between


def added_to(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*adding 140 pounds to the bill of a home*, *adds 3 cents to the price*: of what it is added to"""
    p, at = s.p, s.at + 1
    if verb is None or verb.end > s.first or p.lowers[verb.end - 1] not in words("adding_verbs") or s.word != "to":
        return None
    if set(p.tags[verb.end : s.first]) - set("AD") or at >= s.ceiling or s.quantity.form == "multiple":
        return None
    while at < s.ceiling and p.tags[at] == "D":
        at += 1
    thing = phrase_right(p, at, counted=False) if at < s.ceiling and p.tags[at] in "NJ" else None
    return s.said(thing, "object") if thing is not None else None


def fronted(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*Up 1.9% at the open, the index ended lower*; *Having fallen 3% by noon, shares recovered*"""
    p = s.p
    change = s.lead == "of" and p.lowers[s.first - 2] in changes().nouns and s.first - s.floor <= LONGEST_FRONT
    opens = s.first == s.floor + 1 and (s.lead == "from" or s.lead in changes().before)
    if _opens_behind(s):
        opens, verb = True, None  # After rising by 0.4% in May, sales fell
    if verb is not None or not (opens or change):  # After a rise of 0.6% in May, sales fell
        return None
    at = s.last
    while s.lead == "from" and at < s.ceiling and p.tags[at] in "TA":
        at += 1
    if s.last < at < s.ceiling and p.tags[at] in "DN":
        moved = phrase_right(p, at, counted=False)  # From 22% in 2010 the share of the poor fell to 8%
        return s.said(moved, "subject-behind") if moved is not None else None
    comma = next((k for k in range(s.last, min(s.last + LONGEST_ADJUNCT, s.ceiling)) if p.words[k] == ","), None)
    if comma is None or set(p.tags[s.last : comma]) - set("PDNTAJ") or comma + 1 >= s.ceiling:
        return None
    subject = phrase_right(p, comma + 1, counted=False)
    return (
        s.said(subject, "subject-behind") if subject is not None and following_verb(p, subject[1], s.ceiling) else None
    )


LONGEST_ADJUNCT, LONGEST_FRONT = 10, 6


def _opens_behind(s: Spot) -> bool:
    """Whether a sentence begins with what came before: *After rising by 0.4%, earnings fell*."""
    p, moved = s.p, s.floor + 1
    if (
        p.lowers[s.floor] not in ("after", "before", "despite", "following")
        or not moved < s.first <= moved + LONGEST_FRONT
    ):
        return False
    told = p.lowers[moved] in changes().verbs and p.lowers[moved].endswith("ing")
    return told and set(p.tags[moved + 1 : s.first]) <= set("PAD")


def is_taken_change(p: Passage, verb: VerbGroup, inner: Chunk) -> bool:
    """Whether a verb only brings in a change, which is of its subject: *reports took a slight dip to 33%*."""
    head = p.lowers[inner[1] - 1]
    light = p.lowers[verb.end - 1] in words("light_verbs")
    return light and head in changes().nouns and head not in words("growth_nouns")


def participle_front(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*Built in Orve and priced at 9,000 euros, the van has*: of the subject behind"""
    p = s.p
    if not opens_with_participle(p, s.floor) or set(p.tags[s.floor : s.first]) & set("XRW"):
        return None
    if any(p.words[k] == "," and p.tags[k + 1] in "DR" for k in range(s.floor, s.first)):
        return None
    comma = next((k for k in range(s.last, min(s.last + LONGEST_ADJUNCT, s.ceiling)) if p.words[k] == ","), None)
    if comma is None or comma + 1 >= s.ceiling or set(p.tags[s.last : comma]) - set("PDNTAJ"):
        return None
    named = p.tags[comma + 1] == "D" or p.words[comma + 1][0].isupper()
    subject = phrase_right(p, comma + 1, counted=False) if named else None
    acts = subject is not None and following_verb(p, subject[1], s.ceiling)
    return s.said(subject, "subject-behind") if subject is not None and acts else None


def at_rate(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*damages of 3 million plus interest at 21 percent*: of the interest"""
    p, noun = s.p, s.first - 2
    if s.quantity.unit != "%" or s.lead != "at" or noun <= s.floor or p.lowers[noun] not in words("rate_nouns"):
        return None
    thing = phrase_left(p, noun + 1)
    return s.said(thing, "described") if thing is not None else None


def object_too(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*caps interest at 15 percent and fees at 3 percent*: each of its own thing"""
    p, here = s.p, s.previous_here
    if here is None or here.quantity.unit != s.quantity.unit or s.lead not in words("level_leads"):
        return None
    joint = here.last + (p.words[here.last] == ",")
    alike = p.lowers[here.first - 1] == s.lead and here.concept.choice in ("object", "described")
    if not alike or p.lowers[joint] not in ("and", "but") or set(p.tags[joint + 1 : s.first - 1]) - set("NDJ"):
        return None
    thing = phrase_left(p, s.first - 1)
    return s.said(thing, "object") if thing is not None and thing[0] > joint else None


def put_on(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*a poll of 2,042 adults that puts the party on 42 percent*"""
    p = s.p
    if verb is None or s.lead not in ("on", "at") or p.lowers[verb.end - 1] not in words("putting_verbs"):
        return None
    thing = object_between(p, verb, s.first - 1)
    return s.said(thing, "object") if thing is not None and thing[1] == s.first - 1 else None


def found_where(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*a block, where more than 11 billion barrels have been found*: an amount that is its clause's subject there"""
    p, at = s.p, s.first - 1
    if at - 2 < s.floor or p.lowers[at] != "where" or p.words[at - 1] != "," or not following_verb(p, s.at, s.ceiling):
        return None
    place = phrase_left(p, at - 1)
    if place is None:
        return None
    inner = max((k + 1 for k in range(*place) if p.lowers[k] == "of"), default=place[0])  # a share of the field, where
    return s.said((inner + (p.tags[inner] == "D"), place[1]), "phrase-before")


def each_behind(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*lost $36,000 on each of the 40 cars*, *was fined 8,000 euros for each of the 17 breaches*: of these"""
    p, at = s.p, s.at
    if s.quantity.unit_kind != "currency" or s.word not in ("on", "for") or p.lowers[at + 1 : at + 2] != ("each",):
        return None
    at += 2
    while at < s.ceiling and (p.tags[at] == "D" or p.lowers[at] == "of"):
        at += 1
    if at < s.ceiling and p.tags[at] == "#":
        return Concept(None, "of-the-next")
    thing = phrase_right(p, at) if at < s.ceiling and p.tags[at] in "NJ" else None
    return s.said(thing, "spent-on") if thing is not None else None


def against_share(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*one in five of the managers expected a loss, against 55 percent in May*: of the managers too"""
    p = s.p
    if s.quantity.unit != "%" or p.words[s.first - 2 : s.first - 1] != (",",) or s.lead not in ("against", "versus"):
        return None
    if s.word == "for":
        return None
    told = next((r for r in reversed(s.earlier) if r.first >= s.floor and r.quantity.unit in ("%", None)), None)
    shares = told is not None and (told.quantity.unit == "%" or told.quantity.form in ("share", "fraction"))
    if not shares:
        told = next(
            (r for r in reversed(s.earlier) if r.first >= s.floor and r.quantity.form in ("share", "fraction")), None
        )
    return Concept(told.concept.text, "continued") if told is not None and told.concept.text else None


def done_in(p: Passage, quantity: Quantity, verb: VerbGroup | None, last: int) -> Chunk | None:
    """Return what is done in a stretch of time: *it takes 53 days to sell a house*."""
    taking = {"duration": "taking_time", "currency": "taking_money"}.get(quantity.unit_kind or "")
    if taking is None or verb is None or p.lowers[verb.end - 1] not in words(taking):
        return None
    while last < len(p.tags) and p.tags[last] == "A":
        last += 1  # it took 43 days on average to find a buyer
    if p.lowers[verb.start - 1] != "it" or p.lowers[last : last + 1] != ("to",) or last + 2 >= len(p.tags):
        return None
    at = last + 2
    while at < len(p.tags) and p.tags[at] in "DPS":
        at += 1
    return phrase_right(p, at, counted=False) if at < len(p.tags) and p.tags[at] in "NJ" else None
