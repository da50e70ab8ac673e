"""Four digits without a comma: an amount or a year, by what stands around them.

Belongs here: amounts that look like years, and years before what could be counted. Does not belong here: the days of a
year (test_told_years).
"""

from __future__ import annotations

import pytest

from pipelines.figures.prose import read_prose
from tests.figures.test_times_of_adverbials import TODAY


def told(text: str) -> list[tuple[float, str]]:
    """Return what each number is of, with its time in words where it has one."""
    return [
        (
            draft.reading.quantity.value,
            " ".join(filter(None, (draft.reading.concept.text, draft.period and draft.period.text))),
        )
        for draft in read_prose(text, published_on=TODAY)
    ]


@pytest.mark.parametrize(
    ("text", "value", "concept"),
    [
        ("The lake has an area of 2014 hectares.", 2014, "area"),
        ("The chapel stands at a height of 1950 metres.", 1950, "height"),
        ("The yard shipped up to 1987 tonnes of tin.", 1987, "tin"),
        ("Output fell to 1975 barrels a day.", 1975, "Output"),
        ("More than 2000 families fled.", 2000, "families"),
        ("A total of 2010 wells were drilled.", 2010, "wells"),
        ("Seed went to 2000 farmers.", 2000, "farmers"),
        ("That brings the total to 1870.", 1870, "total"),
        ("The odds of a leak are 3 in 100,000.", 3e-05, "odds of a leak"),
    ],
)
def test_four_digits_before_a_measure_or_what_is_counted_are_an_amount(text: str, value: float, concept: str) -> None:
    assert told(text) == [(value, concept)]


def test_an_amount_behind_another_gives_no_time() -> None:
    assert told("The district had 2014 cases and 1998 deaths.") == [(2014, "cases"), (1998, "deaths")]
    assert told("The number of pupils rose to 2015 in 2029.") == [(2015, "number of pupils in 2029")]


@pytest.mark.parametrize(
    "text",
    [
        "By 2030 hectares under wheat will double.",
        "In 2014 cases rose.",
        "In 2019 and 2020 cases rose.",
        "Sales were higher than 2019 sales.",
        "The number of pupils returned to 2015 levels.",
        "Rooms 101,102,103 are shut.",
        "See notes 200,201,202,203,195,311,943.",
    ],
)
def test_a_year_and_a_list_of_numbers_are_no_amounts(text: str) -> None:
    assert told(text) == []
