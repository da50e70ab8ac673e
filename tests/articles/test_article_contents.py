"""A list of contents keeps each page number with its entry, and a table of amounts stays a table's text."""

from __future__ import annotations

from pipelines.articles import lay_out
from tests.articles.paper import Paper, document

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
