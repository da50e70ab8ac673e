"""Tables as statistical abstracts set them: heads of several lines over rules, leaders, groups set to the middle."""

from __future__ import annotations

from pipelines.articles.tables.finding import find_grids
from pipelines.figures.labelled.units import read_hint
from pipelines.figures.labelled.values import figures_from
from pipelines.graphics.tables.reading import ReadTable, read_table
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
        ("As a part of all dues", "Last year"),
        ("As a part of all dues", "This year"),
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


def _years_under(sheet: Sheet, top: float, ends: tuple[float, ...], years: tuple[str, ...]) -> None:
    for x, year in zip(ends, years, strict=True):
        sheet.text(x, top, year, 7, align="right")


def test_lines_of_two_heads_at_unlike_heights_are_one_level_over_their_years() -> None:
    sheet = Sheet()
    ends = (200.0, 240.0, 280.0, 320.0)
    sheet.level(40, 322, 50)
    for number, line in enumerate(("Share of boats", "that were hired", "for a week")):
        sheet.text(290, 54 + 8 * number, line, 7, align="middle")
    sheet.text(210, 58, "Boats hired", 7, align="middle")
    sheet.text(210, 66, "(thousand)", 7, align="middle")
    _years_under(sheet, 84, ends, ("2021", "2022", "2021", "2022"))
    sheet.level(40, 322, 94)
    _body(sheet, 100, ends)
    assert _table(sheet).column_headers[1:] == (
        ("Boats hired (thousand)", "2021"),
        ("Boats hired (thousand)", "2022"),
        ("Share of boats that were hired for a week", "2021"),
        ("Share of boats that were hired for a week", "2022"),
    )


def test_a_head_that_reaches_as_high_as_a_wider_one_is_not_under_it() -> None:
    sheet = Sheet()
    ends = (180.0, 240.0, 290.0, 340.0)
    sheet.level(40, 342, 50)
    for number, line in enumerate(("All", "berths", "let")):
        sheet.text(180, 54 + 8 * number, line, 7, align="right")
    sheet.text(285, 54, "Berths in ruin", 7, align="middle")
    sheet.level(210, 342, 63)
    for x, head in zip(ends[1:], ("number", "share", "odds"), strict=True):
        sheet.text(x, 70, head, 7, align="right")
    sheet.level(40, 342, 80)
    _body(sheet, 86, ends)
    heads = _table(sheet).column_headers[1:]
    assert heads[0] == ("All berths let",)
    assert [head[0] for head in heads[1:]] == ["Berths in ruin"] * 3


def test_a_scale_in_digits_under_heads_is_no_row() -> None:
    sheet = Sheet()
    ends = (200.0, 260.0, 320.0)
    sheet.level(40, 322, 50)
    for x, head, unit in zip(ends, ("Ports", "Dues", "Crews"), ("(number)", "(mil. dol.)", "(1,000)"), strict=True):
        sheet.text(x, 54, head, 7, align="right")
        sheet.text(x, 62, unit, 7, align="right")
    sheet.level(40, 322, 71)
    _body(sheet, 76, ends)
    heads = [" ".join(head) for head in _table(sheet).column_headers[1:]]
    assert heads == ["Ports (number)", "Dues (mil. dol.)", "Crews (1,000)"]


def test_a_row_of_shares_and_a_year_with_its_unit_say_what_their_numbers_are() -> None:
    sheet = Sheet()
    ends = (240.0, 300.0)
    sheet.text(40, 30, "Sheds and their floors, 2019 to 2021", 9, True)
    sheet.level(40, 302, 50)
    sheet.text(270, 54, "Floor (sq. ft.)", 7, align="middle")
    sheet.level(200, 302, 63)
    sheet.text(240, 66, "Under 5,000", 7, align="right")
    sheet.text(300, 66, "5,000 or more", 7, align="right")
    sheet.level(40, 302, 76)
    sheet.text(120, 80, "SHEDS", 7, align="middle")
    rows = [("2019", "41", "17"), ("2020", "44", "19"), ("Percent change", "7.3", "11.8")]
    for number, (name, *cells) in enumerate(rows):
        sheet.text(40, 92 + 10 * number, f"{name} . . . . . .", 7)
        for x, cell in zip(ends, cells, strict=True):
            sheet.text(x, 92 + 10 * number, cell, 7, align="right")
    sheet.text(120, 126, "FLOOR SPACE", 7, align="middle")
    for number, (name, *cells) in enumerate(
        [("2019 (mil. sq. ft.)", "2.1", "3.6"), ("2020 (mil. sq. ft.)", "2.2", "3.9")]
    ):
        sheet.text(40, 138 + 10 * number, f"{name} . . . .", 7)
        for x, cell in zip(ends, cells, strict=True):
            sheet.text(x, 138 + 10 * number, cell, 7, align="right")
    sheet.level(40, 302, 160)
    reading, layout = read(sheet, "table")
    told = {
        (f.surface, f.value, f.unit, f.period_start.year if f.period_start else None)
        for f in figures_from(reading.values, layout)
    }
    assert ("7.3", 7.3, "%", 2019) in told or ("7.3", 7.3, "%", 2020) in told
    assert ("2.1", 2_100_000.0, "ft2", 2019) in told
    assert ("3.9", 3_900_000.0, "ft2", 2020) in told


def test_a_column_with_its_own_money_is_not_in_the_title_s_billions() -> None:
    sheet = Sheet()
    ends = (220.0, 300.0, 380.0)
    sheet.text(40, 30, "Hire of boats by kind, 2022", 9, True)
    sheet.text(40, 42, "[In billions of dollars (3.4 represents $3,400,000,000). Lent boats are left out]", 7)
    sheet.level(40, 382, 52)
    for x, head in zip(ends, ("Hired (mil.)", "Taken (bil. dol.)", "Each (dollars)"), strict=True):
        sheet.text(x, 56, head, 7, align="right")
    sheet.level(40, 382, 66)
    _body(sheet, 70, ends)
    reading, layout = read(sheet, "table")
    first = [(f.value, f.unit) for f in figures_from(reading.values, layout)][:3]
    assert first == [(328e6, None), (428e9, "USD"), (528.0, "USD")]


def test_notes_under_a_table_are_no_numbers_of_it() -> None:
    sheet = Sheet()
    sheet.text(40, 30, "Dues by port, 2022", 9, True)
    sheet.level(40, 412, 46)
    for x, head in zip(RIGHT, ("Orde", "Kovel", "Tarn", "Ennis"), strict=True):
        sheet.text(x, 50, head, 7, align="right")
    sheet.level(40, 412, 60)
    _body(sheet, 64, RIGHT)
    sheet.level(40, 412, 116)
    whole, _ = read(sheet)
    sheet.text(40, 122, "1 At the end of the season, of both piers.", 6)
    noted, _ = read(sheet)
    assert {v.text for v in noted.values} == {v.text for v in whole.values}
