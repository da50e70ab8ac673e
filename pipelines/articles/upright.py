"""Laying out an issue some of whose pages are turned.

Belongs here: the way there and back around `layout`. Does not belong here: which pages are turned (`turning`).
"""

from __future__ import annotations

from pipelines.articles import layout, turning
from pipelines.model import Document, Layout


def lay_out(document: Document) -> Layout:
    """Return the issue's articles in reading order, its furniture, and what it says of itself."""
    turns = turning.turns_of(document.pages)
    if not turns:
        return layout.lay_out(document)
    return turning.turned_back(layout.lay_out(turning.turned(document, turns)), turns)
