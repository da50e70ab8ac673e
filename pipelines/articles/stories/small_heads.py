"""Small headings that head texts on later pages as they did below the masthead: a newsletter in one size of heading.

Belongs here: carrying from page to page that headings of a style are headlines. Does not belong here: what makes them
headlines on the first page (`stories`, `contents`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipelines.articles.order.sequence import Part
from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.shapes import Run, Style

#: A small headline is at most so much larger than the text, and so many of its style stand below the masthead.
SMALL = 1.35
ALIKE = 2
#: A heading has at most so many lines.
LINES = 2


def small_headlines(draft: PageDraft, parts: Sequence[Part]) -> frozenset[Style]:
    """Return the styles of the small headlines of a page with a masthead, if it has no larger ones."""
    if not any(run.note == "masthead" for run in draft.runs):
        return frozenset()
    heads = [part for part in parts if isinstance(part, Run) and part.role == "headline"]
    if len(heads) < ALIKE or any(head.size > SMALL * draft.body_size for head in heads):
        return frozenset()
    return frozenset(head.style for head in heads)


def head_as_before(parts: Sequence[Part], styles: Iterable[Style]) -> None:
    """Make headlines of the headings in one of the `styles`, on a page that has no headline."""
    known = list(styles)
    runs = [part for part in parts if isinstance(part, Run)] if known else []
    if not runs or any(run.role == "headline" for run in runs):
        return
    for run in runs:
        heading = run.role in ("subhead", "pull_quote") and len(run.lines) <= LINES
        if heading and any(run.style.matches(style) for style in known):
            run.role, run.level = "headline", 1
