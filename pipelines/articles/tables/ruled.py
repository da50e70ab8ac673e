"""Ruled tables: lines and edges of filled cells that cross make a lattice, and the lattice makes cells.

Belongs here: from lines to cells with spans, and telling a table from boxed stories. Does not belong here: tables whose
columns only gaps part.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from pipelines.articles.page.word_arrays import arrays_of
from pipelines.articles.tables.grid import Grid, GridCell
from pipelines.articles.tables.lines import Line, crossing, drawn_lines, snapped
from pipelines.articles.tables.missed import part_names, part_rows, with_heads_above
from pipelines.articles.tables.segments import cell_text, reads_as_number, segments_of, text_lines
from pipelines.articles.tables.split_rows import split_rows
from pipelines.model import Box, Page, Word

#: A line covers a cell's side when it runs along this share of it.
COVERED = 0.6
#: More words than this share lie across the lines: the lines are a chart's or a column's, not a table's.
ACROSS = 0.12
#: When in so many of the cells numbers stand far apart on one line, the lines drawn do not part all columns.
MISSED_COLUMNS = 0.2
#: So are a name and a number in one cell, apart by more than this (in em) and flush within so many points, in at least
#: so many rows and so large a share of a column.
FAR = 2.0
FLUSH = 1.0
FEWEST_MISSED = 3
SHARE_MISSED = 0.5
#: When in so many of the cells a number stands in type so many times as large as other words, they are no table's.
TILES = 0.5
LARGE_TYPE = 1.5
#: A cell of running text is longer than this many words; a table has few of them.
LONG_CELL = 40
SHORT_CELL = 8
#: Lines that run on this far beyond the last line across leave the table open at that side.
OPEN_SIDE = 15.0
#: The edges of tinted cells are shorter than this share of the table, and say nothing of its sides.
LONG_LINE = 0.5
#: Words of a cell over columns stand in columns of their own when gaps this wide (in em) part them at each side of one.
PARTED = 1.5


def ruled_grids(page: Page, words: Sequence[Word]) -> list[Grid]:
    """Return the tables that lines draw on the page."""
    horizontal, vertical = drawn_lines(page)
    if len(horizontal) < 2 or len(vertical) < 2:
        return []
    lattices = crossing(horizontal, vertical)
    if not lattices:
        return []
    grids = []
    middles = _Middles(page, words)
    fills = _Fills(page)
    for rows, columns in lattices:
        grid = _grid([horizontal[i] for i in rows], [vertical[i] for i in columns], middles, fills)
        if grid is not None:
            grids.append(grid)
    grids.sort(key=lambda g: -(g.box.width * g.box.height))
    kept: list[Grid] = []
    for grid in grids:  # a frame around tables is no table; a table within a table's cell is not read apart
        if not any(_inside(grid.box, other.box) for other in kept):
            kept.append(grid)
    segments = segments_of(words, page) if kept else []
    return [with_heads_above(grid, segments) for grid in kept]


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner.x0 >= outer.x0 - 2
        and inner.x1 <= outer.x1 + 2
        and inner.top >= outer.top - 2
        and (inner.bottom <= outer.bottom + 2)
    )


def _grid(flat: list[Line], steep: list[Line], words: _Middles, fills: _Fills) -> Grid | None:
    ys, xs = snapped([line.at for line in flat]), snapped([line.at for line in steep])
    xs, ys = _opened(xs, flat), _opened(ys, steep)
    if (len(ys) < 3 and len(xs) < 3) or len(ys) < 2 or len(xs) < 2:
        return None
    placed = words.placed(ys, xs)
    if not placed:
        return None
    rows, columns = len(ys) - 1, len(xs) - 1
    below = _covered(flat, ys, xs)  # [line, column]: a line runs along the side
    beside = _covered(steep, xs, ys)  # [line, row]
    cells = _cells(rows, columns, below, beside)
    made: list[GridCell] = []
    for row, column, high, wide in cells:
        box = Box(xs[column], ys[row], xs[column + wide], ys[row + high])
        parted = _by_column(row, column, high, wide, placed)
        if parted:
            for place, words_of_it in parted:
                cell_box = Box(xs[place], ys[row], xs[place + 1], ys[row + high])
                text = cell_text(words_of_it)
                made.append(GridCell(row, place, high, 1, cell_box, tuple(words_of_it), text, fills.at(cell_box)))
            continue
        for part, words_of_it in _by_row(row, high, placed, range(column, column + wide)):
            top, bottom = (ys[row], ys[row + high]) if part is None else (ys[part], ys[part + 1])
            cell_box = Box(box.x0, top, box.x1, bottom)
            first, rows_high = (row, high) if part is None else (part, 1)
            text = cell_text(words_of_it)
            made.append(
                GridCell(first, column, rows_high, wide, cell_box, tuple(words_of_it), text, fills.at(cell_box))
            )
    if _crossed([w for cell in made for w in cell.words], cells, xs, ys):
        return None
    made = part_rows(part_names(_compact(split_rows(made))))
    if not _is_table(made):
        return None
    rows = max(cell.row + cell.row_span for cell in made)
    columns = max(cell.column + cell.column_span for cell in made)
    return Grid(Box(xs[0], ys[0], xs[-1], ys[-1]), rows, columns, tuple(made), ruled=True)


def _by_row(
    row: int, high: int, placed: dict[tuple[int, int], list[Word]], columns: range
) -> list[tuple[int | None, list[Word]]]:
    """Return the words of a cell over several rows, apart where rows have a number each: a line between was left out.

    Of the rows some may be blank, and where one alone has a number it stands in that row, not half way down them all.
    """
    rows = {r: [w for c in columns for w in placed[r, c]] for r in range(row, row + high)}
    filled = [r for r, words in rows.items() if words]
    apart = len(filled) > 1 or (bool(filled) and 2 * (filled[0] - row) + 1 != high)
    if high > 1 and apart and all(reads_as_number(cell_text(rows[r])) for r in filled):
        return list(rows.items())
    return [(None, [w for words in rows.values() for w in words])]


def _by_column(
    row: int, column: int, high: int, wide: int, placed: dict[tuple[int, int], list[Word]]
) -> list[tuple[int, list[Word]]]:
    """Return the words of a cell over several columns column by column, where each has words of its own, far from the
    next one's: the lines between the heads were left out. Empty where it is one cell."""
    if wide == 1:
        return []
    parts = [[w for r in range(row, row + high) for w in placed[r, c]] for c in range(column, column + wide)]
    if not all(parts):
        return []
    for left, right in pairwise(parts):
        gap = min(w.box.x0 for w in right) - max(w.box.x1 for w in left)
        if gap < PARTED * max(w.size_pt for w in (*left, *right)):
            return []
    return [(column + k, part) for k, part in enumerate(parts)]


