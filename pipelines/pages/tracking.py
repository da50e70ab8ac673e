"""How wide a gap must be to end a word, line by line.

Belongs here: what a line's own gaps say of its letter-spacing. Does not belong here: the breaks themselves (`words`).
"""

from __future__ import annotations

import numpy as np

from pipelines.pages.alphabet import Alphabet
from pipelines.pages.glyphs import Flags, Floats, Glyphs

#: The narrowest gap (in em) that ends a word in type that is not letter-spaced, where the font has no space of its own.
DEFAULT_LIMIT = 0.15
#: Half a font's own space, kept within these bounds.
LIMIT_BOUNDS = (0.10, 0.17)
#: Gaps wider than this (in em) are never letter-spacing.
WIDEST_TRACKING = 0.8
#: Narrower ones need no allowance.
NARROWEST_TRACKING = 0.05
#: What a word gap exceeds the letter gap by, as a share of the letter gap, where type is letter-spaced.
TRACKED_SHARE = 0.6
#: What stands farther apart than this (in em) on one line is spaced each in its own way: the parts of a running head.
APART = 3.0
#: Fewer letter pairs than this do not show a line's letter-spacing.
FEWEST_PAIRS = 3


def gap_limits(glyphs: Glyphs, alphabet: Alphabet, gap: Floats, onward: Flags, space_before: Flags) -> Floats:
    """Return for each pair of neighbouring glyphs the gap, in em, above which the second begins a word.

    A line is a run of pairs that go on (`onward`), up to a gap that parts more than words. Its letter-spacing is what
    three in four of its gaps between letters reach (gaps that printed spaces part left out): type that is not
    letter-spaced has many without any, whatever the share of its word gaps. Type set tighter than its font is told by
    the median, as kerning makes some gaps small.
    """
    em = np.maximum(glyphs.em[1:], glyphs.em[:-1])
    em = np.where(em > 0, em, 1.0)
    relative = gap / em
    limits = _own_limits(glyphs)[1:]
    letter = alphabet.letter[glyphs.codes]
    sign = letter | alphabet.digit[glyphs.codes]
    # figures alone say nothing: a table's row of single digits looks like letter-spacing
    pair = onward & ~space_before[1:] & sign[1:] & sign[:-1] & (letter[1:] | letter[:-1]) & (relative < WIDEST_TRACKING)
    if not pair.any():
        return limits
    line = np.cumsum(~onward | (relative > APART))
    places = np.flatnonzero(pair)
    order = places[np.lexsort((relative[places], line[places]))]
    own = line[order]
    begin = np.flatnonzero(np.diff(own, prepend=-1))
    lines, count = own[begin], np.diff(begin, append=len(own))
    quartile = relative[order[begin + (count - 1) // 4]]
    middle = relative[order[begin + (count - 1) // 2]]
    spacing = np.zeros(int(line[-1]) + 1)
    spacing[lines] = np.where(count >= FEWEST_PAIRS, np.maximum(quartile, np.minimum(middle, 0.0)), 0.0)
    tracked = spacing[line]
    allowance = np.where(
        tracked > NARROWEST_TRACKING,
        tracked + np.maximum(limits, TRACKED_SHARE * tracked),
        np.where(tracked < -NARROWEST_TRACKING, np.maximum(LIMIT_BOUNDS[0] / 2, limits + tracked), limits),
    )
    return np.asarray(allowance, dtype=float)


def _own_limits(glyphs: Glyphs) -> Floats:
    table = np.array(
        [
            DEFAULT_LIMIT if font.space_em is None else min(max(font.space_em / 2, LIMIT_BOUNDS[0]), LIMIT_BOUNDS[1])
            for font in glyphs.fonts
        ]
    )
    return np.asarray(table[glyphs.font], dtype=float)
