"""The concept of a number that is told beside another: *six more than the average*, *for 740 shillings, 25 less*.

Belongs here: numbers that stand against a figure before them. Does not belong here: what stands behind the number
(counts) and parts of what was counted (parts_of_counts).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.figures.concepts.bare_spots import taken_from
from pipelines.figures.concepts.count_spots import SIZES, Count
from pipelines.figures.concepts.counted_before import acting_before
from pipelines.figures.lexicon.wordlists import alternatives, words
from pipelines.figures.sentences.readings import Concept, Reading, previous_count, what_changed
from pipelines.figures.sentences.spots import spot_of


@cache
def _rate_links() -> re.Pattern[str]:
    """Return what leads from a count to the same per head: *, equal to about*."""
    links, hedges = alternatives("rate_links"), alternatives("rate_hedges")
    return re.compile(rf"[^.;:\d]*?(?:^|,|[ ])[ ]?(?:{links})[ ](?:(?:{hedges})[ ])?$")


def _per_head(c: Count) -> Reading | None:
    """*9.83 million cards, equal to 1.1 per inhabitant*: cards, and no more of what each is told of"""
    each = (c.quantity.per_unit or "").lower()
    if c.beside is None:
        return None
    if _rate_links().match(c.p.text, c.beside.quantity.end, c.quantity.start) is None:
        return None
    for like in reversed(c.earlier):
        if like.first < c.floor or not like.concept.text:
            return None
        if (
            like.quantity.unit is None
            and like.quantity.per is None
            and (not each or each not in like.concept.text.lower())
        ):
            return c.reading(like.concept.text, "continued")
    return None


def told_against(c: Count) -> Reading | None:
    """Return a number behind which stands that it is more or less than another, or a rate, as that other reads."""
    if c.quantity.per is not None and (rate := _per_head(c)) is not None:
        return rate
    if c.p.lowers[c.first - 1] == "which" and (part := _part_of_amount(c)) is not None:
        return part
    if c.word not in words("fewer_or_more") and c.word not in words("time_comparatives"):
        return None
    for step in STEPS:
        if (found := step(c)) is not None:
            return found
    return None


def _part_of_amount(c: Count) -> Reading | None:
    """*fines of 4.6 million euros, of which 1.2 million remained unpaid*: euros, and fines"""
    like = c.beside
    if like is None or c.p.text[like.quantity.end : c.quantity.start] != ", of which ":
        return None
    quantity, whole = c.quantity, like.quantity
    if whole.unit_kind not in SIZES or not 0 < quantity.value < whole.value or quantity.scale == 1.0 < whole.scale:
        return None  # 4.6 million euros, of which 12 are notes
    return c.like(like, "continued")


def _compared_with_last(c: Count) -> Reading | None:
    """*That was 30,000 fewer than in April*: the last figure of the sentence before, with its unit."""
    p, first = c.p, c.first
    points = first - c.floor == 2 and p.tags[first - 1] == "X" and p.lowers[c.floor] in words("pointing_subjects")
    if not points or words("fewer_or_more").isdisjoint(p.lowers[c.last : c.last + 1]):
        return None
    like = next((r for r in reversed(c.earlier) if r.quantity.unit_kind not in ("duration", "percent", "ratio")), None)
    if like is None:
        return None
    return c.like(like, "continued") if like.quantity.unit is not None else c.reading(like.concept.text, "continued")


def _longer_than(c: Count) -> Reading | None:
    """*it took 53 days to sell a house, six longer than the average*: days"""
    p, last, like = c.p, c.last, c.beside
    if (
        like is not None
        and like.quantity.unit_kind == "duration"
        and like.quantity.unit is not None
        and c.quantity.form in ("words", "digits")
        and p.lowers[last + 1 : last + 2] == ("than",)
        and p.lowers[last] in words("time_comparatives")
    ):
        return c.like(like, "continued")
    return None


def _less_or_more_than(c: Count) -> Reading | None:
    """*for 740 shillings, 25 less than in May*: shillings, unless something is counted before"""
    like = c.sized
    if like is None or c.p.lowers[c.last : c.last + 2] not in (("less", "than"), ("more", "than")):
        return None
    counts = any(r.first >= c.floor and r.quantity.unit is None for r in c.earlier)
    return None if counts else c.like(like, "continued")


def _and_more(c: Count) -> Reading | None:
    """*9 boats sailed and 4 more waited*: what is counted before"""
    p = c.p
    if p.lowers[c.last : c.last + 1] != ("more",) or p.lowers[c.first - 1] not in ("and", "on", "for"):
        return None
    like = c.beside
    spot = spot_of(p, c.quantity, c.first, c.last, c.floor, c.ceiling, c.earlier)
    alike = acting_before(spot, c.last + 1) or (like if like is not None and like.quantity.unit is None else None)
    return c.with_concept(taken_from(alike)) if alike is not None else None


def _led_alike(c: Count) -> Reading | None:
    """*for 150 yards and for 29 more*: yards"""
    p, like = c.p, c.sized
    if like is None or p.lowers[c.last : c.last + 1] != ("more",):
        return None
    led = p.tags[c.first - 1] == "P" and p.lowers[like.first - 1] == p.lowers[c.first - 1]
    return c.like(like, "continued") if led else None


def _fewer_or_more(c: Count) -> Reading | None:
    """*the guard rescued 14 people, 3 more than in May*: what was counted last"""
    if c.last >= c.ceiling or c.p.lowers[c.last] not in words("fewer_or_more"):
        return None
    counted = previous_count(c.earlier)
    if counted is None:
        return None
    main = what_changed(c.p, counted, c.floor, c.earlier) if counted.first >= c.floor else counted.concept.text
    concept = taken_from(counted)
    return c.with_concept(concept if main == concept.text else Concept(main, "antecedent"))


STEPS = (_compared_with_last, _longer_than, _less_or_more_than, _and_more, _led_alike, _fewer_or_more)
