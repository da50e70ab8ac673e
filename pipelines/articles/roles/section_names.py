"""Section names over the middle of a column, in capitals, each above the small headings of what it names.

Belongs here: telling these from headings of texts, and from chapters with headings of their own. Does not belong here:
names in bars and over rules (`bars`), and what a section's name does for its stories (`stories`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.areas.bars import SECTION, WORDS
from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.shapes import Run, overlap_x
from pipelines.articles.wording.headings import NUMBERED

#: So many names alike stand over headings alike.
NAMES = 2
#: The headings below begin at most so many of a name's sizes below it, the middle of the column is that of the name
#: within one, and the column's text reaches so many past it on either side.
UNDER = 3.5
PAST = 2.0
#: A name is larger than the headings or as large within this share.
SMALLER = 0.98


def centred_sections(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Make kickers of the names in capitals over the middle of their columns that each stand right over a small
    heading, and headlines of the headings printed like these."""
    names = [run for run in runs if run.role in ("headline", "subhead") and _may_name(run)]
    for first in names if len(names) >= NAMES else ():
        alike = [run for run in names if run.style == first.style and run.panel == first.panel]
        if alike[0] is not first or len(alike) < NAMES:
            continue
        heads = [head for run in alike if (head := _heading_below(run, runs)) is not None]
        if len(heads) < len(alike) or any(head.style != heads[0].style for head in heads):
            continue
        if heads[0].style == first.style or heads[0].size * SMALLER > first.size:
            continue
        for run, head in zip(alike, heads, strict=True):
            run.role, run.note, run.level, run.head = "kicker", SECTION, 0, head
        for run in runs:
            if run.role in ("subhead", "headline") and run.style == heads[0].style and run.panel == first.panel:
                run.role, run.level = "headline", 1


def _may_name(run: Run) -> bool:
    one = len(run.lines) == 1 and run.word_count <= WORDS
    return one and run.text.isupper() and run.text[-1].isalpha() and not NUMBERED.match(run.text)


def _heading_below(name: Run, runs: Sequence[Run]) -> Run | None:
    """Return the heading between a name and the text of the column that the name stands over the middle of."""
    under = [run for run in runs if run.box.top >= name.box.bottom - 1 and run.panel == name.panel]
    text = min(
        (run for run in under if run.role == "body" and overlap_x(run.box, name.box) > 2),
        key=lambda run: run.box.top,
        default=None,
    )
    if text is None or abs(text.box.x0 + text.box.x1 - name.box.x0 - name.box.x1) > 2 * name.size:
        return None
    if name.box.x0 - text.box.x0 < PAST * name.size:
        return None
    between = [run for run in under if run.box.bottom <= text.box.top + 2 and overlap_x(run.box, text.box) > 2]
    head = min(between, key=lambda run: run.box.top, default=None)
    near = head is not None and head.box.top - name.box.bottom <= UNDER * name.size
    return head if near and head is not None and head.role in ("subhead", "headline") else None
