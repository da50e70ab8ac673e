"""What names the rows of a table: the words left of its numbers, over two lines or in several columns.

Belongs here: which cells name a row, and what their columns are headed by. Does not belong here: rows that name those
under them (tables.groups), and which columns hold names (tables).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipelines.articles.tables.grid import Grid, GridCell
from pipelines.articles.tables.times import heads_weeks, is_day, is_time, tells_time
from pipelines.graphics.panels.unit_words import is_scale, says_unit
from pipelines.graphics.tables.groups import LEADERS, is_group_row
from pipelines.graphics.tables.headers import SMALL, YEAR
from pipelines.graphics.tables.names import DATE, NUMBERING, is_number
from pipelines.rules import load_lines

#: A cell that holds more words than this is text, even in a column of numbers.
MOST_WORDS = 8
#: A number with decimals is no time, but a month and its year are: ``1180.9``, ``04.2031``.
MEASURED = re.compile(r"^[-−]?\d{3,}[.,]\d{1,3}$")
#: Nor is one with thousands, or of three digits or of five and more.
AMOUNT = re.compile(r"^\d{1,3}(?:,\d{3})+$|^\d{3}$|^\d{5,}$")
#: So many columns that name a row have heads that tell what each of them names.
SEVERAL = 2
#: A column of times has so many.
FEWEST_TIMES = 3
#: Names that come again and again in one order do so at least so often.
FEWEST_CYCLES = 3
#: A column between numbers that names those on both sides has a text in so large a share of the rows.
MOSTLY_NAMED = 0.8
#: A line of a name goes on from the one above it when that is this much nearer than the one below.
NEARER = 0.35
#: What begins so many points left of the names over and under it heads rows.
OUTDENT = 1.5
#: Lines of one name begin at one place within so many points.
AT_ONE_EDGE = 1.5
#: And two lines of one name follow each other by less than this share of the step from one row to the next.
LINE_STEP = 0.9
#: The letter of a list before a name: ``b. Donations``.
LIST_LETTER = re.compile(r"[a-z][.)]\s")


def weeks_with_dates(
    grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int], names: Sequence[int]
) -> set[int]:
    """Return the first column where it numbers the weeks whose dates stand in the column behind it: these say more."""
    if list(names[:2]) != [0, 1] or not header or (header[-1], 0) not in at or not heads_weeks(at[header[-1], 0].text):
        return set()
    rows = [r for r in range(grid.rows) if r not in header and (r, 0) in at and (r, 1) in at and at[r, 0].text]
    dated = [r for r in rows if SMALL.match(at[r, 0].text) and tells_time(at[r, 1].text)]
    return {0} if dated and len(dated) == len(rows) else set()


def time_columns(
    grid: Grid,
    at: dict[tuple[int, int], GridCell],
    header: Sequence[int],
    names: Sequence[int],
    index: set[int],
    inherited: Sequence[tuple[str, ...]] = (),
) -> set[int]:
    """Return the column behind numbers that says for each row of what time they are: ``Population | Year``, or the one
    behind running numbers; none where several do, as in tables side by side. `inherited` heads a table that goes on
    without a header."""
    found: set[int] = set()
    heads = load_lines("graphics/time_column_heads.txt")
    first = next((c for c in range(grid.columns) if c not in names and c not in index), grid.columns)
    body = [r for r in range(grid.rows) if r not in header]
    numbered = first > 0 and set(range(first)) <= index  # running numbers name no rows, the years behind them do
    for column in range(first + (0 if numbered else 1), grid.columns if 0 in names or numbered else 0):
        said = [at[r, column].text for r in header if (r, column) in at]
        said = said or list(inherited[column] if not header and column < len(inherited) else ())
        head = next((text for text in reversed(said) if text and not NUMBERING.match(text)), "")
        own = [at[r, column] for r in body if (r, column) in at and at[r, column].text]
        texts = [cell.text for cell in own if cell.column == column and cell.column_span == 1]
        if head.lower().strip(" .:") in heads and len(texts) >= FEWEST_TIMES and all(map(_says_time, texts)):
            found.add(column)
    return found if len(found) == 1 else set()


#: The head of a column of units that may as well be one of names.
MEASURE = "measure"


def unit_columns(
    at: dict[tuple[int, int], GridCell],
    header: Sequence[int],
    names: Sequence[int],
    inherited: Sequence[tuple[str, ...]],
) -> set[int]:
    """Return the column that says what each row's numbers are in: ``Name | Value | Unit``, ``Item | Unit | 2031``."""
    heads = load_lines("graphics/unit_column_heads.txt")
    said = {column: head[-1] for column, head in enumerate(inherited) if head and not header}
    said |= {column: at[header[-1], column].text for column in names if header and (header[-1], column) in at}
    told = {column: said.get(column, "").lower().strip(" .:") for column in names if column > 0}
    # a *Measure* beside the names may name the rows, too; a *Unit* does not
    found = {c for c, head in told.items() if head in heads and (c - 1 not in names or head != MEASURE)}
    return found if len(found) == 1 else set()


