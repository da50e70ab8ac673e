"""Tables to the model's Tables, Cells and LabelledValues.

Belongs here: ids, titles, unit hints, values of cells. Does not belong here: which cells are headers, and sums.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.articles.tables.grid import Grid, GridCell
from pipelines.articles.tables.segments import text_lines
from pipelines.graphics.panels.axes import with_point
from pipelines.graphics.panels.panel import Panel
from pipelines.graphics.panels.titles import Title, bracket_of, plain_title
from pipelines.graphics.panels.unit_words import is_amount_of_money, is_money
from pipelines.graphics.tables.clocks import without_clocks
from pipelines.graphics.tables.counting import only_counts
from pipelines.graphics.tables.groups import LEADERS
from pipelines.graphics.tables.names import are_bands
from pipelines.graphics.tables.reading import ReadCell, ReadTable, is_value
from pipelines.graphics.tables.sums import cell_value, check_sums
from pipelines.model import Box, Cell, Finding, LabelledValue, Table, stable_id
from pipelines.rules import load_lines

#: A number with a share or an interval in brackets behind it: ``1,234 (45.6%)``, ``12.3 (10.1–14.5)``.
WITH_BRACKET = re.compile(r"^(?P<number>[^()\[\]]*\d[^()\[\]]*?)\s[(\[](?P<inside>[^()\[\]]*\d[^()\[\]]*)[)\]][*†‡]*$")
RANGE = re.compile(r"\d\s?[-–,;]\s?[-−]?\d")
#: From where to where an interval in brackets goes, perhaps with how sure it is: ``95% CI 10.1 to 14.9``.
INTERVAL = re.compile(
    r"^[(\[]?(?:\d\d%?\s)?(?:(?:CI|CrI|UI|IQR)[:,]?\s)?(?P<low>[-−]?\d[\d,]*(?:\.\d+)?)%?"
    r"(?:\s?[-–—;]\s?|,\s|\sto\s)(?P<high>[-−]?\d[\d,]*(?:\.\d+)?)%?[)\]]?$"
)
#: So many of so many, and perhaps what share that is: ``41/44``, ``41/44 = 93%``.
OUT_OF = re.compile(r"^(?P<number>(?P<count>\d+)\s?/\s?(?P<whole>\d+))(?:\s=\s(?P<inside>\d{1,3}(?:\.\d+)?%))?$")
FEWEST_WHOLE = 10
#: A number with the power of ten behind it: ``5.48E-13``.
POWER = re.compile(r"^[-−]?\d+(?:\.\d+)?[eE][-−+]\d{1,3}$")
#: One number in brackets: a loss in accounts, a share or an error elsewhere.
BRACKETED = re.compile(r"^(?:[$€£¥₹]\s?)?\([$€£¥₹]?\s?\d[\d.,]*(?:\s\d{3}(?:[.,]\d+)?)*\)$")
#: In a table with decimal commas, points part thousands.
POINTED = re.compile(r"^\D*\d{1,3}(?:\.\d{3})+\D*$")
MONEY_MARK = re.compile(r"[$€£¥₹]")
#: The rules of a cell, and of one whose column has no currency's mark where others have it.
CELL, UNPRICED = "graphics.table_cell", "graphics.cell_unpriced"
#: How a cell begins that holds an amount and more than that.
LEADING = re.compile(r"[(\d$€£]")
#: Bands that name rows are so many at least; the unit over them stands in brackets.
FEWEST_BANDS = 3
#: Columns of two parts of a table begin within so many points, or the narrower lies within the other by this share.
SAME_EDGE = 12.0
WITHIN = 0.9
UNIT_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
TRAILING_NOTE = re.compile(
    r"(?<=\d)[*†‡§¶#^]+$|(?<=\d)\s?\(?[a-z]\)$|(?<=\d)\s?\([BCEFPRS]\)$|(?:(?<=\.\d)|(?<=\.\d\d)|(?<=,\d\d\d))(?:[befpru]|\s[epr])$"
)


def table_of(
    panel: Panel, read: ReadTable, title: Title, before: Sequence[ReadTable] = ()
) -> tuple[Table, list[LabelledValue], list[Finding]]:
    """Return the table, the values of its cells, and what its totals do not bear out; `before` on earlier pages."""
    grid = read.grid
    block = panel.block_of(grid.box)
    table_id = stable_id("t", block.block_id, panel.page_no, f"{grid.box.x0:.1f} {grid.box.top:.1f}")
    sums = check_sums(read, before)
    cells = tuple(_cell(table_id, c) for c in read.cells)
    table = Table(
        table_id,
        panel.issue_id,
        panel.article.article_id,
        block.block_id,
        panel.page_no,
        grid.box,
        title.text,
        cells,
        sums.verified,
    )
    intervals = _intervals(read)
    data = [c for c in read.cells if c.is_data and id(c) not in intervals]
    data = [] if only_counts(grid, title.text) else without_clocks(data)
    style = _NumberStyle(
        _hint(title.hint, _corner(read)), decimal_commas(read), brackets_negate(read, title), _signed_rows(read)
    )
    bare = _without_money(data)
    values = [value for c in data for value in _values(panel, table, c, style, title)]
    if bare:
        unpriced = {value_box for c in data if c.cell.column in bare for _, value_box in _parts(c.cell)}
        values = [replace(v, rule_id=UNPRICED) if v.box in unpriced and v.rule_id == CELL else v for v in values]
    findings = [
        Finding(
            panel.issue_id,
            panel.page_no,
            "graphics.sum_differs",
            f"A total of the table {title.text or ''} is not the sum of its rows: {difference}",
            panel.article.article_id,
            block.block_id,
            grid.box,
        )
        for difference in sums.differences[:20]
    ]
    return table, values, findings


def captioned(read: ReadTable, title: Title) -> tuple[ReadTable, Title]:
    """Return a table and its title, which where none stands over it is the first row's one cell along all columns."""
    if title.text is not None or len(read.header_rows) < 2 or 0 not in read.header_rows:
        return read, title
    topmost = [c.cell for c in read.cells if c.cell.row == 0]
    second = min((c.cell.box.x0 for c in read.cells if c.cell.column == 1), default=0.0)
    first = next((c for c in topmost if c.column_span == read.grid.columns), None)
    if first is None and len(topmost) == 1 and topmost[0].column == 0 and topmost[0].box.x1 > second > 0:
        first = topmost[0]  # one line that runs on over the other columns
    if first is None:
        return read, title
    bare = [
        replace(c, column_headers=c.column_headers[1:]) if c.column_headers[:1] == (first.text,) else c
        for c in read.cells
    ]
    text = plain_title(first.text)
    corner = read.corner.removeprefix(first.text).strip() or None if read.corner else None
    return replace(read, cells=tuple(bare), corner=corner), replace(
        title, text=text, hint=title.hint or bracket_of(first.text)
    )


