"""The glyphs of one page as columns of numbers: what every way of reading a page delivers to what forms words.

Belongs here: the column types that the readers fill and the word builder consumes. Does not belong here: reading a
file, and deciding what is visible or which glyphs make a word.

Coordinates are points from the top left corner of the page's MediaBox as displayed, y downwards. A glyph's direction
is the unit vector along which its text runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipelines.pages.marks import Marks

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

#: Text rendering modes of ISO 32000-1, table 106.
STROKE_ONLY = (1, 5)
FILL_AND_STROKE = 2
INVISIBLE = 3
#: Modes of our own: fully transparent, and on a hidden layer.
TRANSPARENT = 8
NOT_PAINTED = 9


@dataclass(frozen=True, slots=True)
class Font:
    """What a word keeps of its font; `space_em` is the width of its own space, None where it has none."""

    name: str
    bold: bool
    italic: bool
    space_em: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
    """One row per glyph in painting order; `codes`, `font`, `colour` and `clip` index the tables at the end.

    `texts` are pdfplumber's, `meanings` the same or better where its text says nothing.
    """

    codes: Ints
    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats
    origin_x: Floats
    origin_y: Floats
    cos: Floats
    sin: Floats
    advance: Floats
    size: Floats
    em: Floats
    font: Ints
    colour: Ints
    mode: Ints
    clip: Ints
    seq: Ints
    texts: Sequence[str]
    meanings: Sequence[str]
    fonts: Sequence[Font]
    colours: Sequence[str | None]
    clips: Floats

    def __len__(self) -> int:
        return len(self.codes)

    def take(self, keep: Ints | Flags) -> Glyphs:
        """Return the rows that `keep` selects, in its order; the tables stay."""
        columns: dict[str, Any] = {
            field.name: getattr(self, field.name)[keep] for field in fields(self) if field.name not in _TABLES
        }
        return replace(self, **columns)


_TABLES = frozenset(("texts", "meanings", "fonts", "colours", "clips"))


class Shape(NamedTuple):
    """One painted subpath: `kind` is ``line``, ``rect`` or ``curve``; `seq` its place in painting order.

    A rectangle may come without points: its box says all. (A tuple, as pages have tens of thousands of them.)
    """

    kind: str
    x0: float
    top: float
    x1: float
    bottom: float
    points: tuple[tuple[float, float], ...]
    line_width: float
    fill: str | None
    stroke: str | None
    clip: int
    seq: int


def painted_box(line: Shape) -> tuple[float, float, float, float]:
    """Return the box of what a line paints, which for a short thick line lies across it (a bar, or a rule)."""
    half = line.line_width / 2
    if line.x1 - line.x0 >= line.bottom - line.top:
        return line.x0, line.top - half, line.x1, line.bottom + half
    return line.x0 - half, line.top, line.x1 + half, line.bottom


class Cover(NamedTuple):
    """One opaque rectangle, cut to its clip, and its place in painting order: nothing under it is seen."""

    x0: float
    top: float
    x1: float
    bottom: float
    seq: int


class Picture(NamedTuple):
    """One painted image (or shading, which is opaque like one) and its place in painting order."""

    x0: float
    top: float
    x1: float
    bottom: float
    clip: int
    seq: int
    is_shading: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class PageContent:
    """All that is painted on one page; `visible_box` is (x0, top, x1, bottom) of its crop box."""

    width_pt: float
    height_pt: float
    visible_box: tuple[float, float, float, float]
    glyphs: Glyphs
    shapes: Sequence[Shape]
    pictures: Sequence[Picture]
    reader: str
    #: Operations that were skipped because their operands made no sense.
    skipped: int = 0
    #: Whether the contents end within a string, so that something is lost.
    is_cut_off: bool = False
    #: The marked content, where the file has a structure that it belongs to.
    marks: Marks | None = None
    covers: Sequence[Cover] = ()
