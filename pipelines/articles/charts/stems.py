"""Thin lines from one axis, as long as what they count: stems with a dot at their end, and bars of hundreds of days.

Belongs here: telling them from gridlines and other rules. Does not belong here: bars (charts.bars), which they are
then read as.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from pipelines.model import Box, Page, Rect

#: So many stems begin at one axis at least; their dots are so large at most and this near to their ends (in points).
FEWEST = 3
DOT = 14.0
AT_END = 2.0
#: Dots are looked for in columns of the page so wide: those at the end of a stem are in its column or the next.
WIDE = 2 * AT_END
#: Stems are seen as bars so thick.
THICK = 4.0
SHORTEST = 4.0
#: Bars thinner than this are so many, at an even pitch, and have so many different heights that differ by so much.
THIN = 1.5
FEWEST_THIN = 30
FEWEST_HEIGHTS = 8
RISE = 6.0
#: So large a share of the distances between them is a multiple of the pitch, within this share of it.
EVEN = 0.9
OFF_PITCH = 0.3


def thin_bars(page: Page) -> list[Rect]:
    """Return bars too thin to be told from rules one by one, as thick as their pitch."""
    groups: dict[tuple[str | None, int], list[Box]] = defaultdict(list)
    boxes = [(rule.box, rule.color) for rule in page.rules]
    boxes += [(rect.box, rect.fill) for rect in page.rects if rect.fill not in (None, "#ffffff")]
    for box, color in boxes:
        if box.width < THIN and box.height > box.width:
            groups[color, round(box.bottom)].append(box)
    found: list[Rect] = []
    for (color, _), group in groups.items():
        if len(group) < FEWEST_THIN or len({round(box.height) for box in group}) < FEWEST_HEIGHTS:
            continue
        heights = [box.height for box in group]
        middles = sorted({round((box.x0 + box.x1) / 2, 2) for box in group})
        gaps = sorted(b - a for a, b in pairwise(middles))
        pitch = gaps[len(gaps) // 2] if gaps else 0.0
        even = sum(abs(gap / pitch - round(gap / pitch)) <= OFF_PITCH for gap in gaps) if pitch > 0 else 0
        if max(heights) - min(heights) < RISE or even < EVEN * len(gaps) or len(middles) < EVEN * len(group):
            continue
        for box in group:
            middle = (box.x0 + box.x1) / 2
            found.append(Rect(Box(middle - pitch / 2, box.top, middle + pitch / 2, box.bottom), color, None))
    return found


def stems(page: Page) -> list[Rect]:
    """Return the stems of a page as bars in the colour of their dots, from the axis to the middle of the dot."""
    dots = [
        (c.box, c.fill)
        for c in page.curves
        if c.fill not in (None, "#ffffff") and max(c.box.width, c.box.height) <= DOT
        and abs(c.box.width - c.box.height) <= 1.0
    ]  # fmt: skip
    if len(dots) < FEWEST:
        return []
    columns: dict[int, list[tuple[int, Box, str | None]]] = defaultdict(list)
    for number, (dot, color) in enumerate(dots):
        columns[round((dot.x0 + dot.x1) / 2 / WIDE)].append((number, dot, color))
    found: dict[tuple[bool, int], list[Rect]] = defaultdict(list)
    for rule in page.rules:
        box = rule.box
        level = box.width >= box.height
        if max(box.width, box.height) < SHORTEST:
            continue
        end = (box.x1, (box.top + box.bottom) / 2) if level else ((box.x0 + box.x1) / 2, box.top)
        key = round(end[0] / WIDE)
        near = [place for k in (key - 1, key, key + 1) for place in columns.get(k, ()) if _is_at(place[1], end)]
        if near:
            _, _, fill = min(near)  # the first of them on the page
            x, y, half = end[0], end[1], THICK / 2
            bar = Box(box.x0, y - half, x, y + half) if level else Box(x - half, y, x + half, box.bottom)
            found[level, round(box.x0 if level else box.bottom)].append(Rect(bar, fill, None))
    return [rect for group in found.values() if len(group) >= FEWEST for rect in group]


def _is_at(dot: Box, end: tuple[float, float]) -> bool:
    x, y = (dot.x0 + dot.x1) / 2, (dot.top + dot.bottom) / 2
    return abs(x - end[0]) <= AT_END and abs(y - end[1]) <= AT_END
