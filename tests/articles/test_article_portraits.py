"""Names below pictures: a columnist's is a byline, another's a caption, and neither is text."""

from __future__ import annotations

import pytest

from pipelines.articles import lay_out
from pipelines.model import Article, Box
from tests.articles.paper import Paper, document, sentences


def _column(page: str, *below: str) -> Article:
    paper = Paper()
    paper.line(40, 20, page, 9, font="Sans")
    paper.rule(40, 32, 560)
    paper.images.append(Box(40, 60, 120, 160))
    for number, line in enumerate(below):
        paper.line(40, 163 + 12 * number, line, font="Sans")
    top = paper.line(150, 60, "A Harbour Without Ships", 22, bold=True) + 6
    paper.columns([150, 360], top, 500, 190, [sentences(8), sentences(8, "pier")])
    return next(article for article in lay_out(document(paper)).articles if article.headline)


@pytest.mark.parametrize(("page", "office"), [("OPINION", ()), ("NEWS", ("Harbour Editor",))])
def test_a_columnist_is_named_below_the_picture(page: str, office: tuple[str, ...]) -> None:
    story = _column(page, "Anna van Dyk", *office)
    assert story.byline == "; ".join(("Anna van Dyk", *office))
    assert "van Dyk" not in story.body


def test_whom_a_picture_shows_is_its_caption() -> None:
    story = _column("NEWS", "Anna van Dyk")
    assert story.byline is None
    assert [block.text for block in story.blocks if block.role == "caption"] == ["Anna van Dyk"]
    assert "van Dyk" not in story.body
