"""What someone expected of a level that was told before: *earned 1.24 billion. Analysts had forecast 1.1 billion*.

Belongs here: telling that the clause's subject only expects, and finding the figure that it is set against. Does not
belong here: expectations that name their own thing, and who says so (attribution).
"""

from __future__ import annotations

from pipelines.figures.circumstances.doers import acts, is_passive
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.passage import VerbGroup
from pipelines.figures.sentences.readings import Concept
from pipelines.figures.sentences.spots import Spot
from pipelines.figures.sentences.verbs import subject_of


def expected_level(s: Spot, verb: VerbGroup | None) -> Concept | None:
    """Return the concept of the figure before, where the amount is what people had expected of it."""
    p = s.p
    if (
        verb is None
        or p.lowers[verb.end - 1] not in words("expecting_verbs")
        or set(p.tags[verb.end : s.first]) - set("AD")
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
