"""How situation reports write: shares in brackets behind counts, names with a number each, elliptic counts.

Belongs here: sentences of our own in that manner with what their figures are of. Does not belong here: their times
(test_told_years), and tables of the same facts.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.figures.prose import read_prose

TODAY = date(2031, 11, 12)


def told(text: str) -> list[tuple[float, str | None]]:
    drafts = read_prose(text, published_on=TODAY)
    return [(draft.reading.quantity.value, draft.reading.concept.text) for draft in drafts]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("214 (61%) severe cases were seen.", [(214, "severe cases"), (61, "severe cases")]),
        ("Twenty-three (23) nurses fell ill.", [(23, "nurses")]),
        ("31 new confirmed and probable cases were found.", [(31, "new confirmed and probable cases")]),
        ("There were 31 confirmed and 12 probable cases.", [(31, "confirmed cases"), (12, "probable cases")]),
        ("It counted 5,412 cholera / AWD cases.", [(5412, "cholera / AWD cases")]),
        ("12 old and rusty cars were sold.", [(12, "old and rusty cars")]),
        (
            "It has offices in 21 countries of Eastern and Southern Norland.",
            [(21, "countries of Eastern and Southern Norland")],
        ),
        (
            "It had 31 deaths with a case fatality rate of 1.4% reported in 12 wards.",
            [(31, "deaths"), (1.4, "case fatality rate"), (12, "wards")],
        ),
        ("He bought 30 and sold 20 cars.", [(30, None), (20, "cars")]),
    ],
)
def test_a_count_is_of_the_noun_behind_its_share_or_of_the_next_one(
    text: str, figures: list[tuple[float, str]]
) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "New cases came from 3 counties, namely Leath (47), Orve (12) and Mard (5).",
            [(3, "counties"), (47, "New cases"), (12, "New cases"), (5, "New cases")],
        ),
        (
            "31 cases were found in two regions: Leath (19) and Orve (12).",
            [(31, "cases"), (2, "regions"), (19, "cases"), (12, "cases")],
        ),
        (
            "Cases were found in Leath (181 cases, including 12 deaths) and Orve (57).",
            [(181, "cases"), (12, "deaths"), (57, "cases")],
        ),
        (
            "Leath had the highest number of new cases (278), followed by Orve (125).",
            [(278, "highest number of new cases"), (125, "new cases")],
        ),
        ("The main causes were falls (44) and burns (17).", [(44, "falls"), (17, "burns")]),
    ],
)
def test_names_with_a_number_each_tell_where_and_not_what(text: str, figures: list[tuple[float, str]]) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    ("text", "value", "change"),
    [
        ("Sales were down in food shops (negative 3.3%).", -3.3, "decrease"),
        ("Growth was negative 3.3%.", -3.3, "decrease"),
        ("There was negative growth of 3.3%.", 3.3, "decrease"),
        ("Of the swabs 68% were positive, negative 32%.", 32, None),
    ],
)
def test_a_negative_share_is_below_nothing(text: str, value: float, change: str | None) -> None:
    draft = read_prose(text, published_on=TODAY)[-1]
    assert (draft.reading.quantity.value, draft.change) == (value, change)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Exports grew by 12% y-o-y in Q3, with imports also up by 8%.", [(12, "Exports"), (8, "imports")]),
        (
            "The number of nurses was 3,400 people, a decrease of 60 people.",
            [(3400, "number of nurses"), (60, "number of nurses")],
        ),
        ("The number of cases is now 770, and 25 have died.", [(770, "number of cases"), (25, "people")]),
        ("Of 40 hens, 12 died.", [(40, "hens"), (12, "hens")]),
        ("The unemployment rate was 1.4 pts below the target.", [(1.4, "unemployment rate")]),
    ],
)
def test_a_number_of_people_is_told_by_who_they_are(text: str, figures: list[tuple[float, str]]) -> None:
    assert told(text) == figures


def test_areas_within_others_are_counted_without_a_bound() -> None:
    drafts = read_prose("Cases came from 31 villages within nine districts, and fell within nine days.", TODAY)
    assert [draft.reading.quantity.bound for draft in drafts] == ["exact", "exact", "at_most"]


def test_a_clock_time_is_no_concept() -> None:
    assert told("222BBB 33333 30-Apr-2031 20:19") == [(33333, None)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("182 Coptic, Greek and Latin parishes burned.", [(182, "Coptic, Greek and Latin parishes")]),
        ("It killed 40 men, women and children.", [(40, "men")]),
        (
            "Visitors from mainland Norland (615,000) fell, while those from Sefton (47,000) rose.",
            [(615_000, "Visitors"), (47_000, "Visitors")],
        ),
        ("In May the index was 3.2% higher year-on-year.", [(3.2, "index")]),
        ("Total 132 Teams of volunteers came.", [(132, "Teams of volunteers")]),
        ("Landings were 352 tonnes live weight.", [(352, "Landings")]),
        ("It sold 18 tonnes averaging £48 a kilo.", [(18, None), (48, None)]),
        ("The catch sold was worth £465 million. 48 tonnes were landed.", [(465e6, "catch"), (48, None)]),
        ("Analysts expected earnings, excluding items, of $1.20 a share.", [(1.2, "earnings")]),
        ("Orvel expects earnings to be in the range of 56 cents to 59 cents a share.", [(0.56, "earnings")]),
        ("Guests rose 14% month-to-month to 771,000.", [(14, "Guests"), (771_000, "Guests")]),
    ],
)
def test_who_is_counted_stands_before_a_place_or_behind_a_list(text: str, figures: list[tuple[float, str]]) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("There were 116 inns, an increase of nine year-on-year.", [None, None]),
        ("Reserves were US dollars 3 billion and Rupees 40 crore.", ["USD", "INR"]),
        ("It spent 3 million rupees 2 million times.", ["INR", None]),
        ("Bulls sold to 239c/kg. Cows lifted 10c.", ["USD", "USD"]),
        ("The catch was 824 MT, and 4 MMT of wheat.", ["t", "t"]),
        ("The rate rose by 0.1 p.p. and demand (+1.0 p.p.) too.", ["pp", "pp"]),
    ],
)
def test_units_are_what_the_words_around_them_say(text: str, units: list[str | None]) -> None:
    assert [draft.reading.quantity.unit for draft in read_prose(text, published_on=TODAY)] == units


def test_what_a_dash_parts_is_of_its_own_time() -> None:
    drafts = read_prose("Over 2 million are displaced – one million of these in 2030.", published_on=TODAY)
    assert [draft.period and str(draft.period.start) for draft in drafts] == [None, "2030-01-01"]


@pytest.mark.parametrize(
    "end", ["the district", "the page", "a line", "Ward", "the unit", "January", "the end of May", "their level"]
)
def test_a_number_that_begins_a_sentence_is_not_named_by_the_word_before_it(end: str) -> None:
    assert told(f"They had waited since the fire in {end}. 19 people fled.")[-1] == (19, "people")


@pytest.mark.parametrize("noun", ["district", "unit", "group", "flight"])
def test_a_number_with_its_noun_in_brackets_is_not_named_by_the_word_before_it(noun: str) -> None:
    assert told(f"The worst hit {noun} (19 new deaths) was shut.") == [(19, "new deaths")]


@pytest.mark.parametrize("label", ["Art.", "Sec.", "Fig.", "No.", "para.", "Jan.", "Sept."])
def test_a_number_behind_a_short_form_is_named_by_it(label: str) -> None:
    assert told(f"It was told on {label} 19, they say.") == []


def test_an_extreme_of_a_day_leaves_the_total_beside_it_without_that_day() -> None:
    drafts = read_prose("Rainfall was 36 mm with a maximum daily fall of 15 mm on 30 July.", published_on=TODAY)
    assert [draft.period and str(draft.period.end) for draft in drafts] == [None, "2031-07-30"]
