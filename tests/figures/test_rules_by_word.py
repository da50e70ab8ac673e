"""Rules that are run only where a word allows it: each has that word in all that it finds.

Belongs here: the cheap tests before patterns, which must never leave out what a pattern would find. Does not belong
here: what the patterns find (`test_figure_rules.py`).
"""

from __future__ import annotations

import re

import pytest

from pipelines.figures.lexicon.rulebook import PatternRule, pattern_rules
from pipelines.figures.periods.finding import period_rules
from pipelines.figures.quantities.bounding import may_end_bound
from pipelines.figures.quantities.finding import named_spans
from pipelines.figures.quantities.numbers import find_numbers
from pipelines.rules import load_toml
from pipelines.rules.finding import PieceIndex, matches_from

NAMING = pattern_rules("figures/not_figures.toml")
OF_TIMES = [text for rule in load_toml("figures/periods.toml")["rule"] for text in (*rule["match"], *rule["no_match"])]
LEFT_BOUNDS = [rule for rule in pattern_rules("figures/bounds.toml") if rule.side == "left"]


def test_a_rule_with_a_shape_may_match_where_one_word_has_it():
    index = PieceIndex([("st",), (), ()], [None, re.compile(r"\d[CFVW]"), None])
    assert list(index.of("by the coast")) == [0, 2]
    assert list(index.of("to Route 9W today")) == [1, 2]
    assert list(index.of("nothing 9 W")) == [2]


@pytest.mark.parametrize("rule", [rule for rule in NAMING if rule.word is not None], ids=lambda rule: rule.rule_id)
def test_the_word_of_a_rule_stands_in_all_it_finds(rule: PatternRule):
    for example in rule.match:
        assert any(rule.word.search(word) for word in example.split()), example
        assert any(rule_id == rule.rule_id for _, _, rule_id in named_spans(example)), example


@pytest.mark.parametrize("rule", [rule for rule in NAMING if rule.opens_number], ids=lambda rule: rule.rule_id)
def test_a_rule_that_opens_a_number_finds_the_same_from_the_places_of_numbers(rule: PatternRule):
    for example in (*rule.match, *rule.no_match):
        numbers = [number.start() for number in re.finditer(r"\d+", example)]
        found = [match.span() for match in matches_from(example, rule.pattern, numbers)]
        assert found == [match.span() for match in rule.pattern.finditer(example)], example


@pytest.mark.parametrize("rule", [rule for rule in NAMING if rule.core is not None], ids=lambda rule: rule.rule_id)
def test_the_core_of_a_rule_leaves_out_nothing_that_its_pattern_finds(rule: PatternRule):
    for example in (*rule.match, *rule.no_match):
        found = [match.span() for match in rule.finditer(example)]
        assert found == [match.span() for match in rule.pattern.finditer(example)], example


@pytest.mark.parametrize("rule", [rule for rule in period_rules() if rule.reach], ids=lambda rule: rule.rule_id)
def test_a_time_expression_is_found_wherever_its_pattern_finds_it(rule):
    for example in OF_TIMES:
        found = [match.span() for match in rule.finditer(example)]
        assert found == [match.span() for match in rule.pattern.finditer(example)], example


@pytest.mark.parametrize("rule", LEFT_BOUNDS, ids=lambda rule: rule.rule_id)
def test_the_ends_of_bounds_are_all_known(rule: PatternRule):
    for example in rule.match:
        match = rule.pattern.search(example)
        assert match is not None, example
        assert may_end_bound(example[: match.end()]), example


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fell by minus US$ -5 to -3", ["minus US$ -5", "-3"]),
        ("paid $ 12, then 12-15 and RM79", ["$ 12", "12", "15", "RM79"]),
        ("about minus six or 12,and twenty", ["minus six", "12", "twenty"]),
    ],
)
def test_a_number_begins_with_the_sign_or_mark_before_its_word(text, found):
    assert [text[number.start : number.end] for number in find_numbers(text)] == found
