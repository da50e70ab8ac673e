"""Glyphs painted twice: fake bold, shadows, text that a program printed over itself.

Belongs here: finding copies in linear time. Does not belong here: which text is visible.
"""

from __future__ import annotations

import numpy as np

from pipelines.pages.alphabet import Alphabet
from pipelines.pages.glyphs import Flags, Floats, Glyphs

#: Two equal glyphs of one size are copies when they stand no further apart than this share of their size along their
#: line, and than that across it: no two lines are so close, but the outline of a label may be a little lower.
NEAR = 0.11
NEAR_DOWN = 0.25
#: Sizes are compared in tenths of a point, places from left to right in eighths.
SIZE_STEPS = 10
COLUMN_STEPS = 8
# Three numbers share one 63-bit key: 2^12 sizes and twice 2^18 places leave room for 2^15 different texts.
_SIZES = 1 << 12
_PLACES = 1 << 18


def copies(glyphs: Glyphs, alphabet: Alphabet) -> Flags:
    """Tell which glyphs are painted over later by an equal one (the last of a stack is the one that shows).

    Text that runs up or down the page is looked at as if it ran from left to right: a second *l* of ``Million`` stands
    nearer to the first than two lines do.
    """
    found = np.zeros(len(glyphs), dtype=bool)
    if len(glyphs) < 2:
        return found
    turned = np.abs(glyphs.sin) > np.abs(glyphs.cos)
    if not turned.any():
        return _copies(glyphs, alphabet, glyphs.origin_x, glyphs.origin_y)
    for which, level in ((~turned, True), (turned, False)):
        own = glyphs.take(which)
        along, down = (own.origin_x, own.origin_y) if level else (own.origin_y, own.origin_x)
        found[which] = _copies(own, alphabet, along, down)
    return found


def _copies(glyphs: Glyphs, alphabet: Alphabet, along: Floats, down: Floats) -> Flags:
    """Tell which glyphs are copies, by their places along their lines and down from line to line.

    The glyphs are sorted by text and size, then by rows twice as high as the distance looked for, then from left to
    right, so that copies become neighbours; a second time with the rows shifted by half, so that no row's edge can
    part them.
    """
    found = np.zeros(len(glyphs), dtype=bool)
    if len(glyphs) < 2:
        return found
    numbers: dict[str, int] = {}
    text = np.array([numbers.setdefault(cleaned, len(numbers)) for cleaned in alphabet.cleaned], dtype=np.int64)
    size = np.clip(np.round(glyphs.size * SIZE_STEPS), 1, _SIZES - 1).astype(np.int64)
    near, near_down = NEAR * size / SIZE_STEPS, NEAR_DOWN * size / SIZE_STEPS
    column = np.clip(along * COLUMN_STEPS, -_PLACES / 2, _PLACES / 2 - 1).astype(np.int64) + _PLACES // 2
    kind = (text[glyphs.codes] * _SIZES + size) * _PLACES
    for shift in (0.0, 0.5):
        row = np.clip(down / (2 * near_down) + shift, -_PLACES / 2, _PLACES / 2 - 1)
        key = (kind + np.floor(row).astype(np.int64) + _PLACES // 2) * _PLACES + column
        order = np.argsort(key, kind="stable")
        one, other = order[:-1], order[1:]
        near_by = (
            (kind[one] == kind[other])
            & (np.abs(along[one] - along[other]) <= near[one])
            & (np.abs(down[one] - down[other]) <= near_down[one])
        )
        found[np.minimum(one[near_by], other[near_by])] = True
    return found
