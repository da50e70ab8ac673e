"""From the ink that a recogniser boxes to type as a page's text layer gives it: one size and one baseline a line.

Belongs here: sizes, baselines and the slant of a scan. Does not belong here: running the recogniser (`ocr`).

A recogniser's box is as high as the ink in it, so that "sea" seems to be set smaller than "fly", and a sheet that lay
crooked lets lines and columns drift; both take the paragraphs and tables apart that the page shows.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipelines.model import Box, Word

# Letters that go below the line, and those (with all capitals and digits) that reach up from it.
BELOW = frozenset("gjpqyQ,;()[]{}|/@$§_")
ABOVE = frozenset("bdfhklt")
# What usual type measures, in its size: the height of tall and of small letters, and where a text layer's box ends.
TALL_EM, SMALL_EM, DESCENT_EM, BOX_ABOVE_EM, BOX_BELOW_EM = 0.70, 0.47, 0.21, 0.78, 0.22
# How wide usual type runs, in its size; a height that says more than this many times that has dirt or a rule in it.
NARROW, WIDE = frozenset("iljtfrI.,;:'!|()[]-"), frozenset("mwMW%@")
NARROW_EM, USUAL_EM, CAPITAL_EM, WIDE_EM = 0.3, 0.54, 0.68, 0.85
TOO_HIGH = 1.4
# Sizes that differ by less than this share are one, wavering with the dots of the scan.
SAME_SIZE = 0.12
# A scan that is more crooked than this, in degrees, is none that we can set right; one less crooked needs nothing.
MOST_SLANT, LEAST_SLANT = 3.0, 0.03
# A line that is shorter than this, in points, does not tell how crooked the sheet is, nor do fewer lines than this.
LONG_LINE_PT, FEWEST_LINES = 60.0, 5


@dataclass(frozen=True, slots=True)
class _Line:
    """One line's words, its size in points and its baseline y = `level` + `slope` * x."""

    words: tuple[Word, ...]
    size_pt: float
    level: float
    slope: float


def as_typeset(lines: Sequence[Sequence[Word]], width_pt: float, height_pt: float) -> tuple[Word, ...]:
    """Return the words of all `lines` with boxes as a text layer has them, turned upright about the page's middle."""
    measured = [_measured(tuple(words)) for words in lines if words]
    slant = _slant(measured)
    levelled = [_levelled(line, slant, width_pt / 2, height_pt / 2) for line in measured]
    sizes = _evened([line.size_pt for line in levelled])
    return tuple(
        _set(word, line.level, size) for line, size in zip(levelled, sizes, strict=True) for word in line.words
    )


def _measured(words: tuple[Word, ...]) -> _Line:
    tall = [word.box.height for word in words if _is_tall(word.text) and not _is_deep(word.text)]
    deep = [word.box.height for word in words if _is_tall(word.text) and _is_deep(word.text)]
    small = [word.box.height for word in words if not _is_tall(word.text) and not _is_deep(word.text)]
    sizes = (
        [height / TALL_EM for height in tall]
        or [height / (TALL_EM + DESCENT_EM) for height in deep]
        or [height / SMALL_EM for height in small]
        or [word.box.height / (SMALL_EM + DESCENT_EM) for word in words]
    )
    size = float(np.median(sizes))
    by_width = sum(word.box.width for word in words) / sum(_ems(word.text) for word in words)
    if size > TOO_HIGH * by_width:
        size = by_width
    x = np.array([(word.box.x0 + word.box.x1) / 2 for word in words])
    y = np.array([word.box.bottom - (DESCENT_EM * size if _is_deep(word.text) else 0.0) for word in words])
    if x.max() - x.min() < LONG_LINE_PT:
        return _Line(words, size, float(np.median(y)), math.nan)
    slope, level = np.polyfit(x, y, 1)
    return _Line(words, size, float(level), float(slope))


def _slant(lines: Sequence[_Line]) -> float:
    """Return how much lines fall to the right, as a slope, 0 where they do not or too much to be true."""
    slopes = [line.slope for line in lines if not math.isnan(line.slope)]
    if len(slopes) < FEWEST_LINES:
        return 0.0
    slant = float(np.median(slopes))
    return slant if LEAST_SLANT < abs(math.degrees(math.atan(slant))) < MOST_SLANT else 0.0


def _levelled(line: _Line, slant: float, middle_x: float, middle_y: float) -> _Line:
    """Return the line with its words turned back by `slant`, and a level baseline."""
    words = tuple(
        replace(
            word,
            box=Box(
                word.box.x0 + slant * (word.box.bottom - middle_y),
                word.box.top - slant * ((word.box.x0 + word.box.x1) / 2 - middle_x),
                word.box.x1 + slant * (word.box.bottom - middle_y),
                word.box.bottom - slant * ((word.box.x0 + word.box.x1) / 2 - middle_x),
            ),
        )
        for word in line.words
    )
    level = np.median([word.box.bottom - (DESCENT_EM * line.size_pt if _is_deep(word.text) else 0.0) for word in words])
    return _Line(words, line.size_pt, float(level), 0.0)


def _evened(sizes: Sequence[float]) -> list[float]:
    """Return the sizes with those that are about the same made the same: the middle one of their group."""
    order = sorted(range(len(sizes)), key=lambda place: sizes[place])
    evened = list(sizes)
    group: list[int] = []
    for place in [*order, -1]:
        if place >= 0 and (not group or sizes[place] <= sizes[group[0]] * (1 + SAME_SIZE)):
            group.append(place)
            continue
        middle = round(float(np.median([sizes[member] for member in group])), 1) if group else 0.0
        for member in group:
            evened[member] = middle
        group = [place]
    return evened


def _set(word: Word, baseline: float, size_pt: float) -> Word:
    box = Box(word.box.x0, baseline - BOX_ABOVE_EM * size_pt, word.box.x1, baseline + BOX_BELOW_EM * size_pt)
    return replace(word, box=box, size_pt=size_pt)


def _ems(text: str) -> float:
    return sum(
        NARROW_EM if c in NARROW else WIDE_EM if c in WIDE else CAPITAL_EM if c.isupper() else USUAL_EM for c in text
    )


def _is_tall(text: str) -> bool:
    return any(char.isupper() or char.isdigit() or char in ABOVE for char in text)


def _is_deep(text: str) -> bool:
    return any(char in BELOW for char in text)
