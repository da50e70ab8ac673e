"""Lists of contents in boxes: *Inside this issue* over titles and the numbers of their pages, which are no values.

Belongs here: telling such a box from one of numbers and labels. Does not belong here: joining entries with their pages
(wording.contents).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.shapes import Run, mostly_in, overlap_x
from pipelines.articles.wording.contents import is_heading
from pipelines.model import Box

#: The heading of such a list stands so near over it, in em of the body.
NEAR = 3.0
#: Columns of entries are wider than this, in points.
COLUMN = 72.0
_NUMBER = re.compile(r"\d+")
#: What no number of a page is.
_FIGURE = re.compile(r"[$€£¥₹%°]|\d[.,]\d|\d{4}")


def lists_entries(box: Box, draft: PageDraft) -> bool:
    """Tell whether the area `box`, in points from the page's top left, is a list of contents: so says its first line,
    or the one straight over it, and its numbers are those of pages, which never fall from one entry to the next."""
    inside = sorted((run for run in draft.content() if mostly_in(run.box, box)), key=lambda run: run.box.top)
    if not inside:
        return False
    heading = inside[0] if is_heading(inside[0].text) else _over(box, draft)
    if heading is None:
        return False
    entries = [run for run in inside if run is not heading and re.search(r"\d", run.text)]
    if not entries or any(_FIGURE.search(run.text) for run in entries):
        return False
    pages = _pages(entries)
    by_column = _pages(sorted(entries, key=lambda run: (run.box.x0 // COLUMN, run.box.top)))
    return sorted(pages) in (pages, by_column)


def _pages(entries: Sequence[Run]) -> list[int]:
    return [int(number) for run in entries for number in _NUMBER.findall(run.text)]


def _over(box: Box, draft: PageDraft) -> Run | None:
    """Return the heading of a list of contents that stands straight over the box."""
    over = [
        run
        for run in draft.content()
        if run.box.bottom <= box.top + 1
        and box.top - run.box.bottom <= NEAR * draft.body_size
        and overlap_x(run.box, box) > 0
        and is_heading(run.text)
    ]
    return max(over, key=lambda run: run.box.bottom, default=None)
