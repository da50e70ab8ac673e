"""A page with a masthead and a short story, on which one graphic is drawn and its truth kept.

Belongs here: what all geometries share. Does not belong here: any graphic.
"""

from __future__ import annotations

from collections.abc import Sequence

from tests.samples import setting
from tests.samples.sheet import BLACK, Area, Face, Sheet
from tests.samples.truth import TrueFigure, Truth, period

PLAIN, BOLD = "Helvetica", "Helvetica-Bold"
STORY = (
    "The lock keepers of the upper canal say that this spring has been kind to them. Boats came early, the banks held, "
    "and the towpath dried out before the walkers returned. In the villages along it people mended fences, aired "
    "their boathouses and argued about the price of paint. Nobody expects the summer to be as quiet as the last one, "
    "when the drought kept the gates shut and the ducks had the basin to themselves. The council has promised to look "
    "at the old sluice again, a promise that the keepers have heard before and no longer write down."
)


class Draft:
    """One page in the making; `top` is where free room begins, `left` and `right` its sides."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.sheet = Sheet(595, 842, name)
        self.figures: list[TrueFigure] = []
        self.left, self.right = 48.0, 547.0
        self.sheet.text_centre(297, 30, "Canalside Observer", Face("Times-Bold", 30, 34))
        self.sheet.text_centre(297, 66, "No. 23   June 14, 2024", Face("Times-Roman", 9, 11))
        self.sheet.line(48, 80, 547, 80)
        self.sheet.text(48, 90, "A Kind Spring on the Upper Canal", Face("Times-Bold", 18, 22))
        body = Face("Times-Roman", 9.5, 11.4)
        lines = setting.wrap(STORY, body, 240)
        half = (len(lines) + 1) // 2
        for column, part in enumerate((lines[:half], lines[half:])):
            for number, line in enumerate(part):
                self.sheet.text(48 + 259 * column, 118 + 11.4 * number, line, body)
        self.top = 118 + 11.4 * half + 24

    def say(
        self,
        value: float,
        *concepts: str,
        unit: str | None = None,
        when: str | None = None,
        bound: str = "exact",
        high: float | None = None,
        optional: bool = False,
        tolerance: float | None = None,
    ) -> None:
        """Keep one figure of the graphic."""
        self.figures.append(
            TrueFigure(
                surface=f"{value:g}", value=value, home="graphic g", value_high=high, unit=unit, bound=bound,
                concept=tuple(dict.fromkeys(c for c in concepts if c)), period=period(when) if when else None,
                optional=optional, tolerance=tolerance,
            )
        )  # fmt: skip

    def text(self, x: float, top: float, text: str, size: float = 8, bold: bool = False, align: str = "left",
             color: str = BLACK) -> None:  # fmt: skip
        """Print one line with its left edge, middle or right edge at `x`."""
        face = Face(BOLD if bold else PLAIN, size, 1.2 * size)
        draw = {"left": self.sheet.text, "middle": self.sheet.text_centre, "right": self.sheet.text_right}[align]
        draw(x, top, text, face, color=color)

    def title(self, text: str, subtitle: str | None = None, x: float | None = None) -> float:
        """Print a title, and a line under it; return where they end."""
        at = self.left if x is None else x
        self.text(at, self.top, text, 9.5, True)
        if subtitle:
            self.text(at, self.top + 12.5, subtitle, 7.5)
        return self.top + (24 if subtitle else 14)

    def row(self, top: float, places: Sequence[float], texts: Sequence[str], size: float = 8, bold: bool = False,
            first: str = "left", others: str = "right") -> None:  # fmt: skip
        """Print the cells of one row; the first is set at its left edge, the others end at their place."""
        for number, (x, text) in enumerate(zip(places, texts, strict=True)):
            if text:
                self.text(x, top, text, size, bold, first if number == 0 else others)

    def rule(self, top: float, x0: float | None = None, x1: float | None = None, width: float = 0.6) -> None:
        """Draw a level rule."""
        self.sheet.line(self.left if x0 is None else x0, top, self.right if x1 is None else x1, top, width=width)

    def box(self, x0: float, top: float, x1: float, bottom: float, fill: str | None = None,
            stroke: str | None = None) -> None:  # fmt: skip
        """Draw a rectangle."""
        self.sheet.rect(Area(x0, top, x1 - x0, bottom), fill=fill, stroke=stroke)

    def area(self, points: Sequence[tuple[float, float]], fill: str) -> None:
        """Fill the shape with these corners."""
        self.sheet.polygon(points, fill=fill)

    def next_page(self) -> None:
        """Go on on another page with nothing but a folio."""
        self.sheet.next_page()
        self.text(297, 24, "2", 8, align="middle")
        self.text(48, 24, "Canalside Observer", 8)
        self.top = 60

    def finish(self) -> tuple[bytes, Truth]:
        """Return the file and its truth."""
        truth = Truth(f"{self.name}.pdf", "Canalside Observer", "23", "June 14, 2024", {}, tuple(self.figures))
        return self.sheet.finish(), truth
