"""Cells of a table that hold no amount though they are digits: times of day, and codes.

Belongs here: timetables that print their times as ``7.30`` beside ``7:30``, or as ``0730``, and numbers that begin with
noughts. Does not belong here: ranks and running numbers, which are whole columns (`tables`), and times with a colon,
which no reader takes for amounts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pipelines.graphics.tables.reading import ReadCell

_CLOCK = re.compile(r"^[012]?\d:[0-5]\d$")
_WITH_POINT = re.compile(r"^[012]?\d\.[0-5]\d$")
_BARE = re.compile(r"^(?:[01]\d|2[0-4])[0-5]\d$")
#: A long number with a nought before its digits is a code; a short one may be padded (``07 cases``).
_CODE = re.compile(r"^0\d{3,}$")


def without_clocks(cells: Sequence[ReadCell]) -> list[ReadCell]:
    """Return the cells, without those that hold a time of day or a code."""
    with_colon = {read.cell.column for read in cells if _CLOCK.match(read.cell.text)}
    bare = _bare_times(cells) if any(_CODE.match(read.cell.text) for read in cells) else set()
    return [
        read
        for read in cells
        if id(read) not in bare
        and not _CODE.match(read.cell.text)
        and not (read.cell.column in with_colon and _WITH_POINT.match(read.cell.text))
    ]


def _bare_times(cells: Sequence[ReadCell]) -> set[int]:
    """Return the ids of cells in rows and columns of nothing but times without a colon, one of which begins with 0."""
    lines: dict[tuple[str, int], list[ReadCell]] = defaultdict(list)
    for read in cells:
        lines["row", read.cell.row].append(read)
        lines["column", read.cell.column].append(read)
    found: set[int] = set()
    for line in lines.values():
        numbers = [read for read in line if any(map(str.isdigit, read.cell.text))]
        if any(_CODE.match(read.cell.text) for read in numbers) and all(_BARE.match(r.cell.text) for r in numbers):
            found |= {id(read) for read in numbers}
    for line in lines.values() if found else ():  # the later trains of a timetable
        if all(_BARE.match(read.cell.text) for read in line):
            found |= {id(read) for read in line}
    return found
