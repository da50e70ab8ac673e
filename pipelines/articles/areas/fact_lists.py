"""Lists of facts: a name, leader dots and a number on each line; or numbers in large type down a column, words behind.

Belongs here: where such lists stand on a page. Does not belong here: rows of tiles (tiles), lists of contents
(contents), and which words belong to which number (graphics).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.articles.areas.tiles import LABEL_WORDS, LARGE, NUMBER
from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.shapes import Line, Run, overlap_y
from pipelines.model import Box

#: ``Ferry passengers ........ 87,971``: the dots are so many at least.
LEADERS = re.compile(
    r"^\S.*?[^\W\d_].*?\s?(?:\.\s?){5,}\s*(?P<number>[^\w\s.]?\s?\d[\d,.]*)(?P<rest>(?:\s?[%\w/²³°]+){0,3})$"
)
#: A leader has so many dots.
LEADER_DOTS = 5
#: A list has so many lines at least, set to one edge within so many points and no more than so many em apart.
FEWEST = 2
#: ``2. Oslo – 45.2``: so many lines at least with a dash between a name of so many words and its number.
DASHED = re.compile(
    r"^(?:\d{1,2}[.)]\s+)?[^\W\d_](?:(?![–—]|\s-\s).){1,40}?\s(?:–|—|-)\s[^\w\s.]?\s?\d[\d,.]*(?:\s?(?:%|°?[^\W\d_]{1,12})){0,2}$"
)
FEWEST_DASHED = 3
DASH = re.compile(r"\s[–—-]\s")
SAME_EDGE = 2.0
APART = 1.6
#: Words stand so many em at most behind the number that they are of.
BEHIND = 5.0


def fact_lists(draft: PageDraft, runs: Sequence[Run]) -> list[Box]:
    """Return the boxes of the lists of facts among `runs`."""
    # few runs have a dash or leaders anywhere: of these alone each line is looked at
    dashed = [line for run in runs if DASH.search(run.text) for line in run.lines if DASH.search(line.text)]
    dotted = [line for run in runs if run.text.count(".") >= LEADER_DOTS for line in run.lines]
    lists = [*_led(dotted), *_groups(dashed, DASHED, FEWEST_DASHED)]
    return [*(Box.around(line.box for line in group) for group in lists), *_columns(draft, runs)]


def _led(lines: Sequence[Line]) -> list[list[Line]]:
    dotted = [line for line in lines if line.text.count(".") >= LEADER_DOTS]
    return [group for group in _groups(dotted, LEADERS, FEWEST) if not _are_pages(group)]


def _groups(told: Sequence[Line], pattern: re.Pattern[str], fewest: int) -> list[list[Line]]:
    """Return the lines that a pattern takes, one below the other."""
    lines = sorted([line for line in told if pattern.match(line.text)], key=lambda line: line.box.top)
    groups: list[list[Line]] = []
    for line in lines:
        before = next((g for g in groups if _goes_on(g[-1], line)), None)
        if before is None:
            groups.append([line])
        else:
            before.append(line)
    return [group for group in groups if len(group) >= fewest]


def _goes_on(before: Line, line: Line) -> bool:
    gap = line.box.top - before.box.bottom
    return abs(before.box.x0 - line.box.x0) <= SAME_EDGE and -2 <= gap <= APART * line.style.size


def _are_pages(lines: Sequence[Line]) -> bool:
    """Tell whether the numbers are those of pages: plain, and never falling from one line to the next."""
    found = [match for line in lines if (match := LEADERS.match(line.text)) is not None]
    if any(match["rest"] or not match["number"].isdigit() for match in found):
        return False
    return all(int(a["number"]) <= int(b["number"]) for a, b in pairwise(found))


def _columns(draft: PageDraft, runs: Sequence[Run]) -> list[Box]:
    size = draft.body_size
    words = [run for run in runs if run.size < LARGE * size and run.word_count <= LABEL_WORDS]
    numbers = [
        (line, run.panel) for run in runs if run.size >= LARGE * size for line in run.lines if NUMBER.match(line.text)
    ]
    rows: list[tuple[Line, list[Run]]] = []
    for line, panel in numbers:
        behind = [
            run
            for run in words
            if run.panel == panel
            and 0 <= run.box.x0 - line.box.x1 <= BEHIND * line.style.size
            and overlap_y(run.box, line.box) > 0.5 * run.size
        ]
        if behind:
            rows.append((line, behind))
    rows.sort(key=lambda row: row[0].box.top)
    groups: list[list[tuple[Line, list[Run]]]] = []
    for row in rows:
        line = row[0]
        near = next(
            (
                g
                for g in groups
                if abs(g[-1][0].box.x0 - line.box.x0) <= 2 * SAME_EDGE
                and abs(g[-1][0].style.size - line.style.size) <= 0.1 * line.style.size
                and 0 <= line.box.top - g[-1][0].box.bottom <= APART * line.style.size
            ),
            None,
        )
        if near is None:
            groups.append([row])
        else:
            near.append(row)
    return [
        Box.around([*(line.box for line, _ in group), *(run.box for _, behind in group for run in behind)])
        for group in groups
        if len(group) >= FEWEST
    ]
