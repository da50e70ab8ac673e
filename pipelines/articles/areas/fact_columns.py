"""Lists of names with a number each that stand side by side: districts in three columns, a dotted line under each.

Belongs here: where such lists stand on a page. Does not belong here: one list, whose numbers are larger than its names
(fact_rows), and tables under heads (articles.tables).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.articles.areas.tiles import NUMBER
from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.shapes import Run, overlap_x, overlap_y
from pipelines.articles.tables.segments import Segment, segments_of
from pipelines.model import Box

#: So many rows of so many names with a number each; a name has so many words at most, a run with one so many on a line.
FEWEST_ROWS = 2
FEWEST_COLUMNS = 2
MOST_WORDS = 4
MOST_ON_LINE = 5
#: The number of an item in a list: ``1. China``.
ITEM = re.compile(r"^\d{1,2}[.)]\s+(?=[^\W\d_])")
#: Edges within so many points are one; rows stand so many em apart at most.
SAME_EDGE = 3.0
APART = 2.5


def fact_columns(draft: PageDraft, runs: Sequence[Run]) -> list[Box]:
    """Return the boxes of lists side by side among `runs`."""
    short = [run for run in runs if run.word_count <= MOST_ON_LINE * len(run.lines) and run.text[-1] not in ".:"]
    numbered = [run for run in short if run.text[0].isdigit()]
    if len(numbered) < FEWEST_COLUMNS or not any(_are_level(a, b) for a, b in pairwise(numbered)):
        return []  # asked of every page
    segments = segments_of([word for run in short for line in run.lines for word in line.words], draft.page)
    numbers = [s for s in segments if s.text[0].isdigit() and NUMBER.match(s.text) and not ITEM.match(s.text)]
    if len(numbers) < FEWEST_ROWS * FEWEST_COLUMNS:
        return []
    names = [s for s in segments if _is_name(s)]
    rows = [row for row in _rows(numbers, names) if len(row) >= 2 * FEWEST_COLUMNS and _alternate(row)]
    groups: list[list[list[Segment]]] = []
    for row in rows:
        if groups and _goes_on(groups[-1][-1], row, draft.body_size):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [Box.around(s.box for row in g for s in row) for g in groups if len(g) >= FEWEST_ROWS]


def _are_level(one: Run, other: Run) -> bool:
    return overlap_y(one.box, other.box) > 0 >= overlap_x(one.box, other.box)


def _is_name(segment: Segment) -> bool:
    text = ITEM.sub("", segment.text)
    return len(segment.words) <= MOST_WORDS and text[:1].isupper() and not any(map(str.isdigit, text))


def _rows(numbers: Sequence[Segment], names: Sequence[Segment]) -> list[list[Segment]]:
    """Return the names and numbers level with each number that begins a row of them, from the top down."""
    rows: list[list[Segment]] = []
    taken: set[int] = set()
    for number in sorted(numbers, key=lambda s: s.box.top):
        if id(number) in taken:
            continue
        row = [s for s in (*numbers, *names) if _is_level(s, number)]
        taken |= {id(s) for s in row}
        rows.append(sorted(row, key=lambda s: s.box.x0))
    return rows


def _is_level(segment: Segment, number: Segment) -> bool:
    return overlap_y(segment.box, number.box) > 0.6 * min(segment.box.height, number.box.height)


def _alternate(row: Sequence[Segment]) -> bool:
    names, numbers = row[::2], row[1::2]
    return len(names) == len(numbers) and all(map(_is_name, names)) and not any(map(_is_name, numbers))


def _goes_on(above: Sequence[Segment], row: Sequence[Segment], size: float) -> bool:
    if len(row) > len(above) or row[0].box.top - above[0].box.bottom > APART * size:
        return False
    names = all(abs(a.box.x0 - b.box.x0) <= SAME_EDGE for a, b in zip(above[::2], row[::2], strict=False))
    ends = zip(above[1::2], row[1::2], strict=False)
    return names and all(min(abs(a.box.x0 - b.box.x0), abs(a.box.x1 - b.box.x1)) <= SAME_EDGE for a, b in ends)
