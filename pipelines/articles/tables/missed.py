"""What the lines of a lattice leave out: columns of numbers behind names, names of groups, heads over the top line.

Belongs here: telling, parting and adding them. Does not belong here: the lattice itself (tables.ruled).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipelines.articles.tables.grid import Grid, GridCell
from pipelines.articles.tables.money_marks import is_money_mark
from pipelines.articles.tables.segments import Segment, cell_text, reads_as_number, text_lines
from pipelines.model import Box, Word

#: A number stands apart from the words before it by so many em, and ends where others of its column do, in points.
APART = 1.2
SAME_EDGE = 2.0
#: So many cells of a column, and this share of those that hold words, have a name and a number.
FEWEST = 3
SHARE = 0.5
#: Heads above the top line stand at most so many em above it, off the middle of their column by so much of its width.
HEAD_REACH = 1.2
OFF_MIDDLE = 0.1
#: Heads and cells are flush within so many points.
FLUSH = 2.5
#: Lines of one name are closer than so many em; the next row's name stands further off.
LEADING = 0.75


def part_names(cells: Sequence[GridCell]) -> list[GridCell]:
    """Return the cells with each column parted in which names and numbers stand side by side, a gap between them."""
    out = list(cells)
    for column in sorted({cell.column for cell in cells}, reverse=True):
        at = _boundary([cell for cell in cells if cell.column == column and cell.column_span == 1 and cell.text])
        if at is not None:
            out = [part for cell in out for part in _parted(cell, column, at)]
    return out


def _boundary(cells: Sequence[GridCell]) -> float | None:
    """Return the x at which a column's names end and its numbers begin, None where it is one column."""
    if len(cells) < FEWEST:
        return None
    ends = {id(cell): max(cell.words, key=lambda w: w.box.x1) for cell in cells}
    numbers = [cell for cell in cells if reads_as_number(ends[id(cell)].text)]
    edges = Counter(round(ends[id(cell)].box.x1 / SAME_EDGE) for cell in numbers)
    if not edges:
        return None
    edge = SAME_EDGE * edges.most_common(1)[0][0]
    aligned = [cell for cell in numbers if abs(ends[id(cell)].box.x1 - edge) <= 2 * SAME_EDGE]
    with_names = [cell for cell in aligned if _names(cell, ends[id(cell)])]
    if len(with_names) < max(FEWEST, SHARE * len(cells)):
        return None
    names = max(w.box.x1 for cell in with_names for w in _names(cell, ends[id(cell)]))
    first = min(min(w.box.x0 for w in cell.words if w is ends[id(cell)] or is_money_mark(w.text)) for cell in aligned)
    return (names + first) / 2 if first - names >= 0.5 * APART * ends[id(with_names[0])].size_pt else None


def _names(cell: GridCell, number: Word) -> list[Word]:
    """Return the words before a cell's number, none where they are not far enough from it or are numbers."""
    rest = [w for w in cell.words if w is not number and not is_money_mark(w.text)]
    apart = all(w.box.x1 <= number.box.x0 - APART * number.size_pt for w in rest)
    return rest if apart and any(c.isalpha() for w in rest for c in w.text) else []


def _parted(cell: GridCell, column: int, at: float) -> list[GridCell]:
    """Return a cell with the columns right of `column` moved on by one, itself in two parts where it stands there."""
    if cell.column > column:
        return [replace(cell, column=cell.column + 1)]
    if cell.column + cell.column_span - 1 < column:
        return [cell]
    if cell.column < column or cell.column_span > 1:
        return [replace(cell, column_span=cell.column_span + 1)]
    left = tuple(w for w in cell.words if (w.box.x0 + w.box.x1) / 2 < at)
    right = tuple(w for w in cell.words if (w.box.x0 + w.box.x1) / 2 >= at)
    box = cell.box
    if any(w.box.x0 < at < w.box.x1 for w in cell.words):
        return [replace(cell, column_span=2)]
    return [
        replace(cell, box=Box(box.x0, box.top, at, box.bottom), words=left, text=cell_text(left)),
        replace(cell, column=column + 1, box=Box(at, box.top, box.x1, box.bottom), words=right, text=cell_text(right)),
    ]


