"""Releases of one column: what stands between headline and text, boxes amid the text, and text over the page's end."""

from __future__ import annotations

from pipelines.articles import lay_out
from tests.articles.paper import Paper, document, sentences


def _release(dated: str = "First quarter 2031 · Released 4 May 2031 at 9:30") -> Paper:
    paper = Paper()
    paper.line(50, 60, "Orders at Harbour Yards Rise", 22, bold=True)
    paper.line(50, 90, dated, 9)
    paper.box(50, 110, 550, 200, "#e0e8f0")
    paper.line(60, 116, "Highlights", 13, bold=True)
    paper.block(60, 136, 480, sentences(5, "dock"))
    top = paper.block(50, 220, 500, sentences(12))
    paper.line(50, top + 6, "Next steps", 9.5, bold=True)
    paper.block(50, top + 20, 500, sentences(8, "yard"))
    return paper


def test_when_a_release_was_printed_is_no_part_of_its_text() -> None:
    first, *_ = lay_out(document(_release())).articles
    assert first.headline == "Orders at Harbour Yards Rise"
    assert "Released" not in first.body


def test_a_day_over_a_list_stays_text() -> None:
    paper = Paper()
    paper.line(50, 60, "Meetings of the Harbour Board", 20, bold=True)
    paper.line(50, 90, "4 May 2031", 10)
    paper.block(50, 104, 500, sentences(6))
    (story,) = lay_out(document(paper)).articles
    assert "4 May 2031" in story.body


def test_text_goes_on_over_the_page_in_the_story_and_not_in_the_box_within_it() -> None:
    second = Paper()
    second.block(50, 60, 500, sentences(8, "crane"))
    stories = lay_out(document(_release(), second)).articles
    assert [story.headline for story in stories] == ["Orders at Harbour Yards Rise", "Highlights"]
    assert "crane" in stories[0].body
    assert "crane" not in stories[1].body


def test_a_note_carried_over_the_page_does_not_part_the_subhead_below_it_from_its_story() -> None:
    second = Paper()
    second.line(50, 60, "Source: Survey of the Yards", 7.5)
    second.line(50, 76, "The view from the quay", 9.5, bold=True)
    second.block(50, 90, 500, sentences(10, "crane"))
    stories = lay_out(document(_release(), second)).articles
    assert [story.headline for story in stories if story.body] == ["Orders at Harbour Yards Rise", "Highlights"]
    assert "crane" in stories[0].body


def test_a_quoted_headline_alone_on_its_page_is_told_by_those_of_other_pages() -> None:
    first, second = Paper(), Paper()
    first.line(50, 60, "Ferry Crews Vote to Strike", 18, bold=True)
    top = first.block(50, 84, 240, sentences(14))
    first.line(50, top + 10, "Owners Ask for a Week", 18, bold=True)
    first.block(50, top + 34, 240, sentences(12, "pier"))
    top = second.block(50, 60, 240, sentences(8, "pier"))
    second.line(50, top + 8, "“We Were Never Even Asked”", 18, bold=True)
    second.line(50, top + 28, "By Anna van Dyk", 9)
    second.block(50, top + 44, 240, sentences(12, "crane"))

    stories = lay_out(document(first, second)).articles

    assert [story.headline for story in stories][2:] == ["“We Were Never Even Asked”"]
    assert stories[-1].byline == "By Anna van Dyk"


def test_two_pictures_under_a_deck_and_a_byline_are_no_chart() -> None:
    paper = Paper()
    paper.line(40, 50, "The Quay, Then and Now", 28, bold=True)
    paper.line(40, 86, "What two pictures tell of fifty years", 12, font="Sans")
    paper.line(40, 102, "By Anna van Dyk", 9)
    paper.box(40, 116, 290, 240, "#808080")
    paper.box(300, 116, 550, 240, "#808080")
    paper.columns([40, 215, 390], 260, 560, 160, [sentences(16)])

    (story,) = lay_out(document(paper)).articles

    assert (story.kind, story.byline) == ("story", "By Anna van Dyk")
    assert story.body.count("harbour") == 16


def test_text_below_the_rest_of_a_table_goes_on_in_the_story_of_the_page_before() -> None:
    second = Paper()
    for row in range(4):
        for at, cell in enumerate(("North Yard", "412", "398", "-3.4")):
            second.line(60 + 120 * at, 60 + 16 * row, cell, 9)
        second.rule(50, 73 + 16 * row, 550)
    top = second.block(50, 150, 500, sentences(10, "crane"))
    top = second.block(50, top + 8, 500, sentences(8, "crane"))
    second.block(50, top + 8, 500, sentences(8, "crane"))

    stories = lay_out(document(_release(), second)).articles

    assert "crane" in stories[0].body
    assert [story.kind for story in stories if "crane" in story.body] == ["story"]
