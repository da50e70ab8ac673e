"""What headers, labels and arrows say of a number outside sentences: a target, a forecast, which way it went."""

from __future__ import annotations

import pytest

from pipelines.figures.labelled.values import figures_from
from pipelines.model import Figure
from tests.graphics.drawn import Sheet, read


def figures_of(sheet: Sheet, role: str = "graphic") -> dict[str, Figure]:
    reading, layout = read(sheet, role)
    return {figure.surface: figure for figure in figures_from(reading.values, layout)}


@pytest.mark.parametrize(
    ("head", "modality"),
    [("2025 target", "target"), ("Forecast", "forecast"), ("2025f", "forecast"), ("2025", "reported")],
)
def test_a_column_of_targets_or_forecasts_holds_no_facts(head: str, modality: str) -> None:
    sheet = Sheet()
    sheet.level(40, 330, 80)
    for x, text in ((60, "Boats"), (220, "2023"), (320, head)):
        sheet.text(x, 84, text, 8, align="left" if x == 60 else "right")
    sheet.level(40, 330, 96)
    for row, (name, now, then) in enumerate((("Ferries", "12", "15"), ("Tugs", "31", "36"), ("Pilots", "8", "9"))):
        for x, text in ((60, name), (220, now), (320, then)):
            sheet.text(x, 100 + 14 * row, text, 8, align="left" if x == 60 else "right")
    sheet.level(40, 330, 146)
    found = figures_of(sheet, "table")
    assert found["36"].modality == modality
    assert found["31"].modality == "reported"


def test_an_arrow_says_which_way_a_number_went() -> None:
    sheet = Sheet()
    for k, (label, number, move) in enumerate((("Berths let", "412", "▲ 6.1% on 2021"), ("Crew", "93", "▼ 4 on 2021"))):
        sheet.text(40 + 200 * k, 66, label)
        sheet.text(40 + 200 * k, 78, number, 20, True)
        sheet.text(40 + 200 * k, 102, move)
    found = figures_of(sheet)
    assert [(f.value, f.change) for f in found.values()] == [
        (412, None), (93, None), (6.1, "increase"), (4, "decrease")]  # fmt: skip
