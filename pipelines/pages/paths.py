"""The path under construction, and what it is once painted: lines, rectangles or curves.

Belongs here: path construction operators and the kind of a subpath. Does not belong here: painting and clipping
(`interpreter`), and what a rule is on the page (`drawings`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipelines.pages.matrices import Matrix, apply_point

Point = tuple[float, float]
#: Corners closer than this (in points) to a right angle make a rectangle.
_SQUARE = 1e-3


@dataclass(slots=True)
class Path:
    """Subpaths as lists of points in user space; a rectangle operator's are marked, so that most are cheap."""

    subpaths: list[list[Point]] = field(default_factory=list)
    curved: set[int] = field(default_factory=set)

    def move(self, x: float, y: float) -> None:
        """Begin a subpath."""
        self.subpaths.append([(x, y)])

    def line(self, x: float, y: float) -> None:
        """Go on to a point; a path that begins so is ignored, as its first operator is missing."""
        if self.subpaths:
            self.subpaths[-1].append((x, y))

    def curve(self, x: float, y: float) -> None:
        """Go on to a point along a curve."""
        if self.subpaths:
            self.subpaths[-1].append((x, y))
            self.curved.add(len(self.subpaths) - 1)

    def rectangle(self, x: float, y: float, width: float, height: float) -> None:
        """Add a rectangle as a subpath of its own."""
        self.subpaths.append([(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)])

    def close(self) -> None:
        """Go back to the subpath's first point."""
        if self.subpaths and self.subpaths[-1][-1] != self.subpaths[-1][0]:
            self.subpaths[-1].append(self.subpaths[-1][0])

    def on_page(self, matrix: Matrix, height: float) -> Iterator[tuple[str, tuple[Point, ...]]]:
        """Yield kind and points (in the page's coordinates) of each subpath."""
        for number, subpath in enumerate(self.subpaths):
            if len(subpath) < 2:
                continue
            points = [(x, height - y) for x, y in (apply_point(matrix, *point) for point in subpath)]
            yield ("curve" if number in self.curved else _kind(points)), tuple(points)

    def bounds(self, matrix: Matrix, height: float) -> tuple[float, float, float, float] | None:
        """Return the box around all points, in the page's coordinates."""
        points = [apply_point(matrix, *point) for subpath in self.subpaths for point in subpath]
        if not points:
            return None
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        return min(xs), height - max(ys), max(xs), height - min(ys)


def _kind(points: list[Point]) -> str:
    count = len(points)
    if count == 2 or (count == 3 and points[0] == points[2]):
        return "line"
    if count in (4, 5) and (count == 4 or _near(points[0], points[4])):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = points[:4]
        upright = (
            abs(ax - bx) < _SQUARE and abs(by - cy) < _SQUARE and abs(cx - dx) < _SQUARE and abs(dy - ay) < _SQUARE
        )
        level = abs(ay - by) < _SQUARE and abs(bx - cx) < _SQUARE and abs(cy - dy) < _SQUARE and abs(dx - ax) < _SQUARE
        if (upright or level) and count == 5:
            return "rect"
    return "curve"


def _near(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < _SQUARE and abs(one[1] - other[1]) < _SQUARE
