"""Painted shapes to rules, rectangles and curves.

Belongs here: what counts as a rule, and cutting shapes to what is shown of them. Does not belong here: what a shape
means on the page (a box, a chart's bar, a table's grid).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipelines.model import Box, Curve, Rect, Rule
from pipelines.pages.dashes import LONGEST, join_dashes
from pipelines.pages.glyphs import Floats, PageContent, Picture, painted_box

#: A rectangle or line thinner than this, in points, is a rule,
RULE_THICKNESS = 2.0
#: provided that it is this many times as long as it is thick, and no shorter than this many points.
RULE_RATIO = 3.0
RULE_LENGTH = 3.0
#: A path along the sides of its box has so many points at most, each within so many points (of length) of a side.
MOST_POINTS = 8
ON_SIDE = 0.1


@dataclass(frozen=True, slots=True)
class Drawings:
    """What is drawn on a page."""

    rules: tuple[Rule, ...]
    rects: tuple[Rect, ...]
    curves: tuple[Curve, ...]
    images: tuple[Box, ...]


def sort_shapes(content: PageContent) -> Drawings:
    """Return the page's shapes by kind, in painting order, each cut to its clip and the visible part of the page."""
    rules: list[Rule] = []
    rects: list[Rect] = []
    curves: list[Curve] = []
    bounds = _bounds(content)
    for shape in content.shapes:
        kind, x0, top, x1, bottom, points, line_width, fill, stroke, clip, _ = shape
        if fill is None and stroke is None:
            continue
        if kind == "line":
            x0, top, x1, bottom = painted_box(shape)
        box = _cut(x0, top, x1, bottom, bounds[clip])
        if box is None:
            continue
        if kind == "curve" and fill is not None and _is_rectangle(points, box):
            rects.append(Rect(box, fill, stroke))
        elif kind == "curve" or (kind == "line" and min(x1 - x0, bottom - top) > max(line_width, RULE_THICKNESS)):
            curves.append(Curve(box, points, fill, stroke))
        elif _is_thin(box):
            thickness = line_width if kind == "line" else min(box.x1 - box.x0, box.bottom - box.top)
            rules.append(Rule(box, thickness or line_width, stroke if kind == "line" else fill or stroke))
        elif kind == "line":
            rects.append(Rect(box, stroke, None))
        else:
            rects.append(Rect(box, fill, stroke))
    return Drawings(tuple(rules), tuple(rects), join_dashes(curves), tuple(_images(content.pictures, bounds)))


def _is_rectangle(points: Sequence[tuple[float, float]], box: Box) -> bool:
    """Tell whether a path runs along the four sides of its box and no other way: office programs draw bars so."""
    if (
        len(points) > MOST_POINTS
        or max(box.width, box.height) <= LONGEST
        or min(box.width, box.height) < RULE_THICKNESS
    ):
        return False  # a small one may be a dash
    corners = set()
    for x, y in points:
        side, level = min(x - box.x0, box.x1 - x) <= ON_SIDE, min(y - box.top, box.bottom - y) <= ON_SIDE
        if not side and not level:
            return False
        if side and level:
            corners.add((x - box.x0 <= ON_SIDE, y - box.top <= ON_SIDE))
    straight = all(min(abs(a[0] - b[0]), abs(a[1] - b[1])) <= ON_SIDE for a, b in pairwise(points))
    return straight and len(corners) == 4


def _is_thin(box: Box) -> bool:
    thin, long = sorted((box.width, box.height))
    return thin < RULE_THICKNESS and long >= max(RULE_LENGTH, RULE_RATIO * thin)


def _images(pictures: Iterable[Picture], bounds: list[tuple[float, float, float, float]]) -> Iterable[Box]:
    for picture in pictures:
        box = _cut(picture.x0, picture.top, picture.x1, picture.bottom, bounds[picture.clip])
        if box is not None and not picture.is_shading and box.width > 0 and box.height > 0:
            yield box


def _bounds(content: PageContent) -> list[tuple[float, float, float, float]]:
    """Return what is shown through each clip of the page."""
    clips: Floats = content.glyphs.clips
    page = content.visible_box
    return [
        (max(clip[0], page[0]), max(clip[1], page[1]), min(clip[2], page[2]), min(clip[3], page[3]))
        for clip in clips.tolist()
    ]


def _cut(x0: float, top: float, x1: float, bottom: float, bounds: tuple[float, float, float, float]) -> Box | None:
    left, above, right, below = bounds
    if x0 < left or top < above or x1 > right or bottom > below:
        x0, top, x1, bottom = max(x0, left), max(top, above), min(x1, right), min(bottom, below)
        if x1 < x0 or bottom < top:
            return None
    return Box(x0, top, x1, bottom)
