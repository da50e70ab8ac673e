"""The ledger of files: what was seen in `raw/`, and what became of it.

Belongs here: reading and writing the table `files` and the revision of issues. Does not belong here: looking into the
folder (that is `intake/`), and the rows an issue says.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from pipelines.storage.published import opened


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One row of `files`: a name with a content, and its state."""

    file_name: str
    sha256: str
    size_bytes: int
    status: str
    reason: str | None
    issue_id: str | None
    mtime_ns: int | None
    detail: str | None = None
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class LoadedIssue:
    """What the warehouse holds of an issue, as far as it decides whether there is anything to do."""

    issue_id: str
    file_name: str
    sha256: str
    revision: int
    fingerprint: str
    status: str


def utc_now() -> datetime:
    """Return the moment in UTC without a zone, as the warehouse keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def read_entries(connection: duckdb.DuckDBPyConnection) -> tuple[LedgerEntry, ...]:
    """Return every row of `files`."""
    rows = connection.execute(
        "SELECT file_name, sha256, size_bytes, status, reason, issue_id, mtime_ns, detail, folder FROM files"
    ).fetchall()
    return tuple(LedgerEntry(*row) for row in rows)


def read_issues(connection: duckdb.DuckDBPyConnection, issue_id: str | None = None) -> dict[str, LoadedIssue]:
    """Return what is loaded, by issue_id; of one issue when `issue_id` is given."""
    rows = connection.execute(
        "SELECT issue_id, file_name, sha256, revision, fingerprint, status FROM issues "
        "WHERE $1 IS NULL OR issue_id = $1",
        [issue_id],
    ).fetchall()
    return {row[0]: LoadedIssue(*row) for row in rows}


def read_published(published: Path) -> tuple[tuple[LedgerEntry, ...], dict[str, LoadedIssue]]:
    """Return ledger and issues of the published file; nothing of both when there is none yet.

    Raises WarehouseError for a file that is no warehouse of this program's.
    """
    if not published.exists():
        return (), {}
    with opened(published) as connection:
        return read_entries(connection), read_issues(connection)


def record(connection: duckdb.DuckDBPyConnection, entry: LedgerEntry, run_id: str) -> None:
    """Write `entry`, and mark as superseded what other contents of the same name were.

    A content that was refused does not supersede the one that is loaded: the warehouse still holds that.
    """
    replaced = ("quarantined", "duplicate") if entry.status == "quarantined" else ("quarantined", "duplicate", "loaded")
    connection.execute(
        "UPDATE files SET status = 'superseded' WHERE file_name = ? AND sha256 <> ? AND list_contains(?, status)",
        [entry.file_name, entry.sha256, list(replaced)],
    )
    connection.execute("DELETE FROM files WHERE file_name = ? AND sha256 = ?", [entry.file_name, entry.sha256])
    connection.execute(
        "INSERT INTO files "
        "(file_name, sha256, size_bytes, seen_at, status, reason, issue_id, run_id, mtime_ns, detail, folder) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            entry.file_name,
            entry.sha256,
            entry.size_bytes,
            utc_now(),
            entry.status,
            entry.reason,
            entry.issue_id,
            run_id,
            entry.mtime_ns,
            entry.detail,
            entry.folder,
        ],
    )


def mark_removed(connection: duckdb.DuckDBPyConnection, file_name: str, run_id: str) -> None:
    """Note that a file is no longer in `raw/`; what it said stays in the warehouse."""
    connection.execute(
        "UPDATE files SET status = 'removed', run_id = ? "
        "WHERE file_name = ? AND folder IS NULL AND status IN ('loaded', 'duplicate', 'quarantined')",
        [run_id, file_name],
    )
