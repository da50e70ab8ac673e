"""Small PDFs made for the tests of this room: typeset by reportlab, or written operator by operator."""

from __future__ import annotations

import io
from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from pipelines.model import Page, Word
from pipelines.pages import read_document

FONTS = (
    "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> "
    "/F2 << /Type /Font /Subtype /Type1 /BaseFont /Times-Bold >> >>"
)


def typeset(draw: Callable[[Canvas], None], size: tuple[float, float] = (400, 300), **options: object) -> bytes:
    """Return a PDF of one page that `draw` paints."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, **options)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def raw_pdf(
    *contents: bytes,
    page: str = "/MediaBox [0 0 400 300]",
    resources: str = FONTS,
    objects: dict[int, bytes] | None = None,
    catalog: str = "",
) -> bytes:
    """Return a PDF with one page per content stream; `objects` are further objects by number, from 100 on."""
    numbered: dict[int, bytes] = dict(objects or {})
    kids = []
    for index, content in enumerate(contents):
        page_no, stream_no = 10 + 2 * index, 11 + 2 * index
        kids.append(f"{page_no} 0 R")
        entries = f"/Type /Page /Parent 2 0 R {page} /Resources << {resources} >> /Contents {stream_no} 0 R"
        numbered[page_no] = f"<< {entries} >>".encode()
        numbered[stream_no] = stream(content)
    numbered[1] = f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode()
    numbered[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    out = bytearray(b"%PDF-1.6\n")
    places = {}
    for number in sorted(numbered):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + numbered[number] + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(places):
        out += b"%d 1\n%010d 00000 n \n" % (number, places[number])
    out += b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (max(places) + 1, start)
    return bytes(out)


def stream(content: bytes, entries: str = "") -> bytes:
    """Return a stream object with `content`."""
    return f"<< /Length {len(content)} {entries} >>\nstream\n".encode() + content + b"\nendstream"


def read_page(data: bytes, page_no: int = 1) -> Page:
    """Return one page of the PDF `data`."""
    return read_document(data, "issue", "issue.pdf").pages[page_no - 1]


def texts(page: Page) -> list[str]:
    """Return the words of a page as strings."""
    return [word.text for word in page.words]


def word(page: Page, text: str) -> Word:
    """Return the only word of the page that reads `text`."""
    (found,) = [item for item in page.words if item.text == text]
    return found
