"""A paper set by its manners: running heads, cells with stories, pictures with captions on any side, boxes, jumps.

Belongs here: what the free layouts share. Does not belong here: their arrangement (`free_layouts`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from tests.samples.flowing import Set, Unit, draw, flow, unit
from tests.samples.manners import CAPTIONS, Manners, Tale
from tests.samples.prose import grammar
from tests.samples.setting import columns
from tests.samples.sheet import Area, Face, Sheet
from tests.samples.truth import TrueArticle, Truth

MONTHS = ("January", "March", "April", "June", "August", "September", "October")


@dataclass
class Broadside:
    """One issue in the making."""

    family: str
    seed: int
    width: float = 640.0
    height: float = 880.0
    manners: Manners = field(init=False)
    sheet: Sheet = field(init=False)
    articles: dict[str, TrueArticle] = field(default_factory=dict)
    page_no: int = 0

    def __post_init__(self) -> None:
        self.manners = Manners(self.seed * 977 + sum(map(ord, self.family)))
        self.draw = self.manners.draw
        self.sheet = Sheet(self.width, self.height, f"{self.family} {self.seed}", ligatures=self.draw.random() < 0.4)
        self.paper = self.draw.choice(grammar()["words"]["papers"])
        self.number = self.draw.randint(2, 60)
        self.date = f"{self.draw.choice(MONTHS)} {self.draw.randint(2, 27)}, 2024"
        self.margin = self.draw.choice((34.0, 42.0, 50.0))
        self.running = self.draw.choice(("head", "foot", "side", "both"))

    # -- pages
    def front(self) -> Area:
        """Begin the first page under a masthead of one of several forms."""
        self.page_no = 1
        sheet, m, left, right = self.sheet, self.manners, self.margin, self.width - self.margin
        form = self.draw.choice(("centred", "left", "boxed", "strip"))
        small = Face(m.small_font, 7.5, 10)
        if form == "boxed":
            sheet.rect(Area(left, 26, right - left, 84), fill=m.color)
            sheet.text(left + 12, 32, self.paper, Face(m.bold, 32, 36), color="#ffffff")
            sheet.text(left + 14, 68, f"{self.date}  |  No. {self.number}", small, color="#ffffff")
            return Area(left, 98, right - left, self.height - 50)
        if form == "strip":
            sheet.text(left, 24, f"No. {self.number}", small)
            sheet.text_right(right, 24, self.date, small)
            sheet.line(left, 36, right, 36)
            sheet.text_centre(self.width / 2, 40, self.paper, Face(m.head_font, 36, 40))
            sheet.line(left, 84, right, 84, width=1.5)
            return Area(left, 96, right - left, self.height - 50)
        big = Face(m.head_font, 36, 42)
        if form == "centred":
            sheet.text_centre(self.width / 2, 22, self.paper, big)
        else:
            sheet.text(left, 22, self.paper, big)
        sheet.line(left, 68, right, 68, width=1)
        sheet.text(left, 71, self.date, small)
        sheet.text_centre(self.width / 2, 71, "Independent since 1921", small)
        sheet.text_right(right, 71, f"No. {self.number}", small)
        sheet.line(left, 83, right, 83)
        return Area(left, 94, right - left, self.height - 50)

    def inside(self) -> Area:
        """Begin the next page with its running head, foot or side."""
        self.sheet.next_page()
        self.page_no += 1
        sheet, m, left, right = self.sheet, self.manners, self.margin, self.width - self.margin
        small = Face(m.small_font, 7.5, 10)
        top, bottom = 40.0, self.height - 40
        if self.running in ("head", "both"):
            section = self.draw.choice(grammar()["words"]["sections"])
            spaced = self.draw.random() < 0.3
            sheet.text(left, 24, section, Face(m.bold, 9, 12), tracking=4.0 if spaced else 0.0)
            sheet.text_right(right, 24, self.date, small)
            if self.running == "head":
                sheet.text_right(right - 90, 23, str(self.page_no), Face(m.bold, 10, 12))
            sheet.line(left, 37, right, 37, width=0.7)
            top = 50.0
        if self.running in ("foot", "both"):
            sheet.text(left, self.height - 30, self.paper, small)
            sheet.text_right(right, self.height - 30, f"{self.date}   {self.page_no}", small)
            bottom = self.height - 48
        if self.running == "side":
            sheet.rotated(right + 18, 360, f"{self.paper} | {self.date} | {self.page_no}", small)
        return Area(left, top, right - left, bottom)

    # -- stories
    def note(self, tale: Tale) -> None:
        """Keep what `tale` says."""
        self.articles[tale.key] = tale.truth()

    def fit(self, tale: Tale, slots: tuple[Area, ...], obstacles: tuple[Area, ...] = ()) -> tuple[Tale, Set] | None:
        """Return the longest version of `tale` that fits, and its setting; None where nothing does."""
        for count in range(len(tale.paragraphs), 0, -1):
            if tale.paragraphs[count - 1][0] in ("sub", "question"):
                continue
            short = replace(tale, paragraphs=tale.paragraphs[:count])
            done = flow((*self.manners.body_units(short), *self.manners.tail_units(short)), slots, obstacles)
            if not done.rest:
                return short, done
        return None

    def cell(
        self,
        tale: Tale,
        area: Area,
        count: int,
        size: float,
        *,
        head_span: int = 0,
        beside: bool = False,
        weights: tuple[float, ...] = (),
        obstacles: tuple[Area, ...] = (),
        balance: bool = True,
        rules: bool = False,
        jump_to: int | None = None,
        tight: float = 0.0,
    ) -> tuple[float, tuple[Unit, ...]]:
        """Print `tale` in `count` columns; the head spans the first `head_span`, or stands in the first one, `beside`.

        Returns where it ended and, for a story that jumps, the units left.
        """
        m = self.manners
        lanes = columns(area, count, m.gutter, weights)
        span = head_span or count
        if beside:
            head = flow(m.head_units(tale, size), (lanes[0],), obstacles)
            slots = lanes[1:]
        else:
            room = Area(area.x, area.top, lanes[span - 1].right - area.x, area.bottom)
            head = flow(m.head_units(tale, size), (room,), ())
            start = head.bottom + 3 + tight
            slots = tuple(lane.below(start) if n < span else lane for n, lane in enumerate(lanes))
        if head.rest:
            return area.top, ()
        if jump_to is not None:
            form = m.jump_form[0].format(jump_to, title=_short(tale.headline))
            small = max(6.5, 0.85 * m.size)
            last = slots[-1]
            done = flow(m.body_units(tale), (*slots[:-1], replace(last, bottom=last.bottom - 1.6 * small)), obstacles)
            if not done.rest:
                return self.cell(tale, area, count, size, head_span=head_span, weights=weights, obstacles=obstacles)
            draw(self.sheet, head.rows + done.rows)
            end = flow(
                (unit(form, m.jump_font, small, small * 1.3, align=self.draw.choice(("left", "right"))),),
                (replace(last, top=done.bottom + 1, bottom=done.bottom + 40),),
            )
            draw(self.sheet, end.rows)
            self.note(tale)
            return area.bottom, done.rest
        fitted = self.fit(tale, slots, obstacles)
        if fitted is None:
            return area.top, ()
        tale, done = fitted
        if balance and not obstacles:
            done = self._balanced(tale, slots)
        draw(self.sheet, head.rows + done.rows)
        self.note(tale)
        lowest = (
            max(done.lowest, head.lowest, *(o.bottom for o in obstacles), 0.0)
            if obstacles
            else max(done.lowest, head.lowest)
        )
        if rules:
            for left, right in pairwise(slots):
                x = (left.right + right.x) / 2
                clear = [o for o in obstacles if o.x - 2 < x < o.right + 2]
                if not clear:
                    self.sheet.line(x, max(left.top, right.top), x, lowest, width=0.4)
        return lowest, ()

    def _balanced(self, tale: Tale, slots: tuple[Area, ...]) -> Set:
        units = (*self.manners.body_units(tale), *self.manners.tail_units(tale))
        low, high = min(s.top for s in slots), max(s.bottom for s in slots)
        while high - low > 1:
            middle = (low + high) / 2
            trial = tuple(replace(s, bottom=max(s.top, min(s.bottom, middle))) for s in slots)
            low, high = (middle, high) if flow(units, trial).rest else (low, middle)
        return flow(units, tuple(replace(s, bottom=max(s.top, min(s.bottom, high))) for s in slots))

    def rest(self, tale: Tale, left: tuple[Unit, ...], area: Area, count: int, size: float, page: int) -> float:
        """Print the second half of a story from page `page`, under its headline, a short one or a line alone."""
        m = self.manners
        form = m.jump_form[1].format(page, title=_short(tale.headline))
        shown = self.draw.choice((tale.headline, _short(tale.headline), " ".join(tale.headline.split()[:4])))
        head = flow(m.head_units(Tale(tale.key, shown, ()), size, jump=form), (area,))
        slots = columns(area.below(head.bottom + 3), count, m.gutter)
        low, high = slots[0].top, area.bottom
        while high - low > 1:
            middle = (low + high) / 2
            trial = tuple(replace(s, bottom=middle) for s in slots)
            low, high = (middle, high) if flow(left, trial).rest else (low, middle)
        done = flow(left, tuple(replace(s, bottom=high) for s in slots))
        if done.rest:  # too long for the room: what is not printed is no part of the truth
            self.articles.pop(tale.key, None)
        draw(self.sheet, head.rows + done.rows)
        return done.lowest

    # -- pictures and boxes
    def picture(self, area: Area, side: str = "below") -> Area:
        """Print a picture in `area` with its caption on one side; return what it took."""
        m = self.manners
        size = max(6.3, 0.86 * m.size)
        font = {"italic": m.italic, "bold": m.bold}.get(m.caption_form, m.small_font)
        text = self.draw.choice(CAPTIONS)
        words = tuple((word, font) for word in text.split())
        if m.caption_form == "lead":
            words = (
                tuple((w, m.bold) for w in self.draw.choice(("RIVERSIDE:", "Quayside.", "All aboard:")).split()) + words
            )
        caption = Unit(words, size, size * 1.15)
        if side == "right":
            width = 0.66 * area.width
            self.sheet.photo(Area(area.x, area.top, width, area.bottom), self.draw.randrange(10**6))
            done = flow((caption,), (Area(area.x + width + 5, area.top, area.width - width - 5, area.bottom + 60),))
            draw(self.sheet, done.rows)
            return Area(area.x, area.top, area.width, max(area.bottom, done.bottom))
        depth = flow((caption,), (Area(area.x, 0, area.width, 400),)).bottom
        if side == "above":
            draw(self.sheet, flow((caption,), (replace(area, bottom=area.bottom + 50),)).rows)
            self.sheet.photo(Area(area.x, area.top + depth + 3, area.width, area.bottom), self.draw.randrange(10**6))
            return area
        self.sheet.photo(Area(area.x, area.top, area.width, area.bottom - depth - 3), self.draw.randrange(10**6))
        if self.draw.random() < 0.35:
            credit = Face(m.small_font, 5.6, 7)
            self.sheet.text_right(area.right, area.bottom - depth - 3, f"Photo: {m.name()}", credit)
            area = replace(area, bottom=area.bottom + 7)
        draw(self.sheet, flow((caption,), (Area(area.x, area.bottom - depth, area.width, area.bottom + 20),)).rows)
        return area

    def box(self, tale: Tale, area: Area, count: int, size: float, *, tint: str | None, stroke: bool = True) -> Area:
        """Print `tale` in a frame or on a tint, as high as it needs; return the frame."""
        inner = area.inset(8)
        lanes = columns(inner, count, self.manners.gutter)
        head = flow(self.manners.head_units(tale, size), (inner,))
        slots = tuple(lane.below(head.bottom + 3) for lane in lanes)
        fitted = self.fit(tale, slots)
        if fitted is None:
            return replace(area, bottom=area.top)
        done = self._balanced(fitted[0], slots) if count > 1 else fitted[1]
        frame = Area(area.x, area.top, area.width, done.lowest + 8)
        self.sheet.rect(frame, fill=tint, stroke="#000000" if stroke else None, width=0.7)
        draw(self.sheet, head.rows + done.rows)
        self.note(fitted[0])
        return frame

    def finish(self) -> tuple[bytes, Truth]:
        """Return the file and its truth."""
        truth = Truth(f"{self.family}-{self.seed}.pdf", self.paper, f"No. {self.number}", self.date, self.articles)
        return self.sheet.finish(), truth


def _short(headline: str) -> str:
    return headline.split()[0].strip(",:").upper()
