"""How many columns the headers of a table stand over, where they cover fewer than they head.

Belongs here: parting columns among headers of one line, by what repeats under them, by times, by their middles. Does
not belong here: which header lines are one cell (tables.header).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from pipelines.articles.tables.segments import Segment
from pipelines.articles.tables.times import tells_time
from pipelines.model import Box

#: Edges within so many points are one.
SAME_EDGE = 2.0
#: A header stands over the middle of columns when it is off by at most this share of their width.
OFF_MIDDLE = 0.25
#: A header's middle may be off its columns' by so many points; lines with more columns are not parted.
MIDDLE_SLACK = 4.0
MOST_PARTED = 14
#: A header over times and other things at once is as unlikely as one so many points off.
MIXED = 20.0
SPAN = re.compile(r"\d\s?[-–—/]\s?\d")
#: The year whose money prices are told in is no time of theirs: ``(2031$/kW)``.
MONEY_YEAR = re.compile(r"(?:19|20)\d\d\s?[$€£¥]")


@dataclass(frozen=True, slots=True)
class Extent:
    """From where to where a column reaches."""

    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Head:
    segment: Segment
    line: int
    first: int
    wide: int

    def covers(self, column: int) -> bool:
        return self.first <= column < self.first + self.wide


def overlapped(box: Box, columns: Sequence[Extent]) -> tuple[int, int]:
    shared = [min(c.x1, box.x1) - max(c.x0, box.x0) for c in columns]
    hit = [k for k, s in enumerate(shared) if s > 0]
    if not hit:
        gaps = [max(c.x0 - box.x1, box.x0 - c.x1) for c in columns]
        return gaps.index(min(gaps)), 1
    if hit[0] == 0 and len(hit) > 1 and (box.x0 + box.x1) / 2 < columns[1].x0:
        return 0, 1
    covered = [k for k in hit if shared[k] > 0.4 * min(columns[k].x1 - columns[k].x0, box.width)]
    if len(covered) < 2:
        return (covered or [max(hit, key=lambda k: shared[k])])[0], 1
    return covered[0], covered[-1] - covered[0] + 1


def beside(heads: list[Head], columns: Sequence[Extent]) -> list[Head]:
    """Move headers that stand in a gap between columns, set to the left of their cells, from a column that has another
    header over it to the next one, which has none; or back to the one before, set to the right of names."""
    out = list(heads)
    for head in heads:
        box, column = head.segment.box, head.first
        if head.wide > 1 or column < 1 or box.x1 > columns[column].x0 or box.x0 < columns[column - 1].x0:
            continue
        level = [h for h in out if h.wide == 1 and h.line == head.line and h is not head]
        if any(h.first == column and h.segment.box.x0 > box.x1 for h in level) and not any(
            h.first == column - 1 for h in out
        ):
            out[out.index(head)] = Head(head.segment, head.line, column - 1, 1)
    for head in heads:
        box, column = head.segment.box, head.first
        following = column + 1
        if head.wide > 1 or following >= len(columns) or box.x0 < columns[column].x1 or box.x1 > columns[following].x1:
            continue
        singles = [h for h in out if h.wide == 1 and h is not head]
        if any(h.first == column for h in singles) and not any(
            h.first == following and h.line == head.line for h in singles
        ):
            out[out.index(head)] = Head(head.segment, head.line, following, 1)
    return out


def low_names(heads: Sequence[Head]) -> list[Head]:
    """Return the heads of the last line where it only heads columns left of all others, which have nothing else over
    them: *Candidate* and *Party* under the level of *Votes* and *Share* beside them."""
    last = max((head.line for head in heads), default=0)
    low = [head for head in heads if head.line == last]
    others = [head for head in heads if head.line < last]
    return low if others and max(h.first + h.wide for h in low) <= min(h.first for h in others) else []


def share(heads: list[Head], columns: Sequence[Extent]) -> list[Head]:
    """Part the columns that several headers of one line claim all of, as where one rule runs under them: each head
    takes those it is nearest to, if it then stands over their middle."""
    rivals: dict[tuple[int, int, int], list[Head]] = defaultdict(list)
    for head in heads:
        if head.wide > 1:
            rivals[head.line, head.first, head.wide].append(head)
    out = list(heads)
    for (line, first, wide), sharing in rivals.items():
        if len(sharing) < 2:
            continue
        sharing.sort(key=lambda head: head.segment.box.x0)
        below = _bottom(heads)
        centred = _set_to_middles(sharing, range(first, first + wide), below, columns) if below else None
        parted = centred or _parted(sharing, first, wide, columns)
        for head, (start, width) in zip(sharing, parted, strict=True):
            out[out.index(head)] = Head(head.segment, line, start, width)
    return out


def _parted(sharing: Sequence[Head], first: int, wide: int, columns: Sequence[Extent]) -> list[tuple[int, int]]:
    """Return the first column and the width of each of the heads, which claim `wide` columns from `first` together."""
    each, left = divmod(wide, len(sharing))
    even = [(first + each * k, each) for k in range(len(sharing))]
    middles = [(head.segment.box.x0 + head.segment.box.x1) / 2 for head in sharing]
    nearest: dict[int, list[int]] = defaultdict(list)
    for column in range(first, first + wide):
        at = (columns[column].x0 + columns[column].x1) / 2
        nearest[min(range(len(middles)), key=lambda k: abs(middles[k] - at))].append(column)
    uneven = [(nearest[k][0], len(nearest[k])) if nearest[k] else (first, 0) for k in range(len(sharing))]
    for spans in ([even] if not left else []) + [uneven]:
        if all(w and _is_over(h, columns[s : s + w]) for h, (s, w) in zip(sharing, spans, strict=True)):
            return spans
    return [overlapped(head.segment.box, columns) for head in sharing]


def spread(heads: list[Head], columns: Sequence[Extent]) -> list[Head]:
    """Spread headers over the columns that repeat below them: ``2009 2010 2009 2010`` under two names is two each."""
    if not heads:
        return heads
    last = max(head.line for head in heads)
    bottom = sorted((h for h in heads if h.line == last and h.first > 0), key=lambda h: h.first)
    texts = [head.segment.text for head in bottom]
    period = next((p for p in range(2, len(texts)) if texts[p] == texts[0]), 0)
    if not period or len(texts) % period or any(texts[k] != texts[k % period] for k in range(len(texts))):
        return heads
    groups = [bottom[k : k + period] for k in range(0, len(bottom), period)]
    out = list(heads)
    for line in range(last):
        above = sorted((h for h in heads if h.line == line and h.first > 0), key=lambda h: h.first)
        above = [h for h in above if h.first >= bottom[0].first]
        if len(above) != len(groups):
            continue
        spans = [(group[0].first, group[-1].first - group[0].first + 1) for group in groups]
        if any(_reaches(below, head) for head, group in zip(above, groups, strict=True) for below in group):
            continue
        headed = {(h.first, h.wide) for h in out if h.line < line}.issuperset(spans)  # then one flush is over a column
        over = _is_over_middle if headed else _is_over
        if all(over(h, columns[s : s + w]) for h, (s, w) in zip(above, spans, strict=True)):
            for head, (start, wide) in zip(above, spans, strict=True):
                out[out.index(head)] = Head(head.segment, head.line, start, wide)
    return out


def over_times(heads: list[Head], columns: Sequence[Extent]) -> list[Head]:
    """Widen headers set flush with one of the columns they head, where those below tell times apart: ``Cases`` over
    ``Week 21`` and ``Week 20`` heads both, though it stands over the last."""
    last = max((head.line for head in heads), default=0)
    bottom = {h.first: h for h in heads if h.line == last and h.wide == 1 and h.first > 0}
    timed = {column for column, head in bottom.items() if _tells_time(head.segment.text)}
    out = list(heads)
    for line in range(last):
        row = sorted((h for h in heads if h.line == line and h.first > 0), key=lambda h: h.first)
        over = [h for h in row if h.first in timed and h.wide == 1]
        covered = {c for h in row for c in range(h.first, h.first + h.wide)}
        bare = [c for c in sorted(timed) if c not in covered and not any(h.covers(c) for h in heads if h.line < last)]
        if (
            not over
            or not bare
            or len({_is_span(bottom[c].segment.text) for c in (*bare, *(h.first for h in over))}) > 1
        ):
            continue  # ``% change`` over ``2031–32`` beside columns of a year each
        ends = {
            c: (min(columns[c].x0, bottom[c].segment.box.x0), max(columns[c].x1, bottom[c].segment.box.x1))
            for c in timed
        }
        if all(abs(h.segment.box.x1 - ends[h.first][1]) <= SAME_EDGE for h in over):
            spans = [_reach(h.first, bare, -1) for h in over]
        elif all(abs(h.segment.box.x0 - ends[h.first][0]) <= SAME_EDGE for h in over):
            spans = [_reach(h.first, bare, 1) for h in over]
        else:
            continue
        if sum(wide - 1 for _, wide in spans) == len(bare):
            for head, (start, wide) in zip(over, spans, strict=True):
                out[out.index(head)] = Head(head.segment, head.line, start, wide)
    return out


def _tells_time(text: str) -> bool:
    return tells_time(MONEY_YEAR.sub("", text))


def _is_span(text: str) -> bool:
    """Tell whether a time goes from one year to another: ``2031–32``."""
    return SPAN.search(text) is not None


def _reach(column: int, bare: Sequence[int], step: int) -> tuple[int, int]:
    """Return the first column and the width of a header that also heads the bare columns next to it on one side."""
    end = column
    while end + step in bare:
        end += step
    return min(column, end), abs(end - column) + 1


def _reaches(below: Head, head: Head) -> bool:
    """Tell whether a column's own header stands as high as another header, which is then not over it."""
    return below.segment.box.top < head.segment.box.bottom - 1


