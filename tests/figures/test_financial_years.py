"""Financial years have days where the issue's country tells when they begin, and none where it does not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.figures.labelled.values import figures_from
from pipelines.figures.periods.financial_years import FinancialYear, days_of, financial_year_of
from pipelines.figures.periods.finding import read_periods
from pipelines.figures.prose import read_prose
from pipelines.model import Mention
from tests.graphics.drawn import Sheet, read

TODAY = date(2025, 6, 15)


def mention(country: str, number: int = 0) -> Mention:
    return Mention(
        f"m{number}", country, "GPE", country, "coins", "a", None, 1, None, country, country, None, None,
        "test", country=country,
    )  # fmt: skip


def year_in(*countries: str) -> FinancialYear | None:
    return financial_year_of([mention(country, at) for at, country in enumerate(countries)])


@pytest.mark.parametrize(
    ("text", "country", "days"),
    [
        ("Exports were 4 tonnes in FY25.", "IN", (date(2024, 4, 1), date(2025, 3, 31))),
        ("Exports were 4 tonnes in 2024-25.", "IN", (date(2024, 4, 1), date(2025, 3, 31))),
        ("Exports were 4 tonnes in 2024–25.", "AU", (date(2024, 7, 1), date(2025, 6, 30))),
        ("Exports were 4 tonnes in the last financial year.", "KE", (date(2023, 7, 1), date(2024, 6, 30))),
        ("Exports were 4 tonnes in the current fiscal year.", "IN", (date(2025, 4, 1), date(2026, 3, 31))),
        ("Exports were 4 tonnes in fiscal 2024.", "US", (date(2023, 10, 1), date(2024, 9, 30))),
        ("Exports were 4 tonnes in fiscal 2024.", "JP", (date(2024, 4, 1), date(2025, 3, 31))),
        ("Exports were 4 tonnes in the 2023/24 financial year.", "UG", (date(2023, 7, 1), date(2024, 6, 30))),
        ("Exports were 4 tonnes in the first quarter of FY25.", "IN", (date(2024, 4, 1), date(2024, 6, 30))),
        ("Exports were 4 tonnes in the second half of 2024-25.", "IN", (date(2024, 10, 1), date(2025, 3, 31))),
        ("Exports were 4 tonnes in Q3 FY2025.", "IN", (date(2024, 10, 1), date(2024, 12, 31))),
        ("Exports were 4 tonnes in the first seven months of FY25.", "IN", (date(2024, 4, 1), date(2024, 10, 31))),
        # a slash alone, a season, a school year, a single year that may name either end
        ("Exports were 4 tonnes in 2023/24.", "GB", (None, None)),
        ("Exports were 4 tonnes in the 2023-24 season.", "GB", (None, None)),
        ("Schools took 4 pupils in 2023-24.", "GB", (None, None)),
        ("Exports were 4 tonnes in 2023-24.", "US", (None, None)),
        ("Exports were 4 tonnes in fiscal 2024.", "CA", (None, None)),
    ],
)
def test_days_are_those_of_the_country(text: str, country: str, days: tuple[date | None, date | None]) -> None:
    (draft,) = read_prose(text, TODAY, (), (), year_in(country))
    period = draft.period
    assert (period.start if period else None, period.end if period else None) == days


@pytest.mark.parametrize("text", ["in FY25", "in the first quarter of FY25", "in the last financial year", "Q1 FY2025"])
def test_without_a_country_no_days_are_made_up(text: str) -> None:
    assert [(p.start, p.end) for p in read_periods(text, TODAY)] == [(None, None)]


def test_the_country_is_the_one_that_half_of_the_places_are_in() -> None:
    assert year_in() is None
    assert year_in("IN", "IN", "CN") == year_in("IN")
    assert year_in("IN", "CN", "KE", "FR") is None
    assert year_in("FR") is None  # its books go by the calendar
    assert financial_year_of((), ["It took Rs 5 lakh crore in FY26."]) == year_in("IN")


def test_columns_of_a_table_are_years_of_the_country_too() -> None:
    sheet = Sheet()
    for x, text in ((40, "District"), (160, "2023-24"), (240, "2024-25")):
        sheet.text(x, 40, text, bold=True)
    sheet.level(40, 300, 52)
    for row, (name, before, after) in enumerate((("Orla", "120", "140"), ("Venn", "95", "88"), ("Tamsk", "61", "72"))):
        for x, text in ((40, name), (160, before), (240, after)):
            sheet.text(x, 58 + 14 * row, text)
    reading, layout = read(sheet, "table", "Milk procurement (tonnes)")
    figures = figures_from(reading.values, layout, year_in("IN"))
    assert {(f.value, f.period_start) for f in figures if f.value in (120, 140)} == {
        (120.0, date(2023, 4, 1)),
        (140.0, date(2024, 4, 1)),
    }
    assert {f.period_start for f in figures_from(reading.values, layout)} == {None}


@given(st.integers(1950, 2090), st.sampled_from(["IN", "KE", "US", "GB", "FJ", "TH"]), st.integers(1, 3))
def test_four_quarters_make_the_year(first: int, country: str, index: int) -> None:
    words, year = f"FY {first}-{(first + 1) % 100:02d}", year_in(country)
    whole = days_of(words, "", TODAY, year)
    parts = [days_of(f"Q{k} of {words}", "", TODAY, year) for k in range(1, 5)]
    assert (parts[0][0], parts[3][1]) == whole
    last, following = parts[index - 1][1], parts[index][0]
    assert last is not None
    assert following == last + timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("In the last financial year, which ended on 30 June, it shipped 4 tonnes.", (
            date(2023, 7, 1), date(2024, 6, 30))),
        ("In the 2023/24 season, which ran from July to June, it shipped 4 tonnes.", (
            date(2023, 7, 1), date(2024, 6, 30))),
        ("The marketing year (May–April) began well. In the 2023/24 marketing year it shipped 4 tonnes.", (
            date(2023, 5, 1), date(2024, 4, 30))),
        ("In the 2023/24 season it shipped 4 tonnes. The season ran from May to August.", (None, None)),
    ],
)  # fmt: skip
def test_a_text_may_say_itself_when_its_years_begin(text: str, days: tuple[date | None, date | None]) -> None:
    draft = next(d for d in read_prose(text, TODAY, (), (), financial_year_of((), [text])) if d.reading.quantity.unit)
    assert (draft.period.start if draft.period else None, draft.period.end if draft.period else None) == days
