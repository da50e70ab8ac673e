"""Headlines that are drawings or pictures of words: the text below one begins a story, whose headline is no text.

Belongs here: finding such titles between texts. Does not belong here: photographs (`pictures`), and headlines that are
text (`roles`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.page.draft import PageDraft, is_prose
from pipelines.articles.page.shapes import Run, overlap_x
from pipelines.articles.text.prose import CLOSERS, TERMINATORS
from pipelines.model import Box

#: What stands for itself below a title says so in its note.
OPENS = "opens"
#: A drawn title has so many outlines, each so many sizes of the text high, none further from the next than that.
OUTLINES = 8
LOW, HIGH = 0.8, 7.0
#: It is so many times as wide as high, and takes this share of the text's width; a picture of words is still longer.
LONG = 4.0
PICTURE_LONG = 6.0
WIDE = 0.35
#: It stands in a gap of so many of the text's sizes.
GAP = 1.8
#: A page with more outlines than this is a map or a chart.
MOST = 6000


def mark_openings(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Set the note of each text that a drawn title stands over, where the text before it has ended."""
    page, size = draft.page, draft.body_size
    if not (page.images or OUTLINES <= len(page.curves) <= MOST):
        return
    shapes: list[Box] | None = None
    for run in runs:
        if run.role != "body" or run.note or not run.text[0].isupper() or not is_prose(run, size):
            continue
        column = [o for o in runs if o is not run and overlap_x(o.box, run.box) > 2 and o.box.bottom <= run.box.top + 2]
        above = max(column, key=lambda o: o.box.bottom, default=None)
        if above is not None and (above.role != "body" or above.text.rstrip(CLOSERS)[-1:] not in TERMINATORS):
            continue
        top = above.box.bottom if above is not None else 0.0
        if run.box.top - top < GAP * size:
            continue
        if shapes is None:
            shapes = [c.box for c in page.curves if c.fill is not None and LOW * size <= c.box.height <= HIGH * size]
        gap = Box(run.box.x0, top - 2, run.box.x1, run.box.top + 2)
        if _drawn(gap, shapes) or _pictured(gap, page.images, size):
            run.note = OPENS


def _drawn(gap: Box, shapes: Sequence[Box]) -> bool:
    """Tell whether outlines of letters stand side by side in a gap between texts."""
    inside = sorted((box for box in shapes if _in(box, gap)), key=lambda box: box.x0)
    if len(inside) < OUTLINES:
        return False
    title = Box.around(inside)
    edge = inside[0].x1
    for box in inside:
        if box.x0 - edge > title.height:
            return False
        edge = max(edge, box.x1)
    return title.width >= max(LONG * title.height, WIDE * gap.width)


def _pictured(gap: Box, images: Sequence[Box], size: float) -> bool:
    """Tell whether one picture in the gap has the shape of a line of words."""
    return any(
        _in(box, gap)
        and LOW * size <= box.height <= HIGH * size
        and box.width >= max(PICTURE_LONG * box.height, WIDE * gap.width)
        for box in images
    )


def _in(box: Box, gap: Box) -> bool:
    return gap.top <= box.top and box.bottom <= gap.bottom and overlap_x(box, gap) > 0.5 * box.width
