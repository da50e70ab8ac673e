"""Sentences that speak of what the one before told: *That is 17.5% more than in May*, *Of these, 64 were abroad*.

Belongs here: telling such sentences, and the time they take from it. Does not belong here: what time a paragraph goes
on with (standing).
"""

from __future__ import annotations

from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.periods.model import Period
from pipelines.figures.sentences.passage import Passage

LONGEST_NAME = 5  # tokens that *these* and its noun take


def pointed_at(p: Passage, floor: int) -> Period | None:
    """Return the period of the sentence before where this speaks of its figure: *That is 17.5% more than in May*."""
    if floor == 0 or not speaks_of_last(p, floor):
        return None
    previous, _ = p.sentence_of(floor - 1)
    begin, end = p.starts[previous], p.starts[floor]
    held = [period for period in p.periods if begin <= period.char_start < end and period.holds]
    if held and looks_back(held[-1], held[0]):
        return held[0]  # 287 died in 2031, compared with 311 the year before. This is 8% fewer
    return held[-1] if held else None


def speaks_of_last(p: Passage, floor: int) -> bool:
    """Whether a sentence speaks of the figure before it: *That is three cents more*."""
    return p.lowers[floor] in words("pointing_values") and p.tags[floor + 1 : floor + 2] == "X"


def points_back(p: Passage, floor: int, ceiling: int) -> bool:
    """Whether a sentence goes on with what the one before it counted: *Of these, 64 were …*."""
    lowers = p.lowers[floor:ceiling]
    if lowers[0] in words("continuing"):
        return True
    return lowers[0] in ("of", "among") and not words("continuing_behind_of").isdisjoint(lowers[1:3])


def speaks_of_these(p: Passage, floor: int) -> bool:
    """Whether a sentence is about the things that the one before counted: *321 new cases were reported. These cases are
    concentrated in five regions*."""
    if floor == 0 or p.lowers[floor] not in words("these_or_those"):
        return False
    before = p.lowers[p.sentence_of(floor - 1)[0] : floor]
    for k in range(floor + 1, min(floor + LONGEST_NAME, len(p.lowers))):
        if p.tags[k] not in "NJ":
            break
        if is_plural(p.lowers[k]) and p.lowers[k] in before:
            return True
    return False


def looks_back(period: Period, first: Period) -> bool:
    """Whether a time lies before the one that its paragraph began with: no month of which that was the last day."""
    if first.start == first.end and period.end == first.end:
        return False
    return bool(period.start and first.start and period.start < first.start)
