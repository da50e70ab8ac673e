"""Tiles of one large number each whose words hold a number of their own."""

from __future__ import annotations

from pipelines.figures.labelled.values import figures_from
from tests.graphics.drawn import Sheet, read

TILES = (
    ("2M+", ("Parcels landed at the quays", "since 2015")),
    ("11%", ("Boats mended at their own", "berths, up from 8% in 2021")),
    ("0.4%", ("Fall in the use of fuel, as", "landings at the quays grew 9%")),
    ("14K", ("Pilots taught in storm-", "proof berthing along the coast")),
)


def test_their_words_are_the_label_and_end_where_the_other_number_begins() -> None:
    sheet = Sheet()
    for k, (number, lines) in enumerate(TILES):
        x, y = 40 + 150 * (k % 2), 60 + 100 * (k // 2)
        sheet.bar(x - 8, y - 8, x + 132, y + 80, "#e8f4ec")
        sheet.text(x, y, number, 20)
        for row, line in enumerate(lines):
            sheet.text(x, y + 24 + 10 * row, line, 8)
    reading, layout = read(sheet)
    told = {(f.surface, f.concept, f.value, f.bound) for f in figures_from(reading.values, layout)}
    assert ("2 million+", "Parcels landed at the quays", 2_000_000.0, "at_least") in told
    assert ("11%", "Boats mended at their own berths", 11.0, "exact") in told
    assert ("0.4%", "Fall in the use of fuel", 0.4, "exact") in told
    assert ("14K", "Pilots taught in storm-proof berthing along the coast", 14_000.0, "exact") in told


def test_a_time_in_what_the_label_adds_is_not_the_number_s() -> None:
    sheet = Sheet()
    for k, (number, lines) in enumerate(TILES[:2]):
        sheet.bar(32 + 150 * k, 52, 172 + 150 * k, 140, "#e8f4ec")
        sheet.text(40 + 150 * k, 60, number, 20)
        for row, line in enumerate(lines):
            sheet.text(40 + 150 * k, 84 + 10 * row, line, 8)
    reading, layout = read(sheet)
    (mended,) = [f for f in figures_from(reading.values, layout) if f.value == 11.0]
    assert mended.period_start is None


def test_a_generation_of_masts_is_the_label_of_their_number() -> None:
    sheet = Sheet()
    for k, (number, label) in enumerate((("28,700", "4G masts"), ("381,000", "agents"), ("71.4 million", "cards"))):
        sheet.bar(32 + 150 * k, 52, 172 + 150 * k, 140, "#e8f4ec")
        sheet.text(40 + 150 * k, 60, number, 20)
        sheet.text(40 + 150 * k, 84, label, 8)
    reading, layout = read(sheet)
    told = {(f.concept, f.value) for f in figures_from(reading.values, layout)}
    assert told == {("4G masts", 28_700.0), ("agents", 381_000.0), ("cards", 71_400_000.0)}


def test_the_unit_behind_a_label_s_comma_is_its_number_s_and_of_no_share_beside_it() -> None:
    sheet = Sheet()
    tiles = (("Fish landed, tonnes", "4,150", "-1.9%"), ("Beds, thousands", "38", "+2"), ("Wait, hours", "9.5", "-0.5"))
    for k, (label, number, move) in enumerate(tiles):
        sheet.text(40 + 180 * k, 60, label, 9)
        box = sheet.text(40 + 180 * k, 74, number, 20, True)
        sheet.text(box.x1 + 6, 84, move, 9)
    sheet.text(40, 106, "Moves are on the year before.", 8)
    reading, layout = read(sheet)
    told = {(f.surface, f.concept, f.value, f.unit) for f in figures_from(reading.values, layout)}
    assert told == {
        ("4,150", "Fish landed", 4_150.0, "t"),
        ("-1.9%", "Fish landed", -1.9, "%"),
        ("38", "Beds", 38_000.0, None),
        ("+2", "Beds", 2_000.0, None),
        ("9.5", "Wait", 9.5, "hour"),
        ("-0.5", "Wait", -0.5, "hour"),
    }


def test_what_follows_a_comma_and_is_no_unit_stays_in_the_label() -> None:
    sheet = Sheet()
    for k, (label, number) in enumerate((("Deaths, confirmed", "12"), ("Cases, new", "240"))):
        sheet.text(40 + 180 * k, 60, label, 9)
        sheet.text(40 + 180 * k, 74, number, 20, True)
    reading, layout = read(sheet)
    told = {(f.concept, f.value) for f in figures_from(reading.values, layout)}
    assert told == {("Deaths, confirmed", 12.0), ("Cases, new", 240.0)}


def test_names_of_a_tight_list_have_each_the_number_on_its_line() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "The fleet in brief", 11, True)
    for k, (name, number) in enumerate(
        (("Trawlers at sea", "17"), ("Crew", "26,900"), ("Catch landed", "7.9 million"))
    ):
        sheet.text(40, 60 + 10 * k, name, 9)
        sheet.text(230, 60 + 10 * k, number, 9, align="right")
    reading, layout = read(sheet)
    told = {(f.concept, f.value) for f in figures_from(reading.values, layout)}
    assert told == {("Trawlers at sea", 17.0), ("Crew", 26_900.0), ("Catch landed", 7_900_000.0)}


