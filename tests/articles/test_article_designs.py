"""What designers do to a page: quotations and captions set into text and pictures, names over and under headlines."""

from __future__ import annotations

import pytest

from pipelines.articles import lay_out
from pipelines.articles.stories.kinds import article_kind
from pipelines.model import Article, Box
from tests.articles.paper import Paper, document, sentences


def _story(*papers: Paper) -> Article:
    (story,) = (article for article in lay_out(document(*papers)).articles if article.kind == "story")
    return story


def test_a_drop_cap_joins_its_word_where_what_is_left_is_none() -> None:
    paper = Paper()
    top = paper.line(40, 60, "A Fair Wind at Last", 20, bold=True) + 6
    paper.line(40, top, "A", 26)
    for number, text in enumerate(("nyone who saw the ferry sail", "was asked to write to the office")):
        paper.line(60, top + 12 * number, text)
    paper.columns([40], top + 24, 500, 200, [sentences(8)])
    assert _story(paper).body.startswith("Anyone who saw")


def test_a_quotation_set_into_two_columns_is_no_text_of_either() -> None:
    paper = Paper()
    top = paper.line(40, 60, "Harbour Drowned Out", 30, bold=True) + 6
    told = "the tide came in over the quay and nobody on the pier could say when it would turn"
    left = told.split()
    whole = " ".join(left[:8])
    for number in range(14):
        set_in = 4 <= number < 9
        paper.line(40, top + 12 * number, " ".join(left[:5]) if set_in else whole)
        paper.line(340 if set_in else 270, top + 12 * number, " ".join(left[8:13]) if set_in else " ".join(left[8:16]))
    for number, text in enumerate(("“We were told", "to wait, so we", "all waited”")):
        paper.line(185 + 5 * number, top + 52 + 17 * number, text, 14, bold=True, font="Sans")
    paper.line(40, top + 190, "Ferry Sails Again", 14, bold=True, font="Sans")  # a headline in the quotation's type
    paper.block(40, top + 210, 200, sentences(6))
    story = next(a for a in lay_out(document(paper)).articles if a.headline == "Harbour Drowned Out")
    assert [b.text for b in story.blocks if b.role == "pull_quote"] == ["“We were told to wait, so we all waited”"]
    assert "waited" not in story.body
    assert story.body.startswith(f"{whole} {whole}")


def test_a_columnist_in_capitals_over_the_headline_wrote_it() -> None:
    paper = Paper()
    paper.images.append(Box(40, 60, 90, 120))
    paper.line(100, 64, "ANNA JENSEN", 12, bold=True, font="Sans")
    paper.line(100, 78, "tells it straight", 9, italic=True, font="Sans")
    paper.line(100, 92, "You Can Keep Your Ferry", 20, bold=True, font="Sans")
    paper.columns([40, 250], 130, 500, 190, [sentences(8), sentences(8, "pier")])
    top = paper.line(40, 560, "Pier Closed", 14, bold=True) + 3
    paper.block(40, top, 200, sentences(6))
    story = next(a for a in lay_out(document(paper)).articles if a.headline == "You Can Keep Your Ferry")
    assert (story.byline, story.kicker) == ("ANNA JENSEN", "tells it straight")


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        (("Anna Jensen, 9B",), "Anna Jensen, 9B"),
        (("Anna Jensen (parent governor)",), "Anna Jensen (parent governor)"),
        (("Words Anna Jensen Pictures Mark Lund",), "Words Anna Jensen Pictures Mark Lund"),
        (("From Anna Jensen", "in Horta"), "From Anna Jensen; in Horta"),
        (("By ANNA JENSEN", "Courier Staff"), "By ANNA JENSEN; Courier Staff"),
    ],
)
def test_who_wrote_is_told_in_many_manners(lines: tuple[str, ...], byline: str) -> None:
    paper = Paper()
    top = paper.line(40, 60, "Ferry Sails Again", 20, bold=True) + 3
    for number, line in enumerate(lines):
        top = paper.line(40, top, line, 9, font="Sans", bold=not number)
    paper.columns([40, 250], top + 4, 500, 190, [sentences(8), sentences(8, "pier")])
    story = _story(paper)
    assert (story.byline, story.deck) == (byline, None)


