"""Numbers of an infographic take from the heading over them what their own labels do not say, and times in lists."""

from __future__ import annotations

from pipelines.figures.labelled.values import figures_from
from pipelines.model import Figure
from tests.graphics.drawn import Sheet, read


def figures_of(sheet: Sheet, headline: str | None = None) -> dict[str, Figure]:
    reading, layout = read(sheet, headline=headline)
    return {figure.surface: figure for figure in figures_from(reading.values, layout)}


def test_same_labels_under_two_headings_are_told_apart_by_them() -> None:
    sheet = Sheet()
    for x, head, numbers in ((40, "Trams, 2022", ("31", "604")), (320, "Cable cars, 2022", ("17", "98"))):
        sheet.text(x, 40, head, 11, True)
        for k, (label, number) in enumerate(zip(("Cars in service", "Trips a day"), numbers, strict=True)):
            sheet.text(x, 62 + 18 * k, label)
            sheet.text(x + 200, 62 + 18 * k, number, 9, True, "right")
    figures = figures_of(sheet)
    assert figures["604"].concept == "Trams: Trips a day"
    assert figures["98"].concept == "Cable cars: Trips a day"
    assert str(figures["98"].period_start) == "2022-01-01"


def test_years_left_of_events_head_nothing_below_them() -> None:
    sheet = Sheet()
    told = {"2014": ("8", "trial plots"), "2016": ("53", "plots with drip lines"), "2019": ("900", "pumps sold")}
    for k, (year, (number, words)) in enumerate(told.items()):
        sheet.text(40, 40 + 26 * k, year, 12, True)
        box = sheet.text(110, 39 + 26 * k, number, 13, True)
        sheet.text(box.x1 + 3, 42 + 26 * k, words)
    figures = {figure.concept: figure for figure in figures_of(sheet).values()}
    assert [str(figures[words].period_start)[:4] for _, words in told.values()] == list(told)


def test_arrow_between_then_and_now_is_no_label() -> None:
    sheet = Sheet()
    sheet.text(240, 40, "2017", 10, True, "middle")
    sheet.text(360, 40, "2022", 10, True, "middle")
    for k, (label, then, now) in enumerate((("Clinics with a midwife", "37", "64"), ("Births at home", "41%", "12%"))):
        sheet.text(40, 66 + 30 * k, label)
        sheet.text(240, 63 + 30 * k, then, 13, False, "middle")
        sheet.text(300, 64 + 30 * k, "→", 11, False, "middle")
        sheet.text(360, 61 + 30 * k, now, 18, True, "middle")
    figures = figures_of(sheet)
    assert {figures["37"].concept, figures["64"].concept} == {"Clinics with a midwife"}
    assert (str(figures["41%"].period_start), str(figures["12%"].period_start)) == ("2017-01-01", "2022-01-01")


def test_heading_set_to_the_middle_holds_for_the_first_column_too() -> None:
    sheet = Sheet()
    sheet.text(250, 40, "The season in numbers, 2021", 13, True, "middle")
    for k, (number, label) in enumerate((("57", "choirs on tour"), ("8,300", "tickets sold"), ("140", "new singers"))):
        sheet.text(80 + 170 * k, 70, number, 18, True, "middle")
        sheet.text(80 + 170 * k, 92, label, 9, False, "middle")
    assert str(figures_of(sheet)["57"].period_start) == "2021-01-01"


def test_heading_that_breaks_off_begins_each_label_and_the_line_under_it_tells_when() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "Share of fishers who…", 11, True)
    sheet.text(40, 53, "Survey of May 2021")
    for k, (number, label) in enumerate((("44%", "own their boat"), ("7%", "are insured"), ("61%", "sell to dealers"))):
        sheet.text(40 + 150 * k, 80, number, 18, True)
        sheet.text(40 + 150 * k, 102, label)
    figure = figures_of(sheet)["7%"]
    assert figure.concept == "Share of fishers who are insured"
    assert str(figure.period_end) == "2021-05-31"


def test_how_a_number_moved_has_the_time_of_the_number() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "Key indicators, March 2022", 12, True)
    for k, (label, number, move) in enumerate((("Berths let", "412", "▲ 6.1% on 2021"), ("Crew", "93", "▼ 4 on 2021"))):
        sheet.text(40 + 200 * k, 66, label)
        sheet.text(40 + 200 * k, 78, number, 20, True)
        sheet.text(40 + 200 * k, 102, move)
    figures = figures_of(sheet)
    assert (figures["▲ 6.1%"].concept, figures["▲ 6.1%"].change) == ("Berths let", "increase")
    assert figures["▼ 4"].change == "decrease"
    assert all(str(figure.period_start) == "2022-03-01" for figure in figures.values())


