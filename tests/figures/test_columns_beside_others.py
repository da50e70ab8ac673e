"""Columns of tables that only those beside them explain: changes between two, places among places, prices by the unit.

Belongs here: figures of tables whose own head does not say all. Does not belong here: heads that do (heads_of_tables).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipelines.figures.labelled.values import figures_from
from pipelines.model import Figure, IssueFacts, Layout
from tests.figures.test_heads_of_tables import PUBLISHED, figures, value


def of_columns(heads: tuple[str, ...], title: str, row: str = "Grain") -> tuple[Figure, ...]:
    return figures(*(value(str(k + 3), (head,), row, title) for k, head in enumerate(heads)))


@pytest.mark.parametrize(
    ("heads", "last"),
    [
        (("2022", "2023", "Change (%)"), date(2023, 12, 31)),
        (("Feb 2024", "Jan 2024", "Change, %"), date(2024, 2, 29)),
        (("Q2 2023", "Q2 2024", "Annual % change"), date(2024, 6, 30)),
        (("2022", "2023", "Growth since 1990 (%)"), None),
        (("Boats", "Crews", "Change (%)"), None),
    ],
)
def test_a_change_behind_two_times_is_of_the_later(heads: tuple[str, ...], last: date | None) -> None:
    assert of_columns(heads, "Cargo handled")[-1].period_end == last


def test_a_year_ago_counts_from_the_title_s_day() -> None:
    here, ago = of_columns(("Full (%)", "A year ago (%)"), "Reservoirs on 30 June 2024", "Upper Lake")
    assert (here.period_start, ago.period_start) == (date(2024, 6, 30), date(2023, 6, 30))


def test_a_column_among_places_is_one_that_no_list_knows() -> None:
    found = of_columns(("Oslo", "Bergen", "Quorl", "Total", "Change"), "Rainfall, mm", "July 2024")
    assert [f.place for f in found] == ["Oslo", "Bergen", "Quorl", None, None]


@pytest.mark.parametrize(
    ("title", "heads", "unit", "each"),
    [
        ("Prices at market", ("7 June 2024", "31 May 2024"), None, "kg"),
        ("Prices at market, USD", ("7 June 2024", "31 May 2024"), "USD", "kg"),
        ("Farm goods", ("Price (€)", "Price (€), 2023"), "EUR", "kg"),
        ("Farm goods sold", ("7 June 2024", "31 May 2024"), "kg", None),
    ],
)
def test_a_price_is_for_the_unit_of_its_row(
    title: str, heads: tuple[str, ...], unit: str | None, each: str | None
) -> None:
    for figure in of_columns(heads, title, "Maize (kg)"):
        assert (figure.unit, figure.per_unit) == (unit, each)


def test_what_is_counted_since_january_ends_with_the_week_that_the_issue_covers() -> None:
    told = replace(value("310", ("Since 1 January",), "Oslo", "Cholera by town"), kind="table")
    (figure,) = figures(told)
    assert figure.period_end == PUBLISHED
    facts = IssueFacts("i", "i.pdf", None, None, PUBLISHED, None)
    facts = replace(facts, covers_from=date(2024, 8, 19), covers_to=date(2024, 8, 25))
    assert figures_from((told,), Layout(facts, (), ()))[0].period_end == date(2024, 8, 25)
