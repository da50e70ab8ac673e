"""Names of sections in bars, headlines reversed out of a tint, and what comes after a signed text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.articles import lay_out
from pipelines.model import Box, Document, Layout, Rect
from tests.articles.paper import Paper, document, sentences


def _shown(paper: Paper, *rects: Rect) -> Layout:
    page = replace(paper.page(), rects=rects)
    return lay_out(Document("issue", "issue.pdf", (page,)))


def _bar(left: float, top: float, right: float, fill: str = "#220055") -> Rect:
    return Rect(Box(left, top, right, top + 16), fill, None)


def test_a_bar_over_small_stories_side_by_side_names_their_section_and_heads_none():
    paper = Paper()
    paper.line(50, 60, "Salt Workers Buy Their Pans", 24, bold=True)
    paper.columns([50, 230, 410], 100, 290, 150, [sentences(14)])
    paper.line(55, 303, "Villages", 10, bold=True, color="#ffffff")
    heads = ("Weir Repairs Begin", "Old Pier to Close", "Choir Tours Islands")
    for x, head in zip((50, 230, 410), heads, strict=True):
        paper.line(x, 324, head, 11, bold=True)
        paper.block(x, 340, 150, sentences(7))

    layout = _shown(paper, _bar(50, 300, 560))

    assert [a.headline for a in layout.articles] == ["Salt Workers Buy Their Pans", *heads]
    assert {a.section for a in layout.articles[1:]} == {"Villages"}


def test_a_bar_over_a_column_of_nibs_is_no_part_of_the_first_ones_headline():
    paper = Paper()
    paper.line(55, 66, "In brief", 10, bold=True, color="#ffffff")
    top = 84.0
    for head in ("Pool Opens Late", "Ferry Clock Mended", "Bells Ring Again"):
        paper.line(50, top, head, 10.5, bold=True)
        top = paper.block(50, top + 13, 160, sentences(5)) + 14
    paper.line(240, 60, "Grain Store Opens in Time", 22, bold=True)
    paper.columns([240, 410], 100, 700, 150, [sentences(24)])

    layout = _shown(paper, _bar(50, 60, 210))

    heads = {a.headline for a in layout.articles}
    assert {"Pool Opens Late", "Ferry Clock Mended", "Bells Ring Again", "Grain Store Opens in Time"} == heads


def test_a_bar_right_over_text_is_the_heading_of_that_text():
    paper = Paper()
    paper.line(55, 63, "Current situation", 12, bold=True, color="#ffffff")
    paper.block(50, 90, 500, sentences(12))

    layout = _shown(paper, _bar(50, 60, 560))

    assert [a.headline for a in layout.articles] == ["Current situation"]


def test_a_headline_and_deck_reversed_out_of_a_tint_head_the_columns_below_it():
    paper = Paper()
    paper.line(60, 60, "Smelter Keeps Its Night Shift", 28, bold=True, color="#ffffff")
    paper.line(60, 94, "Talks ran until dawn before the owners gave way", 12, bold=True, color="#ffffff")
    paper.line(50, 122, "Lan Nguyen", 9)
    paper.columns([50, 230, 410], 138, 430, 150, [sentences(22)])

    (story,) = _shown(paper, Rect(Box(50, 50, 560, 116), "#222222", None)).articles

    assert story.headline == "Smelter Keeps Its Night Shift"
    assert story.deck == "Talks ran until dawn before the owners gave way"
    assert story.byline == "Lan Nguyen"


def test_a_brief_in_a_tint_keeps_its_own_text():
    paper = Paper()
    paper.line(60, 60, "Bridge Toll Doubled Today", 14, bold=True)
    paper.block(60, 78, 480, sentences(2))
    paper.block(50, 130, 500, sentences(14))

    layout = _shown(paper, Rect(Box(50, 50, 560, 116), "#dddddd", None))

    assert [a.headline for a in layout.articles if a.headline] == ["Bridge Toll Doubled Today"]
    assert len(layout.articles) == 2


@pytest.mark.parametrize("signed", [True, False])
def test_a_small_heading_after_a_signed_text_begins_another_one(signed):
    paper = Paper()
    paper.line(50, 60, "A Word from the Chair", 16, bold=True)
    top = paper.block(50, 84, 480, sentences(9))
    if signed:
        top = paper.line(380, top + 4, "Ruth Achieng, Chair", 10, italic=True)
    paper.line(50, top + 12, "Dates for the hall", 11, bold=True)
    paper.block(50, top + 28, 480, sentences(9))

    heads = [a.headline for a in lay_out(document(paper)).articles]

    assert heads == (["A Word from the Chair", "Dates for the hall"] if signed else ["A Word from the Chair"])


def test_a_title_over_a_line_of_many_pieces_is_the_papers_name():
    paper = Paper()
    paper.line(150, 40, "Meadow Parish News", 26, bold=True)
    paper.line(170, 69, "April 2025 – 40p – serving four villages", 11, italic=True)
    paper.line(220, 100, "From the Vicarage", 15, bold=True)
    paper.block(50, 122, 500, sentences(16))

    layout = lay_out(document(paper))

    assert [a.headline for a in layout.articles] == ["From the Vicarage"]
    assert layout.issue.publication == "Meadow Parish News"


@pytest.mark.parametrize(("room", "byline"), [(2.0, "Esther van Dyk"), (0.0, None)])
def test_a_name_in_the_texts_type_is_a_byline_where_room_sets_it_apart(room, byline):
    paper = Paper()
    paper.line(50, 60, "Night Market Returns to Quay", 18, bold=True)
    top = paper.line(50, 86, "Esther van Dyk", 10)
    paper.block(50, top + room, 400, sentences(12))

    (story,) = lay_out(document(paper)).articles

    assert story.byline == byline


def test_a_band_with_a_title_and_its_authors_is_a_headline_and_no_masthead():
    paper = Paper()
    paper.line(60, 30, "POLICY BRIEF 12 | APRIL 2025", 9, color="#ffffff")
    paper.line(60, 46, "Grain Stores After the Flood", 24, bold=True, color="#ffffff")
    paper.line(60, 78, "Claire Dubois and Emma Larsen", 9, italic=True, color="#ffffff")
    paper.block(60, 130, 480, sentences(20))

    (story,) = _shown(paper, Rect(Box(0, 0, 600, 100), "#226633", None)).articles

    assert story.headline == "Grain Stores After the Flood"
    assert story.byline == "Claire Dubois and Emma Larsen"


@pytest.mark.parametrize("mark", ["–", "~"])
def test_a_byline_between_marks_is_one_without_them(mark):
    paper = Paper()
    paper.line(150, 60, "Choir Cuts a Record", 20, bold=True)
    paper.line(190, 84, f"{mark} By Emma Larsen {mark}", 9, italic=True)
    paper.columns([50, 310], 100, 330, 240, [sentences(16)])

    (story,) = lay_out(document(paper)).articles

    assert (story.byline, story.authors) == ("By Emma Larsen", ("Emma Larsen",))


def test_headings_in_bars_over_rows_of_tiles_head_the_texts_below():
    paper = Paper()
    rects = []
    top = 50.0
    for head in ("Cholera – Ardmore", "Measles – Eastvale"):
        rects.append(_bar(50, top, 560, "#0066aa"))
        paper.line(55, top + 2, head, 12.5, color="#ffffff")
        for x, (number, label) in zip(
            (50, 220, 390), (("768", "Cases"), ("35", "Deaths"), ("5%", "Share")), strict=True
        ):
            rects.append(Rect(Box(x, top + 22, x + 160, top + 58), "#ddeeff", None))
            paper.line(x + 60, top + 26, number, 14, bold=True)
            paper.line(x + 60, top + 44, label, 8)
        top = paper.block(50, top + 66, 510, sentences(9)) + 14

    layout = _shown(paper, *rects)

    stories = [a for a in layout.articles if a.kind == "story"]
    assert [a.headline for a in stories] == ["Cholera – Ardmore", "Measles – Eastvale"]
    assert all(a.body.startswith("The harbour master wrote down the neap tide of day 1 ") for a in stories)


def test_a_label_reversed_out_of_a_tag_on_a_picture_heads_no_story():
    paper = Paper()
    paper.line(60, 60, "ARABLE", 9, bold=True, color="#ffffff")
    paper.line(50, 220, "Rust Spreads to Southern Wheat", 24, bold=True)
    paper.columns([50, 310], 260, 560, 240, [sentences(24)])

    (story,) = _shown(paper, Rect(Box(55, 56, 92, 73), "#44aa77", None)).articles

    assert (story.kicker, story.headline) == ("ARABLE", "Rust Spreads to Southern Wheat")


def test_numbered_notices_signed_by_an_officer_are_a_text_each():
    paper = Paper()
    top = 60.0
    for number, head in enumerate(("CLOSING OF A ROAD", "WATER RATES FOR MAY", "SALE OF A BOAT"), start=12):
        paper.line(240, top, f"NOTICE {number} OF 2025", 9.5)
        paper.line(235, top + 12, head, 10.5, bold=True)
        top = paper.block(50, top + 26, 500, sentences(7))
        top = paper.line(50, top + 2, "EMMA LARSEN", 10, bold=True)
        top = paper.line(50, top, "Municipal Manager", 10, bold=True) + 14

    layout = lay_out(document(paper))

    assert [(a.kicker, a.headline) for a in layout.articles] == [
        ("NOTICE 12 OF 2025", "CLOSING OF A ROAD"),
        ("NOTICE 13 OF 2025", "WATER RATES FOR MAY"),
        ("NOTICE 14 OF 2025", "SALE OF A BOAT"),
    ]
    assert {a.byline for a in layout.articles} == {"EMMA LARSEN; Municipal Manager"}


def test_a_foot_under_a_rule_is_furniture_where_the_page_is_not_filled():
    paper = Paper()
    paper.line(50, 60, "Rain Fills the Upper Dam", 20, bold=True)
    paper.block(50, 90, 500, sentences(40))
    paper.rule(50, 640, 550)
    paper.line(50, 645, "Emergency Centre, Tarn", 7)
    paper.line(520, 645, "Page 1", 7)

    (story,) = lay_out(document(paper)).articles

    assert story.body.endswith("late supper.")


def test_headings_printed_alike_in_one_box_head_a_text_each():
    paper = Paper()
    top = 70.0
    for head in ("CASES THIS WEEK", "WARDS AT RISK", "BEDS AT MIDNIGHT"):
        paper.line(60, top, head, 11, bold=True)
        top = paper.block(60, top + 14, 220, sentences(4)) + 6
    paper.line(320, 70, "River Clears After the Spill", 18, bold=True)
    paper.block(320, 96, 240, sentences(14))

    layout = _shown(paper, Rect(Box(50, 60, 300, top + 10), None, "#0066aa"))

    heads = {a.headline for a in layout.articles}
    assert heads == {"CASES THIS WEEK", "WARDS AT RISK", "BEDS AT MIDNIGHT", "River Clears After the Spill"}


def test_a_remark_below_a_text_is_no_headline_however_bold():
    paper = Paper()
    paper.line(50, 60, "Counts of the Week", 16, bold=True)
    top = paper.block(50, 84, 480, sentences(9))
    paper.line(50, top + 8, "Note: two ports have yet to report", 14, bold=True)

    assert [a.headline for a in lay_out(document(paper)).articles] == ["Counts of the Week"]


def test_an_imprint_of_several_lines_at_the_foot_of_every_page_is_furniture():
    pages = []
    for number in range(2):
        paper = Paper()
        paper.block(50, 60, 480, sentences(30 + number))
        top = paper.line(120, 730, "Situation report of the Ministry of Health and Works, Tarn", 9, italic=True)
        top = paper.line(130, top, "For more please ask the district health team on duty", 9, italic=True)
        paper.line(140, top, "National office: Directorate of Prevention, Ardmore", 9, italic=True)
        pages.append(paper)

    layout = lay_out(document(*pages))

    assert all("Directorate" not in a.body for a in layout.articles)
    assert sum("Directorate" in block.text for block in layout.furniture) == 2


def test_a_bar_across_two_columns_is_read_before_the_text_at_the_head_of_the_second():
    """Each language of a bulletin under a bar with its name, over columns that its text flows through."""
    paper, top, bars = Paper(), 60.0, []
    for part, heads in (
        ("English", ("Pumps for the Coast", "Nets Handed Out")),
        ("Notes", ("Lamps Lit", "Boats Sold")),
    ):
        bars.append(_bar(50, top, 550))
        paper.line(290, top + 3, part, 10, bold=True, color="#ffffff")
        left = paper.line(50, top + 30, heads[0], 13, bold=True) + 4
        left = paper.block(50, left, 240, sentences(12, f"{part} pump"))
        right = (
            paper.block(310, top + 30, 240, "Then came the second part of it. " + sentences(4, f"{part} coast")) + 10
        )
        right = paper.line(310, right, heads[1], 13, bold=True) + 4
        right = paper.block(310, right, 240, sentences(5, f"{part} net"))
        top = max(left, right) + 20

    layout = _shown(paper, *bars)

    first = layout.articles[0]
    assert [a.headline for a in layout.articles] == [
        "Pumps for the Coast",
        "Nets Handed Out",
        "Lamps Lit",
        "Boats Sold",
    ]
    assert "Then came the second part of it." in first.body


def test_a_label_in_the_margin_is_no_part_of_the_headline_beside_it():
    paper, top = Paper(), 60.0
    for label, head in (("Building permits", "Fewer Barns Were Built"), ("Overnight stays", "Guests Stay Longer")):
        paper.line(40, top + 3, label, 9, bold=True)
        top = paper.line(135, top, head, 14, bold=True) + 4
        top = paper.block(135, top, 400, sentences(2, label.split()[0])) + 60
    heads = [article.headline for article in _shown(paper).articles if article.headline]
    assert heads == ["Fewer Barns Were Built", "Guests Stay Longer"]
