"""Every rule of the figures room reads its own examples, and says why.

Belongs here: rule data as a whole. Does not belong here: scores over sentences.
"""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.errors import RuleError
from pipelines.figures.circumstances.attribution import Name
from pipelines.figures.explain import check_rules, explain
from pipelines.figures.lexicon.rulebook import PATTERN_FILES, pattern_rules
from pipelines.figures.lexicon.units import read_unit, unit_table
from pipelines.figures.prose import read_prose
from pipelines.rules import load_tsv


def test_every_example_comes_out_as_its_rule_says() -> None:
    assert [f"{b.rule_id}: {b.example}" for b in check_rules()] == []


def test_rule_ids_are_unique() -> None:
    ids = [rule.rule_id for name in PATTERN_FILES for rule in pattern_rules(name)]
    assert len(ids) == len(set(ids))


def test_a_rule_without_a_counter_example_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipelines.figures.lexicon import rulebook

    monkeypatch.setattr(rulebook, "load_toml", lambda name: {"rule": [{"id": "x", "pattern": "y", "match": ["y"]}]})
    with pytest.raises(RuleError, match="x"):
        rulebook.pattern_rules.__wrapped__("figures/anything.toml")


def test_every_spelled_unit_of_the_table_is_read_back() -> None:
    for row in load_tsv("units/units.tsv"):
        for name in filter(None, (row["words"] or "").split(",")):
            singular = name.partition("/")[0]
            found = read_unit(f" {singular}", 0)
            assert found is not None, singular
            assert found[0].symbol == row["symbol"], singular


def test_currencies_come_from_cldr_too() -> None:
    names = unit_table().by_name
    assert names["mozambican meticals"].symbol == "MZN"
    assert names["swiss francs"].symbol == "CHF"


def test_explain_tells_figures_names_and_periods_apart() -> None:
    found = explain("Under article 7, exports rose 5 percent in 2023.", date(2024, 6, 14))
    assert [(one.kind, one.rule_id) for one in found if one.surface in ("7", "5 percent", "in 2023")] == [
        ("name", "label.number"),
        ("figure", "quantity.digits.percent/subject"),
        ("period", "period.year"),
    ]
    assert all(one.why for one in found if one.kind != "name" or one.rule_id == "label.number")


def test_explain_gives_a_reason_for_every_field_that_a_figure_has() -> None:
    text = (
        "Sales in Ghent rose by more than 5 percent to 1.2 billion yuan ($165 million) in May, up from 1.1 billion a "
        "year earlier, the bureau said, and it plans to build 40 shops."
    )
    names = (Name(9, 14, "GPE", "Ghent"),)
    explained = [one for one in explain(text, date(2024, 6, 14), names) if one.kind == "figure"]
    drafts = read_prose(text, date(2024, 6, 14), names)
    assert len(explained) == len(drafts) == 5
    for one, draft in zip(explained, drafts, strict=True):
        told = {field.field for field in one.fields}
        assert all(field.why for field in one.fields), [field for field in one.fields if not field.why]
        who = draft.who
        for field, value in (
            ("change", draft.change),
            ("comparison", draft.comparison),
            ("period", draft.period),
            ("place", who.place),
            ("subject", who.subject),
            ("source", who.attributed_to),
            ("conversion", draft.conversion is not None or None),
        ):
            assert (field in told) is (value is not None), field
        assert ("modality" in told) is (draft.modality != "reported")
    assert {field.field for one in explained for field in one.fields} >= {"bound", "modality", "place", "source"}
