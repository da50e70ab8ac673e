"""The concept of an age: whose it is.

Belongs here: people told before their age, by a name, a role or what they did at it. Does not belong here: telling an
age from other numbers (quantities).
"""

from __future__ import annotations

from pipelines.figures.concepts.amount_phrases import aged
from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.antecedents import resolve
from pipelines.figures.sentences.chunks import Chunk
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Concept, previous_count
from pipelines.figures.sentences.spots import Spot
from pipelines.figures.sentences.verbs import governing_verb, subject_of


def whose_age(s: Spot) -> Concept | None:
    """*men aged 18*, *children younger than two years*"""
    p, quantity = s.p, s.quantity
    last = s.earlier[-1] if s.earlier and s.earlier[-1].first >= s.floor else None
    if last is not None and quantity.form == last.quantity.form == "age" and p.lowers[last.last : s.first] == ("and",):
        return Concept(last.concept.text, "aged")  # teenagers aged 15 and 17
    if last is not None and quantity.form == "age" and p.lowers[last.last : s.first] == (",", "aged"):
        return Concept(last.concept.text, "aged")  # Four men were held. The four, aged 18
    counted = previous_count(s.earlier) if last is not None and last.quantity.unit is None else None
    if quantity.form == "age" and p.lowers[s.first - 2 : s.first] in PARTS_OF_LAST and counted is not None:
        return Concept(counted.concept.text, "aged")  # treats 140 patients, most of them under the age of five
    spelled = quantity.text.lower().endswith(("-old", "-olds"))
    if spelled and s.at < s.ceiling and p.tags[s.at] in "NJ":
        return None  # took the life of the 54-year-old pilot
    alone = s.word in ("", ",") or (s.at < s.ceiling and p.tags[s.at] in "PVX.WC")
    if spelled and alone and p.lowers[s.first - 1] in words("articles"):
        return Concept(None, "aged")  # the 26-year-old is still held: nobody is told whose age it is
    if s.lead == "of" and p.lowers[s.first - 3 : s.first - 1] == ("the", "age"):
        return _who_reached(s)
    if s.lead == "of" and p.lowers[s.first - 2] == "age" and p.lowers[s.first - 3] in words("averages"):
        return s.said((s.first - 3, s.first - 1), "aged")  # patients with a median age of 62
    of_age = quantity.form == "age" or (quantity.unit_kind == "duration" and s.lead == "aged")
    older = p.lowers[s.first] in ("younger", "older") and p.tags[s.first - 1] == "N"
    whose = aged(p, s.first, s.floor) if of_age or older else None
    if s.lead == "aged" and (who := _who_lived(s, whose)) is not None:
        return who
    if whose is None and s.lead == "aged" and (told := _who_are_aged(s)) is not None:
        return Concept(told, "subject")
    return s.said(whose, "aged") if whose is not None else None


def _who_reached(s: Spot) -> Concept | None:
    """*she died at the age of 72*, *until the child reaches the age of two*"""
    p, at = s.p, s.first - 3
    verb = governing_verb(p, at, s.floor)
    reached = verb is not None and verb.end == at and p.lowers[verb.end - 1] in words("reaching_ages")
    if verb is None or not (reached or p.lowers[at - 1] in words("age_leads")):
        return None
    subject = subject_of(p, verb, s.floor)
    return Concept(None if subject is None else resolve(p, subject, s.floor, s.earlier), "subject")


def _who_lived(s: Spot, beside: Chunk | None) -> Concept | None:
    """Return whose age a clause tells behind what they did: *Sir Alan died of a heart attack aged 72*."""
    p = s.p
    head = p.words[beside[1] - 1] if beside is not None else ""
    if head[:1].isupper() or is_plural(head) or _is_person(head):
        return None
    verb = governing_verb(p, s.first, s.floor)
    if verb is None or p.lowers[verb.end - 1] not in words("life_verbs"):
        return None
    subject = subject_of(p, verb, s.floor)
    return Concept(None if subject is None else resolve(p, subject, s.floor, s.earlier), "subject")


def _who_are_aged(s: Spot) -> str | None:
    """Return who is told to be of an age: *36% of which were aged 18-34*, *most were aged between 25 and 39*."""
    p = s.p
    verb = governing_verb(p, s.first, s.floor)
    if verb is None or s.first - verb.end > 2 or (p.tags[verb.end - 1] != "X" and p.lowers[verb.end - 1] != "aged"):
        return None
    last = s.earlier[-1] if s.earlier else None
    if last is not None and last.first >= s.floor and p.lowers[last.last : verb.start] in PARTS_OF_LAST:
        return last.concept.text
    if p.lowers[verb.start - 1] in words("parts_of_them") and p.tags[verb.start - 2] in ".C":
        counted = previous_count(s.earlier, p) or last  # most were aged 25 to 39
        return counted.concept.text if counted is not None else None
    subject = subject_of(p, verb, s.floor)
    return None if subject is None else resolve(p, subject, s.floor, s.earlier)


PARTS_OF_LAST = (("of", "which"), ("of", "whom"), ("of", "them"), ())


def _is_person(noun: str) -> bool:
    return any(noun in words(name) for name in ("beings", "aged_singly", "aged_roles"))


def name_before_age(p: Passage, phrase: Chunk) -> Chunk:
    """Return the name in what stands before an age: *refused to grant bail for Reid, 28*, *to overpower Rua, 18*."""
    first, last = phrase
    for k in range(first, last):
        if p.tags[k] == "P" and p.lowers[k] != "of":
            first = k + 1
    named = next((k for k in range(first, last) if p.words[k][0].isupper()), first)
    if first == phrase[0] and p.lowers[first - 1 : first] == ("to",) and p.words[first].islower():
        first = named
    return first, last
