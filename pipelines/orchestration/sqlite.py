"""Dagster's own SQLite, made quick enough for a run over hundreds of partitions.

Belongs here: how its files are written. Does not belong here: where they are, and what is written.

Left to itself Dagster opens, commits and closes its log for every event, compiles each statement anew, and waits for
the disk each time: with an event per asset and partition that was a quarter of a backfill. Here the events of one asset
are one transaction, and nobody waits for the disk: the log is for people to look at, and what was loaded is in the
warehouse, which waits for the disk itself. A power cut may cost the log its last events, a killed process the events of
the asset it was at.
"""

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Self

from dagster import DagsterEventType
from dagster._core.events import ASSET_EVENTS
from dagster._core.events.log import EventLogEntry
from dagster._core.storage.event_log.schema import SqlEventLogStorageTable
from dagster._core.storage.event_log.sqlite.sqlite_event_log import SqliteEventLogStorage
from dagster._core.storage.sqlite import SQLITE_BUSY_TIMEOUT_SECONDS
from dagster._core.storage.sqlite_storage import DagsterSqliteStorage
from dagster._serdes import ConfigurableClassData
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import QueuePool

# How many events Dagster hands over at once, here and with Postgres; it gathers those of one asset only.
BATCH_VARIABLE = "DAGSTER_EVENT_BATCH_SIZE"
BATCH_EVENTS = "500"
# A web server looks into the logs of many runs; an engine per log is kept for the last ones only.
ENGINES_KEPT = 16
# A process that adds or deletes a partition knows at once, any other after so long.
PARTITIONS_BELIEVED_SECONDS = 5.0


def do_not_wait_for_the_disk(connection: object, record: object) -> None:
    """Turn off SQLite's waiting on a new connection; other databases are left as they are."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous=OFF")


def install() -> None:
    """Apply this to every SQLite connection that this process opens through SQLAlchemy; only Dagster does."""
    os.environ.setdefault(BATCH_VARIABLE, BATCH_EVENTS)
    if not event.contains(Engine, "connect", do_not_wait_for_the_disk):
        event.listen(Engine, "connect", do_not_wait_for_the_disk)


@lru_cache(maxsize=ENGINES_KEPT)
def _engine(address: str) -> Engine:
    """Return an engine that remembers compiled statements and keeps a connection; idle, it holds no lock."""
    return create_engine(
        address, poolclass=QueuePool, pool_size=1, connect_args={"timeout": SQLITE_BUSY_TIMEOUT_SECONDS}
    )


class BatchedEventLog(SqliteEventLogStorage):
    """Dagster's SQLite event log, the same files, with the events of a batch in one transaction."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._tables_seen: set[str] = set()
        self._partitions: dict[str, tuple[float, dict[str, None]]] = {}
        super().__init__(base_dir, inst_data)

    @contextmanager
    def _connect(self, shard: str) -> Iterator[Connection]:
        with self._db_lock:
            engine = _engine(self.conn_string_for_shard(shard))
            if shard not in self._initialized_dbs:
                self._initdb(engine)
                self._initialized_dbs.add(shard)
            with engine.connect() as connection, connection.begin():
                yield connection

    def has_table(self, table_name: str) -> bool:
        """Return whether the index has the table; Dagster asks several times per event, and a table stays."""
        if table_name not in self._tables_seen and super().has_table(table_name):
            self._tables_seen.add(table_name)
        return table_name in self._tables_seen

    def get_dynamic_partitions(self, partitions_def_name: str) -> Sequence[str]:
        """Return all partitions; Dagster asks for them, asset by asset, for each that gets metadata of its own."""
        read_at, known = self._partitions.get(partitions_def_name, (0.0, {}))
        if not known or time.monotonic() - read_at > PARTITIONS_BELIEVED_SECONDS:
            # a dictionary, as their order counts, and whether one is there is asked just as often
            known = dict.fromkeys(super().get_dynamic_partitions(partitions_def_name))
            self._partitions[partitions_def_name] = time.monotonic(), known
        return list(known)

    def has_dynamic_partition(self, partitions_def_name: str, partition_key: str) -> bool:
        """Return whether there is the partition."""
        self.get_dynamic_partitions(partitions_def_name)
        known = self._partitions[partitions_def_name][1]
        return partition_key in known or super().has_dynamic_partition(partitions_def_name, partition_key)

    def add_dynamic_partitions(self, partitions_def_name: str, partition_keys: Sequence[str]) -> None:
        """Add partitions that are not there."""
        super().add_dynamic_partitions(partitions_def_name, partition_keys)
        self._partitions.clear()

    def delete_dynamic_partition(self, partitions_def_name: str, partition_key: str) -> None:
        """Delete the partition."""
        super().delete_dynamic_partition(partitions_def_name, partition_key)
        self._partitions.clear()

    def store_event_batch(self, events: Sequence[EventLogEntry]) -> None:
        """Store events of one run: in the run's own file, and what concerns assets in the index of all runs too."""
        alone = [one for one in events if one.dagster_event_type == DagsterEventType.ASSET_CHECK_EVALUATION_PLANNED]
        together = [one for one in events if one.dagster_event_type in ASSET_EVENTS]
        if len(alone) + len(together) != len(events) or len({one.run_id for one in events}) > 1:
            super().store_event_batch(events)
            return
        for one in alone:
            self.store_event(one)
        if not together:
            return
        rows = [self._event_to_row(one) for one in together]
        insert = SqlEventLogStorageTable.insert()
        with self.run_connection(together[0].run_id) as connection:
            connection.execute(insert, rows)
        with self.index_transaction() as connection:
            numbered = insert.returning(SqlEventLogStorageTable.c.id, sort_by_parameter_order=True)
            ids = [int(row[0]) for row in connection.execute(numbered, rows)]
            self._store_asset_event_tags(connection, together, ids)
            # Of an asset only its latest event is kept beside the log.
            numbers = zip(together, ids, strict=True)
            latest = {one.get_dagster_event().asset_key: (one, number) for one, number in numbers}
            for one, number in latest.values():
                self._store_asset_event(connection, one, number)


class BatchedStorage(DagsterSqliteStorage):
    """What `dagster.yaml` names: Dagster's SQLite storage with the log above."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        super().__init__(base_dir, inst_data=inst_data)
        self._event_log_storage = BatchedEventLog(os.path.join(base_dir, "history", "runs", ""))

    @classmethod
    def from_config_value(cls, inst_data: ConfigurableClassData | None, config_value: Any) -> Self:
        """Make the storage from the instance file's ``base_dir``."""
        return cls.from_local(inst_data=inst_data, **config_value)
