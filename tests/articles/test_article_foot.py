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
