"""Floats are read where they stand on the page, and never inside another story."""

from __future__ import annotations

from pipelines.articles.placing import in_reading_order
from pipelines.model import Article, Block, Box, IssueFacts, Layout


def _block(name: str, role: str, top: float, bottom: float, x0: float = 40.0, x1: float = 300.0) -> Block:
    return Block(name, "issue", "article", 1, 0, role, name, Box(x0, top, x1, bottom))


def _article(name: str, kind: str, *blocks: Block) -> Article:
    return Article(name, "issue", kind, "", blocks)


def _read(*articles: Article) -> list[str]:
    facts = IssueFacts("issue", "issue.pdf", None, None, None, None)
    return [part.block.text for part in in_reading_order(Layout(facts, (), articles))]


def test_a_table_is_read_between_the_paragraphs_it_stands_between():
    story = _article("a", "story", _block("before", "body", 40, 100), _block("after", "body", 300, 400))
    table = _article("t", "table", _block("title", "headline", 110, 125), _block("cells", "table", 130, 280))
    assert _read(story, table) == ["before", "title", "cells", "after"]


def test_a_caption_stays_in_its_story():
    first = _article("a", "story", _block("one", "body", 40, 100), _block("note", "caption", 380, 390))
    second = _article("b", "story", _block("two", "body", 120, 200), _block("three", "body", 400, 500))
    assert _read(first, second) == ["one", "note", "two", "three"]


def test_a_table_between_two_stories_does_not_cut_either():
    first = _article("a", "story", _block("one", "body", 40, 100), _block("beside", "body", 40, 100, 310, 570))
    second = _article("b", "story", _block("head", "headline", 300, 320), _block("two", "body", 330, 400))
    table = _article("t", "table", _block("cells", "table", 120, 280))
    assert _read(first, second, table) == ["one", "beside", "cells", "head", "two"]


def test_a_table_over_all_comes_first_and_one_beside_stays():
    story = _article("a", "story", _block("one", "body", 200, 300), _block("two", "body", 320, 400))
    over = _article("t", "table", _block("cells", "table", 40, 180))
    beside = _article("u", "infographic", _block("side", "graphic", 40, 400, 400, 580))
    assert _read(story, over, beside) == ["cells", "one", "two", "side"]
