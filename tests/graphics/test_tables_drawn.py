"""Tables, ruled and not, become cells that know their headers; running text never becomes a table."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.articles.areas.regions import find_regions
from pipelines.figures.labelled.values import figures_from
from pipelines.model import LabelledValue, Layout
from tests.graphics.drawn import Sheet, read

ROWS = ["Barley", "Oats", "Rye, winter", "Buckwheat", "Millet"]
COLUMNS = ["Upland", "Lowland", "Coast"]


def grain(seed: int, ruled: bool, marks: bool = False) -> tuple[Sheet, dict[tuple[str, str], float]]:
    chance = random.Random(seed)
    sheet, truth = Sheet(), {}
    left, right, top, pitch = 40.0, 340.0, 100.0, 16.0
    sheet.text(left, top - 40, "Seed sown, 2023", 11, True)
    sheet.text(left, top - 26, "thousand tonnes", 8)
    for c, column in enumerate(COLUMNS):
        sheet.text(200 + 65 * c, top, column, 9, True, "right")
    for r, row in enumerate(ROWS):
        y = top + pitch * (r + 1)
        sheet.text(left + 3, y, row)
        for c, column in enumerate(COLUMNS):
            value = round(chance.uniform(0.1, 900), 1)
            truth[row, column] = value
            sheet.text(200 + 65 * c, y, f"{value:,}{'*' if marks and r == 1 else ''}", 9, False, "right")
    bottom = top + pitch * (len(ROWS) + 1)
    lines = range(len(ROWS) + 2) if ruled else (0, 1, len(ROWS) + 1)
    for k in lines:
        sheet.level(left, right, top - 3 + pitch * k)
    if ruled:
        for x in (left, 140, 205, 270, right):
            sheet.upright(x, top - 3, bottom - 3)
    return sheet, truth


@pytest.mark.parametrize("ruled", [True, False])
def test_each_cell_is_a_figure_under_its_headers(ruled: bool) -> None:
    for seed in range(8):
        sheet, truth = grain(seed, ruled, marks=seed % 2 == 0)
        reading, layout = read(sheet, "table")
        cells = {(v.row_headers[-1], v.column_headers[-1]): v.text for v in reading.values}
        assert cells.keys() == truth.keys()
        figures = figures_from(reading.values, layout)
        assert {round(f.value, 6) for f in figures} == {round(v * 1000, 6) for v in truth.values()}
        assert {f.unit for f in figures} == {"t"}
        assert {str(f.period_start) for f in figures} == {"2023-01-01"}


def mills(note: str, heads: tuple[str, str, str], units: tuple[str, str, str] | None = None) -> Sheet:
    """Return a table of three pairs of years, all under one rule, below a title over two lines and a note."""
    sheet = Sheet()
    sheet.text(40, 40, "No. 12. Mills of the province by kind:", 10, True)
    sheet.text(78, 52, "2021 and 2022", 10, True)
    sheet.text(40, 66, note, 7)
    for y in (78, 117, 200):
        sheet.level(40, 380, y)
    sheet.level(140, 380, 103)
    for k, head in enumerate(heads):
        sheet.text(185 + 80 * k, 81, head, 8, False, "middle")
        if units is not None:
            sheet.text(185 + 80 * k, 92, units[k], 8, False, "middle")
        for j, year in enumerate(("2021", "2022")):
            sheet.text(180 + 80 * k + 30 * j, 106, year, 8, True, "right")
    for r, kind in enumerate(("Paper", "Flour", "Saw", "Oil")):
        sheet.text(40, 122 + 14 * r, kind, 8)
        for k in range(6):
            sheet.text(180 + 40 * (k - k % 2) + 30 * (k % 2), 122 + 14 * r, f"{r + 2}{k}.5", 8, False, "right")
    return sheet


def test_heads_over_one_rule_share_its_columns_and_keep_their_own_units() -> None:
    sheet = mills("[20.5 stands for 20,500]", ("Mills", "Employees", "Payroll"), ("(1,000)", "(1,000)", "(bil. dol.)"))
    reading, layout = read(sheet, "table")
    figures = {f.surface: (f.value, f.unit, f.concept) for f in figures_from(reading.values, layout)}
    assert figures["20.5"] == (20_500.0, None, "Paper Mills")
    assert figures["23.5"] == (23_500.0, None, "Paper Employees")
    assert figures["25.5"] == (25.5e9, "USD", "Paper Payroll")


def test_a_note_in_square_brackets_says_the_unit_but_not_of_what_is_counted() -> None:
    sheet = mills("[In millions of dollars (20.5 represents $20,500,000)]", ("Sales", "Employees", "Landed (t)"))
    reading, layout = read(sheet, "table")
    assert {value.title for value in reading.values} == {"Mills of the province by kind: 2021 and 2022"}
    figures = {f.surface: (f.value, f.unit) for f in figures_from(reading.values, layout)}
    assert figures["20.5"] == (20.5e6, "USD")
    assert figures["22.5"] == (22.5, None)
    assert figures["24.5"] == (24.5, "t")


def test_header_over_several_columns_heads_each() -> None:
    sheet = Sheet()
    sheet.text(165, 80, "Landed", 9, True, "middle")
    sheet.level(130, 200, 91)
    sheet.text(275, 80, "Salted", 9, True, "middle")
    sheet.level(240, 310, 91)
    for x, year in ((150, "2021"), (200, "2022"), (260, "2021"), (310, "2022")):
        sheet.text(x, 94, year, 9, True, "right")
    for r, port in enumerate(("Skarvik", "Tangen", "Ulvoy", "Norsund")):
        sheet.text(40, 110 + 14 * r, port)
        for k, x in enumerate((150, 200, 260, 310)):
            sheet.text(x, 110 + 14 * r, str(11 * (r + 1) + k), 9, False, "right")
    reading, _ = read(sheet, "table")
    heads = {v.text: v.column_headers for v in reading.values if v.row_headers == ("Skarvik",)}
    assert heads == {
        "11": ("Landed", "2021"),
        "12": ("Landed", "2022"),
        "13": ("Salted", "2021"),
        "14": ("Salted", "2022"),
    }


def test_group_rows_stand_before_their_rows_and_end_with_them() -> None:
    sheet = Sheet()
    for x, head in ((200, "Boats"), (260, "Crew")):
        sheet.text(x, 80, head, 9, True, "right")
    lines = [
        ("North shore", None),
        ("Ask", (3, 7)),
        ("Bue", (4, 9)),
        ("South shore", None),
        ("Dal", (5, 11)),
        ("Eik", (6, 13)),
    ]
    for r, (name, numbers) in enumerate([*lines, ("Total", (18, 40))]):
        y = 96 + 13 * r
        sheet.text(40 if numbers is None or name == "Total" else 48, y, name, 9, numbers is None)
        for x, number in zip((200, 260), numbers or (), strict=False):
            sheet.text(x, y, str(number), 9, False, "right")
    reading, _ = read(sheet, "table")
    rows = {v.row_headers for v in reading.values}
    assert rows == {
        ("North shore", "Ask"), ("North shore", "Bue"), ("South shore", "Dal"), ("South shore", "Eik"), ("Total",)
    }  # fmt: skip
    assert reading.tables[0].sums_verified is True


@pytest.mark.parametrize(("printed", "verified"), [("60", True), ("61", False)])
def test_totals_are_held_against_their_sums(printed: str, verified: bool) -> None:
    sheet = Sheet()
    for r, (name, number) in enumerate([("Parish", "Hens"), ("A", "10"), ("B", "20"), ("C", "30"), ("Total", printed)]):
        y = 80 + 14 * r
        sheet.text(44, y, name)
        sheet.text(200, y, number, 9, False, "right")
        sheet.level(40, 210, y - 3)
    sheet.level(40, 210, 147)
    for x in (40, 120, 210):
        sheet.upright(x, 77, 147)
    reading, _ = read(sheet, "table")
    assert reading.tables[0].sums_verified is verified
    assert bool([f for f in reading.findings if f.check == "graphics.sum_differs"]) is not verified


def test_nil_is_zero_and_a_dash_is_nothing() -> None:
    sheet = Sheet()
    for r, cells in enumerate(
        [("Island", "Goats", "Sheep"), ("Lo", "Nil", "–"), ("Mo", "4", "n/a"), ("No", "1,25,000", "7")]
    ):
        for x, text in zip((44, 150, 220), cells, strict=True):
            sheet.text(x, 80 + 14 * r, text)
    for k in range(5):
        sheet.level(40, 280, 77 + 14 * k)
    for x in (40, 145, 215, 280):
        sheet.upright(x, 77, 133)
    reading, layout = read(sheet, "table")
    assert sorted(f.value for f in figures_from(reading.values, layout)) == [0, 4, 7, 125_000]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 5))
def test_columns_of_running_text_are_no_table(seed: int, columns: int) -> None:
    chance = random.Random(seed)
    sheet, width = Sheet(), 560 / columns
    stock = [
        "the",
        "of",
        "a",
        "harbour",
        "council",
        "said",
        "that",
        "2023",
        "1,400",
        "tonnes",
        "boats",
        "were",
        "12",
        "percent",
        "and",
        "in",
        "new",
        "by",
        "quay",
        "88",
        "rope",
    ]
    for c in range(columns):
        for r in range(30):
            line: list[str] = []
            while len(" ".join(line)) * 4.5 < width - 40:
                line.append(chance.choice(stock))
            sheet.text(20 + c * width, 60 + 11 * r, " ".join(line))
        if c and seed % 2:
            sheet.upright(20 + c * width - 6, 60, 390)
    assert find_regions(sheet.page()) == ()


def test_a_year_under_a_group_in_one_cell_is_a_level_of_its_own() -> None:
    sheet = Sheet()
    for k, (group, year) in enumerate((("Rural", "2019"), ("Rail", "2019"), ("Rural", "2020"))):
        sheet.text(260 + 80 * k, 100, group, 8, True, "right")
        sheet.text(260 + 80 * k, 110, year, 8, True, "right")
    for row, town in enumerate(("Arvik", "Belmont", "Corvo", "Dalby", "Elmfield")):
        sheet.text(60, 124 + 12 * row, town, 8)
        for k in range(3):
            sheet.text(260 + 80 * k, 124 + 12 * row, f"{1200 + 310 * row + 47 * k:,}", 8, False, "right")
    reading, layout = read(sheet, "table")
    figures = figures_from(reading.values, layout)
    assert len(figures) == 15
    assert {f.period_start.year for f in figures if f.period_start} == {2019, 2020}
    assert all(f.period_start for f in figures)


def test_numbers_of_rows_without_a_line_between_them_keep_to_their_rows() -> None:
    sheet = Sheet()
    rows = (("Ward", "Beds"), ("North", "12"), ("South", "31"), ("East", "24"))
    for number, (name, beds) in enumerate(rows):
        sheet.text(52, 104 + 20 * number, name)
        sheet.text(240, 104 + 20 * number, beds, align="right")
        sheet.level(50, 150 if number == 2 else 250, 120 + 20 * number)
    sheet.level(50, 250, 100)
    for x in (50, 150, 250):
        sheet.upright(x, 100, 180)
    reading, _ = read(sheet, "table")
    assert {(v.row_headers[-1], v.text) for v in reading.values} == {("North", "12"), ("South", "31"), ("East", "24")}


def test_rows_that_are_no_place_among_places_and_totals_of_a_place() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Ferries in service, 2023", 11, True)
    for x, head in ((200, "Large"), (260, "Small")):
        sheet.text(x, 90, head, 9, True, "right")
    sheet.text(40, 90, "Country", 9, True)
    for r, name in enumerate(("Norway", "Sweden", "Denmark", "Unknown", "World total (rounded)")):
        sheet.text(40, 106 + 14 * r, name)
        for k, x in enumerate((200, 260)):
            sheet.text(x, 106 + 14 * r, str(11 * (r + 1) + k), 9, False, "right")
    for y in (86, 103, 178):
        sheet.level(40, 265, y)
    reading, layout = read(sheet, "table")
    places = {f.surface: f.place for f in figures_from(reading.values, layout)}
    assert places["11"] == "Norway"
    assert places["44"] is None
    assert places["55"] == "World"


def outbreaks(rows: tuple[tuple[str, ...], ...]) -> tuple[list[LabelledValue], Layout]:
    """Return the values of a table of counts, one per row, whose rows bear as many names as `rows` give them."""
    sheet = Sheet()
    sheet.text(40, 60, "Outbreaks by state, 2023", 11, True)
    sheet.text(40, 90, "State", 9, True)
    sheet.text(200, 90, "Cases", 9, True, "right")
    for r, names in enumerate(rows):
        sheet.text(40, 106 + 14 * r, names[-1])
        sheet.text(200, 106 + 14 * r, str(31 + r), 9, False, "right")
    for y in (86, 103, 106 + 14 * len(rows)):
        sheet.level(40, 205, y)
    reading, layout = read(sheet, "table")
    by_name = {names[-1]: names for names in rows}
    return [replace(v, row_headers=by_name[v.row_headers[-1]]) for v in reading.values], layout


def test_percentages_below_places_are_of_none() -> None:
    values, layout = outbreaks((("Norway",), ("Sweden",), ("Totals:",), ("Percentages:",)))
    headed = [replace(value, row_heads=("State",)) for value in values]
    assert [f.place for f in figures_from(headed, layout)] == ["Norway", "Sweden", None, None]


def test_short_forms_of_states_mean_the_states_of_their_country() -> None:
    values, layout = outbreaks((("OH",), ("LA",), ("NY",), ("WA",), ("Total",)))
    places = [f.place for f in figures_from(values, layout)]
    assert places == ["Ohio", "Louisiana", "New York", "Washington", None]
    values, layout = outbreaks((("NSW",), ("WA",), ("VIC",), ("QLD",)))
    assert [f.place for f in figures_from(values, layout)][:2] == ["New South Wales", "Western Australia"]


def test_a_disease_behind_state_and_district_is_no_place() -> None:
    rows = (
        ("Kerala", "Kollam", "Cholera"),
        ("Punjab", "Jalandhar", "Measles"),
        ("Maharashtra", "Kolhapur", "Dengue"),
        ("Assam", "Dispur", "Mumps"),
    )
    values, layout = outbreaks(rows)
    assert [f.place for f in figures_from(values, layout)] == ["Kollam", "Jalandhar", "Kolhapur", "Dispur"]
    assert all("Cholera" in (f.concept or "") for f in figures_from(values, layout)[:1])


def test_the_unit_of_ages_along_the_rows_is_none_of_the_numbers() -> None:
    values, layout = outbreaks((("0-14",), ("15-24",), ("25-34",)))
    for hint, unit in (
        ("Deaths by sex Age group (yrs)", None),
        ("Age (years)", None),
        ("Stay in hospital (days)", "day"),
    ):
        figures = figures_from([replace(value, unit_hint=hint) for value in values], layout)
        assert {figure.unit for figure in figures} == {unit}


def test_a_time_over_two_lines_is_no_unit_of_its_column() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Water in reservoirs (percent)", 11, True)
    for x, head in ((200, "This"), (260, "Last")):
        sheet.text(x, 80, head, 9, True, "right")
        sheet.text(x, 91, "week", 9, True, "right")
    sheet.text(40, 91, "Reservoir", 9, True)
    for r, name in enumerate(("Aldern", "Brae", "Corrie", "Dunmoor")):
        sheet.text(40, 107 + 14 * r, name)
        for k, x in enumerate((200, 260)):
            sheet.text(x, 107 + 14 * r, str(61 + 3 * r + k), 9, False, "right")
    for y in (74, 103, 166):
        sheet.level(40, 265, y)
    reading, layout = read(sheet, "table")
    figures = figures_from(reading.values, layout)
    assert len(figures) == 8
    assert {f.unit for f in figures} == {"%"}


def test_a_column_headed_by_a_mark_alone_is_of_what_the_title_says() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "Average monthly rent by parish", 11, True)
    for x, head in ((200, "£"), (300, "Change, %")):
        sheet.text(x, 60, head, 9, True, "right")
    for k, (name, rent, change) in enumerate(
        (("Arle", "764", "-0.4"), ("Brenn", "812", "9.3"), ("Corrin", "1,096", "5.8"))
    ):
        sheet.text(43, 78 + 16 * k, name)
        sheet.text(200, 78 + 16 * k, rent, 9, False, "right")
        sheet.text(300, 78 + 16 * k, change, 9, False, "right")
    for y in (57, 74, 124):
        sheet.level(40, 310, y)
    reading, layout = read(sheet, "table")
    rents = [f for f in figures_from(reading.values, layout) if f.unit == "GBP"]
    assert [f.value for f in rents] == [764, 812, 1096]
    assert all("Average monthly rent" in (f.concept or "") for f in rents)
