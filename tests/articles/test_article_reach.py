"""Which columns a headline holds for, and what stands around it: centred heads, drawn pictures, names, quotes."""

from __future__ import annotations

from itertools import pairwise

from pipelines.articles import lay_out
from pipelines.model import Article, Layout
from tests.articles.paper import Paper, document, sentences, width_of


def _stories(paper: Paper) -> dict[str | None, Article]:
    layout: Layout = lay_out(document(paper))
    return {article.headline: article for article in layout.articles}


def _centred(paper: Paper, left: float, right: float, top: float, text: str, size: float) -> float:
    return paper.line((left + right - width_of(text, size)) / 2, top, text, size, bold=True)


def _days(text: str) -> list[int]:
    words = text.replace("\n", " ").split()
    return [int(after) for word, after in pairwise(words) if word == "day"]


def test_centred_heads_side_by_side_share_the_columns_so_that_each_stands_over_its_middle():
    paper = Paper(width=840)
    xs = [40.0, 195.0, 350.0, 505.0, 660.0]
    _centred(paper, 40, 335, 60, "Ferry Sails", 16)
    _centred(paper, 350, 800, 60, "Harbour Dredged", 16)
    paper.columns(xs[:2], 90, 330, 140, [sentences(9, "ferry")])
    paper.columns(xs[2:], 90, 330, 140, [sentences(13, "harbour")])
    stories = _stories(paper)
    assert _days(stories["Ferry Sails"].body) == list(range(1, 10))
    assert _days(stories["Harbour Dredged"].body) == list(range(1, 14))
    assert "ferry" not in stories["Harbour Dredged"].body


def test_a_column_under_a_drawn_picture_comes_first_under_a_centred_head():
    paper = Paper(width=680)
    _centred(paper, 40, 640, 60, "Ferry Sails Again", 24)
    paper.box(40, 96, 180, 178, fill="#778899")
    paper.block(40, 184, 140, "Photo 3: Passengers wait at the east pier on Wednesday", 7.5, italic=True)
    top = 205.0
    told = sentences(20)
    paper.columns([40], top, 520, 140, [sentences(5)])
    paper.columns([195, 350, 505], 95, 310, 140, [told.removeprefix(sentences(5)).strip()])
    assert _days(_stories(paper)["Ferry Sails Again"].body) == list(range(1, 21))


def test_a_centred_head_holds_for_the_first_column_though_wider_text_begins_there_further_down():
    paper = Paper(width=680)
    _centred(paper, 40, 640, 60, "Ferry Sails Again", 24)
    paper.columns([40, 195, 350, 505], 100, 300, 140, [sentences(16)])
    paper.line(40, 330, "Harbour Dredged", 14, bold=True)
    paper.columns([40, 350], 352, 520, 290, [sentences(12, "pier")])
    assert _days(_stories(paper)["Ferry Sails Again"].body) == list(range(1, 17))


def test_a_drawn_picture_over_the_column_beside_a_headline_is_not_its_own():
    paper = Paper(width=680)
    paper.line(240, 60, "Ferry Sails Again From Tomorrow", 24, bold=True)
    paper.block(240, 180, 120, "Photo 3: Gate two", 7.5, italic=True)
    told = sentences(9)
    paper.columns([240], 200, 420, 130, [sentences(4)])
    paper.columns([385, 530], 95, 420, 130, [told.removeprefix(sentences(4)).strip()])
    top = paper.line(40, 130, "Why We Row", 14, bold=True) + 2
    paper.columns([40], top, 700, 180, [sentences(9, "pier")])
    stories = _stories(paper)
    assert "harbour" not in stories["Why We Row"].body
    assert _days(stories["Ferry Sails Again From Tomorrow"].body) == list(range(1, 10))


def test_a_rule_up_past_a_brief_parts_it_from_the_columns_beside_it():
    paper = Paper(width=680)
    top = paper.line(40, 60, "In brief", 13, bold=True) + 4
    for name in ("Boats", "Cranes", "Nets"):
        top = paper.line(40, top + 8, f"{name} sold off", 10.5, bold=True)
        start = top
        top = paper.columns([40], top + 1, 700, 140, [sentences(3, name.lower())])
    paper.rule(190, 55, 190, 700)
    _centred(paper, 205, 640, 60, "Ferry Sails Again", 24)
    paper.columns([205, 355, 505], start + 1, start + 300, 135, [sentences(15)])
    assert _days(_stories(paper)["Ferry Sails Again"].body) == list(range(1, 16))


def test_an_address_under_a_byline_is_no_part_of_it():
    paper = Paper()
    top = paper.line(40, 60, "Ferry Sails Again", 20, bold=True)
    top = paper.line(40, top + 2, "By Ada Holm", 9, bold=True)
    top = paper.line(40, top, "a.holm@paper.example", 8)
    paper.columns([40, 310], top + 4, top + 160, 250, [sentences(12)])
    story = _stories(paper)["Ferry Sails Again"]
    assert (story.byline, story.authors) == ("By Ada Holm", ("Ada Holm",))
    assert "@" not in story.body


def test_a_name_over_a_headline_in_the_type_of_bylines_is_a_byline():
    paper = Paper()
    top = paper.line(40, 60, "Ferry Sails Again", 20, bold=True)
    top = paper.line(40, top + 2, "By Tom Bell", 8, font="Sans", bold=True)
    paper.columns([40, 310], top + 4, top + 180, 250, [sentences(12)])
    top = paper.line(40, 330, "Quirina Zwolowska", 8, font="Sans", bold=True)
    top = paper.line(40, top + 2, "Why I Row", 16, bold=True)
    paper.columns([40, 310], top + 4, top + 180, 250, [sentences(12, "pier")])
    assert _stories(paper)["Why I Row"].byline == "Quirina Zwolowska"


def test_a_quote_at_the_head_of_a_later_column_is_no_headline():
    paper = Paper()
    top = paper.line(40, 60, "Ferry Sails Again From Tomorrow", 24, bold=True)
    top = paper.line(40, top + 2, "By Tom Bell", 9, bold=True) + 6
    paper.columns([40], top, top + 200, 250, [sentences(7)])
    at = paper.line(320, top, "“We row for our", 15, bold=True, italic=True)
    at = paper.line(320, at, "own children”", 15, bold=True, italic=True)
    paper.columns([310], at + 8, at + 200, 250, [sentences(6, "pier")])
    stories = _stories(paper)
    assert list(stories) == ["Ferry Sails Again From Tomorrow"]
    assert "We row" not in stories["Ferry Sails Again From Tomorrow"].body
