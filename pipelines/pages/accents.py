"""Accents painted as glyphs of their own, and text that runs from right to left.

Belongs here: putting an accent on the letter that it is painted over, and bringing right-to-left words into the order
of reading. Does not belong here: single characters (`characters`) and where words end (`words`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import numpy as np

from pipelines.pages.alphabet import Alphabet
from pipelines.pages.glyphs import Flags, Floats, Glyphs
from pipelines.rules import load_tsv

#: An accent belongs to a letter that lies under at least this share of it.
OVER = 0.45
_DOTLESS = str.maketrans("ıȷ", "ij")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LEFT_TO_RIGHT_RUN = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,:/%-]*")


@dataclass(frozen=True, slots=True, eq=False)
class Accented:
    """Glyphs (by number) whose text an accent changes, and the accents that are thereby used up."""

    texts: dict[int, str]
    used: Flags


def place_accents(glyphs: Glyphs, alphabet: Alphabet) -> Accented:
    """Return what the accents among the inked `glyphs` do to the letters painted right before or after them."""
    used = np.zeros(len(glyphs), dtype=bool)
    texts: dict[int, str] = {}
    combining = {rule["accent"]: chr(int(rule["combining"], 16)) for rule in load_tsv("pages/accents.tsv")}
    marks = [combining.get(text) for text in alphabet.cleaned]
    if not any(marks):
        return Accented(texts, used)
    is_mark = np.array([mark is not None for mark in marks])
    start = glyphs.origin_x * glyphs.cos + glyphs.origin_y * glyphs.sin
    across = glyphs.origin_y * glyphs.cos - glyphs.origin_x * glyphs.sin
    for number in np.flatnonzero(is_mark[glyphs.codes]).tolist():
        shares = {
            other: _share(start, glyphs.advance, number, other)
            for other in (number - 1, number + 1)
            if 0 <= other < len(glyphs) and abs(across[other] - across[number]) < glyphs.size[other]
        }
        if not shares:
            continue
        base = max(shares, key=lambda other: shares[other])
        letter = texts.get(base, alphabet.cleaned[glyphs.codes[base]])
        composed = unicodedata.normalize("NFC", letter.translate(_DOTLESS) + str(marks[glyphs.codes[number]]))
        if shares[base] >= OVER and len(composed) == 1 and composed.isalpha():
            texts[base] = composed
            used[number] = True
    return Accented(texts, used)


def _share(start: Floats, advance: Floats, mark: int, base: int) -> float:
    overlap = min(start[mark] + advance[mark], start[base] + advance[base]) - max(start[mark], start[base])
    return float(overlap / max(float(advance[mark]), 1e-6))


def in_reading_order(text: str) -> str:
    """Return a word, given from left to right as printed, in its own order of reading."""
    if not _RIGHT_TO_LEFT.search(text):
        return text
    return _LEFT_TO_RIGHT_RUN.sub(lambda found: found.group()[::-1], text[::-1])
