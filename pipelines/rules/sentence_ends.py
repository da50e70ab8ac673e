"""Whether a sentence ends with an abbreviation, whose full stop serves for both.

Belongs here: *to 5.30 p.m. A typical site*, *sold to Hale Ltd. It employs*, for all who part texts into sentences.
Does not belong here: sentences that end with a stop of their own.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.rules import load_toml
from pipelines.rules.common_words import ORDINARY, common_words

#: A short name of three letters or more with their stops is like one of two: *H.E.S.S.*, *U.S.S.R.*
DOTTED = re.compile(r"(?:[A-Z]\.){3,}")


def ends_with(abbreviation: str, following: str) -> bool:
    """Return whether a sentence ends with `abbreviation`, written with its full stop, before the word `following`."""
    openings = _openings().get(DOTTED.sub("U.S.", abbreviation))
    if openings is None:
        return False
    if following in openings:
        return True
    names = _not_behind_clocks().get(abbreviation)
    return (
        names is not None
        and following not in names
        and following[:1].isupper()
        and common_words().get(following.lower()) == ORDINARY
    )


@cache
def _openings() -> dict[str, frozenset[str]]:
    """Return for each abbreviation the words with a capital that open a sentence behind it."""
    rules = load_toml("language/sentence_ends.toml")["abbreviation"]
    return {word: frozenset(rule["opening"]) for rule in rules for word in rule["words"]}


@cache
def _not_behind_clocks() -> dict[str, frozenset[str]]:
    """Return for each abbreviation of a time of day the words that go on with it."""
    rules = load_toml("language/sentence_ends.toml")["clock"]
    return {word: frozenset(rule["not_opening"]) for rule in rules for word in rule["words"]}
