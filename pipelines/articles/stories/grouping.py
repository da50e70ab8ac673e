"""The sequence of a page to stories: what stands under which headline.

Belongs here: grouping within a page, and what kind of article a group is. Does not belong here: joining across pages
(`jumps`), and making text of it (`layout`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.articles.areas.bars import SECTION
from pipelines.articles.areas.drawn_titles import OPENS
from pipelines.articles.order.sequence import PanelPart, Part
from pipelines.articles.page.draft import Area, PageDraft, is_prose
from pipelines.articles.page.shapes import Run, Style, overlap_x
from pipelines.articles.roles.around import around_headline
from pipelines.articles.roles.bylines import is_second_line
from pipelines.articles.roles.captions import LABELLED
from pipelines.articles.roles.signatures import office_over_column, over_columns
from pipelines.articles.roles.voices import VOICE
from pipelines.articles.stories.elsewhere import (
    below_text,
    heads_text_below,
    stands_aside,
    stands_beside_other,
    stands_elsewhere,
)
from pipelines.articles.stories.following import (
    has_text_below,
    heads_points,
    heads_text_of_its_own,
    is_reference,
    is_signed,
    names_writer_of,
    over_its_head,
    section_label,
    spans_beyond,
    text_goes_on,
)
from pipelines.articles.text.prose import CLOSERS, TERMINATORS
from pipelines.articles.text.story import Placed, Story
from pipelines.articles.wording.bylines import names_author
from pipelines.articles.wording.contents import heads_like_contents
from pipelines.articles.wording.headings import NUMBERED, names_briefs

#: So few words of prose may introduce an infographic.
FEW_WORDS = 36
#: A sentence that tells something has so many words at least.
SENTENCE = 12
#: A bold line of so many words below the mark that closes a text heads another one.
SHORT = 12
#: So many small headings alike below a masthead head texts of their own.
ALIKE = 3
_WORD = re.compile(r"\w+")


def stories_of(draft: PageDraft, parts: Sequence[Part]) -> list[Story]:
    """Return the page's stories in reading order."""
    heads_like_contents([part for part in parts if isinstance(part, Run)])
    _headed_alike(draft, parts)
    grouping = _Grouping(draft)
    grouping.walk(parts, boxed=False)
    return [story for story in grouping.stories if story.parts]


def _headed_alike(draft: PageDraft, parts: Sequence[Part]) -> None:
    """Make headlines of the small headings below a masthead, where text begins with one and no larger one is there."""
    runs = [part for part in parts if isinstance(part, Run)]
    first = next((run for run in runs if run.role not in ("caption", "kicker")), None)
    if first is None or first.role != "subhead" or any(run.role == "headline" for run in runs):
        return
    alike = [run for run in runs if run.role == "subhead" and run.style.matches(first.style)]
    below = any(run.note == "masthead" and run.box.bottom <= first.box.top for run in draft.runs)
    if below and len(alike) >= ALIKE and not any(NUMBERED.match(run.text) for run in alike):
        for run in alike:
            run.role, run.level = "headline", 1
        for run in alike:
            around_headline(run, draft, runs)


