"""Names of groups at the right edge or in the middle, ranks of two years, names printed once, numbers before titles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipelines.figures.labelled.concepts import concept_of
from pipelines.figures.labelled.month_rows import years_by_months
from pipelines.figures.labelled.periods import find_period
from pipelines.figures.labelled.sides import find_sides, group_key
from pipelines.figures.labelled.values import figures_from
from pipelines.graphics.tables.names import is_index
from pipelines.model import Box, LabelledValue
from tests.graphics.drawn import PUBLISHED, Sheet, read


def board(groups: tuple[str, ...], place: str, title: str = "Landings by quality (tonnes)") -> Sheet:
    sheet = Sheet()
    sheet.text(40, 60, title, 10, True)
    sheet.level(40, 400, 78)
    for x, head in ((280, "2022"), (400, "2023")) if place == "right" else ((280, "Herring"), (400, "Mackerel")):
        sheet.text(x, 82, head, 8, False, "right")
    sheet.level(40, 400, 94)
    y = 98
    for k, group in enumerate(groups):
        sheet.text(400 if place == "right" else 220, y, group, 8, True, place)
        for j, name in enumerate(("January", "March") if place == "middle" else ("Fresh", "Salted", "Smoked")):
            y += 12
            sheet.text(40, y, name, 8)
            for x, text in ((280, f"4{k}{j}"), (400, f"5{k}{j}")):
                sheet.text(x, y, text, 8, False, "right")
        y += 12
    sheet.level(40, 400, y)
    return sheet


def test_names_flush_with_the_right_edge_head_the_rows_under_them() -> None:
    reading, _ = read(board(("Northern Coast", "Outer Isles"), "right"), "table")
    found = {(v.text, v.row_headers, v.column_headers) for v in reading.values}
    assert ("400", ("Northern Coast", "Fresh"), ("2022",)) in found
    assert ("512", ("Outer Isles", "Smoked"), ("2023",)) in found


def test_years_set_to_the_middle_are_those_of_the_months_under_them() -> None:
    reading, layout = read(board(("2022", "2023"), "middle", "Landings (tonnes)"), "table")
    found = {(f.surface, str(f.period_start)) for f in figures_from(reading.values, layout)}
    assert {("400", "2022-01-01"), ("501", "2022-03-01"), ("410", "2023-01-01"), ("511", "2023-03-01")} <= found


@pytest.mark.parametrize(
    ("parts", "first"),
    [
        (["2021/22", "Week 40"], date(2021, 10, 4)),
        (["Week 5", "2021/22"], date(2022, 1, 31)),
        (["2022-23", "Week 30"], date(2022, 7, 25)),
        (["Week 5", "2022"], date(2022, 1, 31)),
    ],
)
def test_a_week_lies_in_the_year_of_its_season_that_has_it(parts: list[str], first: date) -> None:
    span = find_period(parts, PUBLISHED)
    assert span is not None
    assert span.start == first


def test_months_in_the_order_of_their_year_say_when_it_begins() -> None:
    months = ("October", "November", "December", "January", "February")
    values = [
        replace(value((month,), season, "Cane crushed (tonnes)", "Month"), value_id=f"{month} {season}")
        for month in months
        for season in ("2021/22", "2022/23")
    ]
    assert set(years_by_months(values).values()) == {"October to September"}
    _, layout = read(Sheet())
    found = [str(f.period_start) for f in figures_from(values, layout)]
    assert found[:2] == ["2021-10-01", "2022-10-01"]
    assert found[-2:] == ["2022-02-01", "2023-02-01"]
    plain = [replace(v, row_headers=(m,)) for v, m in zip(values, ("January", "March", "May"), strict=False)]
    assert years_by_months(plain) == {}


def test_ranks_of_two_years_are_no_figures_and_part_no_names() -> None:
    assert is_index(("Rank", "2022"), ["3", "1", "2"])
    assert not is_index(("Cargo", "2022"), ["3", "1", "2"])
    sheet = Sheet()
    sheet.level(40, 420, 78)
    for x, head in ((200, "Cargo"), (270, "Rank"), (340, "Passengers"), (420, "Value")):
        sheet.text(x, 82, head, 8, False, "right")
    sheet.level(40, 420, 94)
    for k, (name, rank) in enumerate((("Arnvik", "3"), ("Bresto", "1"), ("Caldmouth", "2"), ("Dorne", "4"))):
        sheet.text(40, 98 + 12 * k, name, 8)
        for x, text in ((200, f"48{k}"), (270, rank), (340, f"7,20{k}"), (420, f"31.{k}")):
            sheet.text(x, 98 + 12 * k, text, 8, False, "right")
    reading, _ = read(sheet, "table")
    named = {(v.text, v.row_headers) for v in reading.values}
    assert {("7,202", ("Caldmouth",)), ("31.0", ("Arnvik",))} <= named
    assert not {text for text, _ in named} & {"1", "2", "3", "4"}


def test_a_name_printed_once_between_rules_holds_for_the_blank_cells_under_it() -> None:
    sheet = Sheet()
    rows = (("North", "Arel", "41"), ("", "Bodin", "17"), ("", "Cass", "93"), ("South", "Derwe", "28"))
    for k, line in enumerate((("Area", "Station", "Calls"), *rows)):
        y = 80 + 16 * k
        sheet.level(40, 340, y)
        for x, text in zip((44, 144, 244), line, strict=True):
            sheet.text(x, y + 4, text, 8, k == 0)
    sheet.level(40, 340, 160)
    for x in (40, 140, 240, 340):
        sheet.upright(x, 80, 160)
    reading, _ = read(sheet, "table")
    found = {(v.text, v.row_headers) for v in reading.values}
    assert {("17", ("North", "Bodin")), ("93", ("North", "Cass")), ("28", ("South", "Derwe"))} <= found


def test_a_number_set_off_from_its_title_is_left_out_of_it() -> None:
    sheet = board(("Northern Coast", "Outer Isles"), "right", "")
    sheet.text(40, 62, "TABLE 4.", 9)
    sheet.text(110, 62, "LANDINGS BY QUALITY (TONNES)", 9)
    reading, _ = read(sheet, "table", "TABLE 4. LANDINGS BY QUALITY (TONNES)")
    assert {v.title for v in reading.values} == {"LANDINGS BY QUALITY (TONNES)"}


def value(rows: tuple[str, ...], column: str, title: str, hint: str) -> LabelledValue:
    return LabelledValue(
        "v", "i", "a", "b", 1, Box(0, 0, 1, 1), "table", "12",
        title=title, row_headers=rows, column_headers=(column,), unit_hint=hint,
    )  # fmt: skip


def test_groups_that_say_they_are_places_are_those_of_a_title() -> None:
    values = [
        value((group, name), "May 2024", "Average prices by province", "Item")
        for group in ("Rennow Province", "Plateau Province")
        for name in ("Fish", "Rice")
    ]
    sides = find_sides(values, PUBLISHED)[group_key(values[0])]
    assert sides.rows == 2


@pytest.mark.parametrize(
    ("column", "title", "concept"),
    [
        ("Persons", "Refugees by camp", "Refugees Persons"),
        ("Cases", "Cholera cases, deaths and recoveries", "Cholera cases"),
        ("Deaths", "Cholera cases and deaths", "Deaths"),
    ],
)
def test_a_title_says_of_whom_and_of_what_the_count_is(column: str, title: str, concept: str) -> None:
    assert concept_of(value(("Arnvik",), column, title, "Town"), ("Arnvik",), PUBLISHED) == concept
