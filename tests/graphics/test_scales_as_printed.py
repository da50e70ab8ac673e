"""Scales and units as titles, heads, lines and notes of tables print them: each wording in each place tells its factor.

Belongs here: how a scale may be spelled and where it may stand. Does not belong here: whose a unit is among several
(hints).
"""

from __future__ import annotations

import pytest

from pipelines.articles.tables.grid import Grid, GridCell
from pipelines.articles.tables.run_together import part_heads
from pipelines.articles.tables.segments import Segment
from pipelines.articles.tables.spans import Extent
from pipelines.figures import find_figures
from pipelines.figures.labelled.hints import hint_of
from pipelines.figures.labelled.title_places import title_place
from pipelines.figures.labelled.units import parted_unit, read_hint
from pipelines.graphics.panels.unit_words import says_unit
from pipelines.graphics.tables.headers import column_headers
from pipelines.model import Box, LabelledValue
from tests.graphics.drawn import Sheet, read

WORDINGS = [
    ("thousand head", 1e3, None),
    ("1,000 head", 1e3, None),
    ("'000s tonnes", 1e3, "t"),
    ("000' tonnes", 1e3, "t"),
    ("1 000 t", 1e3, "t"),
    ("10 000 yuan", 1e4, "CNY"),
    ("100 million yen", 1e8, "JPY"),
    ("ten thousand tonnes", 1e4, "t"),
    ("lakh MT", 1e5, "t"),
    ("thousand 60-kg bags", 1e3, None),
    ("'000 bales of 170 kg", 1e3, None),
    ("million dozen", 12e6, None),
    ("x 1,000", 1e3, None),
    ("'000s", 1e3, None),
    ("mio. EUR", 1e6, "EUR"),
    ("Rs. Cr.", 1e7, "INR"),
    ("Tk. in crore", 1e7, "BDT"),
    ("dollars in thousands", 1e3, "USD"),
    ("N'million", 1e6, "NGN"),
    ("R million", 1e6, "ZAR"),
    ("thousand barrels per day", 1e3, "bpd"),
    ("mb/d", 1e6, "bpd"),
    ("thousand sq km", 1e3, "km2"),
    ("million tonne-km", 1e6, None),
]
PLACES = (
    "Output by valley ({})",
    "Output by valley, {}",
    "Output by valley in {}",
    "Output by valley – {}",
    "Output by valley: {}",
    "Output, {}, by valley",
    "Output in {}, 2021–2023",
    "(Unit: {})",
)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("wording", "scale", "unit"), WORDINGS)
def test_a_scale_is_read_wherever_it_stands(wording: str, scale: float, unit: str | None, place: str) -> None:
    found = read_hint([place.format(wording)])
    assert (found.scale, found.unit) == (scale, unit)


@pytest.mark.parametrize(
    "text",
    [
        "10,000 metres, women",
        "Races – 10,000 metres",
        "Population of cities, million-plus cities",
        "1,000 Guineas, runners",
        "Survey of 1,000 adults, by age",
        "Farms, 100 ha and over",
        "Bonds, 10 years",
        "Wages, real, 2020",
        "Thousand Oaks",
        "Cases, deaths and tests",
    ],
)
def test_what_only_looks_like_a_scale_is_none(text: str) -> None:
    found = read_hint([text])
    assert (found.scale, found.unit) == (1.0, None)


@pytest.mark.parametrize(
    ("head", "scale", "unit"),
    [("000 t", 1e3, "t"), ("US$m", 1e6, "USD"), ("km", 1.0, "km"), ("Thousand ha", 1e3, "ha")],
)
def test_a_head_that_is_nothing_but_a_unit_says_it(head: str, scale: float, unit: str) -> None:
    found = read_hint([head])
    assert (found.scale, found.unit) == (scale, unit)


def test_a_unit_within_a_title_is_no_part_of_what_is_measured() -> None:
    assert parted_unit("Exports, US$ million, by valley") == ("Exports, by valley", "US$ million")


@pytest.mark.parametrize(
    "line", ["thousand head", "Unit: '000 nights", "Thousands of tonnes", "MEUR", "R'000", "Rs/lug"]
)
def test_a_line_under_a_title_is_known_for_a_unit(line: str) -> None:
    assert says_unit(line)


