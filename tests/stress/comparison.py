"""Reading one file and comparing with PDFium what came of it: the stress command's task.

Belongs here: what runs in the worker. Does not belong here: the report. The comparison is made anew here and does not
trust the one that the reader makes itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from pipelines.intake.limits import Limits
from pipelines.intake.reading import read_file
from pipelines.model import Document, Page

# Below this share of PDFium's characters something was lost; ligatures and blanks alone do not explain it.
LEAST_SHARE = 0.8
# Pages with fewer characters than this differ by a page number or a watermark.
FEW_CHARACTERS = 40


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


def _disagreements(path: Path, document: Document) -> list[str]:
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return []
    found = []
    try:
        if len(pdf) > len(document.pages):
            found.append(f"{len(document.pages)} pages, PDFium sees {len(pdf)}")
        for index, page in enumerate(document.pages[: len(pdf)]):
            if page.fault is None and (text := _lost_text(pdf, index, page)):
                found.append(text)
    finally:
        pdf.close()
    return found


def _lost_text(pdf: pypdfium2.PdfDocument, index: int, page: Page) -> str | None:
    try:
        theirs = pdf[index].get_textpage().get_text_bounded()
    except pypdfium2.PdfiumError:
        return None
    # What is not printable are codes of glyphs whose font does not say what they show.
    their_count = sum(c.isprintable() and not c.isspace() for c in theirs)
    our_count = sum(len(word.text) for word in page.words) + page.hidden_characters
    if their_count < FEW_CHARACTERS or our_count >= LEAST_SHARE * their_count:
        return None
    return f"page {index + 1}: {our_count} characters, PDFium sees {their_count}"
