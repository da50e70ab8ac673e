"""Small charts under one heading: side by side, in one row or in several, each with a few words of its own over it.

Belongs here: which words those are, and the heading. Does not belong here: finding the charts (charts.finding).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipelines.articles.tables.segments import Segment
from pipelines.model import Box

#: Charts of a row end at one level within so many points; what each is about stands so many points over the tallest at
#: most, in so many words, and may reach so far into it.
SAME_FOOT = 2.0
REACH = 60.0
MOST_WORDS = 6
#: Charts of one column begin within so many points.
EVEN = 4.0
OVERLAP = 3.0
AT_TOP = 0.5
#: A heading set to the middle of all charts is off it by so large a share of their width; titles are of one size.
MIDDLE_OFF = 0.05
SAME_SIZE = 1.05
#: The heading of them all ends at most so many em over what each is about.
OVER = 3.4
#: What a facet is of has so many words at most where it is set in bold type, as titles are.
MOST_BOLD = 3
#: Facets are at most so far apart (in points), and their labels so far under them.
WIDEST_GAP = 45.0
LABELS_UNDER = 24.0
#: So many numbers show the scale that lying bars of several charts are drawn on.
FEWEST_TICKS = 3
YEAR = re.compile(r"(?:19|20)\d\d")
NUMBERED = re.compile(r"(?i)^(?:figure|fig\.?|chart|graph)\s*\d")


@dataclass(frozen=True, slots=True)
class Small:
    """One of several charts: the box of its bars, lines or marks, how low its axis is, how high its topmost tick."""

    plot: Box
    foot: float
    head: float


def families(charts: Sequence[Small]) -> list[list[int]]:
    """Return which of the charts may belong together: those of a row, and rows one below the other in even columns."""
    rows: list[list[int]] = []
    for k in sorted(range(len(charts)), key=lambda k: (charts[k].foot, charts[k].plot.x0)):
        row = next((row for row in rows if abs(charts[row[0]].foot - charts[k].foot) <= SAME_FOOT), None)
        if row is None:
            rows.append([k])
        else:
            row.append(k)
    found: list[list[int]] = []
    for row in rows:
        above = next((f for f in found if _in_columns(row, f, charts)), None)
        if above is not None:
            above += row
        elif len(row) > 1:
            found.append(row)
    return found


def _in_columns(row: Sequence[int], family: Sequence[int], charts: Sequence[Small]) -> bool:
    lefts = [charts[k].plot.x0 for k in family]
    return all(any(abs(charts[k].plot.x0 - x0) <= EVEN for x0 in lefts) for k in row)


def own_titles(charts: Sequence[Small], segments: Sequence[Segment]) -> list[Segment]:
    """Return the few words over each chart of a family, on one level in a row of them, in the order of `charts`; none
    where one of the charts has none of its own."""
    named = _over_each(charts, segments, [chart.plot.top for chart in charts])
    return named or _over_each(charts, segments, [min(chart.plot.top, chart.head) for chart in charts])


def _over_each(charts: Sequence[Small], segments: Sequence[Segment], tops: Sequence[float]) -> list[Segment]:
    """Return the few words over each chart, where `tops` are how high the charts reach."""
    found: list[Segment] = []
    for chart in charts:
        top = min(high for other, high in zip(charts, tops, strict=True) if abs(other.foot - chart.foot) <= SAME_FOOT)
        over = [s for s in segments if _is_over(s, chart.plot, top)]
        over = [s for s in over if not s.numeric or _is_alone(s, over)]
        if not over:
            return []
        found.append(max(over, key=lambda s: s.box.bottom))
    level = all(
        abs(a.middle - b.middle) <= 2
        for a, one in zip(found, charts, strict=True)
        for b, other in zip(found, charts, strict=True)
        if abs(one.foot - other.foot) <= SAME_FOOT
    )
    return found if level and len({segment.text for segment in found}) == len(charts) else []


def _is_over(segment: Segment, plot: Box, top: float) -> bool:
    box = segment.box
    return (
        (not segment.numeric or YEAR.fullmatch(segment.text) is not None)
        and len(segment.words) <= MOST_WORDS
        and top - REACH <= box.top
        and (box.bottom <= top + OVERLAP or abs(box.top - top) <= AT_TOP)  # a chart's box may hold its own title
        and plot.x0 - 12 <= (box.x0 + box.x1) / 2 <= plot.x1 + 2
        and box.width <= 1.2 * plot.width
    )


def _is_alone(year: Segment, over: Sequence[Segment]) -> bool:
    """Tell whether a year over a chart has no other words on its level: *2017* over one facet, *2027* over the next."""
    return not any(other is not year and abs(other.middle - year.middle) <= 2 for other in over)


def alike(titles: Sequence[Segment], charts: Sequence[Small]) -> bool:
    """Tell whether the words over several charts are set alike: in one size, each over the middle of its chart or each
    at its left. Then they are titles without a heading over them all."""
    sizes = [title.size for title in titles]
    if max(sizes) > SAME_SIZE * min(sizes) or len({title.bold for title in titles}) > 1:
        return False
    offs = [(t.box.x0 + t.box.x1 - c.plot.x0 - c.plot.x1) / 2 for t, c in zip(titles, charts, strict=True)]
    lefts = [t.box.x0 - c.plot.x0 for t, c in zip(titles, charts, strict=True)]
    return any(max(places) - min(places) <= EVEN for places in (offs, lefts))


def heading_over(
    charts: Sequence[Small], titles: Sequence[Segment], segments: Sequence[Segment], plain: bool = False
) -> Segment | None:
    """Return the heading of several charts over the topmost of their own `titles`, None where there is none; with
    `plain` also a line in plain type under the heading: ``Per cent``."""
    first = min(titles, key=lambda s: s.box.top)
    left = min([*(chart.plot.x0 for chart in charts), *(title.box.x0 for title in titles)])
    right = max([*(chart.plot.x1 for chart in charts), *(title.box.x1 for title in titles)])
    above = [
        s
        for s in segments
        if not s.numeric
        and first.box.top - REACH <= s.box.top
        and s.box.bottom <= first.box.top + 1
        and (s.box.x0 <= left + 4 or abs(s.box.x0 + s.box.x1 - left - right) <= 2 * MIDDLE_OFF * (right - left))
    ]
    heading = max(above, key=lambda s: s.box.bottom, default=None)
    if heading is None or first.box.top - heading.box.bottom > OVER * heading.size:
        return None
    stands_out = heading.bold or heading.size > 1.05 * first.size or NUMBERED.match(heading.text) is not None
    stands_out = stands_out or (plain and line_over(heading, segments) is not None)
    return heading if stands_out else None


def line_over(heading: Segment, segments: Sequence[Segment]) -> Segment | None:
    """Return the line straight over a heading that is as strong and flush with it: the title, and the heading says how
    it is measured."""
    above = [
        s
        for s in segments
        if -1 <= heading.box.top - s.box.bottom <= heading.size
        and abs(s.box.x0 - heading.box.x0) <= EVEN
        and (s.bold or s.size >= SAME_SIZE * heading.size)
    ]
    return max(above, key=lambda s: s.box.bottom, default=None)


def are_facets(charts: Sequence[Small], titles: Sequence[Segment], segments: Sequence[Segment]) -> bool:
    """Tell whether charts in a row show one thing, part by part: as wide as each other, close together, the same labels
    under each, and plain words over each, or a few in bold type."""
    long = any(title.bold and len(title.words) > MOST_BOLD for title in titles)
    if long or any(NUMBERED.match(title.text) for title in titles) or not alike(titles, charts):
        return False
    row = sorted(charts, key=lambda chart: (round(chart.foot), chart.plot.x0))
    names = {id(title) for title in titles}
    under = [_labels_under(chart, [s for s in segments if id(s) not in names]) for chart in row]
    # of facets one over the other the lowest may have the labels of them all
    under = [labels for labels, chart in zip(under, row, strict=True) if labels or not _is_over_other(chart, row)]
    texts = [[s.text for s in labels] for labels in under]
    widest = max(chart.plot.width for chart in row)
    if not texts[0] or any(
        b.plot.x0 - a.plot.x0 - widest > max(WIDEST_GAP, 0.5 * widest)
        for a, b in pairwise(row)
        if abs(a.foot - b.foot) <= SAME_FOOT
    ):
        return False
    even = widest - min(chart.plot.width for chart in row) <= EVEN
    return (even and all(words == texts[0] for words in texts)) or _on_one_scale(under)


def _is_over_other(chart: Small, charts: Sequence[Small]) -> bool:
    return any(o.foot > chart.foot + SAME_FOOT and abs(o.plot.x0 - chart.plot.x0) <= EVEN for o in charts)


def _on_one_scale(under: Sequence[Sequence[Segment]]) -> bool:
    """Tell whether the same numbers stand under charts, as far apart: lying bars are as long as what they tell."""
    first = under[0][:FEWEST_TICKS]
    if len(first) < FEWEST_TICKS or not all(s.numeric for s in first):
        return False
    texts, reach = [s.text for s in first], first[-1].box.x0 - first[0].box.x0
    ticks = [labels[:FEWEST_TICKS] for labels in under]
    return all([s.text for s in t] == texts and abs(t[-1].box.x0 - t[0].box.x0 - reach) <= EVEN for t in ticks)


def _labels_under(chart: Small, segments: Sequence[Segment]) -> list[Segment]:
    """Return the first line under a chart, from left to right."""
    below = [s for s in segments if 0 <= s.box.top - chart.foot + 2 <= LABELS_UNDER]
    below = [s for s in below if s.box.x1 > chart.plot.x0 and s.box.x0 < chart.plot.x1]
    top = min((s.middle for s in below), default=0.0)
    return [s for s in sorted(below, key=lambda s: s.box.x0) if s.middle - top <= 1]
