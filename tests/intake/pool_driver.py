"""A program that keeps two workers busy for ever and names them: what the tests interrupt and kill."""

from __future__ import annotations

import signal
import sys

from intake_tasks import name_self_and_hang

from pipelines.intake.limits import Limits
from pipelines.intake.workers import WorkerPool

if __name__ == "__main__":
    # a shell that started the tests in the background lets its children ignore the interrupt
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with WorkerPool(2, Limits(), name_self_and_hang) as pool:
            for _ in pool.run([sys.argv[1]] * 2):
                pass
    except KeyboardInterrupt:
        print("interrupted", flush=True)
