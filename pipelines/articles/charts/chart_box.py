"""The box of a whole chart: its plot grown by axis, ticks, labels and legend, or the frame drawn around it.

Belongs here: which words and rules beside a plot are its own. Does not belong here: finding plots (charts.finding).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise

from pipelines.articles.charts.bars import touch
from pipelines.articles.tables.segments import Segment
from pipelines.model import Box, Page

#: Labels are taken into the chart from within so many em; longer segments are text beside it.
NEAR = 1.5
MOST_LABEL_WORDS = 8
#: Tick labels beside the plot stand up to so many em away from it.
TICK_REACH = 4.0
#: A legend has at most so many squares; more of them are cells.
MOST_SWATCHES = 60
#: Names of a legend stand up to so many em below the labels.
LEGEND_REACH = 3.5
#: The axis of lying bars runs at most so many points below the last of them.
AXIS_BELOW = 18.0
#: Labels of a level axis stand up to so many points below its lowest tick, at least so many in an even row.
LABELS_BELOW = 20.0
FEWEST_LABELS = 4
#: The name of a level axis stands within so many em under its ticks, about the middle of their row.
NAME_UNDER = 1.2
OFF_MIDDLE = 0.1
#: Plots one over the other share so large a share of their width.
SAME_COLUMN = 0.8
#: A plot's own ground ends so near (in points) to its axis.
GROUND = 2.0
#: Labels of one or two words stand so near under the ground of a plot, so many in a row.
UNDER_GROUND = 8.0
MOST_LABELLED = 2
FEWEST_UNDER = 3
#: A frame around a chart holds at most so many words.
MOST_FRAMED_WORDS = 140
#: Numbers around a plot, so many times as large as its own, are facts beside the chart where they are so many.
FACT = 1.6
FEWEST_FACTS = 2
#: Numbers around a plot are so many, that their size is that of its labels.
FEWEST_TICKS = 4
#: The comma between thousands.
GROUPED = re.compile(r"(?<=\d),(?=\d{3})")
#: A rectangle with so large a share of the page's width and height is its ground, and no chart's frame.
WHOLE_PAGE = 0.95


def away(box: Box, plot: Box) -> float:
    return max(plot.x0 - box.x1, box.x0 - plot.x1, 0.0) + max(plot.top - box.bottom, box.top - plot.bottom, 0.0)


def grown(
    plot: Box,
    page: Page,
    segments: list[Segment],
    labels: Callable[[], list[Segment]],
    others: list[Box],
    wholes: Sequence[Box] | None = None,
) -> Box:
    """Return the plot's box with axis, gridlines, tick labels, category labels and legend.

    `labels` gives those of the `segments` that are no running text; it is called where no frame is drawn around a plot.
    `wholes` are the `others` with their gridlines, up to the highest of their ticks and down to the lowest.
    """
    frame = frame_of(plot, page, segments, others)
    if frame is not None:
        return frame
    segments = labels()
    axes = [
        r.box
        for r in page.rules
        if (touch(r.box, plot, 4) or _runs_under(r.box, plot))
        and (
            r.box.width <= 1.8 * plot.width + 30
            if r.box.width > r.box.height
            else r.box.height <= 1.8 * plot.height + 30
        )
    ]
    box = Box.around([plot, *axes])
    taken: set[int] = set()
    swatches = [r.box for r in page.rects if r.box.width < 14 and r.box.height < 14 and r.fill not in (None, "#ffffff")]
    if len(swatches) > MOST_SWATCHES:
        swatches = []
    low, high = _between_dividers(plot, page)
    near_plot = [s for s in segments if touch(s.box, box, NEAR * s.size) and len(s.words) <= MOST_LABEL_WORDS]
    usual = sorted(s.size for s in near_plot)[len(near_plot) // 2] if near_plot else 8.0
    ticks = sorted(s.size for s in near_plot if s.numeric and not touch(s.box, plot, -1))
    largest = (
        max(usual, ticks[len(ticks) // 2]) if len(ticks) >= FEWEST_TICKS else usual
    )  # values may be set very small
    candidates = [
        s
        for s in segments
        if len(s.words) <= MOST_LABEL_WORDS and low <= s.box.x0 and s.box.x1 <= high
        and 0.6 * usual <= s.size <= 1.45 * largest and (s.numeric or not s.bold)
        and not any(
            away(s.box, other) < away(s.box, box)
            and (_level(s.box, other) or _in_column(s.box, other, plot) or _named(s, swatches))
            for other in (others if wholes is None else wholes)
        )
        and not any(_heads(s, other, plot, segments) for other in others)
    ]  # fmt: skip
    ruled = _rules_beside(plot, page) if page.rules else []
    if len(ruled) > 1:
        candidates = [s for s in candidates if not (s.numeric and _in_table_beside(s.box, plot, ruled))]
    near = [
        (s, _reach(s, plot, swatches) * s.size)
        for s in candidates
        if s.numeric or touch(s.box, plot, 2.4 * s.size) or (_level(s.box, plot) and s.box.x1 <= plot.x0 + 1)
        or _named(s, swatches)
    ]  # fmt: skip
    for _ in range(3):
        fresh = [s for s, reach in near if id(s) not in taken and touch(s.box, box, reach)]
        if not fresh:
            break
        taken |= {id(s) for s in fresh}
        box = Box.around([box, *(s.box for s in fresh)])
    box = _with_all_ticks(box, plot, [s for s in candidates if s.numeric])
    box = _with_level_ticks(box, plot, candidates)
    box = _with_labels_below(box, plot, candidates)
    turned = [w.box for w in page.words if w.rotation and touch(w.box, box, 12)]
    return Box.around([box, *turned])


def _rules_beside(plot: Box, page: Page) -> list[Box]:
    """Return the level rules that end before a plot or begin behind it."""
    return [
        rule.box
        for rule in page.rules
        if (rule.box.x1 < plot.x0 - 2 or rule.box.x0 > plot.x1 + 2) and rule.box.width > 5 * rule.box.height
    ]


def _in_table_beside(box: Box, plot: Box, rules: Sequence[Box]) -> bool:
    """Tell whether a number beside a plot stands between two of the `rules` there that are alike: a table's."""
    if box.x1 >= plot.x0 and box.x0 <= plot.x1:
        return False
    middle = (box.x0 + box.x1) / 2
    over = [rule for rule in rules if rule.x0 <= middle <= rule.x1]
    under = [rule for rule in over if rule.top >= box.bottom - 2]
    return any(
        upper.bottom <= box.top + 2 and abs(upper.x0 - lower.x0) <= 2 and abs(upper.x1 - lower.x1) <= 2
        for upper in over
        for lower in under
    )


