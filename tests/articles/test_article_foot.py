"""The foot of a page: a page number is furniture, a source line or an axis is not."""

from __future__ import annotations

import pytest

from pipelines.articles import lay_out
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
