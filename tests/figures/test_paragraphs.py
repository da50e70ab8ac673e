"""Figures that lean on what stands before them: bare numbers, pronouns, sets and standing periods within a paragraph.

Belongs here: paragraphs of our own. Does not belong here: single sentences, which are scored as a whole.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.figures.circumstances.attribution import Name
from pipelines.figures.periods.finding import read_periods
from pipelines.figures.prose import read_prose
from pipelines.figures.quantities.finding import read_quantities

TODAY = date(2024, 6, 14)
APRIL, MAY = ("2024-04-01", "2024-04-30"), ("2024-05-01", "2024-05-31")


Fact = tuple[float, str | None, str | None]


def read(text: str) -> list[Fact]:
    """Return value, unit and concept of every figure of a paragraph."""
    drafts = read_prose(text, TODAY)
    return [(d.reading.quantity.value, d.reading.quantity.unit, d.reading.concept.text) for d in drafts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Incidence was 30.2 cases/100,000 population.", [(30.2, 100_000.0)]),
        ("The rate fell from 41/100 000 to 4.1/1,000.", [(41, 100_000.0), (4.1, 1000.0)]),
        ("It was highest in Vell (12 / 100 000 inhabitants).", [(12, 100_000.0)]),
        ("The well had 8 CFU/100 ml.", [(8, 100.0)]),
        ("Directive 30/2000 of 24/10/2000 names 40 wells.", [(40, None)]),
    ],
)
def test_a_stroke_before_a_round_number_is_a_rate(text: str, expected: list[tuple[float, float | None]]) -> None:
    assert [(d.reading.quantity.value, d.reading.quantity.per) for d in read_prose(text, TODAY)] == expected


@pytest.mark.parametrize("marks", ["³", "³,⁴", "¹²,³⁰⁻³⁴,¹¹⁰"])
def test_the_marks_of_notes_are_no_words(marks: str) -> None:
    text = "The mill ran 140 looms.{0} In 2019, 12 of the 30 sheds,{0} all of brick,{0} had 5 gates.{0} By 2021 9 fell."
    drafts = read_prose(text.format(marks), TODAY)
    found = [(d.reading.quantity.value, d.reading.concept.text, d.period and d.period.text) for d in drafts]
    plain = read_prose(text.format(""), TODAY)
    assert found == [(d.reading.quantity.value, d.reading.concept.text, d.period and d.period.text) for d in plain]
    assert found[0] == (140, "looms", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of the 84 mills, 19 closed.", [(84, None, "mills"), (19, None, "mills")]),
        ("Wheat came to 3 tonnes and barley to 1.", [(3, "t", "Wheat"), (1, "t", "barley")]),
        ("It mixes 15 kilograms of rye into 85 of wheat.", [(15, "kg", "rye"), (85, "kg", "wheat")]),
        ("The haul shrank from 140 kilograms to 62.", [(140, "kg", "haul"), (62, "kg", "haul")]),
        ("Fees rise from 300 to 500 euros.", [(300, "EUR", "Fees"), (500, "EUR", "Fees")]),
        ("Seven of the 12 piers were dry.", [(7, None, "piers"), (12, None, "piers")]),
        ("The mill has 40 looms. Half of them are idle.", [(40, None, "looms"), (0.5, None, "looms")]),
        ("Of the ports 41%–89% were open.", [(41, "%", "ports")]),
        ("Of the ports 12.5%-15% were open.", [(12.5, "%", "ports")]),
        ("Deposit: 5,000 euros. Bids: 14", [(5000, "EUR", "Deposit"), (14, None, "Bids")]),
        ("The index lost 1.3% to 4,967.2.", [(1.3, "%", "index"), (4967.2, None, "index")]),
        ("The lamp draws 6 watts. It weighs 2 kilograms.", [(6, "W", "lamp"), (2, "kg", "lamp")]),
        (
            "Colombo had 612 cases, Galle 438 and Kandy 205.",
            [(612, None, "cases"), (438, None, None), (205, None, None)],
        ),
        (
            "Outbreaks were notified in Sorby (14), Vell (9) and East Marrow (31).",
            [(14, None, "Outbreaks"), (9, None, "Outbreaks"), (31, None, "Outbreaks")],
        ),
        (
            "Sorby (1,644 cases), Vell (120) and Marrow (85) were hit.",
            [(1644, None, "cases"), (120, None, "cases"), (85, None, "cases")],
        ),
        ("The causes were falls (112) and burns (40).", [(112, None, "falls"), (40, None, "burns")]),
        ("Fires were fewer than last year (412).", [(412, None, "Fires")]),
        ("Deaths were fewest among men (n=14).", [(14, None, "men")]),
        ("As shown before (12), and later (13), it is small.", []),
        ("The asteroid (21456) Leith passed.", []),
        ("The port took 300 ships. That is 17% more than in May.", [(300, None, "ships"), (17, "%", "ships")]),
        ("It has 30 trams, each costing 2 million euros.", [(30, None, "trams"), (2e6, "EUR", "trams")]),
        (
            "It builds 6 ships, each 84 metres long, for a fee of 9 euros.",
            [(6, None, "ships"), (84, "m", "ships"), (9, "EUR", "fee")],
        ),
        ("Six ships lay there, against a peak of 63.", [(6, None, "ships"), (63, None, "ships")]),
        ("It has a debt of R138 billion. The fare is R12.50.", [(1.38e11, "ZAR", "debt"), (12.5, "ZAR", "fare")]),
        ("It fell by 60 million or 28 percent.", [(6e7, None, None), (28, "%", None)]),
        (
            "It lost 7 million users in six months; it now has 3.4 million.",
            [(7e6, None, "users"), (6, "month", None), (3.4e6, None, None)],
        ),
        (
            "A seat is $420, up $25, yet 24,600 have been sold.",
            [(420, "USD", "seat"), (25, "USD", "seat"), (24600, None, "seat")],
        ),
        ("Thefts fell to 1,106 cases, while fraud rose to 3,940.", [(1106, None, None), (3940, None, "fraud")]),
        ("Vandals cut the cable 40 times.", [(40, None, "cable")]),
        ("It had six nights above 15°C.", [(6, None, "nights"), (15, "°C", "nights")]),
        ("The rules cap wages at 85% of income.", [(85, "%", "wages")]),
        ("The wage bill eats 78p of every pound earned.", [(0.78, "GBP", "wage bill")]),
        ("A man of 34 was held.", [(34, "year", "man")]),
        ("Most of the victims were under 25.", [(25, "year", "victims")]),
        ("The wait was 11 minutes, 40 seconds quicker than in 2019.", [(11, "min", "wait"), (40, "s", "wait")]),
        ("Arvo has a share of 49%, ahead of Belm with 34%.", [(49, "%", "share"), (34, "%", "share")]),
        ("The team took 92% of 999 calls.", [(92, "%", None)]),
        ("It takes 53 days to sell a house, six more than in 2019.", [(53, "day", "house"), (6, "day", "house")]),
        (
            "Orve took 41% of exports, followed by Lund with 17%.",
            [(41, "%", "exports"), (17, "%", "exports")],
        ),
        (
            "In Orve one village in nine was dark for 24 hours.",
            [(1 / 9, None, "village"), (24, "hour", "village")],
        ),
        (
            "It sold 3 million oysters. A bloom killed 60% of the stock. They hope to sell 8 million.",
            [(3e6, None, "oysters"), (60, "%", "stock"), (8e6, None, "oysters")],
        ),
        (
            "It had 14 storms and nine days above 35 degrees.",
            [(14, None, "storms"), (9, "day", None), (35, "°C", None)],
        ),
        ("Turbidity fell to 2.4 NTU and nitrate to 12 mg/L.", [(2.4, "NTU", "Turbidity"), (12, "mg/L", "nitrate")]),
        (
            "They landed 40 tonnes of cod at the coast's 11 ports, 7% less than in May.",
            [(40, "t", "cod"), (11, None, "ports"), (7, "%", "cod")],
        ),
        (
            "It sold 40 boats in 11 ports, 3 of them new.",
            [(40, None, "boats"), (11, None, "ports"), (3, None, "ports")],
        ),
        ("Plums made up 9 tonnes of that, herring 3.", [(9, "t", "Plums"), (3, "t", "herring")]),
        ("Entry brought in £612 and the shop another £148.", [(612, "GBP", "Entry"), (148, "GBP", "shop")]),
        (
            "Of every pound, 38p goes on pipes, 24p on running costs and 11p on interest.",
            [(0.38, "GBP", "pipes"), (0.24, "GBP", "running costs"), (0.11, "GBP", "interest")],
        ),
        ("The fund has £40. More than 640 of you gave.", [(40, "GBP", "fund"), (640, None, "you")]),
        (
            "It lost 680 litres of milk, 14% less than before. It aims to get the figure below 600.",
            [(680, "L", "milk"), (14, "%", "milk"), (600, "L", "milk")],
        ),
        ("The wait was 2.5 hours, down from five.", [(2.5, "hour", "wait"), (5, "hour", "wait")]),
        (
            "Calls were down to 730, and cable held steady at 590.",
            [(730, None, "Calls"), (590, None, "cable")],
        ),
        (
            "Sales fell 5% to 4 million euros and costs by a fifth to 1.2 million.",
            [(5, "%", "Sales"), (4e6, "EUR", "Sales"), (0.2, None, "costs"), (1.2e6, "EUR", "costs")],
        ),
        (
            "The age, height and weight of the rowers were 24.2 years, 173 cm and 67.8 kg, respectively.",
            [
                (24.2, "year", "age of the rowers"),
                (173, "cm", "height of the rowers"),
                (67.8, "kg", "weight of the rowers"),
            ],
        ),
        (
            "Sales of wheat, barley and oats came to 24, 17 and 6 tonnes, respectively.",
            [(24, "t", "Sales of wheat"), (17, "t", "Sales of barley"), (6, "t", "Sales of oats")],
        ),
        (
            "Food, rent and fuel prices rose by 3%, 2% and 1.5%, respectively.",
            [(3, "%", "Food prices"), (2, "%", "rent prices"), (1.5, "%", "fuel prices")],
        ),
        (
            "The price of rye in May and June was 3 and 4 euros, respectively.",
            [(3, "EUR", "price of rye"), (4, "EUR", "price of rye")],
        ),
        (
            "We raised use of oats and rye by 25% and 27% respectively.",
            [(25, "%", "use of oats"), (27, "%", "use of rye")],
        ),
        (
            "Boats in Brod and Orve were 25 and 27 metres long respectively.",
            [(25, "m", "Boats"), (27, "m", "Boats")],
        ),
        ("In May 17 builders came. We have spent $2 million.", [(17, None, "builders"), (2e6, "USD", None)]),
        ("It held 10 girls' training days.", [(10, None, "girls' training days")]),
        ("Some 38 Green Lanes Market shops closed.", [(38, None, "Green Lanes Market shops")]),
        ("The odds rose (OR = 1.3 and 1.4).", [(1.3, None, "OR"), (1.4, None, "OR")]),
        ("They did 40% of the 2022 repairs.", [(40, "%", "repairs")]),
        (
            "Of the 702 pleas, 95% were settled. It has 88 sites. The other 5% were pending.",
            [(702, None, "pleas"), (95, "%", "pleas"), (88, None, "sites"), (5, "%", "pleas")],
        ),
        ("It began a $21 million, two-year scheme.", [(21e6, "USD", "scheme"), (2, "year", "scheme")]),
        ("The oil has a warming power 68% lower than coal.", [(68, "%", "warming power")]),
        ("Turnout was 60% (612 of 1,020 voters).", [(60, "%", "Turnout"), (612, None, None), (1020, None, "voters")]),
        ("Of the boats, 79% (31 of 39) are new.", [(79, "%", "boats"), (31, None, "boats"), (39, None, "boats")]),
        ("It opened 133 new solar energy projects that are small.", [(133, None, "new solar energy projects")]),
        ("Half of the members in Brod agreed, 27% in Orve.", [(0.5, None, "members"), (27, "%", "members")]),
        ("Ink is dear: the cost of ink is €900 per litre of ink.", [(900, "EUR", "cost of ink")]),
        ("Pay ranging from 20 to 30 euros is low.", [(20, "EUR", "Pay")]),
        (
            "They counted 213 birds on 96 lakes, 8 more than last winter.",
            [(213, None, "birds"), (96, None, "lakes"), (8, None, "birds")],
        ),
        (
            "Geese were 90. The dunlin, of which there were 40 in May, fell to 11, and curlews were put at just 2.",
            [(90, None, "Geese"), (40, None, "dunlin"), (11, None, "dunlin"), (2, None, "curlews")],
        ),
        (
            "They caught 412 birds. Laboratories tested 260 and confirmed it in 38.",
            [(412, None, "birds"), (260, None, "birds"), (38, None, "birds")],
        ),
        ("Laboratories scored 260.", [(260, None, "Laboratories")]),
        (
            "You gave 84 tonnes of food, 11 of them in May.",
            [(84, "t", "food"), (11, "t", "food")],
        ),
        (
            "You gave 84 tonnes of food in 30 crates, 11 of them red.",
            [(84, "t", "food"), (30, None, "crates"), (11, None, "crates")],
        ),
        (
            "Duties came to €212 million, and tax on imports to €894 million.",
            [(212e6, "EUR", "Duties"), (894e6, "EUR", "tax on imports")],
        ),
        ("The state expects a fee of 2 euros a bag to raise 90 euros.", [(2, "EUR", "fee"), (90, "EUR", "fee")]),
        (
            "Flats measure 61 metres, three less than in 2020, and detached houses 148.",
            [(61, "m", "Flats"), (3, "m", "Flats"), (148, "m", "detached houses")],
        ),
        ("The shed houses 148.", [(148, None, "people")]),
        ("€9,500 has been set aside for the green.", [(9500, "EUR", "green")]),
        ("The rate is £86, which works out at £7 a home.", [(86, "GBP", "rate"), (7, "GBP", "rate")]),
        ("It saw 480 cars at an average of 34 mph.", [(480, None, "cars"), (34, "mph", "cars")]),
        ("Just over half goes on repairs.", [(0.5, None, "repairs")]),
        (
            "It has 870 ships: 640 barges, 190 tugs and 40 rafts. Only 55 are new.",
            [
                (870, None, "ships"),
                (640, None, "barges"),
                (190, None, "tugs"),
                (40, None, "rafts"),
                (55, None, "ships"),
            ],
        ),
        ("It has 40 tugs and 30 rafts. Only 5 are new.", [(40, None, "tugs"), (30, None, "rafts"), (5, None, "rafts")]),
        (
            "Levels at 140 mills were above 85 decibels in 37. In nine the limit for dust, 2 grams, was broken.",
            [
                (140, None, "mills"),
                (85, "dB", "Levels"),
                (37, None, "mills"),
                (9, None, "mills"),
                (2, "g", "limit for dust"),
            ],
        ),
        (
            "Sand came first with 5.9 million tonnes, ahead of oil (4.7 million).",
            [(5.9e6, "t", "Sand"), (4.7e6, "t", "oil")],
        ),
        ("Law drew 340, medicine 620 and art 51.", [(340, None, "Law"), (620, None, "medicine"), (51, None, "art")]),
        (
            "Yields average 7.9 tonnes per hectare, with fields in Orve giving 11.",
            [(7.9, "t/ha", "Yields"), (11, "t/ha", "fields")],
        ),
        (
            "The crop is 2.04 million tonnes, 6 percent smaller than in 2024, when growers brought in 2.17 million.",
            [(2.04e6, "t", "crop"), (6, "%", "crop"), (2.17e6, "t", None)],
        ),
        ("The mark was passed on 41 days; last year that happened on six.", [(41, "day", "mark"), (6, "day", "mark")]),
        ("Guests, who pay 9 euros a day, are few.", [(9, "EUR", "Guests")]),
        ("The prize is a weekend for two.", []),
        ("Parks hold 15 gigawatts. Last year we linked 212.", [(15, "GW", "Parks"), (212, None, None)]),
        (
            "Output peaked at 11.4 gigawatts, beating the old mark of 10.9.",
            [(11.4, "GW", "Output"), (10.9, "GW", None)],
        ),
        (
            "Schools take €298, or 40% of spending, and roads and parks €131.",
            [(298, "EUR", "Schools"), (40, "%", "spending"), (131, "EUR", "roads and parks")],
        ),
        ("It took 38 minutes, two faster than last year.", [(38, "min", None), (2, "min", None)]),
        (
            "Half the flats have two rooms, 30% three.",
            [(0.5, None, "flats"), (2, None, "rooms"), (30, "%", None), (3, None, "rooms")],
        ),
        ("Sales were €547 and the margin 12.8%.", [(547, "EUR", "Sales"), (12.8, "%", "margin")]),
        ("Stocks were 41 tonnes, enough for two weeks.", [(41, "t", "Stocks"), (2, "week", "Stocks")]),
        ("Of those who replied, 62% said no.", [(62, "%", "those who replied")]),
        ("He bought the mill for £400 and sold it for £900.", [(400, "GBP", "mill"), (900, "GBP", "mill")]),
        (
            "Output of steel fell 4% to 6 million tonnes; that of tin rose 1% to 11 million.",
            [
                (4, "%", "Output of steel"),
                (6e6, "t", "Output of steel"),
                (1, "%", "Output of tin"),
                (11e6, "t", "Output of tin"),
            ],
        ),
        (
            "The price of cod is 5 euros, that of herring 62 cents.",
            [(5, "EUR", "price of cod"), (0.62, "EUR", "price of herring")],
        ),
        (
            "Turnout was 71 per cent, 4.6 points higher than before; in Brod it topped 80.",
            [(71, "%", "Turnout"), (4.6, "pp", "Turnout"), (80, "%", "Turnout")],
        ),
        ("The average farm has 96 cows, up from 81.", [(96, None, "cows"), (81, None, "cows")]),
        ("At 240 metres, the mast is the tallest of the 11.", [(240, "m", "mast"), (11, None, "mast")]),
        ("The river is at 3.1 metres; roads flood at 2.8.", [(3.1, "m", "river"), (2.8, "m", "roads")]),
        ("Pens, 52,000 of which are new, are dear.", [(52000, None, "Pens")]),
        (
            "They handed out 900 bottles. The tents treated 310; nine were kept.",
            [(900, None, "bottles"), (310, None, "people"), (9, None, "people")],
        ),
        ("Gales led with 418 calls, followed by fires (377).", [(418, None, "calls"), (377, None, None)]),
        ("Parcels worth less than €150 enter free of duty.", [(150, "EUR", "Parcels")]),
        ("Old flats changed hands for €2,410.", [(2410, "EUR", "Old flats")]),
        ("The freezer keeps 400 kilos of fish at minus 20.", [(400, "kg", "fish"), (-20, "°C", "freezer")]),
        (
            "They gave 9 parcels, enough to feed a family of four. Last year it was 7.",
            [(9, None, "parcels"), (4, None, "family"), (7, None, "parcels")],
        ),
    ],
)
def test_a_figure_takes_what_it_lacks_from_before(
    text: str, expected: list[tuple[float, str | None, str | None]]
) -> None:
    found = read(text)
    assert [(value, unit) for value, unit, _ in found] == [(value, unit) for value, unit, _ in expected]
    for (_, _, concept), (_, _, wanted) in zip(found, expected, strict=True):
        assert wanted is None or concept == wanted


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("By the end of 2021", date(2021, 12, 31), date(2021, 12, 31)),
        ("as of June 30, 2022", date(2022, 6, 30), date(2022, 6, 30)),
        ("in the first quarter of 2022", date(2022, 1, 1), date(2022, 3, 31)),
        ("during week 8 of 2022", date(2022, 2, 21), date(2022, 2, 27)),
        ("in the 31st week of 2019", date(2019, 7, 29), date(2019, 8, 4)),
        ("last year", date(2023, 1, 1), date(2023, 12, 31)),
        ("in May", date(2024, 5, 1), date(2024, 5, 31)),
        ("in November", date(2023, 11, 1), date(2023, 11, 30)),
        ("between October and March", date(2023, 10, 1), date(2024, 3, 31)),
        ("in the week to 9 June", date(2024, 6, 3), date(2024, 6, 9)),
        ("in the three months to May", date(2024, 3, 1), date(2024, 5, 31)),
        ("over the past five years", date(2019, 6, 14), date(2024, 6, 14)),
        ("in the week to Wednesday", date(2024, 6, 6), date(2024, 6, 12)),
        ("in the week beginning 3 June", date(2024, 6, 3), date(2024, 6, 9)),
        ("in epidemiological week 22", date(2024, 5, 27), date(2024, 6, 2)),
        ("between weeks 18 and 21 of 2023", date(2023, 5, 1), date(2023, 5, 28)),
        ("between 3 and 9 June", date(2024, 6, 3), date(2024, 6, 9)),
        ("in the March quarter", date(2024, 1, 1), date(2024, 3, 31)),
        ("in the 1990s", date(1990, 1, 1), date(1999, 12, 31)),
        ("over the weekend", date(2024, 6, 8), date(2024, 6, 9)),
    ],
)
def test_a_time_expression_has_its_days(text: str, start: date, end: date) -> None:
    (period,) = read_periods(text, TODAY)
    assert (period.start, period.end, period.text) == (start, end, text)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "It had 16 fires in the twelve months to May, down from 21 in the preceding twelve months.",
            [("2023-06-01", "2024-05-31"), ("2022-06-01", "2023-05-31")],
        ),
        ("In April it made 41 looms. A year ago the figure was 61.", [APRIL, ("2023-04-01", "2023-04-30")]),
        ("A year ago the figure was 61.", [("2023-01-01", "2023-12-31")]),
        ("In May it sold 80 boats. Nine left on the 3rd.", [MAY, ("2024-05-03", "2024-05-03")]),
        ("Fares rose in March. The line had 60 trains in the same month.", [("2024-03-01", "2024-03-31")]),
        (
            "The club lost $14 million in the year to 30 April. Its debt stood at $61 million at the year end.",
            [("2023-05-01", "2024-04-30"), ("2024-04-30", "2024-04-30")],
        ),
        (
            "It logged 412 thefts between January and March 2024, 6% fewer than in the same three months of 2023.",
            [("2024-01-01", "2024-03-31"), ("2024-01-01", "2024-03-31")],
        ),
        ("In April it made 9 looms, 3% up on April last year.", [APRIL, APRIL]),
        ("Between January and July 6,230 boats sank.", [("2023-01-01", "2023-07-31")]),
        ("It won by 5 metres; in 2019 the gap was 8 metres.", [("None", "None"), ("2019-01-01", "2019-12-31")]),
        (
            "They sold 9 boats in the six months to 31 May, more than in the previous six months, when 60 sank.",
            [("2023-12-01", "2024-05-31"), ("2023-06-01", "2023-11-30")],
        ),
        ("It handled 49 boats from Dec. 20 through Jan. 2.", [("2023-12-20", "2024-01-02")]),
        ("It built 9 boats in April. Ten sank, the most since 2019.", [APRIL, APRIL]),
        ("It built 9 boats in April. At the end of the month 36 lay idle.", [APRIL, ("2024-04-30", "2024-04-30")]),
        ("It built 9 boats in April, down 9% on April 2023.", [APRIL, APRIL]),
        ("Nine men were freed last Friday.", [("2024-06-07", "2024-06-07")]),
    ],
)  # fmt: skip
def test_a_time_counts_from_the_time_before_it(text: str, periods: list[tuple[str, str]]) -> None:
    found = [
        (str(d.period.start), str(d.period.end)) if d.period else ("None", "None") for d in read_prose(text, TODAY)
    ]
    assert found == periods


def test_a_headlines_time_holds_for_what_is_told_in_the_past_tense() -> None:
    about = read_periods("A dry April", TODAY)
    told = [d.period is not None for d in read_prose("It had 9 storms. A pass costs 30 euros.", TODAY, about=about)]
    assert told == [True, False]


def test_a_deadline_and_a_starting_point_are_no_periods() -> None:
    for text in ("Output must double by 2030.", "It has lost 5 percent since 2010."):
        assert all(draft.period is None for draft in read_prose(text, TODAY))


def test_a_list_keeps_the_period_it_opens_with() -> None:
    drafts = read_prose("By the end of 2023, there were 48 parks, 11 of them in the north.", TODAY)
    assert [d.period.end for d in drafts if d.period] == [date(2023, 12, 31)] * 2


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("-3.4%", -3.4, "%"),
        ("2.9pc", 2.9, "%"),
        ("−27", -27, None),
        ("1,25,000", 125000, None),
        ("1 636", 1636, None),
        ("1.636.500", 1636500, None),
        ("€4.1m", 4.1e6, "EUR"),
        ("2019", 2019, None),
        ("12.5 km", 12.5, "km"),
        ("25 basis points", 0.25, "pp"),
        ("40 pence", 0.4, "GBP"),
        ("3 TB", 3e12, "B"),
    ],
)
def test_a_cell_is_read_as_it_stands(cell: str, value: float, unit: str | None) -> None:
    (quantity,) = read_quantities(cell)
    assert (quantity.value, quantity.unit) == (pytest.approx(value), unit)


def test_a_count_behind_a_numbered_week_is_no_second_week() -> None:
    drafts = read_prose("During week 8 of 2022, 41 boats sailed.", TODAY)
    assert [(draft.reading.quantity.value, draft.reading.concept.text) for draft in drafts] == [(41.0, "boats")]
    assert read_prose("See pages 3, 5 and 7.", TODAY) == read_prose("See pages 3, 5, 7 of it.", TODAY) == ()


def test_a_week_that_no_year_has_gives_no_days() -> None:
    (period,) = read_periods("in the 60th week of 2019", TODAY)
    assert (period.start, period.end) == (None, None)


@pytest.mark.parametrize("text", ["in the financial year 2023-24", "last summer", "in the 2023/24 season"])
def test_a_time_whose_first_day_differs_from_place_to_place_gives_no_days(text: str) -> None:
    (period,) = read_periods(text, TODAY)
    assert (period.start, period.end) == (None, None)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("In 2022 it had 40 looms. There were 9 fires.", [2022, 2022]),
        ("The port handled 9 ships in 2022. Ferries carried 700 people.", [2022, 2022]),
        ("The mill opened in 1998 with 40 workers. It now employs 310.", [1998, None]),
        ("In 2022 it sold 40 looms. Today it has 9 workers.", [2022, 2024]),
        ("There were 9 ships in 2022, and the year before that only 6.", [2022, 2021]),
        ("Output was 64 tonnes in 2022. The year before, it was 59.", [2022, 2021]),
        ("It lost 9 ships in 2022, the company said on Tuesday.", [2022]),
        ("It lost 9 ships, the company said on Tuesday.", [None]),
    ],
)
def test_a_paragraphs_period_stands_until_its_text_turns_elsewhere(text: str, years: list[int | None]) -> None:
    found = [
        draft.period.start.year if draft.period and draft.period.start else None for draft in read_prose(text, TODAY)
    ]
    assert found == years


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("In week 20 it had 9 cases, 4 fewer than in week 19 (13).", ["2024-05-13", "2024-05-13", "2024-05-06"]),
        ("In week 20 it had 9 cases. By the end of the week, nine were well.", ["2024-05-13", "2024-05-19"]),
        (
            "In week 20 it had 9 cases during the week, compared with 13 cases and two deaths the week before.",
            ["2024-05-13", "2024-05-06", "2024-05-06"],
        ),
        (
            "In May 2024 it sold 9 boats, fewer than in May 2023. Kayaks came to 7, compared with 5 a year earlier.",
            ["2024-05-01", "2024-05-01", "2023-05-01"],
        ),
        ("The lake was 9 metres above sea level at the end of May.", ["2024-05-31"]),
    ],
)
def test_a_figure_takes_the_time_that_its_side_of_a_comparison_names(text: str, days: list[str]) -> None:
    found = [draft.period.start.isoformat() for draft in read_prose(text, TODAY) if draft.period and draft.period.start]
    assert found == days


def test_who_speaks_is_kept_for_the_pronoun_of_the_next_sentence() -> None:
    names = (Name(10, 17, "PERSON", "Ada Kole"),)
    drafts = read_prose("The head, A. Kole, said 9 ships sank. She said 4 were old.", TODAY, names)
    assert [draft.who.attributed_to for draft in drafts] == ["Ada Kole", "Ada Kole"]


def test_a_place_in_the_source_is_not_where_a_figure_holds() -> None:
    text = "Sales fell 4 percent, according to the Chamber of Commerce in Turin."
    (draft,) = read_prose(text, TODAY, (Name(text.index("Turin"), len(text) - 1, "GPE", "Turin"),))
    assert draft.who.place is None


@pytest.mark.parametrize(
    ("who", "subject"),
    [
        ("Sweden and Norway", None),
        ("Sweden, Norway", None),
        ("Guests from Sweden and Norway", "Guests from Sweden and Norway"),
    ],
)
def test_what_several_places_have_is_of_no_one_of_them(who: str, subject: str | None) -> None:
    text = f"{who} took 96,000 nights."
    names = tuple(Name(text.index(n), text.index(n) + len(n), "GPE", n) for n in ("Sweden", "Norway"))
    (draft,) = read_prose(text, TODAY, names)
    assert (draft.who.place, draft.who.subject) == (None, subject)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It cost $3-4 million.", 3e6, 4e6, "USD"),
        ("The pier took £20–30bn.", 2e10, 3e10, "GBP"),
        ("Berths let at $5-10 a day.", 5, 10, "USD"),
        ("Rs 5-6 crore went there.", 5e7, 6e7, "INR"),
        ("A gain of $1.2m-$1.5m is seen.", 1.2e6, 1.5e6, "USD"),
    ],
)
def test_the_currency_before_a_range_is_both_ends(text: str, low: float, high: float, unit: str) -> None:
    (quantity,) = read_quantities(text)
    assert (quantity.value, quantity.value_high, quantity.unit) == (low, high, unit)


def test_a_dash_to_less_is_no_range_of_money() -> None:
    assert [(q.value, q.value_high) for q in read_quantities("They paid $10-2.")] == [(10, None), (2, None)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The population, 5.4m in 2011, grew.", 5.4e6, None),
        ("Viewers of the show fell to 2.3m.", 2.3e6, None),
        ("Visitors see the wall, 5.4m high.", 5.4, "m"),
        ("The tower is 120m above the bay.", 120, "m"),
    ],
)
def test_m_is_millions_of_people_and_metres_of_things(text: str, value: float, unit: str | None) -> None:
    quantity = next(q for q in read_quantities(text) if q.value != 2011)
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value", "per", "per_unit"),
    [
        ("There were 13 wrecks per 100,000 boats.", 13, 1e5, "boats"),
        ("The rate was 12.4 per 10 000 berths.", 12.4, 1e4, "berths"),
        ("They count 2.1 tows per 100 million boat miles.", 2.1, 1e8, "boat miles"),
        ("It has 300 pilots for every million passengers.", 300, 1e6, "passengers"),
        ("Salt fetched $32 per 90kg bag.", 32, 1, "90kg bag"),
        ("Piloting is dear ($300 / mo).", 300, 1, "month"),
        ("Deckhands are paid $9/hr.", 9, 1, "hour"),
    ],
)
def test_what_a_count_and_a_price_are_told_for(text: str, value: float, per: float, per_unit: str) -> None:
    quantity = read_quantities(text)[0]
    assert (quantity.value, quantity.per, quantity.per_unit) == (value, per, per_unit)


def test_a_time_in_brackets_with_a_figure_is_that_figure_s_alone() -> None:
    text = "Ferry fares rose 8.7% (8.5% last month), and 40 boats were let."
    told = {d.reading.quantity.value: d.period for d in read_prose(text, date(2024, 6, 15))}
    assert told[8.5] is not None
    assert told[8.5].start == date(2024, 5, 1)
    assert told[8.7] is None
    assert told[40] is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Since the beginning of the year 41 fires were put out; in the same period of 2023 there were 30 fires.",
            [("2024-01-01", "2024-06-14"), ("2023-01-01", "2023-06-14")],
        ),
        ("By 2 June 40% was sown. At the same date last year 29% was sown.", ["2024-06-02", "2023-06-02"]),
        ("Imports since April amount to 620 tonnes.", [("2024-04-01", "2024-06-14")]),
        ("Epi week 23 saw 21 cases, 17% below the average of the same week in the past five years.", [
            ("2024-06-03", "2024-06-09")] * 2),
        ("The rise was steep: a gain of 7% on the first five months of last year.", [("2024-01-01", "2024-05-31")]),
        ("The rains usually begin in March and bring 300 mm.", [None]),
    ],
)  # fmt: skip
def test_a_count_up_to_now_a_base_and_a_habit_have_their_own_days(text: str, days: list[str]) -> None:
    found = [d.period and (str(d.period.start), str(d.period.end)) for d in read_prose(text, TODAY)]
    assert found == [(day, day) if isinstance(day, str) else day for day in days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The bridge opened in 2018 and is 1,840 metres long.", [None]),
        ("The van, bought in May for 31,500 euros, has 16 seats.", [MAY, None]),
        ("The fair, held from 3 to 7 June, took 900 euros. Last year's took 700 euros. The stall alone took 40 euros "
         "on the Wednesday.", [("2024-06-03", "2024-06-07"), ("2023-01-01", "2023-12-31"), "2024-06-05"]),
        ("In the eight months since 1 October 655 mm has fallen.", [("2023-10-01", "2024-05-31")]),
        ("On 1 May the dam was 68% full. A month earlier it was 74% full and on 1 May last year 89%.", [
            "2024-05-01", "2024-04-01", "2023-05-01"]),
        ("Sales in the first quarter were 8 million euros. Its shares fell 12%.", [("2024-01-01", "2024-03-31"), None]),
        ("Guests spent 1 million euros in the first quarter, taking receipts for the year to 4 million euros.", [
            ("2024-01-01", "2024-03-31"), None]),
        ("By the end of May 61 ships had called.", ["2024-05-31"]),
        ("Last week 22 patients came.", [("2024-06-03", "2024-06-09")]),
    ],
)  # fmt: skip
def test_a_time_of_another_clause_or_event_is_not_a_figure_s_own(text: str, days: list[str]) -> None:
    found = [d.period and (str(d.period.start), str(d.period.end)) for d in read_prose(text, TODAY)]
    assert found == [(day, day) if isinstance(day, str) else day for day in days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("From 1 January to 1 June 2024 there were 40 fires. During the same period in 2023 there were 30 fires.", [
            ("2024-01-01", "2024-06-01"), ("2023-01-01", "2023-06-01")]),
        ("In the past four weeks (13 May–9 June) 62 cases were found.", [("2024-05-13", "2024-06-09")]),
        ("The busiest day was 29 March, the Good Friday, when 168 people flew.", ["2024-03-29"]),
        ("In 2023/24 (October/September) it imports 18 tonnes.", [("2023-10-01", "2024-09-30")]),
        ("The old record, 37.9 degrees Celsius, dated from 2003.", [("2003-01-01", "2003-12-31")]),
        ("Exports since 1 April reached 4 million tonnes by 9 June.", [("2024-04-01", "2024-06-09")]),
        ("It made a profit of 2 million euros in May after a loss of 7 million euros in April. Guests rose 14%.", [
            MAY, APRIL, MAY]),
        ("Postal votes were 11% of the total, three times the share recorded in 2017.", [None] * 2),
        ("Work is due to last 20 months.", [None]),
    ],
)  # fmt: skip
def test_times_that_bulletins_set_beside_a_figure(text: str, days: list[str]) -> None:
    found = [d.period and (str(d.period.start), str(d.period.end)) for d in read_prose(text, TODAY)]
    assert found == [(day, day) if isinstance(day, str) else day for day in days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Farms sold 4 tonnes in 2023. The price paid was 41 cents, the highest ever.", [
            ("2023-01-01", "2023-12-31")] * 2),
        ("Last June you received 38 cents.", [("2023-06-01", "2023-06-30")]),
        ("The meeting is on 28 March. Last year 214 members came.", [("2023-01-01", "2023-12-31")]),
        ("The deficit at the end of April was 8 million euros, or 52% of the estimate for 2024.", ["2024-04-30"] * 2),
        ("Comparing the three months to May with the three months to February, exports rose 2.6%.", [
            ("2024-03-01", "2024-05-31")]),
        ("April's deficit has been revised from 388 to 395 million euros.", [APRIL, APRIL]),
    ],
)  # fmt: skip
def test_a_record_a_base_and_a_revision_keep_the_time_told_of(text: str, days: list[str]) -> None:
    found = [d.period and (str(d.period.start), str(d.period.end)) for d in read_prose(text, TODAY)]
    assert found == [(day, day) if isinstance(day, str) else day for day in days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("At this time last year 1.2 metres of snow lay; today it is 8 centimetres.", ["2023-06-14", "2024-06-14"]),
        ("On 14 April, a windy Sunday, 29 boats were launched.", ["2024-04-14"]),
        ("Across 2023 as a whole 10 people came.", [("2023-01-01", "2023-12-31")]),
        ("It made 4 tonnes in the first three quarters of last year.", [("2023-01-01", "2023-09-30")]),
        ("There were 40 cases in the first 20 weeks of 2024.", [("2024-01-01", "2024-05-19")]),
    ],
)  # fmt: skip
def test_times_by_the_date_of_the_issue_and_parts_of_a_year(text: str, days: list[str]) -> None:
    found = [d.period and (str(d.period.start), str(d.period.end)) for d in read_prose(text, TODAY)]
    assert found == [(day, day) if isinstance(day, str) else day for day in days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("In the week to 9 June 1,932 people came.", [("2024-06-03", "2024-06-09")]),
        ("There were 87 patients on 1 June; at the same time last year there were 31 patients.", [
            "2024-06-01", "2023-06-01"]),
        ("In 2014 the share had been 1.8%. The speed was 113 km/h.", [("2014-01-01", "2014-12-31"), None]),
        ("Brant won, climbing 7% after it said first-quarter sales rose 12%.", [None, ("2024-01-01", "2024-03-31")]),
    ],
)  # fmt: skip
def test_a_look_back_and_what_another_clause_tells_keep_their_own_days(text: str, days: list[str]) -> None:
    found = [d.period and (str(d.period.start), str(d.period.end)) for d in read_prose(text, TODAY)]
    assert found == [(day, day) if isinstance(day, str) else day for day in days]
