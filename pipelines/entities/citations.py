"""Authors of works that a text cites by name and year: *(Rowe et al. 2001; Lind & Orde, 1998)*, *Rowe et al. (2001)*.

Belongs here: where such a citation stands and whose names are in it. Does not belong here: its pages, which are no
figures (`rules/figures/not_figures.toml`), and works cited in notes.

A town or a firm may bear an author's name: in a citation it is the author. One name with a year in brackets may be a
place and a time, *(Kovel, 2019)*: it counts only where the article cites in a way that nothing else is written in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipelines.entities.lexicon import heads, lexicon
from pipelines.entities.spans import Span
from pipelines.entities.word_lists import small_words

RULE = "citation-author"
#: Above the names that only their shape or a gazetteer makes.
PRIORITY = 6
#: A gazetteer's entry of this weight is what it says there: *(Spain, 2019)*.
WELL_KNOWN = 4.0

_PARTICLES = r"(?:(?:de|da|di|du|dos|del|van|von|der|den|la|le)\s){0,2}"
_NAME = rf"(?:{_PARTICLES}(?:[A-ZÀ-Ž][\w’'.]*-)?[A-ZÀ-Ž][a-zß-ž]\w*(?:[-’'][A-ZÀ-Ž]\w*)*)"
_OTHERS = r"(?:,?\s(?:and|&)\s(?:others|colleagues)|,?\set\sal\.?,?)"
_YEAR = r"(?:(?:1[89]|20)\d\d[a-z]?|n\.d\.|in\spress|forthcoming)"
BRACKETS = re.compile(rf"\([^()]*?\b{_YEAR}[^()]*\)")
PART = re.compile(
    rf"\s*(?:(?:see(?:\salso)?|e\.g\.,?|cf\.?|also|after|adapted\sfrom)\s)?"
    rf"(?P<names>{_NAME}(?:,\s{_NAME}){{0,5}}(?P<more>,?\s(?:and|&)\s{_NAME}|{_OTHERS})?),?\s"
    rf"(?P<years>{_YEAR}(?:[,;]\s{_YEAR})*)(?:[,:]\s?(?:pp?\.\s?)?[\d–-]+)?\s*$"
)
IN_TEXT = re.compile(
    rf"(?<![\w’'-])(?P<names>{_NAME}(?P<more>(?:,\s{_NAME}){{0,3}},?\s(?:and|&)\s{_NAME}|\set\sal\.?)?)(?:['’]s)?\s\({_YEAR}[,;:)\s]"
)
#: Three authors or more as lists of works have them, *Rowe, J. K., Orde-Lind, M., and Kovel, T.*
_INITIALS = r"(?:[A-ZÀ-Ž]\.(?:\s?-?)){1,4}"
AUTHOR_LIST = re.compile(rf"(?:{_NAME},\s{_INITIALS}(?:[,;]\s?)?(?:(?:and|&)\s)?){{3,}}")
LISTED = re.compile(rf"(?P<name>{_NAME}),\s(?P<initials>{_INITIALS})")
ONE_NAME = re.compile(_NAME)
#: What nothing but a citation has: *et al.*, or a letter behind the year.
CERTAIN = re.compile(r"\bet al\b|(?:19|20)\d\d[a-z]\b")
#: So many names with years in brackets make a text one that cites, without any of these.
ENOUGH = 4


@dataclass(frozen=True, slots=True)
class _Author:
    """Where a name stands; `sure` that it is cited, as nothing else is written so; `joined` with another one."""

    start: int
    end: int
    sure: bool
    joined: bool


def cited_authors(texts: Sequence[str]) -> list[list[Span]]:
    """Return the persons that each text cites as authors, in order of place."""
    found = [[*_bracketed(text), *_told(text)] if "(" in text else [] for text in texts]
    plain = sum(not _is_known(texts[unit][one.start : one.end]) for unit, parts in enumerate(found) for one in parts)
    citing = plain >= ENOUGH or any(one.sure for parts in found for one in parts)
    return [
        [
            Span(one.start, one.end, "PERSON", RULE, PRIORITY, unit=unit)
            for one in dict.fromkeys(parts)
            if one.sure or (citing and (one.joined or not _is_known(texts[unit][one.start : one.end])))
        ]
        for unit, parts in enumerate(found)
    ]


WORK_BEFORE = re.compile(r"(?<![\w-])([A-Za-z][\w-]*[A-Z][\w-]*) \($")
LONGEST_WORK = 24


def cited_works(texts: Sequence[str], citations: Sequence[Sequence[Span]]) -> set[str]:
    """Return the words of capitals that stand before a citation in brackets: *HARB (Rowe et al. 2001)* is a work."""
    found = set()
    for text, spans in zip(texts, citations, strict=True):
        for span in spans:
            if text[span.start - 1 : span.start] == "(":
                match = WORK_BEFORE.search(text[max(0, span.start - LONGEST_WORK) : span.start])
                if match is not None:
                    found.add(match[1])
    return found


def without_pairs(spans: Sequence[Span], citations: Sequence[Sequence[Span]]) -> list[Span]:
    """Return the spans without those that hold cited authors with more: *Valk & Alumäe* is no firm."""
    if not any(citations):
        return list(spans)
    cited = {(span.unit, span.start): span.end for group in citations for span in group}
    return [span for span in spans if span.rule_id == RULE or not _holds_author(span, cited)]


def _holds_author(span: Span, cited: Mapping[tuple[int, int], int]) -> bool:
    """Whether a cited author stands inside `span`, which is longer; `cited` has where each ends."""
    places = range(span.start, span.end)
    ends = [(at, cited[span.unit, at]) for at in places if (span.unit, at) in cited]
    return any(end <= span.end and (at, end) != (span.start, span.end) for at, end in ends)


def _bracketed(text: str) -> Iterator[_Author]:
    """Yield where names stand in brackets with years, and whether nothing but a citation is written so."""
    for bracket in BRACKETS.finditer(text):
        start = bracket.start() + 1
        for piece in bracket.group()[1:-1].split(";"):
            match = PART.match(piece)
            if match is not None:
                yield from _names(match, start, CERTAIN.search(piece) is not None)
            start += len(piece) + 1


def listed_authors(texts: Sequence[str]) -> tuple[list[Span], set[tuple[int, int]]]:
    """Return the authors of the works that the texts list, and where their initials begin, by unit and character."""
    spans = []
    initials: set[tuple[int, int]] = set()
    for unit, text in enumerate(texts):
        for run in AUTHOR_LIST.finditer(text) if ".," in text else ():
            for one in LISTED.finditer(run.group()):
                start = run.start() + one.start("name")
                spans.append(Span(start, start + len(one["name"]), "PERSON", RULE, PRIORITY, unit=unit))
                behind = run.start() + one.start("initials")
                initials.update((unit, at) for at in range(behind, behind + len(one["initials"].rstrip())))
    return spans, initials


def _told(text: str) -> Iterator[_Author]:
    for match in IN_TEXT.finditer(text):
        yield from _names(match, 0, CERTAIN.search(match.group()) is not None)


def _names(match: re.Match[str], offset: int, sure: bool) -> Iterator[_Author]:
    for name in ONE_NAME.finditer(match["names"]):
        start = offset + match.start("names") + name.start()
        last = name.group().split()[-1]
        if last in heads().last or last in heads().alone or last in small_words().calendar:
            continue  # (Harbour Board and Kovel Council, 2020), (May and June 2020)
        yield _Author(start, start + len(name.group()), sure, match["more"] is not None)


def _is_known(name: str) -> bool:
    """Whether a name is a body's or a well-known place's: *(Reuters, 2020)*, *(Spain, 2019)*."""
    entry = lexicon().entry(name)
    return entry is not None and (entry.label == "ORG" or entry.weight >= WELL_KNOWN)
