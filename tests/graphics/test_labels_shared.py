"""Numbers of infographics that share a label, a row's name or a time, and what the line under their heading says."""

from __future__ import annotations

import math

from pipelines.figures.labelled.values import figures_from
from pipelines.model import Box, Curve, Figure
from tests.graphics.drawn import Sheet, read


def told(sheet: Sheet, headline: str | None = None) -> list[Figure]:
    reading, layout = read(sheet, headline=headline)
    return list(figures_from(reading.values, layout))


def ring(sheet: Sheet, x: float, y: float, radius: float) -> None:
    points = tuple((x + radius * math.cos(k / 2), y + radius * math.sin(k / 2)) for k in range(13))
    box = Box(x - radius, y - radius, x + radius, y + radius)
    sheet.curves.append(Curve(box, points, None, "#118844"))


def test_a_share_in_a_ring_and_the_count_under_its_name_share_the_name() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Boats inspected at the end of May 2031", 11, True)
    for k, (share, name, count) in enumerate(
        (("91%", "Trawlers", "41,208 hulls"), ("84%", "Ferries", "3,955 hulls"), ("72%", "Tugs", "610 hulls"))
    ):
        x = 90 + 150 * k
        ring(sheet, x, 120, 30)
        sheet.text(x, 112, share, 16, True, "middle")
        sheet.text(x, 158, name, 9, True, "middle")
        sheet.text(x, 170, count, 8, False, "middle")
    concepts = {f.surface: f.concept for f in told(sheet, "Inspectors are busy")}
    assert {s: concepts[s] for s in ("91%", "84%", "72%")} == {"91%": "Trawlers", "84%": "Ferries", "72%": "Tugs"}
    assert concepts["610 hulls"] == "hulls Tugs"


def test_an_earlier_number_behind_its_year_has_the_label_of_the_large_one_over_it() -> None:
    sheet = Sheet()
    for k, (name, now, before) in enumerate((("Landings", "€4.2bn", "€3.9bn"), ("Net debt", "€1.1bn", "€1.3bn"))):
        sheet.text(40 + 220 * k, 60, name, 11)
        sheet.text(40 + 220 * k, 74, now, 24, True)
        sheet.text(40 + 220 * k, 102, f"2023: {before}", 9)
    found = {(f.concept, f.value, f.period_start and f.period_start.year) for f in told(sheet, "Results for 2024")}
    assert found == {("Landings", 4.2e9, 2024), ("Landings", 3.9e9, 2023), ("Net debt", 1.1e9, 2024),
                     ("Net debt", 1.3e9, 2023)}  # fmt: skip


def test_names_at_the_left_of_rows_go_before_the_words_under_their_numbers() -> None:
    sheet = Sheet()
    sheet.text(40, 50, "Crews by post, 1 January 2031", 11, True)
    for k, (post, women, men) in enumerate(
        (("Skippers", "34%", "66%"), ("Engineers", "51%", "49%"), ("Cooks", "28%", "72%"))
    ):
        y = 80 + 50 * k
        sheet.text(40, y + 8, post, 10)
        for x, share, word in ((200, women, "women"), (300, men, "men")):
            sheet.text(x, y, share, 16, True)
            sheet.text(x, y + 18, word, 8)
    concepts = {f.surface: f.concept for f in told(sheet)}
    assert [concepts[share] for share in ("34%", "66%", "51%", "72%")] == [
        "Crews Skippers: women",
        "Crews Skippers: men",
        "Crews Engineers: women",
        "Crews Cooks: men",
    ]