def _intervals(read: ReadTable) -> set[int]:
    """Return the ids of cells that only say between which numbers the number of the cell over them lies for certain, or
    by how much it may be wrong: in brackets, in a row without a name."""
    at = {(c.cell.row, c.cell.column): c.cell.text for c in read.cells if c.is_data}
    first = read.name_columns[:1]
    named = {c.cell.row for c in read.cells if (c.cell.column,) == first and c.cell.text}
    return {
        id(c)
        for c in read.cells
        if c.is_data
        and c.cell.text[:1] in ("(", "[")
        and (over := at.get((c.cell.row - 1, c.cell.column))) is not None
        and (_is_around(c.cell.text, over) or _is_error(c, over, named))
    }


def _is_error(read: ReadCell, over: str, named: set[int]) -> bool:
    """Tell whether a number in brackets stands in a row without a name, right under a number of a row with one."""
    row = read.cell.row
    bare = row not in named and row - 1 in named and bool(named)
    return bare and BRACKETED.match(read.cell.text) is not None and BRACKETED.match(over) is None


def _signed_rows(read: ReadTable) -> frozenset[int]:
    """Return the rows in which all numbers stand in brackets and whose names may be below zero, in a table where other
    rows have none."""
    rows: dict[int, list[bool]] = defaultdict(list)
    names: dict[int, str] = {}
    for cell in read.cells:
        if cell.is_data and is_value(cell.cell.text):
            rows[cell.cell.row].append(BRACKETED.match(cell.cell.text) is not None)
            names[cell.cell.row] = " ".join(cell.row_headers[-1:]).lower()
    words = load_lines("graphics/signed_words.txt")
    bare = any(not any(kinds) for kinds in rows.values())
    said = {row for row in rows if any(word in words for word in re.findall(r"[^\W\d_]+", names[row]))}
    return frozenset(row for row, kinds in rows.items() if bare and all(kinds) and row in said)


