"""The same number in the forms that printers give it, which must come out as one.

Belongs here: blanks, dashes and short words within numbers, and numbers told by a word behind a label. Does not belong
here: four digits that could be a year (test_year_like_amounts).
"""

from __future__ import annotations

import pytest

from pipelines.figures.prose import read_prose
from tests.figures.test_times_of_adverbials import TODAY, short


def amounts(text: str) -> list[tuple[float, str | None]]:
    return [(f.reading.quantity.value, f.reading.quantity.unit) for f in read_prose(text, published_on=TODAY)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Flats numbered 7 845, of which 4 102 were let.", [(7845, None), (4102, None)]),
        ("It costs more than $10 000, up from $3 000.", [(10000, "USD"), (3000, "USD")]),
        ("Output came to 7 845,5 tonnes.", [(7845.5, "t")]),
        ("It can hold 330000-350000 tonnes.", [(330000, "t")]),
        ("Starts totalled 1.36 mn at an annual rate.", [(1360000, None)]),
        ("A home costs €312 000, 9% more than a year ago.", [(312000, "EUR"), (9, "%")]),
        ("E-books made up 1.9 million, audio books 700 000.", [(1900000, None), (700000, None)]),
        ("In Porto it is 1 080 euros, in Coimbra 790.", [(1080, "EUR"), (790, "EUR")]),
        ("It will spend 2.4m on roads, 1.1m on parks.", [(2400000, None), (1100000, None)]),
        ("She paid for 3m of cloth; the wall is 2.4m high.", [(3, "m"), (2.4, "m")]),
        ("Milk fell from 32 to 29 cents; tea costs 2 euros.", [(0.32, "EUR"), (0.29, "EUR"), (2, "EUR")]),
        ("Its members number 450.", [(450, None)]),
        ("She has won the cup five times, he said.", [(5, None)]),
        ("They differ by a span of more than nine times, the yard said.", [(9, "times")]),
        ("Sales have grown three times, to 40 million.", [(3, "times"), (40000000, None)]),
    ],
)
def test_a_number_is_one_in_every_form_of_print(text: str, read: list[tuple[float, str | None]]) -> None:
    assert amounts(text) == read


def test_a_rate_is_told_for_a_count_without_a_comma() -> None:
    (figure,) = read_prose("The attack rate was 86 per 100000 people.", published_on=TODAY)
    assert (figure.reading.quantity.per, figure.reading.quantity.per_unit) == (100000, "people")


@pytest.mark.parametrize(
    "text",
    [
        "The clinic in Ward nine serves the coast.",
        "Type two diabetes is on the rise.",
        "Route six carries the mail.",
        "Take bus number 12 there.",
        "Its number is ISSN 1556–5068.",
        "Pay into 481205733-9921004412 today.",
    ],
)
def test_a_number_that_names_is_none(text: str) -> None:
    assert amounts(text) == []


def test_a_time_behind_a_linking_word_still_opens_its_paragraph() -> None:
    text = "However, at the end of 2023 the land had 212 mills. Of these, 64 were run by the state."
    assert [short(f.period) for f in read_prose(text, published_on=TODAY)] == ["2023-12-31"] * 2


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The price of a 50-kg bag rose from 12 to 14.", [(50, "kg"), (12, None), (14, None)]),
        ("Sales of 5-litre cans fell to 300.", [(5, "L"), (300, None)]),
        ("The 90-minute show drew 400.", [(90, "min"), (400, None)]),
        ("The 40-hour week was cut to 35.", [(40, "hour"), (35, "hour")]),
        ("The 3.2 km tunnel was extended to 4.1.", [(3.2, "km"), (4.1, "km")]),
        ("Adults made up 22% of them, people over 60 only 6%.", [(22, "%"), (60, "year"), (6, "%")]),
        ("The rate among 15-24 year olds was 19%.", [(15, "year"), (19, "%")]),
    ],
)
def test_what_a_noun_is_told_by_lends_its_unit_to_no_count(text: str, read: list[tuple[float, str | None]]) -> None:
    assert amounts(text) == read
