"""The marks before a text's first word: bullets, the letter of an item, opening quotes.

Belongs here: how much of a text they take, so that what opens it is read as an opening. Does not belong here: numbers
of items and notes, which are no figures (not_figures.toml), and marks within a text (passage).
"""

from __future__ import annotations

import re

#: ``• ``, ``– ``, ``(b) ``, ``iv) ``, an opening quote, the bracket around a whole text.
LEAD_MARKS = re.compile(
    r"""(?:
    [•·▪■●○◦►▶*][ ]+ | [–—-][ ]+(?=[^\W\d]) | \(?(?:[a-z]|[ivx]{1,5})\)[ ]+ | ["“‘«](?=\S) | '(?=[^\W\d])
    | \((?=[^()]*(?:\([^()]*\)[^()]*)*\)[.!?]?$)
    )*""",
    re.VERBOSE,
)


def lead_marks(text: str) -> int:
    """Return how many characters of `text` stand before its first word: *(b) “The sprinter* has five."""
    match = LEAD_MARKS.match(text)
    return match.end() if match is not None and match.end() < len(text) else 0