def _in_column(box: Box, other: Box, plot: Box) -> bool:
    """Tell whether words stand over or under another plot, not over or under this one."""
    middle = (box.x0 + box.x1) / 2
    return _about(middle, other, box.width / 2) and not _about(middle, plot, box.width)


def _about(middle: float, plot: Box, reach: float) -> bool:
    return plot.x0 - reach <= middle <= plot.x1 + reach


def _heads(segment: Segment, other: Box, plot: Box, segments: Sequence[Segment]) -> bool:
    """Tell whether words under a plot without labels are the title of the `other` plot below it."""
    box, shared = segment.box, min(other.x1, plot.x1) - max(other.x0, plot.x0)
    if segment.numeric or not plot.bottom <= box.top < box.bottom <= other.top or shared < SAME_COLUMN * plot.width:
        return False
    return not any(
        s is not segment
        and plot.bottom - 2 <= s.middle <= box.bottom
        and plot.x0 <= (s.box.x0 + s.box.x1) / 2 <= plot.x1
        for s in segments
    )


def _runs_under(rule: Box, plot: Box) -> bool:
    """Tell whether a level line below the plot starts with it and goes as far: the axis of lying bars."""
    below = 0 <= rule.top - plot.bottom <= AXIS_BELOW and rule.width > 10 * max(rule.height, 0.1)
    return below and abs(rule.x0 - plot.x0) <= 2 and rule.x1 >= plot.x1 - 2


