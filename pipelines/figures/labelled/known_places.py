"""Names that are known places, in the form that the warehouse knows them by.

Belongs here: looking a header or a label up in the gazetteers. Does not belong here: which headers of a table are
places (labelled.concepts), and which place a title is about (title_places).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from pipelines.rules import load_columns


@cache
def place_names() -> dict[str, str]:
    """Return all known names of places, in lower case, with their canonical form."""
    names: dict[str, str] = {}
    for table in ("cities", "subdivisions", "regions", "countries"):
        for name, canonical in load_columns(f"gazetteers/{table}.tsv", "name", "canonical"):
            names[name.lower()] = canonical or name
    return names


# The cells of a table ask for the same headers and title again and again.
@lru_cache(maxsize=4096)
def canonical_place(name: str) -> str | None:
    """Return the canonical name of a known place, None for any other text.

    A name that is printed without the marks of its letters stays as it is printed, as the entities' names do.
    """
    plain = re.sub(r"[*†‡]+$", "", name).strip()
    found = place_names().get(plain.lower())
    if found is None:
        found = place_names().get(plain.lower().removesuffix(" province").removesuffix(" district"))
    return plain if found is not None and _without_marks(found) == plain else found


def _without_marks(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
