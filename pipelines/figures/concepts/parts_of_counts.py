"""The concept of a number that is a part of what is counted: *14 of the 22 districts*, *people, six of them pupils*.

Belongs here: what stands behind *of*, and what some of those just counted are said to be. Does not belong here: numbers
straight before what they count (counts), and shares in percent (measures).
"""

from __future__ import annotations

from dataclasses import replace

from pipelines.figures.concepts.amount_phrases import those_described
from pipelines.figures.concepts.bare_spots import taken_from
from pipelines.figures.concepts.count_spots import SIZES, Count
from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.chunks import Chunk, phrase_left, phrase_right
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import (
    Concept,
    Reading,
    are_people,
    phrase_text,
    previous_count,
    previous_figure,
)

#: Fewer than so many have no plural behind them.
TWO = 2
#: Kinds of amounts of what has no number.
SUBSTANCES = ("mass", "volume", "energy", "power")


def part_of(c: Count) -> Reading | None:
    """Return a number that counts a part, by the word behind it: *of*, *out of*, or a verb that says what they are."""
    if c.word == "of":
        return _of_speakers(c) or _behind_of(c)
    return _out_of(c) if c.word == "out" else _said_to_be(c)


def _said_to_be(c: Count) -> Reading | None:
    """*seven people, of whom six were pupils, died*: pupils"""
    kind = _what_they_are(c.p, c.first, c.last, c.ceiling)
    return c.said(kind, "kind-of-them") if kind is not None else None


def _of_speakers(c: Count) -> Reading | None:
    """*more than 640 of you*"""
    p, last = c.p, c.last
    if last + 1 < c.ceiling and p.lowers[last] == "of" and p.lowers[last + 1] in words("speakers"):
        return c.reading(p.words[last + 1], "of-phrase")
    return None


def _out_of(c: Count) -> Reading | None:
    """*4 out of the 40 people*: what the next number counts"""
    if c.p.lowers[c.last : c.last + 2] == ("out", "of") and _of_number(c.p, c.last + 2, c.ceiling):
        return c.reading(None, "of-the-next")
    return None


def _behind_of(c: Count) -> Reading | None:
    """What stands behind *of*: the next number's, a phrase of its own, or a pronoun for what was told before."""
    p, last = c.p, c.last
    if last + 2 >= c.ceiling or p.lowers[last] != "of":
        return None
    if _of_number(p, last + 1, c.ceiling):
        return c.reading(None, "of-the-next")
    whole = phrase_right(p, last + 1, counted=False)
    if whole is not None and p.tags[whole[1] : whole[1] + 2] == "S#":
        return c.reading(None, "of-the-next")  # 14 of the country's 22 districts
    previous = previous_figure(p, c.earlier, c.first, c.floor)
    if (
        whole is not None
        and p.tags[last + 1] == "N"
        and previous is not None
        and previous.quantity.unit
        and previous.first >= c.floor
        and c.quantity.form != "vague"  # paid $6 billion to settle thousands of lawsuits
    ):
        return c.like(previous, "continued-of", phrase_text(p, whole))
    if whole is not None and p.tags[last + 1] != "R" and not _stands_alone(p, last + 1, whole):
        return c.said(whole, "of-phrase")
    return _of_pronoun(c, previous)


def _of_pronoun(c: Count, previous: Reading | None) -> Reading | None:
    """*of which*, *of them*, *of those who*: what was counted before, or a kind of it"""
    p, last = c.p, c.last
    if (apart := _which_of(p, c.first, last, c.floor)) is not None:
        return c.said(apart, "of-which")
    if (kind := _kind_of_them(p, last + 1, c.quantity)) is not None:
        return c.said(kind, "kind-of-them")
    if (parted := _part_of_them(c)) is not None:
        return parted
    if (counted := _whole_of(p, last + 1, c.earlier)) is not None:
        return c.with_concept(taken_from(counted))
    if (described := those_described(p, last + 1, c.ceiling)) is not None:
        return c.reading(described, "of-phrase")
    if p.lowers[last + 1] == "them" and previous is not None:  # a pipe fetched 60 euros; they bought 75,000 of them
        return c.reading(_countable(p, c.floor, c.earlier), "antecedent")
    if p.lowers[last + 1] == "them" and p.tags[c.first - 1] == "V":
        return c.reading(None, "antecedent")  # the district runs four of them
    return None


