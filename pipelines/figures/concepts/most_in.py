"""Amounts behind where something is highest or lowest: *earnings were highest in finance (24,310 crowns)*.

Belongs here: those in brackets or behind *, at*, which are of what is so high, and not of where. Does not belong here:
other amounts in brackets (`before_amounts`).
"""

from __future__ import annotations

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.antecedents import resolve
from pipelines.figures.sentences.readings import Concept
from pipelines.figures.sentences.spots import Spot
from pipelines.figures.sentences.verbs import governing_verb, subject_of

#: A place or a group of so many words stands between *highest in* and its bracket.
LONGEST = 7
#: What stands before such an amount; a comma before the words.
LEADS = ("(", "at", "with")


def most_in(s: Spot) -> Concept | None:
    """*earnings were highest in finance (24,310 crowns) and lowest in food services, at 9,640*"""
    if s.lead not in LEADS or (s.lead != "(" and s.p.words[s.first - 2] != ","):
        return None
    p = s.p
    least = max(s.floor + 1, s.first - 2 - LONGEST)
    links = (k for k in range(s.first - 2, least, -1) if p.lowers[k] in words("most_links"))
    link = next((k for k in links if p.lowers[k - 1] in words("graded_superlatives")), None)
    if link is None or set(p.tags[link + 1 : s.first - 1]) & set("VX#("):
        return None
    verb = governing_verb(p, link - 1, s.floor)
    if verb is None or set(p.tags[verb.end : link - 1]) - set("JDANCP.#T()"):
        return None
    subject = subject_of(p, verb, s.floor)
    named = resolve(p, subject, s.floor, s.earlier, s.quantity) if subject is not None else None
    return Concept(named, "most-in") if named is not None else None
