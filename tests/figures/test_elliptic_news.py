"""News sentences that leave out what their figures are of, or name something else beside it.

Belongs here: wholes told by *whom*, kinds of those counted, clauses without a verb, changes set against others. Does
not belong here: the same statement behind another clause (test_clauses).
"""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.figures.circumstances.attribution import Name
from pipelines.figures.prose import read_prose

TODAY = date(2025, 6, 12)

CONCEPTS = [
    ("The fever has reached 640 people in 31 villages, 12 percent of whom are in hospital.", 12.0, "people"),
    ("The district has 310 cases in 14 parishes, a third of whom are infants.", 1 / 3, "cases"),
    ("A shell hit the market, killing 28 people, three of them children, and wounding 94.", 94.0, "people"),
    ("A bomb killed 15 people, including four guards, and wounded 32 others.", 32.0, "people"),
    ("The raid killed 19 people, among them six nurses, taking the toll since May past 400.", 400.0, "people"),
    (
        "It posted a 31 per cent rise in second-quarter earnings to €84 million.",
        31.0,
        "second-quarter earnings",
    ),
    (
        "Water goes up £84 to £410, and tax on a large house by 3.5 per cent.",
        3.5,
        "tax on a large house",
    ),
    ("Bread rose by 4 per cent in May and rents in the capital by 9 per cent.", 9.0, "rents"),
    ("The barn, which last sold for £96,000 in 2001, went for £410,000.", 96_000.0, "barn"),
    ("The savings account pays a meagre 1.85 per cent.", 1.85, "savings account"),
    ("Moths fed on the leaves laid half as many eggs as the others.", 0.5, "eggs"),
    ("Snow will fall in the hills, with night temperatures as low as minus 14C.", -14.0, "night temperatures"),
    ("Sea levels off the Andaman coast have risen 12 cm.", 12.0, "Sea levels"),
    ("It saw operating profit edge up 6 percent to 40 million euros.", 6.0, "operating profit"),
]


@pytest.mark.parametrize(("text", "value", "concept"), CONCEPTS)
def test_a_figure_is_of_what_its_sentence_leaves_out(text: str, value: float, concept: str) -> None:
    told = {f.reading.quantity.value: f.reading.concept.text for f in read_prose(text, published_on=TODAY)}
    assert told.get(value) == concept, told


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Turnover is expected to slump 14 percent this year.", "decrease"),
        ("Turnover drifted lower 14 percent.", "decrease"),
        ("Turnover tanked 14 percent on Friday.", "decrease"),
        ("Turnover nudged higher 14 percent.", "increase"),
        ("Divers have brought up a 1,400-metre length of cable.", None),
    ],
)
def test_which_way_a_value_goes_is_told_by_its_verb(text: str, change: str | None) -> None:
    assert read_prose(text, published_on=TODAY)[0].change == change


def test_what_is_left_has_not_fallen_by_as_much() -> None:
    told = read_prose("The paper lost 7,000 readers, leaving 124,000.", published_on=TODAY)
    assert [(f.reading.quantity.value, f.change) for f in told] == [(7000.0, "decrease"), (124_000.0, None)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They have let in two goals in six league matches.", [2.0, 6.0]),
        ("Landslides killed two people in six hill villages.", [2.0, 6.0]),
        ("Two children in six live in poverty.", [2 / 6]),
    ],
)
def test_two_counts_are_no_share(text: str, values: list[float]) -> None:
    assert [f.reading.quantity.value for f in read_prose(text, published_on=TODAY)] == values


def test_ages_between_two_are_one_range() -> None:
    told = read_prose("Women between the ages of 21 and 38 may apply.", published_on=TODAY)[0].reading
    assert (told.quantity.value, told.quantity.value_high, told.quantity.unit) == (21.0, 38.0, "year")
    assert told.concept.text == "Women"


@pytest.mark.parametrize(
    "told", ["against expectations for a build of 1.2 million", "after a fall of 1.2 million in May"]
)
def test_another_change_is_of_the_same_thing_and_unit(told: str) -> None:
    figures = read_prose(f"Fuel stocks fell by 2.6 million barrels, {told}.", published_on=TODAY)
    assert [(f.reading.quantity.unit, f.reading.concept.text) for f in figures] == [("bbl", "Fuel stocks")] * 2


MORE_CONCEPTS = [
    ("The site has 90 million readers, who spend 14 minutes a day on it, and was valued at $4 billion.", 4e9, "site"),
    ("A lorry, carrying 20 tonnes of sand, enough for two houses, was stopped 6 km from town.", 6.0, "lorry"),
    ("Late loans eased to 2.4% of advances.", 2.4, "Late loans"),
    ("Farmers get 1,900 francs ($3.20) a kilo for cotton.", 1900.0, "cotton"),
    ("The strike shut the port for five days and six hours.", 6.0, "port"),
    ("Burglary was up, while robberies, at 84, were the fewest since 2011.", 84.0, "robberies"),
    ("Rupee gains 1.2%, closes at 84.30", 84.3, "Rupee"),
    ("Some 61 percent of those polled disapprove of it.", 61.0, "those polled"),
    ("The coast has a 1-in-40 chance of snow.", 1 / 40, "chance of snow"),
]


