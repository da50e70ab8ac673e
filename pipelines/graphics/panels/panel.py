"""What is read together: one article's graphic blocks on one page, with the page's words and drawings inside them.

Belongs here: cutting a page down to a box. Does not belong here: reading it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipelines.articles.page.tags import cut_tags
from pipelines.articles.page.word_arrays import arrays_of
from pipelines.articles.tables.times import is_day, is_time
from pipelines.graphics.panels.lent_headings import lent_heading
from pipelines.model import Article, Block, Box, Document, Layout, Page, Word

#: Roles of blocks that are read as graphics; the others of an infographic's article are read along with them.
GRAPHIC_ROLES = ("graphic", "table")
#: Roles of blocks whose words are read by others, also where they stand inside a graphic's box.
TOLD_ELSEWHERE = ("headline", "kicker", "byline", "credit", "caption", "body", "deck", "subhead")
#: Roles of blocks that may say something for all numbers under them.
HEADING_ROLES = ("deck", "subhead", "headline")
#: A heading that layout has taken for the caption of a map has so many words at most.
MOST_HEADING_WORDS = 8
#: A paragraph of another article has so many words at least.
FEWEST_OF_PROSE = 25
#: How far a drawing may stand out of its block's box.
SLACK = 2.0
#: Rules that bound a table stand a little outside its words.
RULE_SLACK = 10.0


@dataclass(frozen=True, slots=True)
class Panel:
    """The part of a page to be read: `page` holds only what lies in the article's graphic `blocks` there, `lent` is the
    heading of others that heads them too, `prose` where other articles' paragraphs stand, and `captions` are those of
    the page; `furniture` is where its running heads and feet stand."""

    issue_id: str
    article: Article
    blocks: tuple[Block, ...]
    page: Page
    whole_page: Page
    lent: str | None = None
    prose: tuple[Box, ...] = ()
    captions: tuple[Block, ...] = ()
    furniture: tuple[Box, ...] = ()

    @property
    def headings(self) -> Page:
        """The page with only what lies in the article's blocks of other roles that may head the graphic ones."""
        own = [b for b in self.article.blocks if b.page_no == self.page_no]
        boxes = [b.box for b in own if b.role in HEADING_ROLES or (b.role == "caption" and _may_head(b.text))]
        return clipped(self.whole_page, boxes, [])

    @property
    def page_no(self) -> int:
        return self.page.page_no

    def block_of(self, box: Box) -> Block:
        """Return the block that `box` lies in, or lies nearest to."""
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2

        def away(block: Block) -> float:
            b = block.box
            return max(b.x0 - x, x - b.x1, 0.0) + max(b.top - y, y - b.bottom, 0.0)

        return min(self.blocks, key=away)

    @property
    def title(self) -> str | None:
        """What the article is headed by."""
        return self.article.headline or self.article.kicker


def _may_head(caption: str) -> bool:
    """Tell whether what stands at a drawing may be the heading of the numbers on it: few words, no sentence."""
    return len(caption.split()) <= MOST_HEADING_WORDS and caption[-1:].isalnum()


def panels_of(document: Document, layout: Layout) -> Iterator[Panel]:
    """Yield what is to be read, article by article and page by page."""
    pages = {page.page_no: page for page in document.pages}
    prose = _by_page(layout, lambda block: block.role == "body" and len(block.text.split()) >= FEWEST_OF_PROSE)
    captions = _by_page(layout, lambda block: block.role in ("caption", "credit"))  # a short one is in small print
    tables = _by_page(layout, lambda block: block.role == "table")
    # what recurs may be the title of a table over several pages, but for a date
    heads = Counter(block.text for block in layout.furniture if is_time(block.text) or is_day(block.text))
    for article in layout.articles:
        by_page: dict[int, list[Block]] = defaultdict(list)
        for block in article.blocks:
            if block.role in GRAPHIC_ROLES:
                by_page[block.page_no].append(block)
        for page_no, blocks in sorted(by_page.items()):
            page = pages.get(page_no)
            if page is not None:
                told = [b.box for b in article.blocks if b.page_no == page_no and b.role in TOLD_ELSEWHERE]
                told += _others_tables(article, blocks, tables.get(page_no, ()))
                running = tuple(b.box for b in layout.furniture if b.page_no == page_no and heads[b.text] > 1)
                part = clipped(page, [b.box for b in blocks], [*told, *running])
                lent = lent_heading(article, blocks, layout)
                others = tuple(block.box for owner, block in prose.get(page_no, ()) if owner is not article)
                beside = tuple(block for _, block in captions.get(page_no, ()))
                yield Panel(document.issue_id, article, tuple(blocks), part, page, lent, others, beside, running)


def _others_tables(article: Article, blocks: Sequence[Block], tables: Sequence[tuple[Article, Block]]) -> list[Box]:
    """Return the tables of other articles that an article's graphics reach into, and none of its tables does: their
    words are read once, with their own heads."""
    own = [block.box for block in blocks if block.role == "table"]
    others = [block.box for owner, block in tables if owner is not article]
    return [box for box in others if not any(_touches(box, table) for table in own)]


def _by_page(layout: Layout, wanted: Callable[[Block], bool]) -> dict[int, list[tuple[Article, Block]]]:
    found: dict[int, list[tuple[Article, Block]]] = defaultdict(list)
    for article in layout.articles:
        for block in article.blocks:
            if wanted(block):
                found[block.page_no].append((article, block))
    return found


def clipped(page: Page, boxes: list[Box], without: list[Box]) -> Page:
    """Return the page with only what lies in one of `boxes`, and no words that lie in one of `without`."""
    around = Box.around(boxes) if boxes else Box(0, 0, 0, 0)
    words = tuple(
        w
        for w in (_words_around(page, around) if boxes else ())
        if any(middle_in(w.box, box) for box in boxes) and not any(middle_in(w.box, box, 0.0) for box in without)
    )
    return replace(
        page,
        words=words,
        tags=cut_tags(page, words),
        rules=tuple(r for r in page.rules if _touches(r.box, around, RULE_SLACK)),
        rects=tuple(r for r in page.rects if _touches(r.box, around)),
        curves=tuple(c for c in page.curves if _touches(c.box, around)),
        images=tuple(i for i in page.images if _touches(i, around)),
    )


def _words_around(page: Page, box: Box) -> list[Word]:
    """Return the words that touch `box`: a cheap first look, as most of a page's words are far from any graphic."""
    words = arrays_of(page)
    down = (words.top <= box.bottom + SLACK) & (words.bottom >= box.top - SLACK)
    across = (words.x0 <= box.x1 + SLACK) & (words.x1 >= box.x0 - SLACK)
    return [page.words[place] for place in (down & across).nonzero()[0].tolist()]


def middle_in(inner: Box, outer: Box, slack: float = SLACK) -> bool:
    """Tell whether the middle of `inner` lies in `outer`."""
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 - slack <= x <= outer.x1 + slack and outer.top - slack <= y <= outer.bottom + slack


def _touches(box: Box, other: Box, slack: float = SLACK) -> bool:
    return (
        box.x0 <= other.x1 + slack
        and other.x0 <= box.x1 + slack
        and box.top <= other.bottom + slack
        and other.top <= box.bottom + slack
    )