def test_heading_says_what_bare_names_are_measured_in() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "Hectares replanted by region, 2020", 11, True)
    for k, (name, number) in enumerate((("Upper Vale", "310"), ("Lowmark", "85"), ("The Fens", "42"))):
        sheet.text(40 + 150 * k, 80, name)
        sheet.text(40 + 150 * k, 92, number, 13, True)
    figure = figures_of(sheet)["85"]
    assert (figure.unit, figure.place, figure.concept) == ("ha", "Lowmark", "Hectares replanted")


def test_price_cards_say_of_what_price_their_names_are() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "Retail prices, June 2021", 11, True)
    for k, (name, number) in enumerate((("Rice", "KES 110"), ("Sugar", "KES 96"), ("Salt", "KES 30"))):
        sheet.text(40 + 150 * k, 80, name)
        sheet.text(40 + 150 * k, 92, number, 15, True)
        sheet.text(40 + 150 * k, 109, "per kg")
    figures = {figure.value: figure for figure in figures_of(sheet).values()}
    assert (figures[96].unit, figures[96].concept) == ("KES", "Retail prices Sugar")


def test_rows_under_short_heads_take_their_name_and_the_head_of_their_column() -> None:
    sheet = Sheet()
    sheet.text(40, 30, "How we did in 2021", 12, True)
    for x, head in ((260, "Planned"), (360, "Reached")):
        sheet.text(x, 56, head, 9, True)
    for k, (name, plan, done) in enumerate((("Wells dug", "40", "52"), ("Roads mended (km)", "25", "31"))):
        sheet.text(40, 80 + 26 * k, name)
        sheet.text(260, 78 + 26 * k, plan, 12)
        sheet.text(360, 78 + 26 * k, done, 12, True)
    figures = figures_of(sheet)
    assert (figures["52"].concept, str(figures["52"].period_start)) == ("Wells dug: Reached", "2021-01-01")
    assert (figures["31"].unit, figures["40"].concept) == ("km", "Wells dug: Planned")


def test_words_run_up_to_their_number_in_larger_type_and_a_limit_in_a_label_is_no_figure() -> None:
    sheet = Sheet()
    for k, (words, number) in enumerate((("wardens on duty", "64"), ("delays over 15 minutes", "211"))):
        box = sheet.text(40, 60 + 40 * k, words)
        sheet.text(box.x1 + 5, 54 + 40 * k, number, 20, True)
    figures = figures_of(sheet)
    assert set(figures) == {"64", "211"}
    assert figures["64"].concept == "wardens on duty"


def test_moves_keep_the_word_for_their_unit() -> None:
    sheet = Sheet()
    for k, (number, label, move) in enumerate(
        (("54 days", "time to sell", "+9 days on 2020"), ("310", "homes sold", "−12% on 2020"))
    ):
        sheet.text(40 + 200 * k, 60, number, 20, True)
        sheet.text(40 + 200 * k, 84, label)
        sheet.text(40 + 200 * k, 97, move, 7)
    reading, layout = read(sheet)
    assert {(f.value, f.unit) for f in figures_from(reading.values, layout)} >= {(9, "day"), (54, "day"), (-12, "%")}


def test_a_unit_in_brackets_between_two_panels_is_no_heading_of_theirs():
    sheet = Sheet()
    sheet.text(30, 100, "By the end of 2029, the bay had", 8, True)
    sheet.text(400, 100, "In the spring of 2030", 8, True)
    sheet.text(197, 112, "(thousand boats)", 8, False, "middle")
    for x, top, number, label in ((30, 140, "131", "piers"), (30, 190, "459", "buoys"), (340, 140, "27", "locks")):
        sheet.text(x, top, number, 16, True)
        sheet.text(x, top + 18, label, 6.5)
    sheet.text(340, 190, "88", 16, True)
    sheet.text(340, 208, "pilots", 6.5)
    found = {value.text: value.context for value in read(sheet)[0].values}
    assert found["131"] == found["459"] == "By the end of 2029, the bay had"
    assert "(thousand boats)" not in found.values()
