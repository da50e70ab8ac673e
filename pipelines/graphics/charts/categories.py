"""What stands along a chart's baseline: the category of each bar, in one level or two, level or turned.

Belongs here: finding category labels and which bar they name. Does not belong here: bars, and values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines.articles.charts.bars import Bars
from pipelines.articles.tables.segments import Segment, counts_on
from pipelines.articles.tables.times import heads_weeks, is_month, is_time
from pipelines.graphics.charts.tight_labels import parted_under
from pipelines.graphics.panels.carried_years import is_part, with_years
from pipelines.graphics.panels.notes import names_source
from pipelines.model import Box, Word
from pipelines.rules import load_lines

#: Labels of one level stand on a line within this (in em); the first level starts within so many points of the bars.
LEVEL = 0.6
FIRST_LEVEL = 14.0
BELOW_TICKS = 26.0
FAR_BELOW = 70.0
#: Columns of a group are so near to each other (in points).
TOUCHING = 1.0
#: The name of an axis whose labels are the first or the last days of weeks.
WEEKS_BY_DAY = re.compile(r"(?i)^(?P<edge>week (?:beginning|starting|commencing|ending))s?(?: on)?:?$")
NUMBER_OF_WEEK = re.compile(r"^[1-5]?\d$")
#: So many numbers count along an axis.
FEWEST_COUNTED = 3
ONLY_YEAR = re.compile(r"^(?:19|20)\d\d$")
#: Names over lying bars begin with them within so many points, and end so many em over them at most.
FLUSH = 3.0
OVER_BAR = 1.0
#: A bar has room for a name of two lines where the next one begins so many em below it.
TWO_LINES = 2.2
#: Names beside a zero line begin so many em from it at most.
AT_ZERO = 1.6
#: Turned labels reach down so far (in points).
TURNED_REACH = 160.0
#: Names on a pyramid's axis are set to its middle within so many em; so large a share of its rows has one.
ON_AXIS = 0.5
FEWEST_NAMED = 0.6


@dataclass(frozen=True, slots=True)
class Category:
    """A label along the baseline, from `low` to `high`; `outer` names the group of categories it is one of."""

    low: float
    high: float
    text: str
    outer: str | None = None

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def find_categories(bars: Bars, segments: Sequence[Segment], words: Sequence[Word], ticks: set[int]) -> list[Category]:
    """Return the labels along the baseline."""
    box = bars.box
    if bars.other_side is not None:
        return _beside_axis(bars, bars.other_side, segments, ticks)
    if not bars.upright:
        lines = [s for s in segments if id(s) not in ticks and s.box.x1 <= box.x0 + 2]
        lines = [s for s in lines if s.box.bottom > box.top - 4 and s.box.top < box.bottom + 4]
        found = [Category(s.box.top, s.box.bottom, s.text) for s in _wrapped(lines, bars)]
        free = [s for s in segments if id(s) not in ticks]
        return found or _over_bars(bars, free) or _beside_zero(bars, free)
    below = [s for s in segments if id(s) not in ticks and s.box.top >= bars.baseline - 2]
    below = [part for s in below for part in _counted(s)]
    below = [part for s in below if not names_source(s.text) for part in parted_under(s, bars)]
    near = [s for s in below if bars.box.bottom - 2 <= s.box.top <= bars.box.bottom + FIRST_LEVEL]
    if len(near) < 2:
        near = [s for s in below if s.box.top <= bars.baseline + FIRST_LEVEL]
    if len(near) < 2 and (
        not bars.rects or _is_row(below, bars)
    ):  # the labels of lines may stand below the lowest tick
        near = [s for s in below if s.box.top <= bars.baseline + BELOW_TICKS]
    turned = [w for w in words if w.rotation in (90, 270)]
    turned = [w for w in turned if bars.baseline - 2 <= w.box.top <= bars.baseline + TURNED_REACH]
    turned = [w for w in turned if box.x0 - 20 <= w.box.x0 <= box.x1 + 20]
    if len(near) < 2 and not turned:
        near = _row_under(bars, below)
    top = min((s.box.top for s in near), default=0.0)
    level = sorted((s for s in near if s.box.top <= top + LEVEL * s.size), key=lambda s: s.box.x0)
    level = [s for s in level if s.numeric or sum(s.box.x1 > o.box.x0 and s.box.x0 < o.box.x1 for o in level) < 3]
    outer = _outer_level(level, below)
    found = []
    for first in level:
        column = [] if outer else [s for s in below if min(s.box.x1, first.box.x1) > max(s.box.x0, first.box.x0)]
        if first.numeric:  # the name of the axis stands under its numbers
            column = [s for s in column if s.numeric or s is first]
        elif is_time(first.text):
            column = [s for s in column if s.numeric or s is first or is_time(s.text)]
        text, last, edge = "", first.box, first.box.top
        for segment in sorted(column or [first], key=lambda s: s.box.top):
            if segment.box.top - edge > 0.9 * segment.size or abs(segment.size - first.size) > 1:
                break
            slanted = bool(text) and _climbs(segment.box, last)
            text = f"{segment.text} {text}" if slanted else f"{text} {segment.text}".strip()
            last, edge = segment.box, segment.box.bottom
        found.append(Category(first.box.x0, first.box.x1, text))
    if outer:
        each = len(found) // len(outer)
        found = [replace(category, outer=outer[k // each].text) for k, category in enumerate(found)]
    return _weeks(_in_years(_days(_months(found), level, segments)), below) + _turned(turned)


def _climbs(box: Box, end: Box) -> bool:
    """Tell whether the word in `box` stands before that in `end`, both in a label that climbs at a slant."""
    return end.x0 > box.x0 and box.x1 <= end.x0 + end.width / 2 and box.top < end.bottom < box.bottom


def _is_row(below: Sequence[Segment], bars: Bars) -> bool:
    """Tell whether numbers that count evenly stand in one line a little below columns: a wide frame is around them."""
    row = [s for s in below if s.numeric and s.box.top <= bars.baseline + BELOW_TICKS]
    row.sort(key=lambda s: s.box.x0)
    values = [float(s.text) for s in row if s.text.isdigit()]
    even = len({b - a for a, b in pairwise(values)}) == 1 and len(values) == len(row) >= FEWEST_COUNTED
    return even and max(s.middle for s in row) - min(s.middle for s in row) <= 1


def _row_under(bars: Bars, below: Sequence[Segment]) -> list[Segment]:
    """Return the first line further down that names most bars, or groups of bars that touch, each under its middle:
    below bars of less than zero, or an axis that is drawn a little below them."""
    middles = {round((r.box.x0 + r.box.x1) / 2) for r in bars.rects}
    joined = {round((low + high) / 2) for low, high in _touching(bars)}
    under = sorted(
        (s for s in below if bars.box.bottom <= s.box.top <= bars.box.bottom + FAR_BELOW), key=lambda s: s.middle
    )
    for first in under:
        row = [s for s in under if abs(s.middle - first.middle) <= 2]
        if len(row) >= 2 and any(
            sum(any(s.box.x0 - 2 <= x <= s.box.x1 + 2 for s in row) for x in places) >= FEWEST_NAMED * len(places)
            for places in (middles, joined)
        ):
            return row
    return []


def _touching(bars: Bars) -> list[tuple[float, float]]:
    """Return from where to where columns that touch each other go."""
    out: list[tuple[float, float]] = []
    for rect in sorted(bars.rects, key=lambda r: r.box.x0):
        if out and rect.box.x0 <= out[-1][1] + TOUCHING:
            out[-1] = (out[-1][0], max(out[-1][1], rect.box.x1))
        else:
            out.append((rect.box.x0, rect.box.x1))
    return out


def names_over_bars(bars: Bars, segments: Sequence[Segment]) -> list[tuple[Box, Segment]]:
    """Return lying bars with the names that stand flush over them, one right over each; none where a bar has none."""
    if bars.upright:
        return []
    names = [s for s in segments if not s.numeric and abs(s.box.x0 - bars.box.x0) <= FLUSH]
    found = []
    for rect in bars.rects:
        over = [s for s in names if -1 <= rect.box.top - s.box.bottom <= OVER_BAR * s.size]
        if abs(rect.box.x0 - bars.box.x0) <= FLUSH and over:
            found.append((rect.box, max(over, key=lambda s: s.box.bottom)))
    rows = {round(rect.box.top) for rect in bars.rects}
    return found if len(found) >= len(rows) else []


def _over_bars(bars: Bars, segments: Sequence[Segment]) -> list[Category]:
    """Return the names that stand flush over lying bars: no name stands left of them."""
    return [Category(bar.top, bar.bottom, name.text) for bar, name in names_over_bars(bars, segments)]


def _beside_zero(bars: Bars, segments: Sequence[Segment]) -> list[Category]:
    """Return the names at the zero line in the middle of lying bars, each on the side where its bar is not."""
    found = []
    for rect in bars.rects:
        level = [s for s in segments if not s.numeric and rect.box.top - 1 <= s.middle <= rect.box.bottom + 1]
        way = 1 if bars.is_below(rect) else -1
        gaps = [(s.box.x0 - bars.baseline if way > 0 else bars.baseline - s.box.x1, s) for s in level]
        near = [(gap, s) for gap, s in gaps if -1 <= gap <= AT_ZERO * s.size]
        if near:
            found.append(Category(rect.box.top, rect.box.bottom, min(near, key=lambda pair: pair[0])[1].text))
    return found if len(found) >= len({round(rect.box.top) for rect in bars.rects}) else []


def _beside_axis(bars: Bars, other: Box, segments: Sequence[Segment], ticks: set[int]) -> list[Category]:
    """Return the names of a pyramid's rows: in the middle between its sides, else left of all bars, else right."""
    whole = Box.around((bars.box, other))
    level = [s for s in segments if id(s) not in ticks and whole.top - 2 <= s.middle <= whole.bottom + 2]
    inner, outer = (bars.box.x1, other.x0) if bars.leftward else (other.x1, bars.box.x0)
    axis = (inner + outer) / 2
    between = [s for s in level if abs((s.box.x0 + s.box.x1) / 2 - axis) <= max(ON_AXIS * s.size, (outer - inner) / 2)]
    left = _outermost([s for s in level if s.box.x1 <= whole.x0 + 2], -1)
    right = _outermost([s for s in level if s.box.x0 >= whole.x1 - 2], 1)
    rows = len({round(rect.box.top) for rect in bars.rects})
    named = [s for s in (between, left, right) if len(s) >= FEWEST_NAMED * rows]
    return [Category(s.box.top, s.box.bottom, s.text) for s in (named[0] if named else [])]


