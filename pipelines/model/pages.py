"""Places on a page, and what a page shows: the types that the reader delivers.

Belongs here: boxes, words, drawings, tags, pages and documents. Does not belong here: what is made of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipelines.values import frozen


# -- geometry -----------------------------------------------------------------------------------------------------
@frozen
class Box:
    """A rectangle on a page, in points from its top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @staticmethod
    def around(boxes: Iterable[Box]) -> Box:
        """Return the smallest box that holds all `boxes`; raises ValueError when there is none."""
        found = iter(boxes)
        first = next(found, None)
        if first is None:
            raise ValueError("no boxes to enclose")
        x0, top, x1, bottom = first.x0, first.top, first.x1, first.bottom
        for box in found:  # comparisons, not min and max: nothing is called as often, and generators take twice as long
            x0, x1 = (box.x0 if box.x0 < x0 else x0), (box.x1 if box.x1 > x1 else x1)
            top, bottom = (box.top if box.top < top else top), (box.bottom if box.bottom > bottom else bottom)
        return Box(x0, top, x1, bottom)


# -- pages --------------------------------------------------------------------------------------------------------
@frozen
class Word:
    """One run of characters without a gap, as printed (a word broken at a line end is two of them).

    `size_pt` is the size of its largest character; `color` the fill as ``#rrggbb``, None when unknown; `rotation` the
    direction of reading in degrees clockwise (0, 90, 180, 270); `superscript` a small raised run, such as a footnote
    mark, which is always a word of its own.
    """

    text: str
    box: Box
    font: str
    size_pt: float
    bold: bool = False
    italic: bool = False
    color: str | None = None
    rotation: int = 0
    superscript: bool = False


@frozen
class Rule:
    """A straight line, drawn as a line or as a rectangle thinner than about 2 points."""

    box: Box
    width_pt: float
    color: str | None = None


@frozen
class Rect:
    """A rectangle with a fill, a stroke or both (colours as ``#rrggbb``, None where not painted)."""

    box: Box
    fill: str | None
    stroke: str | None


@frozen
class Curve:
    """A path that is neither a line nor a rectangle, as its points (x, y) in drawing order."""

    box: Box
    points: tuple[tuple[float, float], ...]
    fill: str | None
    stroke: str | None


@dataclass(frozen=True, slots=True)
class Tag:
    """One element of the structure that the file itself gives for its text, as far as it is on this page.

    `role` is the standard structure type of the innermost block (``H1`` to ``H6``, ``P``, ``LI``, ``TD``, ``Caption``,
    ``Figure``, …), or ``Artifact`` for what the file says is no part of its content, such as a running head; the file's
    word may be wrong. `words` are places in `Page.words`. Tags stand in the file's own reading order, artifacts last.
    `element` is a number of the page's own; one for each element.
    `table` is the element of the table around a cell, with the cell's place in it, rows and columns from 0.
    """

    role: str
    element: int
    words: tuple[int, ...]
    table: int | None = None
    row: int = 0
    column: int = 0
    row_span: int = 1
    column_span: int = 1


# What is found on a page is kept beside it for as long as it lives, so it can be referred to weakly.
@dataclass(frozen=True, slots=True, weakref_slot=True)
class Page:
    """What one page shows. Only visible text is in `words`; what was kept out is counted in `hidden_characters`.

    So are form fields and text boxes laid on the page, which no reader draws.
    """

    issue_id: str
    page_no: int
    width_pt: float
    height_pt: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    rects: tuple[Rect, ...] = ()
    curves: tuple[Curve, ...] = ()
    images: tuple[Box, ...] = ()
    text_source: str = "text"
    reader: str = "pdfplumber"
    hidden_characters: int = 0
    fault: str | None = None
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read: its pages in order, and what its own metadata say of it."""

    issue_id: str
    file_name: str
    pages: tuple[Page, ...]
    title: str | None = None
    created_on: date | None = None
