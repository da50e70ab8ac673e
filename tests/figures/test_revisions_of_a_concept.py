"""One concept worded two ways is one series, and its corrected value a revision.

Belongs here: the key of a concept and the three views that partition by it. Does not belong here: finding figures.
"""

from __future__ import annotations

from datetime import date

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.figures import find_figures
from pipelines.figures.lexicon.concept_keys import concept_key
from pipelines.model import Article, Block, Box, GraphicsReading, IssueFacts, Layout
from pipelines.storage.database import migrate
from pipelines.storage.derived import refresh, series_id
from schemas import ISSUE_TABLES
from schemas.ddl import columns_of

REVISIONS = "SELECT previous_issue_id, previous_value, issue_id, value, unit FROM figure_revisions"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("foundry's output", "output of the foundry"),
        ("wild otters", "wild otter"),
        ("number of visitors", "visitors"),
        ("lengths of the branch lines", "Branch lines' length"),
        ("doses of vaccine", "vaccine dose"),
        ("city buses", "city bus"),
        ("women", "woman"),
    ],
)
def test_two_wordings_of_one_thing_share_a_key(one: str, other: str) -> None:
    assert concept_key(one) == concept_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("homes with heating", "homes without heating"),
        ("exports to the islands", "exports from the islands"),
        ("people under 18", "people over 18"),
        ("gas", "gap"),
    ],
)
def test_words_that_turn_the_meaning_stay(one: str, other: str) -> None:
    assert concept_key(one) != concept_key(other)


def test_what_has_a_column_of_its_own_is_no_part_of_the_key() -> None:
    assert concept_key("Odrava's mill output", "Odrava") == concept_key("mill output", "Odrava") == "mill output"
    assert concept_key("Odrava", "Odrava") == "odrava"
    assert concept_key(None) is None


@given(st.text(max_size=60))
def test_a_key_is_words_in_order_each_once(text: str) -> None:
    key = concept_key(text)
    assert key is None or key.split() == sorted(set(key.split()))


def issue(number: int, *bodies: str) -> tuple[IssueFacts, Layout]:
    facts = IssueFacts(f"mill-{number}", f"mill-{number}.pdf", "Mill News", str(number), date(2024, 3, number), None)
    articles = []
    for at, body in enumerate(bodies):
        article_id = f"{facts.issue_id}-{at}"
        block = Block(f"b-{article_id}", facts.issue_id, article_id, 1, at, "body", body, Box(0, 0, 9, 9), 0, len(body))
        articles.append(Article(article_id, facts.issue_id, "story", body, (block,)))
    return facts, Layout(facts, (), tuple(articles))


def warehouse_of(*issues: tuple[IssueFacts, Layout]) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    migrate(connection)
    columns = [spec.name for spec in columns_of("figures", ISSUE_TABLES["figures"])]
    for facts, layout in issues:
        connection.execute(
            "INSERT INTO issues (issue_id, file_name, sha256, size_bytes, published_on, page_count, revision,"
            " loaded_at, rules_version, status, fingerprint)"
            " VALUES (?, ?, ?, 1, ?, 1, 1, TIMESTAMP '2024-04-01', 'test', 'loaded', 'test')",
            [facts.issue_id, facts.file_name, facts.issue_id, facts.published_on],
        )
        for figure in find_figures(layout, GraphicsReading(facts.issue_id), ()):
            connection.execute(
                f"INSERT INTO figures ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
                [series_id(figure) if name == "series_id" else getattr(figure, name, None) for name in columns],
            )
    refresh(connection)
    return connection


def test_a_revision_is_found_though_the_issues_word_it_differently() -> None:
    warehouse = warehouse_of(
        issue(4, "The mill's output value reached 68 million euros in 2023."),
        issue(11, "The output value of the mill reached 64 million euros in 2023."),
    )
    assert warehouse.execute(REVISIONS).fetchall() == [("mill-4", 68e6, "mill-11", 64e6, "EUR")]
    assert warehouse.execute("SELECT value FROM latest_figures").fetchall() == [(64e6,)]
    assert warehouse.execute("SELECT value FROM figure_series ORDER BY telling").fetchall() == [(68e6,), (64e6,)]


def test_a_correction_names_the_old_value_and_says_more_than_the_old_words() -> None:
    warehouse = warehouse_of(
        issue(4, "The mill's output value reached 68 million euros in 2023."),
        issue(
            11,
            "The output value of the paper mill reached 64 million euros in 2023.",
            "In issue 4 we gave the output value of the paper mill in 2023 as 68 million euros. The right figure is "
            "64 million euros.",
        ),
    )
    assert warehouse.execute(REVISIONS).fetchall() == [("mill-4", 68e6, "mill-11", 64e6, "EUR")]


def test_two_values_without_a_notice_are_no_revision() -> None:
    warehouse = warehouse_of(
        issue(4, "The mill's output value reached 68 million euros in 2023."),
        issue(
            11,
            "The output value of the mill reached 64 million euros in 2023.",
            "The output value of the mill reached 68 million euros in 2023.",
        ),
    )
    assert warehouse.execute(REVISIONS).fetchall() == []


def test_a_total_of_a_period_that_is_not_over_is_marked_as_running() -> None:
    warehouse = warehouse_of(
        issue(4, "The county had 40 floods in 2023. It had 3 fires in 2024."),
        issue(11, "The county had 41 floods in 2023. It had 5 fires in 2024."),
    )
    rows = warehouse.execute("SELECT concept, value, running FROM figure_revisions ORDER BY concept").fetchall()
    assert rows == [("fires", 5.0, True), ("floods", 41.0, False)]
