"""`bulletins parse --overlay`: each page as a picture with its blocks, their roles and their order drawn on it.

Belongs here: rendering pages and writing pictures. Does not belong here: what is drawn (`pipelines/overlay.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pypdfium2 as pdfium

from pipelines.errors import RefusedFileError
from pipelines.intake.reasons import Reason
from pipelines.model import Layout
from pipelines.overlay import draw_overlay
from pipelines.pages.sheet import whole_sheet
from pipelines.storage.folders import make_folder

PIXELS_PER_POINT = 1.5


def draw(data: bytes, layout: Layout, folder: Path, passwords: tuple[str, ...] = ()) -> Iterator[Path]:
    """Write a PNG per page into `folder` and yield its path."""
    make_folder(folder)
    document = _opened(data, passwords)
    try:
        for facts in layout.pages:
            page = whole_sheet(document, facts.page_no)  # boxes count from the media box
            image = page.render(scale=PIXELS_PER_POINT).to_pil().convert("RGB")
            page.close()
            draw_overlay(image, layout, facts.page_no, facts.width_pt)
            path = folder / f"{layout.issue.issue_id}-{facts.page_no:03}.png"
            image.save(path, optimize=True)
            yield path
    finally:
        document.close()


def _opened(data: bytes, passwords: tuple[str, ...]) -> pdfium.PdfDocument:
    for password in ("", *passwords):
        with suppress(pdfium.PdfiumError):
            return pdfium.PdfDocument(data, password=password or None)
    raise RefusedFileError(
        "its pages cannot be drawn", reason=Reason.ENCRYPTED.value, do="Add its password to BULLETINS_PASSWORDS"
    )
