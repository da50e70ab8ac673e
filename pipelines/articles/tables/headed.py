"""Tables of words without a lattice: a row of heads that stand out, and rows of short cells under each of them.

Belongs here: finding such tables by their heads, and cutting them into rows and columns. Does not belong here: tables
with lines between rows and columns, and tables whose columns of numbers show them (`tables.unruled`). Columns of
running text under headings never make one: a table's first column only names the rows, which begin side by side.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from operator import attrgetter

from pipelines.articles.tables.grid import Grid, GridCell, holds
from pipelines.articles.tables.rules import level_lines
from pipelines.articles.tables.segments import Segment, cell_text
from pipelines.model import Box, Page, Word

#: A table has at least so many heads, or columns, without level rules over and under it, and so many with them.
FEWEST_HEADS = 3
FEWEST_CLOSED = 2
#: Such rules run along the whole table, and stand at most this far (in em) from its text.
RULE_REACH = 1.6
#: Each head has at most so many words, and stands so far (in em) from the next.
HEAD_WORDS = 5
APART = 0.85
#: Heads, and rows, begin side by side within this (in em).
LEVEL = 0.3
BESIDE = 0.9
#: What stands under a head begins at most so far (in em) over its foot.
HEAD_OVERLAP = 0.3
#: Names without a head over them end at most this far left of the first head, in widths of the widest column.
NAMES_REACH = 1.25
#: A table ends above a gap this wide (in em), and this much wider than the widest gap in it so far.
BREAK = 3.0
WIDER = 1.8
#: A line that stands this far (in em) under all others is no part of the table.
ALONE = 1.2
#: Edges within so many points are flush.
FLUSH = 1.5
#: A line of a cell follows the one before within this many times the column's leading; what stands lower begins a row.
LEADING = 1.25
#: A column's leading is the narrowest of at least this share of its steps.
USUAL = 0.25
#: Rows of cells of several lines: at least so many, with names of at most so many words, and cells of so many.
FEWEST_ROWS = 3
NAME_WORDS = 8
CELL_WORDS = 45
#: Rows of a line each: their cells have at most so many words on average.
SHORT_CELL = 3.0
#: Where no rule shows that such rows are a table, they stand this far (in em) apart: lines of an address stand closer.
ROW_STEP = 1.3
#: And this far where the columns are evenly set, as addresses side by side are.
EVEN_ROW_STEP = 1.8
#: So much of the places is filled, with cells of several lines and of one.
FILLED = 0.6
MOSTLY_FILLED = 0.75
#: A line that is this much larger than the largest head is another's heading.
LARGER = 1.15
#: Lines of running text have so many words on average.
RUNNING = 4.0


@dataclass(eq=False)
class _Column:
    x0: float
    x1: float
    head: Segment | None = None
    lines: list[Segment] = field(default_factory=list)


def headed_grids(segments: Sequence[Segment], page: Page) -> list[Grid]:
    """Return the tables that rows of heads make among `segments`, which are sorted from the top down."""
    grids: list[Grid] = []
    taken: set[int] = set()
    left = segments
    for heads in _rows_of_heads(segments):
        if any(id(head) in taken for head in heads):
            continue
        found = _table(heads, left, page, names=True) or _table(heads, left, page, names=False)
        if found is not None:
            grid, used = found
            grids.append(grid)
            taken |= used
            left = [s for s in segments if id(s) not in taken]
    return grids


def _rows_of_heads(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Return the rows of segments alike in type that may head columns, from the top down."""
    rows = []
    by_bottom = sorted(segments, key=attrgetter("box.bottom"))
    bottoms = [s.box.bottom for s in by_bottom]
    start = 0
    while start < len(by_bottom):
        end, level = start + 1, LEVEL * max(by_bottom[start].size, 1.0)
        while end < len(by_bottom) and bottoms[end] - bottoms[start] <= level:
            end += 1
        row = by_bottom[start:end]
        if len(row) >= FEWEST_CLOSED:
            row.sort(key=attrgetter("box.x0"))
        # what tells most rows apart comes first
        if (
            len(row) >= FEWEST_CLOSED
            and max([len(s.words) for s in row]) <= HEAD_WORDS
            and len({_type(s) for s in row}) == 1
            and all(b.box.x0 - a.box.x1 >= APART * a.size for a, b in pairwise(row))
            and all(any(c.isalpha() for c in s.text) for s in row)
        ):
            rows.append(row)
        start = end
    return rows


