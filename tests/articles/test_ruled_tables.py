"""Tables whose lines are not all drawn: an open side, heads with no line between them, a title in the way.

Belongs here: grids of pages set by hand. Does not belong here: what cells mean.
"""

from __future__ import annotations

from pipelines.articles.tables.finding import Grid, find_grids
from tests.articles.paper import Paper

ROWS = [
    ["Port", "Calls", "Tonnes"],
    ["Alba", "31", "840"],
    ["Bruma", "12", "350"],
    ["Cala", "8", "90"],
    ["Dorn", "5", "60"],
]


def set_rows(paper: Paper, rows: list[list[str]], top: float) -> None:
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            paper.line(46 + 120 * column, top + 20 * number + 5, text)


def rows_of(grid: Grid) -> list[list[str]]:
    texts = {(cell.row, cell.column): cell.text for cell in grid.cells}
    return [[texts.get((row, column), "") for column in range(grid.columns)] for row in range(grid.rows)]


def test_rows_over_and_under_the_last_lines_drawn_though_stripes_are_short():
    paper = Paper()
    set_rows(paper, ROWS, 100)
    for row in range(1, 5):
        paper.rule(40, 100 + 20 * row, 400)
    for column in range(1, 3):
        paper.rule(40 + 120 * column, 100, 40 + 120 * column, 200)
    for row in (1, 3):
        for column in range(3):
            x = 40 + 120 * column
            paper.box(x, 100 + 20 * row, x + 120, 120 + 20 * row, "#cde0f3")
    (grid,) = find_grids(paper.page())
    assert rows_of(grid) == ROWS


def test_heads_on_a_tint_with_no_line_between_them():
    paper = Paper()
    set_rows(paper, ROWS, 100)
    for row in range(6):
        paper.rule(40, 100 + 20 * row, 400)
    for column in range(4):
        paper.rule(40 + 120 * column, 100 if column in (0, 3) else 120, 40 + 120 * column, 200)
    (grid,) = find_grids(paper.page())
    assert rows_of(grid) == ROWS


def test_a_word_broken_in_a_cell_is_joined_as_in_a_text():
    paper = Paper()
    set_rows(paper, [["Port", "Ware-", "Self-"], ["", "houses", "employed"]], 100)
    set_rows(paper, ROWS[1:], 140)
    for top in (100, 140, 160, 180, 200, 220):
        paper.rule(40, top, 400)
    for column in range(4):
        paper.rule(40 + 120 * column, 100, 40 + 120 * column, 220)
    (grid,) = find_grids(paper.page())
    assert rows_of(grid)[0] == ["Port", "Warehouses", "Self-employed"]


def test_one_head_over_several_columns_stays_one():
    paper = Paper()
    set_rows(paper, [["", "Calls in the last", ""], *ROWS[1:]], 100)
    paper.line(257, 105, "two years")
    for row in range(6):
        paper.rule(40, 100 + 20 * row, 400)
    for column in range(4):
        paper.rule(40 + 120 * column, 100 if column != 2 else 120, 40 + 120 * column, 200)
    (grid,) = find_grids(paper.page())
    assert [(cell.text, cell.column_span) for cell in grid.cells if cell.row == 0 and cell.text] == [
        ("Calls in the last two years", 2)
    ]


def test_the_tables_number_is_no_head():
    paper = Paper()
    paper.line(46, 60, "Table 1.4.", bold=True)
    paper.line(130, 60, "Growth in calls and tonnes")
    set_rows(paper, [["Port", "2023", "2024"], *ROWS[1:]], 72)
    (grid,) = find_grids(paper.page())
    assert rows_of(grid)[0] == ["Port", "2023", "2024"]


def test_years_that_stand_alone_between_lines_of_text_are_no_table():
    paper = Paper()
    for number in range(4):
        paper.line(60, 100 + 24 * number, "The mole was mended by the harbour board in the year")
        paper.line(200, 112 + 24 * number, str(2001 + number))
    assert not find_grids(paper.page())
