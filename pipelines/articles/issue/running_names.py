"""The paper's name where no masthead tells it: in the running head of inside pages, beside the day or a folio.

Belongs here: telling it from a section's name. Does not belong here: mastheads (`masthead`), and names that recur from
page to page (`facts`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Run
from pipelines.articles.wording.dates import without_period

_PARTS = re.compile(r"\s*[|·•,;]\s*|\s+[–—-]\s+|\s{2,}")
_FOLIO = re.compile(r"^\W*(?:(?:page|p\.)\s*)?[A-Z]?\d{1,3}\s+|\s+(?:(?:page|p\.)\s*)?[A-Z]?\d{1,3}\W*$", re.IGNORECASE)


def names_section(title: str) -> bool:
    """Tell whether what looks like a masthead is the name of a section: *SPORT*, *World News*."""
    return match_rule(title.strip(), pattern_rules("mastheads.toml", "section_title")) is not None


def name_in_head(drafts: Sequence[PageDraft]) -> str | None:
    """Return the first name of a paper that a running head tells."""
    heads = (run for draft in drafts for run in draft.runs if run.role == "furniture" and run.note != "foot")
    return next((name for run in heads for name in _pieces(run) if _names_paper(name)), None)


def _names_paper(name: str) -> bool:
    return not names_section(name) and match_rule(name, pattern_rules("mastheads.toml", "paper")) is not None


def _pieces(run: Run) -> list[str]:
    text = without_period(run.text)
    for rule in pattern_rules("mastheads.toml", "told"):
        text = rule.pattern.sub("|", text)
    return [_FOLIO.sub("", piece).strip(" ,.:") for piece in _PARTS.split(text)]
