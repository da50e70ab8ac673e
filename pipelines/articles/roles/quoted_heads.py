"""What somebody said, alone on a page or at its head: the issue's other headlines tell headlines from pull quotes.

Belongs here: what only a look at all pages tells. Does not belong here: pull quotes of one page (`roles`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.shapes import Run, Style, overlap_x
from pipelines.articles.roles.around import around_headline
from pipelines.articles.text.prose import CLOSERS, QUOTES, TERMINATORS

#: So many headlines of other pages stand in the type of a quoted one.
ALIKE = 2
#: The byline or the text below stands at most so many of its own sizes away.
BELOW = 1.2
#: Text beside a quotation at a page's head begins level with it within so many of the text's sizes.
LEVEL = 1.5


def quoted_headlines(drafts: Sequence[PageDraft], settled: Sequence[Sequence[Run]]) -> None:
    """Make headlines of pull quotes in the very type of the issue's headlines, between a text's end and another text.

    `settled` are each draft's runs whose roles are settled.
    """
    styles: Counter[Style] = Counter(run.style for runs in settled for run in runs if run.role == "headline")
    for draft, runs in zip(drafts, settled, strict=True):
        for run in runs:
            if run.role == "pull_quote" and styles[run.style] >= ALIKE and _parts_texts(run, runs):
                run.role, run.level = "headline", 1
                around_headline(run, draft, runs)
    for draft, runs in zip(drafts[1:], settled[1:], strict=True):
        for run in runs:
            if run.role == "headline" and styles[run.style] == 1 and _is_set_over_text(run, runs, draft):
                run.role, run.level = "pull_quote", 0
                for other in runs:
                    if other.head is run:  # a subhead of the text that goes on
                        other.head = None
                        other.role, other.level = ("subhead", 2) if other.role == "deck" else (other.role, other.level)


def _is_set_over_text(run: Run, runs: Sequence[Run], draft: PageDraft) -> bool:
    """Tell whether a quotation in italics stands at the head of a page's first column, and text that goes on from that
    column's foot begins beside it."""
    if not run.style.italic or run.text[0] not in QUOTES or run.text[-1] not in CLOSERS:
        return False
    near = [o for o in runs if o is not run and o.panel == run.panel]
    above = any(o.box.bottom <= run.box.top + 3 and overlap_x(o.box, run.box) > 2 for o in near)
    first = any(o.box.x1 <= run.box.x0 + 2 and o.box.top <= run.box.bottom for o in near)
    if above or first:
        return False
    level = [o for o in near if abs(o.box.top - run.box.top) <= LEVEL * draft.body_size and o.box.x0 >= run.box.x1 - 2]
    return any(o.role == "body" and len(o.lines) > 2 and o.text[:1].islower() for o in level)


def _parts_texts(run: Run, runs: Sequence[Run]) -> bool:
    """Tell whether a run stands between the end of a text and the beginning of another in its column."""
    column = [o for o in runs if o is not run and o.panel == run.panel and overlap_x(o.box, run.box) > 2]
    above = max((o for o in column if o.box.bottom <= run.box.top + 3), key=lambda o: o.box.bottom, default=None)
    below = min((o for o in column if o.box.top >= run.box.bottom - 3), key=lambda o: o.box.top, default=None)
    if below is None or below.role not in ("body", "byline") or abs(below.box.x0 - run.box.x0) > 2 * below.size:
        return False
    if not below.text[:1].isupper() or below.box.top - run.box.bottom > BELOW * below.size:
        return False
    return above is None or above.role != "body" or above.text.rstrip(CLOSERS)[-1:] in TERMINATORS
