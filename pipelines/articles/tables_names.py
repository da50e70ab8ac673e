"""The names of a table's rows: the columns left of its numbers, without a lattice to mark them.

Belongs here: columns, what stands under what, and which names and running numbers belong to rows. Does not belong here:
the numbers, and the header.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from pipelines.articles.tables_segments import Segment
from pipelines.model import Box, Page

#: Numbers of one column share an edge or their middle within this (in em).
ALIGNED = 0.45
#: Names of rows take at most so many columns more than one.
MOST_NAME_COLUMNS = 3
#: Numbers of rows stand up to so many em left of the rows' names.
INDEX_REACH = 5.0
#: Names stand in one column when they start within so many em; names at levels step in by no more than that.
INDENT = 3.2
#: Two names at one level start within so many points.
SAME_LEVEL = 1.5
#: A flat rectangle up to this high may be a rule.
BROAD = 12.0


@dataclass(slots=True)
class Column:
    """From where to where a column reaches, and its numbers."""

    x0: float
    x1: float
    segments: list[Segment] = field(default_factory=list)


def aligned(a: Segment, b: Segment) -> bool:
    """Tell whether two numbers of one size share their left edge, their right edge or their middle."""
    if abs(a.size - b.size) > 0.15 * max(a.size, b.size):
        return False
    near = ALIGNED * min(a.size, b.size)
    return (
        abs(a.box.x1 - b.box.x1) <= near
        or abs(a.box.x0 - b.box.x0) <= near
        or abs(a.box.x0 + a.box.x1 - b.box.x0 - b.box.x1) <= 2 * near
    )


def level_lines(page: Page) -> list[Box]:
    """Return the level rules, and long flat rectangles without words on them: a rule drawn with a broad pen."""
    lines = [r.box for r in page.rules if r.box.width > 10 * max(r.box.height, 0.1)]
    flat = [r.box for r in page.rects if r.box.height <= BROAD < r.box.width / 2 and r.fill not in (None, "#ffffff")]
    if not flat:
        return lines
    middles = sorted(((w.box.top + w.box.bottom) / 2, (w.box.x0 + w.box.x1) / 2) for w in page.words)
    heights = [y for y, _ in middles]
    for box in flat:
        on_it = middles[bisect_left(heights, box.top + 1) : bisect_right(heights, box.bottom - 1)]
        if not any(box.x0 <= x <= box.x1 for _, x in on_it):
            lines.append(box)
    return lines


def find_stub(rows: list[list[Segment]], columns: list[Column], segments: list[Segment], size: float) -> Column | None:
    """Return the column of the rows' names, left of the numbers, when most rows have one."""
    first = columns[0].x0
    names: list[Segment] = []
    for row in rows:
        left = [
            s
            for s in segments
            if not s.numeric
            and s.box.x1 <= first + 0.5 * size
            and min(s.box.bottom, row[0].box.bottom) - max(s.box.top, row[0].box.top) > 0.5 * min(s.size, size)
        ]
        if left:
            names.append(max(left, key=lambda s: s.box.x1))
    if len(names) < 0.6 * len(rows):
        return None
    starts = sorted(s.box.x0 for s in names)
    x0 = starts[len(starts) // 10]
    if sum(abs(s - x0) <= INDENT * size for s in starts) < 0.7 * len(starts) and not _in_levels(starts, size):
        return None
    return Column(min(x0, starts[0] if x0 - starts[0] < 2 * size else x0), max(s.box.x1 for s in names))


def _in_levels(starts: list[float], size: float) -> bool:
    """Tell whether names step in from level to level, as parts do under their whole; most levels have several names."""
    levels = [starts[0]]
    for start in starts:
        if start - levels[-1] > INDENT * size:
            return False
        if start - levels[-1] > SAME_LEVEL:
            levels.append(start)
    return len(levels) <= max(3, len(starts) // 2)


def more_names(
    rows: list[list[Segment]], stub: Column, segments: list[Segment], size: float, page: Page
) -> list[Column]:
    """Return further columns of names left of the first one found, as far as level rules run along the table."""
    ruled = [box.x0 for box in level_lines(page) if box.x1 >= stub.x1 and _runs_along(box, rows)]
    found: list[Column] = []
    while ruled and len(found) < MOST_NAME_COLUMNS:
        edge = found[0] if found else stub
        following = find_stub(rows, [edge], segments, size)
        if following is None or following.x0 < min(ruled) - 2 or following.x0 >= edge.x0:
            break
        found.insert(0, following)
    return found


def index_column(rows: list[list[Segment]], stub: Column, segments: list[Segment], size: float) -> list[Column]:
    """Return the column of numbers straight left of the rows' names, when each row has one: ranks, running numbers."""
    found: list[Segment] = []
    for row in rows:
        left = [
            s
            for s in segments
            if s.numeric
            and 0 <= stub.x0 - s.box.x1 <= INDEX_REACH * size
            and abs(s.middle - row[0].middle) <= 0.5 * size
        ]
        found += left if len(left) == 1 else []
    if len(found) < 0.9 * len(rows) or not all(aligned(found[0], s) or s.box.x0 < found[0].box.x1 for s in found):
        return []
    return [Column(min(s.box.x0 for s in found), max(s.box.x1 for s in found))]


def _runs_along(box: Box, rows: list[list[Segment]]) -> bool:
    return rows[0][0].box.top - 60 <= box.top <= rows[-1][0].box.bottom + 20
