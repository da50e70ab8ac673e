"""Notes in a margin: small print beside the text that it is about, under no heading of its own.

Belongs here: giving such notes to the stories that they stand beside. Does not belong here: captions (`captions`), and
notes at a page's foot (`footnotes`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.page.shapes import Run, overlap_x, overlap_y
from pipelines.articles.text.story import Placed, Story
from pipelines.model import Box

#: A note is set in less than this share of the text's size, in a column less than this share of the text's width.
SMALL = 0.93
NARROW = 0.6
#: It stands at most so many of the text's sizes beside the text.
ASIDE = 4.0


def give_notes(stories: Sequence[Story]) -> list[Story]:
    """Return a page's stories without those that are nothing but notes beside others, whose captions these become."""
    kept = []
    for story in stories:
        places = [_place(run, stories, story) for run in story.text()] if _is_bare(story) else []
        found = [place for place in places if place is not None]
        if not found or len(found) < len(places):
            kept.append(story)
            continue
        for part, (owner, text) in zip(list(story.parts), found, strict=True):
            at = next(number for number, other in enumerate(owner.parts) if other.thing is text)
            owner.parts.insert(at + 1, Placed(part.page_no, part.thing, "caption"))
    return kept


def _is_bare(story: Story) -> bool:
    """Tell whether a story is body and nothing else, in no box and with no other half."""
    plain = all(isinstance(part.thing, Run) and part.role == "body" for part in story.parts)
    alone = not story.boxed and story.jump_on is None and story.jump_from is None
    return story.kind == "story" and plain and alone and len(story.text()) == len(story.parts)


def _place(note: Run, stories: Sequence[Story], own: Story) -> tuple[Story, Run] | None:
    """Return the story and the piece of its text that a note stands beside."""
    column = Box.around([run.box for run in own.text()])
    for story in stories:
        for text in story.text() if story is not own and story.runs("headline", "kicker") else ():
            level = overlap_y(note.box, text.box) > 0.5 * min(note.box.height, text.box.height)
            near = 0 <= -overlap_x(column, text.box) <= ASIDE * text.size
            if level and near and note.size < SMALL * text.size and column.width < NARROW * text.box.width:
                return story, text
    return None
