"""Cards of one size side by side, or one under another, are one graphic: what stands over them holds for all.

Belongs here: joining panels that lie in a grid. Does not belong here: which panels there are (`finding`), and cards of
one number each without a frame (`tiles`, `cards`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.page.draft import Area
from pipelines.articles.page.shapes import overlap_x, overlap_y
from pipelines.model import Box

#: Cards are equally wide and high within so many points, their edges level within so many.
SAME = 3.0
#: The next card is so many points away at most.
APART = 26.0


def joined_cards(areas: Sequence[Area], panels: Sequence[Box]) -> list[Area]:
    """Return the areas, those that are frames of one size in a row or a column made one."""
    cards = [a for a in areas if a.kind == "panel" and any(_is_same(a.box, panel) for panel in panels)]
    groups: list[list[Area]] = []
    for card in cards:
        near = [group for group in groups if any(_beside(card.box, other.box) for other in group)]
        groups = [group for group in groups if group not in near] + [[card, *(a for group in near for a in group)]]
    out = list(areas)
    for group in groups:
        whole = Box.around(area.box for area in group)
        alone = not any(
            overlap_x(other.box, whole) > 0 and overlap_y(other.box, whole) > 0
            for other in areas
            if not any(other is card for card in group)
        )
        if len(group) > 1 and alone:
            first = next(k for k, area in enumerate(out) if any(area is card for card in group))
            out[first] = Area("panel", whole)
            out = [area for area in out if not any(area is card for card in group)]
    return out


def _is_same(a: Box, b: Box) -> bool:
    return max(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.top - b.top), abs(a.bottom - b.bottom)) <= SAME


def _beside(a: Box, b: Box) -> bool:
    if abs(a.width - b.width) > SAME or abs(a.height - b.height) > SAME:
        return False
    level, flush = abs(a.top - b.top) <= SAME, abs(a.x0 - b.x0) <= SAME
    across, down = max(a.x0, b.x0) - min(a.x1, b.x1), max(a.top, b.top) - min(a.bottom, b.bottom)
    return (level and 0 <= across <= APART) or (flush and 0 <= down <= APART)
