"""Marks of money that are also words, names or letters: *K2* and *MK 201* are money where told per measure.

Belongs here: telling it from what stands behind the number, or behind another number with the same mark. Does not
belong here: marks that are always money (units), and whose money it is (currencies).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipelines.figures.lexicon.units import read_unit
from pipelines.rules import load_lines


@cache
def a_per() -> re.Pattern[str]:
    nouns = "|".join(sorted(load_lines("figures/denominators.txt"), key=len, reverse=True))
    return re.compile(rf"[ \n](?:an?|each|every)[ \n](?P<noun>{nouns})(?![\w-]|[ ](?:before|earlier|ago|previously)\b)")


@lru_cache(maxsize=256)
def _as_money(mark: str) -> re.Pattern[str]:
    """Return how an amount with `mark` is printed that can be nothing else: scaled, or told per measure."""
    scaled = r"[ ]?(?:m|bn|million|billion|trillion)\b"
    return re.compile(rf"\b{re.escape(mark)}[ ]?\d[\d,.]*(?:{scaled}|[ ]per[ ]|/[a-z]|(?<=,\d{{3}})\b)")


def is_priced_alike(text: str, mark: str, end: int) -> bool:
    """Whether `mark` before the plain number that ends at `end` is money: it, or another amount with it, is told for a
    measure or scaled."""
    return a_per().match(text, end) is not None or _as_money(mark).search(text) is not None


def are_meticais(unit: str, per_unit: str) -> bool:
    """Whether *MT* behind an amount is Mozambique's money and no weight, which is told for no weight: *60 MT/kg*."""
    weighed = read_unit(per_unit, 0) if unit.lstrip().startswith("MT") else None
    return weighed is not None and weighed[0].kind == "mass" and weighed[1] == len(per_unit)
