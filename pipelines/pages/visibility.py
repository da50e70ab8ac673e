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
from pipelines.pages.covers import covered
from pipelines.pages.glyphs import (
    INVISIBLE,
    NOT_PAINTED,
    TRANSPARENT,
    Flags,
    Floats,
    Glyphs,
    Ints,
    PageContent,
    Picture,
    Shape,
    painted_box,
)

PAPER = "#ffffff"
#: A glyph of which less than this share (along either axis) lies inside the page and its clip is not seen.
LEAST_SHARE = 0.25
#: Invisible text over images is the text layer of a scan when it outnumbers the visible text by this factor.
SCAN_FACTOR = 4
#: A picture of some text takes less than this share of the page.
LARGEST_PICTURE = 0.4
#: A line at least this thick (in points) is a band that text may stand on.
BAND = 4.0
#: And one thicker than this share of the page is none.
WIDEST_BAND = 0.5
#: Glyphs of one string within a square of this many points share what they stand on.
PATCH = 36.0
#: Grounds looked at in one step.
CHUNK = 1024


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
    invisible = (glyphs.mode == INVISIBLE) | (glyphs.mode == TRANSPARENT)
    unpainted = glyphs.mode == NOT_PAINTED
    is_scan = _is_scan(glyphs, content.pictures, invisible & within & inked, ~invisible & within & inked)
    pictured = _pictured(content, invisible & within & inked)
    visible = within & ~unpainted & (~invisible | is_scan | pictured)
    if content.covers:
        visible &= ~covered(glyphs, content.covers)
    if not is_scan:
        visible &= ~_camouflaged(content, visible & inked & ~pictured)
    return Sight(visible, is_scan)


def _within(glyphs: Glyphs, page: tuple[float, float, float, float]) -> Flags:
    clip = glyphs.clips[glyphs.clip]
    width = glyphs.x1 - glyphs.x0
    height = glyphs.bottom - glyphs.top
    across = np.minimum(np.minimum(glyphs.x1, page[2]), clip[:, 2]) - np.maximum(
        np.maximum(glyphs.x0, page[0]), clip[:, 0]
    )
    down = np.minimum(np.minimum(glyphs.bottom, page[3]), clip[:, 3]) - np.maximum(
        np.maximum(glyphs.top, page[1]), clip[:, 1]
    )
    inside: Flags = (across >= LEAST_SHARE * width) & (down >= LEAST_SHARE * height)
    return inside


