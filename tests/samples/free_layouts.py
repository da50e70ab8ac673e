"""Layouts in the manners of many papers: raw wraps, side heads, banners, rails, letters, interviews.

Belongs here: the arrangement of each family. Does not belong here: the setting of one story (`broadside`, `manners`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from tests.samples.broadside import Broadside
from tests.samples.flowing import Unit, draw, flow, unit
from tests.samples.manners import LEADS, QUESTIONS, Tale
from tests.samples.more_layouts import diary, hopping, patchwork, sober
from tests.samples.setting import columns
from tests.samples.sheet import Area, Face
from tests.samples.truth import Truth, plain
from tests.samples.whole_pages import boxes, comment, modules, obituaries, release, relief


def rawwrap(seed: int) -> tuple[bytes, Truth]:
    """Headlines over the first columns only; the story's last columns begin beside the headline."""
    paper = Broadside("rawwrap", seed)
    m, page = paper.manners, paper.front()
    cuts = [page.top, page.top + paper.draw.uniform(0.42, 0.56) * page.height, page.bottom]
    for top, bottom in pairwise(cuts):
        count = paper.draw.choice((3, 4))
        area = Area(page.x, top, page.width, bottom - 14)
        paper.sheet.line(area.x, top - 4, area.right, top - 4, width=1)
        paper.cell(
            m.tale(900, subs=paper.draw.random() < 0.5),
            area,
            count,
            22,
            head_span=count - 1,
            balance=False,
            rules=paper.draw.random() < 0.5,
        )
    return paper.finish()


def sidehead(seed: int) -> tuple[bytes, Truth]:
    """Headlines in the first column, their stories in the columns to the right."""
    paper = Broadside("sidehead", seed)
    m, page = paper.manners, paper.front()
    top = page.top
    for _ in range(3):
        area = Area(page.x, top, page.width, min(page.bottom, top + page.height / 3 - 6))
        bottom, _ = paper.cell(m.tale(420), area, paper.draw.choice((3, 4)), 19, beside=True)
        if m.head_rule != "none":
            paper.sheet.line(page.x, bottom + 6, page.right, bottom + 6, width=0.6)
        top = max(bottom, top + 60) + 14
    return paper.finish()


def banner(seed: int) -> tuple[bytes, Truth]:
    """One wide banner with a deck over the lead and a second story under it, a third and fourth below."""
    paper = Broadside("banner", seed, 720, 940)
    m, page = paper.manners, paper.front()
    grid = paper.draw.choice((5, 6))
    lanes = columns(page, grid, m.gutter)
    lead = m.tale(800, drop=paper.draw.random() < 0.6, subs=True)
    lead = replace(lead, headline=lead.headline + " and the Whole District Wants to Know Why")
    split = page.top + 0.55 * page.height
    head = flow(m.head_units(lead, 34), (page,))
    draw(paper.sheet, head.rows)
    wide = grid - 2
    left = tuple(replace(lane, top=head.bottom + 4, bottom=split) for lane in lanes[:wide])
    hole = ()
    if paper.draw.random() < 0.7:
        at = left[0].top if paper.draw.random() < 0.5 else left[0].top + 0.3 * left[0].height
        spot = Area(left[1].x, at, left[2].right - left[1].x, at + 120)
        took = paper.picture(spot, paper.draw.choice(("below", "above", "right")))
        hole = (Area(took.x - 3, took.top - 5, took.width + 6, took.bottom + 6),)
    fitted = paper.fit(lead, left, hole)
    if fitted:
        draw(paper.sheet, fitted[1].rows)
        paper.note(fitted[0])
    right = Area(lanes[wide].x, head.bottom + 6, page.right - lanes[wide].x, split)
    if paper.draw.random() < 0.5:
        paper.box(m.tale(420), right, 2, 15, tint=paper.draw.choice((None, "#eeeeee", "#f6ecd8")))
    else:
        paper.cell(m.tale(420), right, 2, 15)
    low = page.below(split + 16)
    paper.sheet.line(low.x, low.top - 7, low.right, low.top - 7, width=0.6)
    a, b = paper.draw.choice(((2, grid - 2), (3, grid - 3)))
    first = Area(low.x, low.top, lanes[a - 1].right - low.x, low.bottom)
    second = Area(lanes[a].x, low.top, low.right - lanes[a].x, low.bottom)
    paper.cell(m.tale(700), first, a, 20, rules=paper.draw.random() < 0.4)
    paper.cell(m.tale(700), second, b, 17)
    return paper.finish()


