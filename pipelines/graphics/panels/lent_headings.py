"""The heading of a graphic whose article has none: the line over it that another article got, or that of its neighbour.

Belongs here: cards side by side under one heading, and a heading parted from its graphic by a drawing. Does not belong
here: headings inside a graphic (infographics), and titles of charts and tables (titles).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.model import Article, Block, Box, Layout

HEADS = ("headline", "subhead", "deck")
#: A heading stands at most so many points over its graphic; cards of one row begin and end at one level within so many.
OVER = 90.0
LEVEL = 3.0


def lent_heading(article: Article, blocks: Sequence[Block], layout: Layout) -> str | None:
    """Return the heading that stands over an article's graphic `blocks` of one page, None where it has its own."""
    if article.headline or article.kicker or article.kind != "infographic":
        return None
    box, page_no = Box.around(block.box for block in blocks), blocks[0].page_no
    others = [(a, b) for a in layout.articles for b in a.blocks if b.page_no == page_no and a is not article]
    over = [
        block
        for _, block in others
        if 0 <= box.top + 2 - block.box.bottom <= OVER and block.box.x0 <= box.x1 and block.box.x1 >= box.x0
    ]
    nearest = max(over, key=lambda block: block.box.bottom, default=None)
    if nearest is not None and nearest.role in HEADS:
        return nearest.text
    row = [
        (a, b)
        for a, b in others
        if a.headline and b.role == "graphic"
        and abs(b.box.top - box.top) <= LEVEL and abs(b.box.bottom - box.bottom) <= LEVEL and b.box.x1 <= box.x0
        and any(h.role == "headline" and h.box.bottom <= b.box.top + 2 for h in a.blocks)
    ]  # fmt: skip
    beside = max(row, key=lambda pair: pair[1].box.x1, default=None)
    return beside[0].headline if beside is not None else None
