"""A small picture of a file's first page, for people who look at a run.

Belongs here: that one picture. Does not belong here: the page pictures of the review site, and reading.
"""

from __future__ import annotations

import io

import pypdfium2 as pdfium

HEIGHT_PX = 360


def thumbnail(data: bytes, passwords: tuple[str, ...] = ()) -> bytes | None:
    """Return the first page of the PDF `data` as a grey PNG of `HEIGHT_PX` pixels height.

    Returns None where it cannot be drawn: a picture is for orientation, and its want loses nothing else.
    """
    for password in ("", *passwords):
        try:
            document = pdfium.PdfDocument(data, password=password or None)
        except pdfium.PdfiumError:
            continue
        try:
            page = document[0]
            image = page.render(scale=HEIGHT_PX / max(page.get_height(), 1.0), grayscale=True).to_pil()
        except (pdfium.PdfiumError, ValueError, MemoryError, IndexError):
            return None
        finally:
            document.close()
        buffer = io.BytesIO()
        image.quantize(8).save(buffer, "PNG", optimize=True)
        return buffer.getvalue()
    return None
