"""The header of a table without a lattice: lines of words to cells that span columns and rows.

Belongs here: which columns a header stands over, and which lines of it are one cell. Does not belong here: finding the
header's lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.articles.table_times import tells_time
from pipelines.articles.tables_grid import GridCell
from pipelines.articles.tables_segments import Segment, cell_text
from pipelines.model import Box, Word

#: A rule this close under a header (in em) shows which columns it heads; one along more than this share heads all.
SPANNER = 0.9
WHOLE = 0.93
#: Edges within so many points are one.
SAME_EDGE = 2.0
#: A header stands over the middle of columns when it is off by at most this share of their width.
OFF_MIDDLE = 0.25


@dataclass(frozen=True, slots=True)
class LevelRule:
    """A level rule: its height on the page, and from where to where it runs."""

    top: float
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Extent:
    """From where to where a column reaches."""

    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class _Head:
    segment: Segment
    line: int
    first: int
    wide: int

    def covers(self, column: int) -> bool:
        return self.first <= column < self.first + self.wide


def header_cells(
    lines: Sequence[Sequence[Segment]], columns: Sequence[Extent], rules: Sequence[LevelRule]
) -> tuple[list[GridCell], int]:
    """Return the header's cells and how many rows they take.

    Each line with a header over several columns is a row, and the headers of single columns are one more; what
    stands over a single column line by line, with no wider header in between, is one cell.
    """
    heads = [
        _Head(segment, number, *_place(segment, columns, rules))
        for number, line in enumerate(lines)
        for segment in line
    ]
    heads = _over_times(_spread(_share(heads, columns), columns), columns)
    levels = sorted({head.line for head in heads if head.wide > 1})
    rows = len(levels) + (1 if any(head.wide == 1 for head in heads) else 0)
    cells = [_cell([head], levels.index(head.line), 1, head.first, head.wide) for head in heads if head.wide > 1]
    for column in range(len(columns)):
        over = [level for level in levels if any(h.wide > 1 and h.line == level and h.covers(column) for h in heads)]
        stacks: dict[int, list[_Head]] = defaultdict(list)
        for head in heads:
            if head.wide == 1 and head.first == column:
                stacks[sum(level < head.line for level in over)].append(head)
        for depth, stack in stacks.items():
            start = levels.index(over[depth - 1]) + 1 if depth else 0
            end = levels.index(over[depth]) if depth < len(over) else rows
            cells.append(_cell(stack, start, max(1, end - start), column, 1))
    return cells, rows


def _cell(heads: Sequence[_Head], row: int, high: int, column: int, wide: int) -> GridCell:
    words: tuple[Word, ...] = tuple(word for head in heads for word in head.segment.words)
    return GridCell(row, column, high, wide, Box.around(word.box for word in words), words, cell_text(words))


def _place(segment: Segment, columns: Sequence[Extent], rules: Sequence[LevelRule]) -> tuple[int, int]:
    """Return the first column that a header stands over, and how many: as a rule under it says, else its width."""
    numbers = columns[1:] if len(columns) > 1 else columns
    whole = numbers[-1].x1 - numbers[0].x0
    for rule in rules:
        near = -1.5 <= rule.top - segment.box.bottom <= SPANNER * segment.size
        if not near or rule.x0 > segment.box.x0 + 1 or rule.x1 < segment.box.x1 - 1:
            continue
        if min(rule.x1, numbers[-1].x1) - max(rule.x0, numbers[0].x0) >= WHOLE * whole:
            continue
        covered = [k for k, c in enumerate(columns) if rule.x0 - 1 <= (c.x0 + c.x1) / 2 <= rule.x1 + 1]
        if len(covered) >= 2:
            return covered[0], len(covered)
    return _overlapped(segment.box, columns)


def _overlapped(box: Box, columns: Sequence[Extent]) -> tuple[int, int]:
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


def _share(heads: list[_Head], columns: Sequence[Extent]) -> list[_Head]:
    """Part the columns that several headers of one line claim all of, as where one rule runs under them: each head
    takes those it is nearest to, if it then stands over their middle."""
    rivals: dict[tuple[int, int, int], list[_Head]] = defaultdict(list)
    for head in heads:
        if head.wide > 1:
            rivals[head.line, head.first, head.wide].append(head)
    out = list(heads)
    for (line, first, wide), sharing in rivals.items():
        if len(sharing) < 2:
            continue
        sharing.sort(key=lambda head: head.segment.box.x0)
        parted = _parted(sharing, first, wide, columns)
        for head, (start, width) in zip(sharing, parted, strict=True):
            out[out.index(head)] = _Head(head.segment, line, start, width)
    return out


def _parted(sharing: Sequence[_Head], first: int, wide: int, columns: Sequence[Extent]) -> list[tuple[int, int]]:
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
    return [_overlapped(head.segment.box, columns) for head in sharing]


def _spread(heads: list[_Head], columns: Sequence[Extent]) -> list[_Head]:
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
        if all(_is_over(h, columns[s : s + w]) for h, (s, w) in zip(above, spans, strict=True)):
            for head, (start, wide) in zip(above, spans, strict=True):
                out[out.index(head)] = _Head(head.segment, head.line, start, wide)
    return out


def _over_times(heads: list[_Head], columns: Sequence[Extent]) -> list[_Head]:
    """Widen headers set flush with one of the columns they head, where those below tell times apart: ``Cases`` over
    ``Week 21`` and ``Week 20`` heads both, though it stands over the last."""
    last = max((head.line for head in heads), default=0)
    bottom = {h.first: h for h in heads if h.line == last and h.wide == 1 and h.first > 0}
    timed = {column for column, head in bottom.items() if tells_time(head.segment.text)}
    out = list(heads)
    for line in range(last):
        row = sorted((h for h in heads if h.line == line and h.first > 0), key=lambda h: h.first)
        over = [h for h in row if h.first in timed and h.wide == 1]
        covered = {c for h in row for c in range(h.first, h.first + h.wide)}
        bare = [c for c in sorted(timed) if c not in covered and not any(h.covers(c) for h in heads if h.line < last)]
        if not over or not bare:
            continue
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
                out[out.index(head)] = _Head(head.segment, head.line, start, wide)
    return out


def _reach(column: int, bare: Sequence[int], step: int) -> tuple[int, int]:
    """Return the first column and the width of a header that also heads the bare columns next to it on one side."""
    end = column
    while end + step in bare:
        end += step
    return min(column, end), abs(end - column) + 1


def _is_over(head: _Head, columns: Sequence[Extent]) -> bool:
    left, right = columns[0].x0, columns[-1].x1
    box = head.segment.box
    flush = min(abs(box.x0 - left), abs(box.x1 - right)) <= SAME_EDGE
    return flush or abs((box.x0 + box.x1) / 2 - (left + right) / 2) <= OFF_MIDDLE * (right - left)
