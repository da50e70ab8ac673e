"""Text that others wrote, made safe for a terminal.

Belongs here: what keeps a file's name from moving the cursor, changing colours or reading backwards. Does not belong
here: HTML (`site`) and spreadsheets (`export`).
"""

from __future__ import annotations

import unicodedata

from rich.markup import escape

# Line ends, escape sequences, and the marks that turn the direction of what follows.
RISKY = ("Cc", "Cf", "Cs", "Zl", "Zp")


def printable(text: str) -> str:
    """Return `text` on one line, with what a terminal would obey instead of show written as an escape."""
    return "".join(c.encode("unicode_escape").decode() if unicodedata.category(c) in RISKY else c for c in text)


def told_of(file_name: str, detail: str) -> str:
    """Return `detail` without the file's name before it, for lines that begin with that name."""
    return detail.removeprefix(f"{file_name.rpartition('/')[2]}: ")


def cell(text: str) -> str:
    """Return `text` as a cell of a table: printable, and without markup."""
    return escape(printable(text))