def _cell(table_id: str, read: ReadCell) -> Cell:
    cell = read.cell
    return Cell(
        table_id,
        cell.row,
        cell.column,
        cell.row_span,
        cell.column_span,
        LEADERS.sub("", cell.text),
        read.is_header,
        cell.box,
        read.row_headers if read.is_data else (),
        read.column_headers if read.is_data else (),
        cell_value(cell.text) if read.is_data else None,
    )


@dataclass(frozen=True, slots=True)
class _NumberStyle:
    """How a table prints its numbers, which all its cells together tell: asked once, not of each cell."""

    hint: str | None
    commas: bool
    negated: bool
    signed_rows: frozenset[int]


def _values(panel: Panel, table: Table, read: ReadCell, style: _NumberStyle, title: Title) -> list[LabelledValue]:
    """Return a cell's values: one, or one per line where numbers stand one below the other."""
    commas, negated = style.commas, style.negated or read.cell.row in style.signed_rows
    out = []
    parts = _parts(read.cell)
    # Of a number and a share in brackets only the second is per cent, whatever the header says of both.
    shared = WITH_BRACKET.match(read.cell.text) or OUT_OF.match(read.cell.text)
    counted = len(parts) == 2 and shared is not None and not RANGE.search(parts[1][0])
    for number_in_cell, (text, box) in enumerate(parts):
        plain = TRAILING_NOTE.sub("", LEADERS.sub("", text))
        number = cell_value(plain.replace(".", "") if commas and POINTED.match(plain) else plain)
        if negated and number is not None and BRACKETED.match(plain):
            number = -abs(number)
        power = POWER.match(plain)
        if power is not None:
            number = float(plain.replace("−", "-"))
        out_of = OUT_OF.match(plain)
        if out_of is not None and max(int(out_of["count"]), FEWEST_WHOLE) <= int(out_of["whole"]):
            number = float(out_of["count"])
        unread = (
            out_of is not None
            or power is not None
            or (negated and BRACKETED.match(plain))
            or commas
            or with_point(plain) != plain
            or not any(c.isdigit() for c in plain)
        )
        if number is None and not is_value(plain) and not LEADING.match(plain) and not is_amount_of_money(plain):
            continue
        if re.fullmatch(r"(?i)[^\d]*", plain) and number is None:
            continue
        out.append(
            LabelledValue(
                value_id=stable_id("v", table.table_id, f"{box.x0:.1f} {box.top:.1f}", plain),
                issue_id=panel.issue_id,
                article_id=panel.article.article_id,
                block_id=table.block_id,
                page_no=panel.page_no,
                box=box,
                kind="table",
                text=plain,
                title=title.text,
                context=title.context,
                row_headers=read.row_headers,
                column_headers=read.column_headers,
                row_heads=read.row_heads,
                unit_hint=style.hint,
                value=number if unread else None,
                rule_id="graphics.cell_count" if counted and number_in_cell == 0 else CELL,
            )
        )
    return out


def _without_money(data: Sequence[ReadCell]) -> set[int]:
    """Return the columns whose numbers are in no money, whatever the title says: others have its mark before most of
    theirs, and these before none."""
    columns: dict[int, list[bool]] = defaultdict(list)
    for read in data:
        marked = MONEY_MARK.search(read.cell.text) is not None
        if marked or is_value(read.cell.text):
            columns[read.cell.column].append(marked)
    if any(0 < 2 * sum(kinds) < len(kinds) for kinds in columns.values()):
        return set()  # the mark stands in the first row alone
    bare = {column for column, kinds in columns.items() if not any(kinds)}
    return bare if len(bare) < len(columns) else set()


def _corner(read: ReadTable) -> str | None:
    """Return what stands over a table's names, without its unit where that is the names' own: ``Slope (%)`` over bands
    of slopes."""
    first = read.name_columns[:1]
    names = [c.cell.text for c in read.cells if (c.cell.column,) == first and c.cell.row not in read.header_rows]
    names = [name for name in names if name]
    if read.corner is None or len(names) < FEWEST_BANDS or not are_bands(names):
        return read.corner
    return re.sub(r"\s{2,}", " ", UNIT_IN_BRACKETS.sub(" ", read.corner)).strip() or None


def _hint(hint: str | None, corner: str | None) -> str | None:
    """Return what title and corner say of the unit; behind a semicolon stands what only names the rows."""
    rows = load_lines("graphics/row_unit_heads.txt")
    if corner is not None and any(word.strip("(),:") in rows for word in corner.lower().split()):
        return hint
    if corner is not None and (hint is not None or corner.lower() in load_lines("graphics/time_heads.txt")):
        return f"{hint or ''}; {corner}"
    return hint or corner


