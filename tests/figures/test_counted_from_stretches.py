"""Times that count from a stretch or a day told before them, and what stands beside a compared count.

Belongs here: *the same weeks of last season*, *the June before*, *last week* where a text's weeks end on another day, a
year counted up to a day of it. Does not belong here: years of months and quarters (test_told_years).
"""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.commands.parse import facts, text_layout
from pipelines.figures.prose import read_prose
from pipelines.model import GraphicsReading
from pipelines.settings import Settings
from tests.figures.test_told_years import times_of

TODAY = date(2031, 11, 21)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In week 46, 12 fell ill. Since week 40, 388 stays have been notified, against 297 over "
            "the same weeks of last season.",
            ["2031-11-10..2031-11-16", "2031-09-29..2031-11-16", "2030-09-30..2030-11-17"],
        ),
        (
            "In week 46, 12 fell ill. Since the start of the year 388 have, against 280 in the same period of 2030.",
            ["2031-11-10..2031-11-16", "2031-01-01..2031-11-16", "2030-01-01..2030-11-16"],
        ),
        ("In June, 31 boats sank, compared with 22 in the June before.", ["2031-06", "2030-06"]),
        (
            "As of 8 September, 835 cases including 7 deaths had been reported in 2031.",
            ["2031-01-01..2031-09-08", "2031-01-01..2031-09-08"],
        ),
        ("As of 8 September, 835 berths were free, against 412 in 2030.", ["2031-09-08", "2030"]),
        (
            "There were 591 births in 2030, a fall from 605 in 2029. In the same year 581 people died.",
            ["2030", "2029", "2030"],
        ),
        (
            "Runs averaged 15 tons in the week ending November 14. Mills used 86% of their capacity last week, and "
            "over the past four weeks 84%.",
            ["2031-11-08..2031-11-14", "2031-11-08..2031-11-14", "2031-10-18..2031-11-14"],
        ),
    ],
)
def test_a_time_counts_from_the_one_that_its_text_told(text: str, told: list[str]) -> None:
    assert times_of(text, TODAY) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In March the mean was 14.7°C. The highest, 33°C, came on 6 March. The lowest was 2°C on 21 March. "
            "Rainfall was 40 mm.",
            ["2031-03", "2031-03-06", "2031-03-21", "2031-03"],
        ),
        (
            "At the end of October, 612 patients were waiting. Surgeons saw 104 in October. Operations numbered 19.",
            ["2031-10-31", "2031-10", "2031-10"],
        ),
        (
            "Boats landed 214 tons in October. The quota was 94% used by the end of the month. Landings of hake were "
            "21 tons.",
            ["2031-10", "2031-10-31", "2031-10"],
        ),
        (
            "Between 1 January and 30 September 256 people crossed. In the year ending September 2031 there were 298 "
            "arrivals. Welders were the most common with 17 percent.",
            ["2031-01..2031-09", "2030-10..2031-09", "2030-10..2031-09"],
        ),
        (
            "In May the index was 127, but 20.4% below the peak of 160.2 points reached in March 2029.",
            ["2031-05", "2031-05", "2029-03"],
        ),
        (
            "Wheat was 94% in ear by August 4. Barley was 12% ripe. Oats were rated 40% good.",
            ["2031-08-04", "2031-08-04", "2031-08-04"],
        ),
        ("The port closed last year with 26.9 million tons of cargo.", ["2030"]),
        ("The yard ended last year with 40 boats.", ["2030-12-31"]),
        ("In October 67 ships called, the last on 9 October.", ["2031-10"]),
        ("It sold 40 boats and expects to sell 50 next year.", ["", "2032"]),
        (
            "From 31 October to 5 November 90 lots were sold. Farms sold 12 tons during the week.",
            ["2031-10-31..2031-11-05", "2031-10-31..2031-11-05"],
        ),
        ("Rents rose 3% in October. They climbed to 770 dollars a week.", ["2031-10", "2031-10"]),
        ("Repairs took 40 days in October. Tests took a median of 43 days.", ["2031-10", "2031-10"]),
        ("Output from January to September was 9 tons. Investment over the nine months came to 3 million euros.",
         ["2031-01..2031-09", "2031-01..2031-09"]),
        ("Boats landed 21 tons in October, bringing the total for the year to 148 tons.",
         ["2031-10", "2031-01..2031-10"]),
    ],
)  # fmt: skip
def test_a_look_at_a_day_leaves_the_stretch_around_it_standing(text: str, told: list[str]) -> None:
    assert times_of(text, TODAY) == told


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Week 36 had 106 cases, against 121 cases and 35 deaths in week 35.", [None, "previous", "previous"]),
        ("It had 40 ships, up from 12 ships and 10 crews.", [None, "from", "from"]),
        ("There were 90 calls, compared with 80 calls, and 4 people were hurt.", [None, "previous", None]),
    ],
)
def test_all_counts_of_a_list_are_compared(text: str, sides: list[str | None]) -> None:
    assert [f.comparison for f in read_prose(text, published_on=TODAY)] == sides


@pytest.mark.parametrize(
    ("text", "values", "concepts"),
    [
        ("The number of inmates rose from 39 at the end of 2024 to 4,085.", [39, 4085], ["number of inmates"] * 2),
        ("Situation report 14: Harlow\n\nIt had 7 beds.", [7], ["beds"]),
        ("Stocks are 4% below the five year average.", [4], ["Stocks"]),
        ("Placements amounted to 1.6 million head.", [1.6e6], ["Placements"]),
        ("The farm sold 300 head in May.", [300], ["head"]),
        ("Fines came to 4.6 million euros, of which 1.2 million remained unpaid.", [4.6e6, 1.2e6], ["Fines"] * 2),
        ("Uptake rose by 12% (P<0.05) and 4% (p < 0.001).", [12, 4], ["Uptake"] * 2),
        ("It had 98 cards, equal to 1.1 per inhabitant.", [98, 1.1], ["cards", "cards"]),
        ("The mean age of mothers was 30.9 years, that of fathers 33.8.", [30.9, 33.8],
         ["mean age of mothers", "mean age of fathers"]),
    ],
)  # fmt: skip
def test_what_a_report_counts(text: str, values: list[float], concepts: list[str]) -> None:
    found = read_prose(text, published_on=TODAY)
    assert [f.reading.quantity.value for f in found] == values
    assert [f.reading.concept.text for f in found] == concepts


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In October, 5,380 people reached Italy by sea.", "Italy"),
        ("A third (31%) of births were to women born outside Italy.", None),
        ("Some 300 homes burnt outside Milan.", "Milan"),
    ],
)
def test_a_place_is_where_they_came_and_none_that_they_are_outside(text: str, place: str | None) -> None:
    figures, _ = facts(text_layout("text", text, TODAY), GraphicsReading("text"), Settings())
    assert [f.place for f in figures] == [place]
