"""What figures are of whose clause begins with a place that has them: *House prices rose 0.9 percent. Leeds led with a
gain of 1.4 percent.*

Belongs here: clauses with a place for a subject and a verb that only tells its part of what was counted before. Does
not belong here: places that do something of their own (*Norland exported 6 TWh*), and the figure's place (holders).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.figures.circumstances.attribution import Name
from pipelines.figures.circumstances.locating import PLACES
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.antecedents import main_count
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Concept, Reading
from pipelines.figures.sentences.verbs import governing_verb

SENTENCES_BACK = 2
#: How shares of a count are found, which no place has: 71 percent of the guest nights.
SHARES = ("of-phrase", "of-pronoun")


def of_places(p: Passage, readings: list[Reading], names: Sequence[Name]) -> list[Reading]:
    """Return the readings, those that would be of a place alone with what the one before of their unit is of."""
    places = {p.text[n.start : n.end] for n in names if n.label in PLACES and n.start >= 0}
    if not any(reading.concept.text in places for reading in readings):
        return readings
    out: list[Reading] = []
    for reading in readings:
        told = _told_before(p, reading, out) if reading.concept.text in places else None
        if told is not None and _does_as_much(p, reading, told):
            told = None
        if told is not None and told.concept.text not in places:
            reading = replace(reading, concept=Concept(told.concept.text, "of-place"))
        out.append(reading)
    return out


def _does_as_much(p: Passage, reading: Reading, told: Reading) -> bool:
    """Whether the one before is of who did it, and the verb is left out: *Orve mills handled 2 tonnes and Brod 1*."""
    verb = governing_verb(p, reading.first, p.sentence_of(reading.first)[0])
    return told.concept.choice == "subject" and verb is not None and verb.end <= told.first <= reading.first - 2


def _told_before(p: Passage, reading: Reading, earlier: list[Reading]) -> Reading | None:
    floor, _ = p.sentence_of(reading.first)
    verb = governing_verb(p, reading.first, floor)
    gained = reading.concept.choice == "change-in"  # a gain of 0.6 percent in Europe
    if not gained and (verb is None or p.lowers[verb.end - 1] not in words("verbs_of_parts")):
        return None
    for _step in range(SENTENCES_BACK):
        floor, _ = p.sentence_of(max(0, floor - 1))
    alike = (r for r in reversed(earlier) if r.first >= floor and r.quantity.unit == reading.quantity.unit)
    told = next(
        (r for r in alike if r.quantity.form not in ("age", "multiple") and r.concept.choice not in SHARES), None
    )
    return main_count(p, told, earlier) if told is not None else None
