"""Numbers in the middle of a ring or a disc: what is said of them stands outside it, as a label does of a plain number.

Belongs here: which drawn circle a number stands in. Does not belong here: slices of pies (charts.pies).
"""

from __future__ import annotations

from pipelines.model import Box, Page

#: A ring is so wide at most (in points), as wide as high within this share, and its middle so near to the number's.
WIDEST = 150.0
ROUND = 0.35
OFF_MIDDLE = 6.0


def ring_around(number: Box, page: Page) -> Box:
    """Return the smallest circle or arc around a number that stands in its middle, the number's own box without one."""
    x = (number.x0 + number.x1) / 2
    best = number
    for curve in page.curves:
        box = curve.box
        if not (box.x0 < number.x0 and box.x1 > number.x1 and box.top < number.top and box.bottom > number.bottom):
            continue
        if box.width > WIDEST or box.height > WIDEST or len(curve.points) < 5:
            continue
        if abs((box.x0 + box.x1) / 2 - x) > OFF_MIDDLE or abs(box.width - box.height) > ROUND * box.width:
            continue
        if best is number or box.width * box.height < best.width * best.height:
            best = box
    return best
