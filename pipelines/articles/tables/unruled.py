"""Tables without a lattice: columns of numbers that stand on the same baselines make rows and columns.

Belongs here: finding such tables and cutting them into cells; horizontal rules bound them. Does not belong here: tables
with lines between rows and columns. Running text never makes one: a column of it holds no cell that is a number alone.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence

from pipelines.articles.tables.banded import join_banded, level_banded
from pipelines.articles.tables.grid import Grid, GridCell
from pipelines.articles.tables.group_lines import group_lines, lone_years, years_among
from pipelines.articles.tables.head_lines import head_lines, parted_heads
from pipelines.articles.tables.header import header_cells
from pipelines.articles.tables.names import (
    Column,
    band_names,
    columns_of,
    find_stub,
    group_names,
    group_years,
    index_column,
    is_ranking,
    last_names,
    more_names,
    word_columns,
)
from pipelines.articles.tables.number_groups import FEWEST_ROWS, across_words, components, parted_tables, rows_of
from pipelines.articles.tables.number_heads import YEAR, first_row
from pipelines.articles.tables.rules import LevelRule, joined_rules, parted_rules
from pipelines.articles.tables.segments import Segment, cell_text, segments_of
from pipelines.articles.tables.spanning_names import SpanningName, spanning_cells, spanning_names
from pipelines.articles.tables.spans import Extent
from pipelines.articles.tables.stacks import between, stacked
from pipelines.articles.tables.tight import part_flush, part_tight
from pipelines.articles.tables.wraps import join_wrapped
from pipelines.model import Box, Page, Word

#: Heads of columns are looked for so far (in em) above the numbers.
HEADS_REACH = 20.0
#: And the year of the first rows so far above them.
YEAR_REACH = 2.5
#: This share of a table's places is filled.
FILLED = 0.45
#: A page's number stands in this lower share of it, so many times as far under a table as its rows are apart.
FOOT = 0.9
FOLIO_STEP = 1.25
FOLIO = re.compile(r"^\d{1,3}$")
#: Numbers in type so many times as large as the words among them are no table's.
LARGE_NUMBERS = 1.5


def unruled_grids(page: Page, words: Sequence[Word]) -> list[Grid]:
    """Return the tables that numbers in rows and columns make among `words`."""
    segments = segments_of(words, page)
    numbers = [s for s in segments if s.numeric]
    if len(numbers) < FEWEST_ROWS:
        return []
    segments = part_tight(segments)
    numbers = [s for s in segments if s.numeric]
    grids = []
    told = years_among(numbers)
    taken: set[int] = set()
    groups = [part for group in components(numbers, segments) for part in parted_tables(group, segments)]
    groups = across_words(groups, joined_rules(page), segments) if len(groups) > 1 else groups
    groups = stacked(groups, segments) if len(groups) > 1 else groups
    wide = [group for group in groups if len({id(s) for s in group}) > len(rows_of(group, group[0].size))]
    for group in sorted(groups, key=len, reverse=True):
        # what several columns of another table hold numbers no rows of this one
        others = {id(s) for other in wide if other is not group for s in other} if len(groups) > 1 else set()
        made = _grid(group, [s for s in segments if id(s) not in taken and id(s) not in others], page, told)
        if made is not None:
            grid, used = made
            taken |= used
            grids.append(grid)
    return grids


def _grid(
    group: list[Segment],
    segments: list[Segment],
    page: Page,
    told: Sequence[Segment] = (),
    years: Sequence[Segment] = (),
) -> tuple[Grid, set[int]] | None:
    """Return the table that a group of numbers makes, and the ids of its segments; `told` are years that may stand
    alone over its rows, `years` those that do."""
    size = sorted(s.size for s in group)[len(group) // 2]
    lone = lone_years(group, told, segments) if told else {}
    if lone:
        others = [lone.get(id(s), s) for s in segments]
        made = _grid([s for s in group if id(s) not in lone], others, page, years=list(lone.values()))
        were = {id(new): old for old, new in lone.items()}
        return made and (made[0], {were.get(key, key) for key in made[1]})
    rows = rows_of(group, size)
    moved = level_banded(rows, joined_rules(page), size)
    if moved:
        made = _grid([moved.get(id(s), s) for s in group], [moved.get(id(s), s) for s in segments], page)
        was = {id(new): old for old, new in moved.items()}
        return made and (made[0], {was.get(key, key) for key in made[1]})
    dropped, rows = rows[: first_row(rows, segments)], rows[first_row(rows, segments) :]
    plain = any(not YEAR.match(s.text) for row in dropped for s in row)  # only their place tells that they are heads
    heads_only = {id(s) for row in dropped if not _years_of_columns(row, rows) for s in row}
    group = [s for s in group if id(s) not in heads_only]
    if _is_folio(rows, page):
        group = [s for s in group if s is not rows[-1][0]]
        rows = rows[:-1]
    columns = columns_of(group)
    between_rows = _years_between([*dropped[-1:], *rows], columns)
    if between_rows:
        group = [s for s in group if id(s) not in between_rows]
        rows = [row for row in rows if id(row[0]) not in between_rows]
        columns = columns_of(group)
    bands = band_names(columns, segments, rows)
    if bands:
        segments = [bands.get(id(s), s) for s in segments]
        return _grid([s for s in group if id(s) not in bands], segments, page, years=years)
    if len(rows) < 2 or len(group) < FILLED * len(rows) * len(columns):
        return None
    bounds = _bounds(page, rows, columns)
    segments, joined = join_banded(rows, segments, size, joined_rules(page))
    segments, wrapped = join_wrapped(rows, segments, size)
    joined.update({key: tuple(k for line in ids for k in joined.get(line, (line,))) for key, ids in wrapped.items()})
    columns = sorted([*columns, *word_columns(rows, columns, segments, size)], key=lambda column: column.x0)
    columns += last_names(rows, columns, segments, size, page.words)
    stub = find_stub(rows, columns, segments, size) or group_names(rows, columns[0], segments, size)
    spanning = spanning_names(rows, columns[0], segments, size) if stub is None else None
    stub = spanning.column if spanning else stub
    if len(rows) < FEWEST_ROWS and (len(columns) < 4 or len(bounds) < 2):
        return None
    if stub is None and len(columns) < 3:
        return None
    more = more_names(rows, stub, segments, size, joined_rules(page)) if stub else []
    ranking = len(columns) == 1 and stub is not None and is_ranking(rows, stub, segments)
    if len(columns) == 1 and (stub is None or (len(bounds) < 2 and not more and not ranking)):
        return None
    more = [*index_column(rows, more[0] if more else stub, segments, size), *more] if stub else more
    edge = more[0] if more else stub
    groups = (group_names(rows, edge, segments, size) or group_years(rows, edge, segments, size)) if edge else None
    more = [groups, *more] if groups else more
    if stub and not groups and spanning is None:
        spanning = spanning_names(rows, (more or [stub])[0], segments, size)
        more = [spanning.column, *more] if spanning else more
    left = more[0].x0 if more else stub.x0 if stub else columns[0].x0
    right = columns[-1].x1
    top, bottom = rows[0][0].box.top, rows[-1][0].box.bottom
    top = min([top, *(s.box.top for s in years if 0 < top - s.box.top <= YEAR_REACH * size)])
    inside = [
        s
        for s in segments
        if top - 0.5 * size <= s.middle <= bottom + 0.5 * size and s.box.x1 > left - 0.5 and s.box.x0 < right + 0.5
    ]
    words = sorted(s.size for s in inside if not s.numeric)
    if words and size >= LARGE_NUMBERS * words[len(words) // 2]:
        return None  # numbers in large type with small words under them are tiles
    extents = [Extent(column.x0, column.x1) for column in [*more, *([stub] if stub else []), *columns]]
    above = [s for s in segments if len(s.words) > 1 and top - HEADS_REACH * size <= s.middle < top]
    for head in above:
        parts = part_flush([head], extents)
        if len(parts) > 1:
            segments = [*(s for s in segments if s is not head), *parts]
            joined.update({id(part): (id(head),) for part in parts})
    segments, parted = parted_heads(segments, top, size, columns)
    joined.update({part: joined.get(whole, (whole,)) for part, whole in parted.items()})
    header = head_lines(segments, left, right, top, size, columns, stub, bounds, joined_rules(page))
    if ranking and stub and all(s.box.x1 < columns[0].x0 or s.box.x0 < stub.x0 for s in header):
        header = []  # the title of the list
    used = inside + header
    columns = [*more, *([stub] if stub else []), *columns]
    groups_of_rows = spanning.names if spanning else ()
    cells, heads = _cells(header, inside, columns, size, parted_rules(page, left, right), groups_of_rows, rows)
    if not cells:
        return None
    box = Box.around([s.box for s in used] + [cell.box for cell in cells if joined])
    high = max(cell.row + cell.row_span for cell in cells)
    return Grid(box, high, len(columns), tuple(cells), ruled=False, heads=heads if plain else 0), {
        key for s in used for key in joined.get(id(s), (id(s),))
    }


def _years_of_columns(row: Sequence[Segment], rows: Sequence[Sequence[Segment]]) -> bool:
    """Tell whether a row of heads is years, each over a column of its own, not one over the quarters under it."""
    if not all(YEAR.match(s.text) for s in row):
        return False
    columns = columns_of([s for numbers in rows for s in numbers])
    return all(sum(s.box.x0 < c.x1 and s.box.x1 > c.x0 for c in columns) < 2 for s in row)


def _years_between(rows: Sequence[Sequence[Segment]], columns: Sequence[Column]) -> set[int]:
    """Return the ids of the first row's years where they head several columns each: one stands over no number."""
    if len(rows) <= FEWEST_ROWS or len(rows[0]) >= len(rows[1]) or not all(YEAR.match(s.text) for s in rows[0]):
        return set()
    below = [s for row in rows[1:] for s in row]
    bare = [c for c in columns if not any(s.box.x1 > c.x0 and s.box.x0 < c.x1 for s in below)]
    return {id(s) for s in rows[0]} if bare else set()


