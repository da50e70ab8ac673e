"""Notes at the foot of a column: the text goes on in the next column, past them.

Belongs here: telling notes from text, and where they are read. Does not belong here: marks inside a text (`prose`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from pipelines.articles.shapes import Run, overlap_x

_Part = TypeVar("_Part")
#: What a run's `note` says when it is a footnote: text of its story, but not where the text goes on.
FOOTNOTE = "footnote"
#: Notes are set smaller than the text, by this factor at least, and stand in the lower part of a page.
SMALLER = 0.92
LOWER = 0.45
_MARK = re.compile(
    r"""
    (?: \d{1,3} (?= \s | [^\W\d] )   # 12 See also; 12See also
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
    # what no mark begins goes with the marked note right above it
    return [note for note in notes if _marked(note) or any(_marked(other) and _over(other, note) for other in notes)]


def _marked(run: Run) -> bool:
    return _MARK.match(run.text) is not None


def _over(first: Run, second: Run) -> bool:
    return first.box.bottom <= second.box.top + 2 and overlap_x(first.box, second.box) > 2


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