def test_numbers_over_their_years_are_of_the_heading_of_their_card_not_of_the_page() -> None:
    sheet = Sheet()
    for k, (head, old, new, move) in enumerate(
        (("Collisions", "1,284", "1,107", "▼ 13.8%"), ("Thefts", "412", "455", "▲ 10.4%"))
    ):
        x = 60 + 240 * k
        sheet.text(x + 70, 60, head, 10, True, "middle")
        for dx, year, number in ((30, "2023", old), (110, "2024", new)):
            sheet.text(x + dx, 80, year, 8, False, "middle")
            sheet.text(x + dx, 92, number, 17, True, "middle")
        sheet.text(x + 70, 118, move, 9, True, "middle")
    concepts = {f.surface: f.concept for f in told(sheet, "A calmer harbour")}
    assert concepts == {"1,284": "Collisions", "1,107": "Collisions", "412": "Thefts", "455": "Thefts",
                        "▼ 13.8%": "Collisions", "▲ 10.4%": "Thefts"}  # fmt: skip


def test_the_line_under_a_heading_says_the_unit_and_one_under_a_label_where_and_when() -> None:
    sheet = Sheet()
    sheet.text(40, 50, "Idle crews by region, second quarter of 2031", 11, True)
    sheet.text(40, 64, "Per cent of the registered crews", 8)
    for k, (region, rate) in enumerate((("Westland", "7.1"), ("Highlands", "9.8"), ("Southshore", "5.2"))):
        sheet.text(80 + 150 * k, 100 + 20 * k, region, 9, False, "middle")
        sheet.text(80 + 150 * k, 112 + 20 * k, rate, 14, True, "middle")
    assert {(f.place, f.value, f.unit) for f in told(sheet)} == {
        ("Westland", 7.1, "%"), ("Highlands", 9.8, "%"), ("Southshore", 5.2, "%")
    }  # fmt: skip
    tiles = Sheet()
    for k, (name, number, where) in enumerate(
        (("Hottest", "36.8 °C", "Sellahavn, 14 July"), ("Coldest", "3.1 °C", "Arraberg, 2 July"))
    ):
        tiles.bar(40 + 200 * k, 50, 200 + 200 * k, 110, "#dde8ff")
        tiles.text(50 + 200 * k, 56, name, 8, True)
        tiles.text(50 + 200 * k, 66, number, 18, True)
        tiles.text(50 + 200 * k, 90, where, 8)
    assert [(f.concept, f.period_text) for f in told(tiles)] == [("Hottest", "14 July"), ("Coldest", "2 July")]


def test_shares_behind_their_names_in_the_parts_of_a_strip_have_the_time_over_it() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "How skippers lived in 2031", 11, True)
    x = 40.0
    for name, share, fill in (("Aboard", 52, "#223344"), ("Ashore", 33, "#557799"), ("With kin", 15, "#99bbdd")):
        sheet.bar(x, 80, x + 5 * share, 102, fill)
        sheet.text(x + 2.5 * share, 86, f"{name} {share}%", 8, False, "middle")
        x += 5 * share
    found = {
        (f.concept, f.value, f.period_start and f.period_start.year) for f in told(sheet, "How skippers lived in 2031")
    }
    assert found == {("Aboard", 52.0, 2031), ("Ashore", 33.0, 2031), ("With kin", 15.0, 2031)}


def test_two_numbers_with_a_year_under_each_and_the_move_behind_them_share_the_name_at_the_left() -> None:
    sheet = Sheet()
    rows = (("Lamps renewed", "4,120", "9,870", "+140%"), ("Faults reported", "2,305", "1,188", "-48%"))
    for k, (name, old, new, move) in enumerate(rows):
        y = 80 + 50 * k
        sheet.text(40, y + 4, name, 10)
        for x, number, year, bold in ((200, old, "2019", False), (320, new, "2024", True)):
            sheet.text(x, y, number, 14, bold)
            sheet.text(x, y + 16, year, 7, bold)
        sheet.text(410, y + 3, move, 10)
    found = {(f.concept, f.surface, f.period_start and f.period_start.year) for f in told(sheet, "Brighter at night")}
    assert found == {
        ("Lamps renewed", "4,120", 2019), ("Lamps renewed", "9,870", 2024), ("Lamps renewed", "+140%", None),
        ("Faults reported", "2,305", 2019), ("Faults reported", "1,188", 2024), ("Faults reported", "-48%", None),
    }  # fmt: skip
