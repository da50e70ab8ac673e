"""What corrections change is told for each of them, and those that change nothing any more are named."""

from __future__ import annotations

import pytest

from pipelines.commands.rules import correction_lines
from pipelines.entities.corrections import Correction, refuse_contradictions
from pipelines.entities.effects import correction_effects
from pipelines.entities.linking import EntitySummary
from pipelines.entities.naming import entity_id
from pipelines.errors import RuleError


def said(name: str, issue: str, count: int, label: str = "ORG") -> EntitySummary:
    return EntitySummary(entity_id(label, name), label, name, issue, count)


def correction(rule_id: str, kind: str, names: tuple[str, ...], into: str, issues: tuple[str, ...] = ()) -> Correction:
    return Correction(rule_id, kind, "ORG", names, into, "because", issues)


SAID = [
    said("Northern Ports", "one", 3),
    said("Northern Ports", "two", 2),
    said("Northern Ports Authority", "two", 4),
    said("Tide Office", "one", 1),
]


def test_each_correction_tells_the_entities_and_mentions_it_changes() -> None:
    rules = [
        correction("merge-ports", "merge", ("Northern Ports", "Northern Ports Authority"), "Northern Ports Authority"),
        correction("split-tide", "split", ("Tide Office",), "Tide Office of Orlevik", ("one",)),
        correction("rename-gone", "rename", ("Harbour Office",), "Harbour Board"),
    ]
    ports, tide, gone = correction_effects(SAID, rules)
    assert [(c.name, c.issues, c.mention_count) for c in ports.changes] == [("Northern Ports", ("one", "two"), 5)]
    assert [(c.name, c.issues, c.mention_count) for c in tide.changes] == [("Tide Office", ("one",), 1)]
    assert gone.is_idle


def test_the_lines_name_what_changed_and_warn_of_what_matches_nothing() -> None:
    rules = [
        correction("merge-ports", "merge", ("Northern Ports",), "Northern Ports Authority"),
        correction("rename-gone", "rename", ("Harbour Office",), "Harbour Board"),
    ]
    told, below, warning = correction_lines(correction_effects(SAID, rules))
    assert told == "correction merge-ports (merge): 5 mentions now 'Northern Ports Authority'"
    assert below == "  'Northern Ports': 5 mentions in one, two"
    assert warning.startswith("warning: correction rename-gone changes nothing any more")
    assert "'Harbour Office'" in warning


def test_a_rename_that_the_issues_have_taken_over_expires() -> None:
    rule = correction("rename-tide", "rename", ("Tide Office",), "Tide Office")
    assert correction_effects(SAID, [rule])[0].is_idle


def test_corrections_that_disagree_are_refused() -> None:
    one = correction("a", "rename", ("Tide Office",), "Tide Board")
    with pytest.raises(RuleError, match="Tide Board"):
        refuse_contradictions([one, correction("b", "rename", ("Tide Office",), "Tide Authority")])
    with pytest.raises(RuleError, match="this id"):
        refuse_contradictions([one, correction("a", "rename", ("Harbour Office",), "Harbour Board")])
    refuse_contradictions([one, correction("b", "split", ("Tide Office",), "Tide Authority", ("one",))])
