"""A page under construction, shared by the steps of this room.

Belongs here: the draft and what it measures of itself. Does not belong here: the steps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipelines.articles.page.shapes import Run, is_raised
from pipelines.articles.page.tags import PageTags
from pipelines.model import Box, Page

#: A line of prose holds at least so many words.
PROSE_WORDS = 3.0
#: Sizes that differ by this share or less are one.
SAME_SIZE = 0.03
#: So many lines of a word or two each are no labels where they run on.
NARROW_LINES = 12


#: A rectangle no thicker than this, so long at least and so many times as long as thick, is a rule too.
THICK = 6.0
LONG = 60.0
RATIO = 15.0


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the page that stays whole: `kind` is ``table``, ``chart`` or ``panel`` (an infographic)."""

    kind: str
    box: Box


@dataclass(eq=False)
class PageDraft:
    """What is known of one page so far; `order` holds its runs in reading order once that is settled.

    `bars` are the strips that hold names of sections.
    """

    page: Page
    runs: list[Run]
    panels: Sequence[Box]
    areas: list[Area] = field(default_factory=list)
    in_area: dict[int, list[Run]] = field(default_factory=dict)
    titles: dict[int, list[Run]] = field(default_factory=dict)
    notes: dict[int, list[Run]] = field(default_factory=dict)
    body_size: float = 9.0
    order: list[Run] = field(default_factory=list)
    label: str | None = None
    section: str | None = None
    contents: tuple[Box, ...] = ()
    tags: PageTags | None = None
    bars: list[Box] = field(default_factory=list)
    #: the ids of the small headings that stand under no headline
    unowned: set[int] = field(default_factory=set)

    @cached_property
    def level_rules(self) -> tuple[Box, ...]:
        """The boxes of the level rules, thick ones, which are drawn as rectangles, among them."""
        bars = [rect.box for rect in self.page.rects if rect.fill is not None]
        thick = [b for b in bars if b.height <= THICK and b.width >= max(LONG, RATIO * b.height)]
        return (*(rule.box for rule in self.page.rules if rule.box.width > 5 * rule.box.height), *thick)

    @cached_property
    def all_rules(self) -> tuple[Box, ...]:
        """The boxes of all rules, thick ones, which are drawn as rectangles, among them."""
        thin = [rule.box for rule in self.page.rules]
        known = {id(box) for box in thin}
        return (*thin, *(box for box in self.level_rules if id(box) not in known))

    def content(self) -> list[Run]:
        """Return the runs that are not furniture."""
        return [run for run in self.runs if run.role not in ("furniture", "turned")]

    def loose(self) -> list[Run]:
        """Return the content outside tables and charts."""
        return [run for run in self.content() if not run.in_region]


def usual_size(runs: Iterable[Run], foot: float = float("inf")) -> float | None:
    """Return the size in which most prose of `runs` is set; None when there is no prose.

    What stands below `foot` or begins with a raised mark counts for less: notes do.
    """
    sizes: Counter[float] = Counter()
    for run in runs:
        if run.words_per_line >= PROSE_WORDS and (len(run.lines) >= 2 or run.word_count >= 8):
            characters = run.character_count
            is_note = run.box.top >= foot or is_raised(run.lines[0].words[0])
            sizes[run.size] += characters // 3 if is_note else characters
    if not sizes:
        return None
    usual, most = sizes.most_common(1)[0]
    if 2 * most >= sizes.total():  # nearly always
        return usual
    middle = max(sizes, key=lambda size: (sum(sizes[other] for other in _about(size, sizes)), sizes[size]))
    return max(_about(middle, sizes), key=lambda size: sizes[size])


def _about(size: float, sizes: Iterable[float]) -> list[float]:
    """Return the sizes that are as good as one: programs print one text in sizes a few hundredths apart."""
    return [other for other in sizes if abs(other - size) <= SAME_SIZE * size]


def is_prose(run: Run, body_size: float) -> bool:
    """Tell whether a run is text to be read in sentences, by its measure and size."""
    if run.size > 1.3 * body_size or run.words_per_line < 2.2:
        return run.size <= 1.3 * body_size and len(run.lines) >= NARROW_LINES and _runs_on(run)
    return len(run.lines) >= 3 or (run.word_count >= 8 and run.words_per_line >= 4)


def _runs_on(run: Run) -> bool:
    """Tell whether lines of a word or two are text beside a wide picture: most of them begin in lower case."""
    return sum(line.text[:1].islower() for line in run.lines) > 0.5 * len(run.lines)
