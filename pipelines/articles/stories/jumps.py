"""Stories joined across pages: by jump lines, page labels and headlines, and where a page simply goes on.

Belongs here: which two halves are one story. Does not belong here: finding stories on one page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.shapes import Run, overlap_x
from pipelines.articles.text.footnotes import FOOTNOTE
from pipelines.articles.text.prose import CLOSERS, TERMINATORS
from pipelines.articles.text.story import Placed, Story
from pipelines.model import Box

#: Headlines of one story share more than this part of the shorter one's words.
ALIKE = 0.55
#: Columns at the same place on two pages differ by less than about this many points.
COLUMN = 12.0
#: A column of ragged lines may be so much narrower, in parts of its width.
RAGGED = 0.15
#: A heading at a column's foot has at most so many words.
HEAD_WORDS = 10
#: A box whose texts are all of fewer lines is an advertisement or a note.
BOX_LINES = 3
#: The label of the paper's back page in a rule.
LAST = "last"
_WORD = re.compile(r"[^\W\d_]{3,}")
_LETTERED = re.compile(r"([A-Z])-?\d{1,3}$")


def join_stories(drafts: Sequence[PageDraft], pages: Sequence[Sequence[Story]]) -> list[Story]:
    """Return the issue's stories with their halves joined; unmatched halves keep the printed label."""
    labels = _labels(drafts)
    stories = [story for page in pages for story in page]
    last = str(max((draft.page.page_no for draft in drafts), default=0))
    for story in stories:
        if story.jump_on is not None and story.jump_on[0] == LAST:
            story.jump_on = (last, story.jump_on[1])
    gone: set[int] = set()
    for number, story in enumerate(stories):
        if story.jump_on is None or number in gone:
            continue
        half = story
        while half.jump_on is not None:
            found = _second_half(story, half, stories, gone, labels)
            if found is None:
                story.continued_on = half.jump_on[0]
                break
            gone.add(found)
            second = stories[found]
            _append(story, second)
            half = second
    for number, story in enumerate(stories):
        if story.jump_from is None or number in gone:
            continue
        first = _first_half(story, stories, gone, labels, number)
        if first is None:
            story.continued_from = story.jump_from[0]
        else:
            gone.add(number)
            _append(stories[first], story)
    kept = [story for number, story in enumerate(stories) if number not in gone]
    return _flow_on(kept)


def _labels(drafts: Sequence[PageDraft]) -> dict[int, str]:
    """Return each page's label by its number; a front page often prints none, where its section has letters."""
    labels = {draft.page.page_no: draft.label or str(draft.page.page_no) for draft in drafts}
    letters = {found[1] for draft in drafts if draft.label and (found := _LETTERED.match(draft.label))}
    if drafts and not drafts[0].label and len(letters) == 1:
        labels[drafts[0].page.page_no] = f"{letters.pop()}{drafts[0].page.page_no}"
    return labels


def _append(story: Story, second: Story, heading: str | None = None) -> None:
    known = {role for role in ("byline", "deck") if story.runs(role)}
    for part in second.parts:
        role = part.role
        if role == "headline" and heading is not None:
            role = heading
        elif role in ("headline", "kicker"):
            # the second half repeats the headline, or has one of its own: the article keeps the first
            role = "subhead" if role == "headline" and not story.runs("headline") else "furniture"
        elif role in known:
            role = "furniture"
        story.parts.append(Placed(part.page_no, part.thing, role))
    # the notes at the foot of the first half's page stand between two halves of a sentence: they go last
    story.parts.sort(key=_is_footnote)


def _is_footnote(part: Placed) -> bool:
    return isinstance(part.thing, Run) and part.thing.note == FOOTNOTE and part.role == "body"


def _second_half(
    story: Story, half: Story, stories: Sequence[Story], gone: set[int], labels: dict[int, str]
) -> int | None:
    assert half.jump_on is not None
    label, title = half.jump_on
    best: tuple[float, int] | None = None
    for number, other in enumerate(stories):
        if other is story or number in gone or other.page_no <= half.page_no:
            continue
        here = _same_label(labels[other.page_no], label) or label == str(other.page_no)
        says_from = other.jump_from is not None and (
            _same_label(other.jump_from[0], labels[half.page_no]) or other.jump_from[0] == str(half.page_no)
        )
        alike = likeness(story.headline + " " + title, other.headline)
        if _catchword(other.headline, story.headline):
            alike = 1.0
        if not here and not (says_from and alike > 0.3):
            continue
        goes_on = _begins_within(other) == _ends_within(half)
        score = 2.0 * says_from + 2.0 * alike + (0.8 if goes_on else 0.0)
        if other.jump_from is not None and not says_from:
            score -= 1.0
        if score > 0.7 and (best is None or score > best[0]):
            best = (score, number)
    return best[1] if best else None


