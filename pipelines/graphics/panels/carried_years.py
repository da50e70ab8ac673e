"""Years that stand once and hold on: ``Q2 2023``, ``Q3``, ``Q4``, ``Q1 2024``, ``Q2`` along an axis or a table's side.

Belongs here: which quarters and months of a run go with which year. Does not belong here: what days they have
(figures), and years over or under their months, which are headers of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipelines.articles.page.rules import pattern_rules
from pipelines.rules import load_lines

RULES = "table_times.toml"


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    ordinal: int
    year: int | None


def with_years(texts: Sequence[str]) -> list[str]:
    """Return the labels, those of quarters and months without a year with the year that holds for them.

    The year goes on from the label before, and grows where the parts begin again; labels before the first year go back
    from it. Where a printed year does not fit this count, the run is left as it is.
    """
    out = list(texts)
    parts = [_part_of(text) for text in texts]
    start = 0
    while start < len(parts):
        first = parts[start]
        end = start + 1
        while first is not None and end < len(parts) and (part := parts[end]) is not None and part.kind == first.kind:
            end += 1
        run = [part for part in parts[start:end] if part is not None]
        years = _years(run)
        for k, year in enumerate(years):
            if run[k].year is None:
                out[start + k] = f"{texts[start + k].strip()} {year}"
        start = end
    return out


def is_part(text: str) -> bool:
    """Tell whether a label is a part of a year, a month or a quarter, with its year or without."""
    return _part_of(text) is not None


def _years(run: Sequence[_Part]) -> list[int]:
    """Return the year of each part; nothing where none is printed, all are, or one does not fit."""
    told = [k for k, part in enumerate(run) if part.year is not None]
    if not told or len(told) == len(run):
        return []
    years = [0] * len(run)
    years[told[0]] = run[told[0]].year or 0
    for k in range(told[0] - 1, -1, -1):
        years[k] = years[k + 1] - (run[k].ordinal >= run[k + 1].ordinal)
    for k in range(told[0] + 1, len(run)):
        years[k] = years[k - 1] + (run[k].ordinal <= run[k - 1].ordinal)
        if run[k].year not in (None, years[k]):
            return []
    return years


def _part_of(text: str) -> _Part | None:
    for rule in pattern_rules(RULES, "part"):
        match = rule.pattern.match(text.strip())
        if match is None:
            continue
        groups = match.groupdict()
        number = groups.get("number")
        ordinal = int(number) if number else _months().index(groups["month"][:3].lower())
        year = next((groups[name] for name in ("year", "year2") if groups.get(name)), None)
        return _Part(rule.rule_id, ordinal, None if year is None else int(year) + (2000 if len(year) == 2 else 0))
    return None


@cache
def _months() -> tuple[str, ...]:
    return tuple(name[:3].lower() for name in load_lines("graphics/month_names.txt"))
