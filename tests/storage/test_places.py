"""Places in the warehouse: parents by name and by id, in whatever order the issues come, and the view over them."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import duckdb
import pytest

from pipelines.entities import find_mentions
from pipelines.model import GraphicsReading
from pipelines.storage.database import WarehousePaths, writing
from pipelines.storage.loading import Load, load_issue
from pipelines.storage.rows import frames_of
from tests.storage.samples import layout_of, load_of

BODIES = {
    "city": "Rain fell on Changsha.",
    "province": "Farms in Hunan flooded.",
    "country": "China bought rice.",
    "village": "A mill opened in Tornby, Hunan, on Monday.",
}


def place_load(issue_id: str, body: str) -> Load:
    layout = layout_of(issue_id, body)
    frames = frames_of(layout, GraphicsReading(issue_id), find_mentions(layout), ())
    load = load_of(issue_id, sha256=issue_id)
    return replace(load, frames=load.frames | {name: frames[name] for name in ("mentions", "entity_keys", "articles")})


def told(connection: duckdb.DuckDBPyConnection) -> list[tuple]:
    return connection.execute(
        "SELECT e.name, e.country, e.parent, p.name, v.ancestors FROM entities AS e JOIN places AS v USING (entity_id) "
        "LEFT JOIN entities AS p ON p.entity_id = e.parent_id ORDER BY e.name"
    ).fetchall()


@pytest.mark.parametrize("order", list(permutations(BODIES))[::7])
def test_every_place_finds_its_parent_in_whatever_order_issues_come(tmp_path: Path, order: tuple[str, ...]) -> None:
    with writing(WarehousePaths(tmp_path / "w.duckdb"), 1) as connection:
        for issue_id in order:
            load_issue(connection, place_load(issue_id, BODIES[issue_id]), "run")
        assert told(connection) == [
            ("Changsha", "CN", "Hunan", "Hunan", ["Hunan", "China"]),
            ("China", "CN", None, None, None),
            ("Hunan", "CN", "China", "China", ["China"]),
            ("Tornby", "CN", "Hunan", "Hunan", ["Hunan", "China"]),
        ]


def test_a_parent_that_no_issue_names_any_more_has_no_id_but_its_name(tmp_path: Path) -> None:
    with writing(WarehousePaths(tmp_path / "w.duckdb"), 1) as connection:
        for issue_id in ("city", "province"):
            load_issue(connection, place_load(issue_id, BODIES[issue_id]), "run")
        load_issue(
            connection, replace(place_load("province", "Nothing happened."), entry=load_of("province").entry), "run"
        )
        assert told(connection) == [("Changsha", "CN", "Hunan", None, ["Hunan", "China"])]
