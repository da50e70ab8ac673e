"""Readers and loads never wait for each other, and nobody sees half of anything."""

from __future__ import annotations

import multiprocessing
import os
import stat
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pipelines.errors import WarehouseError
from pipelines.storage.database import WarehousePaths, given_room, writing
from pipelines.storage.ledger import read_published
from pipelines.storage.loading import load_issue
from pipelines.storage.publishing import publish
from pipelines.storage.querying import Reader
from schemas import SCHEMA_VERSION
from tests.storage.samples import load_of

LOADS = 50


def load_and_publish(paths: WarehousePaths, number: int) -> None:
    with writing(paths, 30) as connection:
        for issue_id in ("a", "b"):
            load_issue(connection, load_of(issue_id, sha256=f"{number:02x}", value=100.0 + number), f"run{number}")
        publish(connection, paths, f"run{number}", "r1")


def read_until_stopped(published: str, stop: multiprocessing.Event, answers: multiprocessing.Queue) -> None:
    """Open the file anew again and again; every look must show both issues with the same value."""
    looks, torn, errors = 0, 0, []
    while not stop.is_set() or not looks:
        try:
            with duckdb.connect(published, read_only=True) as connection:
                values = connection.execute("SELECT count(*), count(DISTINCT value) FROM figures").fetchall()
            torn += values != [(2, 1)]
        except duckdb.Error as error:
            errors.append(str(error))
        looks += 1
    answers.put((looks, torn, errors))


def test_readers_see_whole_states_over_many_loads(tmp_path: Path) -> None:
    paths = WarehousePaths(tmp_path / "w.duckdb")
    load_and_publish(paths, 0)
    context = multiprocessing.get_context("spawn")
    stop, answers = context.Event(), context.Queue()
    reader = context.Process(target=read_until_stopped, args=(str(paths.published), stop, answers))
    reader.start()
    for number in range(1, LOADS + 1):
        load_and_publish(paths, number)
    stop.set()
    looks, torn, errors = answers.get(timeout=60)
    reader.join()
    assert (torn, errors) == (0, [])
    assert looks > 0


def test_an_open_connection_keeps_its_state_and_a_reader_follows(tmp_path: Path) -> None:
    paths = WarehousePaths(tmp_path / "w.duckdb")
    load_and_publish(paths, 1)
    with duckdb.connect(str(paths.published), read_only=True) as held, Reader(paths.published) as reader:
        assert reader.query("SELECT DISTINCT value FROM figures").rows == ((101.0,),)
        load_and_publish(paths, 2)
        assert held.execute("SELECT DISTINCT value FROM figures").fetchall() == [(101.0,)]
        assert reader.query("SELECT DISTINCT value FROM figures").rows == ((102.0,),)


def test_the_published_file_is_read_only_and_alone(tmp_path: Path) -> None:
    paths = WarehousePaths(tmp_path / "w.duckdb")
    load_and_publish(paths, 1)
    assert stat.S_IMODE(paths.published.stat().st_mode) == 0o444
    assert [path.name for path in tmp_path.iterdir() if path.name != ".build"] == ["w.duckdb"]
    with duckdb.connect(str(paths.published), read_only=True) as connection:
        told = connection.execute("SELECT run_id, issue_count, figure_count FROM published").fetchall()
    assert told == [("run1", 2, 2)]


