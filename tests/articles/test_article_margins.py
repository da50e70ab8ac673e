"""Headings, decks and names in a margin left of the text."""

from __future__ import annotations

from pipelines.articles import lay_out
from tests.articles.paper import Paper, document, sentences, width_of


def test_heads_in_the_margin_are_subheads_of_the_story_beside_them() -> None:
    paper = Paper()
    top = paper.line(170, 60, "Ferry Sails Again", 20, bold=True) + 4
    top = paper.line(40, top, "What works here may not work in the next harbour", 11.5) + 3
    top = paper.line(40, top, "Anna Jensen", 9, bold=True, italic=True) + 6
    at = paper.columns([170], top, 700, 380, [sentences(5)])
    for name, count in (("Next steps", 5), ("Room for doubt", 6)):
        at += 8
        paper.line(156 - width_of(name, 10), at, name, bold=True, italic=True)
        at = paper.columns([170], at, 700, 380, [sentences(count, name.split()[0].lower())])
    (story,) = lay_out(document(paper)).articles
    assert (story.headline, story.byline) == ("Ferry Sails Again", "Anna Jensen")
    assert story.deck == "What works here may not work in the next harbour"
    assert [block.text for block in story.blocks if block.role == "subhead"] == ["Next steps", "Room for doubt"]
    assert "steps" not in story.body


def test_a_mark_that_closes_a_text_is_no_part_of_it_though_it_stands_at_the_texts_leading() -> None:
    paper = Paper()
    top = paper.line(40, 60, "Ferry Sails Again", 20, bold=True) + 4
    top = paper.columns([40], top, 700, 500, [sentences(6)])
    top = paper.line(60, top, "###")
    top = paper.line(40, top + 6, "About the Harbour Trust", bold=True)
    paper.columns([40], top, 700, 500, [sentences(4, "trust")])
    stories = {article.headline: article.body for article in lay_out(document(paper)).articles}
    assert set(stories) == {"Ferry Sails Again", "About the Harbour Trust"}
    assert "#" not in "".join(stories.values())
