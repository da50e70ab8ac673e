"""Each publication as Parquet: whole, of one state, named last, and old ones gone; on disk and on an object store."""

from __future__ import annotations

import json
import multiprocessing
from pathlib import Path

import duckdb
import polars as pl
import pytest
from upath import UPath

from pipelines.errors import WarehouseError
from pipelines.storage import parquet
from pipelines.storage.database import WarehousePaths
from pipelines.storage.parquet import follow, latest
from tests.storage.test_publishing import load_and_publish

WRITTEN = 6


def read_until_stopped(root: str, stop: multiprocessing.Event, answers: multiprocessing.Queue) -> None:
    """Take the newest folder's name and read two of its tables, again and again; they must tell of one state."""
    looks, torn, errors = 0, 0, []
    while not stop.is_set() or not looks:
        try:
            folder = Path(root) / str(latest(root)["folder"])
            values = pl.read_parquet(folder / "figures.parquet")["value"].unique().to_list()
            (run,) = pl.read_parquet(folder / "published.parquet")["run_id"].to_list()
            torn += [f"run{values[0] - 100:.0f}"] != [run] or len(values) != 1
        except (OSError, pl.exceptions.PolarsError) as error:
            errors.append(repr(error))
        looks += 1
    answers.put((looks, torn, errors))


def test_readers_never_see_two_states_mixed(tmp_path: Path) -> None:
    paths, root = WarehousePaths(tmp_path / "w.duckdb"), str(tmp_path / "lake")
    load_and_publish(paths, 0)
    assert follow(paths, root, 3, 5).is_new
    context = multiprocessing.get_context("spawn")
    stop, answers = context.Event(), context.Queue()
    reader = context.Process(target=read_until_stopped, args=(root, stop, answers))
    reader.start()
    for number in range(1, WRITTEN + 1):
        load_and_publish(paths, number)
        follow(paths, root, 3, 5)
    stop.set()
    looks, torn, errors = answers.get(timeout=60)
    reader.join()
    assert (torn, errors) == (0, [])
    assert looks > 1
    assert len([path for path in Path(root).iterdir() if path.is_dir()]) == 3


def test_the_same_state_is_written_once_and_every_table_is_there(tmp_path: Path) -> None:
    paths, root = WarehousePaths(tmp_path / "w.duckdb"), str(tmp_path / "lake")
    load_and_publish(paths, 1)
    first = follow(paths, root, 2, 5)
    assert (follow(paths, root, 2, 5).folder, follow(paths, root, 2, 5).is_new) == (first.folder, False)
    with duckdb.connect(str(paths.published), read_only=True) as connection:
        for table, rows in first.rows.items():
            (there,) = connection.execute(f"SELECT count(*) FROM '{root}/{first.folder}/{table}.parquet'").fetchone()
            assert there == rows == connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0], table
    assert {"figures", "mentions", "articles", "figure_series", "data_dictionary"} <= set(first.rows)


def test_what_a_killed_run_left_is_cleared_and_what_others_keep_there_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths, lake = WarehousePaths(tmp_path / "w.duckdb"), tmp_path / "lake"
    (lake / ".part-dead").mkdir(parents=True)
    (lake / ".part-dead" / "figures.parquet").write_bytes(b"half")
    (lake / "notes").mkdir()
    load_and_publish(paths, 1)
    # Killed between the folder's renaming and its naming: nobody has been told of it.
    monkeypatch.setattr(parquet, "_put_file", lambda *_, **__: (_ for _ in ()).throw(OSError("killed")))
    with pytest.raises(WarehouseError, match="BULLETINS_PARQUET"):
        follow(paths, str(lake), 1, 5)
    assert latest(str(lake)) is None
    monkeypatch.undo()
    done = follow(paths, str(lake), 1, 5)
    assert done.is_new
    assert {path.name for path in lake.iterdir()} == {"notes", done.folder, "latest.json"}


def test_an_object_store_gets_the_same_tables(tmp_path: Path) -> None:
    paths, root = WarehousePaths(tmp_path / "w.duckdb"), "memory://lake/tables"
    for number in range(4):
        load_and_publish(paths, number)
        done = follow(paths, root, 2, 5)
    base = UPath(root)
    assert json.loads((base / "latest.json").read_text())["folder"] == done.folder
    folders = sorted(path.name for path in base.iterdir() if path.name != "latest.json")
    assert len(folders) == 2
    assert folders[-1] == done.folder
    with (base / done.folder / "figures.parquet").open("rb") as stream:
        assert pl.read_parquet(stream)["value"].unique().to_list() == [103.0]


def test_a_place_that_cannot_be_written_says_what_to_mend(tmp_path: Path) -> None:
    paths = WarehousePaths(tmp_path / "w.duckdb")
    load_and_publish(paths, 1)
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(WarehouseError, match="BULLETINS_PARQUET"):
        follow(paths, str(tmp_path / "file"), 1, 5)
