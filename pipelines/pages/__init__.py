"""A file's bytes to Pages: characters, lines, rectangles, curves and images, through pdfplumber.

Belongs here: everything up to words and drawings with their places. Does not belong here: what words mean together
(lines, columns, articles), the file's way into the house (intake), and running it within limits.
"""

from __future__ import annotations

from pipelines.pages.reader import OpenDocument, open_document, read_document

__all__ = ["OpenDocument", "open_document", "read_document"]
