"""Lists in frames of one size side by side: each is a list of its own, whose rows do not go on in the next frame.

Belongs here: parting a page's words by such frames, before anything looks for rows across them. Does not belong here:
tables side by side under rules (panels), and cells that are drawn as boxes (ruled).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.tables.grid import holds, outside
from pipelines.articles.tables.segments import Segment, segments_of
from pipelines.model import Box, Page, Word

#: A frame is at least so wide and so high (in points).
LEAST_WIDE, LEAST_HIGH = 60.0, 40.0
#: Frames have one height and stand level within so many points, and so far apart.
SAME = 2.0
APART = (1.0, 40.0)
#: So many rows of a frame have a name and a number behind it.
FEWEST_ROWS = 2


def by_frames(page: Page, words: Sequence[Word]) -> list[list[Word]]:
    """Return `words` in parts: those in each of several lists in frames, then all others; one part where none are."""
    boxes = [r.box for r in page.rects if r.box.bottom - r.box.top >= LEAST_HIGH]
    boxes += [c.box for c in page.curves if c.box.bottom - c.box.top >= LEAST_HIGH]
    if len(boxes) < 2:
        return [list(words)]
    boxes = sorted({b for b in boxes if b.width >= LEAST_WIDE}, key=lambda b: (b.top, b.x0))
    level = [b for b in boxes if any(_beside(b, o) for o in boxes)]
    if not level:
        return [list(words)]
    segments = segments_of(words, page)
    lists = [b for b in level if _is_list(b, segments)]
    lists = [b for b in lists if any(_beside(b, o) for o in lists)]
    lists = [b for b in lists if not any(o is not b and holds(o, b) and o.width > b.width + SAME for o in lists)]
    if len(lists) < 2:
        return [list(words)]
    return [*([w for w in words if holds(box, w.box, 0.0)] for box in lists), outside(words, lists)]


def _beside(a: Box, b: Box) -> bool:
    level = abs(a.top - b.top) <= SAME and abs(a.bottom - b.bottom) <= SAME
    return level and APART[0] <= max(a.x0, b.x0) - min(a.x1, b.x1) <= APART[1]


def _is_list(box: Box, segments: Sequence[Segment]) -> bool:
    """Tell whether rows in a frame have a name and a number each, and nothing crosses its sides."""
    level = [s for s in segments if box.top <= s.middle <= box.bottom]
    if any(s.box.x0 < x - 1 and s.box.x1 > x + 1 for s in level for x in (box.x0, box.x1)):
        return False
    inside = [s for s in level if holds(box, s.box, 0.0)]
    names = [s for s in inside if not s.numeric]
    numbers = [s for s in inside if s.numeric]
    rows = sum(any(abs(n.middle - s.middle) <= 0.5 * n.size and s.box.x1 <= n.box.x0 for s in names) for n in numbers)
    return rows >= FEWEST_ROWS
