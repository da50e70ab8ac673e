"""Keeping what the PDF libraries log about one file within bounds.

Belongs here: the cap. Does not belong here: where logs go.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

LIBRARIES = ("pdfminer", "pdfplumber", "pypdfium2", "pikepdf", "pipelines.pages")


class _Cap(logging.Filter):
    """Lets `most` records through and counts the rest."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most
        self.seen = 0

    def filter(self, record: logging.LogRecord) -> bool:
        self.seen += 1
        return self.seen <= self.most


@contextmanager
def capped_logs(most: int) -> Iterator[None]:
    """Let the libraries that read PDFs log `most` lines in all while the body runs, then say how many were left out."""
    cap = _Cap(most)
    # A logger's filter sees only what is logged through itself, so each module's logger needs it.
    loggers = [
        logging.getLogger(name)
        for name in list(logging.root.manager.loggerDict)
        if name.partition(".")[0] in LIBRARIES or name.startswith(LIBRARIES)
    ]
    for logger in loggers:
        logger.addFilter(cap)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeFilter(cap)
        if cap.seen > cap.most:
            logging.getLogger(__name__).warning("%d more lines of PDF libraries left out", cap.seen - cap.most)
