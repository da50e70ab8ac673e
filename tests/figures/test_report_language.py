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
        "Shares follow actual 2015 market shares.",
        "Sheds meet the 90.1-2007 standard.",
        "The ratio is pr = (1 - LR).",
        "2024 dollars per kilowatt",
    ],
)
def test_what_names_a_year_a_law_or_a_step_is_no_figure(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Milk must not hold more than 12 ppm lead.", (12, "ppm", "at_most")),
        ("The load cannot be greater than 400 kg.", (400, "kg", "at_most")),
        ("No ferry may carry more than 12 passengers.", (12, None, "at_most")),
        ("Berths should not be less than 20 metres.", (20, "m", "at_least")),
        ("The fare will never be less than 40p.", (0.4, "GBP", "at_least")),
        ("The tank will not hold more than 40 litres.", (40, "L", "at_most")),
        ("Its store has to be greater than or equal to 9 kWh.", (9, "kWh", "at_least")),
        ("Losses have to be less than or equal to 3%.", (3, "%", "at_most")),
        ("Milk may hold more than 12 ppm lead.", (12, "ppm", "more_than")),
        ("Drivers passed 34 signals at danger.", (34, None, "exact")),
        ("Arrivals passed 3 million in May.", (3e6, None, "more_than")),
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


Named = tuple[float, str | None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Imports of oil increase from 2 tonnes to 6 tonnes.", [(2, "Imports of oil"), (6, "Imports of oil")]),
        ("As a result, net exports of rye decline through 2044, reaching 7 tonnes.", [(7, "net exports of rye")]),
        ("Rye output peaks from 2031 through 2033 at 12 tonnes.", [(12, "Rye output")]),
        ("The sharp decline to 7 tonnes shook millers.", [(7, "sharp decline")]),
        ("A rise in the leaving age from 65 to 67 years is planned.", [(65, "leaving age"), (67, "leaving age")]),
        ("Police saw a drop in thefts from 140 to 97.", [(140, "thefts"), (97, "thefts")]),
        ("Pay brought a rise in fees for cooks from 18 to 19 euros.", [(18, "fees for cooks"), (19, "fees for cooks")]),
        ("Rye rises to 18 tonnes, followed by a slow decline to 14 tonnes.", [(18, "Rye"), (14, "Rye")]),
        ("The case assumes 50% higher unseen reserves.", [(50, "unseen reserves")]),
        ("New carts have 33% lower fixed running costs.", [(33, "fixed running costs")]),
        ("Stocks closed 2% higher Monday.", [(2, "Stocks")]),
        ("The plan counts with an 18% discount rate.", [(18, "discount rate")]),
        ("It set a new fee for each account: 3 euros for one, 5 euros for loans.", [(3, "new fee"), (5, "new fee")]),
        ("The club has 12 male and 14 female members.", [(12, "male members"), (14, "female members")]),
        ("It keeps 12 sheep and 14 young goats.", [(12, "sheep"), (14, "young goats")]),
        ("The increase in exports was 4%.", [(4, "exports")]),
        ("Growth in travel was 4%.", [(4, "Growth in travel")]),
        ("Floor space grows at an equivalent of 1.3%.", [(1.3, "Floor space")]),
    ],
)  # fmt: skip
def test_reports_tell_what_moves_in_the_present_tense_and_in_nouns(text: str, expected: list[Named]) -> None:
    assert [(d.reading.quantity.value, d.reading.concept.text) for d in read_prose(text, None)] == expected


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("A fall in arrests from 140 to 97 came in May.", [None, "decrease"]),
        ("Imports of oil increase to 6 tonnes.", ["increase"]),
    ],
)
def test_a_noun_of_change_gives_the_level_it_leads_to_its_direction(text: str, changes: list[str | None]) -> None:
    assert [d.change for d in read_prose(text, None)] == changes


def test_the_year_of_the_money_is_no_time_of_the_sum() -> None:
    (told,) = read_prose("The levy raised 3 million euros (in 2024 U.S. dollars).", None)
    assert told.period is None
