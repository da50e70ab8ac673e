"""Where a figure holds, who has or does it, and who says so.

Belongs here: choosing among the names in the figure's sentence. Does not belong here: finding names; canonical ones are
handed in as mentions, and without them the text's own words serve.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipelines.figures.chunks import governing_verb, subject_of
from pipelines.figures.passage import Passage
from pipelines.figures.readings import Reading
from pipelines.figures.wordlists import alternatives, file_alternatives


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing at `start` to `end` of a passage, with its label and canonical name."""

    start: int
    end: int
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Who:
    """Place, subject and source of a figure, each None where the text does not tell."""

    place: str | None
    subject: str | None
    attributed_to: str | None


PLACES = frozenset({"GPE", "LOC"})
ACTORS = frozenset({"ORG", "GPE", "PERSON", "NORP", "FAC", "PRODUCT"})
SPEAKERS = frozenset({"ORG", "PERSON", "GPE"})
NAME_WORD = r"[A-Z](?:[^\W\d]|['’&.-])*"
NAME = rf"(?:{NAME_WORD}(?:[ ](?:of|for|and|the|on|de|in)(?=[ ](?:the[ ])?[A-Z]))?(?:[ ](?:the[ ])?|(?=[,.;]|$)))+"
ACCORDING = re.compile(r"(?i:\baccording[ ]to)[ ](?P<who>[^,.;]{3,90})")


@cache
def _place_words() -> re.Pattern[str]:
    return re.compile(rf"\b[Ii]n[ ](?P<name>(?!(?:{file_alternatives('months')})\b){NAME})")


@cache
def _saying() -> re.Pattern[str]:
    """``…, the bureau said.``, ``…, said Fang Lihua``, ``The ministry said exports …``."""
    verbs, leads = file_alternatives("reporting"), alternatives("reporting_leads")
    ending = r"(?=[.,;:”\"]|$|[ ](?:on|in|last|this|yesterday|today|at|after|late|early)\b)"
    return re.compile(
        rf"""
          ,[”"’]*[ ](?!and[ ])(?P<who>[^,.;”"\d]{{3,90}}?)[ ](?:{verbs}){ending}
        | [,”"][ ](?:{verbs})[ ](?!that\b|it\b)(?P<inverted>[^,.;\d]{{3,60}})
        | ^[“"]?(?P<lead>[^,.;”"\d]{{3,80}}?)[ ](?:{leads}|(?:reported|reports|showed|shows|found)[ ]that)[ ](?!to\b)
        """,
        re.VERBOSE,
    )


def who_of(p: Passage, reading: Reading, names: list[Name], sources: dict[int, str | None]) -> Who:
    """Return place, subject and source of a figure from the names in its sentence.

    `sources` keeps who is quoted in a sentence, by its first character, for the other figures of the same sentence.
    """
    first, last = p.sentence_text(reading.first)
    inside = [name for name in names if first <= name.start < last]
    if first not in sources:
        sources[first] = _source(p, first, last, inside)
    source = sources[first]
    return Who(_place(p, reading, inside, first, last), _subject(p, reading, inside, source), source)


def _place(p: Passage, reading: Reading, names: list[Name], first: int, last: int) -> str | None:
    """The nearest place with *in*, *at* or *across* before it, behind the figure first, then before it."""
    here = reading.quantity
    located = [
        n
        for n in names
        if n.label in PLACES
        and re.search(
            r"(?i)\b(?:in|at|across|throughout|within)[ ](?:the[ ])?(?:\w+[ ])?$",
            p.text[max(0, n.start - 20) : n.start],
        )
    ]
    near = [
        n for n in located if not _figure_between(p, here.end, n.start) and not _figure_between(p, n.end, here.start)
    ]
    if near or located:
        return min(
            near or located, key=lambda n: n.start - here.end if n.start >= here.end else here.start - n.end
        ).name
    if names:
        own = [n for n in names if n.label in PLACES and p.text[n.end : n.end + 2] in ("'s", "’s")]
        return own[0].name if own else None
    found = list(_place_words().finditer(p.text, first, last))
    if not found:
        return None
    behind_words = [m for m in found if m.start() >= here.end]
    return (behind_words[0] if behind_words else found[-1])["name"].strip(" ,.;")


def _figure_between(p: Passage, start: int, end: int) -> bool:
    return any(start <= q.start < end for q in p.quantities)


def _subject(p: Passage, reading: Reading, names: list[Name], source: str | None) -> str | None:
    floor, _ = p.sentence_of(reading.first)
    verb = governing_verb(p, reading.first, floor)
    subject = subject_of(p, verb, floor) if verb is not None else None
    if subject is None:
        return None
    start, end = p.starts[subject[0]], p.starts[subject[1] - 1] + len(p.words[subject[1] - 1])
    for name in names:
        if name.label in ACTORS and name.start < end and start < name.end and name.name != source:
            return name.name
    text = p.text[start:end]
    if names or not text[:1].isupper() or p.tags[subject[0]] == "R":
        return None
    proper = re.match(NAME, text)
    return proper.group().strip() if proper and (" " in proper.group().strip() or start > p.starts[floor]) else None


def _source(p: Passage, first: int, last: int, names: list[Name]) -> str | None:
    match = ACCORDING.search(p.text, first, last)
    span = match.span("who") if match else None
    if span is None and (said := _saying().search(p.text[first:last])) is not None:
        group = next(name for name in ("who", "inverted", "lead") if said[name] is not None)
        span = said.start(group) + first, said.end(group) + first
    if span is None:
        return None
    speakers = [n for n in names if n.label in SPEAKERS and span[0] <= n.start < span[1]]
    if speakers:
        best = next((n for n in speakers if n.label != "GPE"), speakers[0])
        return best.name
    words = p.text[span[0] : span[1]]
    return re.sub(r"^(?:the|a|an)[ ]", "", " ".join(words.split())).strip() or None
