"""Beyond one machine, as far as one machine can show it: Dask workers, an object store, Dagster's storage in Postgres.

Needs Debian's postgresql; where it is not installed, the test says so and is skipped.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from threading import Event, Thread

import duckdb
import fsspec
import pytest

from tests.cluster.services import dask_cluster, object_store, postgres, postgres_binaries
from tests.orchestration.conftest import write_issue

ISSUES = 40
# What differs from run to run by nature: times, the run's name, where the files were.
UNTIMED = {
    "issues": "* EXCLUDE (loaded_at)",
    "files": "* EXCLUDE (seen_at, run_id)",
    "pages": "*",
    "articles": "*",
    "blocks": "*",
    "figures": "*",
    "mentions": "*",
    "entities": "*",
}
INSTANCE = """
telemetry:
  enabled: false
storage:
  postgres:
    postgres_url: {address}
"""


def export(warehouse: Path) -> dict[str, str]:
    """Return every table as CSV, in a fixed order."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return {table: rows(connection, f"SELECT {columns} FROM {table}") for table, columns in UNTIMED.items()}


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> str:
    return "\n".join(map(repr, connection.execute(f"{query} ORDER BY ALL").fetchall()))


def ingest(environment: dict[str, str], log: Path) -> int:
    with log.open("ab") as out:
        command = [sys.executable, "-m", "pipelines.cli", "ingest"]
        return subprocess.run(command, env=environment, stdout=out, stderr=out, check=False).returncode


def house(root: Path, raw: Path) -> dict[str, str]:
    (root / "warehouse").mkdir(parents=True)
    (root / "dagster").mkdir()
    return {
        **os.environ,
        "BULLETINS_RAW": str(raw),
        "BULLETINS_WAREHOUSE": str(root / "warehouse" / "bulletins.duckdb"),
        "BULLETINS_WORKERS": "2",
        "BULLETINS_SETTLE_SECONDS": "0",
        "DAGSTER_HOME": str(root / "dagster"),
    }


def test_a_cluster_gives_the_same_rows_though_a_worker_is_killed(tmp_path: Path) -> None:
    if postgres_binaries() is None:
        pytest.skip("Debian's postgresql is not installed: apt-get install postgresql")
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(ISSUES):
        write_issue(raw / f"issue-{number:02}.pdf", 100 + number)

    embedded = house(tmp_path / "embedded", raw)
    assert ingest(embedded, tmp_path / "embedded.log") == 0, (tmp_path / "embedded.log").read_text()[-3000:]

    spread = house(tmp_path / "spread", raw)
    keys = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}
    with ExitStack() as services:
        endpoint = services.enter_context(object_store(tmp_path, {**os.environ, **keys}))
        spread |= keys | {
            "AWS_ENDPOINT_URL": endpoint,
            "BULLETINS_STAGING": "s3://bulletins/staging",
            "BULLETINS_PARQUET": "s3://bulletins/tables",
        }
        workers = services.enter_context(dask_cluster(tmp_path, spread))
        address = services.enter_context(postgres(tmp_path))
        (tmp_path / "spread" / "dagster" / "dagster.yaml").write_text(INSTANCE.format(address=address))
        spread["BULLETINS_CLUSTER"] = workers.address
        make_bucket(endpoint, keys)
        killer = Thread(target=kill_when_busy, args=(endpoint, keys, workers.processes[0]))
        killer.start()
        code = ingest(spread, tmp_path / "spread.log")
        killer.join()
        assert code == 0, (tmp_path / "spread.log").read_text()[-3000:]
        assert workers.processes[0].poll() is not None, "no worker was killed"
        in_place = parquet_in_place("s3://bulletins/tables", endpoint, keys)
    assert export(Path(spread["BULLETINS_WAREHOUSE"])) == export(Path(embedded["BULLETINS_WAREHOUSE"]))
    assert in_place == export(Path(spread["BULLETINS_WAREHOUSE"]))


def parquet_in_place(address: str, endpoint: str, keys: dict[str, str]) -> dict[str, str]:
    """Return every table as `export` does, read by DuckDB from the newest publication in the object store."""
    store = fsspec.filesystem(
        "s3",
        key=keys["AWS_ACCESS_KEY_ID"],
        secret=keys["AWS_SECRET_ACCESS_KEY"],
        client_kwargs={"endpoint_url": endpoint, "region_name": keys["AWS_DEFAULT_REGION"]},
        skip_instance_cache=True,
    )
    with duckdb.connect() as connection:
        # No extension of DuckDB's is downloaded: it reads through fsspec. Asked as the README tells.
        connection.register_filesystem(store)
        connection.execute(f"SET VARIABLE now = (SELECT folder FROM '{address}/latest.json')")
        table_of = f"read_parquet('{address}/' || getvariable('now') || '/{{}}.parquet')"
        return {
            table: rows(connection, f"SELECT {columns} FROM {table_of.format(table)}")
            for table, columns in UNTIMED.items()
        }


def client_of(endpoint: str, keys: dict[str, str]):
    import boto3

    return boto3.client(
        "s3",
        endpoint_url=endpoint,
        aws_access_key_id=keys["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=keys["AWS_SECRET_ACCESS_KEY"],
        region_name=keys["AWS_DEFAULT_REGION"],
    )


def make_bucket(endpoint: str, keys: dict[str, str]) -> None:
    client_of(endpoint, keys).create_bucket(Bucket="bulletins")


def kill_when_busy(endpoint: str, keys: dict[str, str], worker: subprocess.Popen[bytes]) -> None:
    """Kill the worker's whole group as soon as some pages, but not all, are staged."""
    client, never = client_of(endpoint, keys), Event()
    for _ in range(1200):
        staged = client.list_objects_v2(Bucket="bulletins", Prefix="staging/pages/").get("KeyCount", 0)
        if staged >= 3:
            os.killpg(worker.pid, signal.SIGKILL)
            return
        never.wait(0.1)
