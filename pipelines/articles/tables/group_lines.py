"""Lines that stand alone over the rows they name, not at the left: set to the middle of a table or flush with its right
edge, again and again, as the provinces or the years of one.

Belongs here: telling such lines by what comes at one place several times. Does not belong here: one heading between
rules or in bold type (`stacks.between`), and names at the left (`tables.unruled`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipelines.articles.tables.number_heads import YEAR
from pipelines.articles.tables.segments import Segment
from pipelines.articles.tables.spans import Extent

#: Lines that name groups are so many at least, and end or have their middles at one place within so many points.
FEWEST = 2
AT_ONE_PLACE = 1.5
#: What is set to the middle of a table is off it by so many points at most.
OFF_MIDDLE = 6.0
#: How years begin, and how far (in em) over the first row one may stand.
CENTURIES = frozenset(("18", "19", "20"))
REACH = 4.0
#: Words on one line have their middles within so much of an em.
LEVEL = 0.45


def years_among(numbers: Sequence[Segment]) -> list[Segment]:
    """Return the numbers that are years, where they are several."""
    years = [s for s in numbers if s.text[:2] in CENTURIES and YEAR.match(s.text)] if len(numbers) > FEWEST else []
    return years if len(years) >= FEWEST else []


def lone_years(group: Sequence[Segment], told: Sequence[Segment], segments: Sequence[Segment]) -> dict[int, Segment]:
    """Return by their ids those of the years `told` that stand alone on their lines among the rows of `group`, all at
    one place right of where lines begin, as words: they are no numbers of the table."""
    top, bottom = min(s.box.top for s in group), max(s.box.bottom for s in group)
    right = max(s.box.x1 for s in group)
    years = [s for s in told if top - REACH * s.size <= s.middle <= bottom and s.box.x0 < right]
    if len(years) < FEWEST:
        return {}
    left = min((s.box.x0 for s in segments if top <= s.middle <= bottom), default=0.0)
    level = [s for s in segments if s.box.x1 > left and s.box.x0 < right]
    alone = [s for s in years if not any(o is not s and abs(o.middle - s.middle) <= LEVEL * s.size for o in level)]
    placed = [s for s in _at_one_place(alone) if s.box.x0 > left + FEWEST * s.size]
    inside = [s for s in placed if s.middle > top]
    others = {id(s) for s in group} - {id(s) for s in placed}
    if not inside or not others or len(placed) != len(alone):
        return {}
    return {id(s): replace(s, numeric=False) for s in placed}


def group_lines(lines: Sequence[list[Segment]], columns: Sequence[Extent]) -> list[list[Segment]]:
    """Return the lines of one name each that stand at the middle of all columns or flush with their right edge, several
    at one place, with rows of numbers between; no name is what stands among words in the last column."""
    if len(columns) < FEWEST or list(map(len, lines)).count(1) < FEWEST:
        return []
    left, right, last = columns[0].x0, columns[-1].x1, columns[-1]
    single = [
        line
        for line in lines
        if len(line) == 1 and line[0].box.x0 > columns[0].x1 and (not line[0].numeric or YEAR.match(line[0].text))
    ]
    if len(single) < FEWEST:
        return []
    flush = [line for line in single if abs(line[0].box.x1 - right) <= AT_ONE_PLACE]
    middle = [line for line in single if abs((line[0].box.x0 + line[0].box.x1) - left - right) / 2 <= OFF_MIDDLE]
    if len(flush) >= FEWEST and all(
        s.numeric for line in lines if len(line) > 1 for s in line if s.box.x0 < last.x1 and s.box.x1 > last.x0
    ):
        found = flush
    else:
        found = [line for line in middle if any(line[0] is s for s in _at_one_place([m[0] for m in middle]))]
    rows = [k for k, line in enumerate(lines) if any(line is other for other in found)]
    parted = all(b - a > 1 for a, b in pairwise(rows)) and rows[-1:] != [len(lines) - 1]
    return found if len(found) >= FEWEST and parted else []


def _at_one_place(found: Sequence[Segment]) -> list[Segment]:
    """Return all of the segments where they end or have their middles at one place, else none."""
    if len(found) < FEWEST:
        return []
    places = ([s.box.x1 for s in found], [(s.box.x0 + s.box.x1) / 2 for s in found])
    return list(found) if any(max(place) - min(place) <= AT_ONE_PLACE for place in places) else []
