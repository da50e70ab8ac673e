"""Tables side by side under headings with rules of their own, and rows on tints that part no columns."""

from __future__ import annotations

from tests.graphics.drawn import Sheet, read

WORDS = [("Owner", "Harbour trust"), ("Warden", "M. Oster"), ("Engineer", "P. Lind"), ("Auditor", "Lund and Bay")]
LEFT = [("Ferries", "12", "3,400"), ("Tugs", "7", "610"), ("Barges", "31", "9,150")]
RIGHT = [(f"{name} quay", f"{k}.10%", f"{60 + k}") for k, name in enumerate(("Arn", "Bol", "Cel", "Dun", "Esk", "Fal"))]


def test_tables_under_headings_with_rules_that_break_between_them_keep_apart() -> None:
    sheet = Sheet()
    sheet.level(20, 580, 40)
    panels = [
        (20.0, 190.0, "Parties", (), WORDS),
        (198.0, 380.0, "Vessels", ("Count", "Tonnage"), LEFT),
        (388.0, 580.0, "Berths", ("Rate", "Slots"), RIGHT),
    ]
    for x0, x1, heading, heads, rows in panels:
        places = (x1 - 70, x1 - 3)[-len(rows[0]) + 1 :]
        sheet.text(x0, 60, heading, 12, True)
        sheet.level(x0, x1, 76)
        for x, head in zip(places, heads, strict=False):
            sheet.text(x, 84, head, 8, False, "right")
        for number, (name, *texts) in enumerate(rows):
            sheet.text(x0 + 1, 98 + 14 * number, name, 8)
            for x, text in zip(places, texts, strict=True):
                sheet.text(x, 98 + 14 * number, text, 8, False, "right")
    reading, _ = read(sheet, "table")
    assert {(v.row_headers, v.column_headers[-1:], v.text) for v in reading.values} == {
        ((name,), (head,), text)
        for _, _, _, heads, rows in panels[1:]
        for name, *texts in rows
        for head, text in zip(heads, texts, strict=True)
    }


def test_heads_of_groups_with_a_rule_each_part_no_table() -> None:
    sheet = Sheet()
    for x0, x1, head in ((150.0, 270.0, "Landed"), (280.0, 400.0, "Shipped")):
        sheet.text(x0, 60, head, 11, True)
        sheet.level(x0, x1, 74)
        for x, year in ((x0 + 50, "2031"), (x1 - 4, "2032")):
            sheet.text(x, 80, year, 8, False, "right")
    for number, (name, *texts) in enumerate([("Cod", *"1234"), ("Eel", *"5678"), ("Hake", *"9135"), ("Ling", *"7246")]):
        sheet.text(40, 94 + 14 * number, name, 8)
        for x, text in zip((200, 266, 330, 396), texts, strict=True):
            sheet.text(x, 94 + 14 * number, text, 8, False, "right")
    reading, _ = read(sheet, "table")
    assert len(reading.values) == 16
    assert {v.row_headers for v in reading.values} == {("Cod",), ("Eel",), ("Hake",), ("Ling",)}


def test_cells_on_tints_of_their_own_swallow_no_columns() -> None:
    """What rows are tested with, and how they came out, names none of them."""
    sheet = Sheet()
    rows = [
        ("Depth at quay", "9.40", ">=", "8.00", "MET", "9.10"),
        ("Silt in basin", "0.62", "<=", "0.80", "MET", "0.58"),
        ("Width of gate", "24.50", ">=", "22.00", "MET", "24.50"),
        ("Lift of crane", "41.00", ">=", "45.00", "MISSED", "46.20"),
        ("Height of wall", "5.25", ">=", "5.00", "MET", "5.30"),
        ("Hours of power", "0.90", "<=", "1.50", "MET", "1.20"),
    ]
    places = ((42, "left"), (230, "right"), (265, "middle"), (330, "right"), (382, "middle"), (455, "right"))
    for (x, align), head in zip(places, ("Test", "Current", "Operation", "Limit", "Result", "Prior"), strict=True):
        sheet.text(x, 84, head, 8, False, align)
    sheet.level(40, 460, 95)
    for number, row in enumerate(rows):
        top = 96.0 + 14 * number
        if number % 2 == 0:
            sheet.bar(40, top, 300, top + 14, "#eceff1")
            sheet.bar(300, top, 355, top + 14, "#eceff1")
            sheet.bar(410, top, 460, top + 14, "#eceff1")
        sheet.bar(355, top, 410, top + 14, "#d4edda" if row[4] == "MET" else "#ced4da")
        for (x, align), text in zip(places, row, strict=True):
            sheet.text(x, top + 3, text, 8, False, align)
    reading, _ = read(sheet, "table")
    assert {(v.row_headers[0], v.column_headers[-1], v.text) for v in reading.values} == {
        (row[0], head, row[k]) for row in rows for k, head in ((1, "Current"), (3, "Limit"), (5, "Prior"))
    }
