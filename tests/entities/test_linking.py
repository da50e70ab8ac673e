"""Entities across issues: order does not matter, spellings and acronyms meet, namesakes stay apart, corrections win."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.entities.corrections import Correction
from pipelines.entities.linking import EntitySummary, link_entities, summarize
from pipelines.entities.naming import entity_id
from pipelines.entities.suggestions import suggest_merges
from pipelines.entities.variants import is_initialled, spelling_key
from tests.entities.entity_layouts import mentions


def summary(
    name: str,
    issue: str,
    label: str = "ORG",
    aliases: tuple[str, ...] = (),
    roles: tuple[str, ...] = (),
    affiliations: tuple[str, ...] = (),
) -> EntitySummary:
    day = date(2024, 1, int(issue[-1]) + 1)
    return EntitySummary(
        entity_id(label, name), label, name, issue, 2, aliases, roles=roles, affiliations=affiliations, published_on=day
    )


NAMES = st.sampled_from(
    ["NTO", "National Tide Office", "Vellmark Ltd.", "Vellmark", "Orlevik Centre", "Orlevik Center"]
)
PEOPLE = st.sampled_from(["Li Wei", "Wei Li", "J. R. Okafor", "John Robert Okafor", "Okafor"])
EMPLOYERS = st.sampled_from([(), ("Vellmark",), ("National Tide Office",)])


@st.composite
def summaries(draw: st.DrawFn) -> list[EntitySummary]:
    rows = {}
    for issue in range(draw(st.integers(1, 5))):
        for name in draw(st.lists(NAMES, unique=True)):
            aliases = ("NTO",) if name == "National Tide Office" else ()
            rows[name, issue] = summary(name, f"issue-{issue}", aliases=aliases)
        for name in draw(st.lists(PEOPLE, unique=True)):
            rows[name, issue] = summary(name, f"issue-{issue}", "PERSON", affiliations=draw(EMPLOYERS))
    return list(rows.values())


@settings(max_examples=120, deadline=None)
@given(summaries(), st.randoms())
def test_the_order_of_the_issues_does_not_matter(rows: list[EntitySummary], random: object) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link_entities(rows, ()) == link_entities(shuffled, ())


@settings(max_examples=120, deadline=None)
@given(summaries())
def test_no_mention_is_lost_and_every_decision_leads_to_an_entity(rows: list[EntitySummary]) -> None:
    linking = link_entities(rows, ())
    assert sum(entity.mention_count for entity in linking.entities) == sum(row.mention_count for row in rows)
    ids = {entity.entity_id for entity in linking.entities}
    decided = {(d.issue_id, d.entity_id): d.into for d in linking.decisions}
    assert all(decided.get((row.issue_id, row.entity_id), row.entity_id) in ids for row in rows)
    assert len(ids) == len(linking.entities)


def test_an_acronym_meets_the_name_that_another_issue_gives_it() -> None:
    linking = link_entities(
        [summary("NTO", "issue-1"), summary("National Tide Office", "issue-2", aliases=("NTO",))], ()
    )
    (entity,) = linking.entities
    assert (entity.name, entity.aliases, entity.first_issue_id) == ("National Tide Office", ("NTO",), "issue-1")
    assert linking.decisions[0].rule_id == "acronym-across-issues"


def test_an_acronym_of_two_bodies_is_left_alone() -> None:
    linking = link_entities(
        [
            summary("NTO", "issue-1"),
            summary("National Tide Office", "issue-2", aliases=("NTO",)),
            summary("Northern Tea Office", "issue-3", aliases=("NTO",)),
        ],
        (),
    )
    assert len(linking.entities) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vellmark Co., Ltd.", "Vellmark"),
        ("Orlevik Centre for Labour Studies", "Orlevik Center for Labor Studies"),
        ("Universität Görlitz", "Universitat Gorlitz"),
        ("Harbour & Tide Office", "Harbor and Tide Office"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert spelling_key(one, "ORG") == spelling_key(other, "ORG")
    assert len(link_entities([summary(one, "issue-1"), summary(other, "issue-2")], ()).entities) == 1


def test_namesakes_with_another_employer_and_role_stay_apart() -> None:
    linking = link_entities(
        [
            summary("Li Wei", "issue-1", "PERSON", roles=("chemist",), affiliations=("Orlevik University",)),
            summary("Li Wei", "issue-2", "PERSON", roles=("mayor",), affiliations=("Gralsund City Council",)),
            summary("Li Wei", "issue-3", "PERSON", roles=("mayor",), affiliations=("Gralsund City Council",)),
        ],
        (),
    )
    assert sorted(entity.mention_count for entity in linking.entities) == [2, 4]


def test_one_person_whose_role_changed_stays_one() -> None:
    rows = [
        summary("Li Wei", "issue-1", "PERSON", roles=("analyst",), affiliations=("Vellmark",)),
        summary("Li Wei", "issue-2", "PERSON", roles=("director",), affiliations=("Vellmark",)),
        summary("Li Wei", "issue-3", "PERSON"),
    ]
    assert len(link_entities(rows, ()).entities) == 1


def test_name_orders_and_initials_meet_only_under_one_employer() -> None:
    def count(employer: str) -> int:
        rows = [
            summary("Dongxue Liu", "issue-1", "PERSON", affiliations=("Vellmark",)),
            summary("Liu Dongxue", "issue-2", "PERSON", affiliations=(employer,)),
            summary("J. R. Okafor", "issue-3", "PERSON", affiliations=("Vellmark",)),
            summary("John Robert Okafor", "issue-4", "PERSON", affiliations=(employer,)),
        ]
        return len(link_entities(rows, ()).entities)

    assert count("Vellmark") == 2
    assert count("Gralsund Bank") == 4


def test_initials_stand_for_first_names_only() -> None:
    assert is_initialled("J. R. Okafor", "John Robert Okafor")
    assert not is_initialled("J. R. Okafor", "John Peter Okafor")
    assert not is_initialled("Okafor", "John Okafor")


def test_corrections_merge_split_and_rename_and_idle_ones_are_told() -> None:
    rows = [
        summary("Northern Ports", "issue-1"),
        summary("Northern Ports Authority", "issue-2"),
        summary("Vellmark", "issue-1"),
        summary("Vellmark", "issue-2"),
        summary("Ornadd", "issue-1"),
    ]
    rules = (
        Correction("m", "merge", "ORG", ("Northern Ports",), "Northern Ports Authority", "one body"),
        Correction("s", "split", "ORG", ("Vellmark",), "Vellmark Glass", "another firm", ("issue-2",)),
        Correction("r", "rename", "ORG", ("Ornadd",), "Ornad", "misprint"),
        Correction("idle", "rename", "ORG", ("Nobody",), "Somebody", "no reason left"),
    )
    linking = link_entities(rows, rules)
    assert {e.name for e in linking.entities} == {"Northern Ports Authority", "Vellmark", "Vellmark Glass", "Ornad"}
    assert linking.unused_corrections == ("idle",)
    assert {d.rule_id for d in linking.decisions} == {"m", "s", "r"}
    assert all(d.reason for d in linking.decisions)


def test_summaries_of_mentions_carry_names_counts_and_employers() -> None:
    found = mentions("Petra Lindqvist, director of the Harbour Institute, left. Lindqvist said so.")
    rows = {row.name: row for row in summarize(found, date(2024, 5, 6))}
    person = rows["Petra Lindqvist"]
    assert (person.mention_count, person.aliases, person.roles) == (2, ("Lindqvist",), ("director",))
    assert person.affiliations == ("Harbour Institute",)


def test_a_misprint_is_suggested_and_not_merged() -> None:
    names = ("Orlevik Glass Works", "Orlevik Glas Works", "Vellmark")
    linking = link_entities([summary(name, f"issue-{n}") for n, name in enumerate(names)], ())
    assert len(linking.entities) == 3
    assert [{s.name, s.other} for s in suggest_merges(linking.entities)] == [set(names[:2])]


def test_homonyms_of_two_countries_are_not_merged() -> None:
    rows = [
        EntitySummary(entity_id("GPE", "Cambridge"), "GPE", "Cambridge", "issue-1", 1, country="GB"),
        EntitySummary(entity_id("GPE", "Cambridge", "US"), "GPE", "Cambridge", "issue-2", 1, country="US"),
    ]
    assert len(link_entities(rows, ()).entities) == 2
