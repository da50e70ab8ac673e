"""The end of a paragraph over a table is no row of it."""

from __future__ import annotations

from pipelines.articles.tables.finding import find_grids
from tests.graphics.drawn import Sheet

ROWS = (("Seed handed out", "92", "31"), ("Wells repaired", "64", "12"), ("Grants paid", "38", "27"))
TEXT = "Staff will keep working with the growers on stores, as many a family sold its goats and"


def first_rows(last: str, bold: bool = False) -> list[str]:
    sheet = Sheet()
    sheet.text(40, 60, TEXT, 10)
    sheet.text(40, 72, last, 10, bold)
    for row, cells in enumerate(ROWS):
        for x, text in zip((40, 240, 320), cells, strict=True):
            sheet.text(x, 90 + 14 * row, text, 10, False, "left" if x == 40 else "right")
    grids = find_grids(sheet.page())
    return [cell.text for grid in grids for cell in grid.cells if cell.row == 0]


def test_the_last_line_of_a_text_is_no_row() -> None:
    assert first_rows("then lent out its boat.") == list(ROWS[0])


def test_a_bold_line_over_a_table_stays() -> None:
    assert first_rows("Progress of the plan", True) == ["Progress of the plan"]
