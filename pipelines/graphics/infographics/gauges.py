"""The ends of a gauge: a nought and a largest number in small type at the feet of an arc, the number it shows between.

Belongs here: telling such ends from numbers that say something. Does not belong here: axes of charts (axes), strips of
colours (colour_scales).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.graphics.panels.axes import number_of
from pipelines.graphics.panels.groups import Group

#: The number of a gauge is so many times as large as its ends, and stands so many of its own sizes over them at most.
LARGER = 1.4
OVER = 3.0


def gauge_ends(numbers: Sequence[Group]) -> set[int]:
    """Return the ids of pairs of small numbers on one line, the left one nought, with a larger one between them."""
    found: set[int] = set()
    plain = [g for g in numbers if len(g.lines) == 1 and number_of(g.text) is not None]
    for low in plain:
        if number_of(low.text) != 0:
            continue
        for shown in plain:
            if (
                shown.size < LARGER * low.size
                or not -low.size <= low.box.bottom - shown.box.bottom <= OVER * shown.size
            ):
                continue
            middle = (shown.box.x0 + shown.box.x1) / 2
            half = middle - (low.box.x0 + low.box.x1) / 2
            for high in plain:
                level = abs(high.lines[0].middle - low.lines[0].middle) <= 1 and abs(high.size - low.size) <= 0.5
                even = abs((high.box.x0 + high.box.x1) / 2 - middle - half) <= low.size
                if half > 0 and level and even and high is not low and (number_of(high.text) or 0) > 0:
                    found |= {id(low), id(high)}
    return found
