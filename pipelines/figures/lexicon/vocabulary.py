"""The words whose class is known by themselves: closed classes, the forms of verbs, plurals.

Belongs here: reading them from the rules. Does not belong here: the class of a word in its place (wordclasses).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipelines.figures.lexicon.inflection import inflections
from pipelines.figures.lexicon.wordlists import words as word_list
from pipelines.rules import load_lines, load_tsv


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Closed-class words by their class, and verbs and plurals in their forms."""

    closed: dict[str, str]
    bases: frozenset[str]
    third: frozenset[str]
    past: frozenset[str]
    same: frozenset[str]
    only: frozenset[str]
    plurals: frozenset[str]
    not_plurals: frozenset[str]
    not_adverbs: frozenset[str]
    not_participles: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    closed = {row["word"]: row["class"] for row in load_tsv("figures/words.tsv")}
    bases: set[str] = set()
    third: set[str] = set()
    past: set[str] = set()
    same: set[str] = set()
    for line in load_lines("figures/verbs.txt"):
        base, *irregular = line.split("\t")
        forms = inflections(base)
        bases.add(base)
        third.add(forms[0])
        past.update(irregular or {forms[1], base + "ed"})
        if base in irregular[:1]:
            same.add(base)
    only: set[str] = set()
    for base in load_lines("figures/verbs_only.txt"):
        only.update([base, inflections(base)[0]])
    return Vocabulary(
        closed, frozenset(bases), frozenset(third), frozenset(past - bases), frozenset(same), frozenset(only),
        frozenset(load_lines("figures/irregular_plurals.txt")), frozenset(load_lines("figures/not_plurals.txt")),
        frozenset(load_lines("figures/not_adverbs.txt")), word_list("not_participles"),
    )  # fmt: skip


def is_plural(lower: str) -> bool:
    """Whether a word looks like a plural noun."""
    lists = vocabulary()
    if lower in lists.plurals:
        return True
    if len(lower) < 3 or not lower.endswith("s") or lower in lists.not_plurals:
        return False
    return not lower.endswith(("ss", "ous", "'s", "’s", "us", "is"))
