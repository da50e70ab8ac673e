"""Trying a step again where what stopped it can pass: a lock, a full disk, a service that does not answer.

Belongs here: telling what can pass from what cannot. Does not belong here: runs whose process died, which Dagster's own
run retries begin again (`dagster.yaml`), and what goes wrong with one issue, which stops nothing.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import dagster as dg

from pipelines.errors import BulletinsError
from pipelines.orchestration.slots import PROCESS_TAG

MAX_RETRIES = 2
WAIT_SECONDS = 30
PASSING = {
    errno.ENOSPC, errno.EDQUOT, errno.EAGAIN, errno.EBUSY, errno.EIO, errno.ESTALE, errno.ETIMEDOUT, errno.ENETUNREACH,
    errno.EHOSTUNREACH,
}  # fmt: skip


@contextmanager
def tried_again(context: dg.AssetExecutionContext) -> Iterator[None]:
    """Ask Dagster to try the step again when the block fails for something that can pass; else let it fail at once.

    A person who waits for `bulletins ingest` is told at once, and decides.
    """
    try:
        yield
    except (BulletinsError, OSError) as fault:
        if not can_pass(fault) or PROCESS_TAG in context.run.tags:
            raise
        context.log.warning(f"tried again in {WAIT_SECONDS} s: {fault}")
        raise dg.RetryRequested(max_retries=MAX_RETRIES, seconds_to_wait=WAIT_SECONDS) from fault


def can_pass(fault: BaseException) -> bool:
    """Return whether the fault, or what caused it, is one that time or another's work ends."""
    cause: BaseException | None = fault
    while cause is not None:
        if isinstance(cause, OSError) and (
            isinstance(cause, ConnectionError | TimeoutError | BlockingIOError) or cause.errno in PASSING
        ):
            return True
        # DuckDB tells a full disk in words only.
        if "No space left on device" in str(cause):
            return True
        cause = cause.__cause__
    return False