def _counted(segment: Segment) -> list[Segment]:
    """Part numbers that count along an axis in type too tight to part them: ``9 12 15 18``; and months, quarters and
    years: ``Feb 2027 Mar 2027``."""
    for size in (1, 2):
        groups = [segment.words[k : k + size] for k in range(0, len(segment.words), size)]
        if len(groups) > 1 and all(is_part(" ".join(word.text for word in group)) for group in groups):
            return [Segment.of(group) for group in groups]
    values = [int(w.text) if NUMBER_OF_WEEK.match(w.text) else None for w in segment.words]
    steps = {b - a if a is not None and b is not None else 0 for a, b in pairwise(values)}
    if len(values) < FEWEST_COUNTED or len(steps) != 1 or min(steps) <= 0:
        return [segment]
    return [Segment.of((word,)) for word in segment.words]


def _outermost(names: Sequence[Segment], way: int) -> list[Segment]:
    """Return of each line the segment furthest out: between a name and a long bar stands the bar's number."""
    return [
        s for s in names if not any(abs(o.middle - s.middle) <= 2 and way * (o.box.x0 - s.box.x0) > 0 for o in names)
    ]


def _months(found: list[Category]) -> list[Category]:
    """Return the categories with the names of the months where twelve of them are their initials: ``J F M A M J …``."""
    months = load_lines("graphics/month_names.txt")
    if [category.text for category in found] != [month[0] for month in months]:
        return found
    return [replace(category, text=month) for category, month in zip(found, months, strict=True)]


