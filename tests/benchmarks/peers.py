"""`python -m tests.benchmarks.peers [FOLDER] [--pages N] [--rounds N]`: each page beside what others make of it.

Every page becomes a file of its own, so that all are given the same. In each round all take turns in one process, CPU
time each; shares of pdfplumber's ``extract_text()`` are medians over the rounds, with the least and the most. PDFium's
text is always measured; docling-parse, pymupdf4llm, markitdown and quantulum3 where they are installed, which none of
this project's own needs. Belongs here: that comparison. Does not belong here: our stages one by one (`pipeline.py`).
"""

from __future__ import annotations

import argparse
import importlib
import io
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pypdfium2
from rich.console import Console
from rich.table import Table

from pipelines.articles import lay_out
from pipelines.entities import find_mentions
from pipelines.figures import find_figures
from pipelines.graphics import read_graphics
from pipelines.model import Document
from pipelines.pages import read_document
from pipelines.storage.rows import frames_of
from pipelines.storage.validation import validate

PROJECT = Path(__file__).resolve().parents[2]
BASE = "extract_text"
Work = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class Page:
    """One page as a file of its own, with its number of words."""

    name: str
    data: bytes
    words: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a row per page and one over all."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.peers", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=PROJECT / "raw")
    parser.add_argument("--pages", type=int, default=None, help="stop after so many pages")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(arguments)
    contenders = {BASE: _extract_text, **ours(), "pypdfium2": _pdfium_text, **installed()}
    table = Table(title=f"CPU ÷ pdfplumber's extract_text() of the page: median (least to most) of {options.rounds}")
    for name in ("page", "words", f"{BASE} ms", *[name for name in contenders if name != BASE]):
        table.add_column(name, justify="left" if name == "page" else "right", overflow="fold")
    sums = dict.fromkeys(contenders, 0.0)
    words = count = 0
    for page in _pages(options.folder):
        if count == options.pages:
            break
        times = _taking_turns(contenders, page.data, options.rounds)
        if times is None:
            print(f"{page.name}: not read", file=sys.stderr)
            continue
        count, words = count + 1, words + page.words
        for name, found in times.items():
            sums[name] += statistics.median(found)
        table.add_row(page.name, str(page.words), f"{1000 * statistics.median(times[BASE]):.0f}", *_shares(times))
    if not count:
        print(f"{options.folder}: no page that can be read", file=sys.stderr)
        return 2
    shares = [f"{sums[name] / sums[BASE]:.3f}" for name in contenders if name != BASE]
    table.add_row(f"all {count}", str(words), f"{1000 * sums[BASE]:.0f}", *shares, style="bold")
    Console(width=190).print(table)
    return 0


def ours() -> dict[str, Work]:
    """Return what this project does with a page, each with all that comes before it."""

    def read(data: bytes) -> Document:
        return read_document(data, "page", "page.pdf")

    def laid_out(data: bytes) -> object:
        return lay_out(read(data))

    def whole(data: bytes) -> object:
        document = read(data)
        layout = lay_out(document)
        graphics = read_graphics(document, layout)
        mentions = tuple(find_mentions(layout))
        figures = tuple(find_figures(layout, graphics, mentions))
        return validate("page", frames_of(layout, graphics, mentions, figures))

    return {"read": read, "read + articles": laid_out, "to validated rows": whole}


def installed() -> dict[str, Work]:
    """Return the other readers that are there."""
    found: dict[str, Work] = {}
    with suppress(ImportError):
        docling: Any = importlib.import_module("docling_parse.pdf_parser")
        found["docling-parse"] = lambda data: _docling(docling, data)
    with suppress(ImportError):
        pymupdf, markdown = importlib.import_module("pymupdf"), importlib.import_module("pymupdf4llm")
        found["pymupdf4llm"] = lambda data: markdown.to_markdown(pymupdf.open(stream=data, filetype="pdf"))
    with suppress(ImportError):
        convert = importlib.import_module("markitdown").MarkItDown().convert_stream
        found["markitdown"] = lambda data: convert(io.BytesIO(data), file_extension=".pdf")
    with suppress(ImportError):
        quantulum: Any = importlib.import_module("quantulum3.parser")
        found["quantulum3"] = lambda data: quantulum.parse(_pdfium_text(data))
    return found


def _docling(module: Any, data: bytes) -> object:
    document = module.DoclingPdfParser(loglevel="fatal").load(path_or_stream=io.BytesIO(data))
    return [page for _, page in document.iterate_pages()]


def _extract_text(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return pdf.pages[0].extract_text()


def _pdfium_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return str(document[0].get_textpage().get_text_range())
    finally:
        document.close()


def _pages(folder: Path) -> Iterator[Page]:
    for path in sorted(folder.glob("*.pdf")):
        try:
            with pikepdf.open(path) as source:
                for number, page in enumerate(source.pages, 1):
                    single = pikepdf.new()
                    single.pages.append(page)
                    held = io.BytesIO()
                    single.save(held)
                    data = held.getvalue()
                    yield Page(f"{path.stem} {number}", data, len(_pdfium_text(data).split()))
        except (pikepdf.PdfError, pypdfium2.PdfiumError) as fault:
            print(f"{path.name}: {fault}", file=sys.stderr)


def _taking_turns(contenders: dict[str, Work], data: bytes, rounds: int) -> dict[str, list[float]] | None:
    """Return the CPU seconds of each, round by round, after one round that is not counted; None for a bad page."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(rounds + 1):
        for name, work in contenders.items():
            begun = time.process_time()
            try:
                work(data)
            except Exception as fault:  # noqa: BLE001  a benchmark over any folder meets pages that somebody cannot read
                if name in (BASE, *ours()):
                    return None
                print(f"{name}: {type(fault).__name__}: {fault}", file=sys.stderr)
            if number:
                times[name].append(time.process_time() - begun)
    return times


def _shares(times: dict[str, list[float]]) -> list[str]:
    cells = []
    for name, found in times.items():
        if name != BASE:
            shares = sorted(one / base for one, base in zip(found, times[BASE], strict=True))
            cells.append(f"{statistics.median(shares):.2f} ({shares[0]:.2f} to {shares[-1]:.2f})")
    return cells


if __name__ == "__main__":
    sys.exit(main())