def _with_all_ticks(box: Box, plot: Box, numbers: list[Segment]) -> Box:
    """Add the ticks beyond the tallest bar: numbers in line with ticks already taken, one step on."""
    columns: dict[int, list[Segment]] = defaultdict(list)
    for segment in numbers:
        if segment.box.x1 <= plot.x0 + 3 or segment.box.x0 >= plot.x1 - 3:
            columns[round(segment.box.x1 / 3)].append(segment)
    for column in columns.values():
        column.sort(key=lambda s: -s.middle)
        inside = [s for s in column if _level(s.box, box)]  # low bars are level with one alone
        if len(inside) < 2:
            continue
        step = (inside[0].middle - inside[-1].middle) / (len(inside) - 1)
        for segment in column:
            if 0 < box.top - segment.middle <= 1.3 * step:
                box = Box.around([box, segment.box])
    return box


def _with_level_ticks(box: Box, plot: Box, candidates: list[Segment]) -> Box:
    """Add the ticks beyond the longest lying bar, numbers in line with those taken and one step on each, and the name
    under the middle of them all."""
    under = [s for s in candidates if plot.bottom - 3 <= s.box.top and s.box.bottom <= box.bottom + 1]
    row = sorted((s for s in under if s.numeric and _plain(s).replace(".", "", 1).isdigit()), key=_left_edge)
    row = [s for s in row if abs(s.middle - row[0].middle) <= 1]
    values = [float(_plain(s)) for s in row]
    if len(row) < FEWEST_LABELS or len({round(b - a, 6) for a, b in pairwise(values)}) > 1:
        return box
    ticks = Box.around(s.box for s in row)
    steps = [b.box.x0 - a.box.x0 for a, b in pairwise(row)]
    if not plot.x0 <= ticks.x1 - ticks.width / 2 <= box.x1 or max(steps) > 2 * min(steps):
        return box
    box = Box.around([box, ticks])
    named = [
        s.box
        for s in candidates
        if not s.numeric
        and -1 <= s.box.top - ticks.bottom <= NAME_UNDER * s.size
        and abs(s.box.x0 + s.box.x1 - ticks.x0 - ticks.x1) <= 2 * OFF_MIDDLE * ticks.width
    ]
    return Box.around([box, named[0]]) if len(named) == 1 else box


def _plain(segment: Segment) -> str:
    return GROUPED.sub("", segment.text.rstrip("%"))


def _left_edge(segment: Segment) -> float:
    return segment.box.x0


def _with_labels_below(box: Box, plot: Box, candidates: list[Segment]) -> Box:
    """Add the labels of a level axis that stands a little below the lowest tick: a row as wide as the plot."""
    below = [s for s in candidates if -1 <= s.box.top - box.bottom <= LABELS_BELOW and _crosses(s.box, plot)]
    first = min((s.middle for s in below), default=0.0)
    row = sorted((s for s in below if abs(s.middle - first) <= 2), key=lambda s: s.box.x0)
    if len(row) < FEWEST_LABELS or not all(touch(s.box, plot, plot.height + 2 * LABELS_BELOW) for s in row):
        return box
    step = (row[-1].box.x0 - row[0].box.x0) / (len(row) - 1)
    wide = row[0].box.x0 <= plot.x0 + step and row[-1].box.x1 >= plot.x1 - step
    even = all(abs(b.box.x0 - a.box.x0 - step) <= 0.3 * step for a, b in pairwise(row))
    return Box.around([box, *(s.box for s in row)]) if wide and even else box


def _crosses(box: Box, plot: Box) -> bool:
    return box.x1 > plot.x0 - box.width and box.x0 < plot.x1 + box.width


