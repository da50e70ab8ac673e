"""Loading: what a validated issue says replaces what the warehouse held of it, in one transaction.

Belongs here: the delete and insert of one issue and of the entities it touches. Does not belong here: validation,
locking, and putting the finished copy in place.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

import duckdb
import polars as pl

from pipelines.errors import WarehouseError
from pipelines.storage.ledger import LedgerEntry, record, utc_now
from pipelines.storage.linkage import reach, relink
from schemas import ISSUE_TABLES


@dataclass(frozen=True, slots=True)
class Load:
    """One issue ready to be loaded: its ledger entry, its facts and its rows by table.

    `frames` holds a frame for every table of `ISSUE_TABLES` but `issues`, one named ``issue`` (a single row of the
    issue's facts) and one named ``rejections`` (without run and time).
    """

    entry: LedgerEntry
    issue_id: str
    fingerprint: str
    rules_version: str
    frames: dict[str, pl.DataFrame]


def load_issue(connection: duckdb.DuckDBPyConnection, load: Load, run_id: str) -> int:
    """Replace the issue's rows by those of `load`; return its revision. All tables or none.

    Raises WarehouseError when the database refuses; nothing has changed then.
    """
    issue_id = load.issue_id
    connection.begin()
    try:
        held = connection.execute("SELECT revision, sha256 FROM issues WHERE issue_id = ?", [issue_id]).fetchall()
        revision = 1 if not held else held[0][0] + (held[0][1] != load.entry.sha256)
        held_together = reach(connection, _entities_named(connection, issue_id))
        for table in (*ISSUE_TABLES, "rejections"):
            connection.execute(f'DELETE FROM "{table}" WHERE issue_id = ?', [issue_id])
        for table in ISSUE_TABLES:
            if table != "issues":
                insert(connection, table, load.frames[table])
        insert(connection, "issues", _issue_row(load, revision))
        rejections = load.frames["rejections"]
        if rejections.height:
            insert(
                connection,
                "rejections",
                rejections.with_columns(rejected_at=pl.lit(utc_now()).cast(pl.Datetime("us")), run_id=pl.lit(run_id)),
            )
        relink(connection, held_together | _entities_named(connection, issue_id))
        record(connection, load.entry, run_id)
        connection.commit()
    except duckdb.Error as fault:
        with suppress(duckdb.Error):
            connection.rollback()
        raise WarehouseError(
            f"the load failed and changed nothing: {fault}", where=issue_id, do="Run `bulletins ingest` again"
        ) from fault
    return int(revision)


def record_refusal(connection: duckdb.DuckDBPyConnection, entry: LedgerEntry, run_id: str) -> None:
    """Write a file that has no issue (refused, or a duplicate) to the ledger, and to `rejections` when refused."""
    connection.begin()
    try:
        record(connection, entry, run_id)
        connection.execute("DELETE FROM rejections WHERE table_name = 'files' AND row = ?", [_file_row(entry)])
        if entry.status == "quarantined":
            connection.execute(
                'INSERT INTO rejections (table_name, issue_id, "row", "column", "check", reason, rejected_at, run_id) '
                "VALUES ('files', ?, ?, NULL, ?, ?, ?, ?)",
                [entry.issue_id, _file_row(entry), entry.reason, entry.detail or entry.reason, utc_now(), run_id],
            )
        connection.commit()
    except duckdb.Error as fault:
        with suppress(duckdb.Error):
            connection.rollback()
        raise WarehouseError(f"the ledger could not be written: {fault}", where=entry.file_name) from fault


def insert(connection: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame) -> None:
    """Append the rows of `frame` to `table`, by column name."""
    if not frame.height:
        return
    connection.register("incoming", frame.to_arrow())
    try:
        connection.execute(f'INSERT INTO "{table}" BY NAME SELECT * FROM incoming')
    finally:
        connection.unregister("incoming")


def _entities_named(connection: duckdb.DuckDBPyConnection, issue_id: str) -> set[str]:
    rows = connection.execute("SELECT DISTINCT found_as FROM mentions WHERE issue_id = ?", [issue_id]).fetchall()
    return {row[0] for row in rows}


def _issue_row(load: Load, revision: int) -> pl.DataFrame:
    entry = load.entry
    return load.frames["issue"].with_columns(
        issue_id=pl.lit(load.issue_id),
        file_name=pl.lit(entry.file_name),
        sha256=pl.lit(entry.sha256),
        size_bytes=pl.lit(entry.size_bytes, dtype=pl.Int64),
        revision=pl.lit(revision, dtype=pl.Int32),
        loaded_at=pl.lit(utc_now()).cast(pl.Datetime("us")),
        rules_version=pl.lit(load.rules_version),
        fingerprint=pl.lit(load.fingerprint),
    )


def _file_row(entry: LedgerEntry) -> str:
    frame = pl.DataFrame({"file_name": [entry.file_name], "sha256": [entry.sha256], "size_bytes": [entry.size_bytes]})
    return frame.write_ndjson().strip()
