"""Reading one file and comparing with other readers what came of it: the stress command's tasks.

Belongs here: what runs in the worker. Does not belong here: the report. The comparison is made anew here and does not
trust the one that the reader makes itself.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pypdfium2
import pypdfium2.raw

from pipelines.intake.annotations import annotation_characters
from pipelines.intake.attempts import AttemptError, attempt
from pipelines.intake.limits import Limits
from pipelines.intake.reading import OCR, read_file
from pipelines.intake.repair import repaired
from pipelines.model import Document, Page

# Below this share of PDFium's characters something was lost; ligatures and blanks alone do not explain it.
LEAST_SHARE = 0.8
# Pages with fewer characters than this differ by a page number or a watermark.
FEW_CHARACTERS = 40
# Copies of one glyph, printed for boldness or shadow, stand closer than this, in points.
SAME_PLACE_PT = 3.0
# What pdfplumber alone loses.
FAILS = "fails or finds no pages, others have text"
NO_TEXT = "no text, others have some"
FEWER_PAGES = "fewer pages than others"
WITH_TEXT = (FAILS, NO_TEXT)


@dataclass(frozen=True, slots=True)
class StressItem:
    """One file to read."""

    path: str
    file_name: str
    limits: Limits


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was read, as far as the report wants it."""

    page_count: int
    word_count: int
    faults: tuple[str, ...]
    readers: tuple[str, ...]
    disagreements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bare:
    """What pdfplumber alone makes of a file: what it loses in silence or by failing, empty where it loses nothing."""

    loss: str = ""


def read_and_compare(item: StressItem) -> Comparison:
    """Read the file and say where PDFium sees pages or text that the reading has not."""
    document = read_file(item.path, "stress", item.limits)
    return Comparison(
        page_count=len(document.pages),
        word_count=sum(len(page.words) for page in document.pages),
        faults=tuple(f"page {page.page_no}: {page.fault}" for page in document.pages if page.fault),
        readers=tuple(sorted({page.reader for page in document.pages})),
        disagreements=tuple(_disagreements(Path(item.path), document)),
    )


def read_bare(item: StressItem) -> Bare:
    """Read the file with pdfplumber alone, and say what it lost of what PDFium, or qpdf's repair, has."""
    data = Path(item.path).read_bytes()
    ours = _counted("pdfplumber", item.limits, lambda: _with_pdfplumber(data))
    pdfium = _counted("PDFium", item.limits, lambda: _with_pdfium(data))
    saved = _counted("qpdf", item.limits, lambda: _with_pdfplumber(repaired(data, item.file_name, ()).data))
    others = [found for found in (pdfium, saved) if found]
    most_pages = max((pages for pages, _ in others), default=0)
    characters = max((count for _, count in others), default=0)
    if not most_pages:
        return Bare()
    if ours is None or not ours[0]:
        return Bare(FAILS if characters else "fails, others find pages without text")
    if characters and not ours[1]:
        return Bare(NO_TEXT)
    return Bare(FEWER_PAGES if ours[0] < most_pages else "")


def _counted(name: str, limits: Limits, read: Callable[[], tuple[int, int]]) -> tuple[int, int] | None:
    try:
        return attempt(f"bare {name}", limits, read)
    except (AttemptError, Exception):  # noqa: BLE001 - whatever it raises is what is counted
        return None


def _with_pdfplumber(data: bytes) -> tuple[int, int]:
    """Return pages and characters."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        count = 0
        for page in pdf.pages:
            count += sum(not char["text"].isspace() for char in page.chars)
            page.close()
        return len(pdf.pages), count


def _with_pdfium(data: bytes) -> tuple[int, int]:
    pdf = pypdfium2.PdfDocument(data)
    try:
        return len(pdf), sum(_printed(page.get_textpage().get_text_bounded()) for page in _sound_pages(pdf))
    finally:
        pdf.close()


def _sound_pages(pdf: pypdfium2.PdfDocument) -> Iterator[Any]:
    for index in range(len(pdf)):
        try:
            yield pdf[index]
        except pypdfium2.PdfiumError:
            continue


def _disagreements(path: Path, document: Document) -> list[str]:
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return []
    found = []
    drawn = _by_annotations(path)
    try:
        if len(pdf) > len(document.pages):
            found.append(f"{len(document.pages)} pages, PDFium sees {len(pdf)}")
        for index, page in enumerate(document.pages[: len(pdf)]):
            # What was recognised on a page whose text layer is worthless owes nothing to that layer.
            if (
                page.fault is None
                and page.reader != OCR
                and (text := _lost_text(pdf, index, page, drawn.get(page.page_no, 0)))
            ):
                found.append(text)
    finally:
        pdf.close()
    return found


def _by_annotations(path: Path) -> dict[int, int]:
    """Return what annotations show on which page: the reader counts it as kept out, PDFium's text has none of it."""
    try:
        return annotation_characters(path.read_bytes(), ())
    except pikepdf.PdfError:
        return {}


def _lost_text(pdf: pypdfium2.PdfDocument, index: int, page: Page, drawn: int) -> str | None:
    try:
        text_page = pdf[index].get_textpage()
    except pypdfium2.PdfiumError:
        return None
    our_count = sum(len(word.text) for word in page.words) + page.hidden_characters - drawn
    their_count = _printed(text_page.get_text_bounded())
    if their_count < FEW_CHARACTERS or our_count >= LEAST_SHARE * their_count:
        return None
    their_count = _distinct(text_page)
    if our_count >= LEAST_SHARE * their_count:
        return None
    return f"page {index + 1}: {our_count} characters, PDFium sees {their_count}"


def _printed(text: str) -> int:
    # What is not printable are codes of glyphs whose font does not say what they show.
    return sum(c.isprintable() and not c.isspace() for c in text)


def _distinct(text_page: Any) -> int:
    """Return how many characters there are without copies in the same place."""
    places = set()
    for index in range(text_page.count_chars()):
        text = chr(pypdfium2.raw.FPDFText_GetUnicode(text_page, index))
        if text.isprintable() and not text.isspace():
            left, bottom, _, _ = text_page.get_charbox(index)
            places.add((text, round(left / SAME_PLACE_PT), round(bottom / SAME_PLACE_PT)))
    return len(places)