def test_text_below_a_picture_and_its_credit_is_of_the_headline_over_the_picture() -> None:
    paper = Paper()
    top = paper.line(40, 60, "Harbour Drowned Out", 40, bold=True)
    paper.images.append(Box(120, top, 560, top + 220))
    paper.line(40, top + 214, "Photo: Mark Lund", 6)
    paper.line(40, top + 230, "By Anna Jensen and Mark Lund", 9.5, bold=True, font="Sans")
    paper.columns([40, 170, 300, 430], top + 250, 780, 118, [sentences(11), sentences(9, "pier")])
    story = _story(paper)
    assert story.byline == "By Anna Jensen and Mark Lund"
    assert story.body.startswith(sentences(1))


def test_the_text_of_a_headline_on_a_page_of_its_own_begins_overleaf() -> None:
    first, second = Paper(), Paper(page_no=2)
    first.images.append(Box(0, 0, 600, 800))
    first.line(60, 400, "The Last Ferry", 44, bold=True, color="#ffffff")
    first.line(60, 470, "Words Anna Jensen Photographs Mark Lund", 9, color="#ffffff", font="Sans")
    second.columns([40, 220, 400], 60, 500, 160, [sentences(11), sentences(9, "pier")])
    story = _story(first, second)
    assert (story.headline, story.page_first, story.page_last) == ("The Last Ferry", 1, 2)
    assert story.byline == "Words Anna Jensen Photographs Mark Lund"


def test_a_line_printed_on_a_picture_is_its_caption() -> None:
    paper = Paper()
    paper.images.append(Box(0, 100, 600, 300))
    paper.line(40, 286, "The new ferry in the harbour. It is not to sail this year.", 8, color="#ffffff", font="Sans")
    top = paper.line(40, 310, "Ferry Waits for Its Crew", 24, bold=True) + 4
    paper.columns([40, 250], top, 600, 190, [sentences(8), sentences(8, "pier")])
    articles = lay_out(document(paper)).articles
    assert [article.headline for article in articles] == ["Ferry Waits for Its Crew"]
    assert "not to sail" not in articles[0].body


def test_a_signature_over_the_column_s_foot_keeps_the_place_in_another_type() -> None:
    paper = Paper()
    at = {0: 40.0, 1: 330.0}
    top = paper.line(40, 60, "Keep the Ferry", 12, bold=True, font="Sans")
    top = paper.block(40, top, 220, sentences(4))
    for name, place in (("Anna Jensen", "Horta"),):
        top = paper.line(180, top + 3, name, 8.5, bold=True, font="Sans")
        top = paper.line(180, top, place, 8.5, italic=True, font="Sans")
    top = paper.line(40, top + 12, "Sell the Pier", 12, bold=True, font="Sans")
    paper.block(40, top, 220, sentences(4) + " In winter the quay is")
    top = paper.line(at[1], 60, "different.")
    top = paper.line(at[1] + 140, top + 1, "Mark Lund", 8.5, bold=True, font="Sans")
    top = paper.line(at[1] + 140, top, "Velas", 8.5, italic=True, font="Sans")
    top = paper.line(at[1], top + 12, "Thank You", 12, bold=True, font="Sans")
    top = paper.block(at[1], top, 220, sentences(4))
    top = paper.line(at[1] + 140, top + 3, "Ida Lund", 8.5, bold=True, font="Sans")
    paper.line(at[1] + 140, top, "Horta", 8.5, italic=True, font="Sans")
    bylines = {article.headline: article.byline for article in lay_out(document(paper)).articles}
    assert bylines["Sell the Pier"] == "Mark Lund; Velas"


def test_what_says_who_publishes_and_small_advertisements_are_notices() -> None:
    box = "Published by the Union, 14 Harbour Street, Velas Editor: Ida Roe Tel. +47 555 01 22 ISSN 1822-0011"
    assert article_kind("story", "Harbour at Work", box) == "notice"
    assert article_kind("story", "CLASSIFIED", "Oak table, six chairs. Ring after six.") == "notice"
    told = "The pier opens on Monday. Tickets at 4 Mill Lane, telephone 01632 960 112."
    assert article_kind("story", "Pier Opens", told) == "brief"


