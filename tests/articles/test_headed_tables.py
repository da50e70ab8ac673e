"""Tables of words: heads that stand out over short cells, and what looks like one and is none.

Belongs here: what the finder of headed tables decides on pages set by hand. Does not belong here: tables of numbers.
"""

from __future__ import annotations

import pytest

from pipelines.articles import lay_out
from pipelines.articles.markdown import table_html
from pipelines.articles.tables.finding import Grid, find_grids
from pipelines.graphics import read_graphics
from pipelines.model import Document
from tests.articles.paper import Paper

COURSES = [
    ["Course", "Tutor", "Room"],
    ["Bookbinding", "Ines Calder", "Old mill"],
    ["Welding", "Tom Arkwright", "Shed four"],
    ["Portuguese", "Rui Faria", "Library"],
]
TENANTS = [
    ["Topic", "Until now", "From spring"],
    ["Deposit", "Three rents, paid in full before the keys are handed over", "Two rents over half a year"],
    ["Notice", "One month by letter", "Three months for the landlord and one for the tenant, by letter or e-mail"],
    ["", "None in a trial year", "One month in a trial year, whoever gives it and for whatever reason"],
    ["Repairs", "In reasonable time", "Within ten days, or the council sees to it and sends the bill"],
]
PROSE = (
    "The harbour board heard on Tuesday how the work on the breakwater had gone over the summer and what it would cost "
    "to finish the eastern arm before the gales of the autumn set in again."
)


def set_rows(
    paper: Paper, rows: list[list[str]], top: float, step: float = 18.0, width: float = 150.0, **head
) -> float:
    """Set each cell at its column's left edge, its text in lines; every row starts under the longest cell above."""
    for number, row in enumerate(rows):
        style = head if number == 0 else {}
        ends = [
            paper.block(40 + width * column, top, width - 20, text, 9.0, **style)
            for column, text in enumerate(row)
            if text
        ]
        top = max(top + step, max(ends) + step - 10.8)
    return top


def grid_of(paper: Paper) -> Grid | None:
    found = find_grids(paper.page())
    assert len(found) <= 1
    return found[0] if found else None


def rows_of(grid: Grid) -> list[list[str]]:
    texts = {(cell.row, cell.column): cell.text for cell in grid.cells}
    return [[texts.get((row, column), "") for column in range(grid.columns)] for row in range(grid.rows)]


@pytest.mark.parametrize("rows", [COURSES, TENANTS], ids=["single lines", "cells of several lines"])
@pytest.mark.parametrize("head", [{"bold": True}, {"color": "#a00000"}], ids=["bold", "coloured"])
def test_rows_under_heads_that_stand_out(rows, head):
    paper = Paper()
    top = paper.block(40, 40, 500, PROSE)
    top = set_rows(paper, rows, top + 20, **head)
    paper.block(40, top + 20, 500, PROSE)
    grid = grid_of(paper)
    assert grid is not None
    assert grid.heads == 1
    assert rows_of(grid) == rows


def test_a_name_holds_for_the_rows_below_that_have_none():
    paper = Paper()
    set_rows(paper, TENANTS, 60, bold=True)
    grid = grid_of(paper)
    assert grid is not None
    assert {cell.text: cell.row_span for cell in grid.cells if cell.column == 0}["Notice"] == 2


def test_the_corner_over_the_names_may_be_empty():
    paper = Paper()
    set_rows(
        paper,
        [["", "Alba", "Bruma"], *([name, "Vigo", "Rauma yard"] for name in ("Built", "Owner", "Home"))],
        60,
        bold=True,
    )
    grid = grid_of(paper)
    assert grid is not None
    assert rows_of(grid)[0] == ["", "Alba", "Bruma"]


def test_two_columns_make_a_table_only_between_rules():
    birds = [["Name", "Where"], ["Curlew", "Salt marsh"], ["Knot", "Sand bar"], ["Teal", "Reed bed"]]
    open_, closed = Paper(), Paper()
    for paper in (open_, closed):
        bottom = set_rows(paper, birds, 60, bold=True)
    closed.rule(38, 56, 340)
    closed.rule(38, bottom - 4, 340)
    assert grid_of(open_) is None
    grid = grid_of(closed)
    assert grid is not None
    assert rows_of(grid) == birds


def test_a_folio_under_a_table_is_no_row():
    paper = Paper()
    top = set_rows(paper, TENANTS, 60, bold=True)
    paper.line(460, top + 20, "11", 9.0)
    grid = grid_of(paper)
    assert grid is not None
    assert "11" not in {cell.text for cell in grid.cells}


def test_stories_side_by_side_are_no_table():
    paper = Paper()
    set_rows(
        paper,
        [["Fish prices fall", "New airport bus", "Library open late"], *([PROSE] * 3 for _ in range(3))],
        60,
        bold=True,
    )
    assert grid_of(paper) is None


def test_a_line_that_runs_into_the_next_column_is_parted_where_its_head_begins():
    paper = Paper()
    rows = [["Tree", "Ladder", "Remarks"], ["Pear on quince tree", "Step", "Mind the wires"]]
    rows += [
        ["Plum", "Any", "Wasps in autumn"],
        ["Apple", "Three legs", "Set one uphill"],
        ["Walnut", "Rope", "Ask first"],
    ]
    set_rows(paper, rows, 60, width=93.0, bold=True)
    grid = grid_of(paper)
    assert grid is not None
    assert rows_of(grid) == rows


def test_addresses_side_by_side_are_no_table():
    paper = Paper()
    set_rows(
        paper,
        [
            ["Ida Roth", "Karl Venn", "Lea Tamm"],
            ["Geology", "Harbour Works", "History"],
            ["Norham", "Norham", "Norham"],
            ["Quay three", "Quay five", "Mill Lane"],
        ],
        60,
        step=10.8,
        bold=True,
    )
    assert grid_of(paper) is None


def test_an_empty_place_keeps_what_follows_under_its_own_head():
    paper = Paper()
    set_rows(paper, [*COURSES, ["Choir", "", "Chapel"]], 60, bold=True)
    document = Document("issue", "issue.pdf", (paper.page(),))
    layout = lay_out(document)
    (table,) = read_graphics(document, layout).tables
    last = table_html(table.cells).split("<tr>")[-1].replace("\n", "")
    assert last == "<th>Choir</th><td></td><td>Chapel</td></tr></table>"


def test_rows_under_a_title_on_a_tint_as_wide_as_the_rule_below():
    rows = [["Curlew", "Salt marsh"], ["Knot", "Sand bar"], ["Teal", "Reed bed"], ["Dunlin", "Old pier"]]
    plain, titled = Paper(), Paper()
    for paper in (plain, titled):
        paper.line(40, 44, "Birds of the estuary", 9.0, bold=True, color="#ffffff")
        bottom = set_rows(paper, rows, 64)
        paper.rule(38, bottom - 4, 240)
    titled.box(38, 40, 240, 58, "#2c3527")
    assert grid_of(plain) is None
    grid = grid_of(titled)
    assert grid is not None
    assert rows_of(grid) == [["Birds of the estuary", ""], *rows]
    assert grid.cells[0].column_span == 2
