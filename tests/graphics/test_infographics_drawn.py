"""Numbers of an infographic find their labels whatever the geometry; nothing is invented, what lacks is reported."""

from __future__ import annotations

import random
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.figures.labelled.values import figures_from
from pipelines.graphics.panels.assignment import assign
from pipelines.graphics.panels.groups import is_number_run
from tests.graphics.drawn import Sheet, read

NOUNS = ["ferry landings", "tide gauges", "rescue boats", "harbour pilots", "salt pans", "light visits", "net lofts"]
GEOMETRIES = ("above", "below", "left", "right", "interleaved", "wrapped")


def panel(geometry: str, seed: int) -> tuple[Sheet, dict[str, str]]:
    chance = random.Random(seed)
    labels = chance.sample(NOUNS, 6)
    numbers = [f"{n:,}" for n in chance.sample(range(12, 90_000), 6)]
    sheet, truth = Sheet(), dict(zip(numbers, labels, strict=True))
    for k, (number, label) in enumerate(truth.items()):
        x, y = 40 + 180 * (k % 3), 60 + 70 * (k // 3)
        if geometry in ("above", "interleaved", "wrapped") and not (geometry == "interleaved" and k % 3 == 1):
            parts = label.split() if geometry == "wrapped" else [label]
            for n, part in enumerate(parts):
                sheet.text(x, y + 10 * n, part)
            sheet.text(x, y + 10 * len(parts) + 2, number, 20, True)
        elif geometry in ("below", "interleaved"):
            sheet.text(x, y, number, 20, True)
            sheet.text(x, y + 22, label)
        else:
            x, y = 40, 60 + 26 * k
            sheet.text(
                x if geometry == "right" else 300, y, number, 14, True, "left" if geometry == "right" else "right"
            )
            sheet.text(x + 90 if geometry == "right" else x, y + 3, label)
    return sheet, truth


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_every_number_finds_its_label(geometry: str) -> None:
    found = total = 0
    for seed in range(12):
        sheet, truth = panel(geometry, seed)
        reading, _ = read(sheet)
        paired = {value.text: value.label for value in reading.values if value.rule_id == "graphics.infographic"}
        found += sum(paired.get(number) == label for number, label in truth.items())
        total += len(truth)
    assert found == total


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_no_value_is_invented(geometry: str) -> None:
    sheet, truth = panel(geometry, 77)
    reading, _ = read(sheet)
    assert sorted(value.text for value in reading.values) == sorted(truth)


def test_words_that_run_on_under_their_number_are_one_label() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "Key points", 11, True)
    told = {
        "14": ("mumps cases in one", "school"),
        "73": ("people ill from", "well water"),
        "1,318": ("colds", "so far"),
    }
    for k, (number, (behind, below)) in enumerate(told.items()):
        box = sheet.text(40, 70 + 40 * k, number, 16, True)
        sheet.text(box.x1 + 5, 76 + 40 * k, behind)
        sheet.text(40, 88 + 40 * k, below)
    reading, _ = read(sheet)
    assert {value.text: value.label for value in reading.values} == {n: f"{a} {b}" for n, (a, b) in told.items()}


def test_words_in_small_type_behind_a_number_are_its_own_and_not_the_next_rows() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "The island in figures", 11, True)
    told = {
        "3,180": "residents",
        "10": "working dairies",
        "€640m": "milk sold in 2024",
        "31%": "of jobs depend on milk",
    }
    for k, (number, behind) in enumerate(told.items()):
        box = sheet.text(40, 62 + 22 * k, number, 16, True)
        sheet.text(box.x1 + 3, 68 + 22 * k, behind, 9)
    reading, layout = read(sheet)
    figures = {figure.surface.split()[0]: figure.concept for figure in figures_from(reading.values, layout)}
    assert (figures["10"], figures["€640m"]) == ("working dairies", "milk sold")
    assert "jobs" in (figures["31%"] or "")


def test_heading_gives_its_period_to_its_own_column_only() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "By the end of 2021, the port had", 10, True)
    sheet.text(320, 40, "In the first quarter of 2023", 10, True)
    for k, (number, label) in enumerate([("48", "cranes"), ("1,350", "berths")]):
        sheet.text(40, 70 + 40 * k, label)
        sheet.text(40, 82 + 40 * k, number, 18, True)
    sheet.text(320, 70, "containers landed")
    sheet.text(320, 82, "over 92,000", 18, True)
    reading, layout = read(sheet)
    figures = {figure.concept: figure for figure in figures_from(reading.values, layout)}
    assert str(figures["cranes"].period_start) == str(figures["berths"].period_end) == "2021-12-31"
    assert str(figures["containers landed"].period_start) == "2023-01-01"
    assert figures["containers landed"].bound == "more_than"


