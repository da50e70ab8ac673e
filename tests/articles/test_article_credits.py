"""Who made what, where papers say so beside the text: photographers, authors' notes, signatures, titles on pictures."""

from __future__ import annotations

import pytest

from pipelines.articles import lay_out
from pipelines.articles.wording.dates import find_period
from pipelines.model import Article, Box
from tests.articles.paper import Paper, document, sentences, width_of


def _stories(*papers: Paper) -> dict[str | None, Article]:
    return {article.headline: article for article in lay_out(document(*papers)).articles}


def _plain(text: str) -> str:
    return " ".join(text.split())


def test_a_photographers_name_at_the_pictures_edge_is_no_part_of_the_column_below() -> None:
    paper = Paper()
    paper.line(40, 60, "Ferry Sails Again From Tomorrow", 24, bold=True)
    paper.images.append(Box(220, 100, 560, 260))
    paper.line(220, 262, "The ferry leaves the northern pier at noon.", 8, font="Sans")
    credit = "ADA HOLM / HARBOUR WEEKLY"
    paper.line(560 - width_of(credit, 5), 273, credit, 5, font="Sans")
    paper.columns([40], 100, 400, 160, [sentences(7)])
    paper.columns([220, 400], 285, 400, 160, [sentences(4, "pier")])
    story = _stories(paper)["Ferry Sails Again From Tomorrow"]
    assert credit not in _plain(story.body)


@pytest.mark.parametrize(
    "note",
    [
        "Ada Holm has kept the light at Horta since 2016 and writes about weather.",
        "The author is harbour master at Horta. She can be reached at the pier.",
    ],
)
def test_what_is_said_of_the_author_in_italics_below_the_text_is_no_part_of_it(note: str) -> None:
    paper = Paper()
    top = paper.line(40, 60, "Ferry Sails Again From Tomorrow", 24, bold=True)
    top = paper.columns([40], top + 4, 500, 400, [sentences(8)])
    paper.block(40, top + 6, 400, note, 9, italic=True)
    story = _stories(paper)["Ferry Sails Again From Tomorrow"]
    assert "Horta" not in story.body
    assert story.credit == note


def test_what_a_box_says_of_somebody_is_its_text() -> None:
    paper = Paper()
    top = paper.line(40, 60, "Ferry Sails Again From Tomorrow", 24, bold=True)
    paper.columns([40], top + 4, 300, 400, [sentences(8)])
    paper.box(40, 400, 440, 480, "#e0e0f0")
    paper.line(50, 410, "Colleague of the month", 12, bold=True)
    paper.block(50, 428, 380, "Ada Holm has worked in the laundry since 2016. She knows every deck by name.", 9)
    assert _stories(paper)["Colleague of the month"].body.startswith("Ada Holm has worked")


def test_minutes_are_signed_at_the_head_of_the_next_column() -> None:
    paper = Paper()
    top = paper.line(40, 60, "Secretary’s Report", 15, bold=True)
    paper.columns([40], top, 700, 250, [sentences(20)])
    top = paper.columns([310], 60, 700, 250, ["The meeting was then adjourned until the first Thursday of June."])
    top = paper.line(310, top + 2, "Respectfully submitted, Ada Holm, Secretary", 10, italic=True)
    top = paper.line(310, top + 12, "Dues Go Up", 15, bold=True)
    paper.columns([310], top, 700, 250, [sentences(5, "pier")])
    stories = _stories(paper)
    assert stories["Secretary’s Report"].byline == "Respectfully submitted, Ada Holm, Secretary"
    assert stories["Dues Go Up"].kicker is None


def test_a_kicker_that_reaches_into_the_headlines_room_goes_with_it() -> None:
    paper = Paper()
    paper.line(40, 60, "PRESIDENT’S MESSAGE", 9, bold=True)
    top = paper.line(40, 65.5, "Act Before the Season", 18, bold=True)
    paper.columns([40], top + 4, 700, 250, [sentences(8)])
    story = _stories(paper)["Act Before the Season"]
    assert story.kicker == "PRESIDENT’S MESSAGE"
    assert story.body


def test_the_second_line_of_a_byline_in_the_first_column_stands_level_with_the_text_of_another() -> None:
    paper = Paper()
    paper.line(40, 60, "Ferry Sails Again From Tomorrow Noon On", 27, bold=True)
    paper.line(40, 101, "By Ada Holm", 8, font="Sans", bold=True)
    paper.line(40, 110.5, "The Evening Tide", 8, font="Sans", italic=True)
    paper.columns([40], 124, 300, 160, [sentences(5)])
    paper.columns([400], 100, 300, 160, [sentences(5, "pier")])
    story = _stories(paper)["Ferry Sails Again From Tomorrow Noon On"]
    assert story.byline == "By Ada Holm; The Evening Tide"
    assert story.body.startswith("The harbour master")


def test_a_small_heading_of_three_lines_in_a_narrow_column_heads_the_text_below_a_section_bar() -> None:
    paper = Paper()
    paper.box(40, 50, 160, 66, "#000000")
    paper.line(70, 53, "BRIEFLY", 10, font="Sans", bold=True, color="#ffffff")
    top = 76.0
    heads = [
        "Two boats sunk off the north pier",
        "Crab fishers leave the old harbour",
        "Pilot held at the customs gate",
    ]
    for number, head in enumerate(heads):
        top = paper.block(40, top, 90, head, 10.5, font="Sans", bold=True) + 2
        top = paper.columns([40], top, 790, 120, [sentences(2, f"pier{number}")]) + 8
    assert list(_stories(paper)) == heads


