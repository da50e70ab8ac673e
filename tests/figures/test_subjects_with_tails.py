"""What a clause says that its figure is of, where its subject has a tail, stands behind or is read past.

Belongs here: one sentence of our own for each turn, with what the figure must be of and in. Does not belong here:
scores over many sentences (test_labelled_news), and rules whose examples stand in their files.
"""

from __future__ import annotations

import pytest

from pipelines.figures.prose import read_prose

# sentence, value, unit, concept
FIGURES = [
    # the subject's tail tells which is meant
    ("Exports to Ruland rose 4%.", 4, "%", "Exports to Ruland"),
    ("Deaths from measles fell to 608.", 608, None, "Deaths from measles"),
    ("Investment in roads rose 5%.", 5, "%", "Investment in roads"),
    ("Wages excluding bonuses rose 7.3%.", 7.3, "%", "Wages excluding bonuses"),
    ("Shares in Orvel Mills fell 5%.", 5, "%", "Shares in Orvel Mills"),
    ("Sales in Brod fell 2%.", 2, "%", "Sales"),
    ("Sales of wool and yarn (all mills) topped 4 million euros.", 4e6, "EUR", "Sales of wool and yarn"),
    ("Arrivals of ships (AS) passed 4,000.", 4000, None, "Arrivals of ships"),
    ("Shares in early trade fell 4%.", 4, "%", "Shares"),
    ("Profit attributable to owners rose 4%.", 4, "%", "Profit attributable to owners"),
    ("Profits at Orvel Mills doubled to $4 million.", 4e6, "USD", "Profits at Orvel Mills"),
    ("Prices at the pump rose 4%.", 4, "%", "Prices"),
    ("The cost of feeding 300 horses rose 4%.", 4, "%", "cost of feeding 300 horses"),
    ("The town's bill for housing 650 men could exceed $2 million.", 2e6, "USD", "town's bill for housing 650 men"),
    ("Emissions from ships fell 24%, those from lorries by just 1%.", 1, "%", "Emissions from lorries"),
    # the object holds a number with a hyphen, or a time
    ("The bank lifted its one-week repo rate by 250 basis points.", 2.5, "pp", "one-week repo rate"),
    ("The mill widened its loss for the week to 2.2%.", 2.2, "%", "loss"),
    # a plural that could be a verb, a verb that could be a noun
    ("The ferry firm expects passenger numbers to recover to 92% by March.", 92, "%", "passenger numbers"),
    ("Repair costs almost doubled to $4 million.", 4e6, "USD", "Repair costs"),
    ("It has market shares between 5% and 10%.", 5, "%", "market shares"),
    ("Orvel saw temperatures below minus 20 degrees.", -20, "°C", "temperatures"),
    ("Marlow's said like-for-like sales rose 6.6%.", 6.6, "%", "like-for-like sales"),
    ("US crude stocks fell by 4.6 million barrels.", 4.6e6, "bbl", "US crude stocks"),
    ("Brod was flat and Tern dropped 19 points.", 19, None, "Tern"),
    ("Another 2,300 tonnes of tea arrive every day.", 2300, "t", "tea"),
    ("The yield on the 10-year bund was lower at 2.73%.", 2.73, "%", "yield on the 10-year bund"),
    ("The firm, founded in 1987, aims to cut its debt to 25 million euros.", 25e6, "EUR", "debt"),
    # verbs that multiply
    ("The mill aims to double output.", 2, "times", "output"),
    ("The plan would double capacity to 40 MW.", 40, "MW", "capacity"),
    # the figure stands before its subject
    ("Up 1.9% at the open, the Orvel index ended lower.", 1.9, "%", "Orvel index"),
    ("From 22% in 2010 the share of poor farmers fell to 8%.", 22, "%", "share of poor farmers"),
    ("At 29, Maren Holt has signed for Brod.", 29, "year", "Maren Holt"),
    # what it is added to, lost on, spent on, worth
    ("The levy adds 3 cents to the price of a litre.", 0.03, "USD", "price of a litre"),
    ("The yard lost 6,000 euros on each of the 40 boats.", 6000, "EUR", "boats"),
    ("Shoppers spent $4 million on Harvest Monday.", 4e6, "USD", "Shoppers"),
    ("It sold 40 million yuan ($6 million) worth of tea.", 40e6, "CNY", "tea"),
    ("Exports rose 4%, and subsidies worth 0.7% of GDP are to go.", 0.7, "%", "subsidies"),
    ("The law would cap interest at 15% and fees at 3%.", 3, "%", "fees"),
    ("Orvel gets a share of the field, where 11 billion barrels have been found.", 11e9, "bbl", "field"),
    ("Exports to Ruland of such goods, worth $1.1 billion, slumped.", 1.1e9, "USD", "Exports to Ruland of such goods"),
    ("The fair lifted takings by 15%, and tickets, typically $31, cost $152.", 31, "USD", "tickets"),
    ("It beat the consensus of $14.4 billion and 31 cents.", 14.4e9, "USD", "consensus"),
    ("The smelter draws 900 MW round the clock.", 900, "MW", "smelter"),
    ("The court awarded $3 million plus interest at 21%.", 21, "%", "interest"),
    ("The king pledged 120 million euros for rebuilding.", 120e6, "EUR", "rebuilding"),
    # levels aside, levels against another
    ("Rents are highest in Brod, at 1,200 euros, and lowest in Tern.", 1200, "EUR", "Rents"),
    ("Support is highest, at 81%, in the north.", 81, "%", "Support"),
    ("One in five of the managers foresaw a slump, against 55% in May.", 55, "%", "managers"),
    ("Temperatures topped 40C for a third day running, peaking at 42.4C.", 42.4, "°C", "Temperatures"),
    ("Brod makes 13,000 tonnes of waste, of which barely 40% is collected.", 40, "%", "waste"),
    ("Exports to Ruland, which make up 11% of the group's total, fell.", 11, "%", "Exports to Ruland"),
    ("Nine in ten of the world's most advanced looms are made there.", 0.9, None, "world's most advanced looms"),
    ("The index is still a third below its peak.", 1 / 3, None, "index"),
    ("It sold 3,609 tonnes of cobalt at an average $42.20 a kilo.", 42.2, "USD", "cobalt"),
    ("It costs the clinic 14,000 rupees to treat each patient.", 14000, "INR", "patient"),
    ("After a rise of 0.6% in May, retail sales fell.", 0.6, "%", "retail sales"),
    ("Sales fell 0.3%, more than the 0.1% forecast.", 0.1, "%", "Sales"),
    ("Fuel rose by 12%, wages by 9 and landing fees by a mere 2.", 2, "%", "landing fees"),
    ("Spending on defence will go up to 2.5% of GDP.", 2.5, "%", "Spending on defence"),
    ("Core capital stood at 14.3% of risk-weighted assets.", 14.3, "%", "Core capital"),
    ("The venture will make 30 boats a year, and be 51% owned by Orvel.", 51, "%", "venture"),
    ("Cheap steel hurt mills whose share has sunk below 60%.", 60, "%", "share"),
    ("Methane is 80 times more potent than CO2.", 80, "times", "Methane"),
    ("At this depth, i.e., 30 metres, it froze.", 30, "m", "depth"),
    # counts
    ("Two thirds of the 1.1 million displaced are children.", 1.1e6, None, "displaced"),
    ("The war has driven 5.6 million from their homes.", 5.6e6, None, "people"),
    ("Some 70,000 people marched, according to the mayor, and 170,000 according to others.", 170000, None, "people"),
    ("The firm sold 8.2 million PlayBox 5s.", 8.2e6, None, "PlayBox 5s"),
    ("A blast set off by two drones killed a nurse and injured six others.", 6, None, "people"),
    ("The arena, which cost 90 million euros, will hold 61,000.", 61000, None, "arena"),
    ("The airline ordered 110 777X jets.", 110, None, "777X jets"),
    # money that goes on from money, and the money a rate is told in
    ("It has $20 million and took impairments of 3 million on its mills.", 3e6, "USD", "impairments"),
    ("It paid 9 billion rand for a 49% stake, valuing the mine at 20 billion.", 20e9, "ZAR", "mine"),
    ("Sales rose to 2 billion yen, up 4%, and operating profit to 150 million.", 150e6, "JPY", "operating profit"),
    ("The dollar slipped against the yen to 148.15.", 148.15, "JPY", "dollar"),
    ("The rupee fell against the dollar to 83.2.", 83.2, "INR", "rupee"),
    ("The euro rose against the dollar to 1.0955.", 1.0955, "USD", "euro"),
    # who speaks is not what is measured
    ("We had hoped for 40%.", 40, "%", None),
]


