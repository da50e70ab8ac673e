"""Answers that lean two ways, numbers along an axis, lines of time, shares in lists, how numbers have moved, names at a
slant, and weeks named by their first days."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.figures.labelled.concepts import title_concept
from pipelines.figures.labelled.periods import find_period
from pipelines.figures.labelled.values import figures_from
from pipelines.graphics.infographics.panel_times import times_under
from pipelines.graphics.panels.groups import groups_of
from pipelines.model import Box, Curve, Figure, Rect, Word
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


def _goats(sheet: Sheet) -> None:
    """Draw a line from 2017 to 2022 whose numbers run up its axis."""
    sheet.rects.append(Rect(Box(90, 90, 360, 206), None, "#000000"))
    points = tuple((100.0 + 50 * k, 200.0 - 2 * v) for k, v in enumerate((20, 24, 31, 29, 36, 42)))
    sheet.curves.append(Curve(Box(100, 116, 350, 160), points, None, "#204060"))
    for x, y in points:
        ring = tuple(
            (x + a, y + b) for a, b in ((2, 0), (1.4, 1.4), (0, 2), (-1.4, 1.4), (-2, 0), (-1, -1), (0, -2), (1, -1))
        )
        sheet.curves.append(Curve(Box(x - 2, y - 2, x + 2, y + 2), ring, "#204060", None))
    for k in range(6):
        sheet.text(100 + 50 * k, 214, str(2017 + k), 8, align="middle")
    for value in range(0, 51, 10):
        y = 200 - 2 * value
        turned = Box(60, y - 4, 68, y + 4)
        sheet.words.append(Word(str(value), turned, "Sans", 8, False, rotation=270, color="#000000"))


def test_numbers_set_along_an_upright_axis_are_its_scale() -> None:
    sheet = Sheet()
    sheet.text(60, 40, "Goats kept, 2017-2022", 11, True)
    _goats(sheet)
    reading, layout = read(sheet)
    found = [(f.period_start, f.value) for f in figures_from(reading.values, layout)]
    assert [(start.year, round(value or 0)) for start, value in found if start] == [
        (2017, 20), (2018, 24), (2019, 31), (2020, 29), (2021, 36), (2022, 42)]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), [("▼ 0.3", "▲ 8.5%"), ("-0.3", "+8.5%")])
def test_small_type_behind_a_number_says_how_it_has_moved(first: str, second: str) -> None:
    sheet = Sheet()
    for k, (label, number, move) in enumerate((("Unemployment rate", "5.4%", first), ("Permits", "1,207", second))):
        sheet.text(50 + 200 * k, 60, label, 9)
        box = sheet.text(50 + 200 * k, 74, number, 20, True)
        sheet.text(box.x1 + 8, 84, move, 9)
    found = figures_of(sheet)
    assert (found[5.4].concept, found[1207].concept) == ("Unemployment rate", "Permits")
    moved = found[0.3] if 0.3 in found else found[-0.3]
    assert (moved.concept, found[8.5].concept) == ("Unemployment rate", "Permits")


def test_names_that_climb_at_a_slant_are_read_from_their_foot() -> None:
    sheet = Sheet()
    sheet.text(60, 40, "Boats licensed, 2023", 11, True)
    for k, (first, second, value) in enumerate((("Old", "Quay", 40), ("East", "Pier", 55), ("Long", "Mole", 62))):
        sheet.bar(80 + 80 * k, 200 - 2 * value, 120 + 80 * k, 200)
        sheet.text(100 + 80 * k, 188 - 2 * value, str(value), 8, align="middle")
        for word, x, y in ((second, 90 + 80 * k, 206), (first, 74 + 80 * k, 216)):
            sheet.words.append(Word(word, Box(x, y, x + 18, y + 16), "Sans", 7, False, color="#000000"))
    found = figures_of(sheet)
    assert [found[v].concept for v in (40, 55, 62)] == [
        "Boats licensed Old Quay",
        "Boats licensed East Pier",
        "Boats licensed Long Mole",
    ]


def test_what_is_measured_is_read_from_a_second_line_that_ends_in_its_unit() -> None:
    sheet = Sheet()
    sheet.text(60, 40, "Where berths are dearest", 11, True)
    sheet.text(60, 54, "Average monthly fee of a berth, May 2023 (£)", 8)
    for k, (name, value) in enumerate((("Mills", 140), ("Heights", 155), ("Moorside", 162))):
        sheet.bar(80 + 80 * k, 260 - value, 120 + 80 * k, 260)
        sheet.text(100 + 80 * k, 248 - value, str(value), 8, align="middle")
        sheet.text(100 + 80 * k, 264, name, 8, align="middle")
    found = figures_of(sheet)
    assert "Average monthly fee of a berth" in (found[155].concept or "")
    assert (found[155].unit, str(found[155].period_start)) == ("GBP", "2023-05-01")


def test_a_heading_with_a_time_of_its_own_parts_numbers_from_times_further_up() -> None:
    sheet = Sheet()
    sheet.text(100, 60, "1998", 11, True)
    sheet.text(60, 140, "2023 at a glance", 13, True)
    sheet.text(60, 240, "Ferries in service", 13, True)
    time, heading, other = groups_of(sheet.words, sheet.page())
    assert list(times_under(heading, [time])) == []
    assert list(times_under(other, [time])) == list(times_under(None, [time])) == [time]
