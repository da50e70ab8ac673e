"""Names that a pattern finds whole: numbered plans, regulations with numbers, spacecraft with numbers.

Belongs here: running the patterns of `rules/entities/patterns.toml`. Does not belong here: the patterns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipelines.entities.spans import Span
from pipelines.entities.tokens import Tokens
from pipelines.entities.word_lists import small_words
from pipelines.rules import load_toml
from pipelines.rules.finding import PieceIndex


@dataclass(frozen=True, slots=True)
class Pattern:
    """One regular expression and the label of what it finds."""

    rule_id: str
    label: str
    expression: re.Pattern[str]
    priority: int
    needs: tuple[str, ...]


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return the compiled patterns."""
    return tuple(
        Pattern(
            rule["id"],
            rule["label"],
            re.compile(rule["pattern"], re.VERBOSE),
            rule.get("priority", 5),
            tuple(rule["needs"]),
        )
        for rule in load_toml("entities/patterns.toml")["pattern"]
    )


@cache
def _pattern_index() -> PieceIndex:
    return PieceIndex([pattern.needs for pattern in patterns()])


def pattern_spans(tokens: Tokens) -> list[Span]:
    """Return what the patterns find in one text; a group ``name`` marks the part that is the name."""
    spans = []
    known = patterns()
    for index in _pattern_index().of(tokens.text):
        pattern = known[index]
        for match in pattern.expression.finditer(tokens.text):
            group = "name" if "name" in pattern.expression.groupindex else 0
            start, end = match.span(group)
            start = _without_openers(tokens.text, start, end)
            if end > start:
                spans.append(Span(start, end, pattern.label, pattern.rule_id, pattern.priority))
    return spans


FIRST_WORD = re.compile(r"(\w+)\s+(?:the\s+)?")


def _without_openers(text: str, start: int, end: int) -> int:
    """Return where the name begins behind words that only open the sentence (*Under the* …)."""
    while True:
        match = FIRST_WORD.match(text, start, end)
        if match is None or match[1].lower() not in small_words().openers:
            return start
        start = match.end()
