"""Giving back the place in the load's pool that a killed run still holds.

Belongs here: telling which claims are dead. Does not belong here: the lock that guards the warehouse itself, which the
kernel frees (`storage/locks.py`).

Dagster keeps claims in its database. A run that was killed, or whose disk was full, never gives its claim back, and the
next one would wait for it without end.
"""

import os
import socket
from pathlib import Path

import dagster as dg

LOAD_POOL = "warehouse_writer"
PROCESS_TAG = "bulletins/process"


def this_process() -> str:
    """Return what tells this process from all others, also from later ones with its number."""
    return _process(os.getpid())


def free_dead_claims(instance: dg.DagsterInstance, *, also_untold: bool) -> None:
    """Free what runs hold or wait for that are finished, or whose process is gone.

    `also_untold` frees the claims of unfinished runs that do not say which process they are in, too: those of a daemon.
    Where such a run is alive after all, the two wait for each other at the warehouse's own lock.
    """
    storage = instance.event_log_storage
    claims = storage.get_concurrency_info(LOAD_POOL).claimed_slots
    for run_id in storage.get_concurrency_run_ids() | {claim.run_id for claim in claims}:
        run = instance.get_run_by_id(run_id)
        if run is None or run.is_finished or _is_dead(run.tags.get(PROCESS_TAG), also_untold):
            storage.free_concurrency_slots_for_run(run_id)


def _is_dead(process: str | None, also_untold: bool) -> bool:
    if process is None:
        return also_untold
    host, pid, _ = process.split(":")
    if host != socket.gethostname():
        return False
    # Runs in one process follow each other: one of our own that has not finished never will.
    return int(pid) == os.getpid() or _process(int(pid)) != process or not _is_running(int(pid))


def _process(pid: int) -> str:
    try:
        began = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        began = ""
    return f"{socket.gethostname()}:{pid}:{began}"


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
