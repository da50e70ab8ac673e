"""Bars that are drawn as paths, with rounded corners or without.

Belongs here: telling by its outline whether a path fills its box. Does not belong here: what the shape means.
"""

from __future__ import annotations

from itertools import pairwise

from pipelines.articles.page.kept import kept_of_page
from pipelines.model import Curve, Page, Rect

#: A bar with rounded corners fills so large a share of its box.
FULL = 0.88
#: Its outline has so many points at most.
MOST_POINTS = 140


@kept_of_page
def full_shapes(page: Page) -> tuple[Rect, ...]:
    """Return the painted paths that fill their boxes but for their corners, in painting order."""
    return tuple(Rect(c.box, c.fill, c.stroke) for c in page.curves if _is_full(c))


def _is_full(curve: Curve) -> bool:
    box, points = curve.box, curve.points
    if curve.fill is None or not 4 <= len(points) <= MOST_POINTS:
        return False
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*points, points[0])))
    return abs(twice) >= 2 * FULL * max(box.width * box.height, 0.01)
