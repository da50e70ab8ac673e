"""Opening files that nobody vouches for: regular files only, whole, and unchanged while they are read.

Belongs here: opening, hashing, reading and naming the type of one file. Does not belong here: listing the folder.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipelines.errors import RefusedFileError
from pipelines.intake.limits import Limits
from pipelines.intake.reasons import Reason

CHUNK_BYTES = 1024 * 1024
# A PDF's header may stand after some other bytes; every reader looks this far.
HEADER_BYTES = 1024
PDF_HEADER = b"%PDF-"
# How much is shown of a file that is no PDF.
SHOWN_BYTES = 24
# A file whose first line was lost begins with its objects, from which qpdf can read it.
OBJECT_WITHOUT_HEADER = re.compile(rb"^\s*\d{1,10}\s+\d{1,5}\s+obj\b", re.MULTILINE)
ESCAPED_BYTE = re.compile(rb"\\x([89a-f][0-9a-f])")


@dataclass(frozen=True, slots=True)
class HashedFile:
    """A file as it was while it was hashed."""

    sha256: str
    size_bytes: int
    mtime_ns: int


def refuse(reason: Reason, where: str, detail: str | None = None) -> RefusedFileError:
    """Return the error that refuses the file `where`."""
    what = f"{reason.message}: {detail}" if detail else reason.message
    return RefusedFileError(what, reason=reason.value, where=where, do=reason.do)


def hash_file(path: Path, limits: Limits | None = None) -> HashedFile:
    """Return hash, size and modification time of the file; raises RefusedFileError, also when it changes meanwhile."""
    with _opened(path, limits or Limits()) as (descriptor, before):
        digest = hashlib.sha256()
        while chunk := os.read(descriptor, CHUNK_BYTES):
            digest.update(chunk)
        _check_unchanged(path, descriptor, before)
    return HashedFile(digest.hexdigest(), before.st_size, before.st_mtime_ns)


def read_pdf(path: Path, limits: Limits, sha256: str | None = None) -> bytes:
    """Return the bytes of the PDF at `path`; raises RefusedFileError where it is none, or not what `sha256` says."""
    with _opened(path, limits) as (descriptor, before):
        check_head(os.pread(descriptor, HEADER_BYTES, 0), path.name)
        chunks = []
        while chunk := os.read(descriptor, CHUNK_BYTES):
            chunks.append(chunk)
        _check_unchanged(path, descriptor, before)
    data = b"".join(chunks)
    if sha256 is not None and hashlib.sha256(data).hexdigest() != sha256:
        raise refuse(Reason.UNSETTLED, path.name, "its content changed between two looks")
    return data


def check_head(head: bytes, file_name: str) -> None:
    """Raise RefusedFileError where a file that begins with `head` is empty or no PDF."""
    if not head:
        raise refuse(Reason.EMPTY, file_name)
    if PDF_HEADER not in head and not OBJECT_WITHOUT_HEADER.search(head):
        raise refuse(Reason.NOT_A_PDF, file_name, describe_type(head))


def starts_like_pdf(path: Path) -> bool:
    """Return whether the file's first kilobyte holds a PDF's header; False where it cannot be read."""
    try:
        with _opened(path, Limits()) as (descriptor, _):
            return PDF_HEADER in os.pread(descriptor, HEADER_BYTES, 0)
    except RefusedFileError:
        return False


def describe_type(head: bytes) -> str:
    """Return in a few words what the first bytes of a file that is no PDF look like."""
    if not head.strip(b"\0"):
        return "it begins with zero bytes, as a broken download does"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for magic, name in _SIGNATURES:
        if start.startswith(magic):
            return f"it looks like {name}"
    text = head[:SHOWN_BYTES].decode("utf-8", "ignore").strip().partition("\n")[0]
    return f"it begins with “{text}”" if text.isprintable() else f"it begins with {head[:8]!r}"


_SIGNATURES = (
    (b"<!doctype html", "a web page, perhaps an error page or a login form"),
    (b"<html", "a web page, perhaps an error page or a login form"),
    (b"<?xml", "XML"),
    (b"\x89png", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"gif8", "a GIF picture"),
    (b"ii*\0", "a TIFF picture"),
    (b"mm\0*", "a TIFF picture"),
    (b"pk\x03\x04", "a zip archive, or a document of an office program"),
    (b"\xd0\xcf\x11\xe0", "a document of an office program"),
    (b"{\\rtf", "a rich text document"),
    (b"%!ps", "PostScript"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"%fdf", "form data without its document"),
)

_OPEN_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | getattr(os, "O_NOCTTY", 0)


@contextmanager
def _opened(path: Path, limits: Limits) -> Iterator[tuple[int, os.stat_result]]:
    """Open a regular file of bearable size without ever waiting for a writer, and name what the system says."""
    descriptor = None
    try:
        # Opening a device can already do something: look first, and look again at what was opened.
        mode = os.lstat(path).st_mode
        if not stat.S_ISREG(mode):
            raise refuse(Reason.SYMBOLIC_LINK if stat.S_ISLNK(mode) else Reason.NOT_A_REGULAR_FILE, path.name)
        descriptor = os.open(path, _OPEN_FLAGS)
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise refuse(Reason.NOT_A_REGULAR_FILE, path.name)
        if status.st_size > limits.max_file_bytes:
            raise refuse(Reason.TOO_LARGE, path.name, f"{status.st_size:,} of {limits.max_file_bytes:,} bytes")
        yield descriptor, status
    except FileNotFoundError as error:
        raise refuse(Reason.UNUSABLE_NAME if _is_shown_name(path) else Reason.VANISHED, path.name) from error
    except OSError as error:
        raise refuse(reason_of(error), path.name, error.strerror) from error
    finally:
        if descriptor is not None:
            os.close(descriptor)


def shown_name(name: str) -> str:
    """Return `name` with bytes that are no Unicode shown as escapes, so that it can be stored and printed."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("utf-8", "backslashreplace")
    return name


def is_there(path: Path) -> bool:
    """Return whether something lies at `path`: a file, a link to nowhere, or what a name that is no Unicode shows."""
    return os.path.lexists(path) or _is_shown_name(path)


def _is_shown_name(path: Path) -> bool:
    """Return whether a file is there whose name is no Unicode and is shown as `path`."""
    whole = ESCAPED_BYTE.sub(lambda found: bytes.fromhex(found[1].decode()), os.fsencode(path))
    return whole != os.fsencode(path) and os.path.lexists(whole)


def reason_of(error: OSError) -> Reason:
    """Return which reason the system's error stands for."""
    if isinstance(error, FileNotFoundError):
        return Reason.VANISHED
    if isinstance(error, PermissionError):
        return Reason.NO_PERMISSION
    if error.errno == errno.ELOOP:
        return Reason.SYMBOLIC_LINK
    if error.errno in (errno.ENXIO, errno.EISDIR):
        return Reason.NOT_A_REGULAR_FILE
    return Reason.STORAGE_FAULT


def _check_unchanged(path: Path, descriptor: int, before: os.stat_result) -> None:
    after = os.fstat(descriptor)
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise refuse(Reason.UNSETTLED, path.name, "it changed while it was read")
