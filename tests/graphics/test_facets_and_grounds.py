"""Small charts under one heading in blocks of their own, grounds under plots, thin slices, and labels set close."""

from __future__ import annotations

import math
from dataclasses import replace

from pipelines.articles.charts.pies import find_pies
from pipelines.figures.labelled.values import figures_from
from pipelines.graphics import read_graphics
from pipelines.model import Box, Curve, Document, Rect, Rule
from tests.graphics.drawn import Sheet, layout_of, read


def facets() -> Sheet:
    sheet = Sheet()
    sheet.text(16, 40, "Farms visited by inspectors", 11, True)
    for k, (name, numbers) in enumerate((("Hills", (31, 36, 42, 40)), ("Marsh", (18, 22, 15, 12)))):
        x = 23 + 193 * k
        sheet.rects.append(Rect(Box(x - 7, 70, x + 182, 188), "#e5ecf0", None))
        sheet.text(x + 88, 60, name, 7, False, "middle")
        for n, number in enumerate(numbers):
            sheet.bar(x + 45 * n, 180 - 2 * number, x + 40 + 45 * n, 180)
            sheet.text(x + 20 + 45 * n, 170 - 2 * number, str(number), 7, False, "middle")
            sheet.text(x + 20 + 45 * n, 192, str(2019 + n), 7, False, "middle")
        for y in (100, 130, 160, 180):
            sheet.rules.append(Rule(Box(x - 7, y, x + 182, y), 0.5, "#ffffff"))
    return sheet


def test_facets_in_blocks_of_their_own_share_the_heading_and_have_the_years_under_their_grounds() -> None:
    page = facets().page()
    layout = layout_of(page, headline="Farms visited by inspectors", box=Box(10, 30, 206, 205))
    first = layout.articles[0]
    other = replace(first.blocks[0], block_id="b-2", article_id="a-2", box=Box(208, 56, 400, 205))
    second = replace(first, article_id="a-2", blocks=(other,), headline=None)
    layout = replace(layout, articles=(first, second))
    reading = read_graphics(Document("drawn", "drawn.pdf", (page,)), layout)
    figures = {f.value: f for f in figures_from(reading.values, layout) if f.source == "chart"}
    assert figures[22].concept == "Farms visited by inspectors Marsh"
    assert figures[42].concept == "Farms visited by inspectors Hills"
    assert str(figures[22].period_start) == "2020-01-01"


def test_slice_of_few_points_belongs_to_its_pie() -> None:
    curves, start = [], -90.0
    for share, fill in ((48, "#112233"), (47, "#556677"), (5, "#99aabb")):
        end = start + 3.6 * share
        steps = 3 if share < 10 else 40
        turns = [math.radians(start + (end - start) * k / steps) for k in range(steps + 1)]
        rim = [(200 + 60 * math.cos(t), 200 + 60 * math.sin(t)) for t in turns]
        points = (*rim, (200.0, 200.0), rim[0])
        box = Box(min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(
            y for _, y in points))  # fmt: skip
        curves.append(Curve(box, points, fill, None))
        start = end
    sheet = Sheet(curves=curves)
    (pie,) = find_pies(sheet.page())
    assert [round(part.extent / 3.6) for part in pie.slices] == [48, 47, 5]


def test_labels_in_one_line_without_wide_gaps_each_name_their_column() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "Length of the network, km", 11, True)
    names, at = ("Tar roads", "Gravel roads", "Field tracks", "Canals"), 60.0
    for name, number in zip(names, (512, 894, 167, 310), strict=True):
        box = sheet.text(at, 204, name, 7)
        middle = (box.x0 + box.x1) / 2
        sheet.bar(middle - 9, 200 - number / 8, middle + 9, 200)
        sheet.text(middle, 190 - number / 8, str(number), 7, False, "middle")
        at = box.x1 + 3
    reading, _ = read(sheet)
    assert {v.text: v.category for v in reading.values} == dict(zip(("512", "894", "167", "310"), names, strict=True))


def test_names_of_lying_bars_go_on_in_a_second_line_and_a_source_is_no_name() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "Rent by town, euros", 11, True)
    for k, (name, number) in enumerate((("Lenz", 98), ("Varna Bay", 51), ("Morau", 76))):
        y = 70 + 34 * k
        for n, part in enumerate(name.split()):
            sheet.text(96, y + 6 - 4 * (len(name.split()) - 1) + 8 * n, part, 8, False, "right")
        sheet.bar(100, y, 100 + 2 * number, y + 20)
        sheet.text(104 + 2 * number, y + 6, str(number), 8)
    reading, _ = read(sheet)
    assert {v.text: v.category for v in reading.values} == {"98": "Lenz", "51": "Varna Bay", "76": "Morau"}


