"""Tables on a page: their grids of cells, ruled or not.

Belongs here: finding all grids of a page. Does not belong here: what the cells mean (headers, units, sums): that is the
graphics room's.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.page.kept import kept
from pipelines.articles.tables.frames import by_frames
from pipelines.articles.tables.grid import Grid, GridCell, holds, outside
from pipelines.articles.tables.headed import headed_grids
from pipelines.articles.tables.panels import side_by_side
from pipelines.articles.tables.ruled import ruled_grids
from pipelines.articles.tables.segments import segments_of
from pipelines.articles.tables.tagged import tagged_grids, with_tagged
from pipelines.articles.tables.text_ends import without_text_end
from pipelines.articles.tables.turned_heads import with_turned_heads
from pipelines.articles.tables.unruled import unruled_grids
from pipelines.model import Page, Word

__all__ = ["Grid", "GridCell", "find_grids", "holds"]


def find_grids(page: Page, words: Sequence[Word] | None = None) -> tuple[Grid, ...]:
    """Return the tables of a page, from the top down: the ruled ones, then those that gaps alone make.

    `words` are the words to look at, all of the page when it is None.
    """
    return _grids(page, page.words if words is None else words)


@kept
def _grids(page: Page, looked_at: tuple[Word, ...]) -> tuple[Grid, ...]:
    grids = list(ruled_grids(page, looked_at))
    left: Sequence[Word] = looked_at
    if grids:
        left = outside(looked_at, [grid.box for grid in grids])
    framed = by_frames(page, left)
    unruled = [grid for words in framed for part in side_by_side(page, words) for grid in unruled_grids(page, part)]
    unruled = [without_text_end(grid, page) for grid in unruled]
    grids += unruled
    segments = segments_of(framed[-1], page)  # what stands in no frame, or all
    if unruled:
        segments = [s for s in segments if not any(holds(grid.box, s.box) for grid in unruled)]
    grids += headed_grids(segments, page)
    if grids:
        grids = [with_turned_heads(grid, page.words) for grid in grids]
    if page.tags:
        grids = with_tagged(grids, tagged_grids(page, looked_at))
    return tuple(sorted(grids, key=lambda grid: (grid.box.top, grid.box.x0)))
