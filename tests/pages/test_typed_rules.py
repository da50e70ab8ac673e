"""Lines of typed characters are rules; dashes among words are not."""

from __future__ import annotations

import pytest

from pipelines.model import Box, Tag, Word
from pipelines.pages.typed_rules import numbered_anew, with_typed_rules


def line(top: float, *texts: str) -> list[Word]:
    return [
        Word(text, Box(40 + 120 * at, top, 40 + 120 * at + 5 * len(text), top + 9), "Courier", 9, False)
        for at, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("texts", "rules"),
    [
        (("--------------------",), 1),
        (("==========",), 1),
        (("-----", "-----", "-----"), 3),
        (("+-----+-----+",), 1),
        (("Name", "----------"), 0),
        (("---",), 0),
        (("twenty-one-year-olds",), 0),
    ],
)
def test_a_line_of_nothing_but_typed_pieces_is_ruled(texts: tuple[str, ...], rules: int) -> None:
    words = (*line(60, "Station", "Rain"), *line(72, *texts), *line(84, "Arnvik", "12.4"))
    left, found = with_typed_rules(words)
    assert len(found) == rules
    assert len(left) == len(words) - rules
    assert all(rule.box.top == pytest.approx(76.25) for rule in found)


def test_bars_between_columns_go_with_a_typed_frame_alone() -> None:
    rows = (*line(84, "|", "Arnvik", "|"),)
    framed, _ = with_typed_rules((*line(72, "+----+----+"), *rows))
    assert [word.text for word in framed] == ["Arnvik"]
    assert with_typed_rules(rows)[0] == rows


def test_bars_under_each_other_part_columns_without_a_frame_and_tags_keep_their_words() -> None:
    words = tuple(word for k in range(3) for word in line(84 + 12 * k, "Arnvik", "|", f"1{k}"))
    left, rules = with_typed_rules(words)
    assert [word.text for word in left] == ["Arnvik", "10", "Arnvik", "11", "Arnvik", "12"]
    assert not rules
    tags = (Tag("TD", 0, (0,)), Tag("TD", 1, (1,)), Tag("TD", 2, (2, 5)))
    assert numbered_anew(tags, words, left) == (Tag("TD", 0, (0,)), Tag("TD", 2, (1, 3)))
    masthead = (*line(40, "Bulletin", "|", "May"),)
    assert with_typed_rules(masthead)[0] == masthead