def test_a_title_on_a_picture_goes_with_what_it_is_about_and_the_text_overleaf() -> None:
    opener, text = Paper(), Paper()
    opener.images.append(Box(0, 0, 600, 800))
    opener.line(50, 90, "The Last Ferry", 48, bold=True, color="#ffffff")
    opener.line(50, 600, "A year on the northern pier with its keepers", 14, font="Sans", color="#ffffff")
    opener.line(50, 660, "Words Ada Holm", 9, font="Sans", color="#ffffff")
    opener.line(50, 671, "Pictures Tom Bell", 9, font="Sans", color="#ffffff")
    text.columns([40, 310], 60, 400, 250, [sentences(14)])
    (story,) = _stories(opener, text).values()
    assert (story.headline, story.deck) == ("The Last Ferry", "A year on the northern pier with its keepers")
    assert story.byline == "Words Ada Holm; Pictures Tom Bell"
    assert story.body.startswith("The harbour master")


def test_notices_under_three_centred_lines_in_capitals_are_signed_by_office_holders() -> None:
    paper = Paper()
    top = 40.0
    acts = [("THE WATER ACT", "PERMIT TO DRAW WATER FROM THE LOWER RIVER"), ("THE LANDS ACT", "LOSS OF A DEED")]
    acts += [("THE HARBOURS ACT", "CLOSING OF THE NORTHERN PIER FOR REPAIRS")]
    heads = []
    for number, (act, what) in enumerate(acts):
        lines = [f"GAZETTE NOTICE NO. {number + 12} OF 2031", act, what]
        for line in lines:
            top = paper.line(300 - width_of(line, 10) / 2, top, line)
        heads.append(" ".join(lines))
        top = paper.block(40, top, 520, sentences(4, f"dock{number}"), indent=10)
        top = paper.line(560 - width_of("J. A. HOLM,", 10), top + 1, "J. A. HOLM,")
        office = "Registrar of Harbours."
        top = paper.line(560 - width_of(office, 10), top, office, italic=True) + 24
    stories = _stories(paper)
    assert list(stories) == heads
    assert {story.byline for story in stories.values()} == {"J. A. HOLM; Registrar of Harbours."}


@pytest.mark.parametrize(
    ("head", "first"), [("The Tide  Issue 3  July 2031", "2031-07-01"), ("THE TIDE #9 SEPTEMBER 2031", "2031-09-01")]
)
def test_the_number_of_an_issue_before_a_month_is_no_day(head: str, first: str) -> None:
    period = find_period(head)
    assert period is not None
    assert period.first.isoformat() == first
    assert period.last > period.first


def test_a_name_with_an_office_flush_right_in_the_texts_own_type_signs_it() -> None:
    paper = Paper()
    top = paper.line(40, 60, "A Word From the Board", 15, bold=True)
    top = paper.columns([40], top, 500, 400, [sentences(6)])
    signed = "Tom Haverly, President"
    top = paper.line(440 - width_of(signed, 10), top + 2, signed)
    top = paper.line(40, top + 16, "Fees Go Up", 15, bold=True)
    paper.columns([40], top, 700, 400, [sentences(5, "pier")])
    assert _stories(paper)["A Word From the Board"].byline == signed


def test_a_columnists_name_on_two_lines_beside_the_picture_is_the_byline() -> None:
    paper = Paper()
    paper.images.append(Box(40, 60, 90, 118))
    paper.line(96, 84, "PETER", 15, bold=True)
    paper.line(96, 101, "LARSEN", 15, bold=True)
    top = paper.line(40, 124, "Another One Goes Out", 28, bold=True)
    paper.columns([40, 310], top + 4, top + 180, 250, [sentences(12)])
    story = _stories(paper)["Another One Goes Out"]
    assert story.authors == ("PETER LARSEN",)


def test_a_line_over_the_gutter_under_a_rule_is_no_text_of_the_last_column() -> None:
    paper = Paper()
    top = paper.line(40, 60, "Ferry Sails Again", 18, bold=True)
    paper.columns([40], top, 500, 250, [sentences(8)])
    top = paper.line(310, 60, "Crab Season Opens", 18, bold=True)
    paper.columns([310], top, 500, 250, [sentences(8, "pier")])
    paper.rule(40, 520, 560)
    paper.line(60, 530, "Flowers: the first Sunday Ada Holm; then the Roes. Copy for June to Tom Bell, please.")
    assert not any("Flowers" in _stories(paper)[head].body for head in ("Ferry Sails Again", "Crab Season Opens"))


def test_a_heading_in_a_box_is_no_title_of_the_table_in_the_next_one() -> None:
    paper = Paper()
    paper.box(40, 60, 300, 130, "#eeeeff")
    paper.line(80, 66, "Welcome, New Members", 15, bold=True)
    for number, name in enumerate(
        ("The Holms, 12 Pier Road", "Tom and Ida Bell, 4 Quay", "The Roe family, 7 Mast Lane")
    ):
        paper.line(50, 88 + 12 * number, name)
    board = (
        ("Ada Holm", "President", "555-0111"),
        ("Jan Roe", "Treasurer", "555-0113"),
        ("Ida Bell", "Clerk", "555-0114"),
    )
    paper.box(38, 136, 302, 240, "#ffeeee")
    paper.block(50, 204, 240, "The board meets on the first Thursday of each month but July, in the old net loft.", 9)
    for number, row in enumerate(board):
        paper.rule(44, 142 + 16 * number, 296)
        for x, cell in zip((50, 130, 220), row, strict=True):
            paper.line(x, 145 + 16 * number, cell, 9)
    paper.rule(44, 142 + 16 * len(board), 296)
    for x in (44, 120, 210, 296):
        paper.rule(x, 142, x, 142 + 16 * len(board))
    story = _stories(paper)["Welcome, New Members"]
    assert "555-0111" not in " ".join(block.text for block in story.blocks)
    assert story.deck is None
