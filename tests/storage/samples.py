"""A made-up validated issue, for the tests of loading and publishing."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.model import (
    Article,
    Block,
    Box,
    Figure,
    GraphicsReading,
    IssueFacts,
    Layout,
    Mention,
    PageFacts,
    stable_id,
)
from pipelines.storage.ledger import LedgerEntry
from pipelines.storage.loading import Load
from pipelines.storage.rows import frames_of
from pipelines.storage.validation import Verdict, validate

BODY = "The Harbour Board counted 412 ferries in 2023."
HERE = Box(50, 100, 200, 110)


def layout_of(issue_id: str, body: str = BODY) -> Layout:
    """Return an issue of one page and one story."""
    article_id, block_id = stable_id("a", issue_id), stable_id("b", issue_id)
    block = Block(block_id, issue_id, article_id, 1, 0, "body", body, HERE, 0, len(body))
    article = Article(
        article_id, issue_id, "story", body, (block,), headline="Ferries Counted", page_first=1, page_last=1
    )
    issue = IssueFacts(issue_id, f"{issue_id}.pdf", "Harbour News", "No. 1", date(2024, 1, 5), date(2024, 1, 5))
    return Layout(issue, (PageFacts(issue_id, 1, "1", None, 595, 842, 8, "text"),), (article,))


def figure_of(layout: Layout, printed: float = 412.0, **changes: object) -> Figure:
    """Return the figure that the story holds."""
    article = layout.articles[0]
    surface = f"{printed:g}"
    start = article.body.index(surface)
    fields: dict[str, object] = {
        "figure_id": stable_id("f", layout.issue.issue_id, start),
        "issue_id": layout.issue.issue_id,
        "article_id": article.article_id,
        "block_id": article.blocks[0].block_id,
        "page_no": 1,
        "box": HERE,
        "source": "prose",
        "surface": surface,
        "sentence": article.body,
        "char_start": start,
        "char_end": start + len(surface),
        "value": printed,
        "rule_id": "test.rule",
        "concept": "ferries",
        "period_start": date(2023, 1, 1),
        "period_end": date(2023, 12, 31),
    }
    return Figure(**(fields | changes))  # type: ignore[arg-type]


def mention_of(layout: Layout, name: str = "Harbour Board") -> Mention:
    """Return the mention that the story holds."""
    article = layout.articles[0]
    start = article.body.index(name)
    return Mention(
        stable_id("m", layout.issue.issue_id, start), stable_id("e", "ORG", name), "ORG", name, layout.issue.issue_id,
        article.article_id, article.blocks[0].block_id, 1, HERE, name, article.body, start, start + len(name),
        "test.rule",
    )  # fmt: skip


def verdict_of(issue_id: str, printed: float = 412.0, **changes: object) -> Verdict:
    """Return the validated rows of the made-up issue, its one figure changed as asked."""
    layout = layout_of(issue_id, BODY.replace("412", f"{printed:g}"))
    figures = (figure_of(layout, printed, **changes),)
    return validate(issue_id, frames_of(layout, GraphicsReading(issue_id), (mention_of(layout),), figures))


def load_of(issue_id: str, sha256: str = "aa", fingerprint: str = "f1", value: float = 412.0) -> Load:
    """Return the made-up issue ready to be loaded."""
    verdict = verdict_of(issue_id, value)
    facts = layout_of(issue_id).issue
    issue = pl.DataFrame(
        {
            "publication": [facts.publication],
            "number": [facts.number],
            "published_on": [facts.published_on],
            "published_to": [facts.published_to],
            "page_count": pl.Series([1], dtype=pl.Int32),
            "status": ["loaded"],
        }
    )
    names = ("table_name", "issue_id", "row", "column", "check", "reason")
    rejections = pl.DataFrame(
        {name: [getattr(rejection, name) for rejection in verdict.rejections] for name in names},
        schema=dict.fromkeys(names, pl.String),
    )
    entry = LedgerEntry(f"{issue_id}.pdf", sha256, 100, "loaded", None, issue_id, 1)
    return Load(entry, issue_id, fingerprint, "r1", {**verdict.good, "issue": issue, "rejections": rejections})
