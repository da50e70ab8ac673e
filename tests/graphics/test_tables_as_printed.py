"""Tables as offices print them: heads wider than their numbers, errors in brackets, ages over columns, lists of pairs,
years set to the middle of quarters, the page's number under the last row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipelines.figures.labelled.values import figures_from
from pipelines.graphics import read_graphics
from pipelines.model import Box, Document, Figure
from tests.graphics.drawn import Sheet, layout_of, read


def figures(sheet: Sheet) -> dict[str, Figure]:
    reading, layout = read(sheet, "table")
    return {figure.surface: figure for figure in figures_from(reading.values, layout)}


def rows(sheet: Sheet, ends: tuple[float, ...], lines: list[tuple[str, ...]], top: float = 110.0) -> float:
    for name, *numbers in lines:
        sheet.text(40, top, name)
        for x, number in zip(ends, numbers, strict=True):
            sheet.text(x, top, number, 9, False, "right")
        top += 14
    return top


def test_short_lines_of_a_head_that_is_wider_than_its_numbers_are_of_it() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Ferries on time", 10, True)
    sheet.text(40, 92, "Line", 9, True)
    sheet.text(200, 92, "Crossings", 9, True, "right")
    sheet.text(260, 86, "Change on May (percentage", 9, True)
    sheet.text(330, 97, "points)", 9, True)
    rows(sheet, (200, 285), [("Arnvik", "310", "+2.4"), ("Bolsund", "287", "-0.7"), ("Celder", "144", "+1.1")])
    assert [figures(sheet)[text].unit for text in ("+2.4", "-0.7", "+1.1")] == ["pp"] * 3


def test_a_dark_title_over_white_heads_is_no_head() -> None:
    sheet = Sheet()
    sheet.text(40, 66, "How the lines did in March 2024", 10, True)
    for x, head in ((40, "Line"), (150, "Crossings"), (230, "Delays"), (300, "Lost days")):
        sheet.text(x, 82, head, 9, True)
    sheet.words = [replace(w, color="#ffffff") if w.box.top == 82 else w for w in sheet.words]
    sheet.bar(38, 80, 360, 94, "#223344")
    rows(
        sheet,
        (190, 260, 340),
        [("Arnvik", "310", "12", "1"), ("Bolsund", "287", "9", "0"), ("Celder", "144", "3", "2")],
    )
    found = figures(sheet)["310"]
    assert (found.concept, found.period_start) == ("Arnvik Crossings", date(2024, 3, 1))


def test_errors_in_brackets_under_their_numbers_are_no_figures() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Table 3. Share of households that own a boat (%)", 10, True)
    sheet.text(200, 92, "2016", 9, True, "right")
    sheet.text(280, 92, "2019", 9, True, "right")
    lines = [("Arnvik", "18.4", "13.1"), ("", "(1.2)", "(1.0)"), ("Bolsund", "21.7", "16.0"), ("", "(1.5)", "(1.3)")]
    rows(sheet, (200, 280), [*lines, ("Celder", "44.9", "39.5"), ("", "(2.3)", "(2.2)")])
    assert set(figures(sheet)) == {"18.4", "13.1", "21.7", "16.0", "44.9", "39.5"}


def test_ages_over_columns_under_an_empty_corner_head_them() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Keepers by age", 10, True)
    ends = (200.0, 260.0, 320.0)
    for x, band in zip(ends, ("0–14", "15–29", "30–44"), strict=True):
        sheet.text(x, 92, band, 9, True, "right")
    rows(sheet, ends, [("Arnvik", "811", "905", "774"), ("Bolsund", "502", "633", "480"), ("Celder", "61", "78", "59")])
    found = figures(sheet)
    assert len(found) == 9
    assert "15–29" in (found["633"].concept or "")


def test_amounts_with_their_units_beside_names_need_no_head() -> None:
    sheet = Sheet()
    pairs = [("Cost", "US$48.6 million"), ("Loan", "US$30.0 million"), ("Homes", "18,340"), ("Lines", "412 km")]
    for at, (name, amount) in enumerate(pairs):
        sheet.text(42, 82 + 16 * at, name)
        sheet.text(142, 82 + 16 * at, amount)
    for y in range(5):
        sheet.level(40, 240, 80 + 16.0 * y)
    for x in (40, 140, 240):
        sheet.upright(x, 80, 144)
    found = figures(sheet)
    assert {(f.value, f.unit, f.concept) for f in found.values()} == {
        (48.6e6, "USD", "Cost"),
        (30e6, "USD", "Loan"),
        (18340, None, "Homes"),
        (412, "km", "Lines"),
    }


def test_years_set_to_the_middle_of_their_quarters_are_no_column() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Boats built, per cent change on a year earlier", 10, True)
    ends = tuple(140.0 + 50 * k for k in range(7))
    sheet.text(208, 84, "2022", 9, False, "middle")
    sheet.text(372, 84, "2023", 9, False, "middle")
    for x, quarter in zip(ends, ("Q1", "Q2", "Q3", "Q4", "Q1", "Q2", "Q3"), strict=True):
        sheet.text(x, 96, quarter, 9, False, "right")
    numbers = [("Arnvik", 1), ("Bolsund", 2), ("Celder", 3), ("Dunmoor", 4)]
    rows(sheet, ends, [(name, *(f"{row}.{k}" for k in range(7))) for name, row in numbers])
    found = figures(sheet)
    assert len(found) == 28
    assert [found[f"2.{k}"].period_start for k in (0, 3, 4, 6)] == [
        date(2022, 1, 1),
        date(2022, 10, 1),
        date(2023, 1, 1),
        date(2023, 7, 1),
    ]


def test_the_number_of_the_page_is_no_row() -> None:
    sheet = Sheet()
    sheet.text(40, 660, "Boats by harbour", 10, True)
    sheet.text(200, 680, "Sail", 9, True, "right")
    sheet.text(280, 680, "Steam", 9, True, "right")
    lines = [("Arnvik", "31", "12"), ("Bolsund", "28", "19"), ("Celder", "14", "15"), ("Dunmoor", "11", "17")]
    rows(sheet, (200, 280), lines, 694)
    sheet.text(280, 768, "7", 9, False, "right")
    assert "7" not in figures(sheet)


@pytest.mark.parametrize(
    ("head", "second", "paid"), [("Price (N$/litre)", "Change (c)", "NAD"), ("Price (R/kg)", "Change (c/kg)", "ZAR")]
)
def test_groups_named_by_places_are_where_their_rows_hold(head: str, second: str, paid: str) -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Fuel at the pump", 10, True)
    sheet.text(220, 92, head, 9, True, "right")
    sheet.text(320, 92, second, 9, True, "right")
    top = 108.0
    for at, town in enumerate(("Windhoek", "Swakopmund")):
        sheet.text(40, top, town, 9, True)
        pairs = [
            ("Petrol", f"21.3{at}", f"4{at}"),
            ("Diesel", f"22.0{at}", f"5{at}"),
            ("Paraffin", f"16.9{at}", f"6{at}"),
        ]
        top = rows(sheet, (220, 320), pairs, top + 14)
    found = figures(sheet)
    assert found["21.30"].unit == paid
    assert {(found[text].place, found[text].concept) for text in ("21.30", "22.01")} == {
        ("Windhoek", f"Petrol {head.partition(' ')[0]}"),
        ("Swakopmund", f"Diesel {head.partition(' ')[0]}"),
    }


def test_a_plain_line_that_stands_alone_over_a_table_is_its_title() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "Members may order until Easter.")
    sheet.text(40, 66, "List prices, EUR")
    sheet.text(40, 92, "Item")
    sheet.text(200, 92, "2023", 9, False, "right")
    sheet.text(280, 92, "2024", 9, False, "right")
    rows(
        sheet, (200, 280), [("Ropes", "112.00", "104.50"), ("Oars", "940.00", "915.00"), ("Sails", "150.00", "162.00")]
    )
    page = sheet.page()
    layout = layout_of(page, "table", box=Box(30, 85, 300, 160))
    reading = read_graphics(Document("drawn", "drawn.pdf", (page,)), layout)
    found = {figure.surface: figure for figure in figures_from(reading.values, layout)}
    assert (found["104.50"].unit, found["104.50"].concept) == ("EUR", "Ropes")


def test_a_line_over_years_and_all_columns_is_a_title() -> None:
    sheet = Sheet()
    sheet.text(40, 80, "Gas burnt in the towns, in both languages, TWh", 9, True)
    ends = (120.0, 190.0, 260.0, 330.0)
    for x, head in zip((40.0, *ends), ("Year", "Arnvik", "Bolsund", "Celder", "Dunmoor"), strict=True):
        sheet.text(x, 94, head, 9, True, "left" if x == 40.0 else "right")
    rows(sheet, ends, [(f"20{19 + k}", f"4.{k}", f"13.{k}", f"22.{k}", f"26.{k}") for k in range(4)])
    reading, _ = read(sheet, "table")
    assert {v.column_headers for v in reading.values} == {
        (name,) for name in ("Arnvik", "Bolsund", "Celder", "Dunmoor")
    }


def test_tables_side_by_side_keep_their_last_columns() -> None:
    sheet = Sheet()
    for x, head in ((40.0, "Service"), (160.0, "Usual fee"), (220.0, "Quick fee")):
        sheet.text(x, 92, head, 9, True, "left" if x == 40.0 else "right")
    for x, head in ((400.0, "2022"), (450.0, "2023")):
        sheet.text(x, 92, head, 9, True, "right")
    left = [
        ("Ropes", "£11.00", "£35.00"),
        ("Oars", "£49.50", "£75.00"),
        ("Sails", "£23.00", "–"),
        ("Keels", "£41.00", "–"),
    ]
    rows(sheet, (160, 220), left)
    for at, (name, *numbers) in enumerate((("Boats built", "1,904", "2,011"), ("Boats sold", "2,377", "2,250"))):
        sheet.text(260, 110 + 14 * at, name)
        for x, number in zip((400, 450), numbers, strict=True):
            sheet.text(x, 110 + 14 * at, number, 9, False, "right")
    sheet.text(260, 138, "Boats lost")
    sheet.text(400, 138, "688", 9, False, "right")
    sheet.text(450, 138, "731", 9, False, "right")
    found = figures(sheet)
    assert (found["£75.00"].concept, found["2,250"].concept) == ("Oars Quick fee", "Boats sold")


@pytest.mark.parametrize("middles", [("Pumps", "Fuels", "Foods"), ("0–14", "15–24", "25–64"), ("2031", "2032", "2033")])
def test_names_between_two_sides_name_both(middles: tuple[str, ...]) -> None:
    sheet = Sheet()
    for x, head in ((80, "Bought"), (180, "What"), (280, "Sold")):
        sheet.text(x, 90, head, 9, True, "right")
    for k, name in enumerate(middles):
        for x, text in ((80, f"4{k}.2"), (180, name), (280, f"1{k}.7")):
            sheet.text(x, 104 + 14 * k, text, 9, False, "right")
    found = {v.text: (v.row_headers, v.column_headers) for v in read(sheet, "table")[0].values}
    assert found["41.2"] == ((middles[1],), ("Bought",))
    assert found["11.7"] == ((middles[1],), ("Sold",))


def test_a_year_over_quarters_makes_no_column_of_two_of_them() -> None:
    sheet = Sheet()
    sheet.text(40, 86, "Waits", 9, True)
    for x, head in ((150, "2031"), (223, "2032")):  # the first over the middle of four
        sheet.text(x, 76, head, 9, True)
    ends = (130, 155, 180, 205, 235, 260)
    for x, head in zip(ends, ("Q1", "Q2", "Q3", "Q4", "Q1", "Q2"), strict=True):
        sheet.text(x, 86, head, 9, True, "right")
    rows(sheet, ends, [(n, *(f"1{k}{j}" for j in range(6))) for k, n in enumerate(("Hips", "Knees", "Eyes"))])
    found = {v.text: v.column_headers for v in read(sheet, "table")[0].values}
    assert len(found) == 18
    assert found["111"] == ("2031", "Q2")


def test_the_pages_of_a_list_of_contents_are_no_values() -> None:
    sheet = Sheet()
    for k, (name, page) in enumerate(zip("ABCDEFG", (1, 1, 2, 3, 3, 4, 10), strict=True)):
        sheet.text(40, 100 + 14 * k, f"Part {name} ............................................. {page}")
    assert not read(sheet)[0].values


def test_a_title_begins_behind_the_end_of_the_paragraph_over_it() -> None:
    sheet = Sheet()
    sheet.text(40, 46, "Ferries ran late all winter and the piers were")
    sheet.text(40, 58, "closed for weeks on end by the great storms.")
    sheet.text(40, 70, "Boats by harbour, 31 December 2030")
    for x, head in ((40, "Harbour"), (200, "Boats"), (260, "Crew")):
        sheet.text(x, 100, head, 9, False, "left" if x == 40 else "right")
    rows(sheet, (200, 260), [("Arnvik", "310", "904"), ("Bolsund", "287", "811"), ("Celder", "144", "402")], 114)
    page = sheet.page()
    layout = layout_of(page, "table")
    (article,) = layout.articles
    own = replace(article.blocks[0], text=" ".join(word.text for word in page.words))  # a panel takes the lines in
    layout = replace(layout, articles=(replace(article, blocks=(own,)),))
    values = read_graphics(Document("drawn", "drawn.pdf", (page,)), layout).values
    assert {v.title for v in values} == {"Boats by harbour, 31 December 2030"}


@pytest.mark.parametrize(
    ("title", "concept"),
    [("Boats by size", "Boats Small"), ("Boats", "Small"), ("Boats, old and new, by size", "Small")],
)
def test_a_title_says_what_its_rows_are_parts_of(title: str, concept: str) -> None:
    sheet = Sheet()
    sheet.text(40, 76, title, 10, True)
    for x, head in ((40, "Size"), (200, "2029"), (260, "2030")):
        sheet.text(x, 94, head, 9, True, "left" if x == 40 else "right")
    rows(sheet, (200, 260), [("Small", "310", "318"), ("Middle", "287", "280"), ("Large", "144", "151")])
    assert figures(sheet)["310"].concept == concept
