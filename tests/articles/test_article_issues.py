"""Whole issues: what heads a column, what goes on from column to column, what names a section, who signs what."""

from __future__ import annotations

from pipelines.articles import lay_out
from pipelines.model import Article, Box
from tests.articles.paper import Paper, document, sentences, width_of


def _stories(*papers: Paper) -> dict[str | None, Article]:
    return {article.headline: article for article in lay_out(document(*papers)).articles}


def _spread(paper: Paper, xs: list[float], top: float, width: float, text: str) -> float:
    """Set a text in columns that end level; returns where they end."""
    lines = 1.2 * width_of(text, 10) / width / len(xs) + 1
    paper.columns(xs, top, top + 12 * lines, width, [text])
    return top + 12 * lines


def _body(article: Article) -> str:
    return " ".join(article.body.split())


def test_columns_under_a_headline_are_none_of_the_brief_s_that_stands_level_with_them():
    paper = Paper()
    top = 40.0
    for heading, text in (("Soup Evenings", sentences(2)), ("Slate Fund", sentences(5)), ("Nets Wanted", sentences(4))):
        top = paper.line(40, top + 8, heading, 13, bold=True)
        if heading == "Slate Fund":
            picture = Box(200, top, 560, top + 100)  # level with the brief's text
        top = paper.block(40, top, 140, text)
    paper.line(200, picture.top - 40, "Ferry Sails Again in a Calm Sea", 20, bold=True)
    paper.images.append(picture)
    _spread(paper, [200, 325, 450], picture.bottom + 6, 110, sentences(9))
    stories = _stories(paper)
    assert _body(stories["Ferry Sails Again in a Calm Sea"]) == sentences(9)
    assert _body(stories["Slate Fund"]) == sentences(5)


def test_columns_that_go_on_overleaf_are_read_on_beside_a_quotation_and_above_other_stories():
    front, inside = Paper(), Paper()
    words = sentences(24).split()
    at = front.line(40, 60, "Ferry Sails Again", 24, bold=True)
    _spread(front, [40, 220, 400], at + 6, 165, " ".join(words[:238]))
    inside.block(40, 40, 165, " ".join(words[238:300]))
    inside.block(220, 40, 340, "“Nobody asked the tide what it would rather do on a Sunday”", 18, bold=True)
    end = _spread(inside, [220, 400], 90, 165, " ".join(words[300:]))
    at = inside.block(40, end + 40, 330, "Pier Is Closed Until the Spring Comes", 16, bold=True)
    _spread(inside, [40, 220], at + 6, 165, sentences(9, "pier"))
    at = inside.block(400, end + 40, 165, "Nets Are Dear", 14, bold=True)
    inside.block(400, at + 4, 165, sentences(5, "net"))
    stories = _stories(front, inside)
    assert _body(stories["Ferry Sails Again"]) == " ".join(words)
    assert _body(stories["Pier Is Closed Until the Spring Comes"]) == sentences(9, "pier")


def test_a_name_in_capitals_over_a_rule_stands_over_small_headings_that_head_texts():
    paper = Paper()
    at = paper.line(40, 60, "Ferry Sails Again", 20, bold=True)
    _spread(paper, [40, 220], at + 6, 165, sentences(9))
    at = paper.line(400, 60, "NOTICES", 11, bold=True)
    paper.rule(400, at, 565)
    for heading, about in (("Soup Evenings", "soup"), ("Slate Fund", "slate")):
        at = paper.line(400, at + 6, heading, 10, bold=True)
        at = paper.block(400, at, 165, sentences(2, about))
    stories = _stories(paper)
    assert _body(stories["Soup Evenings"]) == sentences(2, "soup")
    assert _body(stories["Slate Fund"]) == sentences(2, "slate")
    assert stories["Soup Evenings"].kicker == "NOTICES"


