"""Tables as the file itself tags them, where the places of their cells bear it out.

Belongs here: from tags to grids, and judging them cell by cell. Does not belong here: tables found by lines, numbers or
heads, which go first: a tag alone may lay out a page with a table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from pipelines.articles.tables.grid import Grid, GridCell, holds
from pipelines.articles.tables.segments import cell_text, reads_as_number
from pipelines.model import Box, Page, Tag, Word

#: A table has at least so many rows and columns, and this share of its places filled.
FEWEST = 2
FILLED = 0.4
#: At most this share of its cells stands out of order, and of the words in its box belongs to something else.
MOST_ASTRAY = 0.05
#: No table of words has cells of more words than this, or as many on average: that is a page laid out in a table.
LONGEST_CELL = 60
USUAL_CELL = 12
#: A table without any number has at least so many columns and rows: two blocks side by side are no table.
WORDS_ONLY = 3


def tagged_grids(page: Page, words: Iterable[Word]) -> list[Grid]:
    """Return the tables that the page's tags make of `words`, which are some of its own; the sound ones."""
    if all(tag.table is None for tag in page.tags):
        return []
    looked_at = {id(word) for word in words}
    by_table: dict[int, list[Tag]] = defaultdict(list)
    for tag in page.tags:
        if tag.table is not None:
            by_table[tag.table].append(tag)
    grids = (_grid(tags, page, looked_at) for tags in by_table.values())
    return [grid for grid in grids if grid is not None]


def with_tagged(grids: Sequence[Grid], tagged: Sequence[Grid]) -> list[Grid]:
    """Return `grids` with the tagged ones that say more: of a part of the page where there is none, of the names left
    of a table's numbers, or of several tables where one was found."""
    words = {id(grid): {id(word): word for cell in grid.cells for word in cell.words} for grid in (*grids, *tagged)}
    out = list(grids)
    for grid in grids:
        own = words[id(grid)].keys()
        parts = [other for other in tagged if own & words[id(other)].keys()]
        more = {key: word for part in parts for key, word in words[id(part)].items() if key not in own}
        if not parts or len(own) + len(more) != sum(len(words[id(part)]) for part in parts):
            continue  # it holds words that the tagged tables do not
        names = len(parts) == 1 and bool(more) and all(word.box.x1 <= grid.box.x0 for word in more.values())
        if names or (len(parts) > 1 and not more):
            out.remove(grid)
    left = {key for grid in out for key in words[id(grid)]}
    return out + [grid for grid in tagged if not words[id(grid)].keys() & left]


def _grid(tags: Sequence[Tag], page: Page, looked_at: set[int]) -> Grid | None:
    """Return a table's cells as a grid, None where it is no table or its cells do not stand as it says."""
    parts: dict[tuple[int, int], list[Tag]] = defaultdict(list)
    for tag in tags:
        parts[tag.row, tag.column].append(tag)
    cells = []
    for (row, column), found in sorted(parts.items()):
        words = tuple(page.words[number] for tag in found for number in tag.words if number < len(page.words))
        if not words or any(id(word) not in looked_at for word in words):
            return None
        high, wide = found[0].row_span, found[0].column_span
        box = Box.around(word.box for word in words)
        cells.append(GridCell(row, column, high, wide, box, words, cell_text(words)))
    cells = _with_gaps(_compact(cells))
    if not _is_table(cells) or not _is_in_place(cells):
        return None
    box = Box.around(cell.box for cell in cells)
    own = {id(word) for cell in cells for word in cell.words}
    strangers = sum(holds(box, word.box, 0.0) and id(word) not in own for word in page.words)
    if strangers > MOST_ASTRAY * len(own):
        return None
    rows = max(cell.row + cell.row_span for cell in cells)
    columns = max(cell.column + cell.column_span for cell in cells)
    return Grid(box, rows, columns, tuple(cells), ruled=False)


