"""The lines around bars: a shaded cell is enclosed by them, a bar stands free on one.

Belongs here: a page's rules by place, and which of them run along a rectangle's sides. Does not belong here: bars.
"""

from __future__ import annotations

from collections import defaultdict

from pipelines.model import Box, Page, Rect


class BarSides:
    """The page's rules by place, to tell a shaded cell, which lines enclose, from a bar, which stands free."""

    def __init__(self, page: Page) -> None:
        self.level: dict[int, list[Box]] = defaultdict(list)
        self.upright: dict[int, list[Box]] = defaultdict(list)
        for rule in page.rules:
            box = rule.box
            if box.width >= box.height:
                self.level[round((box.top + box.bottom) / 2)].append(box)
            else:
                self.upright[round((box.x0 + box.x1) / 2)].append(box)

    def are_cells(self, rects: list[Rect]) -> bool:
        """Tell whether lines run along three sides of most rectangles."""
        enclosed = sum(self._sides_of(rect.box) >= 3 for rect in rects)
        return enclosed >= 0.6 * len(rects)

    def axis_at(self, base: float, along: float, upright: bool) -> tuple[int, int] | None:
        """Return where the longest line begins and ends that runs through `along` at the height (or left) `base`."""
        lines = self.level if upright else self.upright
        found = [
            (box.x0, box.x1) if upright else (box.top, box.bottom)
            for key in (round(base) - 1, round(base), round(base) + 1)
            for box in lines.get(key, ())
        ]
        over = [(low, high) for low, high in found if low <= along <= high]
        longest = max(over, key=lambda ends: ends[1] - ends[0], default=None)
        return (round(longest[0]), round(longest[1])) if longest else None

    def crossed(self, gap: Box, top: float) -> bool:
        """Tell whether a level line runs across a gap between columns, from `top` down to their feet."""
        lines = (box for key in range(round(top) - 1, round(gap.top) + 2) for box in self.level.get(key, ()))
        return any(box.x0 <= gap.x0 and box.x1 >= gap.x1 for box in lines)

    def _sides_of(self, box: Box) -> int:
        level = [self._runs(self.level, at, box.x0, box.x1, True) for at in (box.top, box.bottom)]
        upright = [self._runs(self.upright, at, box.top, box.bottom, False) for at in (box.x0, box.x1)]
        return sum([*level, *upright])

    @staticmethod
    def _runs(lines: dict[int, list[Box]], at: float, low: float, high: float, level: bool) -> bool:
        shared = 0.0
        for key in (round(at) - 1, round(at), round(at) + 1):
            for box in lines.get(key, ()):
                first, last = (box.x0, box.x1) if level else (box.top, box.bottom)
                shared += max(0.0, min(high, last) - max(low, first))
        return shared >= 0.7 * (high - low)
