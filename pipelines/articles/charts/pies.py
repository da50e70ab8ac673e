"""Where pie charts stand on a page: slices around one point that fill a circle.

Belongs here: telling slices from other filled shapes, and how wide each is. Does not belong here: what slices mean.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines.articles.tables.segments import Segment
from pipelines.model import Box, Curve, Page

#: The rim of a slice is equally far from the middle within this share; slices fill so much of the circle.
ROUND = 0.05
FULL = 345.0
#: One of so many points that are equally far from the first within this share is a slice, however thin, and no part of
#: a ring.
EXACT = 0.005
FEWEST_EXACT = 6
#: A part of a ring with round corners is drawn with more points than this.
FEWEST_ROUNDED = 24
#: The points of a round corner are so far from the middle at least, as a share of the radius.
ROUNDED = 0.8
#: A ring has so many parts at most.
MOST_PARTS = 24
#: Slices smaller than this (in points from middle to rim) are ornaments.
SMALLEST = 8.0
#: Slices with middles so near to each other (in points) are of one pie.
SAME_MIDDLE = 2.5
#: The name of a ring is set to its middle within this share of its radius, and is at most so many times as wide; it
#: begins so many em under it at most, and its lines follow each other within so many.
OFF_MIDDLE = 0.25
WIDEST = 3.2
NAME_GAP = 2.5
LINE_GAP = 0.6
MOST_NAME_LINES = 3
#: The stroke from a slice to its label has so many points at most; it begins so near to the rim (in points of length).
MOST_LEADER_POINTS = 12
AT_RIM = 8.0


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a pie: where it begins and how far it goes on, in degrees clockwise from three o'clock."""

    fill: str
    start: float
    extent: float


