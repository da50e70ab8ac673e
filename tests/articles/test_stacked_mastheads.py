"""Mastheads in lines one under the other, with no rule below them, and the days that reports without one tell."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.articles import lay_out
from pipelines.articles.issue.stacked_mastheads import tells_issue
from pipelines.model import Layout
from tests.articles.paper import Paper, document, sentences


def _set(title: str, lines: list[str], headings: list[str], stem: str = "paper") -> Layout:
    paper = Paper()
    top = paper.line(40, 40, title, 26, bold=True)
    for line in lines:
        top = paper.line(40, top, line)
    top += 24
    for heading in headings:
        top = paper.line(40, top, heading, 15, bold=True) + 4
        top = paper.block(40, top, 520, sentences(6)) + 12
    return lay_out(document(paper, file_name=f"{stem}.pdf"))


@pytest.mark.parametrize(
    ("lines", "first", "last"),
    [
        (["Thursday, May 9, 2031", "Serving the estuary since 1887", "$2.00"], "2031-05-09", "2031-05-09"),
        (
            ["Official bulletin of Kaldvik A.C.", "No. 9", "Saturday 3 May 2031, kick-off 3 pm"],
            "2031-05-03",
            "2031-05-03",
        ),
        (["Harbour Board of Kaldvik", "Cut-off date for data: 12 May 2031"], "2031-05-12", "2031-05-12"),
        (["The Coast Courier", "Kaldvik, Friday, May 9, 2031", "Page 11"], "2031-05-09", "2031-05-09"),
        (
            ["Parish of the Harbour, 300 Wharf Road", "Third Sunday of Easter, 27 April 2031"],
            "2031-04-27",
            "2031-04-27",
        ),
        (["Week 23, 2031", "Prices in crowns unless stated otherwise"], "2031-06-02", "2031-06-08"),
    ],
)
def test_short_lines_under_a_title_are_its_masthead(lines, first, last):
    layout = _set("The Tide Table", lines, ["Ferry Sails Again", "Nets Dry"])
    assert layout.issue.publication == "The Tide Table"
    assert (layout.issue.published_on, layout.issue.published_to) == (
        date.fromisoformat(first),
        date.fromisoformat(last),
    )
    assert [article.headline for article in layout.articles] == ["Ferry Sails Again", "Nets Dry"]


@pytest.mark.parametrize(("line", "number"), [("2/2031", "2/2031"), ("Issue 5 / 2031", "Issue 5 / 2031")])
def test_a_bare_number_of_its_year_under_a_title_is_the_issue_s(line: str, number: str) -> None:
    layout = _set("The Tide Table", [line], ["Ferry Sails Again", "Nets Dry"])
    assert (layout.issue.publication, layout.issue.number) == ("The Tide Table", number)
    assert [article.headline for article in layout.articles] == ["Ferry Sails Again", "Nets Dry"]


def test_text_that_goes_on_beside_the_first_heading_is_not_under_the_title():
    paper = Paper()
    top = paper.line(40, 40, "The Tide Table", 26, bold=True)
    paper.line(40, paper.line(40, top, "Friday 9 May 2031"), "2.00 crowns")
    for x, heading in ((40, "Ferry Sails Again"), (40, "Nets Dry")):
        top = paper.line(x, top + 50, heading, 15, bold=True) + 4
        top = paper.block(x, top, 250, sentences(4))
    paper.block(310, 114, 250, "So the master of the harbour went home. " + sentences(3))
    layout = lay_out(document(paper))
    assert layout.issue.publication == "The Tide Table"


@pytest.mark.parametrize(
    ("lines", "headings"),
    [
        (["9 May 2031"], ["Main points"]),  # one text
        (["The pier of 1887 is closed to all.", "9 May 2031"], ["Ferry Sails Again", "Nets Dry"]),  # a sentence
        (["Serving the estuary since 1887"], ["Ferry Sails Again", "Nets Dry"]),  # no day
    ],
)
def test_a_headline_over_other_lines_is_none(lines, headings):
    layout = _set("Harbour Dues Rise", lines, headings)
    assert "Harbour Dues Rise" in [article.headline for article in layout.articles]


def test_a_line_at_the_head_that_says_nothing_else_tells_the_days_of_an_issue():
    layout = _set(
        "Ague in the Marsh Parishes and the Towns near Them", ["Reporting period: 5 - 11 May 2031"], ["Summary"]
    )
    assert (layout.issue.published_on, layout.issue.published_to) == (date(2031, 5, 5), date(2031, 5, 11))


def test_a_report_named_for_its_quarter_is_about_it():
    layout = _set("Landings of Fish in the Quarter to September 2031", ["Released 27 October 2031"], ["Cod", "Herring"])
    assert layout.issue.published_on == date(2031, 10, 27)
    assert (layout.issue.covers_from, layout.issue.covers_to) == (date(2031, 7, 1), date(2031, 9, 30))


@pytest.mark.parametrize(
    ("line", "tells"),
    [
        ("Friday 9 May 2031", True),
        ("Vol. 4 No. 2, Spring 2031", True),
        ("Published 9 May 2031", True),
        ("Third quarter 2031", True),
        ("The harbour closed on 9 May 2031", False),
        ("2031", False),
        ("Serving since 1887", False),
    ],
)
def test_a_line_that_tells_the_issue_says_nothing_else(line, tells):
    assert tells_issue(line) is tells


def test_a_box_ruled_into_cells_under_a_title_is_its_masthead():
    paper = Paper()
    paper.line(40, 40, "Market and Pest Bulletin", 24, bold=True)
    cells = [["No. 19", "Ministry of Farms", "Editors"], ["12 July 2031", "Department of Markets", "Ada Holm"]]
    for row, texts in enumerate(cells):
        for x, text in zip((44, 190, 400), texts, strict=True):
            paper.line(x, 76 + 18 * row, text, 8)
    for y in (72, 90, 108):
        paper.rule(40, y, 560)
    for x in (40, 186, 396, 560):
        paper.rule(x, 72, x, 108)
    top = 130.0
    for heading in ("Ferry Sails Again", "Nets Dry"):
        top = paper.line(40, top, heading, 15, bold=True) + 4
        top = paper.block(40, top, 520, sentences(6)) + 12
    paper.line(40, 760, "Next issue: 26 July 2031", 8)
    layout = lay_out(document(paper, file_name="paper.pdf"))
    issue = layout.issue
    assert (issue.publication, issue.number, issue.published_on) == (
        "Market and Pest Bulletin", "No. 19", date(2031, 7, 12),
    )  # fmt: skip
    assert [article.headline for article in layout.articles] == ["Ferry Sails Again", "Nets Dry"]


@pytest.mark.parametrize(
    ("foot", "pages", "name"),
    [
        ("Water & Soil Quarterly Winter 2031 {}", 3, "Water & Soil Quarterly"),
        ("Government Press Digest, 12 June 2031, page {}", 2, "Government Press Digest"),
        ("{} Annex", 2, "paper"),
    ],
)
def test_a_running_foot_names_the_paper_beside_its_folio(foot: str, pages: int, name: str):
    papers = []
    for number in range(1, pages + 1):
        page = Paper(page_no=number)
        top = page.line(40, 60, f"{('Ferry', 'Nets', 'Gales')[number - 1]} and Tides", 16, bold=True) + 4
        page.block(40, top, 500, sentences(12, f"quay {number}"))
        page.line(240, 770, foot.format(number), 8)
        papers.append(page)
    issue = lay_out(document(*papers, file_name="paper.pdf")).issue
    assert issue.publication in {name, None if name == "paper" else name}


def test_a_title_in_modest_type_over_number_and_day_is_a_masthead_down_to_its_rule():
    """The small line over the rule says who prepared the report; the sections below are articles of their own."""
    paper = Paper()
    paper.line(40, 40, "Norland: Tropical Storm Orla", 15.5, bold=True)
    paper.line(40, 62, "Situation Report No. 6", 11)
    paper.line(440, 62, "24 November 2031", 11)
    paper.line(40, 78, "Prepared by the Relief Office in Varn", 8)
    paper.rule(40, 90, 570)
    top = 110.0
    for heading in ("Highlights", "Needs and response"):
        top = paper.line(40, top, heading, 13, bold=True, font="Sans") + 6
        top = paper.block(40, top, 520, sentences(5)) + 4
        top = paper.block(40, top, 520, sentences(4, "market")) + 26
    layout = lay_out(document(paper))
    assert (layout.issue.publication, layout.issue.number) == ("Norland: Tropical Storm Orla", "No. 6")
    assert [article.headline for article in layout.articles] == ["Highlights", "Needs and response"]


def test_the_labels_of_tiles_right_under_the_day_are_no_part_of_the_masthead():
    paper = Paper()
    top = paper.line(40, 40, "Harbour Dashboard", 24, bold=True)
    paper.line(40, top + 4, "Council of the Isles | May 2031")
    for row, tiles in enumerate(
        ((("Arrivals", "84,310"), ("Nights", "412")), (("Ferries", "96"), ("Berths", "1,207")))
    ):
        for x, (label, number) in zip((40, 240), tiles, strict=True):
            paper.line(x, 100 + 70 * row, label)
            paper.line(x, 114 + 70 * row, number, 22, bold=True)
    paper.block(40, 260, 520, sentences(12))
    layout = lay_out(document(paper))
    assert layout.issue.publication == "Harbour Dashboard"
    assert sorted(run.text for run in layout.furniture) == ["Council of the Isles | May 2031", "Harbour Dashboard"]


@pytest.mark.parametrize("foot", ["The Harbour Link", "Harbour Office"])
def test_a_title_that_the_foot_of_its_page_names_again_is_a_masthead(foot: str) -> None:
    paper = Paper()
    paper.line(190, 40, "The Harbour Link", 26, bold=True)
    paper.line(170, 76, "Chapel of St Orla, Varn March 2031 40p", italic=True)
    top = paper.line(220, 110, "From the Chaplain", 15, bold=True) + 4
    top = paper.block(40, top, 500, sentences(9)) + 16
    top = paper.line(40, top, "Lamps for the Quay", 12, bold=True) + 4
    paper.block(40, top, 500, sentences(9, "lamp"))
    paper.line(240, 770, foot)
    layout = lay_out(document(paper))
    assert (layout.issue.publication == "The Harbour Link") is (foot == "The Harbour Link")
    assert (layout.articles[0].headline == "From the Chaplain") is (foot == "The Harbour Link")


@pytest.mark.parametrize(("under", "masthead"), [("14 May 2031", True), ("In this issue", False)])
def test_a_number_at_the_end_of_a_modest_title_s_line_over_the_day_is_a_masthead(under: str, masthead: bool) -> None:
    paper = Paper()
    paper.line(400, 42, "No. 2031-05", 10)
    top = paper.line(40, 40, "Monthly Harbour Release", 14.4, bold=True)
    top = paper.line(40, top + 2, under, 10) + 8
    paper.rule(40, top, 560)
    top += 20
    headings = ["Ferry Sails Again", "Nets Dry", "Pier Opens"]
    for heading in headings:
        top = paper.line(40, top, heading, 12, bold=True) + 6
        top = paper.block(40, top, 520, sentences(6), size=10) + 14
    layout = lay_out(document(paper, file_name="paper.pdf"))
    told = [article.headline for article in layout.articles if article.kind == "story"]
    assert (told == headings) is masthead
