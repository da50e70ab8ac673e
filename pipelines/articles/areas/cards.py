"""Cards: boxes of one large number each and a few words about it, anywhere on a page.

Belongs here: which boxes are such cards. Does not belong here: numbers in a row, boxed or not (`tiles`), and which
words belong to which number (graphics).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.areas.panels import holds
from pipelines.articles.areas.tiles import LARGE, LEAST, NUMBER, SAME_EDGE, tile_boxes
from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.shapes import Run
from pipelines.model import Box

#: A page has at least so many cards, whose numbers are so many times as large as their words and differ by less.
FEWEST = 2
SIZES = 1.1
LARGER = 1.5
#: A card holds at most so many words, and its words begin at most so far (in em of the number) below its number.
MOST_WORDS = 45
BELOW = 1.0


def find_cards(draft: PageDraft, runs: Sequence[Run]) -> list[tuple[Box, Run]]:
    """Return the boxes that hold one number in large type, flush with the words under it, and that number; a smaller
    box within one is apart from it. None where the page has a single one."""
    numbers = [run for run in runs if run.size >= LARGE * draft.body_size and NUMBER.match(run.text)]
    if len(numbers) < FEWEST:
        return []
    boxes = [box for box in tile_boxes(draft) if min(box.width, box.height) >= LEAST]
    owners = [min((box for box in boxes if holds(box, run.box)), key=_size, default=None) for run in runs]
    found: list[tuple[Box, Run]] = []
    for number in numbers:
        box = next((owner for run, owner in zip(runs, owners, strict=True) if run is number), None)
        if box is None:
            continue
        inside = [run for run, owner in zip(runs, owners, strict=True) if owner == box and run is not number]
        if _is_about(number, inside):
            found.append((Box.around([number.box, *(run.box for run in inside if _is_under(number, run))]), number))
    usual = sorted(number.size for _, number in found)[len(found) // 2] if found else 0.0
    alike = [card for card in found if usual / SIZES <= card[1].size <= usual * SIZES]
    return alike if len(alike) >= FEWEST else []


def _size(box: Box) -> float:
    return box.width * box.height


def _is_under(number: Run, run: Run) -> bool:
    return run.box.top >= number.box.bottom - 0.3 * number.size


def _is_about(number: Run, others: Sequence[Run]) -> bool:
    """Tell whether a box's other runs are the few words about its number: the first begins right under it, flush."""
    if any(run.size * LARGER > number.size and _is_under(number, run) for run in others):
        return False
    under = sorted((run for run in others if _is_under(number, run)), key=lambda run: run.box.top)
    if not under or sum(run.word_count for run in under) > MOST_WORDS:
        return False
    first = under[0]
    near = first.box.top - number.box.bottom <= BELOW * number.size
    flush = abs(first.box.x0 - number.box.x0) <= SAME_EDGE
    return near and flush and any(char.isalpha() for char in first.text)
