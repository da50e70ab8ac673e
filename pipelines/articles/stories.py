"""The sequence of a page to stories: what stands under which headline.

Belongs here: grouping within a page, and what kind of article a group is. Does not belong here: joining across pages
(`jumps`), and making text of it (`layout`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipelines.articles.draft import Area, PageDraft, is_prose
from pipelines.articles.sequence import PanelPart, Part
from pipelines.articles.shapes import Run, overlap_x, overlap_y

#: A title stands at most this many of its own sizes above its table or chart.
TITLE_GAP = 2.6
TITLE_WORDS = 22
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Placed:
    """A run or an area on its page, with the role it has in the story."""

    page_no: int
    thing: Run | Area
    role: str


@dataclass(eq=False)
class Story:
    """What stands under one headline, in reading order."""

    page_no: int
    parts: list[Placed] = field(default_factory=list)
    kind: str = "story"
    section: str | None = None
    jump_on: tuple[str, str] | None = None
    jump_from: tuple[str, str] | None = None
    continued_on: str | None = None
    continued_from: str | None = None
    boxed: bool = False
    open_start: bool = False

    def runs(self, *roles: str) -> list[Run]:
        return [part.thing for part in self.parts if isinstance(part.thing, Run) and part.role in roles]

    @property
    def headline(self) -> str:
        return " ".join(run.text for run in self.runs("headline"))

    def body_words(self) -> int:
        return sum(run.word_count for run in self.runs("body"))

    def has_area(self) -> bool:
        return any(isinstance(part.thing, Area) for part in self.parts)

    def pages(self) -> list[int]:
        return [part.page_no for part in self.parts]


def stories_of(draft: PageDraft, parts: Sequence[Part]) -> list[Story]:
    """Return the page's stories in reading order."""
    grouping = _Grouping(draft)
    grouping.walk(parts, boxed=False)
    return [story for story in grouping.stories if story.parts]


