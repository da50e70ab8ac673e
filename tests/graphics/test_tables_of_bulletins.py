"""Tables as bulletins print them: rows set a little off, notes over heads, lettered groups, places in some groups."""

from __future__ import annotations

from datetime import date

from pipelines.articles.tables.finding import find_grids
from pipelines.articles.tables.money_marks import is_money_mark
from pipelines.figures.labelled.periods import find_period, without_periods
from pipelines.figures.labelled.units import parted_unit, read_hint
from pipelines.figures.labelled.values import figures_from
from pipelines.graphics.tables.reading import read_table
from tests.graphics.drawn import PUBLISHED, Sheet, read
from tests.graphics.test_tables_of_times import lattice


def test_rows_set_a_little_off_are_rows_of_the_table_above_them() -> None:
    sheet = Sheet()
    for x, head in ((200, "W/E 10/05/30"), (270, "Last week"), (340, "Year ago")):
        sheet.text(x, 60, head, 9, True, "right")
    goods = [("Kelp", ""), ("Arnvik", "3.10 4.20 5.30"), ("Bolsund", "3.20 4.10 5.40"), ("Celder", "3.30 4.40 5.10")]
    goods += [("Bedding", ""), ("Reed", "51.2 46.0 unq"), ("Rush", "93.4 71.5 103.0"), ("Bark", "61.9 74.1 101.5")]
    goods += [("Amber", ""), ("Dunmoor", "8.10 8.20 8.30"), ("Elster", "8.40 8.25 8.60"), ("Farn", "8.15 8.75 8.05")]
    for number, (name, texts) in enumerate(goods):
        sheet.text(40 if texts else 30, 78 + 13 * number, name, 9, not texts)
        off = 13 if name in ("Reed", "Rush", "Bark") else 0
        for x, text in zip((190, 260, 330), texts.split(), strict=False):
            sheet.text(x + off, 78 + 13 * number, text, 9, False, "right")
    reading, layout = read(sheet, "table", "Shore prices")
    found = {(f.concept, f.value) for f in figures_from(reading.values, layout) if f.value > 40}
    assert found == {
        ("Bedding Reed", 51.2), ("Bedding Reed", 46.0), ("Bedding Rush", 93.4), ("Bedding Rush", 71.5),
        ("Bedding Rush", 103.0), ("Bedding Bark", 61.9), ("Bedding Bark", 74.1), ("Bedding Bark", 101.5),
    }  # fmt: skip


def test_the_unit_of_bands_and_a_sentence_about_a_head_are_no_units_of_numbers() -> None:
    sheet = Sheet()
    sheet.text(40, 50, "Ditches on slopes", 10, True)
    sheet.text(40, 66, "Share is the length of drained ditches as a percentage of all.", 8)
    for x, head, align in ((42, "Slope (%)", "left"), (200, "Ditches", "right"), (270, "Share", "right")):
        sheet.text(x, 84, head, 9, True, align)
    for number, texts in enumerate((("1 - 2", "410", "0.6"), ("3 - 5", "220", "0.5"), ("6 - 8", "90", "0.4"))):
        for x, text, align in zip((42, 200, 270), texts, ("left", "right", "right"), strict=True):
            sheet.text(x, 100 + 16 * number, text, 9, False, align)
    lattice(sheet, (40, 120, 205, 275), tuple(80.0 + 16 * k for k in range(5)))
    reading, layout = read(sheet, "table")
    assert {(f.value, f.unit) for f in figures_from(reading.values, layout)} == {
        (410.0, None), (220.0, None), (90.0, None), (0.6, None), (0.5, None), (0.4, None)
    }  # fmt: skip


def test_a_lettered_heading_between_rows_is_no_rest_of_the_name_above() -> None:
    sheet = Sheet()
    rows = [("a. Keepers", "2030 2031"), ("Men", "604 644"), ("Women", "192 112"), ("All", "796 756")]
    rows += [("b. Gifts in kind", ""), ("Oil", "85 66"), ("Rope", "233 306"), ("Paint", "318 372")]
    for number, (name, texts) in enumerate(rows):
        sheet.text(40 if "." in name else 55, 60 + 13 * number, name)
        for x, text in zip((200, 260), texts.split(), strict=False):
            sheet.text(x, 60 + 13 * number, text, 9, False, "right")
    reading, layout = read(sheet, "table", "Lighthouse friends")
    found = {f.value: f.concept for f in figures_from(reading.values, layout)}
    assert (found[796.0], found[233.0]) == ("All", "b. Gifts in kind Rope")


