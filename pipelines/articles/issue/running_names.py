"""The paper's name where no masthead tells it: in the running head of inside pages, beside the day or a folio.

Belongs here: telling it from a section's name. Does not belong here: mastheads (`masthead`), and names that recur from
page to page (`facts`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.articles.issue.masthead import issue_number
from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Run
from pipelines.articles.wording.dates import find_period, without_period

#: What stands beside the page's number, the issue's or the month on this share of the pages, and at least so many, is
#: the paper's name, also where both stand there on two; it has so many words and letters.
SHARE = 0.6
PAGES = 3
DATED_PAGES = 2
NAME_WORDS = 6
NAME_LETTERS = 4
#: So many words tell a season and its year.
EDITION_WORDS = (2, 3, 4)
_PARTS = re.compile(r"\s*[|·•,;]\s*|\s+[–—-]\s+|\s{2,}")
_FOLIO = re.compile(r"^\W*(?:(?:page|p\.)\s*)?[A-Z]?\d{1,3}\s+|\s+(?:(?:page|p\.)\s*)?[A-Z]?\d{1,3}\W*$", re.IGNORECASE)


def names_section(title: str) -> bool:
    """Tell whether what looks like a masthead is the name of a section: *SPORT*, *World News*."""
    return match_rule(title.strip(), pattern_rules("mastheads.toml", "section_title")) is not None


def name_in_head(drafts: Sequence[PageDraft]) -> str | None:
    """Return the first name of a paper that a running head tells."""
    heads = (run for draft in drafts for run in draft.runs if run.role == "furniture" and run.note != "foot")
    return next((name for run in heads for name in _pieces(run) if _names_paper(name)), None)


def name_beside_folio(drafts: Sequence[PageDraft]) -> str | None:
    """Return the name that stands beside what counts the pages, or the issue’s number or month, on most pages."""
    told = [dict.fromkeys(_beside_folio(run, draft) for run in draft.runs) for draft in drafts]
    names = Counter(named for page in told for named in page if named is not None)
    if not names:
        return None
    found, count = max(names.items(), key=lambda one: (one[1], one[0].dated))
    return found.name if count >= max(DATED_PAGES if found.dated else PAGES, SHARE * len(drafts)) else None


class _Named(NamedTuple):
    """A name in a running line, how far the folio beside it is from the page's place, whether the time stands there."""

    name: str
    offset: int
    dated: bool


def _beside_folio(run: Run, draft: PageDraft) -> _Named | None:
    """Return a running line without the number at one end, the issue's number and its time; how far that number is
    from the page's place in the file, and whether it and the time stood there; None where nothing of these did."""
    if run.role != "furniture" or run.note == "masthead" or len(run.lines) > 1:
        return None
    words = run.text.split()
    folio = next((word for word in (words[0], words[-1]) if word.isdecimal() and len(word) <= 3), None)
    text = _FOLIO.sub("", run.text, count=1) if folio is not None else run.text
    number = issue_number(text)
    rest = " ".join(without_period(text.replace(number, " ") if number else text).split())
    name = _without_edition(rest).strip(" -–—|•·,:;")
    letters = sum(char.isalpha() for char in name)
    named = name != run.text and 0 < len(name.split()) <= NAME_WORDS and letters >= NAME_LETTERS
    if not named or re.search(r"\d|@|www\.|://", name) or names_section(name):
        return None
    dated = folio is not None and (find_period(text) is not None or _without_edition(rest) != rest)
    return _Named(name, int(folio) - draft.page.page_no if folio is not None else 0, dated)


def _without_edition(text: str) -> str:
    """Return a running line without the season behind the name: *The Anglers’ Quarterly, Winter 2031*."""
    words = text.split()
    for count in EDITION_WORDS:
        if len(words) > count and match_rule(" ".join(words[-count:]), pattern_rules("mastheads.toml", "edition")):
            return " ".join(words[:-count])
    return " ".join(words)


def name_of_edition(text: str) -> str | None:
    """Return the paper's name before the season in a running line: *Meridian Summer 2031*; None where none is told."""
    name = _without_edition(text).strip(" -–—|•·,:;")
    told = name != " ".join(text.split()) and len(name.split()) <= NAME_WORDS and not re.search(r"\d|@|www\.|://", name)
    return name if told and not names_section(name) and sum(map(str.isalpha, name)) >= NAME_LETTERS else None


def name_before_month(text: str) -> str | None:
    """Return the paper's name before the month or day at the end of a running line, None where none is told."""
    if find_period(text) is None:
        return None
    name = without_period(text).strip(" -–—|•·,:;")
    told = bool(name) and text.startswith(name) and len(name) < len(text) and len(name.split()) <= NAME_WORDS
    told = told and not re.search(r"\d|@|www\.|://", name) and sum(map(str.isalpha, name)) >= NAME_LETTERS
    return name if told and not names_section(name) else None


def _names_paper(name: str) -> bool:
    return not names_section(name) and match_rule(name, pattern_rules("mastheads.toml", "paper")) is not None


def _pieces(run: Run) -> list[str]:
    text = without_period(run.text)
    for rule in pattern_rules("mastheads.toml", "told"):
        text = rule.pattern.sub("|", text)
    return [_FOLIO.sub("", piece).strip(" ,.:") for piece in _PARTS.split(text)]
