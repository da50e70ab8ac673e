"""The place that a title names for all numbers under it: *Wholesale prices at Nagpur market*.

Belongs here: which place of a title is the one its numbers hold for. Does not belong here: places along a table's sides
(labelled.concepts), and places in running text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.figures.labelled.known_places import canonical_place

#: What stands before the place that a title is about, and its name: words with a capital, small ones between them.
NAME = r"[A-Z][^\W\d_]*(?:[’'.-][^\W\d_]+)*"
ABOUT = re.compile(
    r"(?:(?P<before>[^\W\d_]+)\s)?\b(?P<link>[Ii]n|[Aa]t|of|for|across|within)\s(?:the\s)?"
    rf"(?P<name>{NAME}(?:[ -](?:(?:of|and|the|de|la|el|upon|on)\s)?{NAME}){{0,4}})"
)


@lru_cache(maxsize=1024)
def title_place(title: str | None) -> str | None:
    """Return the one known place that a title says its numbers hold for, None where it names none or several."""
    if title is None:
        return None
    found = {place for match in ABOUT.finditer(title) if (place := _place_in(match)) is not None}
    return found.pop() if len(found) == 1 else None


def _place_in(match: re.Match[str]) -> str | None:
    """Return the known place that a name begins with: ``Nagpur`` of *Nagpur APMC*; none within a longer name, as in
    *Gulf of Mexico*."""
    before = match["before"]
    if match["link"] == "of" and before is not None and before[:1].isupper():
        whole = canonical_place(f"{before} of {match['name']}")
        if whole is not None:
            return whole
    words = match["name"].split()
    for many in range(len(words), 0, -1):
        place = canonical_place(" ".join(words[:many]))
        if place is not None:
            return place
    return None
