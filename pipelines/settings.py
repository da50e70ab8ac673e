"""The settings: one frozen object, from environment variables with the prefix ``BULLETINS_`` and from flags.

Belongs here: every knob, with its unit in its name and a default that works. Does not belong here: what the knobs do.
"""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from pipelines.intake.limits import Limits

_DEFAULT = Limits()
PROJECT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Where things are and how much they may take. Relative paths count from the working directory."""

    model_config = SettingsConfigDict(env_prefix="BULLETINS_", frozen=True, extra="forbid")

    raw: Path = Field(PROJECT / "raw", description="the drop folder")
    warehouse: Path = Field(PROJECT / "warehouse" / "bulletins.duckdb", description="the file analysts open")
    staging: str = Field(
        "", description="folder or fsspec address of the staged files; beside the warehouse by default"
    )
    parquet: str = Field("", description="folder or fsspec address that gets each publication as Parquet; empty: none")
    parquet_kept: int = Field(3, ge=1, description="how many publications stay there as Parquet, the newest included")
    workers: int = Field(2, ge=0, description="worker processes; 0 reads in the calling process")
    cluster: str = Field("", description="address of a Dask scheduler that runs the stages instead of local workers")
    settle_seconds: float = Field(2.0, ge=0, description="a file must be this long unchanged before it is read")
    lock_wait_seconds: float = Field(600.0, ge=0, description="how long a load waits for another one")
    max_file_bytes: int = Field(_DEFAULT.max_file_bytes, ge=1, description="larger files are refused")
    max_pages: int = Field(_DEFAULT.max_pages, ge=1, description="files with more pages are refused")
    max_characters_per_page: int = Field(_DEFAULT.max_characters_per_page, ge=1, description="more are not read")
    cpu_seconds_per_page: float = Field(_DEFAULT.cpu_seconds_per_page, gt=0, description="CPU one page may take")
    cpu_seconds_per_file: float = Field(_DEFAULT.cpu_seconds_per_file, gt=0, description="CPU a file may take")
    cpu_seconds_per_further_page: float = Field(
        _DEFAULT.cpu_seconds_per_further_page, ge=0, description="and how much more for each page after the first"
    )
    wall_seconds_per_step: float = Field(_DEFAULT.wall_seconds_per_step, gt=0, description="silence of a worker")
    wall_seconds_per_file: float = Field(_DEFAULT.wall_seconds_per_file, gt=0, description="time by the clock")
    memory_bytes_per_worker: int = Field(
        _DEFAULT.memory_bytes_per_worker, ge=100_000_000, description="address space a worker may add"
    )
    attempts_per_file: int = Field(_DEFAULT.attempts_per_file, ge=1, description="tries after a worker's death")
    log_lines_per_file: int = Field(_DEFAULT.log_lines_per_file, ge=0, description="warnings kept of a file")
    sensor_seconds: int = Field(30, ge=1, description="how often the sensor looks into the drop folder")
    quality_blocks: bool = Field(
        False, description="loads that start by themselves wait while the labelled sample is read worse than its floors"
    )
    passwords: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="tried on encrypted files: one as it is, several as a JSON list"
    )
    spacy_pipeline: str = Field("", description="an installed spaCy pipeline that adds entity candidates")
    alert_webhook: str = Field("", description="address that gets a JSON message on failures and refusals")

    @field_validator("passwords", mode="before")
    @classmethod
    def _read_passwords(cls, told: object) -> object:
        """Read what the environment says: who has one password writes just that."""
        if not isinstance(told, str):
            return told
        if not told.startswith("["):
            return (told,) if told else ()
        try:
            return json.loads(told)
        except ValueError as fault:
            raise ValueError('several passwords are a JSON list, such as ["one", "another"]') from fault

    @property
    def limits(self) -> Limits:
        """The limits of reading one file."""
        return Limits(**{field.name: getattr(self, field.name) for field in fields(Limits)})

    @property
    def staging_root(self) -> str:
        """The staging folder or address in force."""
        return self.staging or str(self.warehouse.parent / ".staging")

    @property
    def dagster_home(self) -> Path:
        """Dagster's own folder (runs, event log, schedules)."""
        return self.warehouse.parent / ".dagster"
