"""Compare this project's page reader with pdfplumber: are the characters the same, and what does each page cost?

Run as ``python -m tests.benchmarks.reader FOLDER [--repeat 3] [--limit N] [--each]``. For every page of every PDF in
the folder it prints (with ``--each``) and sums up: characters that differ in text or box from pdfplumber's own, and the
CPU time of reading the page into words and drawings as a share of ``extract_text()`` of the same page, both measured
interleaved in one process. A page with type in a font that has its own table of codes has more characters here:
pdfminer passes over them (`pipelines.pages.encodings`).
"""

from __future__ import annotations

import argparse
import io
import logging
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pdfplumber

from pipelines.pages.assemble import assemble
from pipelines.pages.fast import read_fast
from pipelines.pages.geometry import media_origin
from pipelines.pages.interpreter import make_cache
from pipelines.pages.objects import quicken

TOLERANCE = 1e-6


def difference(page, content) -> str:
    """Return in which way the characters differ from pdfplumber's, "" when they do not."""
    left, above = media_origin(page)
    chars = page.chars
    glyphs = content.glyphs
    if len(chars) != len(glyphs):
        return f"{len(chars)} characters, here {len(glyphs)}"
    if not chars:
        return ""
    texts = [glyphs.texts[code] for code in glyphs.codes.tolist()]
    wrong = [(char["text"], text) for char, text in zip(chars, texts, strict=True) if char["text"] != text]
    if wrong:
        return f"{len(wrong)} texts differ, first {wrong[0]}"
    theirs = np.array(
        [(char["x0"] - left, char["top"] - above, char["x1"] - left, char["bottom"] - above) for char in chars]
    )
    ours = np.stack([glyphs.x0, glyphs.top, glyphs.x1, glyphs.bottom], axis=1)
    worst = np.abs(theirs - ours).max(axis=1)
    if worst.max() > TOLERANCE:
        place = int(np.argmax(worst > TOLERANCE))
        count = int((worst > TOLERANCE).sum())
        return f"{count} boxes differ, by up to {worst.max():.3g}, first {texts[place]!r} at {theirs[place]}"
    return ""


def cpu_time(work: Callable[[], object], repeat: int) -> float:
    """Return the median CPU time of `work` in seconds."""
    times = []
    for _ in range(repeat):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--each", action="store_true")
    options = parser.parse_args()
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    paths = [options.folder] if options.folder.is_file() else sorted(options.folder.glob("*.pdf"))
    ratios: list[float] = []
    sums = [0.0, 0.0]
    pages = equal = 0
    for path in paths[: options.limit]:
        data = path.read_bytes()
        with pdfplumber.open(io.BytesIO(data)) as pdf, pdfplumber.open(io.BytesIO(data)) as swift:
            quicken(swift.doc, data)
            cache = make_cache(swift.rsrcmgr, swift.doc.catalog)
            for page, read in zip(pdf.pages, swift.pages, strict=True):
                pages += 1
                try:
                    problem = difference(page, read_fast(read, cache))
                except Exception as error:  # noqa: BLE001 - the report goes on with the next page
                    problem = f"{type(error).__name__}: {error}"
                equal += not problem

                def theirs(page=page) -> None:
                    page.close()
                    page.extract_text()

                def ours(page=read, cache=cache) -> None:
                    assemble(read_fast(page, cache), "issue", page.page_number)

                if options.repeat and not problem.startswith("Uncovered"):
                    slow, fast = cpu_time(theirs, options.repeat), cpu_time(ours, options.repeat)
                    sums[0] += slow
                    sums[1] += fast
                    ratios.append(fast / slow if slow else 0.0)
                    if options.each:
                        times = f"{slow * 1000:.0f} ms, {fast * 1000:.1f} ms, {fast / max(slow, 1e-9):.3f}"
                        print(f"{path.name} p{page.page_number}: {times} {problem}")
                elif problem:
                    print(f"{path.name} p{page.page_number}: {problem}")
                if problem and options.repeat and not options.each:
                    print(f"{path.name} p{page.page_number}: {problem}")
                page.close()
                read.close()
    print(f"{pages} pages, {equal} with the same characters")
    if ratios:
        quartiles = np.quantile(ratios, [0.1, 0.5, 0.9, 1.0])
        print(
            f"CPU as a share of extract_text(): {sums[1] / sums[0]:.3f} in all; "
            f"p10 {quartiles[0]:.3f}, median {quartiles[1]:.3f}, p90 {quartiles[2]:.3f}, worst {quartiles[3]:.3f}"
        )


if __name__ == "__main__":
    main()
