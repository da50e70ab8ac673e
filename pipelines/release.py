"""From staging to the file analysts open: load what is staged and not yet loaded, then publish once.

Belongs here: deciding what the load has to do, from staging and ledger. Does not belong here: how a row is loaded or a
file put in place (`storage/`), and Dagster.

It is level-triggered: whatever is staged and not published is taken along, no matter which run staged it, so that no
update is lost between two runs.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import duckdb

from pipelines.arrivals import ANNOUNCED, Arrival, is_gone
from pipelines.errors import WarehouseError
from pipelines.settings import Settings
from pipelines.stages import LAST_STAGE, SourceFile, rules_version
from pipelines.storage.database import WarehousePaths, given_room, writing
from pipelines.storage.derived import refresh
from pipelines.storage.ledger import LedgerEntry, mark_removed, read_entries, read_issues, record
from pipelines.storage.loading import Load, Moved, drop_moved, load_issues, record_refusal
from pipelines.storage.publishing import publish
from pipelines.storage.staging import Envelope, Staging


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: ``loaded``, ``replaced``, ``reread``, ``unchanged``, ``duplicate``, ``quarantined`` or
    ``removed``; `revision` for a loaded issue."""

    issue_id: str
    file_name: str
    state: str
    reason: str | None = None
    detail: str | None = None
    revision: int | None = None
    status: str | None = None
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """One issue that is ready to be loaded, and what its outcome will be."""

    load: Load
    state: str
    counts: tuple[tuple[str, int], ...]


# Enough that linking and statements are shared, few enough that a killed run has little to load again.
LOADED_AT_ONCE = 25


@dataclass(frozen=True, slots=True)
class Release:
    """What one load did; `published` is False when nothing had changed, now or in a run cut short."""

    outcomes: tuple[Outcome, ...]
    published: bool


def release(
    settings: Settings, issue_ids: Iterable[str], run_id: str, on_done: Callable[[Outcome], None] | None = None
) -> Release:
    """Load what staging holds of `issue_ids` and of every issue still pending, and publish when anything changed.

    Raises WarehouseError when the private database cannot be opened or the finished copy cannot be put in place; what
    was loaded before that is kept and published by the next run.
    """
    staging = Staging(settings.staging_root)
    paths = WarehousePaths(settings.warehouse)
    with writing(paths, settings.lock_wait_seconds) as connection:
        # What a run loaded that was killed before it published has not changed now, and is published all the same.
        behind = paths.mark_unpublished()
        pending = staging.pending()
        known = {(entry.file_name, entry.sha256): entry for entry in read_entries(connection)}
        outcomes: list[Outcome] = []
        waiting: list[Due] = []
        removed: list[Arrival] = []

        def tell(done: Iterable[Outcome]) -> None:
            for outcome in done:
                outcomes.append(outcome)
                if on_done is not None:
                    on_done(outcome)

        for issue_id in dict.fromkeys((*issue_ids, *pending)):
            arrival = staging.read(ANNOUNCED, issue_id, Arrival)
            if is_gone(arrival):
                mark_removed(connection, arrival.file_name, run_id)
                removed.append(arrival)
                continue
            found = _release_one(connection, staging, arrival, known, run_id)
            if isinstance(found, Outcome):
                tell([found])
            else:
                waiting.append(found)
            if len(waiting) == LOADED_AT_ONCE:
                tell(load_due(connection, waiting, run_id))
                waiting = []
        tell(load_due(connection, waiting, run_id))
        tell(_removals(removed, given_room(connection, lambda: drop_moved(connection))))
        changed = any(outcome.state != "unchanged" for outcome in outcomes)
        due = changed or behind or not paths.published.exists()
        if due:
            given_room(connection, lambda: refresh(connection))
            publish(connection, paths, run_id, rules_version())
        else:
            paths.unpublished.unlink()
        staging.clear_pending(pending)
        staging.sweep_parts(time.time())
    return Release(tuple(outcomes), due)


