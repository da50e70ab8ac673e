"""A count in brackets beside a share, or behind the time that a change is on: *56% (1,920)*, *(92%; n=12)*; and the
share in brackets behind counts of a part and its whole: *19 of 150 animals had worms (12.7 percent)*.

Belongs here: that such a number is of what the other is of, and takes no unit from it. Does not belong here: which
numbers in brackets count (quantities.bracketed), and the parts of a share, *(31 of 39)* (readings.told_in_bracket).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.figures.concepts.bare_spots import Bare
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Concept, Reading

#: What stands between a share and the count beside it, a sign of a sample (*n =*) apart.
BESIDE = (("(",), (",",), (";",), (":",))
#: A share is that of a part and its whole where it differs from theirs by so many percent at most.
ROUNDED = 0.55


def shares_of_parts(p: Passage, readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings, a percentage in brackets with what the part and the whole before it count, whose share it
    is, whatever stands between: *19 of 150 animals carried worms of the gut (12.7 percent)*."""
    out = list(readings)
    for index, reading in enumerate(out):
        if reading.quantity.unit != "%" or p.words[reading.first - 1] != "(" or index < 2:
            continue
        floor, _ = p.sentence_of(reading.first)
        for part, whole in zip(out[index - 1 :: -1][1:], out[index - 1 :: -1], strict=False):
            if part.first < floor or part.quantity.unit is not None or whole.quantity.unit is not None:
                break
            told = part.concept.choice == "of-the-next" and part.concept.text and whole.quantity.value > 0
            share = 100 * part.quantity.value / whole.quantity.value if told else -1.0
            if abs(share - reading.quantity.value) <= ROUNDED:
                out[index] = replace(reading, concept=Concept(part.concept.text, "share-of-part"))
                break
    return out


def count_of_share(b: Bare) -> Reading | None:
    """*56% (1,920) were women*, *Leath (92%; n=12)*: as many of the same"""
    s, p = b.spot, b.spot.p
    share = s.earlier[-1] if s.earlier else None
    if share is None or share.quantity.unit != "%" or share.first < s.floor or not share.concept.text:
        return None
    first, sampled = _before_sign(b)
    between = p.words[share.last : first]
    if between not in BESIDE or not (sampled or between == ("(",)):
        return None
    closed = p.words[s.last : s.last + 1] in ((")",), (",",), (";",))
    return b.reading(share.concept.text, "continued") if closed and s.quantity.unit is None else None


def sample_then(b: Bare) -> Reading | None:
    """*2% lower than the number reported in the previous week (n=2,583)*: as many of the same, then"""
    s, p = b.spot, b.spot.p
    first, sampled = _before_sign(b)
    if not sampled or p.words[first - 1] != "(" or not s.earlier or s.earlier[-1].first < s.floor:
        return None
    opened = p.starts[first - 1]
    then = next((o for o in p.periods if opened - 1 <= o.char_end <= opened), None)
    told = s.earlier[-1]
    if then is None or not told.concept.text or then.char_start < told.quantity.end:
        return None
    return b.reading(told.concept.text, "continued")


def _before_sign(b: Bare) -> tuple[int, bool]:
    """Return the token where the number begins, with the *n =* before it, and whether there is one."""
    s = b.spot
    if s.lead == "=" and s.p.lowers[s.first - 2] == "n":
        return s.first - 2, True
    return s.first, s.p.lowers[s.first].startswith("n=")
