"""What parts a page: bars over all columns, rules that end a notice, lists aside, rows that point elsewhere."""

from __future__ import annotations

import pytest

from pipelines.articles import lay_out
from pipelines.model import Article
from tests.articles.paper import Paper, document, sentences


def _stories(*papers: Paper) -> dict[str | None, Article]:
    return {article.headline: article for article in lay_out(document(*papers)).articles}


def test_text_under_a_bar_goes_on_beside_its_headline_not_from_the_column_above_the_bar() -> None:
    paper = Paper()
    for top, name, titles in ((40, "POLICY", ("Tides Rise", "Ports Close")), (400, "PEOPLE", ("Crew Home", None))):
        paper.box(40, top, 560, top + 24, "#2a6b3f")
        paper.line(48, top + 6, name, 12, bold=True, color="#ffffff")
        left = paper.line(40, top + 40, titles[0], 16, bold=True) + 2
        paper.columns([40], left, top + 300, 250, [sentences(9, titles[0].split()[0].casefold())])
        right = paper.line(310, top + 34, titles[1], 16, bold=True) + 2 if titles[1] else float(top + 34)
        paper.columns([310], right, top + 300, 250, [sentences(9, "pier" if titles[1] else "quay")])
    stories = _stories(paper)
    assert list(stories) == ["Tides Rise", "Ports Close", "Crew Home"]
    assert "quay master" in stories["Crew Home"].body
    assert "quay master" not in stories["Ports Close"].body


def test_a_word_of_the_headline_leads_to_the_page_where_the_story_goes_on() -> None:
    front, inside = Paper(), Paper(page_no=2)
    top = front.line(40, 100, "Ferry Owners Object to Tolls", 24, bold=True) + 4
    top = front.columns([40], top, 500, 250, [sentences(4) + " At the end of the year the owners"])
    front.line(190, top + 2, "FERRY, page A4", 8, font="Sans")
    for number, (head, refer) in enumerate(
        (("Weather", "Fog, then sun, A2"), ("Sport", "A draw, C1"), ("Food", "On eels, D3"))
    ):
        front.line(40 + 180 * number, 700, head, 8, bold=True, font="Sans")
        front.line(40 + 180 * number, 709, refer, 8, font="Sans")
    inside.line(40, 20, "A4", 9, font="Sans")
    inside.line(250, 20, "The Courier", 9, font="Sans")
    inside.rule(40, 34, 560)
    top = inside.line(40, 60, "FERRY", 17, bold=True, font="Sans") + 2
    top = inside.line(40, top, "From A1", 8, italic=True, font="Sans") + 2
    inside.columns([40], top, 600, 250, ["wrote to the mayor about it. " + sentences(4, "pier")])
    (story,) = lay_out(document(front, inside)).articles
    assert story.headline == "Ferry Owners Object to Tolls"
    assert "the owners wrote to the mayor" in story.body
    assert (story.continued_on, story.continued_from) == (None, None)
    assert "eels" not in story.body


def test_notices_in_a_column_are_parted_by_its_rules_and_signed_above_their_file_numbers() -> None:
    paper = Paper()
    top = 40.0
    for office, about in (("DEPARTMENT OF PORTS", "harbour"), ("ROADS COMMISSION", "bridge")):
        top = paper.line(40, top, office, 10.5, bold=True, font="Sans") + 3
        top = paper.line(40, top, "Office of Permits", 9, bold=True, font="Sans") + 2
        top = paper.line(40, top, "[Docket No. 14-22]", 9, bold=True, font="Sans") + 3
        top = paper.columns([40], top, top + 400, 250, [sentences(5, about)]) + 4
        top = paper.line(40, top, "Anna Jensen,", bold=True)
        top = paper.line(40, top, "Acting Administrator.", italic=True)
        top = paper.line(40, top, "[Doc. 2025-1144 Filed 5-12-25]", 7)
        top = paper.line(40, top, "BILLING CODE 4410-05", 7, bold=True, font="Sans") + 4
        paper.rule(40, top, 290)
        top += 8
    stories = _stories(paper)
    assert list(stories) == ["DEPARTMENT OF PORTS", "ROADS COMMISSION"]
    for story in stories.values():
        assert story.byline == "Anna Jensen; Acting Administrator."
        assert story.body.endswith("late supper.")
        assert story.body.startswith("The ")


def test_lists_of_results_beside_the_stories_are_none_of_theirs() -> None:
    paper = Paper()
    top = paper.line(40, 60, "Rovers Lose Again", 24, bold=True) + 4
    paper.columns([40, 220], top, 300, 165, [sentences(9)])
    top = paper.line(40, 330, "Rowers Win by a Length", 16, bold=True) + 3
    paper.columns([40, 220], top, 480, 165, [sentences(6, "boat")])
    top = 62.0
    for league in ("PREMIER DIVISION", "DARTS"):
        top = paper.line(430, top, league, 8, bold=True, font="Sans") + 2
        for home, away in (("Horta", "Tarn"), ("Kilbrin", "Saltford"), ("Marlow", "Ardmore"), ("Eastvale", "Nolan")):
            top = paper.line(430, top, f"{home} 2 {away} 1", 7, font="Sans")
        top += 6
    stories = _stories(paper)
    assert "Kilbrin" not in stories["Rowers Win by a Length"].body
    assert stories["PREMIER DIVISION"].kind == "notice"