@pytest.mark.parametrize("line", ["Head", "10,000", "Cases", "Total"])
def test_a_name_or_a_number_is_no_unit(line: str) -> None:
    assert not says_unit(line)


@pytest.mark.parametrize(
    ("title", "head", "scale", "unit"),
    [
        ("Trade in nuts (quantity in tonnes, value in Rs lakh)", "Value", 1e5, "INR"),
        ("Trade in nuts (quantity in tonnes, value in Rs lakh)", "Quantity", 1.0, "t"),
        ("Maize (area: '000 ha; production: '000 tonnes; yield: kg/ha)", "Yields 2023", 1.0, "kg/ha"),
        ("Maize (area: '000 ha; production: '000 tonnes; yield: kg/ha)", "Area 2023", 1e3, "ha"),
        ("Trade in nuts (quantity in tonnes, value in Rs lakh)", "Firms", 1.0, None),
    ],
)
def test_of_several_things_with_a_unit_each_a_head_names_one(
    title: str, head: str, scale: float, unit: str | None
) -> None:
    value = LabelledValue(
        "v", "issue", "a", "b", 1, Box(0, 0, 1, 1), "table", "9", title=title, row_headers=("Vell",),
        column_headers=(head,),
    )  # fmt: skip
    found = hint_of(value, None)
    assert (found.scale, found.unit) == (scale, unit)


ROWS = (("Orde", "4,310", "912"), ("Vell", "2,208", "501"), ("Nether", "977", "260"))


def _table(sheet: Sheet, title: str, lines: list[str], notes: list[str]) -> None:
    sheet.text(60, 80, title, 10, bold=True)
    for at, line in enumerate(lines):
        sheet.text(60, 94 + 12 * at, line)
    top = 100 + 12 * len(lines)
    sheet.level(60, 330, top)
    for x, head in ((60, "Valley"), (230, "2022"), (330, "2023")):
        sheet.text(x, top + 4, head, align="left" if x == 60 else "right")
    sheet.level(60, 330, top + 16)
    for at, (name, one, two) in enumerate((("Orde", "12.5", "13.1"), ("Vell", "8.2", "9.4"), ("Nether", "4.4", "4.0"))):
        for x, text in ((60, name), (230, one), (330, two)):
            sheet.text(x, top + 20 + 13 * at, text, align="left" if x == 60 else "right")
    sheet.level(60, 330, top + 60)
    for at, note in enumerate(notes):
        sheet.text(60, top + 66 + 12 * at, note, 8)


@pytest.mark.parametrize(
    ("lines", "notes", "first"),
    [
        ([], ["Note: All figures are in thousand tonnes."], (12_500.0, "t")),
        ([], ["1 Provisional. Amounts in US$ million unless stated otherwise."], (12_500_000.0, "USD")),
        (["£000"], [], (12_500.0, "GBP")),
        (["Thousands of head"], [], (12_500.0, None)),
        (["Unit: lakh bales"], [], (1_250_000.0, None)),
        (["Tonnes"], ["Figures in thousand tonnes up to 1990."], (12.5, "t")),
    ],
)
def test_a_line_over_a_table_or_a_note_under_it_says_its_unit(
    lines: list[str], notes: list[str], first: tuple[float, str | None]
) -> None:
    sheet = Sheet()
    _table(sheet, "Table 4. Output of the valleys", lines, notes)
    reading, layout = read(sheet, "table", "Table 4. Output of the valleys")
    figures = find_figures(layout, reading, ())
    assert next((f.value, f.unit) for f in figures) == first
    assert len(figures) == 6


def test_a_mark_of_provisional_behind_a_year_is_no_money() -> None:
    value = LabelledValue(
        "v", "issue", "a", "b", 1, Box(0, 0, 1, 1), "table", "9", title="Trade (quantity in tonnes; value in Rs crore)",
        row_headers=("2022 (P)",), column_headers=("Nuts", "Value"),
    )  # fmt: skip
    found = hint_of(value, None)
    assert (found.scale, found.unit) == (1e7, "INR")


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Wholesale prices at Nagpur market", "Nagpur"),
        ("Population of Kenya by age", "Kenya"),
        ("Trade in Ghana and in Togo", None),
        ("Catches in the Gulf of Mexico", "Gulf of Mexico"),
        ("Output of the valleys", None),
    ],
)
def test_a_place_that_the_title_names_holds_for_all_numbers(title: str, place: str | None) -> None:
    assert title_place(title) == place


