"""The paper: a PDF canvas measured from the page's top left corner, and the faces that print on it.

Belongs here: drawing of one piece at one place. Does not belong here: where a piece goes. The same calls give the same
bytes: reportlab's invariant mode, its own fonts, pictures of seeded noise.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

BLACK = "#000000"
LIGATURES = (("ffi", "f\ufb01"), ("fi", "\ufb01"), ("fl", "\ufb02"))


@cache
def _register() -> None:
    for name in ("Vera", "VeraBd", "VeraIt", "VeraBI"):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))


@dataclass(frozen=True, slots=True)
class Face:
    """A font at a size, with the distance between two lines of it."""

    font: str
    size: float
    leading: float

    def width(self, text: str) -> float:
        """Return how wide `text` prints, in points."""
        _register()
        return float(pdfmetrics.stringWidth(text, self.font, self.size))

    def sized(self, size: float) -> Face:
        """Return the same font at another size, with leading in proportion."""
        return Face(self.font, size, size * self.leading / self.size)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of room on the page, from its top left corner."""

    x: float
    top: float
    width: float
    bottom: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def inset(self, by: float) -> Area:
        """Return the room that is left when `by` points are taken off each side."""
        return Area(self.x + by, self.top + by, self.width - 2 * by, self.bottom - by)

    def below(self, top: float) -> Area:
        """Return what lies below `top`."""
        return Area(self.x, top, self.width, self.bottom)


class Sheet:
    """A PDF under construction: what is drawn goes on the current page."""

    def __init__(self, width: float, height: float, title: str, *, ligatures: bool = False) -> None:
        _register()
        self.width = width
        self.height = height
        self._ligatures = ligatures
        self._out = BytesIO()
        self._canvas = Canvas(self._out, pagesize=(width, height), invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setAuthor("sample typesetter")

    def next_page(self) -> None:
        """End the current page."""
        self._canvas.showPage()

    def finish(self) -> bytes:
        """End the file and return its bytes."""
        self._canvas.save()
        return self._out.getvalue()

    def text(self, x: float, top: float, text: str, face: Face, *, color: str = BLACK, tracking: float = 0.0) -> None:
        """Print `text` with its left edge at `x`, its line box starting at `top`."""
        self._place(x, top, self._set(text, face), face, color, char_space=tracking)

    def text_right(self, right: float, top: float, text: str, face: Face, *, color: str = BLACK) -> None:
        """Print `text` so that it ends at `right`."""
        self.text(right - face.width(text), top, text, face, color=color)

    def text_centre(self, middle: float, top: float, text: str, face: Face, *, color: str = BLACK) -> None:
        """Print `text` centred on `middle`."""
        self.text(middle - face.width(text) / 2, top, text, face, color=color)

    def justified(self, x: float, top: float, words: tuple[str, ...], face: Face, width: float) -> None:
        """Print `words` so that they fill `width`: by word space, or word by word where the font has none."""
        natural = face.width(" ".join(words))
        if len(words) < 2:
            self.text(x, top, " ".join(words), face)
        elif face.font.startswith("Vera"):
            gap = (width - sum(face.width(word) for word in words)) / (len(words) - 1)
            for word in words:
                self.text(x, top, word, face)
                x += face.width(word) + gap
        else:
            extra = (width - natural) / (len(words) - 1)
            self._place(x, top, " ".join(words), face, BLACK, word_space=extra)

    def rotated(self, x: float, bottom: float, text: str, face: Face) -> None:
        """Print `text` reading upwards from (`x`, `bottom`)."""
        self._canvas.saveState()
        self._canvas.translate(x, self.height - bottom)
        self._canvas.rotate(90)
        self._canvas.setFont(face.font, face.size)
        self._canvas.drawString(0, 0, text)
        self._canvas.restoreState()

    def line(self, x0: float, top: float, x1: float, bottom: float, *, width: float = 0.5, color: str = BLACK) -> None:
        """Draw a straight line."""
        self._canvas.setLineWidth(width)
        self._canvas.setStrokeColor(HexColor(color))
        self._canvas.line(x0, self.height - top, x1, self.height - bottom)

    def rect(self, area: Area, *, fill: str | None = None, stroke: str | None = None, width: float = 0.5) -> None:
        """Draw a rectangle, filled, stroked or both."""
        self._canvas.setLineWidth(width)
        if fill:
            self._canvas.setFillColor(HexColor(fill))
        if stroke:
            self._canvas.setStrokeColor(HexColor(stroke))
        self._canvas.rect(
            area.x, self.height - area.bottom, area.width, area.height, fill=int(bool(fill)), stroke=int(bool(stroke))
        )

    def polyline(self, points: list[tuple[float, float]], *, color: str, width: float = 1.2) -> None:
        """Draw one open path through `points`."""
        path = self._canvas.beginPath()
        path.moveTo(points[0][0], self.height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self.height - y)
        self._canvas.setLineWidth(width)
        self._canvas.setStrokeColor(HexColor(color))
        self._canvas.drawPath(path, stroke=1, fill=0)

    def polygon(self, points: Sequence[tuple[float, float]], *, fill: str) -> None:
        """Fill the shape with these corners."""
        path = self._canvas.beginPath()
        path.moveTo(points[0][0], self.height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self.height - y)
        path.close()
        self._canvas.setFillColor(HexColor(fill))
        self._canvas.drawPath(path, stroke=0, fill=1)

    def circle(self, x: float, y: float, radius: float, *, fill: str) -> None:
        """Draw a filled disc."""
        self._canvas.setFillColor(HexColor(fill))
        self._canvas.circle(x, self.height - y, radius, stroke=0, fill=1)

    def wedge(self, x: float, y: float, radius: float, start: float, extent: float, *, fill: str) -> None:
        """Draw a slice of a pie, in degrees counter-clockwise from three o'clock."""
        self._canvas.setFillColor(HexColor(fill))
        self._canvas.setStrokeColor(HexColor("#ffffff"))
        self._canvas.setLineWidth(0.5)
        flat = self.height - y
        self._canvas.wedge(x - radius, flat - radius, x + radius, flat + radius, start, extent, stroke=1, fill=1)

    def photo(self, area: Area, seed: int) -> None:
        """Place a picture of grey noise, coarse enough to see."""
        noise = random.Random(seed)
        columns, rows = max(8, int(area.width / 6)), max(6, int(area.height / 6))
        picture = Image.frombytes("L", (columns, rows), bytes(noise.randrange(60, 220) for _ in range(columns * rows)))
        self._canvas.drawImage(
            ImageReader(picture), area.x, self.height - area.bottom, width=area.width, height=area.height
        )

    def _set(self, text: str, face: Face) -> str:
        if self._ligatures and face.font.startswith("Vera"):
            for letters, ligature in LIGATURES:
                text = text.replace(letters, ligature)
        return text

    def _place(
        self,
        x: float,
        top: float,
        text: str,
        face: Face,
        color: str,
        *,
        char_space: float = 0.0,
        word_space: float = 0.0,
    ) -> None:
        line = self._canvas.beginText(x, self.height - top - 0.5 * (face.leading - face.size) - 0.78 * face.size)
        line.setFont(face.font, face.size)
        line.setFillColor(HexColor(color))
        line.setCharSpace(char_space)
        line.setWordSpace(word_space)
        line.textOut(text)
        self._canvas.drawText(line)