def rail(seed: int) -> tuple[bytes, Truth]:
    """Wide text with a narrow rail at one side: briefs under their own heads, or under one with bold lead-ins."""
    paper = Broadside("rail", seed)
    m, page = paper.manners, paper.front()
    weights = (1.0, 3.2) if paper.draw.random() < 0.5 else (3.2, 1.0)
    first, second = columns(page, 2, 20, weights)
    narrow, wide = (first, second) if weights[0] < weights[1] else (second, first)
    if paper.draw.random() < 0.5:
        paper.sheet.line((first.right + second.x) / 2, page.top, (first.right + second.x) / 2, page.bottom, width=0.5)
    split = wide.top + 0.5 * wide.height
    paper.cell(m.tale(800, bullets=True), replace(wide, bottom=split - 12), paper.draw.choice((2, 3)), 24)
    paper.cell(m.tale(700, subs=True), replace(wide, top=split), paper.draw.choice((1, 2)), 20)
    size, title = m.size, paper.draw.choice(("IN BRIEF", "News in Brief", "SHORT TAKES", "Around the District"))
    m.size, m.leading = round(0.92 * size, 1), round(0.92 * m.leading, 2)
    if paper.draw.random() < 0.5:
        tinted = paper.draw.random() < 0.4
        inner = narrow.inset(6) if tinted else narrow
        units = []
        for number, lead in enumerate(paper.draw.sample(LEADS, 5)):
            m.writer.new_story()
            text = " ".join(plain(m.writer.sentence("plain")) for _ in range(2))
            units.append(
                ("lead", f"{lead}{paper.draw.choice((':', '.', ' –'))}|{text}" if number else f"{lead}:|{text}")
            )
        tale = Tale("rail", title, tuple(units))
        head = flow((unit(title, m.bold, size + 3, size + 7, after=4),), (inner,))
        fitted = paper.fit(tale, (inner.below(head.bottom + 2),))
        if fitted:
            if tinted:
                paper.sheet.rect(replace(narrow, bottom=fitted[1].lowest + 6), fill="#e9eef2")
            draw(paper.sheet, head.rows + fitted[1].rows)
            for _, said in fitted[0].paragraphs:  # each lead-in heads a brief
                lead, text = said.split("|")
                paper.note(Tale(lead, lead.rstrip(":. –"), (("p", text),), kind="brief"))
        return paper.finish()
    paper.sheet.text(narrow.x, narrow.top, title, Face(m.bold, size + 3, size + 6))
    top = narrow.top + size + 12
    while top < narrow.bottom - 90:
        tale = replace(m.tale(50, byline=False, kicker=0, deck=0), kind="brief")
        bottom, _ = paper.cell(tale, Area(narrow.x, top, narrow.width, min(narrow.bottom, top + 130)), 1, size + 1.5)
        if bottom == top:
            break
        top = bottom + 10
    return paper.finish()


def letters(seed: int) -> tuple[bytes, Truth]:
    """Letters that run on from column to column, each with its head and signed at its end."""
    paper = Broadside("letters", seed)
    m, page = paper.manners, paper.front()
    title = paper.draw.choice(("Letters to the Editor", "LETTERS", "Your Views", "Readers Write"))
    paper.sheet.text(page.x, page.top, title, Face(m.head_font, 26, 30))
    paper.sheet.line(page.x, page.top + 34, page.right, page.top + 34)
    slots = columns(page.below(page.top + 42), paper.draw.choice((3, 4)), m.gutter)
    form = paper.draw.choice(("{a}", "{a}, {city}", "{a}\n{city}", "— {a}, {city}", "{A}, {city}"))
    return _continuous(paper, slots, 9, 150, m.size + paper.draw.choice((2.0, 4.0)), signed=form)


def continuous(seed: int) -> tuple[bytes, Truth]:
    """A newsletter whose stories run on one after the other through two or three columns, over two pages."""
    paper = Broadside("continuous", seed, 612, 792)
    page = paper.front()
    count = paper.draw.choice((2, 3, 3))
    weights = (1.0, 1.4, 1.0)[:count] if paper.draw.random() < 0.3 else ()
    slots = columns(page, count, paper.manners.gutter, weights)
    return _continuous(paper, slots, 6, 240, paper.manners.size + paper.draw.choice((3.0, 6.0)), signed=None)


def _continuous(
    paper: Broadside, slots: tuple[Area, ...], number: int, words: int, size: float, *, signed: str | None
) -> tuple[bytes, Truth]:
    m = paper.manners
    if m.head_align == "centre" and paper.draw.random() < 0.5:
        m.head_align = "left"
    units: list[Unit] = []
    tales: list[tuple[int, Tale]] = []
    for _ in range(number):
        tale = m.tale(words, byline=signed is None, kicker=0.2, deck=0.2 if signed is None else 0, subs=words > 200)
        if signed is not None:
            tale = replace(tale, byline=m.byline(signed), byline_last=True)
        head = m.head_units(tale, size)
        height = sum(one.leading * 3 + one.before for one in head[:-1]) + head[-1].leading + 3 * m.leading
        head = (replace(head[0], before=1.3 * m.leading, keep=int(height / head[0].leading) + 1), *head[1:])
        added = (*head, *m.body_units(tale), *m.tail_units(tale))
        if flow((*units, *added), slots).rest:
            break
        units += added
        tales.append((len(units), tale))
    draw(paper.sheet, flow(tuple(units), slots).rows)
    for _, tale in tales:
        paper.note(tale)
    return paper.finish()


