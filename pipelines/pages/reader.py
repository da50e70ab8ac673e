"""A file's bytes to its pages, one after the other.

Belongs here: opening a file, choosing who reads a page, and what is said when nobody can. Does not belong here: how a
page is read.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from types import TracebackType

import pdfplumber
import pdfplumber.page
import pdfplumber.pdf
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from pipelines.errors import RefusedFileError
from pipelines.model import Document, Page
from pipelines.pages.assemble import assemble
from pipelines.pages.contents import TooMuchError
from pipelines.pages.fast import read_fast
from pipelines.pages.glyphs import PageContent
from pipelines.pages.interpreter import UncoveredError, make_cache
from pipelines.pages.objects import quicken
from pipelines.pages.opinion import is_doubtful, settle
from pipelines.pages.pdfium import PdfiumDocument
from pipelines.pages.plain import read_plain
from pipelines.pages.resources import ResourceCache
from pipelines.pages.structure import PageStructure

logger = logging.getLogger(__name__)

_PDF_DATE = re.compile(r"^(?:D:)?(?P<year>\d{4})(?P<month>\d{2})?(?P<day>\d{2})?")
#: Any reader of untrusted input may raise any of these; what it says goes into the page's fault.
READER_FAULTS = (Exception,)
#: How far into the file its header may stand: mail systems and servers put lines before it.
HEADER_WITHIN = 65_536
_FETCH = "Fetch it again from its source"


def read_document(data: bytes, issue_id: str, file_name: str, passwords: tuple[str, ...] = ()) -> Document:
    """Return the file's pages; raises RefusedFileError when nothing of it can be read."""
    with open_document(data, file_name, passwords) as opened:
        pages = tuple(opened.iter_pages(issue_id))
        return Document(issue_id, file_name, pages, opened.title, opened.created_on)


def open_document(data: bytes, file_name: str, passwords: tuple[str, ...] = ()) -> OpenDocument:
    """Open the file for reading page by page; raises RefusedFileError (not_a_pdf, encrypted, damaged, no_pages)."""
    if b"%PDF-" not in data[:HEADER_WITHIN]:
        raise RefusedFileError("the file is no PDF", reason="not_a_pdf", where=file_name, do="Fetch the PDF itself")
    plumber, password, problem = _open_plumber(data, passwords)
    # Some ways to encrypt are known to PDFium alone, so it tries the passwords, too.
    pdfium = PdfiumDocument.open(data, *((password,) if plumber is not None else ("", *passwords)))
    if plumber is None and not len(pdfium) and isinstance(problem, PDFEncryptionError):
        closed = isinstance(problem, PDFPasswordIncorrect)
        raise RefusedFileError(
            "the file is encrypted and no known password opens it" if closed else "the file is encrypted for others",
            reason="encrypted",
            where=file_name,
            do="Add its password to BULLETINS_PASSWORDS, or get a copy without encryption",
        )
    pages = _plumber_pages(plumber)
    count = max(len(pages), len(pdfium))
    if count == 0:
        reason = "damaged" if plumber is None or len(data) < 64 else "no_pages"
        raise RefusedFileError("no reader finds a page in it", reason=reason, where=file_name, do=_FETCH)
    if len(pdfium) > len(pages):
        pages = ()
    return OpenDocument(plumber, pages, pdfium, count)


