"""A page through pdfplumber's own objects: the slow way, for what the fast way does not cover, and its measure.

Belongs here: pdfplumber's characters, lines, rectangles, curves and images as PageContent. Does not belong here: the
fast way (`recording`), and any judgement on what is visible.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pdfplumber.page

from pipelines.pages.colours import hex_colour
from pipelines.pages.fontnames import is_bold, is_italic, plain_name
from pipelines.pages.geometry import media_origin, visible_box
from pipelines.pages.glyphs import Font, Glyphs, PageContent, Picture, Shape

_DEVICE_SPACES = ("DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased")
_KINDS = ("line", "rect", "curve")


class _Index:
    """A table that gives each new value the next number."""

    def __init__(self) -> None:
        self.numbers: dict[Any, int] = {}

    def number(self, value: Any) -> int:
        return self.numbers.setdefault(value, len(self.numbers))


def read_plain(page: pdfplumber.page.Page) -> PageContent:
    """Return what pdfplumber itself finds on `page`; it knows neither rendering modes nor clipping."""
    left, above = media_origin(page)
    objects = list(page.iter_layout_objects(page.layout._objs))
    seq = {id(item): number for number, item in enumerate(objects)}
    chars = [item for item in objects if item["object_type"] == "char"]
    shapes = [
        Shape(
            item["object_type"],
            item["x0"] - left,
            item["top"] - above,
            item["x1"] - left,
            item["bottom"] - above,
            tuple((float(x) - left, float(y) - above) for x, y in item["pts"]),
            float(item.get("linewidth") or 0.0),
            _colour(item.get("non_stroking_color")) if item.get("fill") else None,
            _colour(item.get("stroking_color")) if item.get("stroke") else None,
            0,
            seq[id(item)],
        )
        for item in objects
        if item["object_type"] in _KINDS
    ]
    pictures = [
        Picture(item["x0"] - left, item["top"] - above, item["x1"] - left, item["bottom"] - above, 0, seq[id(item)])
        for item in objects
        if item["object_type"] == "image"
    ]
    glyphs = _glyphs(chars, [seq[id(item)] for item in chars], left, above, float(page.height))
    return PageContent(float(page.width), float(page.height), visible_box(page), glyphs, shapes, pictures, "pdfplumber")


def _glyphs(chars: Sequence[dict[str, Any]], seq: Sequence[int], left: float, above: float, height: float) -> Glyphs:
    texts, fonts, colours = _Index(), _Index(), _Index()
    matrix = np.array([char["matrix"] for char in chars], dtype=float).reshape(-1, 6)
    length = np.hypot(matrix[:, 0], matrix[:, 1])
    length[length == 0] = 1.0

    def column(key: str) -> np.ndarray[Any, np.dtype[np.float64]]:
        return np.array([char[key] for char in chars], dtype=float)

    size = column("size")
    return Glyphs(
        codes=np.array([texts.number(char["text"]) for char in chars], dtype=np.int64),
        x0=column("x0") - left,
        top=column("top") - above,
        x1=column("x1") - left,
        bottom=column("bottom") - above,
        origin_x=matrix[:, 4],
        origin_y=height - matrix[:, 5],
        cos=matrix[:, 0] / length,
        sin=-matrix[:, 1] / length,
        advance=column("adv") * length,
        size=size,
        em=size,
        font=np.array([fonts.number(char["fontname"]) for char in chars], dtype=np.int64),
        colour=np.array([colours.number(_char_colour(char)) for char in chars], dtype=np.int64),
        mode=np.zeros(len(chars), dtype=np.int64),
        clip=np.zeros(len(chars), dtype=np.int64),
        seq=np.array(seq, dtype=np.int64),
        texts=tuple(texts.numbers),
        meanings=tuple(texts.numbers),
        fonts=tuple(Font(plain_name(name), is_bold(name), is_italic(name)) for name in map(str, fonts.numbers)),
        colours=tuple(colours.numbers),
        clips=np.array([[-np.inf, -np.inf, np.inf, np.inf]]),
    )


def _char_colour(char: dict[str, Any]) -> str | None:
    return _colour(char.get("non_stroking_color")) if char.get("ncs", "DeviceGray") in _DEVICE_SPACES else None


def _colour(value: Any) -> str | None:
    components = value if isinstance(value, tuple | list) else (value,)
    if not all(isinstance(component, int | float) for component in components):
        return None
    return hex_colour(tuple(float(component) for component in components))
