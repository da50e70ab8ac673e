"""Notes at a column's foot do not cut the text that goes on in the next column."""

from __future__ import annotations

from pipelines.articles import lay_out
from tests.articles.paper import Paper, document, sentences

_NOTES = "4 The harbour book, volume two, page nine. 5 Letters of the pilots, kept in the north tower of the old town."

_LAST = "6 See the tide tables printed for the year in question."


def _bodies(size: float) -> str:
    paper = Paper()
    paper.line(40, 60, "Pilots of the Estuary", 20, bold=True)
    paper.columns([40, 310], 100, 480, 250, [sentences(26)], 10)
    paper.block(40, 560, 250, _NOTES, size)
    paper.block(310, 560, 250, _LAST, size)
    return "\n".join(article.body for article in lay_out(document(paper)).articles)


def test_notes_follow_the_text_of_both_columns():
    body = _bodies(7.5)
    assert body.startswith(sentences(26))
    assert body.index("4 The harbour book") < body.index("6 See the tide tables")


def test_no_word_of_the_notes_is_lost():
    assert sorted(_bodies(7.5).split()) == sorted(f"{sentences(26)} {_NOTES} {_LAST}".split())