def _says_time(text: str) -> bool:
    if MEASURED.match(text) or AMOUNT.match(text):
        return False  # what the year brought, under *Year* behind its months; what a week's prices were, under *week*
    return bool(YEAR.match(text) or DATE.match(text)) or is_time(text) or is_day(text)


def carried_names(
    grid: Grid,
    at: dict[tuple[int, int], GridCell],
    header: Sequence[int],
    names: Sequence[int],
    index: set[int],
    times: set[int],
    numbered: Mapping[int, str],
) -> dict[int, str]:
    """Return the name in the first of two columns of names for the rows below that print it no more; a table whose
    first row has none sets these names in the middle of their rows. A column of `times`, or one that is `numbered`
    anew for each name, counts as the second."""
    times = times | (set(numbered) & {1})
    index = index - set(numbered)
    other = (
        next(iter(times), None) if len(names) < SEVERAL or names[1] in times else names[1] if names[1] == 1 else None
    )
    merged = grid.ruled and any(cell.row_span > 1 for cell in grid.cells if cell.column == 0 and cell.row not in header)
    if merged or list(names[:1]) != [0] or other is None or index & {0, other}:
        return {}
    body = [r for r in range(grid.rows) if r not in header]
    texts = {r: tuple(at[r, c].text if (r, c) in at else "" for c in (0, other)) for r in body}
    by_cycle = _by_cycle(texts)
    if by_cycle:
        return by_cycle
    found: dict[int, str] = {}
    last: str | None = None
    for row, (first, second) in texts.items():
        if first and (second or YEAR.match(first)):  # a year's own numbers stand before its months'
            last = first
        elif first or (second and last is None):
            return {}
        elif second and last is not None:
            found[row] = last
    return found


def _by_cycle(texts: dict[int, tuple[str, ...]]) -> dict[int, str]:
    """Return the names of groups of rows whose second names are the same in each: a group's name may take two lines."""
    seconds = [second for _, second in texts.values()]
    long = len(set(seconds))
    if long < 2 or len(seconds) < FEWEST_CYCLES * long or len(seconds) % long or not all(seconds):
        return {}
    if any(second != seconds[k % long] for k, second in enumerate(seconds)):
        return {}
    rows = list(texts)
    found: dict[int, str] = {}
    for start in range(0, len(rows), long):
        group = rows[start : start + long]
        name = " ".join(texts[row][0] for row in group if texts[row][0])
        if not name or all(texts[row][0] for row in group):
            return {}
        found.update(dict.fromkeys(group, name))
    return found


