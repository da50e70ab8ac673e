"""Names that stand for several rows, rows that rules part, and heads of several columns each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.articles.tables.names import Column
from pipelines.articles.tables.segments import Segment
from pipelines.articles.tables.spanning_names import spanning_names
from pipelines.figures.labelled.values import figures_from
from pipelines.graphics import read_graphics
from pipelines.model import Block, Box, Document, Word
from tests.benchmarks.work import lines_run
from tests.graphics.drawn import Sheet, layout_of, read


def printed(
    sheet: Sheet, rows: list[tuple[float, tuple[str, ...]]], ends: tuple[float, ...], bold: bool = False
) -> None:
    """Print rows of cells at their heights: those of words from the left at a positive place, numbers up to `ends`."""
    for top, cells in rows:
        for x, cell in zip(ends, cells, strict=True):
            if cell:
                sheet.text(abs(x), top, cell, 9, bold, "right" if x > 0 else "left")


def named(sheet: Sheet) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the heads of each number read."""
    reading, _ = read(sheet, "table")
    return {v.text: (v.row_headers, v.column_headers) for v in reading.values}


def halfway(part_head: str, parts: tuple[str, str]) -> Sheet:
    """Return a table whose valleys stand half way up their two rows each."""
    sheet = Sheet()
    sheet.text(40, 60, "Hives and honey by valley, 2031", 10, True)
    printed(sheet, [(86, ("Valley", part_head, "Hives", "Honey"))], (-40, -120, 260, 330), True)
    sheet.level(38, 332, 98)
    numbers = [("412", "9.1"), ("388", "7.7"), ("151", "3.4"), ("97", "2.2"), ("640", "15.3"), ("207", "4.8")]
    rows = [(104 + 14.0 * k, (part, *numbers[k])) for k, part in enumerate(parts * 3)]
    printed(sheet, rows, (-120, 260, 330))
    for k, name in enumerate(("Arda", "Brenta", "Corva")):
        sheet.text(40, 111 + 28.0 * k, name)
        sheet.level(38, 332, 130 + 28.0 * k)
    return sheet


def test_a_name_half_way_up_its_rows_is_that_of_each() -> None:
    found = named(halfway("Keeper", ("Farms", "Schools")))
    assert found["388"][0] == ("Arda", "Schools")
    assert found["151"][0] == ("Brenta", "Farms")
    assert found["4.8"] == (("Corva", "Schools"), ("Honey",))


def test_numbers_that_begin_anew_under_each_name_name_its_parts() -> None:
    found = named(halfway("Zone", ("1", "2")))
    assert found["388"][0] == ("Arda", "Zone 2")
    assert found["640"][0] == ("Corva", "Zone 1")


def test_a_long_column_that_lacks_a_name_is_told_at_once() -> None:
    """Ways to share out rows double with each line, so each must not be gone through."""

    def at(x: float, y: float, text: str) -> Segment:
        return Segment.of([Word(text, Box(x, y, x + 4.0 * len(text), y + 8.0), "Times", 8.0)])

    tops = [60.0 + 16 * k for k in range(16)]
    rows = [[at(200, y, str(40 + k))] for k, y in enumerate(tops)]
    names = [at(40, y, f"Keeper {k}") for k, y in enumerate(tops[:-1])]
    work = lines_run(lambda: spanning_names(rows, Column(120, 160), names, 8.0))
    assert work.total() < 20_000


@pytest.mark.parametrize("goes_on", [True, False])
def test_lines_of_a_text_column_beside_the_rows_are_no_names_of_theirs(goes_on: bool) -> None:
    def at(x: float, y: float, text: str) -> Segment:
        return Segment.of([Word(w, Box(x, y, x + 4.0 * len(text), y + 8.0), "Times", 8.0) for w in text.split()])

    rows = [[at(200, y, str(40 + k))] for k, y in enumerate((60.0, 72.0, 84.0, 96.0))]
    heads = [at(40, 46, "Boats were few"), at(120, 46, "Day"), at(200, 46, "Time")]
    text = [at(40, 66, "and the quay was"), at(40, 90, "empty on most days")]
    below = [at(40, 105, "until a ferry ran"), at(40, 116, "came")] if goes_on else []
    found = spanning_names(rows, Column(120, 160), [*heads, *text, *below], 8.0)
    assert (found is None) is goes_on


