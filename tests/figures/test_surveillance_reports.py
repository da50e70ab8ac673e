"""What reports of surveillance and relief write of counts, their shares, times and places.

Belongs here: sentences of our own in that manner, each with the fields that were once read wrongly. Does not belong
here: what their counts are of in lists (test_situation_reports), and words of time alone (test_told_years).
"""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.figures.prose import read_prose

TODAY = date(2031, 4, 24)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("USD 120.4 m was asked for.", [(120.4e6, "USD")]),
        ("It needs US$ 0.6 m for schools.", [(0.6e6, "USD")]),
        ("1.3 m people were fed.", [(1.3e6, None)]),
        ("The wall is 1.3 m high.", [(1.3, "m")]),
        ("In week 5, 17 of the 26 wards reported.", [(17, None), (26, None)]),
        ("In week 03/2031, 71 ARI visits were seen.", [(71, None)]),
        ("Cases came from Leath (80%, n=8) and Orve (20%; n=2).", [(80, "%"), (8, None), (20, "%"), (2, None)]),
        (
            "Of the cases, 54% (1920) were women and 6% (213) were nurses.",
            [(54, "%"), (1920, None), (6, "%"), (213, None)],
        ),
        ("Prices fell by 12% (14).", [(12, "%")]),
        ("Cases rose from 7 in week 17, 2031 to 12 cases.", [(7, None), (12, None)]),
        ("It brings the total 2031 to 260,000 people.", [(260_000, None)]),
        ("The toll stands at 1 742, including 1 034 men.", [(1742, None), (1034, None)]),
        ("Strongest gust = 54 knots.", [(54, "kn")]),
        ("A level of 10.40m is considered dangerous.", [(10.4, "m")]),
        ("It will drop to 5m on June 3, 4.81m on June 4 and 4.62m on June 5.", [(5, "m"), (4.81, "m"), (4.62, "m")]),
        ("Hottest day 21.4 °C at Orve.", [(21.4, "°C")]),
        ("In epidemiological week (EW) 14 there were 20 cases.", [(20, None)]),
        ("71 boys aged 0 to 4 fell ill.", [(71, None), (0, "year")]),
        ("Of the cases, 59% (56/95) were adults.", [(59, "%")]),
    ],
)
def test_a_count_beside_a_share_or_a_week_is_read_whole(text: str, figures: list[tuple[float, str | None]]) -> None:
    quantities = [draft.reading.quantity for draft in read_prose(text, published_on=TODAY)]
    assert [(quantity.value, quantity.unit) for quantity in quantities] == figures


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        (
            "There were 8,410 cases of measles with 21 deaths in Norland. This is 16% more than in 2030.",
            ["cases of measles", "deaths", "cases of measles"],
        ),
        (
            "From 9 to 15 April there were 732 cases, 2% fewer than the number seen in the previous week (n=747).",
            ["cases", "cases", "cases"],
        ),
        ("Nine nurses (8 confirmed, 1 probable) fell ill.", ["nurses", "nurses", "nurses"]),
        (
            "Of 112 samples tested in 16 countries, six (5%) were positive.",
            ["samples", "countries", "samples", "samples"],
        ),
        (
            "Of the total confirmed and probable cases, 54% (312) were women.",
            ["confirmed and probable cases", "confirmed and probable cases"],
        ),
        ("Positivity remained the same at 2%.", ["Positivity"]),
        (
            "The shares of both types were similar (51% vs. 49%).",
            ["shares of both types", "shares of both types"],
        ),
        (
            "The number of cases was 1,412, an increase from 1,318 (an increase by 7.1%).",
            ["number of cases", "number of cases", "number of cases"],
        ),
        ("It saw 31 deaths with a case fatality rate (CFR) of 4.1%.", ["deaths", "case fatality rate"]),
        (
            "The rate was 4.1%, lower than in the same period of 2030 (5.2%).",
            ["rate", "rate"],
        ),
        (
            "Four homes had 31 (92%) of the cases and 12 (40%) of 30 deaths.",
            ["homes", "cases", "cases", "deaths", "deaths", "deaths"],
        ),
        ("Nine deaths were reported by Norland (5) and Sefton (2).", ["deaths", "deaths", "deaths"]),
        ("It counted 61 cases: Norland (50), Sefton (9).", ["cases", "cases", "cases"]),
        ("42 cases (50.5% children under five) were seen.", ["cases", "children", "children"]),
        (
            "A total of 291 houses were hit, of which, 112 were razed.",
            ["houses", "houses"],
        ),
        ("2% decrease in admissions in March.", ["admissions"]),
        ("Uptake was 58% of all people aged over 65.", ["people", "people"]),
    ],
)
def test_what_is_told_beside_a_count_is_of_the_same(text: str, concepts: list[str]) -> None:
    assert [draft.reading.concept.text for draft in read_prose(text, published_on=TODAY)] == concepts


