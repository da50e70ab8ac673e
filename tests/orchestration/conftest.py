"""A drop folder, a warehouse and a staging folder of the test's own, with small issues made on the spot."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipelines.settings import Settings

STORY = (
    "The Harbour Board counted {value} ferries by the end of 2023, up from 29 a year",
    "earlier, and wants to order more than 12 boats before 2026. Ferry traffic on the",
    "Selwyn rose by 7.5 percent in 2023, the board said on Friday.",
)


def write_issue(path: Path, value: int = 41) -> Path:
    """Write a one-page issue whose story counts `value` ferries."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setFont("Helvetica-Bold", 24)
    canvas.drawString(60, 740, "Ferries Counted on the Selwyn")
    canvas.setFont("Helvetica", 10)
    for number, line in enumerate(STORY):
        canvas.drawString(60, 700 - 13 * number, line.format(value=value))
    canvas.save()
    return path


@dataclass
class House:
    """Where the test's own bulletins live."""

    settings: Settings

    def drop(self, name: str, value: int = 41) -> Path:
        return write_issue(self.settings.raw / name, value)

    def ask(self, sql: str) -> list[tuple]:
        with duckdb.connect(str(self.settings.warehouse), read_only=True) as connection:
            return connection.execute(sql).fetchall()


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    raw = tmp_path / "raw"
    raw.mkdir()
    (tmp_path / "warehouse").mkdir()
    given = {
        "BULLETINS_RAW": str(raw),
        "BULLETINS_WAREHOUSE": str(tmp_path / "warehouse" / "bulletins.duckdb"),
        "BULLETINS_WORKERS": "0",
        "BULLETINS_SETTLE_SECONDS": "0",
        "DAGSTER_HOME": str(tmp_path / "dagster"),
    }
    # What the person who runs the tests has set for an own warehouse is not the tests'.
    for name in [name for name in os.environ if name.startswith("BULLETINS_")]:
        monkeypatch.delenv(name)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    return House(Settings())


@pytest.fixture
def ingest(house: House) -> Callable[..., tuple[int, str]]:
    """Return a function that runs `bulletins ingest` and gives its exit code and what it printed."""
    from io import StringIO

    from rich.console import Console

    from pipelines.commands.ingest import ingest as run

    def call(*paths: Path) -> tuple[int, str]:
        out = StringIO()
        code = run(house.settings, paths, Console(file=out, width=200))
        return code, out.getvalue()

    return call
