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
LONGEST_AGE = 5
POSSESSIVE = ("'s", "’s", "'", "’")


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
    if words[i] in _words("direct_links"):
        organization = _organization(tokens, spans, place, i + 1)
        return Position(spans[place].role, organization) if organization is not None else None
    first = _behind_comma(words, i)
    if first is None:
        return None
    names = _names_behind(tokens, spans, place)
    owner = names.get(first)
    if owner is not None and spans[owner].label in ("ORG", "GPE"):
        first = bisect_left(tokens.starts, spans[owner].end)
        first += first < len(words) and words[first] in POSSESSIVE
    first, noun, j = _head_of_role(tokens, names, spans, first)
    if noun is None:
        return None
    employer = owner if owner is not None and spans[owner].label == "ORG" else None
    role_end = noun + 1
    if j == role_end and j < len(words) and words[j] in _words("links"):
        role_end, held_in = _department(tokens, names, spans, j)
        employer = held_in if employer is None else employer
    return Position(" ".join(tokens.surface(first, role_end).split()), employer)


def _behind_comma(words: Sequence[str], i: int) -> int | None:
    """Return the first word of what a comma behind a name opens: *, 47, a fisher*, *, who is the mayor*."""
    if words[i] != ",":
        return None
    i += 1
    age = i + 1 if words[i : i + 1] == ["aged"] else i
    if age + 1 < len(words) and words[age].isdigit() and len(words[age]) < 3 and words[age + 1] == ",":
        i = age + 2
        i += words[i : i + 1] != [] and words[i] in _words("taking_office")
    if i + 1 < len(words) and words[i] in _words("relatives") and words[i + 1] in _words("copulas"):
        i += 2
    while i < len(words) and words[i] in _words("determiners"):
        i += 1
    if i < len(words) and words[i][0].isdigit() and "old" in words[i + 1 : i + LONGEST_AGE]:
        i = words.index("old", i) + 1
    while i < len(words) and words[i] in _words("determiners"):
        i += 1
    return i if i < len(words) else None


def _names_behind(tokens: Tokens, spans: Sequence[Span], place: int) -> dict[int, int]:
    """Return the next spans of the same text by their first token."""
    found = {}
    for other in range(place + 1, min(place + 6, len(spans))):
        if spans[other].unit != spans[place].unit:
            break
        found[bisect_left(tokens.starts, spans[other].start)] = other
    return found


def _head_of_role(
    tokens: Tokens, names: dict[int, int], spans: Sequence[Span], first: int
) -> tuple[int, int | None, int]:
    """Return the first word of the role, its noun, and where the words up to a link or the end of the clause stop.

    *the company's chief executive* begins behind the possessive; what runs into a person's name is that person's title.
    """
    words = tokens.words
    noun = None
    j = first
    while j < min(len(words), first + LONGEST_ROLE):
        word = words[j]
        if word in _words("clause_ends") or word in _words("links"):
            break
        if word in _words("department_ends") or word in _words("determiners") or (j == first and word == "and"):
            return first, noun, j
        other = names.get(j)
        if other is not None and spans[other].label == "PERSON":
            return first, None, j
        if word in POSSESSIVE and noun is None:
            first = j + 1
        elif _is_role_noun(word) and (word[0].islower() or _opens_title(words, first, j)):
            noun = j
            if tokens.text[tokens.ends[j] : tokens.ends[j] + 1] == "-" and j + 2 < len(words) and words[j + 1] == "-":
                noun = j = j + 2
        j += 1
    return first, noun, j


def _is_role_noun(word: str) -> bool:
    """*director*, *Director*, *Director-General*; of the titles those that are kept as a role."""
    if word in _words("nouns") or word in _words("office_acronyms"):
        return True
    if not word[0].isupper():
        return False
    known = titles()
    return word.lower() in _words("nouns") or (word in known.core and word in known.roles and not word.isupper())


def _opens_title(words: Sequence[str], first: int, noun: int) -> bool:
    """*acting Finance Minister*, not *won Best Supporting Actress*: small words before capitals are those of roles."""
    small = (word for word in words[first:noun] if word[0].islower())
    return all(word in _words("nouns") or word.title() in titles().modifiers for word in small)


def _department(tokens: Tokens, names: dict[int, int], spans: Sequence[Span], link: int) -> tuple[int, int | None]:
    """Return where the role ends that goes on at `link`, and the organisation it is held in, if a link leads to one.

    *director of the Harbour Institute* ends before the link; *head of research at the Harbour Institute* before the
    last one; *mayor of Tornby* holds the place. Where the phrase finds no end, the role stops before it.
    """
    words = tokens.words
    j = last_link = link
    limit = min(len(words), link + LONGEST_ROLE)
    ends = _words("clause_ends") | _words("department_ends")
    while j < limit and words[j] not in ends and not words[j].isdigit():
        other = names.get(j)
        if other is not None:
            end = bisect_left(tokens.starts, spans[other].end)
            owns = end < len(words) and words[end] in POSSESSIVE
            if spans[other].label == "PERSON":
                return link, None
            if spans[other].label == "ORG" and not owns:
                return last_link, other
            j = end
            continue
        if words[j] in _words("links"):
            last_link = j
        elif words[j] == "and" and not _joins(words, j):
            break
        j += 1
    if limit <= j < len(words) and words[j] not in ends and not words[j].isdigit():
        return link, None
    while j > link and words[j - 1] in _words("links") | _words("determiners") | {"and"}:
        j -= 1
    return j, None


def _joins(words: Sequence[str], i: int) -> bool:
    """*Health and Welfare*, *research and development*: both sides are written alike."""
    return i + 1 < len(words) and words[i - 1][0].isupper() == words[i + 1][0].isupper() and words[i + 1][0].isalpha()


def _organization(tokens: Tokens, spans: Sequence[Span], place: int, first: int) -> int | None:
    """Return the place of the organisation that begins at token `first`, behind an article if there is one."""
    if first < len(tokens.words) and tokens.words[first] in _words("determiners"):
        first += 1
    other = _names_behind(tokens, spans, place).get(first)
    return other if other is not None and spans[other].label == "ORG" else None


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
    if i > 1 and words[i - 1] == "-" and words[i - 2].islower():
        i -= 2
    end = tokens.starts[i]
    organization = None
    for other in range(place - 1, max(-1, place - 3), -1):
        span = spans[other]
        if (
            span.unit == spans[place].unit
            and span.label == "ORG"
            and tokens.text[span.end : end].strip() in ("", *POSSESSIVE)
        ):
            organization = other
    return Position(tokens.surface(i, last), organization)
