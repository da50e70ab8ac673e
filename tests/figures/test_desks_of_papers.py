"""Figures as the desks of papers print them: courts, weather, sport, farms and transport, in single sentences.

Belongs here: values, units, bounds and concepts of forms that several desks share. Does not belong here: the times and
places of figures, and the labelled samples with their floors.
"""

from __future__ import annotations

import pytest

from pipelines.figures.prose import read_prose

# sentence, the values and units of all its figures
VALUES: list[tuple[str, list[tuple[float, str | None]]]] = [
    ("It was 25 below zero Fahrenheit in Tern, and minus 11 in Brod.", [(-25, "°F"), (-11, "°F")]),
    ("The mercury sank to six below zero overnight.", [(-6, "°C")]),
    ("Nights fell to 10 to 15 degrees below zero.", [(-15, "°C")]),
    ("Growth fell below zero in 3 of 4 quarters.", [(3, None), (4, None)]),
    ("Holt struck out nine in 5 1-3 innings.", [(9, None), (5 + 1 / 3, None)]),
    ("The board cut rates by a half-percentage point to 3 1-2 percent.", [(0.5, "pp"), (3.5, "%")]),
    ("A couple of hundred farmers blocked the road.", [(200, None)]),
    ("He left in a couple of days.", []),
    ("The jockey weighs 8st 12lb and his brother 12 stone 3lb.", [(124, "lb"), (171, "lb")]),
    ("A roll costs 8.50 euros and a half-litre of beer 5.20.", [(8.5, "EUR"), (0.5, "L"), (5.2, "EUR")]),
    ("It is a half-hour walk from the half-century-old mill.", []),
    ("Orvel scored 23 points in the opening half.", [(23, None)]),
    ("A levy of 2.5 US cents would raise 9 billion shillings.", [(0.025, "USD"), (9e9, "KES")]),
    ("A 550-pound steer was sold for a 20-pound note.", [(550, "lb"), (20, "GBP")]),
    ("Costs rose by a factor of four.", [(4, "times")]),
    ("The boy, who was 13, had walked home.", [(13, "year")]),
    ("He paid a million and a half for a dozen and a half rolls.", [(1.5e6, None), (18, None)]),
    ("The runner-up of the 1,500m ran the last lap in 54.9.", [(1500, "m"), (54.9, None)]),
    ("A lap took 1m 12.3s, the race 2h 35m.", [(1, "min"), (12.3, "s"), (2, "hour"), (35, "min")]),
    ("The brothers, 19, 22 and 25, were held.", [(19, "year"), (22, "year"), (25, "year")]),
    ("He turned 40, and her brother, 4, was found.", [(40, "year"), (4, "year")]),
    ("The firm turned 40 acres into a park.", [(40, "acre")]),
    ("More than one Ruman in three is out of work.", [(1 / 3, None)]),
    ("He was fined $1,200 after blowing 0.14.", [(1200, "USD"), (0.14, None)]),
    (
        "The mark firmed 0.6% to 92.18 and was 0.4% up at 12.71 to the florin.",
        [(0.6, "%"), (92.18, None), (0.4, "%"), (12.71, None)],
    ),
    ("""The keeper is 5'11" tall.""", [(71 / 12, "ft")]),
    ("""The guard is 6'2", his brother 6.""", [(74 / 12, "ft"), (6, "ft")]),
    ("He loses 1 of every 3 dollars, one in every ten pounds.", [(1 / 3, None), (0.1, None)]),
    # what only names something
    ("The ice lies in soil at 40 degrees south.", []),
    ("The bus leaves at 25 past nine and gets in at ten to ten.", []),
    ("Call 555-0147 between 9 and 5.", []),
    ("The road is closed at mile 128.", []),
    ("Orvel 2 Tarn 4 (agg 5-6).", []),
    ("NGC 1300 was drawn in nineteen eighty-four.", []),
    ("After 1 e4 c5 2 Nf3 d6, White won in 34 moves.", [(34, None)]),
    ("The grey was beaten in the 2.40 at Tarnby.", []),
    ("World War 2 veterans read from 1 Corinthians 13.", []),
    ("Her hits include five No. 1s.", [(5, None)]),
    ("Under rule 4.7 witness 3 spoke of bug 48213.", []),
]


@pytest.mark.parametrize(("text", "values"), VALUES)
def test_what_is_a_number_and_of_what_unit(text: str, values: list[tuple[float, str | None]]) -> None:
    found = [(d.reading.quantity.value, d.reading.quantity.unit) for d in read_prose(text, None)]
    assert found == [(pytest.approx(value), unit) for value, unit in values]


# sentence, value, bound: what is set against an amount that is told does not bound it
BOUNDS = [
    ("The party won 96 seats, just six above the 90 needed for a majority.", 90, "exact"),
    ("Over the 38-week season the theatre sold 81% of its seats.", 38, "exact"),
    ("Growth was 2.1%, better than the 1.8% forecast.", 1.8, "exact"),
    ("The appeal passed the £1 million mark.", 1e6, "more_than"),
    ("More than 90 were needed.", 90, "more_than"),
    ("The firm took over 27 stores.", 27, "exact"),
    ("The jackpot rolled over 17 times.", 17, "exact"),
    ("The trail runs over 5 km.", 5, "more_than"),
]


@pytest.mark.parametrize(("text", "value", "bound"), BOUNDS)
def test_what_bounds_an_amount(text: str, value: float, bound: str) -> None:
    assert {d.reading.quantity.value: d.reading.quantity.bound for d in read_prose(text, None)}[value] == bound


