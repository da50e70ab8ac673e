"""Figures of our own news texts and bulletin paragraphs with every field, scored against pinned floors.

The names in a text are those that the entities room finds in it, as in an issue. Each text was labelled before it was
first read. A field that a label leaves out is not scored; null is a label.

Belongs here: the score and its floors; a floor goes down only with a reason in the commit. Does not belong here: single
rules, whose examples stand in their files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipelines.commands.parse import facts, text_layout
from pipelines.model import Figure, GraphicsReading
from pipelines.settings import Settings
from tests.figures.test_labelled_sentences import Score, agree

TEXTS = Path(__file__).with_name("labelled_facts.jsonl")
WIRE = Path(__file__).with_name("labelled_wire.jsonl")  # news wire and bulletins of statistics, by the sentence
PUBLISHED_ON = date(2024, 6, 14)
FLOORS = {
    "value": 0.995,
    "unit": 0.985,
    "bound": 0.992,
    "change": 0.983,
    "comparison": 0.98,
    "modality": 0.98,
    "concept": 0.97,
    "period": 0.955,
}
# F1 over the figures where the text tells or the system says it.
FLOORS_WHERE_SAID = {"period": 0.915, "place": 0.94, "subject": 0.845, "attributed_to": 0.95}


def same(field: str, true: dict[str, Any], figure: Figure) -> bool:
    wanted = true[field]
    if field == "concept":
        return any(agree(option, figure.concept) for option in wanted)
    if field == "period":
        days = None if figure.period_start is None else [str(figure.period_start), str(figure.period_end)]
        return days == wanted
    found = getattr(figure, field)
    if isinstance(wanted, list):
        return found is not None and plain(found) in {plain(option) for option in wanted}
    return bool(found == wanted)


def plain(name: str) -> str:
    return name.lower().removeprefix("the ").removeprefix("a ")


def close(left: float | None, right: float | None) -> bool:
    if left is None or right is None:
        return left is right
    return left == pytest.approx(right, rel=1e-5)


def pairs(labels: list[dict[str, Any]], figures: list[Figure]) -> Iterator[tuple[dict[str, Any], Figure]]:
    """Yield labels with the figure of the same value, the one that agrees in unit and concept first."""
    free = list(figures)
    for true in labels:
        equal = [
            figure
            for figure in free
            if close(figure.value, true["value"]) and close(figure.value_high, true.get("value_high"))
        ]
        if equal:
            options = true.get("concept", [])
            best = max(
                equal, key=lambda f: (f.unit == true.get("unit"), any(agree(option, f.concept) for option in options))
            )
            free.remove(best)
            yield true, best


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, Score]]:
    settings = Settings()
    plainly = {name: Score() for name in FLOORS}
    said = {name: Score() for name in FLOORS_WHERE_SAID}
    lines = [line for texts in (TEXTS, WIRE) for line in texts.read_text(encoding="utf-8").splitlines()]
    for number, line in enumerate(lines):
        record = json.loads(line)
        layout = text_layout(f"text-{number}", record["text"], PUBLISHED_ON)
        figures, _ = facts(layout, GraphicsReading(f"text-{number}"), settings)
        found = list(pairs(record["figures"], list(figures)))
        plainly["value"].hit += 2 * len(found)
        plainly["value"].of += len(figures) + len(record["figures"])
        for true, figure in found:
            for field in plainly.keys() - {"value"}:
                if field == "bound":
                    plainly[field].add(figure.bound == true.get("bound", "exact"))
                elif field in true:
                    plainly[field].add(same(field, true, figure))
            for field, score in said.items():
                if field not in true:
                    continue
                told = (figure.period_start if field == "period" else getattr(figure, field)) is not None
                score.hit += 2 * (true[field] is not None and same(field, true, figure))
                score.of += told + (true[field] is not None)
    return {"all": plainly, "said": said}


def test_there_are_enough_labels_of_place_subject_and_source() -> None:
    records = [json.loads(line) for line in TEXTS.read_text(encoding="utf-8").splitlines()]
    fields = ("place", "subject", "attributed_to")
    assert len(records) >= 420
    assert sum(any(f[field] for f in r["figures"] for field in fields) for r in records) >= 150


@pytest.mark.parametrize("field", sorted(FLOORS))
def test_a_field_does_not_fall_below_its_floor(field: str, scores: dict[str, dict[str, Score]]) -> None:
    score = scores["all"][field]
    assert score.share >= FLOORS[field], f"{field}: {score.hit} of {score.of}"


@pytest.mark.parametrize("field", sorted(FLOORS_WHERE_SAID))
def test_what_a_text_tells_is_found(field: str, scores: dict[str, dict[str, Score]]) -> None:
    score = scores["said"][field]
    assert score.share >= FLOORS_WHERE_SAID[field], f"{field}: {score.hit} of {score.of}"
