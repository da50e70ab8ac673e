"""Plain text as an article.

Belongs here: text that was never printed. Does not belong here: anything with a page.
"""

from __future__ import annotations

from pipelines.model import Article, stable_id


def article_from_text(text_id: str, text: str) -> Article:
    """Return `text` as one article whose body is the text itself, so that offsets are the text's own."""
    return Article(article_id=stable_id("art", text_id, text), issue_id=text_id, kind="story", body=text)
