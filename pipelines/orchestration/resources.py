"""The one resource of the assets: the engine, made from typed configuration.

Belongs here: how Dagster's configuration becomes an engine. Does not belong here: what the engine does.
"""

from collections.abc import Iterator

import dagster as dg

from pipelines.engine import Engine
from pipelines.settings import Settings

CONFIG = {
    "raw": dg.Field(str, is_required=False, description="the drop folder"),
    "warehouse": dg.Field(str, is_required=False, description="the file analysts open"),
    "staging": dg.Field(str, is_required=False, description="folder or fsspec address of the staged files"),
    "parquet": dg.Field(str, is_required=False, description="folder or fsspec address of the tables as Parquet"),
    "workers": dg.Field(int, is_required=False, description="worker processes; 0 reads in the run's own process"),
}


@dg.resource(
    config_schema=CONFIG,
    description="Runs the stages on worker processes. What is not configured comes from the environment (BULLETINS_…).",
)
def engine_resource(context: dg.InitResourceContext) -> Iterator[Engine]:
    """Yield an engine whose workers live from the first stage of a run to its last."""
    settings = Settings.model_validate(Settings().model_dump() | dict(context.resource_config or {}))
    with Engine(settings) as engine:
        yield engine
