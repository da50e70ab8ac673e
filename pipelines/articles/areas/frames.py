"""Frames put together from four rules: a box around text that its program drew side by side instead of as one shape.

Belongs here: telling such frames from rules that only meet, as column rules do between the rules across a page. Does
not belong here: which frames set text apart (`panels`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.model import Box, Rule

#: Sides meet at a corner within so many points.
CORNER = 2.5
#: A side is so many times as long as thick, and so many points at least.
LONG = 8.0
LEAST = 20.0
#: A box with more rules than this in it, its own sides among them, is one of a grid or a chart.
WITHIN = 12
#: On a page with more upright rules than this the rules are those of grids and charts.
MOST = 40


def ruled_frames(rules: Sequence[Rule]) -> list[Box]:
    """Return the boxes that four rules enclose, each side ending where the next begins; the pieces of rules that are
    drawn from cell to cell count as whole ones. Several rows of cells are a table, and no frame."""
    sides = [rule.box for rule in rules if max(rule.box.width, rule.box.height) >= LEAST]
    uprights = _whole([box for box in sides if box.height >= LONG * max(box.width, 0.1)], level=False)
    levels = _whole([box for box in sides if box.width >= LONG * max(box.height, 0.1)], level=True)
    if len(levels) < 2 or not 2 <= len(uprights) <= MOST:
        return []
    found: list[Box] = []
    for place, left in enumerate(uprights):
        for right in uprights[place + 1 :]:
            if right.x0 - left.x0 < LEAST or not (_near(left.top, right.top) and _near(left.bottom, right.bottom)):
                continue
            across = [level for level in levels if _near(level.x0, left.x0) and _near(level.x1, right.x1)]
            upper = any(_near(level.top, left.top) for level in across)
            lower = any(_near(level.bottom, left.bottom) for level in across)
            if upper and lower and not any(left.top + CORNER < o.top < left.bottom - CORNER for o in across):
                found.append(Box(left.x0, left.top, right.x1, left.bottom))
    return [box for box in found if sum(_inside(rule, box) for rule in (*uprights, *levels)) <= WITHIN]


def _inside(rule: Box, box: Box) -> bool:
    across = box.x0 - CORNER <= rule.x0 and rule.x1 <= box.x1 + CORNER
    return across and box.top - CORNER <= rule.top and rule.bottom <= box.bottom + CORNER


def _whole(rules: Sequence[Box], *, level: bool) -> list[Box]:
    """Return the rules with those as one that go on where the one before ends."""
    joined: list[Box] = []
    for rule in sorted(rules, key=lambda box: (round(box.top), box.x0) if level else (round(box.x0), box.top)):
        last = joined[-1] if joined else None
        if last is not None and (
            (_near(last.top, rule.top) and _near(last.x1, rule.x0))
            if level
            else (_near(last.x0, rule.x0) and _near(last.bottom, rule.top))
        ):
            joined[-1] = Box.around((last, rule))
        else:
            joined.append(rule)
    return joined


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= CORNER
