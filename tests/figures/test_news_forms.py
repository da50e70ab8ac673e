"""What a figure is of in turns of phrase that newspapers of many countries use, one sentence of our own a turn.

Belongs here: value and concept (with change and comparison where the turn decides them). Does not belong here: scores
over many sentences (test_labelled_news), and rules whose examples stand in their files.
"""

from __future__ import annotations

import pytest

from pipelines.figures.prose import read_prose

# sentence, value, concept
CONCEPTS = [
    ("Raise the share of salted fish to 45%.", 45, "share of salted fish"),
    ("The number of slightly injured fell by 12 per cent.", 12, "number of slightly injured"),
    ("In Orvish schools cooks earn 31 euros.", 31, "cooks"),
    ("We grew our total number of reusable crates to 640.", 640, "total number of reusable crates"),
    ("Vans make up less than 8% of our total recorded fuel use.", 8, "total recorded fuel use"),
    ("Increase use of night buses by at least 15%.", 15, "use of night buses"),
    ("Our share of green power was 60% in May, and we are still on a path to reach 90%.", 90, "share of green power"),
    ("The mill has a yearly turnover in excess of 31 million euros.", 31e6, "yearly turnover"),
    ("It runs a $9 million harbour grants scheme promoting quiet boats.", 9e6, "harbour grants scheme"),
    ("With a 10-12% oversupply ratio, rents sag.", 10, "oversupply ratio"),
    ("Clubs held 640 valid licences, of which only 4 percent earned prize money.", 4, "valid licences"),
    ("Oats were sold at €140 delivered Varn on Monday.", 140, "Oats"),
    ("Last year receipts for the island as a whole were €31 million.", 31e6, "receipts for the island"),
    ("The running 12-month total reached 31 million.", 31e6, "running 12-month total"),
    ("In nearby Orvel pupils pay €2.50.", 2.5, "pupils"),
    ("In the 2019 campaign the six clubs spent €3 million.", 3e6, "clubs"),
    ("The daily limit is 4 grams of salt per head.", 4, "daily limit"),
    ("The kiosk sold three times as many kites in May as in June.", 3, "kites"),
    ("The board raised its estimate of the 2025 hop crop to 31,000 tonnes.", 31000, "estimate of the 2025 hop crop"),
    ("It took 12 days on average to mend a boat.", 12, "boat"),
    ("Among those aged 20 to 24, 31 per cent had no boat.", 31, "those aged 20 to 24"),
    ("Across the county an average of 640 people were out of work, 6% fewer than in May.", 6, "people"),
    ("Woven mats sold for 40 pesos while frozen prawns rose 3 percent.", 3, "frozen prawns"),
    ("Average unmilled prices have climbed to $2.40 a kilo.", 2.4, "Average unmilled prices"),
    ("The site reached 31 million paid accounts.", 31e6, "paid accounts"),
    ("Police counted 640 drink- or drug-related crashes.", 640, "drink- or drug-related crashes"),
    ("It took over a firm in the $90 million domestic IT market.", 90e6, "domestic IT market"),
    ("The number of drownings stands at 31.", 31, "number of drownings"),
    ("Thefts rose 12% nationwide from 2021 to 2022.", 12, "Thefts"),
    ("Output is unlikely to rise to 900 tonnes.", 900, "Output"),
    ("That number has since grown to 310.", 310, "number"),
    ("Cover with the third dose stays low at 31%.", 31, "Cover"),
    ("The fire left one person dead and four others in hospital.", 4, "people"),
    ("Some 800 nurses left, 41% of whom were aged 25-34.", 25, "nurses"),
    ("The clinic saw 71% of patients within three hours.", 3, "patients"),
    ("In all 9,120 ships called, which was an increase of 6 per cent on May.", 6, "ships"),
    ("The island earned $31 million from cruise visits.", 31e6, "cruise visits"),
    ("The death rate of 1.2 per 1,000 births was 30% higher than before.", 30, "death rate"),
    ("It posted a drop of 7% in sales of tea.", 7, "sales of tea"),
    ("The town saw a sharp 14% rise in rents, climbing from 600 euros.", 14, "rents"),
    ("A rise of 9 per cent in meat use per capita, from 31 kg to 34 kg, was seen.", 31, "meat use per capita"),
    ("They struggled, with the jobless rate ticking up to 4.5% from 4.1%.", 4.5, "jobless rate"),
    ("Shares range from 12 per cent in West and Central Africa to 6 per cent in Asia.", 6, "Shares"),
    ("On Monday, Ravno shares rose 9%, touching $31.", 31, "Ravno shares"),
    ("The market the company serves stood at $9 billion.", 9e9, "market"),
    ("The region has 12 shared drying plants to run.", 12, "shared drying plants"),
    ("The levy drove production costs up by 11 percent.", 11, "production costs"),
    ("It bought about 60% of Orvel's entire $2bn fleet.", 60, "fleet"),
    ("Each school gets a one-off grant of €310, rising to €620 for the largest.", 620, "one-off grant"),
    ("Emissions from ships fell 2%, those from trucks 6%.", 6, "Emissions from trucks"),
    ("The law lifts the wage to 900 lei from 800 and caps overtime at six hours.", 6, "overtime"),
    ("A total of five other ships sank.", 5, "ships"),
    ("Output rose at a softer pace in mines (2.5 percent vs 9.6 percent).", 9.6, "mines"),
    ("Six men were held. The six, aged 19 to 44, are from Orve.", 6, "men"),
    ("Output grew 12.1 percent, faster than an upwardly revised 11.6 percent rise.", 11.6, "Output"),
    ("The moth is capable of flying 40 km.", 40, "moth"),
    ("Over 13% of pupils last smoked in May, and just under 15% last smoked in June.", 15, "pupils"),
    ("They buy it three times a year. Some 19% of users paid. However, 74% would pay.", 74, "users"),
    ("Deaths: 3 (total 87)", 87, "Deaths"),
    ("Rain: 48 mm (normal 22 mm).", 22, "Rain"),
    ("Net migration – 121,000 (down from 139,000)", 121000, "Net migration"),
    ("Trains: 92.1% on time; buses: 84%", 84, "buses"),
    ("CFR 0.9%; attack rate 23 per 10,000.", 23, "attack rate"),
    ("Key points: imports down 2% at $4.4bn.", 4.4e9, "imports"),
    ("The note showed a gross margin near 16.6% and low debt.", 16.6, "gross margin"),
    ("Orvel told of a 7% year-on-year (YoY) increase in net profit.", 7, "net profit"),
    ("It did well, with revenues from tolls rising 9%.", 9, "revenues"),
    ("Orvel told of a 26% rise in net profit in May, reaching $61 million.", 61e6, "net profit"),
    ("The fund revised its forecast for growth, raising it to 4.5%.", 4.5, "forecast for growth"),
    ("Dust causes 31% of chronic lung disease (CLD) deaths.", 31, "chronic lung disease (CLD) deaths"),
    ("The National Bank of Varn (NBV) aims at 2.5 percent.", 2.5, "National Bank of Varn"),
    ("The trick gives a 3.1x speedup.", 3.1, "speedup"),
    ("Police said 12 of those killed were miners.", 12, "those killed"),
    ("The grain stocks are sufficient for 61 days.", 61, "grain stocks"),
    ("Some 5,000 fled, bringing to 1.2 million the number of migrants.", 1.2e6, "number of migrants"),
    ("The poll put Reds on 34%, the Blues on 27% and the Greens on 12%.", 27, "Blues"),
    ("At 1,150 metres above sea level, the town is the highest.", 1150, "town"),
    ("Smokers fared worse (odds ratio 2.1, 95% CI 1.2-3.4).", 1.2, "95% CI"),
    ("The levy looks set to hit 6%.", 6, "levy"),
    ("Some $900 billion in Varnian mortgages will renew.", 900e9, "Varnian mortgages"),
    ("Rents have gone up by an average of 11% a year, against 4% for wages.", 4, "wages"),
    ("The UN says 3 million people fled, with millions more facing acute hunger.", 1e6, "people"),
    ("The cost of grain to feed hens in the US was 30 cents.", 0.3, "cost of grain"),
    (
        "China's first ship able to bore through 11,000 metres of floor left. It displaces 42,600 tons.",
        42600,
        "China's first ship",
    ),
    ("The average stay shortened to 9.1 nights.", 9.1, "average stay"),
    ("In May 17 boats sank. Four people died. Of the 17, eleven were new.", 11, "boats"),
    ("They paid out €14 million for July deliveries.", 14e6, "deliveries"),
    ("The drive reached 83,500 boats, or 89% of the target.", 89, "boats"),
    ("Yards added 3,100 jobs; mills shed 1,200.", 1200, "jobs"),
    ("Ferries carried 753 million parcels, a year-on-year increase of 66 percent.", 66, "parcels"),
    ("Fares for buses, trams and ferries rose 4%.", 4, "Fares for buses, trams and ferries"),
    ("Prices for tomatoes, onions, or peppers are 50% higher.", 50, "Prices for tomatoes, onions, or peppers"),
    ("Frost days in Harlow, Orve and Lund were 12% fewer.", 12, "Frost days"),
    ("On the coast, hotels, bars and shops took 3 million euros.", 3e6, "bars and shops"),
    ("Exports were 3 million tonnes in May. The board expects 4 million tonnes in June.", 4e6, "Exports"),
    ("Use of cement fell 5% in the first quarter to 3.18 million tonnes.", 3.18e6, "Use of cement"),
    ("Wind output fell short of plan by 8%.", 8, "Wind output"),
    ("Of 846 tests carried out, 41 were positive, or 4.8%.", 4.8, "tests"),
    ("We have taken 22 points from ten games. Last season we had 13.", 13, "points"),
    ("The attendance that night was 1,842.", 1842, "attendance"),
    ("Kaldvik parish accounts for 44% of all cases; Orve and Lund follow with 21% and 13%.", 13, "cases"),
    ("The new hall opens in May with seats for 650.", 650, "seats"),
    ("Nine of the 12 projects are finished.", 12, "projects"),
    ("The rate was 73.8%; for women it was 69.1%, for men 78.4%.", 78.4, "rate"),
    ("The office forecasts growth of 2.4%.", 2.4, "growth"),
    ("Compared with drilling, it cuts water use by 40%.", 40, "water use"),
    ("Profit rose to £612.4m. Earnings were flat.", 612.4e6, "Profit"),
    ("The river rose to 3.4m. Ferries ran late.", 3.4, "river"),
    ('The zone had 23 national-level "little giant" firms.', 23, 'national-level "little giant" firms'),
]


