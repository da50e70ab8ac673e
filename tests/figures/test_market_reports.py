"""What market reports and statistical releases write: price ranges, signs in brackets, prices per pack.

Belongs here: sentences of our own in the manner of livestock, fish and grain markets and of statistics offices. Does
not belong here: agencies and laws (report language), and what leans on a paragraph (paragraphs).
"""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.figures.prose import read_prose

Amount = tuple[float, float | None, str | None, str | None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Goats sold from 140c to 258c/kg.", [(1.4, 2.58, "USD", "kg")]),
        ("Goats sold from 140c to 258c and ewes from $53 to $90.", [(1.4, 2.58, "USD", None), (53, 90, "USD", None)]),
        ("Oxen made mostly from $313 to $336.", [(313, 336, "USD", None)]),
        ("The inn made tea dearer, from $5 to $7.", [(5, None, "USD", None), (7, None, "USD", None)]),
        ("The mill, which sold 40 carts, lifted its fee from $5 to $7.", [
            (40, None, None, None), (5, None, "USD", None), (7, None, "USD", None)]),
        ("Hake fetched 70p-90p and ling 40p-£1.30.", [(0.7, 0.9, "GBP", None), (0.4, 1.3, "GBP", None)]),
        ("Hens of 2kg-3kg were few.", [(2, 3, "kg", None)]),
        ("Ling made £68-£102 per 57 kg box.", [(68, 102, "GBP", "57 kg box")]),
        ("Maize cost 3,200 shillings per 90kg bag.", [(3200, None, "KES", "90kg bag")]),
        ("Rye needs 3.2 litres per 100 kg of seed.", [(3.2, None, "L", "kg")]),
        ("The mill earned $1.53 per diluted share.", [(1.53, None, "USD", "diluted share")]),
        ("Beans eased to MK 201 per kg from MK 189.", [(201, None, "MWK", "kg"), (189, None, "MWK", None)]),
        ("Beans eased from K201 per kilogramme.", [(201, None, "ZMW", "kilogramme")]),
        ("The MK 12 carts left.", [(12, None, None, None)]),
        ("The fee is lowered to $7.50 to $8.70 per bushel.", [(7.5, 8.7, "USD", "bushel")]),
        ("Best teas gained Rs.20-40/- per kg.", [(20, 40, "INR", "kg")]),
        ("The line stood at ZW$80,512.00.", [(80512, None, "ZWL", None)]),
        ("Maize sold at 60 MT/kg and at 35 MT per kg.", [(60, None, "MZN", "kg"), (35, None, "MZN", "kg")]),
        ("The yield was 3 MT/ha.", [(3, None, "t", "ha")]),
        ("Gas came to 2257 million cu. m. in all.", [(2.257e9, None, "m3", None)]),
        ("Slower were: zinc [(-) 60.7%] and salt [(+) 2.5%].", [(-60.7, None, "%", None), (2.5, None, "%", None)]),
    ],
)  # fmt: skip
def test_market_reports_print_ranges_packs_and_signs(text: str, expected: list[Amount]) -> None:
    found = [d.reading.quantity for d in read_prose(text, None)]
    assert [(q.value, q.value_high, q.unit, q.per_unit) for q in found] == expected


