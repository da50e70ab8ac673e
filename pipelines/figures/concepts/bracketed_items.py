"""Items of a list with semicolons, each with its amounts in brackets: *dealers in oats, rye and hay (5%); mills (3%)*.

Belongs here: the whole item before such a bracket. Does not belong here: what else stands in brackets (before_amounts).
"""

from __future__ import annotations

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import Chunk, phrase_left, phrase_right
from pipelines.figures.sentences.readings import Concept
from pipelines.figures.sentences.spots import Spot

LONGEST = 14  # tokens of an item


def bracketed_item(s: Spot) -> Concept | None:
    """Return the item whose bracket this amount stands in: behind the bracket itself, or a participle within it."""
    if s.lead not in words("bracket_leads"):
        return None
    p, moved = s.p, s.lead in ("up", "down")
    if moved and (p.words[s.first - 2] != "(" or s.quantity.unit != "%"):
        return None
    shows = s.lead != "("
    opening = next((k for k in range(s.first - 1, s.floor, -1) if p.words[k] in "()"), None)
    if opening is None or p.words[opening] != "(" or set(p.tags[opening + 1 : s.first - shows]) - set("#CN"):
        return None
    item = _item(s, opening) or (phrase_left(p, opening) if shows else None)
    if moved and item is not None and p.tags[item[0] - 1 : item[0]] in ("P", "D") and _is_where(s, item):
        return None  # sales rose in all regions (up 4%)
    return s.said(item, "apposition") if item is not None else None


def part_in_bracket(s: Spot) -> Concept | None:
    """*sales fell in all regions (-4.5% for cars, -3.4% year-on-year for vans)*"""
    if s.quantity.unit != "%" or s.lead not in ("(", ",", ";", "and"):
        return None
    p, at = s.p, s.at
    while at < s.ceiling and p.tags[at] in "AT":
        at += 1
    if at + 1 >= s.ceiling or p.lowers[at] != "for" or p.tags[at + 1] not in "NJ":
        return None
    opening = next((k for k in range(s.first - 1, s.floor, -1) if p.words[k] in "()"), None)
    if opening is None or p.words[opening] != "(":
        return None
    part = phrase_right(p, at + 1, counted=False)
    return s.said(part, "part-in-bracket") if part is not None else None


def _is_where(s: Spot, item: Chunk) -> bool:
    """Whether a phrase only says where something is: *in all regions*."""
    at = item[0] - 1
    while at > s.floor and s.p.tags[at] == "D":
        at -= 1
    return s.p.lowers[at] in words("place_links")


def _item(s: Spot, opening: int) -> Chunk | None:
    """Return what stands between a colon or a semicolon and a bracket, where it is no clause."""
    p = s.p
    parted = next((k for k in range(opening - 1, s.floor, -1) if p.words[k] in (";", ":", ")")), None)
    if parted is None or p.words[parted] == ")":
        return None
    first = parted + 1
    while first < opening and (p.tags[first] in "CD" or p.words[first] == ","):
        first += 1
    listed = p.words[parted] == ";" or any(p.words[k] == ";" for k in range(opening, s.ceiling))
    plain = listed and opening - first <= LONGEST and p.tags[first] in "NJ" and "X" not in p.tags[first:opening]
    acts = any(p.tags[k] == "V" and p.words[k + 1] != "," for k in range(first, opening))
    return (first, opening) if plain and not acts and "#" not in p.tags[first:opening] else None
