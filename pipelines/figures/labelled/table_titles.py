"""Tables whose heads say too little without their title: parts of a sum, and what stands in several tables alike.

Belongs here: which tables' numbers have their title said with their heads, and the place that a title is. Does not
belong here: what of a title is said (labelled.concepts), and places within a title (title_places).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from pipelines.figures.labelled.concepts import title_concept
from pipelines.figures.labelled.known_places import canonical_place
from pipelines.figures.labelled.periods import is_period
from pipelines.figures.labelled.sides import group_key
from pipelines.model import LabelledValue
from pipelines.rules import load_lines

#: So many heads beside a total are its parts.
FEWEST_PARTS = 2
#: A title of so many words, each with a capital but for the short ones, is a name.
MOST_NAME_WORDS = 4
SHORT_WORD = 3
#: A title that is said with each number has so many words at most; so large a share of its cells stands in others.
MOST_WORDS = 8
ALSO_ELSEWHERE = 0.5

Key = tuple[str, int, str | None, str]
#: The names of a cell's row and of its column.
Cell = tuple[tuple[str, ...], tuple[str, ...]]


def titles_needed(values: Sequence[LabelledValue], published_on: date | None) -> frozenset[Key]:
    """Return the tables whose title is said with each number: one of their heads is the sum of the others (``Paved``,
    ``Gravel``, ``Total``), or another table with another title has the same cells, or the same heads under a name."""
    tables: dict[Key, set[tuple[str, ...]]] = defaultdict(set)
    cells: dict[Key, set[Cell]] = defaultdict(set)
    for value in values:
        if value.kind == "table" and value.title:
            tables[group_key(value)].add(value.column_headers)
            cells[group_key(value)].add((value.row_headers, value.column_headers))
    needed = {key for key, heads in tables.items() if _are_parts(heads, published_on)}
    said = {key: title_concept(key[2], published_on) for key in tables}
    alike: dict[frozenset[tuple[str, ...]], list[Key]] = defaultdict(list)
    for key, heads in tables.items():
        alike[frozenset(heads)].append(key)
    for keys in alike.values():
        if len({said[key] for key in keys}) > 1:
            needed |= {key for key in keys if _is_name(said[key])}
    seen: dict[Cell, set[str | None]] = defaultdict(set)
    for key in tables:
        for cell in cells[key]:
            seen[cell].add(said[key])
    for key, own in cells.items():
        if sum(len(seen[cell]) > 1 for cell in own) >= ALSO_ELSEWHERE * len(own):
            needed.add(key)
    return frozenset(key for key in needed if len((said[key] or "").split()) <= MOST_WORDS)


def place_titled(value: LabelledValue, needed: frozenset[Key], published_on: date | None) -> str | None:
    """Return the known place that a table's title is and no more, where it tells the table from others."""
    if group_key(value) not in needed:
        return None
    return canonical_place(title_concept(value.title, published_on) or "")


def _are_parts(heads: set[tuple[str, ...]], published_on: date | None) -> bool:
    plain = [tuple(head for head in over if not is_period(head, published_on)) for over in heads]
    names = {over[0].lower().strip(" *:.") for over in plain if len(over) == 1}
    totals = names & set(load_lines("graphics/total_words.txt"))
    return bool(totals) and len(names) - len(totals) >= FEWEST_PARTS and all(len(over) <= 1 for over in plain)


def _is_name(text: str | None) -> bool:
    words = text.split() if text and not any(map(str.isdigit, text)) else []
    return 0 < len(words) <= MOST_NAME_WORDS and all(word[0].isupper() or len(word) <= SHORT_WORD for word in words)
