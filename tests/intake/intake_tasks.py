"""Tasks for the worker pool's tests: each does one thing that a hostile file can make a worker do."""

from __future__ import annotations

import gc
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


def count_frozen(item: int) -> int:
    return gc.get_freeze_count()


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


def name_self_and_hang(parent_stdout: str) -> None:
    """Write this process's id into the pipe that the test listens on, then wait for the end."""
    descriptor = os.open(parent_stdout, os.O_WRONLY)
    os.write(descriptor, b"%d\n" % os.getpid())
    os.close(descriptor)
    time.sleep(1000)


def name_process(item: int) -> int:
    return os.getpid()


def unpicklable(item: int) -> object:
    return lambda: item


def environment_of(name: str) -> str | None:
    return os.environ.get(name)


def space_taken_by_a_small_table(item: int) -> int:
    """Return by how many bytes of address space a table of one cell makes this process grow."""
    import pyarrow

    before = _address_space()
    pyarrow.table({"item": [item]})
    return _address_space() - before


def _address_space() -> int:
    with open("/proc/self/statm", encoding="ascii") as stream:
        return int(stream.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
