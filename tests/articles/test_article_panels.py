"""Pages as clubs and offices set them: rounded boxes, mastheads on tints, lead-ins, large captions, long legends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.articles import lay_out
from pipelines.articles.areas.panels import is_rounded
from pipelines.articles.charts.bars import Bars
from pipelines.articles.charts.finding import legend_of
from pipelines.articles.tables.segments import segments_of
from pipelines.model import Box, Curve, Document, Rect
from tests.articles.paper import Paper, sentences


def _curve(points: list[tuple[float, float]], fill: str | None = None, stroke: str | None = "#000000") -> Curve:
    xs, tops = [x for x, _ in points], [top for _, top in points]
    return Curve(Box(min(xs), min(tops), max(xs), max(tops)), tuple(points), fill, stroke)


def _rounded(x0: float, top: float, x1: float, bottom: float, radius: float, fill: str | None = None) -> Curve:
    bend = 0.3 * radius
    corners = [
        [(x0 + radius, top), (x0 + bend, top + bend), (x0, top + radius)],
        [(x0, bottom - radius), (x0 + bend, bottom - bend), (x0 + radius, bottom)],
        [(x1 - radius, bottom), (x1 - bend, bottom - bend), (x1, bottom - radius)],
        [(x1, top + radius), (x1 - bend, top + bend), (x1 - radius, top)],
    ]
    points = [point for corner in corners for point in corner]
    return _curve([*points, points[0]], fill, None if fill else "#000000")


@pytest.mark.parametrize(
    ("curve", "rounded"),
    [
        (_rounded(40, 100, 160, 240, 20), True),
        (_rounded(40, 100, 160, 240, 4, fill="#dde8f0"), True),
        (_rounded(40, 100, 560, 130, 9), True),
        (_rounded(40, 100, 560, 130, 14), False),  # a strip as round as its height allows stands behind a line
        (_rounded(40, 100, 160, 220, 59), False),  # a circle
        (_curve([(40, 100), (100, 160), (160, 100), (40, 100)]), False),
        (_curve([(40, 100), (40, 200), (160, 200), (160, 100), (100, 150), (40, 100)]), False),  # an open envelope
    ],
)
def test_a_rectangle_with_rounded_corners_is_told_from_other_paths(curve, rounded):
    assert is_rounded(curve) is rounded


@pytest.mark.parametrize("fill", [None, "#dde8f0"])
def test_a_story_in_a_rounded_box_does_not_take_the_text_beside_it(fill):
    paper = Paper()
    paper.line(200, 60, "Harbour Pilots Return", 20, bold=True)
    text = sentences(14)
    paper.block(200, 100, 360, text)
    paper.line(50, 110, "Next meeting:", 11, bold=True)
    notice = "Members meet at the old boathouse on Friday evening, and guests are welcome to come along."
    paper.block(50, 130, 110, notice)
    page = replace(paper.page(), curves=(_rounded(40, 100, 180, 260, 18, fill),))
    found = {
        article.headline: " ".join(article.body.split())
        for article in lay_out(Document("issue", "issue.pdf", (page,))).articles
    }
    assert found == {"Harbour Pilots Return": text, "Next meeting:": notice}


def test_a_masthead_on_a_deep_tint_is_furniture():
    paper = Paper()
    paper.box(40, 40, 560, 225, fill="#dde8f0")
    paper.line(60, 60, "Harbour Pilots Society of the Eastern Bay", 11, bold=True)
    paper.line(440, 80, "Volume 31, Issue 1", 10)
    paper.line(440, 92, "January 2014", 10)
    paper.line(90, 120, "The Eastern Bay", 44, bold=True)
    paper.line(90, 170, "Pilot", 44, bold=True)
    paper.line(50, 250, "Harbour Pilots Return", 20, bold=True)
    paper.block(50, 280, 500, sentences(10))
    layout = lay_out(Document("issue", "issue.pdf", (paper.page(),)))
    assert [article.headline for article in layout.articles] == ["Harbour Pilots Return"]
    assert (layout.issue.publication, layout.issue.published_on.isoformat()) == ("The Eastern Bay Pilot", "2014-01-01")


def test_a_line_that_ends_in_the_text_after_a_larger_bold_lead_in_is_text():
    paper = Paper()
    paper.line(50, 60, "What Is On at the Quay", 20, bold=True)
    top = 100.0
    for name, rest, more in (
        ("Monthly Supper of Pilots", "on 8 January at", "the boathouse, doors open at seven in the evening"),
        ("Evening Walk along Walls", "on 9 January at", "the sluice, bring a lamp and boots for the mud"),
    ):
        end = 50 + 6 * (len(name) + 1)
        paper.line(50, top, name, 12, bold=True)
        top = paper.line(end, top + 2, rest, 10)
        top = paper.line(50, top, more, 10) + 14
    (article,) = lay_out(Document("issue", "issue.pdf", (paper.page(),))).articles
    assert article.headline == "What Is On at the Quay"
    assert "Monthly Supper of Pilots on 8 January at the boathouse" in article.body
    assert "Evening Walk along Walls on 9 January at the sluice" in article.body


def test_a_name_in_bold_type_within_a_sentence_is_no_heading():
    paper = Paper()
    paper.line(50, 60, "How to Answer", 20, bold=True)
    paper.line(50, 100, "Letters go to the harbour office, which hands them on to the person named", 10)
    paper.line(50, 112, "under", 10)
    paper.line(80, 112, "FOR FURTHER INFORMATION AND QUESTIONS OF ANY OTHER", 10, bold=True)
    paper.line(50, 124, "SORT", 10, bold=True)
    paper.line(75, 124, "on the second page, and answers follow within three weeks or a month.", 10)
    (article,) = lay_out(Document("issue", "issue.pdf", (paper.page(),))).articles
    assert "person named under FOR FURTHER INFORMATION AND QUESTIONS OF ANY OTHER SORT on the second" in article.body
    assert "\n" not in article.body


def test_large_type_right_below_a_picture_with_nothing_under_it_is_a_caption():
    paper = Paper()
    paper.line(50, 60, "Harbour Pilots Return", 20, bold=True)
    paper.block(50, 100, 500, sentences(12))
    paper.images = [Box(50, 400, 290, 560), Box(310, 400, 550, 560)]
    paper.line(114, 566, "The New Slipway", 15)
    paper.line(378, 566, "The Old Bridge", 15)
    (article,) = lay_out(Document("issue", "issue.pdf", (paper.page(),))).articles
    captions = {block.text for block in article.blocks if block.role == "caption"}
    assert (article.headline, captions) == ("Harbour Pilots Return", {"The New Slipway", "The Old Bridge"})


def test_a_headline_right_below_a_picture_keeps_its_text():
    paper = Paper()
    paper.images = [Box(50, 60, 550, 200)]
    paper.line(200, 206, "Harbour Pilots Return", 20, bold=True)
    paper.block(50, 236, 500, sentences(12))
    (article,) = lay_out(Document("issue", "issue.pdf", (paper.page(),))).articles
    assert article.headline == "Harbour Pilots Return"


def test_a_legend_that_goes_on_down_the_page_belongs_to_its_chart_whole():
    paper = Paper()
    inks = ("#2060a0", "#f08030", "#a0a0a0", "#f0c010")
    for place, name in enumerate(("March", "April", "May", "June")):
        bottom = 300.0
        for ink, share in zip(inks, (80 + 5 * place, 60 - 5 * place, 40, 20), strict=True):
            paper.rects.append(Rect(Box(110 + 75 * place, bottom - share, 140 + 75 * place, bottom), ink, None))
            bottom -= share
        paper.line(112 + 75 * place, 308, name, 8)
    plot = Box(70, 90, 400, 316)
    bars = Bars(True, 300.0, tuple(paper.rects), plot)
    names = ("Open as usual", "Open for fewer hours", "Closed to guests", "Closed for the season")
    for row, (ink, name) in enumerate(zip(inks, names, strict=True)):
        paper.rects.append(Rect(Box(110, 345 + 14 * row, 117, 352 + 14 * row), ink, None))
        paper.line(124, 344 + 14 * row, name, 9)
    legend = legend_of(paper.page(), [bars], plot, segments_of(paper.words, paper.page()))
    assert tuple(segment.text for _, segment in legend) == names
