"""The phrase that a sentence opens with, where nothing nearer tells what a figure is of.

Belongs here: finding it, past what only opens the sentence. Does not belong here: when it is asked for (measures).
"""

from __future__ import annotations

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.before_verbs import opens_with_participle
from pipelines.figures.sentences.chunks import Chunk, phrase_right
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.verbs import says


def _opens_adverbially(p: Passage, floor: int) -> bool:
    """Whether a sentence opens with *in contrast,* or the like."""
    return p.lowers[floor + 1] in words("adverbial_openers") and p.words[floor + 2 : floor + 3] == (",",)


def _past_frame(p: Passage, floor: int, first: int) -> int:
    """Return the token behind what only frames a sentence: *Officials said on Monday that*, *In a separate report,*."""
    if p.lowers[floor + 1 : floor + 2] != () and _opens_adverbially(p, floor):
        floor += 3
    told = next((k for k in range(floor, first) if p.tags[k] in "VX#"), first)
    that = next((k for k in range(told, min(told + LONGEST_FRAME, first)) if p.lowers[k] == "that"), None)
    if that is not None and says(p, told) and not set(p.tags[told + 1 : that]) - set("TPNA"):
        floor = that + 1
    if p.tags[floor] == "V" and opens_with_participle(p, floor):
        at = floor  # Built in Orve and priced at 9,000 euros, the van has
        while (at := next((k for k in range(at + 1, first) if p.words[k] == ","), first)) < first:
            if p.tags[at + 1] in "DR":
                return at + 1
        return floor
    if p.tags[floor] != "P" or p.lowers[floor] in words("tails"):
        return floor
    comma = next((k for k in range(floor + 1, min(floor + LONGEST_FRAME, first)) if p.tags[k] not in "NDJPTSA"), first)
    clause = comma + 2 < first and p.words[comma] == "," and p.tags[comma + 1] in "DNJR"
    return comma + 1 if clause and set(p.tags[comma : first + LONGEST_FRAME]) & set("VX") else floor


LONGEST_FRAME = 10


def opening_phrase(p: Passage, floor: int, first: int) -> Chunk | None:
    begin = _past_frame(p, floor, first)
    for k in range(begin, first):
        if p.lowers[k] == "aged" and p.lowers[k - 1 : k] == ("those",):
            return k - 1, next((e for e in range(k + 1, first) if p.tags[e] != "#"), first)
        for_example = p.lowers[k] in words("instances") and p.lowers[k - 1 : k] == ("for",)
        if p.tags[k] == "N" and ":" not in p.words[k] and not for_example:
            done = k == floor and p.lowers[k] in words("opening_gerunds") and p.tags[k + 1] in "ND"
            return phrase_right(p, k + done, counted=False)  # Limiting warming to 1.5 degrees
    return None
