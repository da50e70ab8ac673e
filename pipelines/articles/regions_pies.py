"""Where pie charts stand on a page: slices around one point that fill a circle.

Belongs here: telling slices from other filled shapes, and how wide each is. Does not belong here: what slices mean.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from pipelines.model import Box, Curve, Page

#: The rim of a slice is equally far from the middle within this share; slices fill so much of the circle.
ROUND = 0.05
FULL = 345.0
#: Slices smaller than this (in points from middle to rim) are ornaments.
SMALLEST = 8.0


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a pie: where it begins and how far it goes on, in degrees clockwise from three o'clock."""

    fill: str
    start: float
    extent: float


@dataclass(frozen=True, slots=True)
class Pie:
    """A pie: its middle, its radius and its slices in drawing order."""

    x: float
    y: float
    radius: float
    slices: tuple[Slice, ...]

    @property
    def box(self) -> Box:
        return Box(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


def find_pies(page: Page) -> list[Pie]:
    """Return the pies of a page."""
    found: dict[tuple[int, int], list[tuple[float, float, float, Slice]]] = defaultdict(list)
    for curve in page.curves:
        part = _slice(curve)
        if part is not None:
            found[round(part[0] / 2), round(part[1] / 2)].append(part)
    pies = []
    for parts in found.values():
        x, y, radius, _ = parts[0]
        whole = sum(part[3].extent for part in parts)
        alike = all(abs(part[2] - radius) <= 2 * ROUND * radius for part in parts)
        if len(parts) >= 2 and alike and FULL <= whole <= 720 - FULL:
            pies.append(Pie(x, y, radius, tuple(part[3] for part in parts)))
    return pies


def _slice(curve: Curve) -> tuple[float, float, float, Slice] | None:
    """Return middle, radius and slice when the curve's first point is equally far from all its others."""
    if curve.fill is None or len(curve.points) < 3:
        return None
    (x, y), rim = curve.points[0], list(curve.points[1:])
    while rim and math.dist(rim[-1], (x, y)) < 0.5:
        rim.pop()
    if len(rim) < 2:
        return None
    away = [math.dist(point, (x, y)) for point in rim]
    radius = sum(away) / len(away)
    if radius < SMALLEST or max(abs(d - radius) for d in away) > ROUND * radius:
        return None
    angles = [math.degrees(math.atan2(py - y, px - x)) for px, py in rim]
    turn = sum((b - a + 180) % 360 - 180 for a, b in pairwise(angles))
    start = angles[0] if turn >= 0 else angles[0] + turn
    return x, y, radius, Slice(curve.fill, start % 360, abs(turn))