def _compact(cells: Sequence[GridCell]) -> list[GridCell]:
    """Leave out rows and columns without words of their own."""
    rows, columns = sorted({cell.row for cell in cells}), sorted({cell.column for cell in cells})
    out = []
    for cell in cells:
        row, below = bisect_left(rows, cell.row), bisect_left(rows, cell.row + cell.row_span)
        column, beside = bisect_left(columns, cell.column), bisect_left(columns, cell.column + cell.column_span)
        out.append(GridCell(row, column, below - row, beside - column, cell.box, cell.words, cell.text))
    return out


def _with_gaps(cells: Sequence[GridCell]) -> list[GridCell]:
    """Return the cells, those of rows that have fewer than the others in the columns that they stand under: some
    programs leave blank cells out of their tags."""
    by_row: dict[int, list[GridCell]] = defaultdict(list)
    for cell in cells:
        by_row[cell.row].append(cell)
    columns = max((cell.column + cell.column_span for cell in cells), default=0)
    plain = {row: line for row, line in by_row.items() if all(c.column_span == c.row_span == 1 for c in line)}
    full = [line for line in plain.values() if len(line) == columns]
    if not full or len(full) == len(by_row):
        return list(cells)
    extents = [Box.around(line[column].box for line in full) for column in range(columns)]
    moved: dict[int, int] = {}
    for line in plain.values():
        under = [_over_most(cell.box, extents) for cell in line]
        known = [place for place in under if place is not None]
        if len(line) < columns and len(known) == len(line) and all(a < b for a, b in pairwise(known)):
            moved.update({id(cell): place for cell, place in zip(line, known, strict=True)})
    return [replace(cell, column=moved.get(id(cell), cell.column)) for cell in cells]


def _over_most(box: Box, extents: Sequence[Box]) -> int | None:
    """Return the one column that a cell stands in, None where it stands in several or in none."""
    hit = [k for k, extent in enumerate(extents) if box.x0 < extent.x1 and box.x1 > extent.x0]
    return hit[0] if len(hit) == 1 else None


def _is_table(cells: Sequence[GridCell]) -> bool:
    rows, columns = len({cell.row for cell in cells}), len({cell.column for cell in cells})
    if rows < FEWEST or columns < FEWEST or len(cells) < FILLED * rows * columns:
        return False
    lengths = [len(cell.words) for cell in cells]
    if max(lengths) > LONGEST_CELL or sum(lengths) > USUAL_CELL * len(cells):
        return False
    return any(reads_as_number(cell.text) for cell in cells) or min(rows, columns) >= WORDS_ONLY


def _is_in_place(cells: Sequence[GridCell]) -> bool:
    """Tell whether the cells of a row stand side by side in their order, and those of a column one below the other."""
    astray = steps = 0
    by_row: dict[int, list[GridCell]] = defaultdict(list)
    by_column: dict[int, list[GridCell]] = defaultdict(list)
    for cell in cells:
        by_row[cell.row].append(cell)
        by_column[cell.column].append(cell)
    for line in by_row.values():
        for left, right in pairwise(sorted(line, key=lambda cell: cell.column)):
            steps += 1
            beside = min(left.box.bottom, right.box.bottom) - max(left.box.top, right.box.top)
            spread = left.row_span > 1 or right.row_span > 1
            astray += left.box.x1 > right.box.x0 + 1 or (beside <= 0 and not spread and not _near(left.box, right.box))
    for line in by_column.values():
        for upper, lower in pairwise(sorted(line, key=lambda cell: cell.row)):
            steps += 1
            astray += upper.box.top >= lower.box.top
    return astray <= MOST_ASTRAY * steps


def _near(a: Box, b: Box) -> bool:
    """Tell whether two cells of a row overlap in height once each is as high as it could be with a line more."""
    return max(a.top, b.top) - min(a.bottom, b.bottom) <= max(a.height, b.height)
