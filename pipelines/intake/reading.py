"""Reading one file in a worker: bytes to Document, page by page, each page within its limits.

Belongs here: what surrounds the reading of pages: checks, limits, second tries, partial results. Does not belong here:
how a page is read (`pipelines/pages`) and processes (`workers`).

This and `opening` are where intake looks ahead to the next room: the sandbox runs that room's work.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pipelines.errors import RefusedFileError
from pipelines.intake import ocr
from pipelines.intake.annotations import annotation_characters
from pipelines.intake.attempts import AttemptError, attempt
from pipelines.intake.files import read_pdf, refuse
from pipelines.intake.limits import Limits
from pipelines.intake.logs import capped_logs
from pipelines.intake.opening import closing, count_pages, open_with_pdfium
from pipelines.intake.reasons import Reason
from pipelines.intake.repair import declared_page_count, repaired
from pipelines.intake.soundness import damaged_pages
from pipelines.intake.steps import cpu_seconds_used
from pipelines.model import Document, Page
from pipelines.pages import OpenDocument, open_document
from pipelines.pages.assemble import CUT_OFF, LOST, NO_TEXT, UNMAPPED, assemble

RESCUED = "qpdf"
OCR = "ocr"
# How much of the time that a step may take by the clock the program waits for OCR.
WAIT_SHARE = 0.9
# Faults that a drawing of the page does not have.
WORTH_RECOGNISING = (Reason.NO_TEXT_LAYER, Reason.UNREADABLE_TEXT)
# Faults that another reader may not have; what a page costs or does not say stays so after a repair.
WORTH_A_RESCUE = (Reason.READER_CRASHED, Reason.DAMAGED)
# How the reader of pages begins the fault of a page that paints without end.
TOO_MUCH = "page refused"
# A page on which we find less than this share of PDFium's characters is looked at again; spaces are counted by neither.
LEAST_SHARE = 0.9
FEW_CHARACTERS = 10


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """What a worker needs to read one file; `sha256` is the content that was looked at before."""

    path: str
    file_name: str
    issue_id: str
    limits: Limits
    passwords: tuple[str, ...] = ()
    sha256: str | None = None


def read_file_task(request: ReadRequest) -> Document:
    """Read the file of `request`; the form of `read_file` that a WorkerPool takes."""
    return read_file(
        request.path, request.issue_id, request.limits, request.passwords, request.file_name, request.sha256
    )


def read_file(
    path: str,
    issue_id: str,
    limits: Limits,
    passwords: Sequence[str] = (),
    file_name: str | None = None,
    sha256: str | None = None,
) -> Document:
    """Return what the file shows; a page that cannot be read has a fault, ``<reason>: <detail>``, and no words.

    Raises RefusedFileError with a reason from the closed list where no page can be read at all.
    """
    data = read_pdf(Path(path), limits, sha256)
    name = file_name or Path(path).name
    with capped_logs(limits.log_lines_per_file), ExitStack() as stack:
        return _FileReader(data, name, issue_id, limits, tuple(passwords), stack, cpu_seconds_used()).read()


@dataclass(frozen=True, slots=True)
class _Source:
    """The file as opened from `data`, RESCUED where that is a repaired copy; `sound` if readers agree.

    `evidence` is what shows the damage, which a repaired copy no longer does.
    """

    opened: OpenDocument
    data: bytes
    evidence: bytes
    reader: str | None = None
    sound: bool = False


@dataclass(slots=True)
class _FileReader:
    """One file under way; what it opens is closed with `stack`, and `began` is the CPU time used before it."""

    data: bytes
    file_name: str
    issue_id: str
    limits: Limits
    passwords: tuple[str, ...]
    stack: ExitStack
    began: float

    def read(self) -> Document:
        # Where the count fails, the readers proper say what is wrong.
        with suppress(AttemptError):
            self._check(attempt("counting pages", self.limits, lambda: count_pages(self.data, self.passwords)))
        source = self._open()
        count = source.opened.page_count
        self._check(count)
        pages = [self._page(source, page_no) for page_no in range(1, count + 1)]
        if source.reader is None and any(_reason(page) in WORTH_A_RESCUE for page in pages):
            pages = self._reread(pages)
        pages = self._marked(self._with_annotations(pages, source), source) + self._missing(count, source)
        self._refuse_if_nothing_was_read(pages)
        title, created_on = self._metadata(source.opened)
        return Document(self.issue_id, self.file_name, tuple(pages), title, created_on)

    def _check(self, page_count: int) -> None:
        most = self.limits.max_pages
        if page_count > most:
            raise refuse(Reason.TOO_MANY_PAGES, self.file_name, f"{page_count:,} of {most:,} pages")

    # -- the file as a whole ----------------------------------------------------------------------------------------
    def _open(self) -> _Source:
        """Return the file as the best reader opens it.

        Two readers that agree are believed. Where one cannot open the file or finds fewer pages, a repaired copy may
        have more.
        """
        opened, problem = None, None
        try:
            opened = self._keep(attempt("opening", self.limits, self._open_both))
            if opened.plumber is not None and len(opened.pages) == len(opened.pdfium):
                return _Source(opened, self.data, self.data, sound=True)
        except AttemptError as error:
            problem = error
        except RefusedFileError as refusal:
            problem = AttemptError(Reason(refusal.reason), "")
            if problem.reason is Reason.ENCRYPTED:
                raise refuse(Reason.ENCRYPTED, self.file_name) from refusal
        if opened is None:
            opened = self._open_with_pdfium()
        rescued = self._rescue()
        if rescued is not None and (opened is None or rescued.opened.page_count > opened.page_count):
            return rescued
        if opened is not None:
            return _Source(opened, self.data, self.data)
        assert problem is not None
        lost_its_pages = problem.reason is Reason.NO_PAGES and declared_page_count(self.data) > 0
        raise refuse(Reason.DAMAGED if lost_its_pages else problem.reason, self.file_name, problem.detail)

    def _open_both(self) -> OpenDocument:
        return open_document(self.data, self.file_name, self.passwords)

    def _open_with_pdfium(self) -> OpenDocument | None:
        try:
            return self._keep(
                attempt(
                    "opening with PDFium",
                    self.limits,
                    lambda: open_with_pdfium(self.data, self.file_name, self.passwords),
                )
            )
        except (AttemptError, RefusedFileError):
            return None

    def _rescue(self) -> _Source | None:
        """Return the file as opened after qpdf has repaired a copy of it in memory, None where that does not help."""
        try:
            saved = attempt("rescue", self.limits, lambda: repaired(self.data, self.file_name, self.passwords))
            opened = attempt("opening what was rescued", self.limits, lambda: open_document(saved.data, self.file_name))
        except (AttemptError, RefusedFileError):
            return None
        return _Source(self._keep(opened), saved.data, saved.source, RESCUED)

    def _keep(self, opened: OpenDocument) -> OpenDocument:
        return self.stack.enter_context(closing(opened))

    def _metadata(self, opened: OpenDocument) -> tuple[str | None, date | None]:
        try:
            return attempt("metadata", self.limits, lambda: (opened.title, opened.created_on))
        except AttemptError:
            return None, None

    def _refuse_if_nothing_was_read(self, pages: Sequence[Page]) -> None:
        """Refuse a file of which no page gave a word and each has a fault: there is nothing to load."""
        if pages and all(page.fault and not page.words for page in pages):
            detail = (pages[0].fault or "").partition(": ")[2]
            raise refuse(_reason(pages[0]) or Reason.DAMAGED, self.file_name, f"page 1 of {len(pages)}: {detail}")

    # -- pages ------------------------------------------------------------------------------------------------------
    def _page(self, source: _Source, page_no: int) -> Page:
        """Return the page as pdfplumber reads it, else as PDFium does, else without words and with a fault."""
        opened, reader = source.opened, source.reader
        name = f"page {page_no} of {opened.page_count}{f' by {reader}' if reader else ''}"
        budget = self.limits.cpu_seconds_for(opened.page_count)
        if cpu_seconds_used() - self.began > budget:
            return self._unread(page_no, Reason.FILE_CPU_TIME, f"{budget:g} s of CPU used before this page")
        fault = None
        try:
            page = attempt(name, self.limits, lambda: opened.read_page(self.issue_id, page_no))
        except AttemptError as error:
            fault = error
        if fault is not None or _has_no_size(page) or self._lost_text(opened, page, name):
            try:
                second = attempt(
                    f"{name} with PDFium",
                    self.limits,
                    lambda: assemble(opened.pdfium.read(page_no), self.issue_id, page_no),
                )
            except AttemptError as error:
                fault = fault or (error if _has_no_size(page) else None)
                if fault is not None:
                    return self._unread(page_no, fault.reason, fault.detail)
            else:
                if fault is not None or _has_no_size(page) or _says_more(second, page):
                    page = second
        page = self._judged(page, opened)
        if not page.words and _reason(page) in WORTH_RECOGNISING and ocr.is_installed():
            page = self._recognised(page, source, name)
        if reader is not None and page.fault is None and page.reader != OCR:
            if _is_blank(page):
                return self._unread(page_no, Reason.DAMAGED, "nothing was left on this page")
            return replace(page, reader=reader)
        return page

    def _lost_text(self, opened: OpenDocument, page: Page, name: str) -> bool:
        """Return whether PDFium sees so many more characters on the page that it is worth its reading, too.

        Its reading decides: hidden text and doubled letters, which explain most disagreements, it counts as we do.
        """
        if page.reader == "pdfium" or page.fault not in (None, NO_TEXT):
            return False
        try:
            theirs = attempt(f"{name} counted", self.limits, lambda: opened.pdfium.count_characters(page.page_no))
        except AttemptError:
            return False
        ours = _characters(page) + page.hidden_characters
        return theirs >= FEW_CHARACTERS and ours < LEAST_SHARE * theirs

    def _recognised(self, page: Page, source: _Source, name: str) -> Page:
        """Return the page with the words that can be recognised in its picture, or as it is where that fails."""

        def recognise() -> ocr.Recognised | ocr.OcrTimeError:
            drawing = ocr.draw(source.data, self.passwords, page.page_no)
            wall_seconds = WAIT_SHARE * self.limits.wall_seconds_per_step
            try:
                return ocr.recognise(drawing, self.limits.cpu_seconds_per_page, wall_seconds)
            except ocr.OcrTimeError as error:
                return error

        try:
            seen = attempt(f"{name} through OCR", self.limits, recognise)
        except AttemptError as error:
            if error.reason is Reason.CPU_TIME:
                return replace(page, fault=_fault(Reason.CPU_TIME, f"drawing its picture: {error.detail}"))
            return page
        if isinstance(seen, ocr.OcrTimeError):
            return replace(page, fault=_fault(Reason.CPU_TIME, f"recognising its picture: {seen}"))
        if seen.is_picture and _reason(page) is Reason.NO_TEXT_LAYER:
            return replace(page, reader=OCR, fault=None)
        if not seen.is_text:
            detail = f"Tesseract is {seen.trust:.0f} of 100 sure of {seen.characters} characters"
            if seen.is_sideways:
                detail = f"most of the {seen.characters} characters run up or down the page"
            return replace(page, fault=_fault(Reason.UNRECOGNISED, detail))
        return replace(page, words=seen.words, text_source=OCR, reader=OCR, fault=None, tags=())

    def _reread(self, pages: list[Page]) -> list[Page]:
        """Return the pages with those replaced that can be read after a repair of the file."""
        rescued = self._rescue()
        if rescued is None or rescued.opened.page_count != len(pages):
            return pages
        again = [self._page(rescued, page.page_no) if _reason(page) in WORTH_A_RESCUE else page for page in pages]
        return [new if new.fault is None else old for old, new in zip(pages, again, strict=True)]

    def _with_annotations(self, pages: list[Page], source: _Source) -> list[Page]:
        """Return the pages with what fields and text boxes say counted among the characters kept out."""
        try:
            found = attempt(
                "counting annotations", self.limits, lambda: annotation_characters(source.data, self.passwords)
            )
        except AttemptError:
            # Nothing is known of them then; the look at damage says what is wrong with such a file.
            return pages
        return [
            replace(page, hidden_characters=page.hidden_characters + found[page.page_no])
            if page.page_no in found
            else page
            for page in pages
        ]

    def _marked(self, pages: list[Page], source: _Source) -> list[Page]:
        """Return the pages, with a fault on those whose data are damaged: words may be lost, those read are kept."""
        # The whole file is looked through at once: it has the time of all its pages.
        further = self.limits.cpu_seconds_per_further_page * max(0, len(pages) - 1)
        limits = replace(self.limits, cpu_seconds_per_page=self.limits.cpu_seconds_per_page + further)
        try:
            damaged = attempt("looking for damage", limits, lambda: damaged_pages(source.evidence, self.passwords))
        except AttemptError as error:
            unknown = _fault(error.reason, f"not looked through for damage: {error.detail}")
            return [replace(page, fault=page.fault or unknown) for page in pages]
        return [
            replace(page, fault=_fault(Reason.DAMAGED, damaged[page.page_no]))
            if page.page_no in damaged and (page.fault is None or page.fault.endswith(CUT_OFF))
            else page
            for page in pages
        ]

    def _missing(self, count: int, source: _Source) -> list[Page]:
        """Return a page with a fault for each one that a damaged file says it has and that nobody finds."""
        declared = 0 if source.sound else min(declared_page_count(self.data), self.limits.max_pages)
        if source.evidence is not self.data and not declared:
            return [
                self._unread(count + 1, Reason.DAMAGED, "the file breaks off here, with an unknown number of pages")
            ]
        return [
            self._unread(page_no, Reason.DAMAGED, f"one of {declared} pages, lost")
            for page_no in range(count + 1, declared + 1)
        ]

    def _judged(self, page: Page, opened: OpenDocument) -> Page:
        """Return the page with its fault, where it has one, led by a reason from the closed list."""
        if page.fault == NO_TEXT:
            return replace(page, fault=_fault(Reason.NO_TEXT_LAYER, "the page is a picture"))
        if page.fault == UNMAPPED:
            return replace(page, fault=_fault(Reason.UNREADABLE_TEXT, "most glyphs stand for no character"))
        if page.fault is not None and page.fault.startswith(LOST):
            return replace(page, fault=_fault(Reason.UNREADABLE_TEXT, page.fault.removeprefix(LOST)))
        if page.fault is not None:
            return replace(page, fault=_fault(_reason_in(page.fault), page.fault))
        if page.reader == "pdfium" and len(opened.pages) >= page.page_no and _is_blank(page):
            return self._unread(page.page_no, Reason.DAMAGED, "pdfplumber fails on it and PDFium sees nothing")
        if _has_no_size(page):
            return self._unread(page.page_no, Reason.DAMAGED, "the page has no size")
        count = _characters(page)
        if count > self.limits.max_characters_per_page:
            detail = f"{count:,} of {self.limits.max_characters_per_page:,} characters"
            return self._unread(page.page_no, Reason.TOO_MANY_CHARACTERS, detail)
        return page

    def _unread(self, page_no: int, reason: Reason, detail: str) -> Page:
        fault = _fault(reason, detail)
        return Page(self.issue_id, page_no, 0.0, 0.0, (), text_source="none", reader="none", fault=fault)


def _fault(reason: Reason, detail: str) -> str:
    return f"{reason.value}: {detail}"


def _reason_in(said: str) -> Reason:
    """Return the reason behind what the reader of pages says in its own words."""
    if said.startswith(TOO_MUCH):
        return Reason.TOO_MANY_CHARACTERS
    return Reason.MEMORY if "MemoryError" in said else Reason.DAMAGED


def _reason(page: Page) -> Reason | None:
    return None if page.fault is None else Reason(page.fault.partition(": ")[0])


def _characters(page: Page) -> int:
    return sum(len(word.text) for word in page.words)


def _says_more(second: Page, first: Page) -> bool:
    """Return whether `second` has more text than `first`, or says what is wrong where `first` is merely empty."""
    if not first.words and first.fault is None:
        return bool(second.words or second.fault)
    return _characters(second) > _characters(first)


def _has_no_size(page: Page) -> bool:
    return page.width_pt < 1 or page.height_pt < 1


def _is_blank(page: Page) -> bool:
    return not (page.words or page.images or page.rects or page.rules or page.curves or page.hidden_characters)
