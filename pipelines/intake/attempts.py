"""One attempt of one reader at one thing, within its limits, so that another reader can take over.

Belongs here: the step around an attempt and the names of what can go wrong in it. Does not belong here: the readers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pipelines.errors import RefusedFileError
from pipelines.intake.limits import Limits
from pipelines.intake.reasons import Reason
from pipelines.intake.steps import StepOverrunError, fault_of, step

T = TypeVar("T")

MOST_DETAIL = 300
# Whatever a hostile file makes a library raise is the file's fault, and is told as such.
ANY_FAULT = (Exception,)


class AttemptError(Exception):
    """The attempt failed in a way in which another reader may not."""

    def __init__(self, reason: Reason, detail: str) -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(f"{reason.value}: {detail}")


def attempt(name: str, limits: Limits, work: Callable[[], T]) -> T:
    """Return what `work` returns, as the step `name` within the CPU time of a page; raises AttemptError.

    A RefusedFileError passes: it says that no other reader would do better.
    """
    if fault := fault_of(name):
        reason, _, detail = fault.partition(": ")
        raise AttemptError(Reason(reason), detail)
    seconds = limits.cpu_seconds_per_page
    try:
        with step(name, seconds):
            return work()
    except StepOverrunError:
        raise AttemptError(Reason.CPU_TIME, f"{seconds:g} s of CPU used") from None
    except MemoryError:
        raise AttemptError(Reason.MEMORY, f"more than {limits.memory_bytes_per_worker:,} bytes") from None
    except RefusedFileError:
        raise
    except ANY_FAULT as error:
        raise AttemptError(Reason.DAMAGED, f"{type(error).__name__}: {error}"[:MOST_DETAIL]) from error
