"""What comes next on a page and what it makes of the story before: a section's name, a reference, text that goes on.

Belongs here: what one part and the story before it, or the parts that follow it, tell. Does not belong here: walking
the page (`grouping`), and headings that stand elsewhere than the story's columns (`elsewhere`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipelines.articles.order.sequence import Part
from pipelines.articles.page.draft import Area
from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Run
from pipelines.articles.text.prose import CLOSERS, TERMINATORS
from pipelines.articles.text.story import Story
from pipelines.model import Box

#: A titled table that is so much wider than the story above it is not its own.
BEYOND = 1.4
#: What a release says first begins at most so many of its heading's sizes below the title.
POINTS = 4.0
#: Small print is set in less than this share of the text's size.
SMALL = 0.95


def section_label(run: Run, following: Iterable[object]) -> bool:
    """Tell whether a short heading stands over further headings instead of text (*IN BRIEF*, *FROM THE REGIONS*)."""
    if run.word_count > 5 or len(run.lines) > 1 or run.text[-1] == "-":
        return False
    after = [part for part in following if isinstance(part, Run)][:1]
    if not after or not run.text.isupper() or after[0] is run:
        return False
    points = match_rule(after[0].text, pattern_rules("labels.toml", "points")) is not None
    return after[0].role in ("headline",) and after[0].size <= 1.6 * run.size and not points


def heads_text_of_its_own(story: Story, following: Sequence[Part]) -> bool:
    """Tell whether text stands under a heading that comes after a table with a title and nothing else."""
    after = following[0] if following else None
    text = isinstance(after, Run) and after.role == "body" and len(after.lines) > 1
    return text and bool(story.runs("headline")) and not story.runs("body", "subhead")


def is_reference(run: Run, story: Story) -> bool:
    """Tell whether small print under a text's last heading lists what the text was taken from."""
    subheads, text = story.runs("subhead"), story.text()
    if not subheads or not text or run.size >= SMALL * text[0].size:
        return False
    return match_rule(subheads[-1].text, pattern_rules("labels.toml", "references")) is not None


def heads_points(run: Run, title: Run) -> bool:
    """Tell whether a heading right below a title stands over what a release says first: *Main points*."""
    near = 0 <= run.box.top - title.box.bottom <= POINTS * run.size and abs(run.box.x0 - title.box.x0) <= 2
    return near and match_rule(run.text, pattern_rules("labels.toml", "points")) is not None


def over_its_head(run: Run) -> bool:
    """Tell whether a byline stands over its headline."""
    return run.role == "byline" and run.head is not None and run.box.bottom <= run.head.box.top + 3


def names_writer_of(thing: Run | Area, kicker: Run) -> bool:
    """Tell whether a part is the byline over the headline that a kicker stands over, too."""
    return isinstance(thing, Run) and thing.role == "byline" and thing.head is not None and thing.head is kicker.head


def is_signed(story: Story) -> bool:
    """Tell whether a story ends in the signature of its writer."""
    last = story.parts[-1] if story.parts else None
    return last is not None and last.role == "byline" and isinstance(last.thing, Run) and last.thing.note == "closing"


def spans_beyond(area: Area, story: Story) -> bool:
    """Tell whether a titled table or chart spans more columns than the story above it, which has its own text."""
    own = [run.box for run in story.runs("headline", "deck", "byline", "body")]
    return bool(story.runs("body")) and area.box.width >= BEYOND * Box.around(own).width


def has_text_below(area: Area, parts: Sequence[Part], story: Story) -> bool:
    """Tell whether text as wide as a row of tiles begins right below it, after a story whose text has ended."""
    text = parts[0] if parts else None
    if not isinstance(text, Run) or text.role != "body" or not text.text[0].isupper():
        return False
    flush = abs(text.box.x0 - area.box.x0) <= text.size and text.box.x1 <= area.box.x1 + text.size
    near = -1 <= text.box.top - area.box.bottom <= 2.5 * text.size
    before = story.runs("body")
    return flush and near and bool(before) and before[-1].text.rstrip(CLOSERS)[-1:] in TERMINATORS


def text_goes_on(parts: Sequence[Part], story: Story) -> bool:
    for part in parts:
        if isinstance(part, Run):
            if part.role in ("headline", "kicker"):
                return False
            if part.role == "body" or (part.role == "subhead" and not is_signed(story)):
                body = story.runs("body")
                return bool(body) and part.style.matches(body[-1].style)
    return False
