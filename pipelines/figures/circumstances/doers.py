"""Whether a phrase that names nobody is of people or a body who have or do what a figure counts: *burglars broke into*.

Belongs here: people and bodies by their nouns, and verbs that tell only their number or size. Does not belong here:
names, pronouns, and which phrase is the clause's subject (holders).
"""

from __future__ import annotations

from functools import cache

from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import Chunk
from pipelines.figures.sentences.passage import Passage, VerbGroup
from pipelines.figures.sentences.readings import Reading
from pipelines.rules import load_lines


def acts(p: Passage, subject: Chunk) -> bool:
    """Whether the head of a phrase is a noun of people or of a body: *the museum*, *customs officers*."""
    last = next((k for k in range(subject[0] + 1, subject[1]) if p.tags[k] in "PV"), subject[1])
    word = p.lowers[last - 1]
    singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    singular = word[:-3] + "man" if word.endswith("men") else singular
    if not {word, singular}.isdisjoint(_actor_nouns()):
        return True
    return word.endswith(tuple(words("person_plurals"))) and word not in words("no_persons")


def is_measured(p: Passage, reading: Reading, verb: VerbGroup) -> bool:
    """Whether a figure that is of its clause's subject tells its size or its change: *smokers were twice as likely*,
    *subscribers grew by 9 million*; not *a household pays 900*."""
    word = p.lowers[verb.end - 1]
    if verb.end > reading.first or p.tags[verb.end - 1] == "X" or is_passive(p, verb):
        return True
    if word in changes().verbs:
        return verb.end < reading.first or word not in changes().transitive  # the parish has raised 26,500 pounds
    return is_level(p, verb)


def is_level(p: Passage, verb: VerbGroup) -> bool:
    """Whether a verb only tells the level or size of its subject: *stood at 221 euros*, *was 40 euros*."""
    return p.lowers[verb.end - 1] in words("level_verbs") | words("measure_verbs")


def is_passive(p: Passage, verb: VerbGroup) -> bool:
    """Whether what a verb tells is done to its subject: *26 others were hurt*."""
    helped = any(p.lowers[k] in words("passive_auxiliaries") for k in range(verb.start, verb.end - 1))
    return helped and not p.lowers[verb.end - 1].endswith("ing")


@cache
def _actor_nouns() -> frozenset[str]:
    return frozenset(load_lines("figures/actor_nouns.txt"))