def told_heads(
    own: tuple[str, ...],
    row: int,
    column: int,
    names: Sequence[int],
    at: dict[tuple[int, int], GridCell],
    headers: Sequence[tuple[str, ...]],
) -> tuple[str, ...]:
    """Return what the columns of a row's own names are headed by; nothing where only one column names it."""
    if len(own) < SEVERAL:
        return ()
    by_text = {
        LEADERS.sub("", at[row, c].text).strip(): headers[c][-1] if c < len(headers) and headers[c] else ""
        for c in names
        if c < column and (row, c) in at
    }
    return tuple(by_text.get(name, "") for name in own)


def names_by_column(
    row: int,
    filled: Sequence[int],
    at: dict[tuple[int, int], GridCell],
    names: Sequence[int],
    index: set[int],
    whole: dict[int, str],
    remarks: set[int],
    numbered: Mapping[int, str],
) -> dict[int, tuple[str, ...]]:
    """Return for each column the names that stand left of it, from the nearest run of name columns; `filled` are the
    columns with a cell in this row, `remarks` columns of words that name no rows, `numbered` what the columns are
    headed by that number the parts of groups."""
    out: dict[int, tuple[str, ...]] = {}
    current: list[str] = []
    last_name = -2
    columns = sorted({*filled, 0} if row in whole else filled)
    for column in columns:
        if column in remarks:
            continue
        if column in index and column not in names and column not in numbered and column - 1 != last_name:
            continue  # a rank among the numbers; what names the row names those behind it, too
        if column in names or column in index:
            if column - 1 != last_name:
                current = []
            last_name = column
            text = whole[row] if column == 0 and row in whole else at[row, column].text
            text = LEADERS.sub("", text or "").strip()
            if column in names and column not in index and current and (says_unit(text) or is_scale(text)):
                current = [*current[:-1], f"{current[-1]} ({text})"]
            elif column in names and column not in index and text and len(text.split()) <= 3 * MOST_WORDS:
                current = [*current, text]
            elif column in numbered and text:
                current = [*current, f"{numbered[column]} {text}"]
        else:
            out[column] = tuple(reversed(dict.fromkeys(reversed(current))))  # of two equal days the later column's
    return out


def middle_names(
    grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int], names: Sequence[int], index: set[int]
) -> int | None:
    """Return the one column of names where numbers stand on both sides of it, as in ``Imports | Goods | Exports``: it
    names those left of it as well."""
    if len(names) != 1 or index:
        return None
    (middle,) = names
    body = [row for row in range(grid.rows) if row not in header]
    texts = [at[row, middle].text for row in body if (row, middle) in at and at[row, middle].text]
    sides = [range(middle), range(middle + 1, grid.columns)]
    own = {c: [at[r, c].text for r in body if (r, c) in at and at[r, c].text] for side in sides for c in side}
    numbers = all(side and all(own[c] and all(map(is_number, own[c])) for c in side) for side in sides)
    return middle if numbers and len(texts) >= MOSTLY_NAMED * len(body) and len(set(texts)) == len(texts) else None


def find_remarks(
    grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int], names: Sequence[int], index: set[int]
) -> set[int]:
    """Return the columns of words behind numbers that say the same of several rows, as ``good`` or ``falling`` do."""
    found: set[int] = set()
    for column in names:
        if column == 0 or column - 1 in names or column - 1 in index:
            continue
        texts = [at[r, column].text for r in range(grid.rows) if r not in header and (r, column) in at]
        texts = [text for text in texts if text]
        if len(set(texts)) < len(texts) or _tells_when(column, texts, grid, at, header):
            found.add(column)
    return found


def _tells_when(
    column: int, texts: Sequence[str], grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int]
) -> bool:
    """Tell whether a column of times says when something began, which is no time of the numbers: *Start date*."""
    head = at[header[-1], column].text if header and (header[-1], column) in at else ""
    words = {word.strip(".,:()") for word in head.lower().split()}
    dated = not words.isdisjoint(load_lines("graphics/date_heads.txt"))
    plain = head.lower().strip(" .:") in load_lines("graphics/time_column_heads.txt")
    return dated and not plain and len(texts) > 1 and all(map(_says_time, texts))


