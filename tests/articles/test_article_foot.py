"""The foot of a page: a page number is furniture, a source line or an axis is not."""

from __future__ import annotations

import pytest

from pipelines.articles import lay_out
from pipelines.model import Box
from tests.articles.paper import Paper, document, sentences


def _kept(*foot: tuple[float, str]) -> str:
    paper = Paper()
    paper.line(40, 60, "Tides of the Estuary", 20, bold=True)
    paper.block(40, 90, 500, sentences(12))
    for x, text in foot:
        paper.line(x, 740, text, 8)
    layout = lay_out(document(paper))
    return "\n".join(block.text for article in layout.articles for block in article.blocks)


@pytest.mark.parametrize("text", ["77", "Page 3", "Kaldvik Harbour Review"])
def test_a_folio_or_a_running_foot_is_left_out(text):
    assert text not in _kept((40, text))


@pytest.mark.parametrize("text", ["Source: Kaldvik Harbour Office (2021)", "(14.2)"])
def test_a_source_line_or_an_equations_number_is_kept(text):
    assert text in _kept((40, text))


def test_the_numbers_of_an_axis_are_kept():
    kept = _kept((60, "0"), (160, "10"), (260, "20"), (360, "30"))
    assert sorted(kept.split()[-4:]) == ["0", "10", "20", "30"]


def test_running_feet_well_above_the_sheets_edge_are_left_out():
    papers = []
    for number in range(1, 5):
        paper = Paper(page_no=number)
        paper.line(40, 60, f"Tides of the Estuary, part {number}", 20, bold=True)
        paper.block(40, 90, 500, sentences(12, f"quay {number}"))
        paper.line(40, 660, f"{640 + number} Harbour Trade", 8)
        paper.line(40, 680, "Kaldvik Harbour Office, Abstract of the Harbour", 6)
        papers.append(paper)
    layout = lay_out(document(*papers))
    kept = "\n".join(block.text for article in layout.articles for block in article.blocks)
    assert "Harbour Trade" not in kept
    assert "Kaldvik" not in kept


def test_a_report_without_a_masthead_is_named_by_its_head_and_by_its_running_foot():
    paper = Paper()
    paper.line(40, 40, "WEEKLY OUTBREAK REPORT", 22, bold=True)
    paper.line(40, 80, "Harbour Fever Programme (3rd March 2031 to 9th March 2031)", 11)
    paper.block(40, 120, 500, sentences(12))
    issue = lay_out(document(paper)).issue
    assert (issue.publication, str(issue.published_on), str(issue.published_to)) == (
        "WEEKLY OUTBREAK REPORT", "2031-03-03", "2031-03-09",
    )  # fmt: skip
    papers = []
    for number in range(1, 5):
        page = Paper(page_no=number)
        page.block(40, 90, 500, sentences(12, f"quay {number}"))
        page.line(40, 760, "Kaldvik Harbour Office, Abstract of the Harbour: 2001", 6)
        papers.append(page)
    assert lay_out(document(*papers)).issue.publication == "Kaldvik Harbour Office, Abstract of the Harbour"


def test_a_week_in_a_files_name_dates_an_issue():
    paper = Paper()
    paper.block(40, 120, 500, sentences(12))
    issue = lay_out(document(paper, file_name="harbour-fever-2020-w03.pdf")).issue
    assert (str(issue.published_on), str(issue.published_to)) == ("2020-01-13", "2020-01-19")


def test_a_dated_line_of_its_own_type_at_the_right_foot_is_furniture_right_under_the_notes() -> None:
    paper = Paper()
    top = paper.line(40, 40, "Tides of the North Coast", 18, bold=True) + 4
    paper.columns([40], top, 690, 500, [sentences(12)])
    paper.line(40, 742, "Counts of the summer months are estimates", 8)
    paper.line(300, 753, "Harbour Survey, Tide Tables, January 2031", 9, bold=True, font="Sans")
    layout = lay_out(document(paper))
    assert not any("Tide Tables" in block.text for article in layout.articles for block in article.blocks)
    assert any("Tide Tables" in block.text for block in layout.furniture)


@pytest.mark.parametrize(("head", "kept"), [("316 Holm", False), ("The tide", True)])
def test_a_running_head_with_its_folio_is_left_out_below_a_wide_margin(head: str, kept: bool):
    paper = Paper()
    paper.line(40, 130, head, 9)
    paper.block(40, 160, 500, sentences(12))
    (article,) = lay_out(document(paper)).articles
    assert (head in (article.headline or "") + article.body) is kept


@pytest.mark.parametrize("line", ["By Ada Holm", "BY ADA HOLM AND TOM BELL"])
def test_a_byline_far_below_the_title_on_a_picture_is_no_running_foot(line: str) -> None:
    opener, text = Paper(), Paper()
    opener.images.append(Box(0, 0, 600, 800))
    opener.line(40, 480, "The Lighthouse That Moved", 36, bold=True)
    opener.block(
        40, 530, 400, "For ninety years the keepers watched the cliff come closer, then it came.", 13, italic=True
    )
    opener.line(40, 740, line, 9, bold=True)
    text.columns([40, 310], 60, 600, 250, [sentences(40)])
    (story,) = lay_out(document(opener, text)).articles
    assert (story.headline, story.byline) == ("The Lighthouse That Moved", line)


@pytest.mark.parametrize(("issued", "section"), [("Summer 2031", "Islands"), ("November 2031", "")])
def test_a_page_is_numbered_in_words_and_named_with_the_season_or_month(issued: str, section: str) -> None:
    papers = []
    for number, word in ((1, "One"), (2, "Two"), (3, "Three")):
        paper = Paper(page_no=number)
        paper.line(40, 20, section, 8)
        paper.line(300, 20, f"Meridian {issued}", 8)
        paper.line(520, 20, f"Page {word}", 8)
        paper.line(40, 60, f"Pilots of the Estuary, part {number}", 20, bold=True)
        paper.block(40, 100, 500, sentences(12))
        papers.append(paper)
    layout = lay_out(document(*papers))
    assert [page.label for page in layout.pages] == ["1", "2", "3"]
    assert layout.issue.publication == "Meridian"