def _crossed(words: list[Word], cells: list[tuple[int, int, int, int]], xs: list[float], ys: list[float]) -> bool:
    """Tell whether lines run through the words, as gridlines of a chart do."""
    across = 0
    inner: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for row, column, high, wide in cells:
        inner[column + wide].append((ys[row], ys[row + high]))
    for word in words:
        box = word.box
        lines = range(bisect_right(xs, box.x0 + 2.5), bisect_left(xs, box.x1 - 2.5))  # most words cross none
        if lines:
            middle = (box.top + box.bottom) / 2
            across += any(low <= middle <= high for k in lines for low, high in inner.get(k, ()))
    return across > ACROSS * max(len(words), 1)


class _Fills:
    """The page's coloured rectangles in the order in which they were painted."""

    def __init__(self, page: Page) -> None:
        rects = [r for r in page.rects if r.fill not in (None, "#ffffff")]
        self.fills = [r.fill for r in rects]
        self.x0, self.top = np.array([r.box.x0 for r in rects]), np.array([r.box.top for r in rects])
        self.x1, self.bottom = np.array([r.box.x1 for r in rects]), np.array([r.box.bottom for r in rects])

    def at(self, box: Box) -> str | None:
        """Return the colour of the last rectangle painted under the middle of `box`."""
        if not self.fills:
            return None
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        under = np.flatnonzero((self.x0 <= x) & (x <= self.x1) & (self.top <= y) & (y <= self.bottom))
        return self.fills[under[-1]] if len(under) else None


