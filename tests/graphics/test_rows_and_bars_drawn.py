"""What luck reads right in one issue and wrong in the next: blank cells, columns of names, bars without labels."""

from __future__ import annotations

from pipelines.figures.labelled.values import figures_from
from pipelines.model import Box, Curve, Rect, Word
from tests.graphics.drawn import Sheet, read

ISLANDS = ("Aldra", "Brenn", "Corsa", "Dunmore", "Elba Minor", "Farne")


def _island_table(blank: str | None) -> Sheet:
    sheet = Sheet()
    sheet.text(50, 40, "Boats registered and lost by island", bold=True)
    for x, head in ((200, "Registered"), (300, "Lost")):
        sheet.text(x, 70, head, bold=True, align="right")
    for number, island in enumerate(ISLANDS):
        top = 90 + 14 * number
        sheet.text(50, top, island)
        if island != blank:
            sheet.text(200, top, str(310 + number), align="right")
            sheet.text(300, top, str(20 + number), align="right")
    return sheet


def test_a_row_without_its_numbers_heads_no_others():
    rows = [value.row_headers for value in read(_island_table("Dunmore"), "table")[0].values]
    assert ("Elba Minor",) in rows
    assert not any("Dunmore" in headers for headers in rows)


def test_of_state_district_and_disease_the_district_is_the_place():
    sheet = Sheet()
    for x in (40, 110, 190, 300, 360, 420):
        sheet.upright(x, 60, 140)
    for y in (60, 80, 100, 120, 140):
        sheet.level(40, 420, y)
    for x, head in zip((44, 114, 194, 304, 364), ("State", "District", "Disease", "Cases", "Deaths"), strict=True):
        sheet.text(x, 66, head, 8, bold=True)
    rows = (("Orland", "Nether Vale", "Mumps", "31", "0"), ("Orland", "High Peak", "Measles", "7", "1"))
    for number, row in enumerate((*rows, ("Sutra", "Ebb", "Mumps", "12", "2"))):
        for x, text in zip((44, 114, 194, 304, 364), row, strict=True):
            sheet.text(x, 86 + 20 * number, text, 8)
    figures = figures_from(*_values(sheet))
    assert [(f.place, f.concept) for f in figures[:2]] == [
        ("Nether Vale", "Mumps Cases"),
        ("Nether Vale", "Mumps Deaths"),
    ]


def _values(sheet: Sheet):
    reading, layout = read(sheet, "table")
    return reading.values, layout


def test_bars_between_labelled_weeks_have_weeks_of_their_own():
    sheet = Sheet()
    sheet.text(150, 30, "Cases by week", bold=True)
    for number in range(12):
        x = 60 + 20 * number
        sheet.bar(x, 200 - 8 * (number + 1), x + 14, 200)
        if number % 3 == 0:
            sheet.text(x + 7, 204, str(number + 1), 7, align="middle")
    for number in range(6):
        sheet.text(52, 196.5 - 20 * number, str(number * 10), 7, align="right")
    sheet.level(58, 300, 200)
    sheet.text(180, 216, "Week", 7, align="middle")
    found = {value.category: value.value for value in read(sheet)[0].values}
    assert found["Week 2"] == 8.0
    assert found["Week 3"] == 12.0
    assert len(found) == 12


def test_lying_stacks_are_read_from_ticks_that_run_up_the_page():
    sheet = Sheet()
    sheet.text(60, 30, "Outbreaks by disease", bold=True)
    for number, (name, first, second) in enumerate((("Mumps", 40, 20), ("Cholera", 80, 30), ("Typhoid", 100, 60))):
        top = 60 + 20 * number
        sheet.text(95, top, name, 7, align="right")
        sheet.bar(100, top, 100 + first, top + 8, "#cc0000")
        sheet.bar(100 + first, top, 100 + first + second, top + 8, "#00aa00")
    for number, tick in enumerate(("0", "50", "100", "150", "200")):
        box = sheet.text(100 + 50 * number - 3, 114, tick, 7)
        word = sheet.words.pop()
        sheet.words.append(
            Word(tick, type(box)(box.x0, 114, box.x0 + 7, 114 + 4 * len(tick)), word.font, 7, rotation=270)
        )
    for number, (fill, name) in enumerate((("#cc0000", "North"), ("#00aa00", "South"))):
        sheet.rects.append(Rect(type(box)(240, 40 + 12 * number, 247, 47 + 12 * number), fill, None))
        sheet.text(250, 40 + 12 * number, name, 7)
    found = {(value.category, value.series): value.value for value in read(sheet)[0].values}
    assert found["Typhoid", "North"] == 100.0
    assert found["Typhoid", "South"] == 60.0


