"""Rows with a time of their own, names printed once for a group of rows, and rows, heads and lines that look like
others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pipelines.figures.labelled.dates import explained
from pipelines.figures.labelled.periods import find_level, standing_columns
from pipelines.figures.labelled.relative import without_base_headers
from pipelines.figures.labelled.units import read_hint
from pipelines.figures.labelled.values import figures_from
from pipelines.model import Box, Word
from tests.graphics.drawn import PUBLISHED, Sheet, read


def lattice(sheet: Sheet, xs: tuple[float, ...], ys: tuple[float, ...]) -> None:
    for y in ys:
        sheet.level(xs[0], xs[-1], y)
    for x in xs:
        sheet.upright(x, ys[0], ys[-1])


def test_a_column_of_years_behind_the_numbers_tells_when_they_are_of() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Lighthouses and their keepers", 10, True)
    for x, head, align in ((42, "Coast", "left"), (198, "Keepers", "right"), (252, "Year", "left")):
        sheet.text(x, 84, head, 9, True, align)
    rows = [("Arnvik", "31", "2019"), ("Bolsund", "44", "2022"), ("Celder", "8", "2021"), ("Dunmoor", "17", "2019")]
    for number, (coast, keepers, year) in enumerate(rows):
        top = 100 + 16 * number
        sheet.text(42, top, coast)
        sheet.text(198, top, keepers, 9, False, "right")
        sheet.text(252, top, year)
    lattice(sheet, (40, 120, 200, 290), tuple(96.0 + 16 * k for k in range(5)))
    reading, _ = read(sheet, "table")
    assert {(v.row_headers, v.column_headers, v.text) for v in reading.values} == {
        ((year, coast), ("Keepers",), keepers) for coast, keepers, year in rows
    }


def test_names_printed_once_for_a_group_of_dated_rows_name_them_all() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Boats by harbour", 10, True)
    ends = (180, 330, 400)
    sheet.text(40, 84, "Harbour", 9)
    sheet.text(215, 84, "Date", 9)
    for x, head in zip(ends, ("Piers", "Sail", "Steam"), strict=True):
        sheet.text(x, 84, head, 9, False, "right")
    sheet.level(40, 400, 96)
    harbours = [(("Arnvik",), "3"), (("Long", "Haven"), "2"), (("Celder",), "7"), (("Dunmoor",), "4")]
    top, expected = 102.0, set()
    for place, (name, piers) in enumerate(harbours):
        for row, month in enumerate(("JAN 2023", "APR 2023", "JUL 2023")):
            if row < len(name):
                sheet.text(40, top, name[row])
            numbers = (piers, f"{place + 1}{row}1", f"{place + 1}{row}2")
            for x, number in zip(ends, numbers, strict=True):
                sheet.text(x, top, number, 9, False, "right")
            sheet.text(215, top, month)
            expected |= {((month, " ".join(name)), number) for number in numbers}
            top += 11
        top += 9
    reading, _ = read(sheet, "table")
    assert {(v.row_headers, v.text) for v in reading.values} == expected


def test_names_without_numbers_that_follow_each_other_are_rows_of_the_list() -> None:
    sheet = Sheet()
    names = ("Elm", "Ash", "Oak", "Fir", "Yew", "Box", "Bay", "Tea", "Sal")
    numbers = {"Oak": "12", "Bay": "30", "Sal": "7", "Tea": "2"}
    lattice(sheet, (40, 120, 200, 280), tuple(96.0 + 14 * k for k in range(len(names) + 2)))
    for x, head in ((42, "Wood"), (122, "Felled"), (202, "Sold")):
        sheet.text(x, 98, head, 9, True)
    for place, name in enumerate(names, start=1):
        sheet.text(42, 98 + 14 * place, name, 9, True)
        if name in numbers:
            sheet.text(198, 98 + 14 * place, numbers[name], 9, False, "right")
    sheet.text(278, 98 + 14 * 3, "5", 9, False, "right")
    reading, _ = read(sheet, "table")
    assert {(v.row_headers, v.column_headers, v.text) for v in reading.values} == {
        *(((name,), ("Felled",), number) for name, number in numbers.items()),
        (("Oak",), ("Sold",), "5"),
    }


def test_a_line_that_says_the_source_is_no_title() -> None:
    sheet = Sheet()
    sheet.text(40, 50, "Pears picked in 2023", 10, True)
    sheet.text(40, 64, "Source: Orchard Board", 10, True)
    lattice(sheet, (40, 120, 200, 280), (80, 94, 108, 122))
    for row, texts in enumerate((("Farm", "Crates", "Trees"), ("Aster", "14", "5"), ("Birch", "22", "9"))):
        for x, text in zip((42, 122, 202), texts, strict=True):
            sheet.text(x, 82 + 14 * row, text)
    reading, _ = read(sheet, "table")
    assert {v.title for v in reading.values} == {"Pears picked in 2023"}


def test_measures_in_the_first_column_are_figures_where_no_column_names_rows() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Planks cut", 10, True)
    ends = (100, 170, 240)
    for x, head in zip(ends, ("Length", "Width", "Depth"), strict=True):
        sheet.text(x, 80, head, 9, False, "right")
    sheet.level(40, 245, 92)
    rows = [("21.4", "9.1", "4.0"), ("21.1", "9.4", "4.2"), ("21.4", "9.0", "4.1"), ("22.3", "9.9", "4.0")]
    rows += [("21.8", "9.2", "3.9")]
    for number, row in enumerate(rows):
        for x, text in zip(ends, row, strict=True):
            sheet.text(x, 98 + 13 * number, text, 9, False, "right")
    sheet.level(40, 245, 164)
    reading, _ = read(sheet, "table")
    assert sorted((v.row_headers, v.column_headers, v.text) for v in reading.values) == sorted(
        ((), (head,), text) for row in rows for head, text in zip(("Length", "Width", "Depth"), row, strict=True)
    )


@pytest.mark.parametrize(
    ("headers", "first", "last"),
    [
        (("2022", "Years ended March 31"), "2021-04-01", "2022-03-31"),
        (("2023", "Three months ended June 30,"), "2023-04-01", "2023-06-30"),
        (("Half-year ended 31 December 2022",), "2022-07-01", "2022-12-31"),
        (("YEAR ENDED 30 JUNE 2021",), "2020-07-01", "2021-06-30"),
        (("JAN-JUN 2023",), "2023-01-01", "2023-06-30"),
        (("OCT 2023",), "2023-10-01", "2023-10-31"),
        (("Jan", "Hay cut, July 2022 to June 2023"), "2023-01-01", "2023-01-31"),
    ],
)
def test_a_time_that_ends_on_a_day_is_read_in_a_headers_case(headers: tuple[str, ...], first: str, last: str) -> None:
    span = find_level(headers, PUBLISHED)
    assert span is not None
    assert (str(span.start), str(span.end)) == (first, last)


def test_the_number_of_a_day_is_put_with_the_month_over_its_column() -> None:
    sheet = Sheet()
    sheet.text(205, 40, "Fog signals sounded at the outer pier, by day", 10, False, "middle")
    sheet.text(205, 53, "May to July 2023", 10, False, "middle")
    ends = (100, 180, 260, 340)
    for x, head in zip(ends, ("DAY", "MAY", "JUN", "JUL"), strict=True):
        sheet.text(x, 80, head, 9, False, "right")
    for day in range(1, 6):
        for place, x in enumerate(ends):
            sheet.text(x, 84 + 14 * day, str(day) if place == 0 else f"{place}{day}7", 9, False, "right")
    reading, _ = read(sheet, "table")
    assert {(v.row_headers, v.column_headers, v.text) for v in reading.values} == {
        ((), (f"{day} {month}",), f"{place}{day}7")
        for day in range(1, 6)
        for place, month in enumerate(("MAY", "JUN", "JUL"), start=1)
    }
    title = next(iter(reading.values)).title
    assert title == "Fog signals sounded at the outer pier, by day May to July 2023"


def test_years_and_weeks_under_the_words_of_heads_are_no_row_of_numbers() -> None:
    sheet = Sheet()
    sheet.text(40, 50, "Sheep seen by the vet", 10, True)
    ends = (180, 250, 320, 400)
    heads = (("Week", "21"), ("Cum.", "2023"), ("Cum.", "2022"), ("Normal", "(2001–2020)"))
    for x, (upper, lower) in zip(ends, heads, strict=True):
        sheet.text(x, 80, upper, 9, False, "right")
        sheet.text(x, 92, lower, 9, False, "right")
    sheet.text(40, 92, "Parish", 9)
    for row, parish in enumerate(("Aster", "Birch", "Cedar", "Dorn")):
        sheet.text(40, 110 + 14 * row, parish)
        for place, x in enumerate(ends):
            sheet.text(x, 110 + 14 * row, f"{row}{place}3", 9, False, "right")
    reading, _ = read(sheet, "table")
    assert {v.row_headers for v in reading.values} == {("Aster",), ("Birch",), ("Cedar",), ("Dorn",)}
    assert {" ".join(v.column_headers) for v in reading.values} == {" ".join(head) for head in heads}


def test_what_a_change_is_reckoned_from_is_no_time_of_it() -> None:
    assert without_base_headers(("Change since (%)", "March", "2023")) == ["Change since (%)"]
    assert without_base_headers(("Percent change from", "March–April 2023")) == [
        "Percent change from",
        "March–April 2023",
    ]
    assert without_base_headers(("Change", "March 2023")) == ["Change", "March 2023"]


@pytest.mark.parametrize(
    ("line", "unit", "scale"),
    [
        ("Market prices in Kenya shillings, Monday 6 March 2023", "KES", 1.0),
        ("Spending in millions of euros", "EUR", 1e6),
        ("Wages in real terms", None, 1.0),
    ],
)
def test_money_that_a_line_says_its_numbers_are_in(line: str, unit: str | None, scale: float) -> None:
    hint = read_hint([line])
    assert (hint.unit, hint.scale) == (unit, scale)


def test_a_row_that_tells_what_numbered_columns_are_reckoned_from_is_no_row_of_numbers() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "Debt of parishes 2019 (as at end-March)", 10, True)
    sheet.text(440, 56, "(` billion)", 9, False, "right")
    ends = (160, 250, 340, 436)
    for x, head in zip(ends, ("In all", "Bonds", "Loans", "Notes due"), strict=True):
        sheet.text(x, 80, head, 9, True, "right")
    sheet.text(42, 80, "Parish", 9, True)
    sheet.level(40, 440, 92)
    sheet.text(42, 98, "1")
    for x, number in zip(ends, ("2=", "3", "4", "5"), strict=True):
        sheet.text(x, 98, number, 9, False, "right")
    sheet.text(160, 110, "(3 to 5)", 9, False, "right")
    sheet.level(40, 440, 122)
    for row, parish in enumerate(("Aster", "Birch", "Cedar")):
        sheet.text(40, 128 + 14 * row, parish)
        for place, x in enumerate(ends):
            sheet.text(x, 128 + 14 * row, f"{row + 3}{place}.4", 9, False, "right")
    reading, _ = read(sheet, "table")
    assert {v.text for v in reading.values} == {f"{row + 3}{place}.4" for row in range(3) for place in range(4)}
    assert {v.unit_hint for v in reading.values} == {"(₹ billion); Parish"}


def test_heads_set_on_their_side_head_the_columns_under_them() -> None:
    sheet = Sheet()
    heads = ("Wheat", "Spring rye", "Oats", "Maize")
    sheet.text(40, 60, "Fields by crop", 10, True)
    for place, head in enumerate(heads):
        at = 150.0
        for word in reversed(head.split()):  # read down the page
            box = Box(150 + 50 * place, at - 5 * len(word), 159 + 50 * place, at)
            sheet.words.append(Word(word, box, "Sans", 9.0, rotation=90))
            at -= 5 * len(word) + 3
    sheet.text(40, 141, "Farm")
    for row, farm in enumerate(("Aster", "Birch", "Cedar", "Dorn")):
        sheet.text(40, 160 + 14 * row, farm)
        for place in range(len(heads)):
            sheet.text(162 + 50 * place, 160 + 14 * row, f"{row + 1}{place}", 9, False, "right")
    reading, _ = read(sheet, "table")
    assert {(v.row_headers, v.column_headers, v.text) for v in reading.values} == {
        ((farm,), (head,), f"{row + 1}{place}")
        for row, farm in enumerate(("Aster", "Birch", "Cedar", "Dorn"))
        for place, head in enumerate(heads)
    }


def test_dates_with_the_month_first_are_known_by_the_day_of_the_issue() -> None:
    day = date(2024, 9, 2)
    assert written((("W/E 08/30/24",), ("W/E 08/09/24",)), day) == {
        "week ending 30 August 2024",
        "week ending 9 August 2024",
    }
    assert written((("W/E 09/02/24",),), day) == {"week ending 2 September 2024"}
    assert written((("W/E 01/08/24",),), day) == {"week ending 1 August 2024"}


def written(headers: tuple[tuple[str, ...], ...], published_on: date) -> set[str]:
    sheet = Sheet()
    sheet.text(40, 60, "Oats", 10, True)
    for row, texts in enumerate((("Farm", "Crates", "Trees"), ("Aster", "14", "5"), ("Birch", "22", "9"))):
        for x, text in zip((42, 122, 202), texts, strict=True):
            sheet.text(x, 82 + 14 * row, text)
    lattice(sheet, (40, 120, 200, 280), (80, 94, 108, 122))
    value = read(sheet, "table")[0].values[0]
    values = [replace(value, column_headers=heads) for heads in headers]
    return {v.column_headers[0] for v in explained(values, ["t"] * len(values), published_on)[0]}


def test_a_column_of_units_behind_the_values_and_a_title_in_the_first_row() -> None:
    sheet = Sheet()
    lattice(sheet, (40, 400), tuple(60.0 + 16 * k for k in range(7)))
    for x in (200, 260, 340):
        sheet.upright(x, 76, 156)
    sheet.text(120, 63, "Parish of Aster in figures")
    rows = [("Indicator", "Value", "Unit", "Year"), ("Wood cut", "31.5", "t", "2019"), ("Roads", "88", "km", "2021")]
    rows += [("Hay barns", "14", "number", "2020"), ("Trees felled", "9.4", "%", "2018")]
    for row, texts in enumerate(rows):
        for x, text in zip((42, 202, 262, 342), texts, strict=True):
            sheet.text(x, 79 + 16 * row, text)
    reading, _ = read(sheet, "table")
    assert {(v.title, v.row_headers, v.column_headers, v.text) for v in reading.values} == {
        ("Parish of Aster in figures", (year, f"{name} ({unit})"), ("Value",), number)
        for name, number, unit, year in rows[1:]
    }


def test_a_column_of_kinds_between_numbers_does_not_part_their_table() -> None:
    sheet = Sheet()
    for x, head in ((40, "Farm"), (160, "Acres"), (190, "Tenure"), (330, "Rent")):
        sheet.text(x, 60, head, 9, True, "left" if x in (40, 190) else "right")
    farms = ("Aster", "Birch", "Cedar", "Dorn", "Elder", "Furze", "Gorse", "Hazel", "Ivy", "Juniper")
    for row, farm in enumerate(farms):
        top = 76 + 14 * row
        sheet.text(40, top, farm)
        sheet.text(160, top, f"{row + 31}", 9, False, "right")
        sheet.text(190, top + 1, "Freehold" if row % 3 else "Leased")
        sheet.text(330, top + 1, f"{row + 2},450", 9, False, "right")
    reading, _ = read(sheet, "table")
    assert len(reading.tables) == 1
    assert {v.text for v in reading.values} == {f"{r + 31}" for r in range(10)} | {f"{r + 2},450" for r in range(10)}


def test_a_place_that_is_named_as_money_is_none() -> None:
    sheet = Sheet()
    for x, head in ((42, "District"), (140, "Mills"), (230, "Wells")):
        sheet.text(x, 63, head, 9, True)
    lattice(sheet, (40, 138, 228, 320), (60, 76, 92, 108, 124))
    for row, texts in enumerate((("Budaka", "6", "41"), ("Kitgum", "4", "30"), ("Lira", "8", "71"))):
        for x, text in zip((42, 140, 230), texts, strict=True):
            sheet.text(x, 79 + 16 * row, text)
    reading, layout = read(sheet, "table")
    assert {(f.place, f.unit) for f in figures_from(reading.values, layout)} == {
        ("Budaka", None),
        ("Kitgum", None),
        ("Lira", None),
    }


def test_a_week_ago_beside_today_counts_from_the_day_of_the_issue() -> None:
    columns = [("t", ("Today",)), ("t", ("Yesterday",)), ("t", ("Week ago",)), ("u", ("Yesterday",)), ("v", ("Today",))]
    assert standing_columns(columns, PUBLISHED) == {"t": "Today"}
    found = find_level(["Week ago", "Today"], PUBLISHED)
    assert found is not None
    assert found.start == found.end == PUBLISHED - timedelta(days=7)


def test_days_under_a_month_over_the_names_are_days_of_each_year_and_rows_below_the_frame_go_on():
    sheet = Sheet()
    sheet.text(50, 40, "Boats sunk in the delta", 11, bold=True)
    edges = (50, 90, 140, 190)
    rows = [("JAN", "2029", "2030"), *((str(day), str(40 + day), str(61 - day)) for day in range(1, 32))]
    rows.append(("Total", "1736", "1395"))
    for number, row in enumerate(rows):
        top = 70 + 12 * number
        sheet.level(50, 190, top)
        for x, text in zip((86, 136, 186), row, strict=True):
            sheet.text(x, top + 2, text, 8, bold=number == 0, align="right")
    foot = 70 + 12 * len(rows)
    sheet.level(50, 190, foot)
    for x in edges:
        sheet.upright(x, 70, foot)
    below = (("Avg", "56", "45"), ("Max", "71", "60"), ("Min", "41", "30"), ("Med", "57", "46"))
    for number, row in enumerate(below):
        for x, text in zip((86, 136, 186), row, strict=True):
            sheet.text(x, foot + 2 + 12 * number, text, 8, align="right")
    reading, layout = read(sheet, "table")
    told = {(f.value, f.period_text) for f in figures_from(reading.values, layout)}
    assert {(45, "5 Jan 2029"), (56, "5 Jan 2030"), (1736, "Jan 2029"), (45, "Jan 2030"), (71, "Jan 2029")} <= told


def test_times_printed_without_a_colon_and_codes_are_no_amounts() -> None:
    sheet = Sheet()
    for k, line in enumerate(
        (("Pier", "0612", "0912", "1112"), ("Spit", "0633", "0933", "1133"), ("Cape", "0650", "0950", "1150"))
    ):
        for x, text in zip((40, 120, 170, 220), line, strict=True):
            sheet.text(x, 100 + 14 * k, text)
    assert not read(sheet, "table")[0].values


def test_a_year_over_its_months_is_not_the_end_of_the_name_above() -> None:
    sheet = Sheet()
    for x, head in ((40, "Month"), (150, "Landed"), (220, "Sold")):
        sheet.text(x, 90, head, 9, True, "left" if x == 40 else "right")
    lines = ["2022", "November", "December", "2023", "January", "February"]
    tops = [104.0, 116.0, 128.0, 137.4, 149.4, 161.4]  # the second year stands close under December
    for k, (name, top) in enumerate(zip(lines, tops, strict=True)):
        sheet.text(40, top, name, 9, name.isdigit())
        if not name.isdigit():
            sheet.text(150, top, f"4{k}1", 9, False, "right")
            sheet.text(220, top, f"3{k}2", 9, False, "right")
    found = {v.text: v.row_headers for v in read(sheet, "table")[0].values}
    assert (found["421"], found["441"]) == (("2022", "December"), ("2023", "January"))


def test_later_trains_beside_a_first_one_are_times_too() -> None:
    sheet = Sheet()
    for x, head in ((40, "Stop"), (120, "Way"), (180, "First"), (240, "Last")):
        sheet.text(x, 90, head, 9, True, "left" if x == 40 else "right")
    for k, line in enumerate(
        (("Pier", "0", "0612", "1112"), ("Spit", "12", "0633", "1133"), ("Cape", "27", "0650", "1150"))
    ):
        for x, text in zip((40, 120, 180, 240), line, strict=True):
            sheet.text(x, 104 + 14 * k, text, 9, False, "left" if x == 40 else "right")
    assert {v.text for v in read(sheet, "table")[0].values} == {"0", "12", "27"}
