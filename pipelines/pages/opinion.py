"""What PDFium says of a page that pdfplumber's reading leaves doubts about.

Belongs here: when to ask, and what to take from the answer. Does not belong here: reading a page through PDFium.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipelines.pages.alphabet import Alphabet
from pipelines.pages.characters import is_unmapped
from pipelines.pages.glyphs import Flags, Glyphs, PageContent

#: PDFium is believed when it finds this many times the characters, and this many more.
MORE = 1.25
MORE_BY = 10
#: Two readers mean the same glyph when its origins lie within this share of its size.
SAME_PLACE = 0.15


def is_doubtful(content: PageContent) -> bool:
    """Tell whether the page is worth a second reading: no text, skipped operations, or glyphs without character."""
    glyphs = content.glyphs
    return content.skipped > 0 or not len(glyphs) or bool(_unmapped_entries(glyphs).any())


def settle(ours: PageContent, theirs: PageContent) -> PageContent:
    """Return the fuller of two readings of one page, ours with the characters that only theirs knows."""
    mine = _count(ours.glyphs)
    if _count(theirs.glyphs) > max(MORE * mine, mine + MORE_BY):
        return theirs
    return replace(ours, glyphs=_borrow_meanings(ours.glyphs, theirs.glyphs))


def _count(glyphs: Glyphs) -> int:
    return int(Alphabet.of(glyphs.meanings).inked[glyphs.codes].sum())


def _unmapped_entries(glyphs: Glyphs) -> Flags:
    return Alphabet.of(glyphs.meanings).unmapped


def _borrow_meanings(ours: Glyphs, theirs: Glyphs) -> Glyphs:
    """Fill in what our glyphs without character mean, from what PDFium reads at their places."""
    unmapped = _unmapped_entries(ours)
    wanted = np.flatnonzero(unmapped[ours.codes]) if len(ours) else np.zeros(0, dtype=np.int64)
    known = Alphabet.of(theirs.meanings).inked[theirs.codes] if len(theirs) else np.zeros(0, dtype=bool)
    if not len(wanted) or not known.any():
        return ours
    x, y = theirs.origin_x[known], theirs.origin_y[known]
    codes = theirs.codes[known]
    meanings = list(ours.meanings)
    for place in wanted.tolist():
        entry = int(ours.codes[place])
        if not is_unmapped(meanings[entry]):
            continue
        away = np.hypot(x - ours.origin_x[place], y - ours.origin_y[place])
        nearest = int(np.argmin(away))
        if away[nearest] <= SAME_PLACE * ours.size[place]:
            meanings[entry] = theirs.meanings[int(codes[nearest])]
    return replace(ours, meanings=meanings)