def _is_over(head: Head, columns: Sequence[Extent]) -> bool:
    left, right = columns[0].x0, columns[-1].x1
    box = head.segment.box
    return min(abs(box.x0 - left), abs(box.x1 - right)) <= SAME_EDGE or _is_over_middle(head, columns)


def _is_over_middle(head: Head, columns: Sequence[Extent]) -> bool:
    left, right = columns[0].x0, columns[-1].x1
    return abs((head.segment.box.x0 + head.segment.box.x1) / 2 - (left + right) / 2) <= OFF_MIDDLE * (right - left)


def over_bare(heads: list[Head], columns: Sequence[Extent]) -> list[Head]:
    """Widen headers that are set to the middle of the columns they head, of which some have a header below alone:
    ``Price`` over ``May 2024``, ``April 2024`` and ``May 2023``; a column without a header below parts runs of them.
    Where several so head several columns each, columns before the first of these may have none."""
    last = max((head.line for head in heads), default=0)
    bottom = _bottom(heads)
    out = list(heads)
    for line in range(last):
        row = sorted((h for h in heads if h.line == line and h.first > 0), key=lambda h: h.first)
        headed = {c for h in heads if h.line <= line for c in range(h.first, h.first + h.wide)}
        bare = {c for c in bottom if c not in headed and not any(_reaches(bottom[c], h) for h in row)}
        free = sorted(bare | {c for h in row for c in range(h.first, h.first + h.wide) if c in bottom})
        for run in _runs(free):
            over = [h for h in row if h.first in run]
            if not over or not bare.intersection(run) or len(run) > MOST_PARTED:
                continue
            spans = _set_to_middles(over, run, bottom, columns)
            before = run[: run.index(over[0].first)] if spans is None and len(over) > 1 else []
            timed = any(_tells_time(bottom[column].segment.text) for column in before)
            for start in range(1, 1 if timed else len(before) + 1):
                found = _set_to_middles(over, run[start:], bottom, columns)
                spans = found if found and min(wide for _, wide in found) > 1 else spans
            for head, (start, wide) in zip(over, spans or [], strict=spans is not None):
                out[out.index(head)] = Head(head.segment, head.line, start, wide)
    return out


