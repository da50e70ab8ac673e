"""The room's short word lists, as sets and as alternatives of a pattern.

Belongs here: reading them. Does not belong here: the words (rule data) and what is made of them.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.rules import load_lines, load_toml


@cache
def words(name: str) -> frozenset[str]:
    """Return the list `name` of ``word_lists.toml``."""
    return frozenset(load_toml("figures/word_lists.toml")[name])


@cache
def alternatives(name: str) -> str:
    """Return the list `name` as alternatives of a regular expression, the longest first."""
    return _joined(words(name))


@cache
def file_alternatives(name: str) -> str:
    """Return the lines of the word list file `name` under ``figures/`` as alternatives of a regular expression."""
    return _joined(frozenset(load_lines(f"figures/{name}.txt")))


def _joined(entries: frozenset[str]) -> str:
    return "|".join(re.escape(entry) for entry in sorted(entries, key=lambda entry: (-len(entry), entry)))
