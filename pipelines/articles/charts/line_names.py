"""The names of a chart's lines: in a legend of short strokes, or at the lines' right ends.

Belongs here: which words of a page are such names. Does not belong here: finding lines (charts.lines), and
which line a name is of (graphics).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.charts.bars import touch
from pipelines.articles.tables.segments import Segment
from pipelines.model import Box, Page

#: Longer segments are text.
MOST_LABEL_WORDS = 8
#: The sample of a line in a legend is so long (in points).
SAMPLE = (6.0, 60.0)
#: A legend in the colours of bars or lines stands up to so many points above or below them.
LEGEND_AWAY = 70.0


def line_legend(page: Page, plot: Box, segments: Sequence[Segment]) -> list[Segment]:
    """Return the names right of short level strokes in the colours of a plot's lines."""
    inks = {c.stroke for c in page.curves if c.stroke and not c.fill and len(c.points) >= 3 and touch(c.box, plot, 0)}
    samples = [
        r.box
        for r in page.rules
        if r.color in inks and SAMPLE[0] <= r.box.width <= SAMPLE[1] and r.box.width > 4 * max(r.box.height, 0.1)
        and touch(r.box, plot, LEGEND_AWAY)
    ]  # fmt: skip
    if not samples:
        return []
    return [
        s
        for s in segments
        if not s.numeric
        and len(s.words) <= MOST_LABEL_WORDS
        and any(
            abs(s.middle - (b.top + b.bottom) / 2) <= 0.6 * s.size and -1 <= s.box.x0 - b.x1 <= s.size for b in samples
        )
    ]


def end_names(page: Page, plot: Box, segments: Sequence[Segment]) -> list[Segment]:
    """Return the names that stand at the right ends of lines."""
    lines = [c for c in page.curves if c.stroke and not c.fill and len(c.points) >= 3 and touch(c.box, plot, 0)]
    ends = [max(line.points) for line in lines if line.box.width > 0.5 * plot.width]
    if not ends:
        return []
    return [
        s
        for s in segments
        if not s.numeric
        and len(s.words) <= MOST_LABEL_WORDS
        and any(0 <= s.box.x0 - x <= 1.5 * s.size and abs(s.middle - y) <= 0.7 * s.size for x, y in ends)
    ]