def decimal_commas(table: ReadTable) -> bool:
    """Tell whether the numbers of a table have commas before their decimals, and none has a point."""
    texts = [cell.cell.text for cell in table.cells if cell.is_data]
    commas = sum(with_point(text) != text for text in texts)
    return commas >= 2 and not any(re.search(r"\d\.\d{1,2}(?!\d)|\d,\d{3}", text) for text in texts)


def brackets_negate(table: ReadTable, title: Title) -> bool:
    """Tell whether brackets around numbers mean less than nothing.

    They do where they are mixed with bare numbers along rows and along columns: shares and errors in brackets take
    whole rows or columns. Where no row is mixed, money is told by its unit.
    """
    data = [cell.cell for cell in table.cells if cell.is_data and is_value(cell.cell.text)]
    if not any(BRACKETED.match(cell.text) for cell in data):
        return False
    rows: dict[int, set[bool]] = defaultdict(set)
    columns: dict[int, set[bool]] = defaultdict(set)
    for cell in data:
        bracketed = BRACKETED.match(cell.text) is not None
        rows[cell.row].add(bracketed)
        columns[cell.column].add(bracketed)
    mixed_columns = sum(len(kinds) == 2 for kinds in columns.values())
    if not mixed_columns:
        return False
    heads = [head for heads in table.column_headers for head in heads]
    money = any(is_money(part) for part in (title.hint or "", table.corner or "", title.text or "", *heads))
    return money or any(len(kinds) == 2 for kinds in rows.values())


def _parts(cell: GridCell) -> list[tuple[str, Box]]:
    """Return the numbers of a cell with their places; the interval around a number is no number of its own."""
    parts = _all_parts(cell)
    if len(parts) == 2 and _is_around(parts[1][0], parts[0][0]):
        return parts[:1]
    return parts


def _is_around(interval: str, text: str) -> bool:
    """Tell whether `interval` says between which numbers the number in `text` lies for certain."""
    match, value = INTERVAL.match(interval), cell_value(text)
    if match is None or value is None:
        return False
    low, high = (float(match[side].replace(",", "").replace("−", "-")) for side in ("low", "high"))
    return low <= value <= high


def _all_parts(cell: GridCell) -> list[tuple[str, Box]]:
    lines = text_lines(cell.words)
    texts = [" ".join(w.text for w in line if not w.superscript) for line in lines]
    if len(lines) >= 2 and all(re.match(r"^[(]?[\d.,]+", t) for t in texts):
        return [(t, Box.around(w.box for w in line)) for t, line in zip(texts, lines, strict=True)]
    box = Box.around(w.box for w in cell.words) if cell.words else cell.box
    two = WITH_BRACKET.match(cell.text) or OUT_OF.match(cell.text)
    if two is None or not two["inside"]:
        return [(cell.text, box)]
    inner = [w.box for w in cell.words[len(two["number"].split()) :]]
    return [
        (two["number"], Box.around(w.box for w in cell.words[: len(two["number"].split())])),
        (two["inside"], Box.around(inner) if inner else box),
    ]


def continues(previous: ReadTable | None, grid: Grid, same_article: bool) -> bool:
    """Tell whether a grid without a header goes on where the table on the page before ended."""
    if previous is None or previous.grid.columns != grid.columns or not same_article:
        return False
    return _edges_agree(previous.grid, grid)


def _edges_agree(a: Grid, b: Grid) -> bool:
    """Tell whether columns begin at the same edges, or lie within each other: cells between rules are wider."""
    first, second = _extents(a), _extents(b)
    shared = [k for k in first if k in second]
    return bool(shared) and sum(_is_same_column(first[k], second[k]) for k in shared) >= 0.7 * len(shared)


def _is_same_column(one: tuple[float, float], other: tuple[float, float]) -> bool:
    within = min(one[1], other[1]) - max(one[0], other[0]) >= WITHIN * min(one[1] - one[0], other[1] - other[0])
    return within or abs(one[0] - other[0]) <= SAME_EDGE


def _extents(grid: Grid) -> dict[int, tuple[float, float]]:
    """Return where each column begins and ends, of the cells that are in no other."""
    extents: dict[int, tuple[float, float]] = {}
    for cell in grid.cells:
        if cell.column_span == 1:
            low, high = extents.get(cell.column, (cell.box.x0, cell.box.x1))
            extents[cell.column] = min(low, cell.box.x0), max(high, cell.box.x1)
    return extents
