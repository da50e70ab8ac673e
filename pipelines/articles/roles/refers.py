"""Refers: a row of lines on a front page that tell what else is in the paper, each with its page.

Belongs here: finding such rows. Does not belong here: lists of contents (`contents`), and jump lines (`roles`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.rules import pattern_rules
from pipelines.articles.page.shapes import Run, overlap_x

#: A row has at least so many refers, each of at most so many words and lines.
ROW = 3
WORDS = 16
LINES = 3
#: They end at one level within so many of their sizes; the line over each is nearer than this share of its size.
LEVEL = 1.5
ABOVE = 0.7
ROLES = ("body", "subhead", "headline", "kicker")


def mark_refers(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Make furniture of rows of refers, and of the line over each; and of lines that lead from one story elsewhere."""
    lines = [*pattern_rules("contents.toml", "elsewhere"), *pattern_rules("contents.toml", "index")]
    for run in runs:
        if run.role in ROLES and len(run.lines) <= LINES - 1 and any(rule.pattern.match(run.text) for rule in lines):
            run.role, run.note, run.level = "furniture", "refer", 0
    (rule,) = pattern_rules("contents.toml", "refer")
    found = [
        run
        for run in runs
        if run.role in ROLES
        and len(run.lines) <= LINES
        and run.word_count <= WORDS
        and run.text[-1:].isdigit()
        and rule.pattern.search(run.text)
    ]
    for run in found:
        row = [o for o in found if abs(o.box.bottom - run.box.bottom) <= LEVEL * run.size and o.panel == run.panel]
        if len(row) < ROW or any(overlap_x(a.box, b.box) > 0 for a in row for b in row if a is not b):
            continue
        for refer in row:
            for other in (*(o for o in runs if _heads(o, refer)), refer):
                other.role, other.note, other.level = "furniture", "refer", 0


def _heads(run: Run, refer: Run) -> bool:
    near = -2 <= refer.box.top - run.box.bottom <= ABOVE * refer.size and abs(run.box.x0 - refer.box.x0) <= refer.size
    return near and run.role in ROLES and len(run.lines) <= LINES - 1 and run.word_count <= WORDS
