"""Which days the figures of a release hold for: what only compares, what goes on, and which month *the month* is.

Belongs here: paragraphs of our own in the manner of statistical releases and situation reports. Does not belong here:
the forms in which a time is printed (test_times_in_codes), and single sentences (test_times_of_adverbials).
"""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.commands.parse import facts, text_layout
from pipelines.figures.periods.model import Period
from pipelines.model import GraphicsReading
from pipelines.settings import Settings
from tests.figures.test_times_of_adverbials import short

TODAY = date(2031, 7, 20)


def times(*paragraphs: str, today: date = TODAY) -> list[str]:
    """Return the time of every figure of a story."""
    figures, _ = facts(text_layout("t", "\n\n".join(paragraphs), today), GraphicsReading("t"), Settings())
    return [short(Period(f.period_start, f.period_end, "", 0, 0, "", "")) for f in figures]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Guests in inns in May totalled 4,801, up by 4.3 per cent over last year.", ["2031-05", "2031-05"]),
        (
            "Nights totalled 4,801 in May. At par with last year's level, use stood at 63 per cent. Stays took 3 days.",
            ["2031-05", "2031-05", "2031-05"],
        ),
        (
            "In May it sold 40 boats. Use stood at 82 per cent, 1 percentage point more compared to May 2030.",
            ["2031-05", "2031-05", "2031-05"],
        ),
        (
            "By one count, wool rose by 25 tonnes in May, or by 8%, to reach 2,880 tonnes, against 660 a year earlier.",
            ["2031-05", "2031-05", "2031-05", "2030-05"],
        ),
        ("It posted a surplus of 23 million euros in May, a 6.8-percent increase upon May 2030.", ["2031-05"] * 2),
        (
            "In week 26, 278 cases came up compared to 151 cases including 3 deaths (CFR: 2%) reported in week 25.",
            ["2031-06-23..2031-06-29", *["2031-06-16..2031-06-22"] * 3],
        ),
        (
            "In week 26, 78 cases came up compared to 51 cases in week 25 (week ending 22 June 2031). These cases are "
            "in 4 wards.",
            ["2031-06-23..2031-06-29", "2031-06-16..2031-06-22", "2031-06-23..2031-06-29"],
        ),
        (
            "In week 26 79 fell ill, against 115 in week 25. In all 614 cases have been seen since 1 March.",
            ["2031-06-23..2031-06-29", "2031-06-16..2031-06-22", "2031-03-01..2031-07-20"],
        ),
        (
            "Since 9 July two storms hit it. Over 300 have been moved, with 6 deaths. At Orve 4 men have been hurt.",
            ["2031-07-09..2031-07-20"] * 4,
        ),
        (
            "Sales were 4 million tonnes in May, below the result of April (5). Stays rose by 6%, versus 7% in the "
            "preceding month.",
            ["2031-05", "2031-04", "2031-05", "2031-04"],
        ),
        (
            "Sales in the first quarter of 2031 were $18m, against $17m in the prior year quarter and $16m in Q1 2029.",
            ["2031-01..2031-03", "2030-01..2030-03", "2029-01..2029-03"],
        ),
        (
            "From January until May, traffic grew by 6% compared with the same period of 2030.",
            ["2031-01..2031-05"],
        ),
        (
            "Sales in the three months from March to May rose 2% compared with the previous three months. Over the "
            "three months, fares fell 1%.",
            ["2031-03..2031-05", "2031-03..2031-05"],
        ),
        ("Since January until June 16 this year 9,453 cases were seen.", ["2031-01-01..2031-06-16"]),
        ("In all 34,238 cases were seen from 29 December 2030 until March 28 this year.", ["2030-12-29..2031-03-28"]),
        ("Fares rose 2% due to storms, while sales rose by 1% in June.", ["", "2031-06"]),
        # a year that begins in one calendar year and ends in the next
        ("In 2029-30, it took 9 boats in December, 7 in August and 4 in May.", ["2029-12", "", ""]),
        ("It took 9 boats during July to December in 2029-30 financial year.", ["2029-07..2029-12"]),
        ("In the first six months of the current fiscal 2030-31 it took 9 boats.", [""]),
        ("In the three quarters of 2030 sales were higher by 1.1%.", ["2030-01..2030-09"]),
        # a time that opened the paragraph stands behind what is always so
        (
            "In June it sold 40 boats. That was 8 more than in the same month last year. However, growth is due to "
            "firms. Their orders rose by 34 percent.",
            ["2031-06", "2031-06", "2031-06"],
        ),
        ("Thefts are at 40, in comparison to 42 in April 24 2030.", ["", "2030-04-24"]),
        (
            "Fewer than in 2029, when 845 came in the first seven months of the year, 600 were counted in 2031.",
            ["2029-01..2029-07", "2031"],
        ),
        ("In the year ending in May 2031 there were 967 thefts.", ["2030-06..2031-05"]),
        ("The union said that 2030 tram passenger numbers rose 6.5% to 77 million.", ["2030", "2030"]),
        ("In May it sold 40 boats, which corresponds to a drop of 9% on the year.", ["2031-05", "2031-05"]),
        (
            "In the first quarter of 2031, 328 huts were built. This is a rise of 2% from the 321 huts built during "
            "the same quarter of 2029.",
            ["2031-01..2031-03", "2031-01..2031-03", "2029-01..2029-03"],
        ),
        (
            "In week 26, 321 new cases came up compared to 231 cases including 5 deaths (CFR, 2%) reported in week 25. "
            "These new cases are found in 4 wards, namely Orve (45), Tarn (18).",
            ["2031-06-23..2031-06-29", *["2031-06-16..2031-06-22"] * 3, *["2031-06-23..2031-06-29"] * 3],
        ),
        (
            "Cargo during 2030 by coast: the north (43 tonnes, +5%); the south (31 tonnes, +2%).",
            ["2030"] * 4,
        ),
        (
            "July is forecast at 5.4 million crates, and August at 5 million crates.",
            ["2031-07", "2031-08"],
        ),
        (
            "From January to August 2030 97 came. In the whole of 2029 there were 293 while boats for the same year "
            "stood at 18.",
            ["2030-01..2030-08", "2029", "2029"],
        ),
        ("In the week leading up to 7 June, 13 boats came.", ["2031-06-01..2031-06-07"]),
        ("In the week leading up to 8 June, 13 boats came.", ["2031-06-02..2031-06-08"]),
        ("According to the Planning Cell, during the month of June output fell 4%.", ["2031-06"]),
        (
            "Output during June was 19 million tonnes, which is 3% lower than the target.",
            ["2031-06", "2031-06"],
        ),
        ("Births in 2030 were 710, which is equivalent to a rate of 16.2 per thousand.", ["2030", "2030"]),
        ("There were 549 guests in May 2031; that's 27 more than in April.", ["2031-05", "2031-05"]),
        ("Output during April-June 2031 period was 480 tonnes.", ["2031-04..2031-06"]),
        (
            "This year it rose by 8 percent, with 93 cases seen from January until June 7.",
            ["2031", "2031-01-01..2031-06-07"],
        ),
        ("The bureau said on Monday that in May prices fell by 4 percent.", ["2031-05"]),
        ("During April, May and June, it sold 412 boats.", ["2031-04..2031-06"]),
        ("As on 30 June 2031, debt stood at 40 euros.", ["2031-06-30"]),
        ("In the twelve months of 2030 it sold 412 boats.", ["2030"]),
        (
            "Orve missed expectations for a surplus of 54 euros following the 14 euros shortfall in June.",
            ["", "2031-06"],
        ),
        (
            "The gap was 43 euros in May. Year-to-date, it widened by 34 euros from the same period of 2030.",
            ["2031-05", "2031-01..2031-05"],
        ),
    ],
)
def test_times_of_a_paragraph(text: str, told: list[str]) -> None:
    assert times(text) == told


