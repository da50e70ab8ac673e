"""Heads of two columns a blank apart are two where each is a time of its own, also far over a table of two columns."""

from __future__ import annotations

import pytest

from pipelines.articles.tables.run_together import part_heads, times_in
from pipelines.articles.tables.segments import Segment
from pipelines.articles.tables.spans import Extent
from pipelines.articles.tables.unruled import unruled_grids
from pipelines.model import Box, Word
from tests.articles.paper import Paper


def _head(text: str) -> Segment:
    words, x = [], 100.0
    for word in text.split():
        words.append(Word(word, Box(x, 10, x + 4 * len(word), 16), "Sans", 6.0, False, False, "#000000", 0, False))
        x += 4 * len(word) + 2
    return Segment.of(tuple(words))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Q2 2030 Q1 2030", ["Q2 2030", "Q1 2030"]),
        ("Week 8 Week 7", ["Week 8", "Week 7"]),
        ("May June July", ["May June July"]),
        ("May June", ["May", "June"]),
        ("January to March 2030", ["January to March 2030"]),
        ("Q2 2030 Q2 2030", ["Q2 2030 Q2 2030"]),
        ("Second quarter", ["Second quarter"]),
    ],
)
def test_times_a_blank_apart_are_heads_of_their_own(text: str, parts: list[str]) -> None:
    assert [s.text for s in times_in(_head(text)) or [_head(text)]] == parts


def test_times_over_one_column_stay_together() -> None:
    head = _head("May June")
    assert part_heads([[head]], [Extent(90, 140)]) == [[head]]
    assert [s.text for s in part_heads([[head]], [Extent(90, 112), Extent(114, 140)])[0]] == ["May", "June"]


def _table(heads: tuple[str, str], gap: float) -> list[str]:
    paper = Paper()
    paper.line(152, 100, heads[0], size=8)
    paper.line(202, 100, heads[1], size=8)
    for row, (name, now, then) in enumerate(
        [("Kites", "284,600", "273,100"), ("Ropes", "166,000", "184,000"), ("Oars", "610,000", "813,000")]
    ):
        top = 100 + 8 + gap + 12 * row
        paper.line(60, top, name, size=8)
        paper.line(150, top, now, size=8)
        paper.line(200, top, then, size=8)
    grids = unruled_grids(paper.page(), paper.words)
    return [cell.text for grid in grids for cell in grid.cells if cell.row == 0]


def test_two_times_head_their_columns_from_further_above() -> None:
    assert _table(("Q2 2030", "Q1 2030"), 20) == ["Q2 2030", "Q1 2030"]
    assert "Planned" not in _table(("Planned", "Read on"), 20)