def test_facets_of_lying_bars_named_by_years_share_the_names_of_their_rows() -> None:
    sheet = Sheet()
    sheet.text(77, 40, "Pupils per teacher, by district", 11, True)
    names, rows = ("Elm", "Cedar", "Birch", "Alder"), {"2017": (25, 36, 28, 31), "2027": (21, 29, 22, 24)}
    for column, (year, numbers) in enumerate(rows.items()):
        x = 77 + 239 * column
        sheet.rects.append(Rect(Box(x, 60, x + 233, 77), "#d9d9d9", "#333333"))
        sheet.rects.append(Rect(Box(x, 77, x + 233, 237), None, "#333333"))
        sheet.text(x + 116, 65, year, 8, align="middle")
        for k, number in enumerate(numbers):
            y = 83 + 38 * k
            sheet.bar(x + 10, y, x + 10 + 5 * number, y + 34, "#81b29a")
            sheet.text(x + 13 + 5 * number, y + 13, str(number), 8)
        for tick in range(0, 41, 10):
            sheet.text(x + 10 + 5 * tick, 242, str(tick), 8, align="middle")
    for k, name in enumerate(names):
        sheet.text(72, 96 + 38 * k, name, 8, align="right")
    reading, layout = read(sheet)
    told = {(f.value, (f.place or f.concept or "").split()[-1], f.period_text) for f in figures_from(
        reading.values, layout)}  # fmt: skip
    assert told == {(v, name, year) for year, row in rows.items() for name, v in zip(names, row, strict=True)}


def test_years_under_the_columns_of_one_chart_name_no_other_under_it() -> None:
    sheet = Sheet()
    for row, titles in enumerate((("Boats moored", "Tar sold"), ("Boats mended", "Rope sold"))):
        for column, title in enumerate(titles):
            x, y = 60 + 220 * column, 60 + 130 * row
            sheet.text(x, y, title, 9, True)
            sheet.level(x - 5, x + 115, y + 90)
            for k, number in enumerate((31, 36, 42)):
                sheet.bar(x + 40 * k, y + 90 - number, x + 30 + 40 * k, y + 90)
                sheet.text(x + 15 + 40 * k, y + 78 - number, str(number), 7, align="middle")
                sheet.text(x + 15 + 40 * k, y + 94, str(2021 + k), 7, align="middle")
    reading, layout = read(sheet)
    found = figures_from(reading.values, layout)
    assert {f.concept for f in found} == {"Boats moored", "Tar sold", "Boats mended", "Rope sold"}
    assert {f.period_text for f in found} == {"2021", "2022", "2023"}


def test_a_category_that_is_a_units_name_is_no_unit_of_its_bar_where_the_title_has_one() -> None:
    sheet = Sheet()
    sheet.text(60, 40, "Spent on the waterworks, 2026 (million euros)", 11, True)
    for k, (name, value) in enumerate((("Pumps", 2.8), ("Meters", 3.2), ("Mains", 12.7))):
        sheet.bar(120, 60 + 24 * k, 120 + 12 * value, 76 + 24 * k)
        sheet.text(114, 64 + 24 * k, name, 8, align="right")
        sheet.text(124 + 12 * value, 64 + 24 * k, str(value), 8)
    reading, layout = read(sheet)
    assert {(f.value, f.unit) for f in figures_from(reading.values, layout)} == {
        (2_800_000.0, "EUR"), (3_200_000.0, "EUR"), (12_700_000.0, "EUR")}  # fmt: skip


def test_a_unit_on_a_line_of_its_own_under_a_plain_title_in_one_type() -> None:
    sheet = Sheet()
    sheet.text(60, 300, "What the keepers wrote of the lakes is in the office", 9)
    sheet.text(120, 40, "Water in the lakes, 1 July 2024", 9)
    sheet.text(120, 51, "Per cent of capacity", 9)
    for k, (name, value) in enumerate((("Tarn", 84), ("Mere", 77), ("Loch", 69))):
        sheet.bar(120, 70 + 24 * k, 120 + 2 * value, 86 + 24 * k)
        sheet.text(114, 74 + 24 * k, name, 8, align="right")
        sheet.text(124 + 2 * value, 74 + 24 * k, str(value), 8)
    page = sheet.page()
    layout = layout_of(page, box=Box(60, 62, 400, 150))
    reading = read_graphics(Document("drawn", "drawn.pdf", (page,)), layout)
    found = figures_from(reading.values, layout)
    assert {(f.value, f.unit, str(f.period_start)) for f in found} == {(v, "%", "2024-07-01") for v in (84, 77, 69)}


def _two_sets(gap: float, label: str | None = None) -> set[str | None]:
    """Draw columns twice on one level, `gap` apart, each set under its own title, and return what they are of."""
    sheet = Sheet()
    for column, title in enumerate(("Boats moored", "Rope sold")):
        x = 60 + (110 + gap) * column
        sheet.text(x, 60, title, 9, True)
        for k, number in enumerate((31, 36, 42)):
            sheet.bar(x + 40 * k, 150 - number, x + 30 + 40 * k, 150)
            sheet.text(x + 15 + 40 * k, 138 - number, str(number), 7, align="middle")
            sheet.text(x + 15 + 40 * k, 154, str(2021 + k + 3 * column), 7, align="middle")
    if label is not None:
        sheet.text(170 + gap / 2, 154, label, 7, align="middle")
    reading, layout = read(sheet)
    return {f.concept for f in figures_from(reading.values, layout)}


def test_columns_on_one_level_with_no_line_under_them_are_two_charts_where_the_gap_is_wide_and_bare() -> None:
    assert _two_sets(110) == {"Boats moored", "Rope sold"}
    assert len(_two_sets(50)) == 1  # as wide as one column that is missing
    assert len(_two_sets(110, "none")) == 1
