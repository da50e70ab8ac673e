"""Tree maps: unequal rectangles in several colours that fill one box, each with its name and its number.

Belongs here: telling these from cells of tables, which are equally high in a row, and from tiles. Does not belong here:
what the numbers mean.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.articles.charts.marks import Mark, MarkPlot
from pipelines.articles.tables.segments import Segment
from pipelines.model import Box, Page, Rect

#: There are so many rectangles at least, each so wide and high (in points), none larger than this share of the page.
FEWEST = 4
LEAST = 18.0
LARGEST = 0.3
#: They fill this share of the box around them, and stand so far apart; the largest is so many times the smallest.
FILLED = 0.88
APART = 6.0
UNEQUAL = 1.6
#: So large a share of them has a name and a number, in so many words at most.
NAMED = 0.85
MOST_WORDS = 9

NAME_AND_NUMBER = re.compile(r"^(?P<name>\D*[^\W\d_]\D*?)[\s:,]+(?P<number>[^\w\s]?\d[\d.,]*\s?\S{0,3})$")


def treemap_parts(page: Page) -> list[list[Rect]]:
    """Return the groups of unequal rectangles that touch each other and fill the box around them."""
    area = page.width_pt * page.height_pt
    rects = [
        r
        for r in page.rects
        if r.fill not in (None, "#ffffff")
        and min(r.box.width, r.box.height) >= LEAST
        and r.box.width * r.box.height <= LARGEST * area
    ]
    rects = [r for r in rects if not any(o is not r and _holds(r.box, o.box) for o in rects)]
    groups: list[list[Rect]] = []
    for rect in rects:
        near = [group for group in groups if any(_touch(rect.box, other.box) for other in group)]
        groups = [group for group in groups if not any(group is n for n in near)]
        groups.append([*(r for group in near for r in group), rect])
    return [group for group in groups if _is_treemap(group)]


def _is_treemap(group: Sequence[Rect]) -> bool:
    if len(group) < FEWEST or len({r.fill for r in group}) < 2:
        return False
    sizes = sorted(r.box.width * r.box.height for r in group)
    box = Box.around(r.box for r in group)
    unequal = sizes[-1] >= UNEQUAL * sizes[0]
    uneven = len({round(r.box.height) for r in group}) > 1 and len({round(r.box.width) for r in group}) > 1
    return unequal and uneven and FILLED * box.width * box.height <= sum(sizes) <= 1.02 * box.width * box.height


def _touch(a: Box, b: Box) -> bool:
    return a.x0 <= b.x1 + APART and b.x0 <= a.x1 + APART and a.top <= b.bottom + APART and b.top <= a.bottom + APART


def _holds(outer: Box, inner: Box) -> bool:
    return outer.x0 <= inner.x0 and outer.top <= inner.top and outer.x1 >= inner.x1 and outer.bottom >= inner.bottom


def find_treemaps(groups: Sequence[Sequence[Rect]], segments: Sequence[Segment]) -> list[MarkPlot]:
    """Return the tree maps: most of their rectangles hold one number and a name."""
    found = []
    for group in groups:
        marks = []
        words: list[Box] = []
        for rect in group:
            inside = sorted((s for s in segments if _in(s.box, rect.box)), key=lambda s: s.box.top)
            if sum(len(s.words) for s in inside) > MOST_WORDS:
                continue
            numbers = [s for s in inside if s.numeric]
            match = NAME_AND_NUMBER.match(inside[0].text) if len(inside) == 1 else None
            if match is not None:
                number = Segment.of(inside[0].words[-len(match["number"].split()) :])
                marks.append(Mark(rect.box, number, match["name"].strip(" :,")))
            elif len(numbers) == 1 and len(inside) > 1:
                name = " ".join(s.text for s in inside if not s.numeric)
                marks.append(Mark(rect.box, numbers[0], name))
            words += [s.box for s in inside]
        uneven = len({(round(mark.box.width), round(mark.box.height)) for mark in marks}) > 2
        if uneven and len(marks) >= NAMED * len(group):
            found.append(MarkPlot(tuple(marks), Box.around(r.box for r in group), tuple(words)))
    return found


def _in(inner: Box, outer: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom
