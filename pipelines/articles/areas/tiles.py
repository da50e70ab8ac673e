"""Rows of tiles: numbers in large type side by side, each with a few words over, under or behind it.

Belongs here: where such rows stand on a page. Does not belong here: other infographics (areas), and which words
belong to which number (graphics).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.articles.areas.panels import holds
from pipelines.articles.charts.ringed import ring_around
from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.shapes import Run, overlap_x, overlap_y
from pipelines.model import Box

#: A number with its bound, its currency and its unit, and nothing else: ``over 2.4 million``, ``1 in 4``, ``€38``.
NUMBER = re.compile(
    r"^(?:[a-z]+\s){0,2}[^\w\s]?\s?(?:[A-Z]{1,3}\$?\s?)?\d[\d.,]*(?:\s?(?:in|out\sof)\s\d+|:1\b|(?:\s?[%°\w/]+){0,2})\+?$"
)
#: It is so much larger than the page's text.
LARGE = 1.35
#: Words of a tile: at most so many a run, this near (in em of the text) over, under and behind the number.
LABEL_WORDS = 22
DOWN = 1.6
BEHIND = 1.2
#: Two tiles make a row; rows this near (in em of the text) make one infographic.
FEWEST = 2
ROWS = 3.0
#: Numbers of two tiles are so far apart (in em), wider than a blank.
APART = 0.5
#: Edges within so many points are one.
SAME_EDGE = 3.0
#: A box around a tile covers at most this share of the page.
LARGEST_TILE = 0.2
#: One with round corners is at least so wide and so high, in points: smaller ones are parts of pictures.
LEAST = 30.0


def tile_rows(draft: PageDraft, runs: Sequence[Run]) -> list[tuple[Box, list[Run]]]:
    """Return the boxes of rows of tiles among `runs` with their numbers, those close under each other as one."""
    size = draft.body_size
    numbers = [
        run
        for run in runs
        if run.size >= LARGE * size and (NUMBER.match(run.text) or _several(run)) and any(map(str.isdigit, run.text))
    ]
    if sum(_several(run) or 1 for run in numbers) < FEWEST:
        return []
    labels = [run for run in runs if run.word_count <= LABEL_WORDS and run not in numbers and run.size < LARGE * size]
    rows: list[list[Run]] = []
    for number in sorted(numbers, key=lambda run: (run.box.top, run.box.x0)):
        level = next((row for row in rows if _in_a_row(row[0], number, draft)), None)
        if level is None:
            rows.append([number])
        else:
            level.append(number)
    found: list[tuple[Box, list[Run]]] = []
    mine: set[int] = set()
    for row in rows:
        if sum(_several(run) or 1 for run in row) < FEWEST:
            continue
        told = _in_line([(number, _words_of(number, row, labels, size, draft)) for number in row], labels)
        if not all(words for _, words in told):
            continue
        parts = [run.box for number, words in told for run in (number, *words)]
        tiles = [draft.panels[run.panel] for run in row if run.panel is not None]
        limit = LARGEST_TILE * draft.page.width_pt * draft.page.height_pt
        box = Box.around([*parts, *(tile for tile in tiles if tile.width * tile.height <= limit)])
        mine |= {id(run) for number, words in told for run in (number, *words)}
        near = bool(found) and box.top - found[-1][0].bottom <= ROWS * size and overlap_x(box, found[-1][0]) > 0
        both = Box.around([found[-1][0], box]) if near else box
        if near and not any(id(run) not in mine and holds(both, run.box) for run in runs):
            found[-1] = (both, [*found[-1][1], *row])
        else:
            found.append((box, row))
    return found


def _several(run: Run) -> int:
    """Return how many numbers stand side by side in a run, 0 where it is none of such: narrow tiles without boxes,
    whose gaps are no wider than those of large type."""
    words = run.lines[0].words
    if len(run.lines) > 1 or len(words) < FEWEST or not all(NUMBER.match(word.text) for word in words):
        return 0
    apart = all(b.box.x0 - a.box.x1 >= APART * run.size for a, b in pairwise(words))
    return len(words) if apart else 0


def with_words_behind(box: Box, runs: Sequence[Run], size: float) -> Box:
    """Return the box of an infographic with the words on one line with its numbers in large type, straight behind."""
    numbers = [run for run in runs if run.size >= LARGE * size and NUMBER.match(run.text) and _is_in(run.box, box)]
    words = [
        run.box
        for run in runs
        if run.size < LARGE * size and run.word_count <= LABEL_WORDS and any(_touches(run, n, size) for n in numbers)
        and any(overlap_y(run.box, n.box) > 0 and run.box.x0 >= n.box.x1 - 1 for n in numbers)
    ]  # fmt: skip
    return Box.around([box, *words])


def _is_in(inner: Box, outer: Box) -> bool:
    return outer.x0 - 1 <= inner.x0 and inner.x1 <= outer.x1 + 1 and overlap_y(inner, outer) > 0.5 * inner.height


def _beside(first: Run, other: Run) -> bool:
    return (
        abs(first.size - other.size) <= 0.1 * first.size
        and overlap_y(first.box, other.box) > 0.6 * min(first.box.height, other.box.height)
        and overlap_x(first.box, other.box) <= 0
    )


def _in_a_row(first: Run, other: Run, draft: PageDraft) -> bool:
    """Tell whether two numbers stand side by side: in boxes that are level, for their labels may wrap over them, or on
    one line and not in boxes of different heights."""
    a, b = _box_around(first, draft), _box_around(other, draft)
    if a is None or b is None or a == b:
        return _beside(first, other)
    tops, bottoms = abs(a.top - b.top) <= SAME_EDGE, abs(a.bottom - b.bottom) <= SAME_EDGE
    even = tops and bottoms and abs(first.size - other.size) <= 0.1 * first.size
    return even or (_beside(first, other) and (tops or bottoms))


def _box_around(run: Run, draft: PageDraft) -> Box | None:
    """Return the smallest drawn box around a number, if it is no larger than a tile's."""
    return min((box for box in tile_boxes(draft) if holds(box, run.box)), key=_size, default=None)


