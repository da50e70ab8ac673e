"""Our own news sentences, scored as the published news benchmarks are: value, unit, one sign of change, concept.

A figure has one sign: the way it went, else its bound. Of a concept any shared word counts as a part of it, the same
words as all of it. Each set was labelled before its first reading; what that came to is in BENCHMARKS.md.

Belongs here: the score and its floors; a floor goes down only with a reason in the commit. Does not belong here:
periods, places and who says it (test_labelled_facts), and single rules, whose examples stand in their files.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from pipelines.commands.parse import facts, text_layout
from pipelines.model import Figure, GraphicsReading
from pipelines.settings import Settings

SENTENCES = Path(__file__).with_name("labelled_news.jsonl")
SIGNS = {"more_than": ">", "at_least": ">", "less_than": "<", "at_most": "<", "about": "~"}
DIRECTIONS = {"increase": "up", "decrease": "down"}
SMALL_WORDS = frozenset(
    ["the", "a", "an", "of", "for", "in", "on", "and", "to", "at", "by", "with", "from", "its", "his", "her", "their"]
)
FLOORS = {"value": 0.99, "unit": 0.985, "change": 0.965, "concept partial": 0.892, "concept exact": 0.80}


def sign(figure: Figure) -> str:
    return DIRECTIONS.get(figure.change or "") or SIGNS.get(figure.bound, "=")


def content(phrase: str | None) -> set[str]:
    return {word for word in re.split(r"[,\s]+", (phrase or "").lower()) if word} - SMALL_WORDS


def is_same_value(true: dict[str, Any], figure: Figure) -> bool:
    high = true.get("value_high")
    if (high is None) != (figure.value_high is None):
        return False
    return figure.value == pytest.approx(true["value"], rel=1e-5) and (
        high is None or figure.value_high == pytest.approx(high, rel=1e-5)
    )


def agreements(true: dict[str, Any], figure: Figure) -> dict[str, bool]:
    wanted, told = content(true["concept"]), content(figure.concept)
    return {
        "value": True,
        "unit": figure.unit == true["unit"],
        "change": sign(figure) == true["change"],
        "concept partial": bool(wanted & told) or not (wanted or told),
        "concept exact": wanted == told,
    }


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    """Return the F1 of each field over all sentences."""
    settings, hits, of = Settings(), dict.fromkeys(FLOORS, 0), 0
    for number, line in enumerate(SENTENCES.read_text(encoding="utf-8").splitlines()):
        record = json.loads(line)
        layout = text_layout(f"news-{number}", record["text"], None)
        figures, _ = facts(layout, GraphicsReading(layout.issue.issue_id), settings)
        free = list(figures)
        of += len(free) + len(record["figures"])
        for true in record["figures"]:
            equal = [(agreements(true, f), f) for f in free if is_same_value(true, f)]
            if not equal:
                continue
            agreed, best = max(equal, key=lambda pair: sum(pair[0].values()))
            free.remove(best)
            for field, agrees in agreed.items():
                hits[field] += agrees
    return {field: 2 * hit / of for field, hit in hits.items()}


@pytest.mark.parametrize("field", sorted(FLOORS))
def test_a_field_does_not_fall_below_its_floor(field: str, scores: dict[str, float]) -> None:
    assert scores[field] >= FLOORS[field], f"{field}: F1 {scores[field]:.4f}"
