"""Pages whose text lies on its side or on its head, though the file does not say that they are turned.

Belongs here: telling such pages, and turning what is on them, there and back. Does not belong here: reading them: all
that follows sees upright pages, and every box it finds is turned back to where it lies on the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from pipelines.articles.page.word_arrays import arrays_of
from pipelines.model import Box, Curve, Page, PageFacts, Word

T = TypeVar("T")

# A page is turned when this share of its characters reads in one other direction; fewer are a table or a label on it.
TURNED_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Turn:
    """A page's text reads `degrees` clockwise from upright (90, 180, 270); the size is that of the page as it lies."""

    degrees: int
    width_pt: float
    height_pt: float

    @property
    def back(self) -> Turn:
        """What undoes this turn."""
        if self.degrees == 180:
            return self
        return Turn(360 - self.degrees, self.height_pt, self.width_pt)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where the point of the page as it lies is once the text is upright."""
        if self.degrees == 90:
            return y, self.width_pt - x
        if self.degrees == 180:
            return self.width_pt - x, self.height_pt - y
        return self.height_pt - y, x

    def box(self, box: Box) -> Box:
        """Return where the box of the page as it lies is once the text is upright."""
        (x0, top), (x1, bottom) = self.point(box.x0, box.top), self.point(box.x1, box.bottom)
        return Box(min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))


def turns_of(pages: Iterable[Page]) -> dict[int, Turn]:
    """Return the turn of each page that needs one, by page number."""
    return {page.page_no: Turn(degrees, page.width_pt, page.height_pt) for page in pages if (degrees := _reads(page))}


def _reads(page: Page) -> int:
    """Return the direction in which nearly all of the page reads, 0 where there is none."""
    if not arrays_of(page).rotation.any():
        return 0
    counts: Counter[int] = Counter()
    for word in page.words:
        counts[word.rotation % 360] += len(word.text)
    degrees, most = counts.most_common(1)[0]
    return degrees if degrees in (90, 180, 270) and most >= TURNED_SHARE * counts.total() else 0


def turned(thing: T, turns: Mapping[int, Turn]) -> T:
    """Return `thing` (a model's record, or a tuple of them) with all that lies on the pages in `turns` made upright."""
    result: T = _turned(thing, turns, None)
    return result


def turned_back(thing: T, turns: Mapping[int, Turn]) -> T:
    """Return `thing`, found on upright pages, with its boxes where they lie on the pages as they are."""
    result: T = _turned(thing, {page_no: turn.back for page_no, turn in turns.items()}, None)
    return result


def _turned(thing: Any, turns: Mapping[int, Turn], turn: Turn | None) -> Any:
    if isinstance(thing, tuple):
        return tuple(_turned(part, turns, turn) for part in thing)
    if isinstance(thing, Box):
        return turn.box(thing) if turn else thing
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    page_no = getattr(thing, "page_no", None)
    if page_no is not None:
        turn = turns.get(page_no)
    changed = {
        field.name: new
        for field in fields(thing)
        if (new := _turned(old := getattr(thing, field.name), turns, turn)) is not old
    }
    if turn is not None:
        changed |= _KINDS.get(type(thing), _nothing)(thing, turn)
    return replace(thing, **changed) if changed else thing


def _size(page: Page | PageFacts, turn: Turn) -> dict[str, Any]:
    swapped = turn.degrees != 180
    return {"width_pt": page.height_pt, "height_pt": page.width_pt} if swapped else {}


def _direction(word: Word, turn: Turn) -> dict[str, Any]:
    return {"rotation": (word.rotation - turn.degrees) % 360}


def _points(curve: Curve, turn: Turn) -> dict[str, Any]:
    return {"points": tuple(turn.point(x, y) for x, y in curve.points)}


def _nothing(thing: Any, turn: Turn) -> dict[str, Any]:
    return {}


_KINDS: dict[type, Callable[[Any, Turn], dict[str, Any]]] = {
    Page: _size,
    PageFacts: _size,
    Word: _direction,
    Curve: _points,
}
