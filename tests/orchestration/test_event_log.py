"""Dagster's log, written in batches, tells the same as Dagster's own way of writing it, event by event."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
import pytest

from pipelines.orchestration.local import prepare_home
from pipelines.orchestration.partitions import ISSUES, range_tags
from pipelines.orchestration.sqlite import BATCH_EVENTS, BATCH_VARIABLE, BatchedStorage
from pipelines.settings import Settings

KEYS = ["one", "two", "three", "four"]


@dg.asset(partitions_def=ISSUES, backfill_policy=dg.BackfillPolicy.single_run())
def first(context: dg.AssetExecutionContext) -> None:
    for number, key in enumerate(context.partition_keys):
        context.add_asset_metadata({"number": number}, partition_key=key)


@dg.asset(partitions_def=ISSUES, backfill_policy=dg.BackfillPolicy.single_run(), deps=[first])
def second(context: dg.AssetExecutionContext) -> None:
    if context.run.tags.get("break"):
        raise RuntimeError("it breaks")


@dg.asset_check(asset=first)
def third() -> dg.AssetCheckResult:
    return dg.AssetCheckResult(passed=True)


@contextmanager
def instance_of(home: Path, storage: str) -> Iterator[dg.DagsterInstance]:
    home.mkdir()
    (home / "dagster.yaml").write_text(storage)
    with dg.DagsterInstance.from_config(str(home)) as instance:
        yield instance


def told(instance: dg.DagsterInstance) -> list[object]:
    """Return what the log says after a run over all partitions and one over two of them that breaks."""
    instance.add_dynamic_partitions("issues", KEYS)
    parts = [first, second, third]
    whole = dg.materialize(parts, instance=instance, tags=range_tags(KEYS))
    broken = dg.materialize(
        parts, instance=instance, tags={**range_tags(KEYS[1:3]), "break": "yes"}, raise_on_error=False
    )
    out: list[object] = [
        [
            (event.dagster_event_type, event.dagster_event.partition)
            for event in instance.all_logs(result.run_id)
            if event.is_dagster_event and event.dagster_event.asset_key
        ]
        for result in (whole, broken)
    ]
    for key in (first.key, second.key):
        out.append(sorted(instance.get_materialized_partitions(key)))
        records = instance.fetch_materializations(key, limit=50).records
        out.append([(r.partition_key, dict(r.asset_materialization.metadata)) for r in records])
        latest = instance.get_latest_materialization_event(key)
        out.append((latest.dagster_event.partition, latest.run_id == (broken if key == first.key else whole).run_id))
        failed = instance.event_log_storage.get_latest_asset_partition_materialization_attempts_without_materializations
        out.append(sorted(failed(key)))
    return out


def test_batches_tell_the_same_as_single_events(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = f"storage: {{sqlite: {{base_dir: {tmp_path / 'own'}}}}}"
    named = f"{{module: {BatchedStorage.__module__}, class: BatchedStorage, config: {{base_dir: {tmp_path / 'ours'}}}}}"
    monkeypatch.delenv(BATCH_VARIABLE, raising=False)
    with instance_of(tmp_path / "own", own) as instance:
        expected = told(instance)
    monkeypatch.setenv(BATCH_VARIABLE, BATCH_EVENTS)
    with instance_of(tmp_path / "ours", f"storage: {{custom: {named}}}") as instance:
        assert type(instance.event_log_storage).__name__ == "BatchedEventLog"
        found = told(instance)
    assert found[2:] == expected[2:]
    # Within a run the order of what is planned beforehand may differ, nothing else.
    assert [sorted(map(str, part)) for part in found[:2]] == [sorted(map(str, part)) for part in expected[:2]]
    assert expected[0]


def test_the_instance_file_that_ships_names_this_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "home"))
    prepare_home(Settings())
    with dg.DagsterInstance.get() as instance:
        assert type(instance.event_log_storage).__name__ == "BatchedEventLog"
        assert not instance.telemetry_enabled


def test_partitions_that_come_and_go_are_known_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "home"))
    prepare_home(Settings())
    with dg.DagsterInstance.get() as instance:
        assert not instance.has_dynamic_partition("issues", "one")
        instance.add_dynamic_partitions("issues", KEYS)
        assert list(instance.get_dynamic_partitions("issues")) == KEYS
        assert instance.has_dynamic_partition("issues", "one")
        instance.delete_dynamic_partition("issues", "two")
        instance.add_dynamic_partitions("issues", ["five"])
        assert list(instance.get_dynamic_partitions("issues")) == ["one", "three", "four", "five"]
        assert not instance.has_dynamic_partition("issues", "two")
        assert not instance.has_dynamic_partition("others", "one")
