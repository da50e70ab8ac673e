"""Numbers of typeset tables are found under their rows and columns as often as pinned in `typeset.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.samples import typeset
from tests.scoring import reading

FLOORS = tomllib.loads((Path(__file__).parent / "typeset.toml").read_text(encoding="utf-8"))


def test_every_table_has_a_floor() -> None:
    assert sorted(FLOORS) == typeset.NAMES


@pytest.mark.parametrize("name", typeset.NAMES)
def test_numbers_of_typeset_tables_name_their_rows_and_columns(name: str) -> None:
    data, numbers = typeset.load(name)
    found, total = reading.share_named(data, f"{name}.pdf", numbers)
    assert found >= FLOORS[name] * total, f"{name}: {found} of {total} numbers"
