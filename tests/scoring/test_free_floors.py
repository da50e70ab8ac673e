"""Pages set in the manners of many papers come out as their stories: floors for what layout alone decides."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipelines.articles import lay_out
from pipelines.intake.identity import issue_id_of
from pipelines.pages import read_document
from pipelines.quality.score import Report, score_articles, score_issue
from tests.samples.free_layouts import FREE

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["free"]
SEEDS = (105,)


def test_every_family_has_floors():
    assert set(FLOORS) == set(FREE)


@pytest.mark.parametrize("family", FREE)
def test_free_layouts_reach_their_floors(family):
    report = Report()
    for seed in SEEDS:
        data, truth = FREE[family](seed)
        layout = lay_out(read_document(data, issue_id_of(truth.file), truth.file))
        report.merge(score_articles(layout, truth))
        report.merge(score_issue(layout, truth))
    measures = report.measures()
    below = {name: (measures[name], floor) for name, floor in FLOORS[family].items() if measures[name] < floor}
    assert not below, "\n".join(["below the floor:", *report.misses])
