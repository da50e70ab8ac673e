"""The manners of papers: mastheads, side heads, signed letters, jump lines in many words."""

from __future__ import annotations

import pytest

from pipelines.articles import lay_out
from pipelines.model import Article, Box, Layout
from tests.articles.paper import Paper, document, sentences


def _story(layout: Layout, headline: str) -> Article:
    found = [article for article in layout.articles if article.headline == headline]
    assert found, [article.headline for article in layout.articles]
    return found[0]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _headed(paper: Paper, top: float) -> None:
    at = paper.line(40, top, "Ferry Sails Again", 20, bold=True)
    paper.columns([40, 310], at + 6, at + 160, 250, [sentences(12)])


def _title_under_its_day(paper: Paper) -> None:
    paper.line(40, 20, "No. 18", 8)
    paper.line(480, 20, "May 3, 2024", 8)
    paper.rule(40, 32, 560)
    paper.line(150, 38, "The Tide Table", 36, bold=True)
    paper.rule(40, 84, 560)


def _title_on_a_tint(paper: Paper) -> None:
    paper.box(40, 20, 560, 82, fill="#1f4e9c")
    paper.line(50, 24, "The Tide Table", 34, bold=True, color="#ffffff")
    paper.line(50, 66, "May 3, 2024 | No. 18", 8, color="#ffffff")


def _title_beside_its_day(paper: Paper) -> None:
    paper.line(40, 24, "The Tide Table", 36, bold=True)
    paper.line(430, 40, "May 3, 2024, No. 18", 8)
    paper.rule(40, 70, 560)


def _title_over_many_pieces(paper: Paper) -> None:
    paper.line(150, 24, "The Tide Table", 36, bold=True)
    paper.rule(40, 64, 560)
    paper.line(80, 68, "Vol. 12, No. 18 | Friday, May 3, 2024 | Harbours, ferries and the weather", 8)
    paper.rule(40, 82, 560)


def _title_over_number_and_month(paper: Paper) -> None:
    paper.line(40, 24, "The Tide Table", 30, bold=True)
    paper.line(40, 62, "Issue 18, May 3, 2024", 10)


def _title_over_number_and_day(paper: Paper) -> None:
    paper.line(40, 40, "The Tide Table", 26, bold=True)
    paper.line(40, 70, "No. 18 | 3 May 2024", 10)


def _title_over_season_and_day(paper: Paper) -> None:
    paper.line(40, 40, "The Tide Table", 26, bold=True)
    paper.line(40, 70, "Spring 2024 | 3 May 2024", 10)


def _title_over_quarter_and_day(paper: Paper) -> None:
    paper.line(40, 40, "The Tide Table", 26, bold=True)
    paper.line(40, 70, "First quarter 2024 | 3 May 2024", 10)


@pytest.mark.parametrize(
    "masthead",
    [
        _title_under_its_day,
        _title_on_a_tint,
        _title_beside_its_day,
        _title_over_many_pieces,
        _title_over_number_and_month,
        _title_over_number_and_day,
        _title_over_season_and_day,
        _title_over_quarter_and_day,
    ],
)
def test_a_masthead_is_no_headline_in_any_form(masthead):
    paper = Paper()
    masthead(paper)
    _headed(paper, 100)
    layout = lay_out(document(paper))
    assert layout.issue.publication == "The Tide Table"
    assert layout.issue.published_on is not None
    assert [article.headline for article in layout.articles] == ["Ferry Sails Again"]


def test_a_heading_with_a_day_right_below_a_masthead_is_no_running_head():
    paper = Paper()
    _title_on_a_tint(paper)
    paper.line(40, 86, "Week 18 at a glance, May 3, 2024", 10, bold=True)
    _headed(paper, 140)
    layout = lay_out(document(paper))
    assert "Week 18 at a glance" in " ".join(
        block.text for article in layout.articles for block in article.blocks if block.role != "furniture"
    )


def test_a_lead_under_a_running_head_is_no_masthead():
    paper = Paper()
    paper.line(40, 20, "May 3, 2024", 8)
    paper.line(520, 20, "A3", 8)
    paper.rule(40, 32, 560)
    _headed(paper, 44)
    layout = lay_out(document(paper))
    assert _plain(_story(layout, "Ferry Sails Again").body) == sentences(12)


def test_a_headline_left_of_its_columns_has_their_text():
    paper = Paper()
    texts = {"Crane Idle": sentences(9), "Nets Dry": sentences(9, "market"), "Pier Shut": sentences(9, "town")}
    top = 60.0
    for headline, text in texts.items():
        first, second = headline.split()
        paper.line(40, paper.line(40, top, first, 20, bold=True), second, 20, bold=True)
        paper.line(40, top + 52, "By Una Holm", 9, italic=True)
        paper.columns([180, 380], top, top + 150, 180, [text])
        top += 180
    layout = lay_out(document(paper))
    assert {headline: _plain(_story(layout, headline).body) for headline in texts} == texts
    assert {article.byline for article in layout.articles} == {"By Una Holm"}


