"""Mastheads over a box ruled into cells: the title, and below it number, day, office and editors, each in its cell.

Belongs here: telling such a box from a table of the issue's first story. Does not belong here: lines of the day without
rules around them (`masthead`, `stacked_mastheads`).
"""

from __future__ import annotations

from pipelines.articles.issue.stacked_mastheads import tells_issue
from pipelines.articles.page.draft import Area, PageDraft
from pipelines.articles.page.shapes import Run, mostly_in, overlap_x

#: The title is so many times as large as the text and of so many words at most, and stands this close over the box.
TITLE = 1.8
TITLE_WORDS = 9
NEAR = 1.5
#: The box ends in this upper share of the page's height; it has so many lines and words at most, and no more numbers.
FOOT = 0.38
LINES = 24
WORDS = 80
NUMBERS = 2


def masthead_over_cells(draft: PageDraft) -> list[Run]:
    """Return the title and what stands in the cells of the box below it, which is then no table; else nothing."""
    for area in draft.areas:
        if area.kind != "table" or area.box.bottom > FOOT * draft.page.height_pt:
            continue
        title = _title_over(area, draft)
        cells = [run for run in draft.runs if run.in_region and mostly_in(run.box, area.box)]
        if title is not None and _tell_issue(cells):
            above = [run for run in draft.loose() if run.box.bottom <= area.box.top + 2]
            if len(above) <= 3:
                draft.areas.remove(area)
                return [*above, *cells]
    return []


def _title_over(area: Area, draft: PageDraft) -> Run | None:
    above = [run for run in draft.loose() if run.box.bottom <= area.box.top + 2 and overlap_x(run.box, area.box) > 2]
    title = max(above, key=lambda run: run.size, default=None)
    if title is None or title.size < TITLE * draft.body_size or title.word_count > TITLE_WORDS:
        return None
    return title if area.box.top - max(run.box.bottom for run in above) <= NEAR * title.size else None


def _tell_issue(cells: list[Run]) -> bool:
    """Tell whether cells hold the day or the number of an issue, each as a line of its own, and few other numbers."""
    if not 2 <= len(cells) <= LINES or sum(run.word_count for run in cells) > WORDS:
        return False
    told = [run for run in cells if any(tells_issue(line.text) for line in run.lines)]
    numbers = [run for run in cells if run not in told and not any(map(str.isalpha, run.text))]
    return bool(told) and len(numbers) <= NUMBERS
