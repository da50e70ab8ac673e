"""Exchange rates: how much of one money is paid for another, *the rupee ended at 83.27 to the dollar*.

Belongs here: the step that reads a bare number before the money it is paid for. Does not belong here: prices with a
unit of their own (measures), and which of several currencies a shared noun means elsewhere (currencies).
"""

from __future__ import annotations

from pipelines.figures.concepts.bare_spots import Bare
from pipelines.figures.lexicon.units import Unit, unit_table
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import phrase_left
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Concept, Reading, phrase_text, with_unit

FARTHEST_MONEY = 30  # tokens from the money to how much of it is paid


def exchanged(b: Bare) -> Reading | None:
    """*the rupee ended at 83.27 to the dollar*: the rate is in rupees"""
    s, p = b.spot, b.spot.p
    paid_for = (s.quantity.per_unit or "").lower() if s.quantity.per == 1.0 else _partner(p, s.last, s.ceiling)
    if paid_for not in words("exchange_partners"):
        return None
    for at in range(s.first - 1, max(s.floor, s.first - FARTHEST_MONEY) - 1, -1):
        money = _money_at(p, at, s.floor)
        if money is None or p.lowers[at] == paid_for or _is_partner(p, at, s.floor):
            continue
        named = phrase_left(p, at + 1)
        rate = with_unit(s.quantity, money.symbol, "currency")
        text = phrase_text(p, named) if named is not None else p.words[at]
        return Reading(rate, s.first, s.last, Concept(text, "subject-value"))
    return None


def moved_against(b: Bare) -> Reading | None:
    """*the dollar slipped 0.6% against the yen to 148.15*: a rate, in the money that the other is quoted in"""
    s, p = b.spot, b.spot.p
    at = s.first - 2
    if s.lead not in ("to", "at") or b.subject is None or at - 2 < s.floor or s.quantity.scale != 1.0:
        return None
    partner, own = _money_at(p, at, s.floor), _money_at(p, b.subject[1] - 1, s.floor)
    if partner is None or own is None or not _is_partner(p, at, s.floor):
        return None
    word = p.lowers[b.subject[1] - 1]
    quoted = word in words("quoted_in_another") and not (
        word in ("dollar", "greenback") and p.lowers[at] in words("quoted_in_another")
    )
    rate = with_unit(s.quantity, (partner if quoted else own).symbol, "currency")
    return Reading(rate, s.first, s.last, Concept(phrase_text(p, b.subject), "subject-value"))


def _partner(p: Passage, at: int, ceiling: int) -> str:
    """Return the money that *to the dollar*, *against the U.S. dollar* behind a number names; empty where none is."""
    if at >= ceiling or p.lowers[at] not in words("exchange_links"):
        return ""
    at += 1
    while at < ceiling and p.lowers[at] in words("exchange_openers"):
        at += 1
    return p.lowers[at] if at < ceiling else ""


def _is_partner(p: Passage, at: int, floor: int) -> bool:
    """Whether a money is one that another is paid for: *89.7 versus the dollar and 96.5 to the euro*."""
    while at - 1 > floor and p.lowers[at - 1] in words("exchange_openers"):
        at -= 1
    return p.lowers[at - 1] in words("exchange_links")


def _money_at(p: Passage, at: int, floor: int) -> Unit | None:
    """Return the currency that the noun at a token names, of the country it is with: *Egypt … its pound*."""
    noun, names = p.lowers[at], unit_table().by_name
    if p.tags[at] != "N" or p.tags[at - 1 : at] == "#":
        return None
    of_country = (names.get(f"{p.lowers[k]} {noun}") for k in range(at - 1, floor - 1, -1) if p.words[k][:1].isupper())
    unit = next((u for u in of_country if u is not None), None) or names.get(noun)
    return unit if unit is not None and unit.kind == "currency" and unit.factor == 1.0 else None
