"""Ruled tables: lines and edges of filled cells that cross make a lattice, and the lattice makes cells.

Belongs here: from lines to cells with spans, and telling a table from boxed stories. Does not belong here: tables whose
columns only gaps part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipelines.articles.tables_grid import Grid, GridCell
from pipelines.articles.tables_segments import cell_text, reads_as_number, text_lines
from pipelines.model import Box, Page, Rect, Word

#: Lines closer than this are one line; lines that stop this short of each other still meet.
SNAP = 2.6
REACH = 3.2
#: A path thinner than this is a line.
THIN = 2.0
#: A line covers a cell's side when it runs along this share of it.
COVERED = 0.6
#: How far outside a filled rectangle its neighbour's colour is looked up, and up to how many rectangles.
OUTSIDE = 1.5
MOST_RECTS = 4000
#: More words than this share lie across the lines: the lines are a chart's or a column's, not a table's.
ACROSS = 0.12
#: When in so many of the cells numbers stand far apart on one line, the lines drawn do not part all columns.
MISSED_COLUMNS = 0.2
#: A cell of running text is longer than this many words; a table has few of them.
LONG_CELL = 40
SHORT_CELL = 8
#: Lines that run on this far beyond the last line across leave the table open at that side.
OPEN_SIDE = 15.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A straight line: its place across, and from where to where it runs."""

    at: float
    low: float
    high: float


def ruled_grids(page: Page, words: Sequence[Word]) -> list[Grid]:
    """Return the tables that lines draw on the page."""
    horizontal, vertical = _lines(page)
    if len(horizontal) < 2 or len(vertical) < 2:
        return []
    grids = []
    for rows, columns in _components(horizontal, vertical):
        grid = _grid([horizontal[i] for i in rows], [vertical[i] for i in columns], page, words)
        if grid is not None:
            grids.append(grid)
    grids.sort(key=lambda g: -(g.box.width * g.box.height))
    kept: list[Grid] = []
    for grid in grids:  # a frame around tables is no table; a table within a table's cell is not read apart
        if not any(_inside(grid.box, other.box) for other in kept):
            kept.append(grid)
    return kept


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner.x0 >= outer.x0 - 2
        and inner.x1 <= outer.x1 + 2
        and inner.top >= outer.top - 2
        and (inner.bottom <= outer.bottom + 2)
    )


def _lines(page: Page) -> tuple[list[_Line], list[_Line]]:
    flat: list[_Line] = []
    steep: list[_Line] = []
    for rule in page.rules:
        box = rule.box
        if box.width >= box.height:
            flat.append(_Line((box.top + box.bottom) / 2, box.x0, box.x1))
        else:
            steep.append(_Line((box.x0 + box.x1) / 2, box.top, box.bottom))
    for curve in page.curves:
        box = curve.box
        if box.height <= THIN < box.width:
            flat.append(_Line((box.top + box.bottom) / 2, box.x0, box.x1))
        elif box.width <= THIN < box.height:
            steep.append(_Line((box.x0 + box.x1) / 2, box.top, box.bottom))
    for rect in page.rects:
        box = rect.box
        if rect.stroke is not None and rect.stroke != "#ffffff" and min(box.width, box.height) >= 4:
            flat += [_Line(box.top, box.x0, box.x1), _Line(box.bottom, box.x0, box.x1)]
            steep += [_Line(box.x0, box.top, box.bottom), _Line(box.x1, box.top, box.bottom)]
    for rect, sides in _visible_edges(page):
        box = rect.box
        flat += [_Line(at, box.x0, box.x1) for at, seen in zip((box.top, box.bottom), sides[:2], strict=True) if seen]
        steep += [_Line(at, box.top, box.bottom) for at, seen in zip((box.x0, box.x1), sides[2:], strict=True) if seen]
    return _merged(flat), _merged(steep)


def _visible_edges(page: Page) -> list[tuple[Rect, list[bool]]]:
    """Return the filled rectangles, and which of their edges (top, bottom, left, right) part two colours.

    Word processors paint a cell's ground in strips, one per line of text: between strips of one colour is no edge.
    """
    rects = [r for r in page.rects if r.fill is not None and min(r.box.width, r.box.height) >= 4]
    if not rects or len(rects) > MOST_RECTS:
        return []
    fills = np.array([hash(r.fill) for r in rects])
    x0, top, x1, bottom = (
        np.array([getattr(r.box, side) for r in rects])[:, None] for side in ("x0", "top", "x1", "bottom")
    )
    middle_x, middle_y = (x0 + x1) / 2, (top + bottom) / 2
    sides = []
    for x, y in (
        (middle_x, top - OUTSIDE),
        (middle_x, bottom + OUTSIDE),
        (x0 - OUTSIDE, middle_y),
        (x1 + OUTSIDE, middle_y),
    ):
        covers = (x >= x0.T) & (x <= x1.T) & (y >= top.T) & (y <= bottom.T)
        topmost = covers.shape[1] - 1 - np.argmax(covers[:, ::-1], axis=1)
        ground = np.where(covers.any(axis=1), fills[topmost], hash("#ffffff"))
        sides.append((ground != fills).tolist())
    return [(rect, [side[k] for side in sides]) for k, rect in enumerate(rects)]


