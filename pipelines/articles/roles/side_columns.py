"""Columns of small print beside the text, under small headings of their own: whom to ask, notes on method, dates.

Belongs here: telling such a column's headings from those of the text. Does not belong here: lists of names and numbers
(`fact_lists`), and text in the margin that goes with what it stands beside (`sideheads`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.page.draft import PageDraft, is_prose
from pipelines.articles.page.shapes import Run, overlap_x, overlap_y
from pipelines.articles.wording.headings import NUMBERED

#: So many headings alike stand one below the other, flush within so many points.
HEADS = 2
FLUSH = 3.0
#: The print under them is smaller than this share of the text's size, and stands at most so many of its sizes below.
SMALL = 0.92
NEAR = 1.5
#: So many headings over little print each, this share of them or more, make a list.
ENTRIES = 3
LISTED = 0.5
#: Little print has so few words and ends no sentence.
LITTLE = 12
#: The text beside them has so many lines in all, and is wider: their column is at most this share of it.
TEXT_LINES = 6
NARROW = 0.75


def heads_of_side_columns(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Make headlines of small headings over small print in a column where no text of the page's usual size stands."""
    subheads = [run for run in runs if run.role in ("subhead", "caption") and run.style.bold and len(run.lines) == 1]
    subheads = [run for run in subheads if run.size <= draft.body_size and not NUMBERED.match(run.text)]
    for first in subheads if len(subheads) >= HEADS else ():
        alike = [
            run
            for run in subheads
            if run.style == first.style and run.panel == first.panel and abs(run.box.x0 - first.box.x0) <= FLUSH
        ]
        if alike[0] is not first or len(alike) < HEADS:
            continue
        small = [_print_below(run, runs, draft) for run in alike]
        if len(alike) >= ENTRIES and sum(run is not None and _says_little(run) for run in small) > LISTED * len(alike):
            continue  # a list of who is what, and when
        if all(run is not None for run in small) and _stands_beside(alike, [s for s in small if s], draft, runs):
            for run in alike:
                run.role, run.level = "headline", 1


def _print_below(head: Run, runs: Sequence[Run], draft: PageDraft) -> Run | None:
    """Return the small print right below a heading, flush with it."""
    below = (
        run
        for run in runs
        if -1 <= run.box.top - head.box.bottom <= NEAR * head.size and overlap_x(run.box, head.box) > 2
    )
    text = min(below, key=lambda run: run.box.top, default=None)
    if text is None or text.role not in ("body", "byline", "caption") or abs(text.box.x0 - head.box.x0) > FLUSH:
        return None
    return text if text.size < SMALL * draft.body_size else None


def _says_little(run: Run) -> bool:
    return run.role == "byline" or (run.word_count <= LITTLE and run.text[-1] not in ".?!")


def _stands_beside(heads: Sequence[Run], small: Sequence[Run], draft: PageDraft, runs: Sequence[Run]) -> bool:
    """Tell whether text stands beside a column of small print and none above or below its headings within it."""
    top, bottom = min(run.box.top for run in heads), max(run.box.bottom for run in small)
    text = [run for run in runs if run.role == "body" and run.size >= SMALL * draft.body_size]
    text = [run for run in text if is_prose(run, draft.body_size)]
    level = [run for run in text if min(run.box.bottom, bottom) - max(run.box.top, top) > 0]
    if any(overlap_x(run.box, other.box) > 2 for run in level for other in (*heads, *small)):
        return False
    width = max(run.box.width for run in small)
    beside = [run for run in level if any(overlap_y(run.box, other.box) > 0 for other in (*heads, *small))]
    return sum(len(run.lines) for run in beside if width <= NARROW * run.box.width) >= TEXT_LINES
