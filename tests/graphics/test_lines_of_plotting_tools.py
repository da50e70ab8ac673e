"""Lines as plotting programs draw them: frames with ticks outside and no marks, facets that share their labels, values
in tiny type, names in a boxed legend, and ticks right over a text."""

from __future__ import annotations

from pipelines.articles.charts.finding import find_charts
from pipelines.figures.labelled.values import figures_from
from pipelines.model import Box, Curve, Figure, Rect, Rule, Word
from tests.graphics.drawn import Sheet, read


def _mark(sheet: Sheet, x: float, y: float, colour: str) -> None:
    around = ((2, 0), (1.4, 1.4), (0, 2), (-1.4, 1.4), (-2, 0), (-1.4, -1.4), (0, -2), (1.4, -1.4))
    ring = tuple((x + a, y + b) for a, b in around)
    sheet.curves.append(Curve(Box(x - 2, y - 2, x + 2, y + 2), ring, colour, colour))


def _line(sheet: Sheet, points: list[tuple[float, float]], colour: str, marks: bool = True) -> None:
    (x0, *_), ys = (x for x, _ in points), [y for _, y in points]
    sheet.curves.append(Curve(Box(x0, min(ys), points[-1][0], max(ys)), tuple(points), None, colour))
    for x, y in points if marks else ():
        _mark(sheet, x, y, colour)


def _figures(sheet: Sheet) -> list[Figure]:
    reading, layout = read(sheet)
    return list(figures_from(reading.values, layout))


def test_a_line_without_marks_in_a_frame_is_read_at_its_points_with_the_unit_along_the_whole_axis() -> None:
    sheet = Sheet()
    sheet.text(220, 60, "Idle hands among the young", 11, True, align="middle")
    sheet.rects.append(Rect(Box(80, 90, 376, 290), None, "#000000"))
    values = (5.2, 5.6, 5.1, 4.8, 4.4, 4.9, 6.3)
    _line(sheet, [(90.0 + 46 * k, 280 - 22 * v) for k, v in enumerate(values)], "#006400", marks=False)
    for k in range(4):
        x = 90 + 92 * k
        sheet.rules.append(Rule(Box(x, 290, x + 0.5, 297), 0.5, "#000000"))
        sheet.text(x, 306, str(2014 + 2 * k), 10, align="middle")
    for value in range(0, 9, 2):
        y = 280 - 22 * value
        sheet.rules.append(Rule(Box(73, y, 80, y + 0.5), 0.5, "#000000"))
        turned = Box(58, y - 3, 68, y + 3)
        sheet.words.append(Word(str(value), turned, "Sans", 10, False, rotation=270, color="#000000"))
    for word, top, bottom in (("Per", 262, 280), ("cent", 236, 259)):  # far under the line
        sheet.words.append(Word(word, Box(30, top, 40, bottom), "Sans", 10, False, rotation=270, color="#000000"))
    found = _figures(sheet)
    assert [(f.period_start.year, round(f.value or 0, 1), f.unit) for f in found if f.period_start] == [
        (2014 + k, v, "%") for k, v in enumerate(values)
    ]


def _facet(sheet: Sheet, x: float, top: float, name: str, values: tuple[float, ...]) -> None:
    sheet.text(x + 80, top - 12, name, 8, align="middle")
    for k in range(4):
        sheet.upright(x + 10 + 45 * k, top, top + 120)
    for y in (20, 60, 100):
        sheet.level(x, x + 160, top + y)
    points = [(x + 10 + 45 * k, top + 100 - 8 * v) for k, v in enumerate(values)]
    _line(sheet, points, "#1b6ca8")
    for (px, py), value in zip(points, values, strict=True):
        sheet.text(px, py - 11, str(value), 6, align="middle")