def _runs(columns: Sequence[int]) -> list[list[int]]:
    """Return columns that follow each other, run by run."""
    runs: list[list[int]] = []
    for column in columns:
        if runs and column == runs[-1][-1] + 1:
            runs[-1].append(column)
        else:
            runs.append([column])
    return runs


def flush(heads: list[Head], columns: Sequence[Extent]) -> list[Head]:
    """Widen headers set flush with the last column that they head: where all of a line are, a column between two of
    them that has a header below alone is the right one's, as ``Cumulative`` over ``Cases``, ``Deaths`` and ``CFR``."""
    last = max((head.line for head in heads), default=0)
    bottom = _bottom(heads)
    out = list(heads)
    for line in range(last):
        row = sorted((h for h in heads if h.line == line and h.first > 0), key=lambda h: h.first)
        if len(row) < 2 or not any(h.wide > 1 for h in row):
            continue
        ends = [_reach_of(h.first + h.wide - 1, columns, bottom)[1] for h in row]
        if any(abs(h.segment.box.x1 - end) > SAME_EDGE for h, end in zip(row, ends, strict=True)):
            continue
        for left, right in pairwise(row):
            between = list(range(left.first + left.wide, right.first))
            alone = all(c in bottom and not any(h.covers(c) for h in heads if h.line < last) for c in between)
            if between and alone:
                wide = right.wide + len(between)
                out[out.index(right)] = Head(right.segment, right.line, between[0], wide)
    return out


