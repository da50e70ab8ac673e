"""Pairs of entities that a person may want to merge: names so alike that a misprint may stand between them.

Belongs here: the search for candidates, by rapidfuzz. Does not belong here: merging; likeness alone never decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from pipelines.entities.linking import Entity
from pipelines.entities.naming import canonical_key

LEAST_LIKENESS = 90.0
LEAST_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two entities of one label with names alike; `likeness` is between 0 and 100."""

    label: str
    name: str
    other: str
    likeness: float


def suggest_merges(entities: Iterable[Entity], least: float = LEAST_LIKENESS) -> tuple[Suggestion, ...]:
    """Return the pairs of entities whose names are alike by at least `least`, the most alike first."""
    groups: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for entity in entities:
        key = canonical_key(entity.name)
        if len(key) >= LEAST_LENGTH:
            groups[entity.label, key[:2]].setdefault(key, entity.name)
    found = []
    for (label, _), names in groups.items():
        keys = sorted(names)
        for place, key in enumerate(keys):
            rest = keys[place + 1 :]
            for other, likeness, _ in process.extract(key, rest, scorer=fuzz.ratio, score_cutoff=least, limit=5):
                if not any(c.isdigit() for c in key + other):
                    found.append(Suggestion(label, names[key], names[other], round(likeness, 1)))
    return tuple(sorted(found, key=lambda s: (-s.likeness, s.label, s.name)))
