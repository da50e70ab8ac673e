"""Measure how much of a page's text and figures survives being printed, scanned and recognised.

    python -m tests.evaluation.ocr [--dpi 150 200 300] [--seeds 11 12] [--engine tesseract|rapidocr]

Our own samples are drawn as pictures, turned by a fraction of a degree, made noisy, packed as JPEG, and read once more;
what the text layer gives is the truth. Characters are compared line by line, so that the order of reading counts for
nothing here; figures are those of the whole chain of rooms, by value and unit.

Belongs here: making scans, comparing, and the engines that were compared. Does not belong here: the engine in use
(`pipelines/intake/ocr.py`). RapidOCR is no dependency; the choice between the two is told in BENCHMARKS.md.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import pypdfium2
from PIL import Image
from rapidfuzz.distance import Levenshtein

from pipelines.articles import lay_out
from pipelines.entities import find_mentions
from pipelines.figures import find_figures
from pipelines.graphics import read_graphics
from pipelines.intake import ocr
from pipelines.model import Box, Document, Page, Word
from pipelines.pages import read_document
from tests.samples import layouts

FAMILIES = ("newsletter", "report", "statistical", "broadsheet", "gazette", "briefs")
# How a sheet lies on the glass, and what the sensor adds, in degrees and of 255 grey levels.
MOST_SKEW = 0.5
NOISE = 8.0
JPEG_QUALITY = 80
# Words whose middles lie closer than this share of their height stand in one line.
SAME_LINE = 0.6
SECONDS = 300.0

Engine = Callable[[ocr.Drawing], tuple[Word, ...]]


@dataclass
class Tally:
    """What was counted over some pages."""

    characters: int = 0
    edits: int = 0
    true_figures: int = 0
    read_figures: int = 0
    common_figures: int = 0
    pages: int = 0
    seconds: float = 0.0

    def tell(self) -> str:
        accuracy = 1 - self.edits / max(1, self.characters)
        recall = self.common_figures / max(1, self.true_figures)
        precision = self.common_figures / max(1, self.read_figures)
        return (
            f"characters {accuracy:.4f} of {self.characters:,}, figures recall {recall:.3f} precision {precision:.3f} "
            f"of {self.true_figures}, {self.seconds / max(1, self.pages):.1f} s of CPU a page"
        )


def scanned(data: bytes, dpi: int, seed: int) -> bytes:
    """Return the PDF `data` as a scanner gives it back: one grey JPEG a page."""
    draw = random.Random(f"{seed}:{dpi}")
    noise = np.random.default_rng(seed)
    pages = []
    pdf = pypdfium2.PdfDocument(data)
    for page in pdf:
        image = page.render(scale=dpi / 72, grayscale=True).to_pil()
        image = image.rotate(draw.uniform(-MOST_SKEW, MOST_SKEW), Image.Resampling.BICUBIC, fillcolor=255)
        grey = np.asarray(image, dtype=float) * 0.92 + 12 + noise.normal(0, NOISE, (image.height, image.width))
        pages.append(Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)))
    pdf.close()
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=dpi, save_all=True, append_images=pages[1:], quality=JPEG_QUALITY)
    return out.getvalue()


def with_tesseract() -> Engine:
    """Return the engine in use."""
    return lambda drawing: ocr.recognise(drawing, SECONDS).words


def with_rapidocr() -> Engine:
    """Return RapidOCR, whose models are in its wheel; it reads lines, which are cut into words by their letters."""
    from rapidocr import RapidOCR

    reader = RapidOCR()

    def recognise(drawing: ocr.Drawing) -> tuple[Word, ...]:
        seen = reader(drawing.png)
        return tuple(_words_of(seen.boxes, seen.txts, drawing.points_per_pixel)) if seen.txts else ()

    return recognise


ENGINES = {"tesseract": with_tesseract, "rapidocr": with_rapidocr}


def _words_of(boxes: np.ndarray, texts: tuple[str, ...], scale: float) -> Iterator[Word]:
    for corners, text in zip(boxes, texts, strict=True):
        (x0, top), (x1, bottom) = corners.min(axis=0) * scale, corners.max(axis=0) * scale
        wide = (x1 - x0) / max(1, len(text))
        place = 0
        for word in text.split(" "):
            if word:
                box = Box(x0 + place * wide, top, x0 + (place + len(word)) * wide, bottom)
                yield Word(word, box, "ocr", round(float(bottom - top), 1))
            place += len(word) + 1


def lines_of(words: tuple[Word, ...]) -> list[tuple[Box, str]]:
    """Return the upright words as lines: neighbours at one height with less than a line's height between them."""
    lines: list[list[Word]] = []
    for word in sorted((word for word in words if word.rotation == 0), key=lambda word: word.box.x0):
        for line in reversed(lines):
            last = line[-1].box
            height = max(last.height, word.box.height)
            level = abs((last.top + last.bottom) - (word.box.top + word.box.bottom)) / 2 < SAME_LINE * height
            if level and -height < word.box.x0 - last.x1 < height:
                line.append(word)
                break
        else:
            lines.append([word])
    return [(_around(line), "".join(word.text for word in line)) for line in lines]


