"""A page of a PDF as a small picture.

Belongs here: drawing and packing one page. Does not belong here: which pages, and what happens when drawing hangs or
dies (`painting.py`).
"""

from __future__ import annotations

import io
import math
from typing import Any

import pypdfium2
from PIL import Image

from pipelines.pages.sheet import whole_sheet

# Eight pages stay under three megabytes.
MAX_BYTES = 360_000
# Small print stays legible from about 110 dots per inch; no page is drawn with more dots than this in all.
MAX_PIXELS = 2_000_000
MAX_SCALE = 2.0
QUALITIES = (62, 48, 34)
SUFFIX = ".webp"
# Of 255: scanned and smoothed greys are never quite without colour.
GREY_SATURATION = 9


class PictureFile:
    """One PDF opened for drawing; raises pypdfium2.PdfiumError when PDFium does not open it."""

    def __init__(self, data: bytes, passwords: tuple[str, ...]) -> None:
        self._document = _open(data, passwords)

    def close(self) -> None:
        """Give back PDFium's memory."""
        self._document.close()

    def draw(self, page_no: int) -> bytes:
        """Return page `page_no`, counted from 1, as WebP of at most `MAX_BYTES`, the whole media box of it."""
        page = whole_sheet(self._document, page_no)  # boxes count from the media box
        try:
            area = max(page.get_width() * page.get_height(), 1.0)
            scale = min(MAX_SCALE, math.sqrt(MAX_PIXELS / area))
            image = page.render(scale=scale, prefer_bgrx=True).to_pil()
        finally:
            page.close()
        return pack(image.convert("RGB"))


def pack(image: Image.Image) -> bytes:
    """Return the picture as WebP, with less quality and then fewer dots until it is small enough."""
    if _is_grey(image):
        image = image.convert("L").convert("RGB")
    while True:
        for quality in QUALITIES:
            buffer = io.BytesIO()
            image.save(buffer, "WEBP", quality=quality, method=2)
            if buffer.tell() <= MAX_BYTES or min(image.size) <= 64:
                return buffer.getvalue()
        image = image.resize((max(1, image.width * 4 // 5), max(1, image.height * 4 // 5)), Image.Resampling.LANCZOS)


def _open(data: bytes, passwords: tuple[str, ...]) -> Any:
    fault: pypdfium2.PdfiumError | None = None
    for password in ("", *passwords):
        try:
            return pypdfium2.PdfDocument(data, password=password or None)
        except pypdfium2.PdfiumError as error:
            fault = fault or error
    raise fault or pypdfium2.PdfiumError("no password fits")


def _is_grey(image: Image.Image) -> bool:
    """Return whether no spot of the picture, looked at from afar, has a colour."""
    saturations = image.resize((64, 64)).convert("HSV").getchannel("S").histogram()
    return not any(saturations[GREY_SATURATION:])
