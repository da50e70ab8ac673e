"""What heads of tables say of time, unit and currency in forms that only tables print."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipelines.figures.currencies import settle_currencies
from pipelines.figures.labelled.header_years import year_within
from pipelines.figures.labelled.hints import hint_of
from pipelines.figures.labelled.periods import find_period, without_periods
from pipelines.figures.labelled.units import read_hint
from pipelines.figures.labelled.values import figures_from
from pipelines.graphics.tables.sums import cell_value
from pipelines.model import Article, Block, Box, Figure, IssueFacts, LabelledValue, Layout

PUBLISHED = date(2024, 9, 2)


def value(text: str, columns: tuple[str, ...], row: str = "Petrol", title: str | None = None) -> LabelledValue:
    return LabelledValue(
        f"v-{text}-{columns}",
        "i",
        "a",
        "b",
        1,
        Box(0, 0, 1, 1),
        "table",
        text,
        title=title,
        row_headers=(row,),
        column_headers=columns,
        rule_id="graphics.table_cell",
    )


def figures(*values: LabelledValue) -> tuple[Figure, ...]:
    block = Block("b", "i", "a", 1, 1, "table", "", Box(0, 0, 9, 9))
    article = Article("a", "i", "table", "", (block,), headline=None)
    layout = Layout(IssueFacts("i", "i.pdf", None, None, PUBLISHED, None), (), (article,))
    return settle_currencies(figures_from(values, layout), ())


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("Census 2011 population", "2011"),
        ("Index 2015 prices", "Index 2015 prices"),
        ("Value at 2020 prices", "Value at 2020 prices"),
        ("Change on 2019 (%)", "Change on 2019 (%)"),
        ("Boundaries of 2018 wards", "Boundaries of 2018 wards"),
        ("Boats", "Boats"),
    ],
)
def test_a_year_among_a_head_s_words_is_its_time(head: str, year: str) -> None:
    assert year_within(head, PUBLISHED) == year


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("Income for the year ended 31 March 2023", date(2021, 4, 1), date(2022, 3, 31)),
        ("Income for the year ended June 30, 2023", date(2021, 7, 1), date(2022, 6, 30)),
        ("Balance sheet as at 31 December 2023", date(2022, 12, 31), date(2022, 12, 31)),
        ("Members at 1 January 2023", date(2022, 1, 1), date(2022, 1, 1)),
        ("Data as of 31 March 2023", date(2022, 1, 1), date(2022, 12, 31)),
        ("Boats by harbour", date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_a_column_of_the_year_before_has_the_title_s_year_end(title: str, first: date, last: date) -> None:
    span = find_period(["2022", title], PUBLISHED)
    assert span is not None
    assert (span.start, span.end) == (first, last)


def test_what_is_of_a_year_without_its_number_keeps_its_name() -> None:
    assert without_periods("Profit for the year", PUBLISHED) == "Profit for the year"


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("Max °C", "°C"),
        ("Rain mm", "mm"),
        ("Area km²", "km2"),
        ("Memo: debt in % of GDP", "%"),
        ("Average price, Rs per kg", "INR"),
        ("Cost per kg", None),
        ("Max Min", None),
    ],
)
def test_a_unit_ends_a_head_without_brackets(head: str, unit: str | None) -> None:
    assert read_hint([head]).unit == unit


@pytest.mark.parametrize(
    ("row", "text", "unit"), [("Number", "4,118", None), ("Unweighted n", "310", None), ("Urban", "61.2", "%")]
)
def test_how_many_a_table_of_shares_is_of_are_no_shares(row: str, text: str, unit: str | None) -> None:
    told = value(text, ("Women",), row, "Percentage of women and men who sail, by age")
    assert hint_of(replace(told, unit_hint="percentage"), PUBLISHED).unit == unit


def test_cents_beside_a_price_are_of_its_money() -> None:
    price, change = figures(value("21.38", ("Price (N$/litre)",)), value("45", ("Change (c)",)))
    assert (price.unit, change.unit, change.value) == ("NAD", "NAD", 0.45)


def test_a_head_that_is_money_and_scale_is_no_name() -> None:
    (figure,) = figures(value("402.9", ("US$ million",), "Tea", "Exports by product, 2023"))
    assert (figure.concept, figure.value) == ("Exports Tea", 402.9e6)


@pytest.mark.parametrize(("text", "number"), [("(31 067)", 31067.0), ("1 204 588", 1204588.0), ("12 30", None)])
def test_blanks_between_thousands_are_no_gaps(text: str, number: float | None) -> None:
    found = cell_value(text)
    assert found is None if number is None else abs(found or 0.0) == number


def test_the_ends_of_ranges_keep_their_heads() -> None:
    low, high = figures(value("21,300", ("From",), "Clerk"), value("24,900", ("To",), "Clerk"))
    assert (low.concept, high.concept) == ("Clerk From", "Clerk To")


def test_parts_over_times_are_of_what_a_short_title_measures() -> None:
    one, other = figures(
        value("301.2", ("2022",), "Smallholders", "Production ('000 tonnes)"),
        value("4.7", ("2022",), "Vessels", "Key indicators"),
    )
    assert (one.concept, one.value, other.concept) == ("Production Smallholders", 301200.0, "Vessels")
