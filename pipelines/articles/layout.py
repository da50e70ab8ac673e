"""A document to its layout: the steps in order, and stories to articles with ids, texts and spans.

Belongs here: the walk through the steps. Does not belong here: any step's own judgement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

import numpy as np

from pipelines.articles.areas.attach import attach_to_areas
from pipelines.articles.areas.false_tables import is_none
from pipelines.articles.areas.finding import find_areas, runs_in, title_within
from pipelines.articles.areas.frames import ruled_frames
from pipelines.articles.areas.list_columns import set_apart
from pipelines.articles.areas.panels import MIN_HEIGHT, find_panels, holds
from pipelines.articles.areas.regions import find_regions
from pipelines.articles.issue.facts import issue_facts, read_page_facts
from pipelines.articles.issue.furniture import mark_furniture
from pipelines.articles.order.sequence import sequence
from pipelines.articles.page.draft import Area, PageDraft, usual_size
from pipelines.articles.page.shapes import Line, Run, Style, mostly_in, overlap_x, overlap_y
from pipelines.articles.page.tagged import elements_are_paragraphs, part_by_tags
from pipelines.articles.page.tags import sound_tags
from pipelines.articles.page.word_arrays import Ints, WordArrays, arrays_of
from pipelines.articles.roles.bylines import people_headed
from pipelines.articles.roles.capital_heads import part_capital_heads
from pipelines.articles.roles.deciding import settle_roles
from pipelines.articles.roles.parting import part_bylines
from pipelines.articles.roles.quoted_heads import quoted_headlines
from pipelines.articles.roles.signatures import carried_over
from pipelines.articles.roles.writers import names_of, sections_below_writers, writers_below_title
from pipelines.articles.stories.asides import give_notes
from pipelines.articles.stories.briefs import LEAD_ENDS, LEAD_NOTE, part_briefs
from pipelines.articles.stories.drawn_kinds import settle_kind
from pipelines.articles.stories.grouping import stories_of
from pipelines.articles.stories.items import part_items
from pipelines.articles.stories.jumps import join_stories
from pipelines.articles.stories.kinds import article_kind
from pipelines.articles.stories.notices import notices_headed
from pipelines.articles.stories.small_heads import head_as_before, small_headlines
from pipelines.articles.text.footnotes import FOOTNOTE
from pipelines.articles.text.lines import form_lines, parting_rules
from pipelines.articles.text.prose import Piece, Text, compose
from pipelines.articles.text.runs import form_runs
from pipelines.articles.text.schedules import join_schedules
from pipelines.articles.text.story import Placed, Story
from pipelines.articles.wording.authors import split_authors
from pipelines.articles.wording.bylines import byline_of, without_addresses, without_marks
from pipelines.articles.wording.contents import ENTRIES, holds_contents, join_entries, names_contents
from pipelines.articles.wording.hyphens import HYPHENS, Vocabulary
from pipelines.model import Article, Block, Box, Document, Layout, Page, PageFacts, TextSpan, stable_id

#: Where a document's prose does not show the size of its text.
BODY_SIZE = 10.0
#: Notes stand below this share of a page's height.
NOTES = 0.75


def lay_out(document: Document) -> Layout:
    """Return the issue's articles in reading order, its furniture, and what it says of itself."""
    drafts: list[PageDraft] = []
    for page in document.pages:
        goes_on = bool(drafts) and bool(drafts[-1].contents)
        drafts.append(draft_page(page, goes_on=goes_on, page_count=len(document.pages)))
    usual = (
        usual_size(
            (run for draft in drafts for run in draft.runs),
            NOTES * max((page.height_pt for page in document.pages), default=0.0),
        )
        or BODY_SIZE
    )
    for draft in drafts:
        draft.body_size = _page_size(draft, usual)
    mark_furniture(drafts)
    read_page_facts(drafts)
    part_capital_heads(drafts)
    papers: set[int] = set()
    for draft in drafts:
        part_bylines(draft)
        if writers_below_title(draft):
            papers.add(draft.page.page_no)
    pages = []
    loose, settled = [], []
    for draft in drafts:
        found = draft.areas
        draft.areas = find_areas(draft, found)
        left = draft.content() + [run for run in draft.runs if run.role == "turned"]
        for number, area in enumerate(draft.areas):
            draft.in_area[number] = runs_in(area, left)
            taken = {id(run) for run in draft.in_area[number]}
            left = [run for run in left if id(run) not in taken]
        _settle_turned(draft, left)
        loose.append([run for run in left if run.role != "furniture"])
        settled.append(settle_roles(draft))
        if draft.page.page_no in papers:
            sections_below_writers(settled[-1])
    people_headed(drafts, settled)
    quoted_headlines(drafts, settled)
    notices_headed(drafts, settled)
    carried_over(settled)
    small: frozenset[Style] = frozenset()
    for draft, left in zip(drafts, loose, strict=True):
        attach_to_areas(draft, left)
        for number, area in enumerate(draft.areas):
            _lift_title(draft, number, area)
        parts = sequence(draft)
        head_as_before(draft, parts, small)
        stories = give_notes(stories_of(draft, parts))
        small |= small_headlines(draft, parts)
        for story in stories:
            settle_kind(story, draft)
        pages.append(part_briefs(part_items(stories, draft.level_rules), draft.level_rules, _tints(draft)))
    vocabulary = Vocabulary.of(
        [word for line in run.lines for word in (line.words[:-1] if len(line.words) > 1 else line.words)]
        for draft in drafts
        for run in draft.runs
    )
    stories = join_stories(drafts, pages)
    return _Builder(document, drafts, vocabulary).build(stories)


