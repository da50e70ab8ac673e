"""Numbers, and heads, of two columns that stand so close in one line that they were taken for one.

Belongs here: parting them where the other rows show the columns. Does not belong here: numbers whose thousands
are parted by blanks, which end on no column of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipelines.articles.tables.segments import Segment, reads_as_number
from pipelines.articles.tables.spans import Extent

#: A number ends on a column's edge where so many others end, within so many points.
FEWEST = 3
SAME_EDGE = 1.0
#: Heads so far apart (in em) may be of two columns.
HEAD_GAP = 0.5
#: Names in a line, each set to the middle of its column within so many points, are so far apart (in em).
NAME_GAP = 0.42
OFF_MIDDLE = 1.5
#: Their gap is so many times as wide as the narrowest between words of one head.
WIDER = 1.4


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


def part_flush(heads: Sequence[Segment], columns: Sequence[Extent]) -> list[Segment]:
    """Return the heads, those parted that run on from one column into the next: each part is flush with its own column,
    on the same side, and their gap lies between the columns; or they begin with the one and end with the other."""
    out: list[Segment] = []
    for head in heads:
        at = next((k for k in range(1, len(head.words)) if _parts_columns(head, k, columns)), None)
        if _names_each(head, columns):
            out += [Segment.of((word,)) for word in head.words]
        elif at is None:
            out.append(head)
        else:
            out += [Segment.of(head.words[:at]), *part_flush([Segment.of(head.words[at:])], columns)]
    return out


def _names_each(head: Segment, columns: Sequence[Extent]) -> bool:
    """Tell whether each word of a line is set to the middle of a column of its own, wider apart than words are."""
    if len(head.words) < FEWEST or any(b.box.x0 - a.box.x1 < NAME_GAP * head.size for a, b in pairwise(head.words)):
        return False
    over = [
        next((k for k, c in enumerate(columns) if abs(w.box.x0 + w.box.x1 - c.x0 - c.x1) <= 2 * OFF_MIDDLE), None)
        for w in head.words
    ]
    first = over[0]
    return first is not None and over == list(range(first, first + len(over)))


def _parts_columns(head: Segment, at: int, columns: Sequence[Extent]) -> bool:
    left, right = head.words[at - 1].box.x1, head.words[at].box.x0
    narrowest = min(b.box.x0 - a.box.x1 for a, b in pairwise(head.words)) if len(head.words) > 2 else 0.0
    if right - left < max(HEAD_GAP * head.size, WIDER * narrowest):
        return False  # all words of a line in one width are so far apart
    for number in range(len(columns) - 1):
        before, behind = columns[: number + 1], columns[number + 1 :]
        ends = _is_near(left, before[-1].x1) and any(_is_near(head.box.x1, c.x1) for c in behind)
        begins = _is_near(right, behind[0].x0) and any(_is_near(head.box.x0, c.x0) for c in before)
        first = _is_near(head.box.x0, before[-1].x0) and left <= behind[0].x0
        if ends or begins or (first and _is_near(head.box.x1, behind[0].x1)):
            return True
    return False


def _is_near(a: float, b: float) -> bool:
    return abs(a - b) <= SAME_EDGE


def _ends_column(edge: float, edges: Counter[int]) -> bool:
    return sum(edges[at] for at in range(round(edge - SAME_EDGE), round(edge + SAME_EDGE) + 1)) >= FEWEST
