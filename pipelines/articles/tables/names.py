"""The names of a table's rows: the columns left of its numbers, without a lattice to mark them.

Belongs here: columns, what stands under what, and which names and running numbers belong to rows. Does not belong here:
the numbers, and the header.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipelines.articles.tables.number_heads import YEAR
from pipelines.articles.tables.rules import LevelRule
from pipelines.articles.tables.segments import Segment, cell_text, counts_on
from pipelines.articles.tables.times import is_time
from pipelines.model import Word

#: Numbers of one column share an edge or their middle within this (in em).
ALIGNED = 0.45
#: Names of rows take at most so many columns more than one.
MOST_NAME_COLUMNS = 3
#: Numbers of rows stand up to so many em left of the rows' names.
INDEX_REACH = 5.0
WEEKS_REACH = 16.0
#: Names stand in one column when they start within so many em; names at levels step in by no more than that.
INDENT = 3.2
#: Two names at one level start within so many points.
SAME_LEVEL = 1.5
#: This share of the rows has a name in a column of names.
MOSTLY = 0.6
#: Names under a header have so many words on average at most; it stands up to so many em over the first row.
SHORT_NAMES = 4
HEAD_REACH = 4.0
#: There are at most so many lines of names for each row.
MOST_LINES = 1.4
#: Rules along a table begin so many em before its first names, end so many beyond its last numbers, and are so many.
RULE_SLACK = 2.5
FEWEST_RULES = 2
#: Names with so many numbers per row behind them are those of another table.
BESIDE = 1.2
#: Bands of ages and sizes, which name rows; names begin flush with them within so many points, so many of them.
BAND = re.compile(r"^(?:[<>≤≥]\s?\d{1,3}|\d{1,3}\s?(?:[-–]\s?\d{1,3}|\+))$")
FLUSH = 1.5
FEWEST_BESIDE = 2
#: So many years that follow each other stand beside their months.
FEWEST_YEARS = 2
#: So many groups of rows have names in a column of their own.
FEWEST_GROUPS = 3


@dataclass(slots=True)
class Column:
    """From where to where a column reaches, and its numbers."""

    x0: float
    x1: float
    segments: list[Segment] = field(default_factory=list)


def columns_of(group: Sequence[Segment]) -> list[Column]:
    """Return the columns: the stretches of the page's width that the numbers cover."""
    columns: list[Column] = []
    for segment in sorted(group, key=lambda s: s.box.x0):
        if columns and segment.box.x0 < columns[-1].x1 - 0.15 * segment.size:
            columns[-1].x1 = max(columns[-1].x1, segment.box.x1)
        else:
            columns.append(Column(segment.box.x0, segment.box.x1))
        columns[-1].segments.append(segment)
    return columns


def aligned(a: Segment, b: Segment) -> bool:
    """Tell whether two numbers of one size share their left edge, their right edge or their middle."""
    if abs(a.size - b.size) > 0.15 * max(a.size, b.size):
        return False
    near = ALIGNED * min(a.size, b.size)
    return (
        abs(a.box.x1 - b.box.x1) <= near
        or abs(a.box.x0 - b.box.x0) <= near
        or abs(a.box.x0 + a.box.x1 - b.box.x0 - b.box.x1) <= 2 * near
    )


