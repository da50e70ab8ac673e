"""Values, units, bounds and directions of single news sentences, and numbers in them that only name something.

Belongs here: turns of phrase that decide one of these fields, one sentence of our own each. Does not belong here: what
a figure is of (test_news_forms), scores over many sentences (test_labelled_news), rules whose examples stand by them.
"""

from __future__ import annotations

import pytest

from pipelines.figures.prose import Draft, read_prose


def read(text: str) -> tuple[Draft, ...]:
    return read_prose(text, None)


# sentence, and of each figure its value, unit and direction
CHANGES = [
    ("Profit would fall by up to a tenth this year.", [(0.1, None, "decrease")]),
    ("Tin touched a high before slipping back 2 percent.", [(2, "%", "decrease")]),
    ("Rents are rising at an annual rate of 9.4%.", [(9.4, "%", "increase")]),
    ("It borrowed at a rate of 5%.", [(5, "%", None)]),
    ("Investors took a 40 per cent loss.", [(40, "%", "decrease")]),
    (
        "Exports shrank 6%, worse than the 3% decline forecast by banks.",
        [(6, "%", "decrease"), (3, "%", "decrease")],
    ),
    ("Orvel’s main share list lost 307 points, or 1.7 per cent.", [(307, None, "decrease"), (1.7, "%", "decrease")]),
    ("Labour lost 5 points and fell to 31 percent.", [(5, "pp", "decrease"), (31, "%", "decrease")]),
    (
        "Output is seen at 162 million tonnes, up 5% from last season’s 154 million.",
        [(162e6, "t", None), (5, "%", "increase"), (154e6, "t", None)],
    ),
    ("The shuttle moves at 9.6 km per second.", [(9.6, "km/s", None)]),
    ("The crowd swelled to 1.5m.", [(1.5e6, None, "increase")]),
    ("Seas could rise by 28-55 cm by 2100.", [(28, "cm", "increase")]),
    ("He crossed the line 10.7 seconds clear of Dorn.", [(10.7, "s", None)]),
    ("Orvel shares leapt 24% in late trading.", [(24, "%", "increase")]),
    ("Rents bounced 11% from their trough.", [(11, "%", "increase")]),
    ("The shares closed their first day 25% up at $63.", [(25, "%", "increase"), (63, "USD", None)]),
    ("The mill wrote down its steel unit by 2 billion euros.", [(2e9, "EUR", "decrease")]),
    ("The bank kept its rate at minus 0.1%.", [(-0.1, "%", None)]),
    ("The bank has hiked 11 times since May.", [(11, None, None)]),
    (
        "It raised the price of its plan by $3 to $22.99 a month.",
        [(3, "USD", "increase"), (22.99, "USD", None)],
    ),
    (
        "The town wants 15,000 homes, up from the 9,200 or so of last year.",
        [(15000, None, None), (9200, None, None)],
    ),
    (
        "It owes £14bn, £1.6bn less than a year ago and well below the £20bn foreseen.",
        [(14e9, "GBP", None), (1.6e9, "GBP", "decrease"), (20e9, "GBP", None)],
    ),
    ("Average speeds have fallen below 20 mph, from 26 a decade ago.", [(20, "mph", "decrease"), (26, "mph", None)]),
    (
        "It spends 1.8bn euros over two years, 400m of it on a mill.",
        [(1.8e9, "EUR", None), (2, "year", None), (4e8, "EUR", None)],
    ),
    ("Dorn threw for 150 yards and ran for 29 more.", [(150, "yd", None), (29, "yd", "increase")]),
    ("She dropped only one set in six matches.", [(6, None, None)]),
    ("It has cash left for no more than five quarters.", [(5, None, None)]),
    ("It filled three halves of the tank.", [(1.5, None, None)]),
    ("The average age of a buyer has risen to 34.", [(34, "year", "increase")]),
    ("It pays 9.05 fils a share.", [(0.0905, "AED", None)]),
    ("The flat sold for £310,000, £25,000 over the asking price.", [(310000, "GBP", None), (25000, "GBP", "increase")]),
    ("Sales were 14.6% off last year’s pace.", [(14.6, "%", "decrease")]),
    ("The flames jumped a 30-metre-wide road.", [(30, "m", None)]),
    ("It is 21 places lower than in March.", [(21, None, "decrease")]),
    ("They have room for 557 more.", [(557, None, None)]),
    ("Eggs fell by 70 cents a dozen in May.", [(0.7, "USD", "decrease")]),
    (
        "Jobs fell for the sixth quarter in a row, by 58,000 to 957,000.",
        [(58000, None, "decrease"), (957000, None, None)],
    ),
    ("Trade shrank for a sixth month, by 8.9 percent.", [(8.9, "%", "decrease")]),
    ("Under six hours of sleep a night more than doubles the odds.", [(6, "hour", None), (2, "times", None)]),
    ("The lake is at 31 feet, up about 20 feet from a year ago.", [(31, "ft", None), (20, "ft", "increase")]),
    ("The rocket can lift 27 tonnes to the Moon.", [(27, "t", None)]),
    ("Speeds average 97 megabits per second.", [(97e6, "bit/s", None)]),
    ("The hinge is rated for 200,000 folds.", [(200000, None, None)]),
    ("Sugar rose to 27.6 U.S. cents a pound.", [(0.276, "USD", "increase")]),
    ("The shares trade at 17 times forward earnings.", [(17, "times", None)]),
    ("The trip takes an hour and a half.", [(1.5, "hour", None)]),
    ("The law raises the retirement age by two years to 64.", [(2, "year", "increase"), (64, "year", None)]),
    ("It had its biggest one-day rise in five weeks.", [(5, "week", None)]),
    (
        "Loans reached 1.8 trillion yuan, above the 1.3 trillion forecast.",
        [(1.8e12, "CNY", None), (1.3e12, "CNY", None)],
    ),
    ("The index needs to climb 5.6% to top its peak of 4,796.", [(5.6, "%", "increase"), (4796, None, None)]),
]


