"""Every rule's own examples hold, corrections are checked when they are read, gazetteers say where they come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.entities import check_rules, explain
from pipelines.entities.corrections import load_corrections, read_correction
from pipelines.entities.lexicon import lexicon
from pipelines.errors import RuleError
from pipelines.rules import RULES_FOLDER, load_toml, load_tsv


def test_every_rule_matches_its_examples_and_nothing_it_must_not() -> None:
    problems = check_rules()
    assert not problems, "\n".join(f"{p.file} {p.rule_id}: {p.example}: {p.problem}" for p in problems)


def test_explain_names_the_rule_and_what_spoke_against_it() -> None:
    (one,) = [row for row in explain("He met Mayor Petra Lindqvist at noon.") if row.surface == "Petra Lindqvist"]
    assert (one.label, one.role) == ("PERSON", "Mayor")
    assert "title-before" in {evidence.rule_id for evidence in one.evidence}


def test_explain_shows_a_role_behind_the_name_and_whom_it_is_held_for() -> None:
    rows = explain("Costs fell, said Petra Lindqvist, deputy director of the Harbour Institute.")
    (person,) = [row for row in rows if row.label == "PERSON"]
    assert (person.role, person.affiliation) == ("deputy director", "Harbour Institute")


def test_explain_shows_names_that_were_dropped() -> None:
    rows = explain("They walked to the Orlevik again.")
    assert [row.label for row in rows if row.surface == "Orlevik"] in ([None], ["GPE"])


@pytest.mark.parametrize("folder", ["gazetteers"])
def test_gazetteers_name_their_source(folder: str) -> None:
    for path in sorted((RULES_FOLDER / folder).glob("*.t*")):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("#"), path.name
        text = "\n".join(path.read_text(encoding="utf-8").splitlines()[:3]).lower()
        assert "source" in text or "own list" in text, path.name


def test_gazetteers_stay_small() -> None:
    size = sum(path.stat().st_size for path in (RULES_FOLDER / "gazetteers").iterdir() if path.is_file())
    assert size < 4_000_000


@pytest.mark.parametrize("name", ["cities", "countries", "regions", "organizations", "nationalities", "technologies"])
def test_gazetteer_rows_are_whole_and_unique(name: str) -> None:
    rows = load_tsv(f"gazetteers/{name}.tsv")
    assert rows
    assert all(None not in row.values() and row["name"] for row in rows)
    if name not in ("countries",):
        assert len({row["name"] for row in rows}) == len(rows)


def test_names_in_gazetteers_have_single_spaces() -> None:
    """Texts are looked up with single spaces; the tables are taken as they are, as there are 80,000 names in them."""
    for path in sorted((RULES_FOLDER / "gazetteers").glob("*.tsv")):
        names = path.read_text(encoding="utf-8").split("\n")
        for line in names:
            assert all(" ".join(cell.split()) == cell for cell in line.split("\t")[:2]), f"{path.name}: {line!r}"


def test_a_country_is_not_taken_for_a_city_of_its_name() -> None:
    entry = lexicon().entry("Mexico")
    assert entry is not None
    assert (entry.name, entry.country, entry.rule_id) == ("Mexico", "mx", "gazetteer-country")


def test_names_in_capitals_are_found_in_the_gazetteer() -> None:
    entry = lexicon().entry("NAIROBI")
    assert entry is not None
    assert entry.name == "Nairobi"


def test_the_shipped_corrections_are_valid() -> None:
    assert isinstance(load_corrections(), tuple)
    assert load_toml("corrections/entities.toml")["correction"] == [] or all(c.reason for c in load_corrections())


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "merge", "label": "ORG", "names": ["A"], "into": "B", "reason": "r"},
        {"id": "x", "kind": "mend", "label": "ORG", "names": ["A"], "into": "B", "reason": "r"},
        {"id": "x", "kind": "merge", "label": "ORG", "names": ["A"], "into": "B"},
        {"id": "x", "kind": "split", "label": "ORG", "name": "A", "into": "B", "reason": "r"},
        {"id": "x", "kind": "rename", "label": "ORG", "into": "B", "reason": "r"},
    ],
)
def test_a_correction_that_lacks_something_is_refused_with_its_id(row: dict[str, object]) -> None:
    with pytest.raises(RuleError):
        read_correction(row)


def test_no_person_is_listed() -> None:
    for name in ("given_names.txt", "surnames.txt", "surnames_first.txt"):
        lines = Path(RULES_FOLDER / "gazetteers" / name).read_text(encoding="utf-8").splitlines()
        assert not [line for line in lines if " " in line and not line.startswith("#")]