def _is_folio(rows: Sequence[Sequence[Segment]], page: Page) -> bool:
    """Tell whether the last row is the page's number at its foot: alone under rows of several numbers, set further off
    than they are from each other."""
    if len(rows) <= FEWEST_ROWS or len(rows[-1]) > 1 or rows[-1][0].box.top < FOOT * page.height_pt:
        return False
    steps = [b[0].box.bottom - a[0].box.bottom for a, b in itertools.pairwise(rows)]
    alone = all(len(row) > 1 for row in rows[-1 - FEWEST_ROWS : -1])
    return alone and FOLIO.match(rows[-1][0].text) is not None and steps[-1] > FOLIO_STEP * max(steps[-4:-1])


def _bounds(page: Page, rows: list[list[Segment]], columns: list[Column]) -> list[float]:
    """Return the heights of the level rules that run along the columns, around and within the rows."""
    left, right = columns[0].x0, columns[-1].x1
    top, bottom = rows[0][0].box.top, rows[-1][0].box.bottom
    found = []
    for box in joined_rules(page):
        if top - 90 <= box.top <= bottom + 20:
            shared = min(box.x1, right) - max(box.x0, left)
            if shared >= 0.8 * (right - left):
                found.append(box.top)
    return sorted(set(found))


def _cells(
    header: list[Segment],
    inside: list[Segment],
    columns: list[Column],
    size: float,
    rules: Sequence[LevelRule],
    spanning: Sequence[SpanningName],
    rows: Sequence[Sequence[Segment]],
) -> tuple[list[GridCell], int]:
    """Cut everything into cells: the header by its spans, the rest line by line; and tell how many rows it takes.

    The names `spanning` several of the `rows` of numbers stand in the first column.
    """
    names = {id(line) for name in spanning for line in name.lines}
    inside = [s for s in inside if id(s) not in names] if names else inside
    extents = [Extent(column.x0, column.x1) for column in columns]
    body = _lines(inside, size)
    heads, groups = _without_groups(
        _lines(header, size), columns, min(body[0], key=lambda s: s.box.x0) if body else None, rules
    )
    plain = sum(line[0].bold for line in body if len(line) > 1) == 0  # no row is in bold type
    last = heads[-1:] if len(heads) > 1 and not groups else []
    parting = [line for line in (*last, *body) if between(line, extents, rules, bold_stands_out=plain)]
    parting += [line for line in group_lines([*last, *body], extents) if line not in parting]
    if heads[-1:] and heads[-1] in parting:
        groups.append(heads.pop())
    cells, first = header_cells(heads, extents, rules)
    for number, found in enumerate([*groups, *body], first):
        made: dict[tuple[int, int], list[Word]] = defaultdict(list)
        whole = found in parting
        for segment in found:
            if whole:
                made[0, len(columns)] += segment.words
                continue
            for place, part in _placed(segment, columns):
                made[place] += part
        for (column, wide), part in sorted(made.items()):
            box = Box.around(word.box for word in part)
            cells.append(GridCell(number, column, 1, wide, box, tuple(part), cell_text(part)))
    if spanning:
        lines = {id(s): number for number, found in enumerate([*groups, *body], first) for s in found}
        cells += spanning_cells(spanning, [lines[id(row[0])] for row in rows], 0)
        cells.sort(key=lambda cell: (cell.row, cell.column))
    return cells, first


