"""Which days the adverbials of a sentence give its figures: how far one reaches, and what counts from another.

Belongs here: sentences of our own with the time of each figure, whole years and months written short. Does not belong
here: times of other clauses, brackets and reports (test_times_of_clauses), and whole stories.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest

from pipelines.figures.periods.financial_years import FinancialYear
from pipelines.figures.periods.model import Period
from pipelines.figures.prose import read_prose

TODAY = date(2031, 11, 12)
TO_MARCH = FinancialYear(4, "end", plain=True)


def short(period: Period | None) -> str:
    """Return the days of a time as ``2030``, ``2030-05``, ``2030-05-01`` or from one to another, empty for none."""
    if period is None or period.start is None or period.end is None:
        return ""
    first, last = str(period.start), str(period.end)
    if first.endswith("-01-01") and last.endswith("-12-31"):
        first, last = first[:4], last[:4]
    elif first.endswith("-01") and period.end.day == monthrange(period.end.year, period.end.month)[1]:
        first, last = first[:7], last[:7]
    return first if first == last else f"{first}..{last}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It stood at 7% in May, and at its peak in August 2030 it was 9%.", ["2031-05", "2030-08"]),
        ("Sales were 3 million tons in 2029 and 4 million tons the year after.", ["2029", "2030"]),
        ("It had 40 boats in 2027; three years later it had 31.", ["2027", "2030"]),
        ("In May 2030 it had 40 boats. The following month 12 sank.", ["2030-05", "2030-06"]),
        ("Over the following year, 12 sank.", [""]),
        ("Between January and September last year 31 sank.", ["2030-01..2030-09"]),
        ("Since 2027, when it had 12 boats, the fleet has grown.", ["2027"]),
        ("It had 40 boats on 3 May, against 31 on the same date in 2030.", ["2031-05-03", "2030-05-03"]),
        ("The yard's 2030 loss came to €3 million.", ["2030"]),
        (
            "It made €1 million in the final quarter of 2030, bringing profit for the full year to €4 million.",
            ["2030-10..2030-12", "2030"],
        ),
        ("January brought 91 mm of rain, February 44 mm.", ["2031-01", "2031-02"]),
        ("In the fortnight to 2 November twelve sank.", ["2031-10-20..2031-11-02"]),
        ("A new yard opened; last year's sold 31.", ["2030"]),
        ("It lost 38 boats in the winter of 2030 and is to have 44 by the end of March.", ["", "2032-03-31"]),
        ("Between 2020 and 2030 the herd shrank from 88,000 to 66,000 sheep.", ["2020", "2030"]),
        ("On average in 2030, each ship lost 41 crates.", ["2030"]),
        ("Compared with 2027, boat numbers in 2030 were 14% lower.", ["2030"]),
        ("The average in the five years to 2029 was 41 boats.", ["2025..2029"]),
        (
            "Ten sank in the week to 9 November, bringing the toll for the year to 402.",
            ["2031-11-03..2031-11-09", "2031-01-01..2031-11-09"],
        ),
        ("It lost 4.4% last year, and is to lose 3.9% this year and 3.1% next.", ["2030", "2031", "2032"]),
        ("Profit was €91 million (H1 2030: €84 million).", ["2031-01..2031-06", "2030-01..2030-06"]),
        ("It slowed to 2% in the July-September quarter.", ["2031-07..2031-09"]),
        ("The poll, carried out between 2 and 9 September, asked 1,024 adults.", ["2031-09-02..2031-09-09"]),
        ("The year 2029 saw 19 strikes.", ["2029"]),
        ("2029 saw 19 wrecks, 2030 31.", ["2029", "2030"]),
        ("2030: 412 boats, of which 30 by sea", ["2030", "2030"]),
        ("Week 44: 230 boats", ["2031-10-27..2031-11-02"]),
        ("In both 2029 and 2030, 14 boats were held.", ["2029..2030"]),
        ("From 2029–2050, the quay will cost €3 million.", ["2029..2050"]),
        ("By the January deadline 31,460 boats had been listed.", [""]),
        ("In the first three weeks of October, 11 boats were fined.", ["2031-10-01..2031-10-21"]),
        ("As of last Sunday only 8% of the hay was cut.", ["2031-11-09"]),
        (
            "In the third quarter the loss was €4 million, less than the €5 million of the second.",
            ["2031-07..2031-09", "2031-04..2031-06"],
        ),
        (
            "In the third quarter it made €3 million. Fuel costs, which had risen by 25% in 2029, fell 7%.",
            ["2031-07..2031-09", "2029", "2031-07..2031-09"],
        ),
        ("The yard, which built 212 boats in 2030, or a fifth of all, has most to lose.", ["2030", "2030"]),
        ("Since 1 October, 611 people have fallen ill.", ["2031-10-01..2031-11-12"]),
        ("It paid €14 million for October deliveries.", ["2031-10"]),
        (
            "Last week 62 boats came, compared with 140 in the same week of last year.",
            ["2031-11-03..2031-11-09", "2030-11-04..2030-11-10"],
        ),
        (
            "In December 9 sank. A survey in June found 71 rotten. Wardens stopped 26 boats that month.",
            ["2030-12", "2031-06", "2031-06"],
        ),
        (
            "At its meeting on 22 August the bank left its rate at 7%. Pay rose 5% in July. Rents, however, rose 8%.",
            ["2031-08-22", "2031-07", "2031-07"],
        ),
        (
            "Rents were €1,940 in the third quarter, compared with €1,910 in the second and €1,820 a year earlier.",
            ["2031-07..2031-09", "2031-04..2031-06", "2030-07..2030-09"],
        ),
        (
            "In October the mills made 4.8 TWh. On 21 October output peaked at 11.3 GW. Barges brought 300 tonnes.",
            ["2031-10", "2031-10-21", "2031-10"],
        ),
        ("July's catch came to 145 tonnes and August's to 203.", ["2031-07", "2031-08"]),
        (
            "In week 44 (27–31 October), 30 boats sank. Ferries accounted for 91% of them.",
            ["2031-10-27..2031-10-31"] * 2,
        ),
        ("Figures show that 287 boats sank in 2030. Of those lost, 62 were ferries.", ["2030", "2030"]),
        (
            "In 2030, 287 boats sank, compared with 311 the year before. This is 8% fewer and the least since 1951.",
            ["2030", "2029", "2030"],
        ),
        ("On Thursday last week it stood at 7,420 points.", ["2031-11-06"]),
        ("For 2032 it expects growth of 2% and for 2033 of 3%.", ["2032", "2033"]),
        ("The six months from April saw 51 wrecks.", ["2031-04..2031-09"]),
        ("In nine months of 2030 it lost 51 boats.", ["2030-01..2030-09"]),
        ("The mill, which opened in 1983 and employs 300 people, paid €52 a tonne.", ["", ""]),
        ("A gale on Sunday felled 180 trees. Gusts of 95 km/h blew.", ["2031-11-09", "2031-11-09"]),
        ("In October it had 300 guests. Over the summer 40 came.", ["2031-10", ""]),
        ("In October it had 300 guests. This season 40 came.", ["2031-10", ""]),
        ("In the season that closed on 31 January, 300 boats were lost.", [""]),
        (
            "Between July and September 94 ships came, against 71 in the same months of 2030.",
            ["2031-07..2031-09", "2030-07..2030-09"],
        ),
        ("She shore 519 ewes on Saturday. That night 40 guests came.", ["2031-11-08", "2031-11-08"]),
        ("A fire on Sunday burned 60 ha. Crews fought it until dark. Winds gusted to 80 km/h.", ["2031-11-09"] * 2),
        (
            "Demand was 15 GW on Tuesday. A year ago on the same date demand had been 13 GW.",
            ["2031-11-11", "2030-11-11"],
        ),
        ("Arrivals were 61,207, or 97% of the 2019 level.", ["", ""]),
        ("A fair on 8 November raised €412,000 from 380 guests.", ["2031-11-08", "2031-11-08"]),
        ("Since May it has spent €118,000 on tar, as much as in the whole of 2030.", ["2031-05-01..2031-11-12"]),
        ("Bulls made €3.62 on Saturday, up 28c on the same sale last year.", ["2031-11-08", "2031-11-08"]),
        ("A fair was held on Saturday. Some 612 calves came and 94% were sold.", ["2031-11-08", "2031-11-08"]),
        ("Between December and April two to three gales are likely.", ["2031-12..2032-04"]),
        ("In October it used 68 tonnes. Before the cyclone it used 240 tonnes.", ["2031-10", ""]),
        ("In October it sold 68 boats. In the first week gifts came to €700.", ["2031-10", ""]),
        ("In October it sold 68 boats. The band, led by Olsen, has 40 drums.", ["2031-10", ""]),
        ("In Q2 sales were $30m. Exports fell to $19m, as a gale shut the port in May.", ["2031-04..2031-06"] * 2),
        (
            "It made €48m for the quarter ended September, down 5% from a year ago. Sales fell to €12 from €13.",
            ["2031-07..2031-09", "2031-07..2031-09", "2031-07..2031-09", "2030-07..2030-09"],
        ),
        ("He said that in 2030 it lost €3 million and that the loss this year would be €1 million.", ["2030", "2031"]),
        (
            "In Q3 it sold 18 boats worth €2 million, against 25 worth €4 million a year before.",
            ["2031-07..2031-09", "2031-07..2031-09", "2030-07..2030-09", "2030-07..2030-09"],
        ),
    ],
)
def test_a_figure_is_of_the_time_that_its_adverbial_tells(text: str, told: list[str]) -> None:
    assert [short(draft.period) for draft in read_prose(text, TODAY)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Council tax rises by 5% in 2032/33.", ["2032-04..2033-03"]),
        ("The team won 5 cups in 2029/30.", [""]),
        ("Season tickets made up 5% of journeys in 2029-30.", ["2029-04..2030-03"]),
        ("In the first half of the financial year it lost 5 boats.", ["2031-04..2031-09"]),
        ("In the final quarter of the financial year it lost 5 boats.", ["2031-01..2031-03"]),
    ],
)
def test_a_financial_year_need_not_be_named_as_one(text: str, told: list[str]) -> None:
    drafts = read_prose(text, TODAY, financial=TO_MARCH)
    assert [short(draft.period) for draft in drafts] == told