@pytest.mark.parametrize(("text", "value", "concept"), MORE_CONCEPTS)
def test_asides_and_brackets_do_not_hide_what_a_figure_is_of(text: str, value: float, concept: str) -> None:
    told = {f.reading.quantity.value: f.reading.concept.text for f in read_prose(text, published_on=TODAY)}
    assert told.get(value) == concept, told


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The seals dive to an average depth of 96 metres.", None),
        ("The storm cut power to 41,000 homes.", None),
        ("The mill cut its workforce to 900 people.", "decrease"),
        ("Stocks sit 3.2% under the five-year average.", "decrease"),
        ("The bid is a 28% premium to the last price.", "increase"),
        ("It wrote down the value of its mines by $70 million.", "decrease"),
        ("The bank axed 640 jobs.", "decrease"),
        ("The euro was 0.3% firmer.", "increase"),
    ],
)
def test_no_change_is_told_by_a_depth_or_what_is_cut_off(text: str, change: str | None) -> None:
    assert [f.change for f in read_prose(text, published_on=TODAY)] == [change]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Prices rose 0.4%, the slowest in three quarters.", [0.4, 3.0]),
        ("She won by 412 votes out of 19,600.", [412.0, 19_600.0]),
        ("It rained on three quarters of the days.", [0.75]),
    ],
)
def test_quarters_of_years_and_votes_are_no_fractions(text: str, values: list[float]) -> None:
    assert [f.reading.quantity.value for f in read_prose(text, published_on=TODAY)] == values


@pytest.mark.parametrize(
    ("text", "value", "unit", "concept"),
    [
        ("It expects to earn $2 a share on sales between $4 billion and $5 billion.", 4e9, "USD", "sales"),
        (
            "The median price for flats sold at auction was €310,000.",
            310_000.0,
            "EUR",
            "median price for flats sold at auction",
        ),
        ("Barley output has reached a record level of 41 million tonnes.", 4.1e7, "t", "Barley output"),
        ("Smokers faced an 81% chance of dying before 90.", 90.0, "year", "Smokers"),
    ],
)
def test_levels_ranges_and_ages_are_of_what_has_them(text: str, value: float, unit: str, concept: str) -> None:
    told = {f.reading.quantity.value: f.reading for f in read_prose(text, published_on=TODAY)}
    assert (told[value].quantity.unit, told[value].concept.text) == (unit, concept)


def test_a_place_that_owns_what_a_figure_is_of_is_its_place() -> None:
    text = "Turin's median rent was 640 euros this week, and in Genoa, the median rent was 510 euros."
    homes = tuple(Name(text.index(n), text.index(n) + len(n), "GPE", n) for n in ("Turin", "Genoa"))
    assert [d.who.place for d in read_prose(text, TODAY, homes)] == ["Turin", "Genoa"]


def test_what_experts_forecast_does_not_say_it() -> None:
    text = "Analysts polled by Orvel Data, on average, forecast profit of $1.20 a share."
    names = (Name(text.index("Orvel"), text.index(", on"), "ORG", "Orvel Data"),)
    assert [d.who.attributed_to for d in read_prose(text, TODAY, names)] == ["Orvel Data"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Coal fell by a tenth to 0.7 million tonnes, and lorries by 16,000 to 140,000.", [None, "t", None, None]),
        ("Maize rose by 0.4 million tonnes to 3 million, and beans by 16,000 to 140,000.", ["t"] * 4),
    ],
)
def test_things_are_counted_in_no_unit_of_what_is_weighed_before_them(text: str, units: list[str | None]) -> None:
    assert [f.reading.quantity.unit for f in read_prose(text, TODAY)] == units


@pytest.mark.parametrize(
    ("text", "value", "concept"),
    [
        ("It paid its 310 growers an average of 43 cents a kilo.", 0.43, "growers"),
        ("It paid its 310 growers 43 cents a kilo for plums.", 0.43, "plums"),
        ("The board keeps 1.4 million sacks, enough for about six weeks.", 6.0, "sacks"),
        ("The port borrowed €60 million from the Orve Bank to deepen the basin to 11 metres.", 11.0, "basin"),
        ("Boats to Orve now number 38 a week.", 38.0, "Boats to Orve"),
        ("Coal fell by a tenth to 0.7 million tonnes and passengers by 16,000 to 140,000.", 16_000.0, "passengers"),
    ],
)
def test_a_figure_is_of_who_gets_it_what_lasts_and_what_is_changed(text: str, value: float, concept: str) -> None:
    told = {f.reading.quantity.value: f.reading.concept.text for f in read_prose(text, TODAY)}
    assert told[value] == concept


def test_a_place_whose_verb_is_left_out_did_as_much_as_the_one_before() -> None:
    text = "Orvemills handled 2.9 million tonnes and Brod 0.9 million."
    names = (Name(text.index("Brod"), text.index("Brod") + 4, "GPE", "Brod"),)
    assert [f.reading.concept.text for f in read_prose(text, TODAY, names)] == ["Orvemills", "Brod"]
