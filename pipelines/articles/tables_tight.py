"""Numbers of two columns that stand so close in one row that they were taken for one.

Belongs here: parting such numbers where the other rows show the columns. Does not belong here: numbers whose thousands
are parted by blanks, which end on no column of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipelines.articles.tables_segments import Segment, reads_as_number

#: A number ends on a column's edge where so many others end, within so many points.
FEWEST = 3
SAME_EDGE = 1.0


def part_tight(segments: Sequence[Segment]) -> list[Segment]:
    """Return the segments, those of several numbers in pieces where each number ends where others of its column do."""
    edges = Counter(round(s.box.x1) for s in segments if s.numeric and len(s.words) == 1)
    out: list[Segment] = []
    for segment in segments:
        words = segment.words
        several = segment.numeric and len(words) > 1 and all(reads_as_number(word.text) for word in words)
        if several and all(_ends_column(word.box.x1, edges) for word in words):
            out += [Segment.of((word,)) for word in words]
        else:
            out.append(segment)
    return out


def _ends_column(edge: float, edges: Counter[int]) -> bool:
    return sum(edges[at] for at in range(round(edge - SAME_EDGE), round(edge + SAME_EDGE) + 1)) >= FEWEST
