"""Papers in ordinary layouts come out as their stories, each with who wrote it; floors are those of `papers.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.articles import lay_out
from pipelines.intake.identity import issue_id_of
from pipelines.pages import read_document
from pipelines.quality.score import score_articles
from tests.samples import papers

FLOORS = tomllib.loads((Path(__file__).parent / "papers.toml").read_text(encoding="utf-8"))


def test_every_paper_has_floors() -> None:
    assert sorted(FLOORS) == papers.NAMES


@pytest.mark.parametrize("name", papers.NAMES)
def test_papers_reach_their_floors(name: str) -> None:
    """The browser tags what it prints; most papers have no tags, so these are read without theirs."""
    data, truth = papers.load(name)
    document = read_document(data, issue_id_of(truth.file), truth.file)
    document = replace(document, pages=tuple(replace(page, tags=()) for page in document.pages))
    report = score_articles(lay_out(document), truth)
    measured = report.measures()
    below = {key: (measured[key], floor) for key, floor in FLOORS[name].items() if measured[key] < floor}
    assert not below, "\n".join([f"below the floor: {below}", *report.misses])
