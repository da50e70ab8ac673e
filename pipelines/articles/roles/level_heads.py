"""Small headings that stand level with headlines or each other below a text that ends there: each heads a text.

Belongs here: telling them by the rules over the modules of a page, and by the text above them. Does not belong here:
rows of small headings alone (`head_rows`), and all else that makes a headline (`roles`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.shapes import Run, from_the_top, overlap_x
from pipelines.articles.roles.head_rows import next_text
from pipelines.articles.text.prose import CLOSERS
from pipelines.articles.wording.headings import NUMBERED
from pipelines.model import Box

#: Rules over modules of one row stand at one height within so many points, each so many sizes over its heading.
LEVEL = 2.0
RULED = 2.0
#: A rule over a module is as wide as the text below, within this share.
WIDTH = 0.15
#: So many headings side by side make a row; what they may belong to stands at most so many of their sizes above.
ROW = 2
FAR = 4.0


def heads_level_with_headlines(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Make headlines of subheads under a rule over their column, where headlines stand under rules at its height.

    What is printed like such a subhead further down the same column heads a text, too.
    """
    subheads = [run for run in runs if run.role == "subhead" and not NUMBERED.match(run.text)]
    headlines = [run for run in runs if run.role == "headline"]
    if not subheads or not headlines:
        return
    by_top = from_the_top(runs)
    for run in subheads:
        rule = _rule_over(run, draft)
        text = next_text(run, by_top, draft)
        if rule is None or text is None or abs(rule.width - text.box.width) > WIDTH * rule.width:
            continue
        others = [_rule_over(head, draft) for head in headlines if head.panel == run.panel]
        if any(o is not None and abs(o.top - rule.top) <= LEVEL and overlap_x(o, rule) <= 0 for o in others):
            for other in subheads:
                below = other.box.top >= run.box.top and overlap_x(other.box, rule) > 0.5 * other.box.width
                if below and other.style.matches(run.style) and other.panel == run.panel:
                    other.role, other.level = "headline", 1


def heads_level_below_text(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Make headlines of subheads side by side that are none of the text above them, and of those like them below.

    That text breaks off in mid-sentence over one of them, to go on at the head of the next column; or one printed like
    them stands right below a signature.
    """
    subheads = [run for run in runs if run.role == "subhead" and not NUMBERED.match(run.text)]
    by_top = from_the_top(runs) if len(subheads) > 1 else []
    for first in subheads:
        alike = [run for run in subheads if run.style.matches(first.style) and run.panel == first.panel]
        row = [run for run in alike if abs(run.box.top - first.box.top) <= LEVEL and run.role == "subhead"]
        if len(row) < ROW or first not in row or any(next_text(run, by_top, draft) is None for run in row):
            continue
        above = [_right_above(run, by_top, draft) for run in row]
        if not all(o is not None and o.role == "body" for o in above):
            continue
        broken = any(o is not None and _breaks_off(o) for o in above)
        over = (_right_above(run, by_top, draft) for run in alike)
        signed = any(o is not None and o.role == "byline" and o.note == "closing" for o in over)
        if broken or signed:
            for run in alike:
                if run.box.top >= first.box.top - LEVEL:
                    run.role, run.level = "headline", 1


def _right_above(run: Run, by_top: Sequence[Run], draft: PageDraft) -> Run | None:
    """Return what stands right over a heading in its column, which is as wide as the text below it."""
    text = next_text(run, by_top, draft)
    column = run.box if text is None else text.box
    over = [
        o
        for o in by_top
        if o is not run and o.panel == run.panel and o.box.bottom <= run.box.top + 3 and overlap_x(o.box, column) > 2
    ]
    nearest = max(over, key=lambda o: o.box.bottom, default=None)
    return nearest if nearest is not None and run.box.top - nearest.box.bottom <= FAR * run.size else None


def _breaks_off(run: Run) -> bool:
    """Tell whether a text of several lines ends in mid-sentence."""
    return run.role == "body" and len(run.lines) > 1 and run.text.rstrip(CLOSERS)[-1:].isalpha()


def _rule_over(run: Run, draft: PageDraft) -> Box | None:
    """Return the rule right over a heading that begins where it begins."""
    for rule in draft.level_rules:
        if -2 <= run.box.top - rule.bottom <= RULED * run.size and abs(rule.x0 - run.box.x0) <= run.size:
            return rule
    return None
