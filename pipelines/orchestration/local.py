"""Running the job in this process, on Dagster's own SQLite: what `bulletins ingest` does.

Belongs here: the instance and the in-process execution of the very job that the daemon runs. Does not belong here: what
there is to do, and printing.
"""

import os
import re
import shutil
from collections.abc import Sequence
from importlib import resources

import dagster as dg
from dagster._core.instance.ref import InstanceRef
from sqlalchemy.exc import OperationalError

from pipelines.definitions import defs
from pipelines.engine import Engine
from pipelines.errors import DISK_ADVICE, RIGHTS_ADVICE, WarehouseError
from pipelines.orchestration.automation import ingest_job
from pipelines.orchestration.partitions import range_tags, ranges, register
from pipelines.orchestration.slots import PROCESS_TAG, free_dead_claims, this_process
from pipelines.settings import Settings
from pipelines.stages import rules_version

QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
# What a run prints, a person at this process's own terminal sees: to keep it as a file as well takes four processes.
UNRECORDED = {
    "compute_logs": {"module": "dagster._core.storage.noop_compute_log_manager", "class": "NoOpComputeLogManager"}
}

# Before what our errors say, which is whole without it, Dagster puts the name of their class.
_CLASS_OF_OURS = re.compile(r"^pipelines\.errors\.\w+: ")


def prepare_home(settings: Settings) -> str:
    """Make Dagster's folder with its instance file, set ``DAGSTER_HOME`` to it unless it is set, and return it."""
    home = os.environ.get("DAGSTER_HOME") or str(settings.dagster_home.resolve())
    os.makedirs(home, exist_ok=True)
    target = os.path.join(home, "dagster.yaml")
    if not os.path.exists(target):
        with resources.as_file(resources.files("pipelines.orchestration") / "dagster.yaml") as source:
            shutil.copyfile(source, target)
    os.environ["DAGSTER_HOME"] = home
    return home


def run_in_process(engine: Engine, issue_ids: Sequence[str]) -> list[str]:
    """Materialize every asset for the issues, a run per range of neighbouring partitions; return failed steps.

    The issues must have been announced. What goes wrong with one issue is told by the engine's listeners; only what
    stops a whole step (a locked warehouse, a full disk) is in the returned list, as ``step: message``. Raises
    KeyboardInterrupt when Ctrl-C stops it.
    """
    home = prepare_home(engine.settings)
    try:
        return _materialize(engine, issue_ids, home)
    except OperationalError as fault:
        # Dagster's own log is the first to notice a full disk, in words that only its makers understand.
        raise WarehouseError(
            f"Dagster's log of runs cannot be written: {fault.orig}",
            where=home,
            do="Make room on the disk or mend the folder's permissions; what was loaded is kept, the next run goes on",
        ) from fault


def _materialize(engine: Engine, issue_ids: Sequence[str], home: str) -> list[str]:
    job = defs.resolve_job_def(ingest_job.name)
    failures: list[str] = []
    with dg.DagsterInstance.from_ref(InstanceRef.from_dir(home, overrides=UNRECORDED)) as instance:
        free_dead_claims(instance, also_untold=True)
        register(instance, issue_ids)
        for keys in ranges(instance.get_dynamic_partitions("issues"), issue_ids):
            result = job.execute_in_process(
                instance=instance,
                resources={"engine": engine},
                tags={
                    **range_tags(keys),
                    "bulletins/rules_version": rules_version(),
                    "bulletins/issues": str(len(keys)),
                    PROCESS_TAG: this_process(),
                },
                run_config=QUIET,
                raise_on_error=False,
            )
            failed = [event for event in result.all_events if event.is_step_failure]
            if any(_was_interrupted(event) for event in failed):
                raise KeyboardInterrupt
            failures += [_failure(event) for event in failed]
    return failures


def _was_interrupted(event: dg.DagsterEvent) -> bool:
    """Return whether Ctrl-C ended the step; Dagster tells it as a failure of the step."""
    error = event.step_failure_data.error
    while error is not None:
        if error.cls_name in ("DagsterExecutionInterruptedError", "KeyboardInterrupt"):
            return True
        error = error.cause
    return False


def _failure(event: dg.DagsterEvent) -> str:
    """Return the step and the error it raised: what Dagster wraps around it, and what caused it, say less."""
    error = event.step_failure_data.error
    if error is not None and error.cause is not None:
        error = error.cause
    if error is None:
        return f"{event.step_key}: failed"
    told = _CLASS_OF_OURS.sub("", error.message.strip())
    if error.cls_name in ("OSError", "PermissionError"):
        told = f"{told}. {RIGHTS_ADVICE if error.cls_name == 'PermissionError' else DISK_ADVICE}"
    return f"{event.step_key}: {told}"
