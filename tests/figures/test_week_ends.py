"""Weeks that end on another day than the Sunday of ISO 8601, because the issue says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipelines.figures.labelled.values import figures_from
from pipelines.model import Block, Box
from tests.graphics.drawn import Sheet, read


def _weekly(line: str) -> list[tuple[date | None, date | None]]:
    sheet = Sheet()
    sheet.text(50, 40, "Boats seen at sea", bold=True)
    for x, head in ((200, "Week 8"), (290, "Week 7")):
        sheet.text(x, 70, head, bold=True, align="right")
    for number, name in enumerate(("Aldra", "Brenn", "Corsa", "Dunmore")):
        sheet.text(50, 90 + 14 * number, name)
        sheet.text(200, 90 + 14 * number, str(310 + number), align="right")
        sheet.text(290, 90 + 14 * number, str(220 + number), align="right")
    reading, layout = read(sheet, "table")
    block = Block("b-0", "drawn", "a-1", 1, 0, "furniture", line, Box(0, 0, 100, 10))
    layout = replace(layout, furniture=(block,), issue=replace(layout.issue, published_on=date(2024, 3, 1)))
    return [(f.period_start, f.period_end) for f in figures_from(reading.values, layout)][:2]


@pytest.mark.parametrize(
    ("line", "starts"),
    [
        ("Weekly Notes, Week 8 ending February 24, 2024", (date(2024, 2, 18), date(2024, 2, 11))),
        ("Weekly Notes, Week 8 of 2024", (date(2024, 2, 19), date(2024, 2, 12))),
        ("Weekly Notes, Week 8 ending March 20, 2024", (date(2024, 2, 19), date(2024, 2, 12))),
    ],
)
def test_the_issue_says_on_which_day_its_weeks_end(line: str, starts: tuple[date, date]) -> None:
    assert tuple(start for start, _ in _weekly(line)) == starts
