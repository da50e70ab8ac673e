"""What a tile was before, years beside their quarters, sections that number rows, and charts told from their frames."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pipelines.articles.tables.grid import GridCell
from pipelines.articles.tables.tagged import _with_gaps
from pipelines.figures.labelled.values import figures_from
from pipelines.graphics.infographics.moves import then_in
from pipelines.graphics.tables.names import numbers_sections
from pipelines.model import Box, Rect
from tests.graphics.drawn import Sheet, read


def test_what_a_number_was_before_is_told_with_its_label() -> None:
    sheet = Sheet()
    for k, (name, now, then) in enumerate(
        (("Tests performed", "18,402", "vs 17,036 previous week (▲ 8%)"), ("Beds in use", "208", "was 190 last week"))
    ):
        sheet.text(40 + 240 * k, 60, name, 9)
        sheet.text(40 + 240 * k, 74, now, 22, True)
        sheet.text(40 + 240 * k, 100, then, 8)
    reading, _ = read(sheet, headline="More tests")
    found = {(v.text, v.label) for v in reading.values}
    assert {("17,036", "Tests performed: previous week"), ("▲ 8%", "Tests performed")} <= found
    assert ("190", "Beds in use: last week") in found
    assert then_in("vs 12% of boats") is None


def test_years_beside_their_quarters_need_no_head() -> None:
    sheet = Sheet()
    sheet.level(40, 330, 80)
    for x, head in ((170, "Output"), (250, "Prices"), (328, "Exports")):
        sheet.text(x, 84, head, 8, False, "right")
    sheet.level(40, 330, 96)
    rows = [("2030", "Q3"), ("", "Q4"), ("2031", "Q1"), ("", "Q2"), ("", "Q3"), ("", "Q4")]
    for number, (year, quarter) in enumerate(rows):
        y = 100 + 12 * number
        if year:
            sheet.text(40, y, year, 8)
        sheet.text(76, y, quarter, 8)
        for x, text in ((170, f"10{number}.4"), (250, f"2.{number}"), (328, f"1,8{number}2")):
            sheet.text(x, y, text, 8, False, "right")
    reading, layout = read(sheet, "table")
    found = {(f.surface, str(f.period_start)) for f in figures_from(reading.values, layout)}
    assert {("100.4", "2030-07-01"), ("101.4", "2030-10-01"), ("102.4", "2031-01-01"), ("105.4", "2031-10-01")} <= found


@pytest.mark.parametrize(
    ("texts", "sections"),
    [
        (("1", "1.1", "1.2", "2", "3"), True),
        (("1.", "1.1.", "1.1.1.", "1.2.", "2."), True),
        (("1", "2", "3"), False),
        (("1.1", "1.2", "1.4"), False),
        (("1", "1.5", "2"), False),
    ],
)
def test_a_column_that_numbers_sections_holds_no_values(texts: tuple[str, ...], sections: bool) -> None:
    assert numbers_sections(texts) is sections


def test_a_row_whose_blank_cells_have_no_tag_stands_under_its_own_heads() -> None:
    def cell(row: int, column: int, x0: float, text: str) -> GridCell:
        return GridCell(row, column, 1, 1, Box(x0, 10.0 * row, x0 + 30, 10.0 * row + 8), (), text)

    full = [cell(row, k, 50.0 * k, "1") for row in (0, 1, 3) for k in range(4)]
    short = [cell(2, 0, 50, "of which: grants"), cell(2, 1, 100, "811"), cell(2, 2, 150, "880")]
    placed = _with_gaps([*full, *short])
    assert [c.column for c in placed if c.row == 2] == [1, 2, 3]


def test_columns_further_in_than_ticks_reach_stand_in_the_frame_of_their_plot() -> None:
    sheet = Sheet()
    sheet.text(250, 60, "Cases by date of onset, June 2031", 10, True, "middle")
    sheet.rects.append(Rect(Box(100, 80, 500, 200), None, "#000000"))
    for tick in range(4):
        sheet.text(94, 196 - 38 * tick, str(5 * tick), 8, False, "right")
    counts = (2, 4, 3, 7, 12, 9, 11, 5, 3)
    for number, count in enumerate(counts):
        x = 150 + 34.0 * number
        sheet.bar(x - 6, 200 - 7.6 * count, x + 6, 200)
        if number % 4 == 0:
            sheet.text(x, 206, f"{number + 1} June", 8, False, "middle")
    sheet.text(300, 217, "Date of onset, 2031", 8, False, "middle")
    reading, layout = read(sheet)
    figures = figures_from(reading.values, layout)
    first = date(2031, 6, 1)
    assert {(f.period_start, round(f.value)) for f in figures} == {
        (first + timedelta(days=number), count) for number, count in enumerate(counts)
    }


def test_a_column_that_counts_beside_shares_has_no_percent() -> None:
    sheet = Sheet()
    sheet.text(40, 50, "Use of nets by residence", 9, True)
    sheet.text(40, 62, "Percentage of children who slept under a net, 2031", 8)
    sheet.level(40, 330, 78)
    for x, head in ((200, "Children"), (326, "Number of children")):
        sheet.text(x, 82, head, 8, False, "right")
    sheet.level(40, 330, 94)
    for number, (name, share, count) in enumerate(
        (("Urban", "71.2", "1,204"), ("Rural", "52.8", "2,918"), ("Camps", "44.0", "310"))
    ):
        for x, text, align in ((40, name, "left"), (200, share, "right"), (326, count, "right")):
            sheet.text(x, 98 + 12 * number, text, 8, False, align)
    reading, layout = read(sheet, "table")
    units = {f.surface: f.unit for f in figures_from(reading.values, layout)}
    assert units == {"71.2": "%", "52.8": "%", "44.0": "%", "1,204": None, "2,918": None, "310": None}
