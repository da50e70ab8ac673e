"""The lines of words over an unruled table's numbers that head its columns, from the lowest up.

Belongs here: where the header ends and the table's title, or the page's own head, begins. Does not belong here: which
columns a header stands over (tables.spans), and cutting it into cells (tables.header).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.tables.names import Column
from pipelines.articles.tables.rules import LevelRule
from pipelines.articles.tables.run_together import has_wide_gap, part_heads, times_in
from pipelines.articles.tables.segments import Segment
from pipelines.articles.tables.spans import Extent
from pipelines.articles.tables.times import is_day, is_time

#: Lines of header are taken from above the numbers while the gap between them is under this (in em).
HEADER_GAP = 1.6
MOST_HEADER_LINES = 12
#: A line with a head over each of so many columns stands up to so many em above them: cells may be padded.
PADDED_GAP = 3.2
FEWEST_PADDED = 3
#: Names of groups stand up to so many em left of the names under them.
OUTDENT = 2.5
#: A title over so many columns is off their middle by at most this share of their width.
FEWEST_CENTRED = 5
OFF_CENTRE = 0.02
#: A line that reaches so far (in em) into the one below it is of a cell beside the cells of that one.
LEVEL = -0.3
#: A rule under a header is so near (in em).
UNDER = 0.9
#: Edges within so many points are one.
SAME_EDGE = 2.0
#: A unit in brackets stands so far (in em) over the header, and ends up to so many times as far off the numbers' edge.
NOTE_GAP = 0.9
NOTE_EDGE = 2
#: What is printed in these stands on a dark ground.
WHITE = ("#ffffff", "#fefefe")
#: A title that breaks off so goes on on the next line.
BROKEN_OFF = ("and", "of", "in", "to", "by", "for", "the", "from", "with", "at", "on")
#: A title that runs from over the names to over the numbers has so many words, a unit beside it fewer.
FEWEST_TITLE_WORDS = 4
#: A line of so many words is running text or a title, not a header.
MOST_HEADER_WORDS = 9


def parted_heads(
    segments: list[Segment], top: float, size: float, columns: Sequence[Column]
) -> tuple[list[Segment], dict[int, int]]:
    """Return the segments, those over the first row that hold the heads of several columns in parts, and which segment
    each part is of, by their ids."""
    near = top - MOST_HEADER_LINES * HEADER_GAP * size
    x0, x1 = columns[0].x0, columns[-1].x1
    over = [s for s in segments if near <= s.middle < top and s.box.x0 < x1 and s.box.x1 > x0]
    over = [s for s in over if s.box.bottom <= top + 0.3 * size]
    if not any(len(s.words) <= MOST_HEADER_WORDS and (has_wide_gap(s) or times_in(s)) for s in over):
        return segments, {}
    extents = [Extent(column.x0, column.x1) for column in columns]
    lines = _by_line(over, size)
    whole: dict[int, int] = {}
    parts: dict[int, list[Segment]] = {}
    for line, parted in zip(lines, part_heads(lines, extents), strict=True):
        if len(parted) == len(line):
            continue
        for segment in line:
            found = [part for part in parted if part.words[0] in segment.words and part is not segment]
            if len(found) > 1 and len(segment.words) <= MOST_HEADER_WORDS:
                parts[id(segment)] = found
                whole.update({id(part): id(segment) for part in found})
    return [part for s in segments for part in parts.get(id(s), [s])], whole


def _by_line(segments: Sequence[Segment], size: float) -> list[list[Segment]]:
    """Return segments line by line, from the lowest line up."""
    lines: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: -s.middle):
        if lines and abs(lines[-1][0].middle - segment.middle) <= 0.5 * size:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return lines


def head_lines(
    segments: list[Segment],
    left: float,
    right: float,
    top: float,
    size: float,
    columns: list[Column],
    stub: Column | None,
    bounds: list[float],
    rules: Sequence[LevelRule],
) -> list[Segment]:
    """Return the segments above the first row that head its columns; `rules` are the page's level ones."""
    first = columns[0].x0
    above = [
        s
        for s in segments
        if s.box.bottom <= top + 0.3 * size and s.box.x1 > left - 2 and s.box.x0 < right + 0.5 * size and s.middle < top
    ]
    lines = _by_line(above, size)
    taken: list[Segment] = []
    edge = top
    upper = [y for y in bounds if y < top - 0.2 * size]
    high = 0
    for line in lines:
        bottom = max(s.box.bottom for s in line)
        high += not taken or bottom <= edge + 0.3 * size  # lines of cells that are not level with each other are one
        if high > MOST_HEADER_LINES:
            break
        crossed = [y for y in upper if bottom - 1 <= y <= edge + 1]
        gap = edge - bottom
        over = [s for s in line if s.box.x1 > first]
        if HEADER_GAP * size < gap <= PADDED_GAP * size and not taken and _heads_each(over, columns):
            gap = 0.0
        if gap > HEADER_GAP * size + (size if crossed else 0):
            break
        if not over and (stub is None or line[0].box.x0 > stub.x1):
            break
        if any(len(s.words) > MOST_HEADER_WORDS or s.size > 1.25 * size for s in line):
            break
        if any(s.box.x0 < left - OUTDENT * size for s in line) and len(line) == 1:
            break
        if taken and match_rule(min(line, key=lambda s: s.box.x0).text, pattern_rules("labels.toml", "heading")):
            break  # the number of the table, with its title in a place of its own
        told = line[0].text.endswith(":") or (line[0].bold and not _is_between(line[0], lines, first))
        if not over and any(s.box.x1 > first for s in taken) and told:
            break
        if taken and (_is_dateline(line, over, taken, columns) or (crossed and _is_unit_note(line, taken, columns))):
            break
        if taken and _is_titled_unit(line, taken, columns, left):
            break
        if taken and gap > NOTE_GAP * size and _is_unit_note(line, taken, columns, in_brackets=True):
            break
        level = taken and gap < LEVEL * size  # a line of a cell beside others
        if taken and not level and not _is_ruled(line, rules) and _is_centred_title(line, taken, columns, left, right):
            break
        title_like = len(line) == 1 and stub is not None and line[0].box.x0 < stub.x1 and line[0].box.x1 > first
        title_like = title_like and not (not taken and _names_first_rows(line[0], lines, columns))
        title_like |= bool(taken) and stub is None and _runs_over_names(line, taken, columns)
        if title_like or (len(line) == 1 and line[0].box.x0 <= left + 2 and crossed and taken):
            break
        if taken and (_leaves_tint(line, taken) or _ends_title(line, above, first)):
            break
        taken += line
        edge = min(s.box.top for s in line)
    return taken + _under_wide_head(segments, taken, right + 0.5 * size, top)


