"""Two golden issues of one series, from the drop folder to the warehouse: what an analyst asks of them."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from rich.console import Console

from pipelines.commands.ingest import ingest
from pipelines.settings import Settings
from tests.golden import tideland

FIRST, SECOND = "tideland-weekly-2024-27-sample", "tideland-weekly-2024-28"


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    """Load both issues, the first one first, and return a connection that reads what was published."""
    home = tmp_path_factory.mktemp("golden")
    raw = home / "raw"
    raw.mkdir()
    patch = pytest.MonkeyPatch()
    patch.setenv("DAGSTER_HOME", str(home / "dagster"))
    settings = Settings(raw=raw, warehouse=home / "warehouse" / "bulletins.duckdb", workers=0, settle_seconds=0)
    for issue in (tideland.number_27(), tideland.number_28()):
        Path(raw / issue.file_name).write_bytes(issue.data)
    code = ingest(settings, (), Console(quiet=True))
    patch.undo()
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        assert code == 0
        yield connection


def test_both_issues_are_dated_and_numbered(warehouse):
    rows = warehouse.execute(
        "SELECT issue_id, publication, number, published_on::VARCHAR, published_to::VARCHAR FROM issues ORDER BY 1"
    ).fetchall()
    assert rows == [
        (FIRST, "Tideland Weekly", "No. 27", "2024-07-01", "2024-07-07"),
        (SECOND, "Tideland Weekly", "No. 28", "2024-07-08", "2024-07-14"),
    ]


def test_a_story_that_jumps_is_one_article(warehouse):
    rows = warehouse.execute(
        "SELECT page_first, page_last, authors, body LIKE '%old boat failed 17 times last winter. Brandt expects%'"
        " FROM articles WHERE headline = 'Electric Ferries Redraw the Map of the Wadden Coast'"
    ).fetchall()
    assert rows == [(1, 2, ["Karen Holst"], True)]


def test_the_example_of_the_readme_is_in_the_sample(warehouse):
    rows = warehouse.execute(
        "SELECT value, bound, period_end::VARCHAR, comparison FROM figures"
        " WHERE issue_id = ? AND concept = 'electric ferries' ORDER BY value DESC",
        [FIRST],
    ).fetchall()
    assert rows[0] == (40, "more_than", "2023-12-31", None)
    assert (rows[1][0], rows[1][1], rows[1][3]) == (29, "exact", "previous")


def test_a_corrected_value_is_a_revision(warehouse):
    rows = warehouse.execute(
        "SELECT previous_issue_id, previous_value, issue_id, value, unit FROM figure_revisions WHERE concept = 'cargo'"
    ).fetchall()
    assert rows == [(FIRST, 4.82e6, SECOND, 4.28e6, "t")]


def test_one_body_under_two_names_is_one_entity_across_issues(warehouse):
    rows = warehouse.execute(
        "SELECT count(DISTINCT m.issue_id) FROM mentions m JOIN entities e USING (entity_id)"
        " WHERE e.label = 'ORG' AND e.name = 'Port Office'"
    ).fetchall()
    assert rows == [(2,)]


def test_every_provision_of_the_act_is_cited(warehouse):
    rows = warehouse.execute(
        "SELECT DISTINCT m.provision FROM mentions m JOIN entities e USING (entity_id)"
        " WHERE e.name = 'Harbour Act' AND m.provision IS NOT NULL ORDER BY 1"
    ).fetchall()
    assert rows == [("article 12",), ("article 14",), ("article 15",)]


def test_every_figure_stands_on_paper_and_every_surface_in_its_body(warehouse):
    astray = warehouse.execute(
        "SELECT f.surface FROM figures f JOIN articles a USING (article_id) WHERE f.page_no IS NULL OR f.x0 IS NULL"
        " OR (f.char_start IS NOT NULL AND a.body[f.char_start + 1 : f.char_end] <> f.surface)"
    ).fetchall()
    assert astray == []
