"""The limits on what one file may cost, as one frozen value.

Belongs here: the limits, their defaults and the names of the settings that raise them. Does not belong here: enforcing
them (`workers`, `steps`, `files`) and reading settings from the environment (`pipelines/settings.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, fields

SETTING_PREFIX = "BULLETINS_"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. Each field is a setting of the same name in capitals, after ``BULLETINS_``.

    CPU time counts what the worker itself computes, so a busy machine refuses nothing; wall-clock time catches a worker
    that waits for something that never comes. The memory limit counts from what a worker holds when it is ready to work
    (its libraries, about 0.4 GB of address space), as address space.
    """

    max_file_bytes: int = 512 * 1024**2
    max_pages: int = 5_000
    max_characters_per_page: int = 400_000
    cpu_seconds_per_page: float = 30.0
    cpu_seconds_per_file: float = 60.0
    cpu_seconds_per_further_page: float = 3.0
    wall_seconds_per_step: float = 300.0
    wall_seconds_per_file: float = 3_600.0
    memory_bytes_per_worker: int = 1024**3
    attempts_per_file: int = 4
    log_lines_per_file: int = 50

    def cpu_seconds_for(self, page_count: int) -> float:
        """Return what a file of `page_count` pages may use in all."""
        return self.cpu_seconds_per_file + self.cpu_seconds_per_further_page * max(0, page_count - 1)


def setting_name(limit: str) -> str:
    """Return the environment variable that sets the field `limit` of Limits."""
    if limit not in {field.name for field in fields(Limits)}:
        raise KeyError(limit)
    return SETTING_PREFIX + limit.upper()
