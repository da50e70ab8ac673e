"""More layouts in the manners of many papers: jumps over narrow columns, a sober bulletin, a diary, a patchwork.

Belongs here: the arrangement of each family. Does not belong here: the setting of one story (`broadside`, `manners`).
"""

from __future__ import annotations

from dataclasses import replace

from tests.samples.broadside import Broadside
from tests.samples.flowing import draw, flow, unit
from tests.samples.manners import Tale
from tests.samples.prose import grammar
from tests.samples.setting import columns
from tests.samples.sheet import Area, Face
from tests.samples.truth import Truth, plain


def hopping(seed: int) -> tuple[bytes, Truth]:
    """Six or seven narrow columns over three pages; two stories jump, with jump lines in the words of many papers."""
    paper = Broadside("hopping", seed, 760, 940)
    m = paper.manners
    m.size, m.leading = round(min(m.size, 8.4), 1), round(min(m.leading, 10.4), 2)
    page = paper.front()
    half = page.top + 0.5 * page.height
    waiting = []
    grid = paper.draw.choice((6, 7))
    lanes = columns(page, grid, m.gutter)
    cut = grid // 2
    spots = (
        (Area(page.x, page.top, lanes[cut - 1].right - page.x, half), cut),
        (Area(lanes[cut].x, page.top, page.right - lanes[cut].x, half), grid - cut),
    )
    for target, (area, count) in enumerate(spots, start=2):
        tale = m.tale(900)
        _, left = paper.cell(tale, area, count, 20, jump_to=target)
        waiting.append((tale, left))
    low = page.below(half + 16)
    paper.cell(m.tale(600), Area(low.x, low.top, lanes[cut - 1].right - low.x, low.bottom), cut, 18, rules=True)
    paper.cell(m.tale(600), Area(lanes[cut].x, low.top, low.right - lanes[cut].x, low.bottom), grid - cut, 15)
    for tale, left in waiting:
        page = paper.inside()
        bottom = page.top
        if left:
            bottom = paper.rest(tale, left, replace(page, bottom=page.top + 0.6 * page.height), 5, 15, 1)
        low = page.below(bottom + 18)
        paper.sheet.line(low.x, low.top - 9, low.right, low.top - 9, width=0.5)
        first, second = columns(low, 2, m.gutter, (3, 2))
        paper.cell(m.tale(900, bullets=True), first, 3, 20)
        paper.cell(m.tale(700), second, 2, 16)
    return paper.finish()


def sober(seed: int) -> tuple[bytes, Truth]:
    """A one-column bulletin without bold type: numbered sections, notes at the foot, heads in spaced capitals."""
    paper = Broadside("sober", seed, 595, 842)
    m = paper.manners
    m.bold, m.head_font = m.regular, m.regular
    m.head_case = "upper" if paper.draw.random() < 0.5 else "title"
    page = paper.front()
    note = flow(
        (unit("1 Figures for the last quarter are provisional.", m.regular, 6.8, 8.6),), (page.below(page.bottom - 12),)
    )
    top = page.top
    for _ in range(4):
        area = Area(page.x, top, page.width, page.bottom - 24)
        bottom, _ = paper.cell(
            m.tale(230, byline=paper.draw.random() < 0.5, subs=False, bullets=True), area, 1, m.size * 1.5
        )
        if bottom == top:
            break
        top = bottom + 16
        if top > page.bottom - 130:
            break
    paper.sheet.line(page.x, page.bottom - 15, page.x + 90, page.bottom - 15, width=0.4)
    draw(paper.sheet, note.rows)
    return paper.finish()


