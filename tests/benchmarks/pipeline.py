"""`python -m tests.benchmarks.pipeline [FOLDER]`: what each stage costs, beside pdfplumber's own text extraction.

Ratios are medians over rounds in which the two sides take turns in one process, CPU time both; so the speed of the
machine cancels out. Belongs here: whole-pipeline figures. Does not belong here: the reader alone (`reader.py`).
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import pdfplumber
from rich.console import Console
from rich.table import Table

from pipelines.articles import lay_out
from pipelines.entities import find_mentions
from pipelines.figures import find_figures
from pipelines.graphics import read_graphics
from pipelines.pages import read_document
from pipelines.storage.rows import frames_of
from pipelines.storage.validation import validate
from tests.benchmarks.work import lines_run

T = TypeVar("T")

ROUNDS = 3
PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Costs:
    """CPU seconds of one file's stages in one round, and how many words it has."""

    words: int
    baseline: float
    read: float
    articles: float
    graphics: float
    language: float
    rows: float

    @property
    def laid_out(self) -> float:
        """Reading and setting the articles apart."""
        return self.read + self.articles

    @property
    def whole(self) -> float:
        """Everything up to validated rows."""
        return self.laid_out + self.graphics + self.language + self.rows


def main() -> int:
    """Print the table for the PDFs in the folder given, or for the shipped sample."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "raw"
    files = sorted(folder.glob("*.pdf"))
    if not files:
        print(f"{folder}: no PDF there", file=sys.stderr)
        return 2
    table = Table(title=f"CPU of each stage ÷ pdfplumber's extract_text(), medians of {ROUNDS} rounds")
    for name in (
        "file",
        "words",
        "extract_text s",
        "read",
        "read + lay out",
        "language",
        "whole",
        "words/s in language",
    ):
        table.add_column(name, justify="left" if name == "file" else "right", overflow="fold")
    totals: list[Costs] = []
    read: list[Path] = []
    for path in files:
        rounds = list(_rounds(path.read_bytes(), path.name))
        if not rounds:
            table.add_row(path.name, "not read")
            continue
        middle = _median(rounds)
        totals.append(middle)
        read.append(path)
        table.add_row(path.name, *_cells(middle))
    if len(totals) > 1:
        table.add_row("all", *_cells(_sum(totals)), style="bold")
    console = Console(width=160)
    console.print(table)
    if totals:
        _print_work(read, console)
    return 0


def _print_work(files: Sequence[Path], console: Console) -> None:
    """Print how many lines of ours each stage runs for a word: the same on every machine, so that what grew shows."""
    words, work = 0, {stage: Counter[str]() for stage in ("read", "lay out", "graphics", "language")}
    for path in files:
        name, data = path.name, path.read_bytes()

        def keep(stage: str, made: Callable[[], T]) -> T:
            out: list[T] = []
            work[stage].update(lines_run(lambda: out.append(made())))
            return out[0]

        document = keep("read", partial(read_document, data, name, name))
        layout = keep("lay out", partial(lay_out, document))
        reading = keep("graphics", partial(read_graphics, document, layout))
        mentions = tuple(keep("language", partial(find_mentions, layout)))
        keep("language", partial(find_figures, layout, reading, mentions))
        words += sum(len(page.words) for page in document.pages)
    for stage, counts in work.items():
        most = ", ".join(f"{name} {lines / counts.total():.0%}" for name, lines in counts.most_common(3))
        console.print(f"{stage}: {counts.total() / words:,.0f} lines of code a word, most in {most}")


def _rounds(data: bytes, name: str) -> Iterator[Costs]:
    for number in range(ROUNDS + 1):
        try:
            costs = _one_round(data, name)
        except Exception as fault:  # noqa: BLE001  a benchmark over any folder meets files nobody can read
            print(f"{name}: {type(fault).__name__}: {fault}", file=sys.stderr)
            return
        if number:
            yield costs


def _one_round(data: bytes, name: str) -> Costs:
    baseline, _ = _timed(lambda: _extract_text(data))
    read, document = _timed(lambda: read_document(data, name, name))
    articles, layout = _timed(lambda: lay_out(document))
    graphics, reading = _timed(lambda: read_graphics(document, layout))
    mentioning, mentions = _timed(lambda: find_mentions(layout))
    counting, figures = _timed(lambda: find_figures(layout, reading, tuple(mentions)))
    making, frames = _timed(lambda: frames_of(layout, reading, tuple(mentions), tuple(figures)))
    validation, _ = _timed(lambda: validate(name, frames))
    rows = making + validation
    words = sum(len(page.words) for page in document.pages)
    return Costs(words, baseline, read, articles, graphics, mentioning + counting, rows)


def _extract_text(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.close()


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.process_time()
    value = work()
    return time.process_time() - begun, value


def _median(rounds: list[Costs]) -> Costs:
    return Costs(*(statistics.median(getattr(one, name) for one in rounds) for name in Costs.__slots__))


def _sum(costs: list[Costs]) -> Costs:
    return Costs(*(sum(getattr(one, name) for one in costs) for name in Costs.__slots__))


def _cells(costs: Costs) -> list[str]:
    base = costs.baseline or float("nan")
    return [
        f"{costs.words:.0f}",
        f"{costs.baseline:.3f}",
        f"{costs.read / base:.3f}",
        f"{costs.laid_out / base:.3f}",
        f"{costs.language / base:.3f}",
        f"{costs.whole / base:.3f}",
        f"{costs.words / costs.language:,.0f}" if costs.language else "",
    ]


if __name__ == "__main__":
    sys.exit(main())