class _Grouping:
    """The walk through a page's sequence."""

    def __init__(self, draft: PageDraft) -> None:
        self.draft = draft
        self.page_no = draft.page.page_no
        self.stories: list[Story] = []
        self.current: Story | None = None
        self.section: str | None = None

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
        place = 0
        while place < len(parts):
            part = parts[place]
            taken = 1
            if isinstance(part, PanelPart):
                self._panel(part)
            elif isinstance(part, Area):
                taken = self._area(parts, place, place, boxed)
            else:
                titled = self._title_length(parts, place)
                taken = self._area(parts, place, place + titled, boxed) if titled else self._run(parts, place, boxed)
            place += taken

    # -- panels
    def _panel(self, panel: PanelPart) -> None:
        runs = [part for part in panel.parts if isinstance(part, Run)]
        first = next((run for run in runs if run.role not in ("kicker", "caption")), None)
        outer = self.current
        if not runs and not any(isinstance(part, PanelPart) for part in panel.parts) and outer is not None and not outer.body_words():
            self.walk(panel.parts, boxed=False)  # a chart in a frame under its headline
            return
        heading = first is not None and (first.role in ("headline", "subhead", "kicker") or (first.style.bold and len(first.lines) <= 2))
        if first is not None and not heading and outer is not None and not outer.body_words() and not any(r.role == "headline" for r in runs):
            self.walk(panel.parts, boxed=False)
            return
        if first is not None and heading and first.role != "headline" and first.role != "kicker" and not _section_label(first, runs):
            first.role = "headline"
        self.current = None
        self.walk(panel.parts, boxed=True)
        self.current = outer

    # -- areas
    def _title_length(self, parts: Sequence[Part], place: int) -> int:
        """Return how many runs from `place` on are the title of the area that follows; 0 when they are none."""
        length = 0
        while place + length < len(parts) and length < 4:
            part = parts[place + length]
            if isinstance(part, Area):
                if length == 0:
                    return 0
                runs = [p for p in parts[place : place + length] if isinstance(p, Run)]
                return length if self._titles(runs, part) else 0
            if not isinstance(part, Run) or part.role not in ("headline", "subhead", "body", "kicker", "deck", "caption"):
                return 0
            if part.word_count > TITLE_WORDS or len(part.lines) > 3:
                return 0
            length += 1
        return 0

    def _titles(self, runs: Sequence[Run], area: Area) -> bool:
        edge = area.box.top
        for run in reversed(runs):
            gap = edge - run.box.bottom
            inside = run.box.top >= area.box.top - 2 and run.box.bottom <= area.box.top + 3 * run.size
            if not inside and not -0.6 * run.size <= gap <= TITLE_GAP * max(run.size, self.draft.body_size) + 2:
                return False
            if overlap_x(run.box, area.box) < 0.4 * min(run.box.width, area.box.width) and not inside:
                return False
            edge = min(edge, run.box.top)
        first = runs[0]
        return first.role in ("headline", "subhead", "kicker", "caption") or first.style.bold

    def _area(self, parts: Sequence[Part], start: int, at: int, boxed: bool) -> int:
        area = parts[at]
        assert isinstance(area, Area)
        titles = [part for part in parts[start:at] if isinstance(part, Run)]
        story = self.current
        size = max((run.size for run in titles), default=0.0)
        pending = story is not None and not story.body_words() and bool(story.runs("headline"))
        within = pending and story is not None and (
            not titles or size < 0.93 * max(run.size for run in story.runs("headline"))
        )
        if not within:
            if titles or story is None or story.body_words() or story.has_area():
                self._open(boxed)
            self._set_titles(titles)
        else:
            for run in titles:
                self._add(run, "graphic")
        assert self.current is not None
        self._add(area, "table" if area.kind == "table" else "graphic")
        if self.current.kind == "story":
            self.current.kind = "table" if area.kind == "table" else "infographic"
        length = at - start + 1
        for part in parts[at + 1 : at + 4]:
            if not isinstance(part, Run) or not self._is_note(part, area):
                break
            self._add(part, "credit")
            length += 1
        if not within and story is not None and not boxed:
            # text that goes on after a table or chart in mid-column is the story's, unless a headline comes first
            following = parts[at - 0 + (length - (at - start)) :]
            del following
            if _text_goes_on(parts[start + length :], story):
                self.current = story
        return length

    def _set_titles(self, titles: Sequence[Run]) -> None:
        head = [run for run in titles if run.role in ("headline", "subhead")] or list(titles[:1])
        for run in titles:
            if run in head[:1] or (run in head and run.style.matches(head[0].style)):
                self._add(run, "headline")
            elif head and run.box.top < head[0].box.top:
                self._add(run, "kicker")
            else:
                self._add(run, "deck")

    def _is_note(self, run: Run, area: Area) -> bool:
        small = run.size < 0.97 * self.draft.body_size or run.style.italic
        gap = run.box.top - area.box.bottom
        near = gap <= 3.2 * self.draft.body_size and overlap_x(run.box, area.box) > 0.5 * run.box.width
        if run.role == "credit":
            return near
        return run.role in ("body", "caption") and small and near and len(run.lines) <= 4 and gap <= 2 * self.draft.body_size

    # -- runs
    def _run(self, parts: Sequence[Part], place: int, boxed: bool) -> int:
        run = parts[place]
        assert isinstance(run, Run)
        role = run.role
        if role in ("headline", "kicker") and _section_label(run, parts[place + 1 :]):
            self.section = run.text
            run.role = "kicker"
            self._open(boxed)
            self._add(run, "kicker")
            return 1
        if role == "kicker":
            self._open(boxed)
            self._add(run, "kicker")
        elif role == "headline":
            self._headline(run, boxed)
        elif role == "subhead" and (self.current is None or not self.current.body_words()) and not (self.current and self.current.runs("headline")):
            if self.current is None or self.current.has_area():
                self._open(boxed)
            self._add(run, "headline")
        elif role == "jump":
            self._jump(run)
        elif role == "caption":
            self._add(run, "caption")
        elif role == "byline" and self.current is not None and self.current.runs("byline") and run.note != "closing":
            self._add(run, "byline")
        else:
            self._add(run, role)
        return 1

    def _headline(self, run: Run, boxed: bool) -> None:
        story = self.current
        fresh = story is not None and not story.body_words() and not story.has_area()
        if fresh and story is not None:
            heads = story.runs("headline")
            if not heads:
                story.boxed = boxed
                self._add(run, "headline")
                return
            if run.style.matches(heads[-1].style) and 0 <= run.box.top - heads[-1].box.bottom < run.size and overlap_x(run.box, heads[-1].box) > 0:
                self._add(run, "headline")
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
        if self.current is None:
            self._open(False)
        assert self.current is not None
        target = (run.extra[0], run.extra[1])
        if run.note == "on":
            self.current.jump_on = target
        else:
            self.current.jump_from = target
        self.current.parts.append(Placed(self.page_no, run, "furniture"))


def _section_label(run: Run, following: Iterable[object]) -> bool:
    """Tell whether a short heading stands over further headings instead of text (*IN BRIEF*, *FROM THE REGIONS*)."""
    if run.word_count > 5 or len(run.lines) > 1:
        return False
    after = [part for part in following if isinstance(part, Run)][:1]
    if not after or not run.text.isupper() or after[0] is run:
        return False
    return after[0].role in ("headline",) and after[0].size <= 1.15 * run.size


def _text_goes_on(parts: Sequence[Part], story: Story) -> bool:
    for part in parts:
        if isinstance(part, Run):
            if part.role in ("headline", "kicker"):
                return False
            if part.role in ("body", "subhead"):
                body = story.runs("body")
                return bool(body) and part.style.matches(body[-1].style)
    return False


def settle_kind(story: Story, draft: PageDraft) -> None:
    """Tell infographics from stories by how much of them is prose."""
    prose = [run for run in story.runs("body") if is_prose(run, draft.body_size)]
    words = sum(run.word_count for run in prose)
    labels = [run for run in story.runs("body", "subhead") if run not in prose]
    numbers = sum(1 for run in labels if _NUMBER.search(run.text) and run.word_count <= 6)
    if story.kind != "story":
        if story.has_area() and words >= 60:
            story.kind = "story"
        else:
            story.parts = [Placed(p.page_no, p.thing, "graphic" if p.role in ("body", "subhead") else p.role) for p in story.parts]
    elif numbers >= 3 and words < 40:
        story.kind = "infographic"
        story.parts = [Placed(p.page_no, p.thing, "graphic" if p.role in ("body", "subhead") else p.role) for p in story.parts]
