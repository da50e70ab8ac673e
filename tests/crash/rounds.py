"""Rounds of: drop some issues, start a load, kill it without warning, look; at times load to the end and compare."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tests.orchestration.conftest import write_issue

ISSUES_PER_ROUND = 3
# A run is killed at any moment of the time that the first one took to its end, and a little beyond.
BEYOND = 1.2
# After so many kills a run must come to its end by itself, or something that a kill left behind holds it up. It has so
# many times what the first run took, and again as much for each round since the last one that ended.
ROUNDS_TO_CATCH_UP = 10
PATIENCE = 4.0


@dataclass(frozen=True, slots=True)
class Round:
    """One kill: when it came, whether it met a run still going, and what was wrong afterwards (nothing, one hopes)."""

    number: int
    after_seconds: float
    killed: bool
    faults: tuple[str, ...]


def environment(root: Path) -> dict[str, str]:
    """Return the environment of a house of its own under `root`."""
    return {
        **os.environ,
        "BULLETINS_RAW": str(root / "raw"),
        "BULLETINS_WAREHOUSE": str(root / "warehouse" / "bulletins.duckdb"),
        "BULLETINS_WORKERS": "1",
        "BULLETINS_SETTLE_SECONDS": "0",
        "DAGSTER_HOME": str(root / "dagster"),
    }


def start(root: Path) -> subprocess.Popen[bytes]:
    """Start a load in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "pipelines.cli", "ingest"],
        env=environment(root),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def faults_of(root: Path) -> list[str]:
    """Return what is wrong with the published file: issues without rows, rows without issue, an issue told twice."""
    published = root / "warehouse" / "bulletins.duckdb"
    if not published.exists():
        return []
    found = []
    with duckdb.connect(str(published), read_only=True) as connection:
        for what, sql in CHECKS.items():
            odd = connection.execute(sql).fetchall()
            if odd:
                found.append(f"{what}: {odd[:3]}")
    if list(published.parent.glob("*.wal")):
        found.append("a stray .wal beside the published file")
    return found


CHECKS = {
    "issue twice": "SELECT issue_id FROM issues GROUP BY ALL HAVING count(*) > 1",
    "issue without pages": "SELECT issue_id FROM issues WHERE issue_id NOT IN (SELECT issue_id FROM pages)",
    "issue without articles": "SELECT issue_id FROM issues WHERE issue_id NOT IN (SELECT issue_id FROM articles)",
    "rows without issue": "SELECT issue_id FROM figures WHERE issue_id NOT IN (SELECT issue_id FROM issues)",
    "figure twice": "SELECT figure_id FROM figures GROUP BY ALL HAVING count(*) > 1",
    "file in two states": "SELECT file_name FROM files WHERE status <> 'superseded' GROUP BY ALL HAVING count(*) > 1",
    "loaded but not there": "SELECT issue_id FROM files WHERE status = 'loaded' "
    "AND issue_id NOT IN (SELECT issue_id FROM issues)",
}


def play(root: Path, rounds: int, seed: int) -> Iterator[Round]:
    """Play a load and `rounds` kills under `root`, catching up at times; yield each with what was wrong after it."""
    chance = random.Random(seed)
    (root / "raw").mkdir(parents=True)
    (root / "warehouse").mkdir()
    dropped: dict[str, int] = {}
    _drop(root, dropped, chance, 0)
    began = time.monotonic()
    start(root).wait()
    took = time.monotonic() - began
    longest = BEYOND * took
    for number in range(1, rounds + 1):
        _drop(root, dropped, chance, number)
        after = chance.uniform(0.2, longest)
        process = start(root)
        try:
            process.wait(timeout=after)
            killed = False
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            killed = True
        yield Round(number, after, killed, tuple(faults_of(root)))
        if number % ROUNDS_TO_CATCH_UP == 0 or number == rounds:
            held_up = _catch_up(root, PATIENCE * took * (ROUNDS_TO_CATCH_UP + 1))
            yield Round(number, 0.0, False, (*held_up, *faults_of(root), *_lost(root, dropped), *_left_over(root)))


def _catch_up(root: Path, seconds: float) -> list[str]:
    """Load to the end; a run that has not ended after `seconds` is killed and told."""
    process = start(root)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return [f"a run did not end in {seconds:.0f} s"]
    return []


def _drop(root: Path, dropped: dict[str, int], chance: random.Random, number: int) -> None:
    """Put some issues into the drop folder; now and then an older one is replaced instead."""
    for _ in range(ISSUES_PER_ROUND):
        name = chance.choice(sorted(dropped)) if dropped and chance.random() < 0.3 else f"issue-{len(dropped):04}.pdf"
        dropped[name] = 30 + number * 100 + chance.randrange(100)
        write_issue(root / "raw" / name, dropped[name] + 10_000 * (hash_of(name) % 50 + 1))


def hash_of(name: str) -> int:
    """Return a number that depends on the name alone, so that no two issues have the same content."""
    return int(name.removeprefix("issue-").removesuffix(".pdf"))


def _lost(root: Path, dropped: dict[str, int]) -> list[str]:
    with duckdb.connect(str(root / "warehouse" / "bulletins.duckdb"), read_only=True) as connection:
        ends = dict(
            connection.execute("SELECT file_name, status FROM files WHERE status IN ('loaded', 'duplicate')").fetchall()
        )
        issues = connection.execute("SELECT count(*) FROM issues").fetchall()[0][0]
    lost = [f"lost: {name}" for name in sorted(dropped) if name not in ends]
    loaded = sum(status == "loaded" for status in ends.values())
    return lost if issues == loaded else [*lost, f"{issues} issues for {loaded} loaded files"]


def _left_over(root: Path) -> list[str]:
    staging = root / "warehouse" / ".staging"
    pending = [path.name for path in (staging / "pending").iterdir()]
    publish = [path.name for path in (root / "warehouse" / ".build").glob("*.publish")]
    return [f"left over: {name}" for name in (*pending, *publish)]
