"""Short stories of our own, each figure labelled with its concept, its place, who has or does it, and who says so.

A label lists what is right; null in it is that the text need not tell. A field that a label leaves out is not scored.
Each story was labelled before it was first read.

Belongs here: the scores and their floors; a floor goes down only with a reason in the commit. Does not belong here:
values, units and periods (test_labelled_stories), and single rules, whose examples stand in their files.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipelines.model import Figure
from tests.figures.test_labelled_facts import plain
from tests.figures.test_labelled_sentences import agree
from tests.figures.test_labelled_stories import read

STORIES = Path(__file__).with_name("labelled_holders.jsonl")
COLUMNS = ("place", "subject", "attributed_to")
# F1: of concepts over all figures, of the rest over the figures where the text tells or the system says it
FLOORS = {"concept": 0.965, "place": 0.955, "subject": 0.93, "attributed_to": 0.95}


def labelled_with(labels: list[dict[str, Any]], figures: list[Figure]) -> list[tuple[dict[str, Any], Figure | None]]:
    """Return each label with the figure that stands where it does, None where there is none."""
    free, found = list(figures), []
    for true in labels:
        begin, end = true["start"], true["start"] + len(true["surface"])
        here = next((f for f in free if (f.char_start or 0) < end and (f.char_end or 0) > begin), None)
        if here is not None:
            free.remove(here)
        found.append((true, here))
    return found


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    hits, of = dict.fromkeys(FLOORS, 0), dict.fromkeys(FLOORS, 0)
    for number, line in enumerate(STORIES.read_text(encoding="utf-8").splitlines()):
        story = json.loads(line)
        (figures,) = read({**story, "stories": [story]}, f"story-{number}")
        found = labelled_with(story["figures"], figures)
        free = sum(true.get("optional", False) and figure is not None for true, figure in found)
        of["concept"] += len(figures) - free + sum(not true.get("optional") for true in story["figures"])
        for true, figure in found:
            if figure is None or true.get("optional"):
                continue
            told = "concept" not in true or any(agree(option, figure.concept) for option in true["concept"])
            hits["concept"] += 2 * told
            for column in COLUMNS:
                if column not in true:
                    continue
                name, named = getattr(figure, column), {plain(one) for one in true[column] if one}
                if name is None and None in true[column]:
                    continue
                hits[column] += 2 * (name is not None and plain(name) in named)
                of[column] += (name is not None) + bool(named)
    return {field: hits[field] / of[field] for field in FLOORS}


def test_there_are_enough_labels() -> None:
    stories = [json.loads(line) for line in STORIES.read_text(encoding="utf-8").splitlines()]
    assert sum(len(story["figures"]) for story in stories) >= 750


@pytest.mark.parametrize("field", FLOORS)
def test_a_field_does_not_fall_below_its_floor(field: str, scores: dict[str, float]) -> None:
    assert scores[field] >= FLOORS[field], scores
