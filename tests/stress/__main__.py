"""Read every PDF below a folder in limited workers and print what became of them, by class.

Belongs here: the command and its report. Does not belong here: reading (`pipelines/intake`) and files to read. Nothing
is written but the report, and no warehouse is touched::

    python -m tests.stress FOLDER --workers 2
    python -m tests.stress FOLDER --bare        # also: what pdfplumber alone loses, and what became of that here
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from pipelines.intake.folder import scan
from pipelines.intake.limits import Limits
from pipelines.intake.reasons import Reason
from pipelines.intake.workers import Failed, Outcome, WorkerPool
from tests.stress.comparison import WITH_TEXT, Comparison, StressItem, read_and_compare, read_bare

MEGABYTE = 1024**2


def main() -> int:
    """Run the command; returns 1 where a file escaped the promise (no outcome, or an unexplained disagreement)."""
    options = _options()
    folder: Path = options.folder
    look = scan(folder, {}, now_ns=time.time_ns(), settle_seconds=0)
    items = [StressItem(str(folder / file.file_name), file.file_name, options.limits) for file in look.to_read]
    print(f"{len(items)} files to read, {len(look.refused)} refused unopened, {len(look.ignored)} no PDFs", flush=True)
    classes: Counter[str] = Counter(f"refused: {entry.reason}" for entry in look.refused)
    unexplained: list[str] = []
    class_of: dict[str, str] = {}
    most_memory, most_cpu = (0, ""), (0.0, "")
    began = time.monotonic()
    with WorkerPool(options.workers, options.limits, read_and_compare) as pool:
        for item, outcome in pool.run(items):
            found = _class_of(outcome)
            classes[found] += 1
            class_of[item.file_name] = found
            # What a worker tells is the most that it ever held: the file that raised it is the one to name.
            if outcome.peak_bytes > most_memory[0]:
                most_memory = outcome.peak_bytes, item.file_name
            most_cpu = max(most_cpu, (outcome.cpu_seconds, item.file_name))
            if isinstance(outcome, Failed):
                notes = [outcome.detail]
            else:
                notes = [*outcome.value.faults, *outcome.value.disagreements]
                unexplained += [f"{item.file_name!r}: {text}" for text in outcome.value.disagreements]
            if options.verbose or found in _WORTH_A_LOOK:
                print(f"{found:32} {outcome.cpu_seconds:7.1f} s {item.file_name!r} {'; '.join(notes[:4])}", flush=True)
    _report(classes, unexplained, most_memory, most_cpu, time.monotonic() - began)
    if options.bare:
        _report_bare(items, class_of, options)
    missing = len(look.refused) + len(items) - sum(classes.values())
    return 1 if missing or unexplained else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.stress", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--cpu-seconds-per-page", type=float, default=Limits().cpu_seconds_per_page)
    parser.add_argument("--memory-mb", type=int, default=Limits().memory_bytes_per_worker // MEGABYTE)
    parser.add_argument("--bare", action="store_true", help="read every file with pdfplumber alone, too")
    parser.add_argument("--verbose", action="store_true", help="print a line for every file")
    options = parser.parse_args()
    options.limits = Limits(
        cpu_seconds_per_page=options.cpu_seconds_per_page, memory_bytes_per_worker=options.memory_mb * MEGABYTE
    )
    return options


_WORTH_A_LOOK = frozenset(f"refused: {reason}" for reason in (Reason.INTERNAL_ERROR, Reason.READER_CRASHED))


def _class_of(outcome: Outcome[Comparison]) -> str:
    if isinstance(outcome, Failed):
        return f"refused: {outcome.reason}"
    return "partial" if outcome.value.faults else "loaded"


def _report(
    classes: Counter[str],
    unexplained: list[str],
    most_memory: tuple[int, str],
    most_cpu: tuple[float, str],
    seconds: float,
) -> None:
    print()
    for found, count in classes.most_common():
        print(f"{count:8} {found}")
    print(f"{sum(classes.values()):8} in all, in {seconds:.0f} s")
    print(f"largest memory {most_memory[0] / MEGABYTE:.0f} MB ({most_memory[1]!r})")
    print(f"longest reading {most_cpu[0]:.1f} s of CPU ({most_cpu[1]!r})")
    print(f"{len(unexplained)} unexplained disagreements with PDFium")
    for text in unexplained[:50]:
        print(f"    {text}")


def _report_bare(items: list[StressItem], class_of: dict[str, str], options: argparse.Namespace) -> None:
    """Print what pdfplumber alone loses of the files, by kind, and how many of these are read here, and how."""
    classes: dict[str, Counter[str]] = {}
    with WorkerPool(options.workers, options.limits, read_bare) as pool:
        for item, outcome in pool.run(items):
            loss = f"ends its process: {outcome.reason}" if isinstance(outcome, Failed) else outcome.value.loss
            if loss:
                classes.setdefault(loss, Counter())[class_of[item.file_name]] += 1
                if options.verbose:
                    print(f"bare: {loss:32} {class_of[item.file_name]:24} {item.file_name!r}", flush=True)
    print("\nwhat pdfplumber alone loses, and what became of it here")
    for loss, found in sorted(classes.items()):
        told = ", ".join(f"{count} {name}" for name, count in found.most_common())
        print(f"{sum(found.values()):8} {loss}: {told}")
    total = sum((found for loss, found in classes.items() if loss in WITH_TEXT), Counter())
    read = total["loaded"] + total["partial"]
    print(f"{read} of {total.total()} files of which others alone have text: loaded or partial")


if __name__ == "__main__":
    sys.exit(main())