def _removals(removed: Iterable[Arrival], moved: Iterable[Moved]) -> Iterator[Outcome]:
    """Yield what became of the files that are gone, now or since an earlier run: their rows stay, or moved."""
    now_named = {issue.issue_id: issue for issue in moved}
    for arrival in removed:
        if arrival.issue_id not in now_named:
            detail = "no longer in the drop folder; its rows stay"
            yield Outcome(arrival.issue_id, arrival.file_name, "removed", detail=detail)
    for issue in now_named.values():
        detail = f"{issue.now_named} is the same file under its new name and took the place of its rows"
        yield Outcome(issue.issue_id, issue.file_name, "removed", issue.now_named, detail)


def _release_one(
    connection: duckdb.DuckDBPyConnection,
    staging: Staging,
    arrival: Arrival,
    known: dict[tuple[str, str], LedgerEntry],
    run_id: str,
) -> Outcome | Due:
    """Return what became of the file, or what is due to be loaded of it."""
    issue_id = arrival.issue_id
    files = staging.envelope("files", issue_id)
    validated = staging.envelope(LAST_STAGE, issue_id)
    if files is None or validated is None:
        missing = "files" if files is None else LAST_STAGE
        return Outcome(issue_id, arrival.file_name, "unchanged", detail=f"stage {missing} has not run yet")
    entry = _entry(staging, arrival, files, validated)
    if validated.status != "done":
        if known.get((entry.file_name, entry.sha256)) == entry:
            return Outcome(issue_id, entry.file_name, "unchanged", entry.reason, entry.detail)
        record_refusal(connection, entry, run_id)
        return Outcome(issue_id, entry.file_name, entry.status, entry.reason, entry.detail)
    before = read_issues(connection, issue_id).get(issue_id)
    if before is not None and before.fingerprint == validated.fingerprint and before.sha256 == entry.sha256:
        same = known.get((entry.file_name, entry.sha256)) == entry
        if not same:
            record(connection, entry, run_id)
        return Outcome(
            issue_id, entry.file_name, "unchanged", revision=before.revision, status=before.status,
            counts=validated.counts,
        )  # fmt: skip
    frames = staging.read_frames(LAST_STAGE, issue_id)
    state = "loaded" if before is None else "replaced" if before.sha256 != entry.sha256 else "reread"
    return Due(Load(entry, issue_id, validated.fingerprint, rules_version(), frames), state, validated.counts)


def load_due(connection: duckdb.DuckDBPyConnection, due: Sequence[Due], run_id: str) -> Iterator[Outcome]:
    """Load the issues together; where that fails, one by one, so that only the one at fault stays behind."""
    if not due:
        return
    try:
        revisions = given_room(connection, lambda: load_issues(connection, [one.load for one in due], run_id))
    except WarehouseError:
        if len(due) == 1:
            raise
        for one in due:
            yield from load_due(connection, [one], run_id)
        return
    for one, revision in zip(due, revisions, strict=True):
        load = one.load
        status = str(load.frames["issue"]["status"][0])
        yield Outcome(
            load.issue_id, load.entry.file_name, one.state, revision=revision, status=status, counts=one.counts
        )  # fmt: skip


def _entry(staging: Staging, arrival: Arrival, files: Envelope, validated: Envelope) -> LedgerEntry:
    """Return the ledger's row for what the stages made of the file."""
    source = staging.read("files", arrival.issue_id, SourceFile) if files.status == "done" else None
    status = {"done": "loaded", "duplicate": "duplicate", "refused": "quarantined"}[validated.status]
    sha256 = source.sha256 if source else files.fingerprint.partition(":")[0] if status == "duplicate" else ""
    return LedgerEntry(
        file_name=arrival.file_name,
        sha256=sha256,
        size_bytes=source.size_bytes if source else arrival.size_bytes,
        status=status,
        reason=validated.reason,
        issue_id=arrival.issue_id,
        mtime_ns=source.mtime_ns if source else arrival.mtime_ns,
        detail=validated.detail,
        folder=arrival.folder,
    )