@pytest.mark.parametrize(("text", "value", "unit", "concept"), FIGURES)
def test_a_figure_is_of_what_its_clause_is_about(
    text: str, value: float, unit: str | None, concept: str | None
) -> None:
    readings = [draft.reading for draft in read_prose(text, None)]
    found = [(r.quantity.value, r.quantity.unit, r.concept.text) for r in readings]
    assert (pytest.approx(value), unit, concept) in found


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose to double digits.",
        "The benches could double as beds.",
        "The new 90-day bank bill rose.",
    ],
)
def test_words_that_multiply_or_last_only_name(text: str) -> None:
    assert not read_prose(text, None)


def test_a_span_told_from_its_higher_end_is_one_range() -> None:
    (draft,) = read_prose("The tax is between 8% to 4%.", None)
    assert (draft.reading.quantity.value, draft.reading.quantity.value_high) == (4, 8)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The mill will cut 40 jobs, two people close to the talks said.", "two people close to the talks"),
        ("Two officials told the Orvel Post that 40 jobs would go.", "Two officials"),
    ],
)  # fmt: skip
def test_a_few_who_are_counted_may_say_so(text: str, source: str) -> None:
    who = {draft.reading.quantity.value: draft.who.attributed_to for draft in read_prose(text, None)}
    assert who[40] == source


def test_a_span_that_money_is_spent_over_has_no_bound() -> None:
    drafts = read_prose("It pledged $9, to be spent over five years.", None)
    found = {draft.reading.quantity.value: draft.reading.quantity.bound for draft in drafts}
    assert found[5] == "exact"