def _first_half(
    story: Story, stories: Sequence[Story], gone: set[int], labels: dict[int, str], number: int
) -> int | None:
    assert story.jump_from is not None
    best: tuple[float, int] | None = None
    for other_number, other in enumerate(stories):
        if other_number in gone or other_number == number or other.page_no >= story.page_no:
            continue
        if not (_same_label(labels[other.page_no], story.jump_from[0]) or story.jump_from[0] == str(other.page_no)):
            continue
        if other.jump_on is not None and not (
            _same_label(other.jump_on[0], labels[story.page_no]) or other.jump_on[0] == str(story.page_no)
        ):
            continue
        alike = likeness(story.headline, other.headline)
        score = 2.0 * (alike if alike > ALIKE else 0.0) + (
            0.9 if _ends_within(other) and _begins_within(story) else 0.0
        )
        if score > 0.6 and (best is None or score > best[0]):
            best = (score, other_number)
    return best[1] if best else None


def _same_label(a: str, b: str) -> bool:
    return a.casefold().lstrip("0") == b.casefold().lstrip("0")


def likeness(a: str, b: str) -> float:
    """Return the share of the shorter headline's words that the other one has."""
    left, right = (set(_WORD.findall(text.casefold())) for text in (a, b))
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def _catchword(head: str, headline: str) -> bool:
    """Tell whether the head of a second half begins with a word of the first one's headline: *FERRY: Owners object*."""
    word, colon, _ = head.partition(":")
    words = _WORD.findall(word.casefold())
    return bool(colon) and 0 < len(words) <= 2 and set(words) <= set(_WORD.findall(headline.casefold()))


def _begins_within(story: Story) -> bool:
    body = story.text()
    return bool(body) and body[0].text[0].islower()


def _ends_within(story: Story) -> bool:
    body = story.text()
    return bool(body) and body[-1].text.rstrip(CLOSERS)[-1:] not in TERMINATORS


def _flow_on(stories: Sequence[Story]) -> list[Story]:
    """Join text at the head of a page that has no headline to the story that the page before left open."""
    result: list[Story] = []
    for story in stories:
        before = _left_open(story, result)
        if before is not None and (_flows_on(before, story, result) or _signs(before, story)):
            _head_at_foot(before)
            _append(before, story)
        elif before is not None and _is_last(before, result) and _goes_on_under(before, story, result):
            _append(before, story, "subhead")
        else:
            result.append(story)
    return result


def _flows_on(before: Story, story: Story, stories: Sequence[Story]) -> bool:
    """Tell whether a page begins with text in the type of the story that the page before left open."""
    return bool(
        story.open_start
        and story.kind == "story"
        and not story.runs("headline")
        and story.jump_from is None
        and story.text()
        and max(before.pages()) == story.page_no - 1
        and (_is_last(before, stories) or _ends_within(before) or _begins_within(story))
        and (
            _last_text(before).style.matches(story.text()[0].style)
            if before.text()
            else _heads_overleaf(before, stories, story)
        )
    )


def _heads_overleaf(before: Story, stories: Sequence[Story], story: Story) -> bool:
    """Tell whether a headline is the last thing on its page, below text in the type of what begins overleaf."""
    heads = before.runs("headline")
    if not heads or before.has_area() or before.boxed or before.runs("body") or not _is_last(before, stories):
        return False
    if all(other is before for other in stories if before.page_no in other.pages()):
        return story.page_no == before.page_no + 1  # a page of its own for the headline, as on a picture
    told = [run for other in stories if other.page_no == before.page_no for run in other.text()]
    column = [run for run in told if overlap_x(run.box, heads[-1].box) > 0]
    below = any(run.box.top > heads[-1].box.top for run in column)
    begins = [run.style for run in story.text()[:2]]  # a line that says who wrote it, and its text
    return not below and any(run.style.matches(style) for run in column if len(run.lines) > 1 for style in begins)


def _last_text(story: Story) -> Run:
    """Return the last of a story's text, before a heading at the column's foot whose text goes on overleaf."""
    text = story.text()
    return text[-2] if len(text) > 1 and _heads_what_follows(text[-1], text[-2]) else text[-1]


def _heads_what_follows(last: Run, text: Run) -> bool:
    """Tell whether a bold line alone stands below a text that has ended."""
    ended = len(text.lines) > 1 and text.text.rstrip(CLOSERS)[-1:] in TERMINATORS
    alone = ended and len(last.lines) == 1 and last.style.bold and not text.style.bold and last.word_count <= HEAD_WORDS
    return alone and last.text[-1] not in TERMINATORS + ":,;"


