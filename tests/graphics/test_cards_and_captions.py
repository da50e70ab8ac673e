"""Cards of one size, lists in frames, captions under charts and the time of a whole issue: whose number is whose."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import pytest

from pipelines.articles import lay_out
from pipelines.articles.charts.pies import find_pies
from pipelines.figures.labelled.periods import Span
from pipelines.figures.labelled.values import figures_from
from pipelines.figures.labelled.weekdays import day_within
from pipelines.graphics import read_graphics
from pipelines.graphics.panels.groups import groups_of
from pipelines.model import Box, Curve, Document, Figure, IssueFacts, Rule
from tests.graphics.drawn import PUBLISHED, Sheet, read

PROSE = "The wardens walked along all the old dykes again and wrote down what the last of the storms had left behind"


def figures(sheet: Sheet) -> tuple[Figure, ...]:
    document = Document("drawn", "drawn.pdf", (sheet.page(),))
    layout = lay_out(document)
    return figures_from(read_graphics(document, layout).values, layout)


def columns(sheet: Sheet, top: float, values: tuple[int, ...], caption: str) -> None:
    for k, value in enumerate(values):
        x = 120 + 70 * k
        sheet.bar(x, top + 100 - value, x + 40, top + 100)
        sheet.text(x + 20, top + 88 - value, str(value), 8, False, "middle")
        sheet.text(x + 20, top + 104, ("Arvik", "Belmont", "Corvo", "Dalby")[k], 8, False, "middle")
    sheet.level(100, 400, top + 100)
    sheet.text(250, top + 122, caption, 9, False, "middle")


def test_a_numbered_caption_is_of_the_chart_over_it_though_another_follows() -> None:
    sheet = Sheet()
    for row in range(4):
        sheet.text(50, 50 + 11 * row, PROSE)
    columns(sheet, 130, (80, 55, 31, 62), "Figure 1: Boats mended by harbour, 2022")
    columns(sheet, 300, (47, 29, 73, 18), "Figure 2: Pilots trained by harbour, 2023")
    told = {f.value: (f.concept or "", f.period_start) for f in figures(sheet) if f.source == "chart"}
    assert told[80.0][0].startswith("Boats mended")
    assert told[80.0][1] == date(2022, 1, 1)
    assert told[47.0][0].startswith("Pilots trained")
    assert told[47.0][1] == date(2023, 1, 1)


def test_lists_in_frames_side_by_side_are_no_table_and_each_has_its_own_heading() -> None:
    sheet = Sheet()
    heads = ("Most boats mended", "Longest quays (m)")
    names = (
        (("Arvik", "412"), ("Belmont", "388"), ("Corvo", "251")),
        (("Dalby", "97"), ("Elmet", "64"), ("Fintry", "33")),
    )
    for k, (head, rows) in enumerate(zip(heads, names, strict=True)):
        x = 60 + 200 * k
        sheet.bar(x, 100, x + 180, 190, "#f4f4f4")
        sheet.text(x + 8, 106, head, 10, True)
        for row, (name, number) in enumerate(rows):
            sheet.text(x + 8, 126 + 16 * row, f"{row + 1}. {name}")
            sheet.text(x + 172, 126 + 16 * row, number, 9, True, "right")
    told = {f.value: (f.source, f.concept, f.unit) for f in figures(sheet)}
    assert told[388.0] == ("infographic", "Most boats mended Belmont", None)
    assert told[97.0] == ("infographic", "Longest quays Dalby", "m")


def test_a_card_s_name_says_what_its_new_and_total_numbers_are_of() -> None:
    sheet = Sheet()
    for k, (head, new, total) in enumerate((("LANDED", "362", "21,840"), ("MENDED", "4", "318"))):
        x = 60 + 180 * k
        sheet.bar(x, 100, x + 160, 160, "#f4f4f4")
        sheet.text(x + 80, 106, head, 10, True, "middle")
        for at, number, label in ((40, new, "New"), (120, total, "Total")):
            sheet.text(x + at, 122, number, 14, True, "middle")
            sheet.text(x + at, 140, label, 8, False, "middle")
    told = {f.value: f.concept for f in figures(sheet)}
    assert told == {362.0: "LANDED: New", 21840.0: "LANDED: Total", 4.0: "MENDED: New", 318.0: "MENDED: Total"}


def test_cards_of_places_name_the_place_of_what_each_of_them_counts() -> None:
    sheet = Sheet()
    for k, (name, mended, lost) in enumerate((("Arvik", "412", "18"), ("Belmont", "1,096", "41"))):
        x = 60 + 180 * k
        sheet.bar(x, 100, x + 160, 160, "#f4f4f4")
        sheet.text(x + 6, 106, name, 10, True)
        for row, (label, number) in enumerate((("Mended", mended), ("Lost", lost))):
            sheet.text(x + 6, 122 + 14 * row, label)
            sheet.text(x + 154, 122 + 14 * row, number, 9, True, "right")
    reading, layout = read(sheet, headline="Boats by province")
    told = {f.value: (f.place, f.concept) for f in figures_from(reading.values, layout)}
    assert told[1096.0] == ("Belmont", "Boats: Mended")
    assert told[18.0] == ("Arvik", "Boats: Lost")


def test_a_large_move_is_the_number_of_its_tile() -> None:
    sheet = Sheet()
    for k, (label, number) in enumerate((("Catch landed", "▲ 2.1%"), ("Boats mended", "▼ 0.7%"))):
        sheet.bar(60 + 180 * k, 100, 220 + 180 * k, 160, "#f4f4f4")
        sheet.text(140 + 180 * k, 106, label, 9, True, "middle")
        sheet.text(140 + 180 * k, 122, number, 19, True, "middle")
    reading, layout = read(sheet)
    assert {(f.value, f.unit, f.concept) for f in figures_from(reading.values, layout)} == {
        (2.1, "%", "Catch landed"),
        (0.7, "%", "Boats mended"),
    }


def test_the_first_of_a_stack_of_numbers_is_no_headline_though_its_words_read_like_prose() -> None:
    sheet = Sheet()
    for row in range(9):
        sheet.text(50, 60 + 11 * row, PROSE[:70])
    sheet.text(400, 60, "BY THE NUMBERS", 11, True)
    facts = (
        ("27", "ferries built in the yard since it was opened"),
        ("340", "people at work in the yard"),
        ("6", "ships in the docks"),
    )
    for k, (number, words) in enumerate(facts):
        sheet.text(400, 80 + 42 * k, number, 22, True)
        sheet.text(400, 104 + 42 * k, words, 8)
    told = {f.value: (f.source, f.concept) for f in figures(sheet)}
    assert told[27.0] == ("infographic", "ferries built in the yard since it was opened")
    assert set(told) == {27.0, 340.0, 6.0}


def test_a_line_s_labels_are_those_in_its_colour_where_lines_cross() -> None:
    sheet = Sheet()
    lines = (((31.0, 52.0, 60.0), "#cc2222"), ((58.0, 46.0, 30.0), "#2222cc"))
    for values, colour in lines:
        points = tuple((100 + 100.0 * k, 300 - 3 * v) for k, v in enumerate(values))
        box = Box(100, min(y for _, y in points), 300, max(y for _, y in points))
        sheet.curves.append(Curve(box, points, None, colour))
        for value, (x, y) in zip(values, points, strict=True):
            sheet.curves.append(
                Curve(Box(x - 2, y - 2, x + 2, y + 2), ((x, y - 2), (x + 2, y), (x, y + 2)), colour, None)
            )
            sheet.text(x, y - 14, f"{value:g}", 8, False, "middle")
            sheet.words[-1] = replace(sheet.words[-1], color=colour)
    for k, year in enumerate(("2021", "2022", "2023")):
        sheet.text(100 + 100 * k, 304, year, 8, False, "middle")
    sheet.level(90, 310, 300)
    sheet.text(90, 90, "Boats by rig (%)", 10, True)
    reading, _ = read(sheet)
    at = {(v.text, v.category): round(v.box.bottom) for v in reading.values}
    assert at[("52", "2022")] < at[("46", "2022")]
    assert len({v.text for v in reading.values}) == 6


def test_a_line_that_hardly_rises_is_a_line_and_the_legend_names_no_place_under_the_axis() -> None:
    sheet = Sheet()
    sheet.text(110, 80, "Trips in 2023", 10, True)
    for name, values, colour, at in (
        ("Trams", (88, 91, 95, 102), "#4a7ebb", 130),
        ("Night boats", (21, 20, 19, 18), "#be4b48", 240),
    ):
        points = tuple((120 + 55.0 * k, 250 - v) for k, v in enumerate(values))
        sheet.curves.append(Curve(Box(120, 250 - max(values), 285, 250 - min(values)), points, None, colour))
        for value, (x, y) in zip(values, points, strict=True):
            sheet.curves.append(
                Curve(Box(x - 2, y - 2, x + 2, y + 2), ((x, y - 2), (x + 2, y), (x, y + 2)), colour, None)
            )
            sheet.text(x, y - 14, str(value), 8, False, "middle")
        sheet.rules.append(Rule(Box(at, 285, at + 18, 286), 1, colour))
        sheet.text(at + 22, 281, name, 8)
    for k in range(4):
        sheet.text(120 + 55 * k, 262, f"Q{k + 1}", 8, False, "middle")
    sheet.level(95, 310, 256)
    reading, _ = read(sheet)
    told = {(v.text, v.column_headers, v.row_headers) for v in reading.values}
    assert ("21", ("Night boats",), ("Q1",)) in told
    assert ("102", ("Trams",), ("Q4",)) in told
    assert len(told) == 8


@pytest.mark.parametrize(("header", "start", "end"), [("Tue", 6, 6), ("Sunday", 11, 11), ("Tuna", 5, 11), ("T", 5, 11)])
def test_a_day_under_a_week_is_that_day(header: str, start: int, end: int) -> None:
    week = Span(date(2024, 2, 5), date(2024, 2, 11), "week of 5 February 2024")
    day = day_within(week, ("Calls", header))
    assert day is not None
    assert (day.start, day.end) == (date(2024, 2, start), date(2024, 2, end))


def test_slices_with_round_corners_are_a_pie() -> None:
    sheet = Sheet()
    angle, x, y, radius = -90.0, 200.0, 300.0, 60.0
    for share, fill in ((55, "#aa0000"), (30, "#00aa00"), (15, "#0000aa")):
        extent = 3.6 * share
        at = [math.radians(angle + extent * k / 20) for k in range(1, 20)]
        ends = [math.radians(angle), math.radians(angle + extent)]
        rim = [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in at]
        first, last = ((x + 0.92 * radius * math.cos(a), y + 0.92 * radius * math.sin(a)) for a in ends)
        points = ((x, y), first, *rim, last, (x, y))
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        sheet.curves.append(Curve(Box(min(xs), min(ys), max(xs), max(ys)), points, fill, "#ffffff"))
        angle += extent
    (pie,) = find_pies(sheet.page())
    assert [round(part.extent) for part in pie.slices] == [198, 108, 54]


@pytest.mark.parametrize(
    ("line", "name", "number"),
    [
        ("Cars per 1,000 people .......... 512", "Cars per 1,000 people", "512"),
        ("Boats .......... 48", "Boats", "48"),
    ],
)
def test_leaders_part_a_name_from_its_number_though_the_name_holds_one(line: str, name: str, number: str) -> None:
    sheet = Sheet()
    sheet.text(60, 100, line)
    assert [g.text for g in groups_of(sheet.words, sheet.page())] == [name, number]


def test_a_number_joined_to_a_word_is_a_part_of_a_label() -> None:
    sheet = Sheet()
    sheet.text(60, 100, "91-day bills")
    assert [g.kind for g in groups_of(sheet.words, sheet.page())] == ["label"]


def test_names_over_lying_bars_are_no_part_of_the_title() -> None:
    sheet = Sheet()
    sheet.text(100, 80, "Quays by harbour (m)", 10, True)
    for k, (name, long) in enumerate((("Arvik Old Town", 210), ("Belmont", 150), ("Corvo", 90))):
        sheet.text(100, 100 + 32 * k, name, 8)
        sheet.bar(100, 110 + 32 * k, 100 + long, 124 + 32 * k)
        sheet.text(106 + long, 113 + 32 * k, str(long), 8)
    reading, _ = read(sheet)
    assert {(v.title, v.category, v.text) for v in reading.values} == {
        ("Quays by harbour (m)", "Arvik Old Town", "210"),
        ("Quays by harbour (m)", "Belmont", "150"),
        ("Quays by harbour (m)", "Corvo", "90"),
    }


@pytest.mark.parametrize(
    ("facts", "start", "end"),
    [
        ({"covers_from": date(2023, 1, 1), "covers_to": date(2023, 12, 31)}, date(2023, 1, 1), date(2023, 12, 31)),
        ({"publication": "Ministry of Harbours: Daily Update"}, PUBLISHED, PUBLISHED),
        ({"published_on": date(2024, 9, 2), "published_to": date(2024, 9, 8)}, date(2024, 9, 2), date(2024, 9, 8)),
        ({"publication": "The Daily Courier"}, None, None),
        ({}, None, None),
    ],
)
def test_tiles_without_a_time_are_of_the_time_that_their_issue_is_of(
    facts: dict[str, date | str], start: date | None, end: date | None
) -> None:
    sheet = Sheet()
    for k, (number, label) in enumerate((("48", "boats mended"), ("312", "pilots trained"))):
        sheet.text(60 + 150 * k, 100, number, 20, True)
        sheet.text(60 + 150 * k, 124, label, 9)
    reading, layout = read(sheet)
    base = IssueFacts("drawn", "drawn.pdf", None, None, PUBLISHED, None)
    told = figures_from(reading.values, replace(layout, issue=replace(base, **facts)))  # type: ignore[arg-type]
    assert {(f.period_start, f.period_end) for f in told} == {(start, end)}
