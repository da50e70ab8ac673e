"""Stories on the page: a headline over columns of text, with all that a story may carry.

Belongs here: the parts of one story and their placing in one area, and the truth of it. Does not belong here: the
arrangement of several stories.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from tests.samples import setting
from tests.samples.setting import Flow, Look, Piece
from tests.samples.sheet import Area, Sheet
from tests.samples.truth import (
    Annotated,
    TrueArticle,
    TrueCitation,
    TrueEntity,
    TrueFigure,
    plain,
    read_annotations,
)

RULE_GREY = "#222222"


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture with its caption: over `span` columns from `column` on, at `depth` (0 top, 1 bottom) of the area."""

    caption: str
    column: int = 0
    span: int = 1
    depth: float = 0.4
    height: float = 80.0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Story:
    """One story with annotated text; a paragraph that starts with ``## `` is a subhead."""

    key: str
    headline: str
    paragraphs: tuple[str, ...]
    kicker: str | None = None
    deck: str | None = None
    byline: str | None = None
    byline_last: bool = False
    credit: str | None = None
    pull_quote: str | None = None
    drop_cap: bool = False
    photos: tuple[Photo, ...] = ()
    from_page: str | None = None
    on_page: str | None = None
    kind: str = "story"


@dataclass(frozen=True, slots=True)
class Dress:
    """How one story is set in its area; its text flows around what is `reserved` for others."""

    columns: int = 2
    weights: tuple[float, ...] = ()
    head_size: float = 20.0
    head_columns: int | None = None
    column_rules: bool = False
    box: bool = False
    tint: str | None = None
    inset: float = 7.0
    balance: bool = True
    byline_font: str | None = None
    head_centred: bool = False
    reserved: tuple[Area, ...] = ()
    reversed_head: bool = False
    caption_font: str | None = None
    caption_size: float = 6.6
    kicker_size: float = 7.5


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a story ended on this page and what is left of it for a later one."""

    bottom: float
    rest: tuple[Piece, ...] = ()


@dataclass
class Record:
    """The truth as it grows while stories are placed."""

    articles: dict[str, TrueArticle] = field(default_factory=dict)
    figures: list[TrueFigure] = field(default_factory=list)
    entities: list[TrueEntity] = field(default_factory=list)
    citations: list[TrueCitation] = field(default_factory=list)

    def note(self, annotated: Annotated) -> str:
        """Keep what `annotated` says and return its text."""
        self.figures += annotated.figures
        self.entities += annotated.entities
        self.citations += annotated.citations
        return annotated.text

    def note_story(self, story: Story) -> None:
        """Keep the truth of a whole story, also what its headline, caption and byline say."""
        body = tuple(
            self.note(read_annotations(text, story.key)) for text in story.paragraphs if not text.startswith("## ")
        )
        for text in (story.headline, story.kicker, story.deck, *(t for t in story.paragraphs if t.startswith("## "))):
            self.note(read_annotations(text or "", f"{story.key}/headline", optional=True))
        for photo in story.photos:
            self.note(read_annotations(photo.caption, f"{story.key}/caption"))
        for text in (story.byline, story.credit):
            self.note(read_annotations(text or "", f"{story.key}/byline"))
        byline = plain(story.byline) if story.byline else None
        self.articles[story.key] = TrueArticle(
            plain(story.headline), body, byline, story.kind, _label(story.from_page), _label(story.on_page)
        )


def _label(jump: str | None) -> str | None:
    return jump.split()[-1].strip(".)") if jump else None


def pieces_of(story: Story) -> tuple[Piece, ...]:
    """Return the running text of `story`, ready to be set."""
    found = []
    after_break = True
    for text in story.paragraphs:
        subhead = text.startswith("## ")
        words = tuple(plain(text.removeprefix("## ")).split())
        drop = story.drop_cap and not found and re.match(r"[A-Za-z]", words[0]) is not None
        found.append(Piece(words, subhead=subhead, indented=not after_break, drop_cap=drop))
        after_break = subhead
    return tuple(found)


def heading(sheet: Sheet | None, story: Story, area: Area, look: Look, dress: Dress) -> float:
    """Print (or only measure, without a sheet) what stands over the columns; return where the columns start."""
    top = area.top
    top = _lines(sheet, story.kicker, area, top, look.face(look.sans_bold, dress.kicker_size, 1.5))
    head_width = area.width
    if dress.head_columns:
        head_width = (
            setting.columns(area, dress.columns, look.gutter, dress.weights)[dress.head_columns - 1].right - area.x
        )
    head_area = Area(area.x, area.top, head_width, area.bottom)
    face = look.face(look.head, dress.head_size, 1.12)
    if dress.reversed_head:
        band = _lines(None, story.headline, head_area.inset(4), top, face) + 4
        if sheet:
            sheet.rect(Area(area.x, top - 2, area.width, band), fill="#1a1a1a")
        top = _lines(sheet, story.headline, head_area.inset(4), top, face, color="#ffffff") + 4
    else:
        top = _lines(sheet, story.headline, head_area, top, face, centred=dress.head_centred)
    top += 0.12 * dress.head_size
    if story.from_page:
        top = _lines(sheet, story.from_page, area, top, look.face(look.sans, 7, 1.5))
    top = _lines(sheet, story.deck, head_area, top, look.face(look.italic, max(10.0, 0.5 * dress.head_size), 1.2))
    if story.byline and not story.byline_last:
        top = _lines(sheet, story.byline, area, top, look.face(dress.byline_font or look.sans_bold, 7.5, 1.6))
    return top + 2


def place(
    sheet: Sheet, story: Story, area: Area, look: Look, dress: Dress, *, pieces: tuple[Piece, ...] | None = None
) -> Placed:
    """Print `story` in `area`; `pieces` are given for the rest of a story that started on an earlier page."""
    inner = area.inset(dress.inset) if dress.box or dress.tint else area
    start = heading(None, story, inner, look, dress)
    slots = setting.columns(inner.below(start), dress.columns, look.gutter, dress.weights)
    holes = [_photo_hole(photo, slots, look, dress) for photo in story.photos]
    quote = _quote_hole(story, slots, look)
    for hole in [*holes, *([quote] if quote else []), *dress.reserved]:
        slots = setting.cut(slots, hole, 0.7 * look.body.leading)
    text = pieces_of(story) if pieces is None else pieces
    tail = _tail_room(story, look)
    fitted = (*slots[:-1], replace(slots[-1], bottom=slots[-1].bottom - tail))
    balance = dress.balance and not holes and not quote and not dress.reserved
    done = setting.balanced(text, fitted, look) if balance else setting.flow(text, fitted, look)
    bottom = max([done.bottom, *(hole.bottom for hole in holes), *([quote.bottom] if quote else [])])
    end = _last(done, slots) + tail
    bottom = max(bottom, end)
    frame = Area(area.x, area.top, area.width, min(area.bottom, bottom + dress.inset))
    if dress.box or dress.tint:
        sheet.rect(frame, fill=dress.tint, stroke="#000000" if dress.box else None, width=0.8)
    heading(sheet, story, inner, look, dress)
    for photo, hole in zip(story.photos, holes, strict=True):
        _draw_photo(sheet, photo, hole, look, dress)
    if quote and story.pull_quote:
        _draw_quote(sheet, story.pull_quote, quote, look)
    setting.draw(sheet, done.lines)
    if dress.column_rules:
        _column_rules(sheet, inner, start, bottom, look, dress, [*holes, *([quote] if quote else [])])
    _draw_tail(sheet, story, done, slots, look)
    return Placed(frame.bottom if dress.box or dress.tint else bottom, done.rest)


def capacity(story: Story, area: Area, look: Look, dress: Dress) -> bool:
    """Tell whether the whole of `story` fits into `area`."""
    inner = area.inset(dress.inset) if dress.box or dress.tint else area
    slots = setting.columns(
        inner.below(heading(None, story, inner, look, dress)), dress.columns, look.gutter, dress.weights
    )
    holes = [_photo_hole(photo, slots, look, dress) for photo in story.photos]
    quote = _quote_hole(story, slots, look)
    for hole in [*holes, *([quote] if quote else []), *dress.reserved]:
        slots = setting.cut(slots, hole, 0.7 * look.body.leading)
    fitted = (*slots[:-1], replace(slots[-1], bottom=slots[-1].bottom - _tail_room(story, look)))
    return not setting.flow(pieces_of(story), fitted, look).rest


def fitted(story: Story, area: Area, look: Look, dress: Dress) -> Area:
    """Return the shortest area from the top of `area` that holds all of `story`; `area` itself where none does."""
    if not capacity(story, area, look, dress):
        return area
    low, high = area.top, area.bottom
    while high - low > 2:
        middle = (low + high) / 2
        if capacity(story, replace(area, bottom=middle), look, dress):
            high = middle
        else:
            low = middle
    return replace(area, bottom=high)


def _lines(
    sheet: Sheet | None,
    text: str | None,
    area: Area,
    top: float,
    face: setting.Face,
    *,
    centred: bool = False,
    color: str = "#000000",
) -> float:
    for line in setting.wrap(plain(text), face, area.width) if text else []:
        if sheet and centred:
            sheet.text_centre(area.x + area.width / 2, top, line, face)
        elif sheet:
            sheet.text(area.x, top, line, face, color=color)
        top += face.leading
    return top


def _photo_hole(photo: Photo, slots: tuple[Area, ...], look: Look, dress: Dress) -> Area:
    first, last = slots[photo.column], slots[photo.column + photo.span - 1]
    face = _caption_face(look, dress)
    lines = setting.wrap(plain(photo.caption), face, last.right - first.x)
    height = photo.height + 3 + len(lines) * face.leading
    top = first.top + photo.depth * max(0.0, first.height - height)
    return Area(first.x, top, last.right - first.x, top + height)


def _caption_face(look: Look, dress: Dress) -> setting.Face:
    return look.face(dress.caption_font or look.sans, dress.caption_size, 1.15)


def _draw_photo(sheet: Sheet, photo: Photo, hole: Area, look: Look, dress: Dress) -> None:
    sheet.photo(Area(hole.x, hole.top, hole.width, hole.top + photo.height), photo.seed)
    _lines(sheet, photo.caption, hole, hole.top + photo.height + 3, _caption_face(look, dress))


def _quote_hole(story: Story, slots: tuple[Area, ...], look: Look) -> Area | None:
    if not story.pull_quote:
        return None
    first = 1 if len(slots) > 2 else 0
    last = min(len(slots) - 1, first + 1) if len(slots) > 2 else first
    width = slots[last].right - slots[first].x
    height = len(setting.wrap(story.pull_quote, _quote_face(look), width)) * _quote_face(look).leading + 12
    top = slots[first].top + 0.42 * slots[first].height - height / 2
    return Area(slots[first].x, top, width, top + height)


def _quote_face(look: Look) -> setting.Face:
    return look.face(look.italic, 1.65 * look.body.size, 1.2)


def _draw_quote(sheet: Sheet, quote: str, hole: Area, look: Look) -> None:
    sheet.line(hole.x, hole.top, hole.right, hole.top, width=1)
    sheet.line(hole.x, hole.bottom, hole.right, hole.bottom, width=1)
    _lines(sheet, quote, hole, hole.top + 6, _quote_face(look), centred=True)


def _tail_room(story: Story, look: Look) -> float:
    parts = (story.byline_last and bool(story.byline)) + bool(story.credit) + bool(story.on_page)
    return parts * 1.25 * look.body.leading


def _draw_tail(sheet: Sheet, story: Story, done: Flow, slots: tuple[Area, ...], look: Look) -> None:
    top = _last(done, slots)
    slot = slots[done.last_slot] if done.lines else slots[0]
    if story.on_page:
        sheet.text_right(slot.right, top, story.on_page, look.face(look.sans, 7, 1.4))
        top += 1.25 * look.body.leading
    if story.byline_last and story.byline:
        sheet.text_right(slot.right, top, plain(story.byline), look.face(look.italic, look.body.size, 1.2))
        top += 1.25 * look.body.leading
    if story.credit:
        sheet.text(slot.x, top + 2, plain(story.credit), look.face(look.sans, 6.2, 1.3))


def _last(done: Flow, slots: tuple[Area, ...]) -> float:
    if not done.lines:
        return slots[0].top
    return done.lines[-1].top + done.lines[-1].face.leading


def _column_rules(
    sheet: Sheet, inner: Area, top: float, bottom: float, look: Look, dress: Dress, holes: list[Area]
) -> None:
    found = setting.columns(inner, dress.columns, look.gutter, dress.weights)
    for left in found[:-1]:
        x = left.right + look.gutter / 2
        crossed = sorted(((h.top - 3, h.bottom + 3) for h in holes if h.x < x < h.right), key=lambda h: h[0])
        start = top
        for upper, lower in crossed:
            sheet.line(x, start, x, upper, width=0.4, color=RULE_GREY)
            start = lower
        sheet.line(x, start, x, bottom, width=0.4, color=RULE_GREY)