def test_numbers_with_a_word_behind_them_under_numbers_over_two_columns_name_no_rows():
    sheet = Sheet()
    for x, top in ((40, 60), (150, 60), (240, 120), (330, 60), (420, 120), (510, 60)):
        sheet.upright(x, top, 180)
    for y in (60, 80, 100, 120, 140, 160, 180):
        sheet.level(40, 510, y)
    sheet.text(154, 66, "2004", 8, bold=True)
    sheet.text(334, 66, "2005", 8, bold=True)
    rows = (
        ("Gifts", "$4,120", "", "$7,310", ""),
        ("Money", "$8,205", "", "$9,940", ""),
        ("Helpers", "6 Mon", "31 Tue", "14 Mon", "27 Tue"),
        ("Guests", "43 Mon", "118 Tue", "61 Mon", "83 Tue"),
        ("Hours", "171 Mon", "540 Tue", "162 Mon", "511 Tue"),
    )
    for number, row in enumerate(rows):
        for x, text in zip((44, 154, 244, 334, 424), row, strict=True):
            if text:
                sheet.text(x, 86 + 20 * number, text, 8)
    named = {value.text: value.row_headers for value in read(sheet, "table")[0].values}
    assert named["31 Tue"] == named["14 Mon"] == ("Helpers",)


def test_a_column_that_only_says_percent_is_the_share_of_the_one_left_of_it():
    sheet = Sheet()
    for x in (40, 150, 240, 330):
        sheet.upright(x, 60, 140)
    for y in (60, 80, 100, 120, 140):
        sheet.level(40, 330, y)
    rows = (("District", "Cases seen", "%"), ("Orland", "310", "62%"), ("Sutra", "120", "24%"), ("Ebb", "70", "14%"))
    for number, row in enumerate(rows):
        for x, text in zip((44, 154, 244), row, strict=True):
            sheet.text(x, 66 + 20 * number, text, 8, bold=number == 0)
    shares = [(f.concept, f.unit) for f in figures_from(*_values(sheet)) if f.value == 62]
    assert [(unit, "Cases seen" in (concept or "")) for concept, unit in shares] == [("%", True)]


def test_a_legend_of_dots_beside_one_chart_names_the_stacks_of_both() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "Crews by watch", 12, True)
    for k, (name, colour) in enumerate((("Night", "#006161"), ("Day", "#c1f0e8"))):
        sheet.curves.append(Curve(Box(380 + 60 * k, 44, 385 + 60 * k, 49), (), colour, None))
        sheet.text(389 + 60 * k, 43, name, 7)
    for left, place in ((40, "Harbour"), (300, "River")):
        sheet.text(left, 62, place, 8, True)
        for row, (year, night) in enumerate((("2020", 60), ("2021", 55), ("2022", 45))):
            top = 80 + 30 * row
            sheet.text(left, top + 3, year, 8)
            sheet.bar(left + 30, top, left + 30 + 2 * night, top + 14, "#006161")
            sheet.bar(left + 30 + 2 * night, top, left + 230, top + 14, "#c1f0e8")
            sheet.text(left + 24 + night, top + 3, f"{night}%", 8)
            sheet.text(left + 120 + night, top + 3, f"{100 - night}%", 8)
    reading, _ = read(sheet)
    told = {(v.text, v.series, v.category) for v in reading.values}
    assert ("60%", "Night", "2020") in told
    assert ("55%", "Day", "2022") in told
    assert not any(series in (None, "total") for _, series, _ in told)


def test_a_legend_of_years_names_the_series_and_a_value_beside_a_part_does_not() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "Nets lost by harbour", 12, True)
    years = (("2016", "#336699"), ("2017", "#cc6633"))
    for k, (year, colour) in enumerate(years):
        sheet.bar(300, 70 + 14 * k, 307, 77 + 14 * k, colour)
        sheet.text(312, 69 + 14 * k, year, 8)
    for row, (place, lengths) in enumerate((("Kovel", (90, 40)), ("Anse", (60, 75)), ("Tern", (30, 55)))):
        for k, length in enumerate(lengths):
            top = 70 + 40 * row + 14 * k
            sheet.bar(90, top, 90 + length, top + 12, years[k][1])
            sheet.text(94 + length, top + 2, str(length), 8)
        sheet.text(84, 78 + 40 * row, place, 8, align="right")
    reading, _ = read(sheet)
    told = {(v.text, v.series, v.category) for v in reading.values}
    assert {("90", "2016", "Kovel"), ("75", "2017", "Anse"), ("55", "2017", "Tern")} <= told


def test_a_name_in_small_letters_beside_a_bar_of_its_own_is_no_second_line_of_the_name_above():
    sheet = Sheet()
    sheet.text(120, 40, "Tools used by skippers", 11, True)
    rows = (("Tiller", 69), ("Compass", 54), ("Sextant", 36), ("PlotMaster", 12), ("xeno", 12), ("Log", 8))
    for number, (name, value) in enumerate(rows):
        top = 70 + 11 * number
        sheet.text(114, top, name, 8, False, "right")
        sheet.bar(120, top + 1, 120 + 3 * value, top + 8)
        sheet.text(124 + 3 * value, top, f"{value}%", 8)
    found = {value.category: value.text for value in read(sheet)[0].values}
    assert found == {name: f"{value}%" for name, value in rows}
