"""`python -m tests.benchmarks.one_more [ISSUES …]`: what one new issue costs beside 100, 1,000 and 10,000 loaded.

Each new issue is a file dropped into the folder and a `bulletins ingest`, as a user does it: CPU time of the whole
command, its imports and workers included, medians; and of its parts that touch what is loaded. The copy at publishing
is told apart: it grows with the file by nature. Belongs here: the cost of one more. Does not belong here: the cost of
many (`backfill.py`).
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from pipelines.arrivals import plan
from pipelines.settings import Settings
from pipelines.storage.database import WarehousePaths, writing
from pipelines.storage.derived import refresh
from pipelines.storage.loading import load_issue
from pipelines.storage.publishing import publish
from tests.benchmarks.issues import write_issues
from tests.benchmarks.made_up import FIGURES_PER_ISSUE, make
from tests.storage.samples import load_of

ROUNDS = 5
Part = tuple[str, Callable[[int], object]]


def main() -> None:
    """Print a row for each number of issues."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.one_more", description=__doc__)
    parser.add_argument("issues", type=int, nargs="*", default=[100, 1000, 10_000])
    parser.add_argument("--commands", type=int, default=3, help="how many `bulletins ingest` per size")
    options = parser.parse_args()
    table = Table(title="CPU seconds for one more issue, medians")
    for name in ("loaded", "file MB", "ingest", "plan", "load", "derived tables", "publish", "publish, by the clock"):
        table.add_column(name, justify="right")
    for issues in options.issues:
        with tempfile.TemporaryDirectory(prefix="one-more-") as name:
            table.add_row(f"{issues:,}", *measure(Path(name), issues, options.commands))
        Console(width=160).print(table)


def measure(root: Path, issues: int, commands: int) -> list[str]:
    """Return the row's cells."""
    settings = Settings(raw=root / "raw", warehouse=root / "w" / "bulletins.duckdb", workers=1, settle_seconds=0)
    settings.raw.mkdir()
    make(settings.warehouse, issues * FIGURES_PER_ISSUE)
    size = settings.warehouse.stat().st_size / 1e6
    paths = WarehousePaths(settings.warehouse)
    spent: dict[str, list[float]] = {name: [] for name in ("plan", "load", "derived", "publish", "clock")}
    with writing(paths, 1) as connection:
        for number in range(ROUNDS):
            timed(spent["plan"], lambda: plan(settings))
            load = load_of(f"new-{number}", sha256=f"new-{number}", value=100.0 + number)
            timed(spent["load"], lambda load=load: load_issue(connection, load, "run"))  # type: ignore[misc]
            timed(spent["derived"], lambda: refresh(connection))
            begun = time.monotonic()
            timed(spent["publish"], lambda number=number: publish(connection, paths, f"run-{number}", "r"))  # type: ignore[misc]
            spent["clock"].append(time.monotonic() - begun)
    ingests = [ingest(settings, root, number) for number in range(commands)]
    parts = [f"{statistics.median(values):.3f}" for values in spent.values()]
    return [f"{size:.0f}", f"{statistics.median(ingests):.2f}" if ingests else "", *parts]


def timed(into: list[float], work: Callable[[], object]) -> None:
    """Append the CPU seconds that `work` took."""
    begun = time.process_time()
    work()
    into.append(time.process_time() - begun)


def ingest(settings: Settings, root: Path, number: int) -> float:
    """Drop a file that is not there yet, run the command, and return the CPU seconds of it and all its children."""
    new = write_issues(root / "made", number + 1)[number]
    target = settings.raw / f"dropped-{number}.pdf"
    target.write_bytes(new.read_bytes())
    environment = {
        **os.environ,
        "BULLETINS_WAREHOUSE": str(settings.warehouse),
        "BULLETINS_SETTLE_SECONDS": "0",
        "BULLETINS_WORKERS": "1",
    }
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "pipelines.cli", "ingest", str(target)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
