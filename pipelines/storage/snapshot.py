"""One state of the published file, for copying tables out of it: whatever is published meanwhile, it stays the same.

Belongs here: attaching it, and which tables and views go out. Does not belong here: the forms they go out in.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipelines.errors import WarehouseError
from schemas import ALL_TABLES

# Views that save an analyst a join. Left out: those as large as the square of a table, or made of its words.
VIEWS = ("figure_series", "figure_revisions", "latest_figures", "entity_timeline", "people", "published")
DICTIONARY = "data_dictionary"


@contextmanager
def attached(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection that sees one state of the file.

    Raises WarehouseError without a file, or with one that DuckDB cannot read.
    """
    if not warehouse.exists():
        raise WarehouseError("there is no warehouse yet", where=str(warehouse), do="Run `bulletins ingest` first")
    connection = duckdb.connect(":memory:")
    try:
        try:
            connection.execute(f"ATTACH {quoted(warehouse)} AS bulletins (READ_ONLY)")
        except duckdb.Error as fault:
            raise WarehouseError(
                f"the warehouse cannot be read: {fault}",
                where=str(warehouse),
                do="Move it away and run `bulletins ingest`, which publishes it again",
            ) from fault
        connection.execute("USE bulletins")
        yield connection
    finally:
        connection.close()


def exportable(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return what there is to export, the dictionary first; an older warehouse may lack a view."""
    there = {row[0] for row in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()}
    return [name for name in (DICTIONARY, *ALL_TABLES, *VIEWS) if name in there]


def copy_out(connection: duckdb.DuckDBPyConnection, table: str, target: Path, *, columns: str, options: str) -> int:
    """Write the `columns` of a table or view to the file `target`, as DuckDB's COPY `options` say; return the rows."""
    copied = connection.execute(f'COPY (SELECT {columns} FROM "{table}") TO {quoted(target)} ({options})').fetchall()
    return int(copied[0][0])


def quoted(value: object) -> str:
    """Return the value as a literal of SQL."""
    return "'" + str(value).replace("'", "''") + "'"
