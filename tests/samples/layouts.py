"""Layout families: pages with varied columns, spans, photos, boxes and jumps, drawn from a seed.

Belongs here: what makes each family different. Does not belong here: what they share (`compose`), single graphics.
`make(family, seed)` gives the file and its truth; the same seed gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.samples import drawn, setting
from tests.samples.charts import draw_chart
from tests.samples.compose import Jump, Press, cells, write_to_fit
from tests.samples.hard_layouts import dogleg, mosaic, quirks, styles
from tests.samples.panels import draw_panel
from tests.samples.rows import any_partition, any_tint, rows, set_notices, set_row, spanning_cells
from tests.samples.setting import look_named
from tests.samples.sheet import Area
from tests.samples.stories import Dress
from tests.samples.tables import draw_table
from tests.samples.truth import Truth, plain


def make(family: str, seed: int) -> tuple[bytes, Truth]:
    """Return a bulletin of `family`, drawn from `seed`, and what it says."""
    return FAMILIES[family](seed)


def broadsheet(seed: int) -> tuple[bytes, Truth]:
    """Five or six justified columns with a lead over three, a boxed story, a jump to page 2."""
    press = Press("broadsheet", seed, look_named("times"), 720, 900)
    draw = press.writer.draw
    grid, page = draw.choice([5, 6]), press.front()
    upper, lower = rows(page, draw.uniform(0.48, 0.6))
    left, right = cells(upper, grid, (3, grid - 3), press.look.gutter)
    lead = press.story(words=900, kicker=True, deck=True, subheads=True)
    lead = replace(lead, photos=(press.photo(1, depth=draw.choice([0.0, 0.4, 0.6]), span=draw.choice([1, 2])),))
    _, jump = press.set_story(lead, left, Dress(columns=3, head_size=26, column_rules=True), jump_to="See page 2")
    press.set_story(
        press.story(words=500), right, Dress(columns=grid - 3, head_size=18, box=True, tint=any_tint(press))
    )
    set_row(press, lower, grid, any_partition(press, grid))
    page = press.inside()
    upper, lower = rows(page, 0.5)
    assert jump
    bottom = press.set_rest(jump, upper, Dress(columns=grid, head_size=20), headline=lead.headline, line="From page 1")
    set_row(press, page.below(bottom + 22), grid, any_partition(press, grid))
    return press.finish()


def seven(seed: int) -> tuple[bytes, Truth]:
    """Seven narrow justified columns with column rules and many short stories."""
    press = Press("seven", seed, look_named("small_times"), 842, 842)
    draw = press.writer.draw
    page = press.front()
    upper, middle, lower = rows(page, 0.34, 0.32)
    for area in (upper, middle, lower):
        partition = draw.choice([(3, 2, 2), (4, 3), (2, 2, 3), (1, 4, 2), (2, 3, 2)])
        set_row(press, area, 7, partition, rules=True, photo=draw.random() < 0.7)
    return press.finish()


def magazine(seed: int) -> tuple[bytes, Truth]:
    """Two or three columns with ligatures, drop caps, a pull quote across columns and photos."""
    look = look_named("vera" if seed % 2 else "vera_ragged")
    press = Press("magazine", seed, look, 612, 792, ligatures=True)
    draw = press.writer.draw
    for begin in (press.front, press.inside):
        page = begin()
        columns = draw.choice([2, 3, 3])
        story = press.story(words=900, deck=True, subheads=draw.random() < 0.5)
        story = replace(story, drop_cap=True, credit="Edited: [Ruth Palmer]{?PERSON}; Source: Agency")
        if draw.random() < 0.6:
            story = replace(story, pull_quote=press.writer.word("quotes"))
        else:
            story = replace(story, photos=(press.photo(columns - 1, depth=draw.choice([0.0, 1.0]), height=110),))
        press.set_story(story, page, Dress(columns=columns, head_size=24, balance=False, byline_font=look.italic))
    return press.finish()


def newsletter(seed: int) -> tuple[bytes, Truth]:
    """A wide ragged column with paragraph gaps beside a narrow tinted sidebar, on either side."""
    press = Press("newsletter", seed, look_named("helvetica"))
    draw = press.writer.draw
    page = press.front()
    wide, narrow = setting.columns(page, 2, 20, (2.1, 1.0))
    if draw.random() < 0.5:
        narrow, wide = setting.columns(page, 2, 20, (1.0, 2.1))
    top = wide
    for _ in range(2):
        story = press.story(words=330, subheads=True, byline=draw.random() < 0.5)
        bottom, _ = press.set_story(story, replace(top, bottom=top.top + 0.47 * wide.height), Dress(1, head_size=17))
        top = wide.below(bottom + 18)
    side = narrow
    for _ in range(3):
        area = replace(side, bottom=min(narrow.bottom, side.top + 190))
        story = press.story(words=120, byline=False)
        bottom, _ = press.set_story(story, area, Dress(1, head_size=12, tint="#e8eef4", box=draw.random() < 0.4))
        side = narrow.below(bottom + 14)
    return press.finish()


def report(seed: int) -> tuple[bytes, Truth]:
    """One column of running text with subheads, a table and a chart between the stories."""
    press = Press("report", seed, look_named("times_ragged" if seed % 2 else "helvetica"), 595, 842, margin=64)
    draw = press.writer.draw
    area = press.front()
    for number in range(2):
        story = press.story(words=500, subheads=True, byline=number == 0)
        bottom, _ = press.set_story(story, replace(area, bottom=area.top + 0.5 * area.height), Dress(1, head_size=18))
        area = area.below(bottom + 20)
        if number == 0:
            bottom = draw_table(press.sheet, drawn.table(draw, f"t{number}"), area, press.look, press.record)
            area = press.inside()
        else:
            room = replace(area, bottom=min(area.bottom, area.top + 150))
            draw_chart(press.sheet, drawn.chart(draw, f"c{number}", "column"), room, press.look, press.record)
    return press.finish()


def boxes(seed: int) -> tuple[bytes, Truth]:
    """Four columns where about half of the stories stand in boxes or on tints."""
    press = Press("boxes", seed, look_named("times" if seed % 2 else "vera"), 640, 860)
    draw = press.writer.draw
    page = press.front()
    for area in rows(page, 0.33, 0.33):
        for cell, span in spanning_cells(press, area, 4, draw.choice([(2, 2), (1, 3), (3, 1), (4,)])):
            boxed = draw.random() < 0.6
            dress = Dress(
                span,
                head_size=12 + 3 * span,
                box=boxed and draw.random() < 0.7,
                tint=any_tint(press) if boxed else None,
            )
            press.set_story(press.story(words=700, deck=span > 2), cell, dress)
    return press.finish()


def briefs(seed: int) -> tuple[bytes, Truth]:
    """A main story beside a ruled column of briefs, with notices at the foot."""
    press = Press("briefs", seed, look_named("times"), 640, 860)
    draw = press.writer.draw
    page = press.front()
    main, foot = rows(page, 0.8)
    left = draw.random() < 0.5
    spans = (1, 3) if left else (3, 1)
    first, second = cells(main, 4, spans, 16)
    column, wide = (first, second) if left else (second, first)
    story = press.story(words=1300, kicker=True, deck=True, subheads=True)
    story = replace(story, photos=(press.photo(1, depth=0.5, span=2, height=120),))
    press.set_story(story, wide, Dress(3, head_size=27, balance=False))
    x = column.right + 8 if left else column.x - 8
    press.sheet.line(x, main.top, x, main.bottom, width=0.6)
    press.sheet.text(column.x, column.top, "IN BRIEF", press.look.face(press.look.sans_bold, 11))
    top = column.top + 20
    while top < column.bottom - 110:
        brief = replace(press.story(words=60, byline=False), kind="brief")
        bottom, _ = press.set_story(
            brief, Area(column.x, top, column.width, min(column.bottom, top + 130)), Dress(1, head_size=11)
        )
        top = bottom + 12
    press.sheet.line(foot.x, foot.top + 2, foot.right, foot.top + 2, width=1.2)
    set_notices(press, foot.below(foot.top + 8), 3)
    return press.finish()


def jumps(seed: int) -> tuple[bytes, Truth]:
    """Three pages: two stories jump from the first to the others, two halves have no other half."""
    press = Press("jumps", seed, look_named("times" if seed % 3 else "times_ragged"), 680, 880)
    draw = press.writer.draw
    page = press.front()
    upper, lower = rows(page, 0.55)
    left, right = cells(upper, 4, (2, 2), press.look.gutter)
    waiting: list[Jump] = []
    wording = draw.choice([("See page {}", "From page {}"), ("Continued on page {}", "Continued from page {}")])
    for area, target in ((left, 2), (right, 3)):
        story = press.story(words=650, byline=True)
        _, jump = press.set_story(story, area, Dress(2, head_size=20), jump_to=wording[0].format(target))
        assert jump
        waiting.append(jump)
    story = press.story(words=500)
    area, dress = lower, Dress(4, head_size=20)

    story = write_to_fit(replace(story, on_page=wording[0].format(9)), area, press.look, dress)
    press.set_story(story, area, dress)
    for number, jump in enumerate(waiting, start=2):
        page = press.inside()
        upper, lower = rows(page, 0.42)
        headline = jump.story.headline if draw.random() < 0.5 else " ".join(plain(jump.story.headline).split()[:4])
        bottom = press.set_rest(jump, upper, Dress(4, head_size=17), headline=headline, line=wording[1].format(1))
        low = page.below(bottom + 20)
        if number == 2:
            orphan = replace(press.story(words=300, byline=False), from_page=wording[1].format(8))
            bottom, _ = press.set_story(orphan, replace(low, bottom=low.top + 200), Dress(4, head_size=17))
            low = page.below(bottom + 20)
        set_row(press, low, 4, draw.choice([(2, 2), (3, 1), (4,)]))
    return press.finish()


def panels(seed: int) -> tuple[bytes, Truth]:
    """An infographic band with charts and panels over a page of stories."""
    press = Press("panels", seed, look_named("times"), 720, 900)
    draw = press.writer.draw
    page = press.front()
    press.sheet.text(page.x, page.top, "FOCUS", press.look.face(press.look.sans_bold, 8))
    head = press.look.face(press.look.head, 20)
    press.sheet.text(page.x, page.top + 14, f"{press.paper.split()[-1]} Figures: the Year at a Glance", head)
    band = Area(page.x, page.top + 46, page.width, page.top + 176)
    ends = []
    for number, area in enumerate(setting.columns(band, 3, 24)):
        what = draw.choice(["panel", "bar", "column", "panel", "grouped"])
        if what == "panel":
            ends.append(draw_panel(press.sheet, drawn.panel(draw, f"g{number}"), area, press.look, press.record))
        else:
            ends.append(draw_chart(press.sheet, drawn.chart(draw, f"g{number}", what), area, press.look, press.record))
    rest = page.below(max([*ends, band.bottom]) + 24)
    left, right = cells(rest, 5, (3, 2), press.look.gutter)
    story = press.story(words=1100, kicker=True)
    story = replace(story, photos=(press.photo(1, depth=0.4),))
    press.set_story(story, left, Dress(3, head_size=25, balance=False))
    press.set_story(press.story(words=600), right, Dress(2, head_size=19, box=True))
    return press.finish()


def statistical(seed: int) -> tuple[bytes, Truth]:
    """Three ragged columns with tables and charts between the stories."""
    press = Press("statistical", seed, look_named("times_ragged"), 595, 842)
    draw = press.writer.draw
    page = press.front()
    upper, middle, lower = rows(page, 0.34, 0.3)
    set_row(press, upper, 3, draw.choice([(3,), (2, 1)]))
    left, right = cells(middle, 2, (1, 1), 22)
    draw_table(press.sheet, drawn.table(draw, "t1"), left, press.look, press.record)
    kind = draw.choice(["column", "line", "bar"])
    draw_chart(
        press.sheet, drawn.chart(draw, "c1", kind), replace(right, bottom=right.top + 150), press.look, press.record
    )
    set_row(press, lower, 3, draw.choice([(1, 2), (3,), (1, 1, 1)]))
    return press.finish()


def changing(seed: int) -> tuple[bytes, Truth]:
    """Column widths that change down the page, bylines and credits at the end of stories."""
    press = Press("changing", seed, look_named("vera_ragged" if seed % 2 else "times_ragged"), 640, 860)
    draw = press.writer.draw
    page = press.front()
    counts = draw.sample([2, 3, 4], 3)
    for area, columns in zip(rows(page, 0.32, 0.34), counts, strict=True):
        story = press.story(words=800, kicker=draw.random() < 0.5)
        story = replace(
            story, byline_last=True, credit="Editor: [Ruth Palmer]{?PERSON}" if draw.random() < 0.5 else None
        )
        if draw.random() < 0.5:
            story = replace(
                story, photos=(press.photo(draw.randrange(columns), depth=draw.choice([0.0, 0.5, 1.0]), height=60),)
            )
        weights = (1.0, 1.5, 1.0, 1.2)[:columns] if draw.random() < 0.3 else ()
        press.set_story(story, area, Dress(columns, head_size=20, weights=weights))
    return press.finish()


def gazette(seed: int) -> tuple[bytes, Truth]:
    """Six justified columns without rules, centred headlines, numbered notices at the foot."""
    press = Press("gazette", seed, look_named("small_times"), 760, 900)
    draw = press.writer.draw
    page = press.front()
    upper, middle, foot = rows(page, 0.45, 0.38)
    for area in (upper, middle):
        for cell, span in spanning_cells(press, area, 6, draw.choice([(3, 3), (2, 4), (4, 2), (2, 2, 2)])):
            story = press.story(words=900, kicker=draw.random() < 0.3, subheads=span > 3)
            if span > 2 and draw.random() < 0.6:
                story = replace(story, photos=(press.photo(1, span=span - 2, depth=0.3),))
            press.set_story(story, cell, Dress(span, head_size=14 + 2 * span, head_centred=True))
    set_notices(press, foot, 6)
    return press.finish()


FAMILIES: dict[str, Callable[[int], tuple[bytes, Truth]]] = {
    family.__name__: family
    for family in (
        broadsheet, seven, magazine, newsletter, report, boxes, briefs, jumps, panels, statistical, changing, gazette,
        dogleg, quirks, mosaic, styles,
    )
}  # fmt: skip
