"""The room's own short articles of newswire and bulletins from all over the world: no label may fall below its floor.

They were written and labelled blind; the floors pin what the rules reach since. A floor is lowered only with the
reason in the commit message.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from pipelines.entities.reading import read_texts

ARTICLES = Path(__file__).with_name("newswire.txt")
MARKED = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")
LEAST_ARTICLES = 260
FLOORS = {
    "EVENT": 0.80,
    "FAC": 0.87,
    "GPE": 0.95,
    "LAW": 0.88,
    "LOC": 0.85,
    "NORP": 0.93,
    "ORG": 0.93,
    "PERSON": 0.95,
    "PRODUCT": 0.85,
}


def unmarked(line: str) -> tuple[str, dict[tuple[int, int], list[str]]]:
    """Return the text of a line and the labels that each marked range may have, the first being its own."""
    text, place = "", 0
    ranges = {}
    for match in MARKED.finditer(line):
        text += line[place : match.start()]
        ranges[len(text), len(text) + len(match[1])] = match[2].split("/")
        text += match[1]
        place = match.end()
    return text + line[place:], ranges


def articles() -> list[tuple[str, dict[tuple[int, int], list[str]]]]:
    lines = ARTICLES.read_text(encoding="utf-8").splitlines()
    return [unmarked(line) for line in lines if line and not line.startswith("#")]


def score() -> tuple[dict[str, float], list[str]]:
    """Return F1 by label, span and label exact, and every difference."""
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    differences = []
    for text, ranges in articles():
        spans = {(s.start, s.end): s.label for s in read_texts((text,)).spans if s.provision is None}
        open_ranges = [place for place, labels in ranges.items() if "X" in labels]
        wanted = {place: labels for place, labels in ranges.items() if "X" not in labels}
        for place, labels in wanted.items():
            gold[labels[0]] += 1
            if spans.get(place) in labels:
                right[labels[0]] += 1
            else:
                differences.append(f"missing {text[slice(*place)]!r} {labels}: {text}")
        for (start, end), label in spans.items():
            if any(start < last and end > first for first, last in open_ranges):
                continue
            labels = wanted.get((start, end), [])
            found[labels[0] if label in labels else label] += 1
            if label not in labels:
                differences.append(f"too much {text[start:end]!r} {label}: {text}")
    return {label: 2 * right[label] / (gold[label] + found[label]) for label in gold}, differences


def test_every_label_keeps_its_floor() -> None:
    scores, differences = score()
    low = {label: round(scores[label], 3) for label in FLOORS if scores[label] < FLOORS[label]}
    assert not low, "\n".join([str(low), *differences])


def test_there_are_enough_articles_and_each_is_there_once() -> None:
    texts = [text for text, _ in articles()]
    assert len(texts) >= LEAST_ARTICLES
    assert len(set(texts)) == len(texts)
