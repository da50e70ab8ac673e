"""The figures of our own labelled news sentences, scored field by field against pinned floors.

Belongs here: the score and its floors; a floor goes down only with a reason in the commit. Does not belong here: single
rules, whose examples stand beside them in the rule files.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from pipelines.figures.prose import Draft, read_prose

SENTENCES = Path(__file__).with_name("labelled_sentences.jsonl")
PUBLISHED_ON = date(2024, 6, 14)
FLOORS = {"value": 0.985, "unit": 0.985, "bound": 0.985, "change": 0.98, "concept": 0.965, "period": 0.97}
SMALL_WORDS = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "by", "to", "for", "and", "or", "with", "from", "its", "their"]
)


@dataclass(slots=True)
class Score:
    """Hits of one field out of those that could be hit."""

    hit: int = 0
    of: int = 0

    def add(self, correct: bool) -> None:
        self.of += 1
        self.hit += correct

    @property
    def share(self) -> float:
        return self.hit / self.of if self.of else 1.0


def content(phrase: str | None) -> set[str]:
    words = re.findall(r"[\w.,'’-]+", (phrase or "").lower())
    return {word.removesuffix("s") for word in words} - SMALL_WORDS


def agree(left: str | None, right: str | None) -> bool:
    """Whether two noun phrases share most of their words (F1 of at least 0.6)."""
    a, b = content(left), content(right)
    return bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= 0.6


def matches(true: dict[str, object], draft: Draft) -> bool:
    quantity, high = draft.reading.quantity, true.get("value_high")
    if not math.isclose(quantity.value, float(str(true["value"])), rel_tol=1e-5):
        return False
    return quantity.value_high == (float(str(high)) if high is not None else None)


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    found: dict[str, Score] = {name: Score() for name in FLOORS}
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        drafts = list(read_prose(record["text"], PUBLISHED_ON))
        total, hits = len(drafts) + len(record["figures"]), 0
        for true in record["figures"]:
            same = [draft for draft in drafts if matches(true, draft)]
            if not same:
                continue
            draft = max(same, key=lambda d: (d.reading.quantity.unit == true.get("unit"), -d.start))
            drafts.remove(draft)
            hits += 1
            quantity = draft.reading.quantity
            found["unit"].add(quantity.unit == true.get("unit"))
            found["bound"].add(quantity.bound == true.get("bound", "exact"))
            found["change"].add(draft.change == true.get("change"))
            if "concept" in true:
                found["concept"].add(agree(true["concept"], draft.reading.concept.text))
            if "period" in true:
                days = [str(draft.period.start), str(draft.period.end)] if draft.period else []
                found["period"].add(days == true["period"])
        found["value"].hit += 2 * hits
        found["value"].of += total
    return found


def test_there_are_enough_sentences() -> None:
    assert len(SENTENCES.read_text(encoding="utf-8").splitlines()) >= 300


@pytest.mark.parametrize("field", sorted(FLOORS))
def test_a_field_does_not_fall_below_its_floor(field: str, scores: dict[str, Score]) -> None:
    assert scores[field].share >= FLOORS[field], f"{field}: {scores[field].hit} of {scores[field].of}"
