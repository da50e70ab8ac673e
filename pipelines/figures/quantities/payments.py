"""Millions of money that are told without their currency: *will spend 2.4m on roads, 1.1m on schools*.

Belongs here: the verbs that make money of a number before *m*. Does not belong here: millions of what is counted
(numbers), and which money it is (concepts).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.figures.lexicon.units import read_unit
from pipelines.figures.lexicon.wordlists import alternatives, words

FARTHEST = 160  # characters before an amount in which the list it stands in begins


def is_paid(text: str, mark: re.Match[str]) -> bool:
    """Tell whether the *m* that `mark` matches behind a number makes millions of money of it, and no metres."""
    start, unit = mark.start(), read_unit(text, mark.end())
    if mark.group().strip() == "m" and unit is not None and unit[0].kind == "currency":
        named = text[mark.end() : unit[1]].strip().lower()  # stole 98m rand; but: the 100m won by Orr
        return named.isalpha() and named not in words("money_names_alike")
    return mark.group().strip() == "m" and _paid().search(text, max(0, start - FARTHEST), start) is not None


@cache
def _paid() -> re.Pattern[str]:
    """A verb of paying, perhaps with amounts of its list, before a number."""
    listed = r"\d[\d.]*m[ ](?:on|for|to|in)[ ][^.;\d]{1,40}?(?:,|[ ]and)[ ](?:and[ ])?"
    return re.compile(
        rf"(?i)\b(?:{alternatives('million_verbs')})[ ](?:(?!for\b|by\b|in\b)[a-z]+[ ]){{0,2}}"
        rf"(?:{listed}){{0,6}}\d[\d.,]*\Z"
    )
