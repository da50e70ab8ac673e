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
from pipelines.intake.files import hash_file, is_there, shown_name
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

    `waiting` are files that changed too short a time ago, `passed_over` those that are no PDFs by name and content or
    bear a temporary name, hidden ones left out; `unchanged` counts the files that need nothing.
    """

    arrivals: tuple[Arrival, ...] = ()
    stale: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()
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
    staging = Staging(settings.staging_root)
    stale = (*stale_issues(entries, issues), *_our_faults(entries, staging))
    vanished = tuple(in_folder[name].issue_id or "" for name in found.vanished if in_folder[name].issue_id)
    again, lost = _announced_again(settings, entries, {*stale, *vanished}, staging)
    return Plan(
        (*arrivals, *(arrival for arrival in again if arrival.issue_id not in lost or arrival.issue_id in vanished)),
        tuple(issue_id for issue_id in stale if issue_id not in lost),
        vanished,
        found.waiting,
        tuple(name for name in found.ignored if not name.rpartition("/")[2].startswith(".")),
        sum(in_folder[name].issue_id not in stale for name in found.unchanged),
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
    announced = set(staging.issues(ANNOUNCED))
    for name in file_names or sorted(refused):
        issue_id = refused[name].issue_id or ""
        staging.forget(issue_id, ALL_STAGES)
        is_known = issue_id in announced
        arrivals.append(
            staging.read(ANNOUNCED, issue_id, Arrival) if is_known else _arrival_of(refused[name], settings.raw)
        )
    return Plan(tuple(arrivals))


def _announced_again(
    settings: Settings, entries: Iterable[LedgerEntry], issue_ids: set[str], staging: Staging
) -> tuple[tuple[Arrival, ...], frozenset[str]]:
    """Return the arrivals of issues that staging knows nothing of, and which of these have lost their file, too.

    The staging folder may have been emptied, or be a new one: the ledger still knows where the files lie.
    """
    unknown = issue_ids.difference(staging.issues(ANNOUNCED)) if issue_ids else issue_ids
    again = tuple(
        _arrival_of(entry, settings.raw)
        for entry in entries
        if entry.issue_id in unknown and entry.status in (*IN_FORCE, "removed")
    )
    return again, frozenset(arrival.issue_id for arrival in again if not is_there(Path(arrival.path)))


def _arrival_of(entry: LedgerEntry, raw: Path) -> Arrival:
    path = (raw if entry.folder is None else Path(entry.folder)) / entry.file_name
    return Arrival(
        entry.issue_id or "", entry.file_name, str(path), entry.folder, entry.size_bytes, entry.mtime_ns or 0
    )


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
    staging = Staging(settings.staging_root)
    stale = (*stale_issues(unchanged, issues), *_our_faults(unchanged, staging))
    again, _ = _announced_again(settings, unchanged, set(stale), staging)
    return Plan((*arrivals, *again), stale, unchanged=sum(entry.issue_id not in stale for entry in unchanged))


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


@dataclass(frozen=True, slots=True)
class Holder:
    """The file whose rows the warehouse holds for one content."""

    issue_id: str
    file_name: str


def holders(entries: Iterable[LedgerEntry]) -> dict[str, Holder]:
    """Return which file holds which content (by hash), as the ledger knows it."""
    return {
        entry.sha256: Holder(entry.issue_id or "", entry.file_name) for entry in entries if entry.status == "loaded"
    }


def settle(issue_id: str, staging: Staging, settings: Settings, loaded: dict[str, Holder]) -> Envelope:
    """Hash the announced file of the issue and write the stage ``files``; a file that is as it was costs nothing.

    `loaded` says which file holds which content (by hash); the file is added to it. A content that another name holds
    makes this one a duplicate, unless that file is gone: then this is the same file, renamed. Raises StagingError when
    nothing was announced.
    """
    arrival = staging.read(ANNOUNCED, issue_id, Arrival)
    held = staging.envelope("files", issue_id)
    if held is not None and held.status == "done":
        source = staging.read("files", issue_id, SourceFile)
        if (source.path, source.size_bytes, source.mtime_ns) == (arrival.path, arrival.size_bytes, arrival.mtime_ns):
            loaded.setdefault(source.sha256, Holder(issue_id, source.file_name))
            return held
    try:
        hashed = hash_file(Path(arrival.path), settings.limits)
    except RefusedFileError as refusal:
        fingerprint = f"refused:{refusal.reason}:{arrival.size_bytes}:{arrival.mtime_ns}"
        envelope = Envelope("files", issue_id, fingerprint, "refused", refusal.reason, str(refusal))
        staging.write_refusal(envelope)
        return envelope
    owner = loaded.get(hashed.sha256)
    if owner is None or _is_missed(owner, staging):
        owner = loaded[hashed.sha256] = Holder(issue_id, arrival.file_name)
    if owner.file_name != arrival.file_name:
        told = f"the same content as {owner.file_name}"
        envelope = Envelope("files", issue_id, f"{hashed.sha256}:duplicate", "duplicate", owner.file_name, told)
        staging.write_refusal(envelope)
        return envelope
    source = SourceFile(issue_id, arrival.file_name, arrival.path, hashed.sha256, hashed.size_bytes, hashed.mtime_ns)
    envelope = Envelope("files", issue_id, hashed.sha256, counts=(("bytes", hashed.size_bytes),))
    staging.write(envelope, source)
    return envelope


def is_gone(arrival: Arrival) -> bool:
    """Return whether a file of the drop folder is no longer there; one from elsewhere is read and never missed."""
    return arrival.folder is None and not is_there(Path(arrival.path))


def _is_missed(holder: Holder, staging: Staging) -> bool:
    return staging.envelope(ANNOUNCED, holder.issue_id) is not None and is_gone(
        staging.read(ANNOUNCED, holder.issue_id, Arrival)
    )