@pytest.mark.parametrize("line", ["By the end of 2023, there were", "As of 31 December 2023, the harbour had:"])
def test_line_in_small_type_that_leads_on_gives_its_time_to_all_numbers_below(line: str) -> None:
    sheet, truth = panel("below", 5)
    sheet.text(230, 30, "Skerry Harbour", 10, True, "middle")
    sheet.text(230, 44, line, 7, False, "middle")
    reading, layout = read(sheet)
    figures = figures_from(reading.values, layout)
    assert {f.concept for f in figures} == set(truth.values())
    assert {(f.period_start, f.period_end) for f in figures} == {(date(2023, 12, 31), date(2023, 12, 31))}


def test_unit_may_begin_the_label_and_the_label_may_lead_into_the_number() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "kilometres of quay")
    sheet.text(40, 52, "6,700", 18, True)
    sheet.text(320, 40, "ferries sail to more than", 8)
    sheet.text(320, 50, "160 islands", 9, True)
    reading, layout = read(sheet)
    figures = {figure.value: figure for figure in figures_from(reading.values, layout)}
    assert (figures[6700].unit, figures[6700].concept) == ("km", "quay")
    assert (figures[160].bound, figures[160].concept) == ("more_than", "islands")


def test_label_without_a_number_is_reported() -> None:
    sheet = Sheet()
    for k, (label, number) in enumerate([("buoys laid:", "120"), ("wrecks raised:", ""), ("piers mended:", "14")]):
        sheet.text(40, 60 + 24 * k, label)
        if number:
            sheet.text(300, 58 + 24 * k, number, 13, True)
    reading, _ = read(sheet)
    assert [value.text for value in reading.values] == ["120", "14"]
    assert any("wrecks raised" in finding.reason for finding in reading.findings)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 50), min_size=5, max_size=5), min_size=1, max_size=5))
def test_assignment_is_the_cheapest(costs: list[list[int]]) -> None:
    chosen = assign(costs)
    assert len(set(chosen)) == len(costs)
    cheapest = min(sum(costs[r][c] for r, c in enumerate(p)) for p in permutations(range(5), len(costs)))
    assert sum(costs[row][column] for row, column in enumerate(chosen)) == cheapest


def test_an_evenly_growing_row_of_numbers_is_an_axis_and_no_figure() -> None:
    sheet = Sheet()
    for number in range(5):
        sheet.text(60 + 40 * number, 300, str(10 * number), 7.0, align="middle")
    sheet.text(60, 100, "41", 18.0, True)
    sheet.text(60, 124, "gates repaired")
    reading, _ = read(sheet)
    assert [(v.text, v.label) for v in reading.values] == [("41", "gates repaired")]


@pytest.mark.parametrize(
    ("text", "is_number"),
    [
        ("R10.3bn", True),
        ("RM79", True),
        ("Rp 3.4 billion", True),
        ("KSh 2 million", True),
        ("R5", False),
        ("G20", False),
    ],
)
def test_money_is_a_number_also_behind_a_currency_of_letters(text: str, is_number: bool) -> None:
    assert is_number_run(text) is is_number


def numbers_of(*placed: tuple[float, float, str]) -> set[str]:
    """Return the texts of the values of a panel of lines at (x, top)."""
    sheet = Sheet()
    for x, top, text in placed:
        sheet.text(x, top, text)
    return {value.text for value in read(sheet)[0].values}


def test_numbers_with_dots_count_the_items_of_a_list_also_from_column_to_column() -> None:
    items = ("Nets", "Ropes", "Lamps", "Oars", "Buoys", "Sails")
    placed = []
    for k, item in enumerate(items):
        x, top = 40 + 200 * (k % 2), 60 + 40 * (k // 2)
        placed += [(x, top, f"{k + 1}."), (x + 30, top, item)]
    assert numbers_of(*placed) == set()
    assert "7" in numbers_of(*placed, (40, 200, "7"), (70, 200, "boats"))


def test_numbers_of_sections_are_no_values() -> None:
    rows = [(40.0, 60 + 20.0 * k, f"4.2.{k + 1} Tides of the {name}") for k, name in enumerate(("bay", "mole", "quay"))]
    assert numbers_of(*rows, (40, 140, "412"), (80, 140, "boats")) == {"412"}


def test_clues_of_a_crossword_are_no_values() -> None:
    clues = ("Keeper of the keys (4,3)", "Evening meal (6)", "Lamp on a rock (5)", "Cold wind (4)", "A few (4)")
    rows = [(40.0, 60 + 24.0 * k, f"{k + 1} {clue}") for k, clue in enumerate(clues)]
    assert numbers_of(*rows) == set()
    assert numbers_of((40, 60, "12 tugs"), (40, 84, "7 skiffs (4)"), (40, 108, "31 ferries (9)")) != set()


def test_a_rate_of_exchange_is_what_one_unit_is_worth_and_not_the_one() -> None:
    sheet = Sheet()
    for k, rate in enumerate(("£1 = $1.2546", "£1 = €1.1656", "$1 = ¥152.97")):
        sheet.text(40 + 120 * k, 60, rate)
    reading, layout = read(sheet)
    assert [(f.value, f.unit) for f in figures_from(reading.values, layout)] == [
        (1.2546, "USD"),
        (1.1656, "EUR"),
        (152.97, "JPY"),
    ]