def test_letters_that_run_over_columns_are_texts_of_their_own():
    paper = Paper()
    paper.line(40, 40, "Your Letters", 26, bold=True)
    paper.rule(40, 74, 560)
    second = sentences(8, "market").split()
    at = paper.line(40, 84, "Dredge the Basin", 12, bold=True)
    at = paper.block(40, at + 2, 250, sentences(8))
    paper.line(40, paper.line(40, at + 4, "Peter Vale", 9, italic=True), "Horta", 9, italic=True)
    at = paper.line(40, at + 50, "Keep the Stalls", 12, bold=True)
    paper.block(40, at + 2, 250, " ".join(second[:70]))
    at = paper.block(310, 84, 250, " ".join(second[70:]))
    at = paper.line(310, at + 4, "Ida Roe, Velas", 9, italic=True)
    at = paper.line(310, at + 20, "More Lights on the Quay", 12, bold=True)
    at = paper.block(310, at + 2, 250, sentences(5, "town"))
    paper.line(310, at + 4, "Tom Bell", 9, italic=True)
    layout = lay_out(document(paper))
    assert _plain(_story(layout, "Keep the Stalls").body) == sentences(8, "market")
    bylines = {a.headline: a.byline for a in layout.articles if a.body}
    assert bylines == {
        "Dredge the Basin": "Peter Vale; Horta",
        "Keep the Stalls": "Ida Roe, Velas",
        "More Lights on the Quay": "Tom Bell",
    }


@pytest.mark.parametrize("line", ["To page 2", "» Page 2", "More on page 2", "Please see FERRY, page 2"])
def test_jump_lines_join_a_story_in_many_words(line):
    first, second = Paper(), Paper()
    words = sentences(14).split()
    first.line(40, 60, "Ferry Sails Again", 20, bold=True)
    first.block(40, 90, 250, " ".join(words[:120]))
    first.line(40, first.words[-1].box.bottom + 4, line, 8, italic=True)
    second.line(40, 60, "Ferry Sails Again", 20, bold=True)
    second.line(40, 86, "From page 1", 8, italic=True)
    second.block(40, 100, 250, " ".join(words[120:]))
    layout = lay_out(document(first, second))
    assert [_plain(article.body) for article in layout.articles] == [sentences(14)]


def test_a_justified_line_of_two_words_stays_one():
    paper = Paper()
    paper.line(40, 60, "Ferry Sails Again", 20, bold=True)
    lines = ["the crew had been", "asked to come to", "National Harbour", "and the boats of", "this old town as"]
    at = 90.0
    for line in lines * 3:
        words = line.split()
        room = 110 - sum(5.0 * len(word) for word in words)
        x = 40.0
        for word in words:
            paper.line(x, at, word)
            x += 5.0 * len(word) + room / (len(words) - 1)
        at += 12
    story = lay_out(document(paper)).articles[0]
    assert _plain(story.body) == " ".join(lines * 3)


def test_columns_flow_on_past_a_boxed_story_set_into_them():
    text = sentences(30).split()
    paper = Paper()
    paper.line(40, 40, "Harbour Rebuilt", 24, bold=True)
    ends = [(40, 80, 300), (40, 460, 700), (220, 80, 300), (220, 460, 700), (400, 80, 700)]
    lengths = [55, 60, 55, 60, len(text) - 230]
    begin = 0
    for (x, top, _), length in zip(ends, lengths, strict=True):
        paper.block(x, top, 160, " ".join(text[begin : begin + length]))
        begin += length
    paper.box(36, 310, 384, 450, fill="#eeeeee")
    at = paper.line(46, 318, "Nets for Sale", 13, bold=True)
    paper.block(46, at, 320, sentences(4, "market"))
    layout = lay_out(document(paper))
    assert _plain(_story(layout, "Harbour Rebuilt").body) == " ".join(text)
    assert _plain(_story(layout, "Nets for Sale").body) == sentences(4, "market")


def test_questions_of_an_interview_are_text():
    paper = Paper()
    paper.line(40, 40, "The Harbour Master Talks", 24, bold=True)
    at = 80.0
    asked = ("Who pays for the dredging?", "When do the ferries return?", "Do you miss the sea?")
    for question in asked:
        at = paper.line(40, at, question, bold=True)
        at = paper.block(40, at, 300, sentences(3)) + 6
    body = lay_out(document(paper)).articles[0].body
    assert all(question in body for question in asked)


def test_a_caption_may_stand_above_its_picture():
    paper = Paper()
    paper.line(40, 40, "Storm Season", 22, bold=True)
    at = paper.block(40, 70, 250, sentences(6))
    at = paper.line(40, at + 8, "Waves at the old pier in March.", 8, italic=True)
    paper.images.append(Box(40, at + 1, 290, at + 90))
    paper.block(40, at + 100, 250, sentences(3, "market"))
    story = lay_out(document(paper)).articles[0]
    assert "Waves" not in story.body
    assert [block.text for block in story.blocks if block.role == "caption"] == ["Waves at the old pier in March."]


def test_a_line_under_a_field_without_text_is_its_caption():
    paper = Paper()
    at = paper.line(40, 60, "Ferry Sails Again", 20, bold=True)
    at = paper.block(40, at + 6, 250, sentences(3))
    paper.box(40, at + 4, 290, at + 104, fill="#cccccc")
    below = paper.line(40, at + 108, "The ferry at its quay in May. Photo:", 8, font="Sans")
    below = paper.line(40, below, "Ada Brink", 8, font="Sans", bold=True)
    paper.block(40, below + 8, 250, sentences(4, "quay"))
    story = _story(lay_out(document(paper)), "Ferry Sails Again")
    assert [b.role for b in story.blocks if "Photo" in b.text or "Ada" in b.text] == ["caption"] * len(
        [b for b in story.blocks if "Photo" in b.text or "Ada" in b.text]
    )
    assert "Ada Brink" not in story.body
    assert story.byline is None
