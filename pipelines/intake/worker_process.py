"""What runs inside a worker process: take a task's item from the pipe, do it, send the outcome, wait for the next.

Belongs here: the worker's own limits and its loop. Does not belong here: supervising it (`workers`). Started by
`workers`; not meant for people.
"""

from __future__ import annotations

import os
import pickle
import resource
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from pipelines.errors import RefusedFileError
from pipelines.intake import steps
from pipelines.intake.limits import Limits
from pipelines.intake.reasons import Reason


@dataclass(frozen=True, slots=True)
class Start:
    """The first message to a worker: what it will do with each item, and within which limits."""

    task: Callable[[Any], Any]
    limits: Limits


@dataclass(frozen=True, slots=True)
class Order:
    """One item, and the steps of it that have cost a worker its life before."""

    item: Any
    faults: dict[str, str]


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has imported what it needs."""


@dataclass(frozen=True, slots=True)
class AtStep:
    """The worker begins the step `name`."""

    name: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The task returned; `peak_bytes` and `cpu_seconds` say what the worker has used up to now."""

    value: Any
    peak_bytes: int
    cpu_seconds: float


@dataclass(frozen=True, slots=True)
class Refused:
    """The task refused its item, or failed on it."""

    reason: str
    detail: str
    peak_bytes: int
    cpu_seconds: float


def main(pipe_fd: int, lifeline_fd: int) -> None:
    """Serve orders until the pipe is closed."""
    threading.Thread(target=_die_with_parent, args=(lifeline_fd,), daemon=True).start()
    pipe = Connection(pipe_fd)
    start: Start = pipe.recv()
    _limit_memory(start.limits)
    # From here on only libraries written in C would write there, as often as a hostile file makes them.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    pipe.send(Ready())
    while True:
        try:
            order: Order = pipe.recv()
        except EOFError:
            return
        began = steps.cpu_seconds_used()
        steps.connect(lambda name: pipe.send(AtStep(name)), order.faults)
        answer = _do(start, order.item, began)
        try:
            pipe.send(answer)
        except (MemoryError, pickle.PicklingError, TypeError, AttributeError) as error:
            reason = Reason.MEMORY if isinstance(error, MemoryError) else Reason.INTERNAL_ERROR
            pipe.send(Refused(reason.value, f"its result cannot be sent: {error!r}"[:500], *_used(began)))


def _do(start: Start, item: Any, began: float) -> Finished | Refused:
    try:
        value = start.task(item)
    except RefusedFileError as error:
        return Refused(error.reason, error.what, *_used(began))
    except MemoryError:
        return Refused(Reason.MEMORY.value, f"{start.limits.memory_bytes_per_worker:,} bytes", *_used(began))
    except steps.StepOverrunError:
        return Refused(Reason.CPU_TIME.value, "the limit on CPU time", *_used(began))
    except Exception as error:  # noqa: BLE001 - whatever a task raises is its item's outcome, not the worker's end
        return Refused(Reason.INTERNAL_ERROR.value, f"{type(error).__name__}: {error}"[:500], *_used(began))
    return Finished(value, *_used(began))


def _used(began: float) -> tuple[int, float]:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024), steps.cpu_seconds_used() - began


def _limit_memory(limits: Limits) -> None:
    """Allow so much address space beyond what the libraries hold now; nothing where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:
            held = int(stream.read().split()[0]) * resource.getpagesize()
    except OSError:
        return
    most = held + limits.memory_bytes_per_worker
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _die_with_parent(lifeline_fd: int) -> None:
    """Wait on a pipe that nobody writes to: it ends when the parent does, however it ends."""
    os.read(lifeline_fd, 1)
    os._exit(3)
