"""What stands at the seams of a story: a quotation under a subhead, a byline of two lines, the row over the page."""

from __future__ import annotations

from pipelines.articles import lay_out
from tests.articles.paper import Paper, document, sentences


def test_a_quotation_in_large_italics_under_one_of_several_subheads_is_a_pull_quote():
    paper = Paper()
    paper.line(50, 60, "Students Win Bridge Contest", 26, bold=True)
    paper.line(50, 92, "In a shed by the quay they ask what the sea will do", 14, italic=True)
    top = paper.block(50, 120, 230, sentences(10))
    paper.line(50, top + 4, "Next steps", 10, bold=True)
    paper.block(50, top + 18, 230, sentences(9))
    paper.line(310, 120, "What the numbers say", 10, bold=True)
    paper.line(310, 142, "“You learn to wait for the tide.”", 14, italic=True, bold=True)
    paper.block(310, 164, 230, sentences(12))

    (story,) = lay_out(document(paper)).articles

    assert story.headline == "Students Win Bridge Contest"
    assert [b.text for b in story.blocks if b.role == "pull_quote"] == ["“You learn to wait for the tide.”"]


def test_a_name_and_its_bank_over_the_first_column_are_the_byline_of_a_centred_headline():
    paper = Paper()
    paper.line(180, 60, "Who Will Mend the Sea Wall", 18, bold=True)
    paper.line(50, 82, "Emma Larsen", 9, bold=True, font="Sans")
    paper.line(50, 93, "Central Bank of Tarn", 9, bold=True, font="Sans")
    paper.columns([50, 310], 108, 400, 240, [sentences(22)])

    (story,) = lay_out(document(paper)).articles

    assert story.byline == "Emma Larsen; Central Bank of Tarn"


def test_a_row_over_the_page_with_a_season_and_a_page_number_is_furniture():
    paper = Paper()
    paper.line(50, 40, "Horizons, Tarn Institute of Technology", 8)
    paper.line(460, 40, "Spring 2025 36", 8)
    paper.line(50, 70, "The Wave Tank Fills Again", 22, bold=True)
    paper.block(50, 110, 480, sentences(24))

    (story,) = lay_out(document(paper)).articles

    assert story.headline == "The Wave Tank Fills Again"
    assert "Horizons" not in story.body
