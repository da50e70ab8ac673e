"""Shorter forms of a name that is said in full elsewhere in an article or issue: *the Water Board*, *Education Act*.

Belongs here: which fuller name a shorter form of a body or a law stands for. Does not belong here: acronyms, surnames
and first words (`aliases`), and names across issues (`linking`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipelines.entities.lexicon import heads, lexicon, plain
from pipelines.entities.word_lists import small_words

#: *of China*, *in Orvik* behind a body, which goes by its name alone once it is known whose it is.
OF_PLACE = re.compile(r"^(?P<body>.+?) (?:of|in|for) (?:the )?(?P<place>[A-ZÀ-Ž][\w'’. -]*)$")
TURNED = re.compile(r"^(?P<head>\w+) of (?P<rest>[A-ZÀ-Ž][\w'’-]*(?: [A-ZÀ-Ž][\w'’-]*)?)$")
DATED_LAW = re.compile(r"^(?P<law>.+?),? (?P<year>(?:1[89]|20)\d\d)$")


def fuller_bodies(names: Iterable[str]) -> dict[str, str]:
    """Return the shorter forms of the bodies of an article, each with the one full name that it stands for.

    *Water Board* for *Nairobi Water Board*, *Supreme Court* for *Supreme Court of India*, *Health Ministry* for
    *Ministry of Health*; what stands for two of them stands for none.
    """
    told = list(dict.fromkeys(names))
    forms: dict[str, set[str]] = defaultdict(set)
    for name in told:
        for form in (*_ends(name), *_without_place(name), *_turned(name)):
            forms[form].add(name)
    found = {}
    for form, full in forms.items():
        longest = max(full, key=len)
        if form in told and all(other == longest or (other in forms and longest in forms[other]) for other in full):
            found[form] = longest
    return found


def _ends(name: str) -> list[str]:
    """Return the ends of a name that its head closes: *Nairobi Water Board*, *Water Board*."""
    words = name.split()
    closing = heads().last.get(words[-1])
    if len(words) < 3 or closing is None or closing.rule_id != "org-head-authority":
        return []
    ends = []
    for first in range(1, len(words) - 1):
        end = " ".join(words[first:])
        if words[first - 1][0].isupper() and words[first][0].isupper() and lexicon().entry(plain(end)) is None:
            ends.append(end)
    return ends


def national_bodies(names: Iterable[str]) -> dict[str, str]:
    """Return the bodies that an issue names with and without their state: *Census Bureau*, *U.S. Census Bureau*."""
    told = set(names)
    forms: dict[str, set[str]] = defaultdict(set)
    known = lexicon()
    for name in told:
        state, _, body = name.partition(" ")
        if " " in body and body in told and (known.is_country(state) or known.is_nationality(state)):
            forms[body].add(name)
    return {body: next(iter(full)) for body, full in forms.items() if len(full) == 1}


def _without_place(name: str) -> list[str]:
    match = OF_PLACE.match(name)
    if match is None or " " not in match["body"]:
        return []
    if match["body"] not in heads().alone and not lexicon().is_place(plain(match["place"])):
        return []
    return [match["body"]]


def _turned(name: str) -> list[str]:
    match = TURNED.match(name)
    return (
        [f"{match['rest']} {match['head']}"]
        if match is not None and match["head"] in small_words().turning_heads
        else []
    )


def fuller_laws(names: Sequence[str]) -> dict[str, str]:
    """Return the laws of an issue that are named with and without their year, each with the one form that has it."""
    forms: dict[str, set[str]] = defaultdict(set)
    first: dict[tuple[str, str], str] = {}
    for name in names:
        match = DATED_LAW.match(name)
        if match is not None:
            forms[match["law"]].add(match["year"])
            first.setdefault((match["law"], match["year"]), name)
    found = {}
    for law, years in forms.items():
        for year in years:
            full = first[law, year]
            found.update({f"{law} {year}": full, f"{law}, {year}": full})
            if len(years) == 1:
                found[law] = full
    return found
