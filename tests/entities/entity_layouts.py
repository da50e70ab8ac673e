"""Layouts for the tests of this room: articles from plain text, without pages."""

from __future__ import annotations

from datetime import date

from pipelines.entities import find_mentions
from pipelines.model import Article, IssueFacts, Layout, Mention


def layout(*bodies: str, issue_id: str = "issue-1", byline: str | None = None, headline: str | None = None) -> Layout:
    """Return an issue whose articles have these bodies."""
    articles = tuple(
        Article(f"{issue_id}-a{i}", issue_id, "story", body, byline=byline, headline=headline)
        for i, body in enumerate(bodies)
    )
    return Layout(IssueFacts(issue_id, f"{issue_id}.pdf", None, None, date(2024, 5, 6), None), (), articles)


def mentions(*bodies: str, issue_id: str = "issue-1", byline: str | None = None) -> tuple[Mention, ...]:
    """Return the mentions of an issue with these bodies."""
    return find_mentions(layout(*bodies, issue_id=issue_id, byline=byline))


def names(found: tuple[Mention, ...], label: str) -> set[str]:
    """Return the canonical names under one label."""
    return {mention.name for mention in found if mention.label == label}
