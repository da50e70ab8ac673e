"""Whether the words around a time expression tell of what was or of what is to come.

Belongs here: words of tense around an expression. Does not belong here: which day it then is (periods.days), and the
tense of a figure's own verb (standing, clause_times).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.figures.lexicon.wordlists import words
from pipelines.rules import load_lines

PAST = re.compile(r"(?i)\b(?:was|were|had|has|(?<!to )(?<!will )(?<!may )have)\b(?! to\b)")
FUTURE = re.compile(
    r"(?i)\b(?:will|shall|is to|are to|expect(?!ation)\w*|(?-i:plan(?:s|ned|ning)?)|next|until"
    r"|(?:is|are|being) (?:forecast|projected|predicted)"
    r"|due(?! to (?!be\b|open\b|start\b|begin\b|end\b|close\b|rise\b|fall\b|reach\b|come\b)))\b"
)  # due to open; but: sales fell due to storms


def is_future(text: str, match: re.Match[str]) -> bool:
    """Whether the clause speaks of what is to come, so that a bare month is the next one."""
    clause_start = max(text.rfind(". ", 0, match.start()), text.rfind("; ", 0, match.start()), 0)
    coming = max((found.end() for found in FUTURE.finditer(text, clause_start, match.start())), default=None)
    # lanes planned for 2021-2025 that were open by the end of January: what was is over
    return coming is not None and PAST.search(text, coming, match.start()) is None


FORETOLD = re.compile(r"(?i)\b(?:will|shall|likely|possible|probable|may|could|expected|predicted|foreseen|due)\b")


def is_foretold(sentence: str, behind: str) -> bool:
    """Whether a sentence that tells of nothing past foretells something behind a time: *more gales are likely*."""
    return FORETOLD.search(behind) is not None and not tells_past(FORETOLD.sub("", sentence))


NOUN_LEADS = ("a", "an", "the", "of", "this")


def tells_past(sentence: str) -> bool:
    """Tell whether a sentence has a word of the past: a past form, a participle, a word of comparison.

    A form that is that of the present too is none behind an article: *members can hold a cast*.
    """
    told = re.findall(r"[a-z]+", sentence.lower())
    for before, word in zip(["", *told], told, strict=False):
        if word in words("past_words") or word.endswith("ed") or (word in past_forms() and before not in NOUN_LEADS):
            return True
    return False


@cache
def past_forms() -> frozenset[str]:
    """Return the irregular past forms of verbs."""
    return frozenset(form for line in load_lines("figures/verbs.txt") for form in line.split("\t")[1:2])