@pytest.mark.parametrize(("text", "value", "concept"), CONCEPTS)
def test_a_figure_is_of_what_its_sentence_says(text: str, value: float, concept: str) -> None:
    found = {draft.reading.quantity.value: draft.reading.concept.text for draft in read_prose(text, None)}
    assert found.get(value) == concept, found


# sentence, value, unit
VALUES = [
    ("Petrol goes up by 31c a litre, diesel by 19c.", 0.31, "USD"),
    ("Petrol goes up by 31c a litre, diesel by 19c.", 0.19, "USD"),
    ("Wool sold for 610c/kg in the north.", 6.1, "USD"),
    ("Sweets cost 15¢ each.", 0.15, "USD"),
    ("Some 7m children missed school.", 7e6, None),
    ("Population: 2.3m. Area: 31 sq km.", 2.3e6, None),
    ("Gusts reached 54MPH.", 54, "mph"),
    ("Around 6,100 of the state's 9,000 kilometres of track are old.", 6100, "km"),
    ("Size was 3.1 persons, compared with 4.4 in rural areas.", 4.4, None),
    ("The debt is four times annual income.", 4, "times"),
    ("The theft cost ₦40M.", 40e6, "NGN"),
    ("The trick gives a 3.1x speedup.", 3.1, "times"),
    ("The plant grew from 3 to 8 MMTPA.", 8e6, "t"),
    ("The port paid SR120 million for cranes.", 120e6, "SAR"),
    ("The road cost S/4,500 a metre.", 4500, "PEN"),
    ("The dam cost Nu 112 million.", 112e6, "BTN"),
]


