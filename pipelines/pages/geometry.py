"""The page's boxes as pdfplumber gives them, in the coordinates of this room.

Belongs here: MediaBox, CropBox and what they mean for coordinates. Does not belong here: the boxes of glyphs.
"""

from __future__ import annotations

import pdfplumber.page


def media_origin(page: pdfplumber.page.Page) -> tuple[float, float]:
    """Return the top left corner of the page's MediaBox in pdfplumber's coordinates, which keep the file's offset."""
    return float(page.mediabox[0]), float(page.mediabox[1])


def visible_box(page: pdfplumber.page.Page) -> tuple[float, float, float, float]:
    """Return the part of the page that is shown: its CropBox where that overlaps the MediaBox, else the MediaBox."""
    left, above = media_origin(page)
    width, height = float(page.width), float(page.height)
    x0, top, x1, bottom = (float(value) for value in page.cropbox)
    cropped = (max(0.0, x0 - left), max(0.0, top - above), min(width, x1 - left), min(height, bottom - above))
    if cropped[2] - cropped[0] > 1 and cropped[3] - cropped[1] > 1:
        return cropped
    return (0.0, 0.0, width, height)
