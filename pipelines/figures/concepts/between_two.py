"""The concept of a range that stands straight behind its noun: *on sales between 5 and 6 billion euros*.

Belongs here: the noun before *between*. Does not belong here: ranges behind a verb (clauses), and which two amounts are
one (joining).
"""

from __future__ import annotations

from pipelines.figures.sentences.chunks import phrase_left
from pipelines.figures.sentences.readings import Concept
from pipelines.figures.sentences.spots import Spot


def between_two(s: Spot) -> Concept | None:
    """*expects to earn 1 to 2 euros a share on sales between 5 and 6 billion euros*: of the sales"""
    p, quantity = s.p, s.quantity
    if quantity.value_high is None or p.lowers[s.first] != "between" or s.first - 2 <= s.floor:
        return None
    named = phrase_left(p, s.first) if p.tags[s.first - 1] == "N" else None
    led = named is not None and p.lowers[named[0] - 1] in ("on", "with") and p.tags[named[0] - 2] == "#"
    return s.said(named, "noun-of-value") if named is not None and led else None
