"""What the rooms read from our own samples never falls below the pinned floors."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from pipelines.quality.score import Report
from tests.golden import tideland
from tests.samples import graphics, layouts
from tests.samples.truth import Truth
from tests.scoring import reading

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
LAYOUT_SEEDS = (1, 2)
GRAPHIC_SEEDS = (1, 2)


def test_every_family_and_kind_has_floors():
    assert set(FLOORS["pages"]) == {"golden", *layouts.FAMILIES}
    assert set(FLOORS["graphics"]) == set(graphics.KINDS)


@pytest.mark.parametrize("family", ["golden", *layouts.FAMILIES])
def test_pages_reach_their_floors(family):
    _hold(_pages_report(family), FLOORS["pages"][family])


@pytest.mark.parametrize("kind", graphics.KINDS)
def test_graphics_reach_their_floors(kind):
    report = Report()
    for seed in GRAPHIC_SEEDS:
        report.merge(reading.read_pages(*graphics.make(kind, seed)))
    _hold(report, FLOORS["graphics"][kind])


def test_language_reaches_its_floors_on_stories_as_they_are():
    report = Report()
    for family in ("golden", *layouts.FAMILIES):
        for _, truth in _issues(family):
            report.merge(reading.read_truth(truth))
    _hold(report, FLOORS["truth"]["all"])


@cache
def _pages_report(family: str) -> Report:
    report = Report()
    for data, truth in _issues(family):
        report.merge(reading.read_pages(data, truth))
    return report


@cache
def _issues(family: str) -> tuple[tuple[bytes, Truth], ...]:
    if family == "golden":
        return tuple((issue.data, issue.truth) for issue in (tideland.number_27(), tideland.number_28()))
    return tuple(layouts.make(family, seed) for seed in LAYOUT_SEEDS)


def _hold(report: Report, floors: dict[str, float]) -> None:
    measured = report.measures()
    below = {
        name: (measured.get(name, 0.0), floor) for name, floor in floors.items() if measured.get(name, 0.0) < floor
    }
    assert not below, "\n".join([f"below the floor: {below}", *report.misses])
