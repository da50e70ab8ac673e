"""Looking into the drop folder: what is there, what is new, what changed, what must not be touched.

Belongs here: one look at names, kinds, sizes and times, compared with what is known. Does not belong here: reading
contents (`files`), beyond the first kilobyte of files that are not called ``.pdf``.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipelines.intake.files import reason_of, shown_name, starts_like_pdf
from pipelines.intake.limits import Limits
from pipelines.intake.reasons import Reason
from pipelines.rules import load_lines

DEFAULT_SETTLE_SECONDS = 5.0
# A change dated further ahead than this comes from a clock that is wrong, not from a file that was just written.
CLOCK_SKEW_NS = 600 * 10**9
PDF_SUFFIX = ".pdf"


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file as the ledger knows it: unchanged in size and time means unchanged."""

    size_bytes: int
    mtime_ns: int | None


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A regular file to be hashed and read; `file_name` is relative to the folder, with ``/`` between its parts."""

    file_name: str
    size_bytes: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class RefusedEntry:
    """Something that looks as if it were meant to be loaded and is refused without having been opened."""

    file_name: str
    reason: Reason
    size_bytes: int
    mtime_ns: int
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """One look into the folder; every file is in exactly one of these, and all are sorted by name.

    `new` and `changed` have settled and want reading. `unchanged` are as known. `waiting` changed too short a time ago
    and are looked at again. `refused` are new in this state; an entry refused before and unchanged since is in
    `unchanged`. `vanished` are known and no longer there. `ignored` are no PDFs by name or content, hidden, or by their
    names still being written by a browser or a copying tool.
    """

    new: tuple[FoundFile, ...] = ()
    changed: tuple[FoundFile, ...] = ()
    unchanged: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    refused: tuple[RefusedEntry, ...] = ()
    vanished: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    @property
    def to_read(self) -> tuple[FoundFile, ...]:
        """The files to hash and read."""
        return tuple(sorted(self.new + self.changed, key=lambda file: file.file_name))


@dataclass(frozen=True, slots=True)
class _Entry:
    file_name: str
    path: str
    status: os.stat_result | None
    error: OSError | None = None


def scan(
    raw: Path,
    known: Mapping[str, KnownFile],
    *,
    now_ns: int,
    settle_seconds: float = DEFAULT_SETTLE_SECONDS,
    limits: Limits | None = None,
) -> Scan:
    """Look into `raw` and its sub-folders once and compare with `known` (by file name relative to `raw`).

    `now_ns` is the time of the look in nanoseconds since 1970. Links are never followed and hidden folders not entered.
    Raises FileNotFoundError or another OSError where `raw` itself cannot be listed.
    """
    limits = limits or Limits()
    found: dict[str, list[FoundFile]] = {"new": [], "changed": []}
    unchanged: list[str] = []
    waiting: list[str] = []
    ignored: list[str] = []
    refused: list[RefusedEntry] = []
    seen: set[str] = set()
    for entry in _walk(str(raw), ""):
        name = shown_name(entry.file_name)
        seen.add(name)
        size, mtime_ns = (entry.status.st_size, entry.status.st_mtime_ns) if entry.status else (0, 0)
        before = known.get(name)
        if before is not None and (before.size_bytes, before.mtime_ns) == (size, mtime_ns):
            unchanged.append(name)
        elif _is_passed_over(name):
            ignored.append(name)
        elif (reason := _refusal(entry, limits)) is not None:
            if _wanted(entry):
                refused.append(RefusedEntry(name, reason, size, mtime_ns, _detail(entry, reason, limits)))
            else:
                ignored.append(name)
        elif entry.status is not None and not _settled(entry.status, now_ns, settle_seconds):
            waiting.append(name)
        elif not _wanted(entry):
            ignored.append(name)
        else:
            found["new" if before is None else "changed"].append(FoundFile(name, size, mtime_ns))
    return Scan(
        new=tuple(sorted(found["new"], key=lambda file: file.file_name)),
        changed=tuple(sorted(found["changed"], key=lambda file: file.file_name)),
        unchanged=tuple(sorted(unchanged)),
        waiting=tuple(sorted(waiting)),
        refused=tuple(sorted(refused, key=lambda entry: entry.file_name)),
        vanished=tuple(sorted(name for name in known if name not in seen)),
        ignored=tuple(sorted(ignored)),
    )


def _walk(folder: str, prefix: str) -> Iterator[_Entry]:
    """Yield every entry below `folder` but the folders it enters: all but hidden ones and those with a PDF's name."""
    folders = [(folder, prefix)]
    while folders:
        here, above = folders.pop()
        try:
            entries = list(os.scandir(here))
        except OSError as error:
            if not above:
                raise
            yield _Entry(above.rstrip("/"), here, None, error)
            continue
        for entry in entries:
            try:
                status = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
            except OSError as error:
                yield _Entry(above + entry.name, entry.path, None, error)
                continue
            if stat.S_ISDIR(status.st_mode) and not entry.name.startswith(".") and not _is_pdf_name(entry.name):
                folders.append((entry.path, f"{above}{entry.name}/"))
                continue
            yield _Entry(above + entry.name, entry.path, status)


def _refusal(entry: _Entry, limits: Limits) -> Reason | None:
    """Return why the entry must not be opened, None where it may."""
    if entry.status is None:
        return reason_of(entry.error) if entry.error else Reason.STORAGE_FAULT
    if shown_name(entry.file_name) != entry.file_name:
        return Reason.UNUSABLE_NAME
    if stat.S_ISLNK(entry.status.st_mode):
        return Reason.SYMBOLIC_LINK
    if not stat.S_ISREG(entry.status.st_mode):
        return Reason.NOT_A_REGULAR_FILE
    if entry.status.st_size > limits.max_file_bytes:
        return Reason.TOO_LARGE
    return None


def _detail(entry: _Entry, reason: Reason, limits: Limits) -> str | None:
    if reason is Reason.TOO_LARGE and entry.status is not None:
        return f"{entry.status.st_size:,} of {limits.max_file_bytes:,} bytes"
    if entry.status is None:
        return entry.error.strerror if entry.error else None
    for is_kind, kind in _KINDS:
        if is_kind(entry.status.st_mode):
            return kind
    return None


_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def _is_passed_over(file_name: str) -> bool:
    """Return whether the file is hidden or, by its name, still being written under a temporary one."""
    last = file_name.rpartition("/")[2]
    return last.startswith(".") or last.lower().endswith(load_lines("intake/temporary_names.txt"))


def _is_pdf_name(file_name: str) -> bool:
    return file_name.lower().endswith(PDF_SUFFIX)


def _wanted(entry: _Entry) -> bool:
    """Return whether somebody means this to be loaded: a PDF by name, or a regular file that begins like one."""
    if entry.status is None or _is_pdf_name(entry.file_name):
        return True
    return stat.S_ISREG(entry.status.st_mode) and starts_like_pdf(Path(entry.path))


def _settled(status: os.stat_result, now_ns: int, settle_seconds: float) -> bool:
    """Return whether the file has not changed for a while.

    Copying tools set the modification time to the original's; the time of the last status change they cannot set.
    """
    age_ns = now_ns - status.st_ctime_ns
    return age_ns >= settle_seconds * 1e9 or age_ns < -CLOCK_SKEW_NS
