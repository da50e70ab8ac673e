"""What runs inside a worker process: take a task's item from the pipe, do it, send the outcome, wait for the next.

Belongs here: the worker's own limits and its loop. Does not belong here: supervising it (`workers`). Started by
`workers`; not meant for people.
"""

from __future__ import annotations

import gc
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

# How many new objects make a worker look for garbage: seldom while it loads libraries and word lists, which stay.
WHILE_LOADING = (20_000, 20, 50)
AFTERWARDS = gc.get_threshold()


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
    """The worker has imported what its task needs, and holds so much for it."""

    held_bytes: int


@dataclass(frozen=True, slots=True)
class AtStep:
    """The worker begins the step `name`."""

    name: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What the item cost: CPU time, the most memory that the worker ever held, and what it holds afterwards."""

    cpu_seconds: float = 0.0
    peak_bytes: int = 0
    held_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Finished:
    """The task returned `value`."""

    value: Any
    usage: Usage


@dataclass(frozen=True, slots=True)
class Refused:
    """The task refused its item, or failed on it."""

    reason: str
    detail: str
    usage: Usage


def main(pipe_fd: int, lifeline_fd: int) -> None:
    """Serve orders until the pipe is closed."""
    gc.set_threshold(*WHILE_LOADING)
    threading.Thread(target=_die_with_parent, args=(lifeline_fd,), daemon=True).start()
    pipe = Connection(pipe_fd)
    start: Start = pipe.recv()
    _limit_memory(start.limits)
    # From here on only libraries written in C would write there, as often as a hostile file makes them.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    pipe.send(Ready(_memory()[1]))
    is_settled = False
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
            pipe.send(Refused(reason.value, f"its result cannot be sent: {error!r}"[:500], _usage(began)))
        if not is_settled:
            _settle()
            is_settled = True


def _settle() -> None:
    """Leave what the first item loaded (libraries, word lists, rules) out of the search for garbage from now on.

    It stays as long as the worker does, and looking through all of it again and again took a tenth of its CPU time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*AFTERWARDS)


def _do(start: Start, item: Any, began: float) -> Finished | Refused:
    try:
        value = start.task(item)
    except RefusedFileError as error:
        return Refused(error.reason, error.what, _usage(began))
    except MemoryError:
        return Refused(Reason.MEMORY.value, f"{start.limits.memory_bytes_per_worker:,} bytes", _usage(began))
    except steps.StepOverrunError:
        return Refused(Reason.CPU_TIME.value, "the limit on CPU time", _usage(began))
    except Exception as error:  # noqa: BLE001 - whatever a task raises is its item's outcome, not the worker's end
        return Refused(Reason.INTERNAL_ERROR.value, f"{type(error).__name__}: {error}"[:500], _usage(began))
    return Finished(value, _usage(began))


def _usage(began: float) -> Usage:
    return Usage(steps.cpu_seconds_used() - began, _peak_bytes(), _memory()[1])


def _peak_bytes() -> int:
    """Return the most memory this process has held; what `getrusage` tells begins with what its parent held."""
    try:
        with open("/proc/self/status", encoding="ascii") as stream:
            for line in stream:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _memory() -> tuple[int, int]:
    """Return address space and resident memory in bytes, zeros where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as stream:
            pages, resident = stream.read().split()[:2]
    except OSError:
        return 0, 0
    return int(pages) * resource.getpagesize(), int(resident) * resource.getpagesize()


def _limit_memory(limits: Limits) -> None:
    """Allow so much address space beyond what the libraries hold now; nothing where the system does not say."""
    held = _memory()[0]
    if held:
        most = held + limits.memory_bytes_per_worker
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _die_with_parent(lifeline_fd: int) -> None:
    """Wait on a pipe that nobody writes to: it ends when the parent does, however it ends."""
    os.read(lifeline_fd, 1)
    os._exit(3)
