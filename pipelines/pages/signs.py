"""Minus signs that are set in another typeface than their numbers, and so are no part of their words.

Belongs here: joining such a sign to the number right behind it. Does not belong here: dashes of ranges, and those that
stand in a table for a missing number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pipelines.model import Box, Word
from pipelines.pages.glyphs import Ints

SIGNS = frozenset("-−–")
#: A sign begins so many em left of its number at most; what stands nearer than so many em left of it is the start of a
#: range. They share so much of their height.
REACH = 0.85
APART = 0.4
LEVEL = 0.4
#: A number and its sign are painted one after the other; the words painted so near are looked at.
NEAR = 2


def join_signs(words: tuple[Word, ...], painted: Ints) -> tuple[tuple[Word, ...], Ints]:
    """Return the words with such signs as a part of their numbers, and the places of those that are left in `painted`,
    which has one place for each word."""
    signs = [k for k, word in enumerate(words) if word.text in SIGNS and not word.rotation]
    joined: dict[int, Word] = {}
    gone: set[int] = set()
    for k in signs:
        number = _number_of(k, words)
        if number is None or number in joined or _ends_beside(k, words):
            continue
        own = words[number]
        joined[number] = replace(own, text=f"−{own.text}", box=Box.around((words[k].box, own.box)))
        gone.add(k)
    if not gone:
        return words, painted
    kept = [k for k in range(len(words)) if k not in gone]
    return tuple(joined.get(k, words[k]) for k in kept), painted[np.array(kept, dtype=np.int64)]


def _number_of(k: int, words: Sequence[Word]) -> int | None:
    sign = words[k]
    for other in range(max(0, k - NEAR), min(len(words), k + NEAR + 1)):
        word = words[other]
        if not word.text[:1].isdigit() or word.font == sign.font or word.rotation:
            continue
        if 0 < word.box.x0 - sign.box.x0 <= REACH * word.size_pt and _are_level(word, sign):
            return other
    return None


def _ends_beside(k: int, words: Sequence[Word]) -> bool:
    """Tell whether a word ends right before the sign: ``10 – 20`` is a range."""
    sign = words[k]
    return any(
        -0.1 * word.size_pt <= sign.box.x0 - word.box.x1 <= APART * word.size_pt and _are_level(word, sign)
        for other, word in enumerate(words[max(0, k - NEAR) : k + NEAR + 1], max(0, k - NEAR))
        if other != k
    )


def _are_level(a: Word, b: Word) -> bool:
    shared = min(a.box.bottom, b.box.bottom) - max(a.box.top, b.box.top)
    return shared >= LEVEL * min(a.box.height, b.box.height)