@pytest.mark.parametrize(("text", "figures"), CHANGES)
def test_which_way_values_went(text: str, figures: list[tuple[float, str | None, str | None]]) -> None:
    found = [(d.reading.quantity.value, d.reading.quantity.unit, d.change) for d in read(text)]
    assert found == figures


# sentence, rate, currency, concept
RATES = [
    ("The rupee ended at 83.27 to the dollar.", 83.27, "INR", "rupee"),
    ("The yen weakened past 151 per dollar.", 151, "JPY", "yen"),
    ("The rand was 0.3% weaker at 18.45 against the dollar.", 18.45, "ZAR", "rand"),
    ("The rouble firmed to 89.7 versus the dollar and to 96.5 to the euro.", 96.5, "RUB", "rouble"),
    ("Egypt devalued its pound by 14% to 22.8 to the dollar.", 22.8, "EGP", "pound"),
    ("The peso gained 1% to 17.5 per U.S. dollar.", 17.5, "MXN", "peso"),
]


@pytest.mark.parametrize(("text", "value", "unit", "concept"), RATES)
def test_an_exchange_rate_is_in_the_money_that_is_paid(text: str, value: float, unit: str, concept: str) -> None:
    readings = [d.reading for d in read(text)]
    assert (value, unit, concept) in [(r.quantity.value, r.quantity.unit, r.concept.text) for r in readings]


# sentence, value, bound
BOUNDS = [
    ("Parliament voted to pass the $90 million harbour bill.", 90e6, "exact"),
    ("Sales passed $90 million.", 90e6, "more_than"),
    ("It handed over 27 jets in May.", 27, "exact"),
    ("It sleeps for as little as 30 minutes.", 30, "at_least"),
    ("The beast weighed as much as three elephants.", 3, "exact"),
    ("The party fell well short of the 231 needed.", 231, "exact"),
    ("Flats are on offer with prices from 90,000 euros.", 90000, "at_least"),
    ("Flats are on offer with prices from 90,000 to 120,000 euros.", 90000, "exact"),
]


@pytest.mark.parametrize(("text", "value", "bound"), BOUNDS)
def test_how_a_value_is_bounded(text: str, value: float, bound: str) -> None:
    assert (value, bound) in [(d.reading.quantity.value, d.reading.quantity.bound) for d in read(text)]


# sentence, value, concept
CONCEPTS = [
    ("They have 26 points from 10 matches, two ahead of Orvel.", 2, "points"),
    ("It brought the tally to 78,466 and the toll to 1,203.", 1203, "toll"),
    ("A quake of magnitude 6.4 hit western Orve.", 6.4, "quake"),
    ("A 6.4-magnitude quake hit Orve.", 6.4, "quake"),
    ("Revenue will be $16 billion, above the $12.6 billion analysts were looking for.", 12.6e9, "Revenue"),
    ("South African inflation quickened to 5.9%.", 5.9, "South African inflation"),
    ("The hall accommodates 900.", 900, "people"),
    ("Sick sheep had a temperature above 40 °C.", 40, "temperature"),
    ("The yard had a market share between 2% and 4%.", 2, "market share"),
    ("The seven most widely sold ropes are thin.", 7, "most widely sold ropes"),
    ("The three least polluted bays are shut.", 3, "least polluted bays"),
    ("The crown sank to 31 per dollar, a 40 per cent loss since June.", 40, "crown"),
]


@pytest.mark.parametrize(("text", "value", "concept"), CONCEPTS)
def test_what_a_value_is_of(text: str, value: float, concept: str) -> None:
    assert (value, concept) in [(d.reading.quantity.value, d.reading.concept.text) for d in read(text)]


NAMES = [
    "The Group of Seven and the Group of 20 will meet apart.",
    "Dorn’s Eleven is on the list.",
    "The Fab Four met at Studio Two.",
    "In season two, episode five, the killer is named.",
    "Text 88222 to give.",
    "Both macOS 13.4 and the older one run it.",
    "The 747 was sold.",
    "The 787-9 turned back and the 8.15 from Orvel was late.",
    "Pigs outnumber people two to one in Orve.",
    "It flew between Apollo 4 and Skylab 1.",
    "Union Local 104 met Precinct 19.",
    "The meeting is at 3 on Tuesday.",
    "It is shown from 7 ET on the 6 train to Route 9W.",
    "The Roadster 2.0 runs firmware 7.2.1-b3.",
    "Orve made 237 for nine, losing to Dorn.",
    "The panel voted 7 to 2 to keep it.",
    "Tune in at half past seven or quarter to nine.",
    "Shares of the Magnificent Seven firms rose in the best-of-seven race.",
    "The satellite 2009-037A is there.",
    "The book of boats, chapter five, is read.",
    "His PIN was 4071.",
]


@pytest.mark.parametrize("text", NAMES)
def test_a_number_that_names_is_no_figure(text: str) -> None:
    assert read(text) == ()


def test_a_range_within_a_compound_is_one() -> None:
    (figure,) = (d.reading.quantity for d in read("It was priced within its $30-to-$34 range."))
    assert (figure.value, figure.value_high, figure.unit) == (30, 34, "USD")


@pytest.mark.parametrize(
    "text", ["Storm Kills Four in Orve", "Council Approves Four Projects", "It has Fifteen members."]
)
def test_a_capital_in_a_heading_or_before_what_is_counted_makes_no_name(text: str) -> None:
    assert len(read(text)) == 1
