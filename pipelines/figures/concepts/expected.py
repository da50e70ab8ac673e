"""What someone expected of a level that was told before: *earned 1.24 billion. Analysts had forecast 1.1 billion*.

Beside it, the levels that someone hopes for, and the shares of others in what one has a share of.

Belongs here: telling that the clause's subject only expects, and finding the figure that it is set against. Does not
belong here: expectations that name their own thing, and who says so (attribution).
"""

from __future__ import annotations

from pipelines.figures.circumstances.doers import acts, is_passive
from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.passage import Passage, VerbGroup
from pipelines.figures.sentences.readings import Concept
from pipelines.figures.sentences.spots import Spot
from pipelines.figures.sentences.verbs import subject_of


def hoped_level(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*delivered 41,000 litres of milk a day. The chairman hopes to reach 60,000 litres*: of what was measured so"""
    p = s.p
    if (
        verb is None
        or p.lowers[verb.end - 1] not in words("levels_reached")
        or set(p.tags[verb.end : s.first]) - set("AD")
    ):
        return None
    if words("people_aim").isdisjoint(p.lowers[max(s.floor, verb.start - 2) : verb.end]):
        return None
    subject = subject_of(p, verb, s.floor)
    if subject is None or not (acts(p, subject) or p.words[subject[1] - 1][0].isupper()):
        return None
    told = next((r for r in reversed(s.earlier) if r.quantity.unit == s.quantity.unit and r.concept.text), None)
    return Concept(told.concept.text, "continued") if told is not None and s.quantity.unit is not None else None


def share_too(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """*Germany bought 40% of the exports and Italy took 11%*: of the same whole"""
    p = s.p
    if verb is None or s.quantity.unit != "%" or verb.end != s.first:
        return None
    told = next((r for r in reversed(s.earlier) if r.first >= s.floor and r.quantity.unit == "%"), None)
    if told is None:
        return None
    word = p.lowers[verb.end - 1]
    moves = p.tags[verb.end - 1] != "V" or word in changes().verbs
    if moves or (s.at < s.ceiling and p.tags[s.at] not in ".C"):
        return None
    subject = subject_of(p, verb, s.floor)
    named = subject is not None and subject[0] > told.last and p.words[subject[0]][0].isupper()
    whole = told.concept.choice in ("of-phrase", "of-the-set", "continued")
    return Concept(told.concept.text, "continued") if named and whole else None


def is_other_change(p: Passage, noun: int, floor: int) -> bool:
    """Whether a noun of change tells of an earlier or an expected one: *rose by 22,000 after an increase of 46,000*,
    *fell by 3.7 million barrels, against expectations for a build of 1.4 million*."""
    article = noun - 1
    while article > floor and p.tags[article] in "JN":
        article -= 1
    lead = p.lowers[article - 1]
    if p.lowers[article] not in ("a", "an") or article - 2 < floor:
        return False
    hoped = lead in ("of", "for") and p.lowers[article - 2] in words("forecast_nouns") | words("expected_nouns")
    return hoped or lead in words("other_change_leads") or lead in words("expecting_verbs")


def expected_level(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """Return the concept of the figure before, where the amount is what people had expected of it."""
    p = s.p
    if (
        verb is None
        or p.lowers[verb.end - 1] not in words("expecting_verbs") | words("expecting_gerunds")
        or set(p.tags[verb.end + (p.lowers[verb.end] == "for") : s.first]) - set("AD")
    ):
        return None
    subject = None if is_passive(p, verb) else subject_of(p, verb, s.floor)
    if subject is None or not acts(p, subject):
        return None
    before = p.sentence_of(s.floor - 1)[0] if s.floor else 0
    for told in reversed(s.earlier):
        if told.first < before:
            return None
        if (
            told.concept.text
            and told.quantity.unit_kind not in ("duration", "ratio")
            and s.quantity.unit in (None, told.quantity.unit)
        ):
            return Concept(told.concept.text, "continued")
    return None
