"""Bylines to the names in them.

Belongs here: leaving out labels, offices and places. Does not belong here: finding bylines.
"""

from __future__ import annotations

import re

from pipelines.articles.rules import pattern_rules

_BETWEEN = re.compile(r"\s*,\s+|\s*,?\s+(?:and|&)\s+")
_OFFICE = re.compile(
    r"(?i)\b(?:staff|writer|reporter|editor|editors|correspondent|president|desk|team|agency|photographer)\b"
)


def split_authors(byline: str | None) -> tuple[str, ...]:
    """Return the authors that a byline names, in its order; empty when it names none."""
    names: list[str] = []
    for part in (byline or "").split("; "):
        for rule in pattern_rules("bylines.toml"):
            found = rule.pattern.match(part)
            if found:
                names += _names(
                    found["authors"], from_commas=rule.tag("anywhere") == "True" or " and " in found["authors"]
                )
                break
    return tuple(dict.fromkeys(names))


def _names(authors: str, *, from_commas: bool) -> list[str]:
    parts = _BETWEEN.split(authors.strip()) if from_commas else re.split(r"\s*,\s+", authors.strip())[:1]
    return [re.sub(r"\s+in$", "", name).strip() for name in parts if name and not _OFFICE.search(name)]
