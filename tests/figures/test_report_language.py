"""What reports of agencies and laws write beside their figures: years that are no amounts, steps of scales, bans.

Belongs here: sentences of our own in the manner of outlooks, assumptions and legislation. Does not belong here: times
(times of clauses) and what leans on a paragraph (paragraphs).
"""

from __future__ import annotations

import pytest

from pipelines.figures.prose import read_prose

Told = tuple[float, str | None, str]


def read(text: str) -> list[Told]:
    """Return value, unit and bound of every figure of a paragraph."""
    found = [d.reading.quantity for d in read_prose(text, None)]
    return [(q.value, q.unit, q.bound) for q in found]


@pytest.mark.parametrize(
    "text",
    [
        "The rule covers carts of model years 2031 and earlier.",
        "Cabins built in 1978 or later pay the dues.",
        "Wages of carters stay at 2022 levels.",
        "The dues are counted from a 2015 baseline.",
        "All prices are in real 2024 U.S. dollars.",
        "It was passed as P.L. 117-169 and amended by Pub. L. No. 94-163.",
        "The credit of Section 45W and those of sections 30C and 45X lapse.",
        "The dues rise for carts of Classes 4–6 and of Class 2b–8.",
        "The plan has its stages (Periods 1, 2, and 3), and Period 3 acts as a brake.",
        "Dues change from one year to the next.",
        "It counts two- and three-wheeled carts.",
    ],
)
def test_what_names_a_year_a_law_or_a_step_is_no_figure(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fuel must not contain more than 15 ppm sulfur.", (15, "ppm", "at_most")),
        ("The load cannot be greater than 400 kg.", (400, "kg", "at_most")),
        ("No ferry may carry more than 12 passengers.", (12, None, "at_most")),
        ("Berths should not be less than 20 metres.", (20, "m", "at_least")),
        ("The cell's store is greater than or equal to 7 kWh.", (7, "kWh", "at_least")),
        ("Losses have to be less than or equal to 3%.", (3, "%", "at_most")),
        ("Fuel may contain more than 15 ppm sulfur.", (15, "ppm", "more_than")),
        ("Slopes of 35°–40° are closed.", (35, "°", "range")),
        ("Mines raised 7.5 million short tons of coal.", (7.5e6, "short ton", "exact")),
    ],
)
def test_a_ban_an_equal_and_a_span_are_bounds(text: str, expected: Told) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The plan counts with an 18% discount rate.", None),
        ("The order extends the $1 credit for carters.", None),
        ("The order extended the term by 3 years.", "increase"),
        ("The bank cut the discount rate by 2 percentage points.", "decrease"),
    ],
)
def test_a_discount_rate_and_an_extended_credit_are_no_change(text: str, change: str | None) -> None:
    assert [d.change for d in read_prose(text, None)] == [change]
