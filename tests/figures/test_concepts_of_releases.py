"""What the figures of releases are of: changes told beside a figure, lists told whole, and levels compared.

Belongs here: sentences of our own in the manner of statistical releases, each figure with its concept. Does not belong
here: their times (test_times_of_releases).
"""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.figures.prose import read_prose


def concepts(text: str) -> list[str | None]:
    return [d.reading.concept.text for d in read_prose(text, date(2031, 7, 20))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The tram group saw the strongest fall of 2.3 percent.", ["tram group"]),
        ("Excluding fuel, imports recorded a marginal increase of 0.3 percent.", ["imports"]),
        ("Bicycle losses took a slight dip to 33 from 35.", ["Bicycle losses"] * 2),
        ("Inns sold 7.2 million stays, corresponding to a year-on-year increase of 2.5%.", ["stays", "stays"]),
        ("Inns sold 7.2 million stays, equivalent to a rise of 2.5%.", ["stays", "stays"]),
        ("There were increases of 10% in rents and 11% in fares.", ["rents", "fares"]),
        ("Orve posted a surplus of 23 million dollars, a 6.8-percent increase.", ["surplus", "surplus"]),
        ("After rising 0.4 percent in April, average earnings fell 2% in May.", ["average earnings"] * 2),
        ("After falling by 3 percent in April, exports of wool rose 2 percent.", ["exports of wool"] * 2),
        ("Payrolls rose by 22,000 jobs in May after an increase of 46,000 in April.", ["jobs", "jobs"]),
        ("At 6.9 nights, the average length of stay was unchanged.", ["average length of stay"]),
        ("It sold 40 rooms, with an average length of stay of 7.1 nights.", ["rooms", "average length of stay"]),
        ("Prices fell for water, power, gas and fuels (2%).", ["water, power, gas and fuels"]),
        ("Oats fell by 7 percent, peas, beans and rye 4 percent each.", ["Oats", "peas, beans and rye"]),
        ("The goods trade deficit dropped to 22.8 million euros.", ["goods trade deficit"]),
        ("There were 347 reported armed robberies.", ["reported armed robberies"]),
        ("The toll stands at 40, in comparison to 42 a year earlier.", ["toll", "toll"]),
        ("Relief reached 90% of previously flooded districts.", ["flooded districts"]),
        ("The shows ran for six months from May 2030 to October 2030.", ["shows"]),
        ("The gross tram product (GTP) value rose by 4%.", ["gross tram product (GTP) value"]),
        ("Output rose in mills (of 3%) and on farms (of 5%).", ["mills", "farms"]),
        ("Seasonally unadjusted output rose by 4%.", ["Seasonally unadjusted output"]),
        (
            "The number of people seriously injured in tram accidents fell by 3%.",
            ["number of people seriously injured in tram accidents"],
        ),
        ("There were 67 goods vehicle accidents, an increase of 22%.", ["goods vehicle accidents"] * 2),
        ("Some 300 women garment workers marched.", ["women garment workers"]),
        ("Three women sectoral delegates were chosen.", ["women sectoral delegates"]),
        ("There were 40 women present.", ["women"]),
        ("Sales fell by 18% to 643 crates, after an increase by 2% in May.", ["Sales", "crates", "Sales"]),
        ("There were 48 deaths, a 2% fall on 2018 figures.", ["deaths", "deaths"]),
        ("Food stores sales volumes were up 1%.", ["Food stores sales volumes"]),
        ("The retail sales value increased 3.2%.", ["retail sales value"]),
        ("Oats fell by 3%, mining and quarrying increased by 5%.", ["Oats", "mining and quarrying"]),
        ("Sales volumes at food stores fell 2%.", ["Sales volumes at food stores"]),
        ("It reported a 9 percent increase in sales volumes year on year.", ["sales volumes"]),
        ("It was driven by a 1.2% fall in clothing and shoe sales.", ["clothing and shoe sales"]),
        ("A census recorded a 3% rise in rents and 2% rise in fares.", ["rents", "fares"]),
        ("The quay handled 420,105 crates, a 5.5% year-on-year drop on the previous year.", ["crates", "crates"]),
        ("In May the tonnage shows a decrease by 3%.", ["tonnage"]),
        ("USD 5.4 m six-month net funding requirements", ["net funding requirements", "net funding requirements"]),
        ("Rye in Orve and Tarn had poor ratings of 23%, 26% and 35%, respectively.", ["poor ratings"] * 3),
        (
            "In all, 54 cases and 3 deaths (Case Fatality Rate, 1.8%) were seen.",
            ["cases", "deaths", "Case Fatality Rate"],
        ),
        ("In week 8, 54 cases with 3 deaths (CFR, 1.8%) were seen.", ["cases", "deaths", "CFR"]),
        ("According to figures out on Monday, recorded crime in Orve and Tarn fell by 12%.", ["crime"]),
        ("There was a 14% rise in attacks against the person.", ["attacks against the person"]),
        ("A 14% rise in exports of wool to Orvia helped.", ["exports of wool to Orvia"]),
        ("There was an increase of 9% in deaths from fever.", ["deaths from fever"]),
        ("A 9% rise in sales to 400 boats followed.", ["sales", "boats"]),
        (
            "Leaving out scribes (75) and a fall in weaving jobs (27), farm work was up by 204.",
            ["scribes", "weaving jobs", "farm work"],
        ),
        (
            "The stocks of the Harbour Office (HO) which had already exceeded $23 million rose.",
            ["stocks of the Harbour Office"],
        ),
        ("In the wards under review, a total of 17 million tonnes was handled.", [None]),
        ("Sales fell everywhere (-4.5% y-o-y for carts, -3.4% for vans).", ["carts", "vans"]),
        ("Output during April-June 2031 period was 480 tonnes.", ["Output"]),
        (
            "There were 42 confirmed, probable and suspected cases of fever.",
            ["confirmed, probable and suspected cases of fever"],
        ),
        ("Spending by air visitors was $348 million.", ["Spending by air visitors"]),
        (
            "Exports rose in May. The wool index and the tea index each moved down 0.2 percent.",
            ["wool index and the tea index"],
        ),
        (
            "The gains were brought on by weaving (up 9.7 percent as gross series) and mining (down 2.9%).",
            ["weaving", "mining"],
        ),
        ("Orve showed a 1.98-per-cent increase in output.", ["output"]),
        ("The number of deaths of children under 1 year seen in May was 105.", ["number of deaths of children"] * 2),
        ("May saw a rise in the wool gap of $0.6 billion to $65.4 billion.", ["wool gap", "wool gap"]),
        ("Imports posted a double-digit decline of 23.9 percent.", ["Imports"]),
        ("Exports declined at a comparatively slower rate of 9.3 percent.", ["Exports"]),
        ("It led to a 36 per cent decrease (31 boats) in the ferry traffic.", ["ferry traffic", "boats"]),
        ("A decrease of 80 million euros (0.5%) in farm loans was seen.", ["farm loans", "farm loans"]),
    ],
)
def test_concepts_of_a_sentence(text: str, told: list[str | None]) -> None:
    assert concepts(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Inns sold 72 stays, corresponding to a yearly increase of 2.5%.",
        "There were increases of 9% in rents and 2.5% in fares.",
        "The carts had speed gains of 9% and 2.5%, respectively.",
    ],
)
def test_a_change_told_beside_has_its_direction(text: str) -> None:
    *_, last = read_prose(text, date(2031, 7, 20))
    assert (last.change, last.comparison) == ("increase", None)