def _around(line: list[Word]) -> Box:
    boxes = [word.box for word in line]
    return Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )


def edits(true: tuple[Word, ...], read: tuple[Word, ...]) -> int:
    """Return how many characters have to be put in, out or in another's place, each line of `true` by itself."""
    lines = lines_of(true)
    found: list[list[Word]] = [[] for _ in lines]
    surplus = 0
    for word in read:
        x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
        near = [
            (abs((box.top + box.bottom) / 2 - y), number)
            for number, (box, _) in enumerate(lines)
            if box.x0 - 6 <= x <= box.x1 + 6 and box.top - 6 <= y <= box.bottom + 6
        ]
        if near:
            found[min(near)[1]].append(word)
        else:
            surplus += len(word.text)
    for (_, text), words in zip(lines, found, strict=True):
        seen = "".join(word.text for word in sorted(words, key=lambda word: word.box.x0))
        surplus += Levenshtein.distance(_plain(text), _plain(seen))
    return surplus


def _plain(text: str) -> str:
    """Return the text without the difference between kinds of quotes and dashes, which engines do not see."""
    return text.translate(str.maketrans("‘’“”–—−", "''\"\"---"))


def figures_of(document: Document) -> Counter[tuple[float, str | None]]:
    """Return the figures that the rooms find in the document, by value and unit."""
    layout = lay_out(document)
    figures = find_figures(layout, read_graphics(document, layout), find_mentions(layout))
    return Counter((figure.value, figure.unit) for figure in figures)


def measure(data: bytes, dpi: int, seed: int, engine: Engine, tally: Tally) -> None:
    """Scan the file `data`, read it with `engine`, and add what came of it to `tally`."""
    truth = read_document(data, "truth", "truth.pdf")
    scan = scanned(data, dpi, seed)
    began = time.process_time(), _children()
    pages: list[Page] = []
    for page in read_document(scan, "scan", "truth.pdf").pages:
        words = engine(ocr.draw(scan, (), page.page_no))
        pages.append(replace(page, words=words, text_source="ocr", reader="ocr", fault=None))
    tally.seconds += time.process_time() - began[0] + _children() - began[1]
    for true, read in zip(truth.pages, pages, strict=True):
        tally.pages += 1
        tally.characters += sum(len(word.text) for word in true.words)
        tally.edits += edits(true.words, read.words)
    right, got = figures_of(truth), figures_of(replace(truth, pages=tuple(pages)))
    tally.true_figures += right.total()
    tally.read_figures += got.total()
    tally.common_figures += (right & got).total()


def _children() -> float:
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Print a line for each resolution."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.ocr", description=__doc__)
    parser.add_argument("--dpi", type=int, nargs="+", default=[150, 200, 300])
    parser.add_argument("--seeds", type=int, nargs="+", default=[11, 12])
    parser.add_argument("--families", nargs="+", default=list(FAMILIES))
    parser.add_argument("--engine", choices=sorted(ENGINES), default="tesseract")
    options = parser.parse_args()
    engine = ENGINES[options.engine]()
    for dpi in options.dpi:
        tally = Tally()
        for family in options.families:
            for seed in options.seeds:
                measure(layouts.make(family, seed)[0], dpi, seed, engine, tally)
        print(f"{options.engine} at {dpi} dpi: {tally.tell()}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
