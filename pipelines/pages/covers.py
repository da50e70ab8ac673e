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
    return found
