"""Cuts read a column from its top, however its lines are indented."""

from __future__ import annotations

from pipelines.articles.order.cuts import Item, Walls, reading_order
from pipelines.model import Box


def _item(number: int, x0: float, top: float, x1: float, bottom: float, rank: int | None = None) -> Item:
    return Item(number, Box(x0, top, x1, bottom), 4, 40, rank)


def test_a_column_is_read_from_its_top_whatever_its_indents():
    left = [_item(0, 44, 40, 290, 90), _item(1, 42, 100, 200, 112), _item(2, 40, 120, 290, 300)]
    right = [_item(3, 312, 40, 560, 150), _item(4, 310, 140, 560, 320)]
    assert reading_order([*right, *left], Walls((), ())) == [0, 1, 2, 3, 4]


def test_slabs_of_a_column_stay_in_order():
    left = [_item(0, 46, 40, 290, 90), _item(1, 40, 100, 290, 200), _item(2, 43, 196, 290, 300)]
    assert reading_order([_item(3, 310, 40, 560, 320), *left], Walls((), ())) == [0, 1, 2, 3]


def _tiles(ranks: list[int | None]) -> list[Item]:
    """Heads and texts in two rows and three columns, counted row by row; heads and texts of a row stand level."""
    items = []
    for number, rank in enumerate(ranks):
        row, column, text = number // 6, number % 6 // 2, number % 2
        top = 40 + 100 * row + 14 * text
        items.append(_item(number, 40 + 180 * column, top, 200 + 180 * column, top + (10 if not text else 50), rank))
    return items


def test_rows_of_tiles_are_read_as_the_file_does_where_either_way_is_possible():
    by_row = list(range(12))
    by_column = [0, 1, 6, 7, 2, 3, 8, 9, 4, 5, 10, 11]
    assert reading_order(_tiles([None] * 12), Walls((), ())) == by_column
    assert reading_order(_tiles([*by_row]), Walls((), ())) == by_row
    ranks = [by_column.index(number) for number in range(12)]
    assert reading_order(_tiles([*ranks]), Walls((), ())) == by_column


def test_an_order_that_no_cut_can_follow_is_left_alone():
    nonsense = [11, 3, 7, 0, 9, 2, 8, 1, 10, 4, 6, 5]
    assert reading_order(_tiles([*nonsense]), Walls((), ())) == reading_order(_tiles([None] * 12), Walls((), ()))


def test_what_no_cut_parts_is_read_as_the_file_does():
    crossed = [_item(0, 40, 40, 300, 120, 2), _item(1, 200, 100, 500, 200, 0), _item(2, 40, 130, 260, 220, 1)]
    assert reading_order(crossed, Walls((), ())) == [1, 2, 0]