def _under_wide_head(segments: Sequence[Segment], taken: Sequence[Segment], right: float, top: float) -> list[Segment]:
    """Return the short lines of a head that is set to the middle of a last column whose numbers, left of them, are
    narrow: ``points)`` under *Change on May (percentage*."""
    wide = [s for s in taken if s.box.x1 > right]
    if not wide:
        return []
    x1, upper = max(s.box.x1 for s in wide), min(s.box.top for s in wide)
    return [s for s in segments if right <= s.box.x0 and s.box.x1 <= x1 + 1 and upper <= s.middle < top]


def _names_first_rows(name: Segment, lines: Sequence[Sequence[Segment]], columns: Sequence[Column]) -> bool:
    """Tell whether one line over the first row, long enough to reach over its numbers, only names the rows under it:
    right above stands a head over each column, which no title has over it."""
    if name.box.x1 > columns[-1].x0:
        return False
    upper = next((line for line in lines if line[0].middle < name.middle - 0.5 * name.size), [])
    near = [s for s in upper if s.box.x1 > columns[0].x0 and name.box.top - s.box.bottom <= HEADER_GAP * name.size]
    each = [[s for s in near if s.box.x1 > c.x0 - 1 and s.box.x0 < c.x1 + 1] for c in columns]
    return len(columns) > 1 and all(len(s) == 1 and not s[0].numeric for s in each)


def _ends_title(line: Sequence[Segment], above: Sequence[Segment], first: float) -> bool:
    """Tell whether one line goes on with the line over it, which begins left of the `first` numbers, breaks off at a
    comma or a small word, and is set to the same middle or edge: the last words of a title."""
    if len(line) != 1:
        return False
    last = line[0]
    over = [s for s in above if s is not last and 0 <= last.box.top - s.box.bottom + 0.3 * s.size <= 0.8 * s.size]
    return any(
        (s.text.endswith(",") or s.words[-1].text in BROKEN_OFF)
        and s.box.x0 < first
        and s.box.width > last.box.width
        and (
            abs(s.box.x0 + s.box.x1 - last.box.x0 - last.box.x1) <= SAME_EDGE
            or abs(s.box.x0 - last.box.x0) <= SAME_EDGE
        )
        for s in over
    )


def _leaves_tint(line: Sequence[Segment], taken: Sequence[Segment]) -> bool:
    """Tell whether a line over white heads, which stand on a dark ground, is not white itself: a title over them."""
    return all(s.words[0].color in WHITE for s in taken) and not any(s.words[0].color in WHITE for s in line)


