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
