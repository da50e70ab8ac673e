"""Entities over issues: the same rows and ids in whatever order the issues come, and what must be one or two things."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
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
    "a": "Northmoor Tide Office (NTO) is in Zürich. Petra Lind, head of the Northmoor Tide Office, rose. Lind ate.",
    "b": "The NTO counted gauges in Zurich. Li Wei, a chemist at Vellmark Foods, agreed.",
    "c": "Li Wei, a judge at the Harbour Court, ruled against Vellmark Foods Ltd. in Kenya.",
    "d": "Harbour Court sat in Nairobi, Kenya. Muhammad Hussein, registrar of the Harbour Court, rose. Hussein left.",
    "e": "Mohammed Hussain, registrar of the Harbour Court, paid. Li Wei, a chemist at Vellmark Foods, left.",
}
ORDERS = list(permutations(BODIES))[40::40]


@cache
def read(issue_id: str) -> Load:
    layout = layout_of(issue_id, BODIES[issue_id])
    frames = frames_of(layout, GraphicsReading(issue_id), find_mentions(layout), ())
    load = load_of(issue_id, sha256=issue_id)
    return replace(load, frames=load.frames | {name: frames[name] for name in ("mentions", "entity_keys", "articles")})


def linked(folder: Path, order: tuple[str, ...]) -> tuple[list[tuple], list[tuple]]:
    """Return the rows of `entities` and the entity of each mention after loading the issues in this order."""
    with writing(WarehousePaths(folder / "w.duckdb"), 1) as connection:
        for issue_id in order:
            load_issue(connection, read(issue_id), "run")
        return rows(connection, "entities"), rows(
            connection, "(SELECT mention_id, entity_id, affiliation FROM mentions)"
        )


def rows(connection: duckdb.DuckDBPyConnection, source: str) -> list[tuple]:
    return sorted(map(repr, connection.execute(f"SELECT * FROM {source}").fetchall()))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[tuple], list[tuple]]:
    return linked(tmp_path_factory.mktemp("first"), tuple(BODIES))


@pytest.mark.parametrize("order", ORDERS, ids="".join)
def test_the_order_of_loading_changes_no_entity_and_no_mention(
    tmp_path: Path, order: tuple[str, ...], first: tuple[list[tuple], list[tuple]]
) -> None:
    assert linked(tmp_path, order) == first


def test_one_thing_has_one_row_and_two_persons_have_two(tmp_path: Path) -> None:
    linked(tmp_path, tuple(reversed(BODIES)))
    with duckdb.connect(str(WarehousePaths(tmp_path / "w.duckdb").build), read_only=True) as connection:
        told = connection.execute("SELECT label, name, mention_count FROM entities ORDER BY ALL").fetchall()
        people = connection.execute("SELECT name, role, affiliation, mention_count FROM people ORDER BY ALL").fetchall()
    assert told == [
        ("GPE", "Kenya", 2),
        ("GPE", "Nairobi", 1),
        ("GPE", "Zürich", 2),
        ("ORG", "Harbour Court", 4),
        ("ORG", "Northmoor Tide Office", 4),
        ("ORG", "Vellmark Foods Ltd.", 3),
        ("PERSON", "Li Wei", 1),
        ("PERSON", "Li Wei", 2),
        ("PERSON", "Mohammed Hussain", 3),
        ("PERSON", "Petra Lind", 2),
    ]
    assert ("Li Wei", "judge", "Harbour Court", 1) in people
    assert ("Li Wei", "chemist", "Vellmark Foods Ltd.", 2) in people
    assert ("Mohammed Hussain", "registrar", "Harbour Court", 2) in people
