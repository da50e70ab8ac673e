"""What the glyph texts of one page are, once per different text instead of once per glyph.

Belongs here: flags per entry of a page's table of glyph texts. Does not belong here: what a character means
(`characters`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

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
        traits = [_traits(text) for text in texts]
        bits = np.array([trait.bits for trait in traits], dtype=np.uint8)
        flags = np.unpackbits(bits[None, :], axis=0, bitorder="little").view(bool)
        return Alphabet(
            cleaned=[trait.cleaned for trait in traits],
            space=flags[0],
            inked=flags[1],
            letter=flags[2],
            digit=flags[3],
            superscript=flags[4],
            dot=flags[5],
            unmapped=flags[6],
            right_to_left=bool(flags[7].any()),
        )


class _Traits(NamedTuple):
    """A text cleaned, and the flags of `Alphabet` in their order, each a bit."""

    cleaned: str
    bits: int


@lru_cache(maxsize=65_536)
def _traits(text: str) -> _Traits:
    cleaned = clean(text)
    flags = (
        cleaned == " ",
        bool(cleaned.strip()),
        cleaned.isalpha(),
        cleaned.isdecimal(),
        cleaned in SUPERSCRIPT_DIGITS,
        cleaned == ".",
        is_unmapped(text),
        bool(cleaned) and unicodedata.bidirectional(cleaned[0]) in ("R", "AL"),
    )
    return _Traits(cleaned, sum(flag << place for place, flag in enumerate(flags)))
