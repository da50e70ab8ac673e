"""Which of two value axes a series is measured on, and what its name is without that."""

from __future__ import annotations

import pytest

from pipelines.graphics.charts.axis_names import unit_in
from pipelines.graphics.charts.value_axes import side_of, without_side


@pytest.mark.parametrize(
    ("name", "side", "plain"),
    [
        ("Losses (%, right axis)", "right", "Losses (%)"),
        ("Price (RHS)", "right", "Price"),
        ("Rainfall, lhs", "left", "Rainfall"),
        ("Harvest – left-hand scale", "left", "Harvest"),
        ("Stocks RHS", "right", "Stocks"),
        ("Voters of the right", None, "Voters of the right"),
        ("Catch (t)", None, "Catch (t)"),
    ],
)
def test_a_name_tells_its_axis_and_loses_the_mark(name: str, side: str | None, plain: str) -> None:
    assert (side_of(name), without_side(name)) == (side, plain)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Guests (thousand)", "thousand"),
        ("Percent of farms", "Percent of farms"),
        ("Catch, tonnes", "tonnes"),
        ("Million barrels", "Million barrels"),
        ("Quarter", None),
        ("Score of the week", None),
    ],
)
def test_a_unit_is_told_from_an_axis_name(name: str, unit: str | None) -> None:
    assert unit_in(name) == unit
