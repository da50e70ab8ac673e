"""Tables of estimates with their intervals, as guidelines print them: long dashes, names over two lines."""

from __future__ import annotations

from pipelines.figures import find_figures
from tests.graphics.drawn import Sheet, read

ROWS = (
    (("Harbour gauge works, type A",), "20 (11—820)", "93.4% (88.7—96.2)", "98.7% (96.9—99.4)"),
    (("Tern and Sons, depth", "Sounder Pro"), "5 (1—177)", "93.2% (81.6—97.7)", "99.2% (87.9—99.9)"),
    (("Anse light meter, model", "Ultra"), "5 (525)", "28.6—95%", "94.9% (89.9—99.8)"),
    (("Kovel tide rule",), "2 (235)", "97.5—98.1%", "ND"),
)


def test_intervals_with_long_dashes_are_cells_and_the_second_line_of_a_name_stays_with_it() -> None:
    sheet = Sheet()
    for x, head in ((40, "Gauge"), (200, "Boats (range)"), (300, "Hits"), (420, "Misses told")):
        sheet.text(x, 60, head, 8, True)
    top = 84.0
    for names, *cells in ROWS:
        for line, name in enumerate(names):
            sheet.text(40, top + 10 * line, name, 8)
        for x, cell in zip((200, 300, 420), cells, strict=True):
            sheet.text(x, top, cell, 8)
        top += 27 if len(names) > 1 else 18
        sheet.level(40, 520, top - 5)
    reading, layout = read(sheet, "table", "Gauges compared")
    told = {(f.value, f.value_high, f.unit, f.concept) for f in find_figures(layout, reading, ())}
    assert (93.4, None, "%", "Harbour gauge works, type A Hits") in told
    assert (99.2, None, "%", "Tern and Sons, depth Sounder Pro Misses told") in told
    assert (28.6, 95.0, "%", "Anse light meter, model Ultra Hits") in told
    assert (97.5, 98.1, "%", "Kovel tide rule Hits") in told
