"""A load replaces an issue whole or not at all, and the ledger knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.entities.naming import entity_id
from pipelines.errors import WarehouseError
from pipelines.model import GraphicsReading
from pipelines.release import Due, load_due
from pipelines.storage.database import WarehousePaths, writing
from pipelines.storage.ledger import LedgerEntry, mark_removed
from pipelines.storage.loading import Load, load_issue, load_issues, record_refusal
from pipelines.storage.rows import frames_of
from tests.storage.samples import layout_of, load_of, mention_of

TABLES = ("issues", "pages", "articles", "blocks", "figures", "mentions", "entities", "files", "rejections")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with writing(WarehousePaths(tmp_path / "w.duckdb"), 1) as open_connection:
        yield open_connection


def snapshot(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple]]:
    """Return every row of every table, without the times of loading."""
    times = {"issues": "loaded_at", "files": "seen_at", "rejections": "rejected_at"}
    found = {}
    for table in TABLES:
        leave = f"EXCLUDE ({times[table]})" if table in times else ""
        found[table] = sorted(map(repr, connection.execute(f"SELECT * {leave} FROM {table}").fetchall()))
    return found


def test_loading_twice_changes_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    assert load_issue(connection, load_of("a"), "run") == 1
    before = snapshot(connection)
    assert load_issue(connection, load_of("a"), "run") == 1
    assert snapshot(connection) == before


def test_new_content_is_the_next_revision_and_the_old_rows_are_gone(connection: duckdb.DuckDBPyConnection) -> None:
    load_issue(connection, load_of("a"), "run1")
    assert load_issue(connection, load_of("a", sha256="bb", value=420.0), "run2") == 2
    assert connection.execute("SELECT value FROM figures").fetchall() == [(420.0,)]
    assert connection.execute("SELECT revision, sha256 FROM issues").fetchall() == [(2, "bb")]
    states = connection.execute("SELECT sha256, status FROM files ORDER BY sha256").fetchall()
    assert states == [("aa", "superseded"), ("bb", "loaded")]


def test_content_that_comes_back_is_loaded_again(connection: duckdb.DuckDBPyConnection) -> None:
    for sha256 in ("aa", "bb", "aa"):
        revision = load_issue(connection, load_of("a", sha256=sha256), "run")
    assert revision == 3
    states = connection.execute("SELECT sha256, status FROM files ORDER BY sha256").fetchall()
    assert states == [("aa", "loaded"), ("bb", "superseded")]


def test_a_failed_load_changes_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    load_issue(connection, load_of("a"), "run")
    before = snapshot(connection)
    broken = load_of("a", sha256="bb", value=420.0)
    frames = broken.frames | {"mentions": broken.frames["mentions"].with_columns(name=pl.lit(None, dtype=pl.String))}
    with pytest.raises(WarehouseError, match="changed nothing"):
        load_issue(connection, replace(broken, frames=frames), "run")
    assert snapshot(connection) == before


def test_entities_count_over_issues_and_go_with_the_last_mention(connection: duckdb.DuckDBPyConnection) -> None:
    load_issue(connection, load_of("a"), "run")
    load_issue(connection, load_of("b", sha256="bb"), "run")
    assert connection.execute("SELECT name, mention_count, first_issue_id FROM entities").fetchall() == [
        ("Harbour Board", 2, "a")
    ]
    bare = load_of("a", sha256="cc")
    load_issue(
        connection,
        replace(bare, frames=bare.frames | {name: bare.frames[name].clear() for name in ("mentions", "entity_keys")}),
        "run",
    )
    assert connection.execute("SELECT mention_count, first_issue_id FROM entities").fetchall() == [(1, "b")]


def test_a_refused_replacement_keeps_what_is_loaded(connection: duckdb.DuckDBPyConnection) -> None:
    load_issue(connection, load_of("a"), "run")
    refused = LedgerEntry("a.pdf", "bb", 3, "quarantined", "damaged", "a", 2, "the page tree is missing")
    record_refusal(connection, refused, "run")
    states = connection.execute("SELECT sha256, status, reason FROM files ORDER BY sha256").fetchall()
    assert states == [("aa", "loaded", None), ("bb", "quarantined", "damaged")]
    assert connection.execute("SELECT count(*) FROM issues").fetchall() == [(1,)]
    told = connection.execute('SELECT table_name, issue_id, "check", reason FROM rejections').fetchall()
    assert told == [("files", "a", "damaged", "the page tree is missing")]


def test_a_removed_file_leaves_its_rows(connection: duckdb.DuckDBPyConnection) -> None:
    load_issue(connection, load_of("a"), "run")
    mark_removed(connection, "a.pdf", "run2")
    assert connection.execute("SELECT status FROM files").fetchall() == [("removed",)]
    assert connection.execute("SELECT count(*) FROM figures").fetchall() == [(1,)]


def test_issues_are_linked_the_same_in_whatever_order_they_come(tmp_path: Path) -> None:
    """One issue defines the acronym, another only uses it: one entity, until the first says nothing any more."""
    told = []
    for number, order in enumerate((("full", "short"), ("short", "full"))):
        with writing(WarehousePaths(tmp_path / f"{number}.duckdb"), 1) as connection:
            for issue_id in order:
                load_issue(connection, linked_load(issue_id), "run")
            told.append(entities_of(connection))
            if number:
                gone = linked_load("full", sha256="cc")
                bare = gone.frames | {name: gone.frames[name].clear() for name in ("mentions", "entity_keys")}
                load_issue(connection, replace(gone, frames=bare), "run")
                assert entities_of(connection) == [("SHB", [], 1, 1)]
    assert told[0] == told[1] == [("Selwyn Harbour Board", ["SHB"], 3, 2)]


def entities_of(connection: duckdb.DuckDBPyConnection) -> list[tuple]:
    return connection.execute(
        "SELECT name, aliases, mention_count, (SELECT count(DISTINCT issue_id) FROM mentions AS m "
        "WHERE m.entity_id = e.entity_id) FROM entities AS e ORDER BY name"
    ).fetchall()


def linked_load(issue_id: str, sha256: str = "") -> Load:
    """Return an issue whose mentions are the board in full and by its acronym, or by its acronym alone."""
    text = "The Selwyn Harbour Board (SHB) met." if issue_id == "full" else "The SHB met."
    layout = layout_of(issue_id, text)
    names = ("Selwyn Harbour Board", "SHB") if issue_id == "full" else ("SHB",)
    mentions = tuple(
        replace(mention_of(layout, name), name=names[0], entity_id=entity_id("ORG", names[0])) for name in names
    )
    frames = frames_of(layout, GraphicsReading(issue_id), mentions, ())
    load = load_of(issue_id, sha256=sha256 or issue_id)
    return replace(load, frames=load.frames | frames)


def test_issues_loaded_together_are_as_if_loaded_one_by_one(tmp_path: Path) -> None:
    told = []
    loads = [linked_load("short"), linked_load("full"), load_of("a"), load_of("b", sha256="bb", value=500.0)]
    again = [load_of("a", sha256="cc", value=430.0), load_of("b", sha256="bb", value=500.0)]
    for together in (True, False):
        with writing(WarehousePaths(tmp_path / f"{together}.duckdb"), 1) as connection:
            revisions = []
            for batch in (loads, again):
                parts = [batch] if together else [[load] for load in batch]
                revisions += [revision for part in parts for revision in load_issues(connection, part, "run")]
            assert revisions == [1, 1, 1, 1, 2, 1]
            told.append(snapshot(connection))
    assert told[0] == told[1]


def test_of_issues_loaded_together_none_is_loaded_when_one_is_broken(connection: duckdb.DuckDBPyConnection) -> None:
    broken = load_of("b", sha256="bb")
    frames = broken.frames | {"mentions": broken.frames["mentions"].with_columns(name=pl.lit(None, dtype=pl.String))}
    with pytest.raises(WarehouseError, match="changed nothing"):
        load_issues(connection, [load_of("a"), replace(broken, frames=frames)], "run")
    assert connection.execute("SELECT count(*) FROM issues").fetchall() == [(0,)]


def test_a_broken_issue_does_not_keep_the_others_out(connection: duckdb.DuckDBPyConnection) -> None:
    broken = load_of("b", sha256="bb")
    frames = broken.frames | {"mentions": broken.frames["mentions"].with_columns(name=pl.lit(None, dtype=pl.String))}
    due = [Due(load, "loaded", ()) for load in (load_of("a"), replace(broken, frames=frames))]
    with pytest.raises(WarehouseError, match="b: the load failed"):
        list(load_due(connection, due, "run"))
    assert connection.execute("SELECT issue_id FROM issues").fetchall() == [("a",)]