def test_a_name_over_an_office_that_ends_in_a_full_stop_signs_a_notice() -> None:
    paper = Paper()
    top = 60.0
    for number, head in enumerate(("Closing of a Footpath", "Sale of Boats", "Rates of the Port"), start=411):
        top = paper.line(130, top, f"GENERAL NOTICE NO. {number}", 8)
        top = paper.line(130, top + 3, head, 11, bold=True) + 2
        top = paper.block(40, top, 300, sentences(3))
        top = paper.line(230, top + 8, "Anna Jensen,", italic=True)
        top = paper.line(230, top, "Town Clerk.", italic=True) + 12
    articles = [a for a in lay_out(document(paper)).articles if a.headline]
    assert [a.headline for a in articles] == ["Closing of a Footpath", "Sale of Boats", "Rates of the Port"]
    assert {a.byline for a in articles} == {"Anna Jensen, Town Clerk."}
    assert articles[0].kicker == "GENERAL NOTICE NO. 411"


def test_a_name_in_capitals_over_its_place_signs_a_letter_flush_left() -> None:
    paper = Paper()
    top = paper.line(40, 60, "Whose River Is It?", 12, bold=True)
    top = paper.block(40, top, 220, sentences(4)) + 2
    top = paper.line(50, top, "ANNA JENSEN", 8.5)
    top = paper.line(50, top, "Horta", 8.5, italic=True) + 8
    top = paper.line(40, top, "The Price of a Stamp", 12, bold=True)
    paper.block(40, top, 220, sentences(4, "pier"))
    bylines = {article.headline: article.byline for article in lay_out(document(paper)).articles}
    assert bylines["Whose River Is It?"] == "ANNA JENSEN; Horta"


def test_what_people_say_side_by_side_is_no_table() -> None:
    paper = Paper()
    paper.box(30, 50, 570, 170, fill="#f4f1ea")
    top = paper.line(40, 60, "What Members Say", 16, bold=True) + 6
    for number, name in enumerate(("Anna Jensen", "Mark Lund", "Ida Roe", "Tom Bell")):
        left = 40 + 130 * number
        paper.line(left, top, name, 9, bold=True)
        paper.line(left, top + 11, "Pilot", 9)
        for place, text in enumerate(("“That claim is old", "and the harbour", "has it in hand.”")):
            paper.line(left, top + 30 + 11 * place, text, 9, italic=True)
    paper.block(40, top + 120, 500, sentences(8))
    story = lay_out(document(paper)).articles[0]
    assert (story.headline, story.byline) == ("What Members Say", None)
    assert story.body.startswith("Anna Jensen")
    assert story.body.endswith("“That claim is old and the harbour has it in hand.”")


def test_who_is_quoted_stands_below_the_quotation() -> None:
    paper = Paper()
    top = paper.line(40, 60, "Milk by Boat", 24, bold=True) + 6
    top = paper.block(40, top, 200, sentences(6)) + 6
    paper.rule(40, top, 240)
    top = paper.line(40, top + 5, "“We built the", 13, bold=True, font="Sans")
    top = paper.line(40, top, "dryer once before.”", 13, bold=True, font="Sans") + 1
    top = paper.line(40, top, "— Anna Jensen, farmer", 8, font="Sans") + 14
    paper.block(40, top, 200, sentences(6, "pier"))
    story = _story(paper)
    assert [b.text for b in story.blocks if b.role == "pull_quote"] == [
        "“We built the dryer once before.”",
        "— Anna Jensen, farmer",
    ]
    assert "farmer" not in story.body


def test_a_heading_between_two_rules_is_over_all_columns_under_these() -> None:
    paper = Paper()
    top = paper.line(40, 60, "Bellfounder Retires", 22, bold=True) + 4
    paper.columns([40, 190, 340], top, 230, 140, [sentences(7)])
    paper.rule(40, 250, 560)
    paper.line(240, 256, "Family Notices", 15, bold=True)
    paper.rule(40, 276, 560)
    for number, name in enumerate(("Births", "Marriages", "Deaths")):
        paper.line(40 + 150 * number, 284, name, 10.5, bold=True, font="Sans")
        paper.block(40 + 150 * number, 298, 140, f"LUND. {sentences(2, name.casefold())}", 8, font="Sans")
    stories = {article.headline: article for article in lay_out(document(paper)).articles}
    assert "births" not in stories["Bellfounder Retires"].body
    assert stories["Family Notices"].kind == "notice"


def test_a_narrow_column_breaks_a_byline_within_a_name() -> None:
    paper = Paper()
    top = paper.line(40, 60, "Board Throws Out Survey", 26, bold=True) + 4
    for line in ("By FRANCINE", "JENSEN-LUND"):
        paper.line(60, top, line, 8, bold=True, font="Sans")
        top += 9.6
    paper.line(50, top, "Courier Writer", 7.5, font="Sans")
    paper.columns([40, 170], top + 12, 500, 118, [sentences(10)])
    assert _story(paper).byline == "By FRANCINE JENSEN-LUND; Courier Writer"


