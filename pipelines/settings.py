"""The settings: one frozen object, from environment variables with the prefix ``BULLETINS_`` and from flags.

Belongs here: every knob, with its unit in its name and a default that works. Does not belong here: what the knobs do.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Where things are and how much they may take. Relative paths count from the working directory."""

    model_config = SettingsConfigDict(env_prefix="BULLETINS_", frozen=True, extra="forbid")

    raw: Path = Field(PROJECT / "raw", description="the drop folder")
    warehouse: Path = Field(PROJECT / "warehouse" / "bulletins.duckdb", description="the file analysts open")
    staging: str = Field(
        "", description="folder or fsspec address of the staged files; beside the warehouse by default"
    )
    workers: int = Field(2, ge=0, description="worker processes; 0 reads in the calling process")
    settle_seconds: float = Field(2.0, ge=0, description="a file must be this long unchanged before it is read")
    lock_wait_seconds: float = Field(600.0, ge=0, description="how long a load waits for another one")
    max_file_bytes: int = Field(500_000_000, ge=1, description="larger files are refused")
    max_pages: int = Field(2_000, ge=1, description="files with more pages are refused")
    page_cpu_seconds: float = Field(30.0, gt=0, description="CPU a page may take")
    file_wall_seconds: float = Field(600.0, gt=0, description="time a file may take, by the clock")
    worker_memory_bytes: int = Field(1_500_000_000, ge=100_000_000, description="address space of a worker")
    passwords: tuple[str, ...] = Field((), description="tried on encrypted files, as a JSON list")
    spacy_pipeline: str = Field("", description="an installed spaCy pipeline that adds entity candidates")
    alert_webhook: str = Field("", description="address that gets a JSON message on failures and refusals")

    @property
    def staging_root(self) -> str:
        """The staging folder or address in force."""
        return self.staging or str(self.warehouse.parent / ".staging")

    @property
    def dagster_home(self) -> Path:
        """Dagster's own folder (runs, event log, schedules)."""
        return self.warehouse.parent / ".dagster"