def find_stub(rows: list[list[Segment]], columns: list[Column], segments: list[Segment], size: float) -> Column | None:
    """Return the column of the rows' names, left of the numbers, when most rows have one."""
    first = columns[0].x0
    names: list[Segment] = []
    top, bottom = min([row[0].box.top for row in rows]), max([row[0].box.bottom for row in rows])
    before = [
        s
        for s in segments
        if s.box.bottom > top
        and s.box.top < bottom
        and not s.numeric
        and s.box.x1 <= first + 0.5 * size
        and s.box.x0 < first - 1
    ]
    for row in rows:
        left = [
            s
            for s in before
            if min(s.box.bottom, row[0].box.bottom) - max(s.box.top, row[0].box.top) > 0.5 * min(s.size, size)
        ]
        if left:
            names.append(max(left, key=lambda s: s.box.x1))
    # errors in brackets under what they are the errors of have no name of their own
    needing = [row for row in rows if not all(s.text[:1] in ("(", "[") for s in row)]
    if len(names) < MOSTLY * (len(needing) if 2 * len(needing) >= len(rows) else len(rows)):
        return None
    starts = sorted(s.box.x0 for s in names)
    usual = [s for s in names if abs(s.box.x0 - starts[len(starts) // 2]) <= INDENT * size]
    outer = [s for s in names if s not in usual]
    if outer and len(usual) >= MOSTLY * len(names) and all(s.box.x0 < usual[0].box.x0 - INDENT * size for s in outer):
        names, starts = usual, sorted(s.box.x0 for s in usual)  # rows with nothing in this column, a total
    x0 = starts[len(starts) // 10]
    if sum(abs(s - x0) <= INDENT * size for s in starts) < 0.7 * len(starts) and not _in_levels(starts, size):
        return None
    return Column(min(x0, starts[0] if x0 - starts[0] < 2 * size else x0), max(s.box.x1 for s in names))


def group_names(rows: list[list[Segment]], edge: Column, segments: list[Segment], size: float) -> Column | None:
    """Return the column of names left of `edge` that stand in the first row of each group of rows only, under a header
    of their own beside that of the next column."""
    top, bottom = rows[0][0].box.top - 0.5 * size, rows[-1][0].box.bottom + 0.5 * size
    inside = [s for s in segments if not s.numeric and s.box.x1 <= edge.x0 - 0.5 * size and top <= s.middle <= bottom]
    if not inside:
        return None
    places = Counter(round(s.box.x0) for s in inside)
    x0 = float(places.most_common(1)[0][0])
    names = [s for s in inside if abs(s.box.x0 - x0) <= SAME_LEVEL]
    level = [s for s in names if any(abs(s.middle - row[0].middle) <= 0.5 * size for row in rows)]
    first = any(abs(s.middle - rows[0][0].middle) <= 0.5 * size for s in names)
    if not first or len(names) < FEWEST_GROUPS or len(level) < len(names) or len(names) >= len(rows):
        return None
    if any(s.box.x0 < x0 - SAME_LEVEL or s.box.x0 > x0 + SAME_LEVEL for s in inside if s.box.x0 < edge.x0 - size):
        return None  # what stands at several places is no column
    found = Column(min(s.box.x0 for s in names), max(s.box.x1 for s in names))
    if _numbers_between(found, edge, rows, segments, size):
        return None  # the names of another table on the left
    return found if _is_headed(found, edge, rows, segments, size) else None


def group_years(rows: list[list[Segment]], edge: Column, segments: list[Segment], size: float) -> Column | None:
    """Return the column of years straight left of the months or quarters in `edge`, each in the first row of its own:
    they need no header."""
    top, bottom = rows[0][0].box.top - 0.5 * size, rows[-1][0].box.bottom + 0.5 * size
    level = [s for s in segments if top <= s.middle <= bottom]
    years = [s for s in level if YEAR.match(s.text) and 0 < edge.x0 - s.box.x1 <= INDEX_REACH * size]
    if len(years) < FEWEST_YEARS or len(years) >= len(rows):
        return None
    placed = all(any(abs(s.middle - row[0].middle) <= 0.5 * size for row in rows) for s in years)
    first = abs(years[0].middle - rows[0][0].middle) <= 0.5 * size
    flush = max(s.box.x0 for s in years) - min(s.box.x0 for s in years) <= SAME_LEVEL
    parts = [s for s in level if edge.x0 - 1 <= s.box.x0 and s.box.x1 <= edge.x1 + 1]
    follow = all(int(b.text[:4]) - int(a.text[:4]) == 1 for a, b in pairwise(years))
    texts = [cell_text(s.words) for s in parts]
    if not (placed and first and flush and follow and parts) or not all(
        is_time(t) and not YEAR.match(t) for t in texts
    ):
        return None
    return Column(min(s.box.x0 for s in years), max(s.box.x1 for s in years))


def _in_levels(starts: list[float], size: float) -> bool:
    """Tell whether names step in from level to level, as parts do under their whole; most levels have several names."""
    levels = [starts[0]]
    for start in starts:
        if start - levels[-1] > INDENT * size:
            return False
        if start - levels[-1] > SAME_LEVEL:
            levels.append(start)
    return len(levels) <= max(3, len(starts) // 2)


def more_names(
    rows: list[list[Segment]], stub: Column, segments: list[Segment], size: float, rules: Sequence[LevelRule]
) -> list[Column]:
    """Return further columns of names left of the first one found, as far as level rules run along the table, or as
    they have a header beside that of the next column."""
    end = max(s.box.x1 for row in rows for s in row)
    along = [rule for rule in rules if abs(rule.x1 - end) <= RULE_SLACK * size and _runs_along(rule.top, rows)]
    found: list[Column] = []
    kept = 0
    while len(found) < MOST_NAME_COLUMNS:
        edge = found[0] if found else stub
        following = find_stub(rows, [edge], segments, size)
        if following is None or following.x0 >= edge.x0 or _is_text(following, rows, segments, size):
            break
        if _numbers_between(following, edge, rows, segments, size) >= BESIDE * len(rows):
            break  # the names of another table on the left, with numbers of their own
        found.insert(0, following)
        near = [rule for rule in along if following.x0 - RULE_SLACK * size <= rule.x0 <= following.x0 + 2]
        if len(near) >= FEWEST_RULES or _is_headed(following, edge, rows, segments, size):
            kept = len(found)  # what rules or a header reach holds for the columns in between as well
    return found[len(found) - kept :]


def word_columns(
    rows: list[list[Segment]], columns: list[Column], segments: list[Segment], size: float
) -> list[Column]:
    """Return the columns of words between columns of numbers: most rows have one there, and they begin or end
    alike, or are set to one middle."""
    top, bottom = rows[0][0].box.top - 0.5 * size, rows[-1][0].box.bottom + 0.5 * size
    level = [s for s in segments if not s.numeric and top <= s.middle <= bottom]
    found = []
    for before, after in pairwise(columns):
        inside = [s for s in level if s.box.x0 >= before.x1 - 1 and s.box.x1 <= after.x0 + 1]
        own = [s for row in rows for s in inside if abs(s.middle - row[0].middle) <= 0.5 * size]
        starts, ends = [s.box.x0 for s in own], [s.box.x1 for s in own]
        middles = [(s.box.x0 + s.box.x1) / 2 for s in own]
        alike = own and min([max(edges) - min(edges) for edges in (starts, ends, middles)]) <= SAME_LEVEL
        if alike and MOSTLY * len(rows) <= len(own) <= len(rows) and len(inside) <= MOST_LINES * len(rows):
            found.append(Column(min(starts), max(ends)))
    return found


def last_names(
    rows: list[list[Segment]], columns: list[Column], segments: list[Segment], size: float, words: Sequence[Word]
) -> list[Column]:
    """Return the column right of all numbers that names the rows, in another language or again: each row has one short
    name there, they begin or end alike, and one head stands over them level with that of the last numbers. None of the
    page's `words` stands behind them, as the numbers of another table would."""
    top, bottom, edge = rows[0][0].box.top, rows[-1][0].box.bottom, columns[-1].x1
    right = [s for s in segments if s.box.x0 >= edge + 0.5 * size and top - HEAD_REACH * size <= s.middle <= bottom]
    inside = [s for s in right if s.middle >= top]
    own = [s for s in inside if not s.numeric and len(s.words) <= SHORT_NAMES]
    level = [s for row in rows for s in own if abs(s.middle - row[0].middle) <= 0.5 * size]
    if len(level) != len(rows) or len(inside) != len(rows):
        return []
    starts, ends = [s.box.x0 for s in own], [s.box.x1 for s in own]
    if min(max(edges) - min(edges) for edges in (starts, ends)) > SAME_LEVEL:
        return []
    found = Column(min(starts), max(ends))
    heads = [s for s in right if s.middle < top and s.box.x0 < found.x1 and s.box.x1 > found.x0]
    beside = [s for s in segments if s.box.x1 > columns[-1].x0 and s.box.x0 < edge and s not in right]
    headed = any(abs(a.middle - b.middle) <= 0.5 * size and a.bold == b.bold for a in heads for b in beside)
    if not headed or any(w.box.x0 > found.x1 and top <= (w.box.top + w.box.bottom) / 2 <= bottom for w in words):
        return []
    return [found]


def index_column(rows: list[list[Segment]], stub: Column, segments: list[Segment], size: float) -> list[Column]:
    """Return the column of numbers straight left of the rows' names, when each row has one: ranks, running numbers."""
    found = _straight_left(rows, stub, segments, size, INDEX_REACH)
    if len(found) < len(rows):  # weeks that count on may stand further off, with nothing between them and their dates
        far = _straight_left(rows, stub, segments, size, WEEKS_REACH)
        found = far if len(far) == len(rows) and counts_on([s.text for s in far]) else found
    if len(found) < 0.9 * len(rows) or not all(aligned(found[0], s) or s.box.x0 < found[0].box.x1 for s in found):
        return []
    return [Column(min(s.box.x0 for s in found), max(s.box.x1 for s in found))]


def is_ranking(rows: list[list[Segment]], stub: Column, segments: list[Segment]) -> bool:
    """Tell whether names with one number each behind them are numbered from one on: *1 Norway 412*. The pages of a list
    of contents only grow."""
    ranks = _straight_left(rows, stub, segments, rows[0][0].size, INDEX_REACH)
    texts = [s.text.rstrip(".") for s in ranks]
    if len(texts) != len(rows) or texts[0] != "1" or not counts_on(texts):
        return False
    digits = [re.sub(r"\D", "", row[0].text) for row in rows]
    plain = all(number and len(number) == len(row[0].text) for number, row in zip(digits, rows, strict=True))
    return not plain or any(int(a) > int(b) for a, b in pairwise(digits))


def _numbers_between(
    names: Column, edge: Column, rows: list[list[Segment]], segments: list[Segment], size: float
) -> int:
    """Return how many numbers stand level with the rows between a column of names and the next column of names."""
    return sum(
        s.numeric
        and names.x1 <= s.box.x0
        and s.box.x1 <= edge.x0
        and any(abs(s.middle - r[0].middle) <= 0.5 * size for r in rows)
        for s in segments
    )


def _straight_left(
    rows: list[list[Segment]], stub: Column, segments: list[Segment], size: float, reach: float
) -> list[Segment]:
    """Return the numbers that stand alone left of names, within so many em, in their rows."""
    found: list[Segment] = []
    beside = [(s.middle, s) for s in segments if 0 <= stub.x0 - s.box.x1 <= reach * size]
    for row in rows:
        at = row[0].middle
        left = [s for middle, s in beside if abs(middle - at) <= 0.5 * size]
        found += left if len(left) == 1 and left[0].numeric else []
    return found


def _is_text(names: Column, rows: list[list[Segment]], segments: list[Segment], size: float) -> bool:
    """Tell whether more lines than rows begin where names would: text of a column beside the table."""
    top, bottom = rows[0][0].box.top - 0.5 * size, rows[-1][0].box.bottom + 0.5 * size
    lines = [s for s in segments if abs(s.box.x0 - names.x0) <= SAME_LEVEL and top <= s.middle <= bottom]
    return len(lines) > MOST_LINES * len(rows)


def _is_headed(
    names: Column, following: Column, rows: list[list[Segment]], segments: list[Segment], size: float
) -> bool:
    """Tell whether short names left of a column have a header on the line of that column's, at their own left edge or
    over their middle where they are set to it."""
    top, bottom = rows[0][0].box.top, rows[-1][0].box.bottom
    level = [s for s in segments if top - size <= s.middle <= bottom + size]
    inside = [s for s in level if abs(s.box.x0 - names.x0) <= SAME_LEVEL]
    middle = (names.x0 + names.x1) / 2
    centred = [s for s in level if names.x0 - SAME_LEVEL <= s.box.x0 and s.box.x1 <= names.x1 + SAME_LEVEL]
    if all(abs(s.box.x0 + s.box.x1 - 2 * middle) <= 2 * SAME_LEVEL for s in centred):
        inside = centred
    if not inside or sum(len(s.words) for s in inside) > SHORT_NAMES * len(inside):
        return False
    heads = [s for s in segments if top - HEAD_REACH * size <= s.middle < top and not s.numeric]
    own = [
        s
        for s in heads
        if len(s.words) <= SHORT_NAMES
        and (
            abs(s.box.x0 - names.x0) <= SAME_LEVEL
            or (inside is centred and abs(s.box.x0 + s.box.x1 - 2 * middle) <= 2 * SAME_LEVEL)
        )
    ]
    beside = [s for s in heads if s.box.x1 > following.x0 and s.box.x0 < following.x1]
    return any(abs(a.middle - b.middle) <= 0.5 * size and a.bold == b.bold for a in own for b in beside)


def _runs_along(top: float, rows: list[list[Segment]]) -> bool:
    return rows[0][0].box.top - 60 <= top <= rows[-1][0].box.bottom + 20


def band_names(
    columns: Sequence[Column], segments: Sequence[Segment], rows: Sequence[Sequence[Segment]]
) -> dict[int, Segment]:
    """Return the first column's ages and other bands as words, by the ids of their segments.

    They are names, as *Male* and *18 and over* are that begin where they begin, and no numbers of a column.
    """
    if len(columns) < 2 or not all(BAND.match(s.text) for s in columns[0].segments):
        return {}
    top, bottom = rows[0][0].box.top, rows[-1][0].box.bottom
    first = columns[0].segments
    beside = [
        s
        for s in segments
        if not s.numeric
        and top - s.size <= s.middle <= bottom + s.size
        and any(abs(s.box.x0 - band.box.x0) <= FLUSH for band in first)
        and s.box.x1 < columns[1].x0
    ]
    if len(beside) < FEWEST_BESIDE:
        return {}
    return {id(s): Segment(s.words, s.box, s.text, False, s.size) for s in first}