def test_a_quotation_that_breaks_a_sentence_of_its_column_is_no_headline() -> None:
    paper = Paper()
    top = paper.line(40, 60, "Gear Maker Books a Profit", 26, bold=True) + 4
    paper.line(40, top, "The board wants patience on wages", 13, italic=True)  # in the quotation's own type
    top = paper.block(40, top + 20, 200, sentences(5) + " The snow of") + 4
    paper.rule(40, top, 240)
    top = paper.line(40, top + 4, "‘We built the tank", 13, italic=True)
    top = paper.line(40, top, "once before’", 13, italic=True) + 14
    paper.block(40, top, 200, "January brought down the roof. " + sentences(5, "pier"))
    story = _story(paper)
    assert (story.headline, story.deck) == ("Gear Maker Books a Profit", "The board wants patience on wages")
    assert "The snow of January" in story.body


def test_a_headline_in_italics_under_a_rule_over_the_page_is_no_quotation_from_the_text_above() -> None:
    paper = Paper()
    paper.columns([40, 220, 400], 60, 140, 160, [sentences(5)])
    paper.rule(40, 152, 560)
    paper.line(220, 162, "ANNA JENSEN", 10.5, bold=True, font="Sans")
    paper.line(220, 174, "Guest columnist", 8.5, italic=True, font="Sans")
    paper.line(220, 186, "I Rode the Last Ferry", 20, bold=True, italic=True)
    paper.columns([220, 400], 212, 500, 160, [sentences(8, "pier")])
    top = paper.line(40, 162, "Open the Books", 16, bold=True) + 4
    paper.block(40, top, 160, sentences(6, "quay"))
    bylines = {article.headline: article.byline for article in lay_out(document(paper)).articles}
    assert bylines["I Rode the Last Ferry"] == "ANNA JENSEN; Guest columnist"


@pytest.mark.parametrize(
    ("line", "byline"),
    [("Anna Jensen (bailiff)", "Anna Jensen (bailiff)"), ("Anna Jensen @harbourpaper", "Anna Jensen")],
)
def test_what_stands_behind_a_name_is_told_from_it(line: str, byline: str) -> None:
    paper = Paper()
    top = paper.line(40, 60, "Ferry Sails Again", 20, bold=True) + 3
    top = paper.line(40, top, line, 9, font="Sans", bold=True)
    paper.columns([40, 250], top + 4, 500, 190, [sentences(8), sentences(8, "pier")])
    assert _story(paper).byline == byline


def test_what_is_signed_has_ended_before_the_table_at_the_next_column_s_head() -> None:
    paper = Paper()
    top = paper.line(110, 60, "Thank You", 13, bold=True)
    top = paper.block(40, top, 220, sentences(2)) + 4
    paper.line(180, top, "Anna Jensen", italic=True)
    paper.line(380, 60, "Flowers", 11, bold=True)
    paper.box(320, 76, 540, 140, fill="#eeeeee")
    for number, (day, name) in enumerate((("22 March", "12 lilies"), ("29 March", "30 roses"), ("5 April", "9 reeds"))):
        paper.line(330, 82 + 18 * number, day, 8)
        paper.line(450, 82 + 18 * number, name, 8)
    stories = {article.headline: article for article in lay_out(document(paper)).articles}
    assert stories["Thank You"].body == sentences(2)
    assert stories["Thank You"].kind == "brief"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (("Harbour Gazette, Monday, March 9, 2026",), "Harbour Gazette"),
        (("The Fell Record", "Friday 6 February 2026"), "The Fell Record"),
        (("LOCAL NEWS", "Friday 6 February 2026"), None),
    ],
)
def test_an_inside_page_names_its_paper_in_its_running_head(head: tuple[str, ...], name: str | None) -> None:
    paper = Paper()
    for number, text in enumerate(head):
        paper.line(40 + 320 * number, 30, text, 9, font="Sans")
    paper.line(540, 30, "31", 9, font="Sans")
    paper.rule(40, 44, 560)
    top = paper.line(40, 60, "Late Header Sinks Rovers", 28, bold=True) + 4
    paper.columns([40, 300], top, 500, 240, [sentences(8), sentences(8, "pier")])
    assert lay_out(document(paper)).issue.publication in {name, "issue" if name is None else name}
