"""What stands before a verb and is no subject of it, and where then its subject stands.

Belongs here: phrases told by word class alone. Does not belong here: the verb over a figure and its subject (verbs).
"""

from __future__ import annotations

from pipelines.figures.lexicon.vocabulary import vocabulary
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import Chunk, phrase_left
from pipelines.figures.sentences.passage import Passage, VerbGroup


def opens_with_participle(p: Passage, floor: int) -> bool:
    """Whether a sentence opens with what was done to its subject or is done by it: *Built in Orve, the van*."""
    word = p.lowers[floor]
    return p.tags[floor] == "V" and (word.endswith(("ed", "ing")) or word in vocabulary().past)


def foretold(p: Passage, people: Chunk, verb: VerbGroup, floor: int) -> Chunk | None:
    """Return the thing of which people only expect something: *a plant, which analysts expect to cost 4 million*."""
    lead = people[0] - 1
    while lead > floor and p.tags[lead] in "DJ" and p.lowers[lead] not in ("that", "which"):
        lead -= 1
    if p.lowers[lead] not in ("that", "which") or p.lowers[verb.start] not in words("expecting_verbs"):
        return None
    lead -= p.words[lead - 1] == ","
    thing = lead - 1 > floor and p.tags[lead - 1] == "N" and p.lowers[verb.start + 1] == "to"
    return phrase_left(p, lead) if thing and verb.start + 1 < verb.end else None


def is_adverbial(p: Passage, phrase: Chunk, floor: int) -> bool:
    """Whether a phrase before a verb hangs on a preposition behind *and*: *are old and at the present pace would*."""
    link = phrase[0] - 1
    while link > floor and p.tags[link] in "DJ":
        link -= 1
    led = p.lowers[link] in words("pace_leads") and link - 1 > floor
    return (
        led
        and (p.lowers[link - 1] in ("and", "but") or p.tags[link - 1] == "W")
        and not set(p.tags[slice(*phrase)]) & set("DP")
    )


def before_too(p: Passage, index: int, floor: int) -> int:
    """Return the last token before *too ill to work* or *able to bore* where one ends at `index`."""
    at = index - (p.lowers[index] == "to")
    fit = p.lowers[at] in words("predicates_before_to") and p.lowers[at + 1 : at + 2] == ("to",)
    if fit and at > floor and p.tags[at - 1] == "N":
        return at - 1
    for k in range(index, max(floor, index - 5), -1):
        if p.lowers[k] == "too" and "to" in p.lowers[k + 1 : index + 2] and p.tags[k - 1] == "N":
            return k - 1
    return index
