"""Values made by `frozen` are what a frozen, slotted dataclass makes, and as hard to change."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from pipelines.model import Box, Word
from pipelines.values import frozen

BOX = Box(1.0, 2.0, 3.0, 4.0)


def test_nothing_changes_a_value_once_it_is_made():
    for change in (lambda: setattr(BOX, "x0", 5.0), lambda: delattr(BOX, "x0"), lambda: setattr(BOX, "note", "")):
        with pytest.raises((dataclasses.FrozenInstanceError, TypeError, AttributeError)):
            change()
    assert Box(1.0, 2.0, 3.0, 4.0) == BOX


def test_it_is_a_dataclass_in_all_else():
    word = Word("so", BOX, "Times", 9.0, color="#000000")
    assert repr(BOX) == "Box(x0=1.0, top=2.0, x1=3.0, bottom=4.0)"
    assert type(word) is Word
    assert (word.bold, word.rotation, word.color) == (False, 0, "#000000")
    assert dataclasses.replace(word, text="as") == Word("as", BOX, "Times", 9.0, color="#000000")
    assert hash(copy.copy(word)) == hash(word)
    assert pickle.loads(pickle.dumps(word)) == word
    assert [field.name for field in dataclasses.fields(BOX)] == ["x0", "top", "x1", "bottom"]


@pytest.mark.parametrize("arguments", [(1.0, 2.0), (1.0, 2.0, 3.0, 4.0, 5.0)])
def test_a_value_asks_for_its_fields(arguments):
    with pytest.raises(TypeError, match="argument"):
        Box(*arguments)


def test_what_a_twin_cannot_do_is_refused():
    with pytest.raises(TypeError, match="derived from"):

        class _Derived(Box):
            pass

    with pytest.raises(TypeError, match="only a plain dataclass knows"):

        @frozen
        class _Special:
            names: list[str] = dataclasses.field(default_factory=list)