@pytest.mark.parametrize(("text", "value", "unit"), VALUES)
def test_an_amount_is_read_as_papers_print_it(text: str, value: float, unit: str | None) -> None:
    assert (value, unit) in {(d.reading.quantity.value, d.reading.quantity.unit) for d in read_prose(text, None)}


def test_millions_of_a_range_are_no_metres() -> None:
    (draft,) = read_prose("The site has 4m-6m daily users.", None)
    assert (draft.reading.quantity.value, draft.reading.quantity.value_high) == (4e6, 6e6)


@pytest.mark.parametrize("text", ["She lives in room 4c.", "Form 7c is due.", "It was 22c in the warm shade."])
def test_a_letter_behind_a_number_is_no_cent(text: str) -> None:
    assert [draft for draft in read_prose(text, None) if draft.reading.quantity.unit_kind == "currency"] == []


def test_money_within_a_time_has_a_limit() -> None:
    found = {
        d.reading.quantity.value: d.reading.quantity.bound
        for d in read_prose("It must pay $2 million within 90 days.", None)
    }
    assert found == {2e6: "exact", 90: "at_most"}


def test_the_top_ten_are_ten() -> None:
    (draft,) = read_prose("Top ten causes are listed.", None)
    assert draft.reading.quantity.bound == "exact"


