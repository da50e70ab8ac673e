"""Graphics of bulletins that a browser has set never fall below the pinned floors."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipelines.quality.score import Report
from tests.samples import printed
from tests.scoring import reading

FLOORS = tomllib.loads((Path(__file__).parent / "printed.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("tagged", [False, True], ids=["untagged", "tagged"])
@pytest.mark.parametrize("batch", sorted(FLOORS))
def test_printed_pages_reach_their_floors(batch: str, tagged: bool) -> None:
    """The browser tags what it prints, so the pages are read without their tags, too: most bulletins have none."""
    report = Report()
    for name in (name for name in printed.NAMES if name.startswith(batch)):
        report.merge(reading.read_graphics_of(*printed.load(name), tagged=tagged))
    measured = report.measures()
    if "row and column" in FLOORS[batch]:
        pages = [name for name in printed.NAMES if name.startswith(batch)]
        counts = [
            reading.share_named(printed.load(name)[0], f"{name}.pdf", printed.named(name), tagged=tagged)
            for name in pages
        ]
        measured["row and column"] = sum(found for found, _ in counts) / sum(total for _, total in counts)
    below = {key: (measured[key], floor) for key, floor in FLOORS[batch].items() if measured[key] < floor}
    assert not below, "\n".join([f"below the floor: {below}", *report.misses])
