"""Crosswords: clues with their numbers and the lengths of their answers, of which none is a figure.

Belongs here: telling clues by their wording and the heading over them. Does not belong here: a puzzle's grid, which is
a table (the room graphics).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.model import Article

#: So many clues at least make a crossword.
FEWEST = 3
NEARLY_ALL = 0.8
#: *(4,3)*, *(6)*
_LENGTH = re.compile(r"\((\d{1,2}(?:\s?[,–-]\s?\d{1,2}){0,4})\)\W*$")


def clues_among(texts: Sequence[str]) -> set[int]:
    """Return which of the texts of one place are a crossword's clues.

    That they are is said by *Across* or *Down*, or by lengths at the end of nearly all, one of them of several words.
    """
    found = {k for k, text in enumerate(texts) if match_rule(text, pattern_rules("labels.toml", "clue"))}
    if len(found) < FEWEST:
        return set()
    lengths = [match[1] for text in texts if (match := _LENGTH.search(text))]
    told = any(match_rule(text, pattern_rules("labels.toml", "clues")) for text in texts)
    counted = len(lengths) >= NEARLY_ALL * len(texts) and any("," in length for length in lengths)
    return found if told or counted else set()


def lists_clues(article: Article) -> bool:
    """Tell whether the article is the clues of a crossword."""
    if "(" not in article.body:
        return False
    heads = [block.text for block in article.blocks if block.role in ("headline", "subhead")]
    return bool(clues_among([*heads, *article.body.split("\n")]))
