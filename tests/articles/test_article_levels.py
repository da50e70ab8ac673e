"""Headings side by side below a text that is not theirs, signatures set flush right, second halves without a head."""

from __future__ import annotations

import pytest

from pipelines.articles import lay_out
from pipelines.model import Article, Layout
from tests.articles.paper import Paper, document, sentences, width_of


def _stories(*papers: Paper) -> dict[str | None, Article]:
    layout: Layout = lay_out(document(*papers))
    return {article.headline: article for article in layout.articles}


def test_headings_level_under_columns_that_break_off_head_texts_of_their_own():
    paper = Paper()
    at = paper.line(200, 60, "Ferry Sails Again", 18, bold=True)
    words = sentences(12).split()
    half = len(words) // 2 + 2
    left = paper.block(40, at + 4, 250, " ".join(words[:half]))
    paper.block(310, at + 4, 250, " ".join(words[half:]))
    for x, heading in ((40, "SOUP EVENINGS"), (310, "SLATE FUND")):
        top = paper.line(x, left + 8, heading, 10, bold=True)
        paper.block(x, top + 2, 250, sentences(6))
    stories = _stories(paper)
    assert set(stories) == {"Ferry Sails Again", "SOUP EVENINGS", "SLATE FUND"}
    assert " ".join(stories["Ferry Sails Again"].body.split()) == " ".join(words)


def test_a_name_in_capitals_flush_right_over_its_place_signs_the_text_above():
    paper = Paper()
    top = 60.0
    for heading, name, place in (("The pier is cold", "NOOR HASSAN", "Horta"), ("More buses", "ADA HOLM", "Kovel")):
        top = paper.line(40, top + 12, heading, 12, bold=True)
        top = paper.block(40, top + 1, 165, sentences(4))
        for text in (name, place):
            top = paper.line(205 - width_of(text, 10), top, text)
    stories = _stories(paper)
    assert stories["The pier is cold"].authors == ("NOOR HASSAN",)
    assert stories["More buses"].authors == ("ADA HOLM",)
    assert " ".join(stories["The pier is cold"].body.split()) == sentences(4)


def test_what_goes_on_from_page_one_under_a_rule_is_no_part_of_the_stories_above_it():
    front, inside = Paper(), Paper()
    words = sentences(16).split()
    at = front.line(40, 60, "Ferry Sails Again", 24, bold=True)
    at = front.block(40, at + 6, 300, " ".join(words[:50]))
    front.line(40, at + 2, "TURN TO PAGE TWO", 9, bold=True)
    inside.line(40, 30, "2", 8)
    at = inside.line(40, 60, "Pier Is Closed", 24, bold=True)
    inside.columns([40, 220], at + 6, at + 150, 165, [sentences(7)])
    at = inside.line(400, 60, "Nets Are Dear", 14, bold=True)
    inside.block(400, at + 2, 165, sentences(6))
    inside.rule(40, 300, 565)
    at = inside.line(40, 306, "FROM PAGE ONE", 9, bold=True)
    inside.columns([40, 220, 400], at + 2, at + 180, 165, [" ".join(words[50:])])
    stories = _stories(front, inside)
    assert set(stories) == {"Ferry Sails Again", "Pier Is Closed", "Nets Are Dear"}
    assert " ".join(stories["Ferry Sails Again"].body.split()) == " ".join(words)
    assert " ".join(stories["Nets Are Dear"].body.split()) == sentences(6)


def test_a_name_over_an_office_below_room_for_a_signature_by_hand_signs_the_letter():
    paper = Paper()
    top = paper.line(40, 60, "Dear Shareholder", 16, bold=True)
    top = paper.block(40, top + 4, 500, sentences(6))
    top = paper.line(40, top + 22, "Wenona Brask")
    top = paper.line(40, top, "Chair")
    top = paper.line(40, top + 26, "Outlook", 16, bold=True)
    paper.block(40, top + 4, 500, sentences(6))
    stories = _stories(paper)
    assert stories["Dear Shareholder"].byline == "Wenona Brask; Chair"
    assert " ".join(stories["Dear Shareholder"].body.split()) == sentences(6)


def test_main_points_below_a_release_s_title_and_day_are_no_text_of_their_own():
    paper = Paper()
    top = paper.line(40, 60, "TIDE TABLES SELL OUT", 22, bold=True)
    top = paper.line(40, top + 2, "Release date: 6 June 2031 Next release: 5 September 2031", 8.5)
    top = paper.line(40, top + 10, "Main points", 14, bold=True)
    top = paper.line(40, top + 2, "• Sales of tide tables rose by 4 percent.")
    top = paper.line(40, top + 8, "• Nine shops sold none.")
    paper.block(40, top + 20, 500, sentences(8))
    stories = _stories(paper)
    assert set(stories) == {"TIDE TABLES SELL OUT"}
    assert stories["TIDE TABLES SELL OUT"].body.endswith(sentences(8))


