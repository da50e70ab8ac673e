"""The header of a table without a lattice: lines of words to cells that span columns and rows.

Belongs here: which columns a header stands over, and which lines of it are one cell. Does not belong here: finding the
header's lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipelines.articles.tables.grid import GridCell
from pipelines.articles.tables.head_blocks import head_blocks
from pipelines.articles.tables.rules import LevelRule
from pipelines.articles.tables.run_together import part_heads
from pipelines.articles.tables.segments import Segment, cell_text
from pipelines.articles.tables.spans import (
    Extent,
    Head,
    beside,
    flush,
    flush_left,
    low_names,
    over_bare,
    over_times,
    overlapped,
    share,
    spread,
)
from pipelines.model import Box, Word

#: A rule this close under a header (in em) shows which columns it heads; one along more than this share heads all.
SPANNER = 0.9
WHOLE = 0.93
#: A rule broken between columns has gaps of so many points at most, and its pieces stand at one height within so many;
#: a header is off its middle by at most this share of it.
BREAK = 4.0
SAME_LEVEL = 0.8
OFF_RULE = 0.05


def header_cells(
    lines: Sequence[Sequence[Segment]], columns: Sequence[Extent], rules: Sequence[LevelRule]
) -> tuple[list[GridCell], int]:
    """Return the header's cells and how many rows they take.

    Each line with a header over several columns is a row, and the headers of single columns are one more; what
    stands over a single column line by line, with no wider header in between, is one cell.
    """
    blocks = head_blocks(part_heads(lines, columns), rules)
    heads = _placed(blocks, columns, rules)
    low = low_names(heads)
    if low:
        level = max(head.line for head in heads if head not in low)
        heads = [Head(h.segment, level, h.first, h.wide) if h in low else h for h in heads]
    heads = spread(share(beside(heads, columns), columns), columns)
    heads = over_bare(flush_left(flush(over_times(heads, columns), columns), columns), columns)
    heads = _one_each(heads, columns)
    levels = sorted({head.line for head in heads if head.wide > 1})
    rows = len(levels) + (1 if any(head.wide == 1 for head in heads) else 0)
    cells = [_cell([head], levels.index(head.line), 1, head.first, head.wide) for head in heads if head.wide > 1]
    for column in range(len(columns)):
        over = [level for level in levels if any(h.wide > 1 and h.line == level and h.covers(column) for h in heads)]
        stacks: dict[int, list[Head]] = defaultdict(list)
        for head in heads:
            if head.wide == 1 and head.first == column:
                stacks[sum(level < head.line for level in over)].append(head)
        for depth, stack in stacks.items():
            start = levels.index(over[depth - 1]) + 1 if depth else 0
            end = levels.index(over[depth]) if depth < len(over) else rows
            cells.append(_cell(stack, start, max(1, end - start), column, 1))
    return cells, rows


def _one_each(heads: list[Head], columns: Sequence[Extent]) -> list[Head]:
    """Give as many heads on one line as there are columns one each, in order, where two stand over the same.

    In wide columns with heads set to the left and numbers to the right a head is no nearer to its own numbers than to
    those before it.
    """
    first = len(columns) - len(heads)
    if first not in (0, 1) or len({head.first for head in heads}) == len(heads) or len({h.line for h in heads}) > 1:
        return heads
    ordered = sorted(heads, key=lambda head: head.segment.box.x0)
    placed = [Head(head.segment, head.line, first + k, 1) for k, head in enumerate(ordered)]
    return placed if all(_stands_over_no_other(head, columns) for head in placed) else heads


def _stands_over_no_other(head: Head, columns: Sequence[Extent]) -> bool:
    box = head.segment.box
    return all(k == head.first or box.x1 <= c.x0 or box.x0 >= c.x1 for k, c in enumerate(columns))


def _cell(heads: Sequence[Head], row: int, high: int, column: int, wide: int) -> GridCell:
    words: tuple[Word, ...] = tuple(word for head in heads for word in head.segment.words)
    return GridCell(row, column, high, wide, Box.around(word.box for word in words), words, cell_text(words))


def _placed(blocks: Sequence[tuple[Segment, int]], columns: Sequence[Extent], rules: Sequence[LevelRule]) -> list[Head]:
    """Return the headers with the columns they stand over: as a rule under them says, else their width."""
    last = max((number for _, number in blocks), default=0)
    levels: dict[int, list[Segment]] = defaultdict(list)
    for block, number in blocks:
        levels[number].append(block)
    heads: list[Head] = []
    for block, number in blocks:
        ruled = _by_rule(block, levels[number] if number < last else (), columns, rules)
        heads.append(Head(block, number, *(ruled or overlapped(block.box, columns))))
    return heads


def _by_rule(
    segment: Segment, line: Sequence[Segment], columns: Sequence[Extent], rules: Sequence[LevelRule]
) -> tuple[int, int] | None:
    """Return the first column and how many a rule right under a header runs along.

    `line` is its line, empty where no other header stands below.
    """
    whole_line = _over_all(line, columns, rules)
    if whole_line:
        return whole_line
    numbers = columns[1:] if len(columns) > 1 else columns
    whole = numbers[-1].x1 - numbers[0].x0
    for rule in rules:
        near = -1.5 <= rule.top - segment.box.bottom <= SPANNER * segment.size
        if not near or rule.x0 > segment.box.x0 + 1 or rule.x1 < segment.box.x1 - 1:
            continue
        if min(rule.x1, numbers[-1].x1) - max(rule.x0, numbers[0].x0) >= WHOLE * whole:
            continue
        covered = _under(rule.x0, rule.x1, columns)
        if len(covered) >= 2:
            return covered[0], len(covered)
    return _over_pieces(segment, line, columns, rules, WHOLE * whole)


def _over_all(line: Sequence[Segment], columns: Sequence[Extent], rules: Sequence[LevelRule]) -> tuple[int, int] | None:
    """Return all columns but the first for the one header of a line that is set to the middle of a rule over them."""
    if len(line) != 1 or len(columns) < 3:
        return None
    for x0, x1 in _runs(line[0], rules):
        covered, box = _under(x0, x1, columns), line[0].box
        if covered == list(range(1, len(columns))) and abs((box.x0 + box.x1) - (x0 + x1)) / 2 <= OFF_RULE * (x1 - x0):
            return 1, len(covered)
    return None


def _runs(segment: Segment, rules: Sequence[LevelRule]) -> list[tuple[float, float]]:
    """Return from where to where the rules close under a header run, those with small breaks as one."""
    near = sorted(
        (r for r in rules if -1.5 <= r.top - segment.box.bottom <= SPANNER * segment.size), key=lambda r: r.x0
    )
    runs: list[list[LevelRule]] = []
    for rule in near:
        if runs and rule.x0 - runs[-1][-1].x1 <= BREAK and abs(rule.top - runs[-1][-1].top) <= SAME_LEVEL:
            runs[-1].append(rule)
        else:
            runs.append([rule])
    return [(run[0].x0, run[-1].x1) for run in runs]


def _over_pieces(
    segment: Segment, line: Sequence[Segment], columns: Sequence[Extent], rules: Sequence[LevelRule], whole: float
) -> tuple[int, int] | None:
    """Return the columns under a header that is set to the middle of a rule broken between the columns, if any."""
    box = segment.box
    for x0, x1 in _runs(segment, rules):
        if x0 > box.x0 + 1 or x1 < box.x1 - 1 or x1 - x0 >= whole:
            continue
        if not line or any(s is not segment and s.box.x1 > x0 and s.box.x0 < x1 for s in line):
            continue  # each heads what is over its own piece
        covered = _under(x0, x1, columns)
        if len(covered) >= 2 and abs((box.x0 + box.x1) - (x0 + x1)) / 2 <= OFF_RULE * (x1 - x0):
            return covered[0], len(covered)
    return None


def _under(x0: float, x1: float, columns: Sequence[Extent]) -> list[int]:
    return [k for k, column in enumerate(columns) if x0 - 1 <= (column.x0 + column.x1) / 2 <= x1 + 1]
