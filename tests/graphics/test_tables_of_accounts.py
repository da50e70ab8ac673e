"""Tables as accounts and yearbooks set them: currency marks apart from numbers, rules broken between columns, lines
that leave names and numbers together."""

from __future__ import annotations

from pipelines.articles.tables.number_heads import leads_on
from pipelines.figures import find_figures
from tests.graphics.drawn import Sheet, read


def accounts(sheet: Sheet, left: float, top: float, year: str, numbers: list[tuple[str, list[str]]]) -> None:
    """Set a table of four columns: `year` over all, ``Members' funds`` over three, marks at the columns' left."""
    ends = [left + 150 + 70 * k for k in range(4)]
    sheet.text(ends[3], top, "Euros (thousands)", 7, align="right")
    sheet.level(left + 90, ends[3], top + 9)
    sheet.text((left + 90 + ends[3]) / 2, top + 12, year, 7, align="middle")
    for k in range(4):  # broken between the columns
        sheet.level(ends[k] - 60 if k else left + 90, ends[k] + (8 if k < 3 else 0), top + 21)
    sheet.text((left + 90 + ends[2] + 8) / 2, top + 24, "Members’ funds", 7, align="middle")
    for k in range(3):
        sheet.level(ends[k] - 60 if k else left + 90, ends[k] + 8, top + 33)
    for end, head in zip(ends, ("Shares", "Reserve", "In all", "Others"), strict=True):
        sheet.text(end, top + 36, head, 7, align="right")
    sheet.level(left, ends[3], top + 46)
    for row, (name, cells) in enumerate(numbers):
        sheet.text(left, top + 50 + 13 * row, name, 7)
        for end, cell in zip(ends, cells, strict=True):
            if row in (0, len(numbers) - 1):
                sheet.text(end - 45, top + 50 + 13 * row, "€", 7)
            sheet.text(end, top + 50 + 13 * row, cell, 7, align="right")


ROWS = [
    ("Funds at the start", ["4,310", "912", "5,222", "(77)"]),
    ("Surplus of the year", ["208", "(31)", "177", "12"]),
    ("Paid to members", ["(150)", "64", "(86)", "5"]),
    ("Funds at the end", ["4,368", "945", "5,313", "(60)"]),
]


def test_marks_apart_from_their_numbers_belong_to_the_next_one() -> None:
    sheet = Sheet()
    accounts(sheet, 60, 100, "2023", ROWS)
    reading, layout = read(sheet, "table", "Changes in the funds of the society")
    figures = find_figures(layout, reading, ())
    told = {(f.concept, f.value) for f in figures}
    assert ("Funds at the start Members’ funds Shares", 4_310_000.0) in told
    assert ("Changes in the funds of the society Funds at the end Others", -60_000.0) in told
    assert len(figures) == 16
    assert {f.unit for f in figures} == {"EUR"}


def test_headers_over_rules_broken_between_columns_head_all_of_them() -> None:
    sheet = Sheet()
    accounts(sheet, 60, 100, "2023", ROWS)
    reading, layout = read(sheet, "table", "Changes in the funds of the society")
    heads = {value.column_headers for value in reading.values}
    assert heads == {
        ("2023", "Members’ funds", "Shares"),
        ("2023", "Members’ funds", "Reserve"),
        ("2023", "Members’ funds", "In all"),
        ("2023", "Others"),
    }
    periods = {(f.period_start.year, f.period_end.year) for f in find_figures(layout, reading, ()) if f.period_start}
    assert periods == {(2023, 2023)}


def test_heads_of_two_columns_that_stand_close_are_two() -> None:
    sheet = Sheet()
    ends = (150, 186, 222, 258, 294, 330)
    sheet.text(40, 60, "Swimmers by club and age, 2023", 10, True)
    for end, head in zip(ends[1::3], ("Girls", "Boys"), strict=True):
        sheet.text(end - 10, 80, head, 7, align="middle")
    for k, end in enumerate(ends):
        first, second = (("", "All"), ("Under 12", "years"), ("12 years", "and over"))[k % 3]
        if first:
            sheet.text(end, 92, first, 7, align="right")
        sheet.text(end, 100, second, 7, align="right")
    sheet.level(40, 332, 110)
    for row, (name, numbers) in enumerate(
        [("Harbour", "57 31 26 64 40 24"), ("Mill", "45 18 27 39 20 19"), ("Weir", "71 44 27 60 29 31")]
    ):
        sheet.text(40, 116 + 12 * row, name, 7)
        for end, number in zip(ends, numbers.split(), strict=True):
            sheet.text(end, 116 + 12 * row, number, 7, align="right")
    reading, _ = read(sheet, "table")
    row = [v.column_headers for v in reading.values if v.row_headers == ("Mill",)]
    assert row == [
        ("Girls", "All"),
        ("Girls", "Under 12 years"),
        ("Girls", "12 years and over"),
        ("Boys", "All"),
        ("Boys", "Under 12 years"),
        ("Boys", "12 years and over"),
    ]


