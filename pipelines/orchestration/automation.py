"""What makes runs by itself: the sensor on the drop folder, the nightly schedule, and the job both ask for.

Belongs here: when a run is asked for. Does not belong here: what there is to do (`pipelines/arrivals.py`).
"""

import hashlib
from collections.abc import Iterator

import dagster as dg

from pipelines.arrivals import Plan, announce, plan
from pipelines.orchestration.assets import ALL_ASSETS
from pipelines.orchestration.partitions import range_tags, ranges, register
from pipelines.settings import Settings
from pipelines.stages import rules_version
from pipelines.storage.staging import Staging

ingest_job = dg.define_asset_job(
    "ingest",
    selection=dg.AssetSelection.assets(*ALL_ASSETS),
    executor_def=dg.in_process_executor,
    description="Takes issues from the drop folder to the published warehouse; any number of them in one run.",
)


def requests_for(found: Plan, instance: dg.DagsterInstance, settings: Settings) -> Iterator[dg.RunRequest]:
    """Announce what the plan holds, add its partitions, and yield one run request per range of neighbours.

    The run key holds each file's size and time, so that a content that comes back asks for a new run.
    """
    announce(found.arrivals, Staging(settings.staging_root))
    register(instance, found.issue_ids)
    times = {arrival.issue_id: f"{arrival.size_bytes}:{arrival.mtime_ns}" for arrival in found.arrivals}
    for keys in ranges(instance.get_dynamic_partitions("issues"), found.issue_ids):
        state = ",".join(f"{key}={times.get(key, 'again')}" for key in keys)
        yield dg.RunRequest(
            run_key=None if "again" in state else hash_of(state),
            job_name=ingest_job.name,
            tags={**range_tags(keys), "bulletins/rules_version": rules_version(), "bulletins/issues": str(len(keys))},
        )


def hash_of(text: str) -> str:
    """Return a short stable hash, for run keys."""
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def _under_way(instance: dg.DagsterInstance) -> bool:
    """Return whether a run of the job has not ended: until it loads, its files would be planned again."""
    open_states = [
        dg.DagsterRunStatus.QUEUED,
        dg.DagsterRunStatus.NOT_STARTED,
        dg.DagsterRunStatus.STARTING,
        dg.DagsterRunStatus.STARTED,
    ]
    return bool(instance.get_runs(dg.RunsFilter(job_name=ingest_job.name, statuses=open_states), limit=1))


@dg.sensor(
    job=ingest_job,
    minimum_interval_seconds=Settings().sensor_seconds,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Sees new, changed and vanished files in the drop folder and asks for one run for all of them.",
)
def raw_folder(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    if _under_way(context.instance):
        return dg.SkipReason("a run is under way; what it leaves is seen at the next look")
    settings = Settings()
    found = plan(settings)
    if not found.issue_ids:
        waiting = f"; {len(found.waiting)} still being written" if found.waiting else ""
        return dg.SkipReason(f"nothing new: {found.unchanged} files as they were{waiting}")
    return dg.SensorResult(run_requests=list(requests_for(found, context.instance, settings)))


@dg.schedule(
    job=ingest_job,
    cron_schedule="30 2 * * *",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Every night: compares folder, ledger and warehouse, and re-reads what newer code or rules made stale.",
)
def nightly(context: dg.ScheduleEvaluationContext) -> list[dg.RunRequest] | dg.SkipReason:
    settings = Settings()
    found = plan(settings)
    if not found.issue_ids:
        return dg.SkipReason("folder, ledger and warehouse agree")
    return list(requests_for(found, context.instance, settings))
