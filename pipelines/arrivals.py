"""What arrived: the drop folder, or named files, held against the ledger.

Belongs here: deciding which issues have work to do and writing it where every later step finds it (the stages
``announced`` and ``files`` in staging). Does not belong here: looking into folders and files (`intake/`), reading PDFs.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.errors import RefusedFileError, SettingsError
from pipelines.intake.files import hash_file, shown_name
from pipelines.intake.folder import FoundFile, KnownFile, scan
from pipelines.intake.identity import assign_issue_ids
from pipelines.settings import Settings
from pipelines.stages import ALL_STAGES, INTERNAL_ERROR, LAST_STAGE, SourceFile, expected_fingerprint
from pipelines.storage.ledger import LedgerEntry, LoadedIssue, read_published
from pipelines.storage.staging import Envelope, Staging

ANNOUNCED = "announced"
IN_FORCE = ("loaded", "duplicate", "quarantined")


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file that wants reading: its issue, name and place; `folder` is None for files in the drop folder."""

    issue_id: str
    file_name: str
    path: str
    folder: str | None
    size_bytes: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is to do: files to read, issues that code or rules made stale, and files that are gone.

    `waiting` are files that changed too short a time ago; `unchanged` counts the files that need nothing.
    """

    arrivals: tuple[Arrival, ...] = ()
    stale: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    unchanged: int = 0

    @property
    def issue_ids(self) -> tuple[str, ...]:
        """The issues to work on, each once: new ones in the order of their names, then the others."""
        return tuple(dict.fromkeys((*(a.issue_id for a in self.arrivals), *self.stale, *self.vanished)))


def plan(settings: Settings, paths: Sequence[Path] = ()) -> Plan:
    """Compare the drop folder, or just the files in `paths`, with the ledger of the published warehouse.

    Nothing is opened but files that are not called ``.pdf``. Raises SettingsError when the folder or a named path is
    not there.
    """
    entries, issues = read_published(settings.warehouse)
    if paths:
        return _plan_named(settings, paths, entries, issues)
    in_folder = {entry.file_name: entry for entry in entries if entry.folder is None and entry.status in IN_FORCE}
    known = {name: KnownFile(entry.size_bytes, entry.mtime_ns) for name, entry in in_folder.items()}
    try:
        found = scan(
            settings.raw,
            known,
            now_ns=time.time_ns(),
            settle_seconds=settings.settle_seconds,
            limits=settings.limits,
        )
    except OSError as fault:
        raise SettingsError(
            f"the drop folder cannot be listed: {fault.strerror}",
            where=str(settings.raw),
            do="Create it, or set BULLETINS_RAW",
        ) from fault
    refused = [FoundFile(entry.file_name, entry.size_bytes, entry.mtime_ns) for entry in found.refused]
    wanted = {file.file_name: file for file in (*found.to_read, *refused)}
    ids = assign_issue_ids(wanted, _owners(entries))
    arrivals = tuple(
        Arrival(ids[name], name, str(settings.raw / name), None, file.size_bytes, file.mtime_ns)
        for name, file in sorted(wanted.items())
    )
    return Plan(
        arrivals,
        (*stale_issues(entries, issues), *_our_faults(entries, Staging(settings.staging_root))),
        tuple(in_folder[name].issue_id or "" for name in found.vanished if in_folder[name].issue_id),
        found.waiting,
        len(found.unchanged),
    )


def plan_retry(settings: Settings, file_names: Sequence[str], staging: Staging) -> Plan:
    """Return the plan that reads refused files again, all of them when none is named, and forget their readings.

    Raises SettingsError for a name that is not in quarantine.
    """
    entries, _ = read_published(settings.warehouse)
    refused = {entry.file_name: entry for entry in entries if entry.status == "quarantined" and entry.issue_id}
    unknown = [name for name in file_names if name not in refused]
    if unknown:
        raise SettingsError("it is not in quarantine", where=unknown[0], do="`bulletins status` lists what is")
    arrivals = []
    for name in file_names or sorted(refused):
        issue_id = refused[name].issue_id or ""
        staging.forget(issue_id, ALL_STAGES)
        arrivals.append(staging.read(ANNOUNCED, issue_id, Arrival))
    return Plan(tuple(arrivals))


def _plan_named(
    settings: Settings, paths: Sequence[Path], entries: Sequence[LedgerEntry], issues: Mapping[str, LoadedIssue]
) -> Plan:
    raw = settings.raw.resolve()
    files: dict[str, Arrival] = {}
    for path in _expand(paths):
        whole = path.parent.resolve() / path.name
        inside = whole.is_relative_to(raw)
        name = shown_name(whole.relative_to(raw).as_posix() if inside else path.name)
        status = whole.lstat()
        folder = None if inside else shown_name(str(whole.parent))
        files[name] = Arrival("", name, shown_name(str(whole)), folder, status.st_size, status.st_mtime_ns)
    ids = assign_issue_ids(files, _owners(entries))
    known = {
        (entry.file_name, entry.size_bytes, entry.mtime_ns): entry for entry in entries if entry.status in IN_FORCE
    }
    arrivals, unchanged = [], []
    for name, arrival in sorted(files.items()):
        held = known.get((name, arrival.size_bytes, arrival.mtime_ns))
        if held is not None and held.folder == arrival.folder:
            unchanged.append(held)
        else:
            arrivals.append(
                Arrival(ids[name], name, arrival.path, arrival.folder, arrival.size_bytes, arrival.mtime_ns)
            )
    stale = (*stale_issues(unchanged, issues), *_our_faults(unchanged, Staging(settings.staging_root)))
    return Plan(tuple(arrivals), stale, unchanged=len(unchanged))


def _expand(paths: Iterable[Path]) -> list[Path]:
    """Return the named files; a named folder stands for the PDFs in it."""
    out: list[Path] = []
    for path in paths:
        if path.is_dir() and not path.name.lower().endswith(".pdf"):
            out.extend(sorted(child for child in path.iterdir() if child.name.lower().endswith(".pdf")))
        elif path.is_symlink() or path.exists():
            out.append(path)
        else:
            raise SettingsError("there is no such file", where=str(path), do="Check the name")
    return out


def _owners(entries: Iterable[LedgerEntry]) -> dict[str, str]:
    """Return which file name each issue id belongs to; a duplicate has none of its own."""
    return {entry.issue_id: entry.file_name for entry in entries if entry.issue_id and entry.status != "duplicate"}


def stale_issues(entries: Iterable[LedgerEntry], issues: Mapping[str, LoadedIssue]) -> tuple[str, ...]:
    """Return the loaded issues, of the files in `entries`, that today's code and rules would read anew."""
    ids = {entry.issue_id for entry in entries if entry.status in (*IN_FORCE, "removed")}
    return tuple(
        issue_id
        for issue_id, issue in issues.items()
        if issue_id in ids and issue.fingerprint != expected_fingerprint(issue.sha256)
    )


