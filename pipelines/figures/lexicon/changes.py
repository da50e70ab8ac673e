"""Words that say which way a value went.

Belongs here: reading them, verbs in all their forms. Does not belong here: which figure they speak of (direction).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipelines.figures.lexicon.inflection import inflections
from pipelines.rules import load_lines, load_tsv

#: How the nouns of change end that are told in the plural too, as pay rises and price cuts are.
MANY_TOLD = ("rise", "increase", "cut", "drop", "decrease", "reduction", "hike", "decline", "gain")


@dataclass(frozen=True, slots=True)
class Changes:
    """Words that say which way a value went, by where they stand."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    after: dict[str, str]
    before: dict[str, str]
    transitive: frozenset[str]


@cache
def changes() -> Changes:
    """Return the words of change, verbs in all their forms."""
    kinds: dict[str, dict[str, str]] = {"verb": {}, "noun": {}, "after": {}, "before": {}}
    irregular = {line.split("\t")[0]: line.split("\t")[1:] for line in load_lines("figures/verbs.txt")}
    for row in load_tsv("figures/changes.tsv"):
        forms = [row["word"]]
        if row["kind"] == "verb":
            forms += [*inflections(row["word"]), *irregular.get(row["word"], [])]
        if row["kind"] == "noun" and row["word"].endswith(MANY_TOLD):
            forms.append(f"{row['word']}s")  # 6% salary increases
        for form in forms:
            kinds[row["kind"]].setdefault(form, row["change"])
    transitive: set[str] = set()
    for base in load_lines("figures/transitive.txt"):
        transitive.update([base, *inflections(base), *irregular.get(base, [])])
    return Changes(kinds["verb"], kinds["noun"], kinds["after"], kinds["before"], frozenset(transitive))


@cache
def size_of_change() -> re.Pattern[str]:
    """Return how a text ends before the size of a change in something: *an increase in the deficit of* 0.6 billion."""
    return re.compile(rf"(?i)\b(?:{'|'.join(changes().nouns)})[ ](?:in|of|for)[ ][^.,;]{{2,44}}[ ]of[ ]$")
