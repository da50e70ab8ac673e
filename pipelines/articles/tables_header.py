"""The header of a table without a lattice: lines of words to cells that span columns and rows.

Belongs here: which columns a header stands over, and which lines of it are one cell. Does not belong here: finding the
header's lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipelines.articles.tables_grid import GridCell
from pipelines.articles.tables_rules import LevelRule
from pipelines.articles.tables_segments import Segment, cell_text
from pipelines.articles.tables_spans import (
    Extent,
    Head,
    beside,
    flush,
    flush_left,
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


def header_cells(
    lines: Sequence[Sequence[Segment]], columns: Sequence[Extent], rules: Sequence[LevelRule]
) -> tuple[list[GridCell], int]:
    """Return the header's cells and how many rows they take.

    Each line with a header over several columns is a row, and the headers of single columns are one more; what
    stands over a single column line by line, with no wider header in between, is one cell.
    """
    heads = [
        Head(segment, number, *_place(segment, columns, rules)) for number, line in enumerate(lines) for segment in line
    ]
    heads = spread(share(beside(heads, columns), columns), columns)
    heads = over_bare(flush_left(flush(over_times(heads, columns), columns), columns), columns)
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


def _cell(heads: Sequence[Head], row: int, high: int, column: int, wide: int) -> GridCell:
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
    return overlapped(segment.box, columns)
