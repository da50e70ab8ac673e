"""Titles that rank what they head: ``Top 5 export goods``, ``Most visited``.

Belongs here: telling such titles. Does not belong here: what of a title is said with a number (concepts, heads).
"""

from __future__ import annotations

from pipelines.rules import load_lines


def ranks(title: str) -> bool:
    """Tell whether a title says that what it heads are the first of many; not ``Most of the year``."""
    first, _, rest = title.lower().removeprefix("the ").partition(" ")
    return first in load_lines("graphics/ranking_words.txt") and bool(rest) and not rest.startswith("of ")