def _merged(lines: list[_Line]) -> list[_Line]:
    """Snap lines that lie side by side together, and join those that follow each other."""
    out: list[_Line] = []
    lines = sorted(lines, key=lambda line: line.at)
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and lines[end].at - lines[start].at <= SNAP:
            end += 1
        group = sorted(lines[start:end], key=lambda line: line.low)
        at = sum(line.at for line in group) / len(group)
        low, high = group[0].low, group[0].high
        for line in group[1:]:
            if line.low <= high + REACH:
                high = max(high, line.high)
            else:
                out.append(_Line(at, low, high))
                low, high = line.low, line.high
        out.append(_Line(at, low, high))
        start = end
    return [line for line in out if line.high - line.low > 5]


def _components(flat: list[_Line], steep: list[_Line]) -> list[tuple[list[int], list[int]]]:
    """Return the sets of lines that cross each other, as numbers of flat and of steep lines."""
    y = np.array([line.at for line in flat])[:, None]
    left = np.array([line.low for line in flat])[:, None]
    right = np.array([line.high for line in flat])[:, None]
    x = np.array([line.at for line in steep])[None, :]
    top = np.array([line.low for line in steep])[None, :]
    bottom = np.array([line.high for line in steep])[None, :]
    meet = (x >= left - REACH) & (x <= right + REACH) & (y >= top - REACH) & (y <= bottom + REACH)
    seen: set[int] = set()
    found = []
    for first in range(len(flat)):
        if first in seen:
            continue
        rows, columns, queue = {first}, set[int](), [first]
        while queue:
            fresh = set(np.flatnonzero(meet[queue].any(axis=0)).tolist()) - columns
            columns |= fresh
            queue = []
            if fresh:
                queue = [i for i in np.flatnonzero(meet[:, sorted(fresh)].any(axis=1)).tolist() if i not in rows]
                rows |= set(queue)
        seen |= rows
        if len(rows) >= 2 and len(columns) >= 2:
            found.append((sorted(rows), sorted(columns)))
    return found


def _snapped(values: list[float]) -> list[float]:
    out: list[list[float]] = []
    for value in sorted(values):
        if out and value - out[-1][0] <= SNAP:
            out[-1].append(value)
        else:
            out.append([value])
    return [sum(group) / len(group) for group in out]


def _grid(flat: list[_Line], steep: list[_Line], page: Page, words: Sequence[Word]) -> Grid | None:
    ys, xs = _snapped([line.at for line in flat]), _snapped([line.at for line in steep])
    xs, ys = _opened(xs, flat), _opened(ys, steep)
    if (len(ys) < 3 and len(xs) < 3) or len(ys) < 2 or len(xs) < 2:
        return None
    rows, columns = len(ys) - 1, len(xs) - 1
    below = _covered(flat, ys, xs)  # [line, column]: a line runs along the side
    beside = _covered(steep, xs, ys)  # [line, row]
    cells = _cells(rows, columns, below, beside)
    placed = _place(words, ys, xs)
    fills = _Fills(page)
    made: list[GridCell] = []
    for row, column, high, wide in cells:
        box = Box(xs[column], ys[row], xs[column + wide], ys[row + high])
        inside = [w for r in range(row, row + high) for c in range(column, column + wide) for w in placed[r, c]]
        made.append(GridCell(row, column, high, wide, box, tuple(inside), cell_text(inside), fills.at(box)))
    if _crossed([w for cell in made for w in cell.words], cells, xs, ys):
        return None
    made = _compact(_split_rows(made))
    if not _is_table(made):
        return None
    rows = max(cell.row + cell.row_span for cell in made)
    columns = max(cell.column + cell.column_span for cell in made)
    return Grid(Box(xs[0], ys[0], xs[-1], ys[-1]), rows, columns, tuple(made), ruled=True)


def _crossed(words: list[Word], cells: list[tuple[int, int, int, int]], xs: list[float], ys: list[float]) -> bool:
    """Tell whether lines run through the words, as gridlines of a chart do."""
    across = 0
    inner: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for row, column, high, wide in cells:
        inner[column + wide].append((ys[row], ys[row + high]))
    for word in words:
        middle = (word.box.top + word.box.bottom) / 2
        across += any(
            word.box.x0 + 2.5 < xs[k] < word.box.x1 - 2.5 and any(low <= middle <= high for low, high in spans)
            for k, spans in inner.items()
        )
    return across > ACROSS * max(len(words), 1)


class _Fills:
    def __init__(self, page: Page) -> None:
        self.rects = [r for r in page.rects if r.fill not in (None, "#ffffff")]

    def at(self, box: Box) -> str | None:
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        fill = None
        for rect in self.rects:
            if rect.box.x0 <= x <= rect.box.x1 and rect.box.top <= y <= rect.box.bottom:
                fill = rect.fill
        return fill


