"""The published file, opened for reading: one way in, and what a person is told when it does not open.

Belongs here: opening it read-only, and each way in which that fails, in words that say what to do. Does not belong
here: what is read from it, and how it gets there (`publishing`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipelines.errors import WarehouseError

#: How DuckDB names who else has the file open: a program and, behind it, the number of its process.
_HOLDER = re.compile(r"Conflicting lock is held in (?P<program>.+? \(PID \d+\))")
#: What DuckDB cannot do with a file, by what it says, in our words and with what to do about it.
_FAULTS = (
    ("Permission denied", "this user may not read it", "Give the user the right to read the file"),
    ("Is a directory", "it is a folder", "Name the file in it: BULLETINS_WAREHOUSE or --warehouse"),
    (
        "not a valid DuckDB database",
        "it is no DuckDB file",
        "Name another in BULLETINS_WAREHOUSE, or move it away and run `bulletins ingest`, which publishes it again",
    ),
)


def require(published: Path) -> None:
    """Raise WarehouseError where nothing has been published yet."""
    if not published.exists():
        raise WarehouseError("there is no warehouse yet", where=str(published), do="Run `bulletins ingest` first")


def attach(connection: duckdb.DuckDBPyConnection, published: Path) -> None:
    """Attach the file read-only under the name that its views know; raises WarehouseError where it does not open."""
    with told(published):
        connection.execute(f"ATTACH {quoted(published)} AS bulletins (READ_ONLY)")
        connection.execute("USE bulletins")


@contextmanager
def opened(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a read-only connection; raises WarehouseError where the file does not open or is none of ours."""
    with told(published), duckdb.connect(str(published), read_only=True) as connection:
        yield connection


@contextmanager
def told(published: Path) -> Iterator[None]:
    """Turn what DuckDB says of a file that it cannot open, or that lacks what we look for, into a WarehouseError."""
    try:
        yield
    except duckdb.Error as fault:
        raise _in_our_words(published, fault) from fault


def _in_our_words(published: Path, fault: duckdb.Error) -> WarehouseError:
    said, where = str(fault), str(published)
    holder = _HOLDER.search(said)
    if holder:
        return WarehouseError(
            f"the warehouse cannot be read: {holder['program']} has it open for writing",
            where=where,
            do="Close it there, or open it there read-only: loads never wait for readers",
        )
    for sign, what, do in _FAULTS:
        if sign in said:
            return WarehouseError(f"the warehouse cannot be read: {what}", where=where, do=do)
    if isinstance(fault, (duckdb.CatalogException, duckdb.BinderException)):
        return WarehouseError(
            f"the warehouse lacks what this version looks for: {said.splitlines()[0].rstrip('!.')}",
            where=where,
            do="Run `bulletins ingest` with this version first; where it is no warehouse, name another",
        )
    return WarehouseError(
        f"the warehouse cannot be read: {said}",
        where=where,
        do="Move it away and run `bulletins ingest`, which publishes it again",
    )


def quoted(value: object) -> str:
    """Return the value as a literal of SQL."""
    return "'" + str(value).replace("'", "''") + "'"