def flush_left(heads: list[Head], columns: Sequence[Extent]) -> list[Head]:
    """Widen the last header of a line whose headers all begin where the first column that they head does: over one
    column with a header of its own it would say no more than that, so the next one is its, too; as many as another
    header of the line has, if there are so many."""
    last = max((head.line for head in heads), default=0)
    bottom = _bottom(heads)
    out = list(heads)
    for line in range(last):
        row = sorted((h for h in heads if h.line == line and h.first > 0), key=lambda h: h.first)
        if len(row) < 2 or row[-1].wide > 1 or row[-1].first not in bottom or row[-2].wide < 2:
            continue
        starts = [(_reach_of(h.first - 1, columns, bottom)[1], _reach_of(h.first, columns, bottom)[0]) for h in row]
        begins = [h.segment.box.x0 for h in row]
        if any(not low <= x0 <= high + SAME_EDGE for x0, (low, high) in zip(begins, starts, strict=True)):
            continue
        over = {c for h in heads if h.line < last for c in range(h.first, h.first + h.wide)}
        behind = [c for c in range(row[-1].first + 1, len(columns)) if c in bottom and c not in over]
        if len(behind) == len(columns) - 1 - row[-1].first and len(behind) + 1 in {2, *(h.wide for h in row[:-1])}:
            out[out.index(row[-1])] = Head(row[-1].segment, line, row[-1].first, 1 + len(behind))
    return out


def _bottom(heads: Sequence[Head]) -> dict[int, Head]:
    """Return the headers of the last line that head one column, by column."""
    last = max((head.line for head in heads), default=0)
    return {h.first: h for h in heads if h.line == last and h.wide == 1 and h.first > 0}


def _set_to_middles(
    row: Sequence[Head], free: Sequence[int], bottom: dict[int, Head], columns: Sequence[Extent]
) -> list[tuple[int, int]] | None:
    """Return the first column and the width of each header of a line, so that all are set to the middle of what they
    head; None where that cannot be."""
    reach = [_reach_of(c, columns, bottom) for c in range(len(columns))]
    timed = {c for c in free if c in bottom and _tells_time(bottom[c].segment.text)}
    offs = [(_off_middles(row, spans, reach), spans) for spans in _partitions(free, len(row))]
    fitting = [(off + MIXED * _mixes(spans, timed), spans) for off, spans in offs if off is not None]
    return min(fitting)[1] if fitting else None


def _reach_of(column: int, columns: Sequence[Extent], bottom: dict[int, Head]) -> tuple[float, float]:
    own = columns[column]
    head = bottom.get(column)
    return (min(own.x0, head.segment.box.x0), max(own.x1, head.segment.box.x1)) if head else (own.x0, own.x1)


def _partitions(free: Sequence[int], parts: int) -> Iterator[list[tuple[int, int]]]:
    """Yield the ways to part columns that follow each other into so many runs, as first column and width."""
    for cuts in combinations(range(1, len(free)), parts - 1):
        ends = [0, *cuts, len(free)]
        yield [(free[a], b - a) for a, b in pairwise(ends)]


def _mixes(spans: Sequence[tuple[int, int]], timed: set[int]) -> int:
    """Return how many headers stand over times and other things at once."""
    return sum(0 < sum(c in timed for c in range(first, first + wide)) < wide for first, wide in spans)


def _off_middles(
    row: Sequence[Head], spans: Sequence[tuple[int, int]], reach: Sequence[tuple[float, float]]
) -> float | None:
    """Return how far the headers are off the middles of their columns, None where one is not set to the middle: a
    column begins somewhere behind the one before it."""
    off = 0.0
    for head, (first, wide) in zip(row, spans, strict=True):
        box, end = head.segment.box, reach[first + wide - 1][1]
        middle = (box.x0 + box.x1) / 2
        earliest = reach[first - 1][1] if first > 0 else reach[first][0]
        low, high = (earliest + end) / 2, (reach[first][0] + end) / 2
        if not low - MIDDLE_SLACK <= middle <= high + MIDDLE_SLACK:
            return None
        off += abs(middle - (low + high) / 2)
    return off
