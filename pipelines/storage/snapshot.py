"""One state of the published file, for copying tables out of it: whatever is published meanwhile, it stays the same.

Belongs here: attaching it, and which tables and views go out. Does not belong here: the forms they go out in.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipelines.errors import WarehouseError
from pipelines.storage.published import attach, quoted, require
from schemas import ALL_TABLES

# Views that save an analyst a join. Left out: those as large as the square of a table, or made of its words.
VIEWS = ("figure_series", "figure_revisions", "latest_figures", "entity_timeline", "people", "published")
DICTIONARY = "data_dictionary"


@contextmanager
def attached(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection that sees one state of the file.

    Raises WarehouseError without a file, and with one that DuckDB cannot read or that is no warehouse.
    """
    require(warehouse)
    connection = duckdb.connect(":memory:")
    try:
        attach(connection, warehouse)
        if _tables(connection).isdisjoint(ALL_TABLES):
            raise WarehouseError(
                "the file holds no table of a warehouse", where=str(warehouse), do="Name another in BULLETINS_WAREHOUSE"
            )
        yield connection
    finally:
        connection.close()


def exportable(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return what there is to export, the dictionary first; an older warehouse may lack a view."""
    there = _tables(connection)
    return [name for name in (DICTIONARY, *ALL_TABLES, *VIEWS) if name in there]


def _tables(connection: duckdb.DuckDBPyConnection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()}


def copy_out(connection: duckdb.DuckDBPyConnection, table: str, target: Path, *, columns: str, options: str) -> int:
    """Write the `columns` of a table or view to the file `target`, as DuckDB's COPY `options` say; return the rows.

    Raises WarehouseError where the disk refuses.
    """
    statement = f'COPY (SELECT {columns} FROM "{table}") TO {quoted(target)} ({options})'
    try:
        copied = connection.execute(statement).fetchall()
    except duckdb.IOException as fault:
        raise WarehouseError(
            f"{table} cannot be written: {fault}",
            where=str(target.parent),
            do="Make room there, or name another folder",
        ) from fault
    return int(copied[0][0])
