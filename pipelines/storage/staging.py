"""The staging folder: what each stage made of each issue, one Arrow file per issue and stage.

Belongs here: reading, writing and listing those files, and the envelope that says from what a file was made. Does not
belong here: what a stage does, and the warehouse.

The folder is reached through fsspec, so that it can be an object store. A file appears whole or not at all: on a local
disk it is written aside and renamed, on an object store a put is atomic.

Arrow's own file format (Feather to pandas, R and polars), since nothing but the next stage reads these files: one row
of some hundred nested columns takes Parquet nine times as long to write and three times as long to read.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, TypeVar

import polars as pl
import pyarrow as pa
from upath import UPath

from pipelines.errors import StagingError
from pipelines.storage.codec import from_table, to_table

T = TypeVar("T")

_ENVELOPE_KEY = b"bulletins"
_MAKE_AGAIN = "Delete it; the next run writes it again"
PENDING = "pending"
PICTURES = "pictures"
STALE_PART_SECONDS = 3600
SUFFIX = ".arrow"
# Arrow keeps what it frees for the next table: of one as large as this, more than the next issues need.
LARGE_BYTES = 4_000_000
# What earlier versions wrote: read where there is nothing newer, so that what they staged need not be made again.
FORMER_SUFFIX = ".parquet"
# A file is written and read in a quarter of the time that zstd takes, and is a fifth larger.
_WRITTEN_AS = pa.ipc.IpcWriteOptions(compression="lz4", use_threads=False)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a staged file says of itself.

    `fingerprint` is a hash of everything it was made from; `status` is ``done``, ``duplicate`` or ``refused`` (then the
    file holds no value, and `reason` and `detail` say why). `counts` are named numbers for people.
    """

    stage: str
    issue_id: str
    fingerprint: str
    status: str = "done"
    reason: str | None = None
    detail: str | None = None
    counts: tuple[tuple[str, int], ...] = ()

    def to_json(self) -> bytes:
        return json.dumps({name: getattr(self, name) for name in self.__slots__}).encode()

    @staticmethod
    def from_json(data: bytes) -> Envelope:
        found = json.loads(data)
        envelope = Envelope(**found)
        return replace(envelope, counts=tuple((str(name), int(number)) for name, number in found["counts"]))