@dataclass(frozen=True, slots=True)
class Wraps:
    """Names over two lines: rows that only carry a part of one, and the whole name of the row they belong to."""

    into: frozenset[int]
    whole: dict[int, str]


def _goes_on(text: str) -> bool:
    """Tell whether a name begins in the middle of one: with a small letter, which is no list's (``b. Donations``)."""
    return text[:1].islower() and LIST_LETTER.match(text) is None


def _in_one_weight(one: GridCell, other: GridCell) -> bool:
    """Tell whether two lines may be of one name: both have words in bold type, or neither has."""
    return any(word.bold for word in one.words) == any(word.bold for word in other.words)


def _stands_out(cell: GridCell, above: GridCell, below: GridCell) -> bool:
    """Tell whether a name begins left of the names over and under it: no second line of a name does."""
    return cell.box.x0 < min(above.box.x0, below.box.x0) - OUTDENT


def wrapped_names(grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int]) -> Wraps:
    if grid.ruled:
        return Wraps(frozenset(), {})
    into: set[int] = set()
    whole: dict[int, str] = {}
    alone = [r for r in range(grid.rows) if r not in header and is_group_row(r, grid, at)]
    years = [row for row in alone if YEAR.match(at[row, 0].text)]
    tight = _tight_steps(grid, at, header, alone) if alone else {}
    for row in alone:
        cell = at[row, 0]
        if len(years) > 1 and row in years:
            continue  # each heads the months under it
        if 1 < grid.columns == cell.column_span:
            continue  # over all columns
        below, above = at.get((row + 1, 0)), at.get((row - 1, 0))
        if below is not None and row + 1 not in alone and (_goes_on(below.text) or tight.get(row) == row + 1):
            into.add(row)
            whole[row + 1] = f"{cell.text} {below.text}"
        elif above is not None and below is not None and _stands_out(cell, above, below):
            continue  # it heads the rows under it
        elif above is not None and row - 1 not in header and row - 1 not in alone and _in_one_weight(cell, above):
            deeper = cell.box.x0 > above.box.x0 + 1 and (below is None or below.box.x0 < cell.box.x0 - 2)
            # leaders end a name, and capitals begin another
            deeper = deeper and not LEADERS.search(above.text) and cell.text.isupper() == above.text.isupper()
            nearer = below is not None and cell.box.top - above.box.bottom < NEARER * (below.box.top - cell.box.bottom)
            near = nearer or tight.get(row) == row - 1
            if _goes_on(cell.text) or deeper or near or above.text.endswith(("/", "-", ",")):
                into.add(row)
                whole[row - 1] = f"{above.text} {cell.text}" if not above.text.endswith("/") else above.text + cell.text
    return Wraps(frozenset(into), whole)


def _tight_steps(
    grid: Grid, at: dict[tuple[int, int], GridCell], header: Sequence[int], alone: Sequence[int]
) -> dict[int, int]:
    """Return for rows that hold a name `alone` the row beside them that bears the other line of it: the step to it is
    shorter than the steps between rows with numbers, as lines of one cell are closer than cells."""
    foot = {r: max(w.box.bottom for w in at[r, 0].words) for r in range(grid.rows) if (r, 0) in at and at[r, 0].words}
    data = [r for r in foot if r not in header and r not in alone]
    steps = [foot[r + 1] - foot[r] for r in data if r + 1 in data]
    if not steps:
        return {}
    least = LINE_STEP * min(steps)
    found: dict[int, int] = {}
    for row in alone:
        beside = sorted((abs(foot[r] - foot[row]), r) for r in (row - 1, row + 1) if row in foot and r in data)
        if not beside or beside[0][0] >= least or (len(beside) > 1 and beside[0][0] >= LINE_STEP * beside[1][0]):
            continue
        cell, other = at[row, 0], at[beside[0][1], 0]
        if _in_one_weight(cell, other) and abs(cell.box.x0 - other.box.x0) <= AT_ONE_EDGE:
            found[row] = beside[0][1]
    return found