def _tints(draft: PageDraft) -> list[Box]:
    return [rect.box for rect in draft.page.rects if rect.fill is not None]


def _settle_turned(draft: PageDraft, left: Sequence[Run]) -> None:
    """Words that run up or down the page: labels where they stand in an area, else stamps and picture credits."""
    for run in (run for runs in draft.in_area.values() for run in runs if run.role == "turned"):
        run.role = "body"
    for run in left:
        if run.role == "turned":
            run.role, run.note = "furniture", "turned"


def _lift_title(draft: PageDraft, number: int, area: Area) -> None:
    """Take an area's own heading out of it, where it has none above."""
    inside = draft.in_area[number]
    title = title_within(inside, area.box) if area.kind != "table" and not draft.titles[number] else None
    if title is not None:
        title.role = "headline"
        draft.titles[number] = [title]
        draft.in_area[number] = [run for run in inside if run is not title]


def draft_page(page: Page, *, goes_on: bool = False, page_count: int = 1) -> PageDraft:
    """Return the page's runs: words to lines to runs, apart in each table, chart and panel.

    `goes_on` says that a list of contents stands on the page before; the issue has `page_count` pages.
    """
    frames = ruled_frames(page.rules)
    parted = [*frames, *(rect.box for rect in page.rects if rect.box.height >= MIN_HEIGHT)]
    regions = [
        Area(r.kind, r.box) for r in find_regions(page) if not (r.kind == "table" and is_none(page, r.box, parted))
    ]
    lines, in_region = _lines_by_region(page, regions)
    lines = join_schedules(lines)
    contents: tuple[Box, ...] = ()
    named = goes_on or names_contents([*lines, *(line for _, line in in_region)])
    if named or (page.page_no == 1 and page_count > ENTRIES):
        words = arrays_of(page)
        upright = form_lines(words.take(np.flatnonzero(words.rotation == 0)), parting_rules(page.rules))
        joined = join_entries(upright, None if named else page_count)
        if joined is not None:
            found, contents = joined
            regions = [
                r
                for r in regions
                if not any(overlap_x(r.box, box) > 0 and overlap_y(r.box, box) > 0 for box in contents)
            ]
            placed = [(_region_of(line.box, regions), line) for line in found]
            lines = [line for number, line in placed if number < 0]
            in_region = [(number, line) for number, line in placed if number >= 0]
    turned: list[Line] = []
    turned_in_region: list[Line] = []
    for word in (page.words[place] for place in np.flatnonzero(arrays_of(page).rotation).tolist()):
        (turned if _region_of(word.box, regions) < 0 else turned_in_region).append(Line.of([word]))
    panels = [
        panel
        for panel in find_panels(page, lines, frames)
        if not any(mostly_in(box, panel) or mostly_in(panel, box) for box in contents) or holds_contents(panel, lines)
    ]
    panels += () if named else [box for box in contents if not any(mostly_in(box, panel) for panel in panels)]
    runs = form_runs(lines, page.rules, lambda box: _panel_of(box, panels))
    for box in set_apart(runs):
        for run in runs:
            if run.panel is None and mostly_in(run.box, box):
                run.panel = len(panels)
        panels.append(box)
    kept = [line for _, line in in_region] + turned_in_region
    runs += [Run((line,), panel=_panel_of(line.box, panels), in_region=True) for line in kept]
    runs += [Run((line,), role="turned") for line in turned]
    tags = sound_tags(page)
    if tags is not None:
        tags = replace(tags, paragraphs=elements_are_paragraphs(tags, runs))
        runs = part_by_tags(runs, tags)
    return PageDraft(page, runs, panels, regions, contents=contents, tags=tags)


