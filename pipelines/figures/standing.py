"""The standing period of a paragraph: *In 2023 the police recorded 4,200 thefts. There were 14 murders.*

Belongs here: which period of an earlier sentence a sentence without one goes on with. Does not belong here: periods of
the figure's own sentence (context).
"""

from __future__ import annotations

from functools import cache

from pipelines.figures.passage import Passage
from pipelines.figures.period_model import Period
from pipelines.figures.readings import Reading
from pipelines.figures.wordlists import words
from pipelines.rules import load_lines

FARTHEST = 3  # sentences that a period at the end of one holds for
NEAR_START = 4  # characters: a period that opens its sentence, behind a quotation mark or none


def standing_period(
    p: Passage, reading: Reading, floor: int, ceiling: int, before: list[Period], about: tuple[Period, ...] = ()
) -> Period | None:
    """Return the period that the paragraph is about where the figure's sentence, `floor` to `ceiling`, names no time.

    `before` are the periods that earlier sentences hold for. One that opens a sentence stands for those behind
    it until another is named; one elsewhere only as long as the sentences stay in the past tense. Where there is none,
    the time that the head of the story or of the issue tells, `about`, holds for what is told in the past tense.
    """
    taken = reading.concept.choice == "subject" and p.tags[reading.first - 1] == "V"  # patients waited 61 days
    if (reading.quantity.unit_kind == "duration" and not taken) or reading.quantity.per_unit in words("rate_times"):
        return None
    lowers = p.lowers[floor:ceiling]
    timeless = not words("timeless").isdisjoint(lowers) and any(
        p.lowers[k] in words("timeless") and not is_of_record(p, k) for k in range(floor, ceiling)
    )
    if timeless:
        return None
    if not before:
        return about[-1] if about and is_past(p, floor, ceiling) else None
    last = before[-1]
    first, _ = p.sentence_of(p.token_at(last.char_start))
    opens = last.char_start - p.starts[first] < NEAR_START
    if opens and _points_back(lowers):
        return last
    if last.start and before[0].start and last.start < before[0].start:
        return None  # a look back at an earlier year stands for its own sentence alone
    if not is_past(p, floor, ceiling):
        return None
    if opens:
        return last
    if last.form in ("day", "named_day"):
        return None
    starts = [start for start in p.sentence_starts if first <= start < floor]
    told = zip(starts, [*starts[1:], floor], strict=True)
    goes_on = all(is_past(p, start, end) or _speaks_of_last(p, start) for start, end in told)
    return last if len(starts) <= FARTHEST and goes_on else None


def is_of_record(p: Passage, token: int) -> bool:
    """Whether *since* at a token only says how far back a record goes: *its lowest since 2020*."""
    before = p.lowers[max(0, token - 3) : token]
    return p.lowers[token] == "since" and any(w.endswith("est") or w in words("superlatives") for w in before)


def pointed_at(p: Passage, floor: int) -> Period | None:
    """Return the period of the sentence before where this speaks of its figure: *That is 17.5% more than in May*."""
    if floor == 0 or not _speaks_of_last(p, floor):
        return None
    previous, _ = p.sentence_of(floor - 1)
    begin, end = p.starts[previous], p.starts[floor]
    held = [period for period in p.periods if begin <= period.char_start < end and period.holds]
    return held[-1] if held else None


def _speaks_of_last(p: Passage, floor: int) -> bool:
    """Whether a sentence speaks of the figure before it: *That is three cents more*."""
    return p.lowers[floor] in words("pointing_values") and p.tags[floor + 1 : floor + 2] == "X"


def _points_back(lowers: tuple[str, ...]) -> bool:
    """Whether a sentence goes on with what the one before it counted: *Of these, 64 were …*."""
    if lowers[0] in words("continuing"):
        return True
    return lowers[0] in ("of", "among") and not words("continuing_behind_of").isdisjoint(lowers[1:3])


def is_past(p: Passage, floor: int, ceiling: int) -> bool:
    """Whether the first verb of a sentence, or of a part of one, is in the past tense; one behind *which* is not it."""
    aside = False
    for k in range(floor, ceiling):
        aside = (aside or p.tags[k] == "W") and p.words[k] != ","
        if aside:
            continue
        if p.tags[k] == "X":
            return p.lowers[k] in words("past_auxiliaries")
        if p.tags[k] == "V" and not p.lowers[k].endswith("ing"):
            return p.lowers[k].endswith("ed") or p.lowers[k] in _past_forms()
    return False


@cache
def _past_forms() -> frozenset[str]:
    return frozenset(form for line in load_lines("figures/verbs.txt") for form in line.split("\t")[1:2])