def _type(segment: Segment) -> tuple[bool, float, str | None]:
    return segment.bold, round(segment.size, 1), segment.words[0].color


def _table(
    heads: list[Segment], segments: Sequence[Segment], page: Page, *, names: bool
) -> tuple[Grid, set[int]] | None:
    """Return the table under the heads and the segments in it, with names left of the first head or without."""
    reach = NAMES_REACH * max(b.box.x0 - a.box.x0 for a, b in pairwise(heads)) if names else heads[0].size
    tinted = _may_stand_under_tint(heads, page)
    columns = _columns_under(heads, segments, heads[0].box.x0 - reach, told_apart=not tinted)
    if columns is None or _heads_stories(heads[0], columns[0].lines):
        return None
    box = Box.around([s.box for s in heads] + [s.box for c in columns for s in c.lines])
    title: Segment | None = None
    if _type(heads[0]) in {_type(s) for c in columns[1:] for s in c.lines}:
        if not tinted:
            return None
        title = _title_on_tint(box, segments, page)
        if title is None:
            return None
        box = Box.around((title.box, box))
    closed = title is not None or _is_closed(box, heads[0].size, page)
    if len(columns) < FEWEST_HEADS and not closed:
        return None
    starts = _row_starts(columns) or _single_lines(columns, closed)
    if starts is None:
        return None
    cells = _cells(columns, starts)
    if title is not None:
        cells = [_cell(0, 1, 0, [title], len(columns)), *(replace(cell, row=cell.row + 1) for cell in cells)]
    inside = {id(word) for c in columns for s in c.lines for word in s.words}
    used = {id(s) for s in heads} | {id(s) for s in segments if id(s.words[0]) in inside}
    used |= {id(title)} if title is not None else set()
    rows = len(starts) + (1 if title is None else 2)
    return Grid(box, rows, len(columns), tuple(cells), ruled=False, heads=1), used


def _may_stand_under_tint(heads: Sequence[Segment], page: Page) -> bool:
    """Tell whether a table with these heads may have its title on a tint right over them; see `_title_on_tint`."""
    top = min(head.box.top for head in heads)
    if top > heads[0].box.bottom - HEAD_OVERLAP * heads[0].size:
        return True  # lines may begin higher than heads of so little height
    return any(
        rect.fill not in (None, "#ffffff") and 0 <= top - rect.box.bottom <= rect.box.height for rect in page.rects
    )


def _title_on_tint(box: Box, segments: Sequence[Segment], page: Page) -> Segment | None:
    """Return the one line on a tint right over a table, as wide as a rule under it: then what follows are rows, though
    none stands out."""
    for tint in page.rects:
        if tint.fill in (None, "#ffffff") or not 0 <= box.top - tint.box.bottom <= tint.box.height:
            continue
        on_it = [s for s in segments if holds(tint.box, s.box, 0.0)]
        ends = [line for line in level_lines(page) if 0 <= line.top - box.bottom <= tint.box.height]
        if len(on_it) == 1 and any(
            abs(line.x0 - tint.box.x0) <= FLUSH and abs(line.x1 - tint.box.x1) <= FLUSH for line in ends
        ):
            return on_it[0]
    return None


