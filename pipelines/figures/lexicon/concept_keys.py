"""The key of a concept: what it shares with the same thing worded another way.

Belongs here: reducing a noun phrase to its content words. Does not belong here: choosing the phrase, and which figures
are compared by the key (the warehouse's views).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipelines.rules import load_lines, load_tsv

WORD = re.compile(r"[^\W_]+(?:[.&-][^\W_]+)*")
POSSESSIVE = re.compile(r"(?<=[^\W_])['’](?:s\b|(?![^\W_]))", re.IGNORECASE)
SIBILANT_PLURAL = re.compile(r"(?:ss|sh|ch|x|zz)es$")


@lru_cache(maxsize=8192)
def concept_key(concept: str | None, *held_elsewhere: str | None) -> str | None:
    """Return the content words of `concept`: lower case, in the singular, sorted, each once.

    Words of `held_elsewhere` (the figure's place and subject, which have columns of their own) are left out, so that
    ``Odrava's output`` and ``output in Odrava`` agree with ``output`` of Odrava; when nothing would be left, they stay.
    """
    if concept is None:
        return None
    words = set(_words(concept))
    if not words:
        return None
    told = {word for name in held_elsewhere if name for word in _words(name)}
    return " ".join(sorted(words - told - _omitted() or words - _omitted() or words))


def _words(text: str) -> list[str]:
    return [_singular(word) for word in WORD.findall(POSSESSIVE.sub("", text).lower())]


@lru_cache(maxsize=65_536)
def _singular(word: str) -> str:
    irregular = _irregular().get(word)
    if irregular is not None:
        return irregular
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")) or word in _not_plurals():
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 5 else word[:-1]
    if SIBILANT_PLURAL.search(word) or word[:-2] in _not_plurals():
        return word[:-2]
    return word[:-1]


@cache
def _irregular() -> dict[str, str]:
    return {row["plural"]: row["singular"] for row in load_tsv("figures/singulars.tsv")}


@cache
def _not_plurals() -> frozenset[str]:
    return frozenset(load_lines("figures/not_plurals.txt"))


@cache
def _omitted() -> frozenset[str]:
    return frozenset(load_lines("figures/key_omits.txt"))
