"""Rows of timetables, diaries and lists of contacts that no rule parts: the day or time in one column, what is on in
the next; a name in one column, its telephone in the last.

Belongs here: joining such a row to one line, which columns of text would be read apart. Does not belong here: tables
with numbers in their cells (`tables`), and what the list is (`stories.kinds`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress, pairwise
from operator import attrgetter, itemgetter

from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Line, overlap_x
from pipelines.values import frozen

#: What heads a row has at most so many words, and so many rows make a list.
KEY_WORDS = 6
ROWS = 3
#: What is on begins at most so many em behind the day, at the same place in all rows, within so many points.
BEHIND = 14.0
FLUSH = 2.0
#: Within a line it begins behind a blank of so many em at least.
BLANK = 0.5
#: Rows stand at most so many em apart: between them is what goes on from the row above.
APART = 4.5
#: A further column has so many words in a row at most, and a day or time in one of them.
END_WORDS = 4
#: This share of the rows at least says in words what is on, and begins it with a capital: lines of text do not.
TOLD = 0.7
#: A line right above the first row, so near in em, is text that runs on into the list's second column.
RUNS_ON = 0.6
#: What stands level with a line is at most so many times as high as that.
HIGHEST = 3.0
#: A cell of a list of contacts has at most so many words.
CELL_WORDS = 5
_WORDS, _FIRST, _TEXT, _LAST = attrgetter("words"), itemgetter(0), attrgetter("text"), itemgetter(-1)
_TOP, _LEFT, _RIGHT = attrgetter("box.top"), attrgetter("box.x0"), attrgetter("box.x1")


@frozen
class _Row:
    """A row's lines from the left, how what is on begins, and where."""

    lines: tuple[Line, ...]
    said: str
    place: float


def join_schedules(lines: Sequence[Line]) -> list[Line]:
    """Return the lines from the top of the page down, each row of a list of days or times as one line."""
    first_words = map(_TEXT, map(_FIRST, map(_WORDS, lines)))  # every line of a page is asked
    keys = list(compress(lines, map(_may_begin, first_words)))
    rows = [row for line in keys for row in [_row(line, lines)] if row is not None] if len(keys) >= ROWS else []
    lists = [_with_ends(found, lines) for found in _lists(rows, lines)] if len(rows) >= ROWS else []
    numbered = compress(lines, map(str.isdigit, map(_LAST, map(_TEXT, lines))))
    ends = [line for line in numbered if _is_telephone(line.text)]
    lists += _contacts(ends, lines) if len(ends) >= ROWS else []
    if not lists:
        return list(lines)
    joined: dict[int, Line] = {}
    gone: set[int] = set()
    for found in lists:
        for row in found:
            if not any(id(line) in gone or id(line) in joined for line in row):
                joined[id(row[0])] = Line.of([word for line in row for word in line.words])
                gone |= {id(line) for line in row[1:]}
    return [joined.get(id(line), line) for line in lines if id(line) not in gone]


@lru_cache(maxsize=4096)
def tells_moment(text: str) -> bool:
    """Tell whether a text is a day, a date or a time of day and nothing else."""
    return match_rule(text, pattern_rules("schedules.toml", "key")) is not None


def _has_moment(text: str) -> bool:
    """Tell whether a text holds a day or a time of day among other words: *The Green, 10.00*."""
    return any(rule.pattern.search(text) for rule in pattern_rules("schedules.toml", "moment"))


@lru_cache(maxsize=4096)
def _may_begin(word: str) -> bool:
    """Tell whether a day or time may begin with a word (quick to ask)."""
    return match_rule(word, pattern_rules("schedules.toml", "head")) is not None


def _row(line: Line, lines: Sequence[Line]) -> _Row | None:
    """Return the row that a line begins with a day or time: with what stands behind that, in the line or beside it."""
    if len(line.words) <= KEY_WORDS and tells_moment(line.text):
        beside = _behind(line, lines)
        return _Row((line, *beside), beside[0].text, beside[0].box.x0) if beside else None
    for count, (word, after) in enumerate(pairwise(line.words[: KEY_WORDS + 1]), 1):
        blank = after.box.x0 - word.box.x1 >= BLANK * line.style.size
        if blank and tells_moment(" ".join(word.text for word in line.words[:count])):
            return _Row((line,), after.text, after.box.x0)
    return None


def _behind(key: Line, lines: Sequence[Line]) -> list[Line]:
    """Return what stands behind a day or time in its row: what is on, and a time behind that."""
    row: list[Line] = []
    edge = key.box.x1
    for line in _right_of(key, lines):
        if line.box.x0 - edge > BEHIND * key.style.size or (row and not tells_moment(line.text)):
            break
        row.append(line)
        edge = line.box.x1
    return row


def _lists(rows: Sequence[_Row], lines: Sequence[Line]) -> list[list[_Row]]:
    """Return the rows of each list: what is on begins at one place in all of them."""
    columns: dict[float, list[_Row]] = defaultdict(list)
    for row in rows:
        columns[next((at for at in columns if abs(at - row.place) <= FLUSH), row.place)].append(row)
    return [found for column in columns.values() for found in _stretches(column) if _is_list(found, lines)]


