"""Notes at the foot of a column: the text goes on in the next column, past them.

Belongs here: telling notes from text, and where they are read. Does not belong here: marks inside a text (`prose`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Run, overlap_x

_Part = TypeVar("_Part")
#: What a run's `note` says when it is a footnote: text of its story, but not where the text goes on.
FOOTNOTE = "footnote"
#: Notes are set smaller than the text, by this factor at least, and stand in the lower part of a page.
SMALLER = 0.92
LOWER = 0.45
#: Notes that go on in the next column end level with those before, within so many of their sizes.
LEVEL = 1.5
#: Small print at most so many of the text's sizes below a text of so many words parts it from where it goes on.
FAR = 6.0
TEXT = 8
CLOSERS, TERMINATORS = "\"'”’»)]", ".!?…:;"
_MARK = re.compile(
    r"""
    (?: \d{1,3} (?= \s | [^\W\d] )   # 12 See also; 12See also
    | [⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3} (?= .*? [^\W\d] )
    | [*†‡§]
    )
    """,
    re.VERBOSE,
)


def find_footnotes(runs: Sequence[Run], body_size: float, height: float) -> list[Run]:
    """Return the runs that are notes: small, marked, and with nothing but notes below them in their column."""
    small = [
        run for run in runs if run.role == "body" and run.size <= SMALLER * body_size and run.box.top >= LOWER * height
    ]
    notes: list[Run] = []
    for run in sorted(small, key=lambda run: -run.box.top):
        below = [other for other in runs if other.box.top >= run.box.bottom - 2 and overlap_x(other.box, run.box) > 2]
        if all(any(other is note for note in notes) for other in below):
            notes.append(run)
    marked = [note for note in notes if is_marked(note)]
    # what no mark begins goes with the marked note right above it, or on from the one at the foot of a column before
    return [
        note
        for note in notes
        if note in marked
        or any(_over(other, note) or _goes_on(other, note) for other in marked)
        or _cuts_in(note, runs, body_size)
    ]


def is_marked(run: Run) -> bool:
    """Tell whether a run begins with the mark of a note."""
    return begins_as_note(run.text) and not _lists_amounts(run)


def _lists_amounts(run: Run) -> bool:
    """Tell whether all lines of several begin with numbers that do not count up, as those of a recipe's list do."""
    opening = [line.words[0] for line in run.lines]
    if len(opening) < 2 or any(word.superscript or not word.text.isdecimal() for word in opening):
        return False
    numbers = [int(word.text) for word in opening]
    return any(lower != upper + 1 for upper, lower in pairwise(numbers))


def begins_as_note(text: str) -> bool:
    """Tell whether a text begins with the mark of a note, and not with the number of a house or a day."""
    if _MARK.match(text) is None or match_rule(text, pattern_rules("labels.toml", "street")) is not None:
        return False
    return match_rule(text, pattern_rules("schedules.toml", "opens")) is None


def _over(first: Run, second: Run) -> bool:
    return first.box.bottom <= second.box.top + 2 and overlap_x(first.box, second.box) > 2


def _goes_on(first: Run, second: Run) -> bool:
    """Tell whether a piece of small print stands at the foot of a column right of a note's, in the note's type."""
    level = abs(first.box.bottom - second.box.bottom) <= LEVEL * second.size
    return level and second.box.x0 >= first.box.x1 - 2 and first.style.matches(second.style)


def _cuts_in(note: Run, runs: Sequence[Run], body_size: float) -> bool:
    """Tell whether small print stands right below a text that goes on, amid its sentence, in the next column."""
    above = [run for run in runs if run.role == "body" and _over(run, note) and run.size > SMALLER * body_size]
    text = max(above, key=lambda run: run.box.bottom, default=None)
    if text is None or note.box.top - text.box.bottom > FAR * body_size or text.word_count < TEXT:
        return False
    beside = [
        run
        for run in runs
        if run.role == "body"
        and run.panel == text.panel
        and run.box.x0 >= text.box.x1 - 2
        and run.box.top < text.box.bottom
        and run.style.matches(text.style)
    ]
    first = min(beside, key=lambda run: (round(run.box.x0), run.box.top), default=None)
    return first is not None and first.text[0].islower() and text.text.rstrip(CLOSERS)[-1:] not in TERMINATORS


def notes_last(parts: Sequence[_Part], notes: Sequence[Run]) -> list[_Part]:
    """Return `parts` with each story's notes after its text: before the next headline, or at the end."""
    known = {id(note) for note in notes}
    result: list[_Part] = []
    held: list[_Part] = []
    for part in parts:
        if id(part) in known:
            held.append(part)
            continue
        if not isinstance(part, Run) or part.role in ("headline", "kicker"):
            result.extend(held)
            held = []
        result.append(part)
    return result + held
