"""Dates in headers are read as their neighbours explain them, and keep the words they were printed with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipelines.figures.labelled.periods import find_period
from pipelines.figures.labelled.values import figures_from
from pipelines.model import Block, Box, Figure, IssueFacts, LabelledValue, Layout, PageFacts

PUBLISHED = date(2024, 6, 7)


def figures(*headers: str, title: str = "Cases") -> list[Figure]:
    """Return the figures of a table of one row whose columns have these headers."""
    values = [
        LabelledValue(
            f"v-{n}", "issue", "a-1", "b-1", 1, Box(n, 0, n + 1, 1), "table", str(100 + n), title=title,
            row_headers=("Measles",), column_headers=(header,),
        )
        for n, header in enumerate(headers)
    ]  # fmt: skip
    layout = Layout(IssueFacts("issue", "issue.pdf", None, None, PUBLISHED, None), (), ())
    return list(figures_from(values, layout))


def days(*headers: str, title: str = "Cases") -> list[tuple[str, str]]:
    return [(str(f.period_start), str(f.period_end)) for f in figures(*headers, title=title)]


def test_one_date_with_the_month_first_says_how_all_are_written() -> None:
    assert days("05/24/24", "06/07/24") == [("2024-05-24", "2024-05-24"), ("2024-06-07", "2024-06-07")]


def test_a_date_with_the_day_first_beside_it_leaves_days_first() -> None:
    assert days("24/05/24", "06/07/24")[1] == ("2024-07-06", "2024-07-06")


@pytest.mark.parametrize(
    ("others", "size", "day"),
    [
        ("It closes on 05/24/2024.", (595.0, 842.0), "2024-05-06"),
        ("It closes in May.", (595.0, 842.0), "2024-06-05"),
        ("Boats of Ohio.", (612.0, 792.0), "2024-05-06"),
        ("Boats of Ohio, from 24/05/2024.", (612.0, 792.0), "2024-06-05"),
    ],
)
def test_what_the_issue_says_elsewhere_tells_how_a_tables_only_date_is_written(
    others: str, size: tuple[float, float], day: str
) -> None:
    value = LabelledValue(
        "v", "issue", "a-1", "b-1", 1, Box(0, 0, 1, 1), "table", "101", title="Cases", context="As of 05/06/2024",
        row_headers=("Measles",), column_headers=("Boats",),
    )  # fmt: skip
    block = Block("b", "issue", None, 1, 0, "furniture", others, Box(0, 0, 1, 1))
    page = PageFacts("issue", 1, None, None, *size, 100, "text")
    layout = Layout(IssueFacts("issue", "issue.pdf", None, None, None, None), (page,), (), (block,))
    assert [str(figure.period_start) for figure in figures_from([value], layout)] == [day]


def test_a_month_with_two_digits_is_one_of_a_year_where_the_row_runs_on_over_years() -> None:
    assert days("Nov 23", "Dec 23", "Jan 24") == [
        ("2023-11-01", "2023-11-30"),
        ("2023-12-01", "2023-12-31"),
        ("2024-01-01", "2024-01-31"),
    ]


def test_a_month_with_two_digits_is_a_day_where_the_row_runs_on_over_days() -> None:
    assert days("May 23", "May 24", title="Cases, 2024") == [("2024-05-23", "2024-05-23"), ("2024-05-24", "2024-05-24")]


@pytest.mark.parametrize(
    ("header", "first", "last"),
    [
        ("05/2023", "2023-05-01", "2023-05-31"),
        ("2022 (Dec)", "2022-12-01", "2022-12-31"),
        ("2021-09", "2021-09-01", "2021-09-30"),
    ],
)
def test_a_month_may_be_numbered_or_stand_behind_its_year(header: str, first: str, last: str) -> None:
    assert days(header) == [(first, last)]


def test_two_years_that_follow_each_other_are_no_month() -> None:
    assert days("2010/11") != [("2010-11-01", "2010-11-30")]


def test_a_letter_that_stands_for_a_word_of_the_title_is_no_money() -> None:
    assert [f.unit for f in figures("2023", title="Drag (P) values of the hulls")] == [None]
    assert [f.unit for f in figures("2023", title="Prices (P)")] == ["PHP"]


def test_a_number_of_a_picture_that_nothing_names_is_none() -> None:
    alone = LabelledValue("v", "issue", "a-1", "b-1", 1, Box(0, 0, 1, 1), "infographic", "91")
    layout = Layout(IssueFacts("issue", "issue.pdf", None, None, PUBLISHED, None), (), ())
    assert figures_from([alone], layout) == ()
    assert [f.value for f in figures_from([replace(alone, text="91%")], layout)] == [91]


def test_a_week_that_counts_back_counts_from_the_column_that_names_a_day() -> None:
    found = figures("w/e 24/05/2024", "Previous week")
    assert [(str(f.period_start), str(f.period_end)) for f in found] == [
        ("2024-05-18", "2024-05-24"),
        ("2024-05-11", "2024-05-17"),
    ]


def test_dates_keep_the_words_they_were_printed_with() -> None:
    assert [f.period_text for f in figures("05/24/24", "06/07/24")] == ["05/24/24", "06/07/24"]


@pytest.mark.parametrize(
    ("header", "title", "first", "last"),
    [
        ("FY 2022/23", "Budget by financial year (July to June)", "2022-07-01", "2023-06-30"),
        ("2022/23", "Sales, years ending 31 March", "2022-04-01", "2023-03-31"),
        ("2022/23", "Maize, marketing years October–September", "2022-10-01", "2023-09-30"),
        ("2022/23", "Maize by season", "None", "None"),
        ("2022/25", "Budget by financial year (July to June)", "None", "None"),
    ],
)
def test_a_year_over_two_has_days_where_the_title_says_when_it_begins(
    header: str, title: str, first: str, last: str
) -> None:
    period = find_period([header, title], PUBLISHED)
    assert period is not None
    assert (str(period.start), str(period.end)) == (first, last)


@pytest.mark.parametrize(
    ("header", "first", "last"),
    [
        ("Cumulative 2024", "2024-01-01", "2024-05-19"),
        ("Cumulative 2023", "2023-01-01", "2023-05-21"),
        ("Week 20", "2024-05-13", "2024-05-19"),
    ],
)
def test_what_is_counted_up_in_a_year_ends_with_the_week_of_the_title(header: str, first: str, last: str) -> None:
    period = find_period([header, "Diseases reported, week 20, 2024"], PUBLISHED)
    assert period is not None
    assert (str(period.start), str(period.end)) == (first, last)
