"""Answers that lean two ways, lines of time, shares in lists, and weeks named by their first days."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.figures.labelled.concepts import title_concept
from pipelines.figures.labelled.periods import find_period
from pipelines.figures.labelled.values import figures_from
from pipelines.model import Box, Curve, Figure, Rect
from tests.graphics.drawn import PUBLISHED, Sheet, read

COLOURS = ("#a01020", "#f0b090", "#90c0e0", "#1060a0")
ANSWERS = ("Strongly against", "Against", "In favour", "Strongly in favour")


def figures_of(sheet: Sheet, headline: str | None = None) -> dict[float | None, Figure]:
    reading, layout = read(sheet, headline=headline)
    return {figure.value: figure for figure in figures_from(reading.values, layout)}


def test_answers_that_lean_two_ways_are_all_parts_of_their_rows() -> None:
    sheet = Sheet()
    sheet.text(20, 40, "Views on the new tolls, 2023 (%)", 11, True)
    for k, (colour, answer) in enumerate(zip(COLOURS, ANSWERS, strict=True)):
        sheet.bar(100 + 115 * k, 62, 107 + 115 * k, 69, colour)
        sheet.text(111 + 115 * k, 62, answer, 7)
    for row, (name, parts) in enumerate((("Drivers", (31, 24, 26, 19)), ("Walkers", (8, 14, 41, 37)),
                                         ("Cyclists", (11, 17, 44, 28)))):  # fmt: skip
        top, x = 84 + 24 * row, 300.0 - 3 * (parts[0] + parts[1])
        sheet.text(90, top + 5, name, 7, align="right")
        for part, colour in zip(parts, COLOURS, strict=True):
            sheet.bar(x, top, x + 3 * part, top + 16, colour)
            sheet.text(x + 1.5 * part, top + 5, str(part), 7, align="middle")
            x += 3 * part
    found = figures_of(sheet)
    assert {31, 24, 26, 19, 8, 14, 41, 37, 11, 17, 44, 28} <= found.keys()
    assert [found[v].concept for v in (31, 41, 28)] == [
        "Views on the new tolls Drivers Strongly against",
        "Views on the new tolls Walkers In favour",
        "Views on the new tolls Cyclists Strongly in favour",
    ]


def test_numbers_on_a_line_of_time_have_the_year_under_each() -> None:
    sheet = Sheet()
    sheet.level(40, 560, 140)
    for k, (year, number) in enumerate(((1950, "310"), (1980, "1,204"), (2010, "2,870"), (2023, "3,415"))):
        sheet.text(90 + 130 * k, 112, number, 15, True, "middle")
        sheet.curves.append(Curve(Box(87 + 130 * k, 137, 93 + 130 * k, 143), ((0, 0),) * 9, "#aa2020", None))
        sheet.text(90 + 130 * k, 156, str(year), 9, align="middle")
    found = figures_of(sheet, "Members of the Rowing Club")
    assert {v: (f.concept, str(f.period_start)) for v, f in found.items()} == {
        310: ("Members of the Rowing Club", "1950-01-01"),
        1204: ("Members of the Rowing Club", "1980-01-01"),
        2870: ("Members of the Rowing Club", "2010-01-01"),
        3415: ("Members of the Rowing Club", "2023-01-01"),
    }


def test_a_share_behind_a_count_in_a_list_is_of_what_the_line_names() -> None:
    sheet = Sheet()
    for row, (name, count, share) in enumerate((("Wells cleaned:", "212 of 240", "88%"),
                                                ("Pumps mended:", "94 of 150", "63%"))):  # fmt: skip
        sheet.text(50, 60 + 30 * row, f"{name} {count}", 10)
        sheet.text(330, 60 + 30 * row, share, 10, True, "right")
    found = figures_of(sheet)
    assert (found[88].concept, found[63].concept) == ("Wells cleaned", "Pumps mended")


def test_ticks_well_below_the_rows_of_a_chart_of_dots_are_no_figures() -> None:
    sheet = Sheet()
    sheet.text(60, 40, "Median rent by ward, 2023 (euros)", 11, True)
    for row, (name, value) in enumerate((("Mills", 515), ("Heights", 910), ("Old Port", 820), ("Lower Town", 640))):
        y = 80.0 + 52 * row
        sheet.text(100, y - 4, name, 8, align="right")
        x = 110 + (value - 400) / 2
        sheet.rects.append(Rect(Box(110, y - 1, x, y + 1), "#888888", None))
        ring = tuple(
            (x + dx, y + dy) for dx, dy in ((4, 0), (3, 3), (0, 4), (-3, 3), (-4, 0), (-3, -3), (0, -4), (3, -3))
        )
        sheet.curves.append(Curve(Box(x - 4, y - 4, x + 4, y + 4), ring, "#cc5500", None))
        sheet.text(x + 10, y - 4, str(value), 8)
    for value in (400, 600, 800):
        sheet.text(110 + (value - 400) / 2, 270, str(value), 7, align="middle")
    assert set(figures_of(sheet)) == {515, 910, 820, 640}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Week beginning 1 January", date(2024, 1, 1), date(2024, 1, 7)),
        ("W/C 8 Jul", date(2024, 7, 8), date(2024, 7, 14)),
        ("Week commencing: 3 June 2024", date(2024, 6, 3), date(2024, 6, 9)),
    ],
)
def test_a_week_named_by_its_first_day_is_the_whole_week(text: str, start: date, end: date) -> None:
    span = find_period([text], PUBLISHED)
    assert span is not None
    assert (span.start, span.end) == (start, end)


def test_columns_over_first_days_of_weeks_are_of_the_weeks() -> None:
    sheet = Sheet()
    sheet.text(60, 40, "Visitors to the market, 2024", 11, True)
    for k, (day, value) in enumerate((("1 Jul", 40), ("8 Jul", 55), ("15 Jul", 62), ("22 Jul", 31))):
        sheet.bar(80 + 60 * k, 200 - 2 * value, 110 + 60 * k, 200)
        sheet.text(95 + 60 * k, 190 - 2 * value, str(value), 8, align="middle")
        sheet.text(95 + 60 * k, 206, day, 8, align="middle")
    sheet.text(185, 217, "Week beginning", 8, align="middle")
    found = figures_of(sheet)
    assert (found[55].period_start, found[55].period_end) == (date(2024, 7, 8), date(2024, 7, 14))


def test_no_mark_stays_where_a_time_stood_before_a_colon() -> None:
    assert (
        title_concept("How tenants cope, 2023: share of those asked", PUBLISHED)
        == "How tenants cope: share of those asked"
    )
