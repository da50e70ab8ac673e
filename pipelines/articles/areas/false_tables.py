"""Boxes that are taken for a table but are none: headings in bars on a picture, and text beside a list in a frame.

Belongs here: telling them by the size of their type, and by the frame that parts their columns. Does not belong here:
tables, which other modules find.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipelines.articles.page.word_arrays import arrays_of
from pipelines.model import Box, Page

#: Headings are so many times as large as most of the page, and such a box holds so many words of them.
LARGE = 1.5
FEWEST, MOST = 2, 30
#: So many sayings begin at one height, within so many points.
SAYINGS = 3
LEVEL = 2.0
OPENING, CLOSING = '“"', '”"'
#: What is in a frame and what is not are so many points apart from a box's sides.
WITHIN = 8.0
#: A frame reaches so many points past the side of a box that it cuts: the tint of a table's last column does not.
BEYOND = 24.0


def is_none(page: Page, box: Box, frames: Sequence[Box]) -> bool:
    """Tell whether what was taken for a table is none; `frames` may cut it."""
    return holds_headings(page, box) or holds_sayings(page, box) or is_cut_by_frame(box, frames)


def holds_headings(page: Page, box: Box) -> bool:
    """Tell whether a box holds nothing but a few words in type much larger than the page's text, and no number."""
    words = arrays_of(page)
    x, y = words.middle_x, words.middle_y
    inside = np.flatnonzero((box.x0 <= x) & (x <= box.x1) & (box.top <= y) & (y <= box.bottom))
    if not FEWEST <= len(inside) <= MOST or len(inside) > 0.3 * len(words):
        return False
    if float(words.size[inside].min()) < LARGE * float(np.median(words.size)):
        return False
    return not any(char.isdigit() for place in inside.tolist() for char in words.words[place].text)


def holds_sayings(page: Page, box: Box) -> bool:
    """Tell whether what several people say stands side by side in a box, each saying in quotation marks."""
    words = arrays_of(page)
    x, y = words.middle_x, words.middle_y
    inside = np.flatnonzero((box.x0 <= x) & (x <= box.x1) & (box.top <= y) & (y <= box.bottom)).tolist()
    opened = [words.top[place] for place in inside if words.words[place].text[0] in OPENING]
    closed = sum(words.words[place].text[-1] in CLOSING for place in inside)
    level = max((sum(abs(top - other) <= LEVEL for other in opened) for top in opened), default=0)
    return level >= SAYINGS and closed >= level


def is_cut_by_frame(box: Box, frames: Sequence[Box]) -> bool:
    """Tell whether a frame's upright side goes through a box from above it to below it, and the frame past its side."""
    return any(
        any(box.x0 + WITHIN < side < box.x1 - WITHIN for side in (frame.x0, frame.x1))
        and frame.top < box.top
        and frame.bottom > box.bottom
        and (frame.x0 < box.x0 - BEYOND or frame.x1 > box.x1 + BEYOND)
        for frame in frames
    )