def test_a_bar_over_many_columns_names_the_section_of_smaller_headlines():
    paper = Paper()
    at = paper.line(40, 60, "Ferry Sails Again and Again", 22, bold=True)
    end = _spread(paper, [40, 220, 400], at + 6, 165, sentences(9)) + 10
    paper.box(30, end, 570, end + 26, "#202020")
    paper.line(40, end + 4, "Village notes", 18, bold=True, color="#ffffff")
    end += 36
    soup = sentences(6, "soup").split()
    at = paper.line(40, end + 9, "KELBY", 13, bold=True)
    paper.block(40, at, 165, " ".join(soup[:60]))
    low = paper.block(220, end, 165, " ".join(soup[60:90]))
    at = paper.line(220, low + 10, "STENNIS", 13, bold=True)
    paper.block(220, at, 165, sentences(3, "slate"))
    low = paper.block(400, end, 165, " ".join(soup[90:]))
    at = paper.line(400, low + 10, "THORSBY", 13, bold=True)
    paper.block(400, at, 165, sentences(3, "net"))
    assert _body(_stories(paper)["Ferry Sails Again and Again"]) == sentences(9)


def test_a_name_over_an_office_in_italics_signs_the_letter_though_a_headline_follows_nearer():
    paper = Paper()
    at = paper.line(40, 60, "From the President", 16, bold=True)
    at = paper.block(40, at + 6, 300, sentences(4))
    at = paper.line(40, at + 8, "Ada Holm")
    at = paper.line(40, at, "President", italic=True)
    at = paper.line(40, at + 6, "Pier Is Closed", 16, bold=True)
    paper.block(40, at + 6, 300, sentences(4, "pier"))
    stories = _stories(paper)
    assert stories["From the President"].byline == "Ada Holm; President"
    assert _body(stories["From the President"]) == sentences(4)
    assert stories["Pier Is Closed"].kicker is None


def test_a_signature_far_above_the_text_of_another_story_signs_the_letter_over_it():
    paper = Paper()
    at = paper.line(40, 60, "The pier is cold", 14, bold=True)
    at = paper.block(40, at + 2, 165, sentences(4))
    at = paper.line(40, at + 2, "Ada Holm, Horta", 9, bold=True)
    head = paper.line(230, at + 30, "Ferry Sails Again in a Calm Sea", 20, bold=True)
    paper.block(230, head + 6, 165, sentences(4, "ferry"))
    paper.block(40, head + 6, 165, "These are the words of nobody at all. " + sentences(3, "ferry"))
    assert _stories(paper)["The pier is cold"].byline == "Ada Holm, Horta"


def test_what_the_masthead_says_alone_at_the_head_of_a_later_page_is_furniture():
    front, inside = Paper(), Paper()
    front.line(40, 30, "National Institute of Tides", 8)
    at = front.line(40, 60, "Quarterly Tides", 26, bold=True)
    at = front.line(40, at, "Second quarter 2025 · 28 August 2025", 9)
    front.rule(40, at + 1, 560)
    at = front.line(40, at + 30, "1. Tides Rise Again", 15, bold=True)
    front.block(40, at + 6, 500, sentences(8))
    inside.line(40, 30, "National Institute of Tides", 8)
    at = inside.line(40, 60, "2. Ebb Little Changed", 15, bold=True)
    at = inside.block(40, at + 6, 500, sentences(8, "ebb"))
    inside.line(40, at + 20, "For more information: Tide Desk, tel. +32 2 555 01 77, desk@tides.example", 9)
    inside.line(40, at + 40, "Next release: 27 November 2025", 9)
    stories = _stories(front, inside)
    assert set(stories) == {"1. Tides Rise Again", "2. Ebb Little Changed"}
    assert _body(stories["2. Ebb Little Changed"]) == sentences(8, "ebb")


def test_a_folio_now_before_and_now_behind_a_title_leaves_that_furniture():
    papers = []
    for number, foot in ((1, "Oarlock 1/2026 1"), (2, "2 Oarlock 1/2026")):
        paper = Paper()
        at = paper.line(40, 60, f"Ferry Number {'One' if number == 1 else 'Two'} Sails", 20, bold=True)
        at = paper.block(40, at + 6, 500, sentences(52))
        paper.line(40, max(at, 700) + 6, foot, 8)
        papers.append(paper)
    assert not any("Oarlock" in article.body for article in lay_out(document(*papers)).articles)


