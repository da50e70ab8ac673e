"""Reading the graphics of an issue some of whose pages are turned.

Belongs here: the way there and back around `reading`. Does not belong here: which pages are turned
(`articles/turning.py`).
"""

from __future__ import annotations

from pipelines.articles.turning import turned, turned_back, turns_of
from pipelines.graphics import reading
from pipelines.model import Document, GraphicsReading, Layout


def read_graphics(document: Document, layout: Layout, *, strict: bool = True) -> GraphicsReading:
    """Return all values, tables and findings of the issue's graphic and table blocks, as `reading` does."""
    turns = turns_of(document.pages)
    if not turns:
        return reading.read_graphics(document, layout, strict=strict)
    found = reading.read_graphics(turned(document, turns), turned(layout, turns), strict=strict)
    return turned_back(found, turns)
