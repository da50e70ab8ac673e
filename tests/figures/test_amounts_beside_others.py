"""What an amount is of where another stands beside it: rivals, bases, parts and what a clause before told.

Belongs here: value and concept, with change and unit where the turn decides them. Does not belong here: scores over
many sentences (test_labelled_news), and rules whose examples stand in their files.
"""

from __future__ import annotations

import pytest

from pipelines.figures.prose import read_prose

# sentence, value, concept
CONCEPTS = [
    ("A coach from Orve to Brod that usually costs 14 euros was full.", 14, "coach from Orve to Brod"),
    ("The bank set aside $3 million for lost cargo, more than twice the $1.2 million of 2019.", 1.2e6, "lost cargo"),
    ("The brewer sold shares worth $4 million in a round that values it at $90 million.", 90e6, "brewer"),
    ("Storms cancelled two-thirds of ferries on Friday, and crews warned that 30% would not sail.", 30, "ferries"),
    ("The court jailed 12 people, three of them sailors, and freed 7.", 7, "people"),
    ("Three in four of those who came paid nothing.", 0.75, "those who came"),
    ("Rooms cost 90 pounds, with family huts starting at 130 pounds.", 130, "family huts"),
    ("Seats cost 9 pounds, with boxes from 40 pounds.", 40, "boxes"),
    ("A poll put Varn on 41 percent, 12 points ahead of the Orvists on 29.", 29, "Orvists"),
    ("The team found the boat with 31 other planks no longer than 40 centimetres.", 40, "planks"),
    ("Some 3 million tonnes of barley enter the port each year, of which barely 2 percent stays dry.", 3e6, "barley"),
    ("Some 3 million tonnes of barley enter the port each year, of which barely 2 percent stays dry.", 2, "barley"),
    ("Oil makes up 31 percent of the cargo and coal a mere 4 percent.", 4, "coal"),
    ("Wind gives 30 percent of power, the remaining 70 percent coming from dams.", 70, "power"),
    ("Tin was trading at $26,150, having shed a tenth of its value in six days.", 6, "Tin"),
    ("The fund lost 40 million euros, 12 million euros of it in bonds.", 12e6, "bonds"),
    ("The judge jailed the captain for six years and ordered him to repay 3 million.", 3e6, "captain"),
    ("Under the floor sits a 2-litre flat-four that makes 90 bhp.", 90, "flat-four"),
    ("The boat, built in Orve, weighs 40 tonnes, makes 12 knots and cost 3 million euros.", 3e6, "boat"),
    ("Growers had 900 crates, of which 210 remained unsold.", 210, "crates"),
    ("The club made 40 million euros, with its shops contributing 12 million euros.", 12e6, "shops"),
    (
        "Those who ran had a 17 percent lower risk than those who never did, and were 9 percent fitter.",
        9,
        "Those who ran",
    ),
    ("Profit rose to $9 billion; analysts were looking for $7.5 billion.", 7.5e9, "Profit"),
    ("They get half a share plus $3 in cash.", 3, "cash"),
    ("The storm drove a storm surge of 3 metres up the river.", 3, "storm surge"),
    (
        "Planting reeds would save 3 tonnes of soil, a team in Orve reckoned, but would take 90 hectares.",
        90,
        "Planting reeds",
    ),
    ("Farmers with more than ten cows get help, and 17 of them have been fined.", 17, "Farmers"),
    ("The ride to the coast, which costs 4 pounds, is slow.", 4, "ride to the coast"),
    ("The clinic treats 140 patients a day, most of them under the age of five.", 5, "patients"),
    ("It bakes 900 loaves, each with 30% less salt than before.", 30, "salt"),
    ("Rye sells at 42 euros for a 50-kg bag, up from 31 euros.", 31, "Rye"),
    ("The plan would bring its debt to 72 percent of GDP.", 72, "debt"),
    ("The aim is to cut the deficit to 3 percent of GDP and lift spending to 40 percent of output.", 40, "spending"),
    ("The poorest tenth of parishes had no doctor.", 0.1, "parishes"),
    ("The van is strong enough to haul the plough at 62 mph.", 62, "van"),
    ("Wardens said on Monday that the mast, 7.9 metres tall, carries two lamps.", 7.9, "mast"),
    ("Wardens said on Monday that fees for moorings in Orve have risen by 15 per cent.", 15, "fees for moorings"),
    ("Wardens said that rents on the quay, which took in 3 million euros, fell 4 percent.", 4, "rents on the quay"),
    ("In a separate report, the mast stands 40 metres tall, is held by 12 ropes and can bear 3 tonnes.", 3, "mast"),
    (
        "In a separate report, the two ferries, five years late and 20 million euros over budget, sailed.",
        20e6,
        "ferries",
    ),
    ("Visitor numbers passed 1.6 million last year.", 1.6e6, "Visitor numbers"),
    ("Rowers covered the 18-kilometre stage in two hours.", 18, "stage"),
    ("The ferry had 31 on board when it sank in 30 metres of water.", 31, "people"),
    ("The ferry sank in 30 metres of water, and only 83 were saved.", 83, "people"),
    ("Orvel adds a van that sips 4.4 litres per 100 km and costs 2,100 euros more.", 4.4, "van"),
    ("Orvel adds a van that sips 4.4 litres per 100 km and costs 2,100 euros more.", 2100, "van"),
    ("Built in Orve and priced at 9,000 euros, the van has a claimed range of 40 km.", 9000, "van"),
    ("The lamp beat its rival by 18 percent while drawing 65 watts.", 65, "lamp"),
    ("It is a market that growers expect to be worth $29 million.", 29e6, "market"),
    ("They moved the archive of 140,000 letters, which takes up 62 metres.", 62, "archive"),
    ("The marsh grew to 26 hectares in May, three times the size of the park.", 3, "marsh"),
    ("The poachers, three of whom are sailors, were caught with 86 turtles, 41 dead.", 3, "poachers"),
    ("The poachers, three of whom are sailors, were caught with 86 turtles, 41 dead.", 41, "turtles"),
    ("The judge cut the fees to a third of that.", 1 / 3, "fees"),
    ("Grain stocks fell to 12 tonnes, below a five-year average of 14.", 14, "Grain stocks"),
]