def ruled_rows() -> Sheet:
    """Return a table with a level rule under each row, names over two lines, and one number set higher than its row."""
    sheet = Sheet()
    sheet.text(40, 60, "Boats laid up by harbour", 10, True)
    printed(sheet, [(86, ("Harbour", "Sail", "Motor"))], (-40, 220, 290), True)
    sheet.level(38, 292, 98)
    rows = [
        (102, ("North of", "61", "118")),
        (113, ("the bar", "", "")),
        (130, ("Old quay", "40", "72")),
        (146, ("West of", "", "95")),
        (157, ("the mole", "33", "")),
        (174, ("Long pier", "18", "54")),
    ]
    printed(sheet, rows, (-40, 220, 290))
    for top in (126, 142, 170, 186):
        sheet.level(38, 292, top)
    return sheet


def test_what_stands_between_two_rules_is_one_row() -> None:
    found = named(ruled_rows())
    assert {text: rows for text, (rows, _) in found.items()} == {
        "61": ("North of the bar",),
        "118": ("North of the bar",),
        "40": ("Old quay",),
        "72": ("Old quay",),
        "33": ("West of the mole",),
        "95": ("West of the mole",),
        "18": ("Long pier",),
        "54": ("Long pier",),
    }


def test_years_of_a_list_of_dates_tell_the_parts_of_each_name_apart() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Cost of pumps", 10, True)
    printed(sheet, [(86, ("Pump type", "Year introduced", "Price", "Life"))], (-40, 190, 260, 330), True)
    sheet.level(38, 332, 98)
    rows = [
        ("Wind", "2025", "410", "21"),
        ("", "2030", "388", "22"),
        ("Solar", "2025", "275", "16"),
        ("", "2030", "240", "18"),
        ("Hand", "2025", "60", "9"),
        ("", "2030", "58", "11"),
    ]
    printed(sheet, [(104 + 15.0 * k, row) for k, row in enumerate(rows)], (-40, 190, 260, 330))
    found = named(sheet)
    assert found["388"][0] == ("Wind", "Year introduced 2030")
    assert found["60"][0] == ("Hand", "Year introduced 2025")


def test_names_set_to_the_middle_are_names_left_of_others() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Prices at the gate", 10, True)
    rows = [
        ("Item", "Measure", "May", "June"),
        ("Hay", "bale", "4.10", "4.35"),
        ("Barley straw", "stack", "22.50", "21.75"),
        ("Oats", "bushel", "6.05", "6.20"),
        ("Mangolds", "load", "31.00", "30.40"),
    ]
    for k, row in enumerate(rows):
        for x, cell in zip((80, 150, 220, 290), row, strict=True):
            sheet.text(x, 86 + 16.0 * k, cell, 9, k == 0, "middle")
    assert named(sheet)["21.75"][0] == ("Barley straw", "stack")


def test_heads_of_two_columns_each_stand_over_heads_lower_than_those_of_the_names() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Ballots in the parish", 10, True)
    for x, head in ((225, "First ballot"), (355, "Second ballot")):
        sheet.text(x, 80, head, 9, True, "middle")
    for x, head in ((200, "Cast"), (250, "Share of all"), (330, "Cast"), (380, "Share of all")):
        sheet.text(x, 94, head, 9, True, "middle")
    printed(sheet, [(108, ("Name", "List"))], (-40, -110), True)
    rows = [
        ("Ash", "Blue", "811", "40.2", "905", "44.9"),
        ("Birch", "Green", "702", "34.8", "688", "34.1"),
        ("Cedar", "Red", "505", "25.0", "423", "21.0"),
    ]
    printed(sheet, [(124 + 15.0 * k, row) for k, row in enumerate(rows)], (-40, -110, 210, 262, 340, 392))
    found = named(sheet)
    assert found["40.2"][1] == ("First ballot", "Share of all")
    assert found["423"][1] == ("Second ballot", "Cast")


