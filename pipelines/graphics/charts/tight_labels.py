"""Labels under columns in type too tight to part them: ``Gravel roads Railway lines`` under two columns.

Belongs here: parting such a line so that each part stands under the middle of its column. Does not belong here: which
label names which bar (categories).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipelines.articles.charts.bars import Bars
from pipelines.articles.tables.segments import Segment

#: A label is set to the middle of its column within this share of its size and of its width.
OFF_MIDDLE = 0.6
#: Columns nearer to each other than so many em are of one group.
APART = 2.0


def parted_under(segment: Segment, bars: Bars) -> list[Segment]:
    """Return a line of labels in parts that each stand under one column, the line itself where it is one label."""
    if len(segment.words) < 2 or len({rect.fill for rect in bars.rects}) > 1:
        return [segment]  # a label under columns of several colours names them together
    middles = sorted({round((r.box.x0 + r.box.x1) / 2, 1) for r in bars.rects})
    under = [x for x in middles if segment.box.x0 <= x <= segment.box.x1]
    if len(under) < 2 or min(b - a for a, b in pairwise(under)) < APART * segment.size:
        return [segment]
    return _parts(segment, under) or [segment]


def _parts(segment: Segment, middles: Sequence[float]) -> list[Segment]:
    """Return the parts of a line whose middles are those given, none where no cuts between its words make them."""
    if len(middles) == 1:
        return [segment] if _is_at(segment, middles[0]) else []
    for k in range(1, len(segment.words)):
        first = Segment.of(segment.words[:k])
        if _is_at(first, middles[0]):
            rest = _parts(Segment.of(segment.words[k:]), middles[1:])
            if rest:
                return [first, *rest]
    return []


def _is_at(part: Segment, middle: float) -> bool:
    return abs((part.box.x0 + part.box.x1) / 2 - middle) <= OFF_MIDDLE * part.size
