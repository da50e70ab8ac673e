"""Cards of one large number each, in columns of their own heights beside a story."""

from __future__ import annotations

from pipelines.articles import lay_out
from pipelines.figures import find_figures
from pipelines.graphics import read_graphics
from pipelines.pages import read_document
from tests.pages.typeset import typeset

# left, top, height, the number, its words
CARDS = (
    (240, 60, 96, "7.6M+", ("Parcels mended on the quays", "and in the lofts of the north")),
    (240, 166, 84, "82M", ("Meals served to crews", "in the harbour halls")),
    (410, 60, 70, "449", ("Lofts that sort their nets", "for the rope works")),
    (410, 140, 90, "12", ("Sheds on the river that passed", "the test, up from 8 in 2019")),
)
STORY = (
    "The harbour has more to mend than it had,",
    "and the yards along the river know it. They",
    "sort their nets by hand, and send what is",
    "left to the rope works at the end of each",
    "week. Nobody counts the hours that go into",
    "it, but the pilots say that the lofts have",
    "never been as full as they were in spring.",
)


def _draw(canvas):
    def line(x, top, text, size, font="Helvetica"):
        canvas.setFont(font, size)
        canvas.setFillColorRGB(0.1, 0.1, 0.2)
        canvas.drawString(x, 400 - top - 0.75 * size, text)

    canvas.setFillColorRGB(0.94, 0.94, 0.94)
    canvas.rect(0, 0, 600, 400, stroke=0, fill=1)
    line(30, 40, "Nets and Ropes", 24, "Helvetica-Bold")
    for row, text in enumerate(STORY):
        line(30, 90 + 14 * row, text, 9)
    for left, top, height, number, words in CARDS:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.roundRect(left, 400 - top - height, 160, height, 6, stroke=0, fill=1)
        line(left + 12, top + 10, number, 26, "Helvetica-Bold")
        for row, text in enumerate(words):
            line(left + 12, top + 44 + 14 * row, text, 9)


def test_each_number_keeps_its_own_words():
    document = read_document(typeset(_draw, (600, 400)), "issue", "issue.pdf")
    layout = lay_out(document)
    figures = find_figures(layout, read_graphics(document, layout), ())
    assert {(f.value, f.concept) for f in figures if f.source == "infographic"} >= {
        (7_600_000.0, "Parcels mended on the quays and in the lofts of the north"),
        (82_000_000.0, "Meals served to crews in the harbour halls"),
        (449.0, "Lofts that sort their nets for the rope works"),
        (12.0, "Sheds on the river that passed the test"),
    }
    story = " ".join(" ".join(article.body for article in layout.articles if article.kind != "infographic").split())
    assert " ".join(STORY) in story
    assert "449" not in story