def _reach(segment: Segment, plot: Box, swatches: list[Box]) -> float:
    if segment.numeric and _level(segment.box, plot):
        return TICK_REACH
    return LEGEND_REACH if _named(segment, swatches) else NEAR


def _level(box: Box, plot: Box) -> bool:
    return box.bottom >= plot.top - 3 and box.top <= plot.bottom + 3


def _between_dividers(plot: Box, page: Page) -> tuple[float, float]:
    """Return between which upright rules the plot stands that are longer than it and part it from its neighbours."""
    low, high = 0.0, page.width_pt
    longer = [
        r.box for r in page.rules
        if r.box.height > 5 * max(r.box.width, 0.5) and r.box.top < plot.top - 4 and r.box.bottom > plot.bottom + 4
    ]  # fmt: skip
    # a gridline beyond the longest bar is as long as those through the plot
    grid = {(round(box.top), round(box.bottom)) for box in longer if plot.x0 - 2 <= box.x0 and box.x1 <= plot.x1 + 2}
    for box in longer:
        if (round(box.top), round(box.bottom)) in grid:
            continue
        if box.x1 <= plot.x0 - 6:
            low = max(low, box.x1)
        elif box.x0 >= plot.x1 + 6:
            high = min(high, box.x0)
    return low, high


def _named(segment: Segment, swatches: list[Box]) -> bool:
    return any(
        s.top < segment.middle < s.bottom + 1 and 0 <= segment.box.x0 - s.x1 <= 2 * segment.size for s in swatches
    )


def frame_of(plot: Box, page: Page, segments: list[Segment], others: list[Box]) -> Box | None:
    """Return the largest box drawn around a plot that holds no other of the page's plots, None where there is none."""
    best: Box | None = None
    for rect in page.rects:
        box = rect.box
        if not (box.x0 <= plot.x0 and box.top <= plot.top and box.x1 >= plot.x1 and box.bottom >= plot.bottom):
            continue
        if box.width * box.height > 8 * max(plot.width * plot.height, 1) or any(touch(box, o, -2) for o in others):
            continue
        if box.width < plot.width + 12 or box.height < plot.height + 12:
            continue
        if box.width >= WHOLE_PAGE * page.width_pt and box.height >= WHOLE_PAGE * page.height_pt:
            continue
        if abs(box.bottom - plot.bottom) <= GROUND or abs(box.x0 - plot.x0) <= GROUND:
            continue  # the plot's own ground, which ends at its axis: the labels stand outside
        if _is_ground(box, plot, segments) or _holds_facts(box, plot, segments):
            continue
        inside = sum(len(s.words) for s in segments if touch(s.box, box, -1))
        if 0 < inside <= MOST_FRAMED_WORDS and (best is None or box.width * box.height > best.width * best.height):
            best = box
    return best


def _holds_facts(frame: Box, plot: Box, segments: Sequence[Segment]) -> bool:
    """Tell whether a box holds numbers around the plot far larger than those of the plot: a panel of facts, of which
    the chart is a part."""
    inside = [s for s in segments if s.numeric and touch(s.box, frame, -1)]
    own = sorted(s.size for s in inside if touch(s.box, plot, NEAR * s.size))
    if not own:
        return False
    large = [s for s in inside if s.size >= FACT * own[len(own) // 2] and not touch(s.box, plot, 0)]
    return len(large) >= FEWEST_FACTS


def _is_ground(frame: Box, plot: Box, segments: Sequence[Segment]) -> bool:
    """Tell whether a box is only the ground under a plot: nothing stands in it below the plot, and short labels stand
    in a row right under it."""
    under = [s for s in segments if frame.x0 - 2 <= s.box.x0 and s.box.x1 <= frame.x1 + 2]
    if any(plot.bottom - 1 <= s.middle <= frame.bottom for s in under):
        return False
    row = [s for s in under if -1 <= s.box.top - frame.bottom <= UNDER_GROUND and len(s.words) <= MOST_LABELLED]
    level = [s for s in row if abs(s.middle - row[0].middle) <= 1]
    return len(level) >= FEWEST_UNDER
