"""Legends of maps: samples of colours one below the other, or in a row, each with the range of numbers it stands for.

Belongs here: telling such ranges from numbers that count something. Does not belong here: the ends of a strip of many
colours (colour_scales), and legends that name series (articles).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.articles.tables.segments import Segment
from pipelines.model import Box, Page, Rect

#: A range, or all that is less or more than a number.
CLASS = re.compile(
    r"""(?ix) (?: (?:[<>≤≥]|under|below|less\s than|up\s to|over|above|more\s than|at\s (?:least|most)) \s?
              (?P<end>\S?\d[\d.,]*)
            | (?P<range>[\[(]?\S?\d[\d.,]*\s?%?\s?(?:[-−–—,]|to)\s?\S?\d[\d.,]*)
            | \S?\d[\d.,]*\s?(?:\+|%?\s(?:(?:or|and)\s(?:more|over|above|under|less|fewer)|plus)) )
        \s?%? [\])]? (?:\s[^\W\d_]+){0,2}"""
)
#: So many of them at least, so many of which are ranges, each beside a sample of a colour of its own.
FEWEST = 3
FEWEST_RANGES = 1
#: A sample is so large (in points), and so near to its range (in em); they share an edge within so many points.
SAMPLE = (4.0, 40.0)
BESIDE = 2.0
SAME_EDGE = 3.0


def class_legends(page: Page, segments: Sequence[Segment]) -> list[Segment]:
    """Return the ranges of a page's legends of classes."""
    classes = [s for s in segments if CLASS.fullmatch(s.text)]
    if len(classes) < FEWEST:
        return []
    shapes = [*page.rects, *(Rect(c.box, c.fill, None) for c in page.curves if c.fill is not None)]
    samples = [r for r in shapes if r.fill is not None and all(SAMPLE[0] <= n <= SAMPLE[1] for n in _size(r.box))]
    coloured = [(s, fill) for s in classes if (fill := _colour_beside(s, samples)) is not None]
    found: list[Segment] = []
    for segment, _ in coloured:
        column = [pair for pair in coloured if abs(pair[0].box.x0 - segment.box.x0) <= SAME_EDGE]
        row = [pair for pair in coloured if abs(pair[0].middle - segment.middle) <= SAME_EDGE]
        alike = max(column, row, key=len)
        ranges = sum((match := CLASS.fullmatch(s.text)) is not None and match["range"] is not None for s, _ in alike)
        if len({fill for _, fill in alike}) >= FEWEST and ranges >= FEWEST_RANGES:
            found.append(segment)
    return found


def _size(box: Box) -> tuple[float, float]:
    return box.width, box.height


def _colour_beside(segment: Segment, samples: Sequence[Rect]) -> str | None:
    """Return the colour of the last painted sample left of a range, on its line."""
    level = [r for r in samples if r.box.top <= segment.middle <= r.box.bottom]
    level = [r for r in level if -1 <= segment.box.x0 - r.box.x1 <= BESIDE * segment.size]
    return level[-1].fill if level else None