def test_the_name_of_an_axis_of_years_is_no_unit() -> None:
    sheet = Sheet()
    sheet.text(200, 40, "Price of tar", 11, True, align="middle")
    for k, value in enumerate((40, 55, 62)):
        sheet.bar(110 + 80 * k, 200 - 2 * value, 150 + 80 * k, 200)
        sheet.text(130 + 80 * k, 188 - 2 * value, str(value), 8, align="middle")
        sheet.text(130 + 80 * k, 206, str(2021 + k), 8, align="middle")
    sheet.text(210, 220, "Year", 8, align="middle")
    reading, layout = read(sheet)
    assert {(f.unit, f.value) for f in figures_from(reading.values, layout)} == {(None, 40), (None, 55), (None, 62)}


def test_tiles_beside_a_chart_on_one_tint_are_no_part_of_it_and_its_bars_are_of_half_a_year_each() -> None:
    sheet = Sheet()
    sheet.bar(40, 40, 560, 180, "#eef3d9")
    sheet.text(50, 48, "Kelp landed, first half (tonnes)", 9, True)
    for k, value in enumerate((161, 188, 217, 232)):
        sheet.bar(60 + 50 * k, 160 - value / 3, 90 + 50 * k, 160, "#3377aa")
        sheet.text(75 + 50 * k, 150 - value / 3, str(value), 8, align="middle")
        sheet.text(75 + 50 * k, 164, str(2021 + k), 8, align="middle")
    sheet.text(320, 48, "The kelp fleet at the end of June 2024", 10, True)
    for k, (number, label) in enumerate((("43", "boats that cut kelp"), ("6.1%", "days lost to storms"))):
        sheet.text(320 + 120 * k, 70, number, 26, True)
        sheet.text(320 + 120 * k, 102, label, 10)
    reading, layout = read(sheet)
    told = {(f.concept, f.value, str(f.period_start), str(f.period_end)) for f in figures_from(reading.values, layout)}
    assert ("boats that cut kelp", 43.0, "2024-06-30", "2024-06-30") in told
    assert ("days lost to storms", 6.1, "2024-06-30", "2024-06-30") in told
    assert {t[1:] for t in told if t[0] == "Kelp landed"} == {
        (value, f"{2021 + k}-01-01", f"{2021 + k}-06-30") for k, value in enumerate((161.0, 188.0, 217.0, 232.0))
    }


def test_a_chart_of_a_season_is_of_no_whole_year() -> None:
    sheet = Sheet()
    sheet.text(60, 40, "Share of guests content, summer 2023 (%)", 11, True)
    for k, (name, value) in enumerate((("Beds", 88), ("Meals", 79), ("Ferries", 64))):
        sheet.bar(80 + 80 * k, 220 - value, 120 + 80 * k, 220)
        sheet.text(100 + 80 * k, 208 - value, str(value), 8, align="middle")
        sheet.text(100 + 80 * k, 226, name, 8, align="middle")
    reading, layout = read(sheet)
    found = [(f.value, f.period_start, f.period_text) for f in figures_from(reading.values, layout)]
    assert found == [(v, None, "summer 2023") for v in (88, 79, 64)]


def test_a_large_number_before_many_small_words_is_no_line_of_a_text() -> None:
    sheet = Sheet()
    rows = (("64%", "have no moorings"), ("41%", "have no dock or yard within 5 miles"), ("28%", "take on pilots"))
    for k, (number, words) in enumerate(rows):
        box = sheet.text(60, 60 + 20 * k, number, 16, True)
        sheet.text(box.x1 + 4, 64 + 20 * k, words, 11)
    reading, layout = read(sheet)
    told = {(f.value, f.concept) for f in figures_from(reading.values, layout)}
    assert told == {
        (64.0, "have no moorings"),
        (41.0, "have no dock or yard within 5 miles"),
        (28.0, "take on pilots"),
    }