def _heads_stories(head: Segment, lines: Sequence[Segment]) -> bool:
    """Tell whether heads are larger than the lines of the first column, and these run on: columns of stories."""
    if not lines:
        return False
    size = sorted(line.size for line in lines)[len(lines) // 2]
    return head.size >= LARGER * size and sum(len(line.words) for line in lines) >= RUNNING * len(lines)


def _is_closed(box: Box, size: float, page: Page) -> bool:
    """Tell whether level rules run along the whole of a table, right over and right under it."""
    reach = RULE_REACH * size
    along = [line for line in level_lines(page) if line.x0 <= box.x0 + size and line.x1 >= box.x1 - size]
    return any(-reach <= line.top - box.top <= 2 * reach for line in along) and any(
        abs(line.top - box.bottom) <= reach for line in along
    )


def _columns_under(
    heads: Sequence[Segment], segments: Sequence[Segment], left: float, *, told_apart: bool
) -> list[_Column] | None:
    """Return the columns of what stands under the heads and right of `left` among `segments`, which are sorted from the
    top down, as far as a wide gap or what crosses two columns; None where they make no table.

    Where type alone has to tell heads from rows (`told_apart`), columns of text are given up at their second line in
    the heads' type: one may be left out as the last line, two cannot.
    """
    columns = [_Column(head.box.x0, head.box.x1, head) for head in heads]
    size, kind, alike = heads[0].size, _type(heads[0]), 0
    floor = max(head.box.bottom for head in heads)
    widest = 0.0
    first = bisect_left(segments, heads[0].box.bottom - HEAD_OVERLAP * size, key=lambda s: s.box.top)
    for line in _by_heads(islice(segments, first, None), heads):
        if line.box.x1 < left:
            continue
        gap = line.box.top - floor
        if gap > BREAK * size and gap > WIDER * widest and (widest > 0 or gap > 2 * BREAK * size):
            break
        x0, x1 = line.box.x0, line.box.x1
        hit = [c for c in columns if x0 < c.x1 and x1 > c.x0]
        if len(hit) > 1 or line.size > LARGER * size:
            break
        if hit:
            column = hit[0]
        elif line.box.x1 <= columns[0].x0:
            column = _Column(line.box.x0, line.box.x1)
            columns.insert(0, column)
        elif line.box.x0 >= columns[-1].x1 + 4 * size:
            break
        else:
            column = min(columns, key=lambda c: max(c.x0 - line.box.x1, line.box.x0 - c.x1))
        column.lines.append(line)
        if told_apart and column.head is not None and column.head is not heads[0] and _type(line) == kind:
            alike += 1
            if alike > 1:
                return None
        # comparisons, not min and max: this is asked of every line under every row that may head a table
        column.x0, column.x1 = (column.x0 if column.x0 <= x0 else x0), (column.x1 if column.x1 >= x1 else x1)
        widest = gap if gap > widest else widest
        floor = line.box.bottom if line.box.bottom > floor else floor
    _drop_last(columns)
    return _merged(columns)


def _by_heads(lines: Iterable[Segment], heads: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the lines, parted before each word but the first that begins flush with a head: narrow gutters hold no more
    than a wide space."""
    starts = [head.box.x0 for head in heads]
    for line in lines:
        if len(line.words) < 2:
            yield line
            continue
        low, high = line.words[1].box.x0 - FLUSH, line.box.x1 + FLUSH
        within = [x for x in starts if low <= x <= high]
        flush = [
            number
            for number, word in enumerate(line.words if within else ())
            if number and any(abs(word.box.x0 - x) <= FLUSH for x in within)
        ]
        if not flush:
            yield line
            continue
        for start, end in pairwise([0, *flush, len(line.words)]):
            yield Segment.of(line.words[start:end])


def _drop_last(columns: Sequence[_Column]) -> None:
    """Leave out a line that stands alone under all others: a folio or a note below the table."""
    lines = sorted([line for column in columns for line in column.lines], key=attrgetter("box.top"))
    if len(lines) < 2:
        return
    last, floor = lines[-1], max([line.box.bottom for line in lines[:-1]])
    if last.box.top - floor > ALONE * last.size:
        column = next(column for column in columns if last in column.lines)
        column.lines.remove(last)
        boxes = [line.box for line in column.lines] + ([column.head.box] if column.head else [])
        column.x0, column.x1 = min((b.x0 for b in boxes), default=0.0), max((b.x1 for b in boxes), default=0.0)


def _merged(columns: list[_Column]) -> list[_Column] | None:
    """Join heads without lines to lines without a head beside them; only the first column may have no head."""
    out: list[_Column] = []
    for column in columns:
        last = out[-1] if out else None
        if last is not None and last.head is None and not column.lines:
            last.head, last.x1 = column.head, max(last.x1, column.x1)
        else:
            out.append(column)
    if any(not c.lines for c in out) or any(c.head is None for c in out[1:]) or len(out) < FEWEST_CLOSED:
        return None
    return out if all(a.x1 < b.x0 for a, b in pairwise(out)) else None


def _row_starts(columns: Sequence[_Column]) -> list[float] | None:
    """Return where rows of cells of several lines begin: where two columns or more begin anew side by side."""
    begins: list[tuple[float, int]] = []
    sizes = [s.size for c in columns for s in c.lines]
    size = sorted(sizes)[len(sizes) // 2]
    leadings = [_leading(column) for column in columns]
    tightest = min(leading / column.lines[0].size for leading, column in zip(leadings, columns, strict=True))
    for number, column in enumerate(columns):  # a column whose cells are of a line each shows no leading of its own
        leading = min(leadings[number], tightest * column.lines[0].size)
        begins.append((column.lines[0].box.top, number))
        begins += [(below.box.top, number) for below, step in _steps(column) if step > LEADING * leading]
    begins.sort()
    starts: list[float] = []
    k = 0
    while k < len(begins):
        near = [number for top, number in begins[k:] if top - begins[k][0] <= BESIDE * size]
        if len(set(near)) >= 2:
            starts.append(begins[k][0])
            k += len(near)
        else:
            k += 1
    if len(starts) < FEWEST_ROWS:
        return None
    table = _placed(columns, starts)
    names = [sum(len(s.words) for s in row.get(0, ())) for row in table]
    words = [sum(len(s.words) for s in cell) for row in table for cell in row.values()]
    if max(names) > NAME_WORDS or max(words) > CELL_WORDS * 1.5 or sum(words) > CELL_WORDS * len(words):
        return None
    if sum(len(row) for row in table) < FILLED * len(table) * len(columns) or any(len(row) < 2 for row in table):
        return None
    return starts


def _steps(column: _Column) -> list[tuple[Segment, float]]:
    """Return the lines of a column but the first, with how far each stands below the one before."""
    return [(below, below.box.top - above.box.top) for above, below in pairwise(column.lines)]


def _leading(column: _Column) -> float:
    """Return the narrowest step from line to line that is no exception in the column."""
    steps = sorted(step for _, step in _steps(column))
    usual = [step for step in steps if sum(other <= step + 0.5 for other in steps) >= USUAL * len(steps)]
    return max(usual[0], column.lines[0].size) if usual else float("inf")


def _single_lines(columns: Sequence[_Column], closed: bool) -> list[float] | None:
    """Return where rows of a line each begin: side by side in all columns, with few words in each."""
    lines = sorted((s for c in columns for s in c.lines), key=lambda s: s.box.bottom)
    starts: list[float] = []
    floor = float("-inf")
    for line in lines:
        if line.box.bottom - floor > LEVEL * line.size:
            starts.append(line.box.top)
            floor = line.box.bottom
        else:
            starts[-1] = min(starts[-1], line.box.top)
    if len(starts) < FEWEST_ROWS or sum(len(s.words) for s in lines) > SHORT_CELL * len(lines):
        return None
    table = _placed(columns, starts)
    steps = sorted(below - above for above, below in pairwise(starts))
    apart = EVEN_ROW_STEP if _is_even(columns) else ROW_STEP
    if not closed and steps[len(steps) // 2] < apart * lines[0].size:
        return None
    if any(0 not in row or len(row) < 2 or any(len(cell) > 1 for cell in row.values()) for row in table):
        return None
    return starts if sum(map(len, table)) >= MOSTLY_FILLED * len(table) * len(columns) else None


def _is_even(columns: Sequence[_Column]) -> bool:
    """Tell whether the columns begin at even distances."""
    starts = [column.head.box.x0 if column.head is not None else column.x0 for column in columns]
    steps = [right - left for left, right in pairwise(starts)]
    return len(steps) > 1 and max(steps) - min(steps) <= FLUSH


def _placed(columns: Sequence[_Column], starts: Sequence[float]) -> list[dict[int, list[Segment]]]:
    """Return for each row its lines by column."""
    table: list[dict[int, list[Segment]]] = [{} for _ in starts]
    for number, column in enumerate(columns):
        for line in column.lines:
            row = max(0, bisect_right(starts, line.box.top + LEVEL * line.size) - 1)
            table[row].setdefault(number, []).append(line)
    return table


def _cells(columns: Sequence[_Column], starts: Sequence[float]) -> list[GridCell]:
    """Return the cells; a name in the first column holds for the rows below that have none."""
    cells = [_cell(0, 1, number, [column.head]) for number, column in enumerate(columns) if column.head is not None]
    table = _placed(columns, starts)
    named = [row for row, found in enumerate(table) if 0 in found]
    for row, found in enumerate(table):
        for number, lines in sorted(found.items()):
            until = next((other for other in named if other > row), len(table)) if number == 0 else row + 1
            cells.append(_cell(row + 1, until - row, number, lines))
    return cells


def _cell(row: int, high: int, column: int, lines: Sequence[Segment], wide: int = 1) -> GridCell:
    words: tuple[Word, ...] = tuple(word for line in lines for word in line.words)
    return GridCell(row, column, high, wide, Box.around(line.box for line in lines), words, cell_text(words))
