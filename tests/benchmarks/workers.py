"""`python -m tests.benchmarks.workers [FOLDER] [--issues 50]`: one worker against two, and what would saturate next.

The same issues go through every stage with one worker process and with two, taking turns; the rate is pages per second
by the clock. Where other work shares the cores the clock says little, so the CPU of the main process (what no second
worker takes over: handing out, settling, loading) and of the workers are told too, and from them how much faster any
number of workers could be. Belongs here: scaling on one machine. Does not belong here: what a stage costs.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from pipelines.arrivals import announce, plan
from pipelines.engine import Engine
from pipelines.settings import Settings
from pipelines.stages import STAGES
from tests.benchmarks.issues import write_issues

WARMED = 2


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of one pass: by the clock for the stages, CPU of main process and workers, CPU of the load."""

    pages: int
    clock: float
    main: float
    workers: float
    load: float


def main() -> None:
    """Print the rates and what they would be with more workers."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.workers", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="PDFs to take instead of issues set for this")
    parser.add_argument("--issues", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="workers-") as name:
        root = Path(name)
        folder = options.folder or root / "made"
        files = sorted(folder.glob("*.pdf")) if options.folder else write_issues(folder, options.issues)
        files = files[: options.issues]
        start = one_pass(root / "start", files[: 2 * WARMED], 1).workers
        passes: dict[int, list[Cost]] = {1: [], 2: []}
        for number in range(options.rounds):
            for workers, costs in passes.items():
                costs.append(one_pass(root / f"{number}-{workers}", files, workers))
    for workers, costs in passes.items():
        best = min(costs, key=lambda cost: cost.clock)
        print(
            f"{workers} workers: {best.pages} pages in {best.clock:.1f} s, {best.pages / best.clock:.1f} pages/s; "
            f"CPU {best.main:.1f} s main, {best.workers:.1f} s workers, {best.load:.1f} s load"
        )
    one, two = (min(cost.clock for cost in costs) for costs in passes.values())
    every = [cost for costs in passes.values() for cost in costs]
    main_cpu = statistics.median(cost.main for cost in every)
    load = statistics.median(cost.load for cost in every)
    pages = every[0].pages
    workers_cpu = statistics.median(cost.workers for cost in passes[1]) - start
    print(f"two against one by the clock: {one / two:.2f}")
    print(f"two against one by CPU: {(main_cpu + workers_cpu) / (main_cpu + workers_cpu / 2):.2f}")
    reading, loading = (seconds / pages * 1000 for seconds in (workers_cpu, load))
    print(f"a page: {reading:.0f} ms of CPU to read, {loading:.1f} ms for the one loader")
    print(f"the loader is busy all the time from {workers_cpu / (main_cpu + load):.0f} workers on")


def one_pass(root: Path, files: list[Path], workers: int) -> Cost:
    """Read all files into a new warehouse."""
    settings = Settings(raw=root / "raw", warehouse=root / "w" / "w.duckdb", workers=workers, settle_seconds=0)
    settings.raw.mkdir(parents=True)
    for path in files:
        (settings.raw / path.name).write_bytes(path.read_bytes())
    children = _cpu(resource.RUSAGE_CHILDREN)
    found = plan(settings)
    pages = 0
    with Engine(settings) as engine:
        announce(found.arrivals, engine.staging)
        engine.settle(found.issue_ids)
        # The workers' own start is no part of the rate: with the first issues they import everything.
        for stage in STAGES:
            engine.run(stage, found.issue_ids[:WARMED], STAGES)
        begun, begun_cpu = time.monotonic(), time.process_time()
        for stage in STAGES:
            envelopes = engine.run(stage, found.issue_ids[WARMED:], STAGES)
            pages += sum(dict(envelope.counts).get("pages", 0) for envelope in envelopes if envelope.stage == "pages")
        clock, main_cpu = time.monotonic() - begun, time.process_time() - begun_cpu
        begun_cpu = time.process_time()
        engine.release(found.issue_ids, "run")
        load = time.process_time() - begun_cpu
    return Cost(pages, clock, main_cpu, _cpu(resource.RUSAGE_CHILDREN) - children, load)


def _cpu(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
