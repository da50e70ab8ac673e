"""How many a header's rate is for: *per 100 000 population*, *pounds per million British thermal units*.

Belongs here: the number and the noun behind *per* or a stroke. Does not belong here: what is told for them
(labelled.units).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipelines.figures.lexicon.units import read_unit

#: What a rate is for, by its number: per 100 000 population, /1,000 live births, per 100k, per lakh, per 100 births.
PER_NUMBER = re.compile(
    r"(?:\bper\s+|/\s?)(?P<number>1(?:0{3,6}|0{0,2}[, ]000(?:[, ]000)?|0{1,2}k)"
    r"|thousand|lakh|million|billion|trillion|quadrillion"
    r"|100(?=\s+(?:live|births|people|persons|population|inhabitants|women|men|children|households|beds)\b))"
    r"(?![\w]|[, ]\d)\s*(?P<of>(?:live\s)?[a-z]+(?:-[a-z]+)?)?",
    re.IGNORECASE,
)
SPELLED = {
    "thousand": 1e3, "10k": 1e4, "100k": 1e5, "lakh": 1e5, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "quadrillion": 1e15,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rate:
    """What a header's numbers are told for: `number` of `of`; `rest` is the header without these words."""

    number: float
    of: str | None
    rest: str


@lru_cache(maxsize=4096)
def rate_in(header: str) -> Rate | None:
    """Return the rate that a header names, None where its numbers are for no number of things."""
    told = PER_NUMBER.search(header)
    if told is None:
        return None
    number = re.sub("[, ]", "", told["number"]).lower()
    of, end = told["of"], told.end()
    unit = read_unit(header, told.start("of")) if of else None
    if unit is not None and unit[1] > told.start("of"):
        of, end = unit[0].symbol, unit[1]
    rest = (header[: told.start()].rstrip() + header[end:]).strip()
    return Rate(SPELLED[number] if number in SPELLED else float(number), of, rest)