def _without_groups(
    lines: list[list[Segment]], columns: list[Column], first: Segment | None, rules: Sequence[LevelRule]
) -> tuple[list[list[Segment]], list[list[Segment]]]:
    """Part the last lines that only name a group of rows from a header: one that has a name for the names already, or
    whose last line stands out from the first row, or under the rule that ends the header."""
    heads = list(lines)
    groups: list[list[Segment]] = []
    while len(heads) > 1 and len(columns) > 1 and all(s.box.x0 < columns[0].x1 for s in heads[-1]):
        named = any(s.box.x1 <= columns[1].x0 and s.box.x0 < columns[0].x1 for line in heads[:-1] for s in line)
        last = heads[-1][0]
        stands_out = first is not None and (last.box.x0 < first.box.x0 - 1.5 or (last.bold and not first.bold))
        stands_out |= first is not None and last.text.endswith(",") and last.bold == first.bold  # a name's first line
        stands_out = stands_out or _under_rule(last, heads[-2], columns, rules)
        long = last.box.x1 > columns[1].x0 and not (named and _heads_columns(heads[-2], columns))
        if not (named or stands_out) or len(heads[-1]) > 1 or long:
            break
        groups.insert(0, heads.pop())
    return heads, groups


def _heads_columns(line: Sequence[Segment], columns: Sequence[Column]) -> bool:
    """Tell whether a line has words over each column of numbers: what stands under it names rows."""
    return all(any(s.box.x1 > c.x0 - 1 and s.box.x0 < c.x1 + 1 for s in line) for c in columns[1:])


