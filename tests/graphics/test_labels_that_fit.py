"""Charts whose printed numbers stand near several bars or points, and lines drawn piece by piece."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from pipelines.figures.labelled.concepts import title_concept
from pipelines.figures.labelled.units import read_hint
from pipelines.figures.labelled.values import figures_from
from pipelines.graphics.charts.fitting_labels import misfits
from pipelines.graphics.panels.captions import with_caption
from pipelines.graphics.panels.panel import Panel
from pipelines.graphics.panels.titles import Title
from pipelines.model import Block, Box, Curve
from tests.graphics.drawn import Sheet, layout_of, read


def dot(sheet: Sheet, x: float, y: float, fill: str) -> None:
    points = tuple((x + 2 * math.cos(k), y + 2 * math.sin(k)) for k in range(7))
    sheet.curves.append(Curve(Box(x - 2, y - 2, x + 2, y + 2), points, fill, None))


def test_columns_keep_their_own_numbers_under_a_line_on_another_axis() -> None:
    sheet, cargo, haul = Sheet(), (38.4, 41.2, 44.7, 43.1), (312, 305, 298, 321)
    sheet.text(200, 60, "Freight and haul, 2028 to 2031", 11, True, "middle")
    for k in range(5):
        sheet.text(52, 246 - 30 * k, str(12 * k), 8, False, "right")
        sheet.text(352, 246 - 30 * k, str(100 * k), 8)
    sheet.level(60, 346, 250)
    points = []
    for k in range(4):
        x, high = 95.0 + 72 * k, cargo[k] * 2.5
        sheet.bar(x - 24, 250 - high, x + 24, 250, "#2caffe")
        sheet.text(x, 250 - high - 10, str(cargo[k]), 8, True, "middle")
        points.append((x, 250 - haul[k] * 0.3))
        sheet.text(x, points[-1][1] - 13, str(haul[k]), 8, True, "middle")
    ys = [y for _, y in points]
    sheet.curves.append(Curve(Box(points[0][0], min(ys), points[-1][0], max(ys)), tuple(points), None, "#544fc5"))
    for x, y in points:
        dot(sheet, x, y, "#544fc5")
    for k in range(4):
        sheet.text(95 + 72 * k, 256, str(2028 + k), 8, False, "middle")
    for x, name, fill in ((100, "Freight", "#2caffe"), (200, "Haul", "#544fc5")):
        sheet.bar(x, 280, x + 8, 288, fill)
        sheet.text(x + 12, 280, name, 8)
    values = {(v.category, v.text): v.series for v in read(sheet)[0].values if v.rule_id.endswith("_label")}
    assert {k: s for k, s in values.items() if s == "Freight"} == {
        (str(2028 + k), str(cargo[k])): "Freight" for k in range(4)
    }
    assert not any(s == "Haul" and "." in text for (_, text), s in values.items())


def test_numbers_of_two_lines_close_to_each_other_go_to_the_line_that_stands_at_their_height() -> None:
    sheet, lines = Sheet(), {"In": (31, 36, 53, 48), "Out": (28, 27, 31, 34)}
    sheet.text(200, 60, "Boats in and out", 11, True, "middle")
    for k in range(4):
        sheet.text(52, 246 - 50 * k, str(20 * k), 8, False, "right")
        sheet.text(90 + 80 * k, 256, str(2028 + k), 8, False, "middle")
    sheet.level(60, 360, 250)
    for (name, values), colour in zip(lines.items(), ("#4472c4", "#ed7d31"), strict=True):
        points = tuple((90.0 + 80 * k, 250 - 2.5 * v) for k, v in enumerate(values))
        ys = [y for _, y in points]
        sheet.curves.append(Curve(Box(90, min(ys), 330, max(ys)), points, None, colour))
        for (x, y), v in zip(points, values, strict=True):
            dot(sheet, x, y, colour)
            sheet.text(x, y - 11, str(v), 8, False, "middle")
        sheet.text(335, points[-1][1] - 4, name, 8)
    found = {(v.category, v.series): v.text for v in read(sheet)[0].values}
    assert found == {(str(2028 + k), name): str(v) for name, vs in lines.items() for k, v in enumerate(vs)}


def test_a_line_drawn_from_mark_to_mark_with_gaps_is_one_line() -> None:
    sheet, values = Sheet(), (34, 31, 29, 33, 38)
    sheet.text(200, 60, "Nets mended", 11, True, "middle")
    for k in range(4):
        sheet.text(52, 236 - 40 * k, str(10 * (k + 1)), 8, False, "right")
    points = [(90.0 + 60 * k, 280 - 4.0 * v) for k, v in enumerate(values)]
    for (x0, y0), (x1, y1) in pairwise(points):
        length = math.dist((x0, y0), (x1, y1))
        dx, dy = 5 * (x1 - x0) / length, 5 * (y1 - y0) / length
        ends = ((x0 + dx, y0 + dy), (x1 - dx, y1 - dy))
        box = Box(ends[0][0], min(y for _, y in ends), ends[1][0], max(y for _, y in ends))
        sheet.curves.append(Curve(box, ends, None, "#000000"))
    for k, (x, y) in enumerate(points):
        dot(sheet, x, y, "#000000")
        sheet.text(x, y - 13, str(values[k]), 8, False, "middle")
        sheet.text(x, 256, str(2027 + k), 8, False, "middle")
    sheet.level(60, 350, 250)
    reading, layout = read(sheet)
    figures = figures_from(reading.values, layout)
    assert {(f.concept, f.value, f.period_start) for f in figures} == {
        ("Nets mended", float(v), date(2027 + k, 1, 1)) for k, v in enumerate(values)
    }


def test_numbers_over_two_columns_a_blank_apart_are_two() -> None:
    sheet = Sheet()
    sheet.text(200, 60, "Berths in use (%)", 11, True, "middle")
    for k, (old, new) in enumerate(((81.4, 85.9), (63.8, 61.5), (70.1, 66.3))):
        for x, v, fill in ((100.0 + 90 * k, old, "#b3b3ff"), (116.0 + 90 * k, new, "#ffb3b3")):
            sheet.bar(x - 7, 250 - v, x + 7, 250, fill)
            sheet.text(x, 240 - v, str(v), 7.4, False, "middle")
        sheet.text(108 + 90 * k, 256, ("Quay", "Pier", "Dock")[k], 8, False, "middle")
    sheet.level(80, 330, 250)
    for x, name, fill in ((100, "2030", "#b3b3ff"), (180, "2031", "#ffb3b3")):
        sheet.bar(x, 280, x + 8, 288, fill)
        sheet.text(x + 12, 280, name, 8)
    assert {v.text for v in read(sheet)[0].values} == {"81.4", "85.9", "63.8", "61.5", "70.1", "66.3"}


def test_numbers_that_fit_no_common_scale_are_left_to_the_nearest() -> None:
    assert misfits([(0, 0, 10.0, 5.0), (0, 1, 10.0, 80.0), (1, 2, 20.0, 10.0), (2, 3, 30.0, 15.0)]) == {(0, 1)}
    assert misfits([(0, 0, 10.0, 5.0), (1, 1, 20.0, 90.0), (2, 2, 30.0, 15.0)]) == set()


@pytest.mark.parametrize(
    ("title", "scale"), [("Livestock kept by farmers, thousand head", 1e3), ("Visitors, millions of people", 1e6)]
)
def test_things_in_their_thousands_behind_a_title_are_its_scale(title: str, scale: float) -> None:
    assert read_hint([title]).scale == scale


@pytest.mark.parametrize(
    ("title", "concept"), [("Operations by robot", "Operations by robot"), ("Passengers by month, 2031", "Passengers")]
)
def test_a_chart_of_times_alone_keeps_what_its_title_says_by(title: str, concept: str) -> None:
    assert title_concept(title, None, parted=False) == concept


def test_a_legend_under_the_columns_names_none_of_them_and_may_be_of_columns_and_a_short_line() -> None:
    sheet, riders, share = Sheet(), (18.2, 19.6, 17.1, 21.4), (81.3, 84.9, 88.2, 83.7)
    sheet.text(200, 60, "Riders and punctuality", 11, True, "middle")
    points = []
    for k in range(4):
        x = 100.0 + 72 * k
        sheet.bar(x - 24, 250 - 3 * riders[k], x + 24, 250, "#4472c4")
        sheet.text(x, 252 - 3 * riders[k], str(riders[k]), 8, False, "middle")
        sheet.text(x, 256, f"Q{k + 1} 2024", 8, False, "middle")
        points.append((x, 250 - share[k]))
        dot(sheet, *points[-1], "#ed7d31")
        sheet.text(x, 237 - share[k], str(share[k]), 8, False, "middle")
    for k in range(6):
        sheet.text(60, 246 - 15 * k, str(5 * k), 8, False, "right")
        sheet.text(350, 246 - 20 * k, str(20 * k), 8)
    sheet.level(66, 346, 250)
    ys = [y for _, y in points]
    sheet.curves.append(Curve(Box(100, min(ys), 316, max(ys)), tuple(points), None, "#ed7d31"))
    for x, name, fill in ((90, "Riders (millions)", "#4472c4"), (230, "Trips on time (%)", "#ed7d31")):
        sheet.bar(x, 272, x + 8, 280, fill)
        sheet.text(x + 12, 272, name, 8)
    reading, layout = read(sheet)
    figures = {(f.value, f.unit) for f in figures_from(reading.values, layout)}
    assert figures == {(v * 1e6, None) for v in riders} | {(v, "%") for v in share}
    assert {v.row_headers for v in reading.values} == {(f"Q{k + 1} 2024",) for k in range(4)}


def test_a_numbered_caption_under_a_chart_goes_before_the_end_of_a_text_over_it() -> None:
    title = Title("from the east the smaller boats stay in", None, None, (Box(60, 80, 300, 90),))
    sheet = Sheet()
    caption = Block("b2", "issue", "a1", 1, 2, "caption", "Figure 1: Boats in port", Box(60, 300, 300, 310))
    page = sheet.page()
    panel = Panel("issue", layout_of(page).articles[0], (), page, page, captions=(caption,))
    assert with_caption(title, panel, Box(60, 100, 300, 290)).text == "Boats in port"
    assert with_caption(replace(title, text="Boats at sea"), panel, Box(60, 100, 300, 290)).text == "Boats at sea"
