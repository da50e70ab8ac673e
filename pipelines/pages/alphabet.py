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
        flags = np.array([trait[1:] for trait in traits], dtype=bool).reshape(-1, 8).T
        return Alphabet(
            cleaned=[trait.cleaned for trait in traits],
            space=flags[0],
            inked=flags[1],
            letter=flags[2],
            digit=flags[3],
            dot=flags[4],
            superscript=flags[5],
            unmapped=flags[6],
            right_to_left=bool(flags[7].any()),
        )


class _Traits(NamedTuple):
    cleaned: str
    space: bool
    inked: bool
    letter: bool
    digit: bool
    dot: bool
    superscript: bool
    unmapped: bool
    right_to_left: bool


@lru_cache(maxsize=65_536)
def _traits(text: str) -> _Traits:
    cleaned = clean(text)
    return _Traits(
        cleaned=cleaned,
        space=cleaned == " ",
        inked=bool(cleaned.strip()),
        letter=cleaned.isalpha(),
        digit=cleaned.isdecimal(),
        dot=cleaned == ".",
        superscript=cleaned in SUPERSCRIPT_DIGITS,
        unmapped=is_unmapped(text),
        right_to_left=bool(cleaned) and unicodedata.bidirectional(cleaned[0]) in ("R", "AL"),
    )
