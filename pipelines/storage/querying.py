"""Reading the published file: a connection that never writes and follows the file when a load replaces it.

Belongs here: opening read-only, noticing a new file, running a query. Does not belong here: printing.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from pipelines.errors import WarehouseError
from pipelines.storage.published import attach, told


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns and rows of a query's answer."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class Reader:
    """A read-only view of the published file; each query sees one whole state of it, the newest.

    A connection that stays open goes on seeing the file it opened, so the file is detached and attached again when
    another one has taken its place. Use it in a `with` block. Raises WarehouseError when there is no warehouse yet.
    """

    def __init__(self, published: Path) -> None:
        self._published = published
        self._identity: tuple[int, int] | None = None
        self._connection = duckdb.connect(":memory:")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def refresh(self) -> bool:
        """Attach the file that is there now; return whether it is another one than before."""
        try:
            status = os.stat(self._published)
        except FileNotFoundError as absent:
            raise WarehouseError(
                "there is no warehouse yet", where=str(self._published), do="Run `bulletins ingest` first"
            ) from absent
        identity = (status.st_ino, status.st_mtime_ns)
        if identity == self._identity:
            return False
        if self._identity is not None:
            self._connection.execute("USE memory")
            self._connection.execute("DETACH bulletins")
            self._identity = None
        attach(self._connection, self._published)
        self._identity = identity
        return True

    def query(self, sql: str) -> Answer:
        """Run one statement on the newest state.

        Raises duckdb.Error, whose message is for the person who wrote the statement, and WarehouseError where the file
        does not open.
        """
        self.refresh()
        cursor = self._connection.execute(sql)
        described = cursor.description or []
        rows = tuple(cursor.fetchall()) if described else ()
        return Answer(tuple(item[0] for item in described), tuple(str(item[1]) for item in described), rows)

    def ask(self, sql: str) -> Answer:
        """Run a statement of ours, which any warehouse of this version answers; raises WarehouseError."""
        with told(self._published):
            return self.query(sql)
