"""Grids whose numbers count their cells hold no values: calendars and puzzles. Tables that look like them do."""

from __future__ import annotations

from pipelines.articles.tables.grid import Grid, GridCell
from pipelines.graphics.tables.counting import only_counts
from pipelines.model import Box
from tests.graphics.drawn import Sheet, read


def grid(rows: list[list[str]]) -> Grid:
    cells = [
        GridCell(r, c, 1, 1, Box(c * 40.0, r * 20.0, c * 40.0 + 30, r * 20.0 + 12), (), text)
        for r, texts in enumerate(rows)
        for c, text in enumerate(texts)
        if text
    ]
    return Grid(Box(0, 0, 40.0 * len(rows[0]), 20.0 * len(rows)), len(rows), len(rows[0]), tuple(cells), True)


def month(heads: str, first: int, days: int, columns: int = 7, **events: str) -> list[list[str]]:
    """Return the rows of a month's calendar whose first day is in the column `first`; `events` are behind the days."""
    texts = [""] * first + [f"{day} {events.get(f'on{day}', '')}".strip() for day in range(1, days + 1)]
    return [heads.split()] + [(texts[at : at + 7] + [""] * 7)[:columns] for at in range(0, len(texts), 7)]


def test_days_of_a_calendar_are_no_values() -> None:
    assert only_counts(
        grid(month("Sun Mon Tue Wed Thu Fri Sat", 3, 31, on7="Book club", on18="Boats out, 9-12")), "May"
    )
    assert only_counts(grid(month("M T W T F S S", 0, 30)), None)
    assert only_counts(grid(month("Monday Tuesday Wednesday Thursday Friday", 0, 30, columns=5)), "School meals")


def test_numbers_under_days_that_do_not_count_on_are_values() -> None:
    week = [["", "Mon", "Tue", "Wed", "Thu", "Fri"], ["Ferries", "12", "14", "9", "15", "22"]]
    assert not only_counts(grid([*week, ["Boats", "31", "28", "30", "26", "41"]]), "Boats by day")
    assert not only_counts(
        grid([["Pier", "2022", "2023"], *[[f"No. {k}", str(k), str(k + 1)] for k in range(9)]]), None
    )


def test_squares_of_a_puzzle_are_no_values() -> None:
    square = [[str((3 * r + r // 3 + c) % 9 + 1) if (r + 2 * c) % 3 else "" for c in range(9)] for r in range(9)]
    assert only_counts(grid(square), None)
    square[0][1] = square[0][2] = "5"
    assert not only_counts(grid(square), None)
    assert only_counts(grid(square), "Monday's sudoku No. 4,120")
    assert not only_counts(grid(square), "Sudoku players by age, per cent")


def test_a_calendar_on_a_page_gives_no_values() -> None:
    sheet = Sheet()
    sheet.text(40, 60, "May 2024", 11, True)
    for column, head in enumerate(("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")):
        sheet.text(60 + 30 * column, 80, head, 8, True, "right")
    for day in range(1, 32):
        at = day + 2
        sheet.text(60 + 30 * (at % 7), 96 + 14 * (at // 7), str(day), 9, False, "right")
    reading, _ = read(sheet, "table")
    assert reading.values == ()
    assert [table.title for table in reading.tables] == ["May 2024"]