def _opened(places: list[float], across: list[_Line]) -> list[float]:
    """Add an outer side where most lines run on beyond the last one drawn: tables are often open at their sides."""
    lows, highs = sorted(line.low for line in across), sorted(line.high for line in across)
    low, high = lows[len(lows) // 2], highs[len(highs) // 2]
    before = [low] if places[0] - low > OPEN_SIDE else []
    after = [high] if high - places[-1] > OPEN_SIDE else []
    return [*before, *places, *after]


def _covered(lines: list[_Line], across: list[float], along: list[float]) -> list[list[bool]]:
    sides = [[0.0] * (len(along) - 1) for _ in across]
    for line in lines:
        at = min(range(len(across)), key=lambda k: abs(across[k] - line.at))
        for k in range(len(along) - 1):
            shared = min(line.high, along[k + 1]) - max(line.low, along[k])
            if shared > 0:
                sides[at][k] += shared
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


def _place(words: Sequence[Word], ys: list[float], xs: list[float]) -> dict[tuple[int, int], list[Word]]:
    placed: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in words:
        x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
        if xs[0] - 1 <= x <= xs[-1] + 1 and ys[0] - 1 <= y <= ys[-1] + 1:
            row = min(max(int(np.searchsorted(ys, y)) - 1, 0), len(ys) - 2)
            column = min(max(int(np.searchsorted(xs, x)) - 1, 0), len(xs) - 2)
            placed[row, column].append(word)
    return placed


def _split_rows(cells: list[GridCell]) -> list[GridCell]:
    """Part rows in which only the columns are ruled: several lines of numbers, side by side on the same baselines."""
    by_row: dict[int, list[GridCell]] = defaultdict(list)
    for cell in cells:
        by_row[cell.row].append(cell)
    out: list[GridCell] = []
    shift = 0
    for row in sorted(by_row):
        lines = {id(cell): text_lines(cell.words) for cell in by_row[row]}
        bases = _baselines([line for found in lines.values() for line in found])
        stacks = [
            found
            for found in lines.values()
            if len(found) >= 2 and sum(reads_as_number(cell_text(line)) for line in found) >= 0.6 * len(found)
        ]
        fits = all(cell.row_span == 1 for cell in by_row[row])
        if not fits or len(stacks) < 2 or max(map(len, stacks)) < 3 or max(map(len, stacks)) < 0.5 * len(bases):
            out += [_moved(cell, cell.row + shift) for cell in by_row[row]]
            continue
        for cell in by_row[row]:
            parts: dict[int, list[Word]] = defaultdict(list)
            for line in lines[id(cell)]:
                parts[_nearest(bases, line)] += line
            edges = [cell.box.top, *((a + b) / 2 for a, b in pairwise(bases)), cell.box.bottom]
            for number in range(len(bases)):
                box = Box(cell.box.x0, edges[number], cell.box.x1, edges[number + 1])
                inside = tuple(parts[number])
                out.append(
                    GridCell(row + shift + number, cell.column, 1, cell.column_span, box, inside, cell_text(inside))
                )
        shift += len(bases) - 1
    return out


def _moved(cell: GridCell, row: int) -> GridCell:
    return GridCell(row, cell.column, cell.row_span, cell.column_span, cell.box, cell.words, cell.text, cell.fill)


def _baselines(lines: list[list[Word]]) -> list[float]:
    return _snapped([sum(word.box.bottom for word in line) / len(line) for line in lines])


def _nearest(bases: list[float], line: list[Word]) -> int:
    bottom = sum(w.box.bottom for w in line) / len(line)
    return min(range(len(bases)), key=lambda k: abs(bases[k] - bottom))


def _compact(cells: list[GridCell]) -> list[GridCell]:
    """Leave out rows and columns that hold no words of their own (double lines, spacers)."""
    rows = sorted({cell.row for cell in cells if cell.text})
    columns = sorted({cell.column for cell in cells if cell.text})
    out = []
    for cell in cells:
        own_rows = [k for k in rows if cell.row <= k < cell.row + cell.row_span]
        own_columns = [k for k in columns if cell.column <= k < cell.column + cell.column_span]
        if own_rows and own_columns:
            row, column = rows.index(own_rows[0]), columns.index(own_columns[0])
            out.append(
                GridCell(row, column, len(own_rows), len(own_columns), cell.box, cell.words, cell.text, cell.fill)
            )
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
    longer = sum(len(cell.words) > LONG_CELL for cell in filled)
    numbers = sum(reads_as_number(cell.text) for cell in filled)
    if longer <= 0.25 * len(filled) and (numbers >= 0.15 * len(filled) or longer == 0):
        return True
    head = [cell for cell in filled if cell.row == min(by_row)]
    short = sum(len(cell.words) <= SHORT_CELL for cell in filled)
    headed = len(head) == columns and all(len(cell.words) <= SHORT_CELL for cell in head)
    return headed and rows >= 3 and len(filled) >= 8 and short >= 0.4 * len(filled)


def _holds_columns(cell: GridCell) -> bool:
    """Tell whether two numbers stand apart on one line of a cell, as they do in two columns."""
    for line in text_lines(cell.words):
        for left, right in pairwise(line):
            apart = right.box.x0 - left.box.x1 > 1.2 * left.size_pt
            if apart and reads_as_number(left.text) and reads_as_number(right.text):
                return True
    return False
