"""Cells over several lines beside numbers half way up, and headers flush with the last of the columns they head."""

from __future__ import annotations

from tests.graphics.drawn import Sheet, read


def market(level_names: bool) -> Sheet:
    """Return a price table whose first name and third unit take two lines; or whose names alone in a line head rows."""
    sheet = Sheet()
    sheet.text(40, 60, "Prices at the quay, May 2024", 10, True)
    for x, head in ((40, "Fish"), (200, "Price"), (270, "Sold")):
        sheet.text(x, 86, head, 9, True, "left" if x == 40 else "right")
    sheet.level(40, 275, 98)
    if level_names:
        rows = [
            ("Salted", None, 104),
            ("Herring", ("40", "210"), 120),
            ("Smoked", None, 136),
            ("Eel", ("95", "31"), 152),
        ]
        rows += [("Sprat", ("22", "118"), 168)]
    else:
        rows = [("Salted", None, 104), ("", ("40", "210"), 109), ("herring", None, 114), ("Eel", ("95", "31"), 132)]
        rows += [("Sprat", ("22", "118"), 150), ("Cod", ("61", "77"), 166)]
    for name, numbers, top in rows:
        if name:
            sheet.text(42, top, name)
        for x, number in zip((200, 270), numbers or (), strict=False):
            sheet.text(x, top, number, 9, False, "right")
    sheet.level(40, 275, 186)
    return sheet


def test_a_name_over_two_lines_beside_its_numbers_is_whole() -> None:
    reading, _ = read(market(level_names=False), "table")
    assert {(v.row_headers, v.text) for v in reading.values if v.column_headers[-1] == "Sold"} == {
        (("Salted herring",), "210"),
        (("Eel",), "31"),
        (("Sprat",), "118"),
        (("Cod",), "77"),
    }


def test_names_of_groups_over_and_under_a_row_are_not_its_name() -> None:
    reading, _ = read(market(level_names=True), "table")
    assert {(v.row_headers, v.text) for v in reading.values if v.column_headers[-1] == "Sold"} == {
        (("Salted", "Herring"), "210"),
        (("Smoked", "Eel"), "31"),
        (("Smoked", "Sprat"), "118"),
    }


def test_a_header_flush_right_heads_what_no_other_header_does() -> None:
    sheet = Sheet()
    ends = (180, 240, 310, 370, 440)
    sheet.text(40, 60, "Ewes examined by parish, 2024", 10, True)
    sheet.text(240, 80, "Ewes", 9, True, "right")
    sheet.text(440, 80, "In all since January", 9, True, "right")
    sheet.text(40, 92, "Parish", 9, True)
    for x, head in zip(ends, ("Week 19", "Week 18", "Ewes", "Losses", "Share (%)"), strict=True):
        sheet.text(x, 92, head, 9, True, "right")
    sheet.level(40, 442, 104)
    for r, (name, numbers) in enumerate(
        [("Ash", "41 53 531 19 3.6"), ("Birch", "23 26 294 11 3.7"), ("Cedar", "18 20 211 14 6.6")]
    ):
        sheet.text(42, 110 + 16 * r, name)
        for x, number in zip(ends, numbers.split(), strict=True):
            sheet.text(x, 110 + 16 * r, number, 9, False, "right")
    sheet.level(40, 442, 156)
    reading, _ = read(sheet, "table")
    heads = {v.text: v.column_headers for v in reading.values if v.row_headers == ("Ash",)}
    assert heads["53"] == ("Ewes", "Week 18")
    assert [heads[text][0] for text in ("531", "19", "3.6")] == ["In all since January"] * 3


def flush_left_sheet(upper: tuple[tuple[float, str], ...]) -> Sheet:
    sheet = Sheet()
    ends = (180, 240, 310, 370)
    sheet.text(40, 60, "Goats seen by parish, 2024", 10, True)
    for x, head in upper:
        sheet.text(x, 80, head, 9, True)
    sheet.text(40, 92, "Parish", 9, True)
    for x, head in zip(ends, ("Week 19", "Week 18", "Goats", "Losses"), strict=True):
        sheet.text(x, 92, head, 9, True, "right")
    sheet.level(40, 372, 104)
    for r, (name, numbers) in enumerate(
        [("Ash", "41 53 531 19"), ("Birch", "23 26 294 11"), ("Cedar", "18 20 211 14")]
    ):
        sheet.text(42, 110 + 16 * r, name)
        for x, number in zip(ends, numbers.split(), strict=True):
            sheet.text(x, 110 + 16 * r, number, 9, False, "right")
    sheet.level(40, 372, 156)
    return sheet