def test_places_stand_in_some_groups_of_rows_only() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "Prices, June 2031", 10, True)
    rows = [
        ("Rye ($/t)", ""),
        ("Iowa", "310"),
        ("Nebraska", "302"),
        ("Ohio", "298"),
        ("Oats ($/t)", ""),
        ("Ohio", "241"),
    ]
    rows += [
        ("Futures ($/t)", ""),
        ("Rye, July", "305"),
        ("Oats, July", "246"),
        ("Rye, May", "299"),
        ("Oats, May", "240"),
    ]
    sheet.text(200, 60, "Price", 9, True, "right")
    sheet.text(270, 60, "Traded", 9, True, "right")
    for number, (name, price) in enumerate(rows):
        sheet.text(52 if price else 40, 78 + 13 * number, name, 9, not price)
        if price:
            sheet.text(200, 78 + 13 * number, price, 9, False, "right")
            sheet.text(270, 78 + 13 * number, f"{number + 11}", 9, False, "right")
    reading, layout = read(sheet, "table")
    places = {f.value: f.place for f in figures_from(reading.values, layout) if f.value > 200}
    assert places == {
        310.0: "Iowa", 302.0: "Nebraska", 298.0: "Ohio", 241.0: "Ohio", 305.0: None, 246.0: None, 299.0: None,
        240.0: None,
    }  # fmt: skip


def test_per_cent_at_either_end_of_a_head_is_its_unit_and_initials_are_none() -> None:
    assert {read_hint([head]).unit for head in ("Percentage Herd growth", "Pass percentage", "Growth %")} == {"%"}
    assert (read_hint(["Imports (c.i.f.)"]).unit, read_hint(["Change (p.p.)"]).unit) == (None, "pp")
    assert parted_unit("Slope %") == parted_unit("%Slope") == parted_unit("Slope%") == ("Slope", "%")


def test_names_close_in_a_line_head_a_column_each_and_headings_between_rules_part_rows() -> None:
    sheet = Sheet()
    columns = (200, 249, 298, 347)
    names = ("Seaward-88", "Landing-70", "Harbour-72", "Mooring-11")
    for rule in (56, 74, 90, 124, 140, 174):
        sheet.level(60, 370, rule)
    sheet.text(62, 60, "Trials")
    for x, name in zip(columns, names, strict=True):
        sheet.text(x, 60, name, 9, False, "middle")
    sheet.text(215, 78, "Rowing", 9, False, "middle")
    sheet.text(215, 128, "Sailing", 9, False, "middle")
    rows = [("Sprint", "74.0 82.1 75.6 76.5"), ("Mile", "56.1 56.2 51.7 49.6"), ("Relay", "49.7 41.9 39.4 35.9")]
    rows += [("Reach", "66.7 60.7 58.8 57.7"), ("Tack", "25.3 29.7 28.8 18.8"), ("Gybe", "73.8 81.7 71.3 75.0")]
    for number, (name, texts) in enumerate(rows):
        top = 94 + 10 * number + (20 if number > 2 else 0)
        sheet.text(62, top, name)
        for x, text in zip(columns, texts.split(), strict=True):
            sheet.text(x, top, text, 9, False, "middle")
    reading, layout = read(sheet, "table", "Boats on trial")
    found = {f.value: f.concept for f in figures_from(reading.values, layout)}
    assert (found[82.1], found[18.8]) == ("Rowing Sprint Landing-70", "Sailing Tack Mooring-11")


