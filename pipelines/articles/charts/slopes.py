"""Slopes: straight lines from one column of numbers to another, each with its name at one end or at both.

Belongs here: telling them from other strokes, and which words are whose. Does not belong here: lines over an axis
(charts.lines).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipelines.articles.charts.marks import Mark, MarkPlot
from pipelines.articles.tables.segments import Segment
from pipelines.model import Box, Page

#: There are so many lines at least; one is so wide and no more than so many times as high.
FEWEST = 3
LEAST_WIDE = 40.0
#: Ends of one column are within so many points; words stand within so many em of an end, heads so many over or under.
SAME_END = 2.0
BESIDE = 2.2
HEAD = 3.5
#: So large a share of the ends has a number.
NUMBERED = 0.8

#: The left and the right end of a line.
Ends = tuple[tuple[float, float], tuple[float, float]]
#: The labels of the axis under lines stand up to so many points below the lowest of them.
AXIS_AWAY = 220.0

NAME_FIRST = re.compile(r"^(?P<name>\D*?[^\W\d_][^\d]*?)[\s:,]+(?P<number>[^\w\s]?\d[\d.,]*\s?%?)$")
NUMBER_FIRST = re.compile(r"^(?P<number>[^\w\s]?\d[\d.,]*\s?%?)[\s:,]+(?P<name>\D*[^\W\d_]\D*)$")


def slope_lines(page: Page) -> list[Ends]:
    """Return the straight strokes of a page by their left and right ends."""
    found = []
    for curve in page.curves:
        if curve.stroke is None or curve.fill is not None or len(curve.points) != 2 or curve.box.width < LEAST_WIDE:
            continue
        left, right = sorted(curve.points)
        found.append((left, right))
    found = found if len(found) >= FEWEST - 1 else []
    ends = {(round(left[0]), round(right[0])) for left, right in found}
    for rule in page.rules:  # what has not changed is level
        box = rule.box
        if box.width >= LEAST_WIDE and any(
            abs(box.x0 - a) <= SAME_END and abs(box.x1 - b) <= SAME_END for a, b in ends
        ):
            middle = (box.top + box.bottom) / 2
            found.append(((box.x0, middle), (box.x1, middle)))
    return found


def long_lines(page: Page) -> list[Ends]:
    """Return the ends of the lines of a page that run from left to right through many points."""
    return [
        (min(c.points), max(c.points))
        for c in page.curves
        if c.stroke is not None and c.fill is None and len(c.points) > 2 and c.box.width >= LEAST_WIDE
        and sum(b[0] >= a[0] - 0.1 for a, b in pairwise(c.points)) >= 0.95 * (len(c.points) - 1)
    ]  # fmt: skip


def find_ended(lines: Sequence[Ends], segments: Sequence[Segment]) -> list[MarkPlot]:
    """Return the lines whose first and last values alone are printed, at their ends, and which no axis measures."""
    found = []
    for group in _groups(lines):
        plot = _plot_of(group, segments, AXIS_AWAY, 1.0)
        lefts = [left for left, _ in group]
        column = [
            s
            for s in segments
            if s.numeric and any(abs(s.box.x1 - x) <= 3 * s.size and s.box.x1 <= x for x, _ in lefts)
        ]
        if plot is not None and len(
            [s for s in column if plot.box.top - 60 <= s.middle <= plot.box.bottom + 60]
        ) <= len(group):
            found.append(plot)
    return found


def find_slopes(lines: Sequence[Ends], segments: Sequence[Segment]) -> list[MarkPlot]:
    """Return the charts of slopes: lines between two columns, with numbers at their ends."""
    plots = [_plot_of(group, segments, None, NUMBERED) for group in _groups(lines) if len(group) >= FEWEST]
    return [plot for plot in plots if plot is not None]


def _groups(lines: Sequence[Ends]) -> list[list[Ends]]:
    groups: dict[tuple[int, int], list[Ends]] = defaultdict(list)
    for left, right in lines:
        key = next((k for k in groups if abs(k[0] - left[0]) <= SAME_END and abs(k[1] - right[0]) <= SAME_END), None)
        groups[key or (round(left[0]), round(right[0]))].append((left, right))
    return list(groups.values())


def _plot_of(group: Sequence[Ends], segments: Sequence[Segment], away: float | None, share: float) -> MarkPlot | None:
    """Return the marks at the ends of lines, of which `share` has a number; heads stand so many points `away`."""
    heights = [y for line in group for _, y in line]
    box = Box(group[0][0][0], min(heights), group[0][1][0], max(heights))
    starts = _at_ends([left for left, _ in group], segments, -1)
    ends = _at_ends([right for _, right in group], segments, 1)
    if len(starts) + len(ends) < share * 2 * len(group):
        return None
    heads = [_head(x, box, segments, away) for x in (box.x0, box.x1)]
    marks: list[Mark] = []
    words = [head.box for head in heads if head is not None]
    for k, line in enumerate(group):
        told = [ends.get(k), starts.get(k)]
        name = next((entry[1] for entry in told if entry is not None and entry[1]), None)
        for entry, (x, y), head in zip((starts.get(k), ends.get(k)), line, heads, strict=True):
            if entry is not None:
                at = Box(x - 1, y - 1, x + 1, y + 1)
                marks.append(Mark(at, entry[0], name, head.text if head else None))
                words.append(entry[2])
    return MarkPlot(tuple(marks), box, tuple(words))


def _at_ends(
    ends: Sequence[tuple[float, float]], segments: Sequence[Segment], way: int
) -> dict[int, tuple[Segment, str | None, Box]]:
    """Give each end the number at it, with the name on the same line if there is one; `way` is -1 for left ends."""
    offers = []
    for k, (x, y) in enumerate(ends):
        for j, segment in enumerate(segments):
            gap = segment.box.x0 - x if way > 0 else x - segment.box.x1
            if -1 <= gap <= BESIDE * segment.size and abs(segment.middle - y) <= 0.9 * segment.size:
                offers.append((abs(segment.middle - y) + 0.1 * gap, k, j))
    found: dict[int, tuple[Segment, str | None, Box]] = {}
    used: set[int] = set()
    for _, k, j in sorted(offers):
        segment = segments[j]
        if k in found or j in used:
            continue
        parted = _parted(segment, segments, way)
        if parted is not None:
            found[k] = parted
            used.add(j)
    return found


def _parted(segment: Segment, segments: Sequence[Segment], way: int) -> tuple[Segment, str | None, Box] | None:
    """Return the number of an end, its name and the box of both: on one segment, or on two beside each other."""
    if segment.numeric:
        level = [s for s in segments if abs(s.middle - segment.middle) <= 1 and not s.numeric]
        beyond = [
            s for s in level if 0 <= (s.box.x0 - segment.box.x1 if way > 0 else segment.box.x0 - s.box.x1) <= 4 * s.size
        ]
        name = min(beyond, key=lambda s: abs(s.box.x0 - segment.box.x0), default=None)
        box = Box.around([segment.box, *([name.box] if name else [])])
        return segment, (name.text if name else None), box
    match = NAME_FIRST.match(segment.text) or NUMBER_FIRST.match(segment.text)
    if match is None:
        return None
    count = len(match["number"].split())
    words = segment.words[-count:] if match.re is NAME_FIRST else segment.words[:count]
    return Segment.of(words), match["name"].strip(" :,"), segment.box


def _head(x: float, plot: Box, segments: Sequence[Segment], away: float | None) -> Segment | None:
    """Return the words over or under a column of ends, which say of when it is; under it up to `away` points."""
    near = [s for s in segments if abs((s.box.x0 + s.box.x1) / 2 - x) <= max(0.6 * s.box.width, s.size)]
    if away is not None:
        under = [s for s in near if plot.bottom + s.size / 2 <= s.box.top <= plot.bottom + away]
        return min(under, key=lambda s: s.box.top, default=None)
    near = [
        s
        for s in near
        if min(abs(plot.top - s.box.bottom), abs(s.box.top - plot.bottom)) <= HEAD * s.size
        and (s.box.bottom <= plot.top + 1 or s.box.top >= plot.bottom - 1)
    ]
    return min(near, key=lambda s: min(abs(plot.top - s.box.bottom), abs(s.box.top - plot.bottom)), default=None)