def test_the_last_header_flush_left_heads_the_column_behind_too() -> None:
    reading, _ = read(flush_left_sheet(((148.5, "Sick"), (260.0, "Since May"))), "table")
    heads = {v.text: v.column_headers for v in reading.values if v.row_headers == ("Ash",)}
    assert [heads[text] for text in ("531", "19")] == [("Since May", "Goats"), ("Since May", "Losses")]
    assert [heads[text] for text in ("41", "53")] == [("Sick", "Week 19"), ("Sick", "Week 18")]


def test_a_header_flush_right_over_one_column_does_not_head_the_column_behind() -> None:
    reading, _ = read(flush_left_sheet(((205.0, "Sick"), (290.0, "Also"))), "table")
    heads = {v.text: v.column_headers for v in reading.values if v.row_headers == ("Ash",)}
    assert heads["19"] == ("Losses",)


def test_a_name_over_two_lines_whose_numbers_stand_beside_its_last_is_whole() -> None:
    """Lines of one cell follow each other closer than rows do; the first stands under the header's rule."""
    sheet = Sheet()
    sheet.text(40, 60, "Prices of the week", 10, True)
    for x, head in ((230, "May 31"), (300, "May 24")):
        sheet.text(x, 80, head, 9, True, "right")
    sheet.level(40, 302, 92)
    top = 96.0
    rows = [(("Arabica coffee, New", "Harbour ($/lb)"), "2.18 2.24"), (("Fishmeal, Orve", "($/t)"), "1,710 1,695")]
    rows += [(("Tin ($/t)",), "866 874"), (("Zinc ($/t)",), "471 449"), (("Reservoirs of", "Leath (% full)"), "47 44")]
    for lines, numbers in rows:
        for line in lines:
            sheet.text(42, top, line)
            top += 11
        for x, number in zip((230, 300), numbers.split(), strict=True):
            sheet.text(x, top - 11, number, 9, False, "right")
        top += 4
    sheet.level(40, 302, top)
    reading, _ = read(sheet, "table")
    assert [(v.row_headers, v.text) for v in reading.values if v.column_headers[-1] == "May 24"] == [
        (("Arabica coffee, New Harbour ($/lb)",), "2.24"),
        (("Fishmeal, Orve ($/t)",), "1,695"),
        (("Tin ($/t)",), "874"),
        (("Zinc ($/t)",), "449"),
        (("Reservoirs of Leath (% full)",), "44"),
    ]


def test_a_head_of_codes_between_other_heads_lines_is_no_title() -> None:
    sheet = Sheet()
    sheet.text(40, 50, "Sales by kind of business, 2023", 10, True)
    sheet.level(40, 400, 70)
    sheet.text(400, 75, "Percent", 9, False, "right")
    sheet.text(233, 82, "NAICS", 9, False, "right")  # right in the middle of the table
    sheet.text(229, 89, "code", 9, False, "right")
    sheet.text(400, 87, "of sales", 9, False, "right")
    for x, head in ((270, "Shops"), (315, "Staff"), (360, "Sales")):
        sheet.text(x, 87, head, 9, False, "right")
    sheet.text(40, 89, "Kind of business")
    sheet.level(40, 400, 102)
    rows = [("Paper", "421", "88", "310", "1,186", "0.2"), ("Metals", "422", "91", "402", "1,354", "1.6")]
    rows += [("Toys", "430", "17", "65", "94", "7"), ("Soap", "441", "12", "70", "88", "5")]
    for row, cells in enumerate(rows):
        top = 108 + 14 * row
        sheet.text(40, top, cells[0])
        for x, cell in zip((229, 270, 315, 360, 400), cells[1:], strict=True):
            sheet.text(x, top, cell, 9, False, "right")
    sheet.level(40, 400, 166)
    reading, _ = read(sheet, "table")
    assert {v.column_headers[-1] for v in reading.values if v.text in ("0.2", "1.6", "7")} == {"Percent of sales"}


def test_heads_to_the_left_of_wide_columns_have_one_column_each() -> None:
    """Numbers are set to the right, so that a head is as near to the numbers before it as to its own."""
    sheet = Sheet()
    sheet.text(40, 60, "Catch of the fleet, May 2024", 10, True)
    for x, head in ((40, "Fish"), (146, "Landed (t)"), (254, "Released (kg)"), (362, "Value (EUR)")):
        sheet.text(x, 86, head, 10)
    sheet.level(40, 460, 98)
    for k, row in enumerate(
        (("Herring", "4.2", "310", "1,300"), ("Eel", "3.1", "120", "370"), ("Cod", "2.9", "88", "260"))
    ):
        for x, cell in zip((40, 242, 350, 458), row, strict=True):
            sheet.text(x, 104 + 16 * k, cell, 9, False, "left" if x == 40 else "right")
    sheet.level(40, 460, 154)
    reading, _ = read(sheet, "table")
    assert {(v.column_headers[-1], v.text) for v in reading.values if v.row_headers == ("Eel",)} == {
        ("Landed (t)", "3.1"),
        ("Released (kg)", "120"),
        ("Value (EUR)", "370"),
    }
