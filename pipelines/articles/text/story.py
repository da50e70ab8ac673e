"""A story under construction: what stands under one headline, with the role of each part.

Belongs here: the type that grouping, briefs and jumps share. Does not belong here: how parts come together (`stories`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.articles.page.draft import Area
from pipelines.articles.page.shapes import Run
from pipelines.articles.text.footnotes import FOOTNOTE
from pipelines.values import frozen


@frozen
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
    subhead_first: bool = False

    def runs(self, *roles: str) -> list[Run]:
        return [part.thing for part in self.parts if isinstance(part.thing, Run) and part.role in roles]

    def text(self) -> list[Run]:
        """Return the body's runs without the footnotes: what goes on in the next column, or on the next page."""
        return [run for run in self.runs("body") if run.note != FOOTNOTE]

    @property
    def headline(self) -> str:
        return " ".join(run.text for run in self.runs("headline"))

    def body_words(self) -> int:
        return sum(run.word_count for run in self.runs("body"))

    def has_area(self) -> bool:
        return any(isinstance(part.thing, Area) for part in self.parts)

    def is_signature(self) -> bool:
        """Tell whether nothing but the signature of another page's text is in it."""
        return self.open_start and all(isinstance(p.thing, Run) and p.thing.note == "closing" for p in self.parts)

    def pages(self) -> list[int]:
        return [part.page_no for part in self.parts]
