"""The two value axes of a chart with bars and lines over each other, and which of its series is measured on which.

Belongs here: left and right axis with their units, and what names, colours and marks say of a series' axis. Does not
belong here: fitting a scale (axes), and reading bars and lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.articles.charts.bars import Bars
from pipelines.articles.tables.segments import Segment, segments_of
from pipelines.graphics.charts.axis_names import turned_lines, turned_ticks, unit_in, words_over
from pipelines.graphics.panels.axes import Scale, find_scales, tick_unit
from pipelines.graphics.panels.panel import Panel
from pipelines.model import Box
from pipelines.rules import load_lines

#: Axes that say the same within this share of their range are one axis printed on both sides.
SAME = 0.01

#: Alone at the end of a name they need not tell an axis: ``Voters of the right``.
DIRECTIONS = ("left", "right")

BRACKET = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*)[)\]]")
PART = re.compile(r"\s*[,;:/–—]\s*|\s+-\s+|\s+on\s+(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class Axis:
    """A value axis: its scale, the words along it or over it, and the unit that they or its ticks say."""

    scale: Scale
    names: tuple[str, ...]
    unit: str | None


@dataclass(frozen=True, slots=True)
class ValueAxes:
    """The left axis and the right one of a chart, of which each may be missing; what is on both sides is left."""

    left: Axis | None
    right: Axis | None

    @property
    def are_two(self) -> bool:
        return self.left is not None and self.right is not None

    def of(self, series: str | None, colour: str | None, by_right: bool) -> Axis | None:
        """Return the axis of a series: the one that its name tells, that has its name or its colour, else the right one
        where `by_right`."""
        left, right = self.left, self.right
        if left is None or right is None:
            return left or right
        side = side_of(series) if series else None
        if side is None and series:
            side = _one_of(_names(left, series), _names(right, series))
        if side is None and colour:
            side = _one_of(_has_colour(left, colour), _has_colour(right, colour))
        return right if (by_right if side is None else side == "right") else left

    def hint(self, axis: Axis | None, title_hint: str | None) -> str | None:
        """Return the unit of what is measured on `axis`, of two axes its own before the one in the title."""
        if axis is None:
            return title_hint
        if not self.are_two:
            return title_hint or axis.unit
        other = self.right if axis is self.left else self.left
        return axis.unit or (title_hint if other is None or other.unit is None else None)


def value_axes(panel: Panel, bars: Bars | None, plot: Box, segments: Sequence[Segment], top: float) -> ValueAxes:
    """Return the upright value axes of a plot whose labels are among `segments`; what stands beside it from `top` down
    to its foot may be their names."""
    found = find_scales(bars, plot, segments, True, panel.page.rules)
    if found == (None, None) and segments:  # some programs set the numbers along the axis
        reach = Box.around([plot, *(s.box for s in segments)])
        found = find_scales(bars, plot, turned_ticks(panel.whole_page, plot, reach), True, panel.page.rules)
    high = Box(plot.x0, min(top, plot.top), plot.x1, plot.bottom)
    axes = [_axis(panel, scale, high, right) for scale, right in zip(found, (False, True), strict=True)]
    left, right = axes
    if left is not None and right is not None and _say_the_same(left.scale, right.scale, plot):
        return ValueAxes(left, None)
    return ValueAxes(left, right)


def _axis(panel: Panel, scale: Scale | None, plot: Box, right: bool) -> Axis | None:
    if scale is None:
        return None
    page = panel.whole_page
    ticks = [tick.box for tick in scale.ticks]  # the axis may begin far under its lines
    plot = Box(plot.x0, min(plot.top, *(t.top for t in ticks)), plot.x1, max(plot.bottom, *(t.bottom for t in ticks)))
    names = turned_lines(page, plot, right) + words_over(scale, segments_of(page.words, page))
    unit = next((unit for name in names if (unit := unit_in(name)) is not None), None)
    return Axis(scale, tuple(names), unit or tick_unit(scale))


def _say_the_same(left: Scale, right: Scale, plot: Box) -> bool:
    span = abs(left.value_at(plot.top) - left.value_at(plot.bottom))
    return all(abs(left.value_at(y) - right.value_at(y)) <= SAME * span for y in (plot.top, plot.bottom))


def _one_of(left: bool, right: bool) -> str | None:
    return None if left == right else "left" if left else "right"


def _names(axis: Axis, series: str) -> bool:
    """Tell whether the words along an axis are a series' name: ``Rain (mm)`` along that of ``Rain``."""
    plain = {word.lower() for word in re.findall(r"[^\W\d_]{2,}", BRACKET.sub(" ", series))}
    along = {word.lower() for name in axis.names for word in re.findall(r"[^\W\d_]{2,}", name)}
    return bool(plain) and plain <= along


def _has_colour(axis: Axis, colour: str) -> bool:
    return all(word.color == colour for tick in axis.scale.ticks for word in tick.words)


def side_of(series: str) -> str | None:
    """Return which axis the name of a series says it is measured on: ``Losses (%, right axis)``, ``Rate, RHS``."""
    parts = {part.strip().lower() for part in _parts(series)}
    for side in ("left", "right"):
        if parts & set(load_lines(f"graphics/{side}_axis_marks.txt")):
            return side
    return None


def without_side(series: str) -> str:
    """Return the name of a series without what tells its axis."""
    marks = {*load_lines("graphics/left_axis_marks.txt"), *load_lines("graphics/right_axis_marks.txt")}

    def kept(text: str) -> str:
        pieces = re.split(f"({PART.pattern})", text)
        out = ""
        for k in range(0, len(pieces), 2):
            if pieces[k].strip().lower() not in marks:
                out += (pieces[k - 1] if out else "") + pieces[k]
        return out

    def inside(match: re.Match[str]) -> str:
        text = kept(match["inside"])
        return match.group().replace(match["inside"], text) if text.strip() else ""

    plain = BRACKET.sub(inside, series)
    first, _, last = plain.rpartition(" ")
    if first and last.lower() in marks and last.lower() not in DIRECTIONS:
        plain = first
    whole = kept(plain) if "(" not in plain else plain
    return whole.strip(" ,;:/–—-") or series


def _parts(series: str) -> list[str]:
    """Return the pieces of a name in its brackets and out of them, and its last word."""
    inside = [part for match in BRACKET.finditer(series) for part in PART.split(match["inside"])]
    outside = PART.split(BRACKET.sub(" ", series).strip())
    last = series.rpartition(" ")[2]
    words = [last] if last.lower() not in DIRECTIONS else []
    return [*inside, *(outside[1:] if len(outside) > 1 else []), *words]
