"""Publishing: a finished copy of the private database takes the place of the file analysts open.

Belongs here: checkpoint, copy, fsync, rename. Does not belong here: what is in the file.

The file analysts open is never the file we write: whoever has the old one open goes on seeing it whole, whoever opens
it next sees the new one whole.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from contextlib import suppress
from pathlib import Path

import duckdb

from pipelines.errors import WarehouseError
from pipelines.storage.database import CATALOG, WarehousePaths
from pipelines.storage.ledger import utc_now
from schemas import SCHEMA_VERSION

_FICLONE = 0x40049409  # ioctl of Linux file systems that share blocks between copies


def publish(connection: duckdb.DuckDBPyConnection, paths: WarehousePaths, run_id: str, rules_version: str) -> None:
    """Record the run, and put a copy of the private database in the published file's place.

    `connection` is the one that `database.writing` yielded; it holds the lock. Raises WarehouseError when the disk
    refuses; the published file is untouched then.
    """
    connection.execute("DELETE FROM publications WHERE run_id = ?", [run_id])
    connection.execute(
        """
        INSERT INTO publications
            (run_id, published_at, rules_version, schema_version,
             issue_count, article_count, figure_count, mention_count)
        SELECT ?, ?, ?, ?, (SELECT count(*) FROM issues), (SELECT count(*) FROM articles),
               (SELECT count(*) FROM figures), (SELECT count(*) FROM mentions)
        """,
        [run_id, utc_now(), rules_version, SCHEMA_VERSION],
    )
    connection.execute(f"CHECKPOINT {CATALOG}")
    aside = paths.build_folder / f"{paths.published.name}.publish"
    try:
        aside.unlink(missing_ok=True)
        _copy(paths.build, aside)
        _sync(aside)
        aside.chmod(0o444)
        os.replace(aside, paths.published)
        _sync(paths.published.parent)
        paths.unpublished.unlink(missing_ok=True)
    except OSError as fault:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise WarehouseError(
            f"the finished copy could not be put in place: {fault.strerror}",
            where=str(paths.published),
            do="Make room or mend the folder's permissions; what was loaded is kept and published by the next run",
        ) from fault


def _copy(source: Path, target: Path) -> None:
    """Copy by sharing blocks where the file system can, else byte by byte."""
    with source.open("rb") as reader, target.open("wb") as writer:
        try:
            fcntl.ioctl(writer.fileno(), _FICLONE, reader.fileno())
        except OSError as refused:
            if refused.errno not in (
                errno.EOPNOTSUPP,
                errno.ENOTTY,
                errno.EXDEV,
                errno.EINVAL,
                errno.ENOSYS,
                errno.EPERM,
            ):
                raise
            shutil.copyfileobj(reader, writer, 4 << 20)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
