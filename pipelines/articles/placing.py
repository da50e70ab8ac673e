"""Where a picture, table or caption is read: at its place on the page, between the paragraphs it stands between.

Belongs here: the order in which a person reads blocks that float in the text. Does not belong here: which story a
block belongs to (`stories`), and writing (`markdown`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.articles.text.footnotes import begins_as_note
from pipelines.model import Article, Block, Box, Layout

#: Blocks may overlap by this many points and still stand one above the other.
OVERLAP = 4.0
#: Kinds of article that stand on their own between the paragraphs of others.
FLOATING_KINDS = frozenset({"table", "infographic"})
#: Roles that float within their story.
FLOATING_ROLES = frozenset({"caption", "table", "graphic"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A block in the order of reading, with its article."""

    article: Article
    block: Block


@dataclass(frozen=True, slots=True)
class _Float:
    """What stays together while it moves: a caption, a table, or all of a graphic's blocks on a page."""

    parts: tuple[Reading, ...]
    own: bool

    @property
    def page_no(self) -> int:
        return self.parts[0].block.page_no

    @property
    def box(self) -> Box:
        return Box.around(part.block.box for part in self.parts)


def in_reading_order(layout: Layout) -> list[Reading]:
    """Return all blocks of the articles as they are read, each float between the blocks it stands between.

    Footnotes stay where their story has them, behind its text.
    """
    order: list[Reading] = []
    floats: list[tuple[int, _Float]] = []
    for article in layout.articles:
        own = article.kind in FLOATING_KINDS
        gathered: dict[int, list[Reading]] = {}
        for block in article.blocks:
            part = Reading(article, block)
            if own:
                gathered.setdefault(block.page_no, []).append(part)
            elif block.role in FLOATING_ROLES and not (block.role == "caption" and begins_as_note(block.text)):
                floats.append((len(order), _Float((part,), own=False)))
            else:
                order.append(part)
        floats.extend((len(order), _Float(tuple(parts), own=True)) for parts in gathered.values())
    return _settle(order, floats)


def _settle(order: Sequence[Reading], floats: Iterable[tuple[int, _Float]]) -> list[Reading]:
    pages: dict[int, list[int]] = {}
    for index, part in enumerate(order):
        pages.setdefault(part.block.page_no, []).append(index)
    before: dict[int, list[_Float]] = {}
    for index, floating in floats:
        on_page = pages.get(floating.page_no, [])
        if not floating.own:
            on_page = [k for k in on_page if order[k].article is floating.parts[0].article]
        before.setdefault(_place(order, on_page, floating, index), []).append(floating)
    settled: list[Reading] = []
    for index in range(len(order) + 1):
        for floating in sorted(before.get(index, ()), key=lambda one: one.box.top):
            settled.extend(floating.parts)
        settled.extend(order[index : index + 1])
    return settled


def _place(order: Sequence[Reading], on_page: Sequence[int], floating: _Float, usual: int) -> int:
    """Return the index in `order` that the float goes before."""
    box = floating.box
    beside = [k for k in on_page if _overlap_x(order[k].block.box, box) > 0]
    above = [k for k in beside if order[k].block.box.bottom <= box.top + OVERLAP]
    below = [k for k in beside if order[k].block.box.top >= box.bottom - OVERLAP]
    last = max(above, key=lambda k: order[k].block.box.bottom, default=None)
    first = min(below, key=lambda k: order[k].block.box.top, default=None)
    if first is None and last is None:
        return usual
    if first is None or (last is not None and order[last].article is not order[first].article):
        return usual if last is None else _end(order, last, whole=first is not None)
    if last is None:
        return first
    return max(last + 1, min(below)) if min(below) > last else last + 1


def _end(order: Sequence[Reading], index: int, *, whole: bool) -> int:
    """Return the index after the block, or after the whole of its article on that page."""
    article, page_no = order[index].article, order[index].block.page_no
    index += 1
    while whole and index < len(order) and order[index].article is article and order[index].block.page_no == page_no:
        index += 1
    return index


def _overlap_x(a: Box, b: Box) -> float:
    return min(a.x1, b.x1) - max(a.x0, b.x0)
