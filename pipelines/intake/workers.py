"""A pool of worker processes that can be killed: whatever one item does, the others go on.

Belongs here: starting, watching, killing and replacing workers, and handing out items. Does not belong here: what runs
inside a worker (`worker_process`) and what the task does.

The workers are fresh Python processes, not forks: Dagster's processes have threads whose locks a fork would copy, and a
fresh process holds no secrets of its parent's environment. The supervisor is one thread that waits on all pipes.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe, wait
from types import TracebackType
from typing import IO, Any, Generic, Self, TypeVar

from pipelines.errors import BulletinsError, RefusedFileError
from pipelines.intake import steps
from pipelines.intake.limits import Limits
from pipelines.intake.reasons import Reason
from pipelines.intake.worker_process import AtStep, Finished, Order, Ready, Refused, Start

I = TypeVar("I")  # noqa: E741
R = TypeVar("R")

START_SECONDS = 120.0
# Workers that die before they are ready, one after the other, without one success between: the installation is broken.
MOST_FAILED_STARTS = 3
# A worker that has held this share of its memory limit is replaced: the allocator does not give all of it back.
TIRED_SHARE = 0.5
# Libraries for arithmetic start a thread per core, each with its own memory, and none of the tasks gains by it.
WORKER_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
# Not `-m`: what a worker sends must come from a module that this process can import, not from its `__main__`.
WORKER_CODE = "import sys; from pipelines.intake.worker_process import main; main(int(sys.argv[1]), int(sys.argv[2]))"
# `CMAP_PATH` makes pdfminer unpickle files from there.
UNWANTED_ENVIRONMENT = ("CMAP_PATH",)


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
        return self.reason.describe(self.detail)


Outcome = Done[R] | Failed


@dataclass(slots=True)
class _Worker:
    """One process with its pipe, and what it is doing."""

    process: subprocess.Popen[bytes]
    pipe: Connection
    lifeline: int
    stderr: IO[bytes]
    ready: bool = False
    item: Any = None
    busy: bool = False
    faults: dict[str, str] = field(default_factory=dict)
    step: str = ""
    item_began: float = 0.0
    step_began: float = 0.0


class WorkerPool(Generic[I, R]):
    """`workers` processes that run `task` on items; none at all (in this process, for debugging) where that is 0.

    `task` is a function at the top level of a module that the workers can import, its items and results are picklable.
    Close the pool, or use it in a `with` block; when this process dies, the workers end too.
    """

    def __init__(self, workers: int, limits: Limits, task: Callable[[I], R]) -> None:
        self._count = workers
        self._limits = limits
        self._task = task
        self._workers: list[_Worker] = []
        self._retries: list[tuple[I, dict[str, str]]] = []
        self._failed_starts = 0

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
        waiting = iter(items)
        exhausted = False
        self._retries.clear()
        try:
            while True:
                while (worker := self._free_worker(exhausted)) is not None:
                    if self._retries:
                        item, faults = self._retries.pop(0)
                    else:
                        try:
                            item, faults = next(waiting), {}
                        except StopIteration:
                            exhausted = True
                            break
                    self._assign(worker, item, faults)
                if exhausted and not self._retries and not any(worker.busy for worker in self._workers):
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
        return Done(value, steps.cpu_seconds_used() - began)

    # -- handing out ----------------------------------------------------------------------------------------------
    def _free_worker(self, exhausted: bool) -> _Worker | None:
        """Return a worker without an item, a fresh one where there is room; None where none is free or needed."""
        if exhausted and not self._retries:
            return None
        for worker in self._workers:
            if not worker.busy:
                return worker
        return self._start() if len(self._workers) < self._count else None

    def _start(self) -> _Worker:
        ours, theirs = Pipe()
        lifeline_theirs, lifeline_ours = os.pipe()
        environment = {name: text for name, text in os.environ.items() if name not in UNWANTED_ENVIRONMENT}
        environment |= WORKER_ENVIRONMENT
        environment["PYTHONPATH"] = os.pathsep.join(path or os.getcwd() for path in sys.path)
        stderr = tempfile.TemporaryFile()  # noqa: SIM115
        process = subprocess.Popen(
            [sys.executable, "-c", WORKER_CODE, str(theirs.fileno()), str(lifeline_theirs)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            pass_fds=(theirs.fileno(), lifeline_theirs),
            env=environment,
            # Ctrl-C reaches this process alone, which then ends them in order.
            start_new_session=True,
        )
        theirs.close()
        os.close(lifeline_theirs)
        worker = _Worker(process, ours, lifeline_ours, stderr)
        worker.item_began = worker.step_began = time.monotonic()
        self._workers.append(worker)
        self._send(worker, Start(self._task, self._limits))
        return worker

    def _assign(self, worker: _Worker, item: I, faults: dict[str, str]) -> None:
        worker.item, worker.faults, worker.busy, worker.step = item, faults, True, ""
        worker.item_began = worker.step_began = time.monotonic()
        self._send(worker, Order(item, faults))

    @staticmethod
    def _send(worker: _Worker, message: Start | Order) -> None:
        """Send; a worker that is gone is noticed when its pipe ends."""
        try:
            worker.pipe.send(message)
        except (BrokenPipeError, ConnectionResetError):
            return

    # -- watching -------------------------------------------------------------------------------------------------
    def _wait(self) -> Iterator[tuple[I, Outcome[R]]]:
        """Wait until something happens and yield what has finished by it."""
        by_pipe = {worker.pipe: worker for worker in self._workers}
        next_deadline = min(self._deadline(worker)[0] for worker in self._workers)
        for pipe in wait(list(by_pipe), timeout=max(0.0, next_deadline - time.monotonic())):
            worker = by_pipe[pipe]  # type: ignore[index]
            try:
                message = worker.pipe.recv()
            except (EOFError, OSError):
                yield from self._bury(worker, None)
                continue
            yield from self._hear(worker, message)
        now = time.monotonic()
        for worker in list(self._workers):
            deadline, seconds = self._deadline(worker)
            if now >= deadline:
                yield from self._bury(worker, seconds)

    def _hear(self, worker: _Worker, message: Ready | AtStep | Finished | Refused) -> Iterator[tuple[I, Outcome[R]]]:
        worker.step_began = time.monotonic()
        if isinstance(message, Ready):
            worker.ready = True
            worker.item_began = worker.step_began
            self._failed_starts = 0
            return
        if isinstance(message, AtStep):
            worker.step = message.name
            return
        item: I = worker.item
        worker.busy, worker.item = False, None
        if message.peak_bytes > TIRED_SHARE * self._limits.memory_bytes_per_worker or isinstance(message, Refused):
            self._discard(worker)
        if isinstance(message, Finished):
            yield item, Done(message.value, message.cpu_seconds, message.peak_bytes)
        else:
            yield item, Failed(Reason(message.reason), message.detail, message.cpu_seconds, message.peak_bytes)

    def _deadline(self, worker: _Worker) -> tuple[float, float]:
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

    def _bury(self, worker: _Worker, stuck_seconds: float | None) -> Iterator[tuple[I, Outcome[R]]]:
        """Remove a worker that died or is stuck; try its item again without the step that cost its life."""
        self._discard(worker)
        if not worker.ready:
            self._note_failed_start(worker)
            if worker.busy:
                self._retries.append((worker.item, worker.faults))
            return
        if not worker.busy:
            return
        reason, detail = self._cause(worker, stuck_seconds)
        item: I = worker.item
        if worker.step and len(worker.faults) + 1 < self._limits.attempts_per_file:
            self._retries.append((item, worker.faults | {worker.step: f"{reason.value}: {detail}"}))
        else:
            yield item, Failed(reason, f"{worker.step}: {detail}" if worker.step else detail)

    def _cause(self, worker: _Worker, stuck_seconds: float | None) -> tuple[Reason, str]:
        if stuck_seconds is not None:
            return Reason.WALL_TIME, f"nothing heard for {stuck_seconds:g} s"
        code = worker.process.returncode
        if code == -signal.SIGXCPU:
            return Reason.CPU_TIME, f"more than {self._limits.cpu_seconds_per_page:g} s of CPU used"
        name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return Reason.READER_CRASHED, name

    def _note_failed_start(self, worker: _Worker) -> None:
        worker.stderr.seek(0)
        said = worker.stderr.read()[-2000:].decode(errors="replace").strip()
        worker.stderr.close()
        self._failed_starts += 1
        if self._failed_starts >= MOST_FAILED_STARTS:
            last = said.splitlines()[-1] if said else f"exit code {worker.process.returncode}"
            raise WorkerError(f"No worker process starts: {last}", do="Check that the package is installed whole")

    def _discard(self, worker: _Worker) -> None:
        """Kill the worker and give back what it holds."""
        if worker in self._workers:
            self._workers.remove(worker)
        if not worker.busy and worker.ready:
            worker.pipe.close()
        try:
            worker.process.wait(0 if worker.process.poll() is not None else 0.05)
        except subprocess.TimeoutExpired:
            worker.process.kill()
            worker.process.wait()
        worker.pipe.close()
        os.close(worker.lifeline)
        if worker.ready:
            worker.stderr.close()
