"""`python -m tests.benchmarks.backfill [FOLDER] [--issues 200]`: one run over all issues, and what Dagster takes of it.

One of the issues is damaged: it must be refused alone. The job's wall time is held against the time that it spends in
the engine (reading, validating, loading, publishing); the rest is Dagster's: its plan, its events, the metadata made
for its UI, its checks. Both come from one run, so a busy machine stretches both. Belongs here: that share. Does not
belong here: what the stages cost (`pipeline.py`).
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Collection, Iterable
from pathlib import Path

from pipelines.arrivals import announce, plan
from pipelines.engine import Engine
from pipelines.release import Release
from pipelines.settings import Settings
from pipelines.storage.querying import Reader
from pipelines.storage.staging import Envelope
from tests.benchmarks.issues import write_issues


class TimedEngine(Engine):
    """The engine, with a clock on what it does."""

    seconds = 0.0

    def settle(self, issue_ids: Iterable[str]) -> list[Envelope]:
        begun = time.monotonic()
        try:
            return super().settle(issue_ids)
        finally:
            self.seconds += time.monotonic() - begun

    def run(self, stage: str, issue_ids: Iterable[str], then: Collection[str] = ()) -> list[Envelope]:
        begun = time.monotonic()
        try:
            return super().run(stage, issue_ids, then)
        finally:
            self.seconds += time.monotonic() - begun

    def release(self, issue_ids: Iterable[str], run_id: str) -> Release:
        begun = time.monotonic()
        try:
            return super().release(issue_ids, run_id)
        finally:
            self.seconds += time.monotonic() - begun


def main() -> None:
    """Print the two times, Dagster's share, and what became of the issues."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.backfill", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="PDFs to take instead of issues set for this")
    parser.add_argument("--issues", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="backfill-") as name:
        root = Path(name)
        raw = root / "raw"
        if options.folder:
            raw.mkdir()
            for path in sorted(options.folder.glob("*.pdf"))[: options.issues]:
                shutil.copy(path, raw)
        else:
            write_issues(raw, options.issues)
        spoiled = sorted(raw.glob("*.pdf"))[options.issues // 2]
        spoiled.write_bytes(spoiled.read_bytes()[:600])
        measure(Settings(raw=raw, warehouse=root / "warehouse" / "w.duckdb", workers=options.workers, settle_seconds=0))


def measure(settings: Settings) -> None:
    """Run the job over everything in the drop folder and print what it took."""
    from pipelines.orchestration.local import run_in_process

    settings.warehouse.parent.mkdir(parents=True)
    found = plan(settings)
    with TimedEngine(settings) as engine:
        announce(found.arrivals, engine.staging)
        begun = time.monotonic()
        failures = run_in_process(engine, found.issue_ids)
        whole = time.monotonic() - begun
    with Reader(settings.warehouse) as reader:
        states = dict(reader.query("SELECT status, count(*) FROM files GROUP BY ALL").rows)
    events = sum(
        sqlite3.connect(path).execute("SELECT count(*) FROM event_logs").fetchone()[0]
        for path in (settings.dagster_home / "history" / "runs").glob("*.db")
        if path.name != "index.db"
    )
    print(f"{len(found.issue_ids)} issues in one run: {states}; failed steps: {failures or 'none'}")
    share = 1 - engine.seconds / whole
    print(f"{whole:.1f} s, of which {engine.seconds:.1f} s in the engine: Dagster's share {share:.3f}")
    print(f"{events} events, {sum(p.stat().st_size for p in settings.dagster_home.rglob('*.db')) / 1e6:.1f} MB of log")


if __name__ == "__main__":
    main()
