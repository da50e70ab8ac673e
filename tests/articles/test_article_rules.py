"""Every rule of the room holds for its own examples and for none of its counter-examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines import rules
from pipelines.articles.page.rules import PatternRule, pattern_rules

TABLES = [
    ("bylines.toml", "rule", "match"),
    ("bylines.toml", "second", "match"),
    ("bylines.toml", "about", "match"),
    ("dates.toml", "numbered", "search"),
    ("bylines.toml", "person", "match"),
    ("bylines.toml", "signature", "match"),
    ("bylines.toml", "signoff", "match"),
    ("bylines.toml", "valediction", "match"),
    ("bylines.toml", "forename", "match"),
    ("bylines.toml", "honorific", "match"),
    ("labels.toml", "abstract", "match"),
    ("labels.toml", "clue", "match"),
    ("labels.toml", "clues", "match"),
    ("labels.toml", "points", "match"),
    ("imprints.toml", "rule", "search"),
    ("imprints.toml", "alone", "match"),
    ("briefs.toml", "around", "match"),
    ("briefs.toml", "people", "match"),
    ("imprints.toml", "telephone", "search"),
    ("schedules.toml", "key", "match"),
    ("schedules.toml", "head", "match"),
    ("schedules.toml", "moment", "search"),
    ("schedules.toml", "opens", "match"),
    ("schedules.toml", "hours", "match"),
    ("schedules.toml", "clock", "search"),
    ("schedules.toml", "labelled", "search"),
    ("labels.toml", "address", "match"),
    ("labels.toml", "end", "match"),
    ("labels.toml", "street", "match"),
    ("authors.toml", "between", "fullmatch"),
    ("authors.toml", "office", "search"),
    ("authors.toml", "tail", "search"),
    ("fonts.toml", "cut", "search"),
    ("fonts.toml", "strong", "search"),
    ("mastheads.toml", "paper", "match"),
    ("mastheads.toml", "section_title", "match"),
    ("mastheads.toml", "folio_within", "search"),
    ("mastheads.toml", "number_in_name", "search"),
    ("mastheads.toml", "report", "search"),
    ("mastheads.toml", "no_name", "match"),
    ("mastheads.toml", "edition", "match"),
    ("mastheads.toml", "edition_last", "search"),
    ("mastheads.toml", "told", "search"),
    ("labels.toml", "caption", "match"),
    ("labels.toml", "figure", "match"),
    ("labels.toml", "heading", "match"),
    ("labels.toml", "note", "match"),
    ("labels.toml", "opinion", "match"),
    ("labels.toml", "picture", "match"),
    ("labels.toml", "references", "match"),
    ("labels.toml", "release", "match"),
    ("labels.toml", "editors", "match"),
    ("dates.toml", "dated", "match"),
    ("notices.toml", "text", "match"),
    ("contents.toml", "refer", "search"),
    ("contents.toml", "elsewhere", "match"),
    ("contents.toml", "index", "match"),
    ("table_notes.toml", "note", "match"),
    ("table_notes.toml", "reference", "match"),
    ("table_notes.toml", "source", "match"),
    ("table_notes.toml", "unit", "search"),
    ("table_notes.toml", "named_unit", "search"),
    ("credits.toml", "rule", "match"),
    ("credits.toml", "source", "match"),
    ("jumps.toml", "rule", "match"),
    ("notices.toml", "rule", "search"),
    ("contents.toml", "rule", "match"),
    ("labels.toml", "works", "match"),
    ("briefs.toml", "rule", "match"),
    ("mastheads.toml", "number", "search"),
    ("mastheads.toml", "issued", "search"),
    ("mastheads.toml", "folio", "match"),
    ("mastheads.toml", "in_title", "search"),
    ("mastheads.toml", "no_title", "match"),
    ("dates.toml", "rule", "search"),
    ("covered.toml", "rule", "search"),
    ("covered.toml", "next", "search"),
    ("covered.toml", "ended", "search"),
    ("covered.toml", "months", "search"),
    ("labels.toml", "value", "match"),
    ("contents.toml", "entry", "search"),
    ("moves.toml", "rule", "match"),
    *(
        ("table_times.toml", table, "search")
        for table in (
            "header",
            "month",
            "week",
            "label",
            "remark",
            "source_time",
            "part",
            "by_week",
            "head_time",
            "day",
            "lead_in",
        )
    ),
]
CASES = [
    pytest.param(rule, how, id=f"{file_name}:{rule.rule_id}")
    for file_name, table, how in TABLES
    for rule in pattern_rules(file_name, table)
]


@pytest.mark.parametrize(("rule", "how"), CASES)
def test_rule_holds_for_its_examples(rule: PatternRule, how: str) -> None:
    assert rule.match
    assert rule.no_match
    for text in rule.match:
        assert getattr(rule.pattern, how)(text), f"{rule.rule_id} misses {text!r}"
    for text in rule.no_match:
        assert not getattr(rule.pattern, how)(text), f"{rule.rule_id} takes {text!r}"


def test_no_table_of_rules_is_left_out() -> None:
    found = {
        (path.name, table)
        for path in Path(rules.__file__).parent.glob("articles/*.toml")
        for table, rows in rules.load_toml(f"articles/{path.name}").items()
        if isinstance(rows, list)
    }
    assert found == {(file_name, table) for file_name, table, _ in TABLES}
