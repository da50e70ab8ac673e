"""A list of contents keeps each page number with its entry, and a table of amounts stays a table's text."""

from __future__ import annotations

from pipelines.articles import article_from_text, lay_out
from pipelines.articles.stories.kinds import article_kind
from pipelines.figures import find_figures
from pipelines.graphics import read_graphics
from pipelines.model import GraphicsReading, IssueFacts, Layout
from tests.articles.paper import Paper, document, sentences

_ENTRIES = (
    ("Foreword", "vii"),
    ("Bridges of the Delta", "3"),
    ("Ferries and Fares", "12"),
    ("The Harbour at Night", "12"),
    ("Salt, Rust and Repair", "48"),
    ("Notes", "101"),
)


def _page(heading: str) -> str:
    paper = Paper()
    paper.line(60, 60, heading, 16, bold=True)
    for row, (entry, page) in enumerate(_ENTRIES):
        paper.line(60, 110 + 20 * row, entry, 10)
        paper.line(500 - 5 * len(page), 110 + 20 * row, page, 10)
    layout = lay_out(document(paper))
    return "\n".join(block.text for article in layout.articles for block in article.blocks)


def test_each_entry_keeps_its_page():
    printed = " ".join(_page("Table of Contents").split())
    assert all(f"{entry} {page}" in printed for entry, page in _ENTRIES)


def test_numbers_that_fall_are_no_pages():
    paper = Paper()
    paper.line(60, 60, "Contents", 16, bold=True)
    for row, number in enumerate(("90", "7", "55", "3", "21", "8")):
        paper.line(60, 110 + 20 * row, f"Sample jar {'abcdef'[row]}", 10)
        paper.line(490, 110 + 20 * row, number, 10)
    printed = "\n".join(b.text for a in lay_out(document(paper)).articles for b in a.blocks)
    assert "Sample jar a 90" not in printed


def test_without_a_heading_numbers_stay_apart():
    assert "Foreword vii" not in _page("Bridges and ferries of the delta")


def test_a_list_in_two_columns_with_numbered_entries_is_one_and_holds_no_figures():
    paper = Paper()
    paper.line(250, 50, "Contents", 18, bold=True)
    chapters = (("Tides", "Salt", "Ropes", "Quays", "Locks"), ("Ferries", "Moles", "Buoys", "Lamps", "Weirs"))
    for column, titles in enumerate(chapters):
        left = 60 + 260 * column
        paper.line(left, 90, f"Part of the {'first' if column == 0 else 'second'} shore", 13, bold=True)
        for row, title in enumerate(titles):
            top = 120 + 24 * row
            paper.line(left, top, f"{column + 1}.{row + 1}", 10, bold=True)
            paper.line(left + 40, top, f"{title} of the old harbour", 10)
            paper.line(left + 215, top, str(11 + 5 * column + row), 10)
    layout = lay_out(document(paper))
    printed = " ".join(" ".join(b.text for a in layout.articles for b in a.blocks).split())
    assert "1.2 Salt of the old harbour 12" in printed
    assert "2.5 Weirs of the old harbour 20" in printed
    assert [article.kind for article in layout.articles if article.headline == "Contents"] == ["notice"]
    assert find_figures(layout, read_graphics(document(paper), layout), ()) == ()


def test_a_list_whose_heading_is_set_as_text_is_one_too():
    heading, entries = "CONTENTS", "1 Harbour dues 3\n2.1 Salt ........ 14"
    assert article_kind("story", None, f"{heading}\n\n{entries}") == "notice"
    assert article_kind("story", None, f"The contents of the tank\n\n{entries}") != "notice"


def test_works_cited_give_no_figures():
    paper = Paper()
    paper.line(60, 60, "References", 16, bold=True)
    for row in range(6):
        paper.line(60, 100 + 30 * row, f"{row + 1}. Rowe, A.; Lind, B. Tides in a study of {12 + row},155 boats.", 10)
        paper.line(60, 112 + 30 * row, f"Harbour J. {2011 + row}, {105 + row}, {1342 + row}-{1345 + row}.", 10)
    layout = lay_out(document(paper))
    assert [article.headline for article in layout.articles] == ["References"]
    assert find_figures(layout, read_graphics(document(paper), layout), ()) == ()


def _sections(paper: Paper, chapter: int, first: int) -> None:
    for row, title in enumerate(("Tides", "Salt", "Ropes", "Quays", "Locks", "Moles")):
        top = 80 + 20 * row
        paper.line(60, top, f"{chapter}.{row + 1} {title} of the harbour", 10)
        page_no = str(first + 2 * row)
        paper.line(500 - 5 * len(page_no), top, page_no, 10)