class _Grouping:
    """The walk through a page's sequence."""

    def __init__(self, draft: PageDraft) -> None:
        self.draft = draft
        self.page_no = draft.page.page_no
        self.stories: list[Story] = []
        self.current: Story | None = None
        self.section: str | None = None
        #: the style of small headings that were seen to head texts of their own
        self.headed: Style | None = None
        #: whether a mark has just closed a text
        self.ended = False
        #: the last small heading that was seen to stand aside, in a column of its own
        self.aside: Run | None = None

    def _open(self, boxed: bool) -> Story:
        self.current = Story(self.page_no, section=self.section, boxed=boxed)
        self.stories.append(self.current)
        return self.current

    def _add(self, thing: Run | Area, role: str) -> None:
        story = self.current
        if story is None:
            story = self._open(False)
            story.open_start = True
        story.parts.append(Placed(self.page_no, thing, role))

    def walk(self, parts: Sequence[Part], *, boxed: bool) -> None:
        for place, part in enumerate(parts):
            if isinstance(part, PanelPart):
                self._panel(part, parts[place + 1 :])
            elif isinstance(part, Area):
                self._area(parts, place, boxed)
            else:
                self._run(part, parts[place + 1 :], boxed)

    # -- panels
    def _panel(self, panel: PanelPart, following: Sequence[Part]) -> None:
        runs = [part for part in panel.parts if isinstance(part, Run)]
        first = next((run for run in runs if run.role not in ("kicker", "caption") and not over_its_head(run)), None)
        outer = self.current
        if (
            not runs
            and not any(isinstance(part, PanelPart) for part in panel.parts)
            and outer is not None
            and not outer.body_words()
        ):
            self.walk(panel.parts, boxed=False)  # a chart in a frame under its headline
            return
        heading = first is not None and (
            first.role in ("headline", "subhead", "kicker") or (first.style.bold and len(first.lines) <= 2)
        )
        if (
            first is not None
            and not heading
            and outer is not None
            and not outer.body_words()
            and not any(r.role == "headline" for r in runs)
        ):
            self.walk(panel.parts, boxed=False)
            return
        if (
            first is not None
            and heading
            and first.role != "headline"
            and first.role != "kicker"
            and not section_label(first, runs)
        ):
            for run in runs if first.role == "subhead" else ():
                if run.role == "subhead" and run.style == first.style:
                    run.role = "headline"  # what is printed like it heads as much as it does
            first.role = "headline"
        self.current = None
        self.walk(panel.parts, boxed=True)
        inner = self.current
        if inner is not None and heads_text_below(inner, self.draft.panels[panel.number], following):
            inner.boxed = False  # a heading on a tint, over its text
            return
        self.current = outer

    # -- areas
    def _area(self, parts: Sequence[Part], place: int, boxed: bool) -> None:
        area = parts[place]
        assert isinstance(area, Area)
        number = next(k for k, known in enumerate(self.draft.areas) if known is area)
        titles, notes = self.draft.titles.get(number, []), self.draft.notes.get(number, [])
        story = self.current
        size = max((run.size for run in titles), default=0.0)
        heads = story.runs("headline") if story is not None and self._prose_words(story) < FEW_WORDS else []
        signed = story is not None and is_signed(story)  # what is signed has ended
        within = bool(heads) and not signed and (not titles or size < 0.93 * max(run.size for run in heads))
        within = within and not (titles and story is not None and spans_beyond(area, story))
        numbered = area.kind == "table" or any(run.note == LABELLED for run in titles)
        if within and titles and numbered and story is not None and self._tells(story):
            within = False  # a paragraph of a leaflet, then a table with a title of its own, or *Figure 1*
        if within:
            for run in titles:
                self._add(run, "subhead")
        else:
            empty = story is not None and not story.body_words() and not story.has_area()
            if not (empty and story is not None and story.runs("kicker") and not heads):
                self._open(boxed)
            self._set_titles(titles)
        assert self.current is not None
        self._add(area, "table" if area.kind == "table" else "graphic")
        if self.current.kind == "story":
            self.current.kind = "table" if area.kind == "table" else "infographic"
        for run in notes:
            self._add(run, "credit" if run.role == "credit" or run.word_count < 8 else "caption")
        peer = (
            story is not None
            and any(run.role == "headline" for run in titles)
            and (
                any(head.style == run.style for head in story.runs("headline") for run in titles)
                or (area.kind == "panel" and has_text_below(area, parts[place + 1 :], story))
            )
        )
        if not within and not peer and story is not None and text_goes_on(parts[place + 1 :], story):
            # text that goes on after a table or chart in mid-column is the story's
            self.current = story
        elif story is None and not titles and area.kind == "table" and self._is_rest(parts[place + 1 :]):
            self.current = None  # below the rest of a table that the page before began

    def _is_rest(self, following: Sequence[Part]) -> bool:
        """Tell whether text and more text or a subhead follow a table at a page's head: no caption of the table."""
        runs = [part for part in following[:3] if isinstance(part, Run) and part.role in ("body", "subhead")]
        texts = [run for run in runs if run.role == "body" and is_prose(run, self.draft.body_size)]
        return self.page_no > 1 and len(runs) == 3 and len(texts) >= 2

    def _tells(self, story: Story) -> bool:
        """Tell whether a story has a paragraph of whole sentences, be it short: no line that leads to a table."""
        texts = [run for run in story.runs("body") if is_prose(run, self.draft.body_size)]
        return any(run.word_count >= SENTENCE and run.text.rstrip(CLOSERS)[-1:] in TERMINATORS for run in texts)

    def _prose_words(self, story: Story) -> int:
        return sum(run.word_count for run in story.runs("body") if is_prose(run, self.draft.body_size))

    def _set_titles(self, titles: Sequence[Run]) -> None:
        head = next((run for run in titles if run.role in ("headline", "subhead")), titles[0] if titles else None)
        for run in titles:
            if head is not None and (run is head or (run.style.matches(head.style) and run.box.top > head.box.top)):
                self._add(run, "headline")
            else:
                self._add(run, "kicker" if head is not None and run.box.top < head.box.top else "deck")

    # -- runs
    def _run(self, run: Run, following: Sequence[Part], boxed: bool) -> None:
        role = run.role
        story = self.current
        if (
            role in ("body", "subhead")
            and len(run.lines) == 1
            and story is not None
            and story.runs("headline")
            and not (story.runs("body", "byline", "subhead") or story.has_area())
            and (run.style.bold or run.style.italic)
            and run.note != VOICE
            and names_author(run, self.draft)
            and not names_briefs(story.headline)
        ) or (
            role in ("body", "subhead")
            and story is not None
            and story.parts
            and story.parts[-1].role == "byline"
            and (is_second_line(run, self.draft) or office_over_column(run, story.parts[-1].thing))
        ):
            role = run.role = "byline"
        if run.note == OPENS and (story is None or story.body_words() or not story.runs("headline")):
            self._open(boxed)
        label = role in ("headline", "kicker") and section_label(run, following) and not _goes_over(run, following)
        if run.note == SECTION or label:
            self.section = run.text
            run.role = "kicker"
            self._open(boxed)
            self._add(run, "kicker")
            return
        if role == "subhead" and story is not None and is_signed(story) and not names_briefs(story.headline):
            role = run.role = "headline"  # what is signed has ended
            self.headed = run.style
        after_table = story is not None and story.kind == "table" and heads_text_of_its_own(story, following)
        if role == "subhead" and (after_table or run.style == self.headed):
            role, self.headed = "headline", run.style
            run.role = role
        if role == "subhead" and story is not None and _looks_like_its_headline(run, story):
            role = run.role = "headline"
        aside = id(run) in self.draft.unowned and story is not None and self._is_aside(run, story, following)
        if role == "subhead" and story is not None and (aside or stands_elsewhere(run, story, following)):
            role = run.role = "headline"
            self.aside = run if aside else self.aside
        if self.ended and role == "body" and run.style.bold and len(run.lines) == 1 and run.word_count <= SHORT:
            role = run.role = "headline"  # of what is said of the sender, below the release
        self.ended = False
        if role == "kicker":
            if story is not None and story.parts and all(_names_section(part) for part in story.parts):
                # the section's name over the number of its first notice
                story.parts[:] = [Placed(part.page_no, part.thing, "furniture") for part in story.parts]
                self._add(run, "kicker")
                return
            if story is None or not story.parts or not all(names_writer_of(part.thing, run) for part in story.parts):
                self._open(boxed)
            self._add(run, "kicker")
        elif role == "headline":
            self._headline(run, boxed)
        elif (
            role == "subhead"
            and (self.current is None or not self.current.body_words())
            and not (self.current and self.current.runs("headline"))
        ):
            opens = not boxed and all(_is_note(other) for other in self.stories)
            if self.current is None or self.current.has_area():
                if not opens and not boxed and all(other.boxed or not other.body_words() for other in self.stories):
                    self.headed = run.style  # no text goes on here: what looks like it heads as much as it does
                self._open(boxed).subhead_first = opens
            else:
                self.current.subhead_first = opens and self.current.open_start
            self._add(run, "headline")
        elif role == "jump":
            self._jump(run)
        elif role == "end":
            self._add(run, "furniture")
            self.current, self.ended = None, True
        elif role == "body" and story is not None and is_reference(run, story):
            self._add(run, "credit")
        elif role == "caption" or (role == "body" and story is not None and below_text(run, story)):
            self._add(run, "caption")
        elif role == "byline" and over_its_head(run):
            if story is None or story.body_words() or story.has_area():  # over the headline that comes next
                self._open(boxed)
            self._add(run, "byline")
        else:
            self._add(run, role)

    def _is_aside(self, run: Run, story: Story, following: Sequence[Part]) -> bool:
        """Tell whether a small heading stands in a column of its own, as the one before it may have."""
        before = self.aside
        if before is not None and before.style == run.style and overlap_x(before.box, run.box) > 0:
            return run.box.top > before.box.bottom
        return stands_aside(run, story, following) or stands_beside_other(run, story, self.stories)

    def _headline(self, run: Run, boxed: bool) -> None:
        story = self.current
        fresh = story is not None and not story.body_words() and not story.has_area() and not story.is_signature()
        if fresh and story is not None:
            heads = story.runs("headline")
            if not heads:
                story.boxed = boxed
                self._add(run, "headline")
                return
            if run.style == heads[-1].style and over_columns(heads[-1], run):
                self._add(run, "headline")
                return
            if (
                run.style.matches(heads[-1].style)
                and not names_briefs(heads[-1].text)
                and 0 <= run.box.top - heads[-1].box.bottom < run.size
                and overlap_x(run.box, heads[-1].box) > 0
            ):
                self._add(run, "headline")
                return
            if (
                heads[-1].word_count <= 2
                and len(heads) == 1
                and not any(char.islower() for char in heads[0].text)
                and not story.runs("byline", "deck")
            ):
                self._add(run, "headline")  # a chapter's number over its title
                return
            if run.size < heads[-1].size and not boxed and len(heads) == 1 and heads_points(run, heads[0]):
                run.role = "subhead"
                self._add(run, "subhead")
                return
            if run.size < heads[-1].size and not story.runs("byline", "deck"):
                # a heading over headings names the section of what follows
                if all(head.word_count <= 6 for head in heads) and not story.runs("body"):
                    self.section = story.headline
                self._open(boxed)
                self._add(run, "headline")
                return
        self._open(boxed)
        self._add(run, "headline")

    def _jump(self, run: Run) -> None:
        if self.current is None or (run.note == "from" and self.current.body_words()):
            self._open(False)
        assert self.current is not None
        label = run.extra[0]
        target = (str(self.page_no + int(label)) if label[:1] in ("+", "-") else label, run.extra[1])
        if run.extra[2] and not set(run.extra[1].casefold().split()) & set(
            _WORD.findall(self.current.headline.casefold())
        ):
            pass  # SPORT, page 12: it sends to another story
        elif run.note == "on":
            self.current.jump_on = target
        else:
            self.current.jump_from = target
        self.current.parts.append(Placed(self.page_no, run, "furniture"))


def _looks_like_its_headline(run: Run, story: Story) -> bool:
    """Tell whether a small heading is printed as the headline above its text is: no subhead of that story is."""
    heads = story.runs("headline")
    own = bool(heads) and not story.subhead_first and story.kind == "story" and story.body_words() > 0
    return own and run.style == heads[-1].style


def _goes_over(run: Run, following: Sequence[Part]) -> bool:
    """Tell whether a headline that a column's foot breaks goes on at the head of the next column."""
    after = following[0] if following else None
    return isinstance(after, Run) and after.role == run.role and after.style == run.style and over_columns(run, after)


def _names_section(part: Placed) -> bool:
    return isinstance(part.thing, Run) and part.thing.note == SECTION and part.role == "kicker"


def _is_note(story: Story) -> bool:
    """Tell whether nothing but the rest of a table of the page before, its notes, and a quotation is in a story."""
    return all(part.role in ("credit", "caption", "table", "pull_quote") for part in story.parts)
