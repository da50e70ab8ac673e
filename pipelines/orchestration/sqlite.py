"""Dagster's own SQLite, made quick enough for a run over hundreds of partitions.

Belongs here: how its files are written. Does not belong here: where they are.

Dagster opens, commits and closes its log for every event, and SQLite waits for the disk at each: over half of the wall
time of a backfill. The log is for people to look at; what was loaded is in the warehouse, which waits for the disk
itself. So the log does not wait: a power cut may cost its last events, a killed process costs nothing.
"""

import sqlite3

from sqlalchemy import event
from sqlalchemy.engine import Engine


def do_not_wait_for_the_disk(connection: object, record: object) -> None:
    """Turn off SQLite's waiting on a new connection; other databases are left as they are."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous=OFF")


def install() -> None:
    """Apply this to every SQLite connection that this process opens through SQLAlchemy; only Dagster does."""
    if not event.contains(Engine, "connect", do_not_wait_for_the_disk):
        event.listen(Engine, "connect", do_not_wait_for_the_disk)
