"""Text boxes that show no edge: programs for newsletters paint each white before they set its text.

Belongs here: finding them, and keeping together what stands in one. Does not belong here: boxes that a reader sees,
whose text is a story of its own (`areas.panels`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.areas.panels import MAX_SHARE, MIN_HEIGHT, MIN_WIDTH, WHITE, holds
from pipelines.articles.page.kept import kept_of_page
from pipelines.model import Box, Page


@kept_of_page
def text_boxes(page: Page) -> list[Box]:
    """Return the boxes that are painted white without an edge, the largest first; none that cover the page."""
    white = {rect.box for rect in page.rects if rect.fill in WHITE and not rect.stroke}
    most = MAX_SHARE * page.width_pt * page.height_pt
    boxes = [b for b in white if b.width >= MIN_WIDTH and b.height >= MIN_HEIGHT and b.width * b.height <= most]
    return sorted(boxes, key=lambda box: (-box.width * box.height, box.top, box.x0))


def boxed_together(boxes: Sequence[Box], within: Sequence[Box]) -> list[list[int]]:
    """Return the numbers of `boxes` that the same box of `within`, largest first, holds: two or more each, and no set
    of all. A box whose edge cuts one of them holds none."""
    found: list[list[int]] = []
    taken: set[int] = set()
    for outer in within:
        inside = [k for k, box in enumerate(boxes) if k not in taken and holds(outer, box)]
        others = [box for k, box in enumerate(boxes) if k not in inside]
        if len(inside) > 1 and others and not any(_cuts(outer, box) for box in others):
            found.append(inside)
            taken.update(inside)
    return found


def _cuts(outer: Box, box: Box) -> bool:
    across = min(outer.x1, box.x1) - max(outer.x0, box.x0)
    down = min(outer.bottom, box.bottom) - max(outer.top, box.top)
    return across > 2 and down > 2