def _lines_by_region(page: Page, regions: Sequence[Area]) -> tuple[list[Line], list[tuple[int, Line]]]:
    """Return the upright lines outside the regions, and those inside with their region."""
    words = arrays_of(page)
    upright = np.flatnonzero(words.rotation == 0)
    inside = _regions_of(words, regions)[upright]
    parting = parting_rules(page.rules)
    lines: list[Line] = []
    in_region: list[tuple[int, Line]] = []
    for number in dict.fromkeys(inside.tolist()):
        found = form_lines(words.take(upright[inside == number]), parting)
        if number < 0:
            lines += found
        else:
            in_region += [(number, line) for line in found]
    return lines, in_region


def _regions_of(words: WordArrays, regions: Sequence[Area]) -> Ints:
    """Return for each word which region it is in, as `_region_of` does."""
    numbers = np.full(len(words), -1)
    if regions:
        x, y = words.middle_x, words.middle_y
        for number in reversed(range(len(regions))):
            box = regions[number].box
            numbers[(box.x0 <= x) & (x <= box.x1) & (box.top <= y) & (y <= box.bottom)] = number
    return numbers


def _region_of(box: Box, regions: Sequence[Area]) -> int:
    middle_x, middle_y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    for number, region in enumerate(regions):
        whole = region.box
        if whole.x0 <= middle_x <= whole.x1 and whole.top <= middle_y <= whole.bottom:
            return number
    return -1


def _panel_of(box: Box, panels: Sequence[Box]) -> int | None:
    for number, panel in enumerate(panels):
        if holds(panel, box):
            return number
    return None


def _page_size(draft: PageDraft, usual: float) -> float:
    own = [run for run in draft.runs if run.words_per_line >= 3 and len(run.lines) >= 2]
    words = sum(run.word_count for run in own)
    return (usual_size(own, NOTES * draft.page.height_pt) or usual) if words >= 80 else usual


