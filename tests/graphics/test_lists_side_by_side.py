"""Lists of names and numbers in several columns, words that come again in cards, and what stands beside a chart."""

from __future__ import annotations

import math
from datetime import date

import pytest

from pipelines.articles import lay_out
from pipelines.articles.charts.finding import find_charts
from pipelines.articles.tables.segments import cell_text
from pipelines.figures.labelled.values import figures_from
from pipelines.graphics import read_graphics
from pipelines.model import Box, Curve, Document
from tests.graphics.drawn import Sheet, read

WARDS = [("Banda", 64), ("Karong", 29), ("Nkhola", 27), ("Chikwe", 41), ("Lilong", 58), ("Salim", 19)]
WARDS += [("Dowari", 38), ("Mchina", 12), ("Zomara", 23)]


def wards() -> Sheet:
    sheet = Sheet()
    for k, (name, number) in enumerate(WARDS):
        x, y = 40 + 176 * (k % 3), 120 + 18 * (k // 3)
        sheet.text(x, y, name)
        sheet.text(x + 154, y, str(number), 9, True, "right")
    return sheet


def test_names_in_three_columns_have_the_numbers_at_the_ends_of_their_lines() -> None:
    reading, _ = read(wards())
    assert {v.label: v.text for v in reading.values} == {name: str(number) for name, number in WARDS}


def test_lists_in_three_columns_are_one_graphic_of_a_page() -> None:
    sheet = wards()
    sheet.text(40, 60, "Fever in the wards", 18, True)
    for k in range(6):
        sheet.text(40, 220 + 12 * k, "The nurses went from house to house and wrote down who had been ill that week.")
    page = sheet.page()
    document = Document("drawn", "drawn.pdf", (page,))
    values = read_graphics(document, lay_out(document)).values
    assert {(v.label, v.text) for v in values} >= {(name, str(number)) for name, number in WARDS}


def test_a_word_that_comes_again_in_cards_is_of_each_card_s_own() -> None:
    sheet = Sheet()
    for k, (name, number, boys, girls) in enumerate(
        (("Primary", "1,873", "926", "947"), ("Upper", "604", "311", "293"))
    ):
        x = 40 + 200 * k
        sheet.text(x, 100, name, 11, True)
        sheet.text(x, 114, number, 15, True)
        for j, (who, many) in enumerate((("Boys", boys), ("Girls", girls))):
            sheet.text(x, 134 + 13 * j, f"{who}: {many}")
    found = {v.text: v.label for v in read(sheet)[0].values}
    assert found["926"] == "Primary: Boys"
    assert found["293"] == "Upper: Girls"


def test_amounts_behind_commas_down_a_list_keep_their_names() -> None:
    sheet = Sheet()
    for k, line in enumerate(("Funds received, $32.1M", "Carry-forward, $9.8M", "Funding gap, $84.5M")):
        sheet.text(40, 100 + 11 * k, line)
    found = {v.label: v.text for v in read(sheet)[0].values}
    assert found == {"Funds received,": "$32.1M", "Carry-forward,": "$9.8M", "Funding gap,": "$84.5M"}


def test_a_tick_of_the_chart_beside_a_pie_is_of_no_slice() -> None:
    sheet = Sheet()
    for k, fill in enumerate(("#4f81bd", "#c0504d", "#9bbb59")):
        turn = [math.radians(120 * k + 5 * j) for j in range(25)]
        points = ((150.0, 200.0), *((150 + 60 * math.cos(a), 200 + 60 * math.sin(a)) for a in turn))
        sheet.curves.append(Curve(Box(90, 140, 210, 260), points, fill, None))
    sheet.text(150, 110, "Revenue by type", 10, True, "middle")
    for k in range(5):
        sheet.text(275, 246 - 25 * k, f"{2400 + 100 * k:,}", 8, False, "right")
        sheet.level(280, 500, 250 - 25 * k)
    for k, height in enumerate((60, 80, 40, 90)):
        sheet.bar(300 + 50 * k, 250 - height, 325 + 50 * k, 250)
        sheet.text(312 + 50 * k, 256, f"Q{k + 1}", 8, False, "middle")
    values = read(sheet)[0].values
    assert not [v.text for v in values if v.rule_id == "graphics.pie_label"]


def test_ticks_beyond_the_longest_lying_bar_and_their_name_are_the_chart_s() -> None:
    sheet = Sheet()
    for k, (name, width) in enumerate((("Food", 258), ("Rent", 150), ("Fares", 95), ("Shoes", 28))):
        sheet.bar(150, 100 + 22 * k, 150 + width, 112 + 22 * k)
        sheet.text(145, 101 + 22 * k, name, 9, False, "right")
    for k in range(13):
        sheet.text(150 + 27 * k, 190, f"{k / 5:g}", 9, False, "middle")
    sheet.text(312, 206, "Percentage points", 9, False, "middle")
    (chart,) = find_charts(sheet.page())
    assert chart.box.x1 >= 474
    assert chart.box.bottom >= 215


def test_amounts_under_a_head_that_is_a_time_are_no_times() -> None:
    sheet = Sheet()
    for x, head in ((120, "Unit"), (260, "Today"), (400, "week")):
        sheet.text(x, 100, head, 9, True)
    for k, (name, today, week) in enumerate(
        (("Maize", "4,150", "3,945"), ("Beans", "11,200", "10,520"), ("Eggs", "410", "402"))
    ):
        for x, text in ((40, name), (120, "bag"), (260, today), (400, week)):
            sheet.text(x, 120 + 15 * k, text)
    found = {v.text: v.column_headers for v in read(sheet, "table")[0].values}
    assert found["3,945"] == ("week",)
    assert found["4,150"] == ("Today",)


def test_heads_of_a_year_and_of_a_change_on_it_are_said_with_each_row() -> None:
    sheet, rows = Sheet(), (("Peak demand", "2,296 MW", "4.8"), ("Energy sold", "12,815 GWh", "3.3"))
    sheet.text(300, 100, "2023", 10, True, "right")
    sheet.text(420, 100, "% change on 2022", 10, True, "right")
    for k, (name, amount, change) in enumerate(rows):
        sheet.text(40, 124 + 22 * k, name, 10)
        sheet.text(300, 122 + 22 * k, amount, 14, True, "right")
        sheet.text(420, 124 + 22 * k, change, 10, False, "right")
    reading, layout = read(sheet)
    told = [(f.concept, f.value, f.unit) for f in figures_from(reading.values, layout)]
    assert ("Peak demand", 2296.0, "MW") in told
    assert ("Energy sold: change on 2022", 3.3, "%") in told


def test_the_source_under_a_label_says_of_what_day_its_number_is() -> None:
    sheet = Sheet()
    for k, (number, label, source) in enumerate(
        (("218,700", "refugees in the country", "(Registry, 30 June 2024)"), ("6,250", "wells dug", "(Plan 2024)"))
    ):
        sheet.text(40, 100 + 60 * k, number, 19, True)
        sheet.text(40, 122 + 60 * k, label)
        sheet.text(40, 132 + 60 * k, source, 7)
    reading, layout = read(sheet)
    days = {f.value: (f.period_start, f.period_end) for f in figures_from(reading.values, layout)}
    assert days == {218700.0: (date(2024, 6, 30), date(2024, 6, 30)), 6250.0: (None, None)}


@pytest.mark.parametrize(("text", "number"), [("43:1", 43.0), ("12:30", None)])
def test_a_ratio_to_one_is_a_number_where_its_label_says_so(text: str, number: float | None) -> None:
    sheet = Sheet()
    sheet.text(40, 100, text, 19, True)
    sheet.text(40, 122, "pupil-teacher ratio")
    reading, layout = read(sheet)
    found = [(f.value, f.concept) for f in figures_from(reading.values, layout)]
    assert found == ([] if number is None else [(number, "pupil-teacher ratio")])


def test_a_word_before_a_label_s_own_share_names_it() -> None:
    sheet = Sheet()
    sheet.text(40, 100, "40.0 million", 14, True)
    sheet.text(40, 116, "Funded 27%")
    reading, layout = read(sheet)
    assert ("Funded", 27.0, "%") in [(f.concept, f.value, f.unit) for f in figures_from(reading.values, layout)]


def test_two_rankings_side_by_side_keep_their_own_numbers_and_heads() -> None:
    sheet = Sheet()
    lists = (("Exports (US$ million)", (("China", "812.4"), ("India", "522.7"), ("Kenya", "207.3"))),)
    lists += (("Imports (US$ million)", (("China", "904.6"), ("Japan", "366.0"), ("India", "290.8"))),)
    for k, (head, rows) in enumerate(lists):
        sheet.text(40 + 260 * k, 100, head, 11, True)
        for j, (name, number) in enumerate(rows):
            sheet.text(50 + 260 * k, 124 + 17 * j, f"{j + 1}. {name}", 10)
            sheet.text(270 + 260 * k, 124 + 17 * j, number, 10, True, "right")
    reading, layout = read(sheet)
    told = {(f.value, f.concept, f.place, f.unit) for f in figures_from(reading.values, layout)}
    assert (812.4e6, "Exports China", None, "USD") in told
    assert (290.8e6, "Imports India", None, "USD") in told


def test_a_share_that_says_of_what_is_no_unit_under_its_head() -> None:
    sheet = Sheet()
    sheet.text(300, 90, "May", 9, True, "middle")
    sheet.level(240, 420, 102)
    for x, head in ((40, "Country"), (250, "2024"), (320, "2023"), (400, "% change")):
        sheet.text(x, 106, head, 9, True)
    for k, row in enumerate(
        (("Norway", "214", "193", "11.1"), ("Chile", "140", "146", "-4.4"), ("Peru", "93", "81", "15.2"))
    ):
        for x, text in zip((40, 250, 320, 400), row, strict=True):
            sheet.text(x, 124 + 15 * k, text)
    found = {v.text: v.column_headers for v in read(sheet, "table")[0].values}
    assert found["11.1"][-1] == "% change"


def test_a_word_that_a_narrow_cell_tore_is_whole() -> None:
    sheet = Sheet()
    first, second = sheet.text(40, 100, "Souther"), sheet.text(40, 111, "n")
    words = [w for w in sheet.words if w.box in (first, second)]
    assert cell_text(words) == "Southern"
    sheet = Sheet()
    sheet.text(40, 100, "Yield")
    sheet.text(40, 111, "kg")
    assert cell_text(sheet.words) == "Yield kg"
