"""Tables side by side, each under a heading with a level rule of its own that breaks off between them.

Belongs here: parting a page's words by such tables, before anything looks for rows across them. Does not belong here:
tables one under the other, and heads over groups of one table's columns (tables.spans).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from pipelines.articles.page.kept import kept_of_page
from pipelines.articles.tables.grid import holds, outside
from pipelines.articles.tables.rules import LevelRule, joined_rules
from pipelines.articles.tables.segments import Segment, segments_of
from pipelines.model import Box, Page, Word

#: Rules side by side stand level, and this far apart (in points).
LEVEL = 1.0
GAP = (3.0, 40.0)
#: A heading begins flush with its rule, within so many points, and stands so near over it (in em).
FLUSH = 4.0
NEAR = 1.0
#: It is so much larger than what stands under it.
LARGER = 1.12
#: Under each heading stand so many lines of words that begin flush with the rule, within so many em.
FEWEST_NAMES = 2
NAMES_REACH = 1.5


@dataclass(frozen=True, slots=True)
class _Headed:
    """A rule and the heading over it."""

    rule: LevelRule
    heading: Segment


def side_by_side(page: Page, words: Sequence[Word]) -> list[list[Word]]:
    """Return `words` in parts: those under each of several headings that stand side by side, then all others.

    One part holds them all where no such headings are.
    """
    rules = joined_rules(page)
    level = _level_with_others(page)
    if not level:
        return [list(words)]
    segments = segments_of(words, page)
    headed = [found for rule in rules if (found := _headed(rule, segments)) is not None]
    first = [h for h in headed if h.rule in level]
    boxes: list[Box] = []
    for one in first:
        beside = [o for o in first if abs(o.rule.top - one.rule.top) <= LEVEL and _apart(one.rule, o.rule)]
        if beside:
            bottom = min(_foot(h, rules, segments, headed) for h in (one, *beside))
            boxes += _under(one, bottom, headed, segments)
    boxes = [box for box in boxes if _has_names(box, segments)]
    if len(boxes) < 2:
        return [list(words)]
    return [*([w for w in words if holds(box, w.box, 0.0)] for box in boxes), outside(words, boxes)]


@kept_of_page
def _level_with_others(page: Page) -> list[LevelRule]:
    """Return the rules beside which another one stands apart on their level."""
    rules = joined_rules(page)
    by_top = sorted(rules, key=attrgetter("top"))
    tops = [rule.top for rule in by_top]
    found = []
    for rule in rules:
        near = by_top[bisect_left(tops, rule.top - 2 * LEVEL) : bisect_left(tops, rule.top + 2 * LEVEL)]
        if any(abs(other.top - rule.top) <= LEVEL and _apart(rule, other) for other in near):
            found.append(rule)
    return found


def _apart(rule: LevelRule, other: LevelRule) -> bool:
    low, high = GAP
    return low <= other.x0 - rule.x1 <= high or low <= rule.x0 - other.x1 <= high


def _headed(rule: LevelRule, segments: Sequence[Segment]) -> _Headed | None:
    """Return the rule with its heading: one alone on its line over all the rule, and larger than the line below."""
    over = [
        s
        for s in segments
        if s.box.x1 > rule.x0 and s.box.x0 < rule.x1 and -2 <= rule.top - s.box.bottom <= NEAR * s.size
    ]
    if len(over) != 1 or over[0].numeric or abs(over[0].box.x0 - rule.x0) > FLUSH or over[0].box.x1 > rule.x1:
        return None
    below = [s for s in segments if s.box.x1 > rule.x0 and s.box.x0 < rule.x1 and s.box.top > rule.top - 1]
    below = sorted(below, key=lambda s: s.box.top)[:1]
    return _Headed(rule, over[0]) if below and over[0].size >= LARGER * below[0].size else None


def _foot(one: _Headed, rules: Sequence[LevelRule], segments: Sequence[Segment], headed: Sequence[_Headed]) -> float:
    """Return how far down nothing crosses the ends of a heading's rule."""
    top, ends = one.rule.top, (one.rule.x0 - 1, one.rule.x1 + 1)
    crossing = [s.box.top for s in segments if s.middle > top and any(s.box.x0 < x < s.box.x1 for x in ends)]
    for rule in rules:
        if rule.top > top + LEVEL and any(rule.x0 < x < rule.x1 for x in ends):
            own = [h.heading.box.top for h in headed if h.rule is rule]
            crossing.append(min([rule.top, *own]))
    return min(crossing, default=float("inf"))


def _under(one: _Headed, bottom: float, headed: Sequence[_Headed], segments: Sequence[Segment]) -> list[Box]:
    """Return what stands under a heading down to `bottom`, parted at further headings with a rule as long."""
    rule = one.rule
    more = [
        h
        for h in headed
        if rule.top < h.rule.top < bottom and abs(h.rule.x0 - rule.x0) <= FLUSH and abs(h.rule.x1 - rule.x1) <= FLUSH
    ]
    column = sorted([one, *more], key=lambda h: h.rule.top)
    last = max((s.box.bottom for s in segments), default=rule.top) + 1
    feet = [*(h.heading.box.top for h in column[1:]), min(bottom, last)]
    return [
        Box(rule.x0 - FLUSH, h.heading.box.top - 1, rule.x1 + FLUSH, foot) for h, foot in zip(column, feet, strict=True)
    ]


def _has_names(box: Box, segments: Sequence[Segment]) -> bool:
    """Tell whether lines under a heading begin with words: else it heads some columns of one table."""
    inside = [s for s in segments if holds(box, s.box, 0.0)][1:]
    return sum(not s.numeric and s.box.x0 - box.x0 - FLUSH <= NAMES_REACH * s.size for s in inside) >= FEWEST_NAMES
