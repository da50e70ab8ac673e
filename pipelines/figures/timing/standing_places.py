"""The standing place of a paragraph: *Norland registered 10,721 births last year. Deaths numbered 15,832.*

Belongs here: which place of an earlier sentence, or of the heading over it, a figure goes on with whose own sentence
names none. Does not belong here: places of the figure's own sentence (holders).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from pipelines.figures.circumstances.attribution import Name
from pipelines.figures.circumstances.holders import Who
from pipelines.figures.circumstances.locating import PLACES, is_located
from pipelines.figures.lexicon.wordlists import alternatives, words
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Reading
from pipelines.figures.timing.standing import is_past
from pipelines.rules import load_columns
from pipelines.values import frozen

STANDING = "place.standing"
#: Kinds of units that tell of things, wherever they are: a moth flies 100 kilometres in a night.
UNPLACED = ("length", "duration", "speed", "data")
LONGEST_DATELINE = 10  # tokens
OPENS = 24  # characters of a sentence in which its own place opens it: In western Norland, ...


@frozen
class _Ground:
    """The place that a text is in, and whether figures without a place were told before any place was: what is named
    then is a part of an unnamed whole."""

    place: Name | None = None
    unnamed: bool = False


class Told(Protocol):
    """A figure as far as its own sentence tells."""

    @property
    def reading(self) -> Reading: ...

    @property
    def who(self) -> Who: ...


def standing_places(p: Passage, told: Sequence[Told], names: Sequence[Name], headed: Name | None) -> dict[int, str]:
    """Return the places that stand for figures of a paragraph whose own sentence names none, by their number in it;
    `headed` is that of its heading."""
    found: dict[int, str] = {}
    if not told or (headed is None and not _tells_a_place(names)):
        return found
    own_of: dict[int, list[int]] = {}
    for k, figure in enumerate(told):
        own_of.setdefault(p.sentence_of(figure.reading.first)[0], []).append(k)
    here_of: dict[int, list[Name]] = {}
    for name in names:
        if name.start >= 0:
            here_of.setdefault(p.sentence_of(p.token_at(name.start))[0], []).append(name)
    ground = _Ground(headed)
    for first in sorted(own_of.keys() | here_of.keys()):
        own, here = own_of.get(first, []), here_of.get(first, [])
        places = [n for n in here if _is_place(n)]
        if places:
            held = [told[k].who.place for k in own]
            if not own and _is_dateline(p, first):
                continue  # Dublin, 5 March 2024.
            if any(held) or not all(_is_far_end(p.text, n) for n in places):  # no: people from Nepal and Serbia
                ground = _after(p, p.starts[first], places, held, ground)
                continue
        if ground.place is None and here and not ground.unnamed:
            ground = _Ground(next(filter(None, map(_home_of_body, here)), None))
        if not own:
            continue
        if ground.place is None:
            ground = _Ground(None, unnamed=True)
        elif not _is_elsewhere(p, *p.sentence_text(first), here, ground.place):
            for k in own:
                if told[k].who.place is None and _takes(p, told[k].reading, told[k].who, first, here):
                    found[k] = ground.place.name
    return found


def _tells_a_place(names: Sequence[Name]) -> bool:
    return any(n.start >= 0 and (n.label in PLACES or n.label == "ORG") for n in names)


def _is_dateline(p: Passage, first: int) -> bool:
    """Whether a sentence is no more than where and when a text was written."""
    _, last = p.sentence_of(first)
    return last - first < LONGEST_DATELINE and not set("VX") & set(p.tags[first:last])


def _is_place(name: Name) -> bool:
    return name.label in PLACES or name.name in words("blocs")


def _after(p: Passage, begin: int, places: list[Name], own: list[str | None], ground: _Ground) -> _Ground:
    """Return what stands behind a sentence that names places, `own` are those of its figures."""
    held = {place for place in own if place is not None}
    named = {n.name: n for n in places}
    place: Name | None = None
    if len(held) == 1 and None not in own:
        place = named.get(next(iter(held)))
    elif not own and len(named) == 1 and _is_set_in(p.text, begin, places[0]):
        place = places[0]
    if ground.place is not None and (
        all(_is_within(n, ground.place) for n in places) or _is_of_parts(p, begin, places, ground.place)
    ):
        return ground  # of the whole, behind a look at its parts
    far = place is not None and ground.place is not None and place.start - begin > _reach(place)
    if far and place is not None and place.name not in _countries() and ground.place is not None:
        return ground  # fourteen camps in the Kurdistan region
    if place is None or ground.unnamed or (ground.place is not None and place.start - begin > _reach(place)):
        return _Ground(None, unnamed=True)
    return _Ground(place)


def _reach(place: Name) -> int:
    """Return the characters before a place that opens its sentence: a country is seldom named without need."""
    return OPENS if place.name in _countries() else OPENS // 2


def _is_of_parts(p: Passage, begin: int, places: list[Name], whole: Name) -> bool:
    """Whether a sentence only looks at parts of a place: towns of a country, or where something was most.

    The country of a town is not asked: many countries have one of its name.
    """
    if len({n.name for n in places}) > 1:
        return True  # Spain and Italy grew, but Germany shrank
    if any(n.name in _countries() or n.name in words("blocs") or n.label == "LOC" for n in places):
        return False
    first = p.token_at(begin)
    ranked = any(_ranks(word) for word in p.lowers[first : p.sentence_of(first)[1]])
    return whole.name in _countries() or ranked


#: What leads to where something came from or went, or joins it to another such place.
FAR_END = re.compile(r"\b(?:from|to|and|or|with)[ ](?:the[ ])?$|,[ ]$")


def _is_far_end(text: str, place: Name) -> bool:
    """Whether a place is where something came from or went to, and not where it is."""
    return not is_located(text, place) and FAR_END.search(text, 0, place.start) is not None


def _ranks(word: str) -> bool:
    return word in words("superlatives") or word in words("words_of_parts") or (len(word) > 5 and word.endswith("est"))


def _is_set_in(text: str, begin: int, place: Name) -> bool:
    """Whether a sentence without figures tells of what was in a place."""
    owned = text[place.end : place.end + 2] in ("'s", "’s")
    return owned or place.start == begin or is_located(text, place)


def _is_within(place: Name, whole: Name) -> bool:
    """Whether a place is the whole itself or a part of it."""
    if whole.name in (place.name, place.parent):
        return True
    return place.country is not None and whole.name in _countries() and whole.country == place.country


@cache
def _countries() -> dict[str, str]:
    columns = load_columns("gazetteers/countries.tsv", "canonical", "country", "kind")
    return {name: code.upper() for name, code, kind in columns if kind == "country"}


def _home_of_body(name: Name) -> Name | None:
    """Return the country of a public body that has it in its name: *Ministry of Health of Norland*."""
    if name.label != "ORG" or not _is_public(name.name):
        return None
    told = name.name.split()
    of_it = name.name.rpartition(" of ")[2].removeprefix("the ")
    ends = (" ".join(part) for many in (1, 2) for part in (told[:many], told[-many:]))
    found = next((part for part in (of_it, *ends) if part in _countries()), None)
    return Name(name.start, name.end, "GPE", found, _countries()[found]) if found is not None else None


def _is_public(body: str) -> bool:
    return not words("public_bodies").isdisjoint(body.lower().split())


def _is_elsewhere(p: Passage, begin: int, end: int, here: list[Name], place: Name) -> bool:
    """Whether a sentence is about other places, or all of them: *abroad*, *worldwide*, the exports of another people;
    its plural is of people, wherever they are."""
    if _elsewhere("everywhere", "elsewhere").search(p.text, begin, end) is not None:
        return True
    if place.name not in _countries() and _elsewhere("national").search(p.text, begin, end) is not None:
        return True
    peoples = [n for n in here if n.label == "NORP" and not p.text.endswith("s", n.start, n.end)]
    return any(n.country is not None and n.country != place.country for n in peoples)


@cache
def _elsewhere(*lists: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(alternatives(name) for name in lists)})\b")


def _takes(p: Passage, reading: Reading, who: Who, first: int, here: list[Name]) -> bool:
    """Whether a figure may be of the place that its text is in: no length or span of a thing, not what a person or a
    company has or does, and told as it was."""
    if reading.quantity.unit_kind in UNPLACED or not _tells_of_place(p, first):
        return False
    if p.lowers[first] in ("the", "this") and p.lowers[first + 1] in words("areas") | {"country", "nation"}:
        return True  # the country imported 1.1 million tonnes
    if who.subject is None or _is_public(who.subject):
        return True
    if any(n.name == who.subject and n.label == "NORP" for n in here):
        return True
    head = who.subject.lower().split()[-1]
    return dict(who.rule_ids).get("subject") == "subject.phrase" and head not in words("firms")


def _tells_of_place(p: Passage, first: int) -> bool:
    """Whether a sentence tells what was, and does not go on with a thing or a person named before: *its drill*."""
    opener = p.lowers[first]
    if opener in words("things_before") or (opener in words("pointing") and p.tags[first + 1 : first + 2] != "X"):
        return False
    if opener in words("pointing_values"):
        return True  # this is 4 percent more than in April
    _, ceiling = p.sentence_of(first)
    if not words("first_persons").isdisjoint(p.lowers[first:ceiling]):
        return False
    verb = next((k for k in range(first, ceiling) if p.tags[k] in "VX"), None)
    told = verb is not None and (
        p.lowers[verb] in ("has", "have") or (p.tags[verb] == "X" and p.lowers[verb + 1].endswith("ing"))
    )
    estimated = not words("estimating_participles").isdisjoint(p.lowers[first:ceiling])
    return told or estimated or is_past(p, first, ceiling)


#: What stands before a place that a heading is about, and the time that may end it: *Summary for Norland: March 2031*.
FOR_PLACE = re.compile(r"\b(?:for|of)[ ](?:the[ ])?$")
TIME_BEHIND = re.compile(
    r"(?:,|:|[ ][-–—(])[ ]?"
    r"(?:(?:(?i:weeks?|the|first|second|third|fourth|quarter|half)|[QH][1-4]|[A-Z][a-z]{2,8}|\d{1,2}|of|to|[-–])"
    r"[ ]?){0,6}"
    r"(?:\d{4})?\)?$"
)


def place_told_in(text: str, names: Sequence[Name]) -> Name | None:
    """Return the one place that a heading, or a paragraph without figures, says it is about."""
    inside = [n for n in names if 0 <= n.start < len(text) and _is_place(n)]
    if len({n.name for n in inside}) != 1:
        return None
    place = inside[0]
    told = _is_set_in(text, 0, place) or text.endswith(f" {text[place.start : place.end]}")
    told = told or (
        FOR_PLACE.search(text, 0, place.start) is not None and TIME_BEHIND.match(text, place.end) is not None
    )
    return place if told else None
