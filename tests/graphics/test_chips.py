"""A name and its number alone in a small box are a figure in two words; badges of steps, pages and years are none."""

from __future__ import annotations

from pipelines.model import Box, Rect
from tests.graphics.drawn import Sheet, read


def row(*texts: str) -> list[str]:
    sheet = Sheet()
    for k, text in enumerate(texts):
        x = 40.0 + 130 * k
        sheet.text(x + 8, 64, text)
        sheet.rects.append(Rect(Box(x, 60, x + 110, 80), "#e0e8f0", None))
    return [value.text for value in read(sheet)[0].values]


def test_chips_of_a_name_and_a_number_are_read() -> None:
    assert row("Herring 6.4%", "Mussels 31,500", "Sprats €2.8m") == ["6.4%", "Mussels 31,500", "Sprats €2.8m"]


def test_badges_that_count_or_name_years_are_no_figures() -> None:
    assert row("Step 3", "Page 12", "Harvest 2023") == []