@dataclass(slots=True)
class OpenDocument:
    """A file opened by both readers; pdfplumber's is the reader of record, PDFium's the second opinion."""

    plumber: pdfplumber.pdf.PDF | None
    pages: tuple[pdfplumber.page.Page, ...]
    pdfium: PdfiumDocument
    page_count: int
    _cache: ResourceCache | None = field(default=None, repr=False)

    def __enter__(self) -> OpenDocument:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give back what both readers hold."""
        try:
            if self.plumber is not None:
                self.plumber.close()
        except READER_FAULTS as error:
            logger.info("closing looks at the pages again, which fails again: %s", error)
        finally:
            self.pdfium.close()

    @property
    def title(self) -> str | None:
        """The title that the file's own metadata give."""
        value = self.plumber.metadata.get("Title") if self.plumber is not None else None
        return value.strip() or None if isinstance(value, str) else None

    @property
    def created_on(self) -> date | None:
        """The day on which the file says that it was made."""
        value = self.plumber.metadata.get("CreationDate") if self.plumber is not None else None
        return _parse_date(value) if isinstance(value, str) else None

    def iter_pages(self, issue_id: str) -> Iterator[Page]:
        """Yield the pages in order; a page that cannot be read carries a fault instead of words."""
        for page_no in range(1, self.page_count + 1):
            yield self.read_page(issue_id, page_no)

    def read_page(self, issue_id: str, page_no: int) -> Page:
        """Return one page, counted from 1; nothing of it stays in memory."""
        problem: Exception | None = None
        if page_no <= len(self.pages):
            page = self.pages[page_no - 1]
            try:
                content = self._read(page)
                if is_doubtful(content):
                    content = self._settled(content, page_no)
                return assemble(content, issue_id, page_no, self._structure(content, page_no))
            except TooMuchError as error:
                return _faulty(issue_id, page_no, f"page refused: {error}")
            except READER_FAULTS as error:
                problem = error
                logger.warning("page %d: pdfplumber fails (%s), PDFium reads it", page_no, error)
            finally:
                page.close()
        try:
            return assemble(self.pdfium.read(page_no), issue_id, page_no)
        except READER_FAULTS as error:
            return _faulty(issue_id, page_no, f"unreadable page: {_name(problem)}; PDFium: {_name(error)}")

    def _settled(self, content: PageContent, page_no: int) -> PageContent:
        try:
            return settle(content, self.pdfium.read(page_no))
        except READER_FAULTS as error:
            logger.info("page %d: PDFium has no opinion: %s", page_no, error)
            return content

    def _structure(self, content: PageContent, page_no: int) -> PageStructure | None:
        """Return what the file's tags say of a page, None where they say nothing: they are but a hint."""
        if content.marks is None or not content.marks.starts:
            return None
        try:
            return self.pdfium.structure(page_no)
        except READER_FAULTS as error:
            logger.info("page %d: its tags are left out: %s", page_no, _name(error))
            return None

    def _read(self, page: pdfplumber.page.Page) -> PageContent:
        if self._cache is None:
            self._cache = make_cache(page.pdf.rsrcmgr, page.pdf.doc.catalog)
        try:
            return read_fast(page, self._cache, marked="StructTreeRoot" in page.pdf.doc.catalog)
        except (TooMuchError, MemoryError):
            raise
        except UncoveredError as reason:
            logger.info("page %d is read the slow way: %s", page.page_number, reason)
        except READER_FAULTS as error:
            logger.warning("page %d is read the slow way: %s: %s", page.page_number, type(error).__name__, error)
        return read_plain(page)


def _faulty(issue_id: str, page_no: int, fault: str) -> Page:
    return Page(issue_id, page_no, 0.0, 0.0, (), text_source="none", reader="none", fault=fault)


def _name(problem: Exception | None) -> str:
    return "not found by pdfplumber" if problem is None else f"{type(problem).__name__}: {problem}"[:300]


def _open_plumber(data: bytes, passwords: tuple[str, ...]) -> tuple[pdfplumber.pdf.PDF | None, str, Exception | None]:
    problem: Exception | None = None
    for password in ("", *passwords):
        try:
            plumber = pdfplumber.open(io.BytesIO(data), password=password)
        except READER_FAULTS as error:
            problem = error.args[0] if isinstance(error, PdfminerException) and error.args else error
            if not isinstance(problem, PDFPasswordIncorrect):
                break
        else:
            quicken(plumber.doc, data)
            return plumber, password, None
    return None, "", problem


def _plumber_pages(plumber: pdfplumber.pdf.PDF | None) -> tuple[pdfplumber.page.Page, ...]:
    if plumber is None:
        return ()
    try:
        return tuple(plumber.pages)
    except READER_FAULTS as error:
        logger.warning("pdfplumber finds no pages (%s), PDFium reads them", error)
        return ()


def _parse_date(value: str) -> date | None:
    found = _PDF_DATE.match(value.strip())
    if not found:
        return None
    try:
        return date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    except ValueError:
        return None
