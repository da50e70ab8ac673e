"""Bars give their values with category and series: the printed ones checked, the others read from their length."""

from __future__ import annotations

import random

import pytest

from pipelines.figures.labelled.values import figures_from
from pipelines.model import Box, Curve, GraphicsReading
from tests.graphics.drawn import Sheet, read

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun"]


def columns(values: list[float], labels: bool, axis: bool, title: str | None = "Eggs collected, 2023") -> Sheet:
    sheet, base, per_unit = Sheet(), 300.0, 0.2
    if title:
        top = base - (1000 if axis else max(values)) * per_unit - 44
        sheet.text(60, top, title, 11, True)
        sheet.text(60, top + 14, "thousand", 8)
    for k, value in enumerate(values):
        x = 100 + 40 * k
        if value:
            sheet.bar(x, base - value * per_unit, x + 24, base)
        sheet.text(x + 12, base + 5, MONTHS[k], 8, False, "middle")
        if labels:
            sheet.text(x + 12, base - value * per_unit - 11, f"{value:g}", 8, True, "middle")
    if axis:
        for tick in range(0, 1001, 250):
            sheet.text(92, base - tick * per_unit - 3.5, str(tick), 7, False, "right")
    sheet.level(95, 100 + 40 * len(values), base)
    return sheet


def chart_values(reading: GraphicsReading) -> dict[str | None, str]:
    return {value.category: value.text for value in reading.values if value.kind == "chart"}


@pytest.mark.parametrize("axis", [True, False])
def test_printed_values_with_category_period_and_scale(axis: bool) -> None:
    for seed in range(6):
        values = [float(v) for v in random.Random(seed).sample(range(40, 990), 6)]
        reading, layout = read(columns(values, labels=True, axis=axis))
        assert chart_values(reading) == {m: f"{v:g}" for m, v in zip(MONTHS, values, strict=True)}
        assert reading.findings == ()
        figures = figures_from(reading.values, layout)
        assert [f.value for f in figures] == [v * 1000 for v in values]
        assert {f.concept for f in figures} == {"Eggs collected"}
        assert [f.period_start.month for f in figures if f.period_start] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("axis", [True, False])
@pytest.mark.parametrize("at", [0, 2, 3])
def test_a_nought_without_a_bar_is_a_value(at: int, axis: bool) -> None:
    values = [310.0, 522.0, 818.0, 95.0]
    values[at] = 0.0
    reading, layout = read(columns(values, labels=True, axis=axis))
    assert chart_values(reading) == {m: f"{v:g}" for m, v in zip(MONTHS, values, strict=False)}
    assert sorted(f.value for f in figures_from(reading.values, layout)) == sorted(v * 1000 for v in values)


def test_ticks_are_never_values() -> None:
    reading, _ = read(columns([300, 520, 810], labels=True, axis=True))
    assert sorted(value.text for value in reading.values) == ["300", "520", "810"]


def test_bars_without_labels_are_read_from_the_axis() -> None:
    values = [310.0, 522.0, 818.0, 95.0]
    reading, layout = read(columns(values, labels=False, axis=True))
    figures = figures_from(reading.values, layout)
    assert {f.rule_id for f in figures} == {"graphics.bar_length"}
    assert {f.bound for f in figures} == {"about"}
    assert [v.precision is not None for v in reading.values] == [True] * 4
    for figure, value in zip(figures, values, strict=True):
        assert abs(figure.value - value * 1000) <= 4000


def test_label_that_disagrees_with_its_bar_is_reported_and_kept() -> None:
    sheet = columns([300, 520, 810], labels=True, axis=True)
    sheet.words = [w if w.text != "520" else type(w)("250", w.box, w.font, w.size_pt, w.bold) for w in sheet.words]
    reading, _ = read(sheet)
    assert "250" in chart_values(reading).values() or any(v.text == "250" for v in reading.values)
    assert [f.check for f in reading.findings] == ["graphics.bar_disagrees"]


def test_chart_without_a_title_has_no_concept() -> None:
    sheet = columns([300, 520, 810], labels=True, axis=False, title=None)
    sheet.text(60, 600, "boats mended")
    sheet.text(60, 612, "77", 18, True)
    reading, layout = read(sheet, headline="The farm in numbers")
    assert [f.concept for f in figures_from(reading.values, layout) if f.source == "chart"] == [None] * 3


