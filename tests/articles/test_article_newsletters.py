"""Newsletters and bulletins whose headings are hardly larger than their text: what is printed alike heads alike.

Belongs here: mastheads named by a season, small headings over several pages and columns, quotations and signatures
among them. Does not belong here: mastheads in stacked lines (`test_stacked_mastheads`), and gazettes of
numbered notices (`test_article_notices`).
"""

from __future__ import annotations

import pytest

from pipelines.articles import lay_out
from pipelines.model import Article, Box
from tests.articles.paper import Paper, document, sentences, width_of

HEADS = ["Seed Swap", "Tool Shed", "Plum Jam", "New Gate"]


def _articles(*papers: Paper) -> list[Article]:
    return list(lay_out(document(*papers)).articles)


def _heads(*papers: Paper) -> list[str | None]:
    return [article.headline for article in _articles(*papers)]


def _texts(paper: Paper, top: float, heads: list[str], size: float = 11.0, count: int = 4) -> float:
    for head in heads:
        top = paper.line(60, top, head, size, bold=True, font="Sans") + 2
        top = paper.block(60, top, 480, sentences(count, head.split()[0].lower())) + 12
    return top


@pytest.mark.parametrize(
    ("under", "heads"),
    [
        ("Newsletter of the Denwick Allotment Holders — Summer 2031", HEADS),
        ("Easter 2031 · Number 12", HEADS),
        ("Letters of the Denwick Allotment Holders", ["The Trowel Turns", *HEADS]),  # neither day nor number
    ],
)
def test_small_headings_below_a_masthead_that_a_season_names_are_headlines(under, heads):
    paper = Paper()
    paper.line(200, 40, "The Trowel Turns", 26, bold=True)
    paper.line(150, 72, under, 10)
    _texts(paper, 110, HEADS)
    assert (_heads(paper) == heads) is (heads is HEADS)


def test_a_title_in_a_tint_over_its_season_is_a_masthead():
    paper = Paper()
    paper.box(40, 40, 560, 100, "#005566")
    paper.line(180, 46, "Town Talk", 30, bold=True)
    paper.line(170, 84, "News from the Denwick council Spring 2031", 10)
    _texts(paper, 120, HEADS)
    assert _heads(paper) == HEADS


def test_headings_on_a_later_page_head_texts_as_they_did_before():
    first, second = Paper(), Paper()
    first.line(60, 40, "Weekly Notes of the Port", 26, bold=True)
    first.rule(60, 80, 540, 80)
    first.line(60, 84, "No. 12 — 9 May 2031", 9)
    first.rule(60, 98, 540, 98)
    _texts(first, 120, HEADS, 10)
    top = second.block(60, 60, 480, sentences(3, "gate"))
    top = _texts(second, top + 12, ["Coal Dues", "Lamp Oil"], 10)
    second.box(60, top + 4, 540, top + 20, "#334455")
    top = second.line(64, top + 6, "WORKS", 12, bold=True, color="#ffffff")
    _texts(second, top + 14, ["Sea Wall", "New Crane"], 10)
    assert _heads(first, second) == [*HEADS, "Coal Dues", "Lamp Oil", "Sea Wall", "New Crane"]


def test_a_byline_below_a_small_headline_is_no_text():
    paper = Paper()
    paper.line(60, 40, "Field and Barn", 26, bold=True)
    paper.line(60, 72, "Denwick Extension • Vol. 9, No. 3 • May 2031", 10)
    top = 110.0
    for head in HEADS:
        top = paper.line(60, top, head, 11.5, bold=True) + 2
        top = paper.line(60, top, "Maria Lopez, County Agent", 9, font="Sans") + 2
        top = paper.block(60, top, 480, sentences(3, head.split()[0].lower())) + 12
    found = _articles(paper)
    assert [article.byline for article in found] == ["Maria Lopez, County Agent"] * len(HEADS)
    assert all(article.body.startswith("The ") for article in found)


def test_text_of_a_headline_at_a_columns_foot_is_read_right_behind_it():
    paper = Paper()
    top = paper.line(40, 60, "Coal Dues Rise", 14, bold=True)
    paper.block(40, top + 4, 240, sentences(27, "coal"))
    paper.line(40, 700, "Lamp Oil Is Dear", 14, bold=True)
    top = paper.block(310, 60, 240, sentences(8, "lamp")) + 14
    top = paper.line(310, top, "New Crane", 14, bold=True)
    paper.block(310, top + 4, 240, sentences(9, "crane"))
    found = _articles(paper)
    assert [article.headline for article in found] == ["Coal Dues Rise", "Lamp Oil Is Dear", "New Crane"]
    assert [article.body for article in found] == [sentences(27, "coal"), sentences(8, "lamp"), sentences(9, "crane")]


