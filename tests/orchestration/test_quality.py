"""The labelled sample in Dagster: read once per version of code and rules, and a fall below its floors is told."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import pytest

from pipelines.orchestration import automation, quality
from pipelines.orchestration.resources import engine_resource
from tests.golden import tideland
from tests.orchestration.conftest import House


def score(instance: dg.DagsterInstance) -> dg.ExecuteInProcessResult:
    return dg.materialize([quality.labelled_sample], resources={"engine": engine_resource}, instance=instance)


def asked(instance: dg.DagsterInstance) -> dg.RunRequest | dg.SkipReason:
    return quality.rules_changed(dg.build_sensor_context(instance=instance))


def test_the_sample_is_read_once_per_version(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        first = asked(instance)
        assert isinstance(first, dg.RunRequest)
        done = score(instance)
        checks = done.get_asset_check_evaluations()
        assert {check.check_name: check.passed for check in checks} == {
            f"{group}_reach_their_floors": True for group in ("articles", "figures", "graphics", "names")
        }
        (made,) = done.asset_materializations_for_node("labelled_sample")
        assert made.metadata["figures value"].value > 0.9
        assert isinstance(asked(instance), dg.SkipReason)
        # A rule changes: it is read once more, and again when the old rules come back.
        monkeypatch.setattr(quality, "reading_version", lambda: "another")
        second = asked(instance)
        assert isinstance(second, dg.RunRequest)
        assert second.run_key not in (None, first.run_key)


def test_a_score_below_its_floor_fails_its_check_and_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(quality, "send", lambda kind, text, details, settings: told.append((kind, text)))
    monkeypatch.setattr("pipelines.figures.find_figures", lambda *_: ())
    with dg.DagsterInstance.ephemeral() as instance:
        checks = {check.check_name: check for check in score(instance).get_asset_check_evaluations()}
    assert checks["names_reach_their_floors"].passed
    failed = checks["figures_reach_their_floors"]
    assert not failed.passed
    assert "figures value is 0.000, its floor 0.9" in failed.description
    assert "missing" in failed.description
    ((kind, text),) = told
    assert kind == "quality_floor"
    assert "figures value" in text


def test_loads_wait_for_the_floors_where_the_setting_says(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.drop("a.pdf")
    with dg.instance_for_test() as instance:

        def looked() -> object:
            return automation.raw_folder(dg.build_sensor_context(instance=instance))

        def nightly() -> object:
            return automation.nightly(dg.build_schedule_context(instance=instance))

        assert isinstance(looked(), dg.SensorResult), "by default a floor stops nothing"
        monkeypatch.setenv("BULLETINS_QUALITY_BLOCKS", "1")
        assert "has not been read" in looked().skip_message
        with monkeypatch.context() as spoiled:
            spoiled.setattr("pipelines.figures.find_figures", lambda *_: ())
            score(instance)
        for waits in (looked(), nightly()):
            assert isinstance(waits, dg.SkipReason)
            assert "figures value 0.000, floor 0.9" in waits.skip_message
        score(instance)
        assert isinstance(looked(), dg.SensorResult)


def test_the_shipped_sample_is_what_its_generator_makes() -> None:
    issue, folder = tideland.number_27(), quality.FOLDER
    assert issue.data == (folder / issue.file_name).read_bytes()
    assert (folder / issue.file_name).with_suffix(".json").read_text(encoding="utf-8") == issue.truth.to_json()
    assert (Path(__file__).parents[2] / "raw" / issue.file_name).read_bytes() == issue.data