def part_rows(cells: Sequence[GridCell]) -> list[GridCell]:
    """Return the cells with rows parted whose first cell names groups of rows over the name that the numbers are level
    with: no line was drawn under the groups' names."""
    by_row: dict[int, list[GridCell]] = defaultdict(list)
    for cell in cells:
        by_row[cell.row].append(cell)
    spanned = {row for cell in cells if cell.row_span > 1 for row in range(cell.row, cell.row + cell.row_span)}
    out: list[GridCell] = []
    shift = 0
    for row in sorted(by_row):
        own = sorted(by_row[row], key=lambda cell: cell.column)
        blocks = _blocks(own[0]) if row not in spanned and own[0].column == 0 else []
        level = _level(own[1:])
        if len(blocks) < 2 or level is None or not _top(blocks[-1]) - 1 <= level <= _bottom(blocks[-1]) + 1:
            out += [replace(cell, row=cell.row + shift) for cell in own]
            continue
        edges = [own[0].box.top, *((_bottom(a) + _top(b)) / 2 for a, b in pairwise(blocks)), own[0].box.bottom]
        for number, words in enumerate(blocks):
            box = Box(own[0].box.x0, edges[number], own[0].box.x1, edges[number + 1])
            out.append(replace(own[0], row=row + shift + number, box=box, words=tuple(words), text=cell_text(words)))
        shift += len(blocks) - 1
        top = edges[-2]
        out += [
            replace(cell, row=row + shift, box=Box(cell.box.x0, top, cell.box.x1, cell.box.bottom)) for cell in own[1:]
        ]
    return out


def _blocks(cell: GridCell) -> list[list[Word]]:
    """Return the words of a cell line by line, lines at a name's own leading together."""
    blocks: list[list[Word]] = []
    for line in text_lines(cell.words):
        if blocks and _top(line) - _bottom(blocks[-1]) <= LEADING * line[0].size_pt:
            blocks[-1] += line
        else:
            blocks.append(list(line))
    return blocks


def _level(cells: Sequence[GridCell]) -> float | None:
    """Return the height of the one line on which the cells' numbers stand, None where they take more or are none."""
    words = [word for cell in cells for word in cell.words]
    if not words or not any(reads_as_number(cell.text) for cell in cells):
        return None
    middles = [(w.box.top + w.box.bottom) / 2 for w in words]
    return sum(middles) / len(middles) if max(middles) - min(middles) <= 0.5 * words[0].size_pt else None


def _top(words: Sequence[Word]) -> float:
    return min(word.box.top for word in words)


def _bottom(words: Sequence[Word]) -> float:
    return max(word.box.bottom for word in words)


def with_heads_above(grid: Grid, segments: Sequence[Segment]) -> Grid:
    """Return a ruled grid with the line of words right above it as its first row, where one stands over each column but
    perhaps the first, over its middle or flush with its cells: the top line was drawn under the heads."""
    columns = _extents(grid)
    if len(columns) < FEWEST or len(columns) != grid.columns:
        return grid
    top = grid.box.top
    near = [s for s in segments if -1 <= top - s.box.bottom <= HEAD_REACH * s.size and s.box.x1 > grid.box.x0]
    near = [s for s in near if s.box.x0 < grid.box.x1]
    if not near or max(s.middle for s in near) - min(s.middle for s in near) > SAME_EDGE:
        return grid
    places: dict[int, list[Word]] = defaultdict(list)
    for word in (word for s in near for word in s.words):
        over = [c for c, (x0, x1) in columns.items() if x0 - 1 <= word.box.x0 and word.box.x1 <= x1 + 1]
        if len(over) != 1:
            return grid
        places[over[0]].append(word)
    if not set(places) >= set(range(1, grid.columns)):
        return grid
    boxes = {column: Box.around([word.box for word in words]) for column, words in places.items()}
    cells = {column: _texts_of(grid, column) for column in places}
    if not all(_heads(boxes[column], columns[column], cells[column]) for column in places):
        return grid
    heads = [
        GridCell(
            0, column, 1, 1, Box(columns[column][0], box.top, columns[column][1], top), tuple(words), cell_text(words)
        )
        for column, words in sorted(places.items())
        for box in (boxes[column],)
    ]
    box = Box(grid.box.x0, min(s.box.top for s in near), grid.box.x1, grid.box.bottom)
    moved = [replace(cell, row=cell.row + 1) for cell in grid.cells]
    return replace(grid, box=box, rows=grid.rows + 1, cells=(*heads, *moved))


def _texts_of(grid: Grid, column: int) -> list[Box]:
    """Return from where to where the words of a column's own cells reach."""
    own = [cell for cell in grid.cells if cell.column == column and cell.column_span == 1 and cell.words]
    return [Box.around([word.box for word in cell.words]) for cell in own]


def _heads(head: Box, column: tuple[float, float], cells: Sequence[Box]) -> bool:
    """Tell whether words over a column are set to its middle, or flush with most of its cells at one side."""
    if abs(head.x0 + head.x1 - sum(column)) / 2 <= OFF_MIDDLE * (column[1] - column[0]):
        return True
    left, right = (sum(abs(a - b) <= FLUSH for a, b in pairs) for pairs in _edges(head, cells))
    return bool(cells) and max(left, right) > SHARE * len(cells)


def _edges(head: Box, cells: Sequence[Box]) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    return [(head.x0, cell.x0) for cell in cells], [(head.x1, cell.x1) for cell in cells]


def _extents(grid: Grid) -> dict[int, tuple[float, float]]:
    """Return from where to where each column reaches that has a cell of its own."""
    return {c.column: (c.box.x0, c.box.x1) for c in grid.cells if c.column_span == 1}
