"""What makes runs by itself: the sensor on the drop folder, the nightly schedule, and the job both ask for.

Belongs here: when a run is asked for. Does not belong here: what there is to do (`pipelines/arrivals.py`).
"""

import hashlib
import time
from collections.abc import Iterator

import dagster as dg

from pipelines.arrivals import Plan, announce, plan
from pipelines.orchestration.assets import ISSUE_ASSETS, site
from pipelines.orchestration.partitions import range_tags, ranges, register
from pipelines.orchestration.quality import why_loads_wait
from pipelines.orchestration.slots import free_dead_claims
from pipelines.settings import Settings
from pipelines.stages import expected_fingerprint, rules_version
from pipelines.storage.database import WarehousePaths
from pipelines.storage.locks import RunLock
from pipelines.storage.staging import Staging

# A run that was asked for and has not begun by then was lost with its daemon.
LONGEST_START_SECONDS = 120
STATE_TAG = "bulletins/state"
MOST_ATTEMPTS_COUNTED = 16
FIRST_PATIENCE_SECONDS = 5
LONGEST_PATIENCE_SECONDS = 3600

ingest_job = dg.define_asset_job(
    "ingest",
    selection=dg.AssetSelection.assets(*ISSUE_ASSETS),
    executor_def=dg.in_process_executor,
    description="Takes issues from the drop folder to the published warehouse; any number of them in one run.",
)


def requests_for(found: Plan, instance: dg.DagsterInstance, settings: Settings) -> Iterator[dg.RunRequest]:
    """Announce what the plan holds, add its partitions, and yield one run request per range of neighbours.

    A run key once used is refused for ever, so it holds the files' sizes and times and the number of the attempt: a
    content that comes back, or a run that was killed, gets a run again, but not at every tick.
    """
    announce(found.arrivals, Staging(settings.staging_root))
    register(instance, found.issue_ids)
    times = {arrival.issue_id: f"{arrival.size_bytes}:{arrival.mtime_ns}" for arrival in found.arrivals}
    for keys in ranges(instance.get_dynamic_partitions("issues"), found.issue_ids):
        state = hash_of(",".join(f"{key}={times.get(key, expected_fingerprint(key))}" for key in keys))
        earlier = instance.get_run_records(dg.RunsFilter(tags={STATE_TAG: state}), limit=MOST_ATTEMPTS_COUNTED)
        if earlier and time.time() - earlier[0].create_timestamp.timestamp() < _patience(len(earlier)):
            continue
        yield dg.RunRequest(
            run_key=f"{state}:{len(earlier)}",
            job_name=ingest_job.name,
            tags={
                **range_tags(keys),
                STATE_TAG: state,
                "bulletins/rules_version": rules_version(),
                "bulletins/issues": str(len(keys)),
            },
        )


def _patience(attempts: int) -> float:
    """Return how many seconds to wait after so many attempts at the same state of the same files."""
    return float(min(LONGEST_PATIENCE_SECONDS, FIRST_PATIENCE_SECONDS * 2 ** (attempts - 1)))


def hash_of(text: str) -> str:
    """Return a short stable hash, for run keys."""
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def _under_way(instance: dg.DagsterInstance, settings: Settings) -> bool:
    """Return whether a run is at work or about to be: until it loads, its files would be planned again.

    A run that works holds a lock of the kernel; Dagster's own record would go on saying so after the run was killed.
    """
    if RunLock(WarehousePaths(settings.warehouse).build_folder).is_held():
        return True
    soon = [dg.DagsterRunStatus.QUEUED, dg.DagsterRunStatus.NOT_STARTED, dg.DagsterRunStatus.STARTING]
    records = instance.get_run_records(dg.RunsFilter(job_name=ingest_job.name, statuses=soon), limit=10)
    return any(time.time() - record.create_timestamp.timestamp() < LONGEST_START_SECONDS for record in records)


@dg.sensor(
    job=ingest_job,
    minimum_interval_seconds=Settings().sensor_seconds,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Sees new, changed and vanished files in the drop folder and asks for one run for all of them.",
)
def raw_folder(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    settings = Settings()
    if _under_way(context.instance, settings):
        return dg.SkipReason("a run is under way; what it leaves is seen at the next look")
    # Nobody is at work: what still holds the load's pool is dead.
    free_dead_claims(context.instance, also_untold=True)
    if settings.quality_blocks and (why := why_loads_wait(context.instance)):
        return dg.SkipReason(why)
    found = plan(settings)
    if not found.issue_ids:
        waiting = f"; {len(found.waiting)} still being written" if found.waiting else ""
        return dg.SkipReason(f"nothing new: {found.unchanged} files as they were{waiting}")
    return dg.SensorResult(run_requests=list(requests_for(found, context.instance, settings)))


site_job = dg.define_asset_job(
    "write_site", selection=dg.AssetSelection.assets(site), description="Writes the review site's changed pages."
)


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.SUCCESS,
    monitored_jobs=[ingest_job],
    request_job=site_job,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="After every load, asks for the review site to follow.",
)
def site_follows(context: dg.RunStatusSensorContext) -> dg.RunRequest:
    return dg.RunRequest(run_key=context.dagster_run.run_id)


@dg.schedule(
    job=ingest_job,
    cron_schedule="30 2 * * *",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Every night: compares folder, ledger and warehouse, and re-reads what newer code or rules made stale.",
)
def nightly(context: dg.ScheduleEvaluationContext) -> list[dg.RunRequest] | dg.SkipReason:
    settings = Settings()
    if settings.quality_blocks and (why := why_loads_wait(context.instance)):
        return dg.SkipReason(why)
    found = plan(settings)
    if not found.issue_ids:
        return dg.SkipReason("folder, ledger and warehouse agree")
    return list(requests_for(found, context.instance, settings))