def test_a_list_that_goes_on_on_the_next_page_is_one_there_too():
    papers = (Paper(), Paper())
    papers[0].line(60, 50, "Contents", 16, bold=True)
    for number, paper in enumerate(papers):
        _sections(paper, number + 1, 3 + 20 * number)
    layout = lay_out(document(*papers))
    printed = " ".join(" ".join(b.text for a in layout.articles for b in a.blocks).split())
    assert "2.3 Ropes of the harbour 27" in printed
    assert find_figures(layout, read_graphics(document(*papers), layout), ()) == ()


def test_headings_printed_like_that_of_the_list_head_texts_on_all_pages_of_a_newsletter():
    front, back = Paper(), Paper()
    front.line(40, 24, "The Tide Table", 26)
    front.line(40, 56, "Issue 18, May 2024 (spring tides)", 10)
    front.line(40, 90, "Contents", 12, italic=True, font="Sans")
    entries = ("Pilots", "Moorings and their owners", "Dues", "Dredging", "Lights", "Charts put right")
    for number, entry in enumerate(entries):
        front.line(40, 112 + 13 * number, entry, 10)
        front.line(284, 112 + 13 * number, str(1 + number // 3), 10)
    at = front.line(40, 210, "Pilots", 12, italic=True, font="Sans")
    front.columns([40], at + 4, 400, 250, [sentences(6, "pilot")])
    at = front.line(40, 410, "Moorings and their owners", 12, italic=True, font="Sans")
    front.columns([40], at + 4, 740, 250, [sentences(9, "mooring")])
    front.columns([310], 90, 740, 250, [sentences(9, "owner")])
    front.line(40, 765, "The Tide Table is printed by the Port Office; copyright 2024, all rights reserved.", 9)
    top = 40.0
    for heading in ("Dues", "Dredging", "Lights"):
        at = back.line(40, top, heading, 12, italic=True, font="Sans")
        back.columns([40], at + 4, at + 180, 250, [sentences(7, heading.lower())])
        top = at + 200
    articles = lay_out(document(front, back)).articles
    assert [article.headline for article in articles] == [
        "Contents",
        "Pilots",
        "Moorings and their owners",
        "Dues",
        "Dredging",
        "Lights",
    ]
    assert articles[0].kind == "notice"
    assert not any("rights reserved" in article.body for article in articles)


def _boxed(heading: str, entries: list[tuple[str, int]]) -> tuple[str, str, list[str]]:
    """Return the kind and text of a box of large numbers and titles under `heading`, and its figures."""
    paper = Paper()
    paper.line(40, 30, "The Quay Letter", 30, bold=True)
    paper.box(36, 90, 190, 340, "#dde8f4")
    paper.line(44, 98, heading, 12, bold=True)
    for row, (title, page) in enumerate(entries):
        paper.line(44, 130 + 38 * row, str(page), 20, bold=True)
        paper.line(80, 136 + 38 * row, title, 10)
    paper.line(210, 90, "Board agrees on dredging", 20, bold=True)
    paper.columns([210], 120, 700, 340, [sentences(30, "board")])
    layout = lay_out(document(paper))
    boxed = next(article for article in layout.articles if entries[0][0] in "".join(b.text for b in article.blocks))
    found = find_figures(layout, read_graphics(document(paper), layout), ())
    return boxed.kind, boxed.body, [figure.surface for figure in found if figure.article_id == boxed.article_id]


_TITLES = ("Letter of the chair", "Dredging begins", "Meet a pilot", "Spring regatta")


def test_a_box_that_tells_what_is_inside_has_pages_and_no_values():
    for heading in ("Inside this issue", "IN THIS ISSUE:", "Inside this edition"):
        kind, body, figures = _boxed(heading, list(zip(_TITLES, (2, 3, 3, 7), strict=True)))
        assert (kind, figures) == ("notice", [])
        assert all(title in body for title in _TITLES)


def test_a_box_of_numbers_that_fall_or_whose_heading_tells_of_them_has_values():
    assert _boxed("Index", list(zip(_TITLES, (94, 31, 60, 7), strict=True)))[2] == ["94", "31", "60", "7"]
    assert _boxed("Boats inside the mole", list(zip(_TITLES, (2, 3, 3, 7), strict=True)))[2] == ["2", "3", "3", "7"]


def test_clues_of_a_crossword_give_no_figures():
    text = "Across\n\n1. Rope of a ship (6)\n\n5. Not old (3)\n\n8. Mouth of a river (7)\n\n9. Small bay (4)\n"
    facts = IssueFacts("text", "text", None, None, None, None)
    layout = Layout(facts, (), (article_from_text("text", text),))
    assert find_figures(layout, GraphicsReading("text"), ()) == ()