def test_leaders_in_the_cells_of_a_lattice_part_its_rows() -> None:
    sheet = Sheet()
    for x, head in ((42, "Action"), (202, "Parts"), (282, "Cost")):
        sheet.text(x, 84, head)
    lines: tuple[tuple[str, ...], ...]
    lines = (("Fit new oars ......", "$0 ......", "$85 ....."), ("Paint hull ......", "$40 ....", "$95 ....."))
    lines += (("Mend sails and all", "$12 ....", "$77 ....."), ("ropes aboard.", "", ""))
    for number, texts in enumerate(lines):
        for x, text in zip((42, 202, 282), texts, strict=True):
            if text:
                sheet.text(x, 102 + 11 * number, text)
    lattice(sheet, (40, 200, 280, 340), (80.0, 98.0, 148.0))
    reading, layout = read(sheet, "table", "Costs")
    assert {(f.concept, f.surface, f.value) for f in figures_from(reading.values, layout)} == {
        ("Fit new oars Parts", "$0", 0.0), ("Fit new oars Cost", "$85", 85.0), ("Paint hull Parts", "$40", 40.0),
        ("Paint hull Cost", "$95", 95.0), ("Mend sails and all ropes aboard. Parts", "$12", 12.0),
        ("Mend sails and all ropes aboard. Cost", "$77", 77.0),
    }  # fmt: skip


def test_numbers_of_models_are_no_days_and_capitals_hide_no_times() -> None:
    assert find_period(["Trials of Heron1.5-72B and Gull2-7.11B"], PUBLISHED) is None
    assert find_period(["Catch on 14/06/2024"], PUBLISHED) is not None
    assert without_periods("TIDES OCTOBER 2023 TO MARCH 2024 MEAN HEIGHTS", PUBLISHED) == "TIDES MEAN HEIGHTS"


def test_the_title_under_a_table_is_its_own_and_shares_of_wholes_are_counted() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "Harbour letter, May 2031", 13, True)
    for x, head, align in ((42, "Pier", "left"), (200, "Boats seen", "right"), (300, "Share of moorings", "right")):
        sheet.text(x, 84, head, 9, True, align)
    rows = [
        ("North", "41/44 = 93%", "1.2E-03"),
        ("South", "30/30 = 100%", "4.0E-01"),
        ("West", "9/14 = 64%", "2.5E-02"),
    ]
    for number, texts in enumerate(rows):
        for x, text, align in zip((42, 200, 300), texts, ("left", "right", "right"), strict=True):
            sheet.text(x, 100 + 14 * number, text, 9, False, align)
    sheet.level(40, 305, 80)
    sheet.level(40, 305, 146)
    sheet.text(40, 152, "Table 3. Boats at their moorings, April 2031", 9, True)
    reading, layout = read(sheet, "table")
    figures = figures_from(reading.values, layout)
    assert {(f.value, f.unit) for f in figures} == {
        (41.0, None), (93.0, "%"), (30.0, None), (100.0, "%"), (9.0, None), (64.0, "%"),
        (0.0012, None), (0.4, None), (0.025, None),
    }  # fmt: skip
    assert {(f.period_start, f.sentence.split(" | ")[0]) for f in figures} == {
        (date(2031, 4, 1), "Boats at their moorings, April 2031")
    }


def test_prices_behind_a_unit_leave_it_and_a_bracketed_mark_is_no_numbers() -> None:
    assert parted_unit("National accounts, US$ million at 2028 prices") == (
        "National accounts at 2028 prices",
        "US$ million",
    )
    assert read_hint(["Output (constant 2020 £)"]).unit == "GBP"
    assert (read_hint(["(Q$ million)"]).scale, read_hint(["(Q$ million)"]).unit) == (1e6, None)
    assert not is_money_mark("($)")


def test_a_table_that_goes_on_keeps_the_column_that_says_of_what_year_its_rows_are() -> None:
    grids = []
    for page in range(2):
        sheet = Sheet()
        if page == 0:
            for x, head, align in ((42, "Lake", "left"), (200, "Depth", "right"), (252, "Year", "left")):
                sheet.text(x, 84, head, 9, True, align)
        for number, year in enumerate(("2019", "2022", "2021", "2019")):
            sheet.text(42, 100 + 16 * number, f"Loch {'ABCDEFGH'[4 * page + number]}")
            sheet.text(200, 100 + 16 * number, f"{31 + number}", 9, False, "right")
            sheet.text(252, 100 + 16 * number, year)
        lattice(sheet, (40, 120, 205, 290), tuple(80.0 + 16 * k for k in range(page, 6)))
        grids.append(find_grids(sheet.page())[0])
    first = read_table(grids[0])
    rest = read_table(grids[1], first, first.named)
    assert [c.row_headers[0] for c in rest.cells if c.is_data] == ["2019", "2022", "2021", "2019"]
