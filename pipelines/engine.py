"""The engine: runs one stage of many issues on worker processes or a cluster, settles and releases them here.

Belongs here: handing issues to workers and collecting their envelopes. Does not belong here: what a stage does
(`stages.py`), how workers live and die (`intake/workers.py`), and Dagster.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from types import TracebackType
from typing import Self

from pipelines import stages
from pipelines.arrivals import holders, settle
from pipelines.cluster import ClusterPool
from pipelines.intake.workers import Done, WorkerPool
from pipelines.release import Outcome, Release, release
from pipelines.settings import Settings
from pipelines.stages import ALL_STAGES, STAGES
from pipelines.storage.database import WarehousePaths
from pipelines.storage.ledger import read_published
from pipelines.storage.locks import RunLock
from pipelines.storage.staging import Envelope, Staging

# One line of JSON per issue and stage, for whoever attaches a handler; not managed by Dagster, whose event log would
# take several milliseconds for each.
LOG = logging.getLogger("bulletins")


@dataclass(frozen=True, slots=True)
class StageItem:
    """Stages of one issue that follow one another, as a worker gets them."""

    stages: tuple[str, ...]
    issue_id: str
    staging_root: str
    settings: Settings


def run_item(item: StageItem) -> list[Envelope]:
    """Run the stages; the form of `stages.run_stages` that a WorkerPool takes."""
    return stages.run_stages(item.stages, item.issue_id, item.staging_root, item.settings)


class Engine:
    """One batch's machinery: its workers live from the first stage to the last. Use it in a `with` block.

    `on_stage` hears of every stage of every issue, `on_release` of every file's end.
    """

    def __init__(
        self,
        settings: Settings,
        on_stage: Callable[[Envelope], None] | None = None,
        on_release: Callable[[Outcome], None] | None = None,
    ) -> None:
        self.settings = settings
        self.staging = Staging(settings.staging_root)
        self._at_work = RunLock(WarehousePaths(settings.warehouse).build_folder)
        self._on_stage = on_stage
        self._on_release = on_release
        # Envelopes of stages that workers have gone ahead to, until these stages are asked for.
        self._ahead: dict[tuple[str, str], Envelope] = {}
        self._pool: WorkerPool[StageItem, list[Envelope]] | ClusterPool[StageItem, list[Envelope]]
        if settings.cluster:
            self._pool = ClusterPool(settings.cluster, run_item)
        else:
            self._pool = WorkerPool(settings.workers, settings.limits, run_item)

    def __enter__(self) -> Self:
        self._at_work.hold()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the workers."""
        self._pool.close()
        self._at_work.release()

    def settle(self, issue_ids: Iterable[str]) -> list[Envelope]:
        """Hash the announced files, one after the other, so that of two with one content the first is loaded."""
        entries, _ = read_published(self.settings.warehouse)
        loaded = holders(entries)
        return [self._heard(settle(issue_id, self.staging, self.settings, loaded)) for issue_id in issue_ids]

    def run(self, stage: str, issue_ids: Iterable[str], then: Collection[str] = ()) -> list[Envelope]:
        """Bring `stage` of the issues up to date and return their envelopes in the order given.

        Of the stages that will be asked for `then`, workers go ahead to those that follow while they have the issue in
        hand. Raises StagingError when a stage before it has not run. An issue whose worker dies or overruns is refused
        with the reason, and the others go on.
        """
        wanted = list(issue_ids)
        found: dict[str, Envelope] = {}
        due: list[str] = []
        for issue_id in wanted:
            ahead = self._ahead.pop((stage, issue_id), None)
            held = ahead or self._current(stage, issue_id)
            if held is None:
                due.append(issue_id)
            else:
                found[issue_id] = held if ahead else self._heard(held)
        for envelope in self._run_due(self._together(stage, then), due):
            if envelope.stage == stage:
                found[envelope.issue_id] = envelope
            else:
                self._ahead[envelope.stage, envelope.issue_id] = envelope
        return [found[issue_id] for issue_id in wanted]

    def _together(self, stage: str, then: Collection[str]) -> tuple[str, ...]:
        """Return the stage and those of `then` right behind it."""
        order = list(STAGES)
        behind = order[order.index(stage) + 1 :]
        return (stage, *takewhile(lambda name: name in then, behind))

    def _run_due(self, together: tuple[str, ...], due: Sequence[str]) -> Iterator[Envelope]:
        root = self.settings.staging_root
        stage = together[0]
        items = [StageItem(together, issue_id, root, self.settings) for issue_id in due]
        for item, outcome in self._pool.run(items):
            if isinstance(outcome, Done):
                envelopes = outcome.value
            else:
                told = outcome.describe()
                # A worker that was lost over a later stage may have done this one: the later one has its own run.
                held = self._current(stage, item.issue_id)
                envelopes = [held or stages.refuse(stage, item.issue_id, root, str(outcome.reason), told)]
            yield from map(self._heard, envelopes)

    def release(self, issue_ids: Iterable[str], run_id: str) -> Release:
        """Load and publish; see `release.release`."""
        return release(self.settings, issue_ids, run_id, self._on_release)

    def forget(self, issue_id: str) -> None:
        """Delete what staging holds of the issue after its announcement, so that it is read anew."""
        for stage in STAGES:
            self._ahead.pop((stage, issue_id), None)
        self.staging.forget(issue_id, ALL_STAGES)

    def _current(self, stage: str, issue_id: str) -> Envelope | None:
        """Return what is staged if the stage would make the same again, else None; spares a worker the look."""
        held = self.staging.envelope(stage, issue_id)
        if held is None:
            return None
        inputs = [self.staging.envelope(before, issue_id) for before in STAGES[stage].inputs]
        known = [found.fingerprint for found in inputs if found is not None]
        same = len(known) == len(inputs) and held.fingerprint == stages.fingerprint_of(stage, known)
        return held if same else None

    def _heard(self, envelope: Envelope) -> Envelope:
        LOG.info("%s", envelope.to_json().decode())
        if self._on_stage is not None:
            self._on_stage(envelope)
        return envelope