def test_lines_that_leave_names_and_numbers_together_part_them() -> None:
    sheet = Sheet()
    rows = [
        ([("Takings", 100)], 100, "812", "790"),
        ([("Costs", 118), ("Crews and", 134), ("pilots", 143)], 138, "(304)", "(288)"),
        ([("Fuel", 160)], 160, "(97)", "(120)"),
        ([("Berths", 178)], 178, "(41)", "(44)"),
        ([("Left over", 196)], 196, "370", "338"),
    ]
    sheet.text(40, 60, "Ferry accounts, thousand kroner", 10, True)
    sheet.text(240, 84, "2022", 8, align="right")
    sheet.text(310, 84, "2023", 8, align="right")
    for y in (80, 95, 113, 155, 173, 191, 209):
        sheet.level(40, 320, y)
    sheet.upright(255, 80, 209)
    sheet.upright(320, 80, 209)
    for names, level, before, now in rows:
        for name, top in names:
            sheet.text(44 if len(names) == 1 or name == "Costs" else 50, top, name, 8)
        sheet.text(240, level, before, 8, align="right")
        sheet.text(310, level, now, 8, align="right")
    reading, _ = read(sheet, "table")
    told = {(v.row_headers[-1], v.column_headers[-1], v.text) for v in reading.values}
    assert ("Crews and pilots", "2022", "(304)") in told
    assert ("Fuel", "2022", "(97)") in told
    assert len(told) == 10


def test_heads_over_the_top_line_of_a_lattice_are_its_first_row() -> None:
    sheet = Sheet()
    for y in (100, 140, 180, 220):
        sheet.level(40, 440, y)
    for x in (40, 140, 240, 340, 440):
        sheet.upright(x, 100, 220)
    for x, head in zip((190, 290, 390), ("Ferry", "Barge", "Tug"), strict=True):
        sheet.text(x, 88, head, 9, align="middle")
    for row, name in enumerate(("Crew", "Berths", "Trips")):
        sheet.text(50, 115 + 40 * row, name)
        for k in range(3):
            sheet.text(150 + 100 * k, 115 + 40 * row, f"{(row + 2) * (k + 3)}")
    reading, _ = read(sheet, "table")
    assert {(v.row_headers, v.column_headers, v.text) for v in reading.values} == {
        ((name,), (head,), f"{(row + 2) * (k + 3)}")
        for row, name in enumerate(("Crew", "Berths", "Trips"))
        for k, head in enumerate(("Ferry", "Barge", "Tug"))
    }


def test_a_header_over_a_broken_rule_in_the_middle_of_the_table_is_no_title() -> None:
    sheet = Sheet()
    ends = [170 + 50 * k for k in range(6)]
    sheet.level(40, ends[-1], 60)
    for k in range(4):
        sheet.level(ends[k] - 40, ends[k] + 7, 82)
    sheet.text((ends[0] - 40 + ends[3] + 7) / 2, 72, "Funds of the members", 7, align="middle")
    for x, head in zip(ends, ("Shares", "Reserve", "Gifts", "In all", "Loans", "Total"), strict=True):
        sheet.text(x, 90, head, 7, align="right")
    sheet.level(40, ends[-1], 100)
    for row, name in enumerate(("January", "Surplus", "Paid", "December")):
        sheet.text(40, 104 + 12 * row, name, 7)
        for k, x in enumerate(ends):
            sheet.text(x, 104 + 12 * row, f"{(row + 3) * 17 + k}", 7, align="right")
    reading, _ = read(sheet, "table")
    heads = {v.column_headers for v in reading.values}
    assert {head for head in heads if len(head) == 2} == {
        ("Funds of the members", head) for head in ("Shares", "Reserve", "Gifts", "In all")
    }


def test_a_band_of_age_without_an_end_does_not_lead_on_to_the_number_below() -> None:
    assert not leads_on("18 years and over")
    assert not leads_on("and over")
    assert leads_on("Less than")
    assert leads_on("100,001-")
