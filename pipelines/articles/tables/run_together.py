"""Heads of several columns that stand so near each other that they read as one piece of a line.

Belongs here: whether a piece may hold several heads, and parting it at gaps, edges and times. Does not belong here: how
many columns a head stands over (tables.spans).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipelines.articles.tables.segments import Segment
from pipelines.articles.tables.spans import Extent
from pipelines.articles.tables.times import is_head_time

#: Heads of two columns that ran together have a gap this wide (in em) between them, so many times their words' gaps.
WIDE_GAP = 0.4
WIDER = 1.4
#: A head set to the right ends within so many points of its column's numbers; heads that show it are so many.
FLUSH = 1.2
FEWEST_FLUSH = 2


def part_heads(lines: Sequence[Sequence[Segment]], columns: Sequence[Extent]) -> list[list[Segment]]:
    """Part what stands over two columns where it has a gap between them wider than its words have, and another line of
    the header has one there, too: ``Under 18`` and ``18 years`` over ``years`` and ``and over``."""
    if not any(has_wide_gap(segment) or times_in(segment) for line in lines for segment in line):
        return [list(line) for line in lines]  # as nearly all are: what follows asks much of each word
    gaps = [_gaps(line) for line in lines]
    out: list[list[Segment]] = []
    for number, line in enumerate(lines):
        others = [gap for k, found in enumerate(gaps) if k != number for gap in found]
        parts = [_in_parts(segment, columns, others) for segment in line]
        out.append([part for found in parts for part in found])
    return out


def _in_parts(segment: Segment, columns: Sequence[Extent], others: Sequence[tuple[float, float]]) -> list[Segment]:
    if (times := times_in(segment)) and len(times) == sum(_stands_over(segment, c) for c in columns):
        return times
    if not has_wide_gap(segment):
        return [segment]
    parts = _at_edges(segment, columns)
    return parts if len(parts) > 1 else _at_gaps(segment, columns, others)


def times_in(segment: Segment) -> list[Segment]:
    """Return the parts of a segment that holds two or more times and nothing else, as the heads of tight columns ran
    together: ``Q2 2030 Q1 2030``."""
    words = segment.words
    if len(words) < 2 or not is_head_time(words[-1].text if len(words) == 2 else f"{words[-2].text} {words[-1].text}"):
        return []
    wide = 1 if len(words) == 2 else 2
    parts = [words[at : at + wide] for at in range(0, len(words), wide)]
    texts = [" ".join(word.text for word in part) for part in parts]
    if len(set(texts)) < len(parts) or len(parts) < 2 or not all(is_head_time(text) for text in texts):
        return []
    return [Segment.of(part) for part in parts]


def _stands_over(segment: Segment, column: Extent) -> bool:
    return column.x1 > segment.box.x0 and column.x0 < segment.box.x1


def has_wide_gap(segment: Segment) -> bool:
    """Tell whether two words of a segment stand so far apart as the heads of two columns may."""
    words = segment.words
    if len(words) < 2:
        return False
    least = WIDE_GAP * segment.size
    return any(b.box.x0 - a.box.x1 >= least for a, b in pairwise(words))


def _gaps(line: Sequence[Segment]) -> list[tuple[float, float]]:
    ordered = sorted(line, key=lambda s: s.box.x0)
    return [(a.box.x1, b.box.x0) for a, b in pairwise(ordered) if b.box.x0 > a.box.x1]


def _at_edges(segment: Segment, columns: Sequence[Extent]) -> list[Segment]:
    """Part what stands over several columns where over each of them one part ends at the right edge of its numbers, as
    heads that are set to the right do: ``Budget Actual Variance``."""
    under = [c for c in columns if _stands_over(segment, c)]
    ends = [
        next((at for at, w in enumerate(segment.words, 1) if abs(w.box.x1 - column.x1) <= FLUSH), None)
        for column in under
    ]
    found = [end for end in ends if end is not None]
    if len(under) < FEWEST_FLUSH or len(found) < len(under) or found != sorted(set(found)):
        return [segment]
    if found[-1] != len(segment.words):
        return [segment]
    least = WIDE_GAP * segment.size
    if any(segment.words[end].box.x0 - segment.words[end - 1].box.x1 < least for end in found[:-1]):
        return [segment]
    return [Segment.of(segment.words[start:end]) for start, end in pairwise([0, *found])]


def _at_gaps(segment: Segment, columns: Sequence[Extent], others: Sequence[tuple[float, float]]) -> list[Segment]:
    words, out, start = segment.words, [], 0
    wide = [b.box.x0 - a.box.x1 for a, b in pairwise(words)]
    least = max(WIDE_GAP * segment.size, WIDER * min(wide) if len(wide) > 1 else 0.0)
    for at, (left, right) in enumerate(pairwise(words), 1):
        x0, x1 = left.box.x1, right.box.x0
        if wide[at - 1] < least or not any(min(x1, b) - max(x0, a) > 0 for a, b in others):
            continue
        if any(min(x1, after.x0) - max(x0, before.x1) > 0 for before, after in pairwise(columns)):
            out.append(Segment.of(words[start:at]))
            start = at
    return [*out, Segment.of(words[start:])] if start else [segment]
