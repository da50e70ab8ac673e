"""Terms that are read as a whole: *value added*, *all items less food*, *seasonally adjusted*.

Belongs here: finding them. Does not belong here: the classes of other words (wordclasses).
"""

from __future__ import annotations

from functools import cache

from pipelines.rules import load_tsv


@cache
def _terms() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the terms by their first word, the longest first."""
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in sorted(load_tsv("figures/terms.tsv"), key=lambda row: -len(row["term"])):
        spelled = tuple(row["term"].split())
        by_first.setdefault(spelled[0], []).append((spelled, row["classes"]))
    return by_first


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_terms())


def settle_terms(tags: list[str], lowers: tuple[str, ...]) -> frozenset[int]:
    """Give the words of terms their classes; return where these words are, which nothing else changes."""
    if _first_words().isdisjoint(lowers):
        return frozenset()
    settled: set[int] = set()
    for index, lower in enumerate(lowers):
        for spelled, classes in _terms().get(lower, ()):
            end = index + len(spelled)
            if lowers[index:end] == spelled and not {"#", "T"} & set(tags[index:end]):
                tags[index:end] = classes
                settled.update(range(index, end))
                break
    return frozenset(settled)
