"""The rules' own examples, run; and what the rules say of one text, for a person to read.

Belongs here: `check_rules` and `explain`. Does not belong here: rules, examples, and the command line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pipelines.entities.corrections import load_corrections
from pipelines.entities.people import is_role, positions
from pipelines.entities.places import said_parents
from pipelines.entities.reading import read_texts, weigh_texts
from pipelines.entities.spans import Span
from pipelines.rules import load_toml

RULE_FILES = {
    "entities/heads.toml": "head",
    "entities/titles.toml": "title",
    "entities/contexts.toml": "context",
    "entities/patterns.toml": "pattern",
    "entities/laws.toml": "provision",
}
MARKED = re.compile(r"\[([^\[\]]+)\]")
LABEL_OF_TABLE = {"title": "PERSON", "provision": "LAW"}


@dataclass(frozen=True, slots=True)
class RuleProblem:
    """One example that does not do what its rule says."""

    rule_id: str
    file: str
    example: str
    problem: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence for a label of a name."""

    label: str
    weight: float
    rule_id: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One name of a text, what it was taken for (None: for nothing), and what spoke for what.

    `affiliation` is the organisation as the text writes it.
    """

    start: int
    end: int
    surface: str
    label: str | None
    rule_id: str | None
    role: str | None
    provision: str | None
    evidence: tuple[Evidence, ...]
    affiliation: str | None = None


def check_rules() -> tuple[RuleProblem, ...]:
    """Return every example of a rule that fails, and every rule without examples; corrections are read as well."""
    load_corrections()
    problems: list[RuleProblem] = []
    seen: set[str] = set()
    for file, table, rule in (*_rules(), *_position_rules(), *_parent_rules()):
        rule_id = str(rule.get("id", ""))
        if not rule_id or rule_id in seen:
            problems.append(RuleProblem(rule_id, file, "", "the rule has no id of its own"))
        seen.add(rule_id)
        if not rule.get("match") or not rule.get("no_match"):
            problems.append(RuleProblem(rule_id, file, "", "the rule lacks an example that must match or must not"))
        if table == "position":
            problems += _position_problems(rule_id, file, rule)
            continue
        if table == "parent":
            problems += _parent_problems(rule_id, file, rule)
            continue
        label = _label(table, rule)
        problems += [p for text in rule.get("match", ()) if (p := _unmatched(rule_id, file, text, label)) is not None]
        for text in rule.get("no_match", ()):
            if any(span.rule_id == rule_id for span in read_texts((text,)).spans):
                problems.append(RuleProblem(rule_id, file, text, "the rule finds something here and must not"))
    return tuple(problems)


def _rules() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for file, table in RULE_FILES.items():
        for rule in load_toml(file)[table]:
            yield file, table, rule


def _position_rules() -> Iterator[tuple[str, str, dict[str, Any]]]:
    yield from (("entities/roles.toml", "position", rule) for rule in load_toml("entities/roles.toml")["position"])


def _position_problems(rule_id: str, file: str, rule: dict[str, Any]) -> Iterator[RuleProblem]:
    for example in rule.get("match", ()):
        expected = (example["person"], example["role"], example.get("affiliation"))
        found = [(row.surface, row.role, row.affiliation) for row in explain(example["text"]) if row.label == "PERSON"]
        if expected not in found:
            yield RuleProblem(rule_id, file, example["text"], f"expected {expected}, found {found}")
    for text in rule.get("no_match", ()):
        for row in explain(text):
            if row.role is not None:
                yield RuleProblem(rule_id, file, text, f"{row.surface!r} has the role {row.role!r} and must not")


def _parent_rules() -> Iterator[tuple[str, str, dict[str, Any]]]:
    yield from (("entities/places.toml", "parent", rule) for rule in load_toml("entities/places.toml")["parent"])


def _parent_problems(rule_id: str, file: str, rule: dict[str, Any]) -> Iterator[RuleProblem]:
    for example in rule.get("match", ()):
        expected = (example["place"], example["parent"], rule_id)
        found = said_parents(read_texts((example["text"],)))
        if expected not in found:
            yield RuleProblem(rule_id, file, example["text"], f"expected {expected}, found {found}")
    for text in rule.get("no_match", ()):
        for place, parent, found_by in said_parents(read_texts((text,))):
            if found_by == rule_id:
                yield RuleProblem(rule_id, file, text, f"{place!r} lies in {parent!r} and must not")


def _label(table: str, rule: dict[str, Any]) -> str:
    label = str(rule.get("label", LABEL_OF_TABLE.get(table, "")))
    return "GPE" if label == "LOC?" else label


def _unmatched(rule_id: str, file: str, text: str, label: str) -> RuleProblem | None:
    marked = MARKED.search(text)
    if marked is None:
        return RuleProblem(rule_id, file, text, "no mention is marked with [brackets]")
    bare = text[: marked.start()] + marked[1] + text[marked.end() :]
    spans = read_texts((bare,)).spans
    start, end = marked.start(), marked.start() + len(marked[1])
    if any((span.start, span.end, span.label) == (start, end, label) for span in spans):
        return None
    found = ", ".join(f"{bare[span.start : span.end]!r} {span.label}" for span in spans) or "nothing"
    return RuleProblem(rule_id, file, text, f"expected {marked[1]!r} {label}, found {found}")


def explain(text: str) -> tuple[Explanation, ...]:
    """Return each name of `text` in order, with what spoke for each label; names that were dropped have none."""
    weighed = weigh_texts((text,), ("body",))
    reading = read_texts((text,))
    held = positions(reading.texts, reading.spans)
    employers: dict[tuple[int, int], str] = {}
    spans: dict[tuple[int, int], Span] = {}
    for place, span in enumerate(reading.spans):
        title = span.role if span.role and is_role(span.role) else None
        position = held.get(place)
        spans[span.start, span.end] = replace(span, role=(position.role if position else None) or title)
        if position is not None and position.organization is not None:
            employer = reading.spans[position.organization]
            employers[span.start, span.end] = text[employer.start : employer.end]
    rows: list[Explanation] = []
    tokens = weighed.units[0]
    for occurrence in weighed.occurrences:
        start = tokens.starts[occurrence.segment.first]
        end = tokens.ends[occurrence.segment.last - 1]
        shares = weighed.names[occurrence.key].shares
        evidence = tuple(
            Evidence(label, round(weight, 2), rule_id)
            for (label, rule_id), weight in sorted(shares.items(), key=lambda item: -item[1])
        )
        rows.append(_explanation(text, start, end, spans.pop((start, end), None), evidence))
    rows += [_explanation(text, span.start, span.end, span, ()) for span in spans.values()]
    rows = [replace(row, affiliation=employers.get((row.start, row.end))) for row in rows]
    return tuple(sorted(rows, key=lambda row: (row.start, row.end)))


def _explanation(text: str, start: int, end: int, span: Span | None, evidence: tuple[Evidence, ...]) -> Explanation:
    surface = text[start:end]
    if span is None:
        return Explanation(start, end, surface, None, None, None, None, evidence)
    return Explanation(start, end, surface, span.label, span.rule_id, span.role, span.provision, evidence)
