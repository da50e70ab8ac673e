"""What differs from one issue of a series to the next: cells left blank, first parts of a stack hardly to be seen."""

from __future__ import annotations

from pipelines.articles.charts.finding import find_charts
from pipelines.articles.tables.finding import find_grids
from pipelines.figures.labelled.values import figures_from
from pipelines.graphics.tables.reading import read_table
from pipelines.model import LabelledValue
from tests.graphics.drawn import Sheet, read

COLUMNS = (40.0, 130.0, 210.0, 300.0, 360.0, 430.0)
HEADS = ("Report no.", "Valley", "Illness", "Ill", "Died", "First seen on")


def _ruled(rows: tuple[tuple[str, ...], ...], columns: tuple[float, ...], heads: int) -> Sheet:
    sheet = Sheet()
    bottom = 60.0 + 20 * len(rows)
    for x in columns:
        sheet.upright(x, 60, bottom)
    for number, row in enumerate(rows):
        sheet.level(columns[0], columns[-1], 60 + 20 * number)
        for x, text in zip(columns, row, strict=False):
            if text:
                sheet.text(x + 4, 66 + 20 * number, text, 8, bold=number < heads)
    sheet.level(columns[0], columns[-1], bottom)
    return sheet


def _figures(sheet: Sheet) -> list[tuple[float, str | None, str | None]]:
    reading, layout = read(sheet, "table")
    return [(f.value, f.concept, f.place) for f in figures_from(reading.values, layout)]


def _values(sheet: Sheet) -> tuple[LabelledValue, ...]:
    return read(sheet, "table")[0].values


def test_first_rows_without_numbers_are_no_heads() -> None:
    edges = (*COLUMNS, 520.0)
    first = _ruled((HEADS, ("NV/2031/07", "Orrin", "Mumps", "14", "0", "03-07-31")), edges, 1)
    rows = (
        ("NV/2031/08", "Tessel", "Measles", "", "", "05-07-31"),
        ("NV/2031/09", "Quill", "Mumps", "6", "1", "06-07-31"),
        ("NV/2031/10", "Harrow", "Typhoid", "9", "0", "08-07-31"),
    )
    goes_on = find_grids(_ruled(rows, edges, 0).page(), _ruled(rows, edges, 0).page().words)
    before = read_table(find_grids(first.page(), first.page().words)[0])
    read_on = read_table(goes_on[0], before)
    assert read_on.header_rows == ()
    assert {c.column_headers for c in read_on.cells if c.cell.text in ("6", "9")} == {("Ill",)}
    whole = _ruled((HEADS, *rows), edges, 1)
    assert {v.column_headers for v in _values(whole)} == {("Ill",), ("Died",)}


def test_lone_rows_and_rows_before_the_total_are_rows_whose_numbers_are_missing() -> None:
    rows = [("Ferry", "Trips"), ("Northern Star", "310"), ("Heron", "214"), ("Petrel", ""), ("Curlew", "87")]
    edges = (40.0, 160.0, 240.0)
    assert [v.row_headers for v in _values(_ruled(tuple(rows), edges, 1))][-1] == ("Curlew",)
    rows = [("Ferry", "Trips"), ("Northern Star", "310"), ("Not known", ""), ("Total", "310")]
    assert [v.row_headers for v in _values(_ruled(tuple(rows), edges, 1))][-1] == ("Total",)
    rows = [
        ("Answer", "2031"),
        ("Number of farms asked", ""),
        ("Number of farms that answered", "310"),
        ("Number of farms that moved", "4"),
    ]
    assert [len(v.row_headers) for v in _values(_ruled(tuple(rows), (40.0, 220.0, 300.0), 1))] == [1, 1]


def test_a_title_that_ends_in_brackets_leaves_the_rows_their_places() -> None:
    rows = (("District", "Boats listed"), ("Orrin", "31"), ("Tessel", "12"), ("Quill", "25"))
    sheet = _ruled(rows, (40.0, 160.0, 260.0), 1)
    sheet.text(40, 44, "Table 5: Boats followed up (National)", 9)
    assert _figures(sheet)[0][1:] == ("Boats listed", "Orrin")


def test_a_stack_is_whole_though_its_first_part_is_short() -> None:
    sheet = Sheet()
    parts = {"Mumps": (14, 9), "Measles": (30, 22), "Typhoid": (1, 12), "Cholera": (8, 40), "Dengue": (21, 3)}
    for number, (name, (low, high)) in enumerate(parts.items()):
        top = 100.0 + 18 * number
        sheet.text(110, top, name, 8, align="right")
        sheet.bar(120, top, 120 + 2 * low, top + 8, "#cc2200")
        sheet.bar(120 + 2 * low, top, 120 + 2 * (low + high), top + 8, "#ffbb00")
    for tick in (0, 20, 40, 60, 80):
        sheet.text(120 + 2 * tick, 200, str(tick), 7, align="middle")
    charts = find_charts(sheet.page())
    assert [len(chart.bars[0].rects) for chart in charts] == [10]


def test_the_ends_of_a_colour_scale_count_nothing() -> None:
    sheet = Sheet()
    sheet.text(50, 60, "Catches by harbour, 2031", 11, bold=True)
    sheet.text(50, 90, "1,204", 20, bold=True)
    sheet.text(50, 114, "boats on the list")
    sheet.text(60, 150, "Boats for each berth", 8)
    for step in range(40):
        sheet.bar(80 + 3 * step, 170, 83 + 3 * step, 180, f"#{250 - 5 * step:02x}{250 - 5 * step:02x}ff")
    sheet.text(60, 171, "0.0", 8)
    sheet.text(204, 171, "86.4", 8)
    assert [value.text for value in read(sheet)[0].values] == ["1,204"]
