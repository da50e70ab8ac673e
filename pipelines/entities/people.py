"""What a person is and whom for: the role and the organisation beside a name.

Belongs here: reading *Petra Lind, deputy director of the Harbour Institute*, *the institute's director, Petra Lind* and
*Petra Lind of the Harbour Institute*. Does not belong here: titles with a capital before a name, see `segments`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipelines.entities.lexicon import titles
from pipelines.entities.spans import Span
from pipelines.entities.tokens import Tokens
from pipelines.rules import load_toml

LONGEST_ROLE = 9


@dataclass(frozen=True, slots=True)
class Position:
    """A role as the text says it, and the place of the organisation in the list of spans."""

    role: str | None
    organization: int | None


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load_toml("entities/roles.toml")[key])


def is_role(title: str) -> bool:
    """Return whether a title before a name says what its bearer is (*Mayor*), not only how to address him (*Mr*)."""
    known = titles()
    words = title.split()
    return any(word not in known.core or word in known.roles for word in words)


def positions(texts: Sequence[Tokens], spans: Sequence[Span]) -> dict[int, Position]:
    """Return for the persons among `spans`, by their place, what the text says they are."""
    found = {}
    for place, span in enumerate(spans):
        if span.label == "PERSON":
            tokens = texts[span.unit]
            position = _after(tokens, spans, place) or _before(tokens, spans, place)
            if position is not None:
                found[place] = position
    return found


def _after(tokens: Tokens, spans: Sequence[Span], place: int) -> Position | None:
    words = tokens.words
    i = bisect_left(tokens.starts, spans[place].end)
    if i >= len(words):
        return None
    if words[i] in ("of", "at", "from"):
        organization = _organization(tokens, spans, place, i + 1)
        return Position(spans[place].role, organization) if organization is not None else None
    if words[i] != ",":
        return None
    first = i + 1
    while first < len(words) and words[first] in _words("determiners"):
        first += 1
    j = first
    noun = None
    while (
        j < min(len(words), first + LONGEST_ROLE)
        and words[j] not in _words("clause_ends")
        and words[j] not in _words("links")
    ):
        if words[j] in _words("nouns"):
            noun = j
        j += 1
    if noun is None:
        return None
    role_end = noun + 1
    organization = None
    if j < len(words) and words[j] in _words("links") and j == role_end:
        organization = _organization(tokens, spans, place, j + 1)
        if organization is None:
            place_end = j
            while place_end < min(len(words), j + 6) and words[place_end] not in _words("clause_ends"):
                place_end += 1
            role_end = place_end
    return Position(" ".join(tokens.surface(first, role_end).split()), organization)


def _organization(tokens: Tokens, spans: Sequence[Span], place: int, first: int) -> int | None:
    """Return the place of the organisation that begins at token `first`, behind an article if there is one."""
    if first < len(tokens.words) and tokens.words[first] in ("the", "a", "an", "our", "its"):
        first += 1
    if first >= len(tokens.words):
        return None
    start = tokens.starts[first]
    for other in range(place + 1, min(place + 4, len(spans))):
        span = spans[other]
        if span.unit == spans[place].unit and span.start <= start < span.end:
            return other if span.label == "ORG" else None
    return None


def _before(tokens: Tokens, spans: Sequence[Span], place: int) -> Position | None:
    words = tokens.words
    i = bisect_left(tokens.starts, spans[place].start) - 1
    if i >= 0 and words[i] == ",":
        i -= 1
    if i < 0 or words[i] not in _words("nouns"):
        return None
    last = i + 1
    while (
        i > 0
        and words[i - 1].isalpha()
        and words[i - 1].islower()
        and words[i - 1] not in _words("determiners") | _words("links")
        and (words[i - 1] not in _words("stops"))
    ):
        i -= 1
    end = tokens.starts[i]
    organization = None
    for other in range(place - 1, max(-1, place - 3), -1):
        span = spans[other]
        if (
            span.unit == spans[place].unit
            and span.label == "ORG"
            and tokens.text[span.end : end].strip() in ("", "'s", "’s", "'", "’")
        ):
            organization = other
    return Position(tokens.surface(i, last), organization)
