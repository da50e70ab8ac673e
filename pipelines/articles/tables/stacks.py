"""What joins and what parts rows of numbers one under the other: columns set a little off, headings between rules.

Belongs here: joining groups whose columns stand under each other, and headings over all columns. Does not belong here:
finding the groups, and parting tables that stand one under the other (`tables.unruled`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.tables.names import columns_of
from pipelines.articles.tables.rules import LevelRule
from pipelines.articles.tables.segments import Segment
from pipelines.articles.tables.spans import Extent

#: Columns that stand under each other are so many at least, and so many lines apart at most.
FEWEST_STACKED = 3
STACK_REACH = 2.5
#: Their numbers differ in size by at most this share.
SAME_SIZE = 0.1
#: A heading between rules is off the middle of its table by so many points at most; the rules are so near (in em).
OFF_MIDDLE = 3.0
RULE_REACH = 0.8


def stacked(groups: list[list[Segment]], segments: Sequence[Segment]) -> list[list[Segment]]:
    """Join groups of numbers one right under the other whose columns stand under each other, though not flush, where no
    header of words stands between: rows of one table that are set a little off."""
    out: list[list[Segment]] = []
    for group in sorted(groups, key=lambda g: min(s.box.top for s in g)):
        above = next((other for other in out if _stands_under(group, other, segments)), None)
        if above is None:
            out.append(list(group))
        else:
            above += group
    return out


def _stands_under(group: Sequence[Segment], other: Sequence[Segment], segments: Sequence[Segment]) -> bool:
    size = group[0].size
    bottom, top = max(s.box.bottom for s in other), min(s.box.top for s in group)
    if not -1 <= top - bottom <= STACK_REACH * size or abs(size - other[0].size) > SAME_SIZE * size:
        return False
    columns, theirs = columns_of(group), columns_of(other)
    if len(columns) < FEWEST_STACKED or len(columns) != len(theirs):
        return False
    if not all(a.x0 < b.x1 and b.x0 < a.x1 for a, b in zip(columns, theirs, strict=True)):
        return False
    left, right = min(columns[0].x0, theirs[0].x0), max(columns[-1].x1, theirs[-1].x1)
    return not any(
        s.box.top >= bottom - 1 and s.box.bottom <= top + 1 and s.box.x1 > left and s.box.x0 < right for s in segments
    )


def between(
    line: Sequence[Segment], columns: Sequence[Extent], rules: Sequence[LevelRule], *, bold_stands_out: bool
) -> bool:
    """Tell whether a line holds only a heading of the rows under it: words set to the middle of all columns, in bold
    type where that stands out, or with a rule along the table right over them and right under them."""
    if len(line) != 1 or line[0].numeric or len(columns) < FEWEST_STACKED:
        return False
    box, reach = line[0].box, RULE_REACH * line[0].size
    left, right = columns[0].x0, columns[-1].x1
    along = [r for r in rules if r.x0 <= left + OFF_MIDDLE and r.x1 >= right - OFF_MIDDLE]
    middles = [(left + right) / 2, *((r.x0 + r.x1) / 2 for r in along)]
    if box.x0 <= left + OFF_MIDDLE or not any(abs((box.x0 + box.x1) / 2 - middle) <= OFF_MIDDLE for middle in middles):
        return False
    if bold_stands_out and line[0].bold:
        return True
    over = any(-1 <= box.top - r.top <= reach for r in along)
    return over and any(-1 <= r.top - box.bottom <= reach for r in along)
