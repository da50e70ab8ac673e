"""Loading: what a validated issue says replaces what the warehouse held of it, in one transaction.

Belongs here: the delete and insert of issues and of the entities they touch. Does not belong here: validation,
locking, and putting the finished copy in place.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    """Replace the issue's rows by those of `load`; return its revision. All tables or none; see `load_issues`."""
    return load_issues(connection, [load], run_id)[0]


def load_issues(connection: duckdb.DuckDBPyConnection, loads: Sequence[Load], run_id: str) -> list[int]:
    """Replace the rows of several different issues in one transaction; return their revisions. All of them or none.

    A statement costs nearly the same for many issues as for one, and entities are linked once for all of them.
    Raises WarehouseError when the database refuses; nothing has changed then.
    """
    ids = [load.issue_id for load in loads]
    # Spelled out, so that the database reads only the blocks that may hold them.
    marks = ", ".join("?" * len(ids))
    connection.begin()
    try:
        rows = connection.execute(
            f"SELECT issue_id, revision, sha256 FROM issues WHERE issue_id IN ({marks})", ids
        ).fetchall()
        held = {issue_id: (int(revision), sha256) for issue_id, revision, sha256 in rows}
        revisions = [_revision_after(held.get(load.issue_id), load.entry.sha256) for load in loads]
        held_together = reach(connection, _entities_named(connection, ids))
        for table in (*ISSUE_TABLES, "rejections"):
            connection.execute(f'DELETE FROM "{table}" WHERE issue_id IN ({marks})', ids)
        for table in ISSUE_TABLES:
            if table != "issues":
                insert(connection, table, pl.concat([load.frames[table] for load in loads]))
        issues = [_issue_row(load, revision) for load, revision in zip(loads, revisions, strict=True)]
        insert(connection, "issues", pl.concat(issues, how="diagonal"))
        rejections = pl.concat([load.frames["rejections"] for load in loads])
        if rejections.height:
            insert(
                connection,
                "rejections",
                rejections.with_columns(rejected_at=pl.lit(utc_now()).cast(pl.Datetime("us")), run_id=pl.lit(run_id)),
            )
        relink(connection, held_together | _entities_named(connection, ids))
        for load in loads:
            record(connection, load.entry, run_id)
        connection.commit()
    except duckdb.Error as fault:
        with suppress(duckdb.Error):
            connection.rollback()
        raise WarehouseError(
            f"the load failed and changed nothing: {fault}", where=", ".join(ids), do="Run `bulletins ingest` again"
        ) from fault
    return revisions


def _revision_after(held: tuple[int, str] | None, sha256: str) -> int:
    """Return 1 for an issue that was not there, the same for the same content, and one more for another content."""
    return 1 if held is None else held[0] + (held[1] != sha256)


@dataclass(frozen=True, slots=True)
class Moved:
    """An issue whose file is gone and whose content another issue holds: the file was renamed."""

    issue_id: str
    file_name: str
    now_named: str


def drop_moved(connection: duckdb.DuckDBPyConnection) -> tuple[Moved, ...]:
    """Delete the rows of issues whose file was renamed, so that what it says counts once; return which these were.

    What a removed file said stays, but not beside the same content under another name. All of them or none; raises
    WarehouseError.
    """
    connection.begin()
    try:
        moved = [Moved(*row) for row in connection.execute(MOVED).fetchall()]
        if moved:
            ids = [issue.issue_id for issue in moved]
            marks = ", ".join("?" * len(ids))
            named = reach(connection, _entities_named(connection, ids))
            for table in (*ISSUE_TABLES, "rejections"):
                connection.execute(f'DELETE FROM "{table}" WHERE issue_id IN ({marks})', ids)
            relink(connection, named)
            connection.executemany(
                "UPDATE files SET reason = ? WHERE file_name = ? AND status = 'removed'",
                [[issue.now_named, issue.file_name] for issue in moved],
            )
        connection.commit()
    except duckdb.Error as fault:
        with suppress(duckdb.Error):
            connection.rollback()
        raise WarehouseError(
            f"renamed files could not be cleared: {fault}", do="Run `bulletins ingest` again"
        ) from fault
    return tuple(moved)


MOVED = """
    SELECT gone.issue_id, gone.file_name, min(kept.file_name)
    FROM issues gone
    JOIN files missed ON missed.file_name = gone.file_name AND missed.sha256 = gone.sha256 AND missed.status = 'removed'
    JOIN issues kept ON kept.sha256 = gone.sha256 AND kept.issue_id <> gone.issue_id
    JOIN files held ON held.file_name = kept.file_name AND held.sha256 = kept.sha256 AND held.status = 'loaded'
    GROUP BY ALL
    ORDER BY ALL
"""


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


def forget_refusals(connection: duckdb.DuckDBPyConnection, entries: Sequence[LedgerEntry]) -> None:
    """Delete the refused files from the ledger and from `rejections`, all or none; raises WarehouseError."""
    connection.begin()
    try:
        for entry in entries:
            connection.execute(
                "DELETE FROM files WHERE file_name = ? AND sha256 = ? AND status = 'quarantined'",
                [entry.file_name, entry.sha256],
            )
            connection.execute("DELETE FROM rejections WHERE table_name = 'files' AND row = ?", [_file_row(entry)])
        connection.commit()
    except duckdb.Error as fault:
        with suppress(duckdb.Error):
            connection.rollback()
        where = ", ".join(entry.file_name for entry in entries)
        raise WarehouseError(f"the ledger could not be written: {fault}", where=where) from fault


def insert(connection: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame) -> None:
    """Append the rows of `frame` to `table`, by column name."""
    if not frame.height:
        return
    connection.register("incoming", frame.to_arrow())
    try:
        connection.execute(f'INSERT INTO "{table}" BY NAME SELECT * FROM incoming')
    finally:
        connection.unregister("incoming")


def _entities_named(connection: duckdb.DuckDBPyConnection, issue_ids: list[str]) -> set[str]:
    marks = ", ".join("?" * len(issue_ids))
    rows = connection.execute(
        f"SELECT DISTINCT found_as FROM mentions WHERE issue_id IN ({marks})", issue_ids
    ).fetchall()
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
