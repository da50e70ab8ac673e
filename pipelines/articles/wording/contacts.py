"""Numbers that count nothing: those of telephones and clocks.

Belongs here: telling a line whose numbers are such. Does not belong here: their forms (`rules/articles`), and what the
line is part of.
"""

from __future__ import annotations

from functools import lru_cache

from pipelines.articles.page.rules import pattern_rules


@lru_cache(maxsize=4096)
def tells_contact(text: str) -> bool:
    """Tell whether the numbers in a line are those of a telephone or a clock alone: what is counted is none of them."""
    for rule in (*pattern_rules("imprints.toml", "telephone"), *pattern_rules("schedules.toml", "clock")):
        text = rule.pattern.sub(" ", text)
    return not any(map(str.isdigit, text))