def _runs_over_names(line: Sequence[Segment], taken: Sequence[Segment], columns: Sequence[Column]) -> bool:
    """Tell whether one line runs from over a first column, which names the rows in numbers, over others, all of which
    have a head below it: a title."""
    if len(line) != 1 or len(columns) < FEWEST_PADDED or line[0].box.x0 > columns[0].x1:
        return False
    headed = all(any(s.box.x1 > c.x0 - 1 and s.box.x0 < c.x1 + 1 for s in taken) for c in columns)
    return headed and line[0].box.x1 > columns[1].x0 and line[0].box.x0 <= columns[0].x0 + SAME_EDGE


def _heads_each(over: Sequence[Segment], columns: Sequence[Column]) -> bool:
    """Tell whether the words of a line stand one over each column of numbers, and none of them is a number; two say
    times."""
    each = [[s for s in over if s.box.x1 > c.x0 - 1 and s.box.x0 < c.x1 + 1] for c in columns]
    if not all(len(s) == 1 and not s[0].numeric for s in each):
        return False
    return len(columns) >= FEWEST_PADDED or (len(columns) > 1 and all(is_time(s[0].text) for s in each))


def _is_between(name: Segment, lines: Sequence[Sequence[Segment]], first: float) -> bool:
    """Tell whether the head of the names stands half way up a header of two lines, beside both."""
    return any(
        s.box.x1 > first and s.middle < name.middle and s.box.bottom > name.box.top - 0.5
        for line in lines
        for s in line
    )


def _is_dateline(
    line: Sequence[Segment], over: Sequence[Segment], taken: Sequence[Segment], columns: Sequence[Column]
) -> bool:
    """Tell whether a line holds the day of the bulletin beside its name, over columns that all have a header below."""
    if len(over) != 1 or len(line) < 2 or not is_day(over[0].text):
        return False
    return all(any(s.box.x1 > c.x0 - 1 and s.box.x0 < c.x1 + 1 for s in taken) for c in columns)


def _is_titled_unit(line: Sequence[Segment], taken: Sequence[Segment], columns: Sequence[Column], left: float) -> bool:
    """Tell whether a line is a title from the table's left edge over numbers that have heads all, and no more at its
    right end than a few words that end with the last column: the unit."""
    if len(line) != 2:
        return False
    title, unit = sorted(line, key=lambda s: s.box.x0)
    headed = all(any(s.box.x1 > c.x0 - 1 and s.box.x0 < c.x1 + 1 for s in taken) for c in columns)
    runs = title.box.x0 <= left + SAME_EDGE and title.box.x1 > columns[0].x1 and len(title.words) >= FEWEST_TITLE_WORDS
    return headed and runs and len(unit.words) < FEWEST_TITLE_WORDS and abs(unit.box.x1 - columns[-1].x1) <= SAME_EDGE


def _is_ruled(line: Sequence[Segment], rules: Sequence[LevelRule]) -> bool:
    """Tell whether a rule, or a piece of one, runs right under a line, as under a header of several columns."""
    return any(
        -1.5 <= r.top - s.box.bottom <= UNDER * s.size and r.x0 < s.box.x1 and r.x1 > s.box.x0
        for r in rules
        for s in line
    )


def _is_centred_title(
    line: Sequence[Segment], taken: Sequence[Segment], columns: Sequence[Column], left: float, right: float
) -> bool:
    """Tell whether a line without a rule under it is set to the middle of a table whose columns have headers all."""
    if len(line) != 1 or len(columns) < FEWEST_CENTRED:
        return False
    box = line[0].box
    headed = all(any(s.box.x1 > c.x0 - 1 and s.box.x0 < c.x1 + 1 for s in taken) for c in columns)
    return headed and abs(box.x0 + box.x1 - left - right) / 2 <= OFF_CENTRE * (right - left)


def _is_unit_note(
    line: Sequence[Segment], taken: Sequence[Segment], columns: Sequence[Column], *, in_brackets: bool = False
) -> bool:
    """Tell whether a line holds no more than a few words at the table's right edge, over a column with a header: what
    heads one column alone has no reason to stand over a rule across all of them, the unit of all numbers has. One
    `in_brackets` shows that without a rule."""
    if len(line) != 1 or len(columns) < FEWEST_PADDED:
        return False
    if in_brackets and not (line[0].text.startswith("(") and line[0].text.endswith(")")):
        return False
    note, last = line[0].box, columns[-1]
    headed = any(s.box.x1 > last.x0 - 1 and s.box.x0 < last.x1 + 1 for s in taken)
    near = (NOTE_EDGE if in_brackets else 1) * SAME_EDGE
    return headed and abs(note.x1 - last.x1) <= near and note.x0 > columns[-2].x1