TODAY = date(2031, 8, 20)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports of the first semester of 2030 came to $40 million.", [("2030-01-01", "2030-06-30")]),
        ("In the first semester of 2031 it sold 4% more than in the corresponding semester of last year.",
         [("2031-01-01", "2031-06-30")]),
        ("Output of April-February, 2029-30 was 40 tonnes.", [("2029-04-01", "2030-02-28")]),
        ("Output of April-September 2029-30 was 40 tonnes.", [("2029-04-01", "2029-09-30")]),
        ("Output of January-March 2029-30 was 40 tonnes.", [("2030-01-01", "2030-03-31")]),
        ("Ores with growth during July, 2030 over July, 2029 are zinc (9%).", [("2030-07-01", "2030-07-31")]),
        ("Imports of the first half of 2030 came to 42 tonnes, down by 1.8% over the first half of 2029.",
         [("2030-01-01", "2030-06-30"), ("2030-01-01", "2030-06-30")]),
        ("Rye sold at 40 euros in the third week of June.", [("2031-06-15", "2031-06-21")]),
        ("Rye sold at 40 euros in the last week of June 2030.", [("2030-06-24", "2030-06-30")]),
        ("Sales were down 0.8% from July 2030.", [("2031-07-01", "2031-07-31")]),
        ("Sales were down 0.8% from July 2027.", [None]),
        ("Net sales for the six months ended June 30 were $948 million, compared to $881 million in 2030.",
         [("2031-01-01", "2031-06-30"), ("2030-01-01", "2030-06-30")]),
        ("Net sales for the first quarter of 2031 were $948 million, compared to $3,881 million in 2030.",
         [("2031-01-01", "2031-03-31"), ("2030-01-01", "2030-12-31")]),
        ("Output was 28 tonnes in the second half of 2030, lower than the 2029 level of 32 tonnes.",
         [("2030-07-01", "2030-12-31"), ("2029-07-01", "2029-12-31")]),
        ("Sales of the second quarter of the year were 4 tonnes.", [("2031-04-01", "2031-06-30")]),
        ("Sales of the fourth quarter of the year were 4 tonnes.", [("2030-10-01", "2030-12-31")]),
        ("The week of March 16, 2031 brought 40 tonnes, up from 39 tonnes during a similar period last year.",
         [("2031-03-16", "2031-03-22"), ("2030-03-16", "2030-03-22")]),
        ("Exports of the three-month period ending May 2031 were 4 tonnes.", [("2031-03-01", "2031-05-31")]),
        ("Output of the three months to end-March came to 4 tonnes.", [("2031-01-01", "2031-03-31")]),
        ("The rate was 7 percent in May, gaining 2 percentage points on the April 2031 rate of 5 percent.",
         [("2031-05-01", "2031-05-31"), ("2031-05-01", "2031-05-31"), ("2031-04-01", "2031-04-30")]),
        ("Sales changed 0.2% in June 2031. They rose 5.3% over June 2030.",
         [("2031-06-01", "2031-06-30"), ("2031-06-01", "2031-06-30")]),
        ("Sales of Q2 FY2031 rose 4%. Income for Q2 was $8 million.", [None, None]),
        ("Sales of Q2 FY2031 were $8 million, compared with $6 million a year ago.", [None, None]),
    ],
)  # fmt: skip
def test_releases_tell_of_parts_of_years(text: str, expected: list[tuple[str, str] | None]) -> None:
    found = [d.period for d in read_prose(text, TODAY)]
    assert [(str(o.start), str(o.end)) if o is not None and o.start else None for o in found] == expected