def diary(seed: int) -> tuple[bytes, Truth]:
    """Stories beside a diary of events and a column of adverts; a strip of tinted boxes at the foot."""
    paper = Broadside("diary", seed)
    m, page = paper.manners, paper.front()
    foot = page.bottom - 150
    main, side = columns(replace(page, bottom=foot - 14), 2, 18, (2.4, 1.0))
    split = main.top + 0.5 * main.height
    paper.cell(m.tale(600, drop=True), replace(main, bottom=split - 10), 3, 22)
    spot = Area(main.x, split, main.width * 0.45, split + 130)
    took = paper.picture(spot, "below")
    right = Area(took.right + 14, split, main.right - took.right - 14, main.bottom)
    paper.cell(m.tale(500), right, 2, 16)
    title = paper.draw.choice(("What’s On", "Calendar", "Coming Events", "DATES FOR YOUR DIARY"))
    days = [f"{paper.draw.choice(('Mon', 'Tue', 'Sat'))} {n}: |" for n in (4, 9, 15, 21, 28)]
    entries = tuple(
        ("lead", day + plain(m.writer.fill(text)))
        for day, text in zip(
            days,
            [
                "Open evening at the <work>, 7 p.m., admission free.",
                "Council meeting in the town hall, room 3, from 6.30 p.m.",
                "Walk along the canal with the natural history society; bring boots.",
                "Second-hand book sale in the school hall.",
                "Choir practice moves to the old customs hall for one evening.",
            ],
            strict=True,
        )
    )
    tale = Tale("diary", title, entries)
    head = flow((unit(title, m.head_font, 17, 20, after=5),), (side,))
    fitted = paper.fit(tale, (side.below(head.bottom + 2),))
    if fitted:
        draw(paper.sheet, head.rows + fitted[1].rows)
        paper.note(fitted[0])
        top = fitted[1].lowest + 18
        advert = Area(side.x, top, side.width, min(side.bottom, top + 110))
        paper.sheet.rect(advert, stroke="#000000", width=1.2)
        paper.sheet.text_centre(
            advert.x + advert.width / 2, advert.top + 18, "BYRNE & SONS", Face("Helvetica-Bold", 15, 18)
        )
        paper.sheet.text_centre(
            advert.x + advert.width / 2, advert.top + 42, "Roofs and gutters", Face("Helvetica", 10, 12)
        )
        paper.sheet.text_centre(
            advert.x + advert.width / 2, advert.top + 60, "Tel. 555 0142", Face("Helvetica-Bold", 12, 14)
        )
    for area in columns(page.below(foot), 3, 10):
        paper.box(
            replace(m.tale(60, byline=False, kicker=0, deck=0), kind="brief"),
            area,
            1,
            11.5,
            tint=paper.draw.choice(("#e6eef5", "#f4e9dd")),
            stroke=False,
        )
    return paper.finish()


def patchwork(seed: int) -> tuple[bytes, Truth]:
    """Modules of many sizes on a grid; kickers, decks, pictures and rules as the paper's manners have it."""
    paper = Broadside("patchwork", seed, 680, 900)
    m, page = paper.manners, paper.front()
    grid = paper.draw.choice((4, 5, 6))
    lanes = columns(page, grid, m.gutter)
    heights = paper.draw.choice(((0.5, 0.5), (0.36, 0.64), (0.34, 0.33, 0.33)))
    top = page.top
    for share in heights:
        bottom = top + share * page.height - 14
        at = 0
        while at < grid:
            span = paper.draw.choice([n for n in (1, 2, 2, 3, 3, 4) if n <= grid - at])
            area = Area(lanes[at].x, top, lanes[at + span - 1].right - lanes[at].x, bottom)
            obstacles: tuple[Area, ...] = ()
            if span > 1 and paper.draw.random() < 0.35:
                lane = lanes[at + span - 1]
                spot = Area(lane.x, bottom - 95, lane.width, bottom - 8)
                took = paper.picture(spot, paper.draw.choice(("below", "below", "above")))
                obstacles = (Area(took.x - 2, took.top - 8, took.width + 4, bottom + 10),)
            tale = m.tale(230 * span, subs=paper.draw.random() < 0.2)
            tale = replace(tale, byline_last=paper.draw.random() < 0.25)
            if paper.draw.random() < 0.2:
                tale = replace(tale, credit=f"Editor: {m.name()}  Source: {grammar()['words']['unions'][0][0]}")
            paper.cell(tale, area, span, 12 + 2.4 * span, obstacles=obstacles, rules=m.head_rule == "between")
            at += span
        top = bottom + 14
        if m.head_rule == "above" and top < page.bottom - 20:
            paper.sheet.line(page.x, top - 7, page.right, top - 7, width=0.6)
    return paper.finish()
