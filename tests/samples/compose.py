"""Arranges drawn stories on pages: furniture, rows of cells, stories cut to fit, jumps to later pages.

Belongs here: what all layout families share. Does not belong here: one family's choices.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tests.samples import setting, stories
from tests.samples.prose import Writer, grammar
from tests.samples.setting import Look, Piece
from tests.samples.sheet import Area, Sheet
from tests.samples.stories import Dress, Photo, Record, Story
from tests.samples.truth import TrueEntity, Truth, merge_entities

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")


class DoesNotFitError(Exception):
    """A layout drawn by chance has a story that is longer than its place."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A story that stopped on one page and goes on on another."""

    story: Story
    rest: tuple[Piece, ...]


@dataclass
class Press:
    """One issue in the making: its paper, its prose, its truth so far."""

    family: str
    seed: int
    look: Look
    width: float = 612.0
    height: float = 792.0
    margin: float = 36.0
    ligatures: bool = False
    writer: Writer = field(init=False)
    sheet: Sheet = field(init=False)
    record: Record = field(default_factory=Record)
    count: int = 0
    page_no: int = 0

    def __post_init__(self) -> None:
        self.writer = Writer(self.seed * 7919 + sum(map(ord, self.family)))
        draw = self.writer.draw
        self.sheet = Sheet(self.width, self.height, f"{self.family} {self.seed}", ligatures=self.ligatures)
        self.paper = draw.choice(grammar()["words"]["papers"])
        self.number = draw.randint(2, 48)
        day = draw.randint(2, 24)
        self.date = f"{draw.choice(MONTHS)} {day}, 2024"

    def front(self) -> Area:
        """Begin the first page with its masthead; return the room below."""
        self.page_no = 1
        look, middle = self.look, self.width / 2
        face = look.face(look.head, 38, 1.1)
        if self.writer.draw.random() < 0.5:
            self.sheet.text_centre(middle, 24, self.paper, face)
        else:
            self.sheet.text(self.margin, 24, self.paper, face)
        small = look.face(look.sans, 7.5)
        self.sheet.line(self.margin, 74, self.width - self.margin, 74, width=1)
        self.sheet.text(self.margin, 77, self.date, small)
        self.sheet.text_right(self.width - self.margin, 77, f"No. {self.number}", small)
        self.sheet.line(self.margin, 90, self.width - self.margin, 90)
        return self._room(102)

    def inside(self) -> Area:
        """Begin the next page with a running head and folio; return the room below."""
        self.sheet.next_page()
        self.page_no += 1
        look = self.look
        section = self.writer.draw.choice(grammar()["words"]["sections"])
        self.sheet.text(self.margin, 30, self.date, look.face(look.sans, 7.5))
        self.sheet.text_centre(self.width / 2, 28, section, look.face(look.sans_bold, 10))
        self.sheet.text_right(self.width - self.margin, 28, str(self.page_no), look.face(look.sans_bold, 9))
        self.sheet.line(self.margin, 43, self.width - self.margin, 43, width=0.8)
        return self._room(56)

    def story(
        self,
        *,
        words: int = 400,
        kicker: bool = False,
        deck: bool = False,
        byline: bool = True,
        subheads: bool = False,
        figures: float = 0.35,
    ) -> Story:
        """Draw a new story, longer than it will probably be set; `write_to_fit` cuts it."""
        self.writer.new_story()
        self.count += 1
        paragraphs = list(self.writer.paragraphs(words, figures))
        if subheads:
            titles = grammar()["words"]["subheads"]
            for number, at in enumerate(range(2, len(paragraphs), 3)):
                paragraphs.insert(at + number, f"## {titles[(at + self.count) % len(titles)]}")
        return Story(
            key=f"s{self.count}",
            headline=self.writer.headline(),
            paragraphs=tuple(paragraphs),
            kicker=self.writer.word("kickers") if kicker else None,
            deck=self.writer.word("decks") if deck else None,
            byline=self.writer.byline() if byline else None,
        )

    def photo(self, column: int, *, span: int = 1, depth: float = 0.5, height: float = 70) -> Photo:
        """Draw a photo with a caption that fits the current story."""
        caption = self.writer.word("captions")
        return Photo(caption, column, span, depth, height, self.writer.draw.randrange(10**6))

    def set_story(
        self, story: Story, area: Area, dress: Dress, *, jump_to: str | None = None
    ) -> tuple[float, Jump | None]:
        """Print `story`: cut to fit (left out where not even a sentence fits), or broken off with a jump line."""
        if jump_to is None:
            story = write_to_fit(story, area, self.look, dress)
            if not stories.capacity(story, area, self.look, dress):
                return area.top, None
            if dress.box or dress.tint or not dress.balance:
                area = stories.fitted(story, area, self.look, dress)
            self.record.note_story(story)
            placed = stories.place(self.sheet, story, area, self.look, dress)
            if placed.rest:
                raise DoesNotFitError(f"{self.family} {self.seed}: {story.key}")
            return placed.bottom, None
        shown = replace(story, on_page=jump_to)
        self.record.note_story(story)
        placed = stories.place(self.sheet, shown, area, self.look, replace(dress, balance=False))
        return placed.bottom, Jump(story, placed.rest)

    def set_rest(self, jump: Jump, area: Area, dress: Dress, *, headline: str, line: str) -> float:
        """Print the rest of a story that jumped, under `headline` with the jump line `line`."""
        head = Story(jump.story.key, headline, (), from_page=line)
        placed = stories.place(self.sheet, head, area, self.look, dress, pieces=jump.rest)
        if placed.rest:
            raise DoesNotFitError(f"{self.family} {self.seed}: the rest of {jump.story.key}")
        return placed.bottom

    def finish(self) -> tuple[bytes, Truth]:
        """Return the file and its truth."""
        waived = [TrueEntity("TECHNOLOGY", name, (), True) for name in grammar()["optional_technologies"]]
        waived.append(TrueEntity("ORG|PRODUCT", self.paper, (self.paper.removeprefix("The "),), True))
        record = self.record
        truth = Truth(
            f"{self.family}-{self.seed}.pdf",
            self.paper,
            f"No. {self.number}",
            self.date,
            record.articles,
            tuple(record.figures),
            merge_entities([*record.entities, *waived]),
            tuple(dict.fromkeys(record.citations)),
        )
        return self.sheet.finish(), truth

    def _room(self, top: float) -> Area:
        return Area(self.margin, top, self.width - 2 * self.margin, self.height - 44)


def write_to_fit(story: Story, area: Area, look: Look, dress: Dress) -> Story:
    """Return `story` without the last paragraphs that do not fit into `area`; at least one stays."""
    low, high = 1, len(story.paragraphs)
    while low < high:
        middle = (low + high + 1) // 2
        if stories.capacity(replace(story, paragraphs=story.paragraphs[:middle]), area, look, dress):
            low = middle
        else:
            high = middle - 1
    kept = list(story.paragraphs[:low])
    while kept[-1].startswith("## "):
        kept.pop()
    short = replace(story, paragraphs=tuple(kept))
    sentences = kept[0].split(". ")
    while len(kept) == 1 and len(sentences) > 1 and not stories.capacity(short, area, look, dress):
        sentences.pop()
        short = replace(story, paragraphs=(". ".join(sentences) + ".",))
    return short


def cells(area: Area, grid: int, partition: tuple[int, ...], gutter: float) -> list[Area]:
    """Return side-by-side areas that take `partition` columns each of a grid of `grid` columns."""
    lanes = setting.columns(area, grid, gutter)
    found, at = [], 0
    for span in partition:
        found.append(Area(lanes[at].x, area.top, lanes[at + span - 1].right - lanes[at].x, area.bottom))
        at += span
    return found
