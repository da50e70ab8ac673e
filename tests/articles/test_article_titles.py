"""What heads a text: names over obituaries, drawn titles, mastheads over two lines; and addresses, which do not."""

from __future__ import annotations

from pipelines.articles import lay_out
from pipelines.model import Article, Box, Layout
from tests.articles.paper import Paper, document, sentences


def _stories(paper: Paper) -> dict[str | None, Article]:
    layout: Layout = lay_out(document(paper))
    return {article.headline: article for article in layout.articles}


def test_a_masthead_over_two_lines_beside_its_day_is_no_headline():
    paper = Paper()
    paper.line(40, 24, "The Tide", 36, bold=True)
    paper.line(40, 66, "Table", 36, bold=True)
    for number, text in enumerate(("Vol. 4 No. 18", "Friday, May 3,", "2024")):
        paper.line(470, 70 + 10 * number, text, 8)
    paper.rule(40, 108, 560)
    at = paper.line(40, 122, "Ferry Sails Again", 20, bold=True)
    paper.columns([40, 310], at + 6, at + 160, 250, [sentences(12)])
    layout = lay_out(document(paper))
    assert [article.headline for article in layout.articles] == ["Ferry Sails Again"]
    assert (layout.issue.publication, layout.issue.number) == ("The Tide Table", "Vol. 4 No. 18")


def test_names_over_obituaries_are_headlines_and_no_bylines():
    paper = Paper()
    top = paper.line(40, 60, "OBITUARIES", 20, bold=True) + 6
    for name in ("Ada Holm", "Tom Bell", "Ida Roe"):
        top = paper.line(40, top + 8, name, 11.5, bold=True)
        top = paper.block(40, top + 1, 250, sentences(5))
    stories = _stories(paper)
    assert {"Ada Holm", "Tom Bell", "Ida Roe"} <= set(stories)
    assert all(article.byline is None for article in stories.values())


def test_a_letter_is_signed_by_a_name_over_its_place():
    paper = Paper()
    top = 60.0
    for heading, name in (("The pier is cold", "Ada Holm"), ("More buses", "Tom Bell")):
        top = paper.line(40, top + 10, heading, 13, bold=True)
        top = paper.block(40, top + 1, 250, sentences(5))
        top = paper.line(40, top + 8, name, 10, bold=True)
        top = paper.line(40, top, "Horta", 10, italic=True)
    stories = _stories(paper)
    assert {head: story.authors for head, story in stories.items()} == {
        "The pier is cold": ("Ada Holm",),
        "More buses": ("Tom Bell",),
    }


def test_a_byline_may_name_its_place_without_by_or_no_person_at_all():
    for line, authors in (("Ada Holm in Horta", ("Ada Holm",)), ("Our own correspondent", ())):
        paper = Paper()
        at = paper.line(40, 60, "Ferry Sails Again", 20, bold=True)
        at = paper.line(40, at + 2, line, 8, italic=True)
        paper.columns([40, 310], at + 6, at + 160, 250, [sentences(12)])
        story = _stories(paper)["Ferry Sails Again"]
        assert (story.byline, story.authors) == (line, authors)


def test_the_text_below_a_picture_of_words_is_a_story_of_its_own():
    paper = Paper()
    at = paper.line(40, 60, "Ferry Sails Again", 20, bold=True)
    at = paper.block(40, at + 6, 500, sentences(8))
    paper.images.append(Box(40, at + 12, 440, at + 52))
    paper.block(40, at + 66, 500, sentences(9))
    assert [len(story.blocks) for story in lay_out(document(paper)).articles] == [2, 1]


def test_an_address_in_large_bold_type_heads_nothing():
    paper = Paper()
    at = paper.line(40, 60, "Ferry Sails Again", 20, bold=True)
    at = paper.block(40, at + 6, 250, sentences(8))
    at = paper.line(40, at + 8, "http://www.ferry.example/tables", 13, bold=True)
    paper.block(40, at + 4, 250, sentences(5))
    assert set(_stories(paper)) == {"Ferry Sails Again"}
