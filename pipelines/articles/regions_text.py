"""Columns of running text beside a chart: their lines are none of its labels, however near they come.

Belongs here: telling such columns by the lines that fill them. Does not belong here: lines and blocks of the text
itself (`lines`, `blocks`), and what a chart's labels are (`regions_charts`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipelines.articles.tables_segments import Segment
from pipelines.model import Box

#: A full line of text has at least so many words, and the next one follows within so many em.
FEWEST_WORDS = 4
LEADING = 1.7
#: A column shows at least so many full lines; at least this share of them goes on in lower case from the line before.
FEWEST_LINES = 4
GOES_ON = 0.5
#: Edges within so many points are flush.
FLUSH = 2.0
#: Justification pulls the words of a line so far apart at most (in em).
PULLED = 3.2


def outside_text(segments: Sequence[Segment]) -> list[Segment]:
    """Return the segments that stand in no column of running text, in the order given.

    A column is seen by its full lines, which begin or end flush; a line that justification has pulled apart (*tonnes …
    per … hectare … in … 2023*) is all of the column's, its number too.
    """
    columns = [*_columns(segments), *_columns(_rejoined(segments))]
    if not columns:
        return list(segments)
    return [s for s in segments if not any(_stands_in(s, column) for column in columns)]


def _rejoined(segments: Sequence[Segment]) -> list[Segment]:
    """Return the lines as they would be without the gaps that justification makes; a gutter is none of these."""
    edges = [s.box.x0 for s in segments if len(s.words) >= FEWEST_WORDS]
    lines: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: (round(s.middle), s.box.x0)):
        last = lines[-1][-1] if lines else None
        if (
            last is not None
            and abs(last.middle - segment.middle) <= 1
            and abs(last.size - segment.size) <= 0.1 * segment.size
            and 0 <= segment.box.x0 - last.box.x1 <= PULLED * segment.size
            and sum(abs(edge - segment.box.x0) <= FLUSH for edge in edges) < FEWEST_LINES
        ):
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return [Segment.of([word for part in line for word in part.words]) for line in lines]


def _columns(segments: Sequence[Segment]) -> list[Box]:
    full = sorted(
        (s for s in segments if len(s.words) >= FEWEST_WORDS and not s.numeric), key=lambda s: (s.box.top, s.box.x0)
    )
    stacks: list[list[Segment]] = []
    for line in full:
        for stack in stacks:
            last = stack[-1]
            flush = (
                abs(line.box.x0 - stack[0].box.x0) <= FLUSH or abs(line.box.x1 - max(s.box.x1 for s in stack)) <= FLUSH
            )
            if flush and abs(line.size - last.size) <= 0.1 * last.size and line.box.top > last.box.top:
                between = [
                    s for s in segments
                    if last.box.top < s.middle < line.box.bottom and abs(s.size - line.size) <= 0.05 * line.size
                    and s.box.x0 >= stack[0].box.x0 - FLUSH
                    and s.box.x1 <= max(last.box.x1, line.box.x1) + FLUSH
                ]  # fmt: skip
                if _steps(last, line, between):
                    stack.append(line)
                    break
        else:
            stacks.append([line])
    return [
        Box.around(line.box for line in stack)
        for stack in stacks
        if len(stack) >= FEWEST_LINES and sum(line.text[:1].islower() for line in stack) >= GOES_ON * len(stack)
    ]


def _steps(last: Segment, line: Segment, between: Sequence[Segment]) -> bool:
    """Tell whether a line follows another at the leading, over lines that were pulled apart or are short."""
    heights = sorted({round(s.box.top) for s in between} | {round(last.box.top), round(line.box.top)})
    return all(after - before <= LEADING * line.size for before, after in pairwise(heights))


def _stands_in(segment: Segment, column: Box) -> bool:
    reach = LEADING * segment.size
    level = column.top - reach <= segment.middle <= column.bottom + reach
    return level and segment.box.x0 >= column.x0 - FLUSH and segment.box.x1 <= column.x1 + FLUSH
