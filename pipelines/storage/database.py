"""The private database that loads go to: opened under a lock, brought up to the current schema.

Belongs here: opening, locking and migrating the file in the build folder. Does not belong here: loading rows, and the
published file, which nobody ever opens for writing.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TypeVar

import duckdb

from pipelines.errors import WarehouseError
from pipelines.storage.locks import exclusive
from pipelines.storage.published import quoted
from schemas import ALL_TABLES, DERIVED_TABLES, SCHEMA_VERSION
from schemas.ddl import columns_of, comments, create_table, summary_of

T = TypeVar("T")

# PyPI's duckdb-cli and common clients lag behind 2.0: what they can open is this format.
STORAGE_VERSION = "v1.5.0"
CATALOG = "bulletins"


# What a load may hold in memory, however much is loaded already: beyond it the database writes aside what it works on.
# Left to itself it takes four fifths of the machine, and keeps what it has freed for later.
_MODEST = {
    "memory_limit": "64MB",
    "allocator_flush_threshold": "1MB",
    "allocator_bulk_deallocation_flush_threshold": "1MB",
}


@dataclass(frozen=True, slots=True)
class WarehousePaths:
    """Where the published file is, and what is built beside it."""

    published: Path

    @property
    def build_folder(self) -> Path:
        return self.published.parent / ".build"

    @property
    def build(self) -> Path:
        return self.build_folder / self.published.name

    @property
    def lock(self) -> Path:
        return self.build_folder / f"{self.published.stem}.lock"

    @property
    def unpublished(self) -> Path:
        """A mark that is there while the private database may hold what the published file does not."""
        return self.build_folder / f"{self.published.stem}.unpublished"

    def mark_unpublished(self) -> bool:
        """Set the mark, so that it outlives us; tell whether somebody before us did, who came to no end."""
        if self.unpublished.exists():
            return True
        self.unpublished.touch()
        descriptor = os.open(self.build_folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        return False


@contextmanager
def writing(paths: WarehousePaths, wait_seconds: float) -> Iterator[duckdb.DuckDBPyConnection]:
    """Hold the kernel's lock on the build folder and yield a connection to the private database.

    A killed process frees the lock. Raises WarehouseError when another process holds it for longer than
    `wait_seconds`, or when the file cannot be opened.
    """
    paths.build_folder.mkdir(parents=True, exist_ok=True)
    with exclusive(paths.lock, wait_seconds, "loading"):
        connection = _open(paths)
        try:
            yield connection
        finally:
            connection.close()


def _open(paths: WarehousePaths) -> duckdb.DuckDBPyConnection:
    if not paths.build.exists() and paths.published.exists():
        # The build folder was cleaned: what was published is the truth, so start from it.
        aside = paths.build.with_suffix(".restore")
        shutil.copyfile(paths.published, aside)
        os.replace(aside, paths.build)
    connection = duckdb.connect(":memory:")
    try:
        connection.execute(f"SET temp_directory = {quoted(paths.build_folder / 'spill')}")
        for name, value in _MODEST.items():
            connection.execute(f"SET {name} = '{value}'")
        connection.execute(f"ATTACH {quoted(paths.build)} AS {CATALOG} (STORAGE_VERSION '{STORAGE_VERSION}')")
        connection.execute(f"USE {CATALOG}")
        migrate(connection, paths)
    except duckdb.Error as fault:
        connection.close()
        raise WarehouseError(
            f"the private database cannot be opened: {fault}",
            where=str(paths.build),
            do="Move it away: the next run starts from the published file and loads again what is missing",
        ) from fault
    return connection


def given_room(connection: duckdb.DuckDBPyConnection, work: Callable[[], T]) -> T:
    """Return what `work` returns; where a load's share of memory is too small for it, with the machine's, once more.

    Not everything can be written aside. `work` has to leave nothing half done when it raises WarehouseError.
    """
    try:
        return work()
    except WarehouseError as fault:
        if not isinstance(fault.__cause__, duckdb.OutOfMemoryException):
            raise
    connection.execute("RESET memory_limit")
    return work()


def migrate(connection: duckdb.DuckDBPyConnection, paths: WarehousePaths | None = None) -> None:
    """Bring the database's tables, comments and views up to the models, in one transaction.

    A missing table or column is added; a copy of the file is kept before an older version is changed. Raises
    WarehouseError for a file of a newer version than this program's.
    """
    found = _schema_version(connection)
    if found == SCHEMA_VERSION:
        return
    if found is not None and found > SCHEMA_VERSION:
        raise WarehouseError(
            f"it was written by a newer version of this program (schema {found}, this one has {SCHEMA_VERSION})",
            do="Upgrade bulletins",
        )
    if found is not None and paths is not None:
        connection.execute(f"CHECKPOINT {CATALOG}")
        shutil.copyfile(paths.build, paths.build.with_suffix(f".schema-{found}.duckdb"))
    connection.begin()
    try:
        before = {row[0] for row in connection.execute(_TABLES).fetchall()}
        for table, model in (ALL_TABLES | DERIVED_TABLES).items():
            connection.execute(create_table(table, model))
            present = {
                row[0]
                for row in connection.execute(
                    "SELECT column_name FROM duckdb_columns() "
                    "WHERE database_name = current_database() AND table_name = ?",
                    [table],
                ).fetchall()
            }
            for spec in columns_of(table, model):
                if spec.name not in present:
                    connection.execute(f'ALTER TABLE "{table}" ADD COLUMN "{spec.name}" {spec.type}')
            for statement in comments(table, model):
                connection.execute(statement)
        if before and not before.issuperset(DERIVED_TABLES):
            # A new derived table has nothing of what is loaded: all of them are worked out anew.
            connection.execute("DELETE FROM derived_issues")
        _write_dictionary(connection)
        for name, sql in views():
            connection.execute(sql)
            connection.execute(f"COMMENT ON VIEW {name} IS {quoted(_first_comment(sql))}")
        connection.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)")
        connection.execute("DELETE FROM schema_version")
        connection.execute("INSERT INTO schema_version VALUES (?)", [SCHEMA_VERSION])
        connection.commit()
    except duckdb.Error:
        with suppress(duckdb.Error):
            connection.rollback()
        raise


_TABLES = "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()"


def _schema_version(connection: duckdb.DuckDBPyConnection) -> int | None:
    row = connection.execute(
        "SELECT count(*) FROM duckdb_tables() "
        "WHERE database_name = current_database() AND table_name = 'schema_version'"
    ).fetchall()[0]
    if not row[0]:
        return None
    versions = connection.execute("SELECT version FROM schema_version").fetchall()
    return int(versions[0][0]) if versions else None


def views() -> list[tuple[str, str]]:
    """Return name and statement of each view in `warehouse/views/`, in the order of their file names."""
    folder = resources.files("warehouse") / "views"
    files = sorted((path for path in folder.iterdir() if path.name.endswith(".sql")), key=lambda path: path.name)
    return [(path.name.removesuffix(".sql").split("_", 1)[1], path.read_text(encoding="utf-8")) for path in files]


def _first_comment(sql: str) -> str:
    lines = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return " ".join(lines)


def _write_dictionary(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the rows behind the view `data_dictionary`; a view's own columns come from the database at query time."""
    connection.execute(
        "CREATE OR REPLACE TABLE dictionary_entries ("
        '"table" VARCHAR, "column" VARCHAR, "position" INTEGER, "type" VARCHAR, unit VARCHAR, meaning VARCHAR)'
    )
    rows: list[tuple[str, str | None, int, str | None, str | None, str]] = []
    for table, model in (ALL_TABLES | DERIVED_TABLES).items():
        rows.append((table, None, 0, None, None, summary_of(model)))
        rows += [
            (table, spec.name, position, spec.type, spec.unit, spec.meaning)
            for position, spec in enumerate(columns_of(table, model), 1)
        ]
    connection.executemany("INSERT INTO dictionary_entries VALUES (?, ?, ?, ?, ?, ?)", rows)
