"""The concept of the second of two amounts that say one time: *six days and seven hours*, *2 hours 51 minutes*.

Belongs here: telling that the two are one. Does not belong here: amounts of one unit in two parts (joining).
"""

from __future__ import annotations

from pipelines.figures.sentences.readings import Concept
from pipelines.figures.sentences.spots import Spot

#: Units of time, each finer than the one before.
FINER = ("year", "month", "week", "day", "hour", "min", "s")
LINKS = ((), ("and",), (",",), (",", "and"))


def rest_of_time(s: Spot) -> Concept | None:
    """*blocked the canal for six days and seven hours*: the hours are of what the days are of"""
    if s.quantity.unit_kind != "duration" or not s.earlier:
        return None
    here, unit = s.earlier[-1], s.quantity.unit
    if here.quantity.unit not in FINER or unit not in FINER:
        return None
    beside = s.p.lowers[here.last : s.first] in LINKS and here.quantity.form != "age"
    finer = FINER.index(unit) > FINER.index(here.quantity.unit)
    return Concept(here.concept.text, "continued") if beside and finer else None
