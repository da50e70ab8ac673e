"""Whole stories of our own from papers and bulletins of many trades, every figure labelled before it was first read.

Each level asks for more than the one before: value, unit, bound, concept, period. A period that a label leaves out is
not scored.

Belongs here: the score of stories and its floors; a floor goes down only with a reason in the commit. Does not belong
here: single sentences.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipelines.commands.parse import facts, text_layout
from pipelines.model import Block, Box, Figure, GraphicsReading, IssueFacts, Layout
from pipelines.settings import Settings
from tests.figures.test_labelled_facts import close, pairs
from tests.figures.test_labelled_sentences import agree

STORIES = Path(__file__).with_name("labelled_stories.jsonl")
ISSUES = Path(__file__).with_name("labelled_issues.jsonl")  # whole bulletins, dense in times; concepts as first read
LEVELS = ("value", "unit", "bound", "concept", "period")
FLOORS = {
    STORIES: {"value": 0.995, "unit": 0.978, "bound": 0.976, "concept": 0.956, "period": 0.941},
    ISSUES: {"value": 0.99, "unit": 0.98, "bound": 0.975, "concept": 0.91, "period": 0.895},
}


def agrees(level: str, true: dict[str, Any], figure: Figure) -> bool:
    if level == "unit":
        return figure.unit == true.get("unit")
    if level == "bound":
        return figure.bound == true.get("bound", "exact")
    if level == "concept":
        return "concept" not in true or any(agree(option, figure.concept) for option in true["concept"])
    if level == "period":
        return "period" not in true or [str(figure.period_start), str(figure.period_end)] == true["period"]
    return close(figure.value, true["value"])


def read(record: dict[str, Any], name: str) -> list[list[Figure]]:
    """Return the figures of the body of each of an issue's stories, read under their headlines."""
    articles = []
    for at, story in enumerate(record["stories"]):
        (article,) = text_layout(f"{name}-{at}", story["text"], None).articles
        head = Block(f"{name}-{at}-h", name, article.article_id, 1, 0, "headline", story["headline"], Box(0, 0, 9, 9))
        articles.append(replace(article, blocks=(head, *article.blocks)))
    day = date.fromisoformat(record["published_on"])
    last = date.fromisoformat(record["published_to"]) if "published_to" in record else None
    covers = [date.fromisoformat(told) for told in record.get("covers", ())] or [None, None]
    issue = IssueFacts(name, name, record["publication"], None, day, last, *covers)
    figures, _ = facts(Layout(issue, (), tuple(articles)), GraphicsReading(name), Settings())
    prose = [figure for figure in figures if figure.source == "prose"]
    return [[figure for figure in prose if figure.article_id == article.article_id] for article in articles]


@pytest.fixture(scope="module")
def scores() -> dict[Path, dict[str, float]]:
    return {path: score(path) for path in FLOORS}


def score(path: Path) -> dict[str, float]:
    hits = dict.fromkeys(LEVELS, 0)
    told = labelled = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        record = json.loads(line)
        for story, figures in zip(record["stories"], read(record, f"issue-{number}"), strict=True):
            found = list(pairs(story["figures"], figures))
            told += len(figures) - sum(bool(true.get("optional")) for true, _ in found)
            labelled += sum(not true.get("optional") for true in story["figures"])
            for true, figure in found:
                for level in LEVELS:
                    if true.get("optional") or not agrees(level, true, figure):
                        break
                    hits[level] += 1
    return {level: 2 * hit / (told + labelled) for level, hit in hits.items()}


@pytest.mark.parametrize("path", FLOORS, ids=lambda path: path.stem)
@pytest.mark.parametrize("level", LEVELS)
def test_a_level_does_not_fall_below_its_floor(level: str, path: Path, scores: dict[Path, dict[str, float]]) -> None:
    assert scores[path][level] >= FLOORS[path][level], scores[path]
