"""Small headings that head texts on later pages as they did below the masthead: a newsletter in one size of heading.

Belongs here: carrying from page to page that headings of a style are headlines. Does not belong here: what makes them
headlines on the first page (`stories`, `contents`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipelines.articles.order.sequence import Part
from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.shapes import Run, Style
from pipelines.articles.roles.around import around_headline

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


def head_as_before(draft: PageDraft, parts: Sequence[Part], styles: Iterable[Style]) -> None:
    """Make headlines of the headings in one of the `styles`, on a page that has no headline in another."""
    known = list(styles)
    runs = [part for part in parts if isinstance(part, Run)] if known else []
    heads = [run for run in runs if run.role == "headline"]
    if not runs or not all(any(head.style.matches(style) for style in known) for head in heads):
        return
    fresh = [run for run in runs if run.role in ("subhead", "pull_quote") and len(run.lines) <= LINES]
    fresh = [run for run in fresh if any(run.style.matches(style) for style in known)]
    for run in fresh:
        run.role, run.level = "headline", 1
    for run in fresh:
        around_headline(run, draft, runs)
