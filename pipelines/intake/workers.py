"""A pool of worker processes that can be killed: whatever one item does, the others go on.

Belongs here: handing out items, watching over deadlines, burying and replacing workers, naming the cause. Does not
belong here: one process (`worker_handle`), what runs inside it (`worker_process`) and what the task does. The
supervisor is one thread that waits on all pipes.
"""

from __future__ import annotations

import pickle
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from types import TracebackType
from typing import Generic, Self, TypeVar

from pipelines.errors import BulletinsError, RefusedFileError
from pipelines.intake import steps
from pipelines.intake.limits import Limits
from pipelines.intake.reasons import Reason
from pipelines.intake.worker_handle import WorkerHandle
from pipelines.intake.worker_process import AtStep, Finished, Ready, Refused, Start

I = TypeVar("I")  # noqa: E741
R = TypeVar("R")

START_SECONDS = 120.0
# Workers that die before they are ready, one after the other, without one success between: the installation is broken.
MOST_FAILED_STARTS = 3
# A worker that after an item still holds this share of its memory limit is replaced: it did not get it all back.
TIRED_SHARE = 0.5
# An interrupt that comes just before the wait begins is acted on only when it ends, so no wait is longer than this.
MOST_WAITING_SECONDS = 1.0
# After these, nobody knows in which state the libraries are.
UNTRUSTED_AFTER = (Reason.MEMORY, Reason.CPU_TIME, Reason.INTERNAL_ERROR)
# How libraries written in C end where memory is refused to them.
ABORT_SIGNALS = (signal.SIGABRT, signal.SIGTRAP, signal.SIGILL, signal.SIGBUS)


class WorkerError(BulletinsError):
    """The workers do not start at all."""


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """The task returned `value`."""

    value: R
    cpu_seconds: float = 0.0
    peak_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Failed:
    """The task refused its item, or its worker was lost over it."""

    reason: Reason
    detail: str
    cpu_seconds: float = 0.0
    peak_bytes: int = 0

    def describe(self) -> str:
        """Return what happened and what to do."""
        return self.reason.describe(self.detail.removeprefix(f"{self.reason.message}: "))


Outcome = Done[R] | Failed


