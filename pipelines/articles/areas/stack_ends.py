"""The ends of a stack of numbers, each with its words under it: the first or the last where its words read like prose.

Belongs here: what stands over or under a panel in the style and the place of its own numbers. Does not belong here:
which numbers make a panel (`finding`), and words beside numbers (`tiles`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.shapes import Run, mostly_in, overlap_x
from pipelines.model import Box

#: A number in large type, with few words behind it.
NUMBER = re.compile(r"^(?:[^\W\d_]+\s){0,2}[^\w\s]{0,2}[A-Z]{0,3}[^\w\s]?\d[\d.,]*(?:\s?[%\w]+){0,2}$")
#: Numbers in one style are so many times as large as the text, and stand under each other within so many points.
LARGE = 1.3
SAME_EDGE = 2.0
SAME_SIZE = 0.3
#: The next one is at most so many times as far away as those of the panel are from each other.
PITCH = 1.6
FEWEST = 2
#: What a number's words are: so many, so near under it (in em of their own).
MOST_WORDS = 16
NEAR = 1.2


def with_stack_ends(box: Box, draft: PageDraft, content: Sequence[Run]) -> Box:
    """Return a panel of large numbers under each other with those over or under it that are printed like them."""
    least = LARGE * draft.body_size
    numbers = [r for r in content if r.size > least and NUMBER.match(r.text)]
    if len(numbers) <= FEWEST:
        return box
    while True:
        inside = [r for r in numbers if mostly_in(r.box, box)]
        found = next((r for r in numbers if r not in inside and _goes_on(r, inside, content)), None)
        if found is None:
            return box
        box = Box.around([box, found.box, *(r.box for r in content if _tells_of(r, found))])


def _goes_on(number: Run, inside: Sequence[Run], content: Sequence[Run]) -> bool:
    alike = sorted((r for r in inside if _alike(r, number)), key=lambda r: r.box.top)
    if len(alike) < FEWEST:
        return False
    pitch = max(b.box.top - a.box.top for a, b in pairwise(alike))
    near = min(alike, key=lambda r: abs(r.box.top - number.box.top))
    if not 0 < abs(near.box.top - number.box.top) <= PITCH * pitch:
        return False
    upper, lower = sorted((near, number), key=lambda r: r.box.top)
    between = [
        r
        for r in content
        if r.box.top >= upper.box.bottom - 2 and r.box.bottom <= lower.box.top + 2 and overlap_x(r.box, number.box) > 0
    ]
    return bool(between) and all(r.word_count <= MOST_WORDS for r in between)


def _alike(a: Run, b: Run) -> bool:
    edge = min(abs(a.box.x0 - b.box.x0), abs(a.box.x0 + a.box.x1 - b.box.x0 - b.box.x1) / 2)
    style = abs(a.size - b.size) <= SAME_SIZE and a.style.bold == b.style.bold and a.style.font == b.style.font
    return style and edge <= SAME_EDGE


def _tells_of(run: Run, number: Run) -> bool:
    """Tell whether words stand right under a number and are no longer than labels are."""
    gap = run.box.top - number.box.bottom
    under = -0.5 * run.size <= gap <= NEAR * run.size and overlap_x(run.box, number.box) > 0
    return under and run.size < number.size and run.word_count <= MOST_WORDS
