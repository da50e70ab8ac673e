"""`python -m tests.benchmarks.scaling [COUNT ...]`: what an issue costs when 10, 100 or 1,000 are loaded.

The issues are set from seeds (`issues.py`). Each count is loaded in a process of its own, all in that one process, from
the announcement to the published warehouse without Dagster: CPU by stage and page, and peak memory. Belongs here:
that curve. Does not belong here: workers and Dagster (`backfill.py`), stages on one file (`pipeline.py`).
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from pipelines.arrivals import announce, plan
from pipelines.engine import Engine
from pipelines.settings import Settings
from pipelines.stages import STAGES
from pipelines.storage.querying import Reader

COUNTS = (10, 100, 1000)
# Workers do all stages of an issue in one go.
MEASURED = ("pages to rows", "load")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a row for each count."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.scaling", description=__doc__)
    parser.add_argument("counts", type=int, nargs="*", default=list(COUNTS))
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        print(json.dumps(load(options.counts[0])))
        return 0
    table = Table(title="CPU ms a page from announcement to publishing, in one process")
    for name in ("issues", "pages", *MEASURED, "whole", "peak MB"):
        table.add_column(name, justify="right")
    for count in options.counts:
        told = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.scaling", "--one", str(count)], capture_output=True, check=True
        ).stdout
        row = json.loads(told)
        spent = [1000 * row[name] / row["page_count"] for name in (*MEASURED, "whole")]
        table.add_row(str(count), f"{row['page_count']:.0f}", *[f"{one:.1f}" for one in spent], f"{row['peak_mb']:.0f}")
    Console(width=150).print(table)
    return 0


def load(count: int) -> dict[str, float]:
    """Load `count` issues and return CPU seconds by stage, pages and the process's peak memory in MB."""
    with tempfile.TemporaryDirectory(prefix="scaling-") as name:
        root = Path(name)
        # Elsewhere: setting them takes memory that is not the pipeline's.
        writer = [sys.executable, "-m", "tests.benchmarks.issues", str(root / "raw"), str(count)]
        subprocess.run(writer, capture_output=True, check=True)
        (root / "warehouse").mkdir()
        settings = Settings(raw=root / "raw", warehouse=root / "warehouse" / "w.duckdb", workers=0, settle_seconds=0)
        spent: dict[str, float] = {}
        begun = time.process_time()
        with Engine(settings) as engine:
            found = plan(settings)
            announce(found.arrivals, engine.staging)
            engine.settle(found.issue_ids)
            steps: dict[str, Callable[[], object]] = {
                "pages to rows": lambda: [engine.run(stage, found.issue_ids, STAGES) for stage in STAGES],
                "load": lambda: engine.release(found.issue_ids, "benchmark"),
            }
            for step_name, step in steps.items():
                since = time.process_time()
                step()
                spent[step_name] = time.process_time() - since
        spent["whole"] = time.process_time() - begun
        with Reader(settings.warehouse) as reader:
            pages = reader.query("SELECT count(*) FROM pages").rows[0][0]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**spent, "page_count": float(pages), "peak_mb": peak}


if __name__ == "__main__":
    sys.exit(main())
