"""The path under construction, and what it is once painted: lines, rectangles or curves.

Belongs here: path construction operators and the kind of a subpath. Does not belong here: painting and clipping
(`interpreter`), and what a rule is on the page (`drawings`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.pages.matrices import Matrix

Point = tuple[float, float]
#: Corners closer than this (in points) to a right angle make a rectangle.
_SQUARE = 1e-3


Bounds = tuple[float, float, float, float]
#: Kind, box and points of a subpath on the page.
Part = tuple[str, Bounds, tuple[Point, ...]]
#: Paths of more subpaths than this are not searched for frames.
MOST_FRAME_PARTS = 40


class Path:
    """Subpaths as lists of points in user space; rectangles are kept apart, as most pages have little else."""

    __slots__ = ("curved", "rectangles", "subpaths")

    def __init__(self) -> None:
        self.rectangles: list[Bounds] = []
        self.subpaths: list[list[Point]] = []
        self.curved: set[int] | None = None

    def move(self, x: float, y: float) -> None:
        """Begin a subpath."""
        self.subpaths.append([(x, y)])

    def line(self, x: float, y: float) -> None:
        """Go on to a point; a path that begins so is ignored, as its first operator is missing."""
        if self.subpaths:
            self.subpaths[-1].append((x, y))

    def curve(self, first: Point, second: Point, end: Point) -> None:
        """Go on to `end` along a Bézier curve with two control points, by way of the curve's middle."""
        if self.subpaths:
            x, y = self.subpaths[-1][-1]
            middle = (x + 3 * (first[0] + second[0]) + end[0]) / 8, (y + 3 * (first[1] + second[1]) + end[1]) / 8
            self.subpaths[-1] += (middle, end)
            self.curved = self.curved or set()
            self.curved.add(len(self.subpaths) - 1)

    @property
    def here(self) -> Point:
        """The point that the path has come to."""
        return self.subpaths[-1][-1] if self.subpaths else (0.0, 0.0)

    def rectangle(self, x: float, y: float, width: float, height: float) -> None:
        """Add a rectangle as a subpath of its own."""
        self.rectangles.append((x, y, x + width, y + height))

    def close(self) -> None:
        """Go back to the subpath's first point."""
        if self.subpaths and self.subpaths[-1][-1] != self.subpaths[-1][0]:
            self.subpaths[-1].append(self.subpaths[-1][0])

    def on_page(self, matrix: Matrix, height: float) -> Iterator[Part]:
        """Yield kind, box and points (in the page's coordinates) of each subpath; rectangles have a box alone."""
        upright = is_upright(matrix)
        for rectangle in self.rectangles:
            if upright:
                yield "rect", page_box(matrix, height, *rectangle), ()
            else:
                x0, y0, x1, y1 = rectangle
                yield _described(_on_page(((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)), matrix, height), False)
        for number, subpath in enumerate(self.subpaths):
            if len(subpath) > 1:
                yield _described(_on_page(subpath, matrix, height), self.curved is not None and number in self.curved)

    def bounds(self, matrix: Matrix, height: float) -> Bounds | None:
        """Return the box around all points, in the page's coordinates."""
        if len(self.rectangles) == 1 and not self.subpaths:
            return page_box(matrix, height, *self.rectangles[0])
        boxes = [box for _, box, _ in self.on_page(matrix, height)]
        if not boxes:
            return None
        x0, top, x1, bottom = zip(*boxes, strict=True)
        return min(x0), min(top), max(x1), max(bottom)

    def is_rectangle(self, matrix: Matrix) -> bool:
        """Tell whether the path is one rectangle along the page's edges, and nothing else."""
        if not is_upright(matrix) or len(self.rectangles) + len(self.subpaths) != 1:
            return False
        return not self.subpaths or (self.curved is None and kind_of(self.subpaths[0]) == "rect")

    def __bool__(self) -> bool:
        return bool(self.rectangles or self.subpaths)


def split_frames(parts: Sequence[Part]) -> tuple[list[Part], list[tuple[Bounds, float]]]:
    """Part the frames (a rectangle filled around another one of the same path) from the other subpaths.

    A frame is given as its outer box and its thickness.
    """
    boxes = [box if kind == "rect" else None for kind, box, _ in parts]
    inner_of: dict[int, int] = {}
    for inner, hole in enumerate(boxes):
        for outer, box in enumerate(boxes):
            if hole and box and inner != outer and outer not in inner_of.values() and _holds(box, hole):
                inner_of.setdefault(outer, inner)
                break
    used = set(inner_of) | set(inner_of.values())
    frames = []
    for outer, inner in inner_of.items():
        box, hole = parts[outer][1], parts[inner][1]
        frames.append((box, max(hole[0] - box[0], hole[1] - box[1], box[2] - hole[2], box[3] - hole[3])))
    return [part for number, part in enumerate(parts) if number not in used], frames


def _holds(outer: Bounds, inner: Bounds) -> bool:
    return outer != inner and all(
        one <= other for one, other in zip((*outer[:2], *inner[2:]), (*inner[:2], *outer[2:]), strict=True)
    )


def is_upright(matrix: Matrix) -> bool:
    """Tell whether `matrix` leaves rectangles along the page's edges."""
    a, b, c, d, _, _ = matrix
    return (b == 0 and c == 0) or (a == 0 and d == 0)


def page_box(matrix: Matrix, height: float, x0: float, y0: float, x1: float, y1: float) -> Bounds:
    """Return the box (x0, top, x1, bottom) around a rectangle that `matrix` takes to the page."""
    a, b, c, d, e, f = matrix
    if b == 0 and c == 0:
        left, right, low, high = a * x0 + e, a * x1 + e, d * y0 + f, d * y1 + f
        if left > right:
            left, right = right, left
        return (left, height - high, right, height - low) if low <= high else (left, height - low, right, height - high)
    xs = (a * x0 + c * y0 + e, a * x1 + c * y0 + e, a * x0 + c * y1 + e, a * x1 + c * y1 + e)
    ys = (b * x0 + d * y0 + f, b * x1 + d * y0 + f, b * x0 + d * y1 + f, b * x1 + d * y1 + f)
    return min(xs), height - max(ys), max(xs), height - min(ys)


def _on_page(points: Sequence[Point], matrix: Matrix, height: float) -> tuple[Point, ...]:
    a, b, c, d, e, f = matrix
    return tuple([(a * x + c * y + e, height - (b * x + d * y + f)) for x, y in points])


def _described(points: tuple[Point, ...], curved: bool) -> Part:
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return "curve" if curved else kind_of(points), (min(xs), min(ys), max(xs), max(ys)), points


def kind_of(points: Sequence[Point]) -> str:
    """Return what a subpath of straight segments is: a line, a rectangle, or a curve as anything else is called."""
    count = len(points)
    if count == 2 or (count == 3 and points[0] == points[2]):
        return "line"
    if count == 5 and _near(points[0], points[4]):
        corners = [(points[number], points[number + 1]) for number in range(4)]
        level = [abs(one[1] - other[1]) < _SQUARE for one, other in corners]
        plumb = [abs(one[0] - other[0]) < _SQUARE for one, other in corners]
        if (level[0] and plumb[1] and level[2] and plumb[3]) or (plumb[0] and level[1] and plumb[2] and level[3]):
            return "rect"
    return "curve"


def _near(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < _SQUARE and abs(one[1] - other[1]) < _SQUARE
