"""Writers of papers: side by side over their offices, or in one list with marks; and the headings of such a paper."""

from __future__ import annotations

from pipelines.articles import lay_out
from pipelines.model import Article
from tests.articles.paper import Paper, document, sentences, width_of


def _only(paper: Paper) -> Article:
    (article,) = lay_out(document(paper)).articles
    return article


def _centred(paper: Paper, middle: float, top: float, text: str, size: float = 10.0, **style: object) -> float:
    return paper.line(middle - width_of(text, size) / 2, top, text, size, **style)


def _text(paper: Paper, top: float) -> None:
    words = sentences(14).split()
    top_left = paper.block(40, top, 250, " ".join(words[:70]))
    top_left = _centred(paper, 165, top_left + 4, "I. INTRODUCTION")
    paper.block(40, top_left, 250, " ".join(words[70:120]), indent=10)
    paper.block(310, top, 250, " ".join(words[120:]))


def test_writers_side_by_side_over_their_offices_are_the_paper_s_authors():
    paper = Paper()
    at = _centred(paper, 300, 50, "Tides in a Narrow Bay", 20) + 10
    for middle, name, place in ((160, "Ada Holm", "Horta"), (300, "Tom Bell", "Port Nolan"), (440, "Ida Roe", "Kovel")):
        top = _centred(paper, middle, at, name, 11)
        for line in ("Department of Waves", "Tide University"):
            top = _centred(paper, middle, top, line, italic=True)
        _centred(paper, middle, top, place)
    _text(paper, at + 80)
    article = _only(paper)
    assert article.authors == ("Ada Holm", "Tom Bell", "Ida Roe")
    assert article.headline == "Tides in a Narrow Bay"
    assert " ".join(article.body.split()) == sentences(14)
    assert [block.text for block in article.blocks if block.role == "subhead"] == ["I. INTRODUCTION"]


def test_a_list_of_many_writers_with_marks_at_their_names_is_a_byline_and_no_deck():
    paper = Paper()
    at = _centred(paper, 300, 50, "Tides in a Narrow Bay", 20) + 10
    names = ("Ada Holm", "Tom Bell", "Ida Roe", "Jan Wrona", "Ewa Maj", "Rosa Silva", "Lee Park")
    x = 90.0
    for name in names:
        paper.line(x, at, name, 12)
        x += width_of(name, 12)
        paper.line(x + 1, at - 3, "1", 7, superscript=True)
        x += 6
        paper.line(x, at, "," if name != names[-1] else "", 12)
        x += 12
    _centred(paper, 300, at + 20, "1 Tide University, Horta")
    top = paper.line(40, at + 44, "Abstract", 13, bold=True)
    _text(paper, top)
    article = _only(paper)
    assert article.authors == names
    assert article.deck is None
    assert [block.text for block in article.blocks if block.role == "subhead"] == ["Abstract", "I. INTRODUCTION"]
