"""Reading one file in a worker: bytes to Document, page by page, each page within its limits.

Belongs here: what surrounds the reading of pages: checks, limits, partial results. Does not belong here: how a page is
read (`pipelines/pages`) and processes (`workers`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.intake.files import read_pdf
from pipelines.intake.limits import Limits
from pipelines.model import Document


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """What a worker needs to read one file; `sha256` is the content that was looked at before."""

    path: str
    file_name: str
    issue_id: str
    limits: Limits
    passwords: tuple[str, ...] = ()
    sha256: str | None = None


def read_file_task(request: ReadRequest) -> Document:
    """Read the file of `request`; the form of `read_file` that a WorkerPool takes."""
    return read_file(
        request.path, request.issue_id, request.limits, request.passwords, request.file_name, request.sha256
    )


def read_file(
    path: str,
    issue_id: str,
    limits: Limits,
    passwords: Sequence[str] = (),
    file_name: str | None = None,
    sha256: str | None = None,
) -> Document:
    """Return what the file shows; raises RefusedFileError with a reason from the closed list."""
    from pipelines.pages import read_document

    data = read_pdf(Path(path), limits, sha256)
    return read_document(data, issue_id, file_name or Path(path).name, tuple(passwords))
