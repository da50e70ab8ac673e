"""Dagster's own daemon and web server, watched from outside only: a file dropped becomes rows without a command."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import duckdb
import pytest

from tests.orchestration.conftest import House

PATIENCE_SECONDS = 150


def wait_until(true: Callable[[], object], what: str, log: Path) -> None:
    """Look again and again until `true` holds; fail with the daemon's last words when it does not."""
    never = Event()
    for _ in range(PATIENCE_SECONDS * 4):
        if true():
            return
        never.wait(0.25)
    pytest.fail(f"{what} did not happen; the daemon said:\n{log.read_text()[-3000:]}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(house: House, log: Path) -> Iterator[int]:
    """Run `bulletins dev` and yield its port; the whole group is killed at the end."""
    port = free_port()
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "pipelines.cli", "dev", "--port", str(port)],
            env={**os.environ, "BULLETINS_SENSOR_SECONDS": "1", "BULLETINS_WORKERS": "1"},
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    try:
        yield port
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def graphql(port: int, query: str) -> dict | None:
    """Return the web server's answer, None while it is not up."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/graphql",
        json.dumps({"query": query}).encode(),
        {"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read())
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return None


def states(house: House) -> dict[str, str]:
    """Return the state of each file in the published warehouse, nothing while there is none."""
    if not house.settings.warehouse.exists():
        return {}
    with duckdb.connect(str(house.settings.warehouse), read_only=True) as connection:
        rows = connection.execute("SELECT file_name, status FROM files WHERE status <> 'superseded'").fetchall()
    return dict(rows)


def test_files_are_seen_replaced_refused_and_missed_while_the_daemon_runs(house: House, tmp_path: Path) -> None:
    log = tmp_path / "dev.log"
    house.drop("a.pdf", 41)
    (house.settings.raw / "bad.pdf").write_text("<html>gone</html>")
    with running(house, log) as port:
        wait_until(lambda: states(house) == {"a.pdf": "loaded", "bad.pdf": "quarantined"}, "the first load", log)
        assert house.ask("SELECT value FROM figures WHERE value = 41") == [(41.0,)]
        house.drop("a.pdf", 43)
        wait_until(lambda: house.ask("SELECT revision FROM issues") == [(2,)], "the replacement", log)
        # The first content comes back: a run for it was asked for before, and is asked for again.
        house.drop("a.pdf", 41)
        wait_until(lambda: house.ask("SELECT revision FROM issues") == [(3,)], "the first content's return", log)
        assert house.ask("SELECT value FROM figures WHERE value IN (41, 43)") == [(41.0,)]
        (house.settings.raw / "a.pdf").unlink()
        wait_until(lambda: states(house).get("a.pdf") == "removed", "the removal", log)
        wait_until(lambda: graphql(port, "{ version }"), "the web server's first answer", log)
        told = graphql(port, "{ assetNodes { assetKey { path } isPartitioned } }")
        assert told is not None
        names = {node["assetKey"]["path"][0] for node in told["data"]["assetNodes"]}
        assert {"files", "pages", "articles", "graphics", "mentions", "figures", "validated", "warehouse"} <= names
    # A daemon that was killed catches up with what came meanwhile.
    house.drop("c.pdf", 77)
    with running(house, log):
        wait_until(lambda: states(house).get("c.pdf") == "loaded", "catching up", log)
    assert house.ask("SELECT count(*) FROM issues") == [(2,)]


LAUNCH = """mutation {{
    launchPartitionBackfill(backfillParams: {{assetSelection: [{assets}], partitionNames: [{keys}]}}) {{
    __typename ... on LaunchBackfillSuccess {{ backfillId }} }} }}"""
RUNS = """{{ runsOrError(filter: {{tags: [{{key: "dagster/backfill", value: "{backfill}"}}]}}) {{
    ... on Runs {{ results {{ status }} }} }} }}"""


@pytest.mark.slow
def test_a_backfill_asked_for_in_the_ui_is_one_run(house: House, tmp_path: Path) -> None:
    log = tmp_path / "dev.log"
    for number in range(3):
        house.drop(f"issue-{number}.pdf", 41 + number)
    with running(house, log) as port:
        wait_until(lambda: len(states(house)) == 3, "the first load", log)
        wait_until(lambda: graphql(port, "{ version }"), "the web server's first answer", log)
        told = graphql(port, "{ assetNodes { assetKey { path } isPartitioned partitionKeys } }")
        assert told is not None
        nodes = [node for node in told["data"]["assetNodes"] if node["isPartitioned"]]
        assets = ", ".join(f"{{path: {json.dumps(node['assetKey']['path'])}}}" for node in nodes)
        keys = ", ".join(json.dumps(key) for key in nodes[0]["partitionKeys"])
        launched = graphql(port, LAUNCH.format(assets=assets, keys=keys))
        assert launched is not None
        asked = RUNS.format(backfill=launched["data"]["launchPartitionBackfill"]["backfillId"])

        def runs() -> list[str]:
            answer = graphql(port, asked)
            return [run["status"] for run in answer["data"]["runsOrError"]["results"]] if answer else []

        wait_until(lambda: runs() == ["SUCCESS"], "the backfill's one run", log)