def test_one_caption_for_a_block_of_pictures_is_no_text() -> None:
    paper = Paper()
    top = paper.line(40, 60, "A Day on the Pier", 24, bold=True) + 4
    paper.columns([40], top, 560, 120, [sentences(6)])
    paper.line(180, 300, "Clockwise from top left: nets; the ice house; boats wait for the tide.", 7.5, font="Sans")
    paper.columns([180, 370], 316, 560, 180, [sentences(10, "pier")])
    story = _stories(paper)["A Day on the Pier"]
    assert "Clockwise" not in story.body
    assert "pier master" in story.body


def test_columns_go_on_past_a_quotation_at_the_head_of_one_of_them() -> None:
    paper = Paper(width=700)
    paper.line(224, 40, "A Harbour Without Ships", 24, bold=True)
    paper.columns([40], 74, 400, 150, [sentences(4)])
    paper.columns([205], 74, 400, 150, [sentences(4, "dock")])
    for number, line in enumerate(("“Nobody asked", "the sea what", "it wanted”")):
        paper.line(380, 76 + 20 * number, line, 16, italic=True)
    paper.columns([370], 150, 300, 150, [sentences(3, "quay")])
    paper.columns([535], 74, 400, 150, [sentences(4, "pier")])
    (story,) = lay_out(document(paper)).articles
    assert [b.text for b in story.blocks if b.role == "pull_quote"] == ["“Nobody asked the sea what it wanted”"]
    assert "pier master" in story.body


def test_headings_below_a_panel_of_numbers_each_head_their_text() -> None:
    paper = Paper()
    paper.box(40, 40, 560, 110, "#eaf3fa")
    for x, value, label in ((60, "12,000", "displaced"), (220, "45", "sites"), (380, "14%", "funded")):
        paper.line(x, 50, value, 18, bold=True)
        paper.line(x, 76, label, 7)
    top = 140.0
    for title in ("Situation Overview", "Health", "Logistics"):
        top = paper.line(40, top, title, 11.5, bold=True, font="Sans") + 2
        top = paper.columns([40], top, top + 200, 520, [sentences(6, title.split()[0].casefold())]) + 12
    stories = _stories(paper)
    assert [name for name in stories if name in ("Situation Overview", "Health", "Logistics")] == [
        "Situation Overview",
        "Health",
        "Logistics",
    ]


def test_a_deck_in_italics_may_be_nearly_as_large_as_its_headline() -> None:
    paper = Paper()
    top = paper.line(40, 40, "Frost Takes the Apricots", 12.2, bold=True) + 2
    top = paper.block(40, top, 170, "What works in one valley may not work in the next", 11, italic=True) + 4
    paper.columns([40], top, 700, 170, [sentences(8)])
    (story,) = lay_out(document(paper)).articles
    assert (story.headline, story.deck) == (
        "Frost Takes the Apricots",
        "What works in one valley may not work in the next",
    )


@pytest.mark.parametrize(
    ("on", "back"),
    [("Continued overleaf", "Continued from overleaf"), ("continued on back page", "continued from previous page")],
)
def test_jump_lines_without_numbers_lead_overleaf_also_amid_a_sentence(on: str, back: str) -> None:
    first, second = Paper(), Paper(page_no=2)
    for x, title, about in ((40, "The Night the River Rose", "river"), (310, "Sheep Trial Draws a Crowd", "sheep")):
        top = first.line(x, 60, title, 18, bold=True) + 4
        top = first.columns([x], top, 500, 250, [sentences(4, about) + " At the end of the long year the owners"])
        first.line(x + 130, top - 1, on, 9.5, italic=True)
        top = second.line(x, 60, title.rpartition(" ")[0], 14, bold=True) + 2
        top = second.line(x, top, back, 9.5, italic=True)
        second.columns([x], top - 1, 500, 250, ["wrote to the " + sentences(3, about + " pier")])
    articles = lay_out(document(first, second)).articles
    assert [article.headline for article in articles] == ["The Night the River Rose", "Sheep Trial Draws a Crowd"]
    for article in articles:
        assert "the owners wrote to the" in article.body


def test_what_is_said_of_the_sender_below_a_release_has_its_own_heading() -> None:
    paper = Paper()
    top = paper.line(40, 60, "Port Opens a New Quay", 18, bold=True) + 4
    top = paper.columns([40], top, 500, 400, [sentences(5)]) + 6
    top = paper.line(230, top, "###") + 6
    top = paper.line(40, top, "About the Port Authority", 9, bold=True)
    paper.columns([40], top, 700, 400, [sentences(3, "port")])
    stories = _stories(paper)
    assert list(stories) == ["Port Opens a New Quay", "About the Port Authority"]
