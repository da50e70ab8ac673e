"""The level rules of a page, along which tables without a lattice run.

Belongs here: collecting and joining them. Does not belong here: the lines of a lattice (tables_lines), and what rules
part.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from pipelines.articles.kept import kept_of_page
from pipelines.model import Box, Page

#: A flat rectangle up to this high may be a rule.
BROAD = 12.0


@dataclass(frozen=True, slots=True)
class LevelRule:
    """A level rule: its height on the page, and from where to where it runs."""

    top: float
    x0: float
    x1: float


def level_lines(page: Page) -> list[Box]:
    """Return the level rules, and long flat rectangles without words on them: a rule drawn with a broad pen."""
    return list(_level_lines(page))


@kept_of_page
def _level_lines(page: Page) -> tuple[Box, ...]:
    lines = [r.box for r in page.rules if r.box.width > 10 * max(r.box.height, 0.1)]
    flat = [r.box for r in page.rects if r.box.height <= BROAD < r.box.width / 2 and r.fill not in (None, "#ffffff")]
    if not flat:
        return tuple(lines)
    middles = sorted(((w.box.top + w.box.bottom) / 2, (w.box.x0 + w.box.x1) / 2) for w in page.words)
    heights = [y for y, _ in middles]
    for box in flat:
        on_it = middles[bisect_left(heights, box.top + 1) : bisect_right(heights, box.bottom - 1)]
        if not any(box.x0 <= x <= box.x1 for _, x in on_it):
            lines.append(box)
    return tuple(lines)


def joined_rules(page: Page) -> list[LevelRule]:
    """Return the level rules, those that follow each other joined."""
    level = sorted((round((b.top + b.bottom) / 2, 0), b.x0, b.x1, (b.top + b.bottom) / 2) for b in level_lines(page))
    out: list[LevelRule] = []
    for _, x0, x1, top in level:
        if out and abs(out[-1].top - top) < 0.8 and x0 - out[-1].x1 < 1.0:
            out[-1] = LevelRule(out[-1].top, out[-1].x0, max(out[-1].x1, x1))
        else:
            out.append(LevelRule(top, x0, x1))
    return out
