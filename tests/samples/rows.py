"""Rows and cells of stories: what families of layouts are put together from.

Belongs here: a row of drawn stories, notices, the cutting of a page into rows. Not here: one family's choices.
"""

from __future__ import annotations

from dataclasses import replace

from tests.samples import setting
from tests.samples.compose import Press, cells
from tests.samples.prose import grammar
from tests.samples.sheet import Area
from tests.samples.stories import Dress, Story


def rows(area: Area, *shares: float) -> list[Area]:
    """Return areas one under the other: the given shares of the height, then the rest."""
    top, found = area.top, []
    for share in shares:
        bottom = top + share * area.height
        found.append(Area(area.x, top, area.width, bottom - 16))
        top = bottom
    return [*found, area.below(top)]


def spanning_cells(press: Press, area: Area, grid: int, partition: tuple[int, ...]) -> list[tuple[Area, int]]:
    """Return the cells of `partition` with the number of columns each spans."""
    return list(zip(cells(area, grid, partition, press.look.gutter), partition, strict=True))


def set_row(
    press: Press, area: Area, grid: int, partition: tuple[int, ...], *, rules: bool = False, photo: bool = False
) -> None:
    """Print one drawn story in each cell of `partition`, cut to fit."""
    for cell, span in spanning_cells(press, area, grid, partition):
        story = press.story(
            words=900, kicker=press.writer.draw.random() < 0.25, byline=press.writer.draw.random() < 0.8
        )
        if photo and span > 1:
            story = replace(story, photos=(press.photo(press.writer.draw.randrange(span), depth=0.5, height=50),))
        press.set_story(story, cell, Dress(span, head_size=12 + 2.4 * span, column_rules=rules))


def any_partition(press: Press, grid: int) -> tuple[int, ...]:
    """Return a way to share `grid` columns among two or three stories."""
    return press.writer.draw.choice([(2, grid - 2), (grid - 2, 2), (1, 2, grid - 3), (2, 1, grid - 3)])


def any_tint(press: Press) -> str | None:
    """Return a tint or none."""
    return press.writer.draw.choice([None, "#eeeeee", "#dfe8ee", "#f6efdc"])


def set_notices(press: Press, area: Area, columns: int) -> None:
    """Print short notices side by side."""
    texts = grammar()["words"]["notices"]
    for number, lane in enumerate(setting.columns(area, min(columns, len(texts)), 14)):
        press.writer.new_story()
        notice = Story(
            f"n{number}",
            ("Call for Offers", "Opening Hours", "Public Meeting")[number],
            (press.writer.fill(texts[number]),),
            kind="notice",
        )
        press.set_story(notice, lane, Dress(1, head_size=11))
