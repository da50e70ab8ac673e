"""The list of common words that hyphen decisions rest on.

Belongs here: loading the list once. Does not belong here: what is decided with it.
"""

from __future__ import annotations

from functools import cache

from pipelines.rules import load_tsv


@cache
def known_words() -> frozenset[str]:
    """Return common English words, in small letters."""
    return frozenset(row["word"] for row in load_tsv("gazetteers/common_words.tsv"))
