"""The words and names that hyphen decisions rest on.

Belongs here: loading them once from the gazetteers. Does not belong here: what is decided with them.
"""

from __future__ import annotations

from functools import cache

from pipelines.rules import load_columns, load_lines
from pipelines.rules.common_words import common_words

#: Gazetteers whose names are written with a capital, and the columns that hold them.
PLACES = ("cities.tsv", "countries.tsv", "subdivisions.tsv", "regions.tsv", "nationalities.tsv")


@cache
def known_words() -> frozenset[str]:
    """Return common English words, in small letters."""
    return frozenset(common_words())


@cache
def known_names() -> frozenset[str]:
    """Return the names of places, peoples and persons that are one word, in small letters."""
    rows = (row for file_name in PLACES for row in load_columns(f"gazetteers/{file_name}", "name"))
    names = {name.casefold() for (name,) in rows if name and " " not in name}
    names.update(name.casefold() for name in load_lines("gazetteers/surnames.txt"))
    return frozenset(names)


@cache
def calendar_names() -> frozenset[str]:
    """Return the names of days, months and feasts, in small letters."""
    return frozenset(load_lines("articles/calendar.txt"))


@cache
def person_names() -> frozenset[str]:
    """Return given names and surnames, in small letters."""
    return frozenset(
        name.casefold()
        for file_name in ("given_names.txt", "surnames.txt")
        for name in load_lines(f"gazetteers/{file_name}")
    )


@cache
def given_names() -> frozenset[str]:
    """Return given names, in small letters."""
    return frozenset(name.casefold() for name in load_lines("gazetteers/given_names.txt"))
