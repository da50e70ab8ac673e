"""A backfill over 200 issues is one run with a real Dagster instance, and the issue that is bad fails alone."""

from __future__ import annotations

from io import StringIO

import dagster as dg
import pytest
from rich.console import Console

from pipelines.commands.ingest import ingest
from pipelines.settings import Settings
from tests.orchestration.conftest import House

ISSUES = 200
BAD = "issue-100"


@pytest.mark.slow
def test_two_hundred_issues_are_one_run_and_the_bad_one_fails_alone(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(ISSUES):
        house.drop(f"issue-{number:03}.pdf", 100 + number)
    spoiled = house.settings.raw / f"{BAD}.pdf"
    spoiled.write_bytes(spoiled.read_bytes()[:300])
    monkeypatch.setenv("BULLETINS_WORKERS", "2")
    assert ingest(Settings(), (), Console(file=StringIO())) == 1
    assert house.ask("SELECT status, count(*) FROM files GROUP BY ALL ORDER BY ALL") == [
        ("loaded", ISSUES - 1),
        ("quarantined", 1),
    ]
    counted = house.ask("SELECT count(DISTINCT value) FROM figures WHERE concept = 'ferries' AND value >= 100")
    assert counted == [(ISSUES - 1,)]
    with dg.DagsterInstance.get() as instance:
        (record,) = instance.get_run_records()
        assert record.dagster_run.status == dg.DagsterRunStatus.SUCCESS
        for asset in ("files", "figures", "validated", "warehouse"):
            assert len(instance.get_materialized_partitions(dg.AssetKey(asset))) == ISSUES
        records = instance.fetch_materializations(dg.AssetKey("figures"), limit=ISSUES).records
        told = {record.partition_key: record.asset_materialization.metadata for record in records}
        assert told[BAD]["status"].value == "refused"
        assert told["issue-101"]["status"].value == "done"
        assert told["issue-101"]["figures"].value > 0