def _stretches(rows: Sequence[_Row]) -> list[list[_Row]]:
    """Return the rows parted where they stand too far from each other."""
    ordered = sorted(rows, key=lambda row: row.lines[0].box.top)
    found = [ordered[:1]]
    for upper, lower in pairwise(ordered):
        if lower.lines[0].box.top - upper.lines[0].box.bottom > APART * lower.lines[0].style.size:
            found.append([])
        found[-1].append(lower)
    return [rows for rows in found if len(rows) >= ROWS]


def _is_list(rows: Sequence[_Row], lines: Sequence[Line]) -> bool:
    """Tell whether rows say what is on: no numbers, and no text whose lines happen to stand beside days."""
    if all(len(row.lines) == 1 for row in rows):
        return False  # nothing to join
    told = sum((not row.said[0].isdigit() and not row.said[0].islower()) or _are_hours(row) for row in rows)
    if told < TOLD * len(rows):
        return False
    first = rows[0].lines[1] if len(rows[0].lines) > 1 else None
    return first is None or not any(
        first.box.bottom - line.box.bottom > 0
        and first.box.top - line.box.bottom <= RUNS_ON * first.style.size
        and line.style.matches(first.style)
        and abs(line.box.x0 - first.box.x0) <= FLUSH
        and overlap_x(line.box, first.box) > 2
        for line in lines
    )


def _are_hours(row: _Row) -> bool:
    """Tell whether a day's row says from when to when: *9.00 to 12.00*."""
    text = " ".join(word.text for line in row.lines for word in line.words if word.box.x0 >= row.place - FLUSH)
    return match_rule(text, pattern_rules("schedules.toml", "hours")) is not None


def _with_ends(rows: Sequence[_Row], lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """Return a list's rows with what stands at one place far behind what is on: at what time, in which room."""
    ends = [next(iter(_right_of(row.lines[-1], lines)), None) for row in rows]
    found = [line for line in ends if line is not None and len(line.words) <= END_WORDS]
    flush = [line for line in found if abs(line.box.x0 - found[0].box.x0) <= FLUSH]
    if len(flush) < max(ROWS, TOLD * len(rows)) or not any(_has_moment(line.text) for line in flush):
        return [row.lines for row in rows]
    known = {id(line) for line in flush}
    return [
        (*row.lines, end) if end is not None and id(end) in known else row.lines
        for row, end in zip(rows, ends, strict=True)
    ]


@lru_cache(maxsize=4096)
def _is_telephone(text: str) -> bool:
    """Tell whether a line is a telephone's number and nothing else."""
    return any(rule.pattern.fullmatch(text) for rule in pattern_rules("imprints.toml", "telephone"))


def _contacts(ends: Sequence[Line], lines: Sequence[Line]) -> list[list[tuple[Line, ...]]]:
    """Return the rows of lists of contacts: short cells, each at one place in all rows, and a telephone behind."""
    columns: dict[tuple[int, ...], list[tuple[Line, ...]]] = defaultdict(list)
    for end in ends:
        row = (*_before(end, lines), end)
        if len(row) > 1:
            columns[tuple(round(line.box.x0 / FLUSH) for line in row)].append(row)
    return [rows for rows in columns.values() if len(rows) >= ROWS and not _run_on([row[0] for row in rows], lines)]


def _before(end: Line, lines: Sequence[Line]) -> list[Line]:
    """Return the short cells at a line's height left of it, from the left."""
    row: list[Line] = []
    edge = end.box.x0
    for line in sorted(_level_with(end, lines), key=_RIGHT, reverse=True):
        if line.box.x1 > edge + 1 or line is end:
            continue
        if edge - line.box.x1 > BEHIND * end.style.size or len(line.words) > CELL_WORDS:
            break
        row.insert(0, line)
        edge = line.box.x0
    return row


def _run_on(cells: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Tell whether cells one below the other are text that goes on between them: lines stand there beside no number."""
    first, last = min(cells, key=_TOP), max(cells, key=_TOP)
    known = {id(cell) for cell in cells}
    x0 = first.box.x0
    return any(
        id(line) not in known and abs(line.box.x0 - x0) <= FLUSH
        for line in lines
        if first.box.top < line.box.top < last.box.top
    )


def _level_with(one: Line, lines: Sequence[Line]) -> list[Line]:
    """Return the lines at a line's height."""
    middle = (one.box.top + one.box.bottom) / 2
    first = bisect_left(lines, one.box.top - HIGHEST * one.box.height, key=_TOP)
    return [line for line in lines[first : bisect_left(lines, middle, key=_TOP)] if line.box.bottom > middle]


def _right_of(last: Line, lines: Sequence[Line]) -> list[Line]:
    """Return the lines at a line's height right of it, from the left."""
    x = last.box.x1 - 1
    return sorted([line for line in _level_with(last, lines) if line.box.x0 >= x], key=_LEFT)
