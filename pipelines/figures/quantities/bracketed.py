"""Numbers alone in brackets that count: *in Leinster (29), Munster (14) and Ulster (3)*, *in week 3 (1,080)*.

Belongs here: telling them from references and catalogue numbers by the words around the brackets. Does not belong here:
what they count (counts).
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.figures.lexicon.rulebook import pattern_rules

BRACKETED = "list.bracketed"
NUMBER = re.compile(r"\((?:[Nn] ?= ?)?([\d,]+)\)")


def counting_brackets(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of `text`, start and end, whose bracketed numbers count something (rules: bracketed.toml)."""
    spans = []
    for rule in pattern_rules("figures/bracketed.toml"):
        for match in rule.finditer(text):
            numbers = [int(n.replace(",", "")) for n in NUMBER.findall(match[0])]
            if rule.value != "listed" or any(b - a not in (1, 2) for a, b in pairwise(numbers)):
                spans.append(match.span())
    return tuple(spans)
