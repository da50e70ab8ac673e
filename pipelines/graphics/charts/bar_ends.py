"""Numbers at the ends of lying bars that stand so close to the name of the row that both look like one label.

Belongs here: parting the two. Does not belong here: which bar has which number (charts).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.charts.bars import Bars
from pipelines.articles.tables.segments import Segment, reads_as_number

#: The number ends so many points before the bar that it is of, at most.
AT_END = 6.0


def parted_at_ends(segments: Sequence[Segment], bars: Bars) -> list[Segment]:
    """Return segments, those in two that end in a number right left of a bar of less than zero: ``Sweets -5.6%``."""
    below = [r.box for r in bars.rects if not bars.upright and (bars.leftward or bars.is_below(r))]
    if not below:
        return list(segments)
    out: list[Segment] = []
    for segment in segments:
        last = segment.words[-1]
        at_end = any(box.top <= segment.middle <= box.bottom and abs(box.x0 - last.box.x1) <= AT_END for box in below)
        if len(segment.words) > 1 and not segment.numeric and at_end and reads_as_number(last.text):
            out += [Segment.of(segment.words[:-1]), Segment.of([last])]
        else:
            out.append(segment)
    return out
