"""Units in the heads of technical tables: of money of a year, of so many of a thing, of oil and gas; years as values.

Belongs here: heads of our own in the manner of energy statistics. Does not belong here: plain statistics (hints).
"""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.articles.tables.segments import cell_text
from pipelines.figures.labelled.periods import find_period
from pipelines.figures.labelled.units import read_hint
from pipelines.figures.labelled.years import tells_year
from pipelines.model import Box, LabelledValue, Word

Unit = tuple[float, str | None, float | None, str | None]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Cost (million 2014 dollars per megawatt)", (1e6, "USD", 1.0, "megawatt")),
        ("Cost (2024$/kW)", (1.0, "USD", 1.0, "kW")),
        ("2019 real U.S. dollars per crate", (1.0, "USD", 1.0, "crate")),
        ("Reserves, trillion cubic feet", (1e12, "ft3", None, None)),
        ("Yield (MMb/well)", (1e6, "bbl", 1.0, "well")),
        ("Gas (Tcf)", (1e12, "ft3", None, None)),
        ("Capacity (kWDC)", (1.0, "kW", None, None)),
        ("Use (quadrillion Btu)", (1e15, "BTU", None, None)),
        ("Soot (million metric tons per quadrillion British thermal units)", (1e6, "t", 1e15, "BTU")),
        ("(million tonnes per year Pipe)", (1e6, "t", 1.0, "year")),
        ("Deaths per 100,000 population", (1.0, None, 100_000.0, "population")),
        ("(Year Kind begun)", (1.0, None, None, None)),
        ("N/A", (1.0, None, None, None)),
    ],
)
def test_a_technical_head_tells_scale_unit_and_what_for(head: str, expected: Unit) -> None:
    hint = read_hint([head])
    assert (hint.scale, hint.unit, hint.per, hint.per_unit) == expected


def test_the_year_of_the_money_is_no_time_of_the_numbers() -> None:
    assert find_period(["Upkeep (2014 dollars per megawatt)"], date(2025, 4, 1)) is None
    assert find_period(["Cost (2022$ per kW)"], date(2025, 4, 1)) is None
    period = find_period(["Cost (dollars), 2014"], date(2025, 4, 1))
    assert period is not None
    assert period.start == date(2014, 1, 1)


def value(text: str, column: tuple[str, ...], row: tuple[str, ...]) -> LabelledValue:
    return LabelledValue(
        "v", "x", "a", "b", 1, Box(0, 0, 9, 9), "table", text, row_headers=row, column_headers=column, rule_id="test"
    )


@pytest.mark.parametrize(
    ("text", "column", "row", "expected"),
    [
        ("1995+", ("Year(s)",), ("Kiln",), True),
        ("2009", ("Value",), ("First year of data",), True),
        ("1987", ("Founded",), ("Kiln",), True),
        ("2027", ("Expected completion date",), ("Kiln",), True),
        ("2005", ("Year to date",), ("Kiln",), False),
        ("2005", ("Cases to date",), ("Orvel",), False),
        ("2009", ("Kilns",), ("Total",), False),
        ("2,009", ("Year",), ("Kiln",), False),
        ("2009", ("Tonnes per year",), ("Kiln",), False),
    ],
)
def test_a_year_that_a_head_asks_for_is_no_amount(
    text: str, column: tuple[str, ...], row: tuple[str, ...], expected: bool
) -> None:
    assert tells_year(value(text, column, row)) is expected


def word(text: str, x0: float, raised: bool = False) -> Word:
    size = 5.0 if raised else 8.0
    top = 9.0 if raised else 10.0
    return Word(text, Box(x0, top, x0 + 0.5 * size * len(text), top + size), "Body", size, superscript=raised)


def test_a_power_of_a_length_stays_and_a_note_s_mark_goes() -> None:
    head = [word("Area", 0), word("(mi", 18), word("2", 30, raised=True), word(")", 32.5)]
    assert cell_text(head) == "Area (mi2)"
    assert cell_text([word("Program", 0), word("2", 28, raised=True)]) == "Program"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("(t", "ha", "^-1", ")"), "(t ha⁻¹)"),
        (("Area", "(10", "^3", "ha)"), "Area (10³ ha)"),
        (("Program", "^1"), "Program"),
        (("10", "^3"), "10"),
    ],
)
def test_raised_powers_stay_in_a_cell_and_marks_of_notes_do_not(parts: tuple[str, ...], expected: str) -> None:
    words = [word(part.strip("^"), 30 * k, raised=part.startswith("^")) for k, part in enumerate(parts)]
    assert cell_text(words) == expected
