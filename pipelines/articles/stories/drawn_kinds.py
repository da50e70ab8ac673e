"""Whether a story with graphics is an infographic: by how much of it is prose, and how many labels bear numbers.

Belongs here: that distinction, once a page's stories stand. Does not belong here: stories, briefs and notices (kinds).
"""

from __future__ import annotations

import re

from pipelines.articles.page.draft import PageDraft, is_prose
from pipelines.articles.page.rules import pattern_rules
from pipelines.articles.page.shapes import Run, mostly_in
from pipelines.articles.tables.times import is_time
from pipelines.articles.text.story import Placed, Story
from pipelines.articles.wording.contacts import tells_contact

_NUMBER = re.compile(r"\d")


def _names_day(text: str) -> bool:
    return is_time(text) and any(map(str.isalpha, text))


def _is_entry(run: Run, draft: PageDraft) -> bool:
    """Tell whether a run stands in a list of contents: its number is that of a page."""
    return any(mostly_in(run.box, box) for box in draft.contents)


def settle_kind(story: Story, draft: PageDraft) -> None:
    """Tell infographics from stories by how much of them is prose; a list of contents is text."""
    if story.kind == "story" and any(rule.pattern.match(story.headline) for rule in pattern_rules("contents.toml")):
        return
    prose = [run for run in story.runs("body") if is_prose(run, draft.body_size)]
    words = sum(run.word_count for run in prose)
    labels = [run for run in story.runs("body", "subhead") if run not in prose and not _is_entry(run, draft)]
    numbered = [r for r in labels if _NUMBER.search(r.text) and r.word_count <= 6 and not _names_day(r.text)]
    numbers = sum(not tells_contact(run.text) for run in numbered)
    if story.kind != "story":
        if story.has_area() and words >= 60:
            story.kind = "story"
        else:
            story.parts = [Placed(p.page_no, p.thing, "graphic" if p.role == "body" else p.role) for p in story.parts]
    elif numbers >= 3 and words < 40:
        story.kind = "infographic"
        story.parts = [Placed(p.page_no, p.thing, "graphic" if p.role == "body" else p.role) for p in story.parts]
