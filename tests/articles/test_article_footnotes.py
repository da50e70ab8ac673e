"""Notes at a column's foot do not cut the text that goes on in the next column."""

from __future__ import annotations

from pipelines.articles import lay_out
from pipelines.articles.markdown import to_markdown
from pipelines.model import GraphicsReading
from tests.articles.paper import Paper, document, sentences

_NOTES = "4 The harbour book, volume two, page nine. 5 Letters of the pilots, kept in the north tower of the old town."

_LAST = "6 See the tide tables printed for the year in question."


def _bodies(size: float) -> str:
    paper = Paper()
    paper.line(40, 60, "Pilots of the Estuary", 20, bold=True)
    paper.columns([40, 310], 100, 480, 250, [sentences(26)], 10)
    paper.block(40, 560, 250, _NOTES, size)
    paper.block(310, 560, 250, _LAST, size)
    return _texts(paper)


def _texts(*papers: Paper) -> str:
    """Return the text of the stories and then their notes, which are printed with them but no part of their text."""
    articles = lay_out(document(*papers)).articles
    notes = [block.text for article in articles for block in article.blocks if block.role == "caption"]
    return "\n\n".join([*(article.body for article in articles), *notes])


def test_a_note_is_no_part_of_the_text():
    paper = Paper()
    paper.line(40, 60, "Pilots of the Estuary", 20, bold=True)
    paper.columns([40, 310], 100, 480, 250, [sentences(26)], 10)
    paper.block(40, 560, 250, _NOTES, 7.5)
    (article,) = lay_out(document(paper)).articles
    assert article.body == sentences(26)


def test_notes_under_a_heading_of_their_own_are_text():
    paper = Paper()
    paper.line(40, 60, "Pilots of the Estuary", 20, bold=True)
    top = paper.block(40, 100, 520, sentences(20), 10)
    top = paper.line(40, max(top + 20, 540), "Sources and remarks", 10, bold=True)
    paper.block(40, top + 14, 520, _LAST, 7.5)
    bodies = [article.body for article in lay_out(document(paper)).articles]
    assert bodies[-1].endswith("for the year in question.")


def test_notes_follow_the_text_of_both_columns():
    body = _bodies(7.5)
    assert body.startswith(sentences(26))
    assert body.index("⁴ The harbour book") < body.index("⁶ See the tide tables")


def test_a_note_begins_a_paragraph_with_its_number_raised():
    paper = Paper()
    paper.line(40, 60, "Pilots of the Estuary", 20, bold=True)
    top = paper.block(40, 100, 520, f"{sentences(20)} The harbour pays its pilots by", 10)
    paper.block(40, max(top + 20, 560), 520, "17 The harbour book, volume two, page nine.", 7.5)
    body = _texts(paper)
    assert "pays its pilots by\n\n¹⁷ The harbour book" in body


def test_no_word_of_the_notes_is_lost():
    words = _bodies(7.5).replace("⁴", "4").replace("⁶", "6").split()
    assert sorted(words) == sorted(f"{sentences(26)} {_NOTES} {_LAST}".split())


def test_a_sentence_goes_on_over_the_page_past_the_notes():
    first, second = Paper(), Paper(page_no=2)
    first.line(40, 60, "Pilots of the Estuary", 20, bold=True)
    top = first.block(40, 100, 520, f"{sentences(20)} The harbour pays its pilots", 10)
    first.block(40, max(top + 20, 560), 520, _NOTES, 7.5)
    top = second.block(40, 60, 520, f"by the tide and not by the hour. {sentences(12)}", 10)
    second.block(40, max(top + 20, 560), 520, _LAST, 7.5)
    assert len(lay_out(document(first, second)).articles) == 1
    text = _texts(first, second)
    assert "pays its pilots by the tide" in text
    assert text.index("⁴ The harbour book") < text.index("⁶ See the tide tables")


def test_a_note_goes_on_in_the_next_column_behind_its_beginning():
    paper = Paper()
    paper.line(40, 60, "Pilots of the Estuary", 20, bold=True)
    paper.columns([40, 310], 100, 480, 250, [sentences(26)], 10)
    paper.block(40, 560, 250, "4 The harbour book gives the depth at the", 7.5)
    paper.block(310, 560, 250, "north quay at the lowest tide of the year.", 7.5)
    body = _texts(paper)
    assert body.startswith(sentences(26))
    assert body.endswith("the depth at the\n\nnorth quay at the lowest tide of the year.")


def test_small_print_without_a_mark_that_cuts_a_sentence_is_a_note():
    paper = Paper()
    paper.line(40, 60, "Pilots of the Estuary", 20, bold=True)
    top = paper.block(40, 380, 250, f"{sentences(8)} The harbour pays its pilots", 10)
    paper.block(310, 100, 250, f"by the tide and not by the hour. {sentences(20)}", 10)
    paper.block(40, top + 20, 250, "Copies of this paper may be made for use at school without a fee.", 7.5)
    body = _texts(paper)
    assert "pays its pilots by the tide" in body
    assert body.endswith("\n\nCopies of this paper may be made for use at school without a fee.")


def test_notes_are_printed_behind_the_text_each_a_paragraph():
    paper = Paper()
    paper.line(40, 60, "Pilots of the Estuary", 20, bold=True)
    paper.columns([40, 310], 100, 480, 250, [sentences(26)], 10)
    top = paper.block(40, 560, 250, "4 The harbour book, volume two, page nine.", 7.5)
    paper.block(40, top, 250, "5 Letters of the pilots, kept in the north tower of the old town.", 7.5)
    paper.block(310, 560, 250, _LAST, 7.5)
    printed = to_markdown(lay_out(document(paper)), GraphicsReading("issue"))
    assert " ".join(printed.split()).startswith(f"# Pilots of the Estuary {sentences(26)}")
    notes = [part.split()[0] for part in printed.split("\n\n")[-3:]]
    assert notes == ["4", "5", "6"]


def test_the_amounts_of_a_recipes_list_are_no_marks_of_notes() -> None:
    paper = Paper()
    paper.line(40, 60, "Bread of the Pilots", 20, bold=True)
    paper.columns([40], 100, 480, 500, [sentences(8)])
    for number, line in enumerate(("300 g coarse flour", "150 g butter", "1 egg")):
        paper.line(40, 600 + 10 * number, line, 8)
    assert "300 g coarse flour" in _texts(paper)
