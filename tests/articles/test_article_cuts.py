"""Cuts read a column from its top, however its lines are indented."""

from __future__ import annotations

from pipelines.articles.cuts import Item, Walls, reading_order
from pipelines.model import Box


def _item(number: int, x0: float, top: float, x1: float, bottom: float) -> Item:
    return Item(number, Box(x0, top, x1, bottom), 4, 40)


def test_a_column_is_read_from_its_top_whatever_its_indents():
    left = [_item(0, 44, 40, 290, 90), _item(1, 42, 100, 200, 112), _item(2, 40, 120, 290, 300)]
    right = [_item(3, 312, 40, 560, 150), _item(4, 310, 140, 560, 320)]
    assert reading_order([*right, *left], Walls((), ())) == [0, 1, 2, 3, 4]


def test_slabs_of_a_column_stay_in_order():
    left = [_item(0, 46, 40, 290, 90), _item(1, 40, 100, 290, 200), _item(2, 43, 196, 290, 300)]
    assert reading_order([_item(3, 310, 40, 560, 320), *left], Walls((), ())) == [0, 1, 2, 3]
