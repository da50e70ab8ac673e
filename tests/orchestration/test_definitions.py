"""Dagster loads the code location, and what it shows there is what the README promises."""

from __future__ import annotations

import dagster as dg

from pipelines.definitions import defs
from pipelines.stages import STAGES


def test_the_code_location_loads() -> None:
    dg.Definitions.validate_loadable(defs)
    assert defs.get_repository_def().get_all_jobs()


def test_every_stage_is_an_asset_behind_its_inputs() -> None:
    graph = defs.resolve_asset_graph()
    for stage in STAGES.values():
        node = graph.get(dg.AssetKey(stage.name))
        assert {key.path[-1] for key in node.parent_keys} == set(stage.inputs)
        assert node.is_partitioned
    assert {key.path[-1] for key in graph.get(dg.AssetKey("warehouse")).parent_keys} == {"validated"}


def test_sensor_and_schedule_are_on_from_the_start() -> None:
    repository = defs.get_repository_def()
    assert repository.get_sensor_def("raw_folder").default_status == dg.DefaultSensorStatus.RUNNING
    assert repository.get_schedule_def("nightly").default_status == dg.DefaultScheduleStatus.RUNNING
