"""What a page's sound tags add to what its type shows: furniture, headings, captions, and where paragraphs begin.

Belongs here: tags as evidence on runs and lines. Does not belong here: whether the tags are sound (`tags`), and the
order of the page (`cuts`).

Type goes first: a tag never takes a role away that type has given; it names what type leaves as plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.shapes import Line, Run
from pipelines.articles.page.tags import ARTIFACT, HEADINGS, PARAGRAPHS, PageTags
from pipelines.model import Tag, Word

#: What the file calls no content is furniture within these shares of the page's height.
HEAD = 0.15
FOOT = 0.85
#: Headings are few: a page with more than this share of its words in them is not told by them.
MOST_HEADED = 0.3
#: A heading has at most so many words and lines.
HEADING_WORDS = 25
HEADING_LINES = 4
#: Elements are lines, not paragraphs, where at least this share of those that follow each other runs on.
LINE_BY_LINE = 0.15
CAPTION = "Caption"
ENDS = ".!?…:;"
CLOSERS = "\"'”’»)]"


def artifacts(draft: PageDraft) -> list[Run]:
    """Return the runs in the page's margins that the file calls no part of its content."""
    if draft.tags is None:
        return []
    height = draft.page.height_pt
    return [
        run
        for run in draft.loose()
        if (run.box.bottom < HEAD * height or run.box.top > FOOT * height)
        and (tag := draft.tags.shared(_words([run]))) is not None
        and tag.role == ARTIFACT
    ]


def part_by_tags(runs: Sequence[Run], tags: PageTags) -> list[Run]:
    """Return `runs` parted where a heading or a caption in the type of the text begins or ends."""
    if not _tells_headings(tags):
        return list(runs)
    out: list[Run] = []
    for run in runs:
        starts = [
            number
            for number in range(1, len(run.lines))
            if _parts(tags.tag(run.lines[number - 1].words[-1]), tags.tag(run.lines[number].words[0]))
        ]
        if not starts:
            out.append(run)
            continue
        for start, end in pairwise([0, *starts, len(run.lines)]):
            out.append(Run(run.lines[start:end], panel=run.panel, in_region=run.in_region))
    return out


def _parts(before: Tag | None, after: Tag | None) -> bool:
    if before is None or after is None or before.element == after.element:
        return False
    return any(tag.role in HEADINGS or tag.role == CAPTION for tag in (before, after))


def _tells_headings(tags: PageTags) -> bool:
    """Tell whether headings are few, as they are: else the file calls its text so."""
    headed = sum(len(tag.words) for tag in tags.tags if tag.role in HEADINGS)
    return headed <= MOST_HEADED * sum(len(tag.words) for tag in tags.tags)


def name_by_tags(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Make headings and captions of runs in the type of the text that the file tags so."""
    tags = draft.tags
    if tags is None:
        return
    told = [(run, tag) for run in runs if run.role == "body" and (tag := tags.shared(_words([run]))) is not None]
    tells = _tells_headings(tags)
    for run, tag in told:
        if tag.role == CAPTION:
            run.role = "caption"
        elif tag.role in HEADINGS and tells and _may_head(run, tag):
            run.role, run.level = "subhead", 2


def _may_head(run: Run, tag: Tag) -> bool:
    """Tell whether a run is all of a heading, and reads like one."""
    if len(tag.words) != run.word_count or run.word_count > HEADING_WORDS or len(run.lines) > HEADING_LINES:
        return False
    return run.text[-1] not in ".,;" and any(char.isalpha() for char in run.text)


def rank_of(runs: Iterable[Run], draft: PageDraft) -> int | None:
    """Return where runs come first in the file's own order, None where it has none that is sound."""
    tags = draft.tags
    if tags is None or not tags.ordered:
        return None
    places = [place for word in _words(runs) if (place := tags.place(word)) is not None]
    return min(places, default=None)


def elements_are_paragraphs(tags: PageTags, runs: Iterable[Run]) -> bool:
    """Tell whether the elements of the page's text are its paragraphs, not its lines or its words."""
    changes = broken = 0
    for run in runs:
        for before, line in pairwise(run.lines):
            if starts_element(before, line, tags):
                changes += 1
                broken += not has_ended(before) and line.words[0].text[0].islower()
        inner = {tags.place(word) for line in run.lines[1:-1] for word in line.words}
        if len(inner) > len(run.lines):
            return False
    return broken <= LINE_BY_LINE * changes


def starts_element(before: Line, line: Line, tags: PageTags) -> bool | None:
    """Tell whether another paragraph's element begins with a line; None where the file does not say."""
    last, first = tags.tag(before.words[-1]), tags.tag(line.words[0])
    if last is None or first is None or last.role not in PARAGRAPHS or first.role not in PARAGRAPHS:
        return None
    return last.element != first.element


def has_ended(line: Line) -> bool:
    """Tell whether a line ends as a sentence does."""
    text = line.words[-1].text.rstrip(CLOSERS)
    return text[-1:] != "" and text[-1] in ENDS


def _words(runs: Iterable[Run]) -> Iterable[Word]:
    return (word for run in runs for line in run.lines for word in line.words)