def _under_rule(name: Segment, over: Sequence[Segment], columns: Sequence[Column], rules: Sequence[LevelRule]) -> bool:
    """Tell whether a rule along all columns parts a name from the line of heads over it."""
    foot = max(s.box.bottom for s in over)
    left, right = columns[0].x0, columns[-1].x1
    return any(foot - 1 <= r.top <= name.box.top + 1 and r.x0 <= left + 1 and r.x1 >= right - 1 for r in rules)


def _lines(segments: list[Segment], size: float) -> list[list[Segment]]:
    lines: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: s.middle):
        if lines and abs(lines[-1][0].middle - segment.middle) <= 0.45 * size:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return lines


def _placed(segment: Segment, columns: list[Column]) -> list[tuple[tuple[int, int], list[Word]]]:
    """Return the places (column, span) of a segment's words: one, unless numbers of several columns ran together."""
    x0, x1 = segment.box.x0, segment.box.x1
    hit = [k for k, c in enumerate(columns) if x0 < c.x1 and c.x0 < x1 and c.x0 < c.x1 and x0 < x1]
    if not hit:
        gaps = [max(c.x0 - segment.box.x1, segment.box.x0 - c.x1) for c in columns]
        return [((gaps.index(min(gaps)), 1), list(segment.words))]
    if len(hit) == 1:
        return [((hit[0], 1), list(segment.words))]
    by_column: dict[int, list[Word]] = defaultdict(list)
    for word in segment.words:
        by_column[_column_of(word, columns)].append(word)
    tail = [k for k in by_column if k > hit[0]]
    if tail and all(Segment.of(by_column[k]).numeric for k in tail):
        return [((k, 1), part) for k, part in by_column.items()]
    middle = (segment.box.x0 + segment.box.x1) / 2
    if hit[0] == 0 and segment.box.x0 <= columns[0].x0 + segment.size and middle < columns[1].x0:
        return [((0, 1), list(segment.words))]
    covered = [
        k
        for k in hit
        if min(columns[k].x1, segment.box.x1) - max(columns[k].x0, segment.box.x0)
        > 0.4 * min(columns[k].x1 - columns[k].x0, segment.box.x1 - segment.box.x0)
    ] or hit
    return [((covered[0], covered[-1] - covered[0] + 1), list(segment.words))]


def _column_of(word: Word, columns: list[Column]) -> int:
    middle = (word.box.x0 + word.box.x1) / 2
    gaps = [max(c.x0 - middle, middle - c.x1) for c in columns]
    return gaps.index(min(gaps))
