"""Headers set on their side: words that read up or down the page over the columns of an upright table.

Belongs here: which column such words head, and putting them into its grid. Does not belong here: pages that are turned
as a whole (the pages room), and upright headers (tables.header).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipelines.articles.tables.grid import Grid, GridCell
from pipelines.articles.tables.segments import reads_as_number
from pipelines.model import Box, Word

#: What reads down the page, and up.
DOWN, UP = 90, 270
#: So many columns of numbers, and this share of them, have such a header.
FEWEST = 3
SHARE = 0.6
#: It ends at most so many em above the numbers, a word follows the last within so many, and lines lie so far apart.
REACH = 4.0
BLANK = 1.2
LINE = 0.6
#: Numbers may all stand at one side of the column that it is over the middle of, so many em off.
ASIDE = 2.0


def with_turned_heads(grid: Grid, words: Sequence[Word]) -> Grid:
    """Return a grid with the words set on their side over its columns as headers; `words` are all of the page."""
    turned = [word for word in words if word.rotation in (DOWN, UP) and word.text.strip()]
    if len(turned) < FEWEST:
        return grid
    columns = _columns(grid)
    first = min((cell.row for cell in _numbers(grid)), default=0)
    top = min((word.box.top for cell in _numbers(grid) if cell.row == first for word in cell.words), default=0.0)
    over = _by_column(turned, columns, top)
    if len(over) < max(FEWEST, SHARE * len({cell.column for cell in _numbers(grid)})):
        return grid
    shift = 1 if first == 0 else 0
    taken = {
        column
        for cell in grid.cells
        if not shift and cell.row < first and cell.text
        for column in range(cell.column, cell.column + cell.column_span)
        if cell.row <= first - 1 < cell.row + cell.row_span
    }
    heads = [_head(first - 1 + shift, column, found) for column, found in over.items() if column not in taken]
    if not heads:
        return grid
    blank = {(cell.row, cell.column) for cell in heads}
    kept = [c for c in grid.cells if shift or c.text or (c.row + c.row_span - 1, c.column) not in blank]
    moved = [replace(cell, row=cell.row + shift) for cell in kept]
    box = Box.around([grid.box, *(cell.box for cell in heads)])
    more = grid.heads + shift if grid.heads else 0
    return replace(grid, box=box, rows=grid.rows + shift, cells=(*heads, *moved), heads=more)


def _numbers(grid: Grid) -> list[GridCell]:
    return [cell for cell in grid.cells if cell.column > 0 and cell.column_span == 1 and reads_as_number(cell.text)]


def _columns(grid: Grid) -> dict[int, tuple[float, float]]:
    """Return from where to where the numbers of each column reach."""
    edges: dict[int, tuple[float, float]] = {}
    for cell in _numbers(grid):
        box = Box.around([word.box for word in cell.words]) if cell.words else cell.box
        x0, x1 = edges.get(cell.column, (box.x0, box.x1))
        edges[cell.column] = (min(x0, box.x0), max(x1, box.x1))
    return edges


def _by_column(turned: Sequence[Word], columns: dict[int, tuple[float, float]], top: float) -> dict[int, list[Word]]:
    """Return the words on their side over each column that go on from the ones next to the numbers."""
    own: dict[int, list[Word]] = defaultdict(list)
    for word in turned:
        middle = (word.box.x0 + word.box.x1) / 2
        off = {column: max(x0 - middle, middle - x1, 0.0) for column, (x0, x1) in columns.items()}
        nearest = min(off, key=lambda column: off[column], default=None)
        if nearest is not None and off[nearest] <= ASIDE * word.size_pt and word.box.top < top:
            own[nearest].append(word)
    found: dict[int, list[Word]] = {}
    for column, words in own.items():
        edge = top + 1
        taken: list[Word] = []
        for word in sorted(words, key=lambda w: -w.box.bottom):
            if edge - word.box.bottom > (REACH if not taken else BLANK) * word.size_pt:
                break
            taken.append(word)
            edge = min(edge, word.box.top)
        if taken and len({word.rotation for word in taken}) == 1:
            found[column] = taken
    return dict(sorted(found.items()))


def _head(row: int, column: int, words: Sequence[Word]) -> GridCell:
    """Return the header of one column, its words in the order in which they are read."""
    down = words[0].rotation == DOWN
    lines: dict[int, list[Word]] = defaultdict(list)
    size = max(word.size_pt for word in words)
    for word in sorted(words, key=lambda w: w.box.x0, reverse=down):
        middle = (word.box.x0 + word.box.x1) / 2
        near = next((k for k, line in lines.items() if abs(_middle(line) - middle) <= LINE * size), len(lines))
        lines[near].append(word)
    ordered = [
        word for line in lines.values() for word in sorted(line, key=lambda w: w.box.top if down else -w.box.bottom)
    ]
    return GridCell(
        row, column, 1, 1, Box.around([w.box for w in ordered]), tuple(ordered), " ".join(w.text for w in ordered)
    )


def _middle(line: Sequence[Word]) -> float:
    return (line[0].box.x0 + line[0].box.x1) / 2