def nested(seed: int) -> tuple[bytes, Truth]:
    """A story that flows round a boxed sidebar set into it, a picture and a quote across two columns."""
    paper = Broadside("nested", seed, 700, 920)
    m, page = paper.manners, paper.front()
    count = paper.draw.choice((3, 4, 5))
    tale = m.tale(1600, drop=paper.draw.random() < 0.6, subs=paper.draw.random() < 0.4)
    head = flow(m.head_units(tale, 30), (page,))
    lanes = columns(page.below(head.bottom + 4), count, m.gutter)
    room = lanes[0]
    obstacles = []
    at = room.top + paper.draw.uniform(0.15, 0.3) * room.height
    left, right = paper.draw.choice(((0, 1), (1, 2), (count - 2, count - 1)))
    narrower = paper.draw.choice((0.0, 0.0, 0.35 * lanes[0].width))
    spot = Area(lanes[left].x + narrower, at, lanes[right].right - lanes[left].x - narrower, at + 220)
    side = replace(m.tale(170, byline=False, deck=0), kind="story")
    tint = paper.draw.choice((None, "#ececec", "#dde8f3"))
    frame = paper.box(side, spot, 1, 14, tint=tint, stroke=tint is None or paper.draw.random() < 0.6)
    obstacles.append(Area(frame.x - 7, frame.top - 7, frame.width + 14, frame.bottom + 7))
    low = max(frame.bottom + 40, room.top + 0.6 * room.height)
    if paper.draw.random() < 0.6:
        lane = lanes[paper.draw.randrange(count)]
        took = paper.picture(Area(lane.x, low, lane.width, low + 110), paper.draw.choice(("below", "above")))
        obstacles.append(Area(took.x - 2, took.top - 6, took.width + 4, took.bottom + 6))
    else:
        k = paper.draw.randrange(count - 1)
        quote = plain(m.writer.word("quotes"))
        width = lanes[k + 1].right - lanes[k].x
        done = flow((unit(f"“{quote}”", m.italic, 16, 19, align="centre"),), (Area(lanes[k].x, low, width, low + 90),))
        draw(paper.sheet, done.rows)
        if paper.draw.random() < 0.6:
            for y in (low - 4, done.bottom + 4):
                paper.sheet.line(lanes[k].x, y, lanes[k + 1].right, y, width=1.2)
        obstacles.append(Area(lanes[k].x - 2, low - 10, width + 4, done.bottom + 10))
    fitted = paper.fit(tale, lanes, tuple(obstacles))
    if fitted:
        draw(paper.sheet, head.rows + fitted[1].rows)
        paper.note(fitted[0])
    return paper.finish()


def interview(seed: int) -> tuple[bytes, Truth]:
    """Questions in bold type and their answers, a portrait, a quote; a notice board in a box below."""
    paper = Broadside("interview", seed)
    m, page = paper.manners, paper.front()
    base = m.tale(160, deck=1.0)
    marks = paper.draw.choice((("Q: ", "A: "), ("", ""), ("", "")))
    talk: list[tuple[str, str]] = [*base.paragraphs[:2]]
    for question in paper.draw.sample(QUESTIONS, 5):
        answer = " ".join(plain(m.writer.sentence("plain")) for _ in range(3))
        talk += [("question", marks[0] + question), ("p", marks[1] + answer)]
    tale = replace(base, paragraphs=tuple(talk))
    split = page.top + 0.74 * page.height
    count = paper.draw.choice((2, 3))
    lanes = columns(page, count, m.gutter)
    head = flow(m.head_units(tale, 26), (page,))
    top = head.bottom + 5
    took = paper.picture(Area(lanes[-1].x, top, lanes[-1].width, top + 130), "below")
    obstacles = (Area(took.x - 2, took.top - 5, took.width + 4, took.bottom + 6),)
    slots = tuple(replace(lane, top=top, bottom=split) for lane in lanes)
    fitted = paper.fit(tale, slots, obstacles)
    if fitted:
        draw(paper.sheet, head.rows + fitted[1].rows)
        paper.note(fitted[0])
    low = page.below(split + 12)
    first, second = columns(low, 2, 20, (1.6, 1.0))
    paper.cell(m.tale(330), first, 2, 16)
    paper.box(
        replace(m.tale(130, byline=False, kicker=0, deck=0), kind="story"), second, 1, 13, tint="#f0f0e4", stroke=False
    )
    return paper.finish()


FREE: dict[str, Callable[[int], tuple[bytes, Truth]]] = {
    family.__name__: family
    for family in (
        rawwrap, sidehead, banner, rail, letters, continuous, nested, interview, hopping, sober, diary, patchwork,
        comment, obituaries, boxes, release, relief, modules,
    )
}  # fmt: skip