def test_the_text_of_a_heading_at_a_column_s_foot_begins_at_the_head_of_the_next():
    paper = Paper()
    at = paper.line(40, 60, "Ferry Sails Again", 16, bold=True)
    at = paper.block(40, at + 6, 240, sentences(4))
    at = paper.block(40, at + 6, 240, sentences(3, "ferry")) + 12
    foot = paper.line(40, at, "Pier Is Closed", 16, bold=True)
    paper.line(40, foot + 2, "by Ada Holm", italic=True)
    height = Paper().block(310, 0, 240, sentences(3, "pier"))
    paper.images.append(Box(310, 80, 550, at - height - 12))
    paper.block(310, at - height - 6, 240, sentences(3, "pier"))
    paper.block(310, at, 240, sentences(3, "mole"))  # a paragraph that happens to begin at the heading's height
    stories = _stories(paper)
    assert _body(stories["Ferry Sails Again"]) == f"{sentences(4)} {sentences(3, 'ferry')}"
    assert _body(stories["Pier Is Closed"]) == f"{sentences(3, 'pier')} {sentences(3, 'mole')}"


def test_a_headline_over_the_middle_of_columns_holds_for_the_first_which_a_byline_heads():
    front, paper = Paper(), Paper()
    at = front.line(40, 60, "Ferry Sails Again", 20, bold=True)
    front.block(40, at + 6, 300, sentences(3))
    upper = paper.line(40, 40, "Pier Is Closed", 20, bold=True)
    upper = _spread(paper, [40, 175, 310, 445], upper + 4, 120, sentences(8, "pier")) + 10
    paper.rule(40, upper, 565)
    text, title, deck = sentences(12, "slate"), "A Slate Fund for All", "Why nobody in the village asked for it"
    at = paper.line(302 - width_of(title, 20) / 2, upper + 8, title, 20, bold=True)
    at = paper.line(302 - width_of(deck, 12) / 2, at, deck, 12, italic=True)
    below = paper.line(40, at + 4, "By Ada Holm", 8.5, bold=True)
    words = text.split()
    paper.block(40, below, 120, " ".join(words[:60]))
    for x, part in ((175, words[60:123]), (310, words[123:187]), (445, words[187:])):
        paper.block(x, at + 4, 120, " ".join(part))
    stories = _stories(front, paper)
    assert _body(stories[title]) == text
    assert stories[title].byline == "By Ada Holm"


def test_a_name_in_large_type_below_a_portrait_signs_the_story_beside_it():
    paper = Paper()
    at = paper.line(200, 60, "Ferry Sails Again", 22, bold=True)
    _spread(paper, [200, 385], at + 6, 170, sentences(9))
    paper.images.append(Box(40, 62, 120, 155))
    paper.line(40, 160, "Ada Holm", 14, bold=True)
    stories = _stories(paper)
    assert stories["Ferry Sails Again"].byline == "Ada Holm"
    assert "Ada Holm" not in stories


def test_facts_set_between_paragraphs_are_no_text():
    paper = Paper()
    at = paper.line(40, 60, "Ferry Sails Again", 16, bold=True)
    at = paper.block(40, at + 6, 240, sentences(3)) + 8
    for label, value in (("Name", "Ada Holm"), ("Born", "1978, Horta"), ("Boat", "single scull")):
        paper.line(40, at, label, 8, bold=True)
        at = paper.line(40 + width_of(label, 8) + 4, at, value, 8)
    paper.block(40, at + 8, 240, sentences(3, "pier"))
    assert _body(_stories(paper)["Ferry Sails Again"]) == f"{sentences(3)} {sentences(3, 'pier')}"


def test_a_list_of_works_apart_from_its_paper_is_a_notice():
    paper = Paper()
    at = paper.line(40, 60, "Ferry Sails Again", 16, bold=True)
    at = paper.block(40, at + 6, 500, sentences(9))
    paper.box(30, at + 20, 570, at + 90, "#eeeeee")
    at = paper.line(40, at + 26, "References", 14, bold=True)
    paper.block(
        40, at, 500, "1. Holm A. Tides of the north. J Tides 2013;13:286–408. 2. Bell T. Slates. J Tides 2014.", 9
    )
    assert _stories(paper)["References"].kind == "notice"
