"""Graphics on their own: one geometry per kind, drawn from a seed, between two stories.

Belongs here: the choice of geometry. Does not belong here: drawing and content.
`make(kind, seed)` gives the file and its truth; the same seed gives the same bytes.
"""

from __future__ import annotations

from dataclasses import replace

from tests.samples import drawn, setting
from tests.samples.charts import draw_chart
from tests.samples.compose import Press
from tests.samples.panels import draw_disc, draw_panel
from tests.samples.setting import look_named
from tests.samples.sheet import Area
from tests.samples.stories import Dress
from tests.samples.tables import Table, draw_table, note_table
from tests.samples.truth import Truth

LOOKS = ("times", "helvetica", "times_ragged", "vera")


def make(kind: str, seed: int) -> tuple[bytes, Truth]:
    """Return a page with two graphics of `kind`, drawn from `seed`, and what it says."""
    press = Press(f"graphics-{kind}", seed, look_named(LOOKS[seed % len(LOOKS)]))
    page = press.front()
    story = press.story(words=260)
    bottom, _ = press.set_story(story, replace(page, bottom=page.top + 190), Dress(3, head_size=20))
    room = page.below(bottom + 24)
    lanes = setting.columns(room, 1 if kind.startswith("table") else 2, 30)
    ends = []
    if len(lanes) == 1:
        top = room.top
        for number in range(1 if kind == "table-continued" else 2):
            top = _draw(press, kind, f"g{number}", room.below(top)) + 26
        ends.append(top)
    else:
        ends = [_draw(press, kind, f"g{number}", lane) for number, lane in enumerate(lanes)]
    low = room.below(max(ends) + 24)
    if low.height > 120:
        press.set_story(press.story(words=400), low, Dress(2, head_size=18))
    return press.finish()


def _draw(press: Press, kind: str, key: str, area: Area) -> float:
    drawer = press.writer.draw
    family, _, variant = kind.partition("-")
    if variant == "disc":
        content = drawn.panel(drawer, key, drawer.choice(["right", "below", "left"]))
        return draw_disc(press.sheet, replace(content, columns=1), area, press.look, press.record)
    if variant == "continued":
        return _continued(press, drawn.table(drawer, key, drawer.choice(["ruled", "lined"]), long=True), area)
    if variant == "untitled":
        bare = replace(
            drawn.chart(drawer, key, "column", labels=True), title=None, subtitle=None, concepts=(), scale=1.0
        )
        dated = bare.periods if len(bare.periods) == len(bare.categories) else ()
        room = replace(area, bottom=area.top + 150)
        return draw_chart(press.sheet, replace(bare, unit=None, periods=dated), room, press.look, press.record)
    if family == "panel":
        return draw_panel(press.sheet, drawn.panel(drawer, key, variant), area, press.look, press.record)
    if family == "table":
        return draw_table(press.sheet, drawn.table(drawer, key, variant), area, press.look, press.record)
    shape, _, bare = variant.partition("-")
    labels = not bare if shape != "pie" else True
    room = replace(area, bottom=area.top + 180)
    return draw_chart(press.sheet, drawn.chart(drawer, key, shape, labels=labels), room, press.look, press.record)


def _continued(press: Press, table: Table, area: Area) -> float:
    """Print `table` in two halves, the second on the next page under the same headers."""
    half = len(table.rows) // 2
    first, second = replace(table, rows=table.rows[:half], note=None), replace(table, rows=table.rows[half:])
    draw_table(press.sheet, first, area, press.look, press.record)
    page = press.inside()
    title = f"{table.title} (continued)"
    end = draw_table(press.sheet, replace(second, title=title), page, press.look)
    note_table(press.record, second)
    return end


KINDS = (
    *(f"panel-{side}" for side in drawn.SIDES),
    *(f"chart-{shape}" for shape in ("bar", "column", "grouped", "stacked", "line", "pie")),
    *(f"chart-{shape}-bare" for shape in ("bar", "column", "line")),
    "chart-untitled",
    "panel-disc",
    "table-continued",
    *(f"table-{style}" for style in ("ruled", "lined", "plain")),
)