def _pictured(content: PageContent, invisible: Flags) -> Flags:
    """Tell which invisible glyphs lie on a picture of their own: programs print text with effects as both.

    A picture that fills most of the page is a background, or a scan, which is for the page as a whole to tell.
    """
    found = np.zeros(len(invisible), dtype=bool)
    places = np.flatnonzero(invisible)
    if not len(places):
        return found
    x, y = _centres(content.glyphs, places)
    largest = LARGEST_PICTURE * content.width_pt * content.height_pt
    for picture in content.pictures:
        if not picture.is_shading and (picture.x1 - picture.x0) * (picture.bottom - picture.top) < largest:
            found[places] |= (x >= picture.x0) & (x <= picture.x1) & (y >= picture.top) & (y <= picture.bottom)
    return found


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

    Text in a colour that is neither the paper's nor a fill's under it cannot hide, and is not looked at.
    """
    glyphs = content.glyphs
    hidden = np.zeros(len(glyphs), dtype=bool)
    fills = {shape.fill for shape in content.shapes if shape.fill}
    grounds: _Grounds | None = None
    for number, colour in enumerate(glyphs.colours):
        if colour is None:
            continue
        alike = {fill for fill in fills if is_same_colour(colour, fill)}
        on_paper = is_same_colour(colour, PAPER)
        if not alike and not on_paper:
            continue
        places = np.flatnonzero(candidates & (glyphs.colour == number))
        if not len(places):
            continue
        grounds = grounds or _Grounds.of(content)
        same = np.array([fill in alike for fill in grounds.fills], dtype=bool)
        if not on_paper:
            places = places[grounds.covered(glyphs, places, same)]
        if len(places):
            hidden[places] = grounds.on_own_colour(glyphs, places, same, on_paper)
    return hidden


@dataclass(frozen=True, slots=True, eq=False)
class _Grounds:
    """What text may stand on, in painting order: one row per filled shape, image or shading, cut to its clip."""

    boxes: Floats
    seq: Ints
    fills: Sequence[str | None]

    @staticmethod
    def of(content: PageContent) -> _Grounds:
        items: list[Shape | Picture] = []
        widest = WIDEST_BAND * min(content.width_pt, content.height_pt)  # pdfplumber's widths are not always points
        for shape in content.shapes:
            if shape.fill is not None:
                items.append(shape)
            elif shape.kind == "line" and BAND <= shape.line_width <= widest:
                x0, top, x1, bottom = painted_box(shape)
                items.append(shape._replace(kind="rect", x0=x0, top=top, x1=x1, bottom=bottom, fill=shape.stroke))
        items.extend(content.pictures)
        items.sort(key=lambda item: item.seq)
        boxes = np.array([(item.x0, item.top, item.x1, item.bottom) for item in items], dtype=float).reshape(-1, 4)
        clips = content.glyphs.clips[[item.clip for item in items]].reshape(-1, 4)
        boxes[:, :2] = np.maximum(boxes[:, :2], clips[:, :2])
        boxes[:, 2:] = np.minimum(boxes[:, 2:], clips[:, 2:])
        seq = np.array([item.seq for item in items], dtype=np.int64)
        # only a rectangle is sure to fill its box; a curve or an image is taken for a ground of another colour
        return _Grounds(boxes, seq, [_sure_fill(item) for item in items])

    def covered(self, glyphs: Glyphs, places: Ints, same: Flags) -> Flags:
        """Tell which of the glyphs at `places` stand on any of the grounds `same`."""
        boxes = self.boxes[same]
        least = float(np.min(glyphs.size[places])) / 2
        boxes = boxes[(boxes[:, 2] - boxes[:, 0] > least / 2) & (boxes[:, 3] - boxes[:, 1] > least)]
        x, y = _centres(glyphs, places)
        found = np.zeros(len(places), dtype=bool)
        for x0, top, x1, bottom in boxes.tolist():
            found |= (x >= x0) & (x <= x1) & (y >= top) & (y <= bottom)
        return found

    def on_own_colour(self, glyphs: Glyphs, places: Ints, same: Flags, on_paper: bool) -> Flags:
        """Tell for each of the glyphs at `places` whether the topmost ground under it is one of `same`.

        The glyphs of one string that stand close together share their ground.
        """
        x, y = _centres(glyphs, places)
        seq = glyphs.seq[places]
        patch = np.stack([seq, (x // PATCH).astype(np.int64), (y // PATCH).astype(np.int64)])
        _, chosen, member = np.unique(patch, axis=1, return_index=True, return_inverse=True)
        px, py, pseq = x[chosen, None], y[chosen, None], seq[chosen, None]
        own = np.full(len(chosen), on_paper)
        for begin in range(0, len(self.seq), CHUNK):
            part = slice(begin, begin + CHUNK)
            x0, top, x1, bottom = self.boxes[part].T
            under = (px >= x0) & (px <= x1) & (py >= top) & (py <= bottom) & (self.seq[part] < pseq)
            hit = under.any(axis=1)
            last = begin + under.shape[1] - 1 - np.argmax(under[:, ::-1], axis=1)
            own[hit] = same[last[hit]]
        return np.asarray(own[np.ravel(member)])


def _sure_fill(item: Shape | Picture) -> str | None:
    return item.fill if isinstance(item, Shape) and item.kind == "rect" else None


def _centres(glyphs: Glyphs, places: Ints) -> tuple[Floats, Floats]:
    return (glyphs.x0[places] + glyphs.x1[places]) / 2, (glyphs.top[places] + glyphs.bottom[places]) / 2
