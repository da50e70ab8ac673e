"""Small headings that head texts of their own, and what text a heading stands at.

Belongs here: rows of headings at the head of a page or under a rule, and the text below or beside a heading. Does not
belong here: the roles of all else (`roles`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.page.draft import PageDraft, is_prose
from pipelines.articles.page.shapes import Run, begin_below, from_the_top, overlap_x
from pipelines.articles.wording.headings import NUMBERED, names_briefs
from pipelines.model import Box

#: A heading in the margin stands at most so many of its sizes left of its text.
ASIDE = 3.0
#: So many small headings at the heads of columns make headlines of them.
COLUMN_HEADS = 3
#: So many small headings at one height (within so many points) under one rule, too.
ROW_HEADS = 2
LEVEL = 2.0
#: A rule at a heading stands at most so many of its sizes away.
RULED = 1.5
#: Text ends at most so many of a heading's sizes over the rule above it.
UNDER_TEXT = 2.5
#: A deck in italics is larger than the text by this factor, and has at most so many words.
DECK = 1.08
DECK_WORDS = 40


def column_heads(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Make headlines of subheads that head columns side by side at the top of a page: each a text of its own."""
    subheads = [run for run in runs if run.role == "subhead" and not NUMBERED.match(run.text)]
    by_top = from_the_top(runs) if subheads else []
    for style in {run.style for run in subheads}:
        alike = [run for run in subheads if run.style == style and run.panel is None]
        heads = [
            run
            for run in alike
            if not any(o is not run and o.box.bottom <= run.box.top + 2 and overlap_x(o.box, run.box) > 2 for o in runs)
            and next_text(run, by_top, draft) is not None
        ]
        columns = {round(run.box.x0 / (4 * draft.body_size)) for run in heads}
        if len(columns) >= COLUMN_HEADS and len(heads) > 0.6 * len(alike):
            for run in alike:
                run.role, run.level = "headline", 1


