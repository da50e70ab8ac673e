"""The heading of a number's own frame: a card of a row of cards has its name at its top.

Belongs here: headings that stand with a number in one drawn box. Does not belong here: headings over columns and panels
(infographics), and boxes about one number each (boxes).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.graphics.panels.groups import Group
from pipelines.graphics.panels.panel import middle_in
from pipelines.model import Box, Page

#: A frame is at least so wide and so high (in points), and covers at most this share of the page.
LEAST = 24.0
LARGEST = 0.3
#: So many frames make a row of cards.
FEWEST = 2


def frames_of(page: Page, numbers: Sequence[Group], headings: Sequence[Group]) -> list[tuple[Box, Group]]:
    """Return the frames of a panel that have one heading each, which stands over all numbers in them."""
    area = page.width_pt * page.height_pt
    found: list[tuple[Box, Group]] = []
    for box in dict.fromkeys([r.box for r in page.rects] + [c.box for c in page.curves if c.fill or c.stroke]):
        if min(box.width, box.height) < LEAST or box.width * box.height > LARGEST * area:
            continue
        inside = [n for n in numbers if middle_in(n.box, box, 0.0)]
        heads = [h for h in headings if middle_in(h.box, box, 0.0)]
        if inside and len(heads) == 1 and all(heads[0].box.bottom <= n.box.top + 2 for n in inside):
            found.append((box, heads[0]))
    return found if len({id(head) for _, head in found}) >= FEWEST else []


def heading_in_frame(number: Group, frames: Sequence[tuple[Box, Group]]) -> Group | None:
    """Return the heading of the smallest frame that a number stands in."""
    around = [(box, head) for box, head in frames if middle_in(number.box, box, 0.0)]
    return min(around, key=lambda f: f[0].width * f[0].height)[1] if around else None
