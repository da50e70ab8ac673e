"""Folders that a person named to be written to.

Belongs here: making one, and what is said when that fails. Does not belong here: what goes into it.
"""

from __future__ import annotations

from pathlib import Path

from pipelines.errors import SettingsError


def make_folder(folder: Path) -> None:
    """Make the folder and those above it unless they are there; raises SettingsError where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise SettingsError(f"no folder can be made: {fault.strerror}", where=str(folder), do="Name another") from fault
