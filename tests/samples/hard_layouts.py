"""Layout families that are hard to read: dog-legs, mosaics, unusual styles, quirks of print.

Belongs here: what makes each of them different. Does not belong here: the plainer families (`layouts`).
"""

from __future__ import annotations

import random
from dataclasses import replace

from tests.samples import setting
from tests.samples.compose import Press, cells
from tests.samples.rows import rows, set_row, spanning_cells
from tests.samples.setting import look_named
from tests.samples.sheet import Area
from tests.samples.stories import Dress
from tests.samples.truth import Truth

BYLINES = ("Words: {}", "By {} in [Turku]{{GPE}}", "{} reports", "Text and photos: {}", "BY {}")


def dogleg(seed: int) -> tuple[bytes, Truth]:
    """A lead that runs down one column in full and over the others only above a second story: an L on its side."""
    press = Press("dogleg", seed, look_named("times" if seed % 2 else "vera"), 680, 860)
    draw = press.writer.draw
    page = press.front()
    grid = draw.choice([4, 5])
    lanes = setting.columns(page, grid, press.look.gutter)
    split = page.top + draw.uniform(0.48, 0.6) * page.height
    inner = Area(lanes[1].x, split, page.right - lanes[1].x, page.bottom)
    lead = press.story(words=1500, kicker=True, deck=draw.random() < 0.5)
    dress = Dress(grid, head_size=28, balance=False, reserved=(inner,), column_rules=False)
    press.set_story(replace(lead, byline=press.writer.byline()), page, dress)
    if draw.random() < 0.5:
        press.sheet.line(inner.x, inner.top - 3, inner.right, inner.top - 3, width=0.7)
    set_row(press, inner, grid - 1, draw.choice([(2, grid - 3), (grid - 1,)]))
    return press.finish()


def mosaic(seed: int) -> tuple[bytes, Truth]:
    """A page cut in halves and thirds again and again, with narrow gaps, gutters and hairlines that vary by seed."""
    draw = random.Random(seed)
    base = look_named(draw.choice(["times", "vera", "times_ragged", "small_times", "helvetica"]))
    look = replace(base, gutter=draw.choice([7.0, 9.0, 12.0, 16.0]))
    press = Press("mosaic", seed, look, draw.choice([612, 680, 760]), draw.choice([792, 860, 940]))
    page = press.front()
    grid = draw.choice([4, 5, 6]) if look.body.size < 9.5 else 4
    hairlines = draw.random() < 0.5
    for area, span in _pieces(draw, page, grid, look.gutter, depth=0):
        story = press.story(
            words=900, kicker=draw.random() < 0.3, deck=span > 2 and draw.random() < 0.3, byline=draw.random() < 0.7
        )
        if span > 1 and draw.random() < 0.35:
            photo = press.photo(draw.randrange(span), depth=draw.choice([0.0, 0.3, 0.7, 1.0]), height=55)
            story = replace(story, photos=(photo,))
        dress = Dress(span, head_size=11 + 2.6 * span, box=draw.random() < 0.12, column_rules=draw.random() < 0.2)
        press.set_story(story, area, dress)
        if hairlines and area.bottom < page.bottom - 20:
            press.sheet.line(area.x, area.bottom + 4, area.right, area.bottom + 4, width=0.3)
    return press.finish()


def _pieces(draw: random.Random, area: Area, span: int, gutter: float, *, depth: int) -> list[tuple[Area, int]]:
    tall = area.height > 250
    if (span == 1 and not tall) or area.height < 170 or (depth > 2 and draw.random() < 0.5):
        return [(area, span)]
    if tall and (span == 1 or draw.random() < 0.55):
        cut = area.top + draw.uniform(0.36, 0.64) * area.height
        halves = ((replace(area, bottom=cut - 5), span), (replace(area, top=cut + 5), span))
    elif span > 1:
        left = draw.randint(1, span - 1)
        first, second = cells(area, span, (left, span - left), gutter)
        halves = ((first, left), (second, span - left))
    else:
        return [(area, span)]
    return [piece for part, width in halves for piece in _pieces(draw, part, width, gutter, depth=depth + 1)]


