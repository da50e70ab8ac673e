"""Numbers at the ends of bars that stand so close to the name of the row, or to each other, that both look like one.

Belongs here: parting the two. Does not belong here: which bar has which number (charts).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.charts.bars import Bars
from pipelines.articles.tables.segments import Segment, reads_as_number

#: The number ends so many points before the bar that it is of, at most.
AT_END = 6.0
#: Numbers over columns of different heights stand so many points apart from top to top.
RAISED = 0.8


def parted_numbers(segments: Sequence[Segment]) -> list[Segment]:
    """Return segments, those in two that are numbers of two columns a blank apart: each in another colour or a little
    higher, or with a decimal point of its own."""
    out: list[Segment] = []
    for segment in segments:
        words = segment.words
        if len(words) > 1 and all(word.text[:1].isdigit() and reads_as_number(word.text) for word in words):
            colours, tops = {word.color for word in words}, [word.box.top for word in words]
            apart = len(colours) == len(words) or max(tops) - min(tops) > RAISED or all("." in w.text for w in words)
            out += [Segment.of([word]) for word in words] if apart else [segment]
        else:
            out.append(segment)
    return out


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
