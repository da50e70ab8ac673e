"""What number words make together: *one hundred and twenty thousand*.

Belongs here: the arithmetic of number words. Does not belong here: which words are such, and fractions (`numbers`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

AND = re.compile(r"(?i)[ \n]+and[ \n]+")


def longest_number(words: str, cardinals: Mapping[str, float], scales: Mapping[str, float]) -> tuple[str, float | None]:
    """Return the longest beginning of number words that is one number: of *six and eight*, which are two, *six*."""
    value = _value_of(words, cardinals, scales)
    while value is None and (joints := list(AND.finditer(words))):
        words = words[: joints[-1].start()]
        value = _value_of(words, cardinals, scales)
    return words, value


def _value_of(words: str, cardinals: Mapping[str, float], scales: Mapping[str, float]) -> float | None:
    """Return what number words make, or None when they do not make one number (``twenty thirty``)."""
    total, group, last = 0.0, 0.0, 0.0
    for word in re.split(r"[-\s]+", words.lower()):
        if word == "and":
            continue
        if word in scales:
            scale = scales[word]
            if scale == 100:
                group = (group or 1) * 100
            else:
                total, group = (total + (group or 1) * scale, 0.0) if total < scale or not total else (
                    (total + group) * scale, 0.0)  # fmt: skip
            last = 0.0
            continue
        value = cardinals[word]
        if last and not (20 <= last < 100 and value < 10):
            return None
        group, last = group + value, value
    return total + group