def _days(found: list[Category], level: Sequence[Segment], segments: Sequence[Segment]) -> list[Category]:
    """Return the categories with month and year where they count days, and months stand in one line over the chart or
    under it, as many as the count begins."""
    days = [s.text for s in level]
    if not counts_on(days):
        return found
    named = [s for s in segments if is_month(s.text)]
    lines = [[s for s in named if abs(s.middle - first.middle) <= 2] for first in named]
    lines.sort(key=len)
    months = sorted(lines[-1], key=lambda s: s.box.x0) if lines else []
    starts = [k for k in range(len(found)) if k == 0 or int(days[k]) < int(days[k - 1])]
    if not months or len(months) != len(starts):
        return found
    years = [s.text for s in segments if ONLY_YEAR.match(s.text) and abs(s.middle - months[0].middle) <= 3 * s.size]
    year = f" {years[0]}" if len(years) == 1 and not any(c.isdigit() for c in months[0].text) else ""
    return [
        replace(category, text=f"{days[k]} {months[sum(start <= k for start in starts) - 1].text}{year}")
        for k, category in enumerate(found)
    ]


def _weeks(found: list[Category], below: Sequence[Segment]) -> list[Category]:
    """Return the categories as weeks where they only count and the axis is named so: ``18 19 20`` over ``Epi week``."""
    texts = [category.text for category in found]
    numbers = [int(text) for text in texts if NUMBER_OF_WEEK.match(text)]
    even = len({b - a for a, b in pairwise(numbers)}) == 1 and len(numbers) == len(texts) >= FEWEST_COUNTED
    by_day = next((m["edge"] for s in below if (m := WEEKS_BY_DAY.match(s.text))), None)
    if by_day is not None and all(is_time(text) and text[:1].isdigit() for text in texts):
        return [replace(category, text=f"{by_day} {category.text}") for category in found]
    counted = counts_on(texts) or even
    return as_weeks(found) if counted and any(heads_weeks(s.text) for s in below) else found