@pytest.mark.parametrize(
    ("paragraphs", "told"),
    [
        # the month that a first paragraph without figures names
        (
            ("Inns had a better time in May.", "Nights rose 2.6 per cent in the month, behind a fall of 8% in April."),
            ["2031-05", "2031-04"],
        ),
        # seasonal adjustment is no event
        (("Nights rose 2.6% in May.", "After removing seasonal variations, day trips rose 3.2%."), ["2031-05"] * 2),
        # a look back at the same month a year before does not end the story's own
        (
            ("Rates stood at 2.4% in May.", "It was 3.1% in May last year.", "Wool fell by 2%."),
            ["2031-05", "2030-05", "2031-05"],
        ),
        # the name of a report, and one drop, tell of no habit
        (
            ("Stocks were 40 tonnes in May.", "They rose 24%, according to the Weekly Wool Report."),
            ["2031-05", "2031-05"],
        ),
        (("Stocks were 40 tonnes in May.", "Jobs fell by 400 in a sixth monthly drop."), ["2031-05", "2031-05"]),
        # the quarter before the one that the story is about
        (
            (
                "The gap narrowed to 3 million euros in the second quarter.",
                "It dropped to 2 from 4 in the previous quarter.",
            ),
            ["2031-04..2031-06", "2031-04..2031-06", "2031-01..2031-03"],
        ),
        # asides that tell of now, and what a rise follows, leave a story its time
        (
            (
                "Wool rose 3% in May. The port is the largest. Imports fell by 7%.",
                "It follows a fall of 2% in April.",
                "Tea fell 1%.",
            ),
            ["2031-05", "2031-05", "2031-04", "2031-05"],
        ),
        # the latest of two months that a story begins with
        (("May saw 93 boats sold, while June saw 343.", "Orders rose 4%."), ["2031-05", "2031-06", "2031-06"]),
        # a change between two months is of no stretch
        (("Orders rose by 27% between May and June.", "Demand fell 2%."), ["2031-05..2031-06", ""]),
        # a change between two months on the same ones a year before is of their stretch
        (
            ("Thefts rose by 3% between April and June, compared to the same period of 2030.", "Arson fell 4%."),
            ["2031-04..2031-06"] * 2,
        ),
        # lines under the title of a report take its time, until a heading names another
        (
            (
                "Ferry traffic figures for May 2031",
                "- Passengers: 64,000 (an increase of 6% compared to May 2030)",
                "- Cumulative lateness: 12 hours",
                "Since January",
                "- Passengers: 314,000",
            ),
            ["2031-05", "2031-05", "", ""],
        ),
        # lines of a list come before the story
        (
            (
                "115 tons of food handed out",
                "Cash for most",
                "352 people helped in May 2031",
                "In May 352 were helped.",
                "It fed 26.",
            ),
            ["", "2031-05", "2031-05", "2031-05"],
        ),
        (("Wool rose 4% in May.", "The items which moved up were tea by 7 per cent."), ["2031-05", "2031-05"]),
    ],
)
def test_times_of_a_story(paragraphs: tuple[str, ...], told: list[str]) -> None:
    assert times(*paragraphs) == told


def test_a_report_two_days_before_the_end_of_its_month_tells_of_it() -> None:
    assert times("Prices rose 0.3% in July.", "Tea fell 2%.", today=date(2031, 7, 29)) == ["2031-07", "2031-07"]
