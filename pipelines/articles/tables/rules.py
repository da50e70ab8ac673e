"""The level rules of a page, along which tables without a lattice run.

Belongs here: collecting and joining them. Does not belong here: the lines of a lattice (tables.lines), and what rules
part.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import attrgetter

from pipelines.articles.page.kept import kept_of_page
from pipelines.articles.page.word_arrays import arrays_of
from pipelines.model import Box, Page
from pipelines.values import frozen

#: An upright rule crosses a level one that it runs beyond by so much (in points) on both sides.
CROSSES = 3.0
#: And one runs along a whole table that ends at most so far within it.
SLACK = 4.0
#: A flat rectangle up to this high may be a rule.
BROAD = 12.0


@frozen
class LevelRule:
    """A level rule: its height on the page, and from where to where it runs."""

    top: float
    x0: float
    x1: float


@kept_of_page
def level_lines(page: Page) -> tuple[Box, ...]:
    """Return the level rules, and long flat rectangles without words on them: a rule drawn with a broad pen."""
    lines = [r.box for r in page.rules if r.box.width > 10 * max(r.box.height, 0.1)]
    flat = [r.box for r in page.rects if r.box.height <= BROAD < r.box.width / 2 and r.fill not in (None, "#ffffff")]
    if not flat:
        return tuple(lines)
    words = arrays_of(page)
    x, y = words.middle_x, words.middle_y
    for box in flat:
        on_it = (box.top + 1 <= y) & (y <= box.bottom - 1) & (box.x0 <= x) & (x <= box.x1)
        if not on_it.any():
            lines.append(box)
    return tuple(lines)


@kept_of_page
def joined_rules(page: Page) -> tuple[LevelRule, ...]:
    """Return the level rules, those that follow each other joined."""
    level = sorted((round((b.top + b.bottom) / 2, 0), b.x0, b.x1, (b.top + b.bottom) / 2) for b in level_lines(page))
    out: list[LevelRule] = []
    for _, x0, x1, top in level:
        if out and abs(out[-1].top - top) < 0.8 and x0 - out[-1].x1 < 1.0:
            out[-1] = LevelRule(out[-1].top, out[-1].x0, max(out[-1].x1, x1))
        else:
            out.append(LevelRule(top, x0, x1))
    return tuple(out)


def parted_rules(page: Page, x0: float, x1: float) -> tuple[LevelRule, ...]:
    """Return the level rules, those that upright rules cross parted there: a line under the heads of several groups.

    What runs along the whole table from `x0` to `x1` is under its header, not under heads of groups.
    """
    out: list[LevelRule] = []
    for rule, parts in _crossed_rules(page):
        whole = rule.x0 <= x0 + SLACK and rule.x1 >= x1 - SLACK
        out += [rule] if whole else parts
    return tuple(out)


@kept_of_page
def _crossed_rules(page: Page) -> tuple[tuple[LevelRule, tuple[LevelRule, ...]], ...]:
    """Return each level rule with the parts into which upright rules part it, of which a form has hundreds."""
    steep = sorted((r.box for r in page.rules if r.box.height > 10 * max(r.box.width, 0.1)), key=attrgetter("x0"))
    places = [box.x0 for box in steep]
    found = []
    for rule in joined_rules(page):
        high, low = rule.top - CROSSES, rule.top + CROSSES
        cuts = {
            (box.x0 + box.x1) / 2
            for box in steep[bisect_right(places, rule.x0) : bisect_left(places, rule.x1)]
            if box.top <= high and box.bottom >= low and box.x0 <= box.x1 < rule.x1
        }
        ends = [rule.x0, *sorted(cuts), rule.x1]
        found.append((rule, tuple(LevelRule(rule.top, a, b) for a, b in pairwise(ends))))
    return tuple(found)
