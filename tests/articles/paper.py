"""A small typesetter that sets words straight into Pages: no PDF, no fonts, every place known.

Belongs here: setting text for this folder's tests. Does not belong here: truth files and scores (`tests/samples`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipelines.model import Box, Document, Page, Rect, Rule, Word

#: Every character is this share of its size wide, every space too.
WIDTH = 0.5


def width_of(text: str, size: float) -> float:
    return WIDTH * size * len(text)


@dataclass
class Paper:
    """One page under construction; everything is painted in the order of the calls."""

    page_no: int = 1
    width: float = 600.0
    height: float = 800.0
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    rects: list[Rect] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)

    def line(self, x: float, top: float, text: str, size: float = 10.0, **style: object) -> float:
        """Set one line; returns where the next one would go."""
        for piece in text.split():
            right = x + width_of(piece, size)
            printed = {"font": "Serif", "size_pt": size} | style
            self.words.append(Word(piece, Box(x, top, right, top + size), **printed))
            x = right + WIDTH * size
        return top + 1.2 * size

    def block(self, x: float, top: float, width: float, text: str, size: float = 10.0, indent: float = 0.0, **style):
        """Set a paragraph in lines of at most `width`, hyphenating nothing; returns where the next one goes."""
        line, start = "", x + indent
        for piece in text.split():
            longer = f"{line} {piece}".strip()
            if line and start + width_of(longer, size) > x + width:
                top = self.line(start, top, line, size, **style)
                start, longer = x, piece
            line = longer
        return self.line(start, top, line, size, **style) if line else top

    def columns(
        self, xs: list[float], top: float, bottom: float, width: float, paragraphs: list[str], size: float = 10.0
    ):
        """Flow paragraphs through columns whose left edges are `xs`, from `top` to `bottom`."""
        column, at = 0, top
        for paragraph in paragraphs:
            line, inset = "", size
            for piece in [*paragraph.split(), None]:
                longer = f"{line} {piece}".strip() if piece else ""
                if line and (piece is None or inset + width_of(longer, size) > width):
                    if at + size > bottom:
                        column, at = column + 1, top
                    at = self.line(xs[column] + inset, at, line, size)
                    inset, longer = 0.0, piece or ""
                line = longer
        return at

    def rule(self, x0: float, top: float, x1: float, bottom: float | None = None) -> None:
        self.rules.append(Rule(Box(x0, top, x1, top if bottom is None else bottom), 0.7))

    def box(self, x0: float, top: float, x1: float, bottom: float, fill: str | None = None) -> None:
        self.rects.append(Rect(Box(x0, top, x1, bottom), fill, "#000000"))

    def page(self, issue_id: str = "issue") -> Page:
        return Page(
            issue_id,
            self.page_no,
            self.width,
            self.height,
            tuple(self.words),
            tuple(self.rules),
            tuple(self.rects),
            images=tuple(self.images),
        )


def document(*papers: Paper, file_name: str = "issue.pdf") -> Document:
    pages = tuple(replace(paper.page(), page_no=number) for number, paper in enumerate(papers, start=1))
    return Document("issue", file_name, pages)


def sentences(count: int, about: str = "harbour") -> str:
    """Return plain prose: `count` sentences that differ."""
    tides = ("spring", "neap", "ebb", "flood", "slack", "king", "winter")
    return " ".join(
        f"The {about} master wrote down the {tides[number % 7]} tide of day {number} and went home to a late supper."
        for number in range(1, count + 1)
    )
