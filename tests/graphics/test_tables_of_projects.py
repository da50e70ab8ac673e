"""Ruled tables of projects: names in words, years that tell when, a reference column, a total across."""

from __future__ import annotations

from pipelines.figures import find_figures
from tests.graphics.drawn import Sheet, read

HEADS = ("Stage", "Project", "Estimated capacity (tonnes/year)", "Harbour", "Year opened", "Ref.")
ROWS = (
    ("Running", "Kovel kelp dryer", "12,000", "Kovel", "2019", "4"),
    ("Running", "Anse salt works", "700", "Anse", "2021", "5"),
    ("Planned", "Tern eel farm", "48,000", "Tern", "2028", "6"),
)
LEFTS = (60, 120, 220, 320, 400, 470, 510)


def test_a_reference_column_is_no_number_among_heads_and_years_tell_when() -> None:
    sheet = Sheet()
    for row, texts in enumerate((HEADS, *ROWS)):
        for left, text in zip(LEFTS, texts, strict=False):
            sheet.text(left + 3, 100 + 16 * row, text, 6)
    for line in range(len(ROWS) + 2):
        sheet.level(LEFTS[0], LEFTS[-1], 96 + 16 * line)
    for left in LEFTS:
        sheet.upright(left, 96, 96 + 16 * (len(ROWS) + 1))
    reading, layout = read(sheet, "table", "Sea farms")
    figures = [f for f in find_figures(layout, reading, ()) if "capacity" in (f.concept or "")]
    assert [(f.value, f.unit, f.per_unit) for f in figures] == [
        (12_000.0, "t", "year"), (700.0, "t", "year"), (48_000.0, "t", "year")
    ]  # fmt: skip
    assert not any(f.value in (2019.0, 2021.0, 2028.0) for f in find_figures(layout, reading, ()))