def styles(seed: int) -> tuple[bytes, Truth]:
    """Headlines hardly larger than the text, captions as large, bylines in many words, bullets, bands, an advert."""
    press = Press("styles", seed, look_named(("times", "helvetica", "times_ragged", "vera")[seed % 4]), 650, 860)
    draw, sheet, look = press.writer.draw, press.sheet, press.look
    page = press.front()
    small_heads = draw.random() < 0.5
    for number, area in enumerate(rows(page, 0.33, 0.34)):
        if number == 1:
            sheet.rect(replace(area, bottom=area.top + 15), fill="#202020")
            band = look.face(look.sans_bold, 10)
            sheet.text(
                area.x + 5, area.top + 1.5, draw.choice(["SCIENCE", "LOCAL NEWS", "WORK"]), band, color="#ffffff"
            )
            area = area.below(area.top + 24)
        if number == 2:
            area, advert = setting.columns(area, 2, 20, (3.0, 1.2))
            _advert(press, advert)
        grid = 4 if number < 2 else 3
        for cell, span in spanning_cells(press, area, grid, draw.choice([(grid,), (2, grid - 2), (grid - 1, 1)])):
            story = press.story(words=800, byline=False)
            author = press.writer.byline().removeprefix("By ").removesuffix(", Staff Writer")
            wording = draw.choice(
                ["Words: {}", "By {} in [Turku]{{GPE}}", "{} reports", "Text and photos: {}", "BY {}", None]
            )
            story = replace(story, byline=wording.format(author) if wording else None)
            if draw.random() < 0.4:
                bullets = tuple(f"• {text}" for text in story.paragraphs[2:5])
                story = replace(story, paragraphs=(*story.paragraphs[:2], *bullets, *story.paragraphs[5:]))
            if span > 1 and draw.random() < 0.6:
                photo = press.photo(draw.randrange(span), depth=draw.choice([0.0, 0.5, 1.0]), height=60)
                story = replace(story, photos=(photo if draw.random() < 0.7 else replace(photo, caption=""),))
            size = look.body.size + 3.5 if small_heads else 12 + 3 * span
            dress = Dress(span, head_size=size, caption_font=look.italic, caption_size=look.body.size - 0.3)
            press.set_story(story, cell, dress)
    return press.finish()


def _advert(press: Press, area: Area) -> None:
    frame = replace(area, bottom=min(area.bottom, area.top + 150))
    press.sheet.rect(frame, stroke="#000000", width=1.5)
    big = press.look.face(press.look.sans_bold, 22)
    press.sheet.text_centre(frame.x + frame.width / 2, frame.top + 25, "Hansen", big)
    press.sheet.text_centre(frame.x + frame.width / 2, frame.top + 52, "Bicycles", big)
    press.sheet.text_centre(
        frame.x + frame.width / 2, frame.top + 95, "Open all week", press.look.face(press.look.sans, 9)
    )


def quirks(seed: int) -> tuple[bytes, Truth]:
    """Reversed heads, spaced-out and doubled letters, footnote marks, a turned credit, text that nobody can see."""
    press = Press("quirks", seed, look_named("times" if seed % 2 else "helvetica"), 640, 860)
    draw, sheet = press.writer.draw, press.sheet
    page = press.front()
    bold = press.look.face(press.look.sans_bold, 9)
    sheet.text(page.x, page.top, "WEEKEND", bold, tracking=4.5)
    for shift in (0.0, 0.25, 0.5):
        sheet.text(page.x + 200 + shift, page.top, "Letters to the Editor", bold)
    sheet.text(page.x + 30, page.bottom + 6, "sold to printers only 4,711 copies", bold, color="#ffffff")
    sheet.text(press.width + 40, page.top + 90, "neighbouring page 99 percent", bold)
    upper, lower = rows(page.below(page.top + 20), 0.5)
    for number, area in enumerate((upper, lower)):
        for cell, span in spanning_cells(press, area, 4, draw.choice([(2, 2), (1, 3), (3, 1)])):
            story = press.story(words=700, byline=span > 1)
            if span > 1:
                story = replace(story, photos=(press.photo(span - 1, depth=draw.choice([0.0, 0.6]), height=60),))
            dress = Dress(span, head_size=11 + 3 * span, reversed_head=span > 1 and draw.random() < 0.6)
            bottom, _ = press.set_story(story, cell, dress)
            if number == 0 and span > 1:
                sheet.rotated(
                    cell.right + 8,
                    min(bottom, cell.top + 190),
                    "PHOTO: CITY ARCHIVE",
                    press.look.face(press.look.sans, 5),
                )
    return press.finish()