# sentence, value, change
CHANGES = [
    ("Consumer credit grew by an annual 8.1%.", 8.1, "increase"),
    ("Wages go up by 4.5% this year and by a further 3% in 2026.", 3, "increase"),
    ("Sales of watches dived 46%.", 46, "decrease"),
    ("The storm grew from a 70 mph gale to one of 165 mph.", 70, None),
]


@pytest.mark.parametrize(("text", "value", "change"), CHANGES)
def test_which_way_an_amount_went(text: str, value: float, change: str | None) -> None:
    assert {d.reading.quantity.value: d.change for d in read_prose(text, None)}[value] == change


# sentence, value, concept
CONCEPTS = [
    ("The chain will sell 126 of its less profitable restaurants.", 126, "less profitable restaurants"),
    ("At least 14 people, seven of them schoolchildren, drowned.", 7, "schoolchildren"),
    ("The district runs four of them.", 4, None),
    ("Exports to the Low Islands, worth $3.9 billion, fell.", 3.9e9, "Exports to the Low Islands"),
    ("Hourly pay in the sector, at $17.20, is low.", 17.2, "Hourly pay in the sector"),
    ("Output fell 3%, with fuel costs 22% higher.", 22, "fuel costs"),
    ("Sales rose 13%, with electric vans making up 18%.", 18, "electric vans"),
    ("It shipped 118,000 tonnes of tea, down 26% on-year.", 26, "tea"),
    ("It will buy 40 million euros of shares, equal to 3.2% of the total.", 3.2, "shares"),
    ("The judge sentenced Kovar to 18 months, suspended for two years.", 18, "Kovar"),
    ("The judge sentenced Kovar to 18 months, suspended for two years.", 2, "Kovar"),
    ("Bills go up by 9.80 dollars if the board agrees to the 7.1% increase.", 7.1, "Bills"),
    ("Deaths fell after the speed limit in towns was cut to 30 km/h.", 30, "speed limit in towns"),
    ("Bidding for the 1962 coupe opened at $18 million.", 18e6, "Bidding for the 1962 coupe"),
    ("The probe, 1.2 metres across and weighing 338 kg, will fly on.", 338, "probe"),
    ("2,000 march for jobs in Tern", 2000, "people"),
    ("It carried 18 million people, filling 95% of seats, versus 17 million and 94%.", 17e6, "people"),
    ("It stopped 1,912 migrants in 57 boats, compared with 2,744 in 96 in 2023.", 2744, "migrants"),
    ("It stopped 1,912 migrants in 57 boats, compared with 2,744 in 96 in 2023.", 96, "boats"),
    ("The yard spent R4 million on diesel, against R2 million budgeted.", 2e6, "diesel"),
    ("Its model, with a range of 480 km, starts at $89,900.", 89900, "model"),
    ("Standing 2.21 metres tall, the rookie blocked four shots.", 2.21, "rookie"),
    ("The glacier, 28 km long and 600 metres thick, is melting.", 600, "glacier"),
    ("Net debt was cut to 1.9 times EBITDA.", 1.9, "Net debt"),
    ("It was helped by the sale of its 14.9% stake in Tarn for SEK 7.2 billion.", 7.2e9, "stake"),
    ("The court upheld a fine of 0.8 percent of turnover, or 46 million zlotys.", 0.8, "fine"),
    ("The court upheld a fine of 0.8 percent of turnover, or 46 million zlotys.", 46e6, "fine"),
    ("Rooms were 74% full, at an average rate of $189.", 189, "average rate"),
    ("Fees will climb 3.5% to $62,484, with room and board adding a further $20,000.", 20000, "room and board"),
    ("New orders rose 0.7%; economists had looked for a 0.8% decline.", 0.8, "New orders"),
    ("The blaze, fanned by winds gusting to 95 km/h, spread.", 95, "winds"),
    ("Ruland raised its July selling price by 60 cents.", 0.6, "selling price"),
    ("The board pays 33,120 cedis for a tonne of beans, or 2,070 cedis for each bag.", 2070, "tonne of beans"),
    ("Tarn are 14th, seven points above the drop.", 7, "points"),
    ("They were shot by a gang of six who made off with 3 million rand.", 3e6, "gang"),
    ("Garcia led Hale by 50.3% to 48.8%.", 48.8, "Hale"),
    ("She scored the first of three second-half goals.", 3, "goals"),
    ("A birth rate of 8.1 per 1,000 people compares with one of 12.4.", 8.1, "birth rate"),
    ("Losses tripled to 84 million euros, equal to about 0.1% of GDP.", 0.1, "Losses"),
    ("Ruland will spend 2.4% of GDP on defence.", 2.4, "defence"),
    ("The lorry, 14 tonnes overweight, left the road.", 14, "lorry"),
    ("The storm grew from a 70 mph gale to one of 165 mph.", 165, "gale"),
    ("There were 3,128 cases and 11 deaths, triple the 1,087 cases of last year.", 3, "cases"),
    ("They get 3 percent, on top of a bonus of 1,000 euros.", 1000, "bonus"),
]


@pytest.mark.parametrize(("text", "value", "concept"), CONCEPTS)
def test_what_a_figure_is_of(text: str, value: float, concept: str | None) -> None:
    found = {draft.reading.quantity.value: draft.reading.concept.text for draft in read_prose(text, None)}
    assert found.get(value, "missing") == concept, found
