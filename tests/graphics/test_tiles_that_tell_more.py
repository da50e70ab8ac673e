"""Tiles of one large number each whose words hold a number of their own."""

from __future__ import annotations

from pipelines.figures.labelled.values import figures_from
from tests.graphics.drawn import Sheet, read

TILES = (
    ("2M+", ("Parcels landed at the quays", "since 2015")),
    ("11%", ("Boats mended at their own", "berths, up from 8% in 2021")),
    ("0.4%", ("Fall in the use of fuel, as", "landings at the quays grew 9%")),
    ("14K", ("Pilots taught in storm-", "proof berthing along the coast")),
)


def test_their_words_are_the_label_and_end_where_the_other_number_begins() -> None:
    sheet = Sheet()
    for k, (number, lines) in enumerate(TILES):
        x, y = 40 + 150 * (k % 2), 60 + 100 * (k // 2)
        sheet.bar(x - 8, y - 8, x + 132, y + 80, "#e8f4ec")
        sheet.text(x, y, number, 20)
        for row, line in enumerate(lines):
            sheet.text(x, y + 24 + 10 * row, line, 8)
    reading, layout = read(sheet)
    told = {(f.surface, f.concept, f.value, f.bound) for f in figures_from(reading.values, layout)}
    assert ("2 million+", "Parcels landed at the quays", 2_000_000.0, "at_least") in told
    assert ("11%", "Boats mended at their own berths", 11.0, "exact") in told
    assert ("0.4%", "Fall in the use of fuel", 0.4, "exact") in told
    assert ("14K", "Pilots taught in storm-proof berthing along the coast", 14_000.0, "exact") in told


def test_a_time_in_what_the_label_adds_is_not_the_number_s() -> None:
    sheet = Sheet()
    for k, (number, lines) in enumerate(TILES[:2]):
        sheet.bar(32 + 150 * k, 52, 172 + 150 * k, 140, "#e8f4ec")
        sheet.text(40 + 150 * k, 60, number, 20)
        for row, line in enumerate(lines):
            sheet.text(40 + 150 * k, 84 + 10 * row, line, 8)
    reading, layout = read(sheet)
    (mended,) = [f for f in figures_from(reading.values, layout) if f.value == 11.0]
    assert mended.period_start is None


def test_a_generation_of_masts_is_the_label_of_their_number() -> None:
    sheet = Sheet()
    for k, (number, label) in enumerate((("28,700", "4G masts"), ("381,000", "agents"), ("71.4 million", "cards"))):
        sheet.bar(32 + 150 * k, 52, 172 + 150 * k, 140, "#e8f4ec")
        sheet.text(40 + 150 * k, 60, number, 20)
        sheet.text(40 + 150 * k, 84, label, 8)
    reading, layout = read(sheet)
    told = {(f.concept, f.value) for f in figures_from(reading.values, layout)}
    assert told == {("4G masts", 28_700.0), ("agents", 381_000.0), ("cards", 71_400_000.0)}
