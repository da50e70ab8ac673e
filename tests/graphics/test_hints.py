"""What headers and titles say of unit and scale is taken over; what only looks like a unit is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipelines.figures.labelled.header_years import year_within
from pipelines.figures.labelled.hints import hint_of
from pipelines.figures.labelled.periods import find_period, without_periods
from pipelines.figures.labelled.units import read_hint
from pipelines.model import Box, LabelledValue


@pytest.mark.parametrize(
    ("hint", "scale", "unit"),
    [
        ("thousand tonnes", 1e3, "t"),
        ("('000 t)", 1e3, "t"),
        ("Rs crore", 1e7, "INR"),
        ("Distance (million km)", 1e6, "km"),
        ("Change (basis points)", 0.01, "pp"),
        ("Soot (pounds per million Btu)", 1.0, "lb"),
        ("Coal price (pounds per million Btu)", 1.0, "GBP"),
        ("Balance (millions of pula)", 1e6, "BWP"),
        ("yuan/t", 1, "CNY"),
        ("Rate (%)", 1, "%"),
        ("percent change on a year earlier", 1, "%"),
        ("Change on June 2023 (percentage points)", 1, "pp"),
        ("Persons (thousand)", 1e3, None),
        ("Hours worked by members", 1, "hour"),
        ("Week 25", 1, None),
        ("Indicator", 1, None),
        ("Pressure valves sold", 1, None),
        ("in the north", 1, None),
        ("In billions of dollars (3.1 represents $3,100,000,000)", 1e9, "USD"),
        ("In thousands of boats (4,169 represents 4,169,000), except as noted. A season ends in May", 1e3, None),
        ("MN", 1, None),
        ("Sex (F)", 1, None),
        ("2023 (p)", 1, None),
        ("Q3 2024 (R)", 1, None),
        ("Deaths, 2022 and 2023 (p)", 1, None),
        ("Price, 2023 (p)", 0.01, "GBP"),
        ("Output, 2023 (t)", 1, "t"),
        ("Actual (A)", 1, None),
        ("Current (A)", 1, "A"),
        ("Voltage (V)", 1, "V"),
        ("Temperature (K)", 1, "K"),
        ("Readers (K)", 1e3, None),
        ("Temperature (F)", 1, "°F"),
        ("Outbreaks in the week (N=24)", 1, None),
        ("Samples (N)", 1, None),
        ("Price (N million)", 1e6, "NGN"),
        ("Yen (millions)", 1e6, "JPY"),
        ("Chrome salts (as Cr)", 1, None),
        ("Turnover (Rs Cr)", 1e7, "INR"),
        ("Exports as percent of all sales", 1, "%"),
        ("Counts as of March", 1, None),
        ("In thousands (14.2 represents 14,200) For years that end in June. Some moored twice", 1e3, None),
    ],
)
def test_hint(hint: str, scale: float, unit: str | None) -> None:
    found = read_hint([hint])
    assert (found.scale, found.unit) == (scale, unit)


@pytest.mark.parametrize(
    ("title", "head", "unit"),
    [
        ("Harbour board election", "Holm (R)", None),
        (None, "Votes for A. Holm (R)", None),
        ("Cost of the harbour board", "Wages (R)", "ZAR"),
    ],
)
def test_a_letter_behind_a_name_in_an_election_is_its_party(title: str | None, head: str, unit: str | None) -> None:
    value = LabelledValue(
        "v", "issue", "a", "b", 1, Box(0, 0, 1, 1), "table", "9", title=title, row_headers=("Vell",),
        column_headers=(head,),
    )  # fmt: skip
    assert hint_of(value, None).unit == unit


@pytest.mark.parametrize(
    ("hint", "per", "per_unit"),
    [
        ("Incidence/100,000", 1e5, None),
        ("Rate per 100 000 population", 1e5, "population"),
        ("Deaths per 1000 live births", 1e3, "live births"),
        ("Falls (per 10k)", 1e4, None),
        ("Cases per lakh", 1e5, None),
        ("Deaths per 100 births", 100, "births"),
        ("Cases in 2019/100", None, None),
    ],
)
def test_what_a_rate_is_for(hint: str, per: float | None, per_unit: str | None) -> None:
    found = read_hint([hint])
    assert (found.per, found.per_unit) == (per, per_unit)


@pytest.mark.parametrize(
    ("parts", "first", "last"),
    [
        (["Jan", "Sales, 2023"], date(2023, 1, 1), date(2023, 1, 31)),
        (["Week 18", "2025"], date(2025, 4, 28), date(2025, 5, 4)),
        (["2025", "Up to Week 18"], date(2025, 1, 1), date(2025, 5, 4)),
        (["Q2 2024"], date(2024, 4, 1), date(2024, 6, 30)),
        (["2024", "Exports by sector, second quarter (US$ million)"], date(2024, 4, 1), date(2024, 6, 30)),
        (["Boats", "Landings, June 2024"], date(2024, 6, 1), date(2024, 6, 30)),
        (["Cumulative cases 23 May – 27 Nov 2014"], date(2014, 5, 23), date(2014, 11, 27)),
    ],
)
def test_period_from_headers(parts: list[str], first: date, last: date) -> None:
    span = find_period(parts, date(2024, 9, 2))
    assert span is not None
    assert (span.start, span.end) == (first, last)


def test_title_with_two_times_says_of_neither() -> None:
    assert find_period(["Landings in 2022 and 2023 compared"], date(2024, 9, 2)) is None


@pytest.mark.parametrize("title", ["Sales, 2021 and 2022", "Rates of boats, 2021, 2022 and 2023, by town"])
def test_years_listed_in_a_title_are_of_none_of_its_numbers(title: str) -> None:
    assert find_period([title], date(2024, 9, 2)) is None


def test_two_years_with_all_between_are_one_time() -> None:
    span = find_period(["Boats built between 2019 and 2022"], date(2024, 9, 2))
    assert span is not None
    assert (span.start, span.end) == (date(2019, 1, 1), date(2022, 12, 31))


def test_a_year_that_begins_a_header_is_its_time() -> None:
    assert year_within("2022 average cost", date(2024, 9, 2)) == "2022"
    assert year_within("2022 prices", date(2024, 9, 2)) == "2022 prices"


def test_times_of_two_sentences_are_no_span() -> None:
    title = "4 April 2031 Boats go to the fair. Boats by harbour, 31 December 2030"
    assert find_period([title], date(2031, 4, 4)) is None


def test_a_scale_word_before_a_stub_header_counts_and_a_name_does_not() -> None:
    assert read_hint(["thousand; Town"]).scale == 1000
    assert read_hint(["Town; thousand islands"]).scale == 1


@pytest.mark.parametrize(
    ("header", "first", "last"),
    [
        ("Total 2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2021 (est.)", date(2021, 1, 1), date(2021, 12, 31)),
        ("prov. 2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("Mar '23", date(2023, 3, 1), date(2023, 3, 31)),
        ("2H23", date(2023, 7, 1), date(2023, 12, 31)),
        ("W18", date(2018, 4, 30), date(2018, 5, 6)),
        ("end of May 2023", date(2023, 5, 31), date(2023, 5, 31)),
        ("Nets set (95% CI)", date(2018, 1, 1), date(2018, 12, 31)),
        ("Change on 2023", date(2018, 1, 1), date(2018, 12, 31)),
    ],
)
def test_a_header_says_a_time_in_few_letters_else_the_title_does(header: str, first: date, last: date) -> None:
    span = find_period([header, "Nets set, 2018 (%)"], date(2024, 9, 2))
    assert span is not None
    assert (span.start, span.end) == (first, last)


@pytest.mark.parametrize(
    ("header", "first", "last"),
    [
        ("Cases this week", date(2025, 6, 2), date(2025, 6, 8)),
        ("Last week", date(2025, 5, 26), date(2025, 6, 1)),
        ("Week ago", date(2025, 5, 26), date(2025, 6, 1)),
        ("Same week last year", date(2024, 6, 3), date(2024, 6, 9)),
        ("Deaths since 1 Jan", date(2025, 1, 1), date(2025, 6, 8)),
        ("Year to date", date(2025, 1, 1), date(2025, 6, 8)),
        ("Change on week 22, 2024", date(2025, 6, 2), date(2025, 6, 8)),
    ],
)
def test_times_of_a_header_count_from_the_time_its_title_names(header: str, first: date, last: date) -> None:
    span = find_period([header, "Measles by district, week 23, 2025"], date(2025, 6, 19))
    assert span is not None
    assert (span.start, span.end) == (first, last)


def test_a_time_in_a_header_is_no_unit_and_no_part_of_the_concept() -> None:
    assert read_hint(["Week ago"]).unit is None
    assert without_periods("Cases this week", None) == "Cases"
    assert without_periods("Change on June 2023", None) == "Change on June 2023"


def test_a_week_is_not_the_month_of_its_title() -> None:
    assert find_period(["Week ago", "Prices in June 2024"], date(2024, 7, 2)) == find_period(
        ["Prices in June 2024"], date(2024, 7, 2)
    )


@pytest.mark.parametrize(
    ("hint", "per", "per_unit"), [("kg/year", 1.0, "year"), ("tonnes per day", 1.0, "day"), ("t/ha", None, None)]
)
def test_a_unit_told_for_a_time(hint: str, per: float | None, per_unit: str | None) -> None:
    found = read_hint((f"Discharged ({hint})",))
    assert (found.per, found.per_unit) == (per, per_unit)


@pytest.mark.parametrize(
    ("hint", "scale", "unit"),
    [
        ("[Numbers in thousands]", 1e3, None),
        ("(Amount in ₹ crore)", 1e7, "INR"),
        ("End of period, in millions of euros", 1e6, "EUR"),
        ("Live storage (BCM)", 1e9, "m3"),
        ("Energy met (MU)", 1.0, "GWh"),
        ("Euro area", 1.0, None),
        ("Gold", 1.0, None),
        ("Euro million", 1e6, "EUR"),
        ("US dollars per barrel", 1.0, "USD"),
    ],
)
def test_a_hint_says_what_its_words_say_and_no_more(hint: str, scale: float, unit: str | None) -> None:
    read = read_hint([hint])
    assert (read.scale, read.unit) == (scale, unit)


def test_a_name_of_hours_in_a_chart_of_shares_is_no_unit() -> None:
    value = LabelledValue(
        "v", "issue", "a", "b", 1, Box(0, 0, 1, 1), "chart", "12", title="What pupils want (% of pupils)",
        row_headers=("Hours",),
    )  # fmt: skip
    assert hint_of(value, None).unit == "%"


def test_what_households_owe_in_a_column_of_money_is_money() -> None:
    value = LabelledValue(
        "v", "issue", "a", "b", 1, Box(0, 0, 1, 1), "table", "183.2", title="Bank loans by sector, end of May",
        row_headers=("Households",), column_headers=("Rs billion",),
    )  # fmt: skip
    assert hint_of(value, None).scale == 1e9
    assert hint_of(replace(value, text="183", column_headers=("US$ million",)), None).unit is None


def test_what_a_price_of_futures_is_for_is_no_unit() -> None:
    value = LabelledValue(
        "v", "issue", "a", "b", 1, Box(0, 0, 1, 1), "table", "2.617", title="Energy this week",
        row_headers=("Futures", "Gas (MMBtu)"), column_headers=("31 May",),
    )  # fmt: skip
    assert (hint_of(value, None).unit, hint_of(value, None).scale) == (None, 1.0)
