"""Charts of stems with a dot at their end: thin lines from one axis, as long as what they count.

Belongs here: telling stems from gridlines and other rules, by the dots at their ends. Does not belong here: bars
(regions_bars), which stems are then read as.
"""

from __future__ import annotations

from collections import defaultdict

from pipelines.model import Box, Page, Rect

#: So many stems begin at one axis at least; their dots are so large at most and this near to their ends (in points).
FEWEST = 3
DOT = 14.0
AT_END = 2.0
#: Stems are seen as bars so thick.
THICK = 4.0
SHORTEST = 4.0


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
    found: dict[tuple[bool, int], list[Rect]] = defaultdict(list)
    for rule in page.rules:
        box = rule.box
        level = box.width >= box.height
        if max(box.width, box.height) < SHORTEST:
            continue
        end = (box.x1, (box.top + box.bottom) / 2) if level else ((box.x0 + box.x1) / 2, box.top)
        fill = next((fill for dot, fill in dots if _is_at(dot, end)), None)
        if fill is not None:
            x, y, half = end[0], end[1], THICK / 2
            bar = Box(box.x0, y - half, x, y + half) if level else Box(x - half, y, x + half, box.bottom)
            found[level, round(box.x0 if level else box.bottom)].append(Rect(bar, fill, None))
    return [rect for group in found.values() if len(group) >= FEWEST for rect in group]


def _is_at(dot: Box, end: tuple[float, float]) -> bool:
    x, y = (dot.x0 + dot.x1) / 2, (dot.top + dot.bottom) / 2
    return abs(x - end[0]) <= AT_END and abs(y - end[1]) <= AT_END
