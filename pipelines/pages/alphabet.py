"""What the glyph texts of one page are, once per different text instead of once per glyph.

Belongs here: flags per entry of a page's table of glyph texts. Does not belong here: what a character means
(`characters`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipelines.pages.characters import SUPERSCRIPT_DIGITS, clean, is_unmapped
from pipelines.pages.glyphs import Flags


@dataclass(frozen=True, slots=True, eq=False)
class Alphabet:
    """One entry per glyph text: its cleaned form and what kind of character it is."""

    cleaned: Sequence[str]
    space: Flags
    inked: Flags
    letter: Flags
    digit: Flags
    superscript: Flags
    dot: Flags
    unmapped: Flags
    right_to_left: bool

    @staticmethod
    def of(texts: Sequence[str]) -> Alphabet:
        """Return the alphabet of the glyph texts `texts`."""
        cleaned = [clean(text) for text in texts]
        return Alphabet(
            cleaned=cleaned,
            space=_flags(text == " " for text in cleaned),
            inked=_flags(bool(text.strip()) for text in cleaned),
            letter=_flags(text.isalpha() for text in cleaned),
            digit=_flags(text.isdecimal() for text in cleaned),
            dot=_flags(text == "." for text in cleaned),
            superscript=_flags(text in SUPERSCRIPT_DIGITS for text in cleaned),
            unmapped=_flags(is_unmapped(text) for text in texts),
            right_to_left=any(unicodedata.bidirectional(text[0]) in ("R", "AL") for text in cleaned if text),
        )


def _flags(values: object) -> Flags:
    return np.fromiter(values, dtype=bool)  # type: ignore[call-overload, no-any-return]