def test_heads_set_to_the_right_of_narrow_columns_are_one_each() -> None:
    sheet = Sheet()
    for end, head in ((198.4, "Budget"), (239.0, "Actual"), (294.1, "Variance")):
        sheet.text(end, 120, head, 11, bold=True, align="right")
    columns = [Extent(165, 198.4), Extent(206, 239), Extent(268, 294.1)]
    ((*parts,),) = part_heads([[Segment.of(sheet.words)]], columns)
    assert [part.text for part in parts] == ["Budget", "Actual", "Variance"]
    ((*parts,),) = part_heads([[Segment.of(sheet.words)]], [Extent(165, 190), Extent(206, 230), Extent(268, 294.1)])
    assert len(parts) == 1


def test_the_last_word_of_a_title_heads_no_column() -> None:
    sheet = Sheet()
    sheet.text(200, 80, "Table 1: People and homes of the valleys,", 9, align="middle")
    sheet.text(200, 91, "2024", 9, align="middle")
    for x, head in ((60, "Valley"), (200, "People"), (340, "Homes")):
        sheet.text(x, 108, head, align="left" if x == 60 else "right")
    sheet.level(60, 340, 104)
    for row, (name, one, two) in enumerate(ROWS):
        for x, text in ((60, name), (200, one), (340, two)):
            sheet.text(x, 122 + 12 * row, text, align="left" if x == 60 else "right")
    sheet.level(60, 340, 160)
    reading, layout = read(sheet, "table", "Table 1: People and homes of the valleys, 2024")
    assert [value.column_headers for value in reading.values[:2]] == [("People",), ("Homes",)]
    assert {f.period_text for f in find_figures(layout, reading, ())} == {"2024"}


def test_what_a_rate_is_for_is_no_scale_of_its_own() -> None:
    words = Sheet()
    for x, top, head in ((60, 98, "Valley"), (200, 98, "Falls per"), (200, 109, "100 000")):
        words.text(x, top, head)
    parts = ((0, 0, words.words[:1]), (0, 1, words.words[1:3]), (1, 1, words.words[3:]))
    cells = tuple(
        GridCell(row, column, 1, 1, Box.around([w.box for w in own]), tuple(own), " ".join(w.text for w in own))
        for row, column, own in parts
    )
    grid = Grid(Box(60, 98, 300, 118), 2, 2, cells, ruled=True)
    at = {(cell.row, cell.column): cell for cell in cells}
    assert column_headers(grid, at, [0, 1])[1] == ("Falls per 100 000",)


@pytest.mark.parametrize(
    ("head", "row", "unit"),
    [
        (("Value (US$ million)",), "Motor cars (number)", "USD"),
        (("2023",), "Motor cars (number)", None),
        (("Days with frost",), "Orde", None),
    ],
)
def test_what_is_counted_has_no_unit_but_its_value_has(head: tuple[str, ...], row: str, unit: str | None) -> None:
    value = LabelledValue(
        "v", "issue", "a", "b", 1, Box(0, 0, 1, 1), "table", "9", title="Imports", row_headers=(row,),
        column_headers=head,
    )  # fmt: skip
    assert hint_of(value, None).unit == unit


def test_a_title_with_its_unit_at_the_right_heads_no_column() -> None:
    sheet = Sheet()
    sheet.text(60, 96, "Landings of fish by valley, March 2023", 9, bold=True)
    sheet.text(340, 96, "Tonnes", align="right")
    sheet.level(60, 340, 107)
    for x, head in ((60, "Valley"), (150, "Cod"), (240, "Ling"), (340, "All")):
        sheet.text(x, 110, head, align="left" if x == 60 else "right")
    sheet.level(60, 340, 121)
    for row, (name, one, two) in enumerate(ROWS):
        for x, text in ((60, name), (150, two), (240, two), (340, one)):
            sheet.text(x, 124 + 12 * row, text, align="left" if x == 60 else "right")
    reading, layout = read(sheet, "table", "Landings of fish by valley, March 2023")
    assert reading.values[2].column_headers == ("All",)
    assert {f.unit for f in find_figures(layout, reading, ())} == {"t"}
