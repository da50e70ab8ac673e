"""Locks of the kernel, which a killed process frees.

Belongs here: taking and looking at them. Does not belong here: what they guard.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.errors import WarehouseError

LOOK_AGAIN_SECONDS = 0.05


class RunLock:
    """Says that somebody is at work on a warehouse; any number may hold it at once. Raises OSError from the folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "at-work.lock"
        self._descriptor: int | None = None

    def hold(self) -> None:
        """Hold it until `release`, or until this process ends."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._descriptor = os.open(self._path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o644)
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def release(self) -> None:
        """Let go of it, if held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def is_held(self) -> bool:
        """Return whether any process holds it."""
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CLOEXEC)
        except FileNotFoundError:
            return False
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(descriptor)
        return False


@contextmanager
def exclusive(lock: Path, wait_seconds: float, doing: str) -> Iterator[None]:
    """Hold the file `lock` alone; `doing` says what its holder is doing (``loading``).

    Raises WarehouseError when another process holds it for longer than `wait_seconds`.
    """
    descriptor = os.open(lock, os.O_CREAT | os.O_RDWR, 0o644)
    try:
        deadline = time.monotonic() + wait_seconds
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as busy:
                if time.monotonic() >= deadline:
                    raise WarehouseError(
                        f"another process has been {doing} for over {wait_seconds:.0f} s",
                        where=str(lock),
                        do="Wait for it to end, or raise BULLETINS_LOCK_WAIT_SECONDS",
                    ) from busy
                time.sleep(LOOK_AGAIN_SECONDS)
        yield
    finally:
        os.close(descriptor)