def test_a_headline_flush_with_its_byline_takes_no_column_left_of_them():
    paper = Paper()
    paper.line(20, 60, "Ferry Fares", 18, bold=True)
    for x, about in ((20, "ferry"), (160, "boat")):
        paper.block(x, 96, 125, sentences(7, about))
    paper.line(300, 58, "Bakers Strike Over Flour", 22, bold=True)
    paper.line(300, 92, "By Maria Lopez", 8, bold=True)
    paper.line(300, 101, "Farming Correspondent", 8, bold=True)
    paper.block(300, 116, 125, sentences(7, "bread"))
    paper.block(440, 92, 125, sentences(7, "flour"))
    ferry, bakers = sorted(_articles(paper), key=lambda article: article.headline, reverse=True)
    assert "boat master" in ferry.body
    assert all(about in bakers.body for about in ("bread master", "flour master"))
    assert "boat master" not in bakers.body


def test_a_headline_beside_a_picture_with_a_byline_of_its_own_is_no_deck():
    paper = Paper()
    paper.line(30, 50, "Clinic Opens Its Doors Again", 40, bold=True)
    paper.images.append(Box(30, 100, 380, 260))
    paper.line(400, 96, "Young Readers Flock", 20, bold=True)
    paper.line(400, 122, "By Tom Bell", 9, bold=True)
    paper.block(400, 136, 170, sentences(14, "reading"))
    paper.line(30, 268, "By Maria Lopez", 9, bold=True)
    for x in (30, 210):
        paper.block(x, 282, 165, sentences(8, "clinic"))
    assert sorted((article.headline, article.byline) for article in _articles(paper)) == [
        ("Clinic Opens Its Doors Again", "By Maria Lopez"),
        ("Young Readers Flock", "By Tom Bell"),
    ]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_bold_line_between_rules_at_the_head_of_a_later_column_is_a_pull_quote(ruled):
    paper = Paper()
    paper.line(40, 60, "Who Shall Mend The Sea Wall", 26, bold=True)
    paper.block(40, 100, 240, sentences(30, "wall"))
    if ruled:
        paper.rule(310, 100, 550, 100)
        paper.rule(310, 138, 550, 138)
    top = paper.block(310, 104, 240, "We have waited and that is the whole of it", 14, bold=True, font="Sans")
    paper.block(310, top + 10, 240, sentences(20, "stone"))
    heads = ["Who Shall Mend The Sea Wall"]
    assert (_heads(paper) == heads) is ruled


def test_a_quotation_at_a_pages_head_is_out_of_the_text_that_goes_on():
    first, second = Paper(), Paper()
    first.line(40, 60, "Who Shall Mend The Sea Wall", 26, bold=True)
    for x in (40, 310):
        first.block(x, 110, 240, sentences(30, "wall"))
    top = second.block(50, 60, 220, "“Nobody asked us what we wanted”", 17, italic=True, color="#cc3333")
    top = second.line(40, top + 8, "A second chance", 10, bold=True)
    second.block(40, top + 2, 240, sentences(20, "stone"))
    second.block(310, 60, 240, "went down to the sea again. " + sentences(20, "stone"))
    assert _heads(first, second) == ["Who Shall Mend The Sea Wall"]


def test_a_name_behind_a_dash_at_the_right_signs_the_text_above():
    paper = Paper()
    top = paper.line(60, 60, "From the Chair", 15, bold=True)
    top = paper.block(60, top + 4, 240, sentences(6))
    paper.line(300 - width_of("—Zorv Quillby", 10), top, "—Zorv Quillby", 10)
    (article,) = _articles(paper)
    assert article.byline == "—Zorv Quillby"
    assert article.body == sentences(6)


def test_a_paper_named_over_its_season_and_a_rule_is_a_masthead():
    paper = Paper()
    paper.line(200, 40, "The Scroll", 36, bold=True)
    paper.line(170, 80, "Paper of the Denwick college — Winter 2031/32", 10)
    paper.rule(60, 96, 540, 96)
    paper.columns([60, 310], 110, 700, 230, [sentences(20)])
    assert _heads(paper) == [None]


def test_headings_in_capitals_may_have_three_lines_of_a_column():
    paper = Paper()
    paper.line(60, 40, "Growers’ Circular", 26, bold=True)
    paper.line(60, 72, "Letter to members | May 2031 | No. 12", 10)
    heads = ["SEED SWAP", "TOOL SHED TO MOVE BEFORE THE WINTER COMES AGAIN", "PLUM JAM"]
    top = 110.0
    for head in heads:
        top = paper.block(60, top, 110, head, 11, bold=True, font="Sans") + 2
        top = paper.block(60, top, 200, sentences(4, head.split()[0].lower())) + 12
    assert _heads(paper) == heads


