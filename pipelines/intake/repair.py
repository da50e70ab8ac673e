"""Making a damaged PDF readable once more: qpdf's repair, and a new page tree where the old one is lost.

Belongs here: bytes in, repaired bytes out, in memory. Does not belong here: limits, and reading what was repaired.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

from pipelines.intake.files import refuse
from pipelines.intake.reasons import Reason

OBJECT_START = re.compile(rb"(?<!\d)(?P<number>\d{1,8})\s+(?P<generation>\d{1,5})\s+obj\b")
REFERENCE = re.compile(rb"(?<!\d)(?P<number>\d{1,8})\s+\d{1,5}\s+R\b")
PAGE_TYPE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
# How far into an object its /Type is looked for; a page's own dictionary is short.
PAGE_TYPE_WITHIN = 4096
TREE_WITH_COUNT = re.compile(
    rb"""
    /Type\s*/Pages\b [^<>]{0,200}? /Count\s+ (?P<after>\d{1,7})     # << /Type /Pages /Kids [...] /Count 12 >>
    | /Count\s+ (?P<before>\d{1,7}) [^<>]{0,20000}? /Type\s*/Pages\b # << /Count 12 /Kids [...] /Type /Pages >>
    | /Linearized\b [^>]{0,200}? /N\s+ (?P<linearized>\d{1,7})       # the first object of a file made for the web
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Repaired:
    """A file as qpdf saved it, and the bytes that qpdf was given, which still show what is lost."""

    data: bytes
    source: bytes
    page_count: int


def repaired(data: bytes, file_name: str, passwords: Sequence[str]) -> Repaired:
    """Return the file as qpdf repairs it, without encryption, by its own page tree or by a new one if that has more.

    Raises RefusedFileError where no page is left.
    """
    best: Repaired | None = None
    for candidate in (data, with_new_page_tree(data)):
        saved = None if candidate is None else _saved(candidate, passwords)
        if saved is not None and (best is None or saved.page_count > best.page_count):
            best = saved
    if best is None:
        raise refuse(Reason.DAMAGED, file_name)
    return best


def with_new_page_tree(data: bytes) -> bytes | None:
    """Return the file with a page tree over every page object that lies in it, None where there is none.

    A file that was cut off has lost its tail, where catalogue, page tree and cross-reference usually stand, while its
    pages are still there, in order.
    """
    starts = list(OBJECT_START.finditer(data))
    pages: dict[bytes, bytes] = {}
    ends = [start.start() for start in starts[1:]] + [len(data)]
    for here, end in zip(starts, ends[: len(starts)], strict=True):
        if PAGE_TYPE.search(data, here.end(), min(end, here.end() + PAGE_TYPE_WITHIN)):
            pages[here["number"]] = b"%s %s R" % (here["number"], here["generation"])
    if not pages:
        return None
    tree = b"<< /Type /Pages /Count %d /Kids [%s] /MediaBox [0 0 612 792] >>" % (len(pages), b" ".join(pages.values()))
    # Above every number in use, so that the new objects neither hide an old one nor stand in for a lost one.
    numbers = [start["number"] for start in starts] + [reference["number"] for reference in REFERENCE.finditer(data)]
    number = max(map(int, numbers)) + 1
    return b"%s\nendobj\n%d 0 obj\n%s\nendobj\n%d 0 obj\n<< /Type /Catalog /Pages %d 0 R >>\nendobj\n%s" % (
        data,
        number,
        tree,
        number + 1,
        number,
        b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n0\n%%%%EOF\n" % (number + 2, number + 1),
    )


def declared_page_count(data: bytes) -> int:
    """Return how many pages the file says it has, wherever it says so, 0 where it does not."""
    return max((int(found[found.lastgroup or 0]) for found in TREE_WITH_COUNT.finditer(data)), default=0)


def _saved(data: bytes, passwords: Sequence[str]) -> Repaired | None:
    """Return the file as qpdf saves it, None where it finds no page."""
    for password in ("", *passwords):
        try:
            with pikepdf.open(io.BytesIO(data), password=password) as pdf:
                count = len(pdf.pages)
                if not count:
                    return None
                out = io.BytesIO()
                pdf.save(out)
                return Repaired(out.getvalue(), data, count)
        except pikepdf.PasswordError:
            continue
        except pikepdf.PdfError:
            return None
    return None