def test_the_older_command_line_client_opens_it(tmp_path: Path) -> None:
    paths = WarehousePaths(tmp_path / "w.duckdb")
    load_and_publish(paths, 1)
    client = Path(sys.executable).with_name("duckdb")
    answer = subprocess.run(
        [client, "-readonly", "-csv", "-noheader", str(paths.published), "SELECT count(*) FROM figure_series"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.strip() == "2"


def test_a_lost_build_folder_starts_from_the_published_file(tmp_path: Path) -> None:
    paths = WarehousePaths(tmp_path / "w.duckdb")
    load_and_publish(paths, 1)
    paths.build.unlink()
    with writing(paths, 1) as connection:
        assert connection.execute("SELECT count(*) FROM issues").fetchall() == [(2,)]
        load_issue(connection, load_of("c", sha256="cc"), "run2")


def test_a_second_writer_is_told_who_to_wait_for(tmp_path: Path) -> None:
    paths = WarehousePaths(tmp_path / "w.duckdb")
    with writing(paths, 1), pytest.raises(WarehouseError, match="LOCK_WAIT_SECONDS"), writing(paths, 0):
        pytest.fail("two writers at once")


def test_a_folder_that_refuses_leaves_the_published_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = WarehousePaths(tmp_path / "w.duckdb")
    load_and_publish(paths, 1)

    def refuse(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(WarehouseError, match="No space left"):
        load_and_publish(paths, 2)
    monkeypatch.undo()
    with duckdb.connect(str(paths.published), read_only=True) as connection:
        assert connection.execute("SELECT DISTINCT value FROM figures").fetchall() == [(101.0,)]
    with writing(paths, 1) as connection:
        publish(connection, paths, "run3", "r1")
    with duckdb.connect(str(paths.published), read_only=True) as connection:
        assert connection.execute("SELECT DISTINCT value FROM figures").fetchall() == [(102.0,)]


def test_an_older_file_gains_the_missing_column_and_a_copy_is_kept(tmp_path: Path) -> None:
    paths = WarehousePaths(tmp_path / "w.duckdb")
    load_and_publish(paths, 1)
    with writing(paths, 1) as connection:
        connection.execute("ALTER TABLE files DROP COLUMN folder")
        connection.execute("UPDATE schema_version SET version = 0")
    with writing(paths, 1) as connection:
        assert connection.execute("SELECT DISTINCT folder FROM files").fetchall() == [(None,)]
        assert connection.execute("SELECT version FROM schema_version").fetchall() == [(SCHEMA_VERSION,)]
    assert (paths.build_folder / "w.schema-0.duckdb").exists()


def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    paths = WarehousePaths(tmp_path / "w.duckdb")
    load_and_publish(paths, 1)
    with writing(paths, 1) as connection:
        connection.execute("UPDATE schema_version SET version = 999")
    with pytest.raises(WarehouseError, match="Upgrade"), writing(paths, 1):
        pytest.fail("a newer file was opened for writing")


def test_a_corrupt_private_file_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    paths = WarehousePaths(tmp_path / "w.duckdb")
    load_and_publish(paths, 1)
    paths.build.write_bytes(b"this is no database" * 1000)
    with pytest.raises(WarehouseError, match="Move it away"), writing(paths, 1):
        pytest.fail("a corrupt file was opened")


def test_a_file_that_is_no_warehouse_is_an_error_that_names_it(tmp_path: Path) -> None:
    published = tmp_path / "bulletins.duckdb"
    assert read_published(published) == ((), {})
    published.write_bytes(b"not a database" * 100)
    with pytest.raises(WarehouseError, match=r"bulletins\.duckdb: the warehouse cannot be read"):
        read_published(published)


def test_a_load_that_needs_more_than_its_share_of_memory_gets_it(tmp_path: Path) -> None:
    paths = WarehousePaths(tmp_path / "w.duckdb")
    with writing(paths, 1) as connection:
        connection.execute("SET memory_limit = '20MB'")
        tries = []

        def work() -> int:
            tries.append(1)
            try:
                # One value of 80 MB: nothing of it can be written aside.
                return len(connection.execute("SELECT list(range) FROM range(10_000_000)").fetchall())
            except duckdb.Error as fault:
                raise WarehouseError("too little room") from fault

        assert given_room(connection, work) == 1
        assert len(tries) == 2


def test_a_fault_that_is_not_of_room_is_not_tried_again(tmp_path: Path) -> None:
    with writing(WarehousePaths(tmp_path / "w.duckdb"), 1) as connection:
        tries = []

        def work() -> None:
            tries.append(1)
            raise WarehouseError("refused")

        with pytest.raises(WarehouseError):
            given_room(connection, work)
        assert len(tries) == 1
