"""What stands along a value axis, or over it: its name, and the unit in that.

Belongs here: finding these words, and telling the unit among them. Does not belong here: ticks and scales (axes).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pipelines.articles.page.kept import kept_of_page
from pipelines.articles.tables.segments import Segment
from pipelines.graphics.panels.axes import Scale
from pipelines.graphics.panels.titles import bracket_of
from pipelines.graphics.panels.unit_words import is_scale, says_unit
from pipelines.model import Box, Page, Word

#: Words along an axis stand so near to the plot (in points), and so little beyond its ends.
AXIS_REACH = 70.0
BESIDE = 10.0
#: What an axis counts in thousands takes at most so many words.
MOST_COUNTED = 4
#: A unit over an axis stands so many em over the topmost tick, and has so many words at most.
OVER = 1.5
MOST_WORDS_OVER = 4
#: One under a level axis stands so many em below its ticks.
UNDER = 1.8


def turned_unit(page: Page, plot: Box) -> str | None:
    """Return the unit printed along an upright axis, left of the plot or right of it."""
    return next((unit for line in turned_lines(page, plot) if (unit := unit_in(line)) is not None), None)


def turned_lines(page: Page, plot: Box, right: bool | None = None) -> list[str]:
    """Return the lines of turned words on both sides of a plot, or on one of them."""
    near = [
        word
        for word in _turned_words(page)
        if plot.top - BESIDE <= (word.box.top + word.box.bottom) / 2 <= plot.bottom + BESIDE
        and ((right is not True and _is_left(word, plot)) or (right is not False and _is_right(word, plot)))
    ]
    lines: dict[int, list[Word]] = defaultdict(list)
    for word in near:
        lines[round(word.box.x0 / 2)].append(word)
    for line in lines.values():
        line.sort(key=lambda w: -w.box.bottom if w.rotation == 270 else w.box.top)
    return [" ".join(word.text for word in line) for line in lines.values()]


def turned_ticks(page: Page, plot: Box, reach: Box) -> list[Segment]:
    """Return the numbers that run up or down the page beside a plot, as high as what is in its chart's `reach`."""
    words = [w for w in _turned_words(page) if reach.top - 3 <= w.box.top and w.box.bottom <= reach.bottom + 3]
    beside = [Segment.of([w]) for w in words if _is_left(w, plot) or _is_right(w, plot)]
    return [segment for segment in beside if segment.numeric]


@kept_of_page
def _turned_words(page: Page) -> tuple[Word, ...]:
    return tuple(word for word in page.words if word.rotation in (90, 270))


def _is_left(word: Word, plot: Box) -> bool:
    return 0 <= plot.x0 - word.box.x1 <= AXIS_REACH


def _is_right(word: Word, plot: Box) -> bool:
    return 0 <= word.box.x0 - plot.x1 <= AXIS_REACH


def words_over(scale: Scale, segments: Sequence[Segment]) -> list[str]:
    """Return the short lines straight over the topmost tick of an upright axis."""
    top = min(scale.ticks, key=lambda tick: tick.box.top).box
    near = [s for s in segments if abs(top.top - s.box.bottom) <= OVER * s.size]
    return [
        s.text
        for s in near
        if not s.numeric
        and len(s.words) <= MOST_WORDS_OVER
        and s.box.bottom <= top.top + 1
        and s.box.x0 - s.size <= top.x1
        and s.box.x1 + s.size >= top.x0
    ]


def level_unit(scale: Scale | None, segments: Sequence[Segment]) -> str | None:
    """Return the unit in the line straight under the ticks of a level axis, or over ticks above the plot."""
    if scale is None:
        return None
    ticks = Box.around(tick.box for tick in scale.ticks)
    near = [s for s in segments if -1 <= s.box.top - ticks.bottom <= UNDER * s.size]
    near += [s for s in segments if -1 <= ticks.top - s.box.bottom <= OVER * s.size]
    names = [s.text for s in near if not s.numeric and ticks.x0 <= (s.box.x0 + s.box.x1) / 2 <= ticks.x1]
    return next((unit for name in names if (unit := unit_in(name)) is not None), None)


def unit_in(name: str) -> str | None:
    """Return the unit that an axis's name says, with its scale: ``Visitors (thousand)``, ``Percent of households``."""
    last = name.split(",")[-1].strip()
    if says_unit(last) or says_unit(re.split(r"\s(?:per|a)\s|/", last)[0]):
        return last
    bracket = bracket_of(name)
    if bracket is not None and (says_unit(bracket) or is_scale(bracket.partition(" ")[0])):
        return bracket
    if says_unit(name.partition(" of ")[0]):
        return name
    if is_scale(last.partition(" ")[0]) and len(name.split()) <= MOST_COUNTED:
        return name  # ``Thousand head``
    return None
