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


def test_a_columnist_is_named_beside_the_picture_over_the_headline() -> None:
    paper = Paper()
    paper.images.append(Box(40, 60, 100, 130))
    paper.line(110, 70, "Anna van Dyk", 12, bold=True, font="Sans")
    top = paper.line(40, 140, "A Harbour Without Ships", 20, bold=True) + 6
    paper.columns([40, 250], top, 500, 190, [sentences(8), sentences(8, "pier")])

    (story,) = (article for article in lay_out(document(paper)).articles if article.kind == "story")

    assert (story.headline, story.byline) == ("A Harbour Without Ships", "Anna van Dyk")


def test_one_caption_tells_of_a_row_of_pictures() -> None:
    paper = Paper()
    paper.line(40, 60, "Sports Day Draws the Whole Town", 20, bold=True)
    paper.images.extend(Box(x0, 90, x0 + 90, 160) for x0 in (40, 140, 240))
    paper.line(40, 164, "From the left: the relay, the sack race and the long jump.", 7.5)
    paper.block(40, 190, 400, sentences(12))

    (story,) = lay_out(document(paper)).articles

    assert [block.text[:8] for block in story.blocks if block.role == "caption"] == ["From the"]
    assert "sack race" not in story.body


@pytest.mark.parametrize("name", ["Quirin Abelard", "Harbour Notes"])
def test_a_rare_name_flush_between_a_picture_and_a_headline_is_the_columnists(name: str) -> None:
    paper = Paper()
    paper.images.append(Box(40, 60, 110, 130))
    paper.line(40, 136, name, 13, bold=True, font="Sans")
    paper.line(40, 152, "A Harbour Without Ships", 20, bold=True)
    paper.columns([40, 250], 178, 500, 190, [sentences(8), sentences(8, "pier")])

    (story,) = (article for article in lay_out(document(paper)).articles if article.kind == "story")

    expected = (name, None) if name == "Quirin Abelard" else (None, name)
    assert (story.byline, story.kicker) == expected