def _head_at_foot(story: Story) -> None:
    """Make a subhead of the heading at a column's foot, where the text that it heads goes on overleaf."""
    text = story.text()
    if len(text) > 1 and _heads_what_follows(text[-1], text[-2]):
        number = next(k for k, part in enumerate(story.parts) if part.thing is text[-1])
        story.parts[number] = replace(story.parts[number], role="subhead")


def _signs(before: Story, story: Story) -> bool:
    """Tell whether a page begins with the signature of the text that the page before ended with."""
    return story.is_signature() and not before.runs("byline") and max(before.pages()) == story.page_no - 1


def _goes_on_under(before: Story, story: Story, stories: Sequence[Story]) -> bool:
    """Tell whether a page begins with a subhead of the story before: in the type of those within `stories`, or below a
    quotation out of that story's text."""
    heads, body = story.runs("headline"), story.text()
    if not story.subhead_first or len(heads) != 1 or not body or story.jump_from is not None:
        return False
    if max(before.pages()) != story.page_no - 1 or not before.runs("headline", "kicker") or not before.text():
        return False
    alike = any(run.style.matches(heads[0].style) for other in stories for run in other.runs("subhead"))
    told = [other for other in stories if other.kind == "story"]  # titles of charts are no headlines
    alike = alike and not any(run.style.matches(heads[0].style) for other in told for run in other.runs("headline"))
    quoted = story.parts[0].role == "pull_quote"
    return (alike or quoted) and before.text()[-1].style.matches(body[0].style)


def _left_open(story: Story, stories: Sequence[Story]) -> Story | None:
    """Return the last story before, or an earlier one of its page in whose columns the text rather goes on."""
    last = next((other for other in reversed(stories) if _is_open(other, story, stories)), None)
    columns = _columns(story)
    alone = last is not None and bool(last.runs("headline")) and not last.text()  # its text begins overleaf
    if last is None or not columns or alone or _share_column(columns, last):
        return last
    # from the last one back, and what is a box's other text only of those that may do: a book has thousands of stories
    page = (other for other in reversed(stories) if _tells(other, story) and max(other.pages()) == story.page_no - 1)
    rather = (other for other in page if _ends_within(other) and _share_column(columns, other))
    return next((other for other in rather if _is_open(other, story, stories)), last)


def _is_open(other: Story, story: Story, stories: Sequence[Story]) -> bool:
    return _tells(other, story) and not _is_small_box(other) and not (other.boxed and _overtaken(other, stories))


def _is_small_box(story: Story) -> bool:
    """Tell whether a story is a box of a few short lines, as advertisements are: no text goes on from it."""
    return story.boxed and all(len(run.lines) < BOX_LINES for run in story.text())


def _is_last(before: Story, stories: Sequence[Story]) -> bool:
    """Tell whether no text of another story stands between: a table or an infographic beside it may."""
    page_no = stories[-1].page_no if stories else 0
    told = (other for other in reversed(stories) if other.kind == "story" and not _is_small_box(other))
    return before is next((other for other in told if not (other.boxed and _aside(other, before, page_no))), None)


def _aside(box: Story, before: Story, page_no: int) -> bool:
    """Tell whether a box stands at the head of the text's next page, or amid the text that `before` goes on with."""
    return box.page_no == page_no != before.page_no or _overtaken(box, [before])


def _tells(other: Story, story: Story) -> bool:
    """Tell whether a story may go on in another one: boxes at the head of that one's own page may not."""
    return other.kind == "story" and not (other.boxed and other.page_no == story.page_no)


def _overtaken(box: Story, others: Sequence[Story]) -> bool:
    """Tell whether text of an unboxed story goes on below a box on its page: that one is left open, not the box."""
    page_no = max(box.pages())
    last = max((run.box for run in box.text()), key=lambda own: own.bottom, default=None)
    return last is not None and any(
        run.box.top >= last.bottom and min(run.box.x1, last.x1) - max(run.box.x0, last.x0) > 0.5 * last.width
        for other in others
        if other.kind == "story" and not other.boxed
        for part in other.parts
        if part.page_no == page_no and part.role == "body" and isinstance(run := part.thing, Run)
    )


def _columns(story: Story) -> list[Box]:
    return [run.box for run in story.text() if len(run.lines) > 1]


def _share_column(columns: Sequence[Box], other: Story) -> bool:
    """Tell whether text of another page stands at the place of one of these columns; ragged lines end anywhere."""
    return any(
        abs(box.x0 - own.x0) < COLUMN and abs(box.width - own.width) < max(COLUMN, RAGGED * own.width)
        for box in columns
        for own in _columns(other)
    )
