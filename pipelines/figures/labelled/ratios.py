"""Ratios to one as tables and tiles print them: ``43:1`` pupils per teacher, ``1:12,000``.

Belongs here: which numbers with a colon are ratios, and their value. Does not belong here: clock times, and what the
ratio is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipelines.rules import load_lines

TO_ONE = re.compile(r"^(?P<many>\d[\d,]*(?:\.\d+)?)\s?:\s?1(?:\.0+)?$")
OF_ONE = re.compile(r"^1\s?:\s?(?P<many>\d[\d,]*(?:\.\d+)?)$")


def ratio_to_one(text: str, heads: Iterable[str | None]) -> float | None:
    """Return the value of a ratio to one, where a label or a head says that its numbers are ratios."""
    if ":" not in text:
        return None
    many, one = TO_ONE.match(text.strip()), OF_ONE.match(text.strip())
    if (many is None and one is None) or not any(_says_ratio(head) for head in heads if head):
        return None
    if many is not None:
        return float(many["many"].replace(",", ""))
    assert one is not None
    number = float(one["many"].replace(",", ""))
    return 1 / number if number else None


@lru_cache(maxsize=1024)
def _says_ratio(head: str) -> bool:
    names = load_lines("graphics/ratio_words.txt")
    return any(word in names for word in re.findall(r"[^\W\d_]+", head.lower()))
