"""The boxes of an infographic that are about one number each, with what is said of it.

Belongs here: which box a number or a label stands in. Does not belong here: which label belongs to which number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.graphics.panels.groups import Group
from pipelines.graphics.panels.panel import middle_in
from pipelines.model import Box, Page

#: A box is at least so wide and so high (in points), and covers at most this share of the page.
LEAST = 20.0
LARGEST = 0.2
#: A number that a box is about is so many times as large as the others in it.
LARGER = 1.4
#: So many boxes make a row of them.
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes about one number each."""

    boxes: tuple[Box, ...]

    def at(self, group: Group) -> Box | None:
        """Return the smallest box that a group stands in."""
        around = [box for box in self.boxes if middle_in(group.box, box, 0.0)]
        return min(around, key=lambda box: box.width * box.height, default=None)

    def parts(self, number: Group, label: Group) -> bool:
        """Tell whether a box parts a number from a label: one stands in it, the other does not."""
        return bool(self.boxes) and self.at(number) != self.at(label)


def boxes_of(page: Page, numbers: Sequence[Group], labels: Sequence[Group]) -> Boxes:
    """Return the drawn boxes of `page` that are about one of `numbers` and hold one of `labels` at least."""
    area = page.width_pt * page.height_pt
    found: list[Box] = []
    drawn = [rect.box for rect in page.rects] + [curve.box for curve in page.curves if curve.fill]
    for box in drawn:
        if min(box.width, box.height) < LEAST or box.width * box.height > LARGEST * area:
            continue
        sizes = sorted((number.size for number in numbers if middle_in(number.box, box, 0.0)), reverse=True)
        one = len(sizes) == 1 or (len(sizes) > 1 and sizes[0] >= LARGER * sizes[1])
        if one and any(middle_in(label.box, box, 0.0) for label in labels):
            found.append(box)
    return Boxes(tuple(found) if len(found) >= FEWEST else ())
