"""Glyphs painted twice: fake bold, shadows, text that a program printed over itself.

Belongs here: finding copies in linear time. Does not belong here: which text is visible.
"""

from __future__ import annotations

import numpy as np

from pipelines.pages.alphabet import Alphabet
from pipelines.pages.glyphs import Flags, Glyphs, Ints

#: Two equal glyphs of one size are copies when they stand no further apart than this share of their size, both ways.
NEAR = 0.11


def copies(glyphs: Glyphs, alphabet: Alphabet) -> Flags:
    """Tell which glyphs are painted over later by an equal one (the last of a stack is the one that shows).

    Every glyph falls into a cell of a grid twice as wide as the distance looked for; the grid is laid four times,
    shifted by half a cell, so that any two near glyphs share a cell in one of them.
    """
    found = np.zeros(len(glyphs), dtype=bool)
    if len(glyphs) < 2:
        return found
    numbers: dict[str, int] = {}
    text = np.array([numbers.setdefault(cleaned, len(numbers)) for cleaned in alphabet.cleaned], dtype=np.int64)
    size = np.round(np.maximum(glyphs.size, 0.1), 1)
    kind = text[glyphs.codes] * 100_000 + np.round(size * 10).astype(np.int64) % 100_000
    near = NEAR * size
    x, y = glyphs.origin_x / near, glyphs.origin_y / near
    for shift_x, shift_y in ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)):
        _mark(kind, _cells(x + shift_x), _cells(y + shift_y), glyphs, found)
    return found


def _cells(place: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Ints:
    return np.floor(np.clip(place, -1e12, 1e12) / 2).astype(np.int64)


def _mark(kind: Ints, column: Ints, row: Ints, glyphs: Glyphs, found: Flags) -> None:
    key = (kind * 1_000_003 + column) * 1_000_033 + row
    order = np.argsort(key, kind="stable")
    left, right = order[:-1], order[1:]
    same = (key[left] == key[right]) & (kind[left] == kind[right])
    reach = NEAR * glyphs.size[left]
    near = (np.abs(glyphs.origin_x[left] - glyphs.origin_x[right]) <= reach) & (
        np.abs(glyphs.origin_y[left] - glyphs.origin_y[right]) <= reach
    )
    found[left[same & near]] = True
