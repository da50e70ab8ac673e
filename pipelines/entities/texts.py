"""The texts of an article in which names are sought, and where on paper their characters stand.

Belongs here: which blocks are read, and the way from a span to a page and a box. Does not belong here: what is found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from pipelines.entities.lexicon import heads
from pipelines.model import Article, Block, Box, locate
from pipelines.values import frozen

Place = tuple[int, Box]
LEAST_FURNITURE_WORDS = 3
READ_ROLES = frozenset({"headline", "deck", "subhead", "caption", "byline", "credit", "graphic", "table", "kicker"})


@frozen
class ArticleText:
    """One text of an article; `role` is ``body`` for the body, else the role of `block` (None in plain text)."""

    text: str
    role: str
    article: Article | None
    block: Block | None
    where: Callable[[int, int], list[Place]]


def article_texts(article: Article) -> tuple[ArticleText, ...]:
    """Return the body and every other block that may name something, the body first."""
    # not above: whoever only links entities does not load what lays out pages
    from pipelines.articles import in_english

    texts = []
    if article.body:
        texts.append(ArticleText(in_english(article.body), "body", article, None, article.locate))
    roles = set()
    for block in article.blocks:
        if block.role in READ_ROLES and block.text.strip():
            texts.append(_of_block(article, block))
            roles.add(block.role)
    for role, text in (("headline", article.headline), ("byline", article.byline), ("credit", article.credit)):
        if text and role not in roles:
            texts.append(ArticleText(text, role, article, None, lambda start, end: []))
    return tuple(texts)


def names_publication(name: str) -> bool:
    """Return whether a name in the masthead is that of a paper: a bulletin does not mention itself."""
    return any(word in heads().last and heads().last[word].rule_id == "org-head-newspaper" for word in name.split())


def furniture_texts(
    furniture: tuple[Block, ...], publication: str | None, articles: Iterable[Article] = ()
) -> tuple[ArticleText, ...]:
    """Return the lines outside all articles that may name something: mastheads and imprints, each once."""
    texts: dict[str, ArticleText] = {}
    printed = [block.box for article in articles for block in article.blocks if block.page_no == 1]
    top = min((box.top for box in printed), default=0.0)
    edge = max((box.x1 for box in [*printed, *(b.box for b in furniture if b.page_no == 1)]), default=0.0)
    for block in furniture:
        if publication is not None and block.text.strip().casefold() == publication.casefold():
            continue
        if len(block.text.split()) >= LEAST_FURNITURE_WORDS and not block.text.isupper():
            heads = block.page_no == 1 and block.box.bottom <= top  # as wide as all that stands below it
            right = max(edge, block.box.x1) if heads else block.box.x1
            for text in _set_lines(_of_block(None, block), block, right):
                texts.setdefault(" ".join(text.text.split()), text)
    return tuple(texts.values())


def _set_lines(text: ArticleText, block: Block, right: float) -> tuple[ArticleText, ...]:
    """Return a block's text in one piece for each line that was ended on purpose, as those of a masthead are.

    Nothing but such an end explains that the next line's first word would still have fitted before `right`. Blanks
    stand for the lines before, so that each character keeps its place.
    """
    starts = [0]
    for span, following in pairwise(block.spans):
        is_lower = following.box.top > span.box.top + 0.5 * span.box.height
        if is_lower and span.box.x1 + span.box.height + following.box.width < right:
            starts.append(following.start)
    if len(starts) == 1:
        return (text,)
    ends = [*starts[1:], len(block.text)]
    return tuple(
        ArticleText(" " * start + block.text[start:end].rstrip(), text.role, None, block, text.where)
        for start, end in zip(starts, ends, strict=True)
    )


def _of_block(article: Article | None, block: Block) -> ArticleText:
    def where(start: int, end: int) -> list[Place]:
        return locate(block.spans, start, end) or [(block.page_no, block.box)]

    return ArticleText(block.text, block.role, article, block, where)


def body_block(article: Article, start: int) -> Block | None:
    """Return the body block that holds the character `start`."""
    for block in article.blocks:
        if block.char_start is not None and block.char_end is not None and block.char_start <= start < block.char_end:
            return block
    return None
