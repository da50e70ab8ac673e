"""What the parts of stacks are called where no legend says so: words over the first lying one, or beside a column.

Belongs here: which words those are. Does not belong here: what is stacked on what (charts.stacks), legends
(charts.finding).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipelines.articles.charts.bars import Bars
from pipelines.articles.tables.segments import Segment
from pipelines.model import Box, Rect

#: A name has so many words at most, stands so many em over its part, and is so many times as wide.
MOST_WORDS = 4
OVER = 2.2
WIDER = 2.2
#: It stands so many em beside a column.
BESIDE = 1.6


def stack_names(bars: Bars, segments: Sequence[Segment]) -> dict[str, Segment]:
    """Return by their colours what the parts of stacks are called; none where one of them has no name."""
    stacks: dict[int, list[Rect]] = defaultdict(list)
    for rect in bars.rects:
        box = rect.box
        stacks[round((box.x0 + box.x1) / 2 if bars.upright else (box.top + box.bottom) / 2)].append(rect)
    names = [s for s in segments if not s.numeric and len(s.words) <= MOST_WORDS]
    if bars.upright:
        ends = [(max(stacks), 1), (min(stacks), -1)] if stacks else []
        for place, way in ends:
            found = _told(stacks[place], [[s for s in names if _is_beside(s, r.box, way)] for r in stacks[place]])
            if found:
                return found
        return {}
    first = stacks[min(stacks)] if stacks else []
    return _told(first, [[s for s in names if _is_over(s, r.box)] for r in first])


def _told(parts: Sequence[Rect], names: Sequence[Sequence[Segment]]) -> dict[str, Segment]:
    if len(parts) < 2 or not all(names) or len({part.fill for part in parts}) < len(parts):
        return {}
    found: dict[str, Segment] = {}
    for part, near in zip(parts, names, strict=True):
        away = [_off(s.box, part.box) for s in near]
        found[part.fill or ""] = near[away.index(min(away))]
    return found if len({id(s) for s in found.values()}) == len(found) else {}


def _off(name: Box, part: Box) -> float:
    across = abs(name.x0 + name.x1 - part.x0 - part.x1) / 2
    return across + abs(name.top + name.bottom - part.top - part.bottom) / 2


def _is_over(name: Segment, part: Box) -> bool:
    middle = (name.box.x0 + name.box.x1) / 2
    on = part.x0 - 2 <= middle <= part.x1 + 2 or abs(name.box.x0 - part.x0) <= 2
    return on and 0 <= part.top - name.box.bottom <= OVER * name.size and name.box.width <= WIDER * part.width


def _is_beside(name: Segment, part: Box, way: int) -> bool:
    gap = name.box.x0 - part.x1 if way > 0 else part.x0 - name.box.x1
    return 0 <= gap <= BESIDE * name.size and part.top - 2 <= name.middle <= part.bottom + 2
