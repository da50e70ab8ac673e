"""The published tables as Parquet beside the warehouse or on an object store: one folder for each publication.

Belongs here: writing a publication's folder, the file that names the newest one, and deleting old ones. Does not belong
here: what is published (`publishing.py`).

A folder is never changed once it is named: readers take its name from ``latest.json`` and read any number of tables of
one and the same state, also while the next one is written. On a local disk the folder is written aside and renamed; an
object store knows no rename, so there a folder counts only once ``latest.json``, put at the end, names it.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from upath import UPath

from pipelines.errors import WarehouseError
from pipelines.storage.database import WarehousePaths
from pipelines.storage.locks import exclusive
from pipelines.storage.snapshot import attached, copy_out, exportable
from schemas import ALL_TABLES
from schemas.ddl import dictionary_markdown

LATEST = "latest.json"
OPTIONS = "FORMAT parquet, COMPRESSION zstd"
_PART = ".part-"


@dataclass(frozen=True, slots=True)
class Written:
    """The newest publication there is as Parquet: its folder's name, the rows of its tables, and whether it is new."""

    folder: str
    rows: dict[str, int]
    is_new: bool


def follow(paths: WarehousePaths, root: str, kept: int, wait_seconds: float) -> Written:
    """Write the published tables to a folder of their own under `root`, unless the newest there is the same state.

    `root` is a folder or an address that fsspec knows. The `kept` newest folders stay, so that who reads one may go on;
    older ones, and what a killed run left half written, are deleted. Level-triggered: what one run could not write,
    the next one writes. Raises WarehouseError when nothing is published or `root` refuses.
    """
    base = _path(root)
    with exclusive(paths.build_folder / "parquet.lock", wait_seconds, "writing Parquet"):
        try:
            return _write(paths, base, root, kept)
        except OSError as fault:
            raise WarehouseError(
                f"the tables could not be written as Parquet: {fault}",
                where=root,
                do="Mend the folder or address in BULLETINS_PARQUET; the next run, or materializing the asset "
                "`parquet`, writes them",
            ) from fault


def latest(root: str) -> dict[str, object] | None:
    """Return what ``latest.json`` says, None where there is none."""
    try:
        found: dict[str, object] = json.loads((_path(root) / LATEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return found


def _path(root: str) -> UPath:
    return UPath(root, use_listings_cache=False) if "://" in root else UPath(Path(root).resolve())


def _write(paths: WarehousePaths, base: UPath, root: str, kept: int) -> Written:
    is_local = "://" not in root
    with attached(paths.published) as connection:
        run_id, at, rules = connection.execute(
            "SELECT run_id, published_at, rules_version FROM publications ORDER BY published_at DESC LIMIT 1"
        ).fetchall()[0]
        name = f"{at:%Y%m%dT%H%M%S%f}-{run_id}"
        before = latest(root)
        if before is not None and before["folder"] == name:
            return Written(name, {str(k): int(v) for k, v in dict(before["rows"]).items()}, False)  # type: ignore[call-overload]
        base.mkdir(parents=True, exist_ok=True)
        _prune(base, {str(before["folder"])} if before else set(), kept)
        with tempfile.TemporaryDirectory(prefix=_PART, dir=str(base) if is_local else None) as made:
            rows = {
                table: copy_out(connection, table, Path(made) / f"{table}.parquet", columns="*", options=OPTIONS)
                for table in exportable(connection)
            }
            (Path(made) / "DATA_DICTIONARY.md").write_text(dictionary_markdown(ALL_TABLES), encoding="utf-8")
            _put_folder(Path(made), base / name, is_local=is_local)
    told = {"folder": name, "run_id": run_id, "published_at": f"{at:%Y-%m-%dT%H:%M:%S.%fZ}", "rules_version": rules}
    _put_file(base / LATEST, json.dumps({**told, "rows": rows}, indent=1).encode(), is_local=is_local)
    _prune(base, {name}, kept)
    return Written(name, rows, True)


def _put_folder(made: Path, target: UPath, *, is_local: bool) -> None:
    if is_local:
        for path in made.iterdir():
            _sync(path)
        made.chmod(0o755)
        # A folder of this name that is not the newest was left by a run that died before it could name it.
        shutil.rmtree(str(target), ignore_errors=True)
        os.replace(made, str(target))
        _sync(Path(str(target)).parent)
        made.mkdir()  # for the context that made it to clear away
        return
    for path in sorted(made.iterdir()):
        with path.open("rb") as reader, (target / path.name).open("wb") as writer:
            shutil.copyfileobj(reader, writer, 4 << 20)


def _put_file(target: UPath, data: bytes, *, is_local: bool) -> None:
    if not is_local:
        target.write_bytes(data)
        return
    aside = Path(f"{target}.part")
    aside.write_bytes(data)
    _sync(aside)
    os.replace(aside, str(target))
    _sync(aside.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _prune(base: UPath, named: set[str], kept: int) -> None:
    """Delete all but the newest `kept` folders of publications; those in `named` always stay."""
    # An object store has no empty folders: before the first publication nothing is there by that name.
    found = base.iterdir() if base.exists() else ()
    folders = sorted((path for path in found if _is_ours(path)), key=lambda path: path.name, reverse=True)
    parts = [path for path in folders if path.name.startswith(_PART)]
    whole = [path for path in folders if path not in parts]
    for path in (*parts, *(path for path in whole[kept:] if path.name not in named)):
        path.fs.rm(path.path, recursive=True)


def _is_ours(path: UPath) -> bool:
    """Return whether it is a folder of a publication, or a half one: what else lies there is left alone."""
    moment = path.name.split("-")[0]
    ours = len(moment) == len("20260101T000000000000") and moment[8] == "T" and moment.replace("T", "").isdigit()
    return (ours or path.name.startswith(_PART)) and path.is_dir()
