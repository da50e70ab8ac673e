"""Columns that tell by how much what stands in the two columns before them changed: *Change (%)* behind 2023 and 2024.

Belongs here: which column's time such a change is of, the later one's. Does not belong here: changes whose header says
what they are reckoned from (labelled.relative), and what changed (labelled.concepts).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache

from pipelines.figures.labelled.periods import find_period, is_period
from pipelines.figures.labelled.sides import group_key
from pipelines.figures.labelled.table_titles import Key
from pipelines.figures.lexicon.wordlists import alternatives
from pipelines.model import LabelledValue

Columns = tuple[str, ...]


@cache
def _change() -> re.Pattern[str]:
    steps, share = alternatives("change_steps"), r"%|per\s?cent|percent(?:age)?"
    return re.compile(rf"(?i)(?:(?:{steps}|{share})\s)*(?:{alternatives('change_headers')})(?:,?\s\(?(?:{share})\)?)?")


@lru_cache(maxsize=4096)
def is_bare_change(header: str) -> bool:
    """Tell whether a header says that something changed, and neither what nor since when: *Change (%)*."""
    return _change().fullmatch(header.strip(" *:.")) is not None


def later_columns(values: Sequence[LabelledValue], published_on: date | None) -> dict[tuple[Key, Columns], str]:
    """Return for the columns of changes the header that names the later of the two times before them; a column is its
    table's key with its headers, the columns of a table stand in the order of its values."""
    tables: dict[Key, dict[Columns, None]] = {}
    for value in values:
        if value.kind == "table" and value.column_headers:
            tables.setdefault(group_key(value), {})[value.column_headers] = None
    later: dict[tuple[Key, Columns], str] = {}
    for key, found in tables.items():
        columns = list(found)
        for k, headers in enumerate(columns):
            if k > 1 and is_bare_change(headers[-1]):
                told = _later(columns[k - 2], columns[k - 1], headers, published_on)
                later |= {(key, headers): told} if told is not None else {}
    return later


def _later(first: Columns, second: Columns, change: Columns, published_on: date | None) -> str | None:
    """Return the later of the times that two columns beside a change are headed by, under the same headers as it."""
    if any(one[:-1] != change[:-1] or not is_period(one[-1], published_on) for one in (first, second)):
        return None
    spans = [find_period([one[-1]], published_on) for one in (first, second)]
    ends = [span.end for span in spans if span is not None and span.end is not None]
    if len(ends) < len(spans) or ends[0] == ends[1]:
        return None
    return (first if ends[0] > ends[1] else second)[-1]
