"""Markdown and overlay: what a person reads of a layout."""

from __future__ import annotations

from PIL import Image

from pipelines.articles import lay_out
from pipelines.articles.markdown import table_html, to_markdown, typed
from pipelines.model import Box, Cell, GraphicsReading
from pipelines.overlay import draw_overlay, overlay_svg
from tests.articles.paper import Paper, document, sentences


def _layout():
    paper = Paper()
    paper.line(560, 20, "2", 8)
    paper.line(40, 60, "Two Parts", 22, bold=True)
    at = paper.block(40, 90, 250, sentences(4))
    at = paper.line(40, at + 8, "A second part", 11, bold=True)
    paper.block(40, at, 250, sentences(4, "market"))
    return lay_out(document(paper))


def test_headings_by_level_and_no_furniture():
    written = to_markdown(_layout(), GraphicsReading("issue"))
    assert written == f"# Two Parts\n\n{sentences(4)}\n\n## A second part\n\n{sentences(4, 'market')}\n"


def test_a_paragraph_over_two_columns_is_written_once():
    paper = Paper()
    paper.line(40, 60, "Two Columns", 22, bold=True)
    paper.columns([40, 310], 90, 260, 250, [sentences(8)])
    written = to_markdown(lay_out(document(paper)), GraphicsReading("issue"))
    assert written == f"# Two Columns\n\n{sentences(8)}\n"


def test_items_have_the_mark_of_a_list():
    paper = Paper()
    at = paper.block(40, 60, 250, sentences(4))
    for item in ("• A coat that keeps out the wind", "• A torch", "◦ Sturdy shoes"):
        at = paper.line(40, at, item)
    paper.block(40, at + 12, 250, sentences(4, "market"))
    written = to_markdown(lay_out(document(paper)), GraphicsReading("issue"))
    assert "\n\n- A coat that keeps out the wind\n\n- A torch\n\n- Sturdy shoes\n\n" in written


def test_a_title_under_a_headline_is_a_heading_but_a_deck_is_none():
    for second, mark in (("Boats and Nets", "## "), ("What the board has heard of them", "")):
        paper = Paper()
        paper.line(40, 60, "Prologue", 22, bold=True)
        paper.line(40, 92, second, 13, bold=True)
        paper.block(40, 120, 250, sentences(4))
        written = to_markdown(lay_out(document(paper)), GraphicsReading("issue"))
        assert written.startswith(f"# Prologue\n\n{mark}{second}\n\n")


def test_a_heading_is_written_with_the_number_above_it():
    paper = Paper()
    paper.line(40, 60, "III.", 26, bold=True)
    paper.line(40, 92, "The harbour dues", 22, bold=True)
    paper.block(40, 130, 250, sentences(4))
    written = to_markdown(lay_out(document(paper)), GraphicsReading("issue"))
    assert written.startswith("# III. The harbour dues\n\n")


def test_what_numbers_a_table_is_no_heading_of_any_level():
    paper = Paper()
    paper.line(40, 60, "Two Parts", 22, bold=True)
    at = paper.block(40, 90, 250, sentences(4))
    at = paper.line(40, at + 8, "Table 7.1. Kinds of boats", 11, bold=True)
    paper.block(40, at, 250, sentences(4, "market"))
    assert "\n\nTable 7.1. Kinds of boats\n\n" in to_markdown(lay_out(document(paper)), GraphicsReading("issue"))


def test_tables_are_html_with_spans():
    box = Box(0, 0, 1, 1)
    cells = (
        Cell("t", 0, 0, 1, 2, "Port & pier", True, box),
        Cell("t", 1, 0, 1, 1, "North", False, box),
        Cell("t", 1, 1, 1, 1, "12", False, box),
    )
    written = table_html(cells).split("\n")
    assert written[:7] == ["<table>", "<tr>", '<th colspan="2">', "Port &amp; pier", "</th>", "</tr>", "<tr>"]
    assert written[7:] == ["<td>", "North", "</td>", "<td>", "12", "</td>", "</tr>", "</table>"]


def test_quotes_and_leaders_as_typed():
    assert typed("“Yes,” he’d said – twice . . . . . 7") == '"Yes," he\'d said - twice ..... 7'


def test_the_overlay_draws_every_block():
    layout = _layout()
    count = sum(len(article.blocks) for article in layout.articles) + len(layout.furniture)
    assert overlay_svg(layout, 1, 600, 800).count("<rect") == count
    image = Image.new("RGB", (600, 800), "white")
    draw_overlay(image, layout, 1, 600)
    assert len(image.getcolors(1_000_000)) > 1
