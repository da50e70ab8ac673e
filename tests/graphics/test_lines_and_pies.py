"""Slices, marked lines and charts set side by side give their printed values under their own titles; ticks never do."""

from __future__ import annotations

import math

from pipelines.articles.charts.finding import find_charts
from pipelines.figures.labelled.values import figures_from
from pipelines.model import Box, Curve, LabelledValue
from tests.graphics.drawn import Sheet, read

TOWNS = ["Arvik", "Belmont", "Corvo", "Dalby"]


def pie(
    sheet: Sheet, shares: list[float], labels: list[str], x: float = 200, y: float = 300, radius: float = 60
) -> None:
    angle = -90.0
    for share, label in zip(shares, labels, strict=True):
        extent = 360 * share / sum(shares)
        steps = [angle + extent * k / 4 for k in range(5)]
        rim = [(x + radius * math.cos(math.radians(a)), y + radius * math.sin(math.radians(a))) for a in steps]
        points = ((x, y), *rim, (x, y))
        box = Box(min(p[0] for p in points), min(p[1] for p in points), max(p[0] for p in points), y + radius)
        sheet.curves.append(Curve(box, points, f"#{int(angle) + 200:06x}", "#ffffff"))
        middle = math.radians(angle + extent / 2)
        right = math.cos(middle) >= 0
        at_x, at_y = x + 1.15 * radius * math.cos(middle), y + 1.15 * radius * math.sin(middle) - 4
        sheet.text(at_x, at_y, label, 7, False, "left" if right else "right")
        angle += extent


def line(sheet: Sheet, values: list[float], labels: bool, x: float = 100, base: float = 300, axis: bool = True) -> None:
    points = tuple((x + 25 + 50 * k, base - value * 0.2) for k, value in enumerate(values))
    box = Box(points[0][0], min(p[1] for p in points), points[-1][0], max(p[1] for p in points))
    sheet.curves.append(Curve(box, points, None, "#884422"))
    for k, (px, py) in enumerate(points):
        mark = Box(px - 1.5, py - 1.5, px + 1.5, py + 1.5)
        sheet.curves.append(Curve(mark, ((px, py - 1.5), (px + 1.5, py), (px, py + 1.5)), "#884422", None))
        sheet.text(px, base + 4, TOWNS[k], 7, False, "middle")
        if labels:
            sheet.text(px, py - 12, f"{values[k]:g}", 7, True, "middle")
    sheet.level(x, x + 50 * len(values), base)
    for tick in range(0, 601, 200) if axis else ():
        sheet.text(x - 4, base - tick * 0.2 - 3.5, str(tick), 7, False, "right")


def by_category(values: tuple[LabelledValue, ...]) -> dict[str | None, str]:
    return {value.category: value.text for value in values}


def test_each_slice_has_the_label_beside_it() -> None:
    sheet = Sheet()
    sheet.text(120, 200, "Ferry passengers, 2022", 10, True)
    pie(sheet, [40, 30, 20, 10], [f"{t} {s}%" for t, s in zip(TOWNS, (40, 30, 20, 10), strict=True)])
    reading, layout = read(sheet)
    assert by_category(reading.values) == {"Arvik": "40%", "Belmont": "30%", "Corvo": "20%", "Dalby": "10%"}
    assert reading.findings == ()
    assert {(f.unit, f.bound) for f in figures_from(reading.values, layout)} == {("%", "exact")}


def test_a_label_that_does_not_fit_its_slice_is_reported_and_kept() -> None:
    sheet = Sheet()
    pie(sheet, [40, 30, 20, 10], ["Arvik 40%", "Belmont 10%", "Corvo 20%", "Dalby 30%"])
    reading, _ = read(sheet)
    assert len(reading.values) == 4
    assert {finding.check for finding in reading.findings} == {"graphics.slice_disagrees"}


def test_numbers_over_the_marks_are_values_and_ticks_are_not() -> None:
    for axis in (True, False):
        sheet = Sheet()
        line(sheet, [120, 480, 300, 90], labels=True, axis=axis)
        reading, _ = read(sheet)
        assert by_category(reading.values) == {"Arvik": "120", "Belmont": "480", "Corvo": "300", "Dalby": "90"}


def test_marks_without_numbers_are_read_from_the_axis_as_about_so_much() -> None:
    sheet = Sheet()
    line(sheet, [120, 480, 300, 90], labels=False)
    reading, layout = read(sheet)
    figures = figures_from(reading.values, layout)
    assert [f.bound for f in figures] == ["about"] * 4
    assert all(abs(f.value - v) <= 5 for f, v in zip(figures, [120, 480, 300, 90], strict=True))


def test_charts_side_by_side_keep_their_own_titles_and_legends() -> None:
    sheet = Sheet()
    for x, title, names in ((40, "Apples picked", ("Women", "Men")), (320, "Pears picked", ("Rural", "Urban"))):
        sheet.text(x, 120, title, 9, True)
        sheet.text(x, 131, "(thousand tonnes)", 7)
        for k, fill in enumerate(("#334455", "#aabbcc")):
            sheet.bar(x + 60 * k, 143, x + 6 + 60 * k, 149, fill)
            sheet.text(x + 9 + 60 * k, 142, names[k], 7)
        for k in range(4):
            for j, fill in enumerate(("#334455", "#aabbcc")):
                left, high = x + 10 + 60 * k + 20 * j, 20.0 + 9 * k + 14 * j
                sheet.bar(left, 280 - high, left + 18, 280, fill)
                sheet.text(left + 9, 280 - high - 9, f"{high:g}", 6.5, True, "middle")
            sheet.text(x + 29 + 60 * k, 284, str(2019 + k), 6.5, False, "middle")
        sheet.level(x + 2, x + 252, 280)
    reading, layout = read(sheet)
    told = {(v.title, v.series) for v in reading.values}
    assert told == {("Apples picked", "Women"), ("Apples picked", "Men"), ("Pears picked", "Rural"),
                    ("Pears picked", "Urban")}  # fmt: skip
    assert {f.unit for f in figures_from(reading.values, layout)} == {"t"}
    assert min(f.value for f in figures_from(reading.values, layout)) == 20_000


def test_rules_of_a_table_drawn_piece_by_piece_are_no_lines_of_a_chart() -> None:
    sheet = Sheet()
    for y in (92.0, 110.0, 170.0):
        points = tuple((40.0 + 30 * k, y) for k in range(9))
        sheet.curves.append(Curve(Box(40, y, 280, y), points, None, "#000000"))
    for x, head in ((40, "Port"), (180, "Boats"), (270, "Crews")):
        sheet.text(x, 96, head, 9, True, "left" if x == 40 else "right")
    for row, cells in enumerate((("Arnvik", "31", "74"), ("Bolsund", "28", "66"), ("Celder", "30", "71"))):
        for x, text in zip((40, 180, 270), cells, strict=True):
            sheet.text(x, 116 + 16 * row, text, 9, False, "left" if x == 40 else "right")
    assert find_charts(sheet.page()) == ()
    reading, _ = read(sheet, "table")
    assert len(reading.values) == 6
