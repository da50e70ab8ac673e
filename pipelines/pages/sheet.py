"""Pages as PDFium draws them, against the media box that our coordinates count from.

Belongs here: what of a page's sheet PDFium shows, and where that part lies. Does not belong here: drawing and packing
pictures; the boxes as pdfplumber gives them (`geometry`).
"""

from __future__ import annotations

import pypdfium2


def whole_sheet(document: pypdfium2.PdfDocument, page_no: int) -> pypdfium2.PdfPage:
    """Return page `page_no`, counted from 1, opened so that its whole media box is drawn; the caller closes it."""
    page = document[page_no - 1]
    media = page.get_mediabox()
    if tuple(page.get_cropbox()) == tuple(media):
        return page
    # a page's size is fixed when it is opened, so it is opened again
    page.set_cropbox(*media)
    page.close()
    return document[page_no - 1]


def shown_from(page: pypdfium2.PdfPage) -> tuple[float, float]:
    """Return where, in points from the media box's top left corner as the page is turned, its shown part begins."""
    left, below, right, above = page.get_mediabox()
    x0, y0, x1, y1 = page.get_cropbox()
    x0, y0, x1, y1 = max(x0, left), max(y0, below), min(x1, right), min(y1, above)
    if x1 - x0 <= 1 or y1 - y0 <= 1:
        return 0.0, 0.0
    at_turn = {
        0: (x0 - left, above - y1),
        90: (y0 - below, x0 - left),
        180: (right - x1, y0 - below),
        270: (above - y1, right - x1),
    }
    across, down = at_turn[page.get_rotation() % 360]
    return float(across), float(down)
