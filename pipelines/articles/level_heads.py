"""Small headings that stand level with headlines, under rules of one row: each heads a text as those do.

Belongs here: telling them by the rules over the modules of a page. Does not belong here: rows of small headings alone
(`head_rows`), and all else that makes a headline (`roles`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.draft import PageDraft
from pipelines.articles.head_rows import next_text
from pipelines.articles.headings import NUMBERED
from pipelines.articles.shapes import Run, from_the_top, overlap_x
from pipelines.model import Box

#: Rules over modules of one row stand at one height within so many points, each so many sizes over its heading.
LEVEL = 2.0
RULED = 2.0
#: A rule over a module is as wide as the text below, within this share.
WIDTH = 0.15


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


def _rule_over(run: Run, draft: PageDraft) -> Box | None:
    """Return the rule right over a heading that begins where it begins."""
    for rule in draft.level_rules:
        if -2 <= run.box.top - rule.bottom <= RULED * run.size and abs(rule.x0 - run.box.x0) <= run.size:
            return rule
    return None
