"""What corrections change in a published warehouse, read only."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.entities.corrections import Correction
from pipelines.errors import WarehouseError
from pipelines.storage.corrections import effects_in
from pipelines.storage.database import WarehousePaths, writing
from pipelines.storage.loading import load_issue
from tests.storage.samples import load_of
from tests.storage.test_loading import linked_load


def test_the_warehouse_tells_what_a_correction_would_change(tmp_path: Path) -> None:
    published = tmp_path / "w.duckdb"
    with writing(WarehousePaths(published), 1) as connection:
        for load in (load_of("a"), load_of("b", sha256="bb"), linked_load("full"), linked_load("short")):
            load_issue(connection, load, "run")
    paths = WarehousePaths(published)
    paths.build.rename(published)
    rules = (
        Correction("rename-board", "rename", "ORG", ("Harbour Board",), "Harbour Authority", "renamed in 2024"),
        Correction("rename-acronym", "rename", "ORG", ("Selwyn Harbour Board",), "Selwyn Board", "as it signs itself"),
        Correction("gone", "rename", "ORG", ("Nobody",), "Somebody", "was a misprint"),
    )
    board, acronym, gone = effects_in(published, rules)
    assert [(c.name, c.issues, c.mention_count) for c in board.changes] == [("Harbour Board", ("a", "b"), 2)]
    assert [(c.name, c.mention_count) for c in acronym.changes] == [("Selwyn Harbour Board", 2)]
    assert gone.is_idle


def test_without_a_warehouse_the_error_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="bulletins ingest"):
        effects_in(tmp_path / "none.duckdb", ())