class Staging:
    """The files of all stages under one root; cheap to make, so every worker makes its own.

    `root` is a folder or any address that fsspec knows; listings are never cached, since other processes write too.
    With `keeps`, what was written is also kept as it is, for whoever reads it next through the same object.
    """

    def __init__(self, root: str, *, keeps: bool = False) -> None:
        self.root = root
        self._kept: dict[tuple[str, str], tuple[Envelope, Any]] | None = {} if keeps else None
        self._local = "://" not in root
        self._path: UPath = UPath(root) if self._local else UPath(root, use_listings_cache=False)

    def let_go(self, issue_id: str, but: Collection[str]) -> None:
        """Keep nothing more of the issue but what the stages `but` made: a file of many pages fills the memory."""
        if self._kept is not None:
            for stage, issue in list(self._kept):
                if issue == issue_id and stage not in but:
                    del self._kept[stage, issue]

    # -- paths
    def _file(self, stage: str, issue_id: str, suffix: str = SUFFIX) -> UPath:
        path: UPath = self._path / stage / f"{issue_id}{suffix}"
        return path

    # -- writing
    def write(self, envelope: Envelope, value: Any) -> None:
        """Write the dataclass instance `value` as the result of `envelope.stage` for its issue."""
        table = to_table(value)
        self._write_table(envelope, table)
        if table.nbytes > LARGE_BYTES:
            del table
            pa.default_memory_pool().release_unused()
        if self._kept is not None:
            self._kept[envelope.stage, envelope.issue_id] = envelope, value

    def write_frames(self, envelope: Envelope, frames: dict[str, pl.DataFrame]) -> None:
        """Write data frames, one per table, as one row whose columns are lists of rows."""
        row = pl.DataFrame({name: [frame.to_struct(name)] for name, frame in frames.items()})
        self._write_table(envelope, row.to_arrow())

    def write_refusal(self, envelope: Envelope) -> None:
        """Write that a stage has no value for an issue, and why (in the envelope)."""
        self._write_table(envelope, pa.table({"refused": pa.array([], pa.string())}))

    def _write_table(self, envelope: Envelope, table: pa.Table) -> None:
        metadata = {**(table.schema.metadata or {}), _ENVELOPE_KEY: envelope.to_json()}
        table = table.replace_schema_metadata(metadata)
        with (
            self._whole(self._file(envelope.stage, envelope.issue_id)) as stream,
            pa.ipc.new_file(stream, table.schema, options=_WRITTEN_AS) as writer,
        ):
            writer.write_table(table)

    def _put(self, path: UPath, data: bytes) -> None:
        with self._whole(path) as stream:
            stream.write(data)

    @contextmanager
    def _whole(self, path: UPath) -> Iterator[BinaryIO]:
        """Open a file to be written that appears once it is whole."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if self._local:
            aside = f"{path}.{os.getpid()}.part"
            with open(aside, "wb") as stream:
                yield stream
            os.replace(aside, str(path))
        else:
            buffer = io.BytesIO()
            yield buffer
            path.write_bytes(buffer.getvalue())

    # -- reading
    def envelope(self, stage: str, issue_id: str) -> Envelope | None:
        """Return what the staged file says of itself, None without one; raises StagingError when it is damaged."""
        if self._kept and (stage, issue_id) in self._kept:
            return self._kept[stage, issue_id][0]
        path = self._file(stage, issue_id)
        try:
            with path.open("rb") as stream, _damage_told(path):
                metadata = pa.ipc.open_file(stream).schema.metadata
        except FileNotFoundError:
            former = self._former(stage, issue_id)
            if former is None:
                return None
            metadata = former.schema.metadata
        return Envelope.from_json(metadata[_ENVELOPE_KEY])

    def read(self, stage: str, issue_id: str, cls: type[T]) -> T:
        """Return the value that `stage` has for the issue; raises StagingError when there is none of this version."""
        if self._kept and (stage, issue_id) in self._kept:
            value = self._kept[stage, issue_id][1]
            assert isinstance(value, cls)
            return value
        table = self._read_table(stage, issue_id)
        try:
            found: T = from_table(cls, table)
        except KeyError as absent:
            raise StagingError(
                f"what stage {stage} holds is of another version ({absent.args[0]})", where=issue_id, do=_MAKE_AGAIN
            ) from absent
        return found

    def read_frames(self, stage: str, issue_id: str) -> dict[str, pl.DataFrame]:
        """Return what `write_frames` wrote, by table."""
        row = pl.from_arrow(self._read_table(stage, issue_id))
        assert isinstance(row, pl.DataFrame)
        return {name: row.get_column(name)[0].struct.unnest() for name in row.columns}

    def _read_table(self, stage: str, issue_id: str) -> pa.Table:
        path = self._file(stage, issue_id)
        try:
            data = path.read_bytes()
        except FileNotFoundError as absent:
            table = self._former(stage, issue_id)
            if table is None:
                raise StagingError(
                    f"nothing is staged of stage {stage}", where=issue_id, do="Run the stages before it first"
                ) from absent
        else:
            with _damage_told(path):
                table = pa.ipc.open_file(pa.BufferReader(data)).read_all()
        if table.num_rows != 1:
            raise StagingError(f"stage {stage} refused this issue", where=issue_id, do="Look at `bulletins status`")
        return table

    def _former(self, stage: str, issue_id: str) -> pa.Table | None:
        """Return what an earlier version staged, None where it staged nothing."""
        path = self._file(stage, issue_id, FORMER_SUFFIX)
        if not path.exists():
            return None
        import pyarrow.parquet as pq

        with _damage_told(path):
            return pq.ParquetFile(pa.BufferReader(path.read_bytes())).read(use_threads=False)

    # -- pictures
    def write_picture(self, issue_id: str, png: bytes) -> None:
        """Keep a small picture of the issue's first page."""
        self._put(self._path / PICTURES / f"{issue_id}.png", png)

    def picture(self, issue_id: str) -> bytes | None:
        """Return the picture of the issue's first page, None when there is none."""
        try:
            data: bytes = (self._path / PICTURES / f"{issue_id}.png").read_bytes()
        except FileNotFoundError:
            return None
        return data

    # -- what waits to be published
    def mark_pending(self, issue_id: str) -> None:
        """Note that the issue has a result that no published warehouse holds yet."""
        self._put(self._path / PENDING / issue_id, b"")

    def pending(self) -> list[str]:
        """Return the issues so noted, sorted."""
        folder = self._path / PENDING
        if not folder.exists():
            return []
        return sorted(path.name for path in folder.iterdir() if not path.name.endswith(".part"))

    def clear_pending(self, issue_ids: Iterable[str]) -> None:
        """Take the notes back, once a published warehouse holds the issues."""
        for issue_id in issue_ids:
            (self._path / PENDING / issue_id).unlink(missing_ok=True)

    def issues(self, stage: str) -> Iterator[str]:
        """Yield the issues that `stage` has a file for."""
        folder = self._path / stage
        if folder.exists():
            names = (path.name for path in folder.iterdir() if path.name.endswith((SUFFIX, FORMER_SUFFIX)))
            yield from dict.fromkeys(name.rpartition(".")[0] for name in names)

    def forget(self, issue_id: str, stages: Iterable[str]) -> None:
        """Delete what the named stages hold of the issue."""
        for stage in stages:
            for suffix in (SUFFIX, FORMER_SUFFIX):
                self._file(stage, issue_id, suffix).unlink(missing_ok=True)

    def sweep_parts(self, now_seconds: float) -> int:
        """Delete half-written files that killed runs left behind; return how many (local folders only).

        A file is written in well under a second, so one that is an hour old at `now_seconds` belongs to nobody.
        """
        if not self._local or not self._path.exists():
            return 0
        left = [part for part in self._path.glob("*/*.part") if now_seconds - part.stat().st_mtime > STALE_PART_SECONDS]
        for part in left:
            part.unlink(missing_ok=True)
        return len(left)


@contextmanager
def _damage_told(path: UPath) -> Iterator[None]:
    """Turn what Arrow says of a file that is none, or not whole, into a StagingError."""
    try:
        yield
    except (pa.ArrowInvalid, OSError) as damage:
        if isinstance(damage, OSError) and damage.errno is not None:
            raise  # the disk's fault, not the file's
        raise StagingError(f"the staged file is damaged ({damage})", where=str(path), do=_MAKE_AGAIN) from damage
