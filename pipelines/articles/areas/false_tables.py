"""Boxes that rules and shapes make a table of, but whose words are headings: bars on a picture, each with a headline.

Belongs here: telling them by the size of their type. Does not belong here: tables, which other modules find.
"""

from __future__ import annotations

import numpy as np

from pipelines.articles.page.word_arrays import arrays_of
from pipelines.model import Box, Page

#: Headings are so many times as large as most of the page, and such a box holds so many words of them.
LARGE = 1.5
FEWEST, MOST = 2, 30


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
