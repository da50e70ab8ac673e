"""Which glyphs a reader of the page sees.

Belongs here: text that is invisible, outside the page, clipped away, or in the colour of what lies under it. Does not
belong here: copies of visible glyphs (`duplicates`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipelines.pages.alphabet import Alphabet
from pipelines.pages.colours import is_same_colour
from pipelines.pages.glyphs import INVISIBLE, Flags, Floats, Glyphs, Ints, PageContent, Picture, Shape

PAPER = "#ffffff"
#: A glyph of which less than this share (along either axis) lies inside the page and its clip is not seen.
LEAST_SHARE = 0.25
#: Invisible text over images is the text layer of a scan when it outnumbers the visible text by this factor.
SCAN_FACTOR = 4


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """Which glyphs are visible, and whether they are the text layer of a scanned page."""

    visible: Flags
    is_scan_layer: bool


def look(content: PageContent, alphabet: Alphabet) -> Sight:
    """Return which of the page's glyphs are seen; spaces are seen where their neighbours may be."""
    glyphs = content.glyphs
    within = _within(glyphs, content.visible_box)
    inked = alphabet.inked[glyphs.codes]
    invisible = glyphs.mode == INVISIBLE
    is_scan = _is_scan(glyphs, content.pictures, invisible & within & inked, ~invisible & within & inked)
    visible = within & (~invisible | is_scan)
    if not is_scan:
        visible &= ~_camouflaged(content, visible & inked)
    return Sight(visible, is_scan)


def _within(glyphs: Glyphs, page: tuple[float, float, float, float]) -> Flags:
    clip = glyphs.clips[glyphs.clip]
    width = np.maximum(glyphs.x1 - glyphs.x0, 1e-6)
    height = np.maximum(glyphs.bottom - glyphs.top, 1e-6)
    across = np.minimum(np.minimum(glyphs.x1, page[2]), clip[:, 2]) - np.maximum(
        np.maximum(glyphs.x0, page[0]), clip[:, 0]
    )
    down = np.minimum(np.minimum(glyphs.bottom, page[3]), clip[:, 3]) - np.maximum(
        np.maximum(glyphs.top, page[1]), clip[:, 1]
    )
    inside: Flags = (across >= LEAST_SHARE * width) & (down >= LEAST_SHARE * height)
    return inside


def _is_scan(glyphs: Glyphs, pictures: Sequence[Picture], invisible: Flags, visible: Flags) -> bool:
    if not invisible.any() or int(invisible.sum()) < SCAN_FACTOR * int(visible.sum()):
        return False
    places = np.flatnonzero(invisible)
    x, y = _centres(glyphs, places)
    covered = np.zeros(len(places), dtype=bool)
    for picture in pictures:
        if not picture.is_shading:
            covered |= (x >= picture.x0) & (x <= picture.x1) & (y >= picture.top) & (y <= picture.bottom)
    return bool(covered.mean() > 0.5)


def _camouflaged(content: PageContent, candidates: Flags) -> Flags:
    """Tell which of the `candidates` have the colour of what was last painted under them (the paper, if nothing was).

    Only colours that occur as a fill, and the paper's, can hide text; all others are not looked at.
    """
    glyphs = content.glyphs
    hidden = np.zeros(len(glyphs), dtype=bool)
    fills = {shape.fill for shape in content.shapes if shape.fill} | {PAPER}
    for number, colour in enumerate(glyphs.colours):
        if colour is None:
            continue
        alike = {fill for fill in fills if is_same_colour(colour, fill)}
        places = np.flatnonzero(candidates & (glyphs.colour == number)) if alike else ()
        if len(places):
            hidden[places] = _on_own_colour(content, np.asarray(places), alike)
    return hidden


def _on_own_colour(content: PageContent, places: Ints, alike: set[str]) -> Flags:
    glyphs = content.glyphs
    x, y = _centres(glyphs, places)
    seq = glyphs.seq[places]
    own = np.full(len(places), PAPER in alike)
    items: list[Shape | Picture] = [*content.shapes, *content.pictures]
    for item in sorted(items, key=lambda item: item.seq):
        if isinstance(item, Shape) and item.fill is None:
            continue
        x0, top, x1, bottom = _bounds(item)
        over = (seq > item.seq) & (x >= x0) & (x <= x1) & (y >= top) & (y <= bottom)
        if over.any():
            clip = content.glyphs.clips[item.clip]
            over &= (x >= clip[0]) & (x <= clip[2]) & (y >= clip[1]) & (y <= clip[3])
            own[over] = isinstance(item, Shape) and item.kind == "rect" and item.fill in alike
    return own


def _bounds(item: Shape | Picture) -> tuple[float, float, float, float]:
    if isinstance(item, Picture):
        return item.x0, item.top, item.x1, item.bottom
    xs = [point[0] for point in item.points]
    ys = [point[1] for point in item.points]
    return min(xs), min(ys), max(xs), max(ys)


def _centres(glyphs: Glyphs, places: Ints) -> tuple[Floats, Floats]:
    return (glyphs.x0[places] + glyphs.x1[places]) / 2, (glyphs.top[places] + glyphs.bottom[places]) / 2
