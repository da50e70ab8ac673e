"""Years that a text itself defines: *the marketing year begins in May*, *the financial year, which ended on 30 June*.

Belongs here: finding such definitions (their forms are in ``figures/year_definitions.toml``). Does not belong here: the
years of governments, and the days of a year (financial_years), and years that a table's title defines (labelled.years).
"""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.figures.lexicon.rulebook import pattern_rules
from pipelines.rules import load_lines

RULES = "figures/year_definitions.toml"
#: Kinds of year that are one under two names.
SAME = {"fiscal year": "financial year", "budget year": "financial year", "hydrologic year": "water year"}
SAME |= {"hydrological year": "water year", "academic year": "school year"}


def defined_years(texts: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return the kinds of year that texts define, each with its first month; none that they define in two ways."""
    found: dict[str, set[int]] = {}
    for text in texts:
        for rule in pattern_rules(RULES):
            for match in rule.finditer(text):
                last = _month(match["last"]) if match["last"] else 0
                first = last % 12 + 1 if rule.value == "last" else _month(match["first"])
                kind = match["kind"].lower()
                if last and first != last % 12 + 1:
                    continue  # a season of some months
                if not last and kind in ("season", "campaign"):
                    continue  # the season began in May: who knows when it ends
                found.setdefault(SAME.get(kind, kind), set()).add(first)
    return tuple((kind, month) for kind, months in found.items() if len(months) == 1 for month in months)


def _month(name: str) -> int:
    names = [month[:3].lower() for month in load_lines("graphics/month_names.txt")]
    return names.index(name[:3].lower()) + 1
