"""Whole pages of the kinds that papers, offices and aid agencies print: comment, obituaries, fronts, releases.

Belongs here: the arrangement of each family. Does not belong here: the setting of one story (`broadside`, `manners`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.samples.broadside import Broadside
from tests.samples.flowing import Unit, draw, flow, unit
from tests.samples.manners import Tale
from tests.samples.setting import columns
from tests.samples.sheet import Area, Face
from tests.samples.truth import Truth

IMPRINT = "Harbour Office, 4 Mill Lane, Port Nolan  |  Tel 01632 960 112  |  press@harbour.example"
SECTIONS = ("Health", "Water and sanitation", "Food security", "Shelter", "Logistics", "Schools")
CHAPTERS = ("Employment and hours", "Earnings", "Vacancies", "Prices", "Quality and methods")
FIGURES = (("people displaced", "{:,}"), ("districts affected", "{:.0f}"), ("of appeal funded", "{}%"))


def comment(seed: int) -> tuple[bytes, Truth]:
    """Editorials on a tint, a columnist whose name stands over the headline, letters in three columns under a title."""
    paper = Broadside("comment", seed, 780, 1060)
    m, page = paper.manners, paper.inside()
    left, right = columns(page, 2, 18, (1, 3.2))
    top = left.top
    for words in (170, 110):
        tale = m.tale(words, byline=False, kicker=0, deck=0)
        top = paper.box(tale, left.below(top), 1, 13, tint="#f3f0e6", stroke=False).bottom + 8
    tale = replace(m.tale(420, kicker=0, deck=0, byline=False), byline=m.byline("{a}"))
    name = tale.byline or ""
    paper.sheet.photo(Area(right.x, right.top, 60, right.top + 66), seed)
    head = (unit(name, m.bold, 11, 13, keep=3), unit(tale.headline, m.head_font, 25, 27))
    set_head = flow(head, (Area(right.x + 68, right.top + 4, right.width - 68, right.bottom),))
    lanes = columns(right.below(max(set_head.bottom, right.top + 66) + 8), 3, m.gutter)
    lanes = tuple(replace(lane, bottom=right.top + 0.42 * right.height) for lane in lanes)
    fitted = paper.fit(tale, lanes)
    if fitted:
        draw(paper.sheet, set_head.rows + fitted[1].rows)
        paper.note(fitted[0])
    low = right.below(lanes[0].bottom + 16)
    paper.sheet.line(low.x, low.top - 6, low.right, low.top - 6, width=1)
    title, face = paper.draw.choice(("Letters", "Your letters", "LETTERS")), Face(m.head_font, 20, 24)
    if paper.draw.random() < 0.5:
        paper.sheet.text_centre((low.x + low.right) / 2, low.top, title, face)
    else:
        paper.sheet.text(low.x, low.top, title, face)
    form = paper.draw.choice(("{A}, {city}", "{a}, {city}", "— {a}, {city}", "{a}\n{city}"))
    m.byline_font = m.regular if form[1] == "A" else paper.draw.choice((m.bold, m.italic))
    letters = [m.tale(75, byline=False, kicker=0, deck=0) for _ in range(7)]
    letters = [replace(tale, byline=m.byline(form), byline_last=True) for tale in letters]
    _run_on(paper, columns(low.below(low.top + 27), 3, m.gutter), letters, m.size + 2.5)
    return paper.finish()


def obituaries(seed: int) -> tuple[bytes, Truth]:
    """A story beside a column of obituaries, each under the name of who died."""
    paper = Broadside("obituaries", seed, 700, 920)
    m, page = paper.manners, paper.front()
    left, right = columns(page, 2, 22, (1.3, 1))
    paper.cell(m.tale(420, subs=True), left, 2, 22)
    paper.sheet.line(right.x, right.top, right.right, right.top, width=1.5)
    title = paper.draw.choice(("OBITUARIES", "Obituaries", "In memoriam"))
    paper.sheet.text_centre((right.x + right.right) / 2, right.top + 4, title, Face(m.bold, 18, 22))
    paper.sheet.line(right.x, right.top + 27, right.right, right.top + 27)
    tales = [m.tale(85, byline=False, kicker=0, deck=0) for _ in range(6)]
    tales = [replace(tale, headline=m.name()) for tale in tales]
    m.head_font, m.head_align = m.bold, "left"
    _run_on(paper, columns(right.below(right.top + 36), 2, m.gutter), tales, m.size + paper.draw.choice((1.0, 2.0)))
    return paper.finish()


def boxes(seed: int) -> tuple[bytes, Truth]:
    """A headline in white on black over its columns, stories on a tint and in a frame, a headline that is said."""
    paper = Broadside("boxes", seed, 680, 900)
    m, page = paper.manners, paper.front()
    tale = replace(m.tale(330, kicker=0, deck=0, byline=False), byline=m.byline("By {a}"))
    band = flow(
        (unit("EXCLUSIVE", m.bold, 8, 11, color="#ffee00"), unit(tale.headline, m.head_font, 32, 34, color="#ffffff")),
        (page.inset(8),),
    )
    paper.sheet.rect(Area(page.x, page.top, page.width, band.bottom + 8), fill="#111111")
    draw(paper.sheet, band.rows)
    left, right = columns(Area(page.x, band.bottom + 16, page.width, page.top + 0.55 * page.height), 2, 16, (3, 2))
    by = flow((unit(tale.byline or "", m.byline_font, 8, 10),), (left,))
    fitted = paper.fit(tale, columns(left.below(by.bottom + 3), 2, m.gutter))
    if fitted:
        draw(paper.sheet, by.rows + fitted[1].rows)
        paper.note(fitted[0])
    took = paper.picture(Area(right.x, right.top, right.width, right.top + 110))
    side = m.tale(90, byline=False, kicker=0, deck=0)
    paper.box(side, right.below(took.bottom + 10), 1, 14, tint="#dde8f3", stroke=False)
    low = page.below(page.top + 0.57 * page.height)
    paper.sheet.line(low.x, low.top, low.right, low.top, width=2)
    first, second = columns(low.below(low.top + 8), 2, 16, (2, 1))
    said = replace(m.tale(330, kicker=0), headline=f"“{m.tale(20).headline}”")
    paper.cell(said, first, 2, 20)
    paper.box(m.tale(100, byline=False, kicker=0, deck=0), second, 1, 14, tint=None)
    return paper.finish()


def release(seed: int) -> tuple[bytes, Truth]:
    """A statistical release: main points on a tint over numbered chapters in two columns, an imprint."""
    paper = Broadside("release", seed, 595, 842)
    m, page = paper.manners, paper.front()
    m.head_align, m.head_case = "left", "sentence"
    points = replace(m.tale(70, byline=False, kicker=0, deck=0), headline="Main points")
    frame = paper.box(points, page, 1, 13, tint="#e6eef6", stroke=False)
    tales = [m.tale(130, byline=False, kicker=0, deck=0) for _ in CHAPTERS]
    tales = [replace(t, headline=f"{n}. {title}") for n, (t, title) in enumerate(zip(tales, CHAPTERS, strict=True), 1)]
    slots = columns(Area(page.x, frame.bottom + 14, page.width, page.bottom - 24), 2, 20)
    _run_on(paper, slots, tales, 13)
    paper.sheet.text(page.x, page.bottom - 10, IMPRINT, Face(m.small_font, 0.8 * m.size, 10))
    return paper.finish()


def relief(seed: int) -> tuple[bytes, Truth]:
    """A situation report: highlights in a frame, a row of numbers, an overview over the whole width, short sections."""
    paper = Broadside("relief", seed, 595, 842)
    m, page = paper.manners, paper.front()
    m.head_align = "left"
    points = replace(m.tale(60, byline=False, kicker=0, deck=0), headline="HIGHLIGHTS")
    top = paper.box(points, page, 1, 13, tint=None).bottom + 12
    for (label, form), lane in zip(FIGURES, columns(page.below(top), 3, 12), strict=True):
        middle = (lane.x + lane.right) / 2
        paper.sheet.text_centre(middle, top, form.format(paper.draw.randint(11, 95)), Face(m.bold, 22, 25))
        paper.sheet.text_centre(middle, top + 25, label, Face(m.small_font, 7.5, 9))
    top += 44
    overview = replace(m.tale(120, byline=False, kicker=0, deck=0), headline="SITUATION OVERVIEW")
    lowest, _ = paper.cell(overview, page.below(top), 1, 14)
    tales = [replace(m.tale(85, byline=False, kicker=0, deck=0), headline=title) for title in SECTIONS]
    _run_on(paper, columns(Area(page.x, lowest + 12, page.width, page.bottom - 24), 2, 20), tales, 13)
    paper.sheet.text(page.x, page.bottom - 10, IMPRINT, Face(m.small_font, 0.8 * m.size, 10))
    return paper.finish()


def modules(seed: int) -> tuple[bytes, Truth]:
    """Stories in modules under rules: kickers flush left, headlines in the middle, pictures between head and text."""
    paper = Broadside("modules", seed, 780, 1040)
    m, page = paper.manners, paper.inside()
    m.head_align, m.byline_align = paper.draw.choice(("centre", "left")), "left"
    middle = page.top + 0.52 * page.height
    for top, bottom, weights in ((page.top, middle - 12, (3, 2)), (middle, page.bottom, (2, 3))):
        for area, weight in zip(columns(Area(page.x, top, page.width, bottom), 2, 18, weights), weights, strict=True):
            paper.sheet.line(area.x, top, area.right, top, width=2)
            tale = m.tale(600, kicker=0, deck=0.5)
            kicker = flow((unit(m.kicker().upper(), m.bold, 7.5, 9.5),), (area.below(top + 3),))
            head = flow(m.head_units(replace(tale, byline=None), 21), (area.below(kicker.bottom),))
            start = head.bottom + 3
            if weight == 3:
                start = paper.picture(Area(area.x, start, area.width, start + 110)).bottom + 6
            by = flow(m.head_units(replace(tale, headline="", deck=None), 1)[1:], (area.below(start),))
            fitted = paper.fit(tale, columns(area.below(by.bottom + 3), weight, m.gutter))
            if fitted:
                draw(paper.sheet, kicker.rows + head.rows + by.rows + fitted[1].rows)
                paper.note(fitted[0])
    return paper.finish()


def _run_on(paper: Broadside, slots: tuple[Area, ...], tales: Sequence[Tale], size: float) -> None:
    """Print stories one after the other through `slots`, as many as fit whole."""
    m = paper.manners
    units: tuple[Unit, ...] = ()
    printed: list[Tale] = []
    for tale in tales:
        head = m.head_units(tale, size)
        keep = 3 * len(head) + 2
        head = (replace(head[0], before=1.1 * m.leading if units else 0.0, keep=keep), *head[1:])
        added = (*units, *head, *m.body_units(tale), *m.tail_units(tale))
        if flow(added, slots).rest:
            break
        units = added
        printed.append(tale)
    draw(paper.sheet, flow(units, slots).rows)
    for tale in printed:
        paper.note(tale)
