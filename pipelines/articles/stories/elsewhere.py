"""Small headings that stand apart from the story before them, headings whose text is not with them, and footnotes.

Belongs here: telling by place, width and size that a text is another one's. Does not belong here: the walk through the
sequence (`stories`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.order.sequence import Part
from pipelines.articles.page.shapes import Run, overlap_x
from pipelines.articles.text.footnotes import FOOTNOTE
from pipelines.articles.text.prose import CLOSERS, TERMINATORS
from pipelines.articles.text.story import Story
from pipelines.model import Box

#: Text whose size differs by more than this share is another's.
OTHER_TEXT = 0.1
#: A column whose width differs by more than this share from a story's is another one's.
OTHER_WIDTH = 0.1
#: Text stands at most so many of its sizes below the box that its heading is set in.
BELOW = 3.0


def stands_elsewhere(run: Run, story: Story, following: Sequence[Part]) -> bool:
    """Tell whether a heading stands right of a story and above its headline, over text of another size: lists aside."""
    own = [*story.runs("headline"), *story.text()]
    text = next((part for part in following if not isinstance(part, Run) or part.role == "body"), None)
    if not story.runs("headline") or not story.text() or not isinstance(text, Run):
        return False
    aside = all(run.box.x0 >= other.box.x1 - 2 for other in own) and run.box.bottom < own[0].box.top
    return aside and abs(text.size - story.text()[0].size) > OTHER_TEXT * story.text()[0].size


def stands_beside_other(run: Run, story: Story, stories: Sequence[Story]) -> bool:
    """Tell whether a heading stands right of a story and level with the headline of another one over it, whose columns
    all begin below that headline: it heads a column beside both."""
    own = [*story.runs("headline"), *story.text()]
    if not story.runs("headline") or not story.text() or run.box.bottom > own[0].box.top:
        return False
    if any(run.box.x0 < other.box.x1 - 2 for other in own):
        return False
    return any(_heads_columns_beside(other, run, own[0].box) for other in stories if other is not story)


def _heads_columns_beside(story: Story, run: Run, under: Box) -> bool:
    """Tell whether a story's headline is level with a run and over columns below it, over the box `under`."""
    heads, text = story.runs("headline"), story.text()
    if not heads or len(text) < 2 or run.box.top > heads[-1].box.bottom or heads[-1].box.bottom > under.top:
        return False
    whole = Box.around(one.box for one in (*heads, *text))
    beside = whole.x1 <= run.box.x0 + 2 and overlap_x(whole, under) > 0 and whole.bottom <= under.top + 2
    first = heads[-1].box.bottom - 2
    return beside and overlap_x(text[0].box, text[1].box) <= 0 and all(one.box.top >= first for one in text)


def stands_aside(run: Run, story: Story, following: Sequence[Part]) -> bool:
    """Tell whether a small heading under no headline stands beside all of a story that has ended, over text in a column
    of another width or in smaller type: another text's, in a column of its own."""
    text = next((part for part in following if not isinstance(part, Run) or part.role == "body"), None)
    own = story.text()
    if not story.runs("headline") or not own or not isinstance(text, Run) or overlap_x(text.box, run.box) <= 0:
        return False
    if own[-1].text.rstrip(CLOSERS)[-1:] not in TERMINATORS:
        return False
    widths = [other.box.width for other in own if len(other.lines) > 2]
    beside = all(overlap_x(run.box, other.box) <= 0 for other in (*story.runs("headline"), *own))
    wider = bool(widths) and min(abs(text.box.width - width) / width for width in widths) > OTHER_WIDTH
    smaller = text.size < (1 - OTHER_TEXT) * own[0].size
    return beside and (wider or smaller) and (len(text.lines) > 2 or smaller)


def below_text(run: Run, story: Story) -> bool:
    """Tell whether a run is footnotes below a text longer than they: printed with the story, no part of its text.

    What stands under a heading of its own, as notes at a report's end, is text.
    """
    if run.note != FOOTNOTE:
        return False
    notes = [part.thing for part in story.parts if isinstance(part.thing, Run) and part.thing.note == FOOTNOTE]
    before = next((part for part in reversed(story.parts) if part.thing not in notes), None)
    own = sum(other.word_count for other in story.text())
    return before is not None and before.role != "subhead" and own > sum(o.word_count for o in [run, *notes])


def heads_text_below(story: Story, panel: Box, following: Sequence[Part]) -> bool:
    """Tell whether a box holds nothing but a heading, and text begins right below it in a column as wide as the box, or
    flush with the heading in a box that runs to the page's edges."""
    text = following[0] if following else None
    if not isinstance(text, Run) or text.role != "body" or len(text.lines) < 3 or story.has_area():
        return False
    alone = story.runs("headline") and not story.runs("body", "caption", "subhead")
    near = -2 <= text.box.top - panel.bottom <= BELOW * text.size
    wide = abs(text.box.x0 - panel.x0) <= text.size and abs(text.box.x1 - panel.x1) <= text.size
    heads = story.runs("headline")
    bled = bool(heads) and panel.x0 <= 1 and heads[0].box.x0 > text.size
    return bool(alone) and near and (wide or (bled and abs(text.box.x0 - heads[0].box.x0) <= text.size))
