"""What a heading's own text tells.

Belongs here: the forms of numbered headings, headings that stand over briefs, and labels of pages in words. Does
not belong here: what makes a run a heading (`roles`).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.articles.page.rules import FOLDER, match_rule, pattern_rules
from pipelines.rules import load_lines

#: A section number before its title.
NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z]\.\d{0,2}(?:\.\d{1,2})*|[IVX]{1,5}\.)\s+[A-ZÀ-Ž]")

#: An item's number before its heading.
NUMBERED_ITEM = re.compile(r"^(?P<number>\d{1,2})[.)]?\s+[A-ZÀ-Ž]")


@cache
def names_briefs(heading: str) -> bool:
    """Tell whether a heading stands over briefs, each with a lead-in or heading of its own."""
    return match_rule(heading, pattern_rules("briefs.toml")) is not None


@cache
def names_people(heading: str) -> bool:
    """Tell whether a heading stands over texts about people, each under a name: *Births and Deaths*."""
    return match_rule(heading, pattern_rules("briefs.toml", "people")) is not None


@cache
def names_place_around(heading: str) -> bool:
    """Tell whether a heading tells around what place its texts go, where each has a lead-in: *Around the Pits*."""
    return match_rule(heading, pattern_rules("briefs.toml", "around")) is not None


@cache
def page_label(printed: str) -> str:
    """Return the label of a page as its folio prints it: `printed` may be a word, *one* is 1."""
    numbers = [*load_lines(f"{FOLDER}/page_numbers.txt")]
    return str(numbers.index(printed.casefold()) + 1) if printed.casefold() in numbers else printed
