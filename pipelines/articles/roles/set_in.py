"""Facts set into a story's column: a few short lines, each a label in bold type and what it is, between paragraphs.

Belongs here: telling them from the text around them. Does not belong here: lists of facts with numbers (`fact_lists`),
and lists that stand for themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.page.draft import is_prose
from pipelines.articles.page.shapes import Line, Run, overlap_x, style_of
from pipelines.articles.text.prose import CLOSERS, TERMINATORS

#: So many lines make a list; they are set in less than this share of the text's size.
LINES = 3
SMALLER = 0.95
#: The text stands at most so many of its sizes above and below.
NEAR = 3.0


def facts_set_in(runs: Sequence[Run], body_size: float) -> None:
    """Make captions of lists of facts that stand between paragraphs of one text."""
    for run in runs:
        if run.role != "body" or len(run.lines) < LINES or not all(_is_fact(line) for line in run.lines):
            continue
        column = [o for o in runs if o is not run and o.panel == run.panel and overlap_x(o.box, run.box) > 2]
        above = max((o for o in column if o.box.bottom <= run.box.top + 2), key=lambda o: o.box.bottom, default=None)
        below = min((o for o in column if o.box.top >= run.box.bottom - 2), key=lambda o: o.box.top, default=None)
        if above is None or below is None or not all(o.role == "body" for o in (above, below)):
            continue
        text = above.style.matches(below.style) and is_prose(above, body_size) and run.size < SMALLER * above.size
        near = max(run.box.top - above.box.bottom, below.box.top - run.box.bottom) <= NEAR * above.size
        if text and near and abs(above.box.x0 - below.box.x0) <= above.size:
            run.role = "caption"


def _is_fact(line: Line) -> bool:
    first, last = line.words[0], line.words[-1]
    labelled = style_of(first).bold and not style_of(last).bold
    return labelled and line.text.rstrip(CLOSERS)[-1:] not in TERMINATORS
