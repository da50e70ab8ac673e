"""Pictures on a page, which captions belong to: images, and drawn fields without text, as a placed photo may leave.

Belongs here: which boxes count as pictures. Does not belong here: charts and other regions of graphics (`regions`), and
which text is a caption (`roles`).
"""

from __future__ import annotations

from pipelines.articles.areas.panels import WHITE
from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.word_arrays import arrays_of
from pipelines.model import Box, Page

#: An image of so many points or less is an ornament; one of this share of the page or more lies behind everything.
SMALLEST = 25.0
LARGEST = 0.8
#: A drawn field is at least so many of the text's sizes wide and high.
FIELD_WIDTH = 8.0
FIELD_HEIGHT = 4.0


def page_pictures(draft: PageDraft) -> list[Box]:
    """Return the boxes of the page's images and of its filled fields that hold no word and are no part of a graphic."""
    page = draft.page
    images = [
        box
        for box in page.images
        if box.width > SMALLEST
        and box.height > SMALLEST
        and box.width * box.height < LARGEST * page.width_pt * page.height_pt
    ]
    return images + [box for box in _fields(page, draft.body_size) if not _in_area(box, draft)]


def _fields(page: Page, size: float) -> list[Box]:
    found = [
        rect.box
        for rect in page.rects
        if rect.fill not in (None, *WHITE)
        and rect.box.width >= FIELD_WIDTH * size
        and rect.box.height >= FIELD_HEIGHT * size
        and rect.box.width * rect.box.height < LARGEST * page.width_pt * page.height_pt
    ]
    if not found:
        return []
    x, y = arrays_of(page).middle_x, arrays_of(page).middle_y
    return [b for b in found if not ((b.x0 <= x) & (x <= b.x1) & (b.top <= y) & (y <= b.bottom)).any()]


def _holds(field: Box, word: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return field.x0 <= x <= field.x1 and field.top <= y <= field.bottom


def _in_area(box: Box, draft: PageDraft) -> bool:
    return any(_holds(area.box, box) for area in draft.areas)
