"""Text boxes without an edge, as programs for newsletters paint them under their text."""

from __future__ import annotations

from pipelines.articles import lay_out
from pipelines.model import Box, Rect
from tests.articles.paper import Paper, document, sentences

DATES = ("Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Thursday")


def page() -> Paper:
    """A message below the drawing of its title, and dates beside it, which begin higher up."""
    paper = Paper()
    for box in (Box(43, 240, 394, 560), Box(418, 130, 584, 560)):
        paper.rects.append(Rect(box, "#ffffff", None))
    paper.block(50, 280, 330, sentences(5))
    paper.block(50, 380, 330, sentences(7, about="pilot"))
    for place, day in enumerate(DATES):
        top = 200 + 54 * place
        paper.line(500 - 2.5 * len(day), top, day, 10, bold=True)
        paper.line(480, top + 13, "Holiday", 10)
        paper.line(470, top + 26, "Offices closed", 10)
    return paper


def texts(paper: Paper) -> list[str]:
    layout = lay_out(document(paper))
    return [block.text for article in layout.articles for block in article.blocks if block.role != "furniture"]


def test_what_stands_in_a_white_box_is_read_together() -> None:
    told = texts(page())
    places = [next(k for k, text in enumerate(told) if day in text) for day in DATES]
    story = next(k for k, text in enumerate(told) if sentences(2) in text)
    assert places == sorted(places)
    assert all(place < story for place in places) or all(place > story for place in places)