Named = tuple[float, str | None, str | None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The index for all items less hay and oats rose 2.1 percent.",
         [(2.1, "index for all items less hay and oats", "increase")]),
        ("The all items index rose 1.6 percent.", [(1.6, "all items index", "increase")]),
        ("Gross value added in farming grew by 3.7 percent.", [(3.7, "Gross value added in farming", "increase")]),
        ("Seasonally adjusted mill sales rose by 0.6%.", [(0.6, "Seasonally adjusted mill sales", "increase")]),
        ("The indexes for hay and oats were up 5.9 percent and 7.1 percent, respectively.",
         [(5.9, "indexes for hay", "increase"), (7.1, "indexes for oats", "increase")]),
        ("Lodgers (1.4 million) and same-day guests (1.3 million) rose 17.7 percent and 4.4 percent year "
         "on year respectively.",
         [(1.4e6, "Lodgers", None), (1.3e6, "same-day guests", None), (17.7, "Lodgers", "increase"),
          (4.4, "same-day guests", "increase")]),
        ("The indexes for hay and oats saw smaller increases of 0.4 percent and 0.9 percent.",
         [(0.4, "indexes for hay", "increase"), (0.9, "indexes for oats", "increase")]),
        ("Exports of rye and hay contracted by 44 percent and 25 percent.",
         [(44, "Exports of rye", "decrease"), (25, "Exports of hay", "decrease")]),
        ("Its growth rate slowed, declining to the level of 68 percent.", [(68, "growth rate", "decrease")]),
        ("Lent were: dealers in hay, oats and goods (9% and contributing 8 percentage points); and mills "
         "(contributing 5 percentage points).",
         [(9, "dealers in hay, oats and goods", None), (8, "dealers in hay, oats and goods", None),
          (5, "mills", None)]),
        ("This followed month-on-month changes of 2.3%.", [(2.3, "month-on-month changes", None)]),
        ("The Dyke Catch Limit (DCL) in the Orvel Sea is up 90%.", [(90, "Dyke Catch Limit (DCL)", "increase")]),
        ("Coastal canned tuna imports fell 32%.", [(32, "Coastal canned tuna imports", "decrease")]),
        ("Imports fell 13 percent with the cost of hay and oats falling 91 percent.",
         [(13, "Imports", "decrease"), (91, "cost of hay and oats", "decrease")]),
        ("Oxen sold from 2 to 3 euros and heifers, 1 to 2 euros.", [(2, "Oxen", None), (1, "heifers", None)]),
        ("By source, wetted and rainfed lands posted a decrease of 25 percent and 3 percent, respectively.",
         [(25, "wetted lands", "decrease"), (3, "rainfed lands", "decrease")]),
        ("In contrast, a 6.3 percent drop was noted.", [(6.3, None, "decrease")]),
        ("Logging fared worst, with a contraction of 5.8 percent.", [(5.8, "Logging", "decrease")]),
        ("Milling posted a 17 percent decrement from the year-ago level of 22 tonnes.",
         [(17, "Milling", "decrease"), (22, "Milling", None)]),
        ("Dykes led, followed by hay with 35% and oats with 16%.", [(35, "hay", None), (16, "oats", None)]),
        ("Elm had the highest fire rate in January - 14.1%.", [(14.1, "highest fire rate", None)]),
        ("Prices were 24-30 percent higher than respective 2029 prices.", [(24, "Prices", "increase")]),
        ("The GDP of mills for the third quarter of the year grew by 3.6%.", [(3.6, "GDP of mills", "increase")]),
        ("Births are equal to a birth rate (CBR) of 16.2 percent.", [(16.2, "birth rate", None)]),
        ("The dues rate for the month of May, as measured by the index (PI), stood at 66%.", [(66, "dues rate", None)]),
        ("Week-on-week the price of hay fell 4.9%.", [(4.9, "price of hay", "decrease")]),
        ("Dams gave 77% of power, with hydropower contributing 36%, wind 26%.",
         [(77, "power", None), (36, "hydropower", None), (26, "wind", None)]),
        ("Revenue of $4.2 million beat estimates.", [(4.2e6, "Revenue", None)]),
        ("There was a decrease of 450 head week on week.", [(450, "head", "decrease")]),
    ],
)  # fmt: skip
def test_releases_name_what_each_figure_is_of(text: str, expected: list[Named]) -> None:
    found = [(d.reading.quantity.value, d.reading.concept.text, d.change) for d in read_prose(text, None)]
    assert found == expected


def test_stocks_cover_more_than_a_stretch_of_time() -> None:
    (told,) = read_prose("The stocks cover over two months of imports.", None)
    assert (told.reading.quantity.value, told.reading.quantity.bound) == (2, "more_than")


def test_what_a_level_is_reported_at_is_no_source() -> None:
    (told,) = read_prose("Natural gas was reported at 2323 million cubic metres.", None)
    assert told.who.attributed_to is None


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Traders report price increases of 12 percent.", "price"),
        ("The union won a pay rise of 5 percent.", "pay"),
        ("It posted a record rise of 5 percent.", None),
    ],
)
def test_a_change_is_of_the_noun_before_it(text: str, concept: str | None) -> None:
    (figure,) = read_prose(text, published_on=date(2031, 5, 2))
    assert (figure.reading.concept.text, figure.change) == (concept, "increase")
