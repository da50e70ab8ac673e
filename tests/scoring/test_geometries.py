"""Graphics in geometries of their own never fall below the pinned floors."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from pipelines.quality.score import Report
from tests.samples import geometries
from tests.scoring import reading

FLOORS = tomllib.loads((Path(__file__).parent / "geometries.toml").read_text(encoding="utf-8"))
FAMILIES: dict[str, list[str]] = defaultdict(list)
for name in geometries.MADE:
    FAMILIES[name.split()[0]].append(name)


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_geometries_reach_their_floors(family: str) -> None:
    report = Report()
    for name in FAMILIES[family]:
        report.merge(reading.read_graphics_of(*geometries.make(name)))
    measured = report.measures()
    below = {key: (measured[key], floor) for key, floor in FLOORS[family].items() if measured[key] < floor}
    assert not below, "\n".join([f"below the floor: {below}", *report.misses])
