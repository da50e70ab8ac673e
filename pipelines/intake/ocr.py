"""The words of a page that is a picture, through the program Tesseract where it is installed.

Belongs here: drawing the page, running the program on the drawing, and its answer as Words; here and not in `pages`,
whose room starts no programs. Does not belong here: deciding which pages want it. The program sees a drawing that we
made, never the file; there is no shell, and its arguments are our own.
"""

from __future__ import annotations

import csv
import io
import math
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import pypdfium2

from pipelines.intake.ocr_geometry import as_typeset
from pipelines.model import Box, Word
from pipelines.pages.sheet import shown_from

PROGRAM = "tesseract"
LANGUAGE = "eng"
DOTS_PER_INCH = 300
POINTS_PER_INCH = 72
# A poster is drawn coarser: the program's memory grows with the pixels.
MOST_PIXELS_A_SIDE = 6_000
# Words of which the program itself thinks less (of 100) are mostly dirt, rules and pictures.
LEAST_CONFIDENCE = 40.0
# On English in print it is 80 to 95 sure, on another alphabet 20 to 40, weighed by characters; between them lies mud.
LEAST_TRUST = 60.0
# Fewer characters than this, unsure ones, are what it makes of a photograph.
FEW_CHARACTERS = 50
# Printed upright, a word of so many letters is wider than high.
LEAST_LETTERS_IN_A_ROW = 4
# Rows of its answer: 1 is the page, 4 a line, 5 a word.
PAGE_LEVEL, LINE_LEVEL, WORD_LEVEL = "1", "4", "5"
FONT = "ocr"


class OcrError(Exception):
    """The program failed on this page."""


class OcrTimeError(OcrError):
    """The program took longer for this page than it may."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The shown part of a page as a grey PNG; one pixel is `points_per_pixel` wide, the first one is at `left`, `top`.

    Those two are points from the top left corner of the page's media box.
    """

    png: bytes
    points_per_pixel: float
    left: float = 0.0
    top: float = 0.0


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of which the program is sure, and of all it saw the characters and its trust in them (0 to 100)."""

    words: tuple[Word, ...]
    characters: int
    trust: float
    is_sideways: bool = False

    @property
    def is_text(self) -> bool:
        """Whether what it saw is to be believed."""
        return self.trust >= LEAST_TRUST and not self.is_sideways

    @property
    def is_picture(self) -> bool:
        """Whether it saw next to nothing, as in a photograph."""
        return not self.is_text and self.characters < FEW_CHARACTERS


def is_installed() -> bool:
    """Return whether the program is there."""
    return shutil.which(PROGRAM) is not None


def draw(data: bytes, passwords: Sequence[str], page_no: int) -> Drawing:
    """Return the page, counted from 1, of the PDF `data` as a picture; raises PdfiumError where it cannot be drawn."""
    problem: Exception | None = None
    for password in ("", *passwords):
        try:
            document = pypdfium2.PdfDocument(data, password=password or None)
        except pypdfium2.PdfiumError as error:
            problem = error
            continue
        try:
            page = document[page_no - 1]
            longest = max(page.get_width(), page.get_height(), 1.0)
            scale = min(DOTS_PER_INCH / POINTS_PER_INCH, MOST_PIXELS_A_SIDE / longest)
            left, top = shown_from(page)
            image = page.render(scale=scale, grayscale=True).to_pil()
        finally:
            document.close()
        buffer = io.BytesIO()
        image.save(buffer, "PNG")
        return Drawing(buffer.getvalue(), 1 / scale, left, top)
    raise OcrError(str(problem))


def recognise(drawing: Drawing, cpu_seconds: float, wall_seconds: float) -> Recognised:
    """Return the words that the program sees in `drawing`.

    Raises OcrTimeError where it used more than `cpu_seconds` itself, or nothing came in `wall_seconds` (on a busy
    machine much more passes than it uses), OcrError where it fails otherwise.
    """
    resolution = str(round(POINTS_PER_INCH / drawing.points_per_pixel))
    command = [PROGRAM, "stdin", "stdout", "-l", LANGUAGE, "--dpi", resolution, "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        program = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
    except OSError as error:
        raise OcrError(str(error)) from error
    with program:
        try:
            _limit_cpu(program.pid, cpu_seconds)
            answer, _ = program.communicate(drawing.png, timeout=wall_seconds)
        except subprocess.TimeoutExpired as error:
            raise OcrTimeError(f"nothing came in {wall_seconds:g} s") from error
        finally:
            program.kill()  # whatever ends the wait, also an interruption of the worker; nothing where it has ended
    if program.returncode == -signal.SIGXCPU:
        raise OcrTimeError(f"more than {cpu_seconds:g} s of CPU used")
    if program.returncode:
        raise OcrError(f"{PROGRAM} ended with {program.returncode}")
    return parse(answer.decode("utf-8", "replace"), drawing.points_per_pixel, (drawing.left, drawing.top))


def _limit_cpu(pid: int, cpu_seconds: float) -> None:
    """Let the kernel end the process `pid` once it has used so much; other systems than Linux go by the clock alone."""
    if sys.platform == "linux":
        with suppress(ProcessLookupError):  # ended already
            resource.prlimit(
                pid, resource.RLIMIT_CPU, (math.ceil(cpu_seconds), resource.getrlimit(resource.RLIMIT_CPU)[1])
            )


def parse(answer: str, points_per_pixel: float, origin: tuple[float, float] = (0.0, 0.0)) -> Recognised:
    """Return what is in the program's table of tab-separated values, each line's words with one size and baseline.

    `origin` is where the picture's first pixel lies on the page, in points.
    """
    lines: list[list[Word]] = []
    width_pt = height_pt = 0.0
    characters, trust = 0, 0.0
    upright = sideways = 0
    for row in csv.DictReader(io.StringIO(answer), delimiter="\t", quoting=csv.QUOTE_NONE):
        try:
            left, top, width, height = (
                int(row[name]) * points_per_pixel for name in ("left", "top", "width", "height")
            )
            confidence = float(row["conf"])
        except (KeyError, TypeError, ValueError) as error:
            raise OcrError(f"unexpected answer: {row}"[:200]) from error
        if row["level"] == PAGE_LEVEL:
            width_pt, height_pt = width, height
        if row["level"] == LINE_LEVEL:
            lines.append([])
        text = (row.get("text") or "").strip()
        if row["level"] != WORD_LEVEL or not text:
            continue
        characters += len(text)
        trust += confidence * len(text)
        if len(text) >= LEAST_LETTERS_IN_A_ROW:
            upright, sideways = upright + (width >= height), sideways + (width < height)
        if confidence >= LEAST_CONFIDENCE:
            lines[-1:] = lines[-1:] or [[]]
            lines[-1].append(Word(text, Box(left, top, left + width, top + height), FONT, height))
    # It reads lines that run up the page too, but in no order that makes articles.
    is_sideways = sideways > upright
    words = tuple(_moved(word, *origin) for word in as_typeset(lines, width_pt, height_pt))
    return Recognised(words, characters, trust / max(1, characters), is_sideways)


def _moved(word: Word, across: float, down: float) -> Word:
    box = word.box
    return replace(word, box=Box(box.x0 + across, box.top + down, box.x1 + across, box.bottom + down))