@dataclass(frozen=True, slots=True)
class Pie:
    """A pie: its middle, its radius, its slices in drawing order, and the radius of the hole of a ring."""

    x: float
    y: float
    radius: float
    slices: tuple[Slice, ...]
    hole: float = 0.0

    @property
    def box(self) -> Box:
        return Box(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)

    def covers(self, box: Box) -> bool:
        """Tell whether the middle of `box` lies in the pie."""
        return math.dist(((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2), (self.x, self.y)) < self.radius


@dataclass(frozen=True, slots=True)
class _Part:
    """A slice as drawn: the middle, the outer and the inner radius (0 where it reaches the middle)."""

    x: float
    y: float
    radius: float
    inner: float
    slice: Slice
    points: tuple[tuple[float, float], ...] = ()


def ring_names(pie: Pie, segments: Sequence[Segment]) -> list[Segment]:
    """Return the lines straight under a ring with a number in its middle, which say what the number is of."""
    inside = [s for s in segments if s.numeric and math.dist((_middle(s.box), s.middle), (pie.x, pie.y)) < pie.hole]
    if not inside:
        return []
    under = [
        s
        for s in segments
        if not s.numeric
        and abs(_middle(s.box) - pie.x) <= OFF_MIDDLE * pie.radius
        and s.box.width <= WIDEST * pie.radius
    ]
    names: list[Segment] = []
    edge = pie.y + pie.radius
    for segment in sorted(under, key=lambda s: s.box.top):
        gap = segment.box.top - edge
        if -1 <= gap <= (NAME_GAP if not names else LINE_GAP) * segment.size and len(names) < MOST_NAME_LINES:
            names.append(segment)
            edge = segment.box.bottom
    return names


def led_labels(page: Page, pie: Pie, segments: Sequence[Segment]) -> list[Segment]:
    """Return the labels at the outer ends of strokes that lead to a pie's rim."""
    ends = []
    strokes = [c.points for c in page.curves if c.fill is None and len(c.points) <= MOST_LEADER_POINTS]
    strokes += [((r.box.x0, r.box.top), (r.box.x1, r.box.bottom)) for r in page.rules if r.box.width <= pie.radius]
    for points in strokes:
        for near, far in ((points[0], points[-1]), (points[-1], points[0])):
            rim = math.dist(near, (pie.x, pie.y)) - pie.radius
            if abs(rim) <= AT_RIM and math.dist(far, (pie.x, pie.y)) > pie.radius + AT_RIM:
                ends.append(far)
    return [
        s
        for s in segments
        if any(
            abs(y - s.middle) <= 0.7 * s.size and min(abs(s.box.x0 - x), abs(x - s.box.x1)) <= s.size for x, y in ends
        )
    ]


def _middle(box: Box) -> float:
    return (box.x0 + box.x1) / 2


def find_pies(page: Page) -> list[Pie]:
    """Return the pies of a page, and the rings."""
    found: list[list[_Part]] = []
    for curve in page.curves:
        part = _slice(curve)
        if part is not None:
            near = next((g for g in found if math.dist((g[0].x, g[0].y), (part.x, part.y)) <= SAME_MIDDLE), None)
            if near is None:
                found.append([part])
            else:
                near.append(part)
    pies = []
    left: list[_Part] = []
    for parts in found:
        parts += _thin_slices(parts, page)
        pie = _pie_of(parts, page)
        if pie is not None:
            pies.append(pie)
        else:
            left += [part for part in parts if part.inner and part.points]
    # parts with round corners tell their middle badly, the largest one best
    base = max(left, key=lambda part: part.slice.extent, default=None)
    if base is not None and 2 <= len(left) <= MOST_PARTS:
        about = [_ring_about(part.points, part.slice.fill, (base.x, base.y)) for part in left]
        pie = _pie_of([part for _, part in filter(None, about)], page)
        pies += [pie] if pie is not None else []
    return pies


def _thin_slices(parts: Sequence[_Part], page: Page) -> list[_Part]:
    """Return the slices that fill what a pie lacks: drawn with so few points that only the pie's middle, which is one
    of them, tells what they are."""
    whole = sum(part.slice.extent for part in parts)
    if len(parts) < 2 or any(part.inner for part in parts) or not 0.5 * FULL <= whole < FULL:
        return []
    x, y, radius = parts[0].x, parts[0].y, parts[0].radius
    known = {(part.slice.fill, round(part.slice.start), round(part.slice.extent)) for part in parts}
    found = []
    for curve in page.curves:
        rim = [point for point in curve.points if math.dist(point, (x, y)) > 1.0]
        if curve.fill is None or len(rim) == len(curve.points) or len(rim) < 3:
            continue
        rim = [a for a, b in pairwise((*rim, rim[0])) if math.dist(a, b) >= 0.5]
        part = _sector(curve.fill, (x, y), rim, ROUND)
        if part is None or abs(part.radius - radius) > ROUND * radius:
            continue
        if (curve.fill, round(part.slice.start), round(part.slice.extent)) not in known:
            found.append(part)
    return found


def _pie_of(parts: Sequence[_Part], page: Page) -> Pie | None:
    """Return the pie that parts around one middle make, None where they do not fill a circle."""
    whole = sum(part.slice.extent for part in parts)
    if len(parts) < 2 or not FULL <= whole <= 720 - FULL:
        return None
    x, y, radius = parts[0].x, parts[0].y, parts[0].radius
    if any(abs(part.radius - radius) > 2 * ROUND * radius for part in parts):
        return None
    covered = max((_hole(curve, x, y, radius) for curve in page.curves), default=0.0)
    hole = max(covered, min(part.inner for part in parts))
    return Pie(x, y, radius, tuple(part.slice for part in parts), hole)


def _hole(curve: Curve, x: float, y: float, radius: float) -> float:
    """Return the radius of a disc painted over the middle of a pie, 0 for any other curve."""
    box = curve.box
    middle = abs(box.x0 + box.x1 - 2 * x) <= 4 and abs(box.top + box.bottom - 2 * y) <= 4
    size = (box.width + box.height) / 4
    round_ = abs(box.width - box.height) <= ROUND * box.width
    return size if curve.fill is not None and middle and round_ and 0.2 * radius < size < 0.9 * radius else 0.0


def _slice(curve: Curve) -> _Part | None:
    """Return the slice that a curve draws: its first point is equally far from all its others, or it has two rims."""
    if curve.fill is None or len(curve.points) < 3:
        return None
    points = list(curve.points)
    while len(points) > 3 and math.dist(points[-1], points[0]) < 0.5:
        points.pop()  # the path is closed
    parted = [b for a, b in pairwise((points[-1], *points)) if math.dist(a, b) >= 0.5]
    at = _corner(parted) if len(parted) > 3 else 0
    from_corner = [*parted[at + 1 :], *parted[:at]]
    exact = len(points) > FEWEST_EXACT and (
        _sector(curve.fill, points[0], points[1:], EXACT)
        or _sector(curve.fill, points[-1], points[:-1], EXACT)
        or (len(parted) > FEWEST_EXACT and _sector(curve.fill, parted[at], from_corner, EXACT))
    )
    ring = exact or _ring_slice(curve)
    if ring:
        return ring
    found = _sector(curve.fill, points[0], points[1:]) or _sector(curve.fill, points[-1], points[:-1])
    if found is None and len(parted) > 3:
        found = _sector(curve.fill, parted[at], from_corner) or _rounded_sector(curve.fill, parted[at], from_corner)
    return found


def _rounded_sector(fill: str, middle: tuple[float, float], rim: list[tuple[float, float]]) -> _Part | None:
    """Return the slice whose two corners at its rim are drawn round: the points there stand a little inside the rim."""
    away = [math.dist(point, middle) for point in rim]
    radius = max(away, default=0.0)
    on_rim = [k for k, d in enumerate(away) if d >= (1 - EXACT) * radius]
    if len(on_rim) < 3 or min(away) < ROUNDED * radius:
        return None
    part = _sector(fill, middle, rim[on_rim[0] : on_rim[-1] + 1], EXACT)
    whole = _sector(fill, middle, rim, 1.0)
    if part is None or whole is None or whole.slice.extent >= 360:
        return None
    return replace(part, slice=whole.slice)


def _corner(points: list[tuple[float, float]]) -> int:
    """Return where the longest two sides of a path that follow each other meet: in a slice that is its middle."""
    sides = [math.dist(a, b) for a, b in pairwise((points[-1], *points, points[0]))]
    return max(range(len(points)), key=lambda k: min(sides[k], sides[k + 1]))


def _sector(fill: str, middle: tuple[float, float], rim: list[tuple[float, float]], off: float = ROUND) -> _Part | None:
    """Return the slice between a middle and its rim, None where the points of the rim are not equally far from it."""
    x, y = middle
    if len(rim) < 2:
        return None
    away = [math.dist(point, (x, y)) for point in rim]
    radius = sum(away) / len(away)
    if radius < SMALLEST or max(abs(d - radius) for d in away) > off * radius:
        return None
    angles = [math.degrees(math.atan2(py - y, px - x)) for px, py in rim]
    turn = sum((b - a + 180) % 360 - 180 for a, b in pairwise(angles))
    start = angles[0] if turn >= 0 else angles[0] + turn
    return _Part(x, y, radius, 0.0, Slice(fill, start % 360, abs(turn)))


def _ring_slice(curve: Curve) -> _Part | None:
    """Return a part of a ring: an outer rim, and an inner one back."""
    points = list(dict.fromkeys((round(x, 2), round(y, 2)) for x, y in curve.points))
    if len(points) < 6:
        return None
    half = len(points) // 2
    rounded = (len(points) // 6, len(points) // 4, len(points) // 3)  # past a round corner
    best: tuple[float, _Part] | None = None
    for first, second, third in (
        (0, half // 2, half - 1),
        (half, half + half // 2, len(points) - 1),
        (0, 1, 2),
        rounded,
    ):
        if best is not None and (len(points) <= FEWEST_ROUNDED or best[0] <= EXACT):
            break
        middle = _middle_of(points[first], points[second], points[third])
        found = _ring_about(points, curve.fill or "", middle) if middle is not None else None
        if found is not None and (best is None or found[0] < best[0]):
            best = found
    return best[1] if best is not None else None


def _ring_about(
    points: Sequence[tuple[float, float]], fill: str, middle: tuple[float, float]
) -> tuple[float, _Part] | None:
    """Return the part of a ring around `middle`, and how far its points are off the rims at most, as a share of the
    radius; None where they are not on two rims."""
    away = [math.dist(point, middle) for point in points]
    outer, inner = max(away), min(away)
    if outer < SMALLEST or not 0.2 * outer < inner < 0.92 * outer:
        return None
    off = max(min(abs(d - outer), abs(d - inner)) for d in away) / outer
    rim = [point for point, d in zip(points, away, strict=True) if abs(d - outer) <= 2 * ROUND * outer]
    if off > 2 * ROUND or len(rim) < 3:
        return None
    x, y = middle
    angles = [math.degrees(math.atan2(py - y, px - x)) for px, py in rim]
    turn = sum((b - a + 180) % 360 - 180 for a, b in pairwise(angles))
    if abs(turn) < 1 or abs(turn) > 360:
        return None
    start = angles[0] if turn >= 0 else angles[0] + turn
    return off, _Part(x, y, outer, inner, Slice(fill, start % 360, abs(turn)), tuple(points))


def _middle_of(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> tuple[float, float] | None:
    """Return the middle of the circle through three points, None when they lie on a line."""
    d = 2 * (a[0] * (b[1] - c[1]) + b[0] * (c[1] - a[1]) + c[0] * (a[1] - b[1]))
    if abs(d) < 1e-3:
        return None
    squares = [p[0] ** 2 + p[1] ** 2 for p in (a, b, c)]
    x = (squares[0] * (b[1] - c[1]) + squares[1] * (c[1] - a[1]) + squares[2] * (a[1] - b[1])) / d
    y = (squares[0] * (c[0] - b[0]) + squares[1] * (a[0] - c[0]) + squares[2] * (b[0] - a[0])) / d
    return x, y
