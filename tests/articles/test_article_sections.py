"""Names of sections, side columns and frames: what heads texts of its own, and what a box keeps apart."""

from __future__ import annotations

import pytest

from pipelines.articles import lay_out
from pipelines.model import Box
from tests.articles.paper import Paper, document, sentences, width_of


def _frame(paper: Paper, x0: float, top: float, x1: float, bottom: float) -> None:
    """Draw a frame as four rules, as typesetting programs do."""
    for level in (top, bottom):
        paper.rule(x0, level, x1)
    for upright in (x0, x1):
        paper.rule(upright, top, upright, bottom)


def _headlines(*papers: Paper) -> list[str | None]:
    return [article.headline for article in lay_out(document(*papers)).articles]


def _middle(paper: Paper, left: float, right: float, top: float, text: str, size: float) -> None:
    paper.line((left + right - width_of(text, size)) / 2, top, text, size, bold=True)


@pytest.mark.parametrize("cells", [False, True])
def test_text_in_a_frame_of_four_rules_is_no_part_of_the_text_above(cells):
    paper = Paper()
    paper.line(40, 60, "Pilots of the Estuary", 20, bold=True)
    top = paper.block(40, 100, 520, sentences(14), 10) + 20
    _frame(paper, 40, top, 560, top + 50)
    paper.line(46, top + 8, "Publisher Ida Roe", 8)
    paper.line(46, top + 20, "Quay House, 12 Mill Lane, Alder", 8)
    paper.line(306, top + 8, "Editor Max Holm", 8)
    paper.line(306, top + 20, "Printed by the Harbour Press, desk@harbour.example", 8)
    if cells:
        paper.rule(300, top, 300, top + 50)
    bodies = [article.body for article in lay_out(document(paper)).articles]
    assert bodies[0] == sentences(14)


def test_rules_that_only_meet_are_no_frame():
    """The middle column stands between two column rules and the rules across the page."""
    paper = Paper()
    paper.line(30, 60, "Pilots of the Estuary", 20, bold=True)
    paper.columns([30, 220, 410], 100, 300, 160, [sentences(12)], 9)
    for level in (92.0, 310.0):
        paper.rule(20, level, 580)
    for upright in (205.0, 395.0):
        paper.rule(upright, 92, upright, 310)
    (article,) = lay_out(document(paper)).articles
    assert article.body == sentences(12)


def test_names_over_the_middle_of_a_column_name_sections():
    paper = Paper()
    top = 60.0
    for name, heads in (
        ("LOST GOODS", ("Anchors in the mud", "A cello")),
        ("ORDERS", ("New lamps", "Buoys renumbered")),
    ):
        _middle(paper, 40, 300, top, name, 11)
        top += 24
        for head in heads:
            paper.line(40, top, head, 9, bold=True)
            top = paper.block(40, top + 12, 260, sentences(3), 9) + 8
    articles = lay_out(document(paper)).articles
    assert [article.headline for article in articles] == [
        "Anchors in the mud",
        "A cello",
        "New lamps",
        "Buoys renumbered",
    ]
    assert [article.section for article in articles] == ["LOST GOODS", "LOST GOODS", "ORDERS", "ORDERS"]


def test_small_print_beside_the_text_has_headings_of_its_own():
    paper = Paper()
    paper.line(40, 60, "Trade of the Harbour in May and June", 22, bold=True)
    top = 110.0
    for head in ("More ships came in", "Fewer went out"):
        paper.line(40, top, head, 12, bold=True)
        top = paper.block(40, top + 16, 340, sentences(6), 10) + 10
    top = 110.0
    for head, text in (("Whom to ask", "Ida Roe desk"), ("How the ships are counted", sentences(4))):
        paper.line(420, top, head, 8, bold=True)
        top = paper.block(420, top + 10, 140, text, 7.5) + 10
    found = {article.headline: article.body for article in lay_out(document(paper)).articles}
    assert found["How the ships are counted"] == sentences(4)
    assert found["Trade of the Harbour in May and June"] == "\n\n".join([sentences(6)] * 2)


