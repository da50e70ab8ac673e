"""One worker process as its supervisor holds it: started, spoken to, killed.

Belongs here: the process, its pipe, its environment. Does not belong here: who gets which item and what a death means
(`workers`), and what runs inside (`worker_process`).

The workers are fresh Python processes, not forks: Dagster's processes have threads whose locks a fork would copy, and a
fresh process does not see the secrets in its parent's environment.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe
from typing import IO, Any

from pipelines.intake.worker_process import Order, Start

# Not `-m`: what a worker sends must come from a module that this process can import, not from its `__main__`.
WORKER_CODE = "import sys; from pipelines.intake.worker_process import main; main(int(sys.argv[1]), int(sys.argv[2]))"
# Libraries for arithmetic start a thread per core, each with its own memory, and none of the tasks gains by it. Arrow's
# own allocator takes 1 GiB of address space at its first use: all that a worker may add, so that small reads failed.
WORKER_ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
}
# All that a worker gets of the environment: no keys and tokens, and no `CMAP_PATH`, from where pdfminer would unpickle.
PASSED_ON = re.compile(r"PATH|HOME|TZ|TMPDIR|LANG|LC_\w+|LD_LIBRARY_PATH|DYLD_\w+|VIRTUAL_ENV|BULLETINS_\w+")
MOST_SAID_BYTES = 2_000


@dataclass(slots=True, eq=False)
class WorkerHandle:
    """One process with its pipe, and what it is doing; the times are of the monotonic clock."""

    process: subprocess.Popen[bytes]
    pipe: Connection
    lifeline: int
    stderr: IO[bytes]
    item_began: float
    step_began: float
    ready: bool = False
    held_at_start: int = 0
    busy: bool = False
    item: Any = None
    faults: dict[str, str] = field(default_factory=dict)
    step: str = ""
    last_words: str = ""

    @classmethod
    def start(cls, message: Start) -> WorkerHandle:
        """Start a process and tell it what its task will be."""
        ours, theirs = Pipe()
        lifeline_theirs, lifeline_ours = os.pipe()
        stderr = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the worker
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", WORKER_CODE, str(theirs.fileno()), str(lifeline_theirs)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            pass_fds=(theirs.fileno(), lifeline_theirs),
            env=_environment(),
            # Ctrl-C reaches the supervisor alone, which then ends its workers in order.
            start_new_session=True,
        )
        theirs.close()
        os.close(lifeline_theirs)
        now = time.monotonic()
        worker = cls(process, ours, lifeline_ours, stderr, item_began=now, step_began=now)
        worker.send(message)
        return worker

    def assign(self, item: Any, faults: dict[str, str]) -> None:
        """Hand out `item`; `faults` are the steps of it that have cost a worker its life before."""
        self.item, self.faults, self.busy, self.step = item, faults, True, ""
        self.item_began = self.step_began = time.monotonic()
        self.send(Order(item, faults))

    def send(self, message: Start | Order) -> None:
        """Send; that the worker is gone is noticed when its pipe is read."""
        try:
            self.pipe.send(message)
        except (BrokenPipeError, ConnectionResetError):
            return

    def kill(self) -> None:
        """End the process and give back what it holds; one that has died keeps the exit code that tells why."""
        self.process.kill()
        self.process.wait()
        self.pipe.close()
        os.close(self.lifeline)
        self.stderr.seek(0)
        self.last_words = self.stderr.read()[-MOST_SAID_BYTES:].decode(errors="replace").strip()
        self.stderr.close()


def _environment() -> dict[str, str]:
    environment = {name: text for name, text in os.environ.items() if PASSED_ON.fullmatch(name)}
    environment["PYTHONPATH"] = os.pathsep.join(path or os.getcwd() for path in sys.path)
    return environment | WORKER_ENVIRONMENT