def _which_of(p: Passage, first: int, last: int, floor: int) -> Chunk | None:
    """Return what a sentence begins with, where a part of it is told aside: *Pens, 52 of which are new, are dear*."""
    if p.lowers[last + 1] not in ("which", "whom") or p.words[first - 1] != "," or first - 2 < floor:
        return None
    named = phrase_left(p, first - 1)
    begins = named is not None and (named[0] == floor or (named[0] == floor + 1 and p.tags[floor] == "D"))
    return named if begins and named is not None and is_plural(p.lowers[named[1] - 1]) else None


def _kind_of_them(p: Passage, pronoun: int, quantity: Quantity) -> Chunk | None:
    """Return what some of those just counted are: *14 people, seven of them schoolchildren, drowned*."""
    at = pronoun + 1
    if p.lowers[pronoun] not in ("them", "whom") or quantity.value < TWO or p.tags[at : at + 1] not in ("N", "J"):
        return None
    kind = phrase_right(p, at, counted=False)
    plural = kind is not None and is_plural(p.lowers[kind[1] - 1]) and kind[0] == at
    ends = kind is not None and (kind[1] >= len(p.tags) or p.tags[kind[1]] in ".C")
    return kind if plural and ends else None


def _part_of_them(c: Count) -> Reading | None:
    """*84 tonnes of food, 11 of them in May*: tonnes; *half of all mallards, 900 of them, were*: mallards"""
    p, first, quantity, whole = c.p, c.first, c.quantity, c.beside
    if whole is None or p.words[first - 1] != "," or p.lowers[c.last + 1] not in words("objects_of_of"):
        return None
    between = set(p.tags[whole.last : first])
    if "#" in between:
        return None
    if whole.quantity.unit_kind in ("ratio", "percent") and whole.concept.choice == "of-phrase":
        return c.reading(whole.concept.text, "antecedent")
    if whole.quantity.unit is None or whole.quantity.unit_kind not in SIZES - {"currency", "other"}:
        return None
    return None if quantity.value > whole.quantity.value or between & set("VX") else c.like(whole, "continued")


def _whole_of(p: Passage, pronoun: int, earlier: list[Reading]) -> Reading | None:
    """Return what was counted last; behind *of whom* the last people: *117 people in 34 states, 61 of whom*."""
    persons = [r for r in earlier if r.quantity.unit is None and are_people(r.concept.text or "")]
    counted = persons[-1] if p.lowers[pronoun] == "whom" and persons else previous_count(earlier)
    if counted is None or p.lowers[pronoun] != "them" or p.lowers[counted.first - 1] != "with":
        return counted
    owners = phrase_left(p, counted.first - 1)  # families with three children get help, and 12 of them
    many = owners is not None and is_plural(p.lowers[owners[1] - 1])
    return replace(counted, concept=Concept(phrase_text(p, owners), "counted-noun")) if many and owners else counted


def _countable(p: Passage, floor: int, earlier: list[Reading]) -> str | None:
    """Return what *them* counts: what the last figure of this sentence or the one before is of, which is no substance
    that it weighs: *the loom saves 70 litres of water. Mills ordered nine of them*."""
    begin = p.sentence_of(floor - 1)[0] if floor else 0
    near = [r for r in reversed(earlier) if r.first >= begin]
    told = (r for r in near if r.concept.choice != "of-phrase" or r.quantity.unit_kind not in SUBSTANCES)
    return next((r.concept.text for r in told), None)


def _what_they_are(p: Passage, first: int, last: int, ceiling: int) -> Chunk | None:
    """Return what some of those counted are said to be: *seven people, of whom six were pupils, died*."""
    parted = p.lowers[max(0, first - 2) : first] in (("of", "which"), ("of", "whom"), ("of", "these"), ("of", "those"))
    if not parted or last + 1 >= ceiling or p.lowers[last] not in words("complement_links"):
        return None
    kind = phrase_right(p, last + 1, counted=False) if p.tags[last + 1] in "NJ" else None
    plural = kind is not None and is_plural(p.lowers[kind[1] - 1])
    return kind if plural and kind is not None and (kind[1] >= ceiling or p.tags[kind[1]] in ".C") else None


def _of_number(p: Passage, at: int, ceiling: int) -> bool:
    """Whether a number stands behind *of*, with or without an article: *of the 16*, *of their past ten*."""
    if p.tags[at : at + 1] == "D":
        at += 1
        if at < ceiling and p.lowers[at] in words("order_words"):
            at += 1
    return at < ceiling and p.tags[at] == "#"


def _stands_alone(p: Passage, at: int, behind: Chunk) -> bool:
    """Whether *these* or *those* has no noun of its own, as no plural follows: *3,400 of these belong to the city*."""
    return p.lowers[at] in ("these", "those") and not any(is_plural(p.lowers[k]) for k in range(*behind))
