"""The services of a cluster, on this machine's loopback only: an S3 server, a Dask scheduler and workers, Postgres.

Belongs here: starting and ending them. Does not belong here: what is run on them.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event

PATIENCE_SECONDS = 60


def free_port() -> int:
    """Return a port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_port(port: int, what: str) -> None:
    """Return when somebody listens on `port`; raises TimeoutError when nobody does for long."""
    never = Event()
    for _ in range(PATIENCE_SECONDS * 10):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        never.wait(0.1)
    raise TimeoutError(f"{what} does not listen on port {port}")


def _wait_until_ready(asks: Path, port: int) -> None:
    """Return when Postgres says that it lets clients in; raises TimeoutError when it does not for long."""
    never = Event()
    for _ in range(PATIENCE_SECONDS * 10):
        asked = subprocess.run([asks, "-q", "-h", "127.0.0.1", "-p", str(port)], check=False)
        if asked.returncode == 0:
            return
        never.wait(0.1)
    raise TimeoutError(f"Postgres lets nobody in on port {port}")


@contextmanager
def process(command: list[str], log: Path, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command in a process group of its own and kill the group at the end."""
    with log.open("ab") as out:
        started = subprocess.Popen(command, stdout=out, stderr=out, env=environment, start_new_session=True)
    try:
        yield started
    finally:
        with suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
        started.wait()


@contextmanager
def object_store(folder: Path, environment: dict[str, str]) -> Iterator[str]:
    """Run moto's S3 server and yield its address."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("moto_server")), "-H", "127.0.0.1", "-p", str(port)]
    with process(command, folder / "s3.log", environment):
        wait_for_port(port, "the S3 server")
        yield f"http://127.0.0.1:{port}"


@dataclass(frozen=True, slots=True)
class Workers:
    """A scheduler's address and its workers' processes."""

    address: str
    processes: tuple[subprocess.Popen[bytes], ...]


@contextmanager
def dask_cluster(folder: Path, environment: dict[str, str], workers: int = 2) -> Iterator[Workers]:
    """Run a Dask scheduler and `workers` workers of one thread each."""
    port = free_port()
    dask = str(Path(sys.executable).with_name("dask"))
    scheduler = [dask, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-show"]
    address = f"tcp://127.0.0.1:{port}"
    worker = [dask, "worker", address, "--nthreads", "1", "--no-dashboard", "--local-directory", str(folder / "dask")]
    with process(scheduler, folder / "scheduler.log", environment):
        wait_for_port(port, "the scheduler")
        open_processes = [process(worker, folder / f"worker-{n}.log", environment) for n in range(workers)]
        started = [one.__enter__() for one in open_processes]
        try:
            yield Workers(address, tuple(started))
        finally:
            for one in open_processes:
                one.__exit__(None, None, None)


def postgres_binaries() -> Path | None:
    """Return the folder of Debian's Postgres server, None where it is not installed."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return folders[0] if folders else None


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """Run a Postgres server of our own and yield the address SQLAlchemy takes; it refuses to run as root."""
    binaries = postgres_binaries()
    if binaries is None:
        raise FileNotFoundError("Debian's postgresql is not installed")
    data, port = folder / "postgres", free_port()
    data.mkdir()
    as_user: list[str] = []
    if os.getuid() == 0:
        shutil.chown(data, "postgres")
        for parent in (folder, *folder.parents):
            status = parent.stat()
            if status.st_uid == 0 and not status.st_mode & 0o001:
                parent.chmod(status.st_mode | 0o011)
        as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([*as_user, binaries / "initdb", "-D", data, "-A", "trust", "-U", "dagster"], check=True, **quiet)
    command = [*as_user, str(binaries / "postgres"), "-D", str(data), "-p", str(port), "-k", str(data)]
    command += ["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]
    with process(command, folder / "postgres.log", dict(os.environ)):
        wait_for_port(port, "Postgres")
        _wait_until_ready(binaries / "pg_isready", port)  # it listens before it lets anybody in
        subprocess.run(
            [*as_user, binaries / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "dagster", "dagster"],
            check=True,
            **quiet,
        )
        yield f"postgresql+psycopg2://dagster@127.0.0.1:{port}/dagster"
