"""How a task in a worker says how far it is, so that one bad step costs that step and not the whole.

Belongs here: the few functions a task calls, and the limit on CPU time of one step. Does not belong here: processes
(`workers`, `worker_process`) and what the tasks do.

A task that reads twenty pages opens a `step` for each. Python code that overruns the step's CPU time gets
StepOverrunError; code that cannot be interrupted is killed with its process, and the task starts again in a new one,
where `fault_of` names the steps not to try again. Outside a worker all of this does nothing but enforce the CPU limit.
"""

from __future__ import annotations

import math
import resource
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType

# How long after the polite interruption the kernel ends the process: code in C is not interrupted by a signal handler.
GRACE_SECONDS = 5
# The interruption comes again until it gets through: third-party code may swallow an exception.
REPEAT_SECONDS = 0.5

Announce = Callable[[str], None]


class StepOverrunError(BaseException):
    """The step used more CPU time than it may; not an Exception, so that readers that catch everything let it pass."""


class _State:
    announce: Announce | None = None
    faults: Mapping[str, str] = {}


def connect(announce: Announce | None, faults: Mapping[str, str]) -> None:
    """Say where steps are reported to and which have failed already; called by the worker before each task."""
    _State.announce = announce
    _State.faults = dict(faults)


def fault_of(name: str) -> str | None:
    """Return why the step `name` must not be tried again, None where it may be."""
    return _State.faults.get(name)


@contextmanager
def step(name: str, cpu_seconds: float) -> Iterator[None]:
    """Run the body as the step `name`, which may use `cpu_seconds`; raises StepOverrunError beyond that.

    Steps do not nest.
    """
    _enter(name, cpu_seconds)
    try:
        if threading.current_thread() is threading.main_thread():
            with _interrupted_after(cpu_seconds):
                yield
        else:
            yield
    finally:
        _enter("", None)


@contextmanager
def told(name: str) -> Iterator[None]:
    """Run the body as the step `name` without a limit on CPU time; steps within it have theirs."""
    _enter(name, None)
    try:
        yield
    finally:
        _enter("", None)


def _enter(name: str, cpu_seconds: float | None) -> None:
    if _State.announce is None:
        return
    _State.announce(name)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = hard if cpu_seconds is None else math.ceil(cpu_seconds_used() + cpu_seconds + GRACE_SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


@contextmanager
def _interrupted_after(cpu_seconds: float) -> Iterator[None]:
    previous = signal.signal(signal.SIGPROF, _overrun)
    signal.setitimer(signal.ITIMER_PROF, max(cpu_seconds, 0.001), REPEAT_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, previous)


def cpu_seconds_used() -> float:
    """Return the CPU time this process has used."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _overrun(signal_number: int, frame: FrameType | None) -> None:
    raise StepOverrunError
