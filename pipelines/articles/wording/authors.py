"""Bylines to the names in them.

Belongs here: leaving out labels, offices and places. Does not belong here: finding bylines.
"""

from __future__ import annotations

import re

from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.wording.bylines import NAMES, is_known_name, list_of_names

_COMMA = re.compile(r"\s*,\s+")


def split_authors(byline: str | None) -> tuple[str, ...]:
    """Return the authors that a byline names, in its order; empty when it names none."""
    names: list[str] = []
    offices = [rule for rule in pattern_rules("bylines.toml", "second") if rule.tag("office") == "True"]
    for number, part in enumerate((byline or "").split("; ")):
        if number and match_rule(part, offices) is not None:
            continue
        listed = list_of_names(part)
        if len(listed) >= NAMES:
            names += listed
            continue
        for rule in pattern_rules("bylines.toml"):
            found = rule.pattern.match(part)
            if found and (rule.tag("known") != "True" or is_known_name(found["authors"])):
                said = rule.tag("anywhere") == "True" or " and " in found["authors"].casefold()
                known = all(is_known_name(name) for name in _COMMA.split(found["authors"]))
                names += _names(found["authors"], from_commas=said or known)
                break
    return tuple(dict.fromkeys(names))


def _names(authors: str, *, from_commas: bool) -> list[str]:
    between = pattern_rules("authors.toml", "between")[0].pattern if from_commas else _COMMA
    tail = pattern_rules("authors.toml", "tail")[0].pattern
    parts = between.split(authors.strip())
    return [
        tail.sub("", name).strip() for name in (parts if from_commas else parts[:1]) if name and not _is_office(name)
    ]


def _is_office(part: str) -> bool:
    return any(rule.pattern.search(part) for rule in pattern_rules("authors.toml", "office"))