def as_weeks(found: Sequence[Category]) -> list[Category]:
    """Return categories that are numbers of weeks, with the word."""
    return [replace(c, text=f"Week {c.text}") if NUMBER_OF_WEEK.match(c.text) else c for c in found]


def _in_years(found: list[Category]) -> list[Category]:
    """Return the categories, quarters and months with the year that an earlier one of them is printed with."""
    texts = with_years([category.text for category in found])
    return [replace(category, text=text) for category, text in zip(found, texts, strict=True)]


def _outer_level(level: Sequence[Segment], below: Sequence[Segment]) -> list[Segment]:
    """Return the second line of labels when each of them names as many categories of the first line as the others."""
    if len(level) < 4:
        return []
    bottom = max(s.box.bottom for s in level)
    under = [s for s in below if s.box.top >= bottom - 2 and s.box.top <= bottom + 1.5 * s.size]
    under.sort(key=lambda s: s.box.x0)
    if not 2 <= len(under) < len(level) or len(level) % len(under):
        return []
    each = len(level) // len(under)
    for k, outer in enumerate(under):
        group = level[k * each : (k + 1) * each]
        if not group[0].box.x0 - 4 <= (outer.box.x0 + outer.box.x1) / 2 <= group[-1].box.x1 + 4:
            return []
    return under if each >= 2 else []


def category_at(place: float, categories: Sequence[Category], bars: Bars) -> Category | None:
    """Return the category of the bar whose middle is at `place`."""
    if not categories:
        return None
    away = [abs((c.low + c.high) / 2 - place) for c in categories]
    best = categories[away.index(min(away))]
    along = bars.box.width if bars.upright else bars.box.height
    pitch = along / len(categories)
    near = abs(best.middle - place) <= max(0.75 * pitch, 6) or best.low - 2 <= place <= best.high + 2
    return best if near else None


def _wrapped(lines: list[Segment], bars: Bars) -> list[Segment]:
    """Join the lines of names of lying bars: a line that begins small and has no bar of its own, or any where each bar
    has room for two lines and there are more lines than bars."""
    rows = sorted({round(r.box.top) for r in bars.rects})
    pitch = min((b - a for a, b in pairwise(rows)), default=0)
    out: list[Segment] = []
    for segment in sorted(lines, key=lambda s: s.box.top):
        roomy = len(lines) > len(rows) and pitch >= TWO_LINES * segment.size
        tight = out and segment.box.top - out[-1].box.bottom < 0.25 * segment.size
        goes_on = segment.text[:1].islower() and bool(out) and not _at_two_bars(out[-1], segment, bars)
        if tight and (goes_on or (roomy and _is_set_with(segment, out[-1]))):
            joined = (*out[-1].words, *segment.words)
            text, size = f"{out[-1].text} {segment.text}", max(out[-1].size, segment.size)
            out[-1] = Segment(joined, Box.around(w.box for w in joined), text, False, size)
        else:
            out.append(segment)
    return out


def _at_two_bars(upper: Segment, lower: Segment, bars: Bars) -> bool:
    first, second = (
        {(r.box.top, r.fill) for r in bars.rects if r.box.top <= line.middle <= r.box.bottom} for line in (upper, lower)
    )
    return not first & second and bool({fill for _, fill in first} & {fill for _, fill in second})


def _is_set_with(line: Segment, before: Segment) -> bool:
    """Tell whether two lines begin, end or stand over each other's middle: those of one name."""
    a, b = line.box, before.box
    offs = (a.x0 - b.x0, a.x1 - b.x1, (a.x0 + a.x1 - b.x0 - b.x1) / 2)
    return line.bold == before.bold and min(map(abs, offs)) <= FLUSH


def _turned(words: list[Word]) -> list[Category]:
    """Join turned words to labels: along their own line, then lines that stand close side by side."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.x0):
        if lines and abs(lines[-1][0].box.x0 - word.box.x0) <= 1.5:
            lines[-1].append(word)
        else:
            lines.append([word])
    found: list[Category] = []
    for line in lines:
        line.sort(key=lambda w: -w.box.bottom if w.rotation == 270 else w.box.top)
        x0, x1 = min(w.box.x0 for w in line), max(w.box.x1 for w in line)
        text = " ".join(w.text for w in line)
        if found and x0 - found[-1].high < 0.25 * (x1 - x0):
            before = found.pop()
            x0, text = before.low, f"{before.text} {text}"
        found.append(Category(x0, x1, text))
    return found
