"""Which glyphs lie under an opaque rectangle that was painted after them.

Belongs here: telling what was painted over, as programs do that revise a page by a white box with new text on it. Does
not belong here: whether a paint is opaque (`interpreter`), and text in the colour of its ground (`visibility`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipelines.pages.glyphs import Cover, Flags, Glyphs

#: A glyph is covered when at least this share of it, along either axis, is.
COVERED_SHARE = 0.75
#: Glyphs of one word stand on one line and next to each other within these parts of their size.
ONE_LINE = 0.1
WORD_GAP = 0.15


def covered(glyphs: Glyphs, covers: Sequence[Cover]) -> Flags:
    """Tell for each of the glyphs whether one of the `covers` painted after it lies over nearly all of it."""
    found = np.zeros(len(glyphs), dtype=bool)
    if not covers or not len(glyphs):
        return found
    order = np.argsort(glyphs.top, kind="stable")
    tops = glyphs.top[order]
    tallest = float(np.max(glyphs.bottom - glyphs.top))
    for x0, top, x1, bottom, seq in covers:
        begin, end = np.searchsorted(tops, (top - tallest, bottom))
        if begin == end:
            continue
        near = order[begin:end]
        near = near[glyphs.seq[near] < seq]
        left, right, high, low = glyphs.x0[near], glyphs.x1[near], glyphs.top[near], glyphs.bottom[near]
        across = np.minimum(right, x1) - np.maximum(left, x0)
        down = np.minimum(low, bottom) - np.maximum(high, top)
        hidden = (across >= COVERED_SHARE * (right - left)) & (down >= COVERED_SHARE * (low - high))
        found[near[hidden]] = True
    return _whole_words(found, glyphs) if found.any() else found


def _whole_words(found: Flags, glyphs: Glyphs) -> Flags:
    """Leave out words of which only some glyphs are covered: a column drawn over the end of its neighbour's number
    makes no other number of it."""
    blank = np.array([not text.strip() for text in glyphs.texts], dtype=bool)[glyphs.codes]
    gap = glyphs.x0[1:] - glyphs.x1[:-1]
    begins = np.ones(len(glyphs), dtype=bool)
    begins[1:] = np.abs(glyphs.origin_y[1:] - glyphs.origin_y[:-1]) > ONE_LINE * glyphs.size[1:]
    begins[1:] |= (gap > WORD_GAP * glyphs.size[1:]) | (gap < -WORD_GAP * glyphs.size[1:]) | blank[1:] | blank[:-1]
    word = np.cumsum(begins) - 1
    whole: Flags = np.bincount(word, found) == np.bincount(word)
    kept: Flags = found & whole[word]
    return kept
