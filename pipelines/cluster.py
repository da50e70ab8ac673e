"""Running stages on a Dask cluster instead of local processes; the interface of `intake.workers.WorkerPool`.

Belongs here: handing items to the cluster and reading what came back. Does not belong here: what a stage does. Needs
the extra ``cluster`` (``pip install '.[cluster]'``).

A worker that dies is replaced by the cluster and its items are tried again elsewhere; an item that kills one worker
after the other is given up with a reason, and the others go on. Staging has to be an address all workers reach.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pipelines.errors import SettingsError
from pipelines.intake.reasons import Reason
from pipelines.intake.workers import Done, Failed

if TYPE_CHECKING:
    from distributed import Client

I = TypeVar("I")  # noqa: E741
R = TypeVar("R")

# Environment that a worker needs to reach staging as this process does.
PASSED_ON = (
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_ENDPOINT_URL",
    "AWS_DEFAULT_REGION",
)
RETRIES = 3


class ClusterPool(Generic[I, R]):
    """Runs `task` on the cluster whose scheduler is at `address` (``tcp://host:8786``).

    Raises SettingsError when the extra is not installed or the scheduler does not answer.
    """

    def __init__(self, address: str, task: Callable[[I], R]) -> None:
        self._address = address
        self._task = task
        self._client: Client | None = None

    def close(self) -> None:
        """Leave the cluster; it goes on without us."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def run(self, items: Iterable[I]) -> Iterator[tuple[I, Done[R] | Failed]]:
        """Yield each item with its outcome, as they finish."""
        from distributed import KilledWorker, as_completed

        client = self._connected()
        # Not pure: the same stage of the same issue must run again when its input has changed.
        futures = {client.submit(self._task, item, pure=False, retries=RETRIES): item for item in items}
        for future in as_completed(futures):
            item = futures.pop(future)
            error = future.exception()
            if error is None:
                yield item, Done(future.result())
            elif isinstance(error, KilledWorker):
                yield item, Failed(Reason.READER_CRASHED, f"it took {RETRIES} workers with it")
            else:
                yield item, Failed(Reason.READER_CRASHED, f"{type(error).__name__}: {error}")
            future.release()

    def _connected(self) -> Client:
        if self._client is not None:
            return self._client
        try:
            from distributed import Client
        except ImportError as absent:
            raise SettingsError(
                "the cluster client is not installed", where="BULLETINS_CLUSTER", do="pip install '.[cluster]'"
            ) from absent
        try:
            client: Any = Client(self._address, timeout=30)
        except (OSError, TimeoutError) as silent:
            raise SettingsError(
                f"no scheduler answers at {self._address}",
                where="BULLETINS_CLUSTER",
                do="Start it with `dask scheduler`, and workers with `dask worker ADDRESS --nthreads 1`",
            ) from silent
        client.register_plugin(
            _environment_plugin({name: os.environ[name] for name in PASSED_ON if name in os.environ})
        )
        self._client = client
        return self._client


def _environment_plugin(environment: dict[str, str]) -> Any:
    """Return what sets the environment on every worker, also on those that join later."""
    from distributed import WorkerPlugin

    class PassedOnEnvironment(WorkerPlugin):  # type: ignore[misc]
        name = "bulletins-environment"

        def setup(self, worker: Any) -> None:
            os.environ.update(environment)

    return PassedOnEnvironment()