class WorkerPool(Generic[I, R]):
    """`workers` processes that run `task` on items; none at all (in this process, for debugging) where that is 0.

    `task` is a function at the top level of a module that the workers can import, its items and results are picklable.
    Close the pool, or use it in a `with` block; when this process dies, the workers end too.
    """

    def __init__(self, workers: int, limits: Limits, task: Callable[[I], R]) -> None:
        self._count = workers
        self._limits = limits
        self._task = task
        self._workers: list[WorkerHandle] = []
        self._retries: deque[tuple[I, dict[str, str]]] = deque()
        self._failed_starts = 0
        try:
            pickle.dumps(task)
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            raise WorkerError(
                f"Workers cannot import this task: {error}", do="Make it a function at the top level of a module"
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all workers at once."""
        for worker in list(self._workers):
            self._discard(worker)

    def run(self, items: Iterable[I]) -> Iterator[tuple[I, Outcome[R]]]:
        """Yield each item with its outcome, as they finish; an item is fetched only when a worker is free for it.

        One run at a time. When the iterator is left early, the items under way are given up.
        """
        if self._count == 0:
            for item in items:
                yield item, self._run_here(item)
            return
        fresh = iter(items)
        exhausted = False
        self._retries.clear()
        try:
            while True:
                while not exhausted or self._retries:
                    worker = self._free_worker()
                    if worker is None:
                        break
                    try:
                        item, faults = self._retries.popleft() if self._retries else (next(fresh), {})
                    except StopIteration:
                        exhausted = True
                        break
                    worker.assign(item, faults)
                if not any(worker.busy for worker in self._workers):
                    return
                yield from self._wait()
        finally:
            for worker in [worker for worker in self._workers if worker.busy]:
                self._discard(worker)

    def _run_here(self, item: I) -> Outcome[R]:
        steps.connect(None, {})
        began = steps.cpu_seconds_used()
        try:
            value = self._task(item)
        except RefusedFileError as error:
            return Failed(Reason(error.reason), error.what, steps.cpu_seconds_used() - began)
        except MemoryError as error:
            return Failed(Reason.MEMORY, str(error), steps.cpu_seconds_used() - began)
        except steps.StepOverrunError:
            return Failed(Reason.CPU_TIME, "the limit on CPU time", steps.cpu_seconds_used() - began)
        return Done(value, steps.cpu_seconds_used() - began)

    def _free_worker(self) -> WorkerHandle | None:
        """Return a worker without an item, a fresh one where there is room, None where all are busy."""
        for worker in self._workers:
            if not worker.busy:
                return worker
        if len(self._workers) == self._count:
            return None
        self._workers.append(WorkerHandle.start(Start(self._task, self._limits)))
        return self._workers[-1]

    # -- watching -------------------------------------------------------------------------------------------------
    def _wait(self) -> Iterator[tuple[I, Outcome[R]]]:
        """Wait until something happens and yield what has finished by it."""
        next_deadline = min(self._deadline(worker)[0] for worker in self._workers)
        patience = min(max(0.0, next_deadline - time.monotonic()), MOST_WAITING_SECONDS)
        heard = wait([worker.pipe for worker in self._workers], timeout=patience)
        for worker in [worker for worker in self._workers if worker.pipe in heard]:
            try:
                message = worker.pipe.recv()
            except (EOFError, OSError):
                yield from self._bury(worker, None)
                continue
            yield from self._hear(worker, message)
        for worker in list(self._workers):
            deadline, seconds = self._deadline(worker)
            # Whoever consumes the outcomes may have taken long: what a worker has said meanwhile counts first.
            if time.monotonic() >= deadline and not worker.pipe.poll():
                yield from self._bury(worker, seconds)

    def _hear(
        self, worker: WorkerHandle, message: Ready | AtStep | Finished | Refused
    ) -> Iterator[tuple[I, Outcome[R]]]:
        worker.step_began = time.monotonic()
        if isinstance(message, Ready):
            worker.ready = True
            worker.held_at_start = message.held_bytes
            worker.item_began = worker.step_began
            self._failed_starts = 0
        elif isinstance(message, AtStep):
            worker.step = message.name
        else:
            item: I = worker.item
            worker.busy, worker.item = False, None
            usage = message.usage
            tired = usage.held_bytes - worker.held_at_start > TIRED_SHARE * self._limits.memory_bytes_per_worker
            if tired or (isinstance(message, Refused) and message.reason in UNTRUSTED_AFTER):
                self._discard(worker)
            if isinstance(message, Finished):
                yield item, Done(message.value, usage.cpu_seconds, usage.peak_bytes)
            else:
                yield item, Failed(Reason(message.reason), message.detail, usage.cpu_seconds, usage.peak_bytes)

    def _deadline(self, worker: WorkerHandle) -> tuple[float, float]:
        """Return when the worker is taken to be stuck, and the limit in seconds that this comes from."""
        if not worker.ready:
            return worker.item_began + START_SECONDS, START_SECONDS
        if not worker.busy:
            return float("inf"), 0.0
        of_step = worker.step_began + self._limits.wall_seconds_per_step
        of_item = worker.item_began + self._limits.wall_seconds_per_file
        if of_step < of_item:
            return of_step, self._limits.wall_seconds_per_step
        return of_item, self._limits.wall_seconds_per_file

    def _bury(self, worker: WorkerHandle, stuck_seconds: float | None) -> Iterator[tuple[I, Outcome[R]]]:
        """Remove a worker that died or is stuck; try its item again without the step that cost its life."""
        self._discard(worker)
        if not worker.ready:
            self._count_failed_start(worker)
            if worker.busy:
                self._retries.append((worker.item, worker.faults))
        elif worker.busy:
            reason, detail = self._cause(worker, stuck_seconds)
            item: I = worker.item
            if worker.step and len(worker.faults) + 1 < self._limits.attempts_per_file:
                self._retries.append((item, worker.faults | {worker.step: f"{reason.value}: {detail}"}))
            else:
                yield item, Failed(reason, f"{worker.step}: {detail}" if worker.step else detail)

    def _cause(self, worker: WorkerHandle, stuck_seconds: float | None) -> tuple[Reason, str]:
        code = worker.process.returncode
        if stuck_seconds is not None:
            return Reason.WALL_TIME, f"nothing heard for {stuck_seconds:g} s"
        if code == -signal.SIGXCPU:
            return Reason.CPU_TIME, f"{self._limits.cpu_seconds_per_page:g} s of CPU used"
        if code == -signal.SIGKILL:
            return Reason.MEMORY, "the system ran out of memory and ended the process"
        if -code in ABORT_SIGNALS:
            return Reason.MEMORY, f"a library gave up at {self._limits.memory_bytes_per_worker:,} bytes"
        return Reason.READER_CRASHED, signal.Signals(-code).name if code < 0 else f"exit code {code}"

    def _count_failed_start(self, worker: WorkerHandle) -> None:
        self._failed_starts += 1
        if self._failed_starts >= MOST_FAILED_STARTS:
            said = worker.last_words.splitlines()
            cause = said[-1] if said else f"exit code {worker.process.returncode}"
            raise WorkerError(f"No worker process starts: {cause}", do="Check that the package is installed whole")

    def _discard(self, worker: WorkerHandle) -> None:
        self._workers.remove(worker)
        worker.kill()