def test_a_label_in_a_colour_of_its_own_is_no_part_of_the_heading_below():
    paper = Paper()
    paper.line(40, 60, "Who Shall Mend The Sea Wall", 26, bold=True)
    paper.columns([40, 220], 100, 600, 165, [sentences(24, "wall")])
    top = paper.line(420, 62, "BRIEFING", 10, bold=True, color="#990000") + 1
    heads = ["Coal dues are to rise", "Lamp oil is dear again", "New crane on the quay"]
    for head in heads:
        top = paper.line(420, top, head, 10, bold=True)
        top = paper.block(420, top, 150, sentences(2, head.split()[0].lower()), 8) + 8
    found = _articles(paper)
    assert [article.headline for article in found if article.headline != "Who Shall Mend The Sea Wall"] == heads


def test_small_headings_beside_stories_stay_with_the_text_below_them():
    paper = Paper()
    paper.line(40, 60, "Sea Wall Falls", 26, bold=True)
    paper.columns([40, 220], 96, 300, 165, [sentences(10, "wall")])
    paper.line(40, 326, "Coal Dues Rise", 26, bold=True)
    paper.columns([40, 220], 362, 700, 165, [sentences(16, "coal")])
    top = paper.line(420, 62, "BRIEFING", 10, bold=True) + 4
    heads = ["Lamp oil is dear again", "New crane on the quay", "Ferry sails once more"]
    for number, head in enumerate(heads):
        top = paper.line(420, 312 if number == 1 else top, head, 10, bold=True) + (4 if number == 1 else 0)
        top = paper.block(420, top, 150, sentences(4, head.split()[0].lower())) + 8
    bodies = {article.headline: article.body for article in _articles(paper)}
    assert bodies["Sea Wall Falls"] == sentences(10, "wall")
    assert bodies["New crane on the quay"] == sentences(4, "new")


def test_a_headline_in_capitals_that_a_columns_foot_breaks_names_no_section():
    paper = Paper()
    top = paper.line(40, 60, "COAL DUES RISE", 14, bold=True)
    paper.block(40, top + 4, 240, sentences(27, "coal"))
    paper.line(40, 700, "LAMP OIL ON THE", 14, bold=True)
    top = paper.line(310, 60, "QUAY IS DEAR", 14, bold=True)
    paper.block(310, top + 4, 240, sentences(20, "lamp"))
    assert _heads(paper) == ["COAL DUES RISE", "LAMP OIL ON THE QUAY IS DEAR"]


def test_text_runs_on_overleaf_past_an_advertisement_at_the_foot_of_its_page():
    first, second = Paper(), Paper()
    top = first.line(60, 60, "Who Shall Mend The Sea Wall", 22, bold=True)
    first.block(60, top + 6, 480, sentences(20, "wall"))
    first.box(60, 640, 540, 730)
    first.line(180, 650, "Grand Winter Sale", 20, bold=True, font="Ads")
    first.line(180, 678, "Coats at half price", 11, font="Ads")
    second.block(60, 60, 480, sentences(6, "stone"))
    found = _articles(first, second)
    (story,) = [article for article in found if article.headline == "Who Shall Mend The Sea Wall"]
    assert story.body.endswith(sentences(6, "stone"))


def test_number_and_day_alone_under_a_title_in_modest_type_are_a_masthead():
    paper = Paper()
    paper.line(150, 40, "Papers of the Tide Society", 16, bold=True)
    paper.line(240, 64, "No. 86 May 2031", 10)
    _texts(paper, 100, HEADS)
    layout = lay_out(document(paper))
    assert layout.issue.publication == "Papers of the Tide Society"
    assert [article.headline for article in layout.articles] == HEADS


def test_a_picture_that_begins_above_the_heading_beside_it_is_of_its_own_column():
    paper = Paper()
    top = paper.line(40, 60, "Storm On The Quay", 15, bold=True)
    paper.block(40, top + 4, 240, sentences(13, "storm"))
    paper.images.append(Box(40, 560, 280, 660))
    paper.line(40, 666, "The quay after the storm of May.", 8, font="Sans")
    paper.block(40, 682, 240, sentences(4, "quay"))
    paper.block(310, 60, 240, sentences(13, "lamp"))
    paper.line(310, 580, "Cold Store Is Saved", 15, bold=True)
    paper.line(310, 600, "by Ada Holm", 10, italic=True)
    paper.block(310, 616, 240, sentences(6, "store"))
    bodies = {article.headline: article.body for article in _articles(paper)}
    assert bodies["Cold Store Is Saved"] == sentences(6, "store")


def test_headings_under_a_name_for_news_of_the_courts_head_briefs():
    paper = Paper()
    paper.line(40, 60, "Sea Wall Falls", 26, bold=True)
    paper.columns([40, 220], 96, 700, 165, [sentences(24, "wall")])
    top = paper.line(420, 62, "From the courts", 14, bold=True, italic=True) + 4
    heads = ["Baker fined over flour", "Thieves of lead gaoled"]
    for head in heads:
        top = paper.line(420, top, head, 10.5, bold=True)
        top = paper.block(420, top, 150, sentences(2, head.split()[0].lower())) + 8
    assert [article.headline for article in _articles(paper)][-2:] == heads