def heads_in_a_row(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Make headlines of subheads side by side under one rule, below text or nothing: briefs at the foot of a page."""
    subheads = [run for run in runs if run.role == "subhead" and not NUMBERED.match(run.text)]
    by_top = from_the_top(runs) if subheads else []
    for first in subheads:
        row = [
            run
            for run in subheads
            if run.role == "subhead"
            and run.panel == first.panel
            and run.style.matches(first.style)
            and abs(run.box.top - first.box.top) <= LEVEL
            and next_text(run, by_top, draft) is not None
        ]
        if len(row) < ROW_HEADS or first not in row:
            continue
        rubric = _rubric_over(row, runs)
        if rubric is None and not _under_one_rule(row, draft, runs):
            continue
        if rubric is not None:
            rubric.role, rubric.level, rubric.head = "kicker", 0, min(row, key=lambda run: run.box.x0)
        for run in subheads:
            if run.style.matches(first.style) and run.box.top >= first.box.top - LEVEL and run.panel == first.panel:
                run.role, run.level = "headline", 1


def heads_under_column_rules(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Make headlines of subheads right under a rule over their column that ends the text above: the next notice's.

    What stands in bold type between such a headline and its text is no text.
    """
    subheads = [run for run in runs if run.role == "subhead" and not NUMBERED.match(run.text)]
    by_top = from_the_top(runs) if subheads else []
    ruled = [run for run in subheads if _ends_column(run, by_top, draft)]
    for style in {run.style for run in ruled}:
        heads = [run for run in ruled if run.style == style]
        plain = [run for run in subheads if run.style == style and run not in heads and _under_text(run, runs)]
        if len(plain) >= len(heads):  # where others within texts look alike, capitals tell those that head them
            heads = [run for run in heads if run.text.isupper() and not any(other.text.isupper() for other in plain)]
        for run in heads:
            run.role, run.level = "headline", 1
            text = _text_below(run, by_top, draft)
            for other in runs:
                between = (
                    text is not None and run.box.bottom - 2 <= other.box.top and other.box.bottom <= text.box.top + 2
                )
                if between and other.role == "body" and other.style.bold and overlap_x(other.box, run.box) > 2:
                    other.role, other.level = "subhead", 2


def _is_flush_or_amid(box: Box, rule: Box, size: float) -> bool:
    return abs(rule.x0 - box.x0) <= size or abs(rule.x0 + rule.x1 - box.x0 - box.x1) <= size


def _ends_column(run: Run, by_top: Sequence[Run], draft: PageDraft) -> bool:
    """Tell whether a rule as wide as its column stands right over a heading and right under the text above it."""
    text = _text_below(run, by_top, draft)
    if text is None:
        return False
    column = max(text.box.width, run.box.width)
    for rule in draft.level_rules:
        over = -2 <= run.box.top - rule.bottom <= RULED * run.size and _is_flush_or_amid(run.box, rule, run.size)
        if not over or not 0.85 * column <= rule.width <= 1.15 * column:
            continue
        above = [
            o for o in by_top if o.panel == run.panel and o.box.bottom <= rule.top + 2 and overlap_x(o.box, rule) > 2
        ]
        nearest = max(above, key=lambda o: o.box.bottom, default=None)
        if nearest is not None and nearest.role in ("body", "byline", "credit"):
            return rule.top - nearest.box.bottom <= UNDER_TEXT * run.size
    return False


def _text_below(run: Run, by_top: Sequence[Run], draft: PageDraft) -> Run | None:
    """Return the text below a heading, past further headings and bold lines below it."""
    edge = run
    for other in begin_below(by_top, run.box.bottom - 2):
        if other is run or other.panel != run.panel or overlap_x(other.box, run.box) <= 2:
            continue
        if other.box.top - edge.box.bottom > UNDER_TEXT * run.size:
            return None
        if other.role == "body" and not other.style.bold:
            return other if is_prose(other, draft.body_size) else None
        edge = other
    return None


def _under_text(run: Run, runs: Sequence[Run]) -> bool:
    """Tell whether text stands over a heading nearer than anything else in its column."""
    above = [o for o in runs if o is not run and o.box.bottom <= run.box.top + 2 and overlap_x(o.box, run.box) > 2]
    return max(above, key=lambda o: o.box.bottom).role == "body" if above else False


def _under_one_rule(row: Sequence[Run], draft: PageDraft, runs: Sequence[Run]) -> bool:
    """Tell whether a rule runs over a row of headings, and what stands above it is no heading of theirs."""
    left, right = min(run.box.x0 for run in row), max(run.box.x1 for run in row)
    top = min(run.box.top for run in row)
    for rule in draft.level_rules:
        if not -2 <= top - rule.bottom <= RULED * row[0].size or rule.x0 > left + 2 or rule.x1 < right - 2:
            continue
        above = [o for o in runs if o.box.bottom <= rule.top + 2 and overlap_x(o.box, rule) > 2]
        nearest = max(above, key=lambda o: o.box.bottom, default=None)
        return nearest is None or nearest.role not in ("headline", "subhead", "deck", "kicker")
    return False


def _rubric_over(row: Sequence[Run], runs: Sequence[Run]) -> Run | None:
    """Return the name of a column of briefs that stands right over a row of headings, flush with the first of them."""
    left, top = min(run.box.x0 for run in row), min(run.box.top for run in row)
    for run in runs:
        over = -2 <= top - run.box.bottom <= UNDER_TEXT * run.size and abs(run.box.x0 - left) <= LEVEL
        if over and run.panel == row[0].panel and len(run.lines) == 1 and names_briefs(run.text):
            return run
    return None


def next_text(run: Run, by_top: Sequence[Run], draft: PageDraft) -> Run | None:
    """Return the nearest prose below in the same columns and panel, of runs that are sorted from the top down."""
    foot, size = run.box.bottom, draft.body_size
    for other in begin_below(by_top, foot - 2):
        if other.box.top >= foot + 12 * size:
            return None
        if (
            other.role == "body"
            and other.panel == run.panel
            and overlap_x(other.box, run.box) > 2
            and other is not run
            and is_prose(other, max(size, 1.0))
            and not _in_deck_type(other, draft)
        ):
            return other
    return None


def text_beside(run: Run, runs: Sequence[Run], draft: PageDraft) -> Run | None:
    """Return the text that begins at a line's height to the right of it, where the line stands in the margin."""
    return next(
        (
            other
            for other in runs
            if other.role == "body"
            and other.panel == run.panel
            and abs(other.box.top - run.box.top) <= 0.3 * run.size
            and 0 < other.box.x0 - run.box.x1 <= ASIDE * run.size
            and is_prose(other, draft.body_size)
            and other.box.width > 2 * run.box.width
        ),
        None,
    )


def _in_deck_type(run: Run, draft: PageDraft) -> bool:
    """Tell whether a run is set apart by slant and size alike, as a deck is: it does not show the text's size."""
    return run.style.italic and run.size >= DECK * draft.body_size and run.word_count <= DECK_WORDS
