"""Short items whose headings are run into their texts, told by the short rules or marks between them: deaths, ads.

Belongs here: telling such rows of items. Does not belong here: parting them (`briefs`), and items under a heading that
names a column of briefs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipelines.articles.page.shapes import Run, overlap_x
from pipelines.articles.stories.briefs import parted, with_lead
from pipelines.articles.stories.notices import closes
from pipelines.articles.text.story import Story
from pipelines.model import Box

#: So many items stand in a row, and so many of them behind a rule or mark.
ITEMS = 3
PARTED = 2


def part_items(stories: Sequence[Story], rules: Sequence[Box]) -> list[Story]:
    """Return the stories with each row of items, parted by short ones of the level `rules` or by marks, as stories."""
    return [item for story in _marked(stories) for item in (parted(story) if _is_row(story, rules) else [story])]


def _is_row(story: Story, rules: Sequence[Box]) -> bool:
    """Tell whether a story's texts begin with lead-ins below short rules."""
    text = story.text() if rules and story.kind == "story" else []
    if len(text) < ITEMS or story.runs("subhead") or sum(with_lead(run) for run in text) < ITEMS:
        return False
    below = [lower for upper, lower in pairwise(text) if _parted(upper, lower, rules)]
    return len(below) >= PARTED and all(with_lead(run) for run in below)


def _parted(upper: Run, lower: Run, rules: Sequence[Box]) -> bool:
    if lower.box.top < upper.box.bottom - 2 or overlap_x(upper.box, lower.box) <= 2:
        return False
    column = Box.around([upper.box, lower.box])
    return any(closes(rule, upper.box, lower.box, column) for rule in rules)


def _marked(stories: Sequence[Story]) -> list[Story]:
    """Return the stories with those put together again that a mark parts, where each begins with a lead-in."""
    found: list[Story] = []
    row: list[Story] = []
    for story in stories:
        if row and _is_closed(row[-1]) and _is_item(story):
            row.append(story)
            continue
        found += _joined(row)
        row = [story]
    return found + _joined(row)


def _joined(row: list[Story]) -> list[Story]:
    """Return the stories of a row of items, each with its lead-in as its heading."""
    text = row[0].text() if row else []
    if len(row) < ITEMS or not text or not with_lead(text[0]):
        return row
    whole = row[0]
    whole.parts = [part for story in row for part in story.parts if part.role != "end"]
    whole.jump_on = row[-1].jump_on
    return parted(whole)


def _is_closed(story: Story) -> bool:
    last = story.parts[-1].thing if story.parts else None
    return isinstance(last, Run) and last.role == "end"


def _is_item(story: Story) -> bool:
    first = story.parts[0].thing if story.parts else None
    return story.kind == "story" and isinstance(first, Run) and first.role == "body" and with_lead(first)
