"""Words of a legend that are nobody's: the one over its names (``Region`` over ``North``), names under columns.

Belongs here: telling them, so that they are not taken for the chart's title or for labels of its axis. Does not belong
here: which series a name is of.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.charts.bars import touch
from pipelines.articles.charts.finding import ChartArea, swatches
from pipelines.articles.tables.segments import Segment
from pipelines.model import Box, Page

#: It has so many words at most and stands so many em over the topmost name at most; its sample is left of that name by
#: so many points at most.
MOST_WORDS = 4
OVER = 1.3
SAMPLE_WIDTH = 45.0
#: The names stand one below the other, so many em from line to line at most, right of this part of the plot.
LINE_STEP = 2.2
RIGHT_OF = 0.15


def legend_heads(names: Sequence[Segment], plot: Box, segments: Sequence[Segment]) -> list[Segment]:
    """Return the lines over the names of a legend that stand below each other beside a plot or in it."""
    heads = []
    for top in names:
        below = [s for s in names if s is not top and abs(s.box.x0 - top.box.x0) <= 2 and s.middle > top.middle]
        over = [s for s in names if abs(s.box.x0 - top.box.x0) <= 2 and s.middle < top.middle]
        listed = any(s.middle - top.middle <= LINE_STEP * top.size for s in below)
        if over or not listed or top.box.x0 < plot.x0 + RIGHT_OF * plot.width:
            continue
        heads += [
            s
            for s in segments
            if not s.numeric
            and len(s.words) <= MOST_WORDS
            and -1 <= top.box.top - s.box.bottom <= OVER * s.size
            and top.box.x0 - SAMPLE_WIDTH <= s.box.x0 <= top.box.x1
        ]
    return heads


def without_legend(page: Page, area: ChartArea, segments: Sequence[Segment]) -> list[Segment]:
    """Return the segments of a chart of columns without the names of a legend under them, which names none of them."""
    if not area.bars:
        return list(segments)
    own = [rect.box for bars in area.bars for rect in bars.rects]
    inks = {rect.fill for bars in area.bars for rect in bars.rects}
    inks |= {c.stroke for c in page.curves if c.stroke and c.fill is None and touch(c.box, area.box, 0)}
    foot = max(bars.box.bottom for bars in area.bars)
    names = [name.box for rect, name in swatches(page, segments, inks, own) if rect.box.top >= foot]
    return [s for s in segments if s.box not in names]