def test_thousands_of_money_under_days_are_no_row() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Balance of the guild", 10, True)
    printed(sheet, [(80, ("30 June 2031", "30 June 2030")), (92, ("£000", "£000"))], (260, 350), True)
    rows = [
        ("Cash", "1,046", "3,388"),
        ("Stocks", "2,209", "2,514"),
        ("Owed", "(874)", "(912)"),
        ("Net", "2,381", "4,990"),
    ]
    printed(sheet, [(112 + 15.0 * k, row) for k, row in enumerate(rows)], (-40, 260, 350))
    found = named(sheet)
    assert "£000" not in found
    assert " ".join(found["2,209"][1]) == "30 June 2031 (£000)"


def test_names_again_right_of_the_numbers_are_no_numbers() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "People by age", 10, True)
    printed(sheet, [(86, ("Age", "Men", "Women", "Âge"))], (-40, 180, 250, -270), True)
    sheet.level(38, 350, 98)
    rows = [
        ("0–14", "210", "655", "0–14 ans"),
        ("15–64", "804", "611", "15–64 ans"),
        ("65 and over", "115", "960", "65 et plus"),
    ]
    printed(sheet, [(104 + 15.0 * k, row) for k, row in enumerate(rows)], (-40, 180, 250, -270))
    assert {text: rows for text, (rows, _) in named(sheet).items()} == {
        "210": ("0–14",),
        "655": ("0–14",),
        "804": ("15–64",),
        "611": ("15–64",),
        "115": ("65 and over",),
        "960": ("65 and over",),
    }


def test_the_year_of_the_money_is_no_time_that_a_head_is_spread_over() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Cost of mills", 10, True)
    ends = (-40, 200, 270, 340)
    printed(
        sheet,
        [
            (80, ("", "Factor", "Total", "Variable")),
            (92, ("Mill", "of doubt", "(2031$/kW)", "(2031$/")),
            (104, ("", "", "", "kW)")),
        ],
        ends,
        True,
    )
    sheet.level(38, 342, 116)
    rows = [("Wind", "1.10", "4,106", "6.25"), ("Tide", "1.15", "9,480", "17.20"), ("Sun", "1.02", "960", "2.75")]
    printed(sheet, [(122 + 15.0 * k, row) for k, row in enumerate(rows)], ends)
    found = named(sheet)
    assert found["1.10"][1] == ("Factor of doubt",)
    assert found["6.25"][1] == ("Variable (2031$/ kW)",)


def test_what_a_year_brought_under_its_months_is_a_number() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Rain at the posts, 2031", 10, True)
    ends = (-40, 180, 230, 280, 340)
    printed(sheet, [(86, ("Post", "Jan", "Feb", "Mar", "Year"))], ends, True)
    rows = [
        ("Abbas", "111.1", "89.6", "33.2", "1180.9"),
        ("Ketter", "168.8", "108.5", "174.0", "1514.6"),
        ("Moor", "24.4", "69.9", "161.8", "1189.4"),
    ]
    printed(sheet, [(104 + 15.0 * k, row) for k, row in enumerate(rows)], ends)
    assert named(sheet)["1514.6"] == (("Ketter",), ("Year",))


def test_three_rows_without_rules_under_three_heads_are_a_table() -> None:
    sheet = Sheet()
    rows = [
        ("Class", "Waggon", "Toll"),
        ("Light", "Up to two wheels", "10%"),
        ("Middle", "Three or four wheels", "22%"),
        ("Heavy", "All others", "38%"),
    ]
    printed(sheet, [(86 + 15.0 * k, row) for k, row in enumerate(rows)], (-40, -110, -280))
    found = named(sheet)
    assert found["22%"] == (("Middle", "Three or four wheels"), ("Toll",))


@pytest.mark.parametrize("running", [True, False])
def test_a_running_head_is_no_title(running: bool) -> None:
    sheet = Sheet()
    sheet.text(320, 40, "April 2031", 10, True, "right")
    printed(sheet, [(66, ("Herd", "Cows", "Calves"))], (-40, 220, 290), True)
    sheet.level(38, 292, 78)
    rows = [("Home", "61", "18"), ("Hill", "40", "72"), ("Marsh", "33", "95")]
    printed(sheet, [(84 + 15.0 * k, row) for k, row in enumerate(rows)], (-40, 220, 290))
    page = sheet.page()
    layout = layout_of(page, "table", None, Box(36, 60, 300, 140))
    head = Block("b-0", "drawn", None, 1, 0, "furniture", "April 2031", Box(260, 38, 322, 52))
    layout = replace(layout, furniture=(head, replace(head, page_no=2)) if running else (head,))
    titles = {value.title for value in read_graphics(Document("drawn", "drawn.pdf", (page,)), layout).values}
    assert titles == ({None} if running else {"April 2031"})


