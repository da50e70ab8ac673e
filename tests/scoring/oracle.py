"""Layouts made from the truth: what the articles room would give if it made no mistake.

Belongs here: an issue whose stories are known, so that figures and entities are scored apart from the reading of pages.
Does not belong here: scores.
"""

from __future__ import annotations

from pipelines.model import Article, Block, Box, IssueFacts, Layout, PageFacts, stable_id
from pipelines.quality.score import published
from tests.samples.truth import Truth

ANYWHERE = Box(0.0, 0.0, 100.0, 10.0)


def layout_of(truth: Truth) -> Layout:
    """Return the layout of the issue that `truth` describes, its stories one after the other on page 1."""
    issue_id = truth.file.removesuffix(".pdf").replace(".", "-")
    articles = []
    for key, true in truth.articles.items():
        article_id = stable_id("art", issue_id, key)
        body = "\n\n".join(true.body)
        blocks, start = [], 0
        for role, text in (("headline", true.headline), ("byline", true.byline)):
            if text:
                blocks.append(
                    Block(stable_id("blk", article_id, role), issue_id, article_id, 1, 0, role, text, ANYWHERE)
                )
        for number, text in enumerate(true.body):
            block_id = stable_id("blk", article_id, number)
            end = start + len(text)
            blocks.append(Block(block_id, issue_id, article_id, 1, number, "body", text, ANYWHERE, start, end))
            start = end + 2
        articles.append(
            Article(
                article_id, issue_id, true.kind, body, tuple(blocks), headline=true.headline, byline=true.byline,
                page_first=1, page_last=1,
            )
        )  # fmt: skip
    first, last = published(truth.date)
    facts = IssueFacts(issue_id, truth.file, truth.publication, truth.number, first, last)
    pages = (PageFacts(issue_id, 1, "1", None, 600.0, 800.0, 1000, "text"),)
    return Layout(facts, pages, tuple(articles))
