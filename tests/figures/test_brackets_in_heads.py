"""Brackets in heads of tables that look like units and are none, and titles said over columns of kinds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipelines.figures.labelled.concepts import concept_of
from pipelines.figures.labelled.hints import hint_of
from pipelines.graphics.tables.groups import LEADERS
from pipelines.model import Box, LabelledValue

PUBLISHED = date(2024, 9, 2)


def cell(rows: tuple[str, ...], columns: tuple[str, ...], title: str | None, hint: str | None = None) -> LabelledValue:
    made = LabelledValue("v", "i", "a", "b", 1, Box(0, 0, 1, 1), "table", "412", title=title)
    return replace(made, row_headers=rows, column_headers=columns, unit_hint=hint, rule_id="graphics.table_cell")


@pytest.mark.parametrize(
    ("columns", "title", "unit", "scale"),
    [
        (("Exports (p)",), "Trade of the islands", None, 1.0),
        (("Sig. (p)",), "What makes barley grow", None, 1.0),
        (("Imports (p)",), "Trade (EUR million)", "EUR", 1e6),
        (("Unleaded (p)",), "Fuel prices at the pump", "GBP", 0.01),
        (("Final dividend (p)",), "Payments of the year", "GBP", 0.01),
    ],
)
def test_a_p_in_brackets_is_pence_only_beside_prices(
    columns: tuple[str, ...], title: str, unit: str | None, scale: float
) -> None:
    found = hint_of(cell(("May",), columns, title), PUBLISHED)
    assert (found.unit, found.scale) == (unit, scale)


def test_bands_of_money_along_the_rows_are_no_unit_of_what_is_counted() -> None:
    grouped = cell(("Yearly earnings (€)", "15,000–29,999"), ("Tenants",), "Who lives where")
    headed = cell(("Under 15,000",), ("Tenants",), "Who lives where", "Yearly earnings (€)")
    named = cell(("Yearly earnings (€)", "Weavers"), ("Median",), "What is earned")
    assert hint_of(grouped, PUBLISHED).unit is None
    assert hint_of(headed, PUBLISHED).unit is None
    assert hint_of(named, PUBLISHED).unit == "EUR"


@pytest.mark.parametrize(
    ("rows", "columns", "title", "concept"),
    [
        (("Tin",), ("2021",), "Shipments by metal (tonnes)", "Shipments Tin"),
        (("Glass",), ("May 2024",), "Index of output (2015 = 100)", "Index of output Glass"),
        (("May 2024",), ("Rye",), "Producer price index (2020 = 100)", "Producer price index Rye"),
        (("May 2024",), ("Imports",), "Foreign trade (EUR million)", "Imports"),
        (("May 2024",), ("Rye",), "What the fields gave", "Rye"),
    ],
)
def test_a_title_with_one_unit_is_said_with_kinds_over_and_beside_times(
    rows: tuple[str, ...], columns: tuple[str, ...], title: str, concept: str
) -> None:
    assert concept_of(cell(rows, columns, title, "Kind of metal"), (), PUBLISHED) == concept


@pytest.mark.parametrize(
    ("printed", "name"),
    [("U.S. . . . .", "U.S."), ("U.S........", "U.S."), ("Peru.....", "Peru"), ("Peru . .", "Peru")],
)
def test_leaders_leave_an_abbreviation_its_dot(printed: str, name: str) -> None:
    assert LEADERS.sub("", printed) == name
