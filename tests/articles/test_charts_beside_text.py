"""A chart beside a column of text takes none of its lines, whether they are flush, ragged or pulled apart."""

from __future__ import annotations

import pytest

from pipelines.articles import lay_out
from pipelines.articles.charts.finding import find_charts
from pipelines.model import Box, Document, Rule
from tests.articles.paper import Paper
from tests.graphics.drawn import Sheet

TEXT = (
    "The keepers counted the boats that passed the outer light and wrote",
    "them down by hand each evening before the lamp was lit and wound",
    "up for the night in 2023 and again when the tide had turned below",
    "the rocks. What they wrote was copied by a clerk in the town who did",
    "not always read their hand, so that some of the boats were never",
    "seen again in any book. The harbour board has now had all of it",
    "typed, page after page, and has put the numbers beside those of",
    "the toll house, which knew what every boat had paid to come in.",
)
WIDTH = 295.0
PULLED = 2  # the line that is set with wide gaps, its number in a gap of its own


def drawn(width: float, gutter: float, flush: bool) -> Sheet:
    sheet = Sheet()
    left, size = 40.0, 8.5
    for number, line in enumerate(TEXT):
        words = line.split()
        top = 100 + 12 * number
        gaps = (width - sum(0.5 * size * len(word) for word in words)) / (len(words) - 1)
        if flush and number == PULLED:
            words = ["up", "for", "the", "night", "in", "2023"]
            gaps = (width - sum(0.5 * size * len(word) for word in words)) / (len(words) - 1)
        at = left
        for word in words:
            sheet.text(at, top, word, size)
            at += 0.5 * size * len(word) + (gaps if flush else 0.28 * size)
    start = left + width + gutter
    for k, (year, height) in enumerate(zip(range(2019, 2024), (22, 30, 41, 38, 60), strict=True)):
        x = start + 8 + 26 * k
        sheet.bar(x, 180 - height, x + 16, 180)
        sheet.text(x + 8, 170 - height, str(height), 7, align="middle")
        sheet.text(x + 8, 184, str(year), 7, align="middle")
    sheet.level(start, start + 140, 180)
    return sheet


@pytest.mark.parametrize("flush", [True, False])
@pytest.mark.parametrize("width", [WIDTH, 345.0])
@pytest.mark.parametrize("gutter", [8.0, 12.0, 20.0, 30.0])
def test_no_line_of_the_text_is_a_label(gutter: float, width: float, flush: bool) -> None:
    sheet = drawn(width, gutter, flush)
    (chart,) = find_charts(sheet.page())
    assert chart.box.x0 >= 40 + width + gutter - 6
    for year in ("2019", "2023"):
        label = [w.box for w in sheet.words if w.text == year][-1]
        assert chart.box.x0 <= label.x0
        assert label.x1 <= chart.box.x1
        assert label.bottom <= chart.box.bottom


def test_a_chart_between_two_paragraphs_keeps_its_labels_though_text_fills_the_column_beside_it() -> None:
    sheet = Sheet()
    for x, top in ((40, 60), (40, 300), (355, 60), (355, 156), (355, 252), (355, 348)):
        for number, line in enumerate(TEXT):
            words, at = line.split(), float(x)
            room = 295 - sum(0.5 * 8.5 * len(word) for word in words)
            for word in words:
                sheet.text(at, top + 12 * number, word, 8.5)
                at += 0.5 * 8.5 * len(word) + room / (len(words) - 1)
    for k, (year, height) in enumerate(zip(range(2019, 2024), (22, 30, 41, 38, 60), strict=True)):
        x = 48 + 26 * k
        sheet.bar(x, 270 - height, x + 16, 270)
        sheet.text(x + 8, 260 - height, str(height), 7, align="middle")
        sheet.text(x + 8, 274, str(year), 7, align="middle")
    sheet.level(40, 180, 270)
    (chart,) = find_charts(sheet.page())
    labels = [w.box for w in sheet.words if w.text in ("2019", "2023") and 270 < w.box.top < 290 and w.box.x1 < 200]
    assert all(chart.box.x0 <= box.x0 and box.bottom <= chart.box.bottom for box in labels)
    assert chart.box.bottom < 300


def test_names_of_lying_bars_are_no_text() -> None:
    sheet = Sheet()
    names = [
        "boats of the outer harbour",
        "boats of the inner harbour",
        "nets of the old town",
        "lines of the new town",
    ]
    for k, (name, length) in enumerate(zip(names, (80, 60, 44, 20), strict=True)):
        top = 100 + 14 * k
        sheet.text(40, top, name, 8)
        sheet.bar(170, top, 170 + length, top + 8)
        sheet.text(174 + length, top, str(length), 8)
    (chart,) = find_charts(sheet.page())
    assert chart.box.x0 <= 41


def test_a_table_over_all_columns_takes_no_short_story_above_it() -> None:
    paper = Paper()
    for x, head, text in (
        (40, "Measles", " ".join(["The clinics at the lower ford saw forty children this week."] * 4)),
        (320, "Cholera", "No case was found. The clinics have sent seven teams and four tonnes of lime to Orlevik."),
    ):
        paper.line(x, 60, head, 15, bold=True)
        bottom = paper.block(x, 84, 240, text)
    paper.line(40, max(bottom, 180), "Table 1: Cases by district, week 23", 10, bold=True)
    edges = [40, 220, 400, 560]
    for row, cells in enumerate((("District", "Cases", "Deaths"), ("Orla", "120", "3"), ("Venn", "95", "1"))):
        top = 200 + 16 * row
        for x, cell in zip(edges, cells, strict=False):
            paper.line(x + 4, top + 3, cell, 9)
        paper.rules.append(Rule(Box(40, top, 560, top), 0.5, "#000000"))
    paper.rules.append(Rule(Box(40, 248, 560, 248), 0.5, "#000000"))
    paper.rules += [Rule(Box(x, 200, x, 248), 0.5, "#000000") for x in edges]
    articles = lay_out(Document("drawn", "drawn.pdf", (paper.page(),))).articles
    bodies = {article.headline: article.body for article in articles}
    assert bodies["Cholera"].startswith("No case was found.")
    assert [a.kind for a in articles if a.headline and a.headline.startswith("Table 1")] == ["table"]


def test_the_last_column_of_a_ruled_table_left_of_a_chart_is_no_axis_of_it() -> None:
    sheet = Sheet()
    start = 250.0
    for k, (week, height) in enumerate(zip(range(10, 16), (22, 30, 41, 38, 60, 44), strict=True)):
        x = start + 8 + 26 * k
        sheet.bar(x, 180 - height, x + 16, 180)
        sheet.text(x + 8, 170 - height, str(height), 7, align="middle")
        sheet.text(x + 8, 184, str(week), 7, align="middle")
    sheet.level(start, start + 166, 180)
    for row, (name, *numbers) in enumerate((("Port", "2022", "2023"), ("Horta", "9", "104"), ("Alder", "8", "131"))):
        top = 130 + 15 * row
        for x, cell in zip((60, 150, 205), (name, *numbers), strict=True):
            sheet.text(x, top, cell, 8.5)
    for top in (126, 142, 174):
        sheet.level(60, 225, top)

    (chart,) = find_charts(sheet.page())

    assert chart.box.x0 >= start - 6
