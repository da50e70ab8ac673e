"""The folder the site is written to: what we wrote there, written again only when it changed.

Belongs here: the manifest, writing, removing what is stale. Does not belong here: what the files say.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.errors import SettingsError
from pipelines.storage.folders import make_folder
from pipelines.storage.locks import exclusive

MANIFEST = ".manifest.json"
LOCK = ".lock"
MANIFEST_VERSION = 1


@dataclass(slots=True)
class Group:
    """Files that are written together: the `state` they were made from, their hashes, and remarks by page."""

    state: str
    files: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


class SiteFolder:
    """The output folder; files are written in groups (an issue's page, its pictures, an entity's page).

    Only files we wrote are ever replaced or removed. `written` and `removed` list what this run did.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.written: list[str] = []
        self.removed: list[str] = []
        self._groups = _read_manifest(root / MANIFEST)

    def current(self, key: str, state: str) -> Group | None:
        """Return the group when it was made from this very state and all its files are still there."""
        group = self._groups.get(key)
        if group is None or group.state != state:
            return None
        return group if all((self.root / name).exists() for name in group.files) else None

    @contextmanager
    def replacing(self, key: str, state: str) -> Iterator[GroupWriter]:
        """Yield a writer for the group; what it does not write any more is removed at the end."""
        before = self._groups.get(key, Group(""))
        group = Group(state)
        yield GroupWriter(self, group, before)
        for name in before.files.keys() - group.files.keys():
            self._remove(name)
        self._groups[key] = group

    def drop_others(self, keys: Collection[str]) -> None:
        """Remove every group but `keys`, with its files."""
        for key in self._groups.keys() - set(keys):
            for name in self._groups.pop(key).files:
                self._remove(name)

    def put(self, name: str, content: bytes, before: str | None) -> str:
        """Write the file unless it holds this already (`before` is its hash); return its hash."""
        digest = hashlib.blake2b(content, digest_size=12).hexdigest()
        path = self.root / name
        if before != digest or not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            aside = path.with_name(f"{path.name}.part")
            aside.write_bytes(content)
            os.replace(aside, path)
            self.written.append(name)
        return digest

    def save(self) -> None:
        """Write the manifest."""
        told = {
            "version": MANIFEST_VERSION,
            "groups": {key: [group.state, group.files, group.notes] for key, group in self._groups.items()},
        }
        aside = self.root / f"{MANIFEST}.part"
        aside.write_text(json.dumps(told, separators=(",", ":")), encoding="utf-8")
        os.replace(aside, self.root / MANIFEST)

    def _remove(self, name: str) -> None:
        path = self.root / name
        path.unlink(missing_ok=True)
        self.removed.append(name)
        with suppress(OSError):  # not empty, or gone
            if path.parent != self.root:
                path.parent.rmdir()


class GroupWriter:
    """Writes one group's files."""

    def __init__(self, folder: SiteFolder, group: Group, before: Group) -> None:
        self._folder = folder
        self._group = group
        self._before = before

    def write(self, name: str, content: bytes) -> None:
        """Write a file of the group, unless it holds this already."""
        self._group.files[name] = self._folder.put(name, content, self._before.files.get(name))

    def note(self, about: str, remark: str) -> None:
        """Keep a remark with the group."""
        self._group.notes[about] = remark

    @property
    def group(self) -> Group:
        """The group as written so far."""
        return self._group


@contextmanager
def opened(root: Path, wait_seconds: float) -> Iterator[SiteFolder]:
    """Yield the folder, locked against other writers; what was written is on record however the block ends.

    Raises SettingsError for a folder that holds other things, WarehouseError when another process writes there for
    longer than `wait_seconds`.
    """
    if root.exists() and not root.is_dir():
        raise SettingsError("this is a file", where=str(root), do="Name a folder for the site")
    if root.is_dir() and not (root / MANIFEST).exists() and any(entry.name != LOCK for entry in root.iterdir()):
        raise SettingsError("the folder holds other things", where=str(root), do="Name an empty or a new folder")
    make_folder(root)
    with exclusive(root / LOCK, wait_seconds, "writing the site"):
        folder = SiteFolder(root)
        folder.save()
        try:
            yield folder
        finally:
            folder.save()


def _read_manifest(path: Path) -> dict[str, Group]:
    """Return the groups on record; a manifest that is damaged or of another version counts as empty."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["version"] != MANIFEST_VERSION:
            return {}
        return {key: Group(state, dict(files), dict(notes)) for key, (state, files, notes) in told["groups"].items()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