def test_stacked_parts_belong_to_the_series_of_their_colour() -> None:
    sheet, base = Sheet(), 300.0
    sheet.text(60, 80, "Boats by state (%)", 11, True)
    truth = {}
    for k, port in enumerate(("Ask", "Bue", "Dal")):
        low, high = 40 + 5 * k, 60 - 5 * k
        x = 100 + 60 * k
        sheet.bar(x, base - low * 1.5, x + 30, base, "#113355")
        sheet.bar(x, base - (low + high) * 1.5, x + 30, base - low * 1.5, "#ee8800")
        sheet.text(x + 15, base - low * 0.75 - 4, str(low), 8, False, "middle")
        sheet.text(x + 15, base - low * 1.5 - high * 0.75 - 4, str(high), 8, False, "middle")
        sheet.text(x + 15, base + 5, port, 8, False, "middle")
        truth |= {(port, "afloat"): str(low), (port, "ashore"): str(high)}
    for x, name, fill in ((100, "afloat", "#113355"), (180, "ashore", "#ee8800")):
        sheet.bar(x, 326, x + 5, 331, fill)
        sheet.text(x + 9, 324, name, 8)
    reading, _ = read(sheet)
    assert {(v.category, v.series): v.text for v in reading.values} == truth


def test_line_is_read_at_the_labels_of_its_axis() -> None:
    sheet, base, per_unit = Sheet(), 300.0, 0.2
    sheet.text(60, 70, "Boats at sea", 11, True)
    heights = [200.0, 420.0, 380.0, 610.0, 900.0, 750.0]
    points = tuple((100.0 + 40 * k, base - value * per_unit) for k, value in enumerate(heights))
    around = Box(points[0][0], min(y for _, y in points), points[-1][0], max(y for _, y in points))
    sheet.curves.append(Curve(around, points, None, "#aa2222"))
    for k, month in enumerate(MONTHS):
        sheet.text(100 + 40 * k, base + 5, month, 8, False, "middle")
    for tick in range(0, 1001, 250):
        sheet.text(88, base - tick * per_unit - 3.5, str(tick), 7, False, "right")
    sheet.level(95, 320, base)
    reading, layout = read(sheet)
    figures = figures_from(reading.values, layout)
    assert [f.bound for f in figures] == ["about"] * 6
    assert [round(f.value, -1) for f in figures] == heights
    assert {f.rule_id for f in figures} == {"graphics.line_height"}


def test_columns_are_read_by_the_left_of_two_axes_whose_outer_ticks_are_moved_inside() -> None:
    sheet = Sheet()
    sheet.text(60, 40, "Letters carried", 11, True)
    truth = [2900.0, 2100.0, 1250.0, 400.0]
    for k, (town, value) in enumerate(zip(("Orrin", "Tarvel", "Sund", "Velm"), truth, strict=True)):
        sheet.bar(100 + 50 * k, 300 - value * 0.06, 130 + 50 * k, 300)
        sheet.text(115 + 50 * k, 305, town, 8, False, "middle")
    for text, y in (("4K", 64.5), ("3K", 120), ("2K", 180), ("1K", 240), ("0K", 295.5)):
        sheet.text(92, y - 3.5, text, 7, False, "right")
    for k in range(5):
        sheet.text(300, 300 - 45 * k - 3.5, f"{20 * k}%", 7)
    sheet.level(95, 290, 300)
    reading, layout = read(sheet)
    figures = figures_from(reading.values, layout)
    assert {f.unit for f in figures} == {None}
    assert [round(f.value / 50) * 50 for f in figures] == truth


def test_twelve_initials_along_a_chart_are_the_months() -> None:
    sheet = Sheet()
    sheet.text(60, 100, "Nets mended, 2023", 11, True)
    for k, initial in enumerate("JFMAMJJASOND"):
        sheet.bar(100 + 20 * k, 300 - 10 * (k + 3), 112 + 20 * k, 300)
        sheet.text(106 + 20 * k, 305, initial, 8, False, "middle")
        sheet.text(106 + 20 * k, 300 - 10 * (k + 3) - 10, str(10 * (k + 3)), 7, False, "middle")
    sheet.level(95, 340, 300)
    reading, layout = read(sheet)
    figures = figures_from(reading.values, layout)
    assert [f.period_start.month for f in figures if f.period_start] == list(range(1, 13))


def test_days_along_a_chart_are_of_the_months_under_them() -> None:
    sheet = Sheet()
    sheet.text(60, 100, "Nets mended", 11, True)
    for k, day in enumerate((28, 29, 30, 31, 1, 2, 3)):
        sheet.bar(100 + 24 * k, 300 - 10 * (k + 3), 114 + 24 * k, 300)
        sheet.text(107 + 24 * k, 305, str(day), 8, False, "middle")
        sheet.text(107 + 24 * k, 300 - 10 * (k + 3) - 10, str(10 * (k + 3)), 7, False, "middle")
    for x, month in ((140, "March 2024"), (220, "April 2024")):
        sheet.text(x, 317, month, 8, False, "middle")
    sheet.level(95, 280, 300)
    reading, layout = read(sheet)
    figures = figures_from(reading.values, layout)
    assert [str(f.period_start) for f in figures] == [
        "2024-03-28", "2024-03-29", "2024-03-30", "2024-03-31", "2024-04-01", "2024-04-02", "2024-04-03",
    ]  # fmt: skip
