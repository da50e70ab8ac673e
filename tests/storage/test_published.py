"""What a person is told when the published file does not open, or holds something else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pipelines.commands.query import status
from pipelines.errors import WarehouseError
from pipelines.settings import Settings
from pipelines.site.reading import Snapshot
from pipelines.storage.ledger import read_published
from pipelines.storage.published import opened, told
from pipelines.storage.querying import Reader
from pipelines.storage.snapshot import attached, copy_out, exportable


def ask(published: Path) -> object:
    with Reader(published) as reader:
        return reader.ask("SELECT * FROM published")


def show_status(published: Path) -> object:
    return status(Settings(warehouse=published), None)


def read_for_site(published: Path) -> object:
    with Snapshot(published) as snapshot:
        return snapshot.files()


def export(published: Path) -> object:
    with attached(published) as connection:
        return exportable(connection)


READERS = (ask, show_status, read_for_site, export, read_published)
HOLDER = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


@pytest.mark.parametrize("read", READERS)
def test_every_reader_says_that_it_is_no_database(tmp_path: Path, read: Callable[[Path], object]) -> None:
    published = tmp_path / "w.duckdb"
    published.write_bytes(b"not a database" * 100)
    with pytest.raises(WarehouseError, match=r"w\.duckdb: the warehouse cannot be read: it is no DuckDB file\. Name"):
        read(published)


@pytest.mark.parametrize("read", READERS)
def test_every_reader_says_that_it_is_no_warehouse(tmp_path: Path, read: Callable[[Path], object]) -> None:
    published = tmp_path / "w.duckdb"
    duckdb.connect(str(published)).execute("CREATE TABLE others AS SELECT 1").close()
    with pytest.raises(WarehouseError, match=r"w\.duckdb: the (warehouse lacks|file holds no table)"):
        read(published)


def test_a_folder_is_called_one(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="it is a folder"), opened(tmp_path):
        pytest.fail("a folder was opened")


def test_a_file_that_may_not_be_read_asks_for_the_right_to() -> None:
    with pytest.raises(WarehouseError, match="Give the user the right"), told(Path("w.duckdb")):
        raise duckdb.IOException('IO Error: Cannot open file "w.duckdb": Permission denied')


def test_who_holds_the_file_is_named(tmp_path: Path) -> None:
    published = tmp_path / "w.duckdb"
    command = [sys.executable, "-c", HOLDER, str(published)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(WarehouseError, match=rf"\(PID {holder.pid}\) has it open for writing\. Close it"):
            ask(published)
        holder.stdin.close()


def test_a_reader_goes_on_when_the_file_is_sound_again(tmp_path: Path) -> None:
    published, spoilt = tmp_path / "w.duckdb", tmp_path / "spoilt"
    duckdb.connect(str(published)).execute("CREATE TABLE held AS SELECT 1 AS n").close()
    with Reader(published) as reader:
        assert reader.query("SELECT n FROM held").rows == ((1,),)
        kept = published.read_bytes()
        spoilt.write_bytes(b"not a database" * 100)
        spoilt.replace(published)
        with pytest.raises(WarehouseError):
            reader.query("SELECT n FROM held")
        spoilt.write_bytes(kept)
        spoilt.replace(published)
        assert reader.query("SELECT n FROM held").rows == ((1,),)


def test_what_cannot_be_written_out_says_where(tmp_path: Path) -> None:
    with duckdb.connect(":memory:") as connection:
        connection.execute("CREATE TABLE held AS SELECT 1 AS n")
        with pytest.raises(WarehouseError, match=r"held cannot be written: .+ Make room"):
            copy_out(connection, "held", tmp_path / "none" / "held.csv", columns="*", options="FORMAT csv")
