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
