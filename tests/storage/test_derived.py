"""What is worked out once per load equals what a query over all rows would say, whatever was loaded in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.errors import WarehouseError
from pipelines.storage.database import WarehousePaths, writing
from pipelines.storage.derived import refresh, series_id
from pipelines.storage.loading import Load, load_issue
from tests.storage.samples import figure_of, layout_of, load_of

# The order of tellings and the words of articles, from the rows themselves.
TELLINGS = """
    SELECT series_id, issue_id, telling, telling = max(telling) OVER (PARTITION BY series_id) AS latest,
           min(low) OVER (PARTITION BY series_id) <> max(high) OVER (PARTITION BY series_id) AS differing
    FROM (
        SELECT series_id, issue_id, min(value) AS low, max(value) AS high, dense_rank() OVER (
            PARTITION BY series_id ORDER BY coalesce(any_value(i.published_on), any_value(i.loaded_at)::DATE), issue_id
        ) AS telling
        FROM figures JOIN issues AS i USING (issue_id) GROUP BY series_id, issue_id
    )
    ORDER BY ALL
"""
# What issues differ on, from the rows themselves.
CONTESTED = """
    SELECT l.figure_id, l.value, i.published_on, t.telling
    FROM figure_levels AS l JOIN issues AS i USING (issue_id) JOIN figure_tellings AS t USING (series_id, issue_id)
    WHERE series_id IN (SELECT series_id FROM figure_levels GROUP BY ALL HAVING count(DISTINCT value) > 1)
    ORDER BY ALL
"""
WORDS = r"""
    SELECT word, issue_id, article_id, count(*) FROM (
        SELECT issue_id, article_id, unnest(regexp_extract_all(
            lower(concat_ws(' ', headline, deck, body)), '[\p{L}\p{N}]+(?:[''’.-][\p{L}\p{N}]+)*')) AS word
        FROM articles
    ) GROUP BY ALL ORDER BY ALL
"""


def dated(issue_id: str, day: int, value: float, sha256: str = "") -> Load:
    load = load_of(issue_id, sha256=sha256 or issue_id, value=value)
    issue = load.frames["issue"].with_columns(published_on=pl.lit(date(2024, 1, day)), published_to=None)
    return replace(load, frames=load.frames | {"issue": issue.with_columns(pl.col("published_to").cast(pl.Date))})


def assert_as_derived(connection: duckdb.DuckDBPyConnection) -> None:
    columns = "series_id, issue_id, telling, latest, differing"
    held = connection.execute(f"SELECT {columns} FROM figure_tellings ORDER BY ALL").fetchall()
    assert held == connection.execute(TELLINGS).fetchall()
    columns = "figure_id, value, published_on, telling"
    contested = connection.execute(f"SELECT {columns} FROM contested_levels ORDER BY ALL").fetchall()
    assert contested == connection.execute(CONTESTED).fetchall()
    words = connection.execute("SELECT word, issue_id, article_id, occurrences FROM article_words ORDER BY ALL")
    assert words.fetchall() == connection.execute(WORDS).fetchall()


def test_the_derived_tables_follow_loads_in_any_order(tmp_path: Path) -> None:
    with writing(WarehousePaths(tmp_path / "w.duckdb"), 30) as connection:
        # The later issue comes first; then one before it; then a replacement with another value and another date.
        for loads in (
            [dated("b", 12, 420.0)],
            [dated("a", 5, 420.0), dated("c", 19, 420.0)],
            [dated("b", 26, 431.0, sha256="new")],
        ):
            for load in loads:
                load_issue(connection, load, "run")
            assert refresh(connection) == len(loads)
            assert_as_derived(connection)
            assert refresh(connection) == 0
        told = connection.execute("SELECT issue_id, value, latest FROM figure_series ORDER BY telling").fetchall()
        assert told == [("a", 420.0, False), ("c", 420.0, False), ("b", 431.0, True)]
        assert connection.execute("SELECT issue_id FROM latest_figures").fetchall() == [("b",)]
        assert connection.execute("SELECT previous_value, value FROM figure_revisions").fetchall() == [(420.0, 431.0)]
        found = connection.execute("SELECT DISTINCT issue_id FROM article_search WHERE word = '431'").fetchall()
        assert found == [("b",)]


def test_an_issue_that_says_nothing_any_more_leaves_nothing_behind(tmp_path: Path) -> None:
    with writing(WarehousePaths(tmp_path / "w.duckdb"), 30) as connection:
        for load in (dated("a", 5, 420.0), dated("b", 12, 431.0)):
            load_issue(connection, load, "run")
        refresh(connection)
        bare = dated("b", 12, 431.0, sha256="new")
        empty = {table: bare.frames[table].clear() for table in ("figures", "articles", "blocks", "mentions")}
        load_issue(connection, replace(bare, frames=bare.frames | empty), "run")
        refresh(connection)
        assert_as_derived(connection)
        left = connection.execute("SELECT issue_id, telling, latest, differing FROM figure_tellings").fetchall()
        assert left == [("a", 1, True, False)]


def test_a_failure_leaves_the_derived_tables_for_the_next_run(tmp_path: Path) -> None:
    with writing(WarehousePaths(tmp_path / "w.duckdb"), 30) as connection:
        load_issue(connection, dated("a", 5, 420.0), "run")
        connection.execute("ALTER TABLE article_words RENAME TO elsewhere")
        with pytest.raises(WarehouseError, match="derived tables"):
            refresh(connection)
        connection.execute("ALTER TABLE elsewhere RENAME TO article_words")
        assert connection.execute("SELECT count(*) FROM figure_tellings").fetchall() == [(0,)]
        assert refresh(connection) == 1
        assert_as_derived(connection)


def test_a_file_from_before_a_derived_table_has_it_filled(tmp_path: Path) -> None:
    paths = WarehousePaths(tmp_path / "w.duckdb")
    with writing(paths, 30) as connection:
        for load in (dated("a", 5, 420.0), dated("b", 12, 431.0)):
            load_issue(connection, load, "run")
        refresh(connection)
        connection.execute("DROP TABLE contested_levels")
        connection.execute("UPDATE schema_version SET version = 4")
    with writing(paths, 30) as connection:
        assert refresh(connection) == 2
        assert_as_derived(connection)
        assert connection.execute("SELECT previous_value, value FROM figure_revisions").fetchall() == [(420.0, 431.0)]


def test_a_series_is_one_thing_told_by_many() -> None:
    figure = figure_of(layout_of("a"))
    same = replace(figure, figure_id="f", issue_id="b", value=9.0, surface="9", bound="about", page_no=3)
    assert series_id(same) == series_id(figure)
    others = ({"place": "Ribe"}, {"subject": "Ribe"}, {"unit": "t"}, {"modality": "target"}, {"concept": "boats"})
    assert len({series_id(replace(figure, **change)) for change in (*others, {})}) == len(others) + 1
    assert series_id(replace(figure, concept=None)) is None