@pytest.mark.parametrize(("sentence", "value", "concept"), CONCEPTS)
def test_concepts(sentence: str, value: float, concept: str) -> None:
    drafts = read_prose(sentence, None)
    found = [d.reading.concept.text for d in drafts if d.reading.quantity.value == pytest.approx(value)]
    assert concept in found


# sentence, value, unit, change
CHANGES = [
    ("Rye was found in half of all loaves.", 0.5, None, None),
    ("The pump empties it in half an hour.", 0.5, "hour", None),
    ("The harbour index put on 1.2%.", 1.2, "%", "increase"),
    ("It narrowed its growth guidance to 1-2.5%.", 1, "%", None),
    ("Stocks fell to 12 million tonnes, below a five-year average of 14 million.", 14e6, "t", None),
    ("He won the race in June, and he was still only 22.", 22, "year", None),
    ("It pushed the price of a dozen to $9.30.", 12, None, None),
    ("He stole 98m rand from the club.", 98e6, "ZAR", None),
    ("The 100m won by Orr was fast.", 100, "m", None),
    ("Subscriptions grew by 8.1m in the quarter.", 8.1e6, None, "increase"),
    ("It paid $6 billion to settle thousands of claims.", 1000, None, None),
    (
        "The wait for men fell by 3 weeks to 4.6 months, whereas for women it slipped 2 weeks to 5.1.",
        5.1,
        "month",
        None,
    ),
    ("Profit rose to $9 billion; analysts were looking for $7.5 billion.", 7.5e9, "USD", None),
    ("Two thirds of the crew are over 60.", 60, "year", None),
]


@pytest.mark.parametrize(("sentence", "value", "unit", "change"), CHANGES)
def test_units_and_changes(sentence: str, value: float, unit: str | None, change: str | None) -> None:
    (draft,) = [d for d in read_prose(sentence, None) if d.reading.quantity.value == pytest.approx(value)]
    assert (draft.reading.quantity.unit, draft.change) == (unit, change)


@pytest.mark.parametrize("text", ["Two out of", "The van needs 8 seconds, drinks 5 litres every 100 km"])
def test_texts_that_break_off(text: str) -> None:
    assert read_prose(text, None)


@pytest.mark.parametrize(
    "text",
    [
        "They cut the rope in half and left.",
        "Orve collapsed from 141 for two to 188 all out.",
        "The probe landed 69 degrees south of the equator.",
        "Peace between the two is near.",
    ],
)
def test_no_figures(text: str) -> None:
    assert not read_prose(text, None)


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("Ferries fell by 4,000 to 61,000, and trams by 18,000 to 166,000.", [4000, 61000, 18000, 166000]),
        ("Ferries fell by a tenth to 0.6 million, and trams by 18,000 to 166,000.", [0.1, 0.6e6, 18000, 166000]),
        ("Rents rose by 3 percent, and tram fares by 4 to 6 percent.", [3, (4, 6)]),
        ("The quay is crossed by 3 roads, and sailed past by 40 to 350 boats.", [3, (40, 350)]),
    ],
)
def test_a_step_and_its_level_where_the_verb_is_left_out(sentence: str, ends: list[object]) -> None:
    read = [d.reading.quantity for d in read_prose(sentence, None)]
    assert [q.value if q.value_high is None else (q.value, q.value_high) for q in read] == ends
