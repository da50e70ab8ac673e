"""The room's rule data, compiled: bylines, credits, jump lines, heads of pages.

Belongs here: reading `rules/articles/*.toml` into compiled patterns. Does not belong here: where on a page a pattern
applies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipelines.errors import RuleError
from pipelines.rules import load_toml

FOLDER = "articles"


@dataclass(frozen=True, slots=True)
class PatternRule:
    """One pattern with the examples that a test holds it to; `tags` are its other fields, such as a direction."""

    rule_id: str
    pattern: re.Pattern[str]
    match: tuple[str, ...]
    no_match: tuple[str, ...]
    tags: tuple[tuple[str, str], ...] = ()

    def tag(self, name: str) -> str | None:
        """Return the rule's further field `name`."""
        for key, value in self.tags:
            if key == name:
                return value
        return None


@cache
def pattern_rules(file_name: str, table: str = "rule") -> tuple[PatternRule, ...]:
    """Return the rules of `rules/articles/<file_name>` in its array of tables `table`, in the file's order."""
    data = load_toml(f"{FOLDER}/{file_name}")
    parts: dict[str, str] = {}
    for name, part in data.get("parts", {}).items():
        parts[name] = _fill(part, parts)
    rules = []
    for row in data.get(table, []):
        try:
            pattern = re.compile(_fill(row["pattern"], parts))
        except re.error as error:
            raise RuleError(f"its pattern cannot be read: {error}", where=f"{file_name}: {row['id']}") from error
        tags = tuple((k, str(v)) for k, v in row.items() if k not in ("id", "pattern", "match", "no_match"))
        rules.append(PatternRule(row["id"], pattern, tuple(row["match"]), tuple(row["no_match"]), tags))
    return tuple(rules)


def _fill(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    return pattern


def match_rule(text: str, rules: Sequence[PatternRule]) -> tuple[PatternRule, re.Match[str]] | None:
    """Return the first rule that holds for the whole of `text`."""
    for rule in rules:
        if found := rule.pattern.match(text):
            return rule, found
    return None
