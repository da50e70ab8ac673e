"""What a heading's own text tells.

Belongs here: the forms of numbered headings, and headings that stand over briefs. Does
not belong here: what makes a run a heading (`roles`).
"""

from __future__ import annotations

import re

from pipelines.articles.rules import match_rule, pattern_rules

#: A section number before its title.
NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z]\.\d{0,2}(?:\.\d{1,2})*|[IVX]{1,5}\.)\s+[A-ZÀ-Ž]")


def names_briefs(heading: str) -> bool:
    """Tell whether a heading stands over briefs, each with a lead-in or heading of its own."""
    return match_rule(heading, pattern_rules("briefs.toml")) is not None
