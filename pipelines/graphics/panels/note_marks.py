"""Raised marks of footnotes behind the words of a graphic: *Admissions¹* are admissions.

Belongs here: which raised words are such marks. Does not belong here: the notes themselves, and exponents of units.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.graphics.panels.unit_words import says_unit
from pipelines.model import Word

MARK = re.compile(r"(?:\d{1,2}|[*†‡§]{1,3}|[a-h])(?:,(?:\d{1,2}|[a-h]))*")
#: A mark stands so many em behind its word at most.
BEHIND = 0.35


def without_note_marks(words: Sequence[Word]) -> list[Word]:
    """Return the words without the raised marks behind other words; what is raised behind a unit or a number stays."""
    raised = [w for w in words if w.superscript and MARK.fullmatch(w.text)]
    if not raised:
        return list(words)
    notes = {id(mark) for mark in raised if _is_note(mark, words)}
    return [w for w in words if id(w) not in notes]


def _is_note(mark: Word, words: Sequence[Word]) -> bool:
    before = [
        w
        for w in words
        if w is not mark
        and -0.1 * w.size_pt <= mark.box.x0 - w.box.x1 <= BEHIND * w.size_pt
        and min(w.box.bottom, mark.box.bottom) > max(w.box.top, mark.box.top)
    ]
    word = max(before, key=lambda w: w.box.x1, default=None)
    return word is not None and word.text[-1:].isalpha() and not says_unit(word.text)
