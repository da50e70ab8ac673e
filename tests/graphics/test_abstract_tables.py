"""Tables as statistical abstracts set them: heads of several lines over rules, leaders, groups set to the middle."""

from __future__ import annotations

from pipelines.articles.tables import find_grids
from pipelines.figures.labelled import figures_from
from pipelines.figures.labelled_units import read_hint
from pipelines.graphics.tables import ReadTable, read_table
from tests.graphics.drawn import Sheet, read

ROWS = ("Harbour dues", "Ferry fares", "Light dues", "Slip hire", "Crane hire")
RIGHT = (230.0, 290.0, 350.0, 410.0)


def _body(sheet: Sheet, top: float, right: tuple[float, ...], rows: tuple[str, ...] = ROWS) -> None:
    for number, name in enumerate(rows):
        sheet.text(40, top + 10 * number, f"{name} . . . . . .", 7)
        for column, x in enumerate(right):
            sheet.text(x, top + 10 * number, f"{3 + column}{(number + 4) * 7}", 7, align="right")


def _table(sheet: Sheet) -> ReadTable:
    page = sheet.page()
    (grid,) = find_grids(page, page.words)
    return read_table(grid)


def test_both_lines_of_a_head_stand_over_the_columns_of_the_rule_under_them() -> None:
    sheet = Sheet()
    sheet.level(40, 410, 50)
    sheet.text(350, 54, "As a part of", 7)
    sheet.text(365, 62, "all dues", 7)
    sheet.level(320, 410, 71)
    for x, head in zip(RIGHT, ("Payers", "Paid", "Last year", "This year"), strict=True):
        sheet.text(x, 76, head, 7, align="right")
    sheet.level(40, 410, 86)
    _body(sheet, 92, RIGHT)
    assert _table(sheet).column_headers[1:] == (
        ("Payers",),
        ("Paid",),
        ("As a part of", "all dues", "Last year"),
        ("As a part of", "all dues", "This year"),
    )


def test_an_upright_rule_parts_the_line_under_the_heads_of_two_groups() -> None:
    sheet = Sheet()
    sheet.level(40, 410, 50)
    sheet.text(184, 56, "Boats", 7)
    sheet.text(299, 56, "Owners", 7)
    sheet.level(180, 410, 66)
    for x in (180.0, 295.0):
        sheet.upright(x, 50, 150)
    for x, head in zip(RIGHT, ("Listed", "Lost", "Listed", "Moved"), strict=True):
        sheet.text(x, 76, head, 7, align="right")
    sheet.level(40, 410, 86)
    _body(sheet, 92, RIGHT)
    assert _table(sheet).column_headers[1:] == (
        ("Boats", "Listed"),
        ("Boats", "Lost"),
        ("Owners", "Listed"),
        ("Owners", "Moved"),
    )


def test_heads_that_run_on_beside_each_other_are_parted_where_each_ends_with_its_column() -> None:
    sheet = Sheet()
    right = (150.0, 184.5, 219.0, 253.5)
    for x, head in zip(right, ("of boats", "of owners", "of berths", "of lights"), strict=True):
        sheet.text(x, 66, "Number", 7, align="right")
        sheet.text(x, 74, head, 7, align="right")
    _body(sheet, 90, right, ("Aldra", "Brenn", "Corsa", "Dunmore", "Farne"))
    assert [" ".join(h) for h in _table(sheet).column_headers[1:]] == [
        "Number of boats",
        "Number of owners",
        "Number of berths",
        "Number of lights",
    ]


def test_a_heading_in_capitals_wraps_no_name_and_its_rows_are_no_parts_of_those_before_it() -> None:
    sheet = Sheet()
    for x, head in zip(RIGHT, ("2028", "2029", "2030", "2031"), strict=True):
        sheet.text(x, 66, head, 7, align="right")
    top = 80.0
    for group in ("DUES (mil. dol.)", "ARREARS (mil. dol.)", "RATIO OF BOTH"):
        sheet.text(95, top, group, 7, align="middle")
        sheet.text(50, top + 12, "All harbours . . . . . .", 7)
        for column, x in enumerate(RIGHT):
            sheet.text(x, top + 12, f"7{column}1", 7, align="right")
        _body(sheet, top + 22, RIGHT)
        top += 78
    rows = {cell.row_headers for cell in _table(sheet).cells if cell.is_data}
    assert ("ARREARS (mil. dol.)", "Ferry fares") in rows
    assert ("RATIO OF BOTH", "All harbours") in rows
    assert all(sum(name.isupper() for name in names) <= 1 for names in rows)


def test_numbers_that_end_a_band_are_heads() -> None:
    sheet = Sheet()
    for x, first, last in zip(
        RIGHT, ("Less than", "101-", "201-", "More than"), ("101", "200", "400", "400"), strict=True
    ):
        sheet.text(x, 66, first, 7, align="right")
        sheet.text(x, 75, last, 7, align="right")
    _body(sheet, 90, RIGHT)
    assert "101" not in {cell.cell.text for cell in _table(sheet).cells if cell.is_data}


def test_averages_and_ratios_do_not_take_the_scale_of_the_title() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "Harbour dues by kind (in millions of dollars)", 9, bold=True)
    for x, head in zip(RIGHT, ("Paid", "Average per boat", "Arrears ratio", "Owed"), strict=True):
        lines = head.split(" ", 1)
        for line, text in enumerate(lines):
            sheet.text(x, 66 + 9 * line, text, 7, align="right")
    sheet.text(RIGHT[1], 84, "(dol.)", 7, align="right")
    _body(sheet, 98, RIGHT)
    reading, layout = read(sheet, "table")
    assert [(f.value, f.unit) for f in figures_from(reading.values, layout)][:4] == [
        (328e6, "USD"),
        (428.0, "USD"),
        (528.0, None),
        (628e6, "USD"),
    ]


def test_a_change_in_percent_is_one_though_its_header_tells_a_time() -> None:
    assert read_hint(["Percent change in prior year"]).unit == "%"
    assert read_hint(["Web sales as percent of all sales"]).unit == "%"