# sentence, value, change, comparison
SIDES = [
    ("In addition to four walks, we held 12 talks.", 4, None, None),
    ("Cut waste to landfill by 15%.", 15, "decrease", "by"),
    ("Cut flower exports rose by 5%.", 5, "increase", "by"),
    ("Prices eased by a further 9% in May.", 9, "decrease", "by"),
    ("The rate edged higher last month to 3.1% from 2.9%.", 3.1, "increase", "to"),
    ("Capacity reached 31 MW from 22 MW.", 22, None, "from"),
    ("Rents have gone up by an average of 11% a year.", 11, "increase", "by"),
    ("The index ended 31 points, or 0.4%, higher.", 31, "increase", None),
    ("The index ended 31 points, or 0.4%, higher.", 0.4, "increase", None),
    ("The ferry sank 12 km off the coast.", 12, None, None),
]


@pytest.mark.parametrize(("text", "value", "change", "comparison"), SIDES)
def test_which_way_and_which_side(text: str, value: float, change: str | None, comparison: str | None) -> None:
    found = {d.reading.quantity.value: (d.change, d.comparison) for d in read_prose(text, None)}
    assert found[value] == (change, comparison)


def test_a_third_of_few_who_were_told_is_no_fraction() -> None:
    drafts = read_prose("Two men were held. A third is on the run.", None)
    assert [draft.reading.quantity.value for draft in drafts] == [2]


def test_letters_before_a_plain_number_are_no_money() -> None:
    assert [d for d in read_prose("BD 12 and RO 5 met.", None) if d.reading.quantity.unit_kind == "currency"] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The app has more than 2M users and 145M parcels in its book.", [(2e6, None), (145e6, None)]),
        ("The site has 2M+ members and 15K+ berths.", [(2e6, None), (15e3, None)]),
        ("The firm leases 35M square feet of sheds.", [(35e6, "ft2")]),
        ("The pledge has reached 828K+.", [(828e3, None)]),
        ("TIDE 10.7B outperforms older models on 4K screens.", []),
        ("Bw2—12 to 31 in; pale silt over a (3 in) crust.", [(12, "in"), (3, "in")]),
        ("They planted 40 in May and 31 in all.", [(40, None), (31, None)]),
        ("The average rate was 1,284 kroner, compared with 1,190 in June.", [(1284, "NOK"), (1190, "NOK")]),
        ("Average yields are 3.2 t/ha, against 3.6 and 3.5 in 2021.", [(3.2, "t/ha"), (3.6, "t/ha"), (3.5, "t/ha")]),
        ("The trial cut waste by a fifth and saved £11,300.", [(0.2, None), (11300, "GBP")]),
        ("The bay was followed by a third and a fourth lock.", []),
        ("It spends €240 million on kilns and has cut its headcount by 650.", [(240e6, "EUR"), (650, None)]),
        ("The budget is 184 million kronor. Of this, 71 million goes to quays.", [(184e6, "SEK"), (71e6, "SEK")]),
        ("Pay was 2,846 euros in March. It had been 2,600 a year ago.", [(2846, "EUR"), (2600, "EUR")]),
        ("They spent 11 million dollars; receipts had come to 9 million.", [(11e6, "USD"), (9e6, "USD")]),
        ("Seals are a fraction of the catch.³ In May 40 boats left.¹² Nets cost $31.", [(40, None), (31, "USD")]),
        ("Signed by Ada Lind, IP: 193.184.216.134, document 251704648169060, 4 pages.", [(4, None)]),
    ],
)
def test_what_is_a_number_of_what_unit(text: str, values: list[tuple[float, str | None]]) -> None:
    assert [(d.reading.quantity.value, d.reading.quantity.unit) for d in read_prose(text, None)] == values


@pytest.mark.parametrize(
    ("text", "modality"),
    [("Prices are unlikely to fall to $70.", "forecast"), ("The bank plans 30 branches by 2027.", "target")],
)
def test_what_is_unlikely_or_planned_is_no_fact(text: str, modality: str) -> None:
    assert [draft.modality for draft in read_prose(text, None)] == [modality]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It was tried on seals aged 6 to <12 years.", 6, 12, "year"),
        ("It was tried on eels weighing ≥18 and <42 kg.", 18, 42, "kg"),
        ("The 3–<6 years group was small.", 3, 6, "year"),
    ],
)
def test_a_range_whose_end_is_told_by_a_sign_is_one(text: str, low: float, high: float, unit: str) -> None:
    (draft,) = read_prose(text, None)
    quantity = draft.reading.quantity
    assert (quantity.value, quantity.value_high, quantity.bound, quantity.unit) == (low, high, "range", unit)
