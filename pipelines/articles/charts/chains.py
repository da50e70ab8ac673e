"""Lines of charts drawn piece by piece from mark to mark, with a gap around each mark, as R does (``type = "b"``).

Belongs here: joining such pieces to one line through the marks. Does not belong here: lines drawn in one stroke, and
which marks stand on their points (lines).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import dist

from pipelines.articles.page.kept import kept_of_page
from pipelines.model import Box, Curve, Page

#: A line has at least so many pieces between marks; a mark is so large at most (in points).
FEWEST_PIECES = 2
MARK = 10.0
#: A piece ends so many points before the middle of its mark, and points to it within so many.
GAP = 9.0
ASIDE = 1.5

Point = tuple[float, float]


@kept_of_page
def chained_lines(page: Page) -> tuple[Curve, ...]:
    """Return the lines that pieces with a gap around each mark make, each with its marks' middles as its points."""
    pieces: list[tuple[Point, Point, str | None]] = [
        (c.points[0], c.points[-1], c.stroke) for c in page.curves if len(c.points) == 2 and c.stroke
    ]
    if len(pieces) < FEWEST_PIECES:
        return ()
    drawn = [c.box for c in page.curves if c.fill and len(c.points) > 2]
    marks = [_middle(box) for box in drawn if max(box.width, box.height) <= MARK and min(box.width, box.height) > 1]
    if len(marks) <= FEWEST_PIECES:
        return ()
    for rule in page.rules:  # a level piece
        if rule.box.width > 4 * max(rule.box.height, 0.1):
            y = (rule.box.top + rule.box.bottom) / 2
            pieces.append(((rule.box.x0, y), (rule.box.x1, y), rule.color))
    after: dict[Point, tuple[Point, str]] = {}
    for piece in pieces:
        left, right = sorted(piece[:2])
        before, behind = _mark_at(left, right, marks), _mark_at(right, left, marks)
        if before is not None and behind is not None and before[0] < behind[0] and piece[2]:
            after.setdefault(before, (behind, piece[2]))
    lines = []
    for first in sorted(after.keys() - {point for point, _ in after.values()}):
        points, stroke = [first], after[first][1]
        while points[-1] in after and after[points[-1]][1] == stroke:
            points.append(after[points[-1]][0])
        if len(points) > FEWEST_PIECES:
            box = Box(points[0][0], min(y for _, y in points), points[-1][0], max(y for _, y in points))
            lines.append(Curve(box=box, points=tuple(points), fill=None, stroke=stroke))
    return tuple(lines)


def _mark_at(end: Point, other: Point, marks: Sequence[Point]) -> Point | None:
    """Return the mark that a piece's end points to: a little further on in the piece's direction."""
    length = dist(end, other)
    if length < 1:
        return None
    dx, dy = (end[0] - other[0]) / length, (end[1] - other[1]) / length
    for x, y in marks:
        along = (x - end[0]) * dx + (y - end[1]) * dy
        aside = abs((x - end[0]) * dy - (y - end[1]) * dx)
        if 1.0 <= along <= GAP and aside <= ASIDE:
            return x, y
    return None


def _middle(box: Box) -> Point:
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
