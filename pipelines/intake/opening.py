"""Opening a PDF's bytes with one reader after the other: pdfplumber with PDFium, or PDFium alone.

Belongs here: what each reader needs to open a file, with the passwords at hand. Does not belong here: limits
(`attempts`), the order of attempts (`reading`) and pages (`pipelines/pages`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pypdfium2

from pipelines.intake.attempts import ANY_FAULT
from pipelines.intake.files import refuse
from pipelines.intake.reasons import Reason
from pipelines.pages import OpenDocument
from pipelines.pages.pdfium import PdfiumDocument


def count_pages(data: bytes, passwords: Sequence[str]) -> int:
    """Return how many pages PDFium counts without reading them, 0 where it cannot open the file."""
    for password in ("", *passwords):
        try:
            pdf = pypdfium2.PdfDocument(data, password=password or None)
        except pypdfium2.PdfiumError:
            continue
        try:
            return len(pdf)
        finally:
            pdf.close()
    return 0


def open_with_pdfium(data: bytes, file_name: str, passwords: Sequence[str]) -> OpenDocument:
    """Return the file as PDFium alone opens it; raises RefusedFileError where it does not."""
    pdfium = PdfiumDocument.open(data, "", *passwords)
    if not len(pdfium):
        raise refuse(Reason.DAMAGED, file_name)
    return OpenDocument(None, (), pdfium, len(pdfium))


@contextmanager
def closing(opened: OpenDocument) -> Iterator[OpenDocument]:
    """Close the file at the end, whatever state it is in: closing a damaged one looks at its pages again."""
    try:
        yield opened
    finally:
        try:
            opened.close()
        except ANY_FAULT:
            opened.pdfium.close()
