"""Painted shapes to rules, rectangles and curves.

Belongs here: what counts as a rule, and cutting shapes to what is shown of them. Does not belong here: what a shape
means on the page (a box, a chart's bar, a table's grid).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.model import Box, Curve, Rect, Rule
from pipelines.pages.glyphs import Floats, PageContent, Picture

#: A rectangle or line thinner than this, in points, is a rule,
RULE_THICKNESS = 2.0
#: provided that it is this many times as long as it is thick, and no shorter than this many points.
RULE_RATIO = 3.0
RULE_LENGTH = 3.0


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
        if shape.fill is None and shape.stroke is None:
            continue
        box = _cut(shape.x0, shape.top, shape.x1, shape.bottom, bounds[shape.clip])
        if box is None:
            continue
        colour = shape.stroke or shape.fill
        if shape.kind == "line" and min(box.width, box.height) < RULE_THICKNESS:
            rules.append(Rule(box, shape.line_width, colour))
        elif shape.kind == "rect" and _is_thin(box):
            rules.append(Rule(box, max(min(box.width, box.height), shape.line_width), shape.fill or shape.stroke))
        elif shape.kind == "rect":
            rects.append(Rect(box, shape.fill, shape.stroke))
        else:
            curves.append(Curve(box, shape.points, shape.fill, shape.stroke))
    return Drawings(tuple(rules), tuple(rects), tuple(curves), tuple(_images(content.pictures, bounds)))


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
    box = Box(max(x0, bounds[0]), max(top, bounds[1]), min(x1, bounds[2]), min(bottom, bounds[3]))
    return box if box.x1 >= box.x0 and box.bottom >= box.top else None
