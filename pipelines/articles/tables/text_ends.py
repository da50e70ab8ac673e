"""The last line of a paragraph over a table that was taken for its first row.

Belongs here: telling such a line by the longer one before it, and the table without it. Does not belong here: titles
and heads of tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.articles.tables.grid import Grid, GridCell
from pipelines.articles.tables.segments import Segment, segments_of
from pipelines.model import Box, Page, Word

#: The line has so many words at least, the one before it so many more; they are at their own leading, in one type.
FEWEST_WORDS = 3
FEWEST_BEFORE = 9
LEADING = 0.6
SAME_EDGE = 1.0
#: A table keeps so many rows at least.
FEWEST_ROWS = 3


def without_text_end(grid: Grid, page: Page) -> Grid:
    """Return a table without its first row where that is the end of the paragraph over it."""
    first = [cell for cell in grid.cells if cell.row == 0]
    # what stands in further columns at the end of a text is head of these alone
    line = min(first, key=lambda cell: cell.column, default=None)
    if grid.rows <= FEWEST_ROWS or line is None or line.column > 0 or line.row_span > 1:
        return grid
    if len(line.words) < FEWEST_WORDS or any(map(str.isdigit, line.text)) or line.words[0].bold:
        return grid
    if not any(_goes_before(s, line) for s in segments_of(page.words, page)):
        return grid
    left = [cell for cell in grid.cells if cell is not line]
    rest = [cell for cell in left if cell.row == 0]
    cells = left if rest else [replace(cell, row=cell.row - 1) for cell in left]
    box = Box.around(word.box for cell in left for word in cell.words)
    heads = grid.heads if rest else max(grid.heads - 1, 0)
    return replace(grid, box=box, rows=grid.rows - (not rest), cells=tuple(cells), heads=heads)


def _goes_before(line: Segment, cell: GridCell) -> bool:
    """Tell whether a long line of text stands right over a cell's words, at their leading and in their type."""
    first = cell.words[0]
    own = Box.around(_first_line(cell.words))
    gap = own.top - line.box.bottom
    return (
        len(line.words) >= FEWEST_BEFORE
        and -0.3 * line.size <= gap <= LEADING * line.size
        and abs(line.box.x0 - own.x0) <= SAME_EDGE
        and line.box.width > own.width
        and abs(line.size - first.size_pt) < 0.1
        and line.words[0].font == first.font
    )


def _first_line(words: Sequence[Word]) -> list[Box]:
    boxes = [word.box for word in words]
    top = min(box.top for box in boxes)
    return [box for box in boxes if box.top <= top + 1]
