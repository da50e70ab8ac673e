"""Bulletins set by a browser: the page as HTML, printed to PDF, with what it says in the attributes of its elements.

Belongs here: reading that truth. Does not belong here: pages that are drawn (`tests.samples.geometries`). A page is
printed with `chromium --headless --no-pdf-header-footer --print-to-pdf=NAME.pdf NAME.html`; all share `sheet.css`.
From the tenth batch on pages are set by several printers (a browser, Typst with charts of matplotlib, ReportLab); the
HTML beside a page holds only what it says.

`data-v` is the value of an element's number, `data-u` its unit, `data-c` the wordings of its concept that are right,
`data-p` its period, `data-b` its bound, `data-tol` how far it may be off; `data-opt` makes it optional. From the fifth
batch on `data-n` are the words of its row and its column that concept, place and period have to say together.
"""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from tests.samples.truth import TrueFigure, Truth, period

FOLDER = Path(__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.html"))


@dataclass(frozen=True)
class Named:
    """A number with the words of its row and its column."""

    value: float
    unit: str | None
    says: tuple[str, ...]
    period: tuple[str, str] | None
    tolerance: float


def load(name: str) -> tuple[bytes, Truth]:
    """Return the printed file of a page and what it says."""
    reader = _Reader()
    reader.feed((FOLDER / f"{name}.html").read_text(encoding="utf-8"))
    truth = Truth(f"{name}.pdf", None, None, None, {}, tuple(reader.figures))
    return (FOLDER / f"{name}.pdf").read_bytes(), truth


def named(name: str) -> tuple[Named, ...]:
    """Return the numbers of a page that have to be found, with the words of their rows and columns."""
    reader = _Reader()
    reader.feed((FOLDER / f"{name}.html").read_text(encoding="utf-8"))
    return tuple(reader.named)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.named: list[Named] = []
        self.figures: list[TrueFigure] = []
        self._family = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self._family = said.get("data-fam", self._family)
        if "data-v" not in said:
            return
        self.figures.append(
            TrueFigure(
                surface=said["data-v"],
                value=float(said["data-v"]),
                home=f"graphic {self._family}",
                unit=said.get("data-u"),
                bound=said.get("data-b", "exact"),
                concept=tuple(option for option in said.get("data-c", "").split("|") if option),
                period=period(said["data-p"]) if said.get("data-p") else None,
                tolerance=float(said["data-tol"]) if "data-tol" in said else None,
                optional="data-opt" in said,
            )
        )
        if "data-opt" not in said:
            words = tuple(part.strip() for part in said.get("data-n", "").split("|") if part.strip())
            true = self.figures[-1]
            self.named.append(Named(true.value, true.unit, words, true.period, true.tolerance or 1e-6))
