"""Headlines that are what somebody said, alone on their page: the issue's other headlines tell them from pull quotes.

Belongs here: what only a look at all pages tells. Does not belong here: pull quotes of one page (`roles`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.shapes import Run, Style, overlap_x
from pipelines.articles.roles.around import around_headline
from pipelines.articles.text.prose import CLOSERS, TERMINATORS

#: So many headlines of other pages stand in the type of a quoted one.
ALIKE = 2
#: The byline or the text below stands at most so many of its own sizes away.
BELOW = 1.2


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
