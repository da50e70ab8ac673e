"""What Dagster loads: the wiring of assets, checks, sensor, schedule and resources, and nothing else."""

import dagster as dg

from pipelines.orchestration.alerts import failed_runs
from pipelines.orchestration.assets import ALL_ASSETS
from pipelines.orchestration.automation import ingest_job, nightly, raw_folder, site_follows, site_job
from pipelines.orchestration.checks import ALL_CHECKS
from pipelines.orchestration.quality import labelled_sample, quality_job, rules_changed
from pipelines.orchestration.resources import engine_resource

defs = dg.Definitions(
    assets=[*ALL_ASSETS, labelled_sample],
    asset_checks=ALL_CHECKS,
    jobs=[ingest_job, site_job, quality_job],
    sensors=[raw_folder, site_follows, rules_changed, failed_runs],
    schedules=[nightly],
    resources={"engine": engine_resource},
    executor=dg.in_process_executor,
)