def test_thousandths_of_a_million_are_told_by_the_decimals_beside_them() -> None:
    told = read_prose("The crop is 1,551 million tonnes, from 787,200 hectares, at 1,97 tonnes per hectare.", None)
    assert [d.reading.quantity.value for d in told] == [1.551e6, 787200.0, 1.97]
    alone = read_prose("The crop is 1,551 million tonnes, from 787,200 hectares.", None)
    assert [d.reading.quantity.value for d in alone] == [1.551e9, 787200.0]


def test_what_a_change_is_from_is_no_level_of_its_own_time() -> None:
    *_, last = read_prose("This is a rise of 2% from the 321 huts built in 2029.", date(2031, 7, 20))
    assert last.comparison == "from"


def test_how_many_there_were_are_no_years() -> None:
    told = read_prose("The number of deaths of children under 1 year was 105, 1632 less than in May 2031.", None)
    assert [(d.reading.quantity.value, d.reading.quantity.unit) for d in told] == [
        (1, "year"),
        (105, None),
        (1632, None),
    ]


def test_standard_cubic_metres_are_cubic_metres() -> None:
    told = read_prose("Gas output was 2,443 million standard cubic meters.", None)
    assert [(d.reading.quantity.value, d.reading.quantity.unit) for d in told] == [(2443e6, "m3")]
