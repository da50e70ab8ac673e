"""Tasks for the worker pool's tests: each does one thing that a hostile file can make a worker do."""

from __future__ import annotations

import os
import signal
import time

from pipelines.intake.steps import StepOverrunError, fault_of, step


def misbehave(item: str) -> str:
    if item == "exit":
        os._exit(7)
    if item == "segfault":
        os.kill(os.getpid(), signal.SIGSEGV)
    if item == "raise":
        raise KeyError("odd")
    if item == "memory":
        return str(len(bytearray(8 * 1024**3)))
    if item == "hang":
        time.sleep(1000)
    if item == "spin":
        with step("spin", 0.2):
            while True:
                pass
    if item == "pages":
        return read_three_pages()
    return f"{item} done"


def read_three_pages() -> str:
    said = []
    for page in ("1", "2", "3"):
        if fault := fault_of(page):
            said.append(f"{page} {fault}")
            continue
        try:
            with step(page, 0.2):
                if page == "2":
                    os.kill(os.getpid(), signal.SIGSEGV)
                if page == "3":
                    while True:
                        pass
                said.append(f"{page} read")
        except StepOverrunError:
            said.append(f"{page} overran")
    return ", ".join(said)
