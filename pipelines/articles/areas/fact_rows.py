"""Rows of facts: a few words flush left and far from them, on their line, a number in larger type; row after row.

Belongs here: where such rows stand on a page. Does not belong here: lists with leaders and columns of numbers with
words behind (fact_lists), tiles (tiles), and tables, whose numbers are no larger than their names.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from pipelines.articles.areas.tiles import NUMBER
from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.shapes import Run, overlap_x, overlap_y
from pipelines.model import Box

TEXT = attrgetter("text")
#: The number is so many times as large as its name, which has so many words at most.
LARGER = 1.15
MOST_WORDS = 7
#: So many rows are a list; they stand so many em of the number apart at most.
FEWEST = 3
APART = 4.5
#: Edges within so many points are one.
SAME_EDGE = 2.0
#: A word or two, such as a year, stand under a number within so many em of it.
UNDER = 0.8


def fact_rows(draft: PageDraft, runs: Sequence[Run]) -> list[Box]:
    """Return the boxes of the rows of facts among `runs`."""
    if sum(map(bool, map(NUMBER.match, map(TEXT, runs)))) < FEWEST:
        return []  # asked of every page
    large = LARGER * draft.body_size
    numbers = [run for run in runs if run.size >= large and len(run.lines) == 1 and NUMBER.match(run.text)]
    if len(numbers) < FEWEST:
        return []
    found: list[tuple[Run, Run]] = []
    for number in numbers:
        left = [run for run in runs if run.box.x1 < number.box.x0 and _is_level(run, number)]
        if len(left) == 1 and _is_name(left[0]) and number.size >= LARGER * left[0].size:
            found.append((left[0], number))
    if len(found) < FEWEST:
        return []
    groups: list[list[tuple[Run, Run]]] = []
    for row in sorted(found, key=lambda pair: pair[0].box.top):
        last = groups[-1][-1] if groups else None
        if last is not None and _goes_on(last, row):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [_box_of(group, runs) for group in groups if len(group) >= FEWEST]


def _is_level(run: Run, number: Run) -> bool:
    a, b = run.box, number.box
    if a.bottom <= b.top or a.top >= b.bottom:
        return False  # asked of each number and each run
    return overlap_y(a, b) > 0.5 * min(a.height, b.height)


def _is_name(run: Run) -> bool:
    return run.word_count <= MOST_WORDS and run.text[:1].isalpha() and not any(map(str.isdigit, run.text))


def _goes_on(last: tuple[Run, Run], row: tuple[Run, Run]) -> bool:
    (name, number), (after, value) = last, row
    a, b = number.box, value.box
    edge = min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2)
    alike = abs(number.size - value.size) < 0.5 and abs(name.size - after.size) < 0.5
    flush = abs(name.box.x0 - after.box.x0) <= SAME_EDGE and edge <= 2 * SAME_EDGE
    return alike and flush and -2 <= after.box.top - name.box.bottom <= APART * number.size


def _box_of(group: Sequence[tuple[Run, Run]], runs: Sequence[Run]) -> Box:
    """Return the box of rows with the further numbers on their lines, and the year or so under each number."""
    boxes = [run.box for row in group for run in row]
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes) + group[-1][1].size
    near = [run for run in runs if top <= run.box.top <= bottom and run.word_count <= MOST_WORDS]
    for _, number in group:
        behind = [run for run in near if run.box.x0 >= number.box.x0 and _is_level(run, number)]
        boxes += [run.box for run in behind]
        under = [run for run in near if -2 <= run.box.top - number.box.bottom <= UNDER * number.size]
        boxes += [
            run.box for run in under if run.word_count <= 2 and any(overlap_x(run.box, o.box) > 0 for o in behind)
        ]
    return Box.around(boxes)