class _Middles:
    """Words and where their middles are."""

    def __init__(self, page: Page, words: Sequence[Word]) -> None:
        self.words = words
        if words is page.words:
            self.x, self.y = arrays_of(page).middle_x, arrays_of(page).middle_y
        else:
            boxes, count = [word.box for word in words], len(words)
            self.x = np.fromiter([(box.x0 + box.x1) / 2 for box in boxes], np.float64, count)
            self.y = np.fromiter([(box.top + box.bottom) / 2 for box in boxes], np.float64, count)

    def placed(self, ys: list[float], xs: list[float]) -> dict[tuple[int, int], list[Word]]:
        """Return the words between the lines at `ys` and `xs` by row and column."""
        within = (xs[0] - 1 <= self.x) & (self.x <= xs[-1] + 1) & (ys[0] - 1 <= self.y) & (self.y <= ys[-1] + 1)
        inside = np.flatnonzero(within)
        rows = np.clip(np.array(ys).searchsorted(self.y[inside]) - 1, 0, len(ys) - 2)
        columns = np.clip(np.array(xs).searchsorted(self.x[inside]) - 1, 0, len(xs) - 2)
        placed: dict[tuple[int, int], list[Word]] = defaultdict(list)
        for number, row, column in zip(inside.tolist(), rows.tolist(), columns.tolist(), strict=True):
            placed[row, column].append(self.words[number])
        return placed