def test_a_heading_at_a_column_s_foot_whose_text_goes_on_overleaf_is_a_subhead():
    first, second = Paper(), Paper()
    top = first.line(40, 60, "Ferry Sails Again", 24, bold=True)
    top = first.block(40, top + 6, 500, sentences(10))
    first.line(40, top + 8, "What the crew says", 10, bold=True)
    second.block(40, 60, 500, sentences(9))
    (article,) = lay_out(document(first, second)).articles
    assert article.body.split() == [*sentences(10).split(), *sentences(9).split()]
    assert [block.text for block in article.blocks if block.role == "subhead"] == ["What the crew says"]


def test_a_line_over_a_headline_that_says_where_the_story_began_is_of_that_story() -> None:
    front = Paper()
    front.line(40, 40, "Night Buses Return to the North", 24, bold=True)
    front.columns([40], 80, 400, 300, [sentences(5, "bus")])
    front.line(200, 420, "Turn to Page 2", bold=True)
    second = Paper(page_no=2)
    second.line(40, 20, "2")
    second.line(40, 50, "Bed Nets Handed Out Before the Floods", 24, bold=True)
    second.columns([40, 210, 380], 86, 180, 155, [sentences(6, "net")])
    second.line(40, 230, "Dryers Run Day and Night", 18, bold=True)
    second.columns([40], 256, 500, 240, [sentences(4, "barley")])
    second.line(300, 230, "From Page 1", 9, bold=True)
    second.line(300, 242, "Night Buses Return", 18, bold=True)
    second.columns([300], 268, 700, 240, [sentences(8, "depot")])

    found = {article.headline: article.body for article in lay_out(document(front, second)).articles}

    assert set(found) == {
        "Night Buses Return to the North",
        "Bed Nets Handed Out Before the Floods",
        "Dryers Run Day and Night",
    }
    assert "barley" not in found["Night Buses Return to the North"]
    assert "depot" in found["Night Buses Return to the North"]


def test_text_at_the_head_of_a_column_below_a_page_wide_text_goes_on_from_the_column_before() -> None:
    paper = Paper()
    top = paper.line(40, 40, "Minutes of the Meeting", 16, bold=True) + 4
    top = paper.block(40, top, 520, sentences(3, "chair")) + 6
    line = "Nobody had taken the kettle from the hall, the secretary was told by a member of the club."
    top = paper.line(40, top, line) + 6
    paper.line(40, top, "Ada Holm, Secretary", italic=True)
    top += 30
    at = paper.line(40, top, "A Peal for the Baker", 16, bold=True) + 2
    paper.block(40, at, 240, sentences(7, "bell"))
    paper.block(320, top, 240, "It took an hour and was enjoyed by all. " + sentences(3, "rope"))

    found = _stories(paper)

    assert "rope" in str(found["A Peal for the Baker"].body)
    assert "rope" not in str(found["Minutes of the Meeting"].body)


def test_a_heading_between_rules_over_the_middle_of_its_column_heads_what_is_below() -> None:
    paper = Paper()
    at = paper.line(40, 40, "Lucja Brandvold", 16, bold=True) + 2
    at = paper.block(40, at, 240, sentences(4, "signal")) + 8
    paper.rule(40, at, 280)
    at = paper.line(143, at + 3, "DEATHS", 11, bold=True, font="Sans") + 2
    paper.rule(40, at, 280)
    at += 6
    for name in ("HOLM", "BELL", "ROE"):
        paper.line(40, at, name, bold=True)
        paper.line(40 + width_of(name + " ", 10), at, "on 27 November, peacefully, at home in")
        at = paper.block(40, at + 12, 240, "town, aged 91. The funeral is on Monday at noon in the chapel.") + 6

    assert list(_stories(paper)) == ["Lucja Brandvold", "HOLM", "BELL", "ROE"]


@pytest.mark.parametrize(
    ("line", "byline"), [("Major R. Holm (retd.)", "Major R. Holm (retd.)"), ("Name and address supplied", None)]
)
def test_a_letter_is_signed_by_who_is_retired_and_by_nobody_who_is_withheld(line: str, byline: str | None) -> None:
    paper = Paper()
    at = paper.line(40, 40, "The Wrong Trousers", 13, bold=True) + 2
    at = paper.block(40, at, 240, sentences(4, "cup"))
    at = paper.line(280 - 5 * len(line), at, line, bold=True) + 8
    at = paper.line(40, at, "In Praise of the Ford", 13, bold=True) + 2
    paper.block(40, at, 240, sentences(4, "ford"))

    found = _stories(paper)

    assert found["The Wrong Trousers"].byline == byline
    assert found["In Praise of the Ford"].kicker is None
    assert line not in found["The Wrong Trousers"].body


def test_a_name_in_bold_type_over_an_office_signs_a_letter_that_ends_in_a_few_words() -> None:
    paper = Paper()
    at = paper.line(40, 40, "From the Principal", 14, bold=True) + 4
    at = paper.block(40, at, 300, sentences(3, "school")) + 9
    at = paper.line(40, at, "Thank you all.") + 9
    at = paper.line(40, at, "Ada Holm", bold=True)
    at = paper.line(40, at, "Principal") + 18
    at = paper.line(40, at, "Cross-Country Mud", 14, bold=True) + 4
    paper.block(40, at, 300, sentences(4, "mud"))
    assert _stories(paper)["From the Principal"].byline == "Ada Holm; Principal"