def tile_boxes(draft: PageDraft) -> list[Box]:
    """Return the boxes drawn on the page, with round corners or without, that are no larger than a tile's."""
    limit = LARGEST_TILE * draft.page.width_pt * draft.page.height_pt
    drawn = [rect.box for rect in draft.page.rects if rect.fill or rect.stroke]
    drawn += [
        curve.box for curve in draft.page.curves if curve.fill and min(curve.box.width, curve.box.height) >= LEAST
    ]
    return [box for box in (*drawn, *draft.panels) if _size(box) <= limit]


def _size(box: Box) -> float:
    return box.width * box.height


def _in_line(told: Sequence[tuple[Run, list[Run]]], labels: Sequence[Run]) -> list[tuple[Run, list[Run]]]:
    """Give numbers without words those that begin in line with the words of the others, over or under them."""
    tops = [run.box.top for _, words in told for run in words]
    out = []
    for number, words in told:
        level = [
            run
            for run in labels
            if not words
            and any(abs(run.box.top - top) <= SAME_EDGE for top in tops)
            and overlap_x(run.box, number.box) > 0
        ]
        out.append((number, words or level))
    return out


def _words_of(number: Run, row: Sequence[Run], labels: Sequence[Run], size: float, draft: PageDraft) -> list[Run]:
    """Return the words of a tile: what stands straight over, under or behind its number, and on under that."""
    right = min((other.box.x0 for other in row if other.box.x0 > number.box.x1), default=float("inf"))
    left = max((other.box.x1 for other in row if other.box.x1 < number.box.x0), default=0.0)
    ring = ring_around(number.box, draft.page)
    near: list[Run] = []
    for run in sorted(labels, key=lambda run: abs(run.box.top - number.box.top)):
        box = run.box
        if box.x0 >= right - 1 or box.x1 <= left + 1:
            continue
        beside = _touches(run, number, size) or any(_touches(run, other, size) for other in near)
        under = -2 <= box.top - ring.bottom <= 1.5 * DOWN * size and overlap_x(box, ring) > 0
        beside = beside or under  # the ring that a number stands in
        if beside and any(c.isalpha() for c in run.text):
            near.append(run)
    return near


def _touches(run: Run, other: Run, size: float) -> bool:
    gap = max(run.box.top - other.box.bottom, other.box.top - run.box.bottom)
    if gap > -0.3 * size:
        return gap <= DOWN * size and overlap_x(run.box, other.box) > 0
    return -1 <= run.box.x0 - other.box.x1 <= BEHIND * other.size
