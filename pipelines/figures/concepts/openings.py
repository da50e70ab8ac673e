"""The phrase that a sentence opens with, where nothing nearer tells what a figure is of.

Belongs here: finding it, past what only opens the sentence. Does not belong here: when it is asked for (measures).
"""

from __future__ import annotations

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import Chunk, phrase_right
from pipelines.figures.sentences.passage import Passage


def _opens_adverbially(p: Passage, floor: int) -> bool:
    """Whether a sentence opens with *in contrast,* or the like."""
    return p.lowers[floor + 1] in words("adverbial_openers") and p.words[floor + 2 : floor + 3] == (",",)


def opening_phrase(p: Passage, floor: int, first: int) -> Chunk | None:
    begin = floor + 3 * (p.lowers[floor + 1 : floor + 2] != () and _opens_adverbially(p, floor))
    for k in range(begin, first):
        if p.lowers[k] == "aged" and p.lowers[k - 1 : k] == ("those",):
            return k - 1, next((e for e in range(k + 1, first) if p.tags[e] != "#"), first)
        for_example = p.lowers[k] in words("instances") and p.lowers[k - 1 : k] == ("for",)
        if p.tags[k] == "N" and ":" not in p.words[k] and not for_example:
            done = k == floor and p.lowers[k] in words("opening_gerunds") and p.tags[k + 1] in "ND"
            return phrase_right(p, k + done, counted=False)  # Limiting warming to 1.5 degrees
    return None