def _our_faults(entries: Iterable[LedgerEntry], staging: Staging) -> list[str]:
    """Return the issues that a fault of ours refused and that code or rules of another version may read now."""
    out = []
    for entry in entries:
        if entry.status == "quarantined" and entry.reason == INTERNAL_ERROR and entry.issue_id:
            held = staging.envelope(LAST_STAGE, entry.issue_id)
            if held is None or held.fingerprint != expected_fingerprint(entry.sha256):
                out.append(entry.issue_id)
    return out


def announce(arrivals: Iterable[Arrival], staging: Staging) -> None:
    """Write the arrivals to staging, where the first stage of each issue finds them."""
    for arrival in arrivals:
        fingerprint = f"{arrival.path}:{arrival.size_bytes}:{arrival.mtime_ns}"
        staging.write(Envelope(ANNOUNCED, arrival.issue_id, fingerprint), arrival)


def settle(issue_id: str, staging: Staging, settings: Settings, loaded: dict[str, str]) -> Envelope:
    """Hash the announced file of the issue and write the stage ``files``; a file that is as it was costs nothing.

    `loaded` says which file name holds which content (hash to name); the file is added to it. A content that another
    name holds makes this one a duplicate. Raises StagingError when nothing was announced.
    """
    arrival = staging.read(ANNOUNCED, issue_id, Arrival)
    held = staging.envelope("files", issue_id)
    if held is not None and held.status == "done":
        source = staging.read("files", issue_id, SourceFile)
        if (source.path, source.size_bytes, source.mtime_ns) == (arrival.path, arrival.size_bytes, arrival.mtime_ns):
            loaded.setdefault(source.sha256, source.file_name)
            return held
    try:
        hashed = hash_file(Path(arrival.path), settings.limits)
    except RefusedFileError as refusal:
        fingerprint = f"refused:{refusal.reason}:{arrival.size_bytes}:{arrival.mtime_ns}"
        envelope = Envelope("files", issue_id, fingerprint, "refused", refusal.reason, str(refusal))
        staging.write_refusal(envelope)
        return envelope
    owner = loaded.setdefault(hashed.sha256, arrival.file_name)
    if owner != arrival.file_name:
        envelope = Envelope(
            "files", issue_id, f"{hashed.sha256}:duplicate", "duplicate", owner, f"the same content as {owner}"
        )
        staging.write_refusal(envelope)
        return envelope
    source = SourceFile(issue_id, arrival.file_name, arrival.path, hashed.sha256, hashed.size_bytes, hashed.mtime_ns)
    envelope = Envelope("files", issue_id, hashed.sha256, counts=(("bytes", hashed.size_bytes),))
    staging.write(envelope, source)
    return envelope