def test_facets_in_rows_share_the_heading_the_unit_and_the_years_under_the_lowest() -> None:
    sheet = Sheet()
    sheet.text(70, 40, "Rate of empty berths by bay, 2019-2022", 11)
    facets = {"Easter": (8.1, 9.4, 8.8, 7.9), "Hook": (5.2, 6.6, 6.1, 5.8), "Lamb": (3.3, 4.2, 4.7, 4.9),
              "South": (2.4, 2.9, 2.5, 2.1)}  # fmt: skip
    for k, (name, values) in enumerate(facets.items()):
        _facet(sheet, 70 + 170 * (k % 2), 80 + 145 * (k // 2), name, values)
    for row in range(2):
        for n, y in enumerate((20, 60, 100)):
            sheet.text(66, 80 + 145 * row + y - 4, str(10 - 5 * n), 8, align="right")
    for column in range(2):
        for k in range(4):
            sheet.text(80 + 170 * column + 45 * k, 349, str(2019 + k), 8, align="middle")
    for word, top, bottom in (("Per", 240, 256), ("cent", 215, 237)):
        sheet.words.append(Word(word, Box(36, top, 44, bottom), "Sans", 8, False, rotation=270, color="#000000"))
    told = {(f.place or (f.concept or "").split()[-1], f.period_start.year, f.value, f.unit)
            for f in _figures(sheet) if f.period_start}  # fmt: skip
    assert told == {(name, 2019 + k, v, "%") for name, values in facets.items() for k, v in enumerate(values)}


def _loans(sheet: Sheet, legend: bool) -> None:
    """Draw two lines with values far smaller than their ticks."""
    sheet.text(72, 60, "Figure 2. Bad loans of the fleet, share of all loans (%)", 10, True)
    sheet.rects.append(Rect(Box(83, 78, 463, 203), None, "#000000"))
    rows = {
        "Yards": ("#0000ff", (6.4, 5.9, 6.2, 5.1, 4.3, 3.8, 3.5)),
        "Fishermen": ("#ff0000", (3.1, 2.9, 3.3, 2.7, 2.2, 1.9, 1.6)),
    }
    for n, (name, (colour, values)) in enumerate(rows.items()):
        points = [(110.0 + 54 * k, 203 - 15.6 * v) for k, v in enumerate(values)]
        _line(sheet, points, colour)
        for (x, y), value in zip(points, values, strict=True):
            sheet.text(x, y - 8, str(value), 5, align="middle")
        if legend:
            y = 92 + 12 * n
            sheet.curves.append(Curve(Box(375, y, 392, y), ((375, y), (383, y), (392, y)), None, colour))
            sheet.text(425, y - 5, name, 10, align="middle")
    if legend:
        sheet.rects.append(Rect(Box(372, 84, 455, 112), "#ffffff", "#000000"))
    for k in range(7):
        sheet.text(110 + 54 * k, 208, str(2018 + k), 10, align="middle")
    for value in range(0, 9, 2):
        sheet.text(80, 198 - 15.6 * value, str(value), 10, align="right")


def test_ticks_twice_as_large_as_the_values_are_of_the_chart() -> None:
    sheet = Sheet()
    _loans(sheet, legend=False)
    (chart,) = find_charts(sheet.page())
    assert chart.box.x0 < 80
    assert chart.box.bottom > 215


def test_names_set_to_the_middle_of_a_boxed_legend_are_the_lines() -> None:
    sheet = Sheet()
    _loans(sheet, legend=True)
    told = {((f.concept or "").split()[-1], f.period_start.year, f.value) for f in _figures(sheet) if f.period_start}
    assert {("Yards", 2018, 6.4), ("Fishermen", 2018, 3.1), ("Yards", 2024, 3.5), ("Fishermen", 2024, 1.6)} <= told


def test_ticks_right_over_the_first_line_of_a_text_are_the_chart_s() -> None:
    sheet = Sheet()
    for k, value in enumerate((387, 294, 226, 148)):
        sheet.text(116, 63 + 28 * k, ("Tide", "Gas", "Sun", "Wind")[k], 9, align="right")
        sheet.bar(121, 62 + 28 * k, 121 + 0.65 * value, 72 + 28 * k)
        sheet.text(125 + 0.65 * value, 63 + 28 * k, str(value), 9)
    for tick in range(0, 501, 100):
        sheet.text(121 + 0.65 * tick, 168, f"{tick}0" if tick < 100 else f"{tick // 100},000", 9, align="middle")
    lines = ("Growers said that the early frost had done much less harm than was feared at first in",
             "the hills, and the mills agreed to keep their gates open on Sundays until all of the new",
             "grain is in. The committee will hear the carriers next, and the auditors are to look at",
             "the books of the water company before the winter, as they have each year since the fire",
             "in the old mill.")  # fmt: skip
    for k, line in enumerate(lines):
        sheet.text(60, 183 + 12 * k, line, 9)
    (chart,) = find_charts(sheet.page())
    assert 176 <= chart.box.bottom < 183
