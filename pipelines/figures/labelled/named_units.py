"""Titles and notes that give each of several things its own unit: *quantity in tonnes, value in Rs lakh*.

Belongs here: parting such a text into its clauses, and which of them speaks of a header. Does not belong here: what a
unit is (hint_pieces), and which of a value's headers is asked first (hints).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipelines.figures.labelled.hint_pieces import is_hint

#: What parts the clauses, and what stands between a thing and its unit.
CLAUSES = re.compile(r"[;,]\s+(?:and\s)?|\s(?:and|&)\s|\s[/|]\s")
IN_UNIT = re.compile(
    r"(?i)^(?P<what>[^\W\d_][^\d:=()]{1,40}?)(?:\s(?:is\s|are\s)?(?:(?:given|expressed|shown|stated)\s)?in\s|\s?[:=]\s?|\s[–—-]\s)"
    r"(?P<unit>\S.*)$"
)
BRACKETS = re.compile(r"[()\[\]]")
WORD = re.compile(r"[^\W\d_]{3,}")
#: Words are one where they agree in so many letters, or where the shorter is the longer's beginning.
STEM = 5
FEWEST_CLAUSES = 2


@lru_cache(maxsize=1024)
def named_units(text: str) -> tuple[tuple[str, str], ...]:
    """Return what a text names with a unit of its own, in small letters, and these units; nothing where it names fewer
    than two."""
    if " in " not in text and ":" not in text and "=" not in text and "–" not in text and " - " not in text:
        return ()
    found: list[tuple[str, str]] = []
    for clause in CLAUSES.split(BRACKETS.sub(";  ", text).replace(";  ", "; ")):
        match = IN_UNIT.match(clause.strip(" .;,"))
        if match is not None and is_hint(match["unit"].strip(" .")):
            found.append((match["what"].lower(), match["unit"].strip(" .")))
    alone = " = " in text  # said of one column, in a note under the table
    return tuple(found) if len({unit for _, unit in found}) >= (1 if alone else FEWEST_CLAUSES) else ()


def unit_named(texts: Iterable[str | None], headers: Iterable[str]) -> tuple[bool, str | None]:
    """Tell whether one of the texts gives several things a unit each, and return that of what the headers name, the
    nearest header first."""
    told = next((named for text in texts if text and (named := named_units(text))), ())
    if not told:
        return False, None
    for header in headers:
        words = [word.lower() for word in WORD.findall(header)]
        for what, unit in told:
            stems = WORD.findall(what)[-1:]
            if any(_is_one(word, stem) for word in words for stem in stems):
                return True, unit
    return True, None


def _is_one(a: str, b: str) -> bool:
    short = min(len(a), len(b))
    return a[:short] == b[:short] if short < STEM else a[:STEM] == b[:STEM]
