"""A chart's value axis: ticks and the straight line that turns a place on the page into a value.

Belongs here: finding ticks and fitting the scale. Does not belong here: bars and their labels.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipelines.articles.charts.bars import Bars
from pipelines.articles.tables.segments import Segment, is_power
from pipelines.graphics.panels.unit_words import says_unit
from pipelines.model import Box, Rule

#: Ticks share an edge or their middle within this; their values lie on a line within this share of a step.
ALIGNED = 2.5
OFF_LINE = 0.08
#: Ticks this near to a line were not moved.
ON_LINE = 0.02
#: A gridline runs within so many em of the middle of its tick.
ON_GRID = 0.5
#: The gridlines of an axis are evenly spaced within so many points; the mark beside a tick is so wide at most.
OFF_GRID = 1.5
MARK = 12.0
#: A tick at either end may be moved inside by so many em.
PUSHED = 0.8
#: On a level axis by so much of its width: its end then stands at the frame.
WIDE = 0.6
#: A place read from the page is this precise, in points.
PLACE = 0.5

PLAIN = re.compile(
    r"^[^\d\-−.]*(?P<number>[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-−]?\.\d+)(?:\s?%|(?P<mark>[kKmMb])(?=n?(?![^\W\d_])))?[^\d]*$"
)
#: A comma before one or two last digits parts decimals, points and blanks before it thousands: ``1.234,6``.
DECIMAL_COMMA = re.compile(
    r"^(?P<sign>[^\d\-−]*[-−]?)(?P<whole>\d{1,3}(?:[. ]\d{3})+|\d+),(?P<part>\d{1,2})(?P<rest>\D*)$"
)
WITH_SHARE = re.compile(r"^(?P<number>[^()\[\]]*\d[^()\[\]%]*?)\s?[(\[](?P<share>[-−]?\d[\d.,]*\s?%)[)\]]$")
MARKS = {"k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "b": 1e9}


@dataclass(frozen=True, slots=True)
class Scale:
    """The value at a place along the axis is ``(place - zero) / per_unit``; `ticks` are the segments that say so."""

    zero: float
    per_unit: float
    ticks: tuple[Segment, ...]

    def value_at(self, place: float) -> float:
        """Return the value that the axis gives at `place`."""
        return (place - self.zero) / self.per_unit

    @property
    def precision(self) -> float:
        """How far a value read from the page may be off."""
        return abs(PLACE / self.per_unit)


@lru_cache(maxsize=4096)  # a cell or a label is asked what it is from many sides
def number_of(text: str) -> float | None:
    """Return the plain number that a label prints, None when it prints more than that."""
    match = PLAIN.match(with_point(without_share(text)[0].strip()))
    if match is None:
        return None
    value = float(match["number"].replace(",", "").replace("−", "-"))
    return value * MARKS.get(match["mark"] or "", 1.0)


def without_share(text: str) -> tuple[str, str | None]:
    """Part a label from the share in brackets behind it: ``148 (5.6%)``."""
    match = WITH_SHARE.match(text.strip())
    return (match["number"], match["share"]) if match is not None else (text, None)


def is_label(segment: Segment) -> bool:
    """Tell whether a segment is a number, alone or with its unit: ``41.2 km``."""
    first, _, rest = segment.text.partition(" ")
    return segment.numeric or (number_of(first) is not None and first[-1:].isdigit() and says_unit(rest))


def tick_unit(scale: Scale | None) -> str | None:
    """Return the unit that all ticks are printed with but zero: ``%``."""
    texts = [tick.text for tick in scale.ticks if number_of(tick.text)] if scale is not None else []
    return "%" if texts and all(text.endswith("%") for text in texts) else None


def with_point(text: str) -> str:
    """Return a number with a decimal comma as one with a point, and any other text as it is."""
    match = DECIMAL_COMMA.match(text)
    if match is None:
        return text
    whole = match["whole"].replace(".", "").replace(" ", "")
    return f"{match['sign']}{whole}.{match['part']}{match['rest']}"


def find_scale(
    bars: Bars | None, plot: Box, segments: Sequence[Segment], upright: bool, rules: Sequence[Rule] = ()
) -> Scale | None:
    """Return the value axis of a chart, of two upright ones the left; see `find_scales`."""
    left, right = find_scales(bars, plot, segments, upright, rules)
    return left or right


def find_scales(
    bars: Bars | None, plot: Box, segments: Sequence[Segment], upright: bool, rules: Sequence[Rule] = ()
) -> tuple[Scale | None, Scale | None]:
    """Return the value axes of a chart, left (or level) and right: numbers in a line beside the plot whose values grow
    evenly with their place.

    `rules` are the page's: where gridlines run at all ticks, they say where the values are, not the middle of print.
    """
    numeric = [s for s in segments if s.numeric and number_of(s.text) is not None]
    if any(is_power(s.words) for s in segments):
        return None, None  # what grows by the same factor from tick to tick is not read
    if bars is not None and bars.other_side is not None:
        numeric = [s for s in numeric if _on_side(s.box, bars)]
        plot = Box(plot.x0, min(plot.top, bars.other_side.top), plot.x1, max(plot.bottom, bars.other_side.bottom))
    leftward = bars is not None and bars.leftward
    lines: dict[tuple[str, int], list[Segment]] = defaultdict(list)
    for segment in numeric:
        box = segment.box
        if upright and (box.x1 <= plot.x0 + 3 or box.x0 >= plot.x1 - 3):
            for name, place in (("end", box.x1), ("start", box.x0), ("middle", (box.x0 + box.x1) / 2)):
                lines[name, round(place / ALIGNED)].append(segment)
                lines[name, round(place / ALIGNED) + 1].append(segment)
        elif not upright and (box.top >= plot.bottom - 3 or box.bottom <= plot.top + 3):
            for name, place in (("level", segment.middle), ("top", box.top), ("bottom", box.bottom)):
                for shift in (0, 1):  # turned numbers of different lengths share only the end at the axis
                    lines[name, round(place / ALIGNED) + shift].append(segment)
    best: Scale | None = None
    other: Scale | None = None
    for found in lines.values():
        scale = fit_scale(found, upright, leftward)
        if scale is not None and upright and rules:
            scale = _on_grid(scale, plot, rules)
        if scale is None or (bars is not None and abs(scale.value_at(bars.baseline)) * abs(scale.per_unit) > 6):
            continue
        if upright and scale.ticks[0].box.x0 >= plot.x1 - 3:
            other = scale if other is None or len(scale.ticks) > len(other.ticks) else other
        elif best is None or len(scale.ticks) > len(best.ticks):
            best = scale
    return best, other


def _on_grid(scale: Scale, plot: Box, rules: Sequence[Rule]) -> Scale:
    """Return the scale as the marks beside its ticks have it, or the gridlines, where each tick has one."""
    low, high = min(s.box.x0 for s in scale.ticks), max(s.box.x1 for s in scale.ticks)
    level = [r.box for r in rules if r.box.width > 4 * max(r.box.height, 0.1)]
    between = (high, plot.x0) if high <= plot.x0 + 3 else (plot.x1, low)
    marks = [
        (b.top + b.bottom) / 2 for b in level if b.width <= MARK and between[0] - 1 <= b.x0 and b.x1 <= between[1] + 1
    ]
    grid = [(b.top + b.bottom) / 2 for b in level if b.width > max(0.5 * plot.width, 10 * b.height)]
    return _at_places(scale, marks) or _at_places(scale, grid) or scale


def _at_places(scale: Scale, places: Sequence[float]) -> Scale | None:
    pairs = []
    for tick in scale.ticks:
        near = [y for y in places if abs(y - tick.middle) <= ON_GRID * tick.size]
        if near:
            pairs.append((min(near, key=lambda y: abs(y - tick.middle)), number_of(tick.text) or 0.0))
    if len(pairs) < max(3, len(scale.ticks) - 1):
        return None
    pairs.sort()
    (y0, v0), (y1, v1) = pairs[0], pairs[-1]
    if v0 == v1 or y0 == y1:
        return None
    per_unit = (y1 - y0) / (v1 - v0)
    zero = y0 - v0 * per_unit
    if any(abs(zero + v * per_unit - y) > OFF_GRID for y, v in pairs):
        return None  # the gridlines are those of the other axis
    return Scale(zero, per_unit, scale.ticks)


def _on_side(box: Box, bars: Bars) -> bool:
    """Tell whether a tick stands on this side of a pyramid, or under its axis."""
    off = (box.x0 + box.x1) / 2 - bars.baseline
    return (-off if bars.leftward else off) >= -ALIGNED


def fit_scale(ticks: Sequence[Segment], upright: bool, leftward: bool = False) -> Scale | None:
    """Return the scale of ticks in a line, None when their values do not grow evenly with their place; `leftward` where
    they grow from right to left."""
    points = sorted(
        {(s.middle if upright else (s.box.x0 + s.box.x1) / 2, number_of(s.text) or 0.0): s for s in ticks}.items(),
        key=lambda item: item[0][0],
    )
    ticks = tuple(s for _, s in points)
    for off in (ON_LINE, OFF_LINE):
        for start, end in ((0, None), (0, -1), (1, None), (1, -1)):  # the outermost may be moved inside the frame
            found = _line_through([point for point, _ in points[start:end]], -1 if upright or leftward else 1, off)
            if found is not None and (
                (start, end) == (0, None)
                or all(
                    abs(value * found[1] + found[0] - at)
                    <= max(PUSHED * tick.size, 0.0 if upright else WIDE * tick.box.width)
                    for (at, value), tick in points
                )
            ):
                return Scale(*found, ticks)
    return None


def _line_through(points: Sequence[tuple[float, float]], way: int, off: float) -> tuple[float, float] | None:
    """Return where zero stands and how many points one unit takes, for places and values that grow evenly; `way` is -1
    where values grow as places fall."""
    if len(points) < 3:
        return None
    places = [place for place, _ in points]
    values = [value for _, value in points]
    if values[-1] == values[0] or places[-1] == places[0]:
        return None
    per_unit = (places[-1] - places[0]) / (values[-1] - values[0])
    step = abs(values[-1] - values[0]) / (len(values) - 1)
    if per_unit * way <= 0:
        return None
    zero = places[0] - values[0] * per_unit
    if any(abs((p - zero) / per_unit - v) > off * step for p, v in zip(places, values, strict=True)):
        return None
    return zero, per_unit