@pytest.mark.parametrize(
    ("text", "value", "days"),
    [
        ("In the week ending Apr. 6, 510 cases were seen.", 510, (date(2031, 3, 31), date(2031, 4, 6))),
        (
            "In the past 21 days (20 March to 9 April 2031), 13 cases were seen.",
            13,
            (date(2031, 3, 20), date(2031, 4, 9)),
        ),
        ("In December 2030 and January 2031 it gave 85 shawls.", 85, (date(2030, 12, 1), date(2031, 1, 31))),
        ("Since our last update on 7 April 2031, 14 cases were found.", 14, (date(2031, 4, 7), TODAY)),
        ("A total of 667 cases were reported since 1 January 2031.", 667, (date(2031, 1, 1), TODAY)),
        (
            "In the week of 7 to 13 April cases rose to 278 from 259 cases reported in the week prior.",
            259,
            (date(2031, 3, 31), date(2031, 4, 6)),
        ),
        (
            "From 9 to 15 April there were 732 cases, 2% fewer than the number seen in the previous week (n=747).",
            747,
            (date(2031, 4, 2), date(2031, 4, 8)),
        ),
        (
            "It had 40 deaths in 2031, fewer than in the same reporting period of 2030 (54 deaths).",
            54,
            (date(2030, 1, 1), date(2030, 12, 31)),
        ),
        (
            "Between epidemiological week (EW) 1 and EW 14 of 2031, 410 cases were seen.",
            410,
            (date(2030, 12, 30), date(2031, 4, 6)),
        ),
        (
            "From January 1, 2030, through March 31, 2031, a total of 91 cases were seen.",
            91,
            (date(2030, 1, 1), date(2031, 3, 31)),
        ),
        ("Between 2030 and 31 March 2031, a total of 91 cases were seen.", 91, (date(2030, 1, 1), date(2031, 3, 31))),
        (
            "Since the update on measles published on 7 April, there have been 91 cases.",
            91,
            (date(2031, 4, 7), TODAY),
        ),
        ("From March 1 till April 15 it rained 72 mm.", 72, (date(2031, 3, 1), date(2031, 4, 15))),
        ("From 1st March to 31st March 671 cases were seen.", 671, (date(2031, 3, 1), date(2031, 3, 31))),
        ("It fed 591 people on the 19th and 20th April.", 591, (date(2031, 4, 19), date(2031, 4, 20))),
        (
            "It had 94 and 72 arrivals a day in March and February, respectively.",
            94,
            (date(2031, 3, 1), date(2031, 3, 31)),
        ),
        ("In the first two months of the campaign it reached 40 towns.", 40, (None, None)),
        ("The share of A(H1)pdm09 rose to 64%.", 64, (None, None)),
        ("Of the cases, 54% (1920) were women.", 54, (None, None)),
        ("Seven died, bringing the total number of dead for 2031 to 31.", 7, (None, None)),
    ],
)
def test_the_days_of_a_count_are_those_its_report_tells(
    text: str, value: float, days: tuple[date | None, date | None]
) -> None:
    drafts = {d.reading.quantity.value: d.period for d in read_prose(text, published_on=TODAY)}
    period = drafts[value]
    assert (period.start if period else None, period.end if period else None) == days


def test_those_counted_in_words_say_nothing() -> None:
    drafts = read_prose("Five confirmed cases were reported in two wards (3 in Leath).", published_on=TODAY)
    assert {draft.who.attributed_to for draft in drafts} == {None}