def test_a_name_that_runs_up_the_page_beside_rows_leaves_them_theirs() -> None:
    sheet = Sheet()
    rows = [("On", "Herd", "Cows", "Calves"), ("", "Home", "61", "18"), ("", "Hill", "40", "72")]
    rows += [("", "Marsh", "33", "95"), ("All", "Both", "134", "185"), ("Sum", "Each", "268", "370")]
    printed(sheet, [(66 + 16.0 * k, row) for k, row in enumerate(rows)], (-40, -62, 220, 290))
    for y in (62, 78, 126, 142, 158):
        sheet.level(38, 300, y)
    for y in (94, 110):
        sheet.level(58, 300, y)
    for x in (38, 58, 170, 230, 300):
        sheet.upright(x, 62, 158)
    sheet.words.append(Word("Lowland", Box(43, 84, 52, 120), "Sans", 9.0, rotation=270))
    reading, _ = read(sheet, "table")
    assert [value.text for value in reading.values] == ["61", "18", "40", "72", "33", "95", "134", "185", "268", "370"]


def test_numbers_without_the_mark_that_the_others_have_are_no_money() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Stalls at the fair (2030 dollars)", 10, True)
    printed(sheet, [(86, ("Stall", "Rent", "Deposit", "Guests"))], (-40, 200, 270, 340), True)
    lines = [("Apples", "$41", "$9", "5,210"), ("Books", "$55", "$12", "1,877"), ("Candles", "$38", "$7", "904")]
    printed(sheet, [(104 + 14.0 * k, line) for k, line in enumerate(lines)], (-40, 200, 270, 340))
    reading, layout = read(sheet, "table")
    found = {figure.surface: figure.unit for figure in figures_from(reading.values, layout)}
    assert (found["$41"], found["5,210"]) == ("USD", None)


def test_short_forms_of_states_in_a_column_of_their_own_are_states() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "Wells by basin", 10, True)
    printed(sheet, [(86, ("Basin", "State", "Wells", "Depth"))], (-40, -140, 260, 330), True)
    codes = ("CO", "NE", "UT", "TX", "WY")
    lines = [(f"Basin {c}", code, f"2{k}4", f"1,1{k}0") for k, (c, code) in enumerate(zip("ABCDE", codes, strict=True))]
    printed(sheet, [(104 + 14.0 * k, line) for k, line in enumerate(lines)], (-40, -140, 260, 330))
    reading, layout = read(sheet, "table")
    found = {figure.surface: figure.place for figure in figures_from(reading.values, layout)}
    assert (found["204"], found["214"]) == ("Colorado", "Nebraska")


@pytest.mark.parametrize(
    ("title", "corner", "place"),
    [
        ("Cost of new engines by region", "Engine", None),
        ("Tax on goods by region", "Area", "Arnvik"),
        ("Voters on the list", "Ward 2 County", "Arnvik"),
        ("State and local taxes on goods", "Goods", None),
    ],
)
def test_a_title_by_region_names_no_rows_of_what_it_tells(title: str, corner: str, place: str | None) -> None:
    sheet = Sheet()
    sheet.text(40, 60, title, 10, True)
    printed(sheet, [(86, (corner, "East", "West"))], (-40, 260, 330), True)
    lines = [("Arnvik", "41.2", "9.1"), ("Bolsund", "55.0", "7.7"), ("Celder", "38.6", "3.4")]
    printed(sheet, [(104 + 14.0 * k, line) for k, line in enumerate(lines)], (-40, 260, 330))
    reading, layout = read(sheet, "table")
    assert {f.surface: f.place for f in figures_from(reading.values, layout)}["41.2"] == place