class _Builder:
    """Articles and blocks with their ids."""

    def __init__(self, document: Document, drafts: Sequence[PageDraft], vocabulary: Vocabulary) -> None:
        self.document = document
        self.drafts = {draft.page.page_no: draft for draft in drafts}
        self.vocabulary = vocabulary
        self.seq = 0
        self.ids: set[str] = set()

    def build(self, stories: Sequence[Story]) -> Layout:
        articles = tuple(self._article(story) for story in stories if self._has_content(story))
        empty = [part for story in stories if not self._has_content(story) for part in story.parts]
        furniture = [self._block(None, part, part.role) for part in empty]
        furniture += [
            self._furniture(draft.page.page_no, run)
            for draft in self.drafts.values()
            for run in draft.runs
            if run.role == "furniture"
        ]
        furniture += [
            self._furniture(part.page_no, part.thing)
            for story in stories
            if self._has_content(story)
            for part in story.parts
            if part.role == "furniture" and isinstance(part.thing, Run)
        ]
        return Layout(
            issue_facts(self.document, list(self.drafts.values())),
            tuple(self._page(d) for d in self.drafts.values()),
            articles,
            tuple(furniture),
        )

    def _page(self, draft: PageDraft) -> PageFacts:
        page = draft.page
        return PageFacts(
            page.issue_id,
            page.page_no,
            draft.label,
            draft.section,
            page.width_pt,
            page.height_pt,
            len(page.words),
            page.text_source,
            page.reader,
            page.hidden_characters,
            page.fault,
        )

    def _has_content(self, story: Story) -> bool:
        return any(part.role != "furniture" for part in story.parts)

    def _new_id(self, prefix: str, *parts: object) -> str:
        identity = stable_id(prefix, self.document.issue_id, *parts)
        repeat = 1
        while identity in self.ids:
            repeat += 1
            identity = stable_id(prefix, self.document.issue_id, *parts, repeat)
        self.ids.add(identity)
        return identity

    def _article(self, story: Story) -> Article:
        first = next(part for part in story.parts if part.role != "furniture")
        article_id = self._new_id("art", first.page_no, *_corner(first.thing.box), story.headline)
        body = [part for part in story.parts if part.role == "body"]
        pieces = []
        fresh = False
        for part in story.parts:
            if part.role == "body" and isinstance(part.thing, Run):
                pieces.append(Piece(part.page_no, part.thing, fresh, self.drafts[part.page_no].tags))
                fresh = False
            elif part.role == "subhead":
                fresh = True
        text = compose(pieces, self.vocabulary)
        ranges = dict(zip((id(part) for part in body), text.ranges, strict=True))
        blocks = []
        for part in story.parts:
            if part.role == "furniture":
                continue
            if part.role == "body":
                blocks.append(self._body_block(article_id, part, text, ranges[id(part)]))
            else:
                blocks.append(self._block(article_id, part, part.role))
        byline = self._joined(story, "byline", "; ")
        pages = [part.page_no for part in story.parts if part.role != "furniture"]
        headline = self._joined(story, "headline", " ")
        section = story.section or self.drafts[story.page_no].section
        return Article(
            article_id=article_id,
            issue_id=self.document.issue_id,
            kind=article_kind(story.kind, headline, text.text),
            body=text.text,
            blocks=tuple(blocks),
            spans=text.spans,
            section=section,
            kicker=self._joined(story, "kicker", " "),
            headline=headline,
            deck=self._joined(story, "deck", " "),
            byline=byline,
            authors=split_authors(byline),
            credit=self._joined(story, "credit", "\n"),
            page_first=min(pages),
            page_last=max(pages),
            continued_from=story.continued_from,
            continued_on=story.continued_on,
        )

    def _joined(self, story: Story, role: str, between: str) -> str | None:
        parts = [(part, part.thing) for part in story.parts if part.role == role and isinstance(part.thing, Run)]
        texts = [(role == "byline" and _byline_of(run)) or self._text(part).text for part, run in parts]
        if role == "byline":
            texts = [without_marks(text) for text in texts]
        joined = between.join(texts)
        if role == "headline" and len(texts) > 1:
            joined = reduce(self._continued, texts)
        if role == "byline":
            joined = without_addresses(joined)
        if role == "headline" and parts and parts[-1][1].note == LEAD_NOTE:
            joined = joined.rstrip(LEAD_ENDS)
        return joined or None

    def _continued(self, upper: str, lower: str) -> str:
        """Return a headline's two pieces as one, a word that is broken between them whole."""
        begun, first = upper.rpartition(" ")[2], lower.partition(" ")[0]
        if len(begun) < 2 or begun[-1] not in HYPHENS or not first[:1].isalnum():
            return f"{upper} {lower}"
        return upper[: len(upper) - len(begun)] + self.vocabulary.join(begun, first) + lower[len(first) :]

    def _text(self, part: Placed) -> Text:
        if isinstance(part.thing, Area):
            runs = self._area_runs(part.page_no, part.thing)
            return _lines_text(part.page_no, runs)
        notes = part.thing.note == FOOTNOTE  # each is a paragraph of its own
        return compose([Piece(part.page_no, part.thing)], self.vocabulary, one_paragraph=not notes)

    def _area_runs(self, page_no: int, area: Area) -> list[Run]:
        draft = self.drafts[page_no]
        number = next(k for k, known in enumerate(draft.areas) if known is area)
        return draft.in_area.get(number, [])

    def _block(self, article_id: str | None, part: Placed, role: str) -> Block:
        text = self._text(part)
        box = part.thing.box
        self.seq += 1
        block_id = self._new_id("blk", part.page_no, *_corner(box), text.text[:60])
        return Block(
            block_id, self.document.issue_id, article_id, part.page_no, self.seq, role, text.text, box, spans=text.spans
        )

    def _body_block(self, article_id: str, part: Placed, text: Text, span: tuple[int, int]) -> Block:
        self.seq += 1
        start, end = span
        box = part.thing.box
        printed = text.text[start:end]
        block_id = self._new_id("blk", part.page_no, *_corner(box), printed[:60])
        return Block(
            block_id, self.document.issue_id, article_id, part.page_no, self.seq, "body", printed, box, start, end
        )

    def _furniture(self, page_no: int, run: Run) -> Block:
        return self._block(None, Placed(page_no, run, "furniture"), "furniture")


def _byline_of(run: Run) -> str | None:
    """Return the byline of a paper's writers, or of lines that each say something of their own, else None."""
    return "; ".join(names_of(run)) or byline_of(run)


def _lines_text(page_no: int, runs: Sequence[Run]) -> Text:
    """Return an area's words line by line, as they stand."""
    parts: list[str] = []
    spans: list[TextSpan] = []
    length = 0
    for line in (line for run in runs for line in run.lines):
        if parts:
            parts.append("\n")
            length += 1
        for number, word in enumerate(line.words):
            if number:
                parts.append(" ")
                length += 1
            spans.append(TextSpan(length, length + len(word.text), page_no, word.box))
            parts.append(word.text)
            length += len(word.text)
    return Text("".join(parts), tuple(spans), ())


def _corner(box: Box) -> tuple[int, int]:
    return round(box.x0), round(box.top)