def test_a_list_of_contents_on_a_tint_with_its_heading_ends_there():
    paper = Paper()
    paper.box(30, 80, 170, 260, "#eeddcc")
    paper.line(40, 90, "CONTENTS", 11, bold=True)
    for place, entry in enumerate(("Anchors", "Buoys", "Lamps", "Pilots", "Tides", "Winches")):
        paper.line(40, 112 + 14 * place, entry, 8)
        paper.line(154, 112 + 14 * place, str(place + 1), 8)
    paper.line(200, 84, "Anchors in the mud of the estuary", 14, bold=True)
    paper.block(200, 106, 350, sentences(12), 10)
    found = {article.headline: article.body for article in lay_out(document(paper)).articles}
    assert found["Anchors in the mud of the estuary"] == sentences(12)


def test_bars_alike_over_headings_alike_name_sections_though_larger():
    paper = Paper()
    top = 60.0
    for name, heads in (("Ships", ("Anchors in the mud", "Masts for sale")), ("Lamps", ("Lamps on the quay", "Oil"))):
        paper.box(40, top - 3, 560, top + 15, "#772222")
        paper.line(46, top, name, 11, bold=True, color="#ffffff")
        top += 22
        for head in heads:
            paper.line(40, top, head, 10, bold=True)
            top = paper.block(40, top + 13, 520, sentences(3), 9) + 8
        top += 8
    assert _headlines(paper) == ["Anchors in the mud", "Masts for sale", "Lamps on the quay", "Oil"]


def test_a_headline_beside_the_picture_of_another_story_is_no_deck_of_it():
    paper = Paper()
    paper.line(40, 60, "Pilots of the Estuary Refuse to Sail", 26, bold=True)
    paper.line(40, 92, "They ask for lamps on the north quay", 13)
    paper.images.append(Box(40, 114, 380, 260))
    paper.line(40, 266, "By Ida Roe", 8, bold=True)
    paper.columns([40, 216], 278, 420, 164, [sentences(7)], 9)
    paper.line(396, 116, "Lamps for the Quay", 16, bold=True)
    paper.line(396, 136, "By Max Holm", 8, bold=True)
    paper.block(396, 148, 164, sentences(11), 9)
    paper.line(40, 460, "Masts for Sale", 16, bold=True)
    paper.columns([40, 216, 396], 482, 600, 164, [sentences(8)], 9)
    assert _headlines(paper) == ["Pilots of the Estuary Refuse to Sail", "Lamps for the Quay", "Masts for Sale"]


def test_questions_at_the_heads_of_two_columns_stand_under_one_headline():
    paper = Paper()
    paper.line(40, 60, "Five Minutes With Ida Roe", 22, bold=True)
    for x, asked in ((40, ("How did it begin?", "And then?")), (310, ("Is there water?", "What comes next?"))):
        top = 100.0
        for question in asked:
            top = paper.line(x, top, question, 10, bold=True) + 4
            top = paper.block(x, top, 240, sentences(3), 10) + 6
    paper.line(40, top + 60, "Masts for Sale", 22, bold=True)
    paper.block(40, top + 90, 520, sentences(6), 10)
    assert _headlines(paper) == ["Five Minutes With Ida Roe", "Masts for Sale"]


def test_text_below_a_headline_on_a_tint_that_runs_to_the_edges_is_its_story():
    paper = Paper()
    paper.box(0, 0, 600, 240, "#112233")
    paper.line(45, 40, "FEATURE", 9, color="#ffffff")
    paper.line(45, 60, "Pilots of the Estuary", 30, bold=True, color="#ffffff")
    paper.line(45, 130, "They ask for lamps on the quay", 14, italic=True, color="#ffffff")
    paper.line(45, 180, "Words Amara Pereira", 9, bold=True, color="#ffffff")
    paper.line(45, 193, "Pictures Osman Yilmaz", 9, bold=True, color="#ffffff")
    paper.columns([45, 215, 385], 260, 420, 150, [sentences(10)], 9)
    (article,) = lay_out(document(paper)).articles
    assert (article.headline, article.body) == ("Pilots of the Estuary", sentences(10))


def test_the_day_in_brief_heads_briefs():
    paper = Paper()
    paper.line(40, 60, "The day in brief", 16, bold=True)
    top = 90.0
    for lead in ("Bridge closed.", "Lamps out.", "Mast found."):
        right = 40.0
        for word in lead.split():
            paper.line(right, top, word, 9, bold=True)
            right += width_of(word, 9) + 4.5
        paper.block(40, top, 260, sentences(2), 9, indent=right - 40)
        top += 60
    assert _headlines(paper) == ["Bridge closed", "Lamps out", "Mast found"]