def _opened(places: list[float], across: list[Line]) -> list[float]:
    """Add an outer side where most long lines run on beyond the last one drawn: tables are often open at a side."""
    whole = places[-1] - places[0]
    across = [line for line in across if line.high - line.low >= LONG_LINE * whole] or across
    lows, highs = sorted(line.low for line in across), sorted(line.high for line in across)
    low, high = lows[len(lows) // 2], highs[len(highs) // 2]
    before = [low] if places[0] - low > OPEN_SIDE else []
    after = [high] if high - places[-1] > OPEN_SIDE else []
    return [*before, *places, *after]


def _covered(lines: list[Line], across: list[float], along: list[float]) -> list[list[bool]]:
    """Tell for each place `across` and each stretch between two places `along`, all sorted, whether lines run there."""
    sides = [[0.0] * (len(along) - 1) for _ in across]
    for line in lines:
        at = bisect_left(across, line.at)
        if at == len(across) or (at and line.at - across[at - 1] <= across[at] - line.at):
            at -= 1  # the nearer one
        side = sides[at]
        for k in range(max(bisect_right(along, line.low) - 1, 0), min(bisect_left(along, line.high), len(side))):
            side[k] += min(line.high, along[k + 1]) - max(line.low, along[k])
    return [[side >= COVERED * (along[k + 1] - along[k]) for k, side in enumerate(row)] for row in sides]


def _cells(
    rows: int, columns: int, below: list[list[bool]], beside: list[list[bool]]
) -> list[tuple[int, int, int, int]]:
    """Return (row, column, row span, column span) of each cell: places that no line parts are one cell."""
    taken = [[False] * columns for _ in range(rows)]
    cells = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            wide = 1
            while column + wide < columns and not beside[column + wide][row] and not taken[row][column + wide]:
                wide += 1
            high = 1
            while row + high < rows and _open_below(row + high, column, wide, columns, below, beside, taken):
                high += 1
            for r in range(row, row + high):
                for c in range(column, column + wide):
                    taken[r][c] = True
            cells.append((row, column, high, wide))
    return cells


def _open_below(
    row: int,
    column: int,
    wide: int,
    columns: int,
    below: list[list[bool]],
    beside: list[list[bool]],
    taken: list[list[bool]],
) -> bool:
    """Tell whether the cell above goes on into `row`: no line between, none within, the same sides."""
    span = range(column, column + wide)
    if any(below[row][c] or taken[row][c] for c in span) or any(beside[c][row] for c in span if c > column):
        return False
    return (column + wide == columns or beside[column + wide][row]) and (column == 0 or beside[column][row])


def _compact(cells: list[GridCell]) -> list[GridCell]:
    """Leave out rows and columns that hold no words of their own (double lines, spacers)."""
    rows = sorted({cell.row for cell in cells if cell.text})
    columns = sorted({cell.column for cell in cells if cell.text})
    out = []
    for cell in cells:
        row, below = bisect_left(rows, cell.row), bisect_left(rows, cell.row + cell.row_span)
        column, beside = bisect_left(columns, cell.column), bisect_left(columns, cell.column + cell.column_span)
        if row < below and column < beside:
            size = (below - row, beside - column)
            out.append(GridCell(row, column, *size, cell.box, cell.words, cell.text, cell.fill))
    return out


def _is_table(cells: list[GridCell]) -> bool:
    filled = [cell for cell in cells if cell.text]
    if not filled:
        return False
    rows = len({cell.row for cell in filled})
    columns = len({cell.column for cell in filled})
    if rows < 2 or columns < 2 or len(filled) < 4 or len(filled) < 0.35 * len(cells):
        return False
    by_row: dict[int, int] = defaultdict(int)
    for cell in filled:
        for row in range(cell.row, cell.row + cell.row_span):
            by_row[row] += 1
    if sum(count >= 2 for count in by_row.values()) < max(2, 0.4 * len(by_row)):
        return False
    if sum(_holds_columns(cell) for cell in filled) >= MISSED_COLUMNS * len(filled):
        return False
    if sum(_is_tile(cell) for cell in filled) >= TILES * len(filled) or _misses_numbers(filled):
        return False
    longer = sum(len(cell.words) > LONG_CELL for cell in filled)
    numbers = sum(reads_as_number(cell.text) for cell in filled)
    if longer <= 0.25 * len(filled) and (numbers >= 0.15 * len(filled) or longer == 0):
        return True
    head = [cell for cell in filled if cell.row == min(by_row)]
    short = sum(len(cell.words) <= SHORT_CELL for cell in filled)
    headed = len(head) == columns and all(len(cell.words) <= SHORT_CELL for cell in head)
    return headed and rows >= 3 and len(filled) >= 8 and short >= 0.4 * len(filled)


def _is_tile(cell: GridCell) -> bool:
    """Tell whether a cell holds a number in large type and smaller words: one of several boxes, no table's cell."""
    least = LARGE_TYPE * min([word.size_pt for word in cell.words])
    large = [word for word in cell.words if word.size_pt >= least]
    if not large or len(large) == len(cell.words):
        return False  # most cells are in one size
    small = [word for word in cell.words if word not in large]
    number = any(any(c.isdigit() for c in word.text) for word in large)
    return number and any(c.isalpha() for word in small for c in word.text)


def _misses_numbers(filled: list[GridCell]) -> bool:
    """Tell whether the cells of a column hold a name each and, far behind it, a number, all flush: tints that mark a
    few cells part no columns where none of them ends."""
    ends: dict[int, list[float]] = defaultdict(list)
    count: dict[int, int] = defaultdict(int)
    for cell in filled:
        count[cell.column] += 1
        lines = text_lines(cell.words)
        if len(lines) != 1:
            continue
        gaps = ((a, b) for a, b in pairwise(lines[0]) if b.box.x0 - a.box.x1 > FAR * a.size_pt)
        end = next((b.box.x1 for a, b in gaps if reads_as_number(b.text) and a.text[-1].isalpha()), None)
        if end is not None:
            ends[cell.column].append(end)
    return any(
        len(found) >= FEWEST_MISSED and len(found) >= SHARE_MISSED * count[column] and max(found) - min(found) <= FLUSH
        for column, found in ends.items()
    )


def _holds_columns(cell: GridCell) -> bool:
    """Tell whether two numbers stand apart on one line of a cell, as they do in two columns."""
    for line in text_lines(cell.words):
        for left, right in pairwise(line):
            apart = right.box.x0 - left.box.x1 > 1.2 * left.size_pt
            if apart and reads_as_number(left.text) and reads_as_number(right.text):
                return True
    return False
