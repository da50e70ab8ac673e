"""Pages drawn for tests: words set at given places with the widths of a plain sans serif, rules, boxes and bars.

Belongs here: putting invented graphics on a page. Does not belong here: what a test expects of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from pipelines.graphics import read_graphics
from pipelines.model import (
    Article,
    Block,
    Box,
    Curve,
    Document,
    GraphicsReading,
    IssueFacts,
    Layout,
    Page,
    Rect,
    Rule,
    Word,
)

#: Width of a character in em, and of the blank between words.
CHARACTER, BLANK = 0.5, 0.28
PUBLISHED = date(2024, 9, 2)


@dataclass
class Sheet:
    """A page under the pen."""

    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    rects: list[Rect] = field(default_factory=list)
    curves: list[Curve] = field(default_factory=list)

    def text(self, x: float, top: float, text: str, size: float = 9.0, bold: bool = False, align: str = "left") -> Box:
        """Set one line; `align` says whether `x` is its left end, its middle or its right end."""
        pieces = text.split()
        widths = [CHARACTER * size * len(piece) for piece in pieces]
        whole = sum(widths) + BLANK * size * (len(pieces) - 1)
        at = x - {"left": 0.0, "middle": whole / 2, "right": whole}[align]
        start = at
        for piece, width in zip(pieces, widths, strict=True):
            box = Box(at, top, at + width, top + size)
            self.words.append(Word(piece, box, "Sans-Bold" if bold else "Sans", size, bold, color="#000000"))
            at += width + BLANK * size
        return Box(start, top, start + whole, top + size)

    def level(self, x0: float, x1: float, y: float) -> None:
        self.rules.append(Rule(Box(x0, y, x1, y), 0.6, "#000000"))

    def upright(self, x: float, top: float, bottom: float) -> None:
        self.rules.append(Rule(Box(x, top, x, bottom), 0.6, "#000000"))

    def bar(self, x0: float, top: float, x1: float, bottom: float, fill: str = "#3366aa") -> None:
        self.rects.append(Rect(Box(x0, top, x1, bottom), fill, None))

    def page(self) -> Page:
        return Page(
            "drawn", 1, 600.0, 800.0, tuple(self.words), tuple(self.rules), tuple(self.rects), tuple(self.curves)
        )


def layout_of(page: Page, role: str = "graphic", headline: str | None = None, box: Box | None = None) -> Layout:
    """Return a layout with one article whose only block is the whole page, or `box`."""
    block = Block("b-1", "drawn", "a-1", 1, 1, role, "", box or Box(0, 0, page.width_pt, page.height_pt))
    kind = "table" if role == "table" else "infographic"
    article = Article("a-1", "drawn", kind, "", (block,), headline=headline)
    return Layout(IssueFacts("drawn", "drawn.pdf", None, None, PUBLISHED, None), (), (article,))


def read(sheet: Sheet, role: str = "graphic", headline: str | None = None) -> tuple[GraphicsReading, Layout]:
    """Read the sheet as one graphic."""
    page = sheet.page()
    layout = layout_of(page, role, headline)
    return read_graphics(Document("drawn", "drawn.pdf", (page,)), layout), layout
